"""Sumy's methods, fed with our sentences, words and stems, and guarded against what crashes them.

sumy itself is imported when a method is first used: it takes longer to import than `lead` or `auto` take to run.
"""

from __future__ import annotations

import random as random_numbers
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from itertools import islice
from typing import Any

import numpy

from bulletin.model import Article, Sentence
from bulletin.summarizers.budget import Budget, fill, story_language
from bulletin.summarizers.lead import in_turn
from bulletin.summarizers.places import Place, sentence_at
from bulletin.text import words

# sumy's graphs take time with the square of the sentences, its KL with the cube (11 s for 200): the first sentences of
# each article in turn are ranked, at most so many that a method takes about two seconds; the rest follows unranked.
MOST_SENTENCES = 300
MOST_SENTENCES_KL = 100
MOST_WORDS = 200  # Of one sentence: some methods compare every word of a sentence with every word of another.
DIGITS = 9  # Ratings that differ by less are equal: sums of floats must not decide.
SEED = 0


def summarizer(name: str) -> Callable[[Sequence[Article], Budget], tuple[Sentence, ...]]:
    """The summarizer that ranks by sumy's method of that name."""
    return partial(_summarize, name)


def _summarize(name: str, articles: Sequence[Article], budget: Budget) -> tuple[Sentence, ...]:
    every = in_turn(articles)
    most = MOST_SENTENCES_KL if name == "kl" else MOST_SENTENCES
    places = sorted(islice(every, most))
    ranked = _ranked(name, articles, places) if places else []
    return fill(articles, [*ranked, *every], budget)


def _ranked(name: str, articles: Sequence[Article], places: list[Place]) -> list[Place]:
    ranked: list[Place] = []

    def keep(infos: Any) -> Any:
        ranked.extend(places[info.order] for info in sorted(infos, key=_best_first))
        return infos

    language = story_language(articles)
    method = _METHODS[name](articles, language)
    with warnings.catch_warnings(), numpy.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            method(_document(articles, places), keep)
        except numpy.linalg.LinAlgError:
            ranked.clear()
    return ranked or places


def _best_first(info: Any) -> tuple[float, int]:
    known = info.rating == info.rating  # LexRank rates NaN when no two sentences share a word.
    return (-round(float(info.rating), DIGITS) if known else 0.0, info.order)


def _document(articles: Sequence[Article], places: Sequence[Place]) -> Any:
    """Sumy's model of the sentences, in the places' order; the title of an article is a heading."""
    dom = import_module("sumy.models.dom")
    paragraphs: list[list[Any]] = []
    last: Place | None = None
    for place in places:
        tokenizer = _Tokenizer(articles[place.article].language)
        if last is None or last.article != place.article:
            title = articles[place.article].title
            paragraphs.append([dom.Sentence(title, tokenizer, is_heading=True)] if title else [])
        elif _paragraph_between(articles, last, place):
            paragraphs.append([])
        paragraphs[-1].append(dom.Sentence(sentence_at(articles, place).text, tokenizer))
        last = place
    return dom.ObjectDocumentModel([dom.Paragraph(sentences) for sentences in paragraphs])


def _paragraph_between(articles: Sequence[Article], a: Place, b: Place) -> bool:
    between = articles[a.article].text[sentence_at(articles, a).end : sentence_at(articles, b).start]
    return "\n" in between


class _Tokenizer:
    """What sumy asks for the words of a sentence."""

    def __init__(self, language: str) -> None:
        self._language = language

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(islice(words.tokens(text, self._language), MOST_WORDS))


class _Numbers(dict[str, int]):
    """Stems as numbers: sumy adds up over sets, and sets of text have another order in every run."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language, self._stems = language, dict[str, int]()

    def __missing__(self, word: str) -> int:
        number = self._stems.setdefault(words.stem(word, self._language), len(self._stems))
        self[word] = number
        return number


def _class(module: str, name: str) -> Any:
    return getattr(import_module(f"sumy.summarizers.{module}"), f"{name}Summarizer")


def _plain(module: str, name: str, articles: Sequence[Article], language: str) -> Any:
    """Sumy's summarizer with our stemmer and stop words."""
    method = _class(module, name)(_Numbers(language).__getitem__)
    method.stop_words = words.stop_words(language)
    return method


def _luhn(articles: Sequence[Article], language: str) -> Any:
    method = _class("luhn", "Luhn")(partial(words.stem, language=language))
    method.stop_words = words.stop_words(language)
    return method


def _edmundson(articles: Sequence[Article], language: str) -> Any:
    """Sumy's Edmundson; the words of titles and first sentences are its cue words."""
    method = _class("edmundson", "Edmundson")(_Numbers(language).__getitem__)
    stop_words = words.stop_words(language)
    leads = " ".join(f"{a.title} {a.sentences[0].text}" for a in articles if a.sentences)
    bonus = dict.fromkeys(w for w in words.tokens(leads, language) if w not in stop_words)
    # sumy refuses empty sets; the empty word is in no sentence.
    method.bonus_words = list(islice(bonus, MOST_WORDS)) or [""]
    method.stigma_words = [""]
    method.null_words = sorted(stop_words) or [""]
    return method


def _random(articles: Sequence[Article], language: str) -> Any:
    # sumy would shuffle with the random numbers that the whole process shares.
    numbers = random_numbers.Random(SEED)
    return lambda document, keep: _class("random", "Random")._get_best_sentences(
        document.sentences, keep, lambda sentence: numbers.random()
    )


_METHODS: dict[str, Callable[[Sequence[Article], str], Any]] = {
    "lexrank": partial(_plain, "lex_rank", "LexRank"),
    "textrank": partial(_plain, "text_rank", "TextRank"),
    "lsa": partial(_plain, "lsa", "Lsa"),
    "luhn": _luhn,
    "edmundson": _edmundson,
    "kl": partial(_plain, "kl", "KL"),
    "sumbasic": partial(_plain, "sum_basic", "SumBasic"),
    "reduction": partial(_plain, "reduction", "Reduction"),
    "random": _random,
}
