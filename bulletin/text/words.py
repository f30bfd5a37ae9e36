"""The words of a text, their stems and their weights, in every script."""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from bulletin.text.frequencies import rarity as rarity
from bulletin.text.numerals import canonical
from bulletin.text.segmenters import SEGMENTED, segment
from bulletin.text.stemming import stem as stem
from bulletin.text.stopwords import stop_words as stop_words

__all__ = ["count_words", "rarity", "stem", "stems", "stop_words", "tokens", "weighted_stems"]

# Vowel signs and the like: part of a word, though not letters.
MARKS = "".join(chr(code) for code in range(0x300, 0xFFFF) if unicodedata.category(chr(code)).startswith("M"))
_WORD = re.compile(
    r"\d+(?:[.,]\d+)*"
    r"|(?<!\w)[^\W\d](?:\.[^\W\d])+(?!\w)"
    rf"|[\w{MARKS}]+(?:(?:['׳״]|(?<=[א-ת])\"(?=[א-ת]))[\w{MARKS}]+)*"
)
# What joins letters or digits to one word, and is not part of a word at its edges.
_JOINING = ".,'׳״\""
_BETWEEN_WORDS = re.compile(rf"[^\w\s{_JOINING}{MARKS}]+")
# Without these, most texts in English are ASCII, which is faster.
_BETWEEN_ALL_WORDS = "“”–—…"
_SPACED_ASCII = "".join(c if c.isalnum() or c in _JOINING else " " for c in map(chr, range(128)))

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

_HAN = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KATAKANA = "\u30a0-\u30ff\uff66-\uff9f"
_HIRAGANA = "\u3040-\u309f"
# Thai, Lao, Tibetan, Myanmar, Khmer.
_UNSPACED_ALPHABETS = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff"
_UNSPACED = re.compile(f"[{_HAN}{_KATAKANA}{_HIRAGANA}{_UNSPACED_ALPHABETS}]")
_RUN = re.compile(
    f"(?P<han>[{_HAN}]+)|(?P<katakana>[{_KATAKANA}]+)|(?P<hiragana>[{_HIRAGANA}])|(?P<alphabet>[{_UNSPACED_ALPHABETS}]+)"
    f"|[^{_HAN}{_KATAKANA}{_HIRAGANA}{_UNSPACED_ALPHABETS}]+"
)
_CLUSTER = re.compile(rf".[{MARKS}]*")

# Characters a word, about: Chinese and Japanese have 1.5 to 2, Thai and its neighbours 3 to 4, signs not counted.
HAN_CHARACTERS_A_WORD = 2
ALPHABET_CLUSTERS_A_WORD = 3

# Languages that join an article or pronoun to the next word with an apostrophe.
_ELIDING = frozenset({"ca", "fr", "it", "oc"})
# Endings that an apostrophe sets off: "Korea's", "Türkiye'nin".
_ENDING_BEHIND_APOSTROPHE = {"en": re.compile(r"'s(?<=\w's)\b"), "tr": re.compile(r"'(?<=\w')\w+")}
# The two acronyms of English news that are stop words in lower case.
_LIKE_PRONOUNS = re.compile(r"\b(U)([NS])\b")
# Languages that leave their vowel signs out of most texts.
_UNVOWELLED = frozenset({"ar", "fa", "he", "ur"})
_VOWEL_SIGNS = re.compile("[\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")


def tokens(text: str, language: str) -> list[str]:
    """The words in lower case (NFC), in order.

    Words are split at hyphens; numbers lose their separators of thousands. Those of Chinese, Japanese and Korean texts
    come from a library, and without it TextError is raised. In other texts, Han characters come in overlapping pairs,
    as do the characters of Thai and its neighbours with their signs; katakana stay whole, hiragana come singly.
    """
    found: list[str] = []
    for piece in _spaced(_plain(text, language)).split():
        # Nine in ten are words by then, and most others are once their edges are gone.
        if piece.isalpha() or (piece := piece.strip(_JOINING)).isalpha():
            found.append(piece)
        else:
            found.extend(_words_in(piece, language))
    if language in SEGMENTED:
        return list(segment(found, language))
    if text.isascii() or _UNSPACED.search(text) is None:
        return found
    return [token for word in found for token in _segmented(word)]


def stems(text: str, language: str) -> list[str]:
    """The stems of the content words, in order: stop words are left out."""
    return [found for found, _ in weighted_stems(text, language)]


def weighted_stems(text: str, language: str) -> list[tuple[str, float]]:
    """The stems of the content words, in order, each with the rarity of the word it came from."""
    dropped = _without_content(language)
    return [(stem(word, language), rarity(word, language)) for word in tokens(text, language) if word not in dropped]


def count_words(text: str, language: str) -> int:
    """How many words a reader would count: tokens between white space, or by length in scripts without spaces."""
    if text.isascii() or _UNSPACED.search(text) is None:
        return len(text.split())
    return sum(_count(token) for token in unicodedata.normalize("NFC", text).split())


def _count(token: str) -> int:
    if _UNSPACED.search(token) is None:
        return 1
    others = characters = clusters = 0
    for run in _RUN.finditer(token):
        if run["alphabet"]:
            clusters += len(_CLUSTER.findall(run[0]))
        elif run.lastgroup:
            characters += len(run[0])
        else:
            others += any(map(str.isalnum, run[0]))
    return others + math.ceil(characters / HAN_CHARACTERS_A_WORD) + math.ceil(clusters / ALPHABET_CLUSTERS_A_WORD)


def _spaced(text: str) -> str:
    """The text with a space in place of what is in no word."""
    return text.translate(_SPACED_ASCII) if text.isascii() else _BETWEEN_WORDS.sub(" ", text)


def _words_in(piece: str, language: str) -> list[str]:
    """The words in a piece of text without spaces."""
    return [_without_points(word, language) for word in _WORD.findall(piece)]


def _without_points(word: str, language: str) -> str:
    """Numbers as Python writes them; "d.c" without its points, "u.s" with them, as "us" is a pronoun."""
    if "." not in word and "," not in word:
        return word
    if word[0].isdigit():
        return canonical(word, language)
    joined = word.replace(".", "")
    return word if joined in stop_words(language) else joined


def _plain(text: str, language: str) -> str:
    """The text with the differences taken out that do not make a different word."""
    if not text.isascii():
        for mark in _BETWEEN_ALL_WORDS:
            text = text.replace(mark, " ")
    if not text.isascii():
        text = unicodedata.normalize("NFKC" if language in ("ja", "ko", "zh") else "NFC", text)
    if language in ("ja", "zh"):
        text = _NUMBER.sub(r" \g<0> ", text)
    if language in ("tr", "az"):
        text = text.replace("İ", "i").replace("I", "ı")
    if language == "en" and ("US" in text or "UN" in text) and not text.isupper():
        text = _LIKE_PRONOUNS.sub(r"\1.\2", text)
    text = text.lower().replace("_", " ").replace("’", "'")
    if language in _UNVOWELLED:
        text = _VOWEL_SIGNS.sub("", text)
    if language in _ELIDING:
        return text.replace("'", " ")
    if language in _ENDING_BEHIND_APOSTROPHE and "'" in text:
        return _ENDING_BEHIND_APOSTROPHE[language].sub("", text)
    return text


def _segmented(word: str) -> Iterator[str]:
    for run in _RUN.finditer(word):
        if run.lastgroup not in ("han", "alphabet"):
            yield run[0]
            continue
        clusters = _CLUSTER.findall(run[0])
        if len(clusters) == 1:
            yield run[0]
        yield from map("".join, itertools.pairwise(clusters))


@cache
def _without_content(language: str) -> frozenset[str]:
    if language == "ja":
        # Singly, hiragana are mostly endings and particles.
        return stop_words(language).union(map(chr, range(0x3040, 0x30A0)))
    return stop_words(language).union("abcdefghijklmnopqrstuvwxyz" if language in _ELIDING else ())
