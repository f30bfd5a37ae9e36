"""What leads somewhere in a PDF: links, bookmarks and named places, and the letters that they lie on or lead to."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from bulletin.verification.belongings import in_full
from bulletin.verification.painted import Painted, Run

# How many letters tell a place from another, and how far left of it they may begin.
_SHOWN, _LEAST_INDENT = 6, 1.0
# How a link is shown, and whether at all.
_LOOK = ("/F", "/BS", "/Border", "/C", "/H")


def oddity(link: Any) -> str:
    """What a link does or says beside leading somewhere, "" when it does nothing else."""
    action = link.get("/A", {})
    odd = sorted(str(key) for key in action if key not in ("/Type", "/S", "/URI"))
    odd += [key for key in ("/Contents",) if key in link and str(link[key]) != target(link)]
    return " ".join(odd) or ("" if action.get("/S", "/URI") == "/URI" else str(action["/S"]))


def linked(link: Any, own: Painted, page: int) -> tuple[str, str, str, str]:
    """Where a link leads, the letters that lie in its rectangle, where that is, and how the link is shown."""
    left, low, right, high = rectangle(link)
    inside = (run for run in own.runs if left - 1 <= run.x <= right + 1 and low - 1 <= run.y <= high + 1)
    letters = "".join(filter(str.isalnum, "".join(run.text for run in inside)))
    exact = f"{page} {[round(n, 2) for n in (left, low, right, high)]} {link.get('/StructParent')}"
    return (
        target(link),
        letters,
        exact,
        f"a link with {', '.join(f'{name} {in_full(link.get(name))}' for name in _LOOK)}",
    )


def target(link: Any) -> str:
    """The address that a link leads to, or the name of a place in the document."""
    action = link.get("/A", {})
    return str(action.get("/URI") or action.get("/D") or link.get("/Dest"))


def led(name: str, place: Any, runs: Mapping[int, list[Run]], number: Mapping[int, int]) -> tuple[str, str, str, str]:
    """What a bookmark or a named place is called, the letters below the point that it leads to, and where that is."""
    page = getattr(place.page, "idnum", -1)
    left, top = (float(one) if one is not None else 0.0 for one in (place.left, place.top))
    below = (run for run in runs.get(page, ()) if run.y < top and run.x > left - _LEAST_INDENT)
    letters = "".join(islice((letter for run in below for letter in run.text if letter.isalnum()), _SHOWN))
    return name, letters, f"{number.get(page)} {place.typ} {place.left} {place.top} {place.zoom}", ""


def rectangle(note: Any) -> tuple[float, ...]:
    """The rectangle of a note, by its lower left and its upper right."""
    x, y, right, high = (float(number) for number in note["/Rect"])
    return min(x, right), min(y, high), max(x, right), max(y, high)
