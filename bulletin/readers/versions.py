"""Versions of one article: texts of one source that are nearly the same, under addresses of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property

from bulletin.model import Article
from bulletin.readers import addresses

# Five words are seldom written twice by chance, and a changed word costs five runs of the hundreds that a text has.
_RUN_WORDS = 5
# Of the shorter text's runs. Corrections and later versions of a report keep 60 to 100 %, also when a fifth of the
# sentences was written anew; two reports on one event by one newsroom keep less than 30 %.
_SHARED_RUNS = 0.55
# Of the names, and of the figures where there are several. Reports after one pattern (matches, markets, weather) share
# runs and not these; a correction changes one or two of them.
_SHARED_NAMES, _SHARED_FIGURES, _SEVERAL_FIGURES = 0.75, 0.5, 4
# What is written after the same pattern a week later is no version; nobody rewrites a report for that long.
_MOST_DAYS_APART = 3
# Texts with fewer runs are notices, which are alike without being versions.
_FEWEST_RUNS = 30
# A sentence in more articles of a source than this is its boilerplate, and says nothing about any two of them.
_MOST_SHARING = 20
_SHORTEST_SENTENCE_CHARACTERS = 25
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]|\w+")
_NAME, _FIGURE = re.compile(r"(?<![.!?…\n] )(?<!^)\b[^\W\d_a-z]\w+", re.MULTILINE), re.compile(r"\d[\d.,:]*")


class _Text:
    """An article's words as they are compared: worked out when first asked for."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        words = _WORD.findall(self.article.text.casefold())
        return frozenset(zip(*(words[start:] for start in range(_RUN_WORDS)), strict=False))

    @cached_property
    def names(self) -> frozenset[str]:
        """The words with a capital inside a sentence; every stretch of words in a script without capitals."""
        return frozenset(word for word in _NAME.findall(self.article.text) if not word[0].islower())

    @cached_property
    def figures(self) -> frozenset[str]:
        return frozenset(figure.rstrip(".,:") for figure in _FIGURE.findall(self.article.text))


def joined(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles in order; those that are versions of one have the id of the earliest of them."""
    articles = tuple(articles)
    ids = [article.id for article in articles]
    for group in _groups(articles):
        first = min(group, key=lambda number: (_moment(articles[number]), number))
        for number in group:
            ids[number] = articles[first].id
    return tuple(_renamed(article, id) for article, id in zip(articles, ids, strict=True))


def latest(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Of each article the version to tell, where the first of its versions stood.

    It is the one published last, the longest of several at one time; a summary stands in for no article.
    """
    told: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        same = told.setdefault((article.id, article.source), [])
        at = next((at for at, other in enumerate(same) if _is_one(article, other)), None)
        if at is None:
            same.append(article)
        else:
            same[at] = max(same[at], article, key=_lateness)
    return tuple(article for same in told.values() for article in same)


def _is_one(article: Article, other: Article) -> bool:
    """Whether articles of one id are one: inputs that number their articles may give one number to two."""
    if article.url and other.url and addresses.canonical(article.url) == addresses.canonical(other.url):
        return True
    return article.digest == other.digest or _are_versions(_Text(article), _Text(other))


def _lateness(article: Article) -> tuple[bool, str, int]:
    return not article.excerpt, article.published.isoformat() if article.published else "", len(article.text)


def _moment(article: Article) -> str:
    """When it was published, undated ones last: "~" sorts behind every digit."""
    return article.published.isoformat() if article.published else "~"


def _renamed(article: Article, id: str) -> Article:
    if article.id == id:
        return article
    return replace(article, id=id, sentences=tuple(replace(one, article=id) for one in article.sentences))


def _groups(articles: Sequence[Article]) -> list[list[int]]:
    """The positions of articles that are versions of one another, for each article that has several."""
    texts = [_Text(article) for article in articles]
    leader = list(range(len(articles)))

    def led(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for one, other in _pairs(articles):
        if led(one) != led(other) and _are_versions(texts[one], texts[other]):
            leader[max(led(one), led(other))] = min(led(one), led(other))
    groups: dict[int, list[int]] = {}
    for number in range(len(articles)):
        groups.setdefault(led(number), []).append(number)
    return [group for group in groups.values() if len(group) > 1]


def _pairs(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing: of one source and language, with a sentence in common that few others have."""
    holders: dict[tuple[str, str, str], list[int]] = {}
    for number, article in enumerate(articles):
        shown = (one.text for one in article.sentences if len(one.text) >= _SHORTEST_SENTENCE_CHARACTERS)
        for text in dict.fromkeys(shown):
            holders.setdefault((article.source, article.language, text), []).append(number)
    seen: set[tuple[int, int]] = set()
    for numbers in holders.values():
        if len(numbers) > _MOST_SHARING:
            continue
        for at, one in enumerate(numbers):
            for other in numbers[at + 1 :]:
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def _are_versions(one: _Text, other: _Text) -> bool:
    if one.article.excerpt or other.article.excerpt or min(len(one.runs), len(other.runs)) < _FEWEST_RUNS:
        return False
    if _days_apart(one.article, other.article) > _MOST_DAYS_APART or _shared(one.runs, other.runs) < _SHARED_RUNS:
        return False
    has_several = min(len(one.figures), len(other.figures)) >= _SEVERAL_FIGURES
    same_figures = not has_several or _shared(one.figures, other.figures) >= _SHARED_FIGURES
    return same_figures and _shared(one.names, other.names) >= _SHARED_NAMES


def _days_apart(one: Article, other: Article) -> int:
    """The whole days between two articles, 0 when one has no date."""
    if one.published is None or other.published is None:
        return 0
    return abs((_day(one.published) - _day(other.published)).days)


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _shared(one: frozenset[object], other: frozenset[object]) -> float:
    """The part of the smaller set that the other holds, too; all of an empty one."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 1.0
