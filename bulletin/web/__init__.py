"""Addresses → what they hold: fetched politely, and never from inside the user's own network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.model import Failure
from bulletin.pipes import broken_pipes_as_errors
from bulletin.web.values import Fetched, Request

if TYPE_CHECKING:
    from bulletin.web.surroundings import Surroundings

__all__ = ["DEADLINE_S", "Fetched", "Request", "Web"]

# What Miniflux, a feed reader that is kept well, gives a feed.
DEADLINE_S = 20.0


class Web:
    """The web as one run sees it: it knows which sites it asked, what they allow and which do not answer.

    `cache` is the folder of what was fetched before, None for none; `contact` an address for who runs a site that is
    asked; `allow_private` addresses ("10.1.2.3") and networks inside that may be reached, ValueError if they are
    none; with `trust_env` the environment names proxies and certificates. An address may take `deadline_s` in all:
    names, connections, redirects, body and further tries; time in which others have their turn is not counted, and a
    site's robots.txt is an address of its own.
    """

    def __init__(
        self,
        cache: Path | None = None,
        *,
        contact: str = "",
        allow_private: Sequence[str] = (),
        trust_env: bool = False,
        deadline_s: float = DEADLINE_S,
        surroundings: Surroundings | None = None,
    ) -> None:
        from bulletin.web.run import Run

        self._run = Run(cache, contact, allow_private, trust_env, deadline_s, surroundings)

    def fetch_all(self, requests: Sequence[Request]) -> tuple[Fetched | Failure, ...]:
        """What each address holds, or why it cannot be had, in the order of the requests; all at the same time.

        Raises SettingsError when `trust_env` is set and the environment names no usable proxy.
        """
        if not requests:
            return ()
        import asyncio

        try:
            asyncio.get_running_loop()
        except RuntimeError:
            done = self._done(requests)
        else:  # In a notebook, say, which runs a loop of its own.
            from concurrent.futures import ThreadPoolExecutor

            with ThreadPoolExecutor(1) as thread:
                done = thread.submit(self._done, requests).result()
        return tuple(done[request] for request in requests)

    def _done(self, requests: Sequence[Request]) -> Mapping[Request, Fetched | Failure]:
        import asyncio

        with broken_pipes_as_errors():
            return asyncio.run(self._run.round(requests))
