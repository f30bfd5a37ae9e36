"""`[run]`: what `bulletin run` does every day, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Missed = Literal["catch up", "skip"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSettings:
    """When the day's run is (`at`, "06:30"), to which channels it delivers (all when empty), and who is told.

    `health` is the path of a file that says how the last run went, `ping` an address that is fetched after each;
    a day that was `missed` (the machine was off) is caught up or skipped.
    """

    at: str = "06:30"
    channels: tuple[str, ...] = ()
    missed: Missed = "catch up"
    log: str = ""
    health: str = ""
    ping: str = ""
