"""The run itself: the day is what it was when the run began, and has one edition, however often it is run.

An edition that is there is not made again, and what was sent is not sent again: a run that was cut short is simply run
again. Without one of today only what waits of earlier ones is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path

from bulletin import delivery, pipeline
from bulletin.channels import Around
from bulletin.daily import moments
from bulletin.daily.log import Log
from bulletin.delivery import Round, returns
from bulletin.delivery.returns import Returned
from bulletin.edits import Edits
from bulletin.errors import ArchiveError, BulletinError
from bulletin.intake import Report
from bulletin.parcels import Delivery
from bulletin.pipeline import Built
from bulletin.readers import Fetcher
from bulletin.sending.names import EMAIL
from bulletin.settings import Settings
from bulletin.store import lock, opened
from bulletin.store.place import made_ready

# Another process may be sending what waits: one that began before the edition was made does not know it.
_WAIT_FOR_SENDER_S = 600.0


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run came to: `built` is None when no edition was made, `round` None when nothing was to be sent.

    `is_there` says whether the day has an edition, `is_idle` that it is not the time for one and nothing was done;
    `returned` is what came back of earlier mail, None when that was not looked at; `notes` say in words what was not
    done, and why; `stopped` is what put an end to a step.
    """

    day: date
    is_there: bool = False
    is_idle: bool = False
    built: Built | None = None
    returned: Returned | None = None
    round: Round | None = None
    notes: tuple[str, ...] = ()
    stopped: tuple[BulletinError, ...] = ()


@contextmanager
def alone(archive: Path) -> Iterator[None]:
    """Nobody else is at the day's run with this archive; raises LockError naming who is."""
    made_ready(archive)
    with lock.held(archive, 0, ".run", "is at the day's run"):
        yield


@dataclass(frozen=True, slots=True)
class _Day:
    """What all steps of a run are about."""

    archive: Path
    settings: Settings
    around: Around
    log: Log
    report: Report
    now: datetime

    @property
    def date(self) -> date:
        """The day of the run: that on which it began, where the settings are."""
        return self.now.date()


def run(
    archive: Path,
    settings: Settings,
    *,
    names: Sequence[str],
    web: Fetcher,
    around: Around,
    log: Log,
    edits: Callable[[], Edits] = Edits,
    timed: bool = False,
    report: Report = lambda _: None,
) -> Ran:
    """What the day's run came to, with delivery on the channels of these names.

    `edits` gives what an editor decided, and may raise SettingsError. One that is `timed` does nothing before it is
    time, nor when it is too late and settings skip missed days. Only for whoever is `alone` with the archive.
    """
    day = _Day(archive, settings, around, log, report, moments.local(around.now(), settings.timezone))
    log("run", "begins", day=day.date, archive=archive)
    if timed and (note := _untimely(day)):
        return _noted(Ran(day.date, is_idle=True), note, log)
    made = _made(day, web, edits)
    return _sent(day, _heard(day, made, names), names) if names else made


def _untimely(day: _Day) -> str:
    """Why it is not the time for a run, in words; nothing when it is."""
    own = day.settings.run
    at = time.fromisoformat(own.at)
    if moments.is_early(day.now, at):
        return f"nothing done before {own.at}"
    if own.missed == "skip" and moments.is_late(day.now, at):
        return f"nothing done, as the run of {own.at} was missed and settings skip that; run it without --timed"
    return ""


def _made(day: _Day, web: Fetcher, edits: Callable[[], Edits]) -> Ran:
    """The run with the day's edition, made now unless it is there, or a word why there is none."""
    try:
        known = _days(day.archive, day.settings.title)
        if day.date in known:
            paths = pipeline.completed(day.settings, day=day.date, archive=day.archive, report=day.report)
            found = _noted(Ran(day.date, is_there=True), f"the edition of {day.date} is there already", day.log)
            return _noted(found, "its documents were not all in their folder, and are now", day.log) if paths else found
        if later := [one for one in known if one > day.date]:
            problem = f"has an edition of {max(later)} though it is {day.date}; set the clock, or build by hand"
            raise ArchiveError(str(day.archive), problem)
        return _built(day, web, edits(), moments.missed(known, day.date))
    except BulletinError as error:
        return _stopped(Ran(day.date), "build", error, day.log)


def _days(archive: Path, title: str) -> tuple[date, ...]:
    """The days that have an edition."""
    if not archive.exists():
        return ()
    with opened(archive) as kept:
        return tuple(one.day for one in kept.listing() if one.title == title)


def _built(day: _Day, web: Fetcher, edits: Edits, missed: Sequence[date]) -> Ran:
    def report(step: str) -> None:
        day.log("build", step)
        day.report(step)

    built = pipeline.build((), day.settings, day=day.date, web=web, archive=day.archive, edits=edits, report=report)
    for failure in built.failures:
        day.log("build", "set aside", "warning", subject=failure.subject, problem=failure.problem)
    ran = Ran(day.date, is_there=bool(built.paths), built=built)
    if not built.paths:
        return _noted(ran, f"no edition of {day.date} could be made", day.log)
    stories = built.edition.stories
    counts = {"articles": len(built.articles), "stories": len(stories), "facts": sum(len(s.facts) for s in stories)}
    day.log("build", "made", documents=[str(path) for path in built.paths], **counts)
    if missed:
        days = str(missed[0]) if len(missed) == 1 else f"{missed[0]} to {missed[-1]}"
        return _noted(ran, f"there is no edition of {days}; what came in since then is in this one", day.log)
    return ran


def _heard(day: _Day, ran: Ran, names: Sequence[str]) -> Ran:
    """The run with what came back of earlier mail: who is gone or wants no more gets nothing today."""
    own = day.settings.email
    if EMAIL not in names or not own or not own.bounces or not day.archive.exists():
        return ran
    try:
        done = returns.take(day.archive, own, day.around, _WAIT_FOR_SENDER_S)
    except BulletinError as error:
        return _stopped(ran, "bounces", error, day.log)
    for failure in done.failures:
        day.log("bounces", "set aside", "warning", subject=failure.subject, problem=failure.problem)
    counts = {"bounced": len(done.bounced), "suppressed": len(done.suppressed), "wishes": len(done.wishes)}
    day.log("bounces", "read", **counts, strange=done.strange)
    return replace(ran, returned=done)


def _sent(day: _Day, ran: Ran, names: Sequence[str]) -> Ran:
    """The run with what came of sending: the day's edition when there is one, and what waits of earlier ones."""
    if not day.archive.exists():
        return ran

    def report(row: Delivery) -> None:
        day.report(f"{row.channel}: {row.recipient} {row.state}")
        if row.state != "sent":
            told = {"channel": row.channel, "recipient": row.recipient, "edition": row.day, "reply": row.reply}
            day.log("deliver", row.state, "warning", **told)

    try:
        done = delivery.send(
            day.archive,
            day.settings,
            names,
            day.around,
            day=day.date if ran.is_there else None,
            before=day.date,
            on_unknown=day.settings.run.on_unknown,
            wait_s=_WAIT_FOR_SENDER_S,
            report=report,
        )
    except BulletinError as error:
        return _stopped(ran, "deliver", error, day.log)
    for failure in done.failures:
        day.log("deliver", "cannot be used", "error", subject=failure.subject, problem=failure.problem)
    for failure in done.set_aside:
        day.log("deliver", "set aside", "warning", subject=failure.subject, problem=failure.problem)
    for note in done.notes:
        day.log("deliver", note)
    day.log("deliver", "done", sent=done.sent, states=dict(done.states))
    return replace(ran, round=done)


def _noted(ran: Ran, note: str, log: Log) -> Ran:
    log("run", note)
    return replace(ran, notes=(*ran.notes, note))


def _stopped(ran: Ran, step: str, error: BulletinError, log: Log) -> Ran:
    log(step, "stopped", "error", subject=error.subject, problem=error.problem)
    return replace(ran, stopped=(*ran.stopped, error))
