"""Editions as JSON and back, without loss: the keys are the names of the values' fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cache

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from bulletin.errors import RenderError
from bulletin.model import Edition, Sentence, Story

NAME = "bulletin.json"
_NEXT = "name a bulletin.json that `bulletin build` wrote"


@cache
def _adapter() -> TypeAdapter[Edition]:
    return TypeAdapter(Edition)


def edition_to_json(edition: Edition) -> bytes:
    """A JSON text from which `edition_from_json` makes an equal edition."""
    try:
        return _adapter().dump_json(edition, indent=1) + b"\n"
    except (PydanticSerializationError, UnicodeEncodeError) as error:
        raise RenderError(NAME, f"holds characters that are half of a pair and cannot be written ({error})") from error


def edition_from_json(content: bytes, name: str = NAME) -> Edition:
    """The edition in a `bulletin.json`; raises RenderError when the content is broken or something else."""
    try:
        edition = _adapter().validate_json(content, strict=True)
    except ValidationError as error:
        raise RenderError(name, f"is not an edition ({_first_problem(error, content)}); {_NEXT}") from error
    stories = (*edition.stories, *edition.also_reported)
    for story in stories:
        known = {article.id for article in story.articles}
        if not known:
            raise RenderError(name, f"is not an edition (story {story.id} has no articles); {_NEXT}")
        if len({article.language for article in story.articles}) > 1:
            raise RenderError(name, f"is not an edition (story {story.id} has articles in two languages); {_NEXT}")
        _check(f"story {story.id}", known, (*(s.article for s in _sentences(story)), *_traced(story)), name)
        for fact in story.facts:
            if (fact.wording.article, fact.wording.index) not in {(m.article, m.index) for m in fact.mentions}:
                raise RenderError(name, f"is not an edition (no mention of fact {fact.id} has its wording); {_NEXT}")
    everything = {article.id for story in stories for article in story.articles}
    for watch in edition.watches:
        _check(f"watch {watch.name}", everything, (mention.article for mention in watch.mentions), name)
    for found in edition.corrections:
        readings = (found.was, found.now) if found.now else (found.was,)
        own = {article.id for story in stories if story.id == found.story for article in story.articles}
        if not own:
            raise RenderError(
                name, f"is not an edition (correction of {found.date} has no story {found.story}); {_NEXT}"
            )
        _check(f"correction of {found.date}", own, (m.article for r in readings for m in r.mentions), name)
    return edition


def _first_problem(error: ValidationError, content: bytes) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "json_invalid" and not content.lstrip().startswith(b"{"):
        return "it is no JSON"
    place = ".".join(str(part) for part in first["loc"])
    return f"{place and f'{place}: '}{first['msg'][0].lower()}{first['msg'][1:]}"


def _check(subject: str, known: Set[str], named: Iterable[str], name: str) -> None:
    """Every article that is named is there."""
    for article in named:
        if article not in known:
            raise RenderError(name, f"is not an edition ({subject} lacks article {article}); {_NEXT}")


def _traced(story: Story) -> Iterator[str]:
    """The articles that a story's origins name."""
    for origin in story.origins:
        yield from origin.articles
        yield from (article for link in origin.links for article in link.articles)


def _sentences(story: Story) -> Iterator[Sentence]:
    for summary in story.summaries:
        yield from summary.sentences
    yield from story.background
    yield from (dated.sentence for dated in story.timeline)
    for fact in story.facts:
        yield fact.wording
        yield from fact.mentions
        yield from fact.additions
        yield from fact.partly
        yield from (s for d in fact.disagreements for reading in d.readings for s in reading.mentions)
    for quote in story.quotes:
        yield quote.wording
        yield from quote.variants
        yield from quote.repeats
