"""The values that flow from inputs to documents. Each is frozen; times are aware UTC datetimes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

CUT = "…"

Day = date
"""A name for the type that Edition's field `date` does not hide."""

Role = Literal["title", "deck", "dateline", "body", "subheading", "caption", "pull quote", "credit", "furniture"]
"""What a line of an article is. Only body and deck lines hold sentences that can be printed."""

DisagreementKind = Literal["number", "date", "name", "polarity"]

EditKind = Literal["drop", "pin", "headline"]

Basis = Literal["source", "family", "agency", "attribution", "words"]
"""Why articles go back to one report: one source, one family, a credit, "Reuters reported", the same words."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article: `text` is `article.text[start:end]`, `shown` is what is printed.

    `cuts` are spans of the article's text (offsets in characters, inside `start:end`) that are left out of
    `shown`; each leaves the mark "…" behind.
    """

    article: str
    index: int
    start: int
    end: int
    text: str
    cuts: tuple[tuple[int, int], ...] = ()
    shown: str = ""

    def __post_init__(self) -> None:
        shown = _with_cuts_marked(self.text, self.start, self.cuts)
        if self.shown not in ("", shown):
            raise ValueError(
                f"sentence {self.index} of article {self.article}: shown does not follow from text and cuts"
            )
        object.__setattr__(self, "shown", shown)


def _with_cuts_marked(text: str, offset: int, cuts: tuple[tuple[int, int], ...]) -> str:
    if not cuts:
        return " ".join(text.split())
    pieces, at = [], 0
    for start, end in cuts:
        pieces.append(text[at : start - offset].strip())
        at = end - offset
    pieces.append(text[at:].strip())
    return " ".join(f" {CUT} ".join(pieces).split())


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that is not printed, and the role that it was taken for."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One source's text, cleaned and split into sentences.

    `id` is 16 hex digits of the SHA-256 of the canonical URL, else of source and text; `digest` is the SHA-256 of
    `text` and tells versions apart. `published` is an aware datetime, a date when only the day is known, or None.
    `language` is ISO 639-1. `raw` is the SHA-256 of the input that it was read from, empty for a text at hand.
    `authors` are those that it names; an `excerpt` is only its summary, for the rest was not at hand.
    """

    id: str
    digest: str
    title: str
    text: str
    source: str
    url: str | None
    published: datetime | date | None
    language: str
    sentences: tuple[Sentence, ...]
    removed: tuple[Removed, ...] = ()
    raw: str = ""
    authors: tuple[str, ...] = ()
    excerpt: bool = False


def earliest_first(article: Article) -> tuple[str, str, str]:
    """The key that puts articles in order; undated ones come last: "~" sorts behind every digit."""
    return (article.published.isoformat() if article.published else "~", article.id, article.digest)


def holds(article: Article, sentence: Sentence) -> bool:
    """Whether the sentence stands in this version of its article."""
    return article.id == sentence.article and article.text[sentence.start : sentence.end] == sentence.text


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences that stand for one article (its id), in the article's order, and the method that chose them."""

    article: str
    sentences: tuple[Sentence, ...]
    method: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One side of a disagreement: the value as it is written, and the sentences that give it."""

    value: str
    mentions: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Readings of one fact that cannot all be true.

    In an `update` the readings come earliest first, and the last is what later reports give.
    """

    kind: DisagreementKind
    readings: tuple[Reading, ...]
    update: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Sentences that say the same: `wording` is the best of the `mentions`, `origins` counts who first reported it.

    `partly` are those of the mentions that tell of it too, but bear the wording out only in part. `additions` are
    parts of mentions, word for word, that say what no other mention does. `first_seen` is the day of the first edition
    that printed it, None when none has.
    """

    id: str
    wording: Sentence
    mentions: tuple[Sentence, ...]
    origins: int
    disagreements: tuple[Disagreement, ...] = ()
    additions: tuple[Sentence, ...] = ()
    partly: tuple[Sentence, ...] = ()
    first_seen: Day | None = None

    @property
    def stating(self) -> tuple[Sentence, ...]:
        """The mentions that bear the wording out."""
        return tuple(mention for mention in self.mentions if mention not in self.partly)


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, verbatim: the best wording, variants that other sources print, and who repeats the same."""

    speaker: str
    wording: Sentence
    variants: tuple[Sentence, ...] = ()
    repeats: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Why some articles (their ids) go back to one report; `detail` names the agency, family or share of words."""

    basis: Basis
    articles: tuple[str, ...]
    detail: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Who first reported what some articles (their ids) tell, as far as it shows: an agency, a family or a source."""

    name: str
    articles: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where an earlier edition (of this day) told a story, and the id that the story had there."""

    date: Day
    story: str


@dataclass(frozen=True, slots=True)
class Dated:
    """What happened on a day, in a sentence that says so."""

    day: Day
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Story:
    """The articles that report one event, with the facts that they state, best first, and who first reported it.

    A story that earlier editions told has them in `earlier`, oldest first; `known` counts the facts of today's articles
    that they have printed and that are not repeated. `background` are sentences that they printed, for a story that
    resumes after a silence; `timeline` tells what happened on which day. Of articles of earlier days, `articles` has
    those that are cited.
    """

    id: str
    headline: str
    section: str
    articles: tuple[Article, ...]
    summaries: tuple[Summary, ...] = ()
    facts: tuple[Fact, ...] = ()
    quotes: tuple[Quote, ...] = ()
    origins: tuple[Origin, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    known: int = 0
    background: tuple[Sentence, ...] = ()
    timeline: tuple[Dated, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What an edition (of `date`) printed and its source has withdrawn: the reading as printed, and what now stands.

    `story` is the id of the story in this edition that has the articles of both; `now` is None when nothing stands.
    """

    date: Day
    story: str
    kind: DisagreementKind
    was: Reading
    now: Reading | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """What an editor has decided, and why: the words that were put first or chosen; what was dropped has none.

    `id` is that of the story or fact that it is about.
    """

    kind: EditKind
    text: str
    reason: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """What a reader is on the lookout for, and the sentences of today's articles that mention it, if any."""

    name: str
    mentions: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """One dated bulletin: stories section by section and best first, then those that did not make it.

    `language` is the frame's. `corrections` are what earlier editions printed and is withdrawn; `edits` are what an
    editor has decided. `number` counts the editions of this title, the first being 1; 0 when nobody counts. `unlisted`
    counts the stories for which there was no place even among those also reported.
    """

    title: str
    date: Day
    issued: datetime
    language: str
    stories: tuple[Story, ...]
    also_reported: tuple[Story, ...] = ()
    watches: tuple[Watch, ...] = ()
    corrections: tuple[Correction, ...] = ()
    edits: tuple[Edit, ...] = ()
    number: int = 0
    unlisted: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A rendered edition; `notes` are what whoever hands it on should know: a letter that no font has, say.

    `fell_back` says that it has another look than was asked for, because it could not be made with that one.
    """

    name: str
    media_type: str
    content: bytes
    notes: tuple[str, ...] = ()
    fell_back: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """What was set aside (`subject`: a path, URL or key) and why, with the next step (`problem`)."""

    subject: str
    problem: str
