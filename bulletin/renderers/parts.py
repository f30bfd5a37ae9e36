"""A part of an edition: the stories of some sections with what belongs to them, and the frame in another language.

Every format makes the same of a part as of an edition, so it is taken once, before any does. Ids stay those of the
edition; numbers are the part's own. What the archive has is always the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache

from bulletin.errors import RenderError
from bulletin.model import Edition, Story, Watch
from bulletin.renderers import themes
from bulletin.renderers.clean import printable
from bulletin.renderers.look import Look
from bulletin.renderers.view.same import Same
from bulletin.renderers.words import languages
from bulletin.toml import nearest


def part(edition: Edition, look: Look) -> Edition:
    """The edition as this look prints it: the edition itself when it asks for all sections in its own language.

    Raises RenderError for a section that the edition does not have or tells no story of, and for a language that the
    frame does not speak; SettingsError for an unknown theme.
    """
    if look.language:
        _check_language(look)
    if look.sections:
        _check_sections(edition, look.sections)
    return _part(Same(edition), frozenset(look.sections), look.language)


def sections(edition: Edition) -> tuple[str, ...]:
    """The names of the edition's sections as they are printed, in its order; of what is only listed, too."""
    names = (printable(story.section) for story in (*edition.stories, *edition.also_reported))
    return tuple(dict.fromkeys(name for name in names if name))


def told(edition: Edition, names: Collection[str]) -> tuple[str, ...]:
    """Those of the names that are sections of the edition, in its order; none when no story of them is told."""
    wanted = set(map(printable, names))
    found = tuple(name for name in sections(edition) if name in wanted)
    return found if any(_of(edition.stories, found)) else ()


def kept(edition: Edition, look: Look) -> Look:
    """The look without the sections and the language that this edition cannot be printed with."""
    spoken = languages(themes.named(look.theme).words)
    language = look.language if look.language in spoken else ""
    return replace(look, sections=told(edition, look.sections), language=language)


def _check_sections(edition: Edition, names: Iterable[str]) -> None:
    known = sections(edition)
    for name in names:
        if name not in known:
            near = nearest(name, known)
            there = f"it has {', '.join(known)}" if known else "it has none"
            hint = f'did you mean "{near}"?' if near else there
            raise RenderError(_named(edition), f'has no section "{printable(name)}"; {hint}')
    if not told(edition, tuple(names)):
        raise RenderError(_named(edition), f"tells no story of {', '.join(names)}; ask for another section, or for all")


def _check_language(look: Look) -> None:
    spoken = languages(themes.named(look.theme).words)
    if look.language not in spoken:
        problem = f'cannot be printed in "{printable(look.language)}"; languages are {", ".join(sorted(spoken))}'
        raise RenderError("a bulletin", problem)


def _named(edition: Edition) -> str:
    return f"{printable(edition.title)}, {edition.date}"


# Formats come in a row, and a view is remembered of the last edition only if that is the same object.
@lru_cache(maxsize=1)
def _part(whole: Same[Edition], names: frozenset[str], language: str) -> Edition:
    edition = _spoken(whole.value, language)
    return _reduced(edition, names) if names else edition


def _spoken(edition: Edition, language: str) -> Edition:
    return edition if language in ("", edition.language) else replace(edition, language=language)


def _reduced(edition: Edition, names: Collection[str]) -> Edition:
    """What of the edition has to do with these sections.

    What an editor left out stays, for nobody knows in which section it would have been, and no more does anybody of the
    stories that found no place: those are not counted.
    """
    stories, also = _of(edition.stories, names), _of(edition.also_reported, names)
    ids = {story.id for story in (*stories, *also)}
    articles = {article.id for story in (*stories, *also) for article in story.articles}
    others = _ids((*edition.stories, *edition.also_reported)) - _ids((*stories, *also))
    watches = (_mentioned(watch, articles) for watch in edition.watches)
    return replace(
        edition,
        stories=stories,
        also_reported=also,
        # One that is mentioned elsewhere only would be said to have no mention today.
        watches=tuple(
            now for was, now in zip(edition.watches, watches, strict=True) if now.mentions or not was.mentions
        ),
        corrections=tuple(one for one in edition.corrections if one.story in ids),
        edits=tuple(edit for edit in edition.edits if edit.id not in others),
        unlisted=0,
    )


def _of(stories: Iterable[Story], names: Collection[str]) -> tuple[Story, ...]:
    return tuple(story for story in stories if printable(story.section) in names)


def _ids(stories: Iterable[Story]) -> set[str]:
    """The ids of stories and of their facts, which are what edits name."""
    return {id for story in stories for id in (story.id, *(fact.id for fact in story.facts))}


def _mentioned(watch: Watch, articles: Collection[str]) -> Watch:
    return replace(watch, mentions=tuple(mention for mention in watch.mentions if mention.article in articles))
