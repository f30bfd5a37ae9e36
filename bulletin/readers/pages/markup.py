"""The tree of a page, bounded, and mended where pages cut their article in pieces or put others into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bulletin.errors import ReadError

# News pages have 300 to 5,500 tags, live reports of a long day some 20,000; each 10,000 take about a second.
_MOST_TAGS = 25_000
# libxml2 compares each attribute of a tag with all others of it: 2,000 take a hundredth of a second, 100,000 a minute.
_LONGEST_PLAIN_TAG_CHARACTERS, _MOST_ATTRIBUTES = 4_000, 2_000
_LONG_TAG = re.compile(rf"<[A-Za-z][^<>]{{{_LONGEST_PLAIN_TAG_CHARACTERS},}}")
_SCRIPT_TAG = re.compile(r"</?script\b", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")

_BODY_NAME = re.compile(r"(?:article|story|post|entry|content|text)[-_]*(?:body|content|text)", re.IGNORECASE)
# A piece of the article, not a teaser of another: two paragraphs of a newspaper.
_SHORTEST_PIECE_WORDS = 100
_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
# How far up a link's heading is looked for.
_NEAR = 3


def parsed(text: str, name: str) -> Any:
    """The tree of the page, None when there is none; raises ReadError for one that takes too long to take apart."""
    from trafilatura.utils import load_html

    marked_up = "".join(_outside_scripts(text))
    if (tags := marked_up.count("<")) > _MOST_TAGS:
        raise ReadError(
            name, f"has {tags:,} tags, more than pages of articles have; save the text of the article alone"
        )
    if any(map(_has_many_attributes, _LONG_TAG.findall(marked_up))):
        raise ReadError(name, "has a tag with thousands of attributes; save the text of the article alone")
    return load_html(text)


def mend(tree: Any) -> None:
    """Bring the pieces of the article together in the tree, and take out what is no part of it.

    JSON-LD goes, too: who reads it takes its shape on trust.
    """
    for script in list(tree.iter("script")):
        script.drop_tree()
    _drop_teasers(tree)
    _join_pieces(tree)


def _outside_scripts(text: str) -> Iterator[str]:
    """The parts of the page in front of, between and behind its scripts."""
    at, inside = 0, False
    for tag in _SCRIPT_TAG.finditer(text):
        if not inside:
            yield text[at : tag.start()]
        at, inside = tag.start(), not tag[0].startswith("</")
    yield text[at:]


def _has_many_attributes(tag: str) -> bool:
    return len(_QUOTED.sub('""', tag).replace('"', " ").split()) > _MOST_ATTRIBUTES


def _drop_teasers(tree: Any) -> None:
    """An <article> inside another, or beside the one with the page's title, is a teaser when its heading is a link."""
    articles = list(tree.iter("article"))
    titled = [one for one in articles if one.find(".//h1") is not None]
    for one in articles:
        is_other = titled or next(one.iterancestors("article"), None) is not None
        if one not in titled and is_other and any(map(_leads_on, one.iter("a"))):
            one.drop_tree()


def _leads_on(link: Any) -> bool:
    """Whether the link is that of a teaser's heading to its page."""
    href = link.get("href") or ""
    if not href or href.startswith("#"):
        return False
    above = [element.tag for _, element in zip(range(_NEAR), link.iterancestors(), strict=False)]
    inside = any(element.tag in _HEADINGS for element in link.iterdescendants())
    return inside or "bookmark" in (link.get("rel") or "") or not _HEADINGS.isdisjoint(above)


def _join_pieces(tree: Any) -> None:
    """Advertisements cut the body of an article in pieces of one kind: what follows the first is moved into that."""
    firsts: dict[tuple[object, ...], Any] = {}
    for element in list(tree.iter("div", "section")):
        kind = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if not _BODY_NAME.search(kind):
            continue
        around = next(element.iterancestors("article"), None)
        first = firsts.setdefault((element.tag, kind, around), element)
        if first is not element and _is_piece(element, first):
            first.extend(list(element))


def _is_piece(element: Any, first: Any) -> bool:
    """Whether the element holds running text that goes on what stands in `first`, and no article of its own."""
    if element.find(".//h1") is not None or any(one is first for one in element.iterancestors()):
        return False
    return sum(len("".join(p.itertext()).split()) for p in element.iter("p")) >= _SHORTEST_PIECE_WORDS
