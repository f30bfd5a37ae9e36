"""What the latest report of a story opens with, when it is news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from bulletin.composition.choice import can_stand_alone, share_of_new
from bulletin.composition.interest import OPENING_SENTENCES
from bulletin.facts.points.updates import LATER
from bulletin.model import Article, Fact
from bulletin.text.words import stems, weighted_stems

# The opening of a later report names again what everybody knows before it says what has happened since: of one that
# does, a third of the content was new, of those that only word the event otherwise next to nothing. An editorial
# choice; choose again by reading the openings of the latest reports that this lets in.
_LEAST_NEWS = 0.25


def latest_news(facts: Sequence[Fact], articles: Iterable[Article], lead: Article) -> Fact | None:
    """The fact that a report clearly later than the lead's opens with, when what sources agree on does not say it."""
    dated = [article for article in articles if article.published is not None and article.sentences]
    last = max(dated, key=lambda article: (str(article.published), article.id), default=None)
    if last is None or not _is_later(last, lead):
        return None
    openings = [s for s in last.sentences[:OPENING_SENTENCES] if can_stand_alone(s, last.language)][:1]
    found = next((fact for fact in facts for sentence in openings if fact.mentions == (sentence,)), None)
    if found is None:
        return None
    agreed = (m for fact in facts if len({m.article for m in fact.stating}) > 1 for m in fact.mentions)
    said = {stem for mention in agreed for stem in stems(mention.text, last.language)}
    news = share_of_new(dict(weighted_stems(found.wording.text, last.language)), said)
    return found if news >= _LEAST_NEWS else None


def _is_later(one: Article, other: Article) -> bool:
    late, early = one.published, other.published
    if late is None or early is None:
        return False
    if isinstance(late, datetime) and isinstance(early, datetime):
        return late - early >= LATER
    return _day(late) > _day(early)


def _day(when: date) -> date:
    return when.date() if isinstance(when, datetime) else when
