"""A day's run: fetch → build → deliver, once a day, whatever stops it; and how a machine is told to do it."""

from bulletin.daily.log import Log
from bulletin.daily.running import Ran, alone, run
from bulletin.daily.told import Told, tell

__all__ = ["Log", "Ran", "Told", "alone", "run", "tell"]
