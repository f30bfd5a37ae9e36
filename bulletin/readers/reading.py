"""Inputs → what is in them, in order: what is packed is unpacked, what is linked to is fetched, all of it is read."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Protocol

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers import kinds
from bulletin.readers.apart import read_apart
from bulletin.readers.doubles import Found
from bulletin.readers.followed import Followed
from bulletin.readers.raw import Link, Raw, Reader
from bulletin.readers.recognition import LARGEST_INPUT_BYTES, recognised
from bulletin.web import Fetched, Request
from bulletin.web.bodies import LARGEST_BODY_BYTES

Leaf = Found | Failure | Link

# A list names lists or feeds, a feed names pages.
_MOST_ROUNDS = 4
# An archive of mailboxes, whose mails have archives of pages attached, is four deep.
_DEEPEST = 6
# Pages are held in memory from when they are fetched until they are read, with 10 MiB at most.
_FETCHED_AT_ONCE = 64
# What may be behind a link that a stranger set. Lists and archives would make him the one who names inputs.
_PAGES = (kinds.HTML, kinds.TEXT, kinds.MARKDOWN, kinds.PDF)
_MAILS = (kinds.MAIL, kinds.MBOX)


class Fetcher(Protocol):
    """What this asks of the web."""

    def fetch_all(self, requests: Sequence[Request]) -> Sequence[Fetched | Failure]:
        """What each address holds, or why it cannot be had, in the order of the requests."""


def found(inputs: Iterable[Raw | Failure | Link], readers: Mapping[str, Reader], web: Fetcher) -> list[Found | Failure]:
    """The articles and failures of all inputs, and of what those hold and link to, in the order of the inputs."""
    reading = _Reading(readers, web)
    leaves = list(reading.unpacked(inputs))
    for _ in range(_MOST_ROUNDS):
        leaves = list(reading.followed(leaves))
    return [Failure(one.url, _TOO_FAR) if isinstance(one, Link) else one for one in leaves]


_TOO_FAR = "is behind more lists than are followed; name it itself"
_TOO_DEEP = "is packed in more archives than are opened; unpack them"
_SENT = "is a list of feeds that came in a mail; save it and name it if they are to be read"
_NO_PAGE = "is no page but a list, an archive or data; name it itself if it is to be read"


class _Reading:
    """One reading of inputs: no address is followed twice."""

    def __init__(self, readers: Mapping[str, Reader], web: Fetcher) -> None:
        self._readers = readers
        self._web = web
        self._followed = Followed()

    def unpacked(self, inputs: Iterable[Raw | Failure | Link]) -> Iterator[Leaf]:
        """What the inputs hold; links stay links."""
        return chain.from_iterable(self._each(inputs))

    def followed(self, leaves: Iterable[Leaf]) -> Iterator[Leaf]:
        """The same with what the links lead to in their places."""
        leaves = list(leaves)
        held = self._held([one for one in leaves if isinstance(one, Link)])
        for one in leaves:
            yield from next(held) if isinstance(one, Link) else (one,)

    def _held(self, links: Sequence[Link]) -> Iterator[Sequence[Leaf]]:
        """What is behind each link; nothing behind one that was followed before."""
        for at in range(0, len(links), _FETCHED_AT_ONCE):
            some = links[at : at + _FETCHED_AT_ONCE]
            said = [self._followed.unfollowed(link) for link in some]
            new = [link for link, unfollowed in zip(some, said, strict=True) if unfollowed is None]
            answers = self._web.fetch_all([Request(link.url, link.named) for link in new])
            # Unpacked when their turn has come: a few kilobytes may be as many megabytes.
            behind = self._each(map(_told, new, answers))
            for link, unfollowed in zip(some, said, strict=True):
                yield _or_instead(link, next(behind) if unfollowed is None else unfollowed)

    def _each(self, inputs: Iterable[Raw | Failure | Link]) -> Iterator[Sequence[Leaf]]:
        """What each input holds; a failure and a link stay what they are."""
        waiting: deque[Raw | Failure | Link] = deque()
        for leaves in self._read(_noted(inputs, waiting)):
            while not isinstance(one := waiting.popleft(), Raw):
                yield [one]
            yield leaves
        yield from ([one] for one in waiting if not isinstance(one, Raw))

    def _read(self, raws: Iterable[Raw], depth: int = 0, *, sent: bool = False) -> Iterator[list[Leaf]]:
        """What each input holds, and what is packed in it; `sent` inputs came in a mail."""
        waiting: deque[Raw | Failure | Link] = deque()
        for held in read_apart((raw for raw in _noted(raws, waiting)), self._readers):
            raw = waiting.popleft()
            assert isinstance(raw, Raw)
            if sent and raw.media_type == kinds.OPML:
                held = [Failure(raw.name, _SENT)]
            packed = (one for one in held if isinstance(one, Raw))
            inner = self._read(packed, depth + 1, sent=sent or raw.media_type in _MAILS)
            leaves: list[Leaf] = []
            for one in held:
                if isinstance(one, Raw):
                    leaves += next(inner) if depth < _DEEPEST else [Failure(one.name, _TOO_DEEP)]
                else:
                    leaves.append(_noticed(one, raw))
            yield leaves


def _noted(inputs: Iterable[Raw | Failure | Link], waiting: deque[Raw | Failure | Link]) -> Iterator[Raw]:
    """The Raw ones, while all are put in `waiting`, so that what comes of them finds its place."""
    for one in inputs:
        waiting.append(one)
        if isinstance(one, Raw):
            yield one


def _noticed(one: Article | Failure | Link, raw: Raw) -> Leaf:
    """The same with where it was found."""
    if isinstance(one, Link):
        return replace(one, listed_at=raw.url or "")
    if isinstance(one, Failure):
        return one
    digest = hashlib.sha256(raw.content).hexdigest()
    is_listed = raw.url is not None or raw.media_type in (kinds.FEED, kinds.JSON_FEED)
    return Found(replace(one, raw=digest), raw.name, one.source != raw.label, is_listed, raw.url or "")


def _told(link: Link, answer: Fetched | Failure) -> Raw | Failure:
    """What an address holds, as an input."""
    if isinstance(answer, Failure):
        return answer
    limit = LARGEST_INPUT_BYTES if link.named else LARGEST_BODY_BYTES
    # Not the address of the link: that may hold a password.
    url, declared = answer.url, answer.content_type
    try:
        raw = recognised(url, answer.content, url=url, hints=link.hints, declared=declared, limit=limit)
    except ReadError as error:
        return Failure(error.subject, error.problem)
    return raw if link.named or raw.media_type in _PAGES else Failure(url, _NO_PAGE)


def _or_instead(link: Link, leaves: Sequence[Leaf]) -> Sequence[Leaf]:
    """What is behind a link, or what stands in for it when no article is."""
    found = [one for one in leaves if isinstance(one, Found)]
    if len(found) == 1:
        return [one._replace(led_by=link.url) if isinstance(one, Found) else one for one in leaves]
    if link.instead is None or found:
        return leaves
    said = (Failure(one.subject, f"{one.problem} (its summary is used)") for one in leaves if isinstance(one, Failure))
    return [Found(link.instead, link.url, True, True, link.listed_at), *said]
