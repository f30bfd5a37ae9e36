"""What becomes an input: what is at an address, a path that is there, the feeds of a list."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bulletin.errors import ReadError
from bulletin.inputs import InputSettings, address_problem, is_address, same_place, shown
from bulletin.web import Request

if TYPE_CHECKING:
    from bulletin.model import Failure
    from bulletin.readers import Fetcher, Raw
    from bulletin.readers.pages.discovery import Feed
    from bulletin.settings import Settings

# Longer than any list that is read; the reader of lists has a bound of its own.
_LARGEST_LIST_BYTES = 16 * 1024 * 1024
_MOST_NAMED = 10
# A page whose first feeds do not answer has none that is worth a wait.
_MOST_TRIED = 3


@dataclass(frozen=True, slots=True)
class Found:
    """The `url` or `path` to add, and what to tell of how it was found."""

    url: str = ""
    path: str = ""
    notes: tuple[str, ...] = ()


def as_input(place: str) -> InputSettings:
    """The input at an address or a path; raises ReadError when nothing can be fetched from the address."""
    if not is_address(place) and "://" not in place:
        return InputSettings(path=place)
    if problem := address_problem(place):
        raise ReadError(shown(place), problem)
    return InputSettings(url=place)


def add(new: Iterable[tuple[InputSettings, str]]) -> None:
    """Put inputs into bulletin.toml, each with a note; raises ReadError for one that is there."""
    from bulletin.settings import load
    from bulletin.subscriptions import adding, edited

    new = list(new)

    def change(text: str) -> str:
        numbers = {same_place(one.place): number for number, one in enumerate(load().input, 1)}
        for one, _ in new:
            if number := numbers.get(same_place(one.place)):
                raise ReadError(one.shown, f"is input {number} already; change it in bulletin.toml")
        return adding(new)(text)

    edited(change)


def found(place: str, web: Callable[[], Fetcher]) -> Found:
    """What to add for an address or a path; raises ReadError when there is nothing to read."""
    one = as_input(place)
    if one.url:
        return _at_address(one.url, web())
    try:
        is_there = place != "-" and Path(one.path).expanduser().exists()
    except (OSError, RuntimeError) as error:
        raise ReadError(place, f"cannot be reached ({error}); check the path and permissions") from error
    if not is_there:
        raise ReadError(place, 'is not there; check the path (an address begins with "https://")')
    return Found(path=place)


def _at_address(url: str, web: Fetcher) -> Found:
    from bulletin.readers.kinds import HTML
    from bulletin.readers.pages.discovery import feeds

    page = _fetched(Request(url, named=True), web)
    if page.media_type != HTML:
        return Found(url)
    named = feeds(page)
    chosen, failed = _first_that_answers(named, page, web)
    if not chosen:
        why = "names no feed that can be read" if named else "names no feed"
        told = f"{shown(url)}: is a page that {why}, so the page itself is read each time"
        return Found(url, notes=(*failed, told))
    told = f"{shown(url)}: is a page that names a feed, which is added in its place"
    return Found(chosen.url, notes=(told, *failed, *_not_added(feed for feed in named if feed != chosen)))


def _first_that_answers(named: Iterable[Feed], page: Raw, web: Fetcher) -> tuple[Feed | None, tuple[str, ...]]:
    """The first feed, not of comments, that can be read, and why those before it cannot; few are tried.

    On the host of the page it is as good as named by the user; elsewhere it is but linked to.
    """
    from bulletin.readers.kinds import FEED, JSON_FEED

    failed: list[str] = []
    for feed in [feed for feed in named if not feed.is_of_comments][:_MOST_TRIED]:
        try:
            request = Request(feed.url, named=_host(feed.url) == _host(page.url or ""))
            if _fetched(request, web).media_type in (FEED, JSON_FEED):
                return feed, tuple(failed)
            failed.append(f"{shown(feed.url)}: is no feed, though the page says so")
        except ReadError as error:
            failed.append(str(error))
    return None, tuple(failed)


def _not_added(feeds: Iterable[Feed]) -> list[str]:
    lines = [f"not added: {shown(feed.url)}" + (f" ({feed.title})" if feed.title else "") for feed in feeds]
    more = len(lines) - _MOST_NAMED
    return [*lines[:_MOST_NAMED], f"not added: {more} more"] if more > 0 else lines


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()


def _fetched(request: Request, web: Fetcher) -> Raw:
    from bulletin.checks.inputs import raw_of
    from bulletin.model import Failure

    (answer,) = web.fetch_all([request])
    if isinstance(answer, Failure):
        raise ReadError(answer.subject, answer.problem)
    return raw_of(answer)


def listed(file: Path, settings: Settings) -> tuple[list[tuple[InputSettings, str]], int, list[Failure]]:
    """The feeds of an OPML list that are no inputs yet, each with its title, how many are, and what was set aside."""
    from bulletin.model import Failure
    from bulletin.readers import Raw
    from bulletin.readers.feeds import opml
    from bulletin.readers.kinds import OPML
    from bulletin.readers.raw import Link

    there = {same_place(one.place) for one in settings.input}
    new: dict[str, tuple[InputSettings, str]] = {}
    met, failures = 0, []
    for one in opml.read(Raw(str(file), _content(file), OPML)):
        if not isinstance(one, Link):
            failures.append(one)
        elif problem := address_problem(one.url):
            failures.append(Failure(shown(one.url), problem))
        elif (place := same_place(one.url)) in there:
            met += 1
        else:
            new.setdefault(place, (InputSettings(url=one.url), one.hints.site))
    return list(new.values()), met, failures


def _content(file: Path) -> bytes:
    try:
        with sys.stdin.buffer if file == Path("-") else file.open("rb") as source:
            content = source.read(_LARGEST_LIST_BYTES + 1)
    except OSError as error:
        raise ReadError(str(file), f"cannot be read ({error.strerror}); name a list of feeds") from error
    if len(content) > _LARGEST_LIST_BYTES:
        raise ReadError(str(file), f"is larger than {_LARGEST_LIST_BYTES >> 20} MiB; split it into smaller lists")
    return content
