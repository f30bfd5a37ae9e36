"""Words that make two sentences speak of different things: exports and imports, men and women; a table a language.

A line holds an axis, a class on it, and words: regular expressions, alternatives between bars. On each axis a number
or date belongs to one of the classes, so whoever speaks of exports does not speak of imports. Only what news pairs
again and again; a word that is on no axis decides nothing. A line that would be too long goes on in another of its
class.
"""

from __future__ import annotations

from bulletin.facts.points.contrast_words import de, en, es, fr, it, pt, ru, vi

CONTRASTS = {
    "de": de.WORDS,
    "en": en.WORDS,
    "es": es.WORDS,
    "fr": fr.WORDS,
    "it": it.WORDS,
    "pt": pt.WORDS,
    "ru": ru.WORDS,
    "vi": vi.WORDS,
}
