"""CommonMark with YAML front matter, for every wiki that reads Markdown.

Stories carry `<a id="story-…"></a>`: CommonMark has no other anchor, those made from headings differ from wiki to wiki
and change with the headline, and a wiki that drops HTML loses the jump from the contents and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bulletin.renderers.markdown.flavor import Flavor, Kind, Markdown, front_matter, prefixed
from bulletin.renderers.view.values import EditionLink, EditionView, Mark, SourceView, StoryView

# A backslash stands before what every Markdown lets it stand before; the others become entities, because
# Python-Markdown (MkDocs) reads `\<` and `\~` as they are.
_ESCAPES = str.maketrans(
    {character: f"\\{character}" for character in "\\`*_{}[]#"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "~": "&#126;"}
)
_BLOCK = re.compile(r"(?:[-+=]|\d+[.)])(?=\s|$|[-+=])")
_ENTITY = re.compile(r"&(?=#?\w+;)")


class CommonMark(Flavor):
    """Nothing that is not in the specification, but for the front matter."""

    has_index = False

    def escape(self, value: object) -> str:
        """Escaped for any place: a mark of a block at the beginning, too."""
        if isinstance(value, Markdown):
            return value
        text = self.inline(str(value))
        block = _BLOCK.match(text)
        return text if block is None else f"{text[: block.end() - 1]}\\{text[block.end() - 1 :]}"

    def inline(self, text: str) -> str:
        """Escaped inside a line."""
        return text.translate(_ESCAPES)

    def front(self, view: EditionView) -> Markdown:
        """YAML between lines of dashes."""
        return Markdown(f"---\n{front_matter(view)}---\n")

    def close(self, view: EditionView) -> Markdown:
        """Nothing; the front matter says it all."""
        return Markdown()

    def title(self, text: str) -> Markdown:
        """`# Morning Brief`."""
        return self.heading(text, 1)

    def heading(self, text: str, level: int) -> Markdown:
        """`## Economy`."""
        return Markdown(f"{'#' * level} {self.escape(text)}")

    def strong(self, text: str) -> Markdown:
        """`**text**`."""
        return Markdown(f"**{self.escape(text)}**")

    def note(self, text: str) -> Markdown:
        """`*text*`."""
        return Markdown(f"*{self.escape(text)}*")

    def item(self, depth: int = 0, number: int = 0) -> Markdown:
        """`- `, or `1. `."""
        return Markdown(f"{'  ' * depth}{f'{number}.' if number else '-'} ")

    def linked(self, text: str, url: str) -> Markdown:
        """`[text](url)`."""
        return Markdown(f"[{self.escape(text)}]({address(url)})" if url else self.escape(text))

    def jump(self, text: str, story: StoryView) -> Markdown:
        """`[text](#story-…)`."""
        return Markdown(f"[{self.escape(text)}](#{story.anchor})")

    def there(self, edition: EditionLink, view: EditionView) -> Markdown:
        """Editions lie side by side, each in a folder named by its date."""
        return self.linked(edition.title, edition.href("md"))

    def cited(self, text: str, source: Mark | SourceView, number: int) -> Markdown:
        """The text as a link to the address that is given as "1A" below the sources of story 1."""
        return Markdown(f"[{self.escape(text)}][{number}{source.letter}]" if source.url else self.escape(text))

    def opening(self, story: StoryView) -> Markdown:
        """The anchor, and the kicker behind it."""
        return Markdown(f"{_anchor(story.anchor)}{self.escape(story.kicker)}")

    def quoted(self, anchor: str, caller: Callable[[], str]) -> Markdown:
        """Behind `>`."""
        return Markdown(prefixed(caller(), "> "))

    def box(self, kind: Kind, title: str, caller: Callable[[], str]) -> Markdown:
        """Corrections as a list, and disagreements behind `>`."""
        made = f"{self.strong(title)}\n\n{caller()}".rstrip("\n")
        return Markdown(made if kind == "correction" else prefixed(made, "> "))

    def definitions(self, story: StoryView) -> Markdown:
        """`[1A]: url`, a line a source."""
        lines = (f"[{story.number}{one.letter}]: {address(one.url)}" for one in story.sources if one.url)
        return Markdown("\n".join(lines))


def _anchor(name: str) -> Markdown:
    return Markdown(f'<a id="{name}"></a>')


def address(url: str) -> str:
    """A link's address; only an ampersand that would start an entity needs care, the rest is percent-encoded."""
    return _ENTITY.sub("&amp;", url)
