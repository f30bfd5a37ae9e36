"""Which pages a wiki gets and what they hold, decided from what it has: nothing here reads or writes anything else.

What others may write too (Home, the sidebar, the archive) has a block of ours between two comments. Titles are taken
from the printed page, where they are escaped already as that wiki wants it; days are written by babel in the language
of the edition, so that no word of the frame is needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from typing import Protocol

import babel
from babel.dates import format_date, format_skeleton

from bulletin.channels.slugs import slug
from bulletin.channels.wiki import marked, nav
from bulletin.channels.wiki.links import Links
from bulletin.errors import DeliveryError
from bulletin.parcels import Consignment, Flavor, Wanted
from bulletin.sending.wiki import WikiStyle

# As many as one sees without scrolling.
_LATEST, _IN_SIDEBAR = 10, 7
_SETTINGS = "mkdocs.yml"
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_UNPRINTABLE = re.compile(r"[\s\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of wiki wants its pages: the dialect, the shared pages it knows, and how a link's address ends."""

    flavor: Flavor
    home: str = ""
    sidebar: str = ""
    ending: str = ""


STYLES: Mapping[WikiStyle, Style] = {
    "github": Style("gfm", "Home.md", "_Sidebar.md"),
    "gitlab": Style("gfm", "home.md", "_sidebar.md"),
    "gitea": Style("gfm", "Home.md", "_Sidebar.md"),
    "obsidian": Style("obsidian", ending=".md"),
    "mkdocs": Style("commonmark", ending=".md"),
}


class Wiki(Protocol):
    """What a wiki has, by paths seen from its root."""

    def names(self, folder: str) -> Iterable[str]:
        """The names of what is in a folder of it."""
        ...

    def read(self, name: str) -> bytes | None:
        """What a file holds, None when it is not there; raises RefusedError for a link."""
        ...


class RefusedError(Exception):
    """A page that is not written, with the reason and the next step."""

    def __init__(self, problem: str, difference: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.difference = difference


@dataclass(frozen=True, slots=True)
class Laid:
    """What is to be written so that the wiki has an edition, the edition's page first, and what was left alone."""

    page: str
    written: Mapping[str, bytes]
    notes: tuple[str, ...] = ()


def reference(consignment: Consignment, text: str) -> str:
    """What tells an edition and build apart in any wiki: hashes of its title and printed text, its day and build.

    Builds are counted anew in an archive that was lost, so the text counts, too; and nobody knows it beforehand.
    """
    known = consignment
    return f"{marked.digest_of(known.title)} {known.day.isoformat()} {known.build} {marked.digest_of(text)}"


def printed(consignment: Consignment, style: WikiStyle) -> str:
    """The edition in the dialect of the wiki."""
    (document,) = consignment.printed(Wanted(formats=("md",), flavor=STYLES[style].flavor))
    return document.content.decode()


def lay_out(consignment: Consignment, style: WikiStyle, wiki: Wiki) -> Laid:
    """What a wiki lacks to have this edition; raises RefusedError when its page is somebody else's or was edited."""
    return _Layout(consignment, style, wiki).laid()


class _Layout:
    """One edition on its way into one wiki."""

    def __init__(self, consignment: Consignment, style: WikiStyle, wiki: Wiki) -> None:
        self._consignment, self._wiki, self._is_mkdocs = consignment, wiki, style == "mkdocs"
        self._style, self._slug = STYLES[style], slug(consignment.title)
        self._settings = (wiki.read(_SETTINGS) or b"").decode(errors="surrogateescape") if self._is_mkdocs else ""
        self._base, self._links = self._folder(), Links(self._slug, self._style.ending)
        self._text = printed(consignment, style)
        found = _TITLE.search(self._text)
        self._title = found[1] if found else self._slug
        self._days = sorted({consignment.day, *self._there_already()}, reverse=True)
        self._notes: list[str] = []

    def laid(self) -> Laid:
        name = f"{self._base}{self._links.page(self._consignment.day)}.md"
        written = {name: self._edition(name)}
        archive = f"{self._base}{self._slug}-archive.md"
        is_first = self._wiki.read(archive) is None
        shared = {
            archive: (self._archive(), True),
            f"{self._base}{self._style.home}": (self._latest(_LATEST, "## "), is_first),
            f"{self._base}{self._style.sidebar}": (self._latest(_IN_SIDEBAR, "**", "**"), is_first),
        }
        for page, (block, is_added) in shared.items():
            if page.endswith(".md"):
                written |= self._shared(page, block, is_added=is_added)
        if self._is_mkdocs and nav.has_nav(self._settings):
            written |= self._in_nav()
        changed = {page: text for page, text in written.items() if self._wiki.read(page) != text}
        return Laid(name, changed, tuple(self._notes))

    def _folder(self) -> str:
        """Where pages are."""
        if not self._is_mkdocs:
            return ""
        if not self._settings:
            raise DeliveryError(_SETTINGS, "is not there; name the folder that has it as path")
        docs = nav.docs_dir(self._settings)
        if not docs:
            raise DeliveryError(_SETTINGS, "its docs_dir is no folder beside it; pages are written into such only")
        return f"{docs}/bulletins/"

    def _there_already(self) -> Iterator[date]:
        pattern = re.compile(rf"(\d{{4}}-\d\d-\d\d)-{self._slug}\.md", re.ASCII)
        for name in self._wiki.names(self._base):
            if found := pattern.fullmatch(name):
                try:
                    yield date.fromisoformat(found[1])
                except ValueError:
                    continue

    def _edition(self, name: str) -> bytes:
        """The edition's page; one that shows this build is left as it is, whatever people have made of it since."""
        own = reference(self._consignment, self._text)
        wanted = marked.marked(self._links.linked(self._text, [str(day) for day in self._days]), own)
        there = self._wiki.read(name)
        if there is None:
            return wanted
        known = marked.mark(there)
        if known and known.reference == own:
            return there
        if known and known.reference.split()[0] != own.split()[0]:
            raise RefusedError(f"{name} is a page of another bulletin; give one of the two another title")
        if known and known.is_intact:
            return wanted
        raise RefusedError(
            f"{name} was {'edited since bulletin wrote it' if known else 'written by somebody else'} and stays as it "
            "is; move or delete it and retry, or keep it",
            marked.difference(there, wanted, name),
        )

    def _shared(self, page: str, block: str, *, is_added: bool) -> dict[str, bytes]:
        """A page that others write too, with our block; nothing when it has no place for it."""
        if other := self._same_page(page):
            self._notes.append(f"{other} was left as it is: it is no Markdown, or is spelt otherwise than {page}")
            return {}
        there = (self._wiki.read(page) or b"").decode(errors="surrogateescape")
        made = marked.with_block(there, self._slug, block, is_added=is_added or not there)
        if made is None:
            self._notes.append(f"{page} was left as it is: it has no block of ours, or one mark of it only")
            return {}
        return {page: made.encode(errors="surrogateescape")}

    def _same_page(self, page: str) -> str:
        """A file that wikis show under the same name: Home.rst, home.md."""
        own = page.removeprefix(self._base)
        stem = own.removesuffix(".md").casefold()
        others = (name for name in self._wiki.names(self._base) if name != own)
        return next((name for name in others if name.rpartition(".")[0].casefold() == stem), "")

    def _in_nav(self) -> dict[str, bytes]:
        """mkdocs.yml with the archive and the latest editions in its nav."""
        folder = "bulletins/"
        pages = [(self._named(day), f"{folder}{self._links.page(day)}.md") for day in self._days[:_LATEST]]
        title = in_one_line(self._consignment.title)
        made = nav.with_entries(self._settings, self._slug, title, f"{folder}{self._slug}-archive.md", pages)
        if made is None:
            self._notes.append(
                f"{_SETTINGS} was left as it is: its nav is no plain list; add {folder}{self._slug}-archive.md to it"
            )
            return {}
        return {_SETTINGS: made.encode(errors="surrogateescape")}

    def _archive(self) -> str:
        """All editions by month, the latest first."""
        months = groupby(self._days, key=lambda day: (day.year, day.month))
        lists = (f"## {self._month(days[0])}\n\n{self._list(days)}" for days in (list(group) for _, group in months))
        return "\n\n".join((f"# {self._title}", *lists))

    def _latest(self, most: int, before: str, behind: str = "") -> str:
        address = f"{self._slug}-archive{self._links.ending}"
        return f"{before}[{self._title}]({address}){behind}\n\n{self._list(self._days[:most])}"

    def _list(self, days: Iterable[date]) -> str:
        return "\n".join(f"- [{self._named(day)}]({self._links.page(day)}{self._links.ending})" for day in days)

    def _named(self, day: date) -> str:
        return _in_language(self._consignment.language, lambda locale: format_date(day, "full", locale))

    def _month(self, day: date) -> str:
        moment = datetime.combine(day, time())
        return _in_language(self._consignment.language, lambda locale: format_skeleton("yMMMM", moment, locale=locale))


def in_one_line(text: str) -> str:
    """The text without what ends lines or steers a terminal."""
    return _UNPRINTABLE.sub(" ", text).strip()


def _in_language(language: str, written: Callable[[babel.Locale], str]) -> str:
    """What is written in a language, in English where babel does not know it."""
    try:
        # Printed editions have the day before the month, too.
        locale = babel.Locale.parse("en_GB" if language == "en" else language)
    except (babel.UnknownLocaleError, ValueError, TypeError):
        locale = babel.Locale("en", "GB")
    return written(locale)
