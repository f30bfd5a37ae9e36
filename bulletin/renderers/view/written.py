"""How the articles of an edition write words: what of all that has a capital is a name of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.units import get_unit_name

from bulletin.model import Story
from bulletin.text.days import calendar_words
from bulletin.text.frequencies import rarity
from bulletin.text.names import RAREST_COMMON_WORD
from bulletin.text.number_words import scales
from bulletin.text.people import Found

_LOWER_CASE = re.compile(r"(?<![\w’'-])[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]+")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
# A word with a capital that stands inside a sentence, and a word in lower case before any that does.
_INSIDE = re.compile(rf"[^\W\d_A-ZÀ-ÖØ-Þ][,;]? ({_CAPITAL}[\w’'-]*\w)")
_BEFORE = re.compile(r"(?<![\w’'.-])(?:[^\W\d_A-ZÀ-ÖØ-Þ][\w’'-]*|\d[\d.,]*)[,;]? $|(?:^|[.!?\n][\"”’]?\s*)The $")
_ARTICLE = re.compile(r"\b[Tt]he $")
# "Harbour Workers’ Union" is one name, "Kingsholm’s Old Canal" are two.
_UNION = re.compile(rf"(?<=s)['’] {_CAPITAL}|-{_CAPITAL}")
# What joins words with capitals in English: "Council on Foreign Relations".
_JOINED_BEFORE = re.compile(rf"(?:^|\s)(?!The )({_CAPITAL}[\w.’'-]*) (?:on (?:the )?|for the )?$")
_JOINED_AFTER = re.compile(rf" (?:on (?:the )?|for the )?({_CAPITAL}\w*)")
# How many characters before a name are looked at.
_BESIDE = 40
# Articles of an edition, which are asked for twice.
_REMEMBERED = 1_000


class Written:
    """The articles of an edition, by language, the words that they write in lower case, and those inside sentences."""

    def __init__(self, stories: Iterable[Story]) -> None:
        articles = {article.id: article for story in stories for article in story.articles}.values()
        texts: dict[str, list[str]] = {}
        for article in articles:
            texts.setdefault(article.language, []).append(article.text)
        self._texts = {language: "\n\n".join(own) for language, own in texts.items()}
        self._common = {language: frozenset().union(*map(in_lower_case, own)) for language, own in texts.items()}
        self._inside = frozenset(word for text in self._texts.values() for word in _INSIDE.findall(text))

    def is_whole(self, text: str, found: Found, language: str) -> bool:
        """Whether a name at its place is one of its own and no part of a longer one, as far as that shows."""
        before, after = text[max(0, found.start - _BESIDE) : found.start], _JOINED_AFTER.match(text, found.end)
        if _UNION.match(text, found.end):
            return False
        if language != "en" or not self._is_common(found.name, language):
            return True
        days = calendar_words(language)
        return not _JOINED_BEFORE.search(before) and (after is None or after[1].casefold() in days)

    def is_a_name(self, name: str, language: str) -> bool:
        """Whether a name is one, and no word that only opens a sentence or a common noun that is spelt like one."""
        head = name.split()[0]
        if " " in name:
            return head.casefold() not in self._common.get(language, ()) or self._is_inside(name, language)
        if name not in self._inside:
            return False
        return name.isupper() or not (self._is_common(name, language) or self._is_a_noun(name, language))

    def _is_common(self, name: str, language: str) -> bool:
        """Whether the articles write each word of it in lower case, too."""
        return all(word.casefold() in self._common.get(language, ()) for word in name.split())

    def _is_inside(self, name: str, language: str) -> bool:
        """Whether it stands behind a word in lower case: what only opens sentences and titles may have no capital."""
        return any(_BEFORE.search(before) for before in self._before(name, language))

    def _is_a_noun(self, word: str, language: str) -> bool:
        """Whether a word that every reader knows always has an article: "the Sound"."""
        if language != "en" or rarity(word.casefold(), language) >= RAREST_COMMON_WORD:
            return False
        return all(_ARTICLE.search(before) for before in self._before(word, language))

    def _before(self, name: str, language: str) -> Iterable[str]:
        """What stands before it, wherever it stands."""
        text, written = self._texts.get(language, ""), re.escape(name)
        # What is looked for at once is the name: a pattern that begins with a condition is tried at every letter.
        for match in re.finditer(rf"{written}(?!\w)(?<!\w{written})", text):
            yield text[max(0, match.start() - _BESIDE) : match.start()]


@lru_cache(maxsize=_REMEMBERED)
def in_lower_case(text: str) -> frozenset[str]:
    """The words that a text writes in lower case."""
    return frozenset(_LOWER_CASE.findall(text))


def is_measure(name: str, language: str) -> bool:
    """Whether it only counts or measures: "Celsius", "USD", "Millionen Euro"."""
    return all(word.casefold() in _measures(language) for word in name.split())


@cache
def _measures(language: str) -> frozenset[str]:
    """The last words of units and currencies, the codes of those, and words for large numbers."""
    try:
        locale = Locale.parse(language)
    except (ValueError, UnknownLocaleError):
        return frozenset()
    units = [get_unit_name(str(unit), locale=locale) or "" for unit in locale.unit_display_names]
    ends = {name.split()[-1] for name in (*units, *locale.currencies.values()) if name.strip()}
    return frozenset(word.casefold() for word in (*ends, *locale.currencies, *scales(language)))
