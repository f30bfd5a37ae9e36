"""The people of an article: who is a person, a man or a woman, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bulletin.facts.speech.turns import Turn
from bulletin.model import Article
from bulletin.text import first_names
from bulletin.text.people import Found, People, is_a_persons, may_be_a_persons
from bulletin.text.speech import SPEECH, sexes
from bulletin.text.stopwords import stop_words
from bulletin.text.subjects import Kind

# Of the words at a name that tell what its bearer is, how many count: "former head of the harbour board of Skarn".
DESCRIBING_WORDS = 7
LONGEST_TITLE_CHARACTERS = 24
# Words that begin with as many of the same letters are one word in two forms.
ALIKE_LETTERS = 6

_AGE = re.compile(r",\s\d\d(?:,|\.|\s)")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_TITLE = re.compile(r"([^\W\d_][\w’'-]*)\.?\s$")
_BREAK = re.compile(r"[.;:!?()“”\"„«»\n]|,\s")
_APPOSITION = re.compile(r",\s([^,.;:()“”\"„«»\n]{3,80})[,.;]")
# What reporters call heads of state and of government.
_LEADERS = frozenset({"leader", "president", "premier", "chancellor", "líder", "dirigente", "mandatario"})


@dataclass(slots=True)
class Roles:
    """What somebody is called: "minister of transport" has the head "minister"."""

    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of an article: `persons` are whole names, whose `sex` ("m" or "f") and `roles` are known.

    `others` are words that a whole name ends in and somebody else bears, too: "Mr Wilson" beside "Jane Wilson".
    """

    people: People
    persons: frozenset[str]
    sex: Mapping[str, str]
    roles: Mapping[str, Roles]
    others: frozenset[str]

    def whole(self, name: str) -> str:
        """The name in full where the article has it."""
        if name in self.others:
            return name
        return self.people.whole(name, self.persons) or name

    def called(self, description: str, language: str) -> str:
        """The one person whom the article calls so: "the minister"; empty when there is none or several."""
        heads, words = _heads_and_words(description.split(), language)
        fits = [
            name
            for name, known in self.roles.items()
            if heads and _among(_head(heads, language), known.heads) and all(_among(w, known.words) for w in words)
        ]
        return fits[0] if len(fits) == 1 else ""

    def fits(self, name: str, pronoun: str, language: str) -> bool:
        """Whether a pronoun may stand for a person, for all that the article tells."""
        sex = self.sex.get(name) or first_names.sex(name)
        other = {"m": SPEECH[language].she, "f": SPEECH[language].he}.get(sex, "")
        return pronoun not in other.split()


def cast(article: Article, turns: Sequence[Turn], people: People) -> Cast:
    """What the article tells of its people."""
    men, women = sexes(article.language)
    spoke = {turn.subject.text for turn in turns if turn.subject and turn.subject.kind is Kind.NAME}
    persons: set[str] = set()
    sex: dict[str, str] = {}
    roles: dict[str, Roles] = {}
    others: set[str] = set()
    for turn in turns:
        for name in turn.names:
            whole = people.whole(name.name, frozenset()) or name.name
            title = _title(article, turn, name)
            if title.casefold() in men | women:
                own = "m" if title.casefold() in men else "f"
                if whole != name.name and {own, first_names.sex(whole)} == {"m", "f"}:
                    others.add(name.name)
                    whole = name.name
                sex.setdefault(whole, own)
            seen: object = name.name in spoke or whole != name.name or title or _AGE.match(article.text, name.end)
            seen = seen or is_a_persons(whole, article.language) or first_names.sex(whole)
            if may_be_a_persons(whole) and (seen if " " in whole else title):
                persons.add(whole)
            if " " in whole:
                _describe(roles.setdefault(whole, Roles()), article, turn, name)
    return Cast(people, frozenset(persons), sex, roles, frozenset(others))


def _title(article: Article, turn: Turn, name: Found) -> str:
    """The word in front of a name that is its bearer's title: one with a capital would be part of the name else."""
    found = _TITLE.search(article.text[max(turn.start, name.start - LONGEST_TITLE_CHARACTERS) : name.start])
    if found is None:
        return ""
    men, women = sexes(article.language)
    word = found[1]
    if word.casefold() in men | women:
        return word
    owner = word.endswith(("'s", "’s"))
    return word if word[0].isupper() and not owner and word.casefold() not in stop_words(article.language) else ""


def _describe(roles: Roles, article: Article, turn: Turn, name: Found) -> None:
    """Take note of what somebody is called, in front of the name or set off behind it."""
    dull = stop_words(article.language)
    ahead = article.text[turn.start : name.start].rstrip()
    if ahead.endswith(","):
        # "Police said, Holt" is no apposition: there the name goes on.
        closed = article.text[name.end : name.end + 1] in (",", ".", ";", "")
        found = [_noun(_BREAK.split(ahead[:-1])[-1], article.language) if closed else []]
    else:
        words = _WORD.findall(_BREAK.split(ahead)[-1])[-DESCRIBING_WORDS:]
        at = next((at for at in range(len(words), 0, -1) if words[at - 1].casefold() in dull), 0)
        found = [words[at:]]
    if (behind := _APPOSITION.match(article.text, name.end)) is not None and behind[1].strip():
        first = behind[1].split()[0]
        plain = first[0].islower() and first.casefold() not in dull
        found.append(_WORD.findall(behind[1])[:DESCRIBING_WORDS] if plain else _noun(behind[1], article.language, 1))
    for words in found:
        heads, everything = _heads_and_words(words, article.language)
        roles.heads.update(heads)
        roles.words.update(everything)


def _heads_and_words(words: Sequence[str], language: str) -> tuple[list[str], list[str]]:
    """Of a description, the words before the first preposition, and all that are not stop words."""
    dull = stop_words(language)
    keys = [word.casefold() for word in words]
    first = next((at for at, key in enumerate(keys) if key in dull), len(keys))
    return keys[:first], [key for key in keys if key not in dull]


def _head(words: Sequence[str], language: str) -> str:
    """The noun of a description: "harbour engineer", "ingénieure portuaire"."""
    return words[0 if SPEECH[language].articles or language in ("fr", "vi") else -1]


def _noun(text: str, language: str, within: int = DESCRIBING_WORDS) -> list[str]:
    """The words behind the first article among the first words."""
    words = _WORD.findall(text)
    speech = SPEECH.get(language)
    opening = f"{speech.definite} {speech.articles} a an".split() if speech else []
    for at, word in enumerate(words[:within]):
        if word.casefold() in opening:
            return words[at + 1 : at + 1 + DESCRIBING_WORDS]
    return []


def _among(word: str, roles: Iterable[str]) -> bool:
    if word in _LEADERS:
        return any(role in _LEADERS for role in roles)
    return any(role == word or (len(word) > ALIKE_LETTERS and role.startswith(word[:ALIKE_LETTERS])) for role in roles)
