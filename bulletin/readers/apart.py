"""Inputs → what they hold, those that can run away each read in a process of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping

from bulletin.apart import MOST_CHILDREN, Crew, Limits, Task
from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers import kinds
from bulletin.readers.raw import Link, Raw, Reader

# Read in time and memory that grow with their size and no faster (at worst 7 s for the longest article), or only
# divided into inputs of their own.
SAFE = frozenset((kinds.TEXT, kinds.JSON_LINES, kinds.MBOX, kinds.WARC, kinds.ZIP))
# Some 10,000 words; brackets by the thousand take 2 s in as much, and grow to half a minute.
_LARGEST_SAFE_MARKDOWN_BYTES = 64 << 10
# Saved news pages take 0.01 to 0.5 s and 300 MB at most. A feed of 10,000 entries finds something every 10 ms.
LIMITS = Limits(seconds=10, seconds_in_all=60, memory_bytes=2 << 30)
INSTEAD = "save the text of its articles and read that"
# Enough that no child waits while one page takes long, and few enough that memory does not grow with the inputs.
_LOOK_AHEAD = 2 * MOST_CHILDREN
_SENTENCE = "The council said on Monday that the road along the lake would stay closed."


def read_apart(
    raws: Iterable[Raw], readers: Mapping[str, Reader], limits: Limits = LIMITS
) -> Iterator[list[Article | Failure | Raw | Link]]:
    """What each input holds, in the order of the inputs, with a Failure last where its reader came to no end."""
    with Crew() as crew:
        ahead: deque[tuple[Raw, Task | None]] = deque()
        for raw in raws:
            job = readers[raw.media_type], raw
            ahead.append((raw, None if _is_safe(raw) else crew.begin(_found, job, limits, _before(raw))))
            if len(ahead) > _LOOK_AHEAD:
                yield _ended(crew, readers, *ahead.popleft())
        while ahead:
            yield _ended(crew, readers, *ahead.popleft())


def _before(raw: Raw) -> Callable[[], None]:
    """What loads all that its reader needs for sure, which no input should be blamed for."""
    return _BEFORE.get(raw.media_type, _before_texts)


def _before_feeds() -> None:
    import feedparser  # noqa: F401


def _before_pages() -> None:
    import trafilatura  # noqa: F401

    _before_texts()


def _before_texts() -> None:
    from bulletin.text.language import identify

    identify(_SENTENCE)


# A feed mostly tells its language.
_BEFORE = {kinds.FEED: _before_feeds, kinds.JSON_FEED: _before_feeds, kinds.HTML: _before_pages}


def _is_safe(raw: Raw) -> bool:
    is_short = len(raw.content) <= _LARGEST_SAFE_MARKDOWN_BYTES
    return raw.media_type in SAFE or (raw.media_type == kinds.MARKDOWN and is_short)


def _ended(
    crew: Crew, readers: Mapping[str, Reader], raw: Raw, task: Task | None
) -> list[Article | Failure | Raw | Link]:
    if task is None:
        return list(_found((readers[raw.media_type], raw)))
    crew.end(task)
    return [*task.found, *([Failure(raw.name, f"{task.problem}; {INSTEAD}")] if task.problem else [])]


def _found(job: tuple[Reader, Raw]) -> Iterator[Article | Failure | Raw | Link]:
    reader, raw = job
    try:
        yield from reader(raw)
    except ReadError as error:
        yield Failure(error.subject, error.problem)
