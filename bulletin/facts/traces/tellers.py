"""How many independent origins stand behind one fact, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bulletin.facts.traces.citations import attributed, names
from bulletin.facts.traces.copies import triples
from bulletin.facts.traces.own_words import own_words
from bulletin.model import Article, Origin, Sentence
from bulletin.text.agencies import outlet

# Sentences of some ten words or more that share this much of the shorter one's triples were not written apart: five
# such pairs stand in 180 pairs of articles by three newspapers (BASIL), each word for word the same. A figure and a
# word exchanged among 15 leave 0.6.
REPEATED = 0.7
LEAST_TRIPLES = 50


class Teller(NamedTuple):
    """Where a sentence comes from: the key of an origin. `words` are the sentence's own, outside quotation marks."""

    origin: str
    words: str
    language: str


Tellers = Mapping[Sentence, Teller]
"""Where each sentence of a story comes from."""


def tellers(articles: Iterable[Article], traced: Sequence[Origin]) -> Tellers:
    """The origin of each sentence: the agency or source that it names, else its article's."""
    story = list(articles)
    origin_of = {id: origin.articles[0] for origin in traced for id in origin.articles}
    by_name = _by_name(story, traced, origin_of)
    known = names(article.source for article in story)
    found: dict[Sentence, Teller] = {}
    for article in story:
        for sentence, pieces in own_words(article):
            words = " ".join(pieces)
            name = attributed(words, article.language, known)
            own = name is None or name == outlet(article.source)
            origin = origin_of[article.id] if own else by_name.get(name or "", f"cited {name}")
            found[sentence] = Teller(origin, words, article.language)
    return found


def independent(mentions: Iterable[Sentence], told_by: Tellers) -> int:
    """How many origins tell a fact: those of its mentions, where mentions in the same words have one."""
    said = [told_by[mention] for mention in sorted(mentions, key=lambda sentence: (sentence.article, sentence.index))]
    origin = {one.origin: one.origin for one in said}
    if len(origin) < 2:
        return len(origin)
    for one, other in _repeated(said):
        gone, kept = origin[one.origin], origin[other.origin]
        origin = {key: kept if whole == gone else whole for key, whole in origin.items()}
    return len(set(origin.values()))


def _repeated(said: Iterable[Teller]) -> Iterator[tuple[Teller, Teller]]:
    """Sentences with one before them whose words they repeat."""
    long = [(one, own) for one in said if len(own := triples(one.words, one.language)) >= LEAST_TRIPLES]
    first: dict[tuple[str, str, str], int] = {}
    for number, (one, own) in enumerate(long):
        for other, count in sorted(Counter(first[triple] for triple in own if triple in first).items()):
            if count >= REPEATED * min(len(own), len(long[other][1])):
                yield one, long[other][0]
        for triple in own:
            first.setdefault(triple, number)


def _by_name(story: Iterable[Article], traced: Iterable[Origin], origin_of: Mapping[str, str]) -> dict[str, str]:
    """The key of the origin that an agency or a source has: what is its own, else what it printed."""
    found: dict[str, str] = {}
    for origin in traced:
        found.setdefault(origin.name, origin.articles[0])
        for link in origin.links:
            if link.basis in ("agency", "attribution"):
                found.setdefault(link.detail, origin.articles[0])
    for article in sorted(story, key=lambda article: article.id):
        found.setdefault(outlet(article.source), origin_of[article.id])
    return found
