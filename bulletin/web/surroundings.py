"""What a fetch takes from the world around it: time, chance, names and the net itself."""

from __future__ import annotations

import asyncio
import random
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bulletin.web.connections import Backend, Resolver, resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The real ones, unless others are given: `chance` is a number from 0 to 1, `now` counts seconds since 1970.

    `backend` opens connections to addresses that were checked; `tls` says which certificates are trusted, by default
    those that the computer trusts.
    """

    now: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random
    resolve: Resolver = resolved
    backend: Backend | None = None
    tls: ssl.SSLContext | None = None
