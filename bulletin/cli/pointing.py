"""The story or fact that a person names: by its number, its mark, its id or its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from bulletin.errors import ExplainError
from bulletin.renderers.view.letters import letters

if TYPE_CHECKING:
    from bulletin.model import Edition, Fact, Quote, Sentence, Story

_NUMBER = re.compile(r"\d{1,4}")
# As printed, in brackets or not and without the story's number inside a story; of a quote over several sentences the
# first one's number counts.
_MARK = re.compile(
    r"[\[(]?(?:(?P<story>\d{1,4})[.: ]?)?(?P<letter>[A-Z]{1,2})(?P<sentence>\d{1,4})(?:[-–]\d{1,4})?[\])]?",
    re.IGNORECASE,
)
_ID = re.compile(r"[0-9a-f]{6,16}")
_MOST_NAMED = 5
_SHORT_CHARACTERS = 60


class Pointed(NamedTuple):
    """A story with its number in the edition (None when it was only also reported), and one of its facts or quotes."""

    number: int | None
    story: Story
    fact: Fact | None = None
    quote: Quote | None = None


def pointed(edition: Edition, name: str) -> Pointed:
    """What `name` stands for: "2" a story, "2B4" the fact with that mark, else an id or words that one fact has.

    "B4" is enough when only one story has that mark.

    Raises ExplainError when nothing is named so, or more than one thing.
    """
    found = _found(edition, name.strip())
    if len(found) == 1:
        return found[0]
    if not found:
        problem = 'names no story and no printed fact; run "bulletin explain" with the edition alone for a list'
        raise ExplainError(name or '""', problem)
    named = "; ".join(f"{_name(one)} {_short(one)}" for one in found[:_MOST_NAMED])
    step = "put the number of the story before it" if _is_bare_mark(name) else "name one by its id"
    raise ExplainError(name, f"names {len(found)} things ({named}); {step}")


def _found(edition: Edition, name: str) -> list[Pointed]:
    """What has this number, else this mark, else this id, else these words."""
    everything = list(_everything(edition))
    found: list[Pointed] = []
    if _NUMBER.fullmatch(name):
        found = [one for one in everything if _is_story(one, int(name))]
    if not found and (mark := _MARK.fullmatch(name)):
        found = [one for one in everything if _is_in(one, mark["story"]) and _has(one, mark)]
    if not found and _ID.fullmatch(name):
        found = [one for one in everything if _id(one).startswith(name)]
    if not found and (words := _plain(name)):
        found = [one for one in everything if any(words in _plain(said.text) for said in _said(one))]
    return found


def _everything(edition: Edition) -> Iterator[Pointed]:
    numbered = [*enumerate(edition.stories, 1), *((None, story) for story in edition.also_reported)]
    for number, story in numbered:
        yield Pointed(number, story)
        yield from (Pointed(number, story, fact=fact) for fact in story.facts)
        printed = {fact.wording for fact in story.facts}
        yield from (Pointed(number, story, quote=quote) for quote in story.quotes if quote.wording not in printed)


def _is_story(one: Pointed, number: int) -> bool:
    return one.number == number and not _said(one)


def _is_bare_mark(name: str) -> bool:
    mark = _MARK.fullmatch(name.strip())
    return mark is not None and mark["story"] is None


def _is_in(one: Pointed, story: str | None) -> bool:
    """Whether it stands in the story of this number, or in any that is told when none is given."""
    return one.number is not None and (story is None or int(story) == one.number)


def _has(one: Pointed, mark: re.Match[str]) -> bool:
    place = {letters(n): article.id for n, article in enumerate(one.story.articles)}.get(mark["letter"].upper())
    return any((said.article, said.index) == (place, int(mark["sentence"]) - 1) for said in _said(one))


def _said(one: Pointed) -> tuple[Sentence, ...]:
    """The sentences of a fact or quote; none of a story."""
    if one.fact:
        return (one.fact.wording, *one.fact.mentions)
    return (one.quote.wording, *one.quote.variants) if one.quote else ()


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _id(one: Pointed) -> str:
    return one.fact.id if one.fact else "" if one.quote else one.story.id


def _name(one: Pointed) -> str:
    if one.fact or one.quote:
        kind = "quote" if one.quote else f"fact {_id(one)}"
        return f"{kind} in story {one.number}"
    return f"story {_id(one)}"


def _short(one: Pointed) -> str:
    said = _said(one)
    text = said[0].shown if said else one.story.headline
    return f"“{text if len(text) <= _SHORT_CHARACTERS else text[: _SHORT_CHARACTERS - 1] + '…'}”"
