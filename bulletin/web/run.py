"""A run's view of the web, from the options to rounds of requests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import httpx2

from bulletin.model import Failure
from bulletin.web import addresses, bodies, connections
from bulletin.web.asking import Asking
from bulletin.web.cache import Cache
from bulletin.web.fetching import Fetching, all_of
from bulletin.web.politeness import Memory, Turns
from bulletin.web.posting import posted
from bulletin.web.robots import AGENT, Robots, Rules
from bulletin.web.surroundings import Surroundings
from bulletin.web.values import Answered, Fetched, Request, Unanswered

_ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, */*;q=0.5"


class Run:
    """What lasts from one round of requests to the next; connections do not."""

    def __init__(
        self,
        cache: Path | None,
        contact: str,
        allow_private: Sequence[str],
        trust_env: bool,
        deadline_s: float,
        surroundings: Surroundings | None,
    ) -> None:
        self._cache = Cache(cache)
        self._headers = {"User-Agent": agent(contact), "Accept": _ACCEPT, "Accept-Encoding": bodies.ENCODINGS}
        self._inside = addresses.Inside(addresses.networks(allow_private))
        self._trust_env = trust_env
        self._deadline_s = deadline_s
        self._world = surroundings or Surroundings()
        self._tls = self._world.tls or httpx2.create_ssl_context(trust_env=trust_env)
        self._memory = Memory()
        self._rules = Rules()

    async def round(self, requests: Sequence[Request]) -> dict[Request, Fetched | Failure]:
        """What came of each request."""
        # Two, so that nothing that is only linked to is asked over a connection that leads inside.
        async with self._client(self._inside) as client, self._client(addresses.NOTHING_INSIDE) as public:
            done = await all_of(requests, self._ways(client, public))
        self._cache.trim()
        return done

    async def post(self, url: str, content: bytes | None, headers: Mapping[str, str]) -> Answered | Unanswered:
        """What the address answers, over a connection of its own."""
        async with self._client(self._inside) as client:
            return await posted(client, url, content, headers, self._deadline_s, self._world.now())

    def _client(self, inside: addresses.Inside) -> httpx2.AsyncClient:
        return connections.client(
            resolve=self._world.resolve,
            inside=inside,
            backend=self._world.backend,
            tls=self._tls,
            trust_env=self._trust_env,
            headers=self._headers,
        )

    def _ways(self, client: httpx2.AsyncClient, public: httpx2.AsyncClient) -> dict[bool, Fetching]:
        """How what is named is fetched, and what is not."""
        turns = Turns(self._memory, connections.AT_ONCE, self._world.now, self._world.sleep)
        named, linked = (Asking(one, turns, self._memory, self._world) for one in (client, public))
        apart = self._cache.apart("linked")
        rules = Fetching(linked, self._world, apart, self._deadline_s)
        robots = Robots(self._rules, self._memory, rules.get)
        return {
            True: Fetching(named, self._world, self._cache, self._deadline_s),
            False: Fetching(linked, self._world, apart, self._deadline_s, robots.permit),
        }


def agent(contact: str) -> str:
    """How `bulletin` introduces itself, with an address for complaints."""
    own = f"{AGENT}/{version('bulletin')}"
    told = "".join(char for char in contact if char.isascii() and char.isprintable() and char not in "()").strip()
    return f"{own} (+{told})" if told else own
