"""Who first reported what: a wire story that five sources print has one origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bulletin.facts import agencies
from bulletin.facts.copies import copies
from bulletin.model import Article
from bulletin.settings import Settings, about

_DEFAULTS = Settings()


def origins(articles: Iterable[Article], settings: Settings = _DEFAULTS) -> Mapping[str, str]:
    """The key of each article's origin, by the article's id.

    Articles share an origin when they have one source, when their sources are of one family in the settings, when
    they credit one agency, or when one repeats much of the other's words.
    """
    story = sorted(articles, key=lambda article: (article.id, article.digest))
    labels = [_labels(article, settings) for article in story]
    origin = list(range(len(story)))
    for i, j in (*_same_label(labels), *copies(story)):
        first, second = sorted((origin[i], origin[j]))
        origin = [first if number == second else number for number in origin]
    keys = {first: min(own[0] for n, own in enumerate(labels) if origin[n] == first) for first in origin}
    return {article.id: keys[origin[n]] for n, article in enumerate(story)}


def _labels(article: Article, settings: Settings) -> tuple[str, ...]:
    """What an article is known to share with others of its origin, else its own id."""
    agency, known = _agency(article), about(article, settings)
    shared = [f"agency {agency}"] if agency else []
    shared += [f"family {known.family.casefold()}"] if known.family else []
    source = known.name or article.source
    return tuple(shared) or (f"source {source.casefold()}" if source else f"unnamed {article.id}",)


def _agency(article: Article) -> str | None:
    credits = (agencies.credited(line.text) for line in article.removed if line.role in ("credit", "dateline"))
    return agencies.named(article.source) or agencies.signed(article.text) or next(filter(None, credits), None)


def _same_label(labels: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    first: dict[str, int] = {}
    for number, own in enumerate(labels):
        for label in own:
            if first.setdefault(label, number) != number:
                yield first[label], number
