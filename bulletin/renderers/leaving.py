"""The page of a reader who leaves: small, whole by itself, in the bulletin's language; what is said comes escaped."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from bulletin.renderers.words import Words, message

_GAP = re.compile(r"{(\w+)}")

# Large enough to read and to touch on a telephone (WCAG 2.2: 24 px at least, 44 px for comfort).
_STYLE = """
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--line:#767676}
@media (prefers-color-scheme:dark){:root{--ink:#ececec;--paper:#161616;--line:#9a9a9a}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.5 Georgia,serif}
main{max-width:32rem;margin:0 auto;padding:12vh 1.25rem;overflow-wrap:anywhere}
h1{margin:0 0 1.5rem;padding-bottom:.5rem;border-bottom:1px solid var(--line);font-size:1.6rem;line-height:1.2}
button{min-height:44px;padding:.5rem 1.25rem;border:1px solid var(--ink);border-radius:4px;background:var(--ink);
color:var(--paper);font:inherit;cursor:pointer}
button:focus-visible,a:focus-visible{outline:3px solid var(--line);outline-offset:3px}
a{color:inherit}
"""
_FORM = (
    '<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click">'
    "<button>{button}</button></form>"
)


@dataclass(frozen=True, slots=True)
class Pages:
    """What the page says of a bulletin of this title to whom, in these words; `sender` is whom to write to."""

    words: Words
    title: str
    sender: str

    @property
    def style(self) -> str:
        """What a Content-Security-Policy calls the page's own style (CSP 3, 6.7.3.3)."""
        return f"'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'"

    def asks(self, address: str) -> str:
        """The question, with a button."""
        return self._page(message("Shall {address} get no more of “{title}”?"), address=address, is_asking=True)

    def done(self, address: str) -> str:
        """That it is done, and how to come back."""
        said = message("{address} gets no more of “{title}”."), message("To get it again, write to {sender}.")
        return self._page(*said, address=address)

    def refused(self) -> str:
        """That the link is none."""
        return self._page(message("This link is not complete. Copy all of it, or write to {sender}."))

    def failed(self) -> str:
        """That it could not be done, with the button to try again."""
        return self._page(message("This could not be written down. Try again in a minute."), is_asking=True)

    def _page(self, *said: str, address: str = "", is_asking: bool = False) -> str:
        # Whichever way names are written, they leave the order of the words around them alone.
        title = f"<bdi>{escape(self.title)}</bdi>"
        mail = f'<a href="mailto:{escape(quote(self.sender, safe="@"))}"><bdi>{escape(self.sender)}</bdi></a>'
        named = {"title": title, "sender": mail, "address": f"<bdi>{escape(address)}</bdi>"}
        text = "".join(f"<p>{self._said(one, named)}</p>\n" for one in said)
        button = escape(self.words.say("Unsubscribe"))
        form = _FORM.format(button=button) + "\n" if is_asking else ""
        return (
            f'<!doctype html>\n<html lang="{self.words.language}" dir="{self.words.locale.text_direction}">\n'
            '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width,initial-scale=1">\n'
            f"<title>{button}: {escape(self.title)}</title>\n<style>{_STYLE}</style>\n"
            f"<main>\n<h1>{title}</h1>\n{text}{form}</main>\n</html>\n"
        )

    def _said(self, text: str, named: Mapping[str, str]) -> str:
        """A message in this language with markup in its gaps: in one go, for names may hold what looks like a gap."""
        return _GAP.sub(lambda gap: named.get(gap[1], gap[0]), escape(self.words.say(text)))
