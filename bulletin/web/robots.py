"""What a site's robots.txt lets be fetched (RFC 9309)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import anyio
import httpx2
from protego import Protego

from bulletin.web import urls
from bulletin.web.politeness import Memory
from bulletin.web.problems import Problem
from bulletin.web.values import Fetched

AGENT = "bulletin"
# So much of it a robot must read; the rest is nobody's rules.
_MOST_BYTES = 512 * 1024
_NOT_ALLOWED = "is not to be fetched by robots, the site's robots.txt says; save the page yourself and name its file"


@dataclass(slots=True)
class Rules:
    """The rules of each site that was asked in a run, or the problem why they are not known."""

    of_site: dict[str, Protego | Problem | None] = field(default_factory=dict)


class Robots:
    """Asks for each site's robots.txt once, and knows what it lets be fetched."""

    def __init__(self, rules: Rules, memory: Memory, get: Callable[[httpx2.URL], Awaitable[Fetched]]) -> None:
        self._rules = rules
        self._memory = memory
        self._get = get
        self._asking: defaultdict[str, anyio.Lock] = defaultdict(anyio.Lock)

    async def permit(self, url: httpx2.URL) -> None:
        """Nothing, when the address may be fetched; raises Problem when not, or when its site does not say."""
        site = urls.origin(url)
        async with self._asking[site]:
            if site not in self._rules.of_site:
                self._rules.of_site[site] = await self._asked(site)
        rules = self._rules.of_site[site]
        if isinstance(rules, Problem):
            raise Problem(rules.text)
        if rules and not _allows(rules, urls.shown(url)):
            raise Problem(_NOT_ALLOWED)

    async def _asked(self, site: str) -> Protego | Problem | None:
        try:
            text = (await self._get(urls.checked(f"{site}/robots.txt"))).content
        except Problem as problem:
            return _of_problem(problem)
        rules = _parsed(text)
        self._memory.slow_down(site, rules.crawl_delay(AGENT) if rules else None)
        return rules


def _of_problem(problem: Problem) -> Problem | None:
    """Nothing is forbidden where there are no rules; everything where they cannot be had."""
    if 400 <= problem.status < 500 and problem.status != 429:
        return None
    if problem.answered:
        return Problem("is on a site whose robots.txt cannot be had now, so it is left alone; try again later")
    return problem


def _parsed(content: bytes) -> Protego | None:
    try:
        return Protego.parse(content[:_MOST_BYTES].decode("utf-8", "replace").removeprefix("\ufeff"))
    except ValueError:  # A rule that is no address, such as "//[": whoever wrote it meant no robot of ours.
        return None


def _allows(rules: Protego, url: str) -> bool:
    try:
        return rules.can_fetch(url, AGENT)
    except ValueError:
        return True
