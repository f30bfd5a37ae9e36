"""An article as its turns: sentences, or several that one pair of quotation marks holds together."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from bulletin.model import Article, Sentence
from bulletin.text.people import Found, People
from bulletin.text.subjects import FARTHEST_CHARACTERS, Kind, Subject, name_alone, subjects, without_brackets
from bulletin.text.utterances import marked, spoken

# Outside quotation marks, fewer words name nobody.
FEWEST_WORDS_BESIDE = 2
# A longer turn is a speech, or quotation marks that were read wrongly; nobody is looked for in it.
LONGEST_CHARACTERS = 2000

_WORD = re.compile(r"\w+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Turn:
    """Sentences `first` to `last` of an article, which stand at `start:end` in its text.

    `spans` are what somebody says in it, `outside` the rest, both with offsets into the article's text; `names` are
    those outside. `subject` is who speaks there, None when it does not say; it is `bare` when it says nothing else.
    """

    first: int
    last: int
    start: int
    end: int
    paragraph: int
    spans: tuple[Span, ...]
    outside: tuple[Span, ...]
    names: tuple[Found, ...]
    subject: Subject | None
    bare: bool


def turns(article: Article, people: People) -> Iterator[Turn]:
    """The turns of an article, in order."""
    plain = without_brackets(article.text)
    for number, (line, sentences) in enumerate(_paragraphs(article)):
        start, end = line
        text = article.text[start:end]
        said = [(start + span.start, start + span.end) for span in spoken(text, article.language)]
        marks = [(start + a, start + b) for a, b in marked(text)] if said else []
        for group in _held_together(sentences, sorted({*said, *marks})):
            yield _turn(plain, article.language, people, number, group, said)


def _paragraphs(article: Article) -> Iterator[tuple[Span, list[Sentence]]]:
    """The sentences of each line, with the span from the first to the last of them."""
    group: list[Sentence] = []
    for sentence in article.sentences:
        if group and "\n" in article.text[group[-1].end : sentence.start]:
            yield (group[0].start, group[-1].end), group
            group = []
        group.append(sentence)
    if group:
        yield (group[0].start, group[-1].end), group


def _held_together(sentences: Sequence[Sentence], marks: Sequence[Span]) -> Iterator[list[Sentence]]:
    """The sentences, those in one list that one pair of quotation marks reaches across."""
    group: list[Sentence] = []
    at = reach = 0
    for sentence in sentences:
        if group and reach <= sentence.start:
            yield group
            group = []
        group.append(sentence)
        while at < len(marks) and marks[at][0] < sentence.end:
            reach = max(reach, marks[at][1])
            at += 1
    if group:
        yield group


def _turn(
    text: str, language: str, people: People, number: int, group: Sequence[Sentence], said: Sequence[Span]
) -> Turn:
    start, end = group[0].start, group[-1].end
    first, behind = bisect_right(said, start, key=itemgetter(1)), bisect_left(said, end, key=itemgetter(0))
    spans = [(max(a, start), min(b, end)) for a, b in said[first:behind]] if end - start <= LONGEST_CHARACTERS else []
    outside = list(_between(spans, start, end))
    words = sum(len(_WORD.findall(text, a, b)) for a, b in outside)
    return Turn(
        first=group[0].index,
        last=group[-1].index,
        start=start,
        end=end,
        paragraph=number,
        spans=tuple(spans),
        outside=tuple(outside),
        names=tuple(name for a, b in outside for name in people.found(text, a, b)),
        subject=_subject(text, language, people, spans, outside),
        bare=bool(spans) and words < FEWEST_WORDS_BESIDE,
    )


def _between(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    at = start
    for a, b in spans:
        if at < a:
            yield at, a
        at = b
    if at < end:
        yield at, end


def _subject(
    text: str, language: str, people: People, spans: Sequence[Span], outside: Sequence[Span]
) -> Subject | None:
    """Who speaks: of the subjects of verbs of speech, the one nearest to the words; else a name alone.

    When two speak by name, nobody can be told from the other.
    """
    if outside and outside[-1][1] - outside[0][0] > LONGEST_CHARACTERS:
        return None
    found = [s for a, b in outside for s in subjects(text, a, b, language, people)]
    if not spans:
        return min(found, key=lambda subject: subject.kind is not Kind.NAME, default=None)
    alone = [s for a, b in outside if (s := name_alone(text, a, b, people)) is not None]
    told = found or alone
    near = [min(told, key=lambda s: (_distance(s, span), s.start)) for span in spans if told]
    first = min(near, key=lambda s: min(_distance(s, span) for span in spans), default=None)
    if first is None or min(_distance(first, span) for span in spans) > FARTHEST_CHARACTERS:
        return None
    several = len({s.text for s in near}) > 1 and all(s.kind is Kind.NAME for s in near)
    return first._replace(kind=Kind.OTHER) if several else first


def _distance(subject: Subject, span: Span) -> int:
    return max(span[0] - subject.end, subject.start - span[1], 0)
