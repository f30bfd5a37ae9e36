"""The articles behind a story, with the ways back to what cites them, and all sources of the edition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from bulletin.model import Article
from bulletin.renderers.view.passages import Teller
from bulletin.renderers.view.values import Back, Line, Mark, OutletView, Passage, SourceView, StoryView

_NUMBER = re.compile(r"\d+")
# A short headline takes a line of the contents in two columns, and of a running head.
MOST_SHORT_CHARACTERS = 54


def sources(articles: Iterable[Article], told: Iterable[Passage], tell: Teller, annex: bool) -> tuple[SourceView, ...]:
    """A story's list of sources; each has the sentences that the passages cite."""
    backs = _backs(told)
    return tuple(_source(article, backs.get(tell.letter(article), {}), tell, annex) for article in articles)


def _source(article: Article, backs: dict[str, str], tell: Teller, annex: bool) -> SourceView:
    return replace(
        tell.source(article),
        cited=tuple(Back(label, backs[label]) for label in sorted(backs, key=_first)),
        page=f"{tell.anchor(article)}-page" if annex else "",
    )


def _first(label: str) -> tuple[int, str]:
    """The number of the first sentence of "10–11"."""
    number = _NUMBER.search(label)
    return int(number[0]) if number else 0, label


def _backs(told: Iterable[Passage]) -> dict[str, dict[str, str]]:
    """By letter, the sentences that passages cite, each with the anchor of the first that does."""
    found: dict[str, dict[str, str]] = {}
    for passage in told:
        for mark in _marks(passage) if passage.anchor else ():
            found.setdefault(mark.letter, {}).setdefault(mark.label.removeprefix(mark.letter), passage.anchor)
    return found


def _marks(passage: Passage) -> Iterator[Mark]:
    """All marks of a passage."""
    for line in lines(passage):
        yield from line.marks
        yield from line.loosely
    for dispute in passage.disagreements:
        for reading in dispute.readings:
            for voice in reading.voices:
                yield from voice.marks


def lines(passage: Passage) -> Iterator[Line]:
    """All sentences that a passage prints, in order."""
    yield passage.line
    yield from (one.line for one in (*passage.additions, *passage.versions))
    yield from (r.line for dispute in passage.disagreements for r in dispute.readings if r.line)


def outlets(stories: Iterable[StoryView]) -> tuple[OutletView, ...]:
    """All sources by name, each with its articles in the order of the stories."""
    found: dict[str, list[tuple[int, SourceView]]] = {}
    for story in stories:
        for one in story.sources:
            found.setdefault(one.source, []).append((story.number, one))
    return tuple(_outlet(name, found[name]) for name in sorted(found, key=lambda name: (name.casefold(), name)))


def _outlet(name: str, articles: list[tuple[int, SourceView]]) -> OutletView:
    hosts = dict.fromkeys(urlsplit(one.url).netloc.removeprefix("www.") for _, one in articles if one.url)
    return OutletView(name, tuple(hosts), tuple(Back(f"{number}{one.letter}", one.anchor) for number, one in articles))


def shortened(headline: str) -> str:
    """The headline, cut between words and with "…" when it is long."""
    if len(headline) <= MOST_SHORT_CHARACTERS:
        return headline
    head = headline[:MOST_SHORT_CHARACTERS]
    # Scripts that set no spaces are cut anywhere.
    whole = head.rpartition(" ")[0] if " " in head else head
    return f"{whole.rstrip(' ,;:.–—-')} …"
