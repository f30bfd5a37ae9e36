"""A fact in the words of another of its mentions."""

from __future__ import annotations

from dataclasses import replace

from bulletin.facts.same.support import loose
from bulletin.facts.traces.tellers import Tellers, independent
from bulletin.model import Fact, Sentence


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
