"""Markdown → its article: headings, links and pictures are markup, the rest is text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bulletin.model import Article, Failure, Role
from bulletin.readers import addresses, dates
from bulletin.readers.article import Known, assemble, printable, within_bounds
from bulletin.readers.encoding import decode
from bulletin.readers.lines import Line
from bulletin.readers.raw import Raw
from bulletin.readers.roles.titles import opening_title

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<head>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^(?P<key>[A-Za-z_]+)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*$", re.MULTILINE)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(raw: Raw) -> Iterator[Article | Failure]:
    """The one article that a Markdown file holds. Front matter may give title, source, date, url, language and id."""
    head, body = _front_matter(within_bounds(decode(raw.content, raw.name), raw.name))
    lines = list(_lines(MarkdownIt("commonmark").enable("table").parse(body)))
    known = Known(
        title=head.get("title") or _title(lines) or raw.hints.title,
        source=raw.hints.source or head.get("source", ""),
        published=dates.understood(head.get("date") or head.get("published", "")) or raw.hints.published,
        language=raw.hints.language or head.get("language"),
        id=head.get("id") or None,
        url=addresses.page_address(head.get("url")) or raw.url,
        fallback=raw.hints.site or raw.label,
    )
    yield printable(assemble(lines, known), raw.name)


def _front_matter(text: str) -> tuple[Mapping[str, str], str]:
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    values = {match["key"].lower(): _unquoted(match["value"]) for match in _KEY.finditer(found["head"])}
    return values, text[found.end() :]


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        return value[1:-1].replace('\\"', '"')
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value


def _title(lines: Sequence[Line]) -> str:
    """The first heading, or the first line of a text without headings."""
    heading = next((line.text for line in lines if line.markup == "heading"), "")
    return heading or opening_title(line.text for line in lines)


def _lines(tokens: Sequence[Token]) -> Iterator[Line]:
    """The lines of the parsed text; what markup makes of them is their role."""
    opening, row, behind_rule = "", list[str](), False
    for token in tokens:
        if token.type == "inline" and opening in ("th_open", "td_open"):
            row.append(" ".join(_text(token).split()))
        elif token.type == "inline":
            yield from _inline(token, is_heading=opening == "heading_open", behind_rule=behind_rule)
        elif token.type == "tr_close":
            yield Line(f"| {' | '.join(row)} |", "furniture")
            row = []
        elif token.type in ("fence", "code_block", "html_block"):
            yield from (Line(line, "furniture") for line in token.content.split("\n"))
        opening = token.type
        behind_rule = token.type == "hr" or behind_rule


def _inline(token: Token, *, is_heading: bool, behind_rule: bool) -> Iterator[Line]:
    children = token.children or []
    for image in (child for child in children if child.type == "image"):
        yield Line(f"![{image.content}]({image.attrGet('src')})", "furniture")
    text = _text(token)
    if is_heading:
        yield Line(" ".join(text.split()), markup="heading")
        return
    # A paragraph in nothing but bold type is how many people write headings; one in italics below a rule is a note.
    role: Role | None = "furniture" if behind_rule and _is_all(children, "em") else None
    yield from (Line(part, role, "" if _is_all(children, "strong") else "paragraph") for part in text.split("\n"))


def _is_all(children: Sequence[Token], mark: str) -> bool:
    """Whether the mark encloses everything."""
    types = [child.type for child in children if child.type != "text" or child.content]
    return types[:1] == [f"{mark}_open"] and types[-1] == f"{mark}_close" and types.count(types[0]) == 1


def _text(token: Token) -> str:
    return "".join(_piece(child) for child in token.children or [])


def _piece(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    if token.type == "hardbreak":
        return "\n"
    if token.type == "html_inline":
        return "\n" if _LINE_BREAK.fullmatch(token.content) else ""
    return " " if token.type == "softbreak" else ""
