"""Corrections in a story that finds no place in an edition: only sentences that may hold one are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bulletin.facts.points.counts import counts
from bulletin.facts.points.fates import fates
from bulletin.memory import changes
from bulletin.memory.correcting_words import corrects
from bulletin.memory.corrections import ONLY_GROWING
from bulletin.memory.history import History
from bulletin.memory.page import Page
from bulletin.memory.tellings import key
from bulletin.memory.withdrawals import once, withdrawn
from bulletin.model import Article, Correction, Sentence


def corrections(articles: Sequence[Article], history: History, day: date, story: str) -> tuple[Correction, ...]:
    """What today's `articles` correct of what was printed, as `retell` finds it, sentence by sentence.

    `story` is the id of the story in the edition of `day`.
    """
    suspects = list(_suspects(articles, history))
    if not suspects:
        return ()
    page = Page(articles, history, day, suspects)
    found: list[changes.Change] = []
    told = {key(sentence) for article in articles for sentence in article.sentences}
    for sentence in suspects:
        before = page.repeats.alike(sentence)
        told |= {key(one.sentence) for one in before}
        found += changes.changes(before, (sentence,), page)
    return once((*changes.corrections(found, story, page.language), *withdrawn(articles, history, story, told)))


def _suspects(articles: Sequence[Article], history: History) -> Iterator[Sentence]:
    """New sentences that say that something was wrong, give a toll, or stand in a new version of an article."""
    versions = {article.id for article in history.articles}
    language = articles[0].language
    tolls = any(_gives_a_toll(one.sentence.text, language) for one in history.printed.values())
    for article in articles:
        if article in history.articles:
            continue
        for sentence in article.sentences:
            if key(sentence) not in history.printed and (
                article.id in versions
                or corrects(f"{article.title} {sentence.text}", language)
                or (tolls and _gives_a_toll(sentence.text, language))
            ):
                yield sentence


def _gives_a_toll(text: str, language: str) -> bool:
    told = any(True for _ in fates(text, language))
    return told and any(count.of in ONLY_GROWING for count in counts(text, language))
