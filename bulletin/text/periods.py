"""Whether a period ends a sentence: abbreviations, initials, numbers and what opens the next sentence."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from bulletin.text.abbreviations import Abbreviations, abbreviations
from bulletin.text.frequencies import most_frequent
from bulletin.text.listed import listed
from bulletin.text.marks import OPENING, Mark
from bulletin.text.stopwords import stop_words

# Languages that write "6." for "sixth".
_ORDINALS = listed("de da no nb nn fi cs sk sl hr sr bs hu pl et lv tr is fo lb ko")
# Languages in which any noun has a capital, so that a capital says little about where a sentence begins.
_NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
# Languages that join an article or pronoun to the next word with an apostrophe.
_ELIDING = frozenset({"ca", "fr", "it", "oc"})

# Languages in which words without a vowel are no abbreviations.
_VOWELLESS_WORDS = listed("cs sk sl hr sr bs mk cy")
_VOWELS = frozenset("aeiouyæœøıаеёиоуыэюяієαεηιουω")
# Scripts in which a word without a vowel is an abbreviation: Latin, Greek, Cyrillic.
_VOWELLED_SCRIPTS = re.compile(r"[a-z\u00df-\u024f\u03ac-\u03ce\u0430-\u045f\u0491]+", re.IGNORECASE)
LONGEST_VOWELLESS = 5
# Letters at the end of a word that tell it from an abbreviation: one more than parts of dotted abbreviations have.
_LETTERS_OF_A_WORD = 4
_LETTERS_REMEMBERED = 50_000
# Endings of compounds that are cut short: "Hauptstr. 12".
_ENDINGS = {"de": ("str",), "nl": ("str",)}

# "Plan B." and "vitamin A." end sentences where the "J." of a name does not.
_LETTERED = listed(
    """plan vitamin hepatitis group grade category class type level section option phase part exhibit gruppe klasse
    kategorie typ groupe catégorie grupo classe categoria gruppo skupina grupa группа độ"""
)
# Stop words that open names more often than sentences: "U.S. New England", "Inc. Will Hays", "U.N. First Committee".
_NAMELIKE = listed("associated best co de first inc ltd may new old plus second third un us welcome will")
# Sentences open with frequent words that are not in every list of stop words.
_OPENERS_SIZE = 150

_WORD = re.compile(r"\w+")
_ELIDED = re.compile(r"^\w{1,3}['’](?=\w)")
_PART = re.compile(r"[^\W\d]{1,2}\.")
_DOTTED = re.compile(r"(?:[^\W\d]{1,3}[.·]-?)+[^\W\d]{1,3}")
_NUMBER = re.compile(r"\d{1,4}")
_DATE_PART = re.compile(r"\d{1,4}\.")
_NUMERAL = re.compile(r"\d|[IVXLC]+\b")
_ENUMERATOR = re.compile(r"\W*(?:\d{1,3}|[^\W\d_]|[IVXLC]{1,5})\s*")
# What follows an hour ("8 p.m. Tuesday") without opening a sentence.
_AFTER_HOURS = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|[A-Z]{1,3}T\b|UTC|Eastern|Central|Pacific"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d"
)


def ends_in_a_period(mark: Mark) -> bool:
    """Whether a sentence ends at a period with a space and no lower-case letter behind it."""
    if _ENUMERATOR.fullmatch(mark.before) and not mark.closing:
        return False
    if mark.after[0].isdigit() and mark.before.rfind("(") > mark.before.rfind(")"):
        return False
    token, previous = _words_before(mark.before)
    if _NUMBER.fullmatch(token):
        return _ends_in_a_number(mark, previous)
    kind = _kind(token, previous, mark.language)
    if kind == "number":
        return not _NUMERAL.match(mark.after)
    if kind == "either":
        return opens_with_a_common_word(mark)
    return kind == "word" or (kind == "ends" and not _runs_on_after_the_hour(mark))


def follows_a_word(paragraph: str, period: int, language: str) -> bool:
    """Whether the period stands behind four letters that no abbreviation ends in, so that `_kind` is surely "word"."""
    return _are_of_a_word(paragraph[max(0, period - _LETTERS_OF_A_WORD) : period], language)


@lru_cache(maxsize=_LETTERS_REMEMBERED)
def _are_of_a_word(letters: str, language: str) -> bool:
    return (
        len(letters) == _LETTERS_OF_A_WORD
        and letters.isascii()
        and letters.isalpha()
        and letters.islower()
        and not _VOWELS.isdisjoint(letters)
        and letters not in _ends_of_abbreviations(language)
        and not letters.endswith(_ENDINGS.get(language, ()))
    )


@cache
def _ends_of_abbreviations(language: str) -> frozenset[str]:
    known = abbreviations(language)
    every = known.opens | known.number | known.either | known.ends
    return frozenset(abbreviation.lower()[-_LETTERS_OF_A_WORD:] for abbreviation in every)


def opens_with_a_common_word(mark: Mark) -> bool:
    """Whether the next word is one that has a capital only where a sentence begins."""
    match = _WORD.match(mark.after)
    if match is None or mark.after[0].isdigit():
        return False
    word, behind = match[0].lower(), mark.after[match.end() : match.end() + 1]
    if len(word) == 1 and behind == ".":
        return False
    if mark.language in _ELIDING and behind in ("'", "’") and len(word) <= 2:
        return True
    if mark.language == "en" and (word in _NAMELIKE or (len(word) == 1 and word not in "ai")):
        return False
    return word in _openers(mark.language)


@cache
def _openers(language: str) -> frozenset[str]:
    frequent = () if language == "en" else most_frequent(language, _OPENERS_SIZE)
    return stop_words(language).union(frequent)


def _ends_in_a_number(mark: Mark, previous: str) -> bool:
    if mark.language not in _ORDINALS:
        return True
    if mark.after[0].isdigit() or (mark.language == "ko" and _DATE_PART.fullmatch(previous)):
        return False
    return mark.language not in _NOUNS_IN_CAPITALS or opens_with_a_common_word(mark)


def _runs_on_after_the_hour(mark: Mark) -> bool:
    if mark.after[0].isdigit() or any(dash in mark.opening for dash in "-–—"):
        return True
    return mark.language == "en" and _AFTER_HOURS.match(mark.after) is not None


def _words_before(before: str) -> tuple[str, str]:
    """The word in front of the mark, the parts of a spaced abbreviation ("z. B") made one, and the word before it."""
    words = before.rsplit(None, 4)
    token = words.pop().lstrip(OPENING)
    while words and len(token) <= 5 and _PART.fullmatch(words[-1].lstrip(OPENING)):
        token = words.pop().lstrip(OPENING) + token
    return _ELIDED.sub("", token), words[-1] if words else ""


def _kind(token: str, previous: str, language: str) -> str:
    """What the word is: a kind of abbreviation, or "word"."""
    known = abbreviations(language)
    lowered = token.lower()
    if len(token) == 1 and token.isupper():
        return _kind_of_initial(token, previous, known, language)
    if previous[-1:].isdigit() and language not in _NOUNS_IN_CAPITALS and lowered not in known.opens - known.ends:
        # "20 min." and "1987 г." are as good as words.
        return "ends" if lowered in known.ends or lowered in known.either else "word"
    for kind in ("opens", "number", "ends", "either"):
        if token in getattr(known, kind) or lowered in getattr(known, kind):
            return kind
    return "either" if _looks_abbreviated(token, lowered, language) else "word"


def _kind_of_initial(token: str, previous: str, known: Abbreviations, language: str) -> str:
    if previous.lower() in _LETTERED or (language == "vi" and not token.isascii()):
        return "word"
    return "opens" if token.lower() in known.opens else "either"


def _looks_abbreviated(token: str, lowered: str, language: str) -> bool:
    """Dotted inside ("N.C.A.A"), a single consonant, a compound cut short, or a short word without a vowel ("Kpt")."""
    if _DOTTED.fullmatch(token) or lowered.endswith(_ENDINGS.get(language, ())):
        return True
    if len(token) > LONGEST_VOWELLESS or not _VOWELLED_SCRIPTS.fullmatch(token) or token.isupper():
        return len(token) == 1 and token.isalpha() and not _VOWELLED_SCRIPTS.fullmatch(token)
    if language in _VOWELLESS_WORDS and len(token) > 1:
        return False
    return not any(letter in _VOWELS for letter in unicodedata.normalize("NFD", lowered))
