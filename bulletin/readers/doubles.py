"""Articles that were handed over twice: the fullest is kept, and the others are named when the user named both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bulletin.model import Article, Failure
from bulletin.readers import addresses
from bulletin.readers.article import identity


class Found(NamedTuple):
    """An article, the input that it came from, and whether anything but the input's name names its source.

    `listed`: a feed or another page led to it, so nobody handed it over on purpose. `at` is the address of the feed or
    page that holds it, and `led_by` the address that led to that page, where it was linked to.
    """

    article: Article
    name: str
    has_source: bool
    listed: bool = False
    at: str = ""
    led_by: str = ""


# An article's id and address: ids that files number on their own are told apart by the file.
_Identity = tuple[str, str]


def set_aside(found: Iterable[Found | Failure]) -> Iterator[Article | Failure]:
    """The articles in order, each double that the user handed over a Failure in its place.

    One article that several feeds list is no mistake, and told of by nobody. The same text from two sources is a wire
    story, told twice on purpose: both stay. A text that names no source is a double of any article with the same text.
    """
    found = list(found)
    other_names = _other_names(one for one in found if isinstance(one, Found))
    ids: dict[_Identity, list[Found]] = {}
    texts: dict[str, list[Found]] = {}
    for one in found:
        if isinstance(one, Found):
            ids.setdefault(other_names.get(_identity(one), _identity(one)), []).append(one)
            texts.setdefault(one.article.digest, []).append(one)
    for one in found:
        if isinstance(one, Failure):
            yield one
            continue
        same = ids[other_names.get(_identity(one), _identity(one))]
        is_first = one is same[0]
        kept = _kept(one, texts[one.article.digest]) if is_first else same[0]
        if is_first and kept in same:
            yield _best(same).article
        elif not (one.listed or kept.listed):
            yield _failure(one, kept)


def _identity(one: Found) -> _Identity:
    return one.article.id, addresses.canonical(one.article.url) if one.article.url else one.name


def _other_names(found: Iterable[Found]) -> dict[_Identity, _Identity]:
    """By what a feed calls a page the page's own identity, where it says that another address is its own.

    Addresses that lead to one page together (that of a login) are no names of it.
    """
    led: dict[_Identity, dict[_Identity, None]] = {}
    for one in found:
        if one.led_by:
            address = addresses.canonical(one.led_by)
            led.setdefault(_identity(one), {})[identity(address), address] = None
    return {name: page for page, names in led.items() for name in names if len(names) == 1}


def _best(same: list[Found]) -> Found:
    """The one with the most text, the first of equals; a summary stands in for no article.

    What the user handed over, and what the article's own site says, stands above what another site says of it.
    """
    if len(same) == 1:
        return same[0]
    return max(same, key=lambda one: (_is_own(one), not one.article.excerpt, len(one.article.text)))


def _is_own(one: Found) -> bool:
    there, own = (addresses.registrable(addresses.host(url)) for url in (one.at, one.article.url or ""))
    return not one.listed or there == own


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
