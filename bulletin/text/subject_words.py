"""Words that stand beside a verb of speech and its subject, and what they tell of which is which."""

from __future__ import annotations

from functools import cache

from bulletin.text.listed import listed
from bulletin.text.stopwords import stop_words

# Behind these begins a clause, so a name there is its subject.
SUBORDINATORS = listed(
    """that what which when while where if because before after since although though whether why how than
    que quando quem onde porque enquanto como cuando mientras donde quien che mentre perché quando chi
    qui quand lorsque comme dass weil wenn während als wo was rằng khi nếu что когда если как где пока"""
)
# What opens a noun beside definite articles.
OPENERS = listed(
    """a an his her their its my our another one ein eine sein seine seiner ihr ihre ihrer un une sa son leur su tu
    uno una suo sua seu um uma"""
)
# Between two who speak together.
CONJUNCTIONS = frozenset({"and", "y", "e", "et", "und", "và", "и", "&"})
# Between a name and its verb, beside stop words and days.
ASIDES = frozenset({"later", "earlier", "yesterday", "today", "recently", "jr", "sr", "thêm", "cũng", "đã", "còn"})
# Verbs behind these have whom it is said to for their subject: "Holt was told".
PASSIVE = frozenset({"was", "were", "been", "being", "be", "is", "are", "am"})
# Their subject is that of the clause before: "Holt blamed the buoy, saying".
PARTICIPLES = frozenset({"saying", "noting"})
# Without prepositions, only "Mr" tells a name from those of offices and places beside it.
HONORIFICS_BEFORE_NAMES = frozenset({"vi"})

_PREPOSITIONS = listed(
    """of for in at from by with on de d du des da do das dos del della dei degli delle di em no na nos nas con com por
    par pour avec chez dans von vom für bei beim im am aus в на из от для с при"""
)
_FILLERS = {
    "en": listed("also has had have then later and but as however still only just even once again"),
    "pt": listed("também ainda e mas já"),
    "es": listed("también aún y pero ya ha"),
    "it": listed("anche ancora e ma poi"),
    "fr": listed("aussi encore et mais a"),
    "de": listed("auch und aber hat dann dazu"),
    "vi": listed("cũng đã còn và nhưng thì"),
    "ru": listed("также и но уже"),
}


@cache
def fillers(language: str) -> frozenset[str]:
    """Words that may stand between a subject and its verb, or in front of both."""
    return _FILLERS.get(language, frozenset())


@cache
def dull(language: str) -> frozenset[str]:
    """Words that are neither names nor describe anybody. Lists of stop words lack prepositions that occur in names."""
    return stop_words(language) | _PREPOSITIONS
