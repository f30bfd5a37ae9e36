"""PDF documents → their article, from the text layer that they have; pictures of pages are not read."""

from __future__ import annotations

import io
import logging
import math
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers.article import Known, assemble, printable, within_bounds
from bulletin.readers.encoding import clean
from bulletin.readers.lines import Line, has_letters, key, word_count
from bulletin.readers.pdf_lines import Typeset, paragraphs, without_margins
from bulletin.readers.raw import Raw
from bulletin.readers.roles.titles import opening_title

# A long reportage has thirty pages; what is longer is an issue or a book. A page takes a tenth of a second.
_MOST_PAGES = 100
# Titles are set at least that much larger than the text.
_LARGER = 1.15
_LONGEST_TITLE_WORDS = 30
_SAVE_TEXT = "save the article's text or its page"

# It reports what it mends on standard error.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read(raw: Raw) -> Iterator[Article | Failure]:
    """The one article that a PDF document holds."""
    said, pages = _pages(raw)
    lines = without_margins(pages)
    if not any(has_letters(line.text) for line in lines):
        raise ReadError(raw.name, f"is a PDF without a text layer, only pictures of pages; {_SAVE_TEXT}")
    within_bounds("\n".join(line.text for line in lines), raw.name)
    body_size = _body_size(lines)
    found = list(paragraphs(lines))
    title = _title(said, found, body_size) or raw.hints.title or opening_title(one.text for one in found)
    known = Known(
        title=title,
        source=raw.hints.source,
        published=raw.hints.published,
        language=raw.hints.language or None,
        url=raw.url,
        fallback=raw.hints.site or raw.label,
    )
    yield printable(assemble([_line(one, body_size) for one in found], known), raw.name)


def _pages(raw: Raw) -> tuple[str, list[list[Typeset]]]:
    """The title in the document's properties, and the lines of each page."""
    from pypdf import PdfReader  # a third of a second that other readers need not wait for
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    # What a hostile document may raise, besides the library's own.
    broken = (
        PyPdfError, ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError,
        OSError, RecursionError, RuntimeError, TypeError, ValueError, struct.error, zlib.error,
    )  # fmt: skip
    try:
        reader = PdfReader(io.BytesIO(raw.content))
        count = len(reader.pages)
        if count > _MOST_PAGES:
            raise ReadError(raw.name, f"has {count:,} pages, and an article may have {_MOST_PAGES}; {_SAVE_TEXT}")
        pages = [list(_lines(page)) for page in reader.pages]
        said = str((reader.metadata and reader.metadata.get("/Title")) or "")
    except (FileNotDecryptedError, DependencyError) as error:
        raise ReadError(raw.name, "is an encrypted PDF; save it without a password") from error
    except broken as error:
        raise ReadError(raw.name, f"is a damaged PDF ({type(error).__name__}); {_SAVE_TEXT}") from error
    return " ".join(clean(said).split()), pages


def _lines(page: Any) -> Iterator[Typeset]:
    """The lines of a page with the size of most of their letters."""
    line, sizes = list[str](), Counter[float]()
    for text, size in _pieces(page):
        for number, piece in enumerate(text.split("\n")):
            if number:
                yield _typeset(line, sizes)
                line, sizes = [], Counter()
            line.append(piece)
            sizes[size] += len(piece.strip())
    yield _typeset(line, sizes)


def _typeset(line: Sequence[str], sizes: Counter[float]) -> Typeset:
    return Typeset(" ".join("".join(line).split()), _most_frequent(sizes))


def _pieces(page: Any) -> list[tuple[str, float]]:
    pieces: list[tuple[str, float]] = []

    def add(text: str, placed: Sequence[float], set_: Sequence[float], _: object, size: float) -> None:
        pieces.append((text, _size(size * placed[3] * set_[3])))

    page.extract_text(visitor_text=add)
    return pieces


def _size(value: float) -> float:
    return abs(round(value, 1)) if math.isfinite(value) else 0.0


def _most_frequent(sizes: Counter[float]) -> float:
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _body_size(lines: Sequence[Typeset]) -> float:
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    return _most_frequent(sizes)


def _title(said: str, found: Sequence[Typeset], body_size: float) -> str:
    """The title in the properties when the document prints it, else what it prints largest."""
    if said and any(key(said) in key(one.text) for one in found if one.page == 0):
        return said
    large = [one for one in found if one.page == 0 and one.size > _LARGER * body_size]
    largest = max(large, key=lambda one: one.size, default=None)
    return largest.text if largest and 1 < word_count(largest.text) <= _LONGEST_TITLE_WORDS else ""


def _line(one: Typeset, body_size: float) -> Line:
    return Line(one.text, markup="heading" if one.size > _LARGER * body_size else "")
