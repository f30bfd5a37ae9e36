"""Who is asked when: few at once, fewer of one host, a pause in between, and nobody again who does not answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import anyio

from bulletin.web.problems import Problem

# As many connections as an old browser had for one host; a feed reader needs no more.
AT_ONCE_OF_ONE_HOST = 2
# Fifty pages of one feed take a quarter of a minute, at four requests a second.
GAP_S = 0.25
# Crawl-delay says seconds to minutes for search engines that take whole sites; fifty pages must end within minutes.
LONGEST_GAP_S = 5.0
# One page may be slow by itself; a host where this many in a row came to nothing is down.
PATIENCE = 3


@dataclass(slots=True)
class Memory:
    """What a run knows of each host (by scheme, name and port), from one round of requests to the next."""

    next_turn: dict[str, float] = field(default_factory=dict)
    gap_s: dict[str, float] = field(default_factory=dict)
    silent: Counter[str] = field(default_factory=Counter)
    closed: dict[str, str] = field(default_factory=dict)

    def answered(self, host: str) -> None:
        """Nothing; the host is known to be there."""
        self.silent.pop(host, None)

    def failed(self, host: str) -> None:
        """Nothing; the host is not asked again when this came often enough in a row."""
        self.silent[host] += 1
        if self.silent[host] >= PATIENCE:
            self.close(host, f"{host} did not answer {PATIENCE} times and is not asked again now; try again later")

    def close(self, host: str, problem: str) -> None:
        """Nothing; whoever wants to ask the host in this run is told the problem instead."""
        self.closed.setdefault(host, problem)

    def slow_down(self, host: str, delay_s: float | None) -> None:
        """Nothing; the requests to the host keep the distance that it wants, within bounds."""
        self.gap_s[host] = min(max(delay_s or 0, GAP_S), LONGEST_GAP_S)


class Turns:
    """Gives out turns in one round of requests."""

    def __init__(
        self, memory: Memory, at_once: int, now: Callable[[], float], sleep: Callable[[float], Awaitable[None]]
    ) -> None:
        self._memory = memory
        self._now = now
        self._sleep = sleep
        self._all = anyio.Semaphore(at_once)
        self._of_host: defaultdict[str, anyio.Semaphore] = defaultdict(lambda: anyio.Semaphore(AT_ONCE_OF_ONE_HOST))

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """A time in which the host may be asked; raises Problem when it is not asked any more in this run."""
        async with self._of_host[host]:
            self._refuse_closed(host)
            await self._distance(host)
            async with self._all:
                self._refuse_closed(host)
                yield

    async def _distance(self, host: str) -> None:
        now, gap = self._now(), self._memory.gap_s.get(host, GAP_S)
        # However the clock was set since, nobody waits for longer than those before him in the row.
        wait = min(max(0.0, self._memory.next_turn.get(host, now) - now), AT_ONCE_OF_ONE_HOST * gap)
        self._memory.next_turn[host] = now + wait + gap
        if wait:
            await self._sleep(wait)

    def _refuse_closed(self, host: str) -> None:
        if host in self._memory.closed:
            raise Problem(self._memory.closed[host])
