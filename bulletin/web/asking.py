"""One question to one server, asked again a little later where that may help, within the time of its address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import anyio
import httpx2

from bulletin.web import bodies, freshness, problems, urls
from bulletin.web.politeness import Memory, Turns
from bulletin.web.problems import Problem
from bulletin.web.surroundings import Surroundings

TRIES = 3
# A server that is restarted is back in seconds; chance keeps those who failed together from returning together.
FIRST_PAUSE_S = 1.0
_WHOLE = frozenset({200, 203})
_ELSEWHERE = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
UNCHANGED = 304


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: a body, or that it has not changed, or the `location` to ask instead."""

    status: int
    headers: httpx2.Headers
    content: bytes = b""
    location: str = ""


class Allowance:
    """The time that one address may still take. Waiting for a turn is not counted, for that is the others' time."""

    def __init__(self, left_s: float) -> None:
        self._whole_s = left_s
        self.left_s = left_s

    @contextmanager
    def spent(self) -> Iterator[None]:
        """A piece of it; raises Problem when there is none left."""
        began = anyio.current_time()
        try:
            with anyio.fail_after(max(self.left_s, 0)):
                yield
        except TimeoutError as error:
            text = f"did not answer within {self._whole_s:g} seconds; try again later"
            raise Problem(text, again=True) from error
        finally:
            self.left_s -= anyio.current_time() - began


class Asking:
    """Asks servers, each in its turn."""

    def __init__(self, client: httpx2.AsyncClient, turns: Turns, memory: Memory, world: Surroundings) -> None:
        self._client = client
        self._turns = turns
        self._memory = memory
        self._world = world

    async def ask(self, url: httpx2.URL, headers: dict[str, str], allowance: Allowance) -> Answer:
        """The answer to at most three requests; raises the Problem of the last."""
        host = urls.origin(url)
        for tried in range(1, TRIES + 1):
            try:
                answer = await self._once(url, headers, allowance)
            except Problem as problem:
                pause = self._pause(problem, tried, host, allowance)
                if pause is None:
                    raise
                allowance.left_s -= pause
                await self._world.sleep(pause)
            else:
                self._memory.answered(host)
                return answer
        raise AssertionError("the last try ends in an answer or a problem")

    async def _once(self, url: httpx2.URL, headers: dict[str, str], allowance: Allowance) -> Answer:
        async with self._turns.turn(urls.origin(url)):
            with allowance.spent():
                return await exchange(self._client, url, headers)

    def _pause(self, problem: Problem, tried: int, host: str, allowance: Allowance) -> float | None:
        """How long to wait before asking again, or None when that is no use; the host is then remembered for it."""
        if problem.answered:
            self._memory.answered(host)
        if not problem.again:
            return None
        wanted = freshness.wait_s(problem.retry_after, self._world.now())
        jitter = 0.5 + self._world.chance()
        pause = max(FIRST_PAUSE_S * (1 << (tried - 1)) * jitter, wanted or 0)
        if pause < allowance.left_s and tried < TRIES:
            return pause
        if wanted:
            back = freshness.moment(self._world.now() + wanted)
            text = f"is on {host}, which wants to be left alone until {back} ({problem.status}); try again then"
            self._memory.close(host, text)
            raise Problem(text, answered=True, status=problem.status) from problem
        if not problem.answered:
            self._memory.failed(host)
        return None


async def exchange(client: httpx2.AsyncClient, url: httpx2.URL, headers: dict[str, str]) -> Answer:
    """The answer to one request, its body whole and decoded; raises Problem."""
    try:
        async with client.stream("GET", url, headers=headers) as response:
            location = response.headers.get("location", "") if response.status_code in _ELSEWHERE else ""
            if location or response.status_code == UNCHANGED:
                return Answer(response.status_code, response.headers, location=location)
            if response.status_code not in _WHOLE:
                raise problems.of_status(response.status_code, response.headers.get("retry-after", ""))
            packing, announced = (response.headers.get(name, "") for name in ("content-encoding", "content-length"))
            content = await bodies.whole(response.aiter_raw(), packing, announced)
            return Answer(response.status_code, response.headers, content)
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        raise problems.of_connection(error, answered=True) from error
