"""Which editions are to be sent, and their documents, printed when a channel asks for them and once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from bulletin import renderers
from bulletin.delivery.sending import GIVEN_UP_AFTER
from bulletin.errors import ArchiveError, DeliveryError, RenderError
from bulletin.model import Document, Edition
from bulletin.parcels import WAITING, Consignment, Printer, Wanted
from bulletin.renderers.look import Look
from bulletin.settings import Settings
from bulletin.store import Archive

_OPEN = (*WAITING, "sending", "unknown")


def latest(archive: Archive, settings: Settings, day: date | None = None) -> Consignment:
    """The edition of this day, or the last one of the settings' title; raises ArchiveError when there is none."""
    listed = [one for one in archive.listing() if one.title == settings.title and day in (None, one.day)]
    if not listed:
        when = f" of {day}" if day else ""
        problem = f'has no edition{when} called "{settings.title}" that could be delivered; build it first'
        raise ArchiveError(str(archive.path), problem)
    return _consignment(archive, settings, max(one.day for one in listed))


def due(archive: Archive, settings: Settings, before: date) -> tuple[Consignment, ...]:
    """Earlier editions that are still on their way to somebody, oldest first."""
    oldest = before - GIVEN_UP_AFTER - timedelta(days=1)
    rows = archive.deliveries(_OPEN)
    days = {row.day for row in rows if row.title == settings.title and oldest <= row.day < before}
    return tuple(_consignment(archive, settings, day) for day in sorted(days))


def _consignment(archive: Archive, settings: Settings, day: date) -> Consignment:
    edition = archive.edition(day, settings.title)
    assert edition is not None  # the listing, or a row that belongs to it, has just told of it
    build = len(archive.builds(day, settings.title))
    printed = printer(edition, Look.of(settings))
    return Consignment(day, edition.title, build, edition.language, edition.issued, printed)


def printer(edition: Edition, look: Look, made: Iterable[Document] = ()) -> Printer:
    """Prints what is wanted of an edition; what was `made` of it with this look already is not made again."""
    known: dict[tuple[str, Wanted], Document] = {}

    def printed(wanted: Wanted) -> tuple[Document, ...]:
        own = replace(look, flavor=wanted.flavor or look.flavor)
        for name in wanted.formats:
            if (name, _apart(wanted)) not in known:
                try:
                    (known[name, _apart(wanted)],) = renderers.render(edition, (name,), own)
                except RenderError as error:
                    raise DeliveryError(f"{edition.title}, {edition.date}, {name}", error.problem) from error
        return tuple(known[name, _apart(wanted)] for name in wanted.formats)

    return printed


def _apart(wanted: Wanted) -> Wanted:
    return replace(wanted, formats=())
