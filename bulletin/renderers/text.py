"""An edition as plain text for mail: 72 columns, which people read everywhere.

What stands at the margin is the bulletin's own: rules, its words in capitals, the numbers of the stories. Outside text
is set in from there, on every line, so none of it can pass for a heading, a "From " line, a header of a mail or the
"-- " above a signature.
"""

from __future__ import annotations

from bulletin.model import Document, Edition
from bulletin.renderers import themes
from bulletin.renderers.look import Look
from bulletin.renderers.themes import Templates
from bulletin.renderers.view.layout import lay_out
from bulletin.renderers.view.values import Mark
from bulletin.renderers.wrapping import width, wrapped

# Lines of this length stay whole when an answer quotes them, on a screen of 80 columns.
COLUMNS = 72
TEMPLATE = "bulletin.txt.j2"
# Keeps marks on the line of the last word; no printable text holds one.
_NO_BREAK = "\u00a0"


def render(edition: Edition, look: Look) -> Document:
    """`bulletin.txt`."""
    page = themes.page(_environment(look), TEMPLATE, lay_out(edition, look))
    lines = (line.rstrip() for line in page.strip("\n").split("\n"))
    return Document("bulletin.txt", "text/plain; charset=utf-8", ("\n".join(lines) + "\n").encode())


def _environment(look: Look) -> Templates:
    templates = themes.environment(themes.named(look.theme), str)
    templates.filters |= {"block": _block, "marks": _marks, "underlined": _underlined}
    templates.globals |= {"rule": _rule}
    return templates


def _block(text: str, indent: int = 2, first: str = "", rest: str | None = None) -> str:
    """A paragraph set in by so many columns, `first` in front of its first line, `rest` or nothing of the others'."""
    follows = " " * width(first) if rest is None else rest
    lines = wrapped(text, COLUMNS - indent - width(first))
    set_in = (f"{' ' * indent}{follows if n else first}{line}" for n, line in enumerate(lines))
    return "\n".join(set_in).replace(_NO_BREAK, " ")


def _underlined(text: str, sign: str = "-") -> str:
    """A heading: its lines, and below them one of signs as long as the longest."""
    return f"{text}\n{sign * max(map(width, text.split(chr(10))))}"


def _rule(sign: str) -> str:
    return sign * COLUMNS


def _marks(marks: tuple[Mark, ...], loosely: tuple[Mark, ...] = (), word: str = "") -> str:
    """Marks behind a sentence: " [A1, B2; see also C3]"."""
    told = [", ".join(mark.label for mark in some) for some in (marks, loosely)]
    return f"{_NO_BREAK}[{told[0]}{f'; {word} {told[1]}' if loosely else ''}]" if marks else ""
