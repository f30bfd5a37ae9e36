"""A feed → its articles and links, and what had to be set aside, told once a feed and not once an entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers import addresses
from bulletin.readers.encoding import clean
from bulletin.readers.feeds.entry import Entry, Feed, article_or_link
from bulletin.readers.lines import key
from bulletin.readers.raw import Link, Raw
from bulletin.text.language import HEAD_CHARACTERS, identify, is_plainly_english

# What programs declare when nobody has told them the language of their site.
_UNTOLD_LANGUAGE = "en"
_SAMPLED_ENTRIES = 20
# A newsroom's feed of one day; a site that wants five seconds between two requests is asked for eight minutes.
_MOST_LINKS = 100


def found(feed: Feed, raw: Raw) -> Iterator[Article | Link | Failure]:
    """What the feed's entries make, in its order, each once; then a Failure for each thing that is wrong with some.

    Raises ReadError when the feed has no entries.
    """
    if not feed.all:
        raise ReadError(raw.name, "is a feed without entries; check its address, or remove it")
    problems: Counter[str] = Counter()
    bare: Counter[bool] = Counter()
    entries = _marked(_once(_in_their_language(feed)))
    made: list[Article | Link] = []
    for entry in entries:
        try:
            one = article_or_link(entry, feed, raw)
        except ReadError as error:
            problems[error.problem] += 1
            continue
        if one:
            made.append(one)
        else:
            bare[entry.recording] += 1
    yield from _with_newest_links(made, raw)
    yield from _failures(feed, raw, bare, problems, len(entries))


def _once(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, each once: a second one with the same id, or the same page and title, is the first again."""
    met: set[str | tuple[str, str]] = set()
    for entry in entries:
        marks = {mark for mark in (entry.id, entry.url and (entry.url, key(entry.title))) if mark}
        if not marks & met:
            yield entry
        met |= marks


def _marked(entries: Iterable[Entry]) -> list[Entry]:
    """The entries, those that share a page (briefs at "/briefs#1" and "/briefs#2") with what tells them apart."""
    entries = list(entries)
    pages = [addresses.canonical(entry.url) if entry.url else "" for entry in entries]
    sharing = Counter(filter(None, pages))
    return [
        replace(entry, mark=clean(entry.id or f"{entry.url}\n{entry.title}")) if sharing[page] > 1 else entry
        for entry, page in zip(entries, pages, strict=True)
    ]


def _with_newest_links(made: list[Article | Link], raw: Raw) -> Iterator[Article | Link | Failure]:
    """The same with links to the newest pages alone; of the others there is what the feed itself gives."""
    links = [one for one in made if isinstance(one, Link)]
    newest = sorted(links, key=lambda link: _moment(link.hints.published), reverse=True)[:_MOST_LINKS]
    followed = set(map(id, newest))
    for one in made:
        if not isinstance(one, Link) or id(one) in followed:
            yield one
        elif one.instead:
            yield one.instead
    if len(links) > len(newest):
        problem = f"links to {len(links):,} pages, of which the newest {len(newest):,} are fetched"
        yield Failure(raw.name, f"{problem}; name a feed of the newest alone")


def _moment(published: datetime | date | None) -> str:
    """When it was published, as what sorts; what has no date is older than all."""
    return published.astimezone(UTC).isoformat() if isinstance(published, datetime) else str(published or "")


def _in_their_language(feed: Feed) -> Iterator[Entry]:
    """The entries, each with the language that is declared for it unless the feed's text shows another."""
    declared = {entry.language or feed.language for entry in feed.entries}
    doubted = any(map(_is_untold, declared)) and not _is_english(_sample(feed))
    for entry in feed.entries:
        language = entry.language or feed.language
        yield replace(entry, language="" if doubted and _is_untold(language) else language)


def _is_english(text: str) -> bool:
    return is_plainly_english(text) or _is_untold(identify(text))


def _is_untold(language: str) -> bool:
    return language.lower().replace("_", "-").partition("-")[0] == _UNTOLD_LANGUAGE


def _sample(feed: Feed) -> str:
    lines = (line.text for entry in islice(feed.entries, _SAMPLED_ENTRIES) for line in (*entry.lines[:5],))
    return "\n".join((*lines, *(entry.title for entry in feed.entries[:_SAMPLED_ENTRIES])))[:HEAD_CHARACTERS]


def _failures(feed: Feed, raw: Raw, bare: Counter[bool], problems: Counter[str], entries: int) -> Iterator[Failure]:
    recordings, titles = bare[True], bare[False]
    if recordings:
        problem = f"has recordings without text ({_of(recordings, entries)}), which are not read"
        yield Failure(raw.name, f"{problem}; name a feed of articles")
    if titles:
        step = "name a feed with texts or links" if raw.hints.full_text else "set full_text = true for it"
        yield Failure(raw.name, f"gives titles only ({_of(titles, entries)}); {step}")
    for problem, number in problems.items():
        yield Failure(raw.name, f"has entries set aside ({_of(number, entries)}): {problem}")
    if feed.all > len(feed.entries):
        problem = f"has {feed.all:,} entries, of which the first {len(feed.entries):,} were read"
        yield Failure(raw.name, f"{problem}; name a feed of the newest alone")


def _of(number: int, entries: int) -> str:
    return f"{number:,} of {entries:,} entries"
