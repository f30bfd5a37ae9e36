"""The language that a text is written in."""

from __future__ import annotations

from functools import cache
from tempfile import gettempdir
from typing import TYPE_CHECKING

from bulletin.errors import ReadError
from bulletin.text.listed import listed

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Beyond this the answer does not change, and identification takes time that grows with the text.
HEAD_CHARACTERS = 4000

NOTHING_TO_GO_ON = "en"

# In English one word in four or five is one of these; no other language has "the" and as many of the rest. Of a text
# that is said to be English this tells without the model, which takes 100 MB and a third of a second to load.
_ENGLISH = frozenset(["the", "of", "and", "to", "that", "with", "is", "was", "for", "on", "by", "at", "from", "said"])
_ENGLISH_SHARE, _ENGLISH_ARTICLES = 0.1, 0.02

# Languages in which newspapers appear. Among all that the model knows, short texts are too often taken for a rare one.
_CANDIDATES = listed(
    """af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn
    ko ku ky lo lt lv mk ml mn mr ms my ne nl nn no or pa pl ps pt ro ru si sk sl so sq sr sv sw ta te tg th tl tr
    uk ur uz vi wuu yue zh arz ary"""
)
# Codes of ISO 639-3, and the Norwegian that the other rooms know, as ISO 639-1.
_CODES = {"arz": "ar", "ary": "ar", "wuu": "zh", "yue": "zh", "nn": "no"}


def is_plainly_english(text: str) -> bool:
    """Whether the words that English cannot do without are there in their usual number."""
    words = text[:HEAD_CHARACTERS].lower().split()
    found = [word for word in words if word in _ENGLISH]
    return len(found) > _ENGLISH_SHARE * len(words) and found.count("the") > _ENGLISH_ARTICLES * len(words)


def identify(text: str) -> str:
    """The text's language as an ISO 639-1 code, "en" when the text has no letters to go on."""
    head = " ".join(text[:HEAD_CHARACTERS].split())
    if not any(map(str.isalpha, head)):
        return NOTHING_TO_GO_ON
    code = str(_identifier().classify(head.lower() if head.isupper() else head)[0])
    return _CODES.get(code, code)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    try:
        identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    except OSError as error:
        problem = f"has no room to be unpacked in {gettempdir()} ({error.strerror}); free 50 MB or set TMPDIR"
        raise ReadError("language model", problem) from error
    identifier.set_languages(sorted(_CANDIDATES & set(identifier.nb_classes)))
    return identifier
