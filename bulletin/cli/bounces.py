"""`bulletin bounces`: what servers and readers sent back."""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict
from datetime import UTC
from typing import TYPE_CHECKING

import typer

from bulletin.cli import answers
from bulletin.cli.clock import now
from bulletin.cli.places import ArchiveOption, archive_path
from bulletin.cli.rows import JsonOption
from bulletin.errors import SettingsError
from bulletin.settings import load

if TYPE_CHECKING:
    from bulletin.delivery.returns import Returned

EXAMPLES = """\b
Examples:
  bulletin bounces                          read what came back since the last time
  bulletin bounces; bulletin deliveries email --state bounced
"""


def command(archive: ArchiveOption = None, as_json: JsonOption = False) -> None:
    """Read what came back, as [email.bounces] says: what did not arrive is bounced, who wants no more gets none."""
    own = load().email
    if not own or not own.bounces:
        problem = "bulletin.toml does not say where they come in; add [email.bounces] with mbox, or with host"
        raise SettingsError("bounces", problem)

    from bulletin.channels import Around
    from bulletin.delivery import returns

    around = Around(lambda: now("").astimezone(UTC), time.sleep, os.environ)
    done = returns.take(archive_path(archive), own, around)
    answers.say_failures(done.failures)
    typer.echo(json.dumps(_as_json(done), ensure_ascii=False, default=str) if as_json else answers.shown(told(done)))
    raise typer.Exit(answers.SET_ASIDE if done.failures else answers.DONE)


def told(done: Returned) -> str:
    """What came back, in a line: "2 bounced, 1 unsubscribed"."""
    parts = [
        f"{len(done.bounced):,} bounced",
        f"{len(done.suppressed):,} get no more",
        f"{answers.count(len(done.wishes), 'wish waits', 'wishes wait')} for you",
        f"{answers.count(done.strange, 'report', 'reports')} of what was never sent",
    ]
    return ", ".join(part for part in parts if not part.startswith("0 ")) or "nothing came back"


def _as_json(done: Returned) -> dict[str, object]:
    return {**asdict(done), "failures": answers.as_json(done.failures)}
