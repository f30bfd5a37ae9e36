"""What each line of a scraped text is: body, or something that is taken out of it.

A body line that is taken out is lost to the reader, while furniture that stays is only ugly: in doubt a line is body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bulletin.model import Role
from bulletin.readers.lines import (
    Line,
    bare,
    ends_a_sentence,
    goes_on_after_quote,
    is_paragraph,
    is_running_text,
    key,
    word_count,
)
from bulletin.readers.roles import captions, credits, endings, furniture, pull_quotes, stamps

_BULLET = re.compile(r"^[•·▪●►*]\s+")
_NO_HEADING_END = re.compile(r"[:;,–—-]$")
_NO_HEADING_START = re.compile(r"^[-–—•·▪●►*+(@#]")

_LONGEST_SUBHEADING_WORDS, _LONGEST_SUBHEADING_CHARACTERS = 8, 60
# Without the marks of rows of tables, links and most captions.
_PLAIN = re.compile(r"[\"“]?[^\W\d_][^|:：>»›→(\[]*\.[\"”]?")
# Stamps, bylines and headings are shorter.
_SHORTEST_PLAIN_WORDS = 15
# Shorter lines recur by themselves ("Yes."); a longer one that recurs was scraped twice.
_SHORTEST_DOUBLE_WORDS = 8


def assign(lines: Sequence[Line], title: str = "") -> tuple[Line, ...]:
    """Every line that is not blank with its role, in order. `title` is the article's, "" when it is not known.

    Lines that come with a role keep it. Body and deck lines lose the pipes and bullets at their edges.
    """
    page = _Page(tuple(piece for line in lines if line.text.strip() for piece in _pieces(line)), key(title))
    surroundings = tuple(line.role or _surrounding(page, number) for number, line in enumerate(page.lines))
    body = _Body(page, surroundings)
    settled = [role or _role(body, number) for number, role in enumerate(surroundings)]
    return tuple(
        Line(
            _without_bullet(page.text(number)) if role in ("body", "deck") else line.text.strip(),
            role,
            line.markup,
            _prints(body, number, role),
        )
        for number, (line, role) in enumerate(zip(page.lines, settled, strict=True))
    )


def _without_bullet(text: str) -> str:
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet else text


def _pieces(line: Line) -> Sequence[Line]:
    """The line, and the credit behind its last sentence as a line of its own."""
    if line.role or line.markup == "heading":
        return [line]
    text, credit = endings.detached(line.text.rstrip())
    if not credit or captions.is_caption(bare(line.text), boxed=False, after_picture=False):
        return [line]
    return [line._replace(text=text), Line(credit, "credit")] if text else [Line(credit, "credit")]


@dataclass(frozen=True)
class _Page:
    """The lines, and what is known of them all together."""

    lines: tuple[Line, ...]
    title: str

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(bare(line.text) for line in self.lines)

    def text(self, number: int) -> str:
        return self.texts[number]

    def boxed(self, number: int) -> bool:
        return self.lines[number].text.rstrip().endswith("|")

    @cached_property
    def plain(self) -> frozenset[int]:
        """The lines that are sentences at a glance, as most are: few rules can make anything else of them."""
        return frozenset(
            number
            for number, line in enumerate(self.lines)
            if _PLAIN.fullmatch(line.text)
            and line.markup != "heading"
            and len(line.text.split(None, _SHORTEST_PLAIN_WORDS)) >= _SHORTEST_PLAIN_WORDS
        )

    @cached_property
    def is_round_up(self) -> bool:
        return pull_quotes.is_round_up(self.texts)

    @cached_property
    def links(self) -> frozenset[int]:
        return frozenset(furniture.related_links(self.texts))

    @cached_property
    def doubles(self) -> frozenset[int]:
        seen: set[str] = set()
        found = []
        for number, line in enumerate(self.lines):
            if line.text in seen and word_count(line.text) >= _SHORTEST_DOUBLE_WORDS:
                found.append(number)
            seen.add(line.text)
        return frozenset(found)


def _surrounding(page: _Page, number: int) -> Role | None:
    """The role of a line that is told by the line itself or by the one before it."""
    text = page.text(number)
    if is_paragraph(text):
        return "furniture" if number in page.doubles else "body"
    if page.title and key(text) == page.title and (len(page.lines) > 1 or not ends_a_sentence(text)):
        return "title"
    if number in page.doubles:
        return "furniture"
    if number in page.plain:
        return _of_plain(text)
    if furniture.is_furniture(page.lines[number].text) or number in page.links:
        return "furniture"
    after_picture = number > 0 and furniture.is_image_mark(page.lines[number - 1].text)
    if captions.is_caption(text, boxed=page.boxed(number), after_picture=after_picture):
        return "caption"
    if pull_quotes.has_trailing_speaker(text) and (page.boxed(number) or not page.is_round_up):
        return "pull quote"
    return None


def _of_plain(text: str) -> Role | None:
    if furniture.is_notice(text):
        return "furniture"
    return "caption" if captions.is_caption(text, boxed=False, after_picture=False) else None


class _Body:
    """The lines that are no surroundings, and where running text begins and ends among them."""

    def __init__(self, page: _Page, roles: Sequence[Role | None]) -> None:
        self.page = page
        self.roles = roles
        self.running = frozenset(
            number
            for number, line in enumerate(page.lines)
            if roles[number] in (None, "body")
            and (number in page.plain or (line.markup != "heading" and _is_running(line.text)))
        )
        self.first = min(self.running, default=len(page.lines))
        self.last = max(self.running, default=-1)

    @cached_property
    def words(self) -> pull_quotes.Words:
        lines = (line.text for line, role in zip(self.page.lines, self.roles, strict=True) if not role)
        return pull_quotes.Words(lines)

    def is_heading_shaped(self, number: int) -> bool:
        text = self.page.text(number)
        return (
            0 <= number < len(self.roles)
            and self.roles[number] is None
            and not self.page.lines[number].markup
            and word_count(text) <= _LONGEST_SUBHEADING_WORDS
            and len(text) <= _LONGEST_SUBHEADING_CHARACTERS
            and not text[0].islower()
            and not ends_a_sentence(text)
            and not goes_on_after_quote(text)
            and not _NO_HEADING_END.search(text)
            and not _NO_HEADING_START.match(text)
        )


def _role(body: _Body, number: int) -> Role:
    """The role of a line that is told by where it stands."""
    page, text = body.page, body.page.text(number)
    if number in page.plain:
        if credits.is_staff_note(text):
            return "credit"
        return "pull quote" if pull_quotes.repeats(text, body.words) else "body"
    if page.lines[number].markup == "heading":
        return "subheading"
    head, tail = number < body.first, number > body.last
    if credits.is_credit(text, head=head, tail=tail):
        return "credit"
    if (head or tail) and stamps.is_stamp(text):
        return "dateline"
    if head:
        return "deck" if body.running and not ends_a_sentence(text) else "body"
    if pull_quotes.repeats(text, body.words):
        return "pull quote"
    if _is_subheading(body, number):
        return "subheading"
    if not page.lines[number].markup and _is_piped(page.lines[number].text) and not is_running_text(text):
        return "furniture"
    return "body"


def _is_running(line: str) -> bool:
    return is_running_text(line) or endings.is_behind_a_sentence(line)


def _is_piped(line: str) -> bool:
    """Whether the line is a cell of a table, or several in a row, and no sentence."""
    return (line.rstrip().endswith("|") or " | " in line) and not ends_a_sentence(bare(line))


def _is_subheading(body: _Body, number: int) -> bool:
    # One short line between paragraphs is a heading; several are a list.
    return number + 1 in body.running and body.is_heading_shaped(number) and not body.is_heading_shaped(number - 1)


def _prints(body: _Body, number: int, role: Role) -> bool:
    """Whether the line's sentences can be printed: it is one, or it is a paragraph that lost its full stop."""
    text = body.page.text(number)
    if number in body.running or not body.running or is_running_text(text) or ends_a_sentence(text):
        return role in ("body", "deck")
    in_the_middle = body.first < number < body.last
    return role == "body" and in_the_middle and word_count(text) > _LONGEST_SUBHEADING_WORDS and not text.endswith(":")
