"""Sentences that do not stand in their article as the edition has them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bulletin.model import Article, Sentence, holds
from bulletin.proof.doubt import Doubt
from bulletin.proof.versions import Versions


def misplaced(subject: str, sentence: Sentence, articles: Versions) -> Iterator[Doubt]:
    """Why the sentence is not a part of its article's text, from its offsets on, with its cuts inside."""
    known = articles.get(sentence.article)
    if known is None:
        yield Doubt(subject, f"cites article {sentence.article}, which is not among those at hand")
        return
    article = next((version for version in known if holds(version, sentence)), known[0])
    if sentence.start < 0 or not sentence.text or not holds(article, sentence):
        yield Doubt(subject, f"“{sentence.text}” does not stand in {_named(article)} from {sentence.start} on")
    if not _are_inside(sentence):
        yield Doubt(subject, f"“{sentence.shown}” of {_named(article)} has a cut outside the sentence")
    if not _is_numbered(sentence, article):
        yield Doubt(subject, f"“{sentence.text}” is not sentence {sentence.index + 1} of {_named(article)}")


def out_of_place(article: Article) -> Iterator[Doubt]:
    """Which of the article's sentences are not where its text has them, or not in order."""
    at = 0
    for number, sentence in enumerate(article.sentences):
        subject = f"article {article.id}"
        if (sentence.article, sentence.index) != (article.id, number) or sentence.start < at or sentence.cuts:
            yield Doubt(subject, f"has sentence {number + 1} out of its place")
        elif article.text[sentence.start : sentence.end] != sentence.text:
            yield Doubt(subject, f"“{sentence.text}” does not stand in its text from {sentence.start} on")
        at = max(at, sentence.end)


def _are_inside(sentence: Sentence) -> bool:
    marks = [sentence.start, *(offset for cut in sentence.cuts for offset in cut), sentence.end]
    return all(a <= b for a, b in pairwise(marks)) and all(start < end for start, end in sentence.cuts)


def _is_numbered(sentence: Sentence, article: Article) -> bool:
    """Whether it begins in the article's sentence of that number; a quote may run on into the next."""
    if not 0 <= sentence.index < len(article.sentences):
        return False
    whole = article.sentences[sentence.index]
    return whole.start <= sentence.start < whole.end


def _named(article: Article) -> str:
    return f'{article.source or article.id}, "{article.title}"'
