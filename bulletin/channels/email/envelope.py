"""One message on its way: from whom, to the one whom it is for, and its bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message for one recipient; `sender` is where bounces go, `content` makes the message as it is on the wire.

    `following` looks at the one that is probably sent behind it.
    """

    sender: str
    recipient: str
    content: Callable[[], bytes]
    following: Callable[[], Envelope | None] = lambda: None
