"""Page numbers of what links lead to: WeasyPrint lays out again what they change, and no more.

In WeasyPrint 70 `target-counter(attr(href), page)` has no anchor, and its counter counts as one of the page that it
stands on. So it is filled in again whenever the number of all pages becomes known, one layout late, and not when its
target moves to another page. Up to page nine a number takes the room of the zero that stands there before it is known.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from typing import Any

from weasyprint.css.targets import TargetCollector
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.line_break import line_size

# What a page number in a line of contents is made of. With a counter of its own page beside it, it is left as it is.
_NUMBER = frozenset(("string", "target-counter()"))
_LAST_OF_ONE_DIGIT = 9
# Parts of a pixel that two digits of one width differ by when they are measured.
_WIDTH_ERROR = 0.01


class PageNumbers(TargetCollector):  # type: ignore[misc]
    """WeasyPrint's, which knows the anchors of links, and that their numbers do not change with that of all pages.

    With `can_wait`, numbers of one digit are told to no box while pages are laid out: `written_into` has them.
    """

    def __init__(self, can_wait: bool) -> None:
        super().__init__()
        self._anchors_of_totals: set[str | None] = set()
        self._can_wait = can_wait
        self._waiting: dict[str, tuple[dict[str, list[int]], tuple[Any, ...]]] = {}
        self._anchor_of: dict[Any, str] = {}

    def collect_missing_counters(
        self, box: Any, token: str, again: Callable[..., None], own: list[str], of_targets: dict[str | None, list[str]]
    ) -> None:
        """Put down what a box has to be told once pages are known: under the anchors its attributes name."""
        if None in of_targets and token == "content" and {kind for kind, *_ in box.style["content"]} <= _NUMBER:
            anchors = [value[1:] for value in box.element.attrib.values() if value.startswith("#")]
            if anchors:
                of_targets, own = dict.fromkeys(anchors, of_targets[None]), []
                self._anchor_of[box] = anchors[-1]
        self._can_wait &= _is_one_number(box) if box in self._anchor_of else not (own or of_targets)
        self._anchors_of_totals.update(anchor for anchor, names in of_targets.items() if "pages" in names)
        super().collect_missing_counters(box, token, again, own, of_targets)

    def cache_target_page_counters(self, anchor: str, counters: dict[str, list[int]], *where: Any) -> None:
        """Note where an anchor stands now, and have laid out again what names another page."""
        if self.collecting:
            return
        if self._can_wait and counters["page"][-1] <= _LAST_OF_ONE_DIGIT:
            self._waiting[anchor] = copy.deepcopy(counters), where
            return
        self._can_wait, waiting, self._waiting = False, self._waiting, {}
        for one, (its, place) in [*waiting.items(), (anchor, (counters, where))]:
            item = self.target_lookup_items.get(one)
            if item and item.cached_page_counter_values and one not in self._anchors_of_totals:
                item.cached_page_counter_values["pages"] = its["pages"].copy()
            super().cache_target_page_counters(one, its, *place)

    def written_into(self, pages: Iterable[Any]) -> bool:
        """Whether all numbers are on the pages: those that waited are put there, unless one takes more or less room."""
        return not self._waiting or all(
            self._is_put(box)
            for page in pages
            for box in page._page_box.descendants()
            if getattr(box, "missing_link", None) in self._anchor_of
        )

    def _is_put(self, box: Any) -> bool:
        texts = [one for one in box.descendants() if isinstance(one, TextBox)]
        counters, _ = self._waiting.get(self._anchor_of[box.missing_link], (None, None))
        if len(texts) != 1 or counters is None:
            return False
        (text,) = texts
        text.text = text.pango_layout.text = f"{text.text[:-1]}{counters['page'][-1]}"
        text.pango_layout.reactivate(text.style)
        width, _ = line_size(text.pango_layout.get_first_line()[0], text.style)
        text.pango_layout.deactivate()
        return bool(abs(width - text.width) < _WIDTH_ERROR)


def _is_one_number(box: Any) -> bool:
    """Whether what a box says ends in the number of a page, in the digits that a zero is one of, and has no other."""
    *before, (kind, value) = box.style["content"]
    return kind == "target-counter()" and value[1:] == ("page", "decimal") and all(one[0] == "string" for one in before)
