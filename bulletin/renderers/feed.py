"""Editions as a feed (Atom, RFC 4287), whole and with links to their documents.

Names of editions are UUIDs made of title and date: they need no address that somebody owns, and stay when the editions
are published elsewhere. The default theme's templates make it, for a feed has no look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.model import Document, Edition
from bulletin.renderers import identifiers, themes
from bulletin.renderers.clean import link
from bulletin.renderers.look import Look
from bulletin.renderers.themes import Templates
from bulletin.renderers.view.layout import lay_out
from bulletin.renderers.view.values import EditionView

NAME = "feed.xml"
MEDIA_TYPE = "application/atom+xml"
# Two weeks of a daily bulletin; an edition of 12 stories takes some 20 kB, and readers fetch all of it again.
LATEST = 14

# What each document is to its entry, with its media type. Readers open the first alternate.
_DOCUMENTS = {
    "bulletin.html": ("alternate", "text/html"),
    "bulletin.md": ("alternate", "text/markdown"),
    "bulletin.txt": ("alternate", "text/plain"),
    "bulletin.pdf": ("enclosure", "application/pdf"),
    "bulletin.epub": ("enclosure", "application/epub+zip"),
}


@dataclass(frozen=True, slots=True)
class Published:
    """An edition and the names of its documents, which lie in a folder beside the feed that is named by its day."""

    edition: Edition
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """The way to a document of an entry."""

    rel: str
    media_type: str
    href: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An edition in the feed; `content` is HTML."""

    view: EditionView
    id: str
    updated: str
    links: tuple[Link, ...]
    summary: str
    content: str


def render(edition: Edition, look: Look) -> Document:
    """`feed.xml` of this edition alone."""
    return feed((Published(edition),), look)


def feed(published: Sequence[Published], look: Look = Look(), url: str = "") -> Document:
    """`feed.xml` of editions of one title, one or more, newest first.

    Links are seen from the feed, unless `url` says where the folder that it lies in is published.
    """
    newest = sorted(published, key=lambda one: one.edition.date, reverse=True)
    templates = themes.environment(themes.named(themes.DEFAULT))
    base = f"{link(url).rstrip('/')}/" if link(url) else ""
    entries = [_entry(one, look, base, templates) for one in newest]
    made = themes.page(
        templates,
        "feed/feed.xml.j2",
        entries[0].view,
        id=identifiers.of_title(newest[0].edition.title),
        updated=max(entry.updated for entry in entries),
        base=base,
        entries=entries,
    )
    return Document(NAME, MEDIA_TYPE, made.encode())


def _entry(one: Published, look: Look, base: str, templates: Templates) -> Entry:
    edition, view = one.edition, lay_out(one.edition, look)
    links = tuple(_links(one, base))
    page = next((found.href for found in links if found.media_type == "text/html"), "")
    return Entry(
        view,
        identifiers.of_edition(edition.title, edition.date),
        identifiers.moment(edition.issued),
        links,
        _summary(view),
        _content(view, page, templates),
    )


def _links(one: Published, base: str) -> Iterator[Link]:
    for name, (rel, media_type) in _DOCUMENTS.items():
        if name in one.documents:
            yield Link(rel, media_type, f"{base}{one.edition.date.isoformat()}/{name}")


def _summary(view: EditionView) -> str:
    """The counts, then the headlines."""
    headlines = "; ".join(story.headline for story in view.stories)
    return ": ".join(part for part in (" · ".join(view.counted), headlines) if part) or view.words.say(
        "There is no story in this edition."
    )


def _content(view: EditionView, page: str, templates: Templates) -> str:
    """The edition as HTML that a feed reader may show, with links to the stories on its `page` when there is one."""
    return themes.page(templates, "feed/content.html.j2", view, page=page)
