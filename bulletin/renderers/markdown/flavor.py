"""What a dialect of wiki markup has to say: how each thing that a bulletin prints is written."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Literal

from bulletin.renderers.view.values import EditionLink, EditionView, Mark, SourceView, StoryView

Kind = Literal["disagreement", "update", "correction"]


class Markdown(str):
    """Text that is markup already."""

    __slots__ = ()


class Flavor(ABC):
    """A dialect. Whatever is given as `str` is outside text, and comes back escaped for the place that it is put."""

    document = "bulletin.md"
    media_type = "text/markdown; charset=utf-8"
    # Whether the index of names is printed: where its entries can lead to the stories.
    has_index = True

    @abstractmethod
    def escape(self, value: object) -> str:
        """The value as markup that shows exactly its text, wherever on a line it stands; markup stays as it is."""

    @abstractmethod
    def front(self, view: EditionView) -> Markdown:
        """What the page says of itself at its beginning, and what is set for the whole page."""

    @abstractmethod
    def close(self, view: EditionView) -> Markdown:
        """What it says of itself at its end."""

    @abstractmethod
    def title(self, text: str) -> Markdown:
        """The title of the page."""

    @abstractmethod
    def heading(self, text: str, level: int) -> Markdown:
        """A heading; level 2 is the first below the title."""

    @abstractmethod
    def strong(self, text: str) -> Markdown:
        """Bold text."""

    @abstractmethod
    def note(self, text: str) -> Markdown:
        """Text in italics."""

    @abstractmethod
    def item(self, depth: int = 0, number: int = 0) -> Markdown:
        """What stands before an item of a list; an item with a number has that."""

    @abstractmethod
    def linked(self, text: str, url: str) -> Markdown:
        """The text as a link, or without an address as it is."""

    @abstractmethod
    def jump(self, text: str, story: StoryView) -> Markdown:
        """The text as a link to a story of this page."""

    @abstractmethod
    def there(self, edition: EditionLink, view: EditionView) -> Markdown:
        """An earlier edition's title as a link to it from this one's."""

    def cited(self, text: str, source: Mark | SourceView, number: int) -> Markdown:
        """The text as a link to a source of the story of this number."""
        return self.linked(text, source.url)

    def marks(self, found: tuple[Mark, ...], number: int, loosely: tuple[Mark, ...] = (), word: str = "") -> Markdown:
        """Marks behind a sentence: " (A1, B2; see also C3)"."""
        told = [", ".join(self.cited(mark.label, mark, number) for mark in some) for some in (found, loosely)]
        behind = f"; {self.escape(word)} {told[1]}" if loosely else ""
        return Markdown(f" ({told[0]}{behind})" if found else "")

    def opening(self, story: StoryView) -> Markdown:
        """What stands above a story's heading: its anchor, and what it is in the edition."""
        return Markdown(f"{self.spot(story.anchor)}{self.escape(story.kicker)}")

    def spot(self, anchor: str) -> Markdown:
        """An anchor in front of what it names."""
        return Markdown()

    def label(self, anchor: str) -> Markdown:
        """An anchor behind what it names, at the end of a line."""
        return Markdown()

    @abstractmethod
    def quoted(self, anchor: str, caller: Callable[[], str]) -> Markdown:
        """A quote of several paragraphs, set apart."""

    @abstractmethod
    def box(self, kind: Kind, title: str, caller: Callable[[], str]) -> Markdown:
        """A list below a title of its own, set apart."""

    def definitions(self, story: StoryView) -> Markdown:
        """The addresses that a story's links are given by name."""
        return Markdown()


def front_matter(view: EditionView, **more: object) -> str:
    """What a wiki sorts pages by, a line a key, as YAML; `more` is in front of the counts. Every JSON text is YAML."""
    lines = {
        "generator": scalar(view.generator) if view.generator != "bulletin" else view.generator,
        "title": scalar(view.title),
        "date": view.iso,
        "language": view.language,
    }
    lines |= {key: scalar(value) for key, value in more.items()}
    lines |= {name: str(getattr(view.counts, name)) for name in ("stories", "articles", "sources", "origins")}
    return "".join(f"{key}: {value}\n" for key, value in lines.items())


def scalar(value: object) -> str:
    """A double-quoted YAML scalar, or a list of them."""
    return json.dumps(value, ensure_ascii=False)


def prefixed(text: str, prefix: str) -> str:
    """Every line behind the prefix, of which an empty one needs no end."""
    return "\n".join(f"{prefix}{line}".rstrip() for line in text.strip("\n").split("\n"))
