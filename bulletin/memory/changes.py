"""What today's reports say otherwise than what was printed of a fact."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from bulletin.facts.disagreements import among
from bulletin.memory.corrections import falls, is_correction, is_planned
from bulletin.memory.page import Page
from bulletin.memory.repeats import likely_one
from bulletin.memory.taken_back import taken_back
from bulletin.memory.tellings import Printed
from bulletin.memory.wrong_figures import wrong_figures
from bulletin.model import Correction, Disagreement, Reading, Sentence
from bulletin.text.quantities import quantities


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


def changes(
    before: Iterable[Printed], fresh: Sequence[Sentence], page: Page, counted: Collection[Printed] = ()
) -> Iterator[Change]:
    """Where fresh reports of a fact are at odds with what was printed last, and say what nothing printed does.

    What was `counted` there has no more in common with them than what it counts.
    """
    standing = {page.stand_in(one): one for one in before if page.history.stands(one.sentence)}
    if not standing or not fresh:
        return
    taken = list(_taken_back(standing, fresh, page))
    telling = {mention for change in taken for mention in change.point.readings[-1].mentions}
    other = (one for one in _at_odds(standing, fresh, page) if not telling & {*one.point.readings[-1].mentions})
    found = [*taken, *(one for one in other if one.point.kind == "number" or one.printed not in counted)]
    corrected = {change.point.kind for change in found if change.corrects}
    yield from (change for change in found if change.corrects or change.point.kind not in corrected)


def corrections(found: Iterable[Change], story: str, language: str) -> tuple[Correction, ...]:
    """The corrections among changes in the story of this id: one of a value by another, whoever tells of it."""
    of_values: dict[tuple[object, ...], list[Change]] = {}
    for change in found:
        if change.corrects:
            values = (_figure(reading.value, language) for reading in change.point.readings)
            of_values.setdefault((change.point.kind, *values), []).append(change)
    return tuple(_one(telling, story) for telling in of_values.values())


def _one(telling: Sequence[Change], story: str) -> Correction:
    """A correction that some changes make, with the mentions of all."""
    first = telling[0]
    was, now = (
        Reading(
            first.point.readings[n].value,
            tuple(dict.fromkeys(m for c in telling for m in c.point.readings[n].mentions)),
        )
        for n in (0, -1)
    )
    return Correction(first.printed.day, story, first.point.kind, was, now)


def _figure(value: str, language: str) -> object:
    """What a value comes to: its figures, else its words."""
    return tuple(found.value for found in quantities(value, language)) or value.casefold()


def _taken_back(standing: Mapping[Sentence, Printed], fresh: Sequence[Sentence], page: Page) -> Iterator[Change]:
    """What a report names as wrong."""
    for sentence, printed in standing.items():
        found = {m: gone for m in fresh if (gone := taken_back(sentence.text, m.text, page.language, page.behind(m)))}
        if found:
            was, now = next(iter(found.values()))
            readings = (Reading(was, (printed.sentence,)), Reading(now, tuple(found)))
            yield Change(Disagreement("number", readings), True, printed)


def _at_odds(standing: Mapping[Sentence, Printed], fresh: Sequence[Sentence], page: Page) -> Iterator[Change]:
    """Where readings that were printed and others that nothing printed cannot both be true."""
    published = page.published(tuple(standing))
    for point in among((*standing, *fresh), page.language, published):
        then = [reading for reading in point.readings if any(m in standing for m in reading.mentions)]
        now = [
            reading
            for reading in point.readings
            if all(m in fresh for m in reading.mentions) and not _is_called_wrong(reading, page.language)
        ]
        if then and now:
            most = max(now, key=lambda r: len(_sources(r, page)))
            last = max(then, key=lambda r: _latest(r, standing, _sources(r, page) & _sources(most, page)))
            if not point.update and len(then) > 1:
                point = _between(last, most, page, published) or point
            printed = Reading(last.value, tuple(mention for mention in last.mentions if mention in standing))
            change = _change(printed, most, point, page, standing[printed.mentions[0]])
            if change.point.update or change.corrects or _are_one(last, most, page.language):
                yield change


def _is_called_wrong(reading: Reading, language: str) -> bool:
    """Whether all that give the value say that it is wrong."""
    return all(
        any(wrong.was.written == reading.value for wrong in wrong_figures(mention.text, language))
        for mention in reading.mentions
    )


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
    # One source that gives another figure later, or another plan, has followed what happens, whatever its words.
    update = point.update or (same_source and (point.kind in ("number", "polarity") or is_planned(now, page.language)))
    if point.kind == "number" and falls(was, now, page.language):
        update = False
    return Change(Disagreement(point.kind, (was, now), update), corrects, printed)


def _sources(reading: Reading, page: Page) -> set[str]:
    return {page.article(page.real(mention)).source for mention in reading.mentions}
