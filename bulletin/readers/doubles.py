"""Articles that were handed over twice: one is kept, the others are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bulletin.model import Article, Failure


class Found(NamedTuple):
    """An article, the input that it came from, and whether anything but the input's name names its source."""

    article: Article
    name: str
    has_source: bool


def set_aside(found: Iterable[Found | Failure]) -> Iterator[Article | Failure]:
    """The articles in order, each double a Failure in its place.

    The same text from two sources is a wire story, told twice on purpose: both stay. A text that names no source is a
    double of any article with the same text.
    """
    found = list(found)
    texts: dict[str, list[Found]] = {}
    for one in found:
        if isinstance(one, Found):
            texts.setdefault(one.article.digest, []).append(one)
    ids: dict[tuple[str, str], Found] = {}
    for one in found:
        if isinstance(one, Failure):
            yield one
            continue
        kept = ids.setdefault(_identity(one), one)
        if kept is one:
            kept = _kept(one, texts[one.article.digest])
        yield one.article if kept is one else _failure(one, kept)


def _identity(one: Found) -> tuple[str, str]:
    """What makes it this article: ids that files number on their own are told apart by the file."""
    return one.article.id, one.article.url or one.name


def _kept(one: Found, alike: list[Found]) -> Found:
    """The one to keep among articles with one text: the first of the same source, any for one that names no source."""
    if one.has_source:
        return next(other for other in alike if other.has_source and other.article.source == one.article.source)
    return next((other for other in alike if other.has_source), alike[0])


def _failure(one: Found, kept: Found) -> Failure:
    what = "text" if one.article.digest == kept.article.digest else "id"
    title = f'holds "{one.article.title}" with' if one.article.title else "holds an article with"
    where = "another article in it" if one.name == kept.name else kept.name
    return Failure(one.name, f"{title} the same {what} as {where}; it is counted once")
