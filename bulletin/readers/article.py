"""A text and what is known about it → an Article."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate

from bulletin.errors import ReadError
from bulletin.model import Article, Removed, Sentence
from bulletin.readers import addresses, dates, roles
from bulletin.readers.encoding import clean
from bulletin.readers.lines import Line
from bulletin.readers.roles import credits
from bulletin.text.datelines import agency, dateline
from bulletin.text.language import identify
from bulletin.text.segmenters import missing, require
from bulletin.text.sentences import split

_PARAGRAPH = "\n\n"
# About 170,000 words, the length of a long novel: what is longer is an archive in one file, not an article.
LONGEST_ARTICLE_CHARACTERS = 1_000_000
# The longest sentences in print have some 1,000 words; a longer one is a text that lost its punctuation.
LONGEST_SENTENCE_CHARACTERS = 15_000
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known about an article besides its lines. `fallback` names the source when nothing else does."""

    title: str = ""
    source: str = ""
    published: datetime | date | None = None
    language: str | None = None
    id: str | None = None
    url: str | None = None
    fallback: str = ""
    authors: tuple[str, ...] = ()
    excerpt: bool = False


def article(
    text: str,
    *,
    title: str = "",
    source: str = "",
    published: str | datetime | date | None = None,
    language: str | None = None,
    id: str | None = None,
    url: str | None = None,
) -> Article:
    """The Article that a text makes: its lines sorted into roles, its body split into sentences.

    `published` is a datetime, a date or ISO 8601 text (a time without a zone is taken as UTC). What is not given is
    read from the text where the text says it. A text without a body makes an Article without sentences. Raises
    ReadError when `published` is no date, TextError when the library that finds the words of its language (Chinese,
    Japanese, Korean) is not installed.
    """
    known = Known(
        title=" ".join(clean(title).split()),
        source=clean(source).strip(),
        published=dates.parse(published),
        language=language,
        id=id,
        url=url,
    )
    made = assemble([Line(line) for line in clean(text).split("\n")], known)
    require(made.language, known.title or "article")
    return made


def assemble(lines: Sequence[Line], known: Known) -> Article:
    """The Article that lines make together with what is known about it."""
    sorted_lines = roles.assign(lines, known.title)
    kept = [line for line in sorted_lines if _stays(line)]
    text = _PARAGRAPH.join(line.text for line in kept)
    removed = tuple(Removed(line.role, line.text) for line in sorted_lines if line.role and not _is_printed(line))
    source = known.source or addresses.shown(addresses.host(known.url or "")) or _credited(sorted_lines, known.fallback)
    id = known.id or identity(addresses.canonical(known.url) if known.url else f"{source}\n{text}")
    given = _LANGUAGE.fullmatch(known.language or "")
    language = given[1].lower() if given else identify(text or known.title)
    return Article(
        id=id,
        digest=_hash(text),
        title=known.title,
        text=text,
        source=source,
        url=known.url,
        published=known.published or _dated(removed, kept, language),
        language=language,
        sentences=tuple(_sentences(id, text, kept, language)),
        removed=removed,
        authors=known.authors,
        excerpt=known.excerpt,
    )


def identity(text: str) -> str:
    """The id of the article that the text tells from all others: its canonical address, or what else does."""
    return _hash(text)[:16]


def within_bounds(text: str, name: str) -> str:
    """The text, when it is not longer than articles are; else raises ReadError."""
    if len(text) > LONGEST_ARTICLE_CHARACTERS:
        problem = f"has {len(text):,} characters of text, and an article may have {LONGEST_ARTICLE_CHARACTERS:,}"
        raise ReadError(name, f"{problem}; give each article a file of its own, or a line in JSON Lines")
    return text


def printable(article: Article, name: str) -> Article:
    """The article, when something of it can be printed and its words can be found; else raises ReadError."""
    if not article.sentences:
        raise ReadError(name, "has no body, only a title or lines around an article; put the article's text in it")
    longest = max((sentence.text for sentence in article.sentences), key=len)
    if len(longest) > LONGEST_SENTENCE_CHARACTERS:
        size = f"{len(longest):,} characters ({len(longest.split()):,} words)"
        raise ReadError(name, f"has a sentence of {size}; put its full stops and line breaks back in")
    if problem := missing(article.language):
        raise ReadError(name, problem)
    return article


def _credited(lines: Sequence[Line], fallback: str) -> str:
    """The source that the text itself names: in its last credit line, else in the brackets of its dateline.

    An agency's name behind the text, or any name in the middle of it, says whose report the article goes by and not
    who printed it, so it names the source only when there is no fallback.
    """
    body = [number for number, line in enumerate(lines) if line.role == "body"]
    sure: list[str] = []
    unsure: list[str] = []
    for number, line in reversed(list(enumerate(lines))):
        if line.role == "credit":
            is_inside = bool(body) and body[0] < number < body[-1]
            is_behind = bool(body) and number > body[0]
            doubtful = is_inside or (is_behind and credits.names_agency(line.text))
            (unsure if doubtful else sure).append(credits.source(line.text))
    opening = next((agency(line.text) for line in lines if _stays(line)), "")
    return next(filter(None, (*sure, opening, fallback, *unsure)), "")


def _dated(removed: Sequence[Removed], kept: Sequence[Line], language: str) -> date | None:
    """The day that a line about the publication gives, else the dateline of the first paragraph."""
    said = [line.text for line in removed if line.role in ("dateline", "credit")]
    said += [line.text[: dateline(line.text)] for line in kept[:1]]
    return next(filter(None, (dates.find(line, language) for line in said)), None)


def _stays(line: Line) -> bool:
    """Whether the line is part of the text. A heading that markup tells is, and one that is guessed is not."""
    return line.role in ("body", "deck") or (line.role == "subheading" and line.markup == "heading")


def _is_printed(line: Line) -> bool:
    return _stays(line) and line.prints


def _sentences(id: str, text: str, kept: Sequence[Line], language: str) -> Iterator[Sentence]:
    """The sentences of the lines that print."""
    lengths = (len(line.text) + len(_PARAGRAPH) for line in kept)
    starts = list(accumulate(lengths, initial=0))
    spans = (span for span in split(text, language) if kept[bisect_right(starts, span[0]) - 1].prints)
    for index, (start, end) in enumerate(spans):
        yield Sentence(id, index, start, end, text[start:end])


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
