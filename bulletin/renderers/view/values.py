"""An edition as every text format prints it: the same words in the same order, not yet escaped for any of them."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.renderers.pictures.drawing import Picture
from bulletin.renderers.view.directions import direction
from bulletin.renderers.words import Words

# A dozen take a third of page one.
MOST_STORIES_IN_FULL = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a sentence stands: `label` "A4" is sentence 4 of source `letter` A; `url` may be empty."""

    label: str
    letter: str
    hint: str
    anchor: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as it is printed, its language when that is not the frame's, and its marks.

    `loosely` are the marks of sentences that tell of it only in part.
    """

    text: str
    language: str
    marks: tuple[Mark, ...]
    loosely: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """A source and the marks of its sentences."""

    source: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """Other words of a source: `note` names it, `line` is its sentence."""

    note: str
    line: Line


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One side of a disagreement: who gives the value, and its sentence when that is not printed just above.

    `when` says which side came first, and when, in an update.
    """

    value: str
    when: str
    voices: tuple[Voice, ...]
    line: Line | None


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """What the sources disagree on, or what a later report changed, and each reading; `plot` has them on an axis."""

    title: str
    update: bool
    readings: tuple[ReadingView, ...]
    plot: Picture | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One fact or quote: `alerts` say that its sources disagree, `note` that one source or origin stands behind it.

    What is `quoted` is set apart, with its speaker if known; `additions` are what single sources say beyond the line.
    `before` says that an earlier edition printed it, and how its figures have moved. `evidence` is what each source
    says, for formats that can fold it away. A quote that no fact holds is not `is_fact`: nobody counts it as one.
    """

    line: Line
    anchor: str = ""
    alerts: tuple[str, ...] = ()
    before: str = ""
    note: str = ""
    quoted: bool = False
    speaker: str = ""
    versions: tuple[Version, ...] = ()
    additions: tuple[Version, ...] = ()
    disagreements: tuple[DisagreementView, ...] = ()
    agreement: Picture | None = None
    evidence: tuple[Evidence, ...] = ()
    is_fact: bool = True


@dataclass(frozen=True, slots=True)
class Back:
    """A way back from a list of sources: the number of a sentence, and the anchor of the passage that cites it."""

    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """An article in a story's list of sources; `note` says when only its summary was at hand.

    `cited` has each of its sentences that the story's passages cite, in order; `page` is the anchor of the page that
    the annex has for it, "" when there is none.
    """

    anchor: str
    letter: str
    source: str
    title: str
    language: str
    date: str
    iso: str
    url: str
    note: str
    cited: tuple[Back, ...] = ()
    page: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a source says, whole and word for word: sentence `number` of its article, with those before and after it.

    `note` says when it tells of the matter only in part.
    """

    source: SourceView
    number: str
    note: str
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class EditionLink:
    """An earlier edition: its documents, without their ending, seen from this one's folder; `anchor` may be empty."""

    title: str
    path: str
    anchor: str

    @property
    def day(self) -> str:
        """The name of its folder: "2026-11-21"."""
        return self.path.split("/")[-2]

    def href(self, ending: str) -> str:
        """The address of the document with this ending, seen from this edition's own."""
        return f"{self.path}.{ending}{self.anchor and '#'}{self.anchor}"


@dataclass(frozen=True, slots=True)
class DatedView:
    """What happened on a day."""

    day: str
    iso: str
    line: Line


@dataclass(frozen=True, slots=True)
class OriginView:
    """Who first reported something, with a picture of the articles that go back to it, and how that shows."""

    name: str
    tree: Picture
    how: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story; `titled` says whose headline it has.

    `short` is the headline for where it has to fit on a line: cut between words, with "…", when it is long. `day` and
    `earlier` tell of the editions that told it before, `known` of what they printed and is not repeated. Pictures: the
    `coverage` and the `origins` of the lead story, when another was reported on a `line`, its days in a `calendar`.
    """

    anchor: str
    number: int
    kicker: str
    headline: str
    short: str
    language: str
    counted: tuple[str, ...]
    titled: str
    passages: tuple[Passage, ...]
    sources: tuple[SourceView, ...]
    day: str
    earlier: tuple[EditionLink, ...]
    known: str
    background: tuple[Version, ...]
    timeline: tuple[DatedView, ...]
    line: Picture | None = None
    coverage: Picture | None = None
    origins: tuple[OriginView, ...] = ()
    calendar: Picture | None = None


@dataclass(frozen=True, slots=True)
class SectionView:
    """Stories under one heading; without a `name` there is none. `bar` shows how many they are."""

    name: str
    stories: tuple[StoryView, ...]
    bar: Picture | None = None


@dataclass(frozen=True, slots=True)
class MentionView:
    """A sentence that mentions what is watched: in the story of this `number`, or 0 in one that is not told.

    `note` says where it stands, and when the story is not told, `url` leads there.
    """

    line: Line
    number: int
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class WatchView:
    """What is watched: how often it is mentioned, or that it is not, some mentions, and that there are more."""

    name: str
    counted: tuple[str, ...]
    mentions: tuple[MentionView, ...]
    more: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What an earlier edition printed of a story that has this `number`, and what now stands; 0 for one not told."""

    edition: EditionLink
    kind: str
    number: int
    readings: tuple[ReadingView, ...]


@dataclass(frozen=True, slots=True)
class AlsoView:
    """A story that did not make it: its headline, who reports it, and one address."""

    headline: str
    language: str
    sources: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name is printed: the story's number, and the anchor of its first passage that has the name."""

    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class NameView:
    """An entry in the index of names: a person's with the surname first ("Tallis, Ruth"), and a place a story."""

    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class OutletView:
    """A source of the edition: what it is called, and its articles as "1A", article A of story 1, with their anchors.

    `hosts` are the sites that its articles lie on, as far as they have an address.
    """

    name: str
    hosts: tuple[str, ...]
    articles: tuple[Back, ...]


@dataclass(frozen=True, slots=True)
class AnnexView:
    """An article's own page: what is known of it, its summary, and the number, short headline and anchor of its story.

    `source.anchor` is that of its entry in the story's list of sources; `anchor` is the page's own.
    """

    anchor: str
    source: SourceView
    label: str
    lines: tuple[Line, ...]
    number: int
    headline: str
    language: str
    story: str


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers behind the masthead."""

    stories: int
    articles: int
    sources: int
    origins: int


@dataclass(frozen=True, slots=True)
class EditionView:
    """The whole bulletin. `language` is that of its frame; `contents` is empty when there is one story or none.

    The sections of `sections` have headings when any of them has a name. `number` is "No. 47", "" when nobody counts.
    `index` is the index of names, `outlets` the list of all sources, `annex` has a page an article when it is asked
    for. `method` is how to read it, `made` how it was made and how to check it, a paragraph each.
    """

    title: str
    language: str
    direction: str
    number: str
    date: str
    iso: str
    counts: Counts
    counted: tuple[str, ...]
    glance: tuple[tuple[str, str], ...]
    watches: tuple[WatchView, ...]
    corrections: tuple[CorrectionView, ...]
    contents: tuple[SectionView, ...]
    sections: tuple[SectionView, ...]
    also: tuple[AlsoView, ...]
    index: tuple[NameView, ...]
    outlets: tuple[OutletView, ...]
    annex: tuple[AnnexView, ...]
    method: tuple[str, ...]
    made: tuple[str, ...]
    edits: tuple[str, ...]
    issued_iso: str
    words: Words
    generator: str
    paper: str

    @property
    def is_long(self) -> bool:
        """Whether its contents list more stories than stand beside each other with all that is known of them."""
        return len(self.stories) > MOST_STORIES_IN_FULL

    def way(self, language: str) -> str:
        """The direction ("rtl", "ltr") of a language, "" being the frame's, where it is not the page's own, else ""."""
        own = direction(language or self.language)
        return own if own != self.direction else ""

    @property
    def colophon(self) -> str:
        """What a document without properties says of itself in its last line."""
        return f"{self.title} · {self.iso} · {self.generator}"

    @property
    def is_pictured(self) -> bool:
        """Whether squares stand beside its facts, which must be explained."""
        return any(passage.agreement for story in self.stories for passage in story.passages)

    @property
    def remembers(self) -> bool:
        """Whether it prints anything that only editions with a memory have."""
        stories = self.stories
        told = any(s.day or s.known or s.background or s.timeline or any(p.before for p in s.passages) for s in stories)
        return bool(told or self.corrections or self.edits)

    @property
    def stories(self) -> tuple[StoryView, ...]:
        """The stories of all sections."""
        return tuple(story for section in self.sections for story in section.stories)
