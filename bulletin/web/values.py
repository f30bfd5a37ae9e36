"""What is asked of the web, and what it gave."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """An address to fetch. `named` says that the user named it himself.

    What a user names is fetched as a browser or a feed reader would, and inside his own network where he allows it;
    what is only linked to obeys robots.txt and never lies inside.
    """

    url: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address holds: `content` is decoded, `content_type` as declared; `url` is where the redirects ended.

    `moved` is where it has gone for good: as far as redirects said so (301, 308), one after the other; else empty.
    `unchanged` says that these are the bytes that it held when it was last fetched: so the server said, or they were
    compared, or it was too soon to ask again. A name and password in the address are not in `url`.
    """

    asked: str
    url: str
    content: bytes
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a server answered to a message: its status, the first of its words, and in how many seconds it may be asked
    again when it says so."""

    status: int
    said: str = ""
    wait_s: float | None = None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Why there is no answer to a message, and whether it `is_out`: then nobody knows whether it has arrived.

    `is_late` is one that was waited for as long as may be.
    """

    problem: str
    is_out: bool
    is_late: bool = False
