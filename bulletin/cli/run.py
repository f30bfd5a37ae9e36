"""`bulletin run`: fetch, build and deliver, once a day."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bulletin.cli import answers, build, choices, deliver, looks, places
from bulletin.cli.clock import now, today
from bulletin.cli.places import ArchiveOption, archive_path
from bulletin.cli.rows import JsonOption, counted, say_failures
from bulletin.errors import LockError, SettingsError
from bulletin.settings import Settings, load

if TYPE_CHECKING:
    from bulletin.channels import Around
    from bulletin.daily import Log, Ran

EXAMPLES = """\b
Examples:
  bulletin run                                     fetch, build today's edition, deliver it
  bulletin run --json                              the same, for a program that reads what came of it
  bulletin schedule --systemd --install            have that done every day
"""

# From what is best to what is worst: the run ends with the worst of its steps.
_WORSE = (
    answers.DONE,
    answers.NOTHING_TO_REPORT,
    answers.SET_ASIDE,
    answers.LOCKED,
    answers.NOTHING_MADE,
    answers.USAGE,
)
_WELL = (answers.DONE, answers.NOTHING_TO_REPORT, answers.SET_ASIDE)


def command(
    timed: Annotated[
        bool,
        typer.Option("--timed", help='As a timer calls it: not before "at"; with missed = "skip" not long after it.'),
    ] = False,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")] = False,
) -> None:
    """Make today's edition, unless it is there, and deliver it; run it again after whatever stopped it."""
    settings, path = load(), archive_path(archive)

    from bulletin import channels, daily, edits

    around = channels.Around(lambda: now("").astimezone(UTC), time.sleep, os.environ)
    with daily.alone(path):
        log = daily.Log(_log_path(settings), around.now)
        ran, code = None, answers.NOTHING_MADE
        try:
            choices.check_sent(settings)
            names = channels.chosen(settings.run.channels, settings) if channels.names(settings) else ()
            with answers.progress(quiet) as report:
                ran = daily.run(
                    path,
                    settings,
                    names=names,
                    web=places.web(settings),
                    around=around,
                    log=log,
                    edits=edits.load,
                    timed=timed,
                    report=report,
                )
            code = _exit_code(ran)
        except SettingsError:
            code = answers.USAGE
            raise
        finally:
            _tell(ran, code, settings, around, log)
    _say(ran, code, settings, as_json, quiet)
    if log.problem:
        answers.say(f"{log.path}: {log.problem}")
    raise typer.Exit(code)


def _log_path(settings: Settings) -> Path:
    if settings.run.log:
        return Path(settings.run.log).expanduser()
    import platformdirs

    return platformdirs.user_state_path("bulletin", appauthor=False) / "run.jsonl"


def _tell(ran: Ran | None, code: int, settings: Settings, around: Around, log: Log) -> None:
    """Let those who watch know how it went, also when it was stopped by what nobody thought of."""
    from bulletin import daily

    if ran and ran.is_idle:
        return
    day = ran.day if ran else today(settings.timezone)
    told = daily.Told(day, code, code in _WELL, _counts(ran) if ran else {})
    daily.tell(told, settings, around, places.web(settings, cached=False), log)


def _counts(ran: Ran) -> dict[str, int]:
    counts = dict[str, int]()
    if ran.built:
        stories = ran.built.edition.stories
        counts = {
            "articles": len(ran.built.articles),
            "stories": len(stories),
            "facts": sum(len(story.facts) for story in stories),
            "set_aside": len(ran.built.failures),
        }
    if ran.returned:
        counts["wishes"] = len(ran.returned.wishes)
    if ran.round:
        counts["sent_now"] = ran.round.sent
        counts.update({str(state): rows for state, rows in ran.round.states.items()})
    return counts


def _exit_code(ran: Ran) -> int:
    """The worst of the steps; a channel that cannot be used is no better than an edition that cannot be made."""
    codes = [answers.DONE]
    if ran.built:
        codes.append(build.exit_code(ran.built))
    if ran.returned and ran.returned.failures:
        codes.append(answers.SET_ASIDE)
    if ran.round:
        codes.append(answers.NOTHING_MADE if ran.round.failures else deliver.exit_code(ran.round))
    for error in ran.stopped:
        is_usage, is_locked = isinstance(error, SettingsError), isinstance(error, LockError)
        codes.append(answers.USAGE if is_usage else answers.LOCKED if is_locked else answers.NOTHING_MADE)
    return max(codes, key=_WORSE.index)


def _say(ran: Ran, code: int, settings: Settings, as_json: bool, quiet: bool) -> None:
    """Print what came of it: failures for people, one summary."""
    if ran.built:
        answers.say_failures(ran.built.failures)
        looks.say_notes(ran.built.documents, settings.theme)
    if ran.returned:
        answers.say_failures(ran.returned.failures)
    if ran.round:
        say_failures(ran.round)
    for error in ran.stopped:
        answers.say(f"bulletin: {error}")
    if as_json:
        typer.echo(json.dumps(_as_json(ran, code), ensure_ascii=False))
    elif not quiet:
        for line in _summary(ran):
            typer.echo(answers.shown(line))


def _summary(ran: Ran) -> Iterator[str]:
    """`2026-11-22: 2 articles → 1 story → 14 facts → out/2026-11-22; 3 sent now; in all 3 sent`."""
    parts = [build.last_line(ran.built)] if ran.built else []
    if ran.round:
        parts.append(f"{ran.round.sent:,} sent now; in all {counted(ran.round.states)}")
    yield f"{ran.day}: {'; '.join((*parts, *_notes(ran))) or 'nothing done'}"


def _notes(ran: Ran) -> tuple[str, ...]:
    return (*ran.notes, *(ran.round.notes if ran.round else ()))


def _as_json(ran: Ran, code: int) -> dict[str, Any]:
    failures = (
        *(ran.built.failures if ran.built else ()),
        *(ran.returned.failures if ran.returned else ()),
        *((*ran.round.set_aside, *ran.round.failures) if ran.round else ()),
    )
    return {
        "day": ran.day.isoformat(),
        "exit_code": code,
        "is_there": ran.is_there,
        "documents": [str(path) for path in ran.built.paths] if ran.built else [],
        "counts": _counts(ran),
        "notes": list(_notes(ran)),
        "failures": answers.as_json(failures),
        "stopped": [{"subject": error.subject, "problem": error.problem} for error in ran.stopped],
    }
