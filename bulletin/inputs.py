"""`[[input]]` and `[web]` of bulletin.toml: what is read when nobody names anything, and how it is fetched."""

from __future__ import annotations

import ipaddress
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from bulletin.errors import SettingsError

# What counts most is the first; with more than three nobody can say what sets one apart from the next.
TIERS = (1, 2, 3)

_PORTS = {"http": ":80", "https": ":443"}
_NAME_AND_PASSWORD = re.compile(r"(?<=://)[^/?#]*@")
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\x9f]")
_CONTACT = re.compile(r"https?://[!-~]+|[!-~]+@[!-~]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class InputSettings:
    """Something that is read whenever no inputs are named: the address `url`, or the file or folder `path`.

    `source` is the name of the source that it is from, and `language` its language (ISO 639-1), whatever its articles
    say. `family`, `tier` and `section` are what is known of that source. With `full_text` the pages are fetched that a
    feed links to.
    """

    url: str = ""
    path: str = ""
    source: str = ""
    family: str = ""
    tier: int | None = None
    language: str = ""
    section: str = ""
    full_text: bool = False

    @property
    def place(self) -> str:
        """Where it is: its address, else its path."""
        return self.url or self.path

    @property
    def shown(self) -> str:
        """The same for print."""
        return shown(self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """How addresses are fetched.

    `contact` (a mail address or web address) is told to whom they belong; `allow_private` are the private IP addresses
    and networks that may be reached by what the user names; with `trust_env` proxies of the environment are used.
    """

    contact: str = ""
    allow_private: tuple[str, ...] = ()
    trust_env: bool = False


def shown(place: str) -> str:
    """An address or path for print: without a name and password that may stand in an address."""
    return _NAME_AND_PASSWORD.sub("", place, count=1)


def is_address(place: str) -> bool:
    """Whether it is written as something to fetch, and not as a path."""
    return place.lower().startswith(("http://", "https://"))


def same_place(place: str) -> str:
    """What two spellings of one address, or of one path, have in common."""
    if not is_address(place):
        return posixpath.normpath(place)
    try:
        parts = urlsplit(place)
    except ValueError:  # An address that is none, such as "http://[x", is like no other.
        return place
    host = parts.netloc.lower().removesuffix(_PORTS[parts.scheme])
    return urlunsplit((parts.scheme, host, parts.path or "/", parts.query, ""))


def check_inputs(inputs: Iterable[InputSettings], subject: str) -> None:
    """Raises SettingsError for the first input that cannot be read as it is written, or that is there twice."""
    met: dict[str, int] = {}
    for number, one in enumerate(inputs, 1):
        if problem := _problem(one):
            raise SettingsError(subject, f"input {number}: {problem}")
        if first := met.setdefault(same_place(one.place), number) - number:
            problem = f"is the same as input {number + first}; keep one of them"
            raise SettingsError(subject, f"input {number}: {one.shown} {problem}")


def _problem(one: InputSettings) -> str:
    """Why an input cannot be read, and what to do about it; nothing when it can."""
    if bool(one.url.strip()) == bool(one.path.strip()):
        return "name one url or one path"
    if one.url and (problem := address_problem(one.url)):
        return f"{shown(one.url)!r} {problem}"
    if is_address(one.path):
        return "its path is an address; write url in place of path"
    if "\0" in one.path or one.path == "-":
        return f"{one.path!r} is no path; name a file or a folder"
    for key in ("source", "family", "section"):
        if (value := getattr(one, key)) and not value.strip():
            return f"{key} is empty; give it a name or remove the line"
    for key in ("family", "tier", "section"):
        if getattr(one, key) not in ("", None) and not one.source.strip():
            return f"{key} is known of a source; add source with its name"
    if problem := tier_problem(one.tier):
        return problem
    if one.language and not re.fullmatch("[a-z]{2}", one.language):
        return f'language must be two small letters such as "en", not "{one.language}"'
    return ""


def tier_problem(tier: int | None) -> str:
    """Why a source cannot be of this tier; nothing when it can."""
    return "" if tier is None or tier in TIERS else f"tier must be 1, 2 or 3, not {tier}"


def address_problem(url: str) -> str:
    """Why nothing can be fetched from an address, and what to do about it; nothing when it can be tried."""
    try:
        parts = urlsplit(url)
        is_known = parts.scheme in _PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        return f"is no address ({error}); copy it from a browser"
    if _UNPRINTABLE.search(url):
        return "holds a space or an unprintable character; copy it from a browser"
    return "" if is_known else 'is no address; it begins with "https://" or "http://" and the name of a host'


def check_web(web: WebSettings, subject: str) -> None:
    """Raises SettingsError for the first setting of `[web]` that cannot be used."""
    if web.contact and not _CONTACT.fullmatch(web.contact):
        problem = f'write a mail address or an address that begins with "https://", not {web.contact!r}'
        raise SettingsError(subject, f"web.contact: {problem}")
    for given in web.allow_private:
        if problem := _network_problem(given):
            raise SettingsError(subject, f"web.allow_private: {given!r} {problem}")


def _network_problem(given: str) -> str:
    try:
        network = ipaddress.ip_network(given, strict=False)
        ipaddress.ip_network(given)
    except ValueError as error:
        if "host bits" in str(error):
            return f"is an address in a network; write {network} for all of that"
        return "is no IP address or network; write one such as 10.1.2.3 or 10.1.0.0/16"
    return ""
