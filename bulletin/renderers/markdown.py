"""An edition as CommonMark with YAML front matter.

Stories carry `<a id="story-…"></a>`: CommonMark has no other anchor, those made from headings differ from wiki to wiki
and change with the headline, and a wiki that drops HTML loses the jump from the contents and nothing else.
"""

from __future__ import annotations

import json
import re

from jinja2.sandbox import ImmutableSandboxedEnvironment

from bulletin.model import Document, Edition
from bulletin.renderers import themes
from bulletin.renderers.look import Look
from bulletin.renderers.view.layout import lay_out
from bulletin.renderers.view.values import Mark, SourceView

# A backslash stands before what every Markdown lets it stand before; the others become entities, because
# Python-Markdown (MkDocs) reads `\<` and `\~` as they are.
_ESCAPES = str.maketrans(
    {character: f"\\{character}" for character in "\\`*_{}[]#"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "~": "&#126;"}
)
_BLOCK = re.compile(r"(?:[-+=]|\d+[.)])(?=\s|$|[-+=])")
_ENTITY = re.compile(r"&(?=#?\w+;)")


class Markdown(str):
    """Text that is Markdown already."""

    __slots__ = ()


def render(edition: Edition, look: Look) -> Document:
    """`bulletin.md`."""
    page = themes.page(_environment(look), "bulletin.md.j2", lay_out(edition, look))
    return Document("bulletin.md", "text/markdown; charset=utf-8", page.encode())


def _environment(look: Look) -> ImmutableSandboxedEnvironment:
    templates = themes.environment(themes.named(look.theme), escape)
    templates.filters |= {"yaml": _yaml, "linked": _linked, "cited": _cited, "marks": _marks, "address": _address}
    templates.filters |= {"made": _made}
    return templates


def escape(value: object) -> str:
    """The value as Markdown that shows exactly its text, wherever on a line it stands; Markdown stays as it is."""
    if isinstance(value, Markdown):
        return value
    text = str(value).translate(_ESCAPES)
    block = _BLOCK.match(text)
    return text if block is None else f"{text[: block.end() - 1]}\\{text[block.end() - 1 :]}"


def _made(text: str) -> Markdown:
    """What a macro has made of escaped text."""
    return Markdown(text.rstrip("\n"))


def _yaml(text: str) -> Markdown:
    """A double-quoted YAML scalar: every JSON text is one."""
    return Markdown(json.dumps(text, ensure_ascii=False))


def _address(url: str) -> Markdown:
    """A link's address; only an ampersand that would start an entity needs care, the rest is percent-encoded."""
    return Markdown(_ENTITY.sub("&amp;", url))


def _linked(text: str, url: str) -> Markdown:
    return Markdown(f"[{escape(text)}]({_address(url)})" if url else escape(text))


def _cited(text: str, source: Mark | SourceView, number: int) -> Markdown:
    """The text as a link to the address that is given as "1A" below the sources of story 1."""
    return Markdown(f"[{escape(text)}][{number}{source.letter}]" if source.url else escape(text))


def _marks(marks: tuple[Mark, ...], number: int, loosely: tuple[Mark, ...] = (), word: str = "") -> Markdown:
    told = [", ".join(_cited(mark.label, mark, number) for mark in some) for some in (marks, loosely)]
    return Markdown(f" ({told[0]}{f'; {escape(word)} {told[1]}' if loosely else ''})" if marks else "")
