"""Where a sentence is visibly cut: at its end when it is too long, before an attribution that the page repeats."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bulletin.model import CUT, Sentence
from bulletin.text import words

# A cut at the end of a clause reads better than one inside it, unless it throws away more than this share of what fits.
MOST_LOST = 0.5

# More ends than this stand in no word, in any script: enough of them to fill a budget.
MOST_ENDS_A_WORD = 4

# What stands behind a report's last comma when it names the medium that the page names anyway.
_REPORTED = re.compile(
    r",\s(?:(?:the\s)?(?P<said>[^,]{2,50}?)\s(?:has\s|have\s)?(?:reported|reports|said|says)"
    r"|(?:according\sto|as\sreported\sby|reported|reports|said)\s(?:the\s)?(?P<to>[^,]{2,50}?)"
    r"|(?:informou|informa|noticiou|segundo|de\sacordo\scom|conforme)\s(?:[ao]s?\s)?(?P<pt>[^,]{2,50}?)"
    r"|(?:informó|informa|según|reportó)\s(?:(?:el|la)\s)?(?P<es>[^,]{2,50}?)"
    r"|(?:selon|rapporte|a\srapporté|d['’]après)\s(?:l['’]|le\s|la\s)?(?P<fr>[^,]{2,50}?)"
    r"|(?:berichtete|berichtet|meldete|meldet|so|laut)\s(?:die\s|der\s|das\s)?(?P<de>[^,]{2,50}?)"
    r"|(?:riferisce|riporta|secondo|ha\sriferito)\s(?:l['’]|il\s|la\s)?(?P<it>[^,]{2,50}?)"
    r"|theo\s(?P<vi>[^,]{2,50}?)"
    r"|(?:сообщает|сообщила|сообщило|передаёт|передает|пишет)\s(?P<ru>[^,]{2,50}?))\s?\.$"
)
_LONGEST_ATTRIBUTION_CHARACTERS = 80
_MEDIUM = re.compile(
    r"\b(?:the|news|agency|agência|de|notícias|agencia|noticias|agence|nachrichtenagentur|agenzia|hãng|tin|thông|tấn|báo"
    r"|агентство|газета|informationsagentur|jornal|journal|zeitung|diario|diário|newspaper|website)\b|[«»\"“”]"
)

_WIDE_MARKS = "，、；：。"
_CLAUSE_END = re.compile(rf"[,;:،؛—–{_WIDE_MARKS}][\"'”’»)\]]*$")
_QUOTE_ENDS = "\"'”’»“‘」』"
_NOT_AT_THE_END = " \t\n\u3000,;:،؛-—–([{“‘«„「『（" + _WIDE_MARKS
# Scripts that put no spaces between words; Thai and Lao write some vowels before the consonant that they follow.
_UNSPACED = re.compile(
    "[\u0e00-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
_LEADING_VOWELS = "เแโใไເແໂໃໄ"


def cut(sentence: Sentence, budget_words: int, language: str) -> Sentence:
    """The sentence with its end cut off so that it fits, at the end of a clause or else of a word.

    The mark "…" counts as a word where `count_words` counts it, but one word and the mark are always left.
    """
    if words.count_words(sentence.shown, language) <= budget_words:
        return sentence
    text = sentence.text

    def length(end: int) -> int:
        return words.count_words(f"{text[:end]} {CUT}", language)

    spaced = list(islice(_ends_between_words(text), MOST_ENDS_A_WORD * budget_words))
    ends = spaced[: bisect_right(spaced, budget_words, key=length)]
    if not ends:
        inside = list(islice(_ends_between_letters(text), MOST_ENDS_A_WORD * budget_words))
        ends = inside[: bisect_right(inside, budget_words, key=length)] or inside[:1] or spaced[:1]
    if not ends:
        return sentence
    end = len(text[: _best(text, ends)].rstrip(_NOT_AT_THE_END)) or ends[-1]
    return replace(sentence, cuts=((sentence.start + end, sentence.end),), shown="")


def attribution(text: str, source: str) -> int:
    """The length of an attribution at the sentence's end to the source that the page names anyway, 0 without one.

    What people and authorities say is no fact, so their names stay, and so does the speaker of a quotation. `source` is
    a name as `medium` writes it.
    """
    tail = text[-_LONGEST_ATTRIBUTION_CHARACTERS:]
    if source not in tail.casefold() or (match := _REPORTED.search(tail)) is None:
        return 0
    named = medium(next(filter(None, match.groups())))
    before = text[: len(text) - len(tail) + match.start()].rstrip()
    return len(tail) - match.start() if named == source and before[-1:] not in _QUOTE_ENDS else 0


def medium(name: str) -> str:
    """The name of a source without what it is, for comparing: "the Harbour News agency" is "harbour"."""
    return " ".join(_MEDIUM.sub("", name.casefold()).split())


def _best(text: str, ends: list[int]) -> int:
    clauses = [end for end in ends if end >= MOST_LOST * ends[-1] and _CLAUSE_END.search(text, max(0, end - 4), end)]
    return clauses[-1] if clauses else ends[-1]


def _ends_between_words(text: str) -> Iterator[int]:
    for at in range(1, len(text)):
        if (text[at].isspace() and not text[at - 1].isspace()) or text[at - 1] in _WIDE_MARKS:
            yield at


def _ends_between_letters(text: str) -> Iterator[int]:
    """Where a text without spaces may end: before a letter with its marks. Where its words end is not written."""
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        if (
            _UNSPACED.match(after)
            and not unicodedata.category(after).startswith("M")
            and before not in _LEADING_VOWELS
            and not before.isspace()
        ):
            yield at
