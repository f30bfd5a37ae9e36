"""What a page says that depends on where pages end: numbers of pages that stand in the text, and what margins say.

Other versions of what typesets a PDF end pages elsewhere. A number is left out of the comparison when it stands on a
link and is that of the page that the link leads to; every other number is text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

from bulletin.verification.painted import Run

# How style sheets set the number of the page that a link leads to: target-counter() behind a narrow space.
_NUMBER = re.compile("\u202f([0-9]+)")


def numbers(runs: Sequence[Run], links: Sequence[tuple[tuple[float, ...], int]]) -> list[int]:
    """The places of those runs that are true numbers of pages; `links` have their rectangles and where they lead."""
    found = []
    for place, run in enumerate(runs):
        if told := _NUMBER.fullmatch(run.text):
            pages = (page for rectangle, page in links if lies_in(run, rectangle))
            if int(told[1]) in pages:
                found.append(place)
    return found


def lies_in(run: Run, rectangle: tuple[float, ...]) -> bool:
    """Whether letters begin in a rectangle, or next to it."""
    left, low, right, high = rectangle
    return left - 1 <= run.x <= right + 1 and low - 1 <= run.y <= high + 1


def margins(runs: Sequence[Run], marks: frozenset[int]) -> list[str]:
    """What the margins of a page say, one after the other: letters that the document's structure does not know."""
    found: dict[int, str] = {}
    for run in runs:
        if is_marginal(run, marks):
            found[run.mark] = found.get(run.mark, "") + run.text
    return list(found.values())


def is_marginal(run: Run, marks: frozenset[int]) -> bool:
    """Whether letters are marked as what the document's structure does not know."""
    return run.mark >= 0 and run.mark not in marks


def known_marks(root: Any) -> Mapping[int, frozenset[int]]:
    """The marks that the structure of a document knows, by the number of the object that their page is."""
    found: dict[int, set[int]] = {}
    waiting = [(root.get("/StructTreeRoot", {}), -1)]
    seen: set[int] = set()
    while waiting:
        part, page = waiting.pop()
        part = part.get_object() if hasattr(part, "get_object") else part
        if isinstance(part, int):
            found.setdefault(page, set()).add(int(part))
        elif isinstance(part, list):
            waiting += [(inner, page) for inner in part]
        elif isinstance(part, dict) and id(part) not in seen:
            seen.add(id(part))
            page = cast(Any, part).raw_get("/Pg").idnum if "/Pg" in part else page
            waiting += [(part[name], page) for name in ("/K", "/MCID") if name in part]
    return {page: frozenset(marks) for page, marks in found.items()}
