"""Editions as JSON and back, without loss: the keys are the names of the values' fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from functools import cache

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from bulletin.errors import RenderError
from bulletin.model import Edition, Sentence, Story

NAME = "bulletin.json"
# Of stories, facts or editions there are fewer; and no number of 30 digits can be printed.
_MOST = 1_000_000_000
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
    if misfit := next(_misfits(edition), None):
        raise RenderError(name, f"is not an edition ({misfit}); {_NEXT}")
    return edition


def _misfits(edition: Edition) -> Iterator[str]:
    """What does not hold together, a phrase each."""
    stories = (*edition.stories, *edition.also_reported)
    facts = [fact for story in stories for fact in story.facts]
    yield from (f"two stories are called {id}" for id in _doubles(story.id for story in stories))
    yield from (f"two facts are called {id}" for id in _doubles(fact.id for fact in facts))
    counted = (edition.number, edition.unlisted, *(s.known for s in stories), *(fact.origins for fact in facts))
    yield from (f"nobody counts to {str(number)[:20]}" for number in counted if not 0 <= number <= _MOST)
    for story in stories:
        yield from _misfits_of(story)
    everything = {article.id for story in stories for article in story.articles}
    for watch in edition.watches:
        yield from _lacking(f"watch {watch.name}", everything, (mention.article for mention in watch.mentions))
    for found in edition.corrections:
        readings = (found.was, found.now) if found.now else (found.was,)
        own = {article.id for story in stories if story.id == found.story for article in story.articles}
        if not own:
            yield f"correction of {found.date} has no story {found.story}"
        yield from _lacking(f"correction of {found.date}", own, (m.article for r in readings for m in r.mentions))


def _misfits_of(story: Story) -> Iterator[str]:
    known = {article.id for article in story.articles}
    if not known:
        yield f"story {story.id} has no articles"
    if len({article.language for article in story.articles}) > 1:
        yield f"story {story.id} has articles in two languages"
    yield from _lacking(f"story {story.id}", known, (*(s.article for s in _sentences(story)), *_traced(story)))
    for fact in story.facts:
        if (fact.wording.article, fact.wording.index) not in {(m.article, m.index) for m in fact.mentions}:
            yield f"no mention of fact {fact.id} has its wording"


def _doubles(ids: Iterable[str]) -> list[str]:
    """The ids that are there more than once: documents have one place of each name."""
    return [id for id, times in Counter(ids).items() if times > 1]


def _first_problem(error: ValidationError, content: bytes) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "json_invalid" and not content.lstrip().startswith(b"{"):
        return "it is no JSON"
    place = ".".join(str(part) for part in first["loc"])
    return f"{place and f'{place}: '}{first['msg'][0].lower()}{first['msg'][1:]}"


def _lacking(subject: str, known: Set[str], named: Iterable[str]) -> Iterator[str]:
    """Articles that are named and not there."""
    return (f"{subject} lacks article {article}" for article in named if article not in known)


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
