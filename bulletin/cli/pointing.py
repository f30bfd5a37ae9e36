"""The story or fact that a person names: by its number, its mark, its id or its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from bulletin.errors import ExplainError
from bulletin.renderers.letters import letters

if TYPE_CHECKING:
    from bulletin.model import Edition, Fact, Story

_NUMBER = re.compile(r"\d{1,4}")
_MARK = re.compile(r"(?P<story>\d{1,4})[.: ]?(?P<letter>[A-Z]{1,2})(?P<sentence>\d{1,4})")
_ID = re.compile(r"[0-9a-f]{6,16}")
_MOST_NAMED = 5
_SHORT_CHARACTERS = 60


class Pointed(NamedTuple):
    """A story with its number in the edition (None when it was only also reported), and one of its facts or none."""

    number: int | None
    story: Story
    fact: Fact | None


def pointed(edition: Edition, name: str) -> Pointed:
    """What `name` stands for: "2" a story, "2B4" the fact with that mark, else an id or words that one fact has.

    Raises ExplainError when nothing is named so, or more than one thing.
    """
    found = list(_found(edition, name.strip()))
    if len(found) == 1:
        return found[0]
    if not found:
        problem = 'names no story and no printed fact; run "bulletin explain" with the edition alone for a list'
        raise ExplainError(name, problem)
    named = "; ".join(f"{_name(one)} {_short(one)}" for one in found[:_MOST_NAMED])
    raise ExplainError(name, f"names {len(found)} things ({named}); name one by its id")


def _found(edition: Edition, name: str) -> Iterator[Pointed]:
    everything = list(_everything(edition))
    if _NUMBER.fullmatch(name):
        return (one for one in everything if one.fact is None and one.number == int(name))
    if mark := _MARK.fullmatch(name):
        return (one for one in everything if one.number == int(mark["story"]) and _has(one, mark))
    if _ID.fullmatch(name) and (by_id := [one for one in everything if _id(one).startswith(name)]):
        return iter(by_id)
    words = " ".join(name.casefold().split())
    return (one for one in everything if one.fact and words and _says(one.fact, words))


def _everything(edition: Edition) -> Iterator[Pointed]:
    numbered = [*enumerate(edition.stories, 1), *((None, story) for story in edition.also_reported)]
    for number, story in numbered:
        yield Pointed(number, story, None)
        yield from (Pointed(number, story, fact) for fact in story.facts)


def _has(one: Pointed, mark: re.Match[str]) -> bool:
    place = {letters(n): article.id for n, article in enumerate(one.story.articles)}.get(mark["letter"])
    stands = (place, int(mark["sentence"]) - 1)
    return one.fact is not None and any((m.article, m.index) == stands for m in one.fact.mentions)


def _says(fact: Fact, words: str) -> bool:
    return any(words in " ".join(mention.text.casefold().split()) for mention in (fact.wording, *fact.mentions))


def _id(one: Pointed) -> str:
    return one.fact.id if one.fact else one.story.id


def _name(one: Pointed) -> str:
    return f"{'fact' if one.fact else 'story'} {_id(one)}"


def _short(one: Pointed) -> str:
    text = one.fact.wording.shown if one.fact else one.story.headline
    return f"“{text if len(text) <= _SHORT_CHARACTERS else text[: _SHORT_CHARACTERS - 1] + '…'}”"
