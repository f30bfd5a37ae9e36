"""The files of the book in the order of reading, and how its contents name them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from bulletin.renderers.view.values import EditionView, StoryView


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file: its id, its title as the contents have it and the language of that, its template and what it is.

    A story stands under the name of its `section`, when that has one.
    """

    id: str
    title: str
    template: str
    type: str = ""
    language: str = ""
    section: str = ""
    story: StoryView | None = None

    @property
    def file(self) -> str:
        """Its name in the book."""
        return f"{self.id}.xhtml"


@dataclass(frozen=True, slots=True)
class Entry:
    """Leaves that follow each other in the contents, under the name of their section when that has one."""

    name: str
    leaves: tuple[Leaf, ...]


class Numbered(Protocol):
    """What has to do with the story of a number, 0 when that is not told."""

    @property
    def number(self) -> int:
        """The story's number."""


def leaves(view: EditionView) -> tuple[Leaf, ...]:
    """The files of the book in the order of reading."""
    say = view.words.say
    made = [Leaf("title", view.title, "title", "frontmatter")]
    if view.watches:
        made.append(Leaf("watch", say("Watch list"), "watch", "frontmatter"))
    if view.corrections:
        made.append(Leaf("corrections", say("Corrections"), "corrections", "frontmatter"))
    made += [_chapter(story, section.name) for section in view.sections for story in section.stories]
    if view.also:
        made.append(Leaf("also", say("Also reported"), "also", "bodymatter"))
    if view.annex:
        made.append(Leaf("annex", say("The articles"), "annex", "backmatter"))
    if view.index:
        made.append(Leaf("index", say("Index of names"), "index", "backmatter"))
    if view.outlets:
        made.append(Leaf("sources", say("All sources"), "outlets", "backmatter"))
    return (*made, Leaf("colophon", say("How to read this bulletin"), "colophon", "backmatter"))


def _chapter(story: StoryView, section: str) -> Leaf:
    return Leaf(_id(story), story.headline, "story", "bodymatter", story.language, section, story)


def _id(told: Numbered) -> str:
    return f"story-{told.number}"


def file(told: Numbered) -> str:
    """The file of the story that something has to do with; nothing for one that is not told."""
    return f"{_id(told)}.xhtml" if told.number else ""


def entries(found: tuple[Leaf, ...]) -> tuple[Entry, ...]:
    """The contents."""
    return tuple(Entry(section, tuple(own)) for section, own in groupby(found, key=lambda leaf: leaf.section))


def landmarks(found: tuple[Leaf, ...]) -> tuple[tuple[str, Leaf], ...]:
    """Where readers want to go at once, each with its kind."""
    body = next((leaf for leaf in found if leaf.type == "bodymatter"), None)
    title, colophon = found[0], found[-1]
    return (("titlepage", title), *([("bodymatter", body)] if body else []), ("colophon", colophon))
