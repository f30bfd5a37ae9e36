"""The pairs of tests/cases/disagreements-en-*.md, and how well `disagreements` does on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bulletin.facts.disagreements import among
from bulletin.model import Disagreement, Sentence

CASES = Path(__file__).parent / "cases"
EARLIER, LATER = datetime(2026, 11, 20, 8, tzinfo=UTC), datetime(2026, 11, 21, 20, tzinfo=UTC)


@dataclass(frozen=True)
class Pair:
    """Two sentences and what should be shown: a kind and the wording of two readings, or no kind for nothing."""

    language: str
    title: str
    first: str
    second: str
    kind: str
    readings: tuple[str, ...]

    @property
    def is_update(self) -> bool:
        return self.title.startswith("update")


@dataclass(frozen=True)
class Figures:
    """Shares of what was shown that is right, and of what should be shown that was."""

    precision: float
    recall: float


def read(name: str) -> Iterator[Pair]:
    """The pairs of a file of tests/cases, in order."""
    text, language = (CASES / name).read_text(encoding="utf-8"), "en"
    for match in re.finditer(r"^# (?P<of>[a-z]{2})$|^## (.+)\n(.+)\n(.+)\n=> (.+)$", text, re.MULTILINE):
        if match["of"]:
            language = match["of"]
            continue
        _, title, first, second, expected = match.groups()
        kind, _, readings = expected.partition(" ")
        kind = "" if kind == "nothing" else kind
        yield Pair(language, title, first, second, kind, tuple(readings.split(" | ")) if readings else ())


def shown(pair: Pair) -> tuple[Disagreement, ...]:
    """What is shown of a pair; the second sentence of an update comes from a later report."""
    mentions = tuple(
        Sentence(article, 0, 0, len(text), text) for article, text in (("a", pair.first), ("b", pair.second))
    )
    published = {"a": EARLIER, "b": LATER} if pair.is_update else None
    return among(mentions, pair.language, published)


def is_right(pair: Pair, found: Disagreement) -> bool:
    """Whether this is what should be shown of the pair."""
    if found.kind != pair.kind or found.update != pair.is_update or len(found.readings) != 2:
        return False
    values = [reading.value for reading in found.readings]
    return all(wanted in value for wanted, value in zip(pair.readings, values, strict=False))


def measured(pairs: Iterable[Pair]) -> Figures:
    """Precision and recall over the pairs: a wrong kind or reading is both a miss and a false alarm."""
    hits = alarms = wanted = 0
    for pair in pairs:
        found = shown(pair)
        right = any(is_right(pair, disagreement) for disagreement in found)
        hits, wanted = hits + right, wanted + bool(pair.kind)
        alarms += sum(not is_right(pair, disagreement) for disagreement in found)
    return Figures(hits / max(1, hits + alarms), hits / wanted)
