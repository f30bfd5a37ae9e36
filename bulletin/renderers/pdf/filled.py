"""Which pages count, and how far down one is used."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from bulletin.renderers.pdf.job import Job


def counted(document: Any, job: Job) -> Sequence[Any]:
    """The pages before the annex, which begins a page; all of them when there is none."""
    before = list(takewhile(lambda page: job.annex not in page.anchors, document.pages)) if job.annex else []
    return before or document.pages


def filled(page: Any) -> float:
    """The share of the page's height, between its margins, down to the end of what is printed; of columns the mean.

    A page of a theme that is all margins is full.
    """
    box = page._page_box
    if box.height <= 0:
        return 1.0
    top, height = box.content_box_y(), box.height
    (content,) = (child for child in box.children if child.element_tag == "html")
    return float(round(min(1.0, max(0.0, (_end(content, top) - top) / height)), 4))


def _end(box: Any, top: float) -> float:
    """Where a box ends that begins no higher than `top`; of boxes side by side in columns, the mean."""
    children = [child for child in getattr(box, "children", ()) if hasattr(child, "position_y")]
    columns = [child for child in children if getattr(child, "is_column", False)]
    if not children:
        return float(box.position_y + box.margin_height())
    ends = [_end(child, top) for child in children if child not in columns]
    for y in sorted({column.position_y for column in columns}):
        side_by_side = [_end(column, y) for column in columns if column.position_y == y]
        empty = max(0, _columns(box) - len(side_by_side))
        ends.append((sum(side_by_side) + empty * y) / (len(side_by_side) + empty))
    return max(ends)


def _columns(box: Any) -> int:
    count = box.style["column_count"]
    return 0 if count == "auto" else int(count)
