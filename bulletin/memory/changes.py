"""What today's reports say otherwise than what was printed of a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from bulletin.facts.disagreements import among
from bulletin.memory.corrections import is_correction
from bulletin.memory.page import Page
from bulletin.memory.repeats import likely_one
from bulletin.memory.taken_back import taken_back
from bulletin.memory.tellings import Printed
from bulletin.model import Correction, Disagreement, Reading, Sentence


@dataclass(frozen=True, slots=True)
class Change:
    """A reading as it was printed and today's: an update, a correction (`corrects`) or a new disagreement."""

    point: Disagreement
    corrects: bool
    printed: Printed

    @property
    def kind(self) -> tuple[str, str]:
        """What it is a change of: one that two facts tell is told once."""
        return self.point.kind, self.printed.fact

    def correction(self, story: str) -> Correction:
        """The correction of what was printed, in the story of this id."""
        was, now = self.point.readings
        return Correction(self.printed.day, story, self.point.kind, was, now)


def changes(before: Iterable[Printed], fresh: Sequence[Sentence], page: Page) -> Iterator[Change]:
    """Where fresh reports of a fact are at odds with what was printed last, and say what nothing printed does."""
    standing = {page.stand_in(one): one for one in before if page.history.stands(one.sentence)}
    if not standing or not fresh:
        return
    found = [*_taken_back(standing, fresh, page), *_at_odds(standing, fresh, page)]
    corrected = {change.point.kind for change in found if change.corrects}
    yield from (change for change in found if change.corrects or change.point.kind not in corrected)


def _taken_back(standing: Mapping[Sentence, Printed], fresh: Sequence[Sentence], page: Page) -> Iterator[Change]:
    """What a report names as wrong."""
    for sentence, printed in standing.items():
        found = {m: gone for m in fresh if (gone := taken_back(sentence.text, m.text, page.language))}
        if found:
            was, now = next(iter(found.values()))
            readings = (Reading(was, (printed.sentence,)), Reading(now, tuple(found)))
            yield Change(Disagreement("number", readings), True, printed)


def _at_odds(standing: Mapping[Sentence, Printed], fresh: Sequence[Sentence], page: Page) -> Iterator[Change]:
    """Where readings that were printed and others that nothing printed cannot both be true."""
    published = page.published(tuple(standing))
    for point in among((*standing, *fresh), page.language, published):
        then = [reading for reading in point.readings if any(m in standing for m in reading.mentions)]
        now = [reading for reading in point.readings if all(m in fresh for m in reading.mentions)]
        if then and now:
            most = max(now, key=lambda r: len(_sources(r, page)))
            last = max(then, key=lambda r: _latest(r, standing, _sources(r, page) & _sources(most, page)))
            if not point.update and len(then) > 1:
                point = _between(last, most, page, published) or point
            change = _change(last, most, point, page, standing[next(m for m in last.mentions if m in standing)])
            if change.point.update or change.corrects or _are_one(last, most, page.language):
                yield change


def _latest(reading: Reading, standing: Mapping[Sentence, Printed], same: Set[str]) -> tuple[date, bool]:
    """The day on which a reading was printed last; of one day, that of the source that now says otherwise is later."""
    return max(standing[m].day for m in reading.mentions if m in standing), bool(same)


def _between(then: Reading, now: Reading, page: Page, published: Mapping[str, date]) -> Disagreement | None:
    """What two readings of several, on which sources disagreed already, make of each other."""
    found = among((*then.mentions, *now.mentions), page.language, published)
    return next((point for point in found if point.readings[-1].value == now.value), None)


def _are_one(then: Reading, now: Reading, language: str) -> bool:
    """Whether the readings are in sentences that are one but for a word or two."""
    return any(likely_one(a.text, b.text, language) for a in then.mentions for b in now.mentions)


def _change(then: Reading, now: Reading, point: Disagreement, page: Page, printed: Printed) -> Change:
    was = Reading(then.value, tuple(page.real(mention) for mention in then.mentions))
    same_source = bool(_sources(was, page) & _sources(now, page))
    corrects = is_correction(point.kind, was, now, page, update=point.update, same_source=same_source)
    # One source that gives another figure later has followed what happens, whatever its words.
    update = point.update or (same_source and point.kind in ("number", "polarity"))
    return Change(Disagreement(point.kind, (was, now), update), corrects, printed)


def _sources(reading: Reading, page: Page) -> set[str]:
    return {page.article(page.real(mention)).source for mention in reading.mentions}
