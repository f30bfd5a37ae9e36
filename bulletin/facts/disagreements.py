"""Readings of one fact that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from bulletin.facts.points import FINDERS
from bulletin.facts.points.point import Said
from bulletin.facts.points.sides import side
from bulletin.facts.points.updates import Published, can_change, in_order
from bulletin.model import Disagreement, DisagreementKind, Reading, Sentence

# A longer "sentence" is a table or a list: what its numbers count is anybody's guess.
LONGEST_CHARACTERS = 2000

# Of a fact with very many wordings, so many are set against each other.
MOST_TEXTS = 60

_Key = tuple[DisagreementKind, str]
_Told = list[tuple[Said, str]]


def disagreements(a: str, b: str, language: str = "en") -> tuple[Disagreement, ...]:
    """What two sentences about the same thing disagree on: numbers, dates, names, yes against no.

    Quiet when in doubt: roundings, different units and numbers that count different things are no disagreement.
    The readings' mentions are sentences of two articles that are called "a" and "b".
    """
    return among((Sentence("a", 0, 0, len(a), a), Sentence("b", 0, 0, len(b), b)), language)


def among(mentions: Sequence[Sentence], language: str, published: Published | None = None) -> tuple[Disagreement, ...]:
    """What mentions of one fact in different articles disagree on, point by point.

    `published` tells when each article appeared: where all mentions of a reading come clearly later than those of
    another, and it is a thing that time can change, the disagreement is an update, its readings earliest first.
    """
    by_text: dict[str, list[Sentence]] = {}
    for mention in mentions:
        if len(mention.text) <= LONGEST_CHARACTERS:
            by_text.setdefault(mention.text, []).append(mention)
    found: dict[_Key, _Told] = {}
    for a, b in combinations(list(by_text)[:MOST_TEXTS], 2):
        if {m.article for m in by_text[a]} == {m.article for m in by_text[b]} and len(by_text[a]) == 1:
            continue
        first, second = side(a, language), side(b, language)
        for finder in FINDERS:
            for point in finder(first, second):
                found.setdefault((point.kind, point.about), []).extend(((point.first, a), (point.second, b)))
    made = (_disagreement(key, told, by_text, mentions, language, published) for key, told in found.items())
    return tuple(disagreement for disagreement in made if disagreement is not None)


def _disagreement(
    key: _Key,
    told: _Told,
    by_text: Mapping[str, Sequence[Sentence]],
    mentions: Sequence[Sentence],
    language: str,
    published: Published | None,
) -> Disagreement | None:
    kind, about = key
    place = {mention: number for number, mention in enumerate(mentions)}
    groups = _joined_by_others(_grouped(told), by_text, language)
    readings = [
        Reading(written, tuple(sorted((m for text in texts for m in by_text[text]), key=lambda m: place[m])))
        for written, texts in groups
    ]
    if len(readings) < 2:
        return None
    later = in_order(readings, published or {}) if can_change(kind, about, readings, language) else None
    if later is not None:
        return Disagreement(kind, later, update=True)
    return Disagreement(kind, tuple(sorted(readings, key=lambda r: (-len(r.mentions), place[r.mentions[0]]))))


def _grouped(told: _Told) -> list[tuple[list[Said], list[str]]]:
    """What was said, with the texts that say it or what agrees with it."""
    groups: list[tuple[list[Said], list[str]]] = []
    for said, text in told:
        home = next((g for g in groups if all(said.agrees(other) for other in g[0])), None)
        if home is None:
            groups.append(([said], [text]))
        elif text not in home[1]:
            home[0].append(said)
            home[1].append(text)
    return groups


def _joined_by_others(
    groups: list[tuple[list[Said], list[str]]], texts: Iterable[str], language: str
) -> list[tuple[str, list[str]]]:
    """The groups as they are first written, each with the texts that say the same and were set against no other."""
    placed = {text for _, own in groups for text in own}
    joined = [(said[0].written, list(own)) for said, own in groups]
    for text in texts:
        if text not in placed:
            homes = [n for n, (said, _) in enumerate(groups) if any(one.is_told(text, language) for one in said)]
            if len(homes) == 1:
                joined[homes[0]][1].append(text)
    return joined
