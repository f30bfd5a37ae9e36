"""Markdown for an Obsidian vault: properties, callouts, block names, wikilinks from edition to edition.

Sections are tags in the properties, and an alias tells this `bulletin` from those of other days. `^fact-…` and
`^story-…` name blocks, so that a note can link to a fact or show it: `![[2026-11-22/bulletin#^fact-…]]`. What it has
beyond CommonMark (#tags, [[links]], ![[embeds]], ==marks==, %%comments%%, $formulas$, ^names, fields::) is escaped by a
backslash, which it reads wherever CommonMark does.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bulletin.renderers.markdown.commonmark import CommonMark, address
from bulletin.renderers.markdown.flavor import Kind, Markdown, front_matter, prefixed
from bulletin.renderers.view.values import EditionLink, EditionView, Mark, SourceView, StoryView

_SIGNS = r"[\\`*_{}\[\]#<>~$^]"
_ENTITY = r"&(?=#?\w+;)"
# Those that are nothing alone.
_DOUBLED = r"(?<=%)%|%(?=%)|(?<==)=|=(?==)|(?<=:):|:(?=:)"
# An address becomes a link by itself.
_SCHEME = r"(?<=\w):(?=//)"
_SPECIAL = re.compile("|".join((_SIGNS, _ENTITY, _DOUBLED, _SCHEME)))
_CALLOUTS: dict[Kind, str] = {"disagreement": "warning", "update": "info", "correction": "important"}
# What a tag may not hold; it may not be a number, either.
_NO_TAG = re.compile(r"[^\w/-]+")
_NO_NAME = re.compile("[^0-9A-Za-z-]")


class Obsidian(CommonMark):
    """CommonMark with what Obsidian has beyond it."""

    has_index = True

    def inline(self, text: str) -> str:
        """Escaped inside a line."""
        return _SPECIAL.sub(r"\\\g<0>", text)

    def front(self, view: EditionView) -> Markdown:
        """Properties."""
        tags = dict.fromkeys(tag for section in view.sections if (tag := _tag(section.name)))
        more = {"aliases": [f"{view.title} {view.iso}"], "tags": list(tags)}
        return Markdown(f"---\n{front_matter(view, **more)}---\n")

    def jump(self, text: str, story: StoryView) -> Markdown:
        """`[text](#^story-…)`."""
        return Markdown(f"[{self.escape(text)}](#^{_name(story.anchor)})")

    def there(self, edition: EditionLink, view: EditionView) -> Markdown:
        """`[[2026-11-21/bulletin#^story-…|21 Nov 2026]]`: a path's end is enough for Obsidian, wherever it lies."""
        place = f"#^{_name(edition.anchor)}" if edition.anchor else ""
        return Markdown(f"[[{edition.path.removeprefix('../')}{place}|{edition.title}]]")

    def cited(self, text: str, source: Mark | SourceView, number: int) -> Markdown:
        """A link with its address in it: while one writes, Obsidian knows no addresses by name."""
        return Markdown(f"[{self.escape(text)}]({address(source.url)})" if source.url else self.escape(text))

    def opening(self, story: StoryView) -> Markdown:
        """What the story is in the edition; its name stands below its heading."""
        return Markdown(self.escape(story.kicker))

    def label(self, anchor: str) -> Markdown:
        """` ^fact-…`."""
        return Markdown(f" ^{_name(anchor)}" if anchor else "")

    def quoted(self, anchor: str, caller: Callable[[], str]) -> Markdown:
        """Behind `>`, its name between empty lines below."""
        name = f"\n\n{self.label(anchor).strip()}" if anchor else ""
        return Markdown(f"{prefixed(caller(), '> ')}{name}")

    def box(self, kind: Kind, title: str, caller: Callable[[], str]) -> Markdown:
        """`> [!warning] Sources disagree`."""
        return Markdown(prefixed(f"[!{_CALLOUTS[kind]}] {self.escape(title)}\n{caller()}", "> "))

    def definitions(self, story: StoryView) -> Markdown:
        """None; the addresses stand in the links."""
        return Markdown()


def _name(anchor: str) -> str:
    """The name of a block: letters, digits and dashes."""
    return _NO_NAME.sub("-", anchor)


def _tag(section: str) -> str:
    """A section as a tag, or nothing."""
    made = _NO_TAG.sub("-", section).strip("-/")
    return made if any(not c.isdigit() for c in made.replace("-", "").replace("/", "")) else ""
