"""`bulletin deliver`: an edition to its recipients."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from bulletin.cli import answers, choices, dry_run
from bulletin.cli.clock import now
from bulletin.cli.places import ArchiveOption, archive_path
from bulletin.cli.rows import ChannelsArgument, EditionOption, JsonOption, counted, say_failures
from bulletin.errors import SettingsError
from bulletin.settings import Settings, load

if TYPE_CHECKING:
    from bulletin.channels import Around
    from bulletin.delivery import OnUnknown, Round
    from bulletin.parcels import Consignment, Delivery, DeliveryState

# As shells have it: 128 and the number of the signal.
_INTERRUPTED = 130

EXAMPLES = """\b
Examples:
  bulletin deliver                                 the latest edition, on every channel, to who has not got it
  bulletin deliver --dry-run                       who would get what, and the files to look at
  bulletin deliver email --to me@example.org --test    one to yourself, of which nothing is remembered
"""


def command(
    channels: ChannelsArgument = None,
    edition: EditionOption = None,
    dry: Annotated[
        bool, typer.Option("--dry-run", help="Send nothing; print who would get what, and write the files to look at.")
    ] = False,
    test: Annotated[
        bool, typer.Option("--test", help="Send to those of --to only, as a test that the outbox knows nothing of.")
    ] = False,
    to: Annotated[
        list[str] | None, typer.Option("--to", metavar="ADDRESS", help="With --test: who gets it; may be given again.")
    ] = None,
    on_unknown: Annotated[
        str, typer.Option(metavar="resend|skip", help="What to do when nobody knows whether something arrived.")
    ] = "resend",
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")] = False,
) -> None:
    """Send an edition to everybody who has not got it; what was cut short goes on, and nothing is sent twice."""
    settings, path, decided = load(), archive_path(archive), _decided(on_unknown)
    choices.check_sent(settings)
    if test != bool(to):
        raise SettingsError("--test", "and --to ADDRESS belong together; to send to some only, use retry and cancel")
    if test and dry:
        raise SettingsError("--dry-run", "and --test exclude each other; leave one of them out")
    if test:
        settings = _to_these(settings, to or ())

    from bulletin import channels as room

    names = room.chosen(channels or (("email",) if test else ()), settings)
    if test and names != ("email",):
        raise SettingsError("--test", "is for mail only; to look at what other channels would get, use --dry-run")
    around = room.Around(lambda: now("").astimezone(UTC), time.sleep, os.environ)
    if test:
        _test(_tested(path, settings, edition, around), settings, path, around)
    elif dry:
        raise typer.Exit(exit_code(dry_run.tell(path, settings, names, edition, around, decided, as_json)))
    else:
        done = _sent(path, settings, names, edition, around, decided, quiet)
        _say(done, as_json, quiet)
        raise typer.Exit(exit_code(done))


def _sent(
    path: Path,
    settings: Settings,
    names: Sequence[str],
    day: date | None,
    around: Around,
    on_unknown: OnUnknown,
    quiet: bool,
) -> Round:
    """What came of sending; whoever interrupts it is told how far it got."""
    from bulletin import delivery

    states = Counter[str]()
    with answers.progress(quiet) as progress:

        def report(row: Delivery) -> None:
            states[row.state] += 1
            progress(f"{row.channel}: {row.recipient} {row.state}")

        try:
            return delivery.send(path, settings, names, around, day=day, on_unknown=on_unknown, report=report)
        except KeyboardInterrupt:
            left = _left(path, settings, names, day)
    told = [f"{states['sent']:,} sent", *([f"{left['sending']:,} unknown"] if left["sending"] else [])]
    answers.say(f"interrupted: {', '.join(told)}, {left['queued'] + left['deferred']:,} wait; run it again")
    raise typer.Exit(_INTERRUPTED)


def _left(path: Path, settings: Settings, names: Collection[str], day: date | None) -> Counter[DeliveryState]:
    """How many rows nobody has got yet, or is known to have."""
    from bulletin.parcels import WAITING
    from bulletin.store import opened

    with opened(path) as archive:
        rows = [row for row in archive.deliveries((*WAITING, "sending")) if row.title == settings.title]
    return Counter(row.state for row in rows if row.channel in names and day in (None, row.day))


def _decided(on_unknown: str) -> OnUnknown:
    if on_unknown not in ("resend", "skip"):
        raise SettingsError("--on-unknown", f'is resend or skip, not "{on_unknown}"')
    return cast("OnUnknown", on_unknown)


def _to_these(settings: Settings, to: Iterable[str]) -> Settings:
    """The settings with these recipients of mail and no others."""
    if not settings.email:
        raise SettingsError("deliver", "there is no [email] in bulletin.toml to test; add it")
    subject = f"[test] {settings.email.subject}"
    return replace(settings, email=replace(settings.email, recipients=tuple(to), file="", group=(), subject=subject))


def _tested(path: Path, settings: Settings, day: date | None, around: Around) -> Consignment:
    """A test is of one edition, and dated anew."""
    from bulletin import delivery

    return replace(delivery.consignments(path, settings, day)[-1], is_test=True, begun=around.now())


def _test(consignment: Consignment, settings: Settings, path: Path, around: Around) -> None:
    """Send everything at once, and say what came of it; who wants nothing gets no test either."""
    from bulletin import channels
    from bulletin.store import opened

    with opened(path) as archive:
        suppressed = {one.address for one in archive.suppressed()}
    way = channels.channel("email", settings, consignment, around)
    failed = False
    with way.opened() as send:
        for parcel in way.parcels():
            if parcel.recipient.casefold() in suppressed:
                failed = True
                typer.echo(answers.shown(f"{parcel.recipient}  suppressed"))
                continue
            while (outcome := send(parcel)).state == "sending":
                parcel = replace(parcel, taken=outcome.taken)
            failed |= outcome.state != "sent"
            typer.echo(answers.shown(f"{parcel.recipient}  {outcome.state}  {outcome.reply}".rstrip()))
    raise typer.Exit(answers.NOTHING_MADE if failed else answers.DONE)


def _say(done: Round, as_json: bool, quiet: bool) -> None:
    say_failures(done)
    if as_json:
        told = {"sent_now": done.sent, "states": done.states, "failures": answers.as_json(done.failures)}
        told["set_aside"] = answers.as_json(done.set_aside)
        told["notes"] = done.notes
        typer.echo(json.dumps(told, ensure_ascii=False))
    elif not quiet:
        typer.echo(
            "; ".join((f"{done.sent:,} sent now; in all {counted(done.states)}", *map(answers.shown, done.notes)))
        )


def exit_code(done: Round) -> int:
    """The exit code of what was sent."""
    if done.reached_nobody:
        return answers.NOTHING_MADE
    return answers.DONE if done.is_complete else answers.SET_ASIDE
