"""Links to earlier editions: a printed edition has them by their place among its own folders, a wiki by their page."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from bulletin.channels.slugs import slug
from bulletin.channels.wiki import marked

_FRONT = re.compile(r"---\n(?:[^\n]+\n)*?---\n")
# Outside text has no such brackets.
_THERE = re.compile(r"(?<!\\)\[((?:[^\[\]\\\n]|\\.)*)\]\(\.\./(\d{4}-\d\d-\d\d)/bulletin\.md(#[\w-]*)?\)", re.ASCII)
_IN_VAULT = re.compile(r"(?<!\\)\[\[(\d{4}-\d\d-\d\d)/bulletin(#\^[\w-]*)?\|([^\[\]|\n]*)\]\]", re.ASCII)


@dataclass(frozen=True, slots=True)
class Links:
    """How a wiki names the pages of a bulletin, by its slug, and what the address of a page ends in."""

    slug: str
    ending: str

    def page(self, day: date | str) -> str:
        """The name of an edition's page, without an ending."""
        return f"{day}-{self.slug}"

    def linked(self, text: str, days: Collection[str]) -> str:
        """The text with links to the editions of these days; of other links to editions the words remain."""

        def there(found: re.Match[str]) -> str:
            words, day, place = found.groups(default="")
            return f"[{words}]({self.page(day)}{self.ending}{place})" if day in days else words

        def in_vault(found: re.Match[str]) -> str:
            day, place, words = found.groups(default="")
            return f"[[{self.page(day)}{place}|{words}]]" if day in days else words

        # What the page says of itself is no markup, and nothing is escaped there.
        front = head[0] if (head := _FRONT.match(text)) else ""
        return front + _IN_VAULT.sub(in_vault, _THERE.sub(there, text[len(front) :]))


def as_brought(printed: bytes, page: bytes, title: str, day: date) -> bytes:
    """The printed edition as it stands in the wiki that a page is of; as it was printed for a page that is of none.

    Which builds and which earlier editions a wiki has is taken from the page, and nothing else.
    """
    found = marked.mark(page)
    if not found:
        return printed
    whose, when, _, what = found.reference.split()
    if (whose, when, what) != (marked.digest_of(title), day.isoformat(), marked.digest_of(printed.decode())):
        return printed
    own, text = re.escape(slug(title)), page.decode(errors="replace")
    days = re.findall(rf"(?:\]\(|\[\[)(\d{{4}}-\d\d-\d\d)-{own}(?=[.#)|])", text, re.ASCII)
    ending = ".md" if re.search(rf"\]\(\d{{4}}-\d\d-\d\d-{own}\.md", text, re.ASCII) else ""
    return marked.marked(Links(slug(title), ending).linked(printed.decode(), set(days)), found.reference)
