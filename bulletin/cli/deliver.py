"""`bulletin deliver`: an edition to its recipients."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from bulletin.cli import answers, choices
from bulletin.cli.clock import now
from bulletin.cli.places import ArchiveOption, archive_path
from bulletin.cli.rows import ChannelsArgument, EditionOption, JsonOption, counted, until
from bulletin.errors import SettingsError, WriteError
from bulletin.settings import Settings, load

if TYPE_CHECKING:
    from bulletin.channels import Around
    from bulletin.delivery import OnUnknown, Planned, Round
    from bulletin.model import Failure
    from bulletin.parcels import Consignment

# Beside the folder of the editions, which may be published.
_LOOKED_AT = "dry-run"
# More than anybody looks at; a thousand messages of 5 MB would fill a disk.
_MOST_BYTES_WRITTEN = 1 << 30

EXAMPLES = """\b
Examples:
  bulletin deliver                                 the latest edition, on every channel, to who has not got it
  bulletin deliver --dry-run                       who would get what, and the files to look at
  bulletin deliver email --to me@example.org --test    one to yourself, of which nothing is remembered
"""


def command(
    channels: ChannelsArgument = None,
    edition: EditionOption = None,
    dry_run: Annotated[
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
    if test:
        settings = _to_these(settings, to or ())

    from bulletin import channels as room

    names = room.chosen(channels or (("email",) if test else ()), settings)
    if test and names != ("email",):
        raise SettingsError("--test", "is for mail only; to look at what other channels would get, use --dry-run")
    around = room.Around(lambda: now("").astimezone(UTC), time.sleep, os.environ)
    if dry_run or test:
        consignments = _meant(path, settings, edition, around, test=test)
        if dry_run:
            _plan(consignments, names, settings, path, around, decided, as_json)
        else:
            _test(consignments[-1], settings, path, around)
        return
    from bulletin import delivery

    with answers.progress(quiet) as report:
        done = delivery.send(
            path,
            settings,
            names,
            around,
            day=edition,
            on_unknown=decided,
            report=lambda row: report(f"{row.channel}: {row.recipient} {row.state}"),
        )
    _say(done, as_json, quiet)
    raise typer.Exit(exit_code(done))


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


def _meant(path: Path, settings: Settings, day: date | None, around: Around, *, test: bool) -> tuple[Consignment, ...]:
    """What would be sent: a test is of one edition, and dated anew."""
    from bulletin import delivery

    known = delivery.consignments(path, settings, day)
    if test:
        return (replace(known[-1], is_test=True, begun=around.now()),)
    return tuple(replace(one, begun=one.begun or around.now()) for one in known)


def _emptied(folder: Path) -> Path:
    """The folder with nothing in it, for nobody else to read: messages hold addresses, and what unsubscribes them."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(mode=0o700, parents=True)
    except OSError as error:
        raise WriteError(str(folder), f"cannot be made ({error.strerror}); move away what is there") from error
    return folder


def _plan(
    consignments: Iterable[Consignment],
    names: Iterable[str],
    settings: Settings,
    path: Path,
    around: Around,
    on_unknown: OnUnknown,
    as_json: bool,
) -> None:
    """Print who would get what, and write the files to look at."""
    from bulletin import channels, delivery
    from bulletin.store import opened

    told, written = list[dict[str, Any]](), _Written()
    failures: dict[Failure, None] = {}
    with opened(path) as archive:
        for consignment in consignments:
            folder = _emptied(Path(_LOOKED_AT) / consignment.day.isoformat())
            ways = [channels.channel(name, settings, consignment, around) for name in names]
            failures |= dict.fromkeys(failure for way in ways for failure in way.set_aside)
            for one in delivery.plan(archive, ways, consignment, around.now, on_unknown):
                # Of what was refused the files may say why: a page that somebody has edited.
                if one.is_sent or one.row.state == "bounced":
                    written.add(one, folder)
                told.append(_planned(one))
    answers.say_failures(failures)
    for line in told if not as_json else ():
        typer.echo(answers.shown("  ".join(line.values())))
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
    if written.left_out:
        answers.say(f"{answers.count(written.left_out, 'file', 'files')} not written, for they would fill the disk")
    answers.say(f"nothing was sent; what would be is in {_LOOKED_AT}/")


class _Written:
    """The files to look at, as many as a disk can hold."""

    def __init__(self) -> None:
        self.left_out, self._bytes = 0, 0

    def add(self, one: Planned, folder: Path) -> None:
        """Write what somebody would get into the folder of the edition."""
        from bulletin import pipeline
        from bulletin.model import Document

        self._bytes += one.parcel.size_bytes
        if self._bytes > _MOST_BYTES_WRITTEN:
            self.left_out += 1
        elif files := one.parcel.files():
            documents = [Document(name, "", content) for name, content in files.items()]
            pipeline.write(documents, folder / one.row.channel)


def _planned(one: Planned) -> dict[str, str]:
    row = one.row
    return {
        "edition": row.day.isoformat(),
        "channel": row.channel,
        "recipient": one.parcel.recipient,
        "does": "to be sent" if one.is_sent else until(row),
        "what": one.parcel.told,
        "size": answers.size(one.parcel.size_bytes),
    }


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
    answers.say_failures((*done.set_aside, *done.failures))
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
    if done.failures and not done.states["sent"]:
        return answers.NOTHING_MADE
    return answers.DONE if done.is_complete else answers.SET_ASIDE
