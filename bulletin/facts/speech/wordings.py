"""Which versions of a quote have the same words, whatever stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bulletin.model import Sentence
from bulletin.text.utterances import spoken
from bulletin.text.words import tokens


def other_wordings(
    printed: Sentence, versions: Iterable[Sentence], languages: Mapping[str, str]
) -> tuple[Sentence, ...]:
    """The versions, in order, that print other words than this one and than each other; `languages` go by article.

    One that is a part of another's words adds none.
    """
    kept: list[tuple[str, Sentence]] = []
    first = _words(printed, languages)
    for version in versions:
        words = _words(version, languages)
        if words in first or any(words in other for other, _ in kept):
            continue
        kept = [(other, one) for other, one in kept if other not in words]
        kept.append((words, version))
    return tuple(version for _, version in kept)


def _words(sentence: Sentence, languages: Mapping[str, str]) -> str:
    """What somebody says in the sentence, without marks and capitals; all of it when nothing shows what is said."""
    language = languages[sentence.article]
    said = " ".join(part.text for part in spoken(" ".join(sentence.text.split()), language)) or sentence.text
    return f" {' '.join(tokens(said, language))} "
