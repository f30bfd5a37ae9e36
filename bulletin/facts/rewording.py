"""A fact in the words of another of its mentions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from bulletin.facts.same.support import loose
from bulletin.facts.traces.tellers import Tellers, independent
from bulletin.facts.wording import best_wording
from bulletin.model import Disagreement, Fact, Sentence


def reworded(fact: Fact, wording: Sentence, language: str, told_by: Tellers) -> Fact:
    """The fact in these words of one of its mentions; who bears them out, and how many origins, is told anew."""
    partly = loose(wording, fact.mentions, language)
    return replace(
        fact,
        wording=wording,
        origins=independent([mention for mention in fact.mentions if mention not in partly], told_by),
        additions=tuple(p for p in fact.additions if (p.article, p.index) != (wording.article, wording.index)),
        partly=partly,
    )


def limited(
    mentions: Sequence[Sentence], new: Sequence[Sentence], silent: Sequence[Sentence], language: str, told_by: Tellers
) -> Fact:
    """A fact of its own, in the words of those of the mentions of another that say what is `new`.

    It has the id that the first of them gives it. The `silent` mentions do not say it.
    """
    wording = best_wording(new, language)
    loosely = loose(wording, mentions, language)
    partly = tuple(mention for mention in mentions if mention in silent or mention in loosely)
    words = " ".join(new[0].text.casefold().split())
    return Fact(
        id=hashlib.sha256(words.encode()).hexdigest()[:16],
        wording=wording,
        mentions=tuple(mentions),
        origins=independent([mention for mention in mentions if mention not in partly], told_by),
        partly=partly,
    )


def updated(
    fact: Fact,
    mentions: Sequence[Sentence],
    earlier: Sequence[Sentence],
    points: Sequence[Disagreement],
    language: str,
    told_by: Tellers,
) -> Fact:
    """The fact as some of its mentions tell it now, worded as the last readings of these points are.

    The `earlier` mentions stay for what they said; they bear nothing out and count for no origin.
    """
    last = [mention for point in points for mention in point.readings[-1].mentions if mention in mentions]
    wording = best_wording(tuple(dict.fromkeys(last)) or tuple(mentions), language, points)
    partly = loose(wording, mentions, language)
    return replace(
        fact,
        wording=wording,
        mentions=(*earlier, *mentions),
        origins=independent([mention for mention in mentions if mention not in partly], told_by),
        disagreements=tuple(points),
        additions=(),
        partly=(*earlier, *partly),
    )
