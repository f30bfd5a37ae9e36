"""Which quotes are set apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bulletin.facts.speech.wordings import other_wordings
from bulletin.model import Article, Fact, Quote, Sentence
from bulletin.text.words import count_words

QUOTES_A_STORY = 2


def set_apart(
    found: Sequence[Quote], facts: Sequence[Fact], articles: Iterable[Article], words: int
) -> tuple[Quote, ...]:
    """The best quotes, set apart: those that printed facts say, then those that none does, in so many words at most.

    A quote that is a printed fact takes that fact's wording. The lead and what is disputed are not set apart.
    """
    language = {a.id: a.language for a in articles}
    said = {mention for fact in facts for mention in (fact.wording, *fact.mentions)}
    printed, others = [], []
    for quote in found:
        if own := _as_printed(quote, found, facts, language):
            printed.append(own)
        elif not any(overlap(quote.wording, mention) for mention in said):
            others.append(quote)
    fit = printed[:QUOTES_A_STORY]
    for quote in others[: QUOTES_A_STORY - len(fit)]:
        cost = count_words(quote.wording.shown, language[quote.wording.article])
        if cost <= words:
            fit.append(_with_repeats(quote, language))
            words -= cost
    return tuple(fit)


def _as_printed(
    quote: Quote, found: Iterable[Quote], facts: Sequence[Fact], languages: Mapping[str, str]
) -> Quote | None:
    """The quote in the words of the printed fact that has it, None when no fact has or the fact is not set apart.

    What else the fact's sources quote of the speaker there are variants, too. Only other words are: those who print the
    same are among the fact's mentions.
    """
    versions = dict.fromkeys((quote.wording, *quote.variants))
    for fact in facts[1:]:
        if fact.wording in versions and not fact.disagreements:
            others = (v for q in found if q.speaker == quote.speaker for v in (q.wording, *q.variants))
            versions |= dict.fromkeys(v for v in others if any(overlap(v, mention) for mention in fact.mentions))
            return Quote(quote.speaker, fact.wording, other_wordings(fact.wording, versions, languages))
    return None


def _with_repeats(quote: Quote, languages: Mapping[str, str]) -> Quote:
    """The quote with those of its variants that print the same words set apart."""
    other = other_wordings(quote.wording, quote.variants, languages)
    return replace(quote, variants=other, repeats=tuple(v for v in quote.variants if v not in other))


def overlap(one: Sentence, other: Sentence) -> bool:
    """Whether two spans of articles have characters in common."""
    return one.article == other.article and one.start < other.end and other.start < one.end
