"""What a child is asked to typeset, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bulletin.renderers.pdf.fonts import Font


@dataclass(frozen=True, slots=True)
class Job:
    """A page in HTML, its style sheet, what is added to that to save space, and fonts by name: own and `others`.

    `own` are the sheets that somebody else than us wrote, by what to call them: what is ignored in them is told.
    `lead` is the anchor of what has to begin on page one, "" when there is nothing to print; `annex` that of the annex,
    "" when there is none.
    """

    page: str
    style: str = ""
    tighter: str = ""
    fonts: tuple[tuple[str, Path], ...] = ()
    others: tuple[Font, ...] = ()
    lead: str = ""
    own: tuple[tuple[str, str], ...] = ()
    annex: str = ""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF, the number of its pages, how far down the last one is used (0 to 1), and what should be known about it.

    Pages of an annex are not counted, and the last one is that before it. `tightened` says that it was set again with
    less space, `fell_back` that it was made with the plain theme in place of another.
    """

    content: bytes
    pages: int
    filled: float
    tightened: bool = False
    notes: tuple[str, ...] = ()
    fell_back: bool = False
