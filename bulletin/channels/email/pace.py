"""How fast one domain is sent to: so many messages a minute, without end when none is set."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from datetime import datetime, timedelta

from bulletin.channels.email.addresses import address

_MINUTE = timedelta(minutes=1)


class Pace:
    """When how many messages went to each domain; `most` a minute."""

    def __init__(self, most: int, now: Callable[[], datetime]) -> None:
        self._most, self._now = most, now
        self._sent: defaultdict[str, deque[datetime]] = defaultdict(deque)

    def wait_s(self, recipient: str) -> float:
        """The seconds until this recipient may be sent to, 0 for at once."""
        if not self._most:
            return 0.0
        times, now = self._sent[_domain(recipient)], self._now()
        # A clock that was put back must not make anybody wait for longer than the minute.
        while times and not now - _MINUTE < times[0] <= now:
            times.popleft()
        return (times[0] + _MINUTE - now).total_seconds() if len(times) >= self._most else 0.0

    def count(self, recipient: str) -> None:
        """Remember that this recipient was sent to."""
        if self._most:
            self._sent[_domain(recipient)].append(self._now())


def _domain(recipient: str) -> str:
    """What is no address is no domain's, and nobody is asked to take it."""
    try:
        return address(recipient).domain
    except ValueError:
        return ""
