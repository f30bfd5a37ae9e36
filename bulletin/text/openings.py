"""Does a sentence open with a word that points at a sentence before it, and can that word be left out?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from bulletin.text.days import calendar_words
from bulletin.text.listed import listed
from bulletin.text.opening_words import OPENINGS, OpeningWords
from bulletin.text.speakers import MARKS, Voice, ends_with_a_pronoun, voice

# A phrase before the subject that is longer than this holds a clause of its own.
LONGEST_PHRASE_CHARACTERS = 80
_WINDOW_CHARACTERS = 160
# Of the first words, how many a demonstrative makes lean in languages that put it behind its noun.
EARLY_WORDS = 6
# A pronoun so near the head of what remains behind a cut leans all the same: "… what it did was". One that is a
# subject does farther down, too: "… there are other ships he remembers".
MOST_EARLY_WORDS = 3
MOST_EARLY_WORDS_OF_A_SUBJECT = 6

# Scripts without spaces: their words are told by how the sentence begins.
_UNSPACED = frozenset({"ja", "th", "zh"})
_NUMBER = "0"
_FIRST = re.compile(r"[\W_]*(\w+(?:-\w+)*)")
_SPACES = re.compile(r"\n\s*")
_UNRESOLVED = (Voice.PRONOUN, Voice.NOBODY)


class _Rule(NamedTuple):
    """What is known of one first word; patterns match what follows it, `cut` and `phrase` what begins with it."""

    always: bool
    own: bool
    leans: re.Pattern[str] | None
    stands: re.Pattern[str] | None
    cut: re.Pattern[str] | None
    phrase: re.Pattern[str] | None
    guarded: bool
    title: bool


def leans(text: str, language: str) -> bool:
    """True when the sentence opens with a pronoun or connective that only an earlier sentence explains.

    So does a quotation whose speaker the sentence does not name.
    """
    if voice(text, language) in _UNRESOLVED or ends_with_a_pronoun(text, language):
        return True
    found = _first(text, language)
    return (found is not None and _leans(text, *found, language)) or _points_back_early(text, language)


def connective(text: str, language: str) -> int:
    """The length of the connective at the sentence's head that can be left out, 0 when none can.

    What remains stands alone: "But the council refused" without its "But", but not "And it refused".
    """
    at, head = 0, text[:_WINDOW_CHARACTERS]
    while (found := _first(head[at:], language)) is not None:
        rule, start, _ = found
        match = rule.cut.match(head[at:]) if rule.cut is not None and start == 0 else None
        if match is None or not _leans(head[at:], *found, language):
            break
        at += match.end()
    return at if at and _stands(text[at:], language) else 0


def _stands(rest: str, language: str) -> bool:
    """Whether what is left behind a cut neither leans nor lacks its subject."""
    if leans(rest, language):
        return False
    rules, starts, early = _rules(language), _starts(language), rest.split(None, MOST_EARLY_WORDS)[:MOST_EARLY_WORDS]
    if any((rule := rules.get(word)) is not None and rule.always for word in early[1:]):
        return False
    if not set(OPENINGS[language].subjects.split()).isdisjoint(rest.split(None, MOST_EARLY_WORDS_OF_A_SUBJECT)[1:-1]):
        return False
    first = _FIRST.match(rest)
    return not starts or first is None or not first[1][0].islower() or first[1] in starts


@cache
def _starts(language: str) -> frozenset[str]:
    return listed(OPENINGS[language].starts) if language in OPENINGS else frozenset()


def _leans(text: str, rule: _Rule, start: int, end: int, language: str) -> bool:
    rest = text[end : end + _WINDOW_CHARACTERS]
    plain = rest.lower().replace("’", "'")
    if (rule.stands is not None and rule.stands.match(plain)) or (rule.title and rest[1:2].isupper()):
        return False
    if rule.always or (rule.own and text[:1] not in MARKS) or (rule.leans is not None and rule.leans.match(plain)):
        return True
    if rule.cut is not None and rule.cut.match(text[start : end + _WINDOW_CHARACTERS]):
        return True
    return rule.phrase is not None and _subject_leans(rest, rule, language)


def _points_back_early(text: str, language: str) -> bool:
    early = _early(language)
    if not early or not any(map(text[:_WINDOW_CHARACTERS].__contains__, early)):
        return False
    return not early.isdisjoint(f" {word.rstrip(',')}" for word in text.split(None, EARLY_WORDS)[:EARLY_WORDS])


@cache
def _early(language: str) -> frozenset[str]:
    return frozenset(f" {word}" for word in OPENINGS[language].early.split()) if language in OPENINGS else frozenset()


def _subject_leans(rest: str, rule: _Rule, language: str) -> bool:
    """Whether a pronoun is the subject behind the phrase that opens the sentence: "In the letter, they …"."""
    if rule.phrase is None:
        return False
    if (verb := _subjectless(language)) is not None and not rule.guarded and verb.match(rest):
        return True
    if not any(map(rest.__contains__, _subjects(language))):
        return False
    if (match := rule.phrase.match(rest)) is None or not rest[match.end() :].lstrip(", ")[:1].islower():
        return False
    if rule.guarded and any(map(str.isupper, match["phrase"])):
        return False
    subject = _rules(language).get(match["subject"])
    expletive = subject is not None and subject.stands is not None and subject.stands.match(rest[match.end() :].lower())
    return not expletive


@cache
def _subjectless(language: str) -> re.Pattern[str] | None:
    verb = OPENINGS[language].subjectless
    return re.compile(rf"\s[^,;:{MARKS}]{{1,{LONGEST_PHRASE_CHARACTERS}}}(?:,|\d{{4}})\s{verb}") if verb else None


@cache
def _subjects(language: str) -> tuple[str, ...]:
    return tuple(f" {subject}{end}" for subject in OPENINGS[language].subjects.split() for end in " ,")


def _first(text: str, language: str) -> tuple[_Rule, int, int] | None:
    """The rule for the sentence's first word and where that word stands, None when there is nothing to say of it."""
    if language in _UNSPACED:
        return _unspaced_first(text, language)
    rules = _rules(language)
    word = text.partition(" ")[0]
    if word.isalpha():
        rule = rules.get(word.lower())
        return rule and (rule, 0, len(word))
    if not rules or (match := _FIRST.match(text)) is None:
        return None
    start, end = match.span(1)
    if text[end : end + 1] == "." and end - start == 1:  # An initial, or the letter of a list.
        return None
    rule = rules.get(_NUMBER if match[1].isdigit() else match[1].lower())
    return rule and (rule, start, end)


def _unspaced_first(text: str, language: str) -> tuple[_Rule, int, int] | None:
    start = len(text) - len(text.lstrip(MARKS))
    match = _heads(language).match(text, start)
    return (_rules(language)[match[0]], start, match.end()) if match else None


@cache
def _heads(language: str) -> re.Pattern[str]:
    return re.compile(_one_of(_rules(language)))


@cache
def _rules(language: str) -> Mapping[str, _Rule]:
    return _compiled(OPENINGS[language], language) if language in OPENINGS else {}


def _compiled(table: OpeningWords, language: str) -> dict[str, _Rule]:
    words, own = set(table.words.split()), set(table.own.split())
    leaning, standing = _by_first_word(table.leans), _by_first_word(table.stands)
    cuts: dict[str, list[str]] = {}
    for phrase in (" ".join(part.split()) for part in table.cut.split("|")):
        first = phrase if language in _UNSPACED else re.split(r"[\s,،(]", phrase)[0]
        cuts.setdefault(first, []).append(_cut(phrase, language))
    phrases = dict.fromkeys(table.adverbials.split(), False) | dict.fromkeys(table.guarded.split(), True)
    pattern = _phrase(table, language)
    return {
        word: _Rule(
            word in words,
            word in own,
            _pattern(leaning.get(word)),
            _pattern(standing.get(word)),
            re.compile("|".join(sorted(cuts[word], key=len, reverse=True)), re.IGNORECASE) if word in cuts else None,
            pattern if word in phrases else None,
            phrases.get(word, False),
            word in table.titles.split(),
        )
        for word in sorted({*words, *own, *leaning, *standing, *cuts, *phrases})
    }


def _by_first_word(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for words, pattern in pairs:
        for word in words.split():
            found.setdefault(word, []).append(_SPACES.sub("", pattern))
    return found


def _pattern(alternatives: list[str] | None) -> re.Pattern[str] | None:
    return re.compile(rf"\s?+(?:{'|'.join(alternatives)})") if alternatives else None


def _cut(phrase: str, language: str) -> str:
    """The connective with its comma and the space behind it. One that is written with a comma needs it."""
    if language in _UNSPACED:
        return f"{phrase}[、，]?"
    bare = phrase.rstrip(",،")
    return bare.replace(" ", r"\s") + (r"[,،]\s+" if bare != phrase else r"[,،]?\s+")


def _phrase(table: OpeningWords, language: str) -> re.Pattern[str] | None:
    if not table.subjects:
        return None
    subject = rf"(?P<subject>{_one_of(table.subjects.split())})(?=,?\s)"
    inside = rf"[^,;:{MARKS}]{{1,{LONGEST_PHRASE_CHARACTERS}}}?"
    if table.inverted:
        return re.compile(rf"(?P<phrase>\s{inside})\s(?:{_one_of(table.inverted.split())})\s{subject}")
    day = rf"\s(?:\w+\s){{0,2}}?(?:{_one_of(calendar_words(language)) or 'x'}|\d{{4}})"
    bare = rf"|\s{table.bare}" if table.bare else ""
    return re.compile(rf"(?P<phrase>\s{inside},|(?i:{day}){bare})\s{subject}")


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
