"""How the last run went, for who watches over it: a file, and an address that is fetched (`ping`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from bulletin import pipeline
from bulletin.channels import Around
from bulletin.daily import moments
from bulletin.daily.log import Log
from bulletin.daily.ping import Pinger, ping
from bulletin.errors import BulletinError
from bulletin.model import Document
from bulletin.settings import Settings


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a run: its day and exit code, whether all is well with that, and what it counted."""

    day: date
    exit_code: int
    is_well: bool
    counts: Mapping[str, int]


def tell(told: Told, settings: Settings, around: Around, web: Pinger, log: Log) -> None:
    """Write the health file and fetch the address, as settings have them; what fails of that is in the log only."""
    log("run", "ends", "info" if told.is_well else "error", exit_code=told.exit_code)
    if settings.run.health:
        _written(told, settings, around.now(), log)
    if settings.run.ping:
        ping(settings.run.ping, told.is_well, around, web, log)


def _written(told: Told, settings: Settings, now: datetime, log: Log) -> None:
    path = Path(settings.run.health).expanduser()
    here = moments.local(now, settings.timezone)
    at = time.fromisoformat(settings.run.at)
    health = {
        "last_run": here.isoformat(timespec="seconds"),
        **asdict(told),
        "day": told.day.isoformat(),
        "last_success": here.isoformat(timespec="seconds") if told.is_well else _last_success(path),
        "next_expected": moments.following(here, at, settings.timezone).isoformat(),
    }
    document = Document(path.name, "application/json", (json.dumps(health, indent=2) + "\n").encode())
    try:
        pipeline.write((document,), path.parent)
    except BulletinError as error:
        log("health", "cannot be written", "warning", subject=error.subject, problem=error.problem)


def _last_success(path: Path) -> str | None:
    """What the file said before; nothing when there is none, or it is no such file."""
    try:
        known: Any = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    found = known.get("last_success") if isinstance(known, dict) else None
    return found if isinstance(found, str) else None
