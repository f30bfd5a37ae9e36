"""Who first reported what: a wire story that five sources print has one origin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bulletin.facts.traces import agencies
from bulletin.facts.traces.citations import mostly_attributed, names
from bulletin.facts.traces.copies import Copy, copies
from bulletin.model import Article, Basis, Link, Origin
from bulletin.settings import Settings, about
from bulletin.text.agencies import outlet

_DEFAULTS = Settings()
_WRITERS: tuple[Basis, ...] = ("agency", "attribution")


@dataclass(frozen=True, slots=True)
class _Known:
    """What an article says of where it comes from; `source` is the name to print, "" when nobody is known."""

    source: str
    family: str
    agency: str
    attributed: str


@dataclass(frozen=True, slots=True)
class _Shared:
    """What some articles (their numbers) have in common."""

    basis: Basis
    members: tuple[int, ...]
    detail: str


def origins(articles: Iterable[Article], settings: Settings = _DEFAULTS) -> Mapping[str, str]:
    """The key of each article's origin, by the article's id."""
    return {id: min(origin.articles) for origin in traced(articles, settings) for id in origin.articles}


def traced(articles: Iterable[Article], settings: Settings = _DEFAULTS) -> tuple[Origin, ...]:
    """The origins of a story's articles with what shows them, the one with most articles first.

    Articles have one origin when their sources are of one family in the settings, when they credit one agency or have
    most of what they tell from it, when one repeats much of the other's words, and when one source wrote them: what
    it printed from elsewhere is not its own. Articles come earliest first, links by what they show.
    """
    story = sorted(articles, key=_likely_first)
    known = _known(story, settings)
    words = _strongest(copies(story), len(story))
    shared = [*_labels(story, known, _taken_over(known, words)), *_attributed(known), *_words(words)]
    groups = _joined(len(story), [*(one.members for one in shared), *_versions(story)])
    found = [_origin(members, links, story, known) for members, links in _with_links(groups, shared)]
    return tuple(sorted(found, key=lambda origin: (-len(origin.articles), origin.name, min(origin.articles))))


def _likely_first(article: Article) -> tuple[str, int, str, str]:
    """Who may have reported first comes first: by day, by time where it is known, the longest, as copies are cut."""
    at = article.published
    when = f"{at:%Y-%m-%d}" if at else "~"
    return (
        when + (f"{at:%H:%M:%S}" if isinstance(at, datetime) else "~"),
        -len(article.text),
        article.id,
        article.digest,
    )


def _known(story: Sequence[Article], settings: Settings) -> list[_Known]:
    by_settings = [about(article, settings) for article in story]
    sources = [known.name or article.source for article, known in zip(story, by_settings, strict=True)]
    outlets = names(sources)
    found = []
    for article, source, own in zip(story, sources, by_settings, strict=True):
        agency = agencies.wrote(article) or ""
        attributed = "" if agency else mostly_attributed(article, source, outlets) or ""
        found.append(_Known(source, own.family, agency, attributed))
    return found


def _strongest(found: Iterable[Copy], articles: int) -> list[Copy]:
    """The fewest copies that hold the others together, those with most words in common first (Kruskal 1956)."""
    group, kept = list(range(articles)), []
    for copy in sorted(found, key=lambda copy: (-copy.share, copy.i, copy.j)):
        one, other = _root(group, copy.i), _root(group, copy.j)
        if one != other:
            group[max(one, other)] = min(one, other)
            kept.append(copy)
    return kept


def _taken_over(known: Sequence[_Known], words: Iterable[Copy]) -> frozenset[int]:
    """The articles that print an agency's words, or those of another source, whose article came first."""
    taken: set[int] = set()
    for members in _joined(len(known), [(copy.i, copy.j) for copy in words]):
        first = known[members[0]].source
        written = {known[n].agency or known[n].attributed for n in members} - {"", outlet(first)}
        taken.update(n for n in members if written or known[n].source != first)
    return frozenset(taken)


def _labels(story: Sequence[Article], known: Sequence[_Known], taken: frozenset[int]) -> Iterator[_Shared]:
    """The articles that an agency, a family or a source has in common."""
    found: dict[tuple[Basis, str], list[int]] = defaultdict(list)
    for n, own in enumerate(known):
        if own.agency:
            found["agency", own.agency].append(n)
        elif n not in taken and not own.attributed:
            found["source", own.source.casefold() or story[n].id].append(n)
        if own.family:
            found["family", own.family.casefold()].append(n)
    for (basis, _), members in sorted(found.items()):
        first = known[members[0]]
        detail = {"agency": first.agency, "family": first.family, "source": first.source}[basis]
        yield _Shared(basis, tuple(members), detail)


def _attributed(known: Sequence[_Known]) -> Iterator[_Shared]:
    """The articles that have what they tell from an agency or another source, with its own first article."""
    telling: dict[str, list[int]] = defaultdict(list)
    itself: dict[str, int] = {}
    for n, own in enumerate(known):
        if own.attributed:
            telling[own.attributed].append(n)
        else:
            itself.setdefault(own.agency or outlet(own.source), n)
    for name, members in sorted(telling.items()):
        told = [*members, itself[name]] if name in itself else members
        yield _Shared("attribution", tuple(sorted(told)), name)


def _versions(story: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Articles that are the same one at different times."""
    first: dict[str, int] = {}
    for n, article in enumerate(story):
        if first.setdefault(article.id, n) != n:
            yield first[article.id], n


def _words(found: Iterable[Copy]) -> Iterator[_Shared]:
    yield from (_Shared("words", (copy.i, copy.j), f"{copy.share:.0%}") for copy in found)


def _joined(size: int, groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """The numbers below `size` in groups that nothing joins, each in order."""
    root = list(range(size))
    for members in groups:
        for n in members[1:]:
            one, other = sorted((_root(root, members[0]), _root(root, n)))
            root[other] = one
    found: dict[int, list[int]] = defaultdict(list)
    for n in range(size):
        found[_root(root, n)].append(n)
    return list(found.values())


def _root(parents: list[int], n: int) -> int:
    while parents[n] != n:
        parents[n] = parents[parents[n]]
        n = parents[n]
    return n


def _with_links(
    groups: Sequence[Sequence[int]], shared: Iterable[_Shared]
) -> Iterator[tuple[Sequence[int], Sequence[_Shared]]]:
    group_of = {n: group for group, members in enumerate(groups) for n in members}
    links: dict[int, list[_Shared]] = defaultdict(list)
    for one in shared:
        if len(one.members) > 1 or one.basis in _WRITERS:
            links[group_of[one.members[0]]].append(one)
    yield from ((members, links[group]) for group, members in enumerate(groups))


def _origin(
    members: Sequence[int], links: Iterable[_Shared], story: Sequence[Article], known: Sequence[_Known]
) -> Origin:
    def ids(numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(story[n].id for n in numbers))

    evidence = tuple(Link(one.basis, ids(one.members), one.detail) for one in links)
    return Origin(_name(members, known), ids(members), evidence)


def _name(members: Sequence[int], known: Sequence[_Known]) -> str:
    """The agency that most of the articles come from, else the family, else the source of the earliest."""
    written = Counter(filter(None, (known[n].agency or known[n].attributed for n in members)))
    if written:
        return min(written, key=lambda name: (-written[name], name))
    return next((known[n].family for n in members if known[n].family), known[members[0]].source)
