"""The pieces of an HTML page, with the lines on which they stand.

python -m bulletin.verification.page < bulletin.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from bulletin.model import Document
from bulletin.verification.apart import read_apart, tell
from bulletin.verification.texts import decoded

# What HTML takes for white space; a no-break space is a character.
SPACE = re.compile(r"[ \t\n\r\f]+")
# Elements that hold nothing.
_VOID = frozenset({"meta", "link", "br", "hr", "img", "input", "col", "wbr"})
# Elements whose text browsers hash before they use it: there, white space counts.
_EXACT = frozenset({"script", "style"})
_LINE_END = re.compile("\r\n?")
# Begins a piece that is text, as "<" begins any other.
TEXT = "="


@dataclass(frozen=True, slots=True)
class Page:
    """Each start of an element with its attributes, each end and each text of a page, and their lines."""

    pieces: list[str]
    lines: list[int]


def read_page(document: Document) -> Page:
    """The page that a document holds; raises ProofError when it is no text, or takes too long."""
    found = read_apart(__name__, decoded(document).encode(), document.name, "HTML")
    return Page(found["pieces"], found["lines"])


def _read(content: bytes) -> dict[str, Any]:
    parser = _Parser()
    parser.feed(content.decode())
    parser.close()
    # White space behind all else is nothing.
    seen = len(parser.pieces) - (parser.pieces[-1:] in ([TEXT], [TEXT + " "]))
    return {"pieces": parser.pieces[:seen], "lines": parser.lines[:seen]}


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.lines: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        carried = "".join(f' {name}="{value or ""}"' for name, value in sorted(attrs, key=lambda one: one[0]))
        self._add(f"<{tag}{carried}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that is closed at once, as prettifiers write it: of one that cannot hold anything the same."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        self._add(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Text, which may come in several parts."""
        before = self.pieces.pop() if self.pieces and self.pieces[-1].startswith(TEXT) else ""
        text = (before or TEXT) + data
        line = self.lines.pop() if before else self.getpos()[0]
        self.pieces.append(_LINE_END.sub("\n", text) if self.cdata_elem in _EXACT else SPACE.sub(" ", text))
        self.lines.append(line)

    def handle_comment(self, data: str) -> None:
        """A comment: templates write none."""
        self._add(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """The document's type."""
        self._add(f"<!{decl.lower()}>")

    def handle_pi(self, data: str) -> None:
        """An instruction to a program: templates write none."""
        self._add(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        """A section that HTML does not know."""
        self._add(f"<![{data}]>")

    def _add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.lines.append(self.getpos()[0])


if __name__ == "__main__":
    tell(_read)
