"""What a page says of its article in JSON-LD (schema.org): the one object that stands for the article itself."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bulletin.readers import addresses
from bulletin.readers.lines import key, phrases

Node = Mapping[str, Any]

# Pages of news have 1 to 10 blocks of 1 to 60 KiB, with some 100 objects; more is no description of an article.
_MOST_BLOCKS, _LARGEST_BLOCK_CHARACTERS, _MOST_NODES, _DEEPEST = 40, 1_000_000, 5_000, 12
# The kinds of schema.org's Article end so ("NewsArticle", "LiveBlogPosting"), but for this one.
_ARTICLE_KIND = re.compile(r"(?:^|[/#:])(?:\w*(?:Article|Posting)|Report)$")
# Whatever stands under these is another article, or a part of this one.
_OTHERS = frozenset(
    phrases(
        "itemListElement|hasPart|isPartOf|mentions|citation|relatedLink|liveBlogUpdate|review|comment|isBasedOn|about|"
        "significantLink|author|publisher|image|video"
    )
)
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s{0,1000}[}\]])")


def article(blocks: Iterable[str], titles: Sequence[str], url: str | None) -> Node:
    """The object for the page's own article, with what it refers to by @id put in; empty when there is none.

    Of several it is the one with the page's address, else the one with a title that the page has.
    """
    nodes = list(_nodes(blocks))
    named = _named(nodes)
    articles = [_completed(node, named) for node in nodes if _is_article(node)]
    own = addresses.canonical(url) if url else ""
    known = {key(title) for title in titles}
    fitting = (node for node in articles if own and own in _addresses(node))
    titled = (node for node in articles if _has_title(node, known))
    alone = iter(articles[:1] if len(articles) == 1 and not _is_elsewhere(articles[0], own) else ())
    return next((node for group in (fitting, titled, alone) for node in group), {})


def texts(value: object) -> Iterator[str]:
    """The strings that a value holds, alone or in a list."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict) and isinstance(one.get("@value"), str):
            yield one["@value"]


def names(value: object) -> Iterator[str]:
    """The names of the persons or organisations in a value: texts, objects, or a list of them."""
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, dict):
            yield from texts(one)
            continue
        whole = " ".join(part for field in ("givenName", "familyName") for part in texts(one.get(field)))
        yield from list(texts(one.get("name"))) or list(texts(one.get("byline"))) or filter(None, [whole])


def kinds(node: object) -> tuple[str, ...]:
    """What schema.org calls the node."""
    return tuple(texts(node.get("@type"))) if isinstance(node, dict) else ()


def _nodes(blocks: Iterable[str]) -> Iterator[Node]:
    """All objects, those of the outer level first within each block."""
    count = 0
    for number, block in enumerate(blocks):
        if number >= _MOST_BLOCKS:
            return
        level = [_parsed(block)]
        for _ in range(_DEEPEST):
            level = [inner for one in level for inner in (one if isinstance(one, list) else [one])]
            for node in level:
                if isinstance(node, dict) and count < _MOST_NODES:
                    count += 1
                    yield node
            level = [inner for node in level for inner in _inside(node)]


def _inside(node: object) -> Iterator[object]:
    if isinstance(node, list):
        yield from node
    elif isinstance(node, dict):
        yield from (value for name, value in node.items() if name not in _OTHERS and isinstance(value, (dict, list)))


def _parsed(block: str) -> object:
    """What a block holds; blocks that are nearly JSON are mended, and others hold nothing."""
    if len(block) > _LARGEST_BLOCK_CHARACTERS:
        return None
    text = _WRAPPING.sub("", _WRAPPING.sub("", block)).strip()
    for attempt in (text, html.unescape(text) if "&quot;" in text else "", _TRAILING_COMMA.sub("", text)):
        try:
            # What follows the first whole value ("};", a second object) is left.
            return json.JSONDecoder(strict=False).raw_decode(attempt)[0]
        except (ValueError, RecursionError):
            continue
    return None


def _named(nodes: Iterable[Node]) -> dict[str, Node]:
    """The nodes by their @id; of several with one the first that says more than it."""
    named: dict[str, Node] = {}
    for node in nodes:
        if isinstance(name := node.get("@id"), str) and len(node) > 1:
            named.setdefault(name, node)
    return named


def _completed(node: Node, named: Mapping[str, Node]) -> Node:
    return {field: _resolved(value, named) for field, value in node.items()}


def _resolved(value: object, named: Mapping[str, Node]) -> object:
    if isinstance(value, list):
        return [_resolved(one, named) for one in value[:_MOST_NODES] if not isinstance(one, list)]
    if isinstance(value, dict) and isinstance(name := value.get("@id"), str) and name in named:
        return {**named[name], **value}
    return value


def _is_article(node: Node) -> bool:
    return any(_ARTICLE_KIND.search(kind) for kind in kinds(node))


def _addresses(node: Node) -> set[str]:
    """The addresses, in their canonical form, at which the node says that it stands."""
    given = [node.get("url"), node.get("mainEntityOfPage"), node.get("@id")]
    given += [one.get("@id") or one.get("url") for one in given if isinstance(one, dict)]
    return {addresses.canonical(text) for value in given for text in texts(value) if addresses.host(text)}


def _is_elsewhere(node: Node, own: str) -> bool:
    """Whether the node says that it stands at the address of another page of this site."""
    there = {address for address in _addresses(node) if _is_page(address)}
    return bool(own and there) and all(addresses.host(address) == addresses.host(own) for address in there)


def _is_page(address: str) -> bool:
    return address.partition("://")[2].partition("/")[2] not in ("", "#")


def _has_title(node: Node, titles: set[str]) -> bool:
    given = {key(html.unescape(text)) for field in ("headline", "name") for text in texts(node.get(field))}
    return bool((given - {""}) & titles)
