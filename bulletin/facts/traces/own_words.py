"""What an article says in its own words: what somebody said is the same in every independent report of it."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.model import Article, Sentence
from bulletin.text.quotes import quotes


def own_words(article: Article) -> Iterator[tuple[Sentence, tuple[str, ...]]]:
    """Each sentence with its pieces outside quotation marks, also those of a quotation of several sentences."""
    spans = [(quoted.start, quoted.end) for quoted in quotes(article.text, article.language)]
    first = 0
    for sentence in article.sentences:
        while first < len(spans) and spans[first][1] <= sentence.start:
            first += 1
        pieces, at, number = [], sentence.start, first
        while number < len(spans) and spans[number][0] < sentence.end:
            pieces.append(article.text[at : max(at, spans[number][0])])
            at, number = spans[number][1], number + 1
        pieces.append(article.text[at : sentence.end])
        yield sentence, tuple(piece for piece in pieces if piece.strip())
