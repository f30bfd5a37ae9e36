"""Who says it, as the words around a quotation tell: the subject of the verb of speech that is nearest to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from bulletin.text.days import calendar_words
from bulletin.text.people import Found, People
from bulletin.text.speech import SPEECH, sexes, sources, telling, verbs
from bulletin.text.subject_words import (
    ASIDES,
    CONJUNCTIONS,
    HONORIFICS_BEFORE_NAMES,
    OPENERS,
    PARTICIPLES,
    PASSIVE,
    SUBORDINATORS,
    dull,
    fillers,
)

# Between a verb of speech and a name: "said the head of the harbour board in Skarn, Dora Whitlock".
MOST_WORDS_BETWEEN = 12
# Between a name and its verb: "Anna Holt, of Corrin, a member of the board, said".
MOST_APPOSITIONS = 3
# Of a description without a name: "the minister of transport".
MOST_WORDS_OF_A_ROLE = 6
# Between an attribution and the words: "Holt said at the opening of the new school on Monday: “…”".
FARTHEST_CHARACTERS = 120

LONGEST_HONORIFIC_CHARACTERS = 6
_IN_BRACKETS = re.compile(r"\([^()\n]{0,80}\)")
_BREAK = re.compile(r"[;:!?(\[“”\"„«»]|(?<=\w{5})\.\s|\s[—–―-]\s")
_TOKEN = re.compile(r"[^\W_](?:[\w.’'-]*[\w’'])?")
_COMMA = re.compile(r"\s*,\s*")
_ADVERB = re.compile(r"\w+(?:ly|mente|ment)$")


class Kind(Enum):
    """How a subject names who speaks."""

    NAME = "by a name"
    SOURCE = "by a name behind “according to”, which may be a newspaper's"
    PRONOUN = "by he or she, or not at all where a verb needs no subject"
    ROLE = "by what they are: the minister"
    OTHER = "by what nobody can be found from: a witness, they, his lawyer"


class Subject(NamedTuple):
    """Who speaks: the words for them, and where those and their verb stand in the text."""

    kind: Kind
    text: str
    start: int
    end: int


def subjects(text: str, start: int, end: int, language: str, people: People) -> Iterator[Subject]:
    """The subjects of the verbs of speech in `text[start:end]`, in the verbs' order.

    That part of the text holds no quotation and no brackets.
    """
    if language not in SPEECH:
        return
    piece = _Piece(text, start, end, language, list(people.found(text, start, end)))
    if SPEECH[language].idioms:
        for idiom in re.finditer(SPEECH[language].idioms, text[start:end]):
            pronoun = idiom[0].rpartition("-")[2].casefold()
            yield Subject(Kind.PRONOUN, pronoun, start + idiom.start(), start + idiom.end())
    for verb in verbs(language).finditer(text, start, end):
        if (found := piece.subject(verb)) is not None:
            yield found


def without_brackets(text: str) -> str:
    """The text with spaces for what stands in round brackets, so that offsets stay: "John Ray (R-Ohio) said"."""
    return _IN_BRACKETS.sub(lambda brackets: " " * len(brackets[0]), text)


def name_alone(text: str, start: int, end: int, people: People) -> Subject | None:
    """The name behind a dash or in front of a colon when nothing else stands there: "“…” – Mayor Anna Holt"."""
    words = text[start:end].strip("\"'”’»“« \t\u00a0")
    if not (words[:1] in ("-", "–", "—") or words[-1:] == ":") or len(words.split()) > MOST_WORDS_OF_A_ROLE:
        return None
    found = list(people.found(text, start, end))
    rest = text[start : found[0].start] + text[found[0].end : end] if len(found) == 1 else "x"
    if any(word[0].islower() for word in _TOKEN.findall(rest)) or "," in rest:
        return None
    return Subject(Kind.NAME, found[0].name, start, end)


class _Piece(NamedTuple):
    """A part of a text outside quotation marks, with the names in it."""

    text: str
    start: int
    end: int
    language: str
    names: Sequence[Found]

    def subject(self, verb: re.Match[str]) -> Subject | None:
        """The subject of the verb: what stands in front of it or, where that is nothing, behind it."""
        word = verb[0].casefold()
        left = self._left_edge(verb.start())
        before = self.text[left : verb.start()]
        if word in sources(self.language):
            if before.strip(" ,") and not before.rstrip().endswith(","):
                return None
            found = self._behind(verb)
            return found and found._replace(kind=Kind.SOURCE if found.kind is Kind.NAME else found.kind)
        tokens = _TOKEN.findall(before)
        if tokens and tokens[-1].casefold() in PASSIVE and self.language == "en":
            return None
        if any(token.casefold() not in fillers(self.language) for token in tokens):
            return self._in_front(left, verb)
        if word in telling(self.language):
            return None
        return self._behind(verb)

    def _left_edge(self, at: int) -> int:
        """Where the clause before the verb begins: behind the last full stop, dash or quotation mark."""
        return max((found.end() for found in _BREAK.finditer(self.text, self.start, at)), default=self.start)

    # In front: "Anna Holt, the mayor, said".

    def _in_front(self, left: int, verb: re.Match[str]) -> Subject:
        if self.language in HONORIFICS_BEFORE_NAMES:
            return self._behind_an_honorific(left, verb)
        chunks = _chunks(self.text, left, verb.start())
        first, last = chunks[-1]
        made = None
        if self.text[first:last].strip():
            made = self._subject_of_clause(first, last, verb)
        elif verb[0].casefold() in PARTICIPLES:
            made = self._subject_of_participle(*chunks[-2], verb)
        else:
            for at in range(len(chunks) - 2, max(-1, len(chunks) - 2 - MOST_APPOSITIONS), -1):
                first, last = chunks[at]
                made = None if at and self._ends_in_a_name(*chunks[at - 1]) else self._in_apposition(first, last, verb)
                if made is not None or self._opens_with_a_name(first, last) is not None:
                    break
        return made or Subject(Kind.OTHER, "", left, verb.end())

    def _behind_an_honorific(self, left: int, verb: re.Match[str]) -> Subject:
        """Of "ông Trần Văn Minh, giám đốc Sở Y tế, nói" the name behind "ông"; else any, which may be no person's."""
        men, women = sexes(self.language)
        names = self._within(self.start, verb.start())
        for name in reversed(names):
            before = self._words(max(self.start, name.start - LONGEST_HONORIFIC_CHARACTERS), name.start)
            if before and before[-1].casefold() in men | women:
                return Subject(Kind.NAME, name.name, name.start, verb.end())
        if pronoun := self._pronoun(self._words(left, verb.start())):
            return Subject(Kind.PRONOUN, pronoun, left, verb.end())
        last = names[-1] if names and names[-1].start >= left else None
        unknown = any(word.casefold() in men | women for word in self._words(self.start, verb.start()))
        if last is None or unknown or len(self._words(last.end, verb.start())) > 1:
            return Subject(Kind.OTHER, "", left, verb.end())
        return Subject(Kind.SOURCE, last.name, last.start, verb.end())

    def _subject_of_clause(self, first: int, last: int, verb: re.Match[str]) -> Subject | None:
        """Of "also the mayor Anna Holt on Tuesday": the name that nothing but asides keeps from the verb."""
        words = self._words(first, last)
        if words and (pronoun := self._pronoun(words)):
            return Subject(Kind.PRONOUN, pronoun, first, verb.end())
        for name in reversed(self._within(first, last)):
            behind = self.text[name.end : last]
            if self._is_governed(first, name.start):
                continue
            if not self._is_aside(behind):
                break
            if _is_possessive(behind) or self._is_joined(first, name):
                return None
            return Subject(Kind.NAME, name.name, name.start, verb.end())
        return self._role(first, last, first, verb.end())

    def _in_apposition(self, first: int, last: int, verb: re.Match[str]) -> Subject | None:
        """Of "Anna Holt, the mayor of Skarn, said" and "the mayor, Anna Holt, said", what ends in a name of its own."""
        names = self._within(first, last)
        if not names or self.text[names[-1].end : last].strip():
            return None
        name = names[-1]
        if self._is_governed(first, name.start) or self._is_joined(first, name):
            return None
        words = self._words(first, name.start)
        if words and words[0][0].islower() and words[0].casefold() not in dull(self.language):
            return None
        return Subject(Kind.NAME, name.name, name.start, verb.end())

    def _subject_of_participle(self, first: int, last: int, verb: re.Match[str]) -> Subject | None:
        """Of "Anna Holt blamed the buoy, saying", the name that the clause begins with."""
        name = self._opens_with_a_name(first, last)
        return Subject(Kind.NAME, name.name, name.start, verb.end()) if name else None

    def _ends_in_a_name(self, first: int, last: int) -> bool:
        """Whether what follows is a place: "Bushey, Hertfordshire"."""
        names = self._within(first, last)
        return bool(names) and not self.text[names[-1].end : last].strip()

    def _opens_with_a_name(self, first: int, last: int) -> Found | None:
        """The name that a clause begins with, behind nothing but titles, when it owns nothing."""
        names = self._within(first, last)
        if not names or any(not word[0].isupper() for word in self._words(first, names[0].start)):
            return None
        behind = self.text[names[0].end : last]
        return names[0] if behind.strip() and not _is_possessive(behind) else None

    # Behind: "said the mayor of Skarn, Anna Holt".

    def _behind(self, verb: re.Match[str]) -> Subject | None:
        left = verb.end()
        stop = _BREAK.search(self.text, left, self.end)
        right = stop.start() if stop else self.end
        words = self._words(left, right)
        if not words:
            return Subject(Kind.PRONOUN, "", verb.start(), left) if SPEECH[self.language].articles else None
        named = words[1:2] != [] and words[1][0].isupper()
        if not named and (pronoun := self._pronoun(words[:1])):
            return Subject(Kind.PRONOUN, pronoun, verb.start(), left + len(words[0]))
        for name in self._chained(self._within(left, right)):
            gap = self.text[left : name.start]
            if len(gap.split()) > MOST_WORDS_BETWEEN:
                break
            if not self._fits_behind(gap) or _is_possessive(self.text[name.end : right]):
                continue
            if self._describes(gap, name, right):
                continue
            if self._is_cut_short(name):
                break
            return Subject(Kind.NAME, name.name, verb.start(), name.end)
        comma = self.text.find(",", left, right)
        return self._role(left, comma if comma >= 0 else right, verb.start(), right) or Subject(
            Kind.OTHER, "", verb.start(), right
        )

    def _fits_behind(self, gap: str) -> bool:
        """Whether the words between a verb and a name only describe it."""
        idle = dull(self.language)
        words = [word.casefold() for word in _TOKEN.findall(gap)]
        governed = any(word in idle for word in words[1:]) or (
            words[:1] != [] and words[0] in idle and not self._opens_a_noun(words[0])
        )
        if not governed:
            return gap.count(",") <= 1
        return gap.rstrip().endswith(",") and gap.count(",") == 1 and self._opens_a_noun(words[0])

    def _opens_a_noun(self, word: str) -> bool:
        speech = SPEECH[self.language]
        men, women = sexes(self.language)
        return word in f"{speech.definite} {speech.articles}".split() or word in OPENERS | men | women

    def _describes(self, gap: str, name: Found, right: int) -> bool:
        """Whether the name only describes a noun: "the French minister"."""
        behind = re.match(r"\s([^\W\d_]\w*)", self.text[name.end : right])
        words = _TOKEN.findall(gap)
        if behind is None or not words:
            return False
        noun = behind[1][0].islower() and behind[1].casefold() not in dull(self.language)
        return noun and self._opens_a_noun(words[-1].casefold())

    def _is_cut_short(self, name: Found) -> bool:
        """Whether another word with a capital follows, which is no day's: only a part of the name was found."""
        after = re.match(r"\s([^\W\d_]\w+)", self.text[name.end : self.end])
        return after is not None and after[1][0].isupper() and after[1].casefold() not in calendar_words(self.language)

    def _chained(self, names: Sequence[Found]) -> Iterator[Found]:
        """The names, but of "Kremlin spokesman Dmitry Peskov" only the last."""
        for at, name in enumerate(names):
            if at + 1 < len(names):
                gap = self.text[name.end : names[at + 1].start]
                words = _TOKEN.findall(gap)
                idle = dull(self.language)
                linked = words[:1] == ["Secretary"] or not any(word.casefold() in idle for word in words)
                if "," not in gap and linked and not _is_possessive(gap):
                    continue
            yield name

    # Either.

    def _pronoun(self, words: Sequence[str]) -> str:
        he, she = (SPEECH[self.language].he.split(), SPEECH[self.language].she.split())
        for word in reversed(words):
            if word.casefold() in he or word.casefold() in she:
                return word.casefold()
            if word.casefold() not in fillers(self.language):
                return ""
        return ""

    def _role(self, first: int, last: int, start: int, end: int) -> Subject | None:
        """The description that begins with a definite article."""
        words = self._words(first, last)
        while words and words[0].casefold() in fillers(self.language):
            words = words[1:]
        definite = SPEECH[self.language].definite.split()
        if words and words[0].casefold() in definite and 1 < len(words) <= MOST_WORDS_OF_A_ROLE + 1:
            return Subject(Kind.ROLE, " ".join(words[1:]), start, end)
        return None

    def _words(self, first: int, last: int) -> list[str]:
        return _TOKEN.findall(self.text[first:last])

    def _within(self, first: int, last: int) -> list[Found]:
        return [name for name in self.names if first <= name.start and name.end <= last]

    def _is_governed(self, first: int, at: int) -> bool:
        """Whether a preposition stands right before the name: "a friend of Holt"."""
        words = [word.casefold() for word in self._words(first, at)]
        opened = False
        while words and self._opens_a_noun(words[-1]):
            words.pop()
            opened = True
        if not words or words[-1] not in dull(self.language):
            return False
        return opened or words[-1] not in fillers(self.language) | SUBORDINATORS

    def _is_joined(self, first: int, name: Found) -> bool:
        """Whether somebody else speaks with them: "Venn and Holt"."""
        before = self.text[first : name.start].rstrip()
        return bool(before) and before.split()[-1].casefold() in CONJUNCTIONS and bool(self._within(first, name.start))

    def _is_aside(self, between: str) -> bool:
        """Whether what lies between a name and its verb is no noun of its own: "Holt supporters said"."""
        words = [word.casefold() for word in _TOKEN.findall(between)]
        if not words:
            return True
        idle = dull(self.language) | ASIDES | calendar_words(self.language)
        return words[0] in idle or _ADVERB.match(words[0]) is not None or not words[0].isalpha()


def _chunks(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """The spans between commas."""
    made, at = [], first
    for comma in _COMMA.finditer(text, first, last):
        made.append((at, comma.start()))
        at = comma.end()
    return [*made, (at, last)]


def _is_possessive(behind: str) -> bool:
    return behind[:2] in ("'s", "’s", "' ", "’ ")
