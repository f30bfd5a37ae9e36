"""Who the subjects of an article's turns are: names made whole, and "he" and "the minister" found where it is clear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.facts.speech.cast import Cast, cast
from bulletin.facts.speech.turns import Turn
from bulletin.model import Article
from bulletin.text.people import People, may_be_a_persons
from bulletin.text.speech import SPEECH
from bulletin.text.subjects import Kind, Subject

# How far back "he" is looked for, in turns: farther back, somebody else may have come in between.
FARTHEST_TURNS = 3
# How far back "the minister" must have been named: others are called so, too, and come and go.
FARTHEST_MENTION = 6
# How many words may stand before the name of whom a sentence is about.
MOST_WORDS_BEFORE = 5

_WORD = re.compile(r"[^\W_][\w’'-]*")
_CLOSING = "\"'”’»“ "


def speakers(article: Article, turns: Sequence[Turn], people: People) -> list[str]:
    """Who speaks in each turn; empty where nobody does or it does not show clearly enough."""
    found: list[str] = []
    scene = _Scene(article, turns, cast(article, turns, people), found)
    for number in range(len(turns)):
        found.append(scene.speaker(number))
    return found


@dataclass(frozen=True, slots=True)
class _Scene:
    """The turns of an article, and who speaks in those that were looked at."""

    article: Article
    turns: Sequence[Turn]
    cast: Cast
    found: Sequence[str]

    def speaker(self, number: int) -> str:
        turn = self.turns[number]
        if turn.subject is not None:
            return self._of_subject(number, turn.subject)
        return self._going_on(number) if turn.bare and not self._asks(turn) else ""

    def _of_subject(self, number: int, subject: Subject) -> str:
        if subject.kind is Kind.NAME:
            return self.cast.whole(subject.text)
        if subject.kind is Kind.SOURCE:
            name = self.cast.whole(subject.text)
            # A newspaper rarely has a name of several words that may be a person's; Vietnamese offices do.
            named = " " in name and may_be_a_persons(name) and self.article.language != "vi"
            return name if named or name in self.cast.persons else ""
        if subject.kind is Kind.ROLE:
            return self._if_at_hand(number, self.cast.called(subject.text, self.article.language))
        return self._meant(number, subject.text) if subject.kind is Kind.PRONOUN else ""

    def _if_at_hand(self, number: int, name: str) -> str:
        """The name when its bearer spoke last, or nobody did and they are named, in the turns before."""
        before = range(max(0, number - FARTHEST_MENTION), number)
        last = next((self.found[at] for at in reversed(before) if self.found[at]), "")
        named = any(self.cast.whole(own.name) == name for at in before for own in self.turns[at].names)
        return name if last == name or (named and not last) else ""

    def _going_on(self, number: int) -> str:
        """Who speaks when a turn is nothing but words: whoever spoke last, or speaks next in the same paragraph."""
        before = self.turns[number - 1] if number else None
        ahead = self.turns[number + 1] if number + 1 < len(self.turns) else None
        last = self.found[number - 1] if number else ""
        together = before is not None and before.paragraph == self.turns[number].paragraph
        if ahead is None or ahead.paragraph != self.turns[number].paragraph or not ahead.spans:
            return last
        if ahead.subject is None:
            return last if together or ahead.bare else ""
        following = self._of_subject(number, ahead.subject)
        if together:
            return last if following in ("", last) else ""
        return following

    def _asks(self, turn: Turn) -> bool:
        return self.article.text[turn.start : turn.end].rstrip(_CLOSING).endswith("?")

    def _meant(self, number: int, pronoun: str) -> str:
        """Whom a pronoun means: who spoke in the turn before or whom it is about, or the same of one before that."""
        for at in range(number - 1, max(-1, number - 1 - FARTHEST_TURNS), -1):
            turn, speaker = self.turns[at], self.found[at]
            if speaker:
                ahead = {name for name in self._persons(turn, turn.subject) if name in self.cast.persons}
                return self._if_fits(speaker, pronoun) if ahead <= {speaker} else ""
            if turn.subject is not None or turn.bare:
                return ""
            if named := self._persons(turn):
                clear = len(set(named)) == 1 and self._leads(turn) and not self._has_pronouns(turn)
                return self._if_fits(named[0], pronoun) if clear else ""
            if not self._opens_with(turn, pronoun):
                return ""
        return ""

    def _if_fits(self, name: str, pronoun: str) -> str:
        fits = name in self.cast.persons and self.cast.fits(name, pronoun, self.article.language)
        return name if fits else ""

    def _persons(self, turn: Turn, before: Subject | None = None) -> list[str]:
        """The names of a turn that may be persons', in their order; those before a subject when it is given."""
        end = before.start if before else turn.end
        wholes = [self.cast.whole(name.name) for name in turn.names if name.start < end]
        return [whole for whole in wholes if whole in self.cast.persons or (" " in whole and may_be_a_persons(whole))]

    def _leads(self, turn: Turn) -> bool:
        """Whether a person is what the turn is about: little stands before the name, and the name owns nothing."""
        for name in turn.names:
            if self.cast.whole(name.name) in self.cast.persons:
                before = _WORD.findall(self.article.text, turn.start, name.start)
                owns = self.article.text[name.end : name.end + 2] in ("'s", "’s")
                return len(before) <= MOST_WORDS_BEFORE and not owns
        return False

    def _has_pronouns(self, turn: Turn) -> bool:
        """Whether somebody else may be spoken of without a name."""
        he, she = SPEECH[self.article.language].he, SPEECH[self.article.language].she
        words = {word.casefold() for word in _WORD.findall(self.article.text, turn.start, turn.end)}
        return not words.isdisjoint(f"{he} {she}".split())

    def _opens_with(self, turn: Turn, pronoun: str) -> bool:
        first = _WORD.search(self.article.text, turn.start, turn.end)
        return bool(pronoun) and first is not None and first[0].casefold() == pronoun
