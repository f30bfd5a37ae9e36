"""Whether inputs can be had, what they are and how fresh."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from bulletin.errors import ReadError
from bulletin.inputs import InputSettings, same_place, shown
from bulletin.model import Article, Failure
from bulletin.readers import READERS, Fetcher, kinds
from bulletin.readers.apart import read_apart
from bulletin.readers.inputs import gather
from bulletin.readers.raw import Link, Raw
from bulletin.readers.recognition import recognised
from bulletin.web import Fetched, Request

# What they hold is in memory until all have answered, with 10 MiB each at most.
_AT_ONCE = 64
_Holding = Article | Link | Raw

# What each kind of input is called.
KINDS = {
    kinds.TEXT: "text", kinds.MARKDOWN: "Markdown", kinds.HTML: "page", kinds.JSON_LINES: "JSON Lines",
    kinds.FEED: "feed", kinds.JSON_FEED: "JSON Feed", kinds.OPML: "list of feeds", kinds.MAIL: "mail",
    kinds.MBOX: "mailbox", kinds.WARC: "web archive", kinds.PDF: "PDF", kinds.CSV: "table", kinds.ZIP: "ZIP archive",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What an input is, how many articles it holds or links to, the day of the newest, and where it has moved for good.

    `problem` says why it cannot be used, and the next step; it is empty when it can.
    """

    place: str
    kind: str = ""
    articles: int = 0
    newest: date | None = None
    moved: str = ""
    problem: str = ""

    @property
    def told(self) -> str:
        """The same in words."""
        parts = [f"{self.kind}, {self.articles:,} {'article' if self.articles == 1 else 'articles'}"]
        parts += [f"the newest of {self.newest}"] if self.newest else []
        said = self.problem or ", ".join(parts)
        return f"{said}; has moved to {self.moved} for good; name that" if self.moved else said

    def as_json(self) -> dict[str, object]:
        """The same for other programs."""
        return {**asdict(self), "newest": self.newest and self.newest.isoformat()}


def looked_at(inputs: Sequence[InputSettings], web: Fetcher) -> tuple[Look, ...]:
    """A look at each input, in their order; addresses are fetched at the same time, some dozens of them."""
    parts = (inputs[at : at + _AT_ONCE] for at in range(0, len(inputs), _AT_ONCE))
    return tuple(look for part in parts for look in _looks(part, web))


def _looks(inputs: Sequence[InputSettings], web: Fetcher) -> Iterator[Look]:
    """A look at each of some inputs. Of folders only a few files are held at a time."""
    asked = [Request(one.url, named=True) for one in inputs if one.url]
    answers = dict(zip(asked, web.fetch_all(asked) if asked else (), strict=True))
    tallies = [_Tally(one, answers.get(Request(one.url, named=True))) for one in inputs]
    reading = deque[tuple[_Tally, Raw]]()
    for found in read_apart(_raws(tallies, reading), READERS):
        tally, raw = reading.popleft()
        tally.take(raw, found)
    return (tally.look() for tally in tallies)


def _raws(tallies: Iterable[_Tally], reading: deque[tuple[_Tally, Raw]]) -> Iterator[Raw]:
    """What is to be read of the inputs, noted in `reading`; what cannot be read is noted in its tally."""
    for tally in tallies:
        for one in tally.given():
            if isinstance(one, Raw):
                reading.append((tally, one))
                yield one
            elif isinstance(one, Failure):
                tally.fail(one)


def raw_of(fetched: Fetched) -> Raw:
    """What was fetched, as an input; raises ReadError when no reader is for it."""
    # Not the address that was asked for: that may hold a password.
    return recognised(fetched.url, fetched.content, url=fetched.url, declared=fetched.content_type)


class _Tally:
    """What is known so far of an input, and nothing of what it holds."""

    def __init__(self, one: InputSettings, answer: Fetched | Failure | None) -> None:
        self._one = one
        self._answer = answer
        self._kinds = dict[str, None]()
        self._articles = 0
        self._newest: date | None = None
        self._failure: Failure | None = None

    def given(self) -> Iterator[Raw | Failure | Link]:
        """What the input gives to read."""
        if self._answer is None:
            yield from gather([self._one.path])
        elif isinstance(self._answer, Failure):
            yield self._answer
        else:
            try:
                yield raw_of(self._answer)
            except ReadError as error:
                yield Failure(error.subject, error.problem)

    def take(self, raw: Raw, found: Iterable[object]) -> None:
        """Count what was found in something that it gave."""
        self._kinds[KINDS[raw.media_type]] = None
        for part in found:
            if isinstance(part, Failure):
                self.fail(part)
            elif isinstance(part, _Holding):
                self._articles += 1
                self._newest = max((day for day in (self._newest, _day(part)) if day), default=None)

    def fail(self, failure: Failure) -> None:
        """Remember the first failure."""
        self._failure = self._failure or failure

    def look(self) -> Look:
        """What it all comes to."""
        moved = self._answer.moved if isinstance(self._answer, Fetched) else ""
        return Look(
            place=self._one.shown,
            kind=", ".join(self._kinds),
            articles=self._articles,
            newest=self._newest,
            moved=moved if moved and same_place(moved) != same_place(self._one.shown) else "",
            problem="" if self._articles else self._problem(),
        )

    def _problem(self) -> str:
        if self._failure is None:
            return "holds no articles; check whether it is the right one"
        subject, problem = shown(self._failure.subject), self._failure.problem
        return problem if same_place(subject) == same_place(self._one.shown) else f"{subject}: {problem}"


def _day(one: _Holding) -> date | None:
    published = _published(one)
    return published.date() if isinstance(published, datetime) else published


def _published(one: _Holding) -> datetime | date | None:
    if isinstance(one, Link):
        return one.instead.published if one.instead else one.hints.published
    return one.published if isinstance(one, Article) else one.hints.published
