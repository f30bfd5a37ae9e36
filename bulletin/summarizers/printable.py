"""What may be printed of each sentence of a story, and which sentence must stand before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bulletin.model import Article, Sentence
from bulletin.summarizers.cuts import attribution, medium
from bulletin.summarizers.places import Place
from bulletin.text import words
from bulletin.text.marks import FULL
from bulletin.text.openings import connective, leans
from bulletin.text.pleas import Signs, is_plea, joined, may_be_joined, signs
from bulletin.text.quotes import MARKS, closed
from bulletin.text.speakers import Voice, narrated, tells_a_speaker, voice

SHORTEST, LONGEST = 4, 80  # Words. What is shorter is a fragment, what is longer a list or a splitting error.
LONGEST_CHARACTERS = 2000  # Beyond it, words are no words.

# A caption or a heading has no full stop, unless the texts use none, as in Thai.
MOSTLY = 0.5

_QUESTIONS = "?:？：;؟፧"
_CLOSING = " \"'”’»」』)]"
_LAST = frozenset(f".!…{FULL}")
_CUT_SHORT = ("...", "…")
# There, three dots behind a list are "and so on"; elsewhere a page cut the sentence short.
_DOTS_GO_ON = frozenset({"vi"})
# An editor's note, and what somebody says in a dialogue: nobody tells who.
_NOT_AT_THE_HEAD = "[-–—"
_LONGEST_SPEAKER_CHARACTERS = 30
_UNSPACED = frozenset({"ja", "km", "lo", "my", "th", "zh"})


@dataclass(frozen=True, slots=True)
class Printable:
    """How the sentences of a story may be printed, by row.

    `sentences` are as they would be printed, `allowed` tells whether they may be, and `before` is the row of the
    sentence that must stand directly before, None for one that stands alone.
    """

    sentences: tuple[Sentence, ...]
    allowed: tuple[bool, ...]
    before: tuple[int | None, ...]


def candidates(articles: Sequence[Article], places: Sequence[Place]) -> Printable:
    """How the sentences at these places may be printed: whole or cut, alone or behind another, or not at all."""
    sentences = [articles[place.article].sentences[place.sentence] for place in places]
    ended = [_is_ended(sentence.text) for sentence in sentences]
    unended = sum(ended) < MOSTLY * len(ended)
    allowed = [False] * len(places)
    before: list[int | None] = [None] * len(places)
    order = sorted(range(len(places)), key=places.__getitem__)
    for number, rows in groupby(order, key=lambda row: places[row].article):
        page, last = _Page.of(articles[number]), -1
        for row in rows:
            sentence = sentences[row]
            if (unended or ended[row]) and page.is_news(sentence):
                sentences[row], leaning = page.opened(sentence)
                if not leaning:
                    allowed[row] = True
                elif last >= 0 and allowed[last] and page.holds(sentences[last], sentence):
                    allowed[row], before[row] = True, last
            last = row
    return Printable(tuple(sentences), tuple(allowed), tuple(before))


def rejoined(before: Sentence, sentence: Sentence) -> Sentence:
    """The sentence with the connective back that was cut from its head, if the one before it stands before it again.

    It may be a few words longer then. Other cuts stay.
    """
    follows = before.article == sentence.article and before.index == sentence.index - 1
    if not follows or not sentence.cuts or sentence.cuts[0][0] != sentence.start:
        return sentence
    head = joined(sentence.text)
    cuts = ((sentence.start, sentence.start + head), *sentence.cuts[1:]) if head else sentence.cuts[1:]
    return replace(sentence, cuts=cuts, shown="")


@dataclass(frozen=True, slots=True)
class _Page:
    """What is known of an article as a whole, so that most sentences need no closer look."""

    article: Article
    signs: Signs
    quotes: tuple[str, ...]
    joined: bool
    source: str

    @classmethod
    def of(cls, article: Article) -> _Page:
        text, language = article.text, article.language
        quotes = tuple(mark for mark in MARKS if mark in text)
        return cls(article, signs(text, language), quotes, may_be_joined(text), medium(article.source))

    def is_news(self, sentence: Sentence) -> bool:
        """Whether a reader would call it a sentence of the report: no fragment, question, caption or plea."""
        shown, language = sentence.shown, self.article.language
        length = words.count_words(shown, language) if language in _UNSPACED else shown.count(" ") + 1
        return (
            SHORTEST <= length <= LONGEST
            and len(shown) <= LONGEST_CHARACTERS
            and shown.rstrip(_CLOSING)[-1:] not in _QUESTIONS
            and not shown.isupper()
            and shown[0] not in _NOT_AT_THE_HEAD
            and not _is_transcript(shown)
            and shown.count("(") == shown.count(")")
            and not (shown.endswith(_CUT_SHORT) and language not in _DOTS_GO_ON)
            and (not any(map(shown.__contains__, self.quotes)) or closed(shown))
            and not is_plea(shown[self._head(shown) :], self.signs)
            and not narrated(shown, language)
        )

    def opened(self, sentence: Sentence) -> tuple[Sentence, bool]:
        """The sentence cut where it may be, and whether it still leans on the one before it."""
        text, language = sentence.text, self.article.language
        start = self._head(text)
        rest = text[start:]
        leaning = leans(rest, language)
        if leaning and (skipped := connective(rest, language)) and self._is_enough(rest[skipped:]):
            start, leaning = start + skipped, False
        end = len(text) - (attribution(text, self.source) if self.source else 0)
        if not start and end == len(text):
            return sentence, leaning
        spans = ((0, start), (end, len(text)))
        cuts = tuple((sentence.start + a, sentence.start + b) for a, b in spans if a < b)
        return replace(sentence, cuts=cuts, shown=""), leaning

    def holds(self, before: Sentence, sentence: Sentence) -> bool:
        """Whether the one sentence explains the other: it stands directly before, and tells who speaks."""
        if before.index != sentence.index - 1:
            return False
        gap = self.article.text[before.end : sentence.start] if sentence.start - before.end > 1 else ""
        if any(map(str.isalnum, gap)):
            return False
        language = self.article.language
        if not self.quotes or voice(sentence.text, language) is not Voice.NOBODY:
            return True
        return tells_a_speaker(before.text, language) or voice(before.text, language) is Voice.NOBODY

    def _head(self, text: str) -> int:
        """The length of what is no part of the sentence at its head."""
        start = joined(text) if self.joined and may_be_joined(text) else 0
        return start if start and self._is_enough(text[start:]) else 0

    def _is_enough(self, rest: str) -> bool:
        return words.count_words(rest, self.article.language) >= SHORTEST


def _is_transcript(shown: str) -> bool:
    """Whether the line says who speaks as transcripts do: "SMITH: We know", "Q. Who knew?"."""
    if shown[1:3] == ". " and shown[0] in "QA":
        return True
    speaker, colon, _ = shown.partition(":")
    return bool(colon) and speaker.isupper() and len(speaker) <= _LONGEST_SPEAKER_CHARACTERS


def _is_ended(text: str) -> bool:
    return text[-1:] in _LAST or text.rstrip(_CLOSING)[-1:] in _LAST
