"""What a sentence takes for known, and what must stand before it for that: "the pier", "Whitlock said"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from bulletin.model import Article, Fact, Sentence
from bulletin.text.people import People, may_be_a_persons, people
from bulletin.text.speech import SPEECH
from bulletin.text.subject_words import OPENERS, SUBORDINATORS
from bulletin.text.words import stem, tokens

# Between "a" and its noun: "one of its two western piers".
_MOST_WORDS_BETWEEN = 3
# "If the engineers' …": the first three words of a sentence stand well within so many characters.
_HEAD_CHARACTERS = 120
# They are looked at twice, when facts are chosen and when they are put in order.
_ARTICLES_OF_A_STORY = 64
_ELIDED = re.compile(r"(?<=\b[Ll])['’]")


class Introductions:
    """What the sentences of a story's articles take for known, but for what earlier editions `told`."""

    def __init__(self, articles: Iterable[Article], told: Iterable[Sentence] = ()) -> None:
        self._articles: Mapping[str, Article] = {article.id: article for article in articles}
        self._assumed: dict[tuple[str, int], frozenset[str]] = {}
        self._told = self.said(told)

    def assumed(self, sentence: Sentence) -> frozenset[str]:
        """The words, as stems, that only an earlier sentence of the article explains.

        They are the subject behind a definite article at the head of the sentence, when the article first had it behind
        an indefinite one, and surnames of people who were named in full before.
        """
        key = sentence.article, sentence.index
        if key not in self._assumed:
            self._assumed[key] = frozenset(self._found(sentence, self._articles[sentence.article])) - self._told
        return self._assumed[key]

    def said(self, sentences: Iterable[Sentence]) -> set[str]:
        """The words, as stems, that these sentences print."""
        languages = ((s, self._articles[s.article].language) for s in sentences)
        return {stem(word, language) for s, language in languages for word in tokens(s.shown, language)}

    def in_order(self, facts: Sequence[Fact]) -> list[Fact]:
        """The facts, each behind what introduces what it takes for known; the first stays first."""
        placed: list[Fact] = []
        waiting: list[Fact] = []
        said: set[str] = set()
        for fact in facts:
            waiting.append(fact)
            while ready := [w for w in waiting if not placed or self.assumed(w.wording) <= said]:
                placed.append(ready[0])
                waiting.remove(ready[0])
                said |= self.said((ready[0].wording, *ready[0].additions))
        return placed + waiting

    def _found(self, sentence: Sentence, article: Article) -> Iterator[str]:
        earlier, language = article.text[: sentence.start], article.language
        for name in self._surnames(sentence, article, earlier):
            yield from (stem(word, language) for word in tokens(name, language)[-1:])
        subject = _definite_subject(sentence.text, language)
        if subject and _is_introduced(subject, earlier, language):
            yield subject

    def _surnames(self, sentence: Sentence, article: Article, earlier: str) -> list[str]:
        """The last words of whole names that the article has before this sentence, where they stand alone."""
        known = _people(article.text, article.language)
        alone = [found.name for found in known.found(sentence.text) if " " not in found.name]
        wholes = ((name, known.whole(name, ())) for name in alone if not name.isupper())
        return [name for name, whole in wholes if whole and whole in earlier and may_be_a_persons(whole)]


@lru_cache(maxsize=_ARTICLES_OF_A_STORY)
def _people(text: str, language: str) -> People:
    return people(text, language)


def _definite_subject(text: str, language: str) -> str:
    """The stem of the word behind the definite article that the sentence, or the clause at its head, begins with."""
    words = _words(text[:_HEAD_CHARACTERS])
    if words and words[0] in SUBORDINATORS:
        words = words[1:]
    if len(words) < 2 or words[0] not in _definite(language):
        return ""
    return stem(words[1], language)


def _is_introduced(subject: str, earlier: str, language: str) -> bool:
    """Whether this word stands in a text, the first time behind an indefinite article or a possessive."""
    words = _words(earlier)
    at = next((n for n, word in enumerate(words) if stem(word, language) == subject), None)
    before = words[max(0, at - _MOST_WORDS_BETWEEN) : at] if at else []
    openers = [word for word in before if word in OPENERS or word in _definite(language)]
    return bool(openers) and openers[-1] not in _definite(language)


def _words(text: str) -> list[str]:
    """The words in small letters, with French and Italian articles apart from what follows them."""
    return re.findall(r"[^\W_]\w*", _ELIDED.sub(" ", text).casefold())


@cache
def _definite(language: str) -> frozenset[str]:
    return frozenset(SPEECH[language].definite.split()) if language in SPEECH else frozenset()
