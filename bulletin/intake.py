"""Inputs → the archive: what was read stays there, whatever happens to the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bulletin.errors import SettingsError
from bulletin.model import Article, Failure
from bulletin.readers import Fetcher, Hints, Named, read_versions
from bulletin.readers.versions import latest
from bulletin.settings import Settings
from bulletin.store import Archive, opened
from bulletin.store.records import Input
from bulletin.web import Fetched, Request
from bulletin.web.urls import shown_as_asked

Report = Callable[[str], None]

# So many inputs are fetched and read before what they brought is put into the archive.
_AT_ONCE = 128


@dataclass(frozen=True, slots=True)
class Taken:
    """What a reading of inputs brought: articles, each in its latest version, how many versions are new, failures."""

    articles: tuple[Article, ...]
    new: int
    failures: tuple[Failure, ...]


def fetch(
    inputs: Sequence[str],
    settings: Settings,
    *,
    day: date,
    web: Fetcher,
    archive: Path | None,
    report: Report = lambda _: None,
) -> Taken:
    """What the inputs, or those of the settings, hold on `day`, put into the archive a few inputs at a time.

    What was put there stays when the run is stopped. Raises SettingsError when there are no inputs.
    """
    named = [*inputs] or configured(settings)
    if not named:
        raise SettingsError("inputs", 'are neither named nor in bulletin.toml; name some, or run "bulletin inputs add"')
    taken, failures, new = list[Article](), list[Failure](), 0
    noted = _Noted(web)
    # What is named at once is one reading, in which nothing is counted twice; what is fetched is read in parts.
    size = len(named) if inputs else _AT_ONCE
    for at in range(0, len(named), size):
        report(f"reading {at + 1} to {min(at + size, len(named))} of {len(named)}" if size < len(named) else "reading")
        articles, unread = read_versions(named[at : at + size], without=Path(settings.out), web=noted)
        if archive:
            with opened(archive, writing=True) as kept:
                new += kept.add_articles(articles, day)
                noted.keep(kept, day)
        taken += articles
        failures += unread
    return Taken(latest(taken), new, tuple(failures))


def configured(settings: Settings) -> list[Named]:
    """The inputs of the settings, each with what is known of it."""
    return [
        (one.place, Hints(source=one.source, language=one.language, full_text=one.full_text)) for one in settings.input
    ]


class _Noted:
    """The web, and by what the addresses that were named can be asked again whether they have changed."""

    def __init__(self, web: Fetcher) -> None:
        self._web = web
        self._fetched: list[Fetched] = []

    def fetch_all(self, requests: Sequence[Request]) -> Sequence[Fetched | Failure]:
        """What each address holds."""
        answers = self._web.fetch_all(requests)
        pairs = zip(requests, answers, strict=True)
        self._fetched += [one for asked, one in pairs if asked.named and isinstance(one, Fetched)]
        return answers

    def keep(self, archive: Archive, day: date) -> None:
        """Put it into the archive."""
        for one in self._fetched:
            digest = hashlib.sha256(one.content).hexdigest()
            archive.add_input(Input(shown_as_asked(one.asked), one.etag, one.last_modified, digest, day))
        self._fetched.clear()
