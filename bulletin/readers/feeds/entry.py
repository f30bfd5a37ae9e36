"""What a feed says of its entries, whatever its format, and the article or link that one of them makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bulletin.errors import ReadError
from bulletin.model import Article
from bulletin.readers import addresses, sites
from bulletin.readers.article import Known, assemble, identity, printable, within_bounds
from bulletin.readers.feeds.source import feed_source
from bulletin.readers.feeds.tails import trimmed
from bulletin.readers.lines import Line, ends_a_sentence, key, word_count
from bulletin.readers.raw import Hints, Link, Raw
from bulletin.text.language import identify

# The summaries of newsrooms have 15 to 60 words, and the articles that some feeds give under that name 200 and more.
_SHORTEST_ARTICLE_WORDS = 120
# What a feed calls the content may be a brief; shorter than this it is a teaser all the same.
_SHORTEST_CONTENT_WORDS = 60
# The longest live reports have some 2,000; every line is looked at a dozen times.
_MOST_LINES = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: where it is, what is said of it, and the lines of the fullest text that the feed gives of it.

    `whole` means that the feed calls the text the content and not a summary; `site` and `site_url` are of the source
    that an aggregator has the entry from; a `recording` is something to hear or watch. `mark` tells it from other
    entries with the same page, "" where no other has it.
    """

    id: str = ""
    url: str | None = None
    title: str = ""
    published: datetime | date | None = None
    authors: tuple[str, ...] = ()
    language: str = ""
    site: str = ""
    site_url: str = ""
    lines: Sequence[Line] = ()
    whole: bool = False
    recording: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: its title, the address of its site, its language, the entries that are read, and how many it has."""

    title: str = ""
    url: str = ""
    language: str = ""
    entries: Sequence[Entry] = field(default=())
    all: int = 0


def article_or_link(entry: Entry, feed: Feed, raw: Raw) -> Article | Link | None:
    """What the entry makes: an article, a link to its page when that is wanted; None when it has but a title.

    Raises ReadError when its text cannot be an article's.
    """
    source = _source(entry, feed, raw)
    title = sites.title_alone(entry.title, (source, entry.site), addresses.host(entry.url or entry.site_url))
    made = _article(entry, raw, title, source) if entry.lines else None
    made = printable(made, raw.name) if made and made.sentences else None
    if (made and not made.excerpt) or not (raw.hints.full_text and entry.url):
        return made
    hints = Hints(
        source=raw.hints.source, language=raw.hints.language, title=title, published=entry.published, site=source
    )
    return Link(entry.url, hints, made)


def _source(entry: Entry, feed: Feed, raw: Raw) -> str:
    """The source's name: as the user has it, else the aggregator's source, else what the feed is called."""
    if raw.hints.source:
        return raw.hints.source
    if entry.site:
        return feed_source(entry.site, addresses.host(entry.site_url)) or entry.site
    host = addresses.host(feed.url) or addresses.host(entry.url or "") or addresses.host(raw.url or "")
    return feed_source(feed.title, host) or feed_source(raw.hints.site, host)


def _article(entry: Entry, raw: Raw, title: str, source: str) -> Article:
    if len(entry.lines) > _MOST_LINES:
        raise ReadError(raw.name, f"a text of more than {_MOST_LINES:,} lines; name its page instead")
    text = within_bounds("\n".join(line.text for line in entry.lines), raw.name)
    language = raw.hints.language or entry.language or identify(text)
    lines = _without_heads(entry, (title, entry.title, f"{title} {source}"))
    words = sum(word_count(line.text) for line in lines if not line.role)
    long = words >= (_SHORTEST_CONTENT_WORDS if entry.whole else _SHORTEST_ARTICLE_WORDS)
    found = trimmed(lines, language, long=long)
    known = Known(
        title=title,
        source=source,
        published=entry.published,
        language=language,
        id=identity(f"{addresses.canonical(entry.url or '')}\n{entry.mark}") if entry.mark else None,
        url=entry.url,
        fallback=raw.label,
        authors=entry.authors,
        excerpt=not long or found.invites or found.cut or not (entry.whole or _is_finished(found.lines)),
    )
    return assemble(found.lines, known)


def _without_heads(entry: Entry, heads: Sequence[str]) -> Sequence[Line]:
    """The lines, those that only repeat the title, with the source or without, as titles."""
    said = {key(head) for head in heads}
    return [
        line._replace(role="title") if not ends_a_sentence(line.text) and key(line.text) in said else line
        for line in entry.lines
    ]


def _is_finished(lines: Sequence[Line]) -> bool:
    last = next((line.text for line in reversed(lines) if not line.role), "")
    return ends_a_sentence(last)
