"""Page numbers of what links lead to: WeasyPrint lays out again what they change, and no more.

In WeasyPrint 70 `target-counter(attr(href), page)` has no anchor, and its counter counts as one of the page that it
stands on. So it is filled in again whenever the number of all pages becomes known, one layout late, and not when its
target moves to another page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.css.targets import TargetCollector

# What a page number in a line of contents is made of. With a counter of its own page beside it, it is left as it is.
_NUMBER = frozenset(("string", "target-counter()"))


class PageNumbers(TargetCollector):  # type: ignore[misc]
    """WeasyPrint's, which knows the anchors of links, and that their numbers do not change with that of all pages."""

    def __init__(self) -> None:
        super().__init__()
        self._anchors_of_totals: set[str | None] = set()

    def collect_missing_counters(
        self, box: Any, token: str, again: Callable[..., None], own: list[str], of_targets: dict[str | None, list[str]]
    ) -> None:
        """Put down what a box has to be told once pages are known: under the anchors its attributes name."""
        if None in of_targets and token == "content" and {kind for kind, *_ in box.style["content"]} <= _NUMBER:
            anchors = [value[1:] for value in box.element.attrib.values() if value.startswith("#")]
            if anchors:
                of_targets, own = dict.fromkeys(anchors, of_targets[None]), []
        self._anchors_of_totals.update(anchor for anchor, names in of_targets.items() if "pages" in names)
        super().collect_missing_counters(box, token, again, own, of_targets)

    def cache_target_page_counters(self, anchor: str, counters: dict[str, list[int]], *where: Any) -> None:
        """Note where an anchor stands now, and have laid out again what names another page."""
        item = self.target_lookup_items.get(anchor)
        if item and item.cached_page_counter_values and anchor not in self._anchors_of_totals:
            item.cached_page_counter_values["pages"] = counters["pages"].copy()
        super().cache_target_page_counters(anchor, counters, *where)
