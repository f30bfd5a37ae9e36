"""Different speakers of the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.facts.points.point import Point
from bulletin.facts.points.role_words import PARTS
from bulletin.facts.points.sides import Side, Word, echo, places_of
from bulletin.facts.same.signals import PREFIX
from bulletin.text import first_names
from bulletin.text.people import is_a_persons, may_be_a_persons, same_person
from bulletin.text.utterances import spoken

# Two who say the same thing in such words as everybody uses ("our thoughts are with the families") say it both: so
# much of what either says, by the rarity of the words, must be what the other says, and in so many words.
LEAST_OF_THE_WORDS = 0.7
FEWEST_WORDS = 4
ROLE_CHARACTERS = 30


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever says the words of a sentence, by their whole name."""

    name: str
    written: str

    def agrees(self, other: Speaker) -> bool:
        """Whether both may be one person."""
        return same_person(self.name, other.name)

    def is_told(self, text: str, language: str) -> bool:
        """Whether another text says who spoke: a name in it may be anybody's part in the matter."""
        return False


def speakers(a: Side, first: str, b: Side, second: str) -> Iterator[Point]:
    """The two persons, given by their whole names, to whom two sentences give the same words."""
    if not first or not second or same_person(first, second) or not (_is_one(first, a) and _is_one(second, b)):
        return
    words, others = _words(a), _words(b)
    if len(words) < FEWEST_WORDS or len(others) < FEWEST_WORDS:
        return
    if min(echo(words, _only(b, others)), echo(others, _only(a, words))) >= LEAST_OF_THE_WORDS:
        yield Point("name", "speaker", Speaker(first, _written(first, a)), Speaker(second, _written(second, b)))


def _is_one(name: str, side: Side) -> bool:
    """Whether a whole name is surely a person's: a company speaks through its head, and both are quoted alike."""
    if not may_be_a_persons(name) or " " not in name:
        return False
    if first_names.sex(name) or is_a_persons(name, side.language) or not places_of(name, side.text):
        return True  # bodies are not called by their last word, nor "he"
    at = places_of(name, side.text)[0]
    near = f"{side.text[max(0, at - ROLE_CHARACTERS) : at]} {side.text[at + len(name) :][:ROLE_CHARACTERS]}"
    return _role(side.language).search(near) is not None


def _role(language: str) -> re.Pattern[str]:
    lines = (line.split(maxsplit=1) for line in PARTS.get(language, "").strip().splitlines())
    words = "|".join(words for part, words in lines if part == "leads") or "$."
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _written(name: str, side: Side) -> str:
    """The name as the sentence has it, or the whole name where it only says "he"."""
    last = name.split()[-1]
    return last if name not in side.text and re.search(rf"(?<!\w){re.escape(last)}(?!\w)", side.text) else name


def _words(side: Side) -> list[Word]:
    """The words with content that are somebody's."""
    spans = spoken(side.text, side.language)
    return [word for word in side.words if word.weight and any(s.start <= word.start < s.end for s in spans)]


def _only(side: Side, words: list[Word]) -> Side:
    """The sentence without its other words."""
    stems = frozenset(word.stem for word in words)
    beginnings = frozenset(stem[:PREFIX] for stem in stems if len(stem) >= PREFIX)
    return Side(side.text, side.language, (), tuple(words), stems, beginnings)
