"""The values with which an edition leaves: what each recipient of a channel gets, and how far it got."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from bulletin.model import Document, Failure

Flavor = Literal["commonmark", "gfm", "obsidian", "mediawiki", "dokuwiki"]

DeliveryState = Literal["queued", "sending", "sent", "deferred", "bounced", "cancelled", "unknown"]
"""`sending` is left as it is by a crash, and then nobody knows whether it arrived: it becomes `unknown`."""

WAITING: tuple[DeliveryState, ...] = ("queued", "deferred")


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far an edition (of this `day` and `title`) got on its way to a recipient of a channel.

    `build` is the one that was sent last or is to be sent. `reference` tells it apart wherever it arrives (a
    Message-ID, a page), equal on each try; `reply` is what the other side said last. `first_tried` is when it was sent
    for the first time, `changed` when it came into this state, `due` when a deferred one is to be tried again.
    `taken` says how much the other side has taken of what comes in several messages and is not sent whole ("1/2"), for
    people, and behind a space what the channel knows the division by.
    """

    day: date
    title: str
    build: int
    channel: str
    recipient: str
    state: DeliveryState
    reference: str = ""
    attempts: int = 0
    first_tried: datetime | None = None
    changed: datetime | None = None
    due: datetime | None = None
    reply: str = ""
    taken: str = ""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """An address that gets nothing any more, whatever settings say, since `day`: unsubscribed, or it bounced."""

    address: str
    reason: str
    day: date


@dataclass(frozen=True, slots=True)
class Wanted:
    """Documents that a channel asks for: of these sections only (all when empty), in a language, in these formats.

    `sections` are named as they are printed. `flavor` is the dialect of Markdown, None for that of the settings, and
    nothing to other formats; `language` is empty for the edition's own. A part has no `json`: that is always whole.
    """

    formats: tuple[str, ...]
    sections: tuple[str, ...] = ()
    language: str = ""
    flavor: Flavor | None = None


Printer = Callable[[Wanted], tuple[Document, ...]]
"""Prints what is wanted of one edition, one document a format, each once however often it is asked for.

Sections that the edition does not have are left out. When it tells no story of any that is wanted there is no document
at all, and nothing for whoever wants it: no failure, for tomorrow there may be. Raises DeliveryError for a document
that cannot be made.
"""


@dataclass(frozen=True, slots=True)
class Consignment:
    """One edition that is to be delivered: which one it is, what it is called, and how to have its documents.

    One that `is_test` passes for no other: its references are its own. One with a day of the `latest`, which is not its
    own, goes on to those whom it was on its way to, and to nobody new. `begun` is when it was first on its way to
    anybody by mail, None when that is not known.
    """

    day: date
    title: str
    build: int
    language: str
    issued: datetime
    printed: Printer
    is_test: bool = False
    latest: date | None = None
    begun: datetime | None = None

    @property
    def dated(self) -> datetime:
        """The date of its messages, the same on each try: an edition is issued as its day begins, hours before."""
        return self.begun or self.issued


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one recipient gets, known before anything is sent.

    `told` says in words what is in it; `files` are what there is to look at, by name, made when asked for. `taken` is
    what the other side has taken of it before, as an Outcome has said. `following` looks at the parcel that is sent
    behind it unless somebody cancels that, for whoever can ask the other side for two at once.
    """

    recipient: str
    reference: str
    told: str
    size_bytes: int
    files: Callable[[], Mapping[str, bytes]]
    taken: str = ""
    following: Callable[[], Parcel | None] = lambda: None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one attempt, in the words of the other side.

    `sending` says that one message of several was taken, `taken` which, and that there is more: the same parcel is sent
    on with that. `again_s` is how long the other side wants to be left alone by what is deferred; `gone` is the code by
    which it says that there never will be such a recipient ("5.1.1").
    """

    state: Literal["sent", "sending", "deferred", "bounced", "unknown"]
    reply: str = ""
    again_s: float = 0.0
    taken: str = ""
    gone: str = ""


Sender = Callable[[Parcel], Outcome]
"""Tries once; raises DeliveryError when nothing can be sent to anybody, and then nothing was in this call."""


class Channel(Protocol):
    """A way on which parcels go; `replaces` when a later build takes the place of what came before, as on a page."""

    name: str
    replaces: bool

    @property
    def set_aside(self) -> tuple[Failure, ...]:
        """What settings have that nothing can be sent to: a line of a list that is no address."""
        ...

    def recipients(self) -> Iterable[str]:
        """Who gets a parcel, known before any document is printed; raises DeliveryError when it cannot be known."""
        ...

    def parcels(self, due: Mapping[str, str] | None = None) -> Iterable[Parcel]:
        """What everybody gets, in the order of sending, or at least those to whom something is `due`.

        These are known by name, each with the reference of an earlier try, empty for none. Raises DeliveryError when it
        cannot be made for somebody: first everybody else has come.
        """
        ...

    def wait_s(self, recipient: str) -> float:
        """The seconds for which it is too early to send to this recipient, 0 for none."""
        ...

    def opened(self) -> AbstractContextManager[Sender]:
        """A sender for as long as the block lasts; what it needs is opened with the first parcel."""
        ...
