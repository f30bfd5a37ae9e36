"""What earlier editions said: which stories go on, which facts are known, updated or withdrawn, and what to recall."""

from __future__ import annotations

from bulletin.memory.background import background
from bulletin.memory.continuing import continued
from bulletin.memory.differences import Differences, differences
from bulletin.memory.history import History
from bulletin.memory.retelling import Retold, retell
from bulletin.memory.screening import corrections
from bulletin.memory.tellings import Telling, tellings

__all__ = [
    "Differences",
    "History",
    "Retold",
    "Telling",
    "background",
    "continued",
    "corrections",
    "differences",
    "retell",
    "tellings",
]
