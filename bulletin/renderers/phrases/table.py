"""What the frame says in every language: the names of its phrases and of the nouns that it counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

Noun = Mapping[str, str]
"""A noun by CLDR plural category; "other" is always there."""


class Phrases(TypedDict):
    """What the frame says in one language. `{source}`, `{n}` and `{date}` stand for what is put in."""

    contents: str
    lead: str
    other: str
    headline: str
    only: str
    loosely: str
    adds: str
    variant: str
    sentence: str
    unnamed: str
    disagree: str
    updated: str
    earlier: str
    later: str
    number: str
    date: str
    name: str
    polarity: str
    sources: str
    watched: str
    no_mention: str
    more: str
    also: str
    nothing: str
    nothing_text: str
    method: str
    method_text: str
    day: str
    previously: str
    background: str
    timeline: str
    first_printed: str
    corrections: str
    edition_of: str
    printed: str
    stands: str
    withdrawn: str
    excerpt: str
    edited: str
    edited_drop: str
    edited_pin: str
    edited_headline: str
    memory_text: str
    story_count: Noun
    article_count: Noun
    source_count: Noun
    origin_count: Noun
    agreed_count: Noun
    disputed_count: Noun
    updated_count: Noun
    single_count: Noun
    known_count: Noun
