"""Wikitext for MediaWiki: headings from level 2, anchors in spans, sections as categories.

A page's name is its title there, so the edition's title is a line in bold type; the editions are meant to lie on pages
named "Morning Brief/2026-11-22", and lead to each other so. What the page says of itself stands in a comment. Its own
contents take the place of those that MediaWiki makes. Outside text is escaped by entities, which no rule of wikitext
looks into; inside `<nowiki>` it could not hold `</nowiki>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bulletin.renderers.markdown.flavor import Flavor, Kind, Markdown, front_matter
from bulletin.renderers.view.values import EditionLink, EditionView, StoryView

_SIGNS = re.compile(
    r"[&<>\[\]{}|~=]"
    # Bold type, switches such as __TOC__, in Japanese with wide lines; ours could stand beside the text.
    r"|'(?='|$)|(?<=')'|^'|[_\uff3f](?=[_\uff3f]|$)|(?<=[_\uff3f])[_\uff3f]|^[_\uff3f]"
    # What begins a line.
    r"|^[*#:;!]|^-(?=-)"
    # An address, of any scheme; the numbers of books and standards.
    r"|(?<=[^\W\d_]):(?=\S)|(?<=\bRFC)\s|(?<=\bPMID)\s|(?<=\bISBN)\s",
)
# Rewritten when a page is saved, even in comments and addresses: `~~~~` to a name, `__TOC__` to nothing.
_IN_ADDRESS = re.compile(r"~|_(?=_)|(?<=_)_")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# A page name that needs no care at all; others get no link and no category.
_NAME = re.compile(r"(?!_)\w(?:(?!_)[\w .,()–-])*")
_MOST_NAME_BYTES = 200


class MediaWiki(Flavor):
    """Wikitext."""

    document = "bulletin.mediawiki"
    media_type = "text/x-wiki; charset=utf-8"

    def escape(self, value: object) -> str:
        """Escaped for any place."""
        if isinstance(value, Markdown):
            return value
        return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", str(value))

    def front(self, view: EditionView) -> Markdown:
        """A comment, of which nothing can end it."""
        said = front_matter(view).replace(">", r"\u003e").replace("~", r"\u007e")
        return Markdown(f"<!--\n{said}-->\n__NOTOC__")

    def close(self, view: EditionView) -> Markdown:
        """The sections as categories."""
        names = dict.fromkeys(section.name for section in view.sections if _is_name(section.name))
        return Markdown("\n".join(f"[[Category:{name}]]" for name in names))

    def title(self, text: str) -> Markdown:
        """A line in bold type."""
        return self.strong(text)

    def heading(self, text: str, level: int) -> Markdown:
        """`== Economy ==`."""
        return Markdown(f"{'=' * level} {self.escape(text)} {'=' * level}")

    def strong(self, text: str) -> Markdown:
        """`'''text'''`."""
        return Markdown(f"'''{self.escape(text)}'''")

    def note(self, text: str) -> Markdown:
        """`''text''`."""
        return Markdown(f"''{self.escape(text)}''")

    def item(self, depth: int = 0, number: int = 0) -> Markdown:
        """`* `; MediaWiki would count from 1 again in every section, so a number is text."""
        return Markdown(f": {number}. " if number else f"{'*' * (depth + 1)} ")

    def linked(self, text: str, url: str) -> Markdown:
        """`[url text]`."""
        return Markdown(f"[{_address(url)} {self.escape(text)}]" if url else self.escape(text))

    def jump(self, text: str, story: StoryView) -> Markdown:
        """`[[#story-…|text]]`."""
        return Markdown(f"[[#{story.anchor}|{self.escape(text)}]]")

    def there(self, edition: EditionLink, view: EditionView) -> Markdown:
        """`[[Morning Brief/2026-11-21#story-…|21 Nov 2026]]`."""
        if not _is_name(view.title):
            return Markdown(self.escape(edition.title))
        place = f"#{edition.anchor}" if edition.anchor else ""
        return Markdown(f"[[{view.title}/{edition.day}{place}|{self.escape(edition.title)}]]")

    def spot(self, anchor: str) -> Markdown:
        """`<span id="fact-…"></span>`."""
        return Markdown(f'<span id="{anchor}"></span>' if anchor else "")

    def quoted(self, anchor: str, caller: Callable[[], str]) -> Markdown:
        """`<blockquote>`, its paragraphs between empty lines."""
        return Markdown(f"<blockquote>\n{self.spot(anchor)}{caller().strip()}\n</blockquote>")

    def box(self, kind: Kind, title: str, caller: Callable[[], str]) -> Markdown:
        """Corrections as a list, and disagreements set apart."""
        made = f"{self.strong(title)}\n{caller().strip()}"
        return Markdown(made if kind == "correction" else f"<blockquote>\n{made}\n</blockquote>")


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and len(text.encode()) <= _MOST_NAME_BYTES


def _address(url: str) -> str:
    return _ENTITY.sub("&amp;", _IN_ADDRESS.sub(lambda sign: f"%{ord(sign[0]):02X}", url))
