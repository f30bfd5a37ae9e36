"""What WeasyPrint says while it works: letters without a glyph, and what it makes nothing of in a style sheet."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

# Beyond these what is ignored is counted.
_MOST_NAMED = 5
_PLACE = re.compile(r" at (\d+):\d+")
_WARNED = re.compile(r"`\s*([^`]*?)\s*`")


@contextmanager
def heard(take: Callable[[logging.LogRecord], None]) -> Iterator[None]:
    """Hands over each line that WeasyPrint logs inside."""

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            take(record)

    listener, log = Listener(), logging.getLogger("weasyprint")
    log.addHandler(listener)
    try:
        yield
    finally:
        log.removeHandler(listener)


def ignored(sheets: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """What WeasyPrint makes nothing of in style sheets, given by what to call them, each with its line."""
    from weasyprint import CSS

    from bulletin.renderers.pdf.fetching import Fetcher

    found: dict[str, None] = {}
    for name, text in sheets:

        def take(record: logging.LogRecord, name: str = name) -> None:
            if record.levelno == logging.WARNING:
                found[_told(name, record.getMessage())] = None

        with heard(take):
            CSS(string=text, url_fetcher=Fetcher(()))
    notes = tuple(found)
    more = len(notes) - _MOST_NAMED
    return notes[:_MOST_NAMED] + ((f"{more} more declarations of the theme are ignored",) if more > 0 else ())


def _told(name: str, said: str) -> str:
    """A warning with the line in front of it: "print.css, line 2: ignored “color: purpel”, invalid value"."""
    place = _PLACE.search(said)
    said = _WARNED.sub(r"“\1”", _PLACE.sub("", said, count=1)).strip().rstrip(".")
    where = f"{name}, line {place[1]}" if place else name
    return f"{where}: {said[:1].lower()}{said[1:]}"
