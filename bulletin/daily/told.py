"""How the last run went, for who watches over it: a file, and an address that is fetched."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from bulletin import pipeline
from bulletin.channels import Around
from bulletin.daily import moments
from bulletin.daily.log import Log
from bulletin.errors import BulletinError
from bulletin.model import Document, Failure
from bulletin.readers import Fetcher
from bulletin.sending.secret import problem, secret
from bulletin.settings import Settings
from bulletin.web import Request

# As services that watch over timed jobs have it: Healthchecks, and others of the same interface.
_FAILED = "/fail"


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a run: its day and exit code, whether all is well with that, and what it counted."""

    day: date
    exit_code: int
    is_well: bool
    counts: Mapping[str, int]


def tell(told: Told, settings: Settings, around: Around, web: Fetcher, log: Log) -> None:
    """Write the health file and fetch the address, as settings have them; what fails of that is in the log only."""
    log("run", "ends", "info" if told.is_well else "error", exit_code=told.exit_code)
    if settings.run.health:
        _written(told, settings, around.now(), log)
    if settings.run.ping:
        _pinged(told, settings.run.ping, around, web, log)


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


def _pinged(told: Told, place: str, around: Around, web: Fetcher, log: Log) -> None:
    """Fetch the address, with "/fail" behind its path when not all is well; no line of the log holds it."""
    try:
        parts = urlsplit(place if problem(place) else secret(place, around.environ))
        if not told.is_well:
            parts = parts._replace(path=parts.path.rstrip("/") + _FAILED)
        (answer,) = web.fetch_all([Request(urlunsplit(parts), named=True)])
    except (BulletinError, ValueError) as error:
        # What is wrong with a secret may hold it.
        log("ping", "cannot be sent", "warning", problem=type(error).__name__)
        return
    if isinstance(answer, Failure):
        # A problem may repeat the address, as where a redirect leads to.
        problems = answer.problem.replace(parts.path, "/…") if len(parts.path) > 1 else answer.problem
        log("ping", "was not taken", "warning", host=parts.hostname, problem=problems)
    else:
        log("ping", "was taken", host=parts.hostname)
