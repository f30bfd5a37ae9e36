"""Gather → remember → compose → render → archive → write, in that order: the whole program in one function.

What is configured is fetched into the archive first, and an edition is made of what came in since the last one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from bulletin import renderers, summarizers
from bulletin.composition import Draft
from bulletin.edits import Edits
from bulletin.errors import RenderError, WriteError
from bulletin.fitting import filled
from bulletin.intake import Report, fetch
from bulletin.model import Article, Document, Edition, Failure
from bulletin.proof.portable import NAME as PROOF_NAME
from bulletin.proof.portable import portable
from bulletin.readers import EMPTY_FOLDER, Fetcher
from bulletin.readers.versions import joined, latest
from bulletin.renderers.feed import LATEST, Published, feed
from bulletin.renderers.look import Look
from bulletin.settings import Settings
from bulletin.store import Archive, opened
from bulletin.store.arrivals import FIRST_TAKES_DAYS
from bulletin.whole import settle, sync

# The format that is made of many editions, and lies beside their folders.
FEED = "atom"
_ANOTHER = "name another folder with -o"
_NEXT_STEPS = {
    errno.ENOSPC: f"free some space or {_ANOTHER}",
    errno.EDQUOT: f"free some space or {_ANOTHER}",
    errno.EFBIG: f"free some space or {_ANOTHER}",
    errno.EACCES: f"check its permissions or {_ANOTHER}",
    errno.EPERM: f"check its permissions or {_ANOTHER}",
    errno.ENAMETOOLONG: "name a folder with a shorter path with -o",
}


@dataclass(frozen=True, slots=True)
class Built:
    """What a run made: the edition, its documents and where they are, the articles read, and what was set aside.

    `replaced` is the edition of that day and title that the archive had before, `later` the days of those after it;
    `notes` say how its pages are filled when they are not.
    """

    edition: Edition
    paths: tuple[Path, ...]
    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]
    replaced: Edition | None = None
    later: tuple[date, ...] = ()
    documents: tuple[Document, ...] = ()
    notes: tuple[str, ...] = ()


def build(
    inputs: Sequence[str],
    settings: Settings,
    *,
    day: date,
    web: Fetcher,
    archive: Path | None = None,
    since: date | None = None,
    full: bool = False,
    edits: Edits = Edits(),
    proof: bool = False,
    report: Report = lambda _: None,
) -> Built:
    """The edition of `day` from these inputs, written to `settings.out/YYYY-MM-DD/`.

    Without inputs those of the settings are read, and the edition is made of what is new: what came into the archive
    after the last edition of this title was made, else what is of this day or the one before; or what is `since` a day.

    With an `archive` the articles and the edition are kept there, and what its editions of this title printed on
    earlier days (`since` a day) is known and not told again, unless the edition is to be told in `full`. With `proof`,
    `bulletin.proof.json` is made, too. Addresses are fetched by `web`. `report` is told the name of each step.

    Raises SettingsError for an unknown method or format, and when there are no inputs, before anything is read;
    ArchiveError or LockError when the archive cannot be used, WriteError when the folder cannot be written.
    """
    summarizers.checked(settings.method)
    formats = renderers.checked(settings.formats)
    report("reading")
    taken = fetch(inputs, settings, day=day, web=web, archive=archive, report=report)
    unread, run = taken.failures, None
    with opened(archive, writing=True) if archive else contextlib.nullcontext() as kept:
        if inputs:
            articles = taken.articles
        elif kept:
            arrived, run = kept.arrived(settings.title, day, since)
            articles = latest(joined(arrived))
        else:
            articles = tuple(_from(since or day - timedelta(FIRST_TAKES_DAYS), taken.articles))
        known = kept is not None and not full
        past = kept.editions(settings.title, before=day, since=since) if kept and known else ()
        report("composing")
        number = 1 + sum(one.title == settings.title and one.day < day for one in kept.listing()) if kept else 0
        made = filled(Draft(articles, settings, date=day, past=past, edits=edits, number=number), settings, report)
        edition, unread = made.edition, unread + made.failures
        if not articles and (not _quiet_day(taken.failures) or (kept and kept.edition(day, settings.title))):
            return Built(edition, (), articles, unread)
        look = Look.of(settings)
        documents, unrendered = rendered(edition, [name for name in formats if name != FEED], look, report)
        if not documents and FEED not in formats:
            return Built(edition, (), articles, unread + unrendered)
        if proof:
            documents += (Document(PROOF_NAME, "application/json", portable(edition)),)
        report("writing")
        folder = Path(settings.out) / day.isoformat()
        above = (_feed(edition, documents, kept, settings),) if FEED in formats else ()
        with written(documents, folder, above) as paths:
            replaced = kept.add_edition(edition, run) if kept else None
        listed = kept.listing() if kept and replaced else ()
        later = tuple(one.day for one in listed if one.title == settings.title and one.day > day)
    return Built(edition, paths, articles, unread + unrendered, replaced, later, documents, made.notes)


def completed(settings: Settings, *, day: date, archive: Path, report: Report = lambda _: None) -> tuple[Path, ...]:
    """The paths of an archived edition's documents, made and written when they are not all in their folder.

    A run that is killed between archiving an edition and giving its documents their names leaves it without.
    """
    folder, formats = Path(settings.out) / day.isoformat(), renderers.checked(settings.formats)
    wanted = [name for name in formats if name != FEED]
    if len(list(folder.glob("bulletin.*"))) >= len(wanted):
        return ()
    with opened(archive) as kept:
        edition = kept.edition(day, settings.title)
        documents, _ = rendered(edition, wanted, Look.of(settings), report) if edition else ((), ())
        above = (_feed(edition, documents, kept, settings),) if edition and FEED in formats else ()
    # What is there may have been made with options of its own.
    with written([one for one in documents if not (folder / one.name).exists()], folder, above) as paths:
        return paths


def _feed(edition: Edition, documents: Iterable[Document], kept: Archive | None, settings: Settings) -> Document:
    """The feed of the latest editions of this title, as the archive has them, and of this one."""
    out, published = Path(settings.out), [Published(edition, tuple(document.name for document in documents))]
    listed = kept.listing() if kept else ()
    days = sorted({edition.date, *(one.day for one in listed if one.title == edition.title)})[-LATEST:]
    for day in days:
        if kept and day != edition.date and (known := kept.edition(day, edition.title)):
            there = tuple(sorted(path.name for path in (out / day.isoformat()).glob("bulletin.*")))
            published.append(Published(known, there))
    return feed([one for one in published if one.edition.date in days], Look.of(settings), settings.url)


def _from(day: date, articles: Iterable[Article]) -> Iterator[Article]:
    """The articles of a day or later, and those that nobody dated."""
    for article in articles:
        published = article.published.date() if isinstance(article.published, datetime) else article.published
        if published is None or published >= day:
            yield article


def _quiet_day(unread: Iterable[Failure]) -> bool:
    """A folder that holds no articles today is news of a kind; a path that cannot be read is not."""
    return all(failure.problem == EMPTY_FOLDER for failure in unread)


def rendered(
    edition: Edition, formats: Iterable[str], look: Look = Look(), report: Report = lambda _: None
) -> tuple[tuple[Document, ...], tuple[Failure, ...]]:
    """The documents that could be made, and each failure with the formats that could not, when it is of several."""
    documents: list[Document] = []
    failed: dict[tuple[str, str], list[str]] = {}
    for name in formats:
        report(f"rendering {name}")
        try:
            documents += renderers.render(edition, (name,), look)
        except RenderError as error:
            failed.setdefault((error.subject, error.problem), []).append(name)
    failures = (
        Failure(f"{', '.join(names)}: {subject}" if len(names) > 1 else subject, problem)
        for (subject, problem), names in failed.items()
    )
    return tuple(documents), tuple(failures)


def write(documents: Iterable[Document], folder: Path) -> tuple[Path, ...]:
    """The paths of the documents, each written whole; when one cannot be written, none is, and WriteError says why."""
    with written(documents, folder) as paths:
        return paths


@contextlib.contextmanager
def written(documents: Iterable[Document], folder: Path, above: Iterable[Document] = ()) -> Iterator[tuple[Path, ...]]:
    """The paths that the documents will have: inside they are safely on disk already, and behind it they are there.

    Those `above` lie where the folder does.

    When one cannot be written, or when what is done inside fails, none is there; WriteError says why.
    """
    with contextlib.ExitStack() as undo:
        with _named(folder):
            folder.mkdir(parents=True, exist_ok=True)
            placed = [*((folder, one) for one in documents), *((folder.parent, one) for one in above)]
            waiting = [(undo.enter_context(_written(d.content, where)), where / d.name) for where, d in placed]
        if taken := next((path for _, path in waiting if path.is_dir()), None):
            raise WriteError(str(taken), "is a folder where a document should be; move it or name another with -o")
        yield tuple(path for _, path in waiting)
        with _named(folder):
            for temporary, path in waiting:
                temporary.replace(path)
            for where in dict.fromkeys(where for where, _ in placed):
                sync(where)


@contextlib.contextmanager
def _named(folder: Path) -> Iterator[None]:
    """Whatever the system reports inside is raised as a WriteError that names what stands in the way."""
    try:
        yield
    except OSError as error:
        raise _unwritten(folder, error) from error


def _unwritten(folder: Path, error: OSError) -> WriteError:
    """What stands in the way of the folder, and the next step."""
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        found = (path for path in (folder, *folder.parents) if path.exists() and not path.is_dir())
        return WriteError(str(next(found, folder)), f"is a file where a folder should be; move it or {_ANOTHER}")
    step = _NEXT_STEPS.get(error.errno or 0, _ANOTHER)
    return WriteError(str(folder), f"cannot be written ({error.strerror or error}); {step}")


@contextlib.contextmanager
def _written(content: bytes, folder: Path) -> Iterator[Path]:
    """A temporary file in `folder` with the content safely on disk; it is gone afterwards unless it was renamed."""
    handle, name = tempfile.mkstemp(prefix=".bulletin-", dir=folder)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            settle(file, path)
        yield path
    finally:
        path.unlink(missing_ok=True)
