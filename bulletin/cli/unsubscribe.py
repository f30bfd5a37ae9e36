"""`bulletin unsubscribe`: who gets nothing any more."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin.cli import answers, values
from bulletin.cli.clock import now
from bulletin.cli.places import ArchiveOption, archive_path
from bulletin.cli.rows import JsonOption
from bulletin.errors import ArchiveError, SettingsError
from bulletin.settings import Settings, load

if TYPE_CHECKING:
    from bulletin.parcels import Suppressed
    from bulletin.renderers.leaving import Pages
    from bulletin.sending import EmailSettings

EXAMPLES = """\b
Examples:
  bulletin unsubscribe                              who gets nothing any more, and why
  bulletin unsubscribe ann@example.org              whatever lists she is on
  bulletin unsubscribe --undo ann@example.org       she may get mail again
  bulletin unsubscribe --serve 127.0.0.1:8025       answer the links in mails, behind a web server with TLS
"""


def command(
    addresses: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ADDRESS...]", parser=values.filled, help="Who wants no mail; else list them."),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Let them have mail again.")] = False,
    serve: Annotated[
        str | None, typer.Option(metavar="HOST:PORT", help="Answer the links of unsubscribe_url, until ended.")
    ] = None,
    archive: ArchiveOption = None,
    as_json: JsonOption = False,
) -> None:
    """Send nothing more to somebody, whatever lists they are on; without an address, say who that is."""
    path = archive_path(archive)
    if serve:
        _serve(path, serve)
        return

    from bulletin.delivery import returns
    from bulletin.store import suppression

    known = tuple(_address(one) for one in addresses or ())
    if undo and not known:
        raise SettingsError("--undo", "name the addresses that may have mail again")
    with suppression.opened(path) as kept:
        if undo:
            done = [one for one in known if kept.release(one)]
            _told([f"{one}  may have mail again" for one in done], done, as_json, "nobody of them was unsubscribed")
        elif known:
            left = [returns.suppress(kept, one, returns.BY_HAND, now("").date()) for one in known]
            _listed([one for one in left if one], as_json, "all of them were unsubscribed before")
        else:
            _listed(kept.suppressed(), as_json, "nobody was unsubscribed")


def _address(text: str) -> str:
    from bulletin.sending.addresses import address

    try:
        return address(text)
    except ValueError as error:
        raise SettingsError(text, f"is no mail address. {error}") from error


def _listed(rows: Iterable[Suppressed], as_json: bool, nothing: str) -> None:
    rows = tuple(rows)
    _told([f"{row.address}  {row.reason}  {row.day}" for row in rows], [asdict(row) for row in rows], as_json, nothing)


def _told(lines: list[str], values: object, as_json: bool, nothing: str) -> None:
    if as_json:
        typer.echo(json.dumps(values, ensure_ascii=False, default=str))
        return
    for line in lines or [nothing]:
        typer.echo(answers.shown(line))


def _serve(path: Path, place: str) -> None:
    """Answer until ended; whatever is in the way is said before anything is answered."""
    from bulletin.channels.email import serving, unsubscribing
    from bulletin.delivery import returns
    from bulletin.store import suppression

    host, _, port = place.rpartition(":")
    if not host or not port.isdecimal():
        raise SettingsError("--serve", f'write an address and a port, such as 127.0.0.1:8025, not "{place}"')
    settings = load()
    own = settings.email
    if not own or not own.unsubscribe_secret:
        raise SettingsError("--serve", "unsubscribe_secret is missing in [email] of bulletin.toml; add it")
    with suppression.opened(path):
        pass  # there is an archive to write to
    pages = _pages(path, settings, own)
    left = partial(returns.left, path, lambda: now("").date())
    application = unsubscribing.application(unsubscribing.key(own, os.environ), left, pages)
    serving.serve(application, host.strip("[]"), int(port), lambda address: answers.say(f"answering at {address}"))


def _pages(path: Path, settings: Settings, own: EmailSettings) -> Pages:
    """What readers are shown, in the language of the settings, else of the latest edition."""
    from bulletin.delivery.consignments import latest
    from bulletin.renderers import themes
    from bulletin.renderers.leaving import Pages
    from bulletin.renderers.words import words
    from bulletin.sending.addresses import named
    from bulletin.store import opened

    language = settings.language
    if not language:
        # Nobody leaves who was not sent one, but the server may be started before.
        with suppress(ArchiveError), opened(path) as archive:
            language = latest(archive, settings).language
    spoken = words(language, themes.named(settings.theme).words)
    return Pages(spoken, settings.title, named(own.reply_to or own.sender)[0])
