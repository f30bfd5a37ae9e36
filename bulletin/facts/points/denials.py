"""What one of two sentences denies and the other says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial

from bulletin.facts.points.denial_words import AUXILIARIES, BEFORE_NOUNS, GRAMMAR, IRREGULAR, LIGHT_VERBS, said
from bulletin.facts.points.point import Point
from bulletin.facts.points.sides import Side, Word, closeness, in_common, side
from bulletin.facts.points.stances import Stance
from bulletin.facts.same.signals import PREFIX

_CLAUSE_END = re.compile(r"[,;:.!?()]|\b(?:but|because|although|while|aber|mais|pero|mas|ma|nhưng|но)\b", re.IGNORECASE)
# "Not of twine but of steel", "not until May": what is denied is only a part of what is said.
_CORRECTED = re.compile(
    r"\b(?:but (?:of|by|in|to|a|an|the|on|at|for|from|because|rather)|until|unless|sondern|sino|sinon|mais (?:de"
    r"|du|des|par))\b"
)
# "Nobody has ever scored more".
_COMPARED = re.compile(r"(?:\s[\w’']+){0,4}?\s(?:more|better|faster|higher|older|longer|else|such|so|like|before)\b")
BEHIND_CHARACTERS = 80

SCOPE_WORDS = 5
BEFORE_CHARACTERS = 45
# Sentences on the same thing share this much of their words, and the words around what is denied so much: chosen on
# invented pairs and on some 3,300 facts of everyday reports, where nine in ten negations answer no other report.
LEAST_IN_COMMON = 0.45
LEAST_IN_SYLLABLES = 0.65  # in Vietnamese, where many words share their syllables
LEAST_CLOSENESS = 0.5


def denial(denying: Side, saying: Side) -> Point | None:
    """What one sentence denies and the other says."""
    if in_common(denying, saying) < (LEAST_IN_SYLLABLES if denying.language == "vi" else LEAST_IN_COMMON):
        return None
    for start, word in (*denied(denying.text, denying.language), *_ended(denying, saying)):
        other = _said(saying, word)
        if (
            other is not None
            and IRREGULAR.get(word.text, word.stem) not in LIGHT_VERBS
            and _same_office(denying, start, saying, other.start)
            and not _also_said(denying, word)
            and _alike_around(denying, word, saying, other)
        ):
            wording = saying.text[other.start : other.end]
            written = " ".join(denying.text[start : word.end].split())
            no, yes = partial(_is_denied_in, word), partial(_is_said_in, word)
            return Point("polarity", word.stem, Stance(False, written, no), Stance(True, wording, yes))
    return _not_to_be(denying, saying)


_WILL_NOT = re.compile(r"\b(?:will not|won['’]t)\s", re.IGNORECASE)
_WILL = re.compile(r"\bwill(?!\s+not\b)\s(?:[\w-]+\s){1,4}", re.IGNORECASE)
OBJECT_WORDS = 2


def _not_to_be(denying: Side, saying: Side) -> Point | None:
    """What will be and will not be, in other verbs: "will not seek a third term", "will run for a third term"."""
    refused = _WILL_NOT.search(denying.text)
    if refused is None or said("not", saying.language).search(saying.text):
        return None
    reach = _CLAUSE_END.search(denying.text, refused.end())
    end = reach.start() if reach else len(denying.text)
    behind = [word for word in denying.words if refused.end() <= word.start < end and _is_lexical(word)]
    wanted = [word.stem for word in behind[1 : 1 + OBJECT_WORDS]]
    if len(wanted) < OBJECT_WORDS:
        return None
    for match in _WILL.finditer(saying.text):
        after = [word for word in saying.words if word.start > match.start() + len("will") and _is_lexical(word)]
        if [word.stem for word in after[1 : 1 + OBJECT_WORDS]] == wanted:
            written = denying.text[refused.start() : behind[OBJECT_WORDS].end]
            stance = saying.text[match.start() : after[OBJECT_WORDS].end]
            return Point("polarity", wanted[-1], Stance(False, written), Stance(True, stance))
    return None


@lru_cache(maxsize=20_000)
def denied(text: str, language: str) -> tuple[tuple[int, Word], ...]:
    """Where a negation begins, and the first word with content that it denies, for each in the text."""
    exempt = [match.span() for match in said("exempt", language).finditer(text)]
    found = []
    for match in said("not", language).finditer(text):
        if any(start <= match.start() < end for start, end in exempt) or _is_unreal(text, match.start(), language):
            continue
        if _COMPARED.match(text, match.end()) or _CORRECTED.search(text, match.end(), match.end() + BEHIND_CHARACTERS):
            continue
        end = _CLAUSE_END.search(text, match.end())
        reach = end.start() if end else len(text)
        scope: Sequence[Word] = [word for word in side(text, language).words if match.end() <= word.start < reach]
        if match[0].lower() in ("none", "neither"):
            scope = _behind_verb(scope)
        words = [_head(scope, match[0].lower() in BEFORE_NOUNS)]
        if match[0].lower() == "no":
            words.append(_verb_before(text, match.start(), language))
        found += [(match.start(), word) for word in words if word and not _is_name(text, word, language)]
    return tuple(found)


def _is_lexical(word: Word) -> bool:
    return word.text not in GRAMMAR and len(word.text) > 1


def _verb_before(text: str, at: int, language: str) -> Word | None:
    """The word right in front of "no": who "paid no money" did not pay."""
    before = [word for word in side(text, language).words if word.end == at - 1]
    return (
        before[0]
        if before and before[0].weight and before[0].text.endswith("ed") | (before[0].text == "paid")
        else None
    )


def _behind_verb(scope: Sequence[Word]) -> Sequence[Word]:
    """What is said of none: the words behind the first auxiliary."""
    return scope[next((n for n, word in enumerate(scope) if word.text in AUXILIARIES), 0) :]


def _head(scope: Sequence[Word], before_nouns: bool) -> Word | None:
    """The first word with content near a negation; of nouns the last in its run: "no specific treatment"."""
    scope = [word for word in scope if word.text != "s"]
    first = next((n for n, word in enumerate(scope[:SCOPE_WORDS]) if _is_lexical(word)), None)
    if first is None:
        return None
    last = first
    while (
        before_nouns
        and last + 1 < len(scope)
        and scope[last + 1].weight > 0
        and scope[last + 1].start - scope[last].end in (1, 3)
    ):
        last += 1
    return scope[min(last, first + 2)]


def _is_name(text: str, word: Word, language: str) -> bool:
    return text[word.start].isupper() and language != "de"


def _is_unreal(text: str, at: int, language: str) -> bool:
    head = _CLAUSE_END.split(text[max(0, at - BEFORE_CHARACTERS) : at])[-1]
    return said("unreal", language).search(head) is not None


# Who does a thing, where it is told by what they are: what the mayor will do the governor need not.
_OFFICE = re.compile(
    r"\b(mayor|governor|minister|president|king|queen|prince|princess|chancellor|bishop|archbishop|pope"
    r"|ambassador|senator|judge|prosecutor"
    r"|lawyer|coach|goalkeeper|captain|pilot|driver|chairman|director|general|owner|victim|suspect|father|mother"
    r"|brother|sister|son|daughter"
    r"|wife|husband|house|senate|company|union|police|army)\b",
    re.IGNORECASE,
)
OFFICE_CHARACTERS = 30


def _same_office(a: Side, first: int, b: Side, second: int) -> bool:
    """Whether no other office stands in front of one word than in front of another."""
    found = [_OFFICE.findall(side.text[max(0, at - OFFICE_CHARACTERS) : at]) for side, at in ((a, first), (b, second))]
    if not found[0] or not found[1]:
        return True
    x, y = found[0][-1].lower(), found[1][-1].lower()
    return bool(
        x == y or re.search(rf"\b{x}\b", b.text, re.IGNORECASE) or re.search(rf"\b{y}\b", a.text, re.IGNORECASE)
    )


_NO_LONGER = re.compile(
    r"\b(?:no longer|not any ?more|nicht mehr|ne \w+ plus|ya no|já não|non più|không còn|больше не)\b", re.IGNORECASE
)
_STILL = re.compile(
    r"\b(?:still|remains?|continues?|noch immer|immer noch|encore|toujours|todavía|aún|sigue|ainda|continua"
    r"|ancora|vẫn|ещё|по-прежнему)\b",
    re.IGNORECASE,
)


def _ended(denying: Side, saying: Side) -> list[tuple[int, Word]]:
    """What is no longer so in one sentence and still so in the other."""
    match = _NO_LONGER.search(denying.text)
    if match is None or _STILL.search(saying.text) is None:
        return []
    word = _head([word for word in denying.words if word.start >= match.end()], False)
    return [(match.start(), word)] if word is not None else []


def _alike_around(denying: Side, word: Word, saying: Side, other: Word) -> bool:
    """Whether a word stands among the same words in both sentences."""
    return closeness(denying, (word.start, word.end), saying, (other.start, other.end)) >= LEAST_CLOSENESS


def _said(saying: Side, word: Word) -> Word | None:
    """The word in the other sentence, when it stands there without a negation in front."""
    if said("not", saying.language).search(saying.text):
        return None
    found = [other for other in saying.words if _is_lexical(other) and is_form(other, word)]
    return found[0] if found and not any(_is_denied(saying, other) for other in found) else None


def _is_said_in(word: Word, text: str, language: str) -> bool:
    return _said(side(text, language), word) is not None


def _is_denied_in(word: Word, text: str, language: str) -> bool:
    return any(is_form(other, word) for _, other in denied(text, language))


def is_form(a: Word, b: Word) -> bool:
    """Whether two words are forms of one."""
    if IRREGULAR.get(a.text, a.text) == IRREGULAR.get(b.text, b.text):
        return True
    return a.stem == b.stem or (len(b.stem) > PREFIX and a.stem[: PREFIX + 1] == b.stem[: PREFIX + 1])


def _is_denied(side: Side, word: Word) -> bool:
    head = _CLAUSE_END.split(side.text[: word.start])[-1]
    tail = side.text[word.end : word.end + 20]
    for kind in ("not", "denying", "unreal"):
        if said(kind, side.language).search(head):
            return True
    return said("not", side.language).search(tail) is not None and side.language in ("de", "en")


def _also_said(side: Side, word: Word) -> bool:
    """Whether the denying sentence has the word once more, elsewhere."""
    return sum(other.stem == word.stem for other in side.words) > 1
