"""Editions that are full of hostile texts, each between two harmless neighbours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bulletin.model import Correction, Dated, Earlier, Edit, Quote, Reading, Watch
from bulletin.renderers.clean import printable
from tests.editions import DAY, article, disagreement, edition, fact, origin, part, story


def crowd(texts):
    """An edition with a story for each text, which is all that others could write in it."""
    stories = [_story(text, number) for number, text in enumerate(texts)]
    told = stories[0]
    mentions = told.articles[0].sentences
    watches = tuple(part for n, text in enumerate(texts) for part in (Watch(text, mentions[1:2]), Watch(f"Watch {n}")))
    edits = tuple(part for n, text in enumerate(texts) for part in (Edit("drop", text, text), Edit("pin", f"Edit {n}")))
    untold = [_untold(text, number) for number, text in enumerate(texts)]
    made = edition(*stories, title=texts[0], also=tuple(untold), watches=watches)
    return replace(made, corrections=tuple(_corrections(stories, texts)), edits=edits)


def _story(text, number):
    a = article(
        text, text, f"Before {number}.", text, f"After {number}.", url=f"https://a.example/{text}", published=DAY
    )
    b = article(
        f"Source {number}", f"Title {number}", f"Mayor Ines Okoro said {number}.", f"{text} again {number}.", url=text
    )
    found = disagreement("number", **{text: [a.sentences[1]], "plain": [b.sentences[0]]})
    added = part(b.sentences[1], text)
    facts = (
        fact(a.sentences[0]),
        replace(fact(a.sentences[1], b.sentences[0], disagreements=[found], additions=[added]), first_seen=DAY),
        fact(a.sentences[2]),
    )
    told = story(text, (a, b), facts, text, (Quote(text, b.sentences[0], (a.sentences[1],)),), (origin(text, a, b),))
    return replace(
        told,
        earlier=(Earlier(date(2026, 11, 20), told.id), Earlier(date(2026, 11, 21), text)),
        known=2,
        background=a.sentences[1:2],
        timeline=(Dated(DAY, a.sentences[1]),),
    )


def _untold(text, number):
    c = article(text, text, f"Untold {number}.", url=f"https://c.example/{number}/{text}")
    return story(f"{text} untold {number}", (c,), ())


def _corrections(stories, texts):
    for one, text in zip(stories, texts, strict=True):
        was = Reading(text, (one.articles[0].sentences[1],))
        yield Correction(date(2026, 11, 21), one.id, "name", was, Reading("plain", (one.articles[1].sentences[0],)))


def neighbours(texts):
    """What must stand in the stories, in order: each text with what comes before and behind it."""
    for number, text in enumerate(texts):
        yield from (printable(text), f"Before {number}.", printable(text), f"After {number}.", f"Title {number}")


def plain(texts):
    """As many texts in which nothing is more than text."""
    return [f"Plain words of text {number}" for number in range(len(texts))]
