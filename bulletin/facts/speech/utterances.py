"""What is said in an article and by whom, as far as it shows."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.facts.speech.speakers import speakers
from bulletin.facts.speech.turns import Span, Turn, turns
from bulletin.model import Article, Sentence
from bulletin.text.people import people


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """What somebody says in `sentence`, which spans as many of the article's sentences (`indices`) as the words do.

    `parts` are the words sentence by sentence, `share` is their share of the characters. `speaker` is empty when it
    does not show who it is; `named` are those who are named beside the words.
    """

    article: Article
    sentence: Sentence
    indices: range
    parts: tuple[str, ...]
    share: float
    speaker: str
    named: frozenset[str]


def utterances(article: Article) -> list[Utterance]:
    """The utterances of an article, in order."""
    names = people(article.text, article.language)
    said = list(turns(article, names))
    spoke = speakers(article, said, names)
    return [_utterance(article, turn, speaker) for turn, speaker in zip(said, spoke, strict=True) if turn.spans]


def _utterance(article: Article, turn: Turn, speaker: str) -> Utterance:
    inside = article.sentences[turn.first : turn.last + 1]
    return Utterance(
        article=article,
        sentence=Sentence(article.id, turn.first, turn.start, turn.end, article.text[turn.start : turn.end]),
        indices=range(turn.first, turn.last + 1),
        parts=tuple(words for s in inside if (words := _words(article.text, turn.spans, s.start, s.end))),
        share=sum(b - a for a, b in turn.spans) / (turn.end - turn.start),
        speaker=speaker,
        named=frozenset(name.name for name in turn.names),
    )


def _words(text: str, spans: tuple[Span, ...], start: int, end: int) -> str:
    return " ".join(text[max(a, start) : min(b, end)] for a, b in spans if a < end and b > start)
