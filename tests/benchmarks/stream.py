"""Days of news for benchmarks, as large as asked for, grown from some hundred articles that are read when it runs.

A story is told with the sentences of two stories of the file: each of its articles drops many of them and changes the
order of the rest. Most words are replaced by others about as frequent, by the same ones in the whole story, so that
what is grown twice from the same sentences is not the same story. Stories come in beats (courts, football), which
share words. A larger day has more stories, beats and words, as real ones do. No text is stored.
"""

from __future__ import annotations

import itertools
import json
import random
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import wordfreq

from bulletin.model import Article
from bulletin.text.sentences import split

SEED = 20261122
LANGUAGE = "en"
MIDNIGHT = datetime(2026, 11, 21, tzinfo=UTC)

# With these figures articles are about as alike as those of the English development set, measured by the cosine of
# words and bigrams on as many (1,212). Of different stories: 0.0054 on average, one pair in a thousand above 0.11, one
# in ten thousand above 0.21, made ones the same; 0.8 pairs in a thousand reach 0.12, made ones 0.9. Of one story: half
# are above 0.22, a tenth below 0.10, made ones 0.16 and 0.08.
MIXED = 2  # stories of the file that one is told with
DROPPED = 0.4  # of their sentences, by each article
KEPT_WORDS = 800  # a word is replaced unless it is this frequent; one k times as rare is kept in every kth story
BEAT_WORDS = 0.3  # the share of the replaced words that are the same in all stories of a beat
NEW_BEAT = 0.5  # the power of the number of stories with which beats grow

# Two stories in three have one article, one in forty ten or more.
STORY_SIZE = 1.6  # the power with which larger stories are rarer
LARGEST_STORY, LARGEST_SHARE = 500, 0.04  # articles, and of the day

DELAY_HOURS = 5.0  # an article's, behind the story's beginning, on average
UNDATED, DATED_BY_DAY = 0.08, 0.2
SOURCES = 2_000

_WORD = re.compile(r"[^\W\d_]+|\d+")
_SYLLABLES = [first + rest for first in "bdfgklmnprstv" for rest in ("a", "e", "i", "o", "u", "an", "er", "in")]
_SYLLABLES_OF_A_NAME = 3


class Told(NamedTuple):
    """An article to grow others from."""

    title: str
    sentences: tuple[str, ...]


class Day(NamedTuple):
    """The articles, and for each the number of the story that it reports."""

    articles: tuple[Article, ...]
    stories: tuple[int, ...]


def told(path: Path) -> list[list[Told]]:
    """The stories of a JSON Lines file, none when there is no such file."""
    stories: dict[str, list[Told]] = {}
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                sentences = tuple(row["text"][start:end] for start, end in split(row["text"], LANGUAGE))
                stories.setdefault(row["story"], []).append(Told(row.get("title") or "", sentences))
    return list(stories.values())


def day(grown_from: Sequence[Sequence[Told]], articles: int, seed: int = SEED) -> Day:
    """A day of as many articles, in no order; the same in every run."""
    rng = random.Random(seed + articles)
    largest = max(1, min(LARGEST_STORY, int(LARGEST_SHARE * articles)))
    made = list(itertools.islice(_reports(rng, grown_from, largest), articles))
    rng.shuffle(made)
    return Day(tuple(article for article, _ in made), tuple(story for _, story in made))


def story(grown_from: Sequence[Sequence[Told]], articles: int, mixed: int = MIXED, seed: int = SEED) -> list[Article]:
    """As many reports of one story, told with that many of the file; the same in every run."""
    return list(_story(random.Random(seed), grown_from[:mixed], articles, Words(0, 0)))


def _reports(rng: random.Random, grown_from: Sequence[Sequence[Told]], largest: int) -> Iterator[tuple[Article, int]]:
    beats: list[int] = []
    for number in itertools.count():
        beats.append(_beat(rng, beats))
        size = min(largest, int((1 - rng.random()) ** (-1 / STORY_SIZE)))
        for article in _story(rng, rng.choices(grown_from, k=MIXED), size, Words(number, beats[-1])):
            yield article, number


def _beat(rng: random.Random, beats: Sequence[int]) -> int:
    """A new beat, or that of one of the stories so far, so that large beats grow larger."""
    known = max(beats, default=-1) + 1
    return known if rng.random() * (len(beats) + 1) < 1 + NEW_BEAT * known else rng.choice(beats)


def _story(rng: random.Random, told_with: Sequence[Sequence[Told]], size: int, words: Words) -> Iterator[Article]:
    begun = MIDNIGHT + timedelta(hours=24 * rng.random())
    shuffled = [rng.sample(articles, len(articles)) for articles in told_with]
    for number in range(size):
        parts = [articles[number % len(articles)] for articles in shuffled]
        sentences = _retold(rng, [sentence for part in parts for sentence in part.sentences])
        published = begun + timedelta(hours=rng.expovariate(1 / DELAY_HOURS))
        yield _article(rng, words.replaced(parts[0].title), words.replaced("\n\n".join(sentences)), published)


def _retold(rng: random.Random, sentences: Sequence[str]) -> list[str]:
    """Some sentences dropped and the rest moved by a few places."""
    kept = [sentence for sentence in sentences if rng.random() >= DROPPED] or sentences[:1]
    order = sorted((place + rng.uniform(0, 4), place) for place in range(len(kept)))
    return [kept[place] for _, place in order]


def _article(rng: random.Random, title: str, text: str, published: datetime) -> Article:
    name, source, chance = f"{rng.getrandbits(64):016x}", f"Source {rng.randrange(SOURCES)}", rng.random()
    dated: datetime | date | None = published
    if chance < UNDATED + DATED_BY_DAY:
        dated = None if chance < UNDATED else published.date()
    return Article(name, name, title, text, source, None, dated, LANGUAGE, ())


class Words:
    """What a story says in place of words; a beat's number gives what its stories have in common."""

    def __init__(self, story: int, beat: int) -> None:
        self._story, self._beat = story, beat
        self._said: dict[str, str] = {}

    def replaced(self, text: str) -> str:
        """The text in the story's words and numbers."""
        return _WORD.sub(self._replaced, text)

    def _replaced(self, found: re.Match[str]) -> str:
        word = found[0]
        if word not in self._said:
            self._said[word] = self._number(word) if word.isdecimal() else self._word(word)
        return self._said[word]

    def _number(self, digits: str) -> str:
        """Another of as many digits; single digits stay."""
        least = 10 ** (len(digits) - 1)
        return digits if len(digits) == 1 else str(least + int(_drawn(int(digits), self._story, 0) * 9 * least))

    def _word(self, word: str) -> str:
        rank, number = _ranks().get(word.lower()), crc32(word.lower().encode())
        if rank is not None and _drawn(number, self._story, 1) * rank < KEPT_WORDS:
            return word
        of_beat = _drawn(number, self._story, 2) < BEAT_WORDS
        drawn = _drawn(number, self._beat, 3) if of_beat else _drawn(number, self._story, 4)
        other = _name(drawn) if rank is None else _about_as_frequent(rank, drawn)
        return other.capitalize() if word[0].isupper() else other


def _drawn(*key: int) -> float:
    """A number from 0 to 1 that the key gives, in every run the same: Python's hashes of integers have no seed."""
    return hash(key) % 2**32 / 2**32


def _about_as_frequent(rank: int, drawn: float) -> str:
    """A word half to twice as far down the list."""
    return _listed()[min(len(_listed()) - 1, int(rank * 4 ** (drawn - 0.5)))]


def _name(drawn: float) -> str:
    number, syllables = int(drawn * 2**32), []
    for _ in range(_SYLLABLES_OF_A_NAME):
        number, syllable = divmod(number, len(_SYLLABLES))
        syllables.append(_SYLLABLES[syllable])
    return "".join(syllables)


@cache
def _listed() -> list[str]:
    """English words and names, most frequent first."""
    return [word for word in wordfreq.top_n_list(LANGUAGE, 400_000, wordlist="large") if word.isalpha()]


@cache
def _ranks() -> dict[str, int]:
    return {word: rank for rank, word in enumerate(_listed())}
