"""What settings know of sources: an article's own, and what inputs tell of theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from bulletin.errors import SettingsError
from bulletin.families import family
from bulletin.inputs import TIERS, InputSettings
from bulletin.model import Article
from bulletin.settings.checks import same
from bulletin.settings.values import SectionRule, Settings, SourceSettings


def about(article: Article, settings: Settings) -> SourceSettings:
    """What is known of an article's source: by its host name or a parent of that, else by the source's name.

    The family that settings do not tell is that of the table of publishers.
    """
    named = {known.name: known for known in settings.sources.values() if known.name}
    found = (known for key in _keys(article) for known in [settings.sources.get(key)] if known)
    known = next(found, named.get(article.source, SourceSettings()))
    return known if known.family else replace(known, family=family(_host(article.url or "") or article.source))


def tiers(articles: Iterable[Article], settings: Settings) -> Mapping[str, int]:
    """The tier of each article's source, by the article's id."""
    return {article.id: about(article, settings).tier or TIERS[0] for article in articles}


def is_from(article: Article, sources: Iterable[str], settings: Settings) -> bool:
    """Whether one of these names, host names or names of sources, stands for the article's source."""
    own = {one.casefold() for one in (*_keys(article), about(article, settings).name) if one}
    return any(name.casefold() in own for source in sources for name in _names(source, settings))


def _names(source: str, settings: Settings) -> tuple[str, ...]:
    """What a source that settings name is called, in addresses or in print."""
    known = settings.sources.get(key(source), SourceSettings())
    return (key(source), known.name) if known.name else (key(source),)


def _keys(article: Article) -> tuple[str, ...]:
    """What settings may call an article's source: its host name, the parents of that, and its name."""
    parts = _host(article.url or "").split(".")
    return (*(".".join(parts[at:]) for at in range(len(parts) - 1)), article.source)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def told_by_inputs(settings: Settings, subject: str) -> Settings:
    """The settings with what their inputs tell of sources among those, so that nobody else need look at inputs."""
    sources, rules = dict(settings.sources), list(settings.section)
    for number, one in enumerate(settings.input, 1):
        if one.source:
            name = _known_as(one.source, sources)
            sources[name] = _joined(sources.get(name, SourceSettings()), one, f"{subject}: input {number}")
        if one.section:
            _give(one.section, one.source, rules)
    return replace(settings, sources=sources, section=tuple(rules))


def _joined(known: SourceSettings, one: InputSettings, subject: str) -> SourceSettings:
    """What is known of a source together with what an input tells of it."""
    for name in ("family", "tier"):
        told, other = getattr(one, name), getattr(known, name)
        if told and other and told != other:
            raise SettingsError(subject, f'{name} of "{one.source}" is {told} here and {other} elsewhere; keep one')
    return replace(known, name=known.name or one.source, family=known.family or one.family, tier=known.tier or one.tier)


def _known_as(source: str, sources: Mapping[str, SourceSettings]) -> str:
    """The key under which settings know a source, by that or by its name, else the one to know it by."""
    named = (key for key, known in sources.items() if known.name == source)
    return key(source) if key(source) in sources else next(named, key(source))


def _give(section: str, source: str, rules: list[SectionRule]) -> None:
    """Let a source belong to a section, the last one when there is none of that name."""
    for place, rule in enumerate(rules):
        if same(rule.name) == same(section):
            rules[place] = replace(rule, sources=tuple(dict.fromkeys((*rule.sources, source))))
            return
    rules.append(SectionRule(section, sources=(source,)))


def key(name: str) -> str:
    """A host name as addresses have it; a source's name as it is."""
    return name.lower().removeprefix("www.") if "." in name and " " not in name else name
