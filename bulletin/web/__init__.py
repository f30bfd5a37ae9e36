"""Addresses → what they hold: fetched politely, and never from inside the user's own network; or what they answer."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from bulletin.model import Failure
from bulletin.pipes import broken_pipes_as_errors
from bulletin.web.values import Answered, Fetched, Request, Unanswered

if TYPE_CHECKING:
    from bulletin.web.surroundings import Surroundings

__all__ = ["DEADLINE_S", "Answered", "Fetched", "Request", "Unanswered", "Web"]

_Done = TypeVar("_Done")

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
        done = _run(lambda: self._run.round(requests))
        return tuple(done[request] for request in requests)

    def post(self, url: str, content: bytes, headers: Mapping[str, str]) -> Answered | Unanswered:
        """What an address that the user named answers to this content, sent once; redirects are not followed."""
        return _run(lambda: self._run.post(url, content, headers))

    def ping(self, url: str) -> Answered | Unanswered:
        """What an address that the user named answers when it is asked once, whatever the cache holds; redirects are
        not followed."""
        return _run(lambda: self._run.post(url, None, {}))


def _run(work: Callable[[], Coroutine[Any, Any, _Done]]) -> _Done:
    """What comes of the work, in a loop of its own."""
    import asyncio

    def done() -> _Done:
        with broken_pipes_as_errors():
            return asyncio.run(work())

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return done()
    # In a notebook, say, which runs a loop of its own.
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(done).result()
