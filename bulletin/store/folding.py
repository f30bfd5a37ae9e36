"""What two spellings of a word have in common: capitals, diacritics and other writings of a letter are folded away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# Marks that readers leave out when they type: diacritics of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels.
# The signs of Indic and Thai vowels, and of voiced kana, are no such marks: without them it is another word.
_LEFT_OUT = frozenset(
    {*range(0x0300, 0x0370), *range(0x0591, 0x05C8), *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670}
)
# What no decomposition brings together: letters with a stroke, Arabic endings, and what is no letter at all.
_AS_TYPED = str.maketrans("đłøħŧıðſىةک", "dlohtidsيهك", "\u0640\u00ad\u200b\u200c\u200d\u2060\ufeff")
# All but ASCII and the dashes, quotes and ellipses that are all that is beyond it in many texts.
_FOREIGN = re.compile("[^\x00-\x7f\u2010-\u2027]+")

# The trigrams table finds a term of one or two characters by the trigrams that begin with it, so none may end a text.
_END = "\n\n"


class _Folds(dict[int, str]):
    """By character, what is left of it; each is worked out once."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold(chr(code))
        return self[code]


def _fold(character: str) -> str:
    if unicodedata.category(character)[0] == "P":
        return character
    spread = unicodedata.normalize("NFKD", character.casefold())
    kept = "".join(one for one in spread if ord(one) not in _LEFT_OUT)
    return unicodedata.normalize("NFC", kept.casefold()).translate(_AS_TYPED)


_FOLDS = _Folds()


def folded(text: str) -> str:
    """The text as all its spellings are looked for; `indexed` is how the search tables hold it."""
    if text.isascii():
        return text.lower()
    return _FOREIGN.sub(lambda run: run[0].translate(_FOLDS), unicodedata.normalize("NFC", text).lower())


def indexed(text: str) -> str:
    """The text as the search tables of the archive hold it: folded, and with an end that lets short terms be found."""
    return folded(text) + _END


def folded_with_places(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its characters, and its end, the place in the text that it comes from."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    pieces = [_FOLDS[ord(character)] for character in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), [*places, len(text)]
