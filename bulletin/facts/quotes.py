"""Who is quoted, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from bulletin.facts.speech.utterances import Utterance, utterances
from bulletin.facts.speech.variants import IDENTICAL, Pair, variants
from bulletin.model import Article, Fact, Quote
from bulletin.text.people import same_person
from bulletin.text.quotes import closed
from bulletin.text.words import count_words

# The share of a sentence's characters that must be somebody's words for it to be a quote: short words have a long
# "said the deputy minister of transport" behind them.
LEAST_SHARE = 0.4
# Of the words themselves; fewer are an exclamation, and more a speech or quotation marks that were read wrongly.
FEWEST_WORDS, MOST_WORDS = 5, 80

# Of a fact that very many articles quote, so many utterances are set against each other.
MOST_IN_A_FACT = 60

_CLOSING = "\"'”’»“« "


def quotes(articles: Iterable[Article], facts: Iterable[Fact]) -> tuple[Quote, ...]:
    """The quotes of a story whose speakers are known, best first: the speaker, the words and what other sources print.

    Best are those that most sources have, then those in the best facts. A wording may span several sentences, when
    quotation marks hold them together; each of them is the article's text from its start to its end. Utterances of
    which sources name different speakers are left out.
    """
    story = sorted(articles, key=lambda article: (article.id, article.digest))
    said = [utterance for article in story for utterance in utterances(article)]
    ranks = _ranks(facts)
    alike = dict.fromkeys(_in_one_fact(said, ranks), 0.0) | variants(said)
    found = [(_quote(leader, group, said), said[leader], group) for leader, group in _groups(said, alike, ranks)]
    order = sorted(
        range(len(found)),
        key=lambda n: (-len({found[n][1].article.source, *_sources(said, found[n][2])}), _rank(found[n][1], ranks), n),
    )
    return tuple(found[n][0] for n in order)


def _ranks(facts: Iterable[Fact]) -> dict[tuple[str, int], int]:
    """The place of the fact that each sentence states."""
    return {(m.article, m.index): place for place, fact in enumerate(facts) for m in fact.mentions}


def _in_one_fact(said: Sequence[Utterance], ranks: Mapping[tuple[str, int], int]) -> Iterator[Pair]:
    """Pairs of one speaker's utterances that are mentions of one fact and that are not alike by their words alone."""
    by_fact: dict[int, list[int]] = {}
    for n, utterance in enumerate(said):
        for place in sorted({ranks[key] for i in utterance.indices if (key := (utterance.article.id, i)) in ranks}):
            by_fact.setdefault(place, []).append(n)
    for numbers in by_fact.values():
        for i, j in combinations(numbers[:MOST_IN_A_FACT], 2):
            first, second = said[i], said[j]
            named = first.speaker and second.speaker and same_person(first.speaker, second.speaker)
            if named and first.article is not second.article:
                yield i, j


def _rank(utterance: Utterance, ranks: Mapping[tuple[str, int], int]) -> int:
    return min((ranks.get((utterance.article.id, index), len(ranks)) for index in utterance.indices), default=0)


def _groups(
    said: Sequence[Utterance], alike: Mapping[Pair, float], ranks: Mapping[tuple[str, int], int]
) -> Iterator[tuple[int, list[int]]]:
    """Utterances that may be printed, each with all that are one with it; those that most sources have go first."""
    partners: dict[int, dict[int, float]] = {n: {} for n in range(len(said))}
    for (i, j), score in alike.items():
        partners[i][j] = partners[j][i] = score
    doubtful = {n for pair, score in alike.items() if score >= IDENTICAL and _disagree(said, pair) for n in pair}
    able = [n for n, utterance in enumerate(said) if utterance.speaker and n not in doubtful and _is_quote(utterance)]
    order = sorted(able, key=lambda n: (-len(_sources(said, [n, *partners[n]])), _rank(said[n], ranks), n))
    taken: set[int] = set()
    for leader in order:
        if leader in taken:
            continue
        group = sorted(partners[leader].keys() - taken, key=lambda n: (-partners[leader][n], n))
        taken.update((leader, *group))
        yield leader, group


def _disagree(said: Sequence[Utterance], pair: Pair) -> bool:
    """Whether sources name different speakers of the same words."""
    first, second = (said[n].speaker for n in pair)
    return bool(first and second) and not same_person(first, second)


def _is_quote(utterance: Utterance) -> bool:
    text, language = utterance.sentence.text, utterance.article.language
    words = sum(count_words(part, language) for part in utterance.parts)
    asks = utterance.parts[-1:] != () and utterance.parts[-1].rstrip(_CLOSING).endswith("?")
    return FEWEST_WORDS <= words <= MOST_WORDS and utterance.share >= LEAST_SHARE and not asks and closed(text)


def _sources(said: Sequence[Utterance], numbers: Iterable[int]) -> set[str]:
    return {said[n].article.source for n in numbers}


def _quote(leader: int, group: Sequence[int], said: Sequence[Utterance]) -> Quote:
    own = said[leader]
    best: dict[str, Utterance] = {}
    for utterance in (said[n] for n in group):
        if utterance.article.source != own.article.source and closed(utterance.sentence.text):
            best.setdefault(utterance.article.source, utterance)
    others = sorted(best.values(), key=lambda u: (u.article.id, u.sentence.index))
    return Quote(full_name(own.speaker, said), own.sentence, tuple(u.sentence for u in others))


def full_name(speaker: str, said: Iterable[Utterance]) -> str:
    """The name as another article has it in full, when that can be one person's only."""
    if " " in speaker:
        ends = {u.speaker for u in said if " " in u.speaker and speaker.endswith(f" {u.speaker}")}
        return min(ends, key=lambda name: (len(name), name), default=speaker)
    full = sorted({u.speaker for u in said if " " in u.speaker and same_person(speaker, u.speaker)})
    shortest = min(full, key=lambda name: (len(name.split()), name), default=speaker)
    return shortest if all(same_person(shortest, name) for name in full) else speaker
