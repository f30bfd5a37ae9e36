"""What a page says of its article besides the text: in JSON-LD, in its head, in its markup.

A field is taken from the first place that has it: JSON-LD, the head's meta elements, microdata and HTML5, at last what
trafilatura makes of the page. All of it is the page's word, so all of it is bounded and cleaned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from bulletin.readers import addresses, dates, sites
from bulletin.readers.pages import authors, headlines, structured
from bulletin.readers.pages.wording import line
from bulletin.readers.raw import Hints

# Heads of news pages have 30 to 120 meta elements.
_MOST_METAS, _MOST_VALUES, _LONGEST_VALUE_CHARACTERS = 2_000, 20, 1_000
_MOST_ELEMENTS = 50
_SITE = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title")
_SHARED_TITLE = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "citation_title", "dc.title")
_AUTHORS = (
    "author", "article:author", "parsely-author", "sailthru.author", "citation_author", "dc.creator",
    "dcterms.creator", "article:author_name", "byl",
)  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dcterms.date", "dc.date", "pubdate", "publishdate", "publish-date", "publish_date",
    "published_date", "publication_date", "article.published", "date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "dcterms.modified", "datemodified", "last-modified")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What another reader of the page makes of it: what counts where the page does not say it plainly."""

    title: str = ""
    site: str = ""
    authors: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a page says of its article; `body` is the text of the article as its JSON-LD has it."""

    title: str = ""
    source: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | date | None = None
    url: str | None = None
    language: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The parts of a page that speak of it: to be taken before anything is cut out of its tree."""

    blocks: tuple[str, ...]
    metas: Mapping[str, tuple[str, ...]]
    canonicals: tuple[str, ...]
    headings: tuple[str, ...]
    title: str
    times: tuple[str, ...]
    writers: tuple[str, ...]
    language: str


def head(tree: Any) -> Head:
    """The parts of a page's tree that speak of it."""
    times = [*_valued(tree, "datePublished"), *_attributes(tree, ".//time[@pubdate]", "datetime")]
    names = [*_attributes(tree, ".//*[@itemprop='author']//*[@itemprop='name']", ""), *_writers(tree)]
    return Head(
        blocks=tuple(_blocks(tree)),
        metas=_metas(tree),
        canonicals=tuple(_attributes(tree, ".//link[@rel='canonical']", "href")),
        headings=tuple(_attributes(tree, ".//h1", "")),
        title=next(iter(_attributes(tree, ".//title", "")), ""),
        times=(*times, *_attributes(tree, ".//article//time[@datetime]", "datetime")),
        writers=tuple(names),
        language=line(tree.get("lang") or ""),
    )


def said(head: Head, guess: Guess, hints: Hints, fetched: str | None) -> Said:
    """What the page says, with the hints where it says nothing, or where they stand above it."""
    titles = [line(text) for text in (*_given(head.metas, _SHARED_TITLE), *head.headings, head.title)]
    url = _address(head, guess, {}, fetched)
    article = structured.article(head.blocks, [part for title in titles for part in sites.beginnings(title)], url)
    url = url or _address(head, guess, article, fetched)
    host = addresses.host(url or "")
    publisher = tuple(structured.names(article.get("publisher")))
    named = [line(text) for text in (*_given(head.metas, _SITE), *publisher)]
    sites_named = [sites.source_name(name, host) for name in named]
    guessed = sites.source_name(line(guess.site), host)
    source = next(filter(None, (hints.source, *sites_named, line(hints.site), guessed)), "")
    named = [*filter(None, [*sites_named, source, guessed]), *named]
    return Said(
        title=_title(head, guess, article, named, host) or line(hints.title),
        source=source or addresses.shown(host),
        authors=authors.told(_author_texts(head, guess, article), [*named, host]),
        published=_published(head, guess, article) or hints.published,
        url=url,
        language=next(iter(structured.texts(article.get("inLanguage"))), "") or head.language,
        body="\n".join(structured.texts(article.get("articleBody"))),
    )


def _title(head: Head, guess: Guess, article: structured.Node, named: Sequence[str], host: str) -> str:
    """The title; `named` is what the site is called, the source's name first."""

    def alone(texts: Iterable[str]) -> list[str]:
        cleaned = [sites.title_alone(line(text), named, host) for text in texts]
        return [title for title in cleaned if headlines.is_title(title, [*named[:1], host])]

    given = [*structured.texts(article.get("headline")), *structured.texts(article.get("name"))]
    return headlines.chosen(
        shared=next(iter(alone(_given(head.metas, _SHARED_TITLE))), ""),
        described=next(iter(alone(given)), ""),
        headings=alone(head.headings),
        tab=next(iter(alone([head.title])), ""),
        guess=next(iter(alone([guess.title])), ""),
    )


def _author_texts(head: Head, guess: Guess, article: structured.Node) -> list[str]:
    """The texts of the first place that names anybody, be it a newsroom; one word is no guess at a person's name."""
    guessed = [name for name in guess.authors.split("; ") if " " in name]
    places = (list(structured.names(article.get("author"))), _given(head.metas, _AUTHORS), head.writers, guessed)
    named = ([line(text) for text in place] for place in places)
    return next((place for place in named if any(map(authors.names_somebody, place))), [])


def _published(head: Head, guess: Guess, article: structured.Node) -> datetime | date | None:
    first = [*structured.texts(article.get("datePublished")), *_given(head.metas, _PUBLISHED)]
    created = structured.texts(article.get("dateCreated"))
    last = [*structured.texts(article.get("dateModified")), *_given(head.metas, _MODIFIED)]
    return dates.first_told([*first, *created, *head.times[:1], guess.published, *head.times[1:], *last])


def _address(head: Head, guess: Guess, article: structured.Node, fetched: str | None) -> str | None:
    """The first address that can be the article's own, else the one that it was fetched from."""
    given = [*head.canonicals, *_given(head.metas, ("og:url", "twitter:url"))]
    given += [text for field in ("mainEntityOfPage", "url") for text in _located(article.get(field))]
    found = (addresses.page_address(addresses.joined(fetched or "", text)) for text in map(line, [*given, guess.url]))
    return next((url for url in found if url and _is_own(url, fetched)), None) or addresses.page_address(fetched)


def _located(value: object) -> Iterator[str]:
    yield from structured.texts(value)
    if isinstance(value, dict):
        yield from structured.texts(value.get("@id"))


def _is_own(url: str, fetched: str | None) -> bool:
    """Whether a page can be right that this is its address: no home page, and no other site's page."""
    own = addresses.canonical(url)
    parts = urlsplit(own)
    if parts.path in ("", "/") and not parts.query and not parts.fragment:
        return False
    if not addresses.host(fetched or ""):
        return True
    there = addresses.host(addresses.canonical(fetched or ""))
    return addresses.registrable(addresses.host(own)) == addresses.registrable(there)


def _given(metas: Mapping[str, tuple[str, ...]], names: Iterable[str]) -> list[str]:
    return [value for name in names for value in metas.get(name, ())]


def _metas(tree: Any) -> dict[str, tuple[str, ...]]:
    """The values of the head's meta elements, by their names in small letters."""
    found: dict[str, tuple[str, ...]] = {}
    for element in islice(tree.iter("meta"), _MOST_METAS):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        value = (element.get("content") or "").strip()
        if name and value and len(value) <= _LONGEST_VALUE_CHARACTERS and len(found.get(name, ())) < _MOST_VALUES:
            found[name] = (*found.get(name, ()), value)
    return found


def _blocks(tree: Any) -> Iterator[str]:
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or "").lower() and element.text:
            yield element.text


def _attributes(tree: Any, path: str, name: str) -> Iterator[str]:
    """The attribute, or with no name the text, of the first elements at the path that have it."""
    for element in islice(tree.iterfind(path), _MOST_ELEMENTS):
        value = element.get(name) if name else "".join(islice(element.itertext(), _MOST_ELEMENTS))
        if value and value.strip():
            yield value.strip()[:_LONGEST_VALUE_CHARACTERS]


def _valued(tree: Any, itemprop: str) -> Iterator[str]:
    for element in islice(tree.iterfind(f".//*[@itemprop='{itemprop}']"), _MOST_ELEMENTS):
        yield from filter(None, [element.get("content") or element.get("datetime")])


def _writers(tree: Any) -> Iterator[str]:
    """The names in links to a writer's page, and in elements that microdata calls the author."""
    yield from _attributes(tree, ".//a[@rel='author']", "")
    yield from _attributes(tree, ".//span[@itemprop='author']", "")
