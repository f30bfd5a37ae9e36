"""The words of a sentence that tell what was done or will be: its verbs, as far as their forms show."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bulletin.text.stemming import stem
from bulletin.text.tenses import Tense, verbs
from bulletin.text.words import tokens

# Forms that tell no tense, or stand apart from the verb that does.
_OTHER_FORMS = {
    "en": r"(?:is|are|was|were|be|been)\s\w{2,}ing",
    # Nouns begin with a capital.
    "de": r"(?-i:[a-zäöüß]{0,12}ge\w{2,16}(?:t|en)"
    r"|(?:ver|be|er|ent|zer|zurück|ab|an|auf|aus|ein)[a-zäöüß]{2,20}(?:t|en))",
    "fr": r"\w{2,}(?:é|ée|és|ées)",
    "es": r"\w{2,}[ai]d[oa]s?",
    "pt": r"\w{2,}[ai]d[oa]s?",
    "it": r"\w{2,}(?:at|it|ut)[oaie]",
    "vi": r"(?:đã|bị|được|sẽ|đang)\s\w+",
    "ru": r"\w{2,}(?:ен|ена|ено|ены|ан|ана|ано|аны)|(?:[а-яё]{2,}(?:ет|ёт|ит|ут|ют|ат|ят)(?:ся)?)",
}
# A longer text is a table or a list.
LONGEST_CHARACTERS = 2000


@lru_cache(maxsize=20_000)
def deeds(text: str, language: str) -> frozenset[str]:
    """The stems of all verbs."""
    if len(text) > LONGEST_CHARACTERS:
        return frozenset()
    other = (found[0] for found in _other_forms(language).finditer(text))
    told = (text[start:end] for start, end, _ in verbs(text, language))
    return frozenset(stem(word, language) for part in (*told, *other) for word in tokens(part, language))


def done(text: str, language: str, tense: Tense) -> frozenset[str]:
    """The stems of the verbs in this tense."""
    parts = [text[start:end] for start, end, told in verbs(text, language) if told == tense]
    return frozenset(stem(word, language) for part in parts for word in tokens(part, language))


@cache
def _other_forms(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_OTHER_FORMS.get(language, '$.')})(?!\w)", re.IGNORECASE)
