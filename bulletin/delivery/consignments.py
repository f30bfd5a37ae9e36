"""Which editions are to be sent, and their documents, printed when a channel asks for them and once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from bulletin import renderers
from bulletin.delivery.looks import Looks
from bulletin.delivery.states import OPEN, is_given_up
from bulletin.errors import ArchiveError, DeliveryError, RenderError
from bulletin.model import Document, Edition
from bulletin.parcels import Consignment, Printer, Wanted
from bulletin.renderers.look import Look
from bulletin.renderers.parts import told
from bulletin.sending.names import EMAIL
from bulletin.settings import Settings
from bulletin.store import Archive


def latest(archive: Archive, settings: Settings, day: date | None = None) -> Consignment:
    """The edition of this day, or the last one of the settings' title; raises ArchiveError when there is none."""
    listed = [one for one in archive.listing() if one.title == settings.title and day in (None, one.day)]
    if not listed:
        when = f" of {day}" if day else ""
        problem = f'has no edition{when} called "{settings.title}" that could be delivered; build it first'
        raise ArchiveError(str(archive.path), problem)
    return _consignment(archive, settings, max(one.day for one in listed))


def due(archive: Archive, settings: Settings, before: date) -> tuple[Consignment, ...]:
    """Earlier editions that are still on their way to somebody, oldest first, for whoever has a row of them."""
    rows = [row for row in archive.deliveries(OPEN) if row.title == settings.title and row.day < before]
    days = {row.day for row in rows if not is_given_up(row, before)}
    return tuple(replace(_consignment(archive, settings, day), latest=before) for day in sorted(days))


def _consignment(archive: Archive, settings: Settings, day: date) -> Consignment:
    # Read at once: another process may build meanwhile. The listing, or a row that belongs to it, has told of one.
    edition, *before = archive.builds(day, settings.title)
    printed = printer(edition, Look.of(settings), Path(settings.out) / day.isoformat())
    mailed = (row.first_tried for row in archive.deliveries_of(day, settings.title) if row.channel == EMAIL)
    begun = min(filter(None, mailed), default=None)
    return Consignment(day, edition.title, len(before) + 1, edition.language, edition.issued, printed, begun=begun)


def printer(edition: Edition, look: Look, folder: Path | None = None) -> Printer:
    """Prints what is wanted of an edition with the look of its documents in a folder, else with this one.

    So what is sent has the bytes of what was built, whatever options that was built with.
    """
    known: dict[tuple[str, Look], Document] = {}
    found = Looks(edition, look, folder)

    def printed(wanted: Wanted) -> tuple[Document, ...]:
        sections = told(edition, wanted.sections)
        if wanted.sections and not sections:
            return ()
        language = "" if wanted.language == edition.language else wanted.language
        asked = [
            (name, replace(found.of(name, wanted.flavor), sections=sections, language=language))
            for name in wanted.formats
        ]
        for name, own in asked:
            if (name, own) not in known:
                known[name, own] = _rendered(edition, name, own)
        return tuple(known[one] for one in asked)

    return printed


def _rendered(edition: Edition, name: str, look: Look) -> Document:
    try:
        (document,) = renderers.render(edition, (name,), look)
    except RenderError as error:
        raise DeliveryError(f"{edition.title}, {edition.date}, {name}", error.problem) from error
    return document
