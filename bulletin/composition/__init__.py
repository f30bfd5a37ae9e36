"""Articles → Edition: every editorial decision, and no input or output."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from bulletin.composition.drafts import Draft, Length
from bulletin.edits import Edits
from bulletin.model import Article, Edition
from bulletin.settings import Settings

__all__ = ["Draft", "Length", "compose"]


def compose(
    articles: Iterable[Article],
    settings: Settings = Settings(),
    *,
    date: date,
    issued: datetime | None = None,
    past: Iterable[Edition] = (),
    edits: Edits = Edits(),
    number: int = 0,
) -> Edition:
    """The edition of a day: stories ranked, each with the facts that fit the budget and the sources that state them.

    Sections come in the order of the settings. When there are too many stories, those about a watched term and the
    first of each section win their places before others. `issued` is an aware datetime, by default the first moment of
    `date` in UTC; `number` counts editions. No articles make a valid, empty edition.

    `edits` are an editor's: what is dropped is not printed, what is pinned comes first or in any case.

    What an edition in `past` dated before `date` has printed is not printed again, unless today's reports say
    otherwise; a story that has nothing else to say is among those also reported, if it has a report that is new.
    """
    draft = Draft(articles, settings, date=date, issued=issued, past=past, edits=edits, number=number)
    return draft.edition(Length.usual(settings))
