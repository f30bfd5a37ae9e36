"""Which of today's stories go on with what earlier editions told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from bulletin.memory.history import History, history
from bulletin.memory.tellings import Telling
from bulletin.model import Article, Earlier, Sentence
from bulletin.stories.vectors import vectors
from bulletin.text.words import tokens

# How alike, on average, the articles of a story of today must be to what an edition printed of one (cosine of their
# vectors). Of the five development sets of stories, each halved into what an edition told and what comes after, taken
# whole and in twelve parts, the mean F1 of the links is 0.92 from 0.15 to 0.19; choose again on the same halves.
CONTINUES = 0.16

# Another thread than that of the telling most alike takes more, or one wrong link would tie two affairs for good: 0.97
# of the links above this are right there.
SURELY = 0.26
# What went on from story to story for long ends up elsewhere: a telling less alike than this is no part of the past.
# Of pairs that have nothing to do with one another 95 to 99% are below it there.
LEAST_ALIKE = 0.05
# Texts that share fewer words than this, a name or two, need not be of one event however rare those are.
SHARED_WORDS = 3

# Of a long telling the first facts say what it is about, and the vectors are of articles, which tell that first.
MOST_FACTS = 12
# Two reports that share a sentence of fewer words need not be of one event: "Nobody was hurt."
FEWEST_WORDS = 10


def continued(stories: Sequence[Sequence[Article]], told: Sequence[Telling]) -> tuple[History | None, ...]:
    """The history of each of today's stories, None for one that no edition has told.

    A story goes on with a telling that prints one of its sentences, is about the same, or cites an older version of one
    of its articles and is not about something else; and with all that those went on with.
    """
    if not told:
        return (None,) * len(stories)
    by_id, by_text, thread = _citing(told), _by_text(told), _threads(told)
    histories: list[History | None] = []
    for story, alike in zip(stories, _alike(stories, told), strict=True):
        near = {n: one.score for n, one in alike.items() if one.shared >= SHARED_WORDS}
        versions = {n for article in story for n in by_id.get(article.id, ()) if near.get(n, 0.0) >= LEAST_ALIKE}
        sure = by_text(story) | versions | _nearest(near, thread)
        threads = {thread[n] for n in sure}
        akin = {n for n, one in alike.items() if one.score >= LEAST_ALIKE and thread[n] in threads}
        histories.append(history(told[n] for n in sorted(sure | akin)) if sure else None)
    return tuple(histories)


def _nearest(scores: Mapping[int, float], thread: Sequence[int]) -> set[int]:
    """The tellings alike enough, of the thread with the one most alike; others must be surely about the same."""
    best = max(scores, key=lambda n: (scores[n], -n), default=None)
    if best is None:
        return set()
    return {n for n, own in scores.items() if own >= (CONTINUES if thread[n] == thread[best] else SURELY)}


def _citing(told: Sequence[Telling]) -> dict[str, set[int]]:
    """By the id of an article the tellings that print from it; at one address another affair may stand tomorrow."""
    citing: dict[str, set[int]] = {}
    for n, telling in enumerate(told):
        for one in telling.printed:
            citing.setdefault(one.sentence.article, set()).add(n)
    return citing


def _by_text(told: Sequence[Telling]) -> Callable[[Sequence[Article]], set[int]]:
    """A function that finds the tellings that print a long sentence of one of some articles."""
    having: dict[str, set[int]] = {}
    for n, telling in enumerate(told):
        for sentence in (one.sentence for one in telling.printed):
            having.setdefault(_words(sentence.text), set()).add(n)

    def find(story: Sequence[Article]) -> set[int]:
        words = {_words(s.text) for article in story for s in article.sentences if _is_long(s, article.language)}
        return {n for wanted in words for n in having.get(wanted, ())}

    return find


def _is_long(sentence: Sentence, language: str) -> bool:
    return len(tokens(sentence.text, language)) >= FEWEST_WORDS


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


class _Likeness(NamedTuple):
    """The mean cosine of a story's articles with a telling, and how many words one of them shares with it at most."""

    score: float
    shared: int


def _alike(stories: Sequence[Sequence[Article]], told: Sequence[Telling]) -> list[dict[int, _Likeness]]:
    """How alike each story is to the tellings in its language, by their numbers."""
    found: list[dict[int, _Likeness]] = [{} for _ in stories]
    languages = [telling.story.articles[0].language for telling in told]
    for language in dict.fromkeys(languages):
        own = [n for n, story in enumerate(stories) if story[0].language == language]
        past = [n for n, known in enumerate(languages) if known == language]
        flat = [article for n in own for article in stories[n]]
        made = vectors([*flat, *(_as_article(told[n]) for n in past)])
        words = made.rows[:, made.single()].astype(bool).astype(float)
        cosines, shared = ((rows[: len(flat)] @ rows[len(flat) :].T).toarray() for rows in (made.rows, words))
        at = 0
        for n in own:
            rows = slice(at, at + len(stories[n]))
            means, most = cosines[rows].mean(axis=0).tolist(), shared[rows].max(axis=0).tolist()
            found[n] = {
                number: _Likeness(mean, int(many)) for number, mean, many in zip(past, means, most, strict=True)
            }
            at += len(stories[n])
    return found


def _as_article(telling: Telling) -> Article:
    """What the telling printed, as if it were one article."""
    story = telling.story
    facts = [fact.wording.shown for fact in story.facts[:MOST_FACTS]]
    text = "\n\n".join(facts or [mention.shown for one in telling.corrections for mention in one.was.mentions])
    return replace(story.articles[0], title=story.headline, text=text)


def _threads(told: Sequence[Telling]) -> list[int]:
    """For each telling the number of its thread: the first telling that it goes back to by what editions say."""
    place: dict[Earlier, int] = {telling.earlier: n for n, telling in enumerate(told)}
    thread = list(range(len(told)))
    for n, telling in enumerate(told):
        for before in sorted({thread[place[e]] for e in telling.story.earlier if e in place} - {thread[n]}):
            gone, kept = max(before, thread[n]), min(before, thread[n])
            thread = [kept if own == gone else own for own in thread]
    return thread
