"""The choices behind an edition, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bulletin.inputs import InputSettings, WebSettings
from bulletin.parcels import Flavor
from bulletin.sending import EmailSettings, FolderSettings, RunSettings, WebhookSettings, WikiSettings

Paper = Literal["A4", "Letter"]


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What the reader knows about a source: the name to print, the family (publisher) that it belongs to, its tier.

    What a source of tier 1 reports (None counts as 1) leads before what one of tier 2 or 3 does.
    """

    name: str = ""
    family: str = ""
    tier: int | None = None


@dataclass(frozen=True, slots=True)
class SectionRule:
    """A section of the edition, and what puts a story into it: the terms in `match`, or one of these `sources`.

    A term is a word or phrase; with "*" at its end it stands for all words that begin so. A source is named as in
    `Settings.sources`.
    """

    name: str
    match: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WatchRule:
    """What the reader is on the lookout for, and the terms that mention it: words or phrases, as in sections."""

    name: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices behind an edition. `words` is the budget of the whole edition, `stories` the most that are told.

    Without `stories` they are twelve. `pages` is how many the PDF fills, 0 for as many as the words take; with it the
    words are as many as fit, and without `stories` these are, too. `annex` gives every article a page of its own,
    `flavor` is the dialect of Markdown.
    `url` is where the folder `out` is published, for the links of a feed.
    `language` (ISO 639-1) is the language of the frame's own words; empty means that of most articles. `archive` is the
    path of the archive, empty for the user's own; `timezone` (a name as "Europe/Vienna") tells which day it is, empty
    for the computer's. `sources` maps a host name ("reuters.com") or a source's name to what is known about it.
    Sections are printed in the order of `section`; a story stands in the first that wants it. What `input` tells of
    sources stands in `sources` and `section`, too.
    """

    title: str = "Bulletin"
    words: int = 1500
    stories: int | None = None
    method: str = "auto"
    formats: tuple[str, ...] = ("md", "html", "pdf", "json")
    out: str = "out"
    url: str = ""
    language: str = ""
    theme: str = "newspaper"
    paper: Paper = "A4"
    pages: int = 0
    annex: bool = False
    flavor: Flavor = "commonmark"
    archive: str = ""
    timezone: str = ""
    sources: Mapping[str, SourceSettings] = field(default_factory=dict)
    section: tuple[SectionRule, ...] = ()
    watch: tuple[WatchRule, ...] = ()
    input: tuple[InputSettings, ...] = ()
    web: WebSettings = field(default_factory=WebSettings)
    email: EmailSettings | None = None
    wiki: tuple[WikiSettings, ...] = ()
    folder: tuple[FolderSettings, ...] = ()
    webhook: tuple[WebhookSettings, ...] = ()
    run: RunSettings = field(default_factory=RunSettings)
