"""Readings of one fact that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, combinations

from bulletin.facts.points import FINDERS
from bulletin.facts.points.point import Said
from bulletin.facts.points.quoted import speakers as quoted
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


def among(
    mentions: Sequence[Sentence],
    language: str,
    published: Published | None = None,
    speakers: Mapping[tuple[str, int], str] | None = None,
) -> tuple[Disagreement, ...]:
    """What mentions of one fact in different articles disagree on, point by point.

    `published` tells when each article appeared: where all mentions of a reading come clearly later than those of
    another, and it is a thing that time can change, the disagreement is an update, its readings earliest first.
    `speakers` tells by article and index who says the words of a sentence, where that is known.
    """
    by_text: dict[str, list[Sentence]] = {}
    for mention in mentions:
        if len(mention.text) <= LONGEST_CHARACTERS:
            by_text.setdefault(mention.text, []).append(mention)
    found: dict[_Key, list[_Told]] = {}
    for a, b in combinations(list(by_text)[:MOST_TEXTS], 2):
        articles = {mention.article for text in (a, b) for mention in by_text[text]}
        if len(articles) == 1:
            continue
        first, second = side(a, language), side(b, language)
        who, whom = (_speaker(by_text[text], speakers or {}) for text in (a, b))
        for point in chain(*(find(first, second) for find in FINDERS), quoted(first, who, second, whom)):
            found.setdefault((point.kind, point.about), []).append([(point.first, a), (point.second, b)])
    made = (
        _disagreement(key, told, by_text, mentions, language, published)
        for key, disputes in found.items()
        for told in _apart(disputes)
    )
    return tuple(disagreement for disagreement in made if disagreement is not None)


def _speaker(mentions: Iterable[Sentence], speakers: Mapping[tuple[str, int], str]) -> str:
    """Who says the words of mentions that are word for word the same; empty when several do or nobody is known to."""
    found = {speakers.get((mention.article, mention.index), "") for mention in mentions}
    return found.pop() if len(found) == 1 else ""


def _apart(disputes: Iterable[_Told]) -> list[_Told]:
    """What was said of one point, all that is linked by a value together: a fact may be disputed in two years."""
    apart: list[_Told] = []
    for dispute in disputes:
        linked = [own for own in apart if any(x.agrees(y) for x, _ in dispute for y, _ in own)]
        apart = [own for own in apart if own not in linked]
        apart.append([told for own in (*linked, dispute) for told in own])
    return apart


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
    said = _grouped(told)
    readings = [
        Reading(own[0][0].written, tuple(sorted((m for text in texts for m in by_text[text]), key=lambda m: place[m])))
        for own, texts in zip(said, _joined_by_others(said, by_text, language), strict=True)
    ]
    if len(readings) < 2:
        return None
    later = in_order(readings, published or {})
    if later and can_change(kind, about, [said[number] for number in later], language):
        return Disagreement(kind, tuple(readings[number] for number in later), update=True)
    return Disagreement(kind, tuple(sorted(readings, key=lambda r: (-len(r.mentions), place[r.mentions[0]]))))


def _grouped(told: _Told) -> list[_Told]:
    """What was said, with the text that says it, in groups of those that agree."""
    groups: list[_Told] = []
    for said, text in told:
        home = next((group for group in groups if all(said.agrees(other) for other, _ in group)), None)
        if home is None:
            groups.append([(said, text)])
        elif text not in [own for _, own in home]:
            home.append((said, text))
    return groups


def _joined_by_others(groups: Sequence[_Told], texts: Iterable[str], language: str) -> list[list[str]]:
    """The texts of each group, and those that say the same and were set against no other."""
    joined = [[text for _, text in group] for group in groups]
    placed = {text for own in joined for text in own}
    for text in texts:
        if text not in placed:
            homes = [n for n, group in enumerate(groups) if any(said.is_told(text, language) for said, _ in group)]
            if len(homes) == 1:
                joined[homes[0]].append(text)
    return joined
