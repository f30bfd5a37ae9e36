"""The frame's own words, language by language: all that a bulletin says which no source said."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin.renderers.phrases import de, en, es, fr, it, pt, ru, vi
from bulletin.renderers.phrases.table import Phrases

PHRASES: Mapping[str, Phrases] = {
    "en": en.WORDS,
    "fr": fr.WORDS,
    "de": de.WORDS,
    "es": es.WORDS,
    "pt": pt.WORDS,
    "it": it.WORDS,
    "vi": vi.WORDS,
    "ru": ru.WORDS,
}

__all__ = ["PHRASES", "Phrases"]
