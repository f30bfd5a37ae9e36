"""Addresses → what they hold: from the cache where that is fresh, through redirects, each of which is checked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace

import anyio
import httpx2

from bulletin.model import Failure
from bulletin.web import freshness, urls
from bulletin.web.asking import FOR_GOOD, UNCHANGED, Allowance, Answer, Asking
from bulletin.web.cache import Cache, Kept
from bulletin.web.problems import Problem
from bulletin.web.surroundings import Surroundings
from bulletin.web.values import Fetched, Request

MOST_REDIRECTS = 5


async def all_of(requests: Iterable[Request], ways: Mapping[bool, Fetching]) -> dict[Request, Fetched | Failure]:
    """What came of each request, all done at the same time: in one way what is named, in the other what is not."""
    done: dict[Request, Fetched | Failure] = {}

    async def one(request: Request) -> None:
        done[request] = await ways[request.named].fetched(request.url)

    async with anyio.create_task_group() as group:
        for request in dict.fromkeys(requests):
            group.start_soon(one, request)
    return done


async def freely(_: httpx2.URL) -> None:
    """Permits every address."""


class Fetching:
    """One way to fetch: by those who ask so, what is permitted. What another way brought, which may be from where this
    one may not go, is not taken from the cache."""

    def __init__(
        self,
        asking: Asking,
        world: Surroundings,
        cache: Cache,
        deadline_s: float,
        permit: Callable[[httpx2.URL], Awaitable[None]] = freely,
    ) -> None:
        self._asking = asking
        self._world = world
        self._cache = cache
        self._deadline_s = deadline_s
        self._permit = permit

    async def fetched(self, asked: str) -> Fetched | Failure:
        """What the address holds, or why it cannot be had."""
        try:
            return replace(await self.get(urls.checked(asked)), asked=asked)
        except Problem as problem:
            return Failure(urls.shown_as_asked(asked), problem.text)

    async def get(self, asked: httpx2.URL) -> Fetched:
        """What the address holds, within its time, DNS and redirects and all; raises Problem."""
        kept = self._cache.get(str(asked))
        if kept and kept.is_fresh(self._world.now()):
            return _as_kept(kept, asked)
        allowance, url, met = Allowance(self._deadline_s), asked, [asked]
        moved, is_for_good = "", True
        while True:
            try:
                await self._permit(url)
                answer = await self._asking.ask(url, _conditions(kept, url), allowance)
            except Problem as problem:
                raise _behind(asked, url, problem) from problem
            if not answer.location:
                return self._taken(asked, url, answer, kept, moved)
            url = _next(url, answer.location, met)
            is_for_good = is_for_good and answer.status in FOR_GOOD
            moved = urls.shown(url) if is_for_good else moved

    def _taken(self, asked: httpx2.URL, url: httpx2.URL, answer: Answer, kept: Kept | None, moved: str) -> Fetched:
        now, headers = self._world.now(), answer.headers
        unchanged = answer.status == UNCHANGED
        if unchanged and (kept is None or kept.url != urls.shown(url)):
            raise Problem("says that nothing has changed, but was never asked before (304); try again later")
        before = kept if unchanged and kept else Kept(url="", fetched=0, fresh_s=0, content=answer.content)
        new = Kept(
            url=urls.shown(url),
            fetched=now,
            fresh_s=freshness.fresh_s(headers, now),
            content=before.content,
            content_type=headers.get("content-type", before.content_type),
            etag=headers.get("etag", before.etag),
            last_modified=headers.get("last-modified", before.last_modified),
            moved=moved,
        )
        if freshness.may_be_kept(headers):
            self._cache.put(str(asked), new)
        else:
            self._cache.drop(str(asked))
        return _as_kept(new, asked, unchanged=kept is not None and kept.content == new.content)


def _as_kept(kept: Kept, asked: httpx2.URL, *, unchanged: bool = True) -> Fetched:
    return Fetched(
        asked=str(asked),
        url=kept.url,
        content=kept.content,
        content_type=kept.content_type,
        etag=kept.etag,
        last_modified=kept.last_modified,
        unchanged=unchanged,
        moved=kept.moved,
    )


def _conditions(kept: Kept | None, url: httpx2.URL) -> dict[str, str]:
    """The headers that ask for a body only if it is another than the one that came from the same address."""
    if kept is None or kept.url != urls.shown(url):
        return {}
    said = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified}
    return {name: value for name, value in said.items() if value and value.isascii() and value.isprintable()}


def _next(url: httpx2.URL, location: str, met: list[httpx2.URL]) -> httpx2.URL:
    """Where a redirect leads; raises Problem when that is nowhere to go. An unsafe step down to http is followed, for
    the user may name http addresses too, and what was fetched is named by where it came from."""
    try:
        there = urls.joined(url, location)
    except Problem as problem:
        raise Problem(f"redirects to an address that {problem.text}", answered=True) from problem
    if there in met:
        raise Problem("redirects in a circle; name the address that a browser ends at", answered=True)
    if len(met) > MOST_REDIRECTS:
        text = f"redirects more than {MOST_REDIRECTS} times; name the address that a browser ends at"
        raise Problem(text, answered=True)
    met.append(there)
    return there


def _behind(asked: httpx2.URL, url: httpx2.URL, problem: Problem) -> Problem:
    """The problem, with the address that it is of when a redirect led there."""
    text = problem.text if url == asked else f"redirects to {urls.shown(url)}: {problem.text}"
    return Problem(text, answered=problem.answered, status=problem.status)
