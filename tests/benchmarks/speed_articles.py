"""Articles to measure speed on: words as frequent as in English, sentences, quotes, names and numbers as news has them.

Nobody would read them. What counts for speed is like real news: about 22 words a sentence, every second word of an
article new to it, abbreviations, quotation marks, some curly, and words of the subject that come again and again.
"""

from __future__ import annotations

import itertools
import json
import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import wordfreq

SEED = 20261122
WORDS = 600
SENTENCE_WORDS, SENTENCE_WORDS_DEVIATION, SHORTEST_SENTENCE = 20, 9, 4

# An article's words are common ones, as frequent as in English, and those of its subject, from all of the list. With
# these figures half of 600 words are new to an article, and half carry content, as in the news that people write.
COMMON_WORDS, LISTED_WORDS = 1_500, 25_000
SUBJECT_SHARE, SUBJECT_SIZE, EVERYBODYS_WORDS = 0.25, 90, 400
REAL_WORDS = range(400, 901)

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_FIRST = "Ana Bram Clara Dev Edith Femi Greta Hugo Ines Jonas Kaya Lena Marek Nora Omar Priya Rosa Stefan Tomas Yara"
_LAST = "Adeyemi Brandt Costa Dahl Eriksen Fontaine Galvan Hollis Iyer Jansen Kovac Lindqvist Moreau Novak Osei Petrov"
_PLACES = "Aldmoor Brenna Carrow Dunholm Eastmere Fallow Greywick Harrow Kestrel Lenn Marrow Northgate Pellworth Quay"
_ODD = (
    "1,200", "3.5", "14", "2026", "$40", "7 percent", "the U.S.", "St. Brenna", "Mr. Osei", "Dr. Dahl", "9 a.m.",
    "Nov. 3", "No. 5", "Kestrel Inc.", "e.g.", "J. Hollis", "covid-19", "the U.N.", "state-owned", "Gen. Brandt",
)  # fmt: skip


def articles(count: int, seed: int = SEED) -> list[str]:
    """As many articles of about 600 words, each on a subject of its own; the same in every run."""
    rng = random.Random(seed)
    return [_article(rng, _subject(rng)) for _ in range(count)]


def story(count: int, seed: int = SEED) -> list[str]:
    """As many articles on one subject; the same in every run."""
    rng = random.Random(seed)
    subject = _subject(rng)
    return [_article(rng, subject) for _ in range(count)]


def long_article(sentences: int, seed: int = SEED) -> str:
    """An article of as many sentences, some more where a splitter takes an abbreviation for an end."""
    rng = random.Random(seed)
    made = _sentences(rng, _subject(rng))
    return "\n\n".join(" ".join(itertools.islice(made, 2)) for _ in range(sentences // 2))


def real_articles(path: Path, count: int) -> list[str]:
    """The first articles of 400 to 900 words in a JSON Lines file, none when there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        texts = (str(json.loads(line)["text"]) for line in lines)
        return list(itertools.islice((text for text in texts if len(text.split()) in REAL_WORDS), count))


def _article(rng: random.Random, subject: Sequence[str]) -> str:
    wanted = rng.gauss(WORDS, WORDS / 12)
    made, paragraphs, words = _sentences(rng, subject), list[str](), 0
    while words < wanted:
        paragraphs.append(" ".join(itertools.islice(made, rng.choice((1, 1, 2, 2, 3)))))
        words += len(paragraphs[-1].split())
    if rng.random() < 0.3:
        paragraphs[0] = f"{rng.choice(_PLACES.split()).upper()}, {rng.choice(_LAST.split())} - {paragraphs[0]}"
    return "\n\n".join(paragraphs)


def _sentences(rng: random.Random, subject: Sequence[str]) -> Iterator[str]:
    curly = rng.random() < 0.5
    while True:
        words = _words(rng, subject)
        text = " ".join(words)
        text = text[0].upper() + text[1:]
        if rng.random() < 0.15:
            opening, closing = "“”" if curly else '""'
            text = f"{opening}{text},{closing} said {_name(rng)}"
        yield (text.replace("'", "’") if curly else text) + rng.choice(("." * 19) + "?")


def _words(rng: random.Random, subject: Sequence[str]) -> list[str]:
    """The words of a sentence, with commas."""
    length = max(SHORTEST_SENTENCE, round(rng.gauss(SENTENCE_WORDS, SENTENCE_WORDS_DEVIATION)))
    words = rng.choices(_listed()[:COMMON_WORDS], cum_weights=_frequencies(), k=length)
    for at in range(length):
        if rng.random() < SUBJECT_SHARE:
            # The square makes the first words of a subject its most frequent.
            words[at] = subject[int(rng.random() ** 2 * len(subject))]
        elif rng.random() < 0.05:
            words[at] = _name(rng)
        elif rng.random() < 0.04:
            words[at] = rng.choice(_ODD)
        if rng.random() < 0.06 and at + 1 < length:
            words[at] += ","
    return words


def _name(rng: random.Random) -> str:
    return rng.choice((f"{rng.choice(_FIRST.split())} {rng.choice(_LAST.split())}", rng.choice(_PLACES.split())))


def _subject(rng: random.Random) -> list[str]:
    return rng.sample(_listed()[EVERYBODYS_WORDS:], SUBJECT_SIZE)


@cache
def _listed() -> list[str]:
    """English words, most frequent first."""
    return [word for word in wordfreq.top_n_list("en", LISTED_WORDS, wordlist="small") if _WORD.fullmatch(word)]


@cache
def _frequencies() -> list[float]:
    """Those of the common words, added up."""
    words = _listed()[:COMMON_WORDS]
    return list(itertools.accumulate(wordfreq.word_frequency(word, "en", wordlist="small") for word in words))
