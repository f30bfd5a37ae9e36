"""Markup for DokuWiki: nothing that needs a plugin, so no tags and no anchors of our own.

DokuWiki has no comments, so what the page says of itself stands in its last line. It reads neither entities nor
backslashes; `%%…%%` shows its inside as it is, and stands around every text that holds anything beyond words. Headings
and the texts of links are shown as they are anyway, so nothing stands around those. Its headings are its anchors.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bulletin.renderers.markdown.flavor import Flavor, Kind, Markdown
from bulletin.renderers.view.values import EditionLink, EditionView, StoryView

# What means nothing, but for the pairs below. Straight quotes are not among it: DokuWiki bends them.
_WORDS = re.compile(r"(?:[^\W_]|[\u0300-\u036f ,;.:?!/()=“”‘’«»„–—…·-])*")
_MEANING = re.compile(
    # Italics and addresses, footnotes, headings, dashes, ellipses, signs made of letters, a product.
    r"[/.=-]{2}|\(\(|\)\)|(?i:www\.|ftp\.|\((?:c|r|tm)\))|\dx\d"
    # An address of any scheme: the sign behind it could make it one for other readers of this markup.
    r"|[^\W\d_]:(?:\S|$)"
    # Smileys, and words that get a picture; two capitals in a word may be a link.
    r"|^=|=$|[8:;=]-?[()?!/|DPOX]|FIXME|DELETEME|LOL|[A-Z][a-z]+[A-Z]"
)
# Runs of what would end it.
_PERCENTS = re.compile("(%{2,})")
# What a link's text cannot hold, or other readers of this markup read in it.
_NO_TEXT = re.compile(r"[<>@|%\[\]{}\\]|//|\*\*|__|''|\(\(|\)\)|~~|&(?=#?\w+;)")
# A link whose text cannot be its own stands behind it.
_BEHIND = "↗"


class DokuWiki(Flavor):
    """DokuWiki's own markup."""

    document = "bulletin.dokuwiki"
    media_type = "text/plain; charset=utf-8"

    def escape(self, value: object) -> str:
        """The text between percent signs, if it needs them; one that holds percent signs, between tags."""
        text = str(value)
        if isinstance(value, Markdown) or (_WORDS.fullmatch(text) and not _MEANING.search(text)):
            return text
        if "%%" not in text:
            return f"%%{text}%%"
        if "</nowiki>" not in text:
            return f"<nowiki>{text}</nowiki>"
        parts = (part for part in _PERCENTS.split(text) if part)
        return "".join(f"<nowiki>{part}</nowiki>" if part.startswith("%%") else f"%%{part}%%" for part in parts)

    def front(self, view: EditionView) -> Markdown:
        """Nothing; the title is the first line."""
        return Markdown()

    def close(self, view: EditionView) -> Markdown:
        """The title, the day and how it was made."""
        return Markdown(self.escape(view.colophon))

    def title(self, text: str) -> Markdown:
        """`====== Morning Brief ======`."""
        return self.heading(text, 1)

    def heading(self, text: str, level: int) -> Markdown:
        """`===== Economy =====`."""
        return Markdown(f"{'=' * (7 - level)} {text} {'=' * (7 - level)}")

    def strong(self, text: str) -> Markdown:
        """`**text**`."""
        return Markdown(f"**{self.escape(text)}**")

    def note(self, text: str) -> Markdown:
        """`//text//`."""
        return Markdown(f"//{self.escape(text)}//")

    def item(self, depth: int = 0, number: int = 0) -> Markdown:
        """`  * `; DokuWiki would count from 1 again in every section, so a number is text."""
        return Markdown(f"{'  ' * (depth + 1)}* {f'{number}. ' if number else ''}")

    def linked(self, text: str, url: str) -> Markdown:
        """`[[url|text]]`."""
        if url and _NO_TEXT.search(text):
            return Markdown(f"{self.escape(text)} [[{url}|{_BEHIND}]]")
        return Markdown(f"[[{url}|{text}]]" if url else self.escape(text))

    def jump(self, text: str, story: StoryView) -> Markdown:
        """`[[#headline|text]]`, of which DokuWiki makes the name that the heading has."""
        bare = any(_NO_TEXT.search(one) for one in (text, story.headline))
        return Markdown(self.escape(text) if bare else f"[[#{story.headline}|{text}]]")

    def there(self, edition: EditionLink, view: EditionView) -> Markdown:
        """Editions lie side by side, each in a namespace named by its date."""
        return self.linked(edition.title, f"..:{edition.day}:bulletin")

    def quoted(self, anchor: str, caller: Callable[[], str]) -> Markdown:
        """Behind `>`, a line a paragraph."""
        return Markdown("\n".join(f"> {line}" for line in caller().split("\n") if line))

    def box(self, kind: Kind, title: str, caller: Callable[[], str]) -> Markdown:
        """Corrections as a list; disagreements behind `>`, where there are no lists."""
        items = caller().rstrip().split("\n")
        if kind != "correction":
            items = [f"> • {one.removeprefix(self.item())}" for one in items]
        lead = "" if kind == "correction" else "> "
        return Markdown("\n".join([f"{lead}{self.strong(title)}", *items]))
