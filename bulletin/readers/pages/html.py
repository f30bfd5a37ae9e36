"""Saved web pages → their article. Which part of a page is the article is trafilatura's to say."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from typing import Any

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers.article import Known, assemble, printable, within_bounds
from bulletin.readers.encoding import clean, decode
from bulletin.readers.lines import Line, word_count
from bulletin.readers.pages import markup, metadata
from bulletin.readers.raw import Raw

# What a page says of itself is enough: nothing may depend on the day on which it is read.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1990-01-01", "max_date": "2100-12-31"}
# Saved news pages have 0.1 to 3 MiB; parsing takes about ten times the page's size in memory.
_LARGEST_PAGE_BYTES = 10 * 1024 * 1024
_CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
_CHARSET_WITHIN_BYTES = 4096
# The text in JSON-LD has lost its headings and quotes, so it counts only where markup hides most of the article.
_HIDDEN_SHARE = 0.5
# A line that is a link to this extent is the title of another article.
_LINKED = 0.9
# A shorter line may be a caption or a notice; a longer one is running text.
_RUNNING_WORDS = 25
# Fewer words do not tell their language; what the page declares, pages often copied from their template.
_WORDS_THAT_TELL = 20

# These report what they cannot extract on standard error; so do we, by the input's name.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read(raw: Raw) -> Iterator[Article | Failure]:
    """The one article that a web page holds."""
    if len(raw.content) > _LARGEST_PAGE_BYTES:
        raise ReadError(raw.name, f"is larger than {_LARGEST_PAGE_BYTES >> 20} MiB; save the text of the article alone")
    tree = markup.parsed(decode(raw.content, raw.name, _charset(raw.content)), raw.name)
    if tree is None:
        raise _nothing(raw)
    head = metadata.head(tree)
    markup.mend(tree)
    page = _extracted(tree)
    said = metadata.said(head, _guess(page), raw.hints, raw.url)
    lines = _fuller(_lines(page.body) if page else [], said.body)
    if not lines:
        raise _nothing(raw)
    within_bounds("\n".join(line.text for line in lines), raw.name)
    yield printable(assemble(lines, _known(said, lines, raw)), raw.name)


def _nothing(raw: Raw) -> ReadError:
    return ReadError(
        raw.name, "holds no article that can be told from the rest of the page; save the article's own page"
    )


def _known(said: metadata.Said, lines: Sequence[Line], raw: Raw) -> Known:
    is_told = sum(word_count(line.text) for line in lines) >= _WORDS_THAT_TELL
    return Known(
        title=said.title,
        source=said.source,
        published=said.published,
        language=raw.hints.language or (None if is_told else said.language),
        url=said.url,
        fallback=raw.label,
        authors=said.authors,
    )


def _extracted(tree: Any) -> Any:
    """What trafilatura takes for the article, None when it finds none."""
    import trafilatura  # half a second that other readers need not wait for

    try:
        page = trafilatura.bare_extraction(
            tree, include_comments=False, include_links=True, with_metadata=True, date_extraction_params=_DATES
        )
    except AssertionError:  # lxml's, when a page whose root is no page (<math>) is to lose that
        return None
    return None if page is None or isinstance(page, dict) or page.body is None else page


def _guess(page: Any) -> metadata.Guess:
    if page is None:
        return metadata.Guess()
    return metadata.Guess(
        title=page.title or "",
        site=page.sitename or "",
        authors=page.author or "",
        published=page.date or "",
        url=page.url or "",
    )


def _charset(content: bytes) -> str:
    found = _CHARSET.search(content[:_CHARSET_WITHIN_BYTES])
    return (found[1] or found[2]).decode("ascii") if found else ""


def _fuller(lines: Sequence[Line], described: str) -> list[Line]:
    """The lines, or those of the text that the page's JSON-LD has of the article when it has twice as much."""
    others = [" ".join(line.split()) for line in clean(described).split("\n")]
    found, other = (sum(map(word_count, texts)) for texts in ([line.text for line in lines], others))
    return list(lines) if found >= _HIDDEN_SHARE * other else [Line(text, markup="paragraph") for text in others]


def _lines(body: Any) -> list[Line]:
    """The lines of the extracted tree, without titles of other articles; what markup makes of them is their role."""
    elements = [(element, "".join(_text(element))) for element in body]
    linked = [_is_linked(element, text) for element, text in elements]
    running = (n for n, (_, text) in enumerate(elements) if not linked[n] and word_count(text) > _RUNNING_WORDS)
    last = max(running, default=len(elements))
    kept = (one for n, one in enumerate(elements) if not linked[n] or (n < last and one[0].tag != "head"))
    return [
        Line(" ".join(line.split()), markup="heading" if element.tag == "head" else "paragraph")
        for element, text in kept
        for line in clean(text).split("\n")
    ]


def _is_linked(element: Any, text: str) -> bool:
    """Whether all of the text, or nearly, leads somewhere else."""
    whole = sum(map(str.isalnum, text))
    inside = sum(sum(map(str.isalnum, "".join(link.itertext()))) for link in element.iter("ref"))
    return whole > 0 and inside >= _LINKED * whole


def _text(element: Any) -> Iterator[str]:
    if element.tag in ("lb", "item", "p", "row", "head", "quote", "list"):
        yield "\n"
    if element.tag == "cell":
        yield " | "
    yield element.text or ""
    for child in element:
        yield from _text(child)
        yield child.tail or ""
    if element.tag in ("item", "p", "row", "head", "quote", "list"):
        yield "\n"
