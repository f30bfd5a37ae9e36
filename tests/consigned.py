"""Consignments for tests of channels: editions that are printed when asked for, or pages of a few words."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

from bulletin.channels import Around
from bulletin.model import Document
from bulletin.parcels import Consignment
from tests.editions import DAY, ISSUED


def of(edition, build=1):
    """A consignment of an edition."""
    from bulletin.renderers import render
    from bulletin.renderers.look import Look

    def printed(wanted):
        return tuple(render(edition, wanted.formats, Look(flavor=wanted.flavor or "commonmark")))

    return Consignment(edition.date, edition.title, build, edition.language, edition.issued, printed)


def page(text="The Lenn has risen.", *, title="Morning Brief", day=DAY, build=1, language="en"):
    """A consignment of a page with a heading and a line."""

    def printed(wanted):
        content = f"---\ndate: {day}\n---\n\n# {title}\n\n{text}\n".encode()
        return tuple(Document(f"bulletin.{name}", "text/markdown", content) for name in wanted.formats)

    return Consignment(day, title, build, language, ISSUED, printed)


class Clock:
    """A clock that moves when somebody sleeps."""

    def __init__(self):
        self.time = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
        self.slept = []

    def around(self, **environ):
        """What surrounds a sender, with this clock and these variables in the environment."""
        known = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        return Around(lambda: self.time, self.sleep, known | environ)

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)
