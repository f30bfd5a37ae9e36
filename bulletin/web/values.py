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
