"""Plain text as scraped: the title on the first line, then a paragraph a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from bulletin.model import Article, Failure
from bulletin.readers.article import Known, assemble, printable, within_bounds
from bulletin.readers.encoding import decode
from bulletin.readers.lines import Line, ends_a_sentence
from bulletin.readers.raw import Raw
from bulletin.readers.roles.titles import opening_title

# Texts wrapped by hand or by mail programs have lines of 60 to 80 characters; paragraphs of news are longer.
_NARROWEST_WRAP, _WIDEST_WRAP = 40, 100
# A wrapped line stops a word short of the width; more room than this means that a paragraph ended there.
_SLACK = 25


def read(raw: Raw) -> Iterator[Article | Failure]:
    """The one article that a plain text holds."""
    lines = _unwrapped(within_bounds(decode(raw.content, raw.name), raw.name).split("\n"))
    known = Known(
        title=opening_title(lines) or raw.hints.title,
        source=raw.hints.source,
        published=raw.hints.published,
        language=raw.hints.language or None,
        url=raw.url,
        fallback=raw.hints.site or raw.label,
    )
    yield printable(assemble([Line(line) for line in lines], known), raw.name)


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """The lines with paragraphs that were broken at a fixed width made whole again."""
    blocks = _blocks(lines)
    inner = [line for block in blocks for line in block[:-1]]
    if not inner or not _are_wrapped(blocks, inner):
        return list(lines)
    return [line for block in blocks for line in _joined(block, max(map(len, inner)))]


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _are_wrapped(blocks: Sequence[Sequence[str]], inner: Sequence[str]) -> bool:
    """Whether most lines inside blocks are about as wide as the widest and stop in mid-sentence."""
    width = max(map(len, inner))
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP or median(map(len, inner)) < width - _SLACK:
        return False
    goes_on = [following[:1].islower() for block in blocks for following in block[1:]]
    open_ended = [not ends_a_sentence(line) for line in inner]
    return sum(open_ended) > len(inner) / 2 and sum(goes_on) > len(goes_on) / 3


def _joined(block: Sequence[str], width: int) -> Iterator[str]:
    paragraph = block[0]
    for previous, line in pairwise(block):
        if len(previous) + _SLACK < width:
            yield paragraph
            paragraph = line
        else:
            paragraph = f"{paragraph} {line}"
    yield paragraph
