"""The verdict on a document: which edition it prints, where it departs from that, and what of it is in doubt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from bulletin.errors import ProofError, SettingsError, ThemeError
from bulletin.model import Document, Edition, Story
from bulletin.proof import Archived, Doubt, Past, doubts
from bulletin.proof.portable import Portable, own_articles
from bulletin.renderers import render
from bulletin.renderers.look import Look
from bulletin.renderers.markdown import FLAVORS
from bulletin.renderers.parts import kept, part
from bulletin.renderers.themes import FOLDER, NAME, shipped_themes
from bulletin.verification import epub, html, json, markdown, pdf, text
from bulletin.verification.carried import reduced_document, unheld
from bulletin.verification.claim import Claim
from bulletin.verification.difference import Difference
from bulletin.verification.strangers import is_stranger


class Kind(Protocol):
    """What reads documents of one format."""

    def claim(self, document: Document) -> Claim:
        """Which edition a document says it is."""

    def differences(self, document: Document, printed: Document, edition: Edition) -> tuple[Difference, ...]:
        """Where a document departs from the edition as it is printed."""


KINDS: dict[str, Kind] = {
    "md": markdown,
    "html": html,
    "json": json,
    "pdf": pdf,
    "epub": epub,
    "txt": text,
    "mail": html,
}
_ENDINGS = {"markdown": "md", "mediawiki": "md", "dokuwiki": "md", "htm": "html", "xhtml": "html"}
# A page for mail programs ends like any other, and says in its head what it is.
_MAIL = b'<meta name="format" content="mail">'
# DokuWiki keeps its pages in files that end in ".txt".
_DOKUWIKI = b"====== "
# What an ending says of how a page is to be read, beside that of the flavor's own documents: what is text in one wiki
# can be a link or a script in another.
_ALIKE = {"markdown": "md", "txt": "dokuwiki"}
# What a feed has in its first lines.
_FEED = b'<feed xmlns="http://www.w3.org/2005/Atom"'
# What a document of another name begins with.
_MARKDOWN = (b"---", b"<!--\ngenerator:", b"<!--\r\ngenerator:", _DOKUWIKI)
_OPENINGS = {"pdf": (b"%PDF-",), "md": _MARKDOWN, "html": (b"<",), "json": (b"{",), "epub": (b"PK",)}
# What is no text before it is unpacked.
_PACKED = frozenset({"pdf", "epub"})
# A document with other line ends, or typeset elsewhere, is about as long as ours; one so much longer than that is not
# read. Generous: a PDF with whole fonts in it, of which ours holds the letters that it prints.
_LONGEST = 4
_ALLOWANCE_BYTES = 4_000_000


class _Print(NamedTuple):
    """A document as it should be, what of the edition it prints, and the look that it is made with."""

    document: Document
    part: Edition
    look: Look


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: the edition that the document is, or is nearest to, and where it departs from it.

    `current` says whether the edition is the first of those offered: an older build is as true as it was. `text_only`
    is true of a PDF that was typeset otherwise than here, so that its layout could be held against rules only. `theme`
    is the one that it was made with when that is not shipped: what that says by itself is proven by nothing.
    `sections` are those that it prints and says that it does, when they are not all.
    """

    edition: Edition
    current: bool
    differences: tuple[Difference, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    text_only: bool = False
    theme: str = ""
    sections: tuple[str, ...] = ()

    @property
    def proven(self) -> bool:
        """Whether nothing departs and nothing is in doubt."""
        return not self.differences and not self.doubts

    @property
    def stories(self) -> tuple[Story, ...]:
        """The stories of the edition that the document prints."""
        return part(self.edition, Look(sections=self.sections)).stories


# A page for mail ends in .mail.html.
_NO_ENDING = "mail"


def format_of(document: Document) -> str:
    """The document's format, by its name, else by what it begins with; raises ProofError when it is none of ours."""
    ending = _ENDINGS.get(_ending(document), _ending(document))
    start = document.content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if ending in KINDS and ending != _NO_ENDING:
        return _told_apart(ending, start)
    if _FEED in start:
        raise ProofError(
            document.name, "is a feed, and each of its editions is proven by its own documents; name those"
        )
    for name, opening in _OPENINGS.items():
        if start.startswith(opening):
            return _told_apart(name, start)
    endings = ", ".join(f".{one}" for one in (*KINDS, "mail.html") if one != _NO_ENDING)
    raise ProofError(document.name, f"is no document of ours; name one that ends in {endings}")


def _told_apart(name: str, start: bytes) -> str:
    """The format of a document with this ending, which two may have."""
    if name == "txt" and start.startswith(_DOKUWIKI):
        return "md"
    return "mail" if name == "html" and _MAIL in start else name


def claim(document: Document) -> Claim:
    """Which edition the document says it is; raises ProofError when it cannot be read."""
    return KINDS[format_of(document)].claim(document)


def verify(
    document: Document, editions: Iterable[Edition], archived: Archived, past: Past | None = None, trusted: str = ""
) -> Verdict:
    """The verdict on a document: of the editions offered (the builds of a day) on the first that it prints.

    When it prints none, on the one that it departs from least. What that says of earlier editions is held against
    `past`. One that is made with a theme that is not shipped is compared only when that is the `trusted` one. Raises
    ProofError when the document cannot be read or compared or no edition is offered, RenderError when an edition cannot
    be rendered to be compared.
    """
    theme = _own_theme(document, trusted)
    nearest: Verdict | None = None
    for place, edition in enumerate(editions):
        printed = _printed(document, edition)
        found = _departures(document, printed)
        sections = printed.look.sections
        if not found:
            doubtful = doubts(edition, archived, past)
            text_only = _is_text_only(document, printed.document)
            return Verdict(edition, place == 0, (), doubtful, text_only, theme, sections)
        if nearest is None or len(found) < len(nearest.differences):
            nearest = Verdict(edition, place == 0, found, theme=theme, sections=sections)
    if nearest is None:
        raise ProofError(document.name, "is of no edition in the archive; name its archive or its proof")
    if _is_nameless(document) and is_stranger(document, _printed(document, nearest.edition).document):
        problem = "is no bulletin: it names no title and no date, and next to nothing of it is in the edition"
        raise ProofError(document.name, problem)
    return nearest


def verify_with(document: Document, proof: Portable, trusted: str = "") -> Verdict:
    """The verdict on a document by a proof that came with it; raises ProofError when it cannot be read or compared."""
    if format_of(document) != "json":
        return verify(document, [proof.edition], own_articles(proof.edition), trusted=trusted)
    verdict = verify(reduced_document(document), [proof.edition], own_articles(proof.edition))
    return verdict if verdict.differences else replace(verdict, differences=unheld(document, proof))


def differences(document: Document, edition: Edition, trusted: str = "") -> tuple[Difference, ...]:
    """Where the document departs from what is printed of the edition, in its order; nothing when it does not."""
    _own_theme(document, trusted)
    return _departures(document, _printed(document, edition))


def _own_theme(document: Document, trusted: str) -> str:
    """The theme that the document is made with, "" for a shipped one; raises ProofError when it is not trusted.

    Its templates, styles and words can say anything, and with them rendered again it would be found to be so.
    """
    theme = claim(document).look.theme
    if theme in shipped_themes():
        return ""
    if not NAME.fullmatch(theme):
        raise ProofError(document.name, "is made with a theme that is not shipped with bulletin")
    if theme != trusted:
        problem = f"is made with the theme {theme}, which is not shipped with bulletin"
        raise ProofError(document.name, f"{problem}: name it with --theme {theme} if you trust its templates")
    return theme


def _printed(document: Document, edition: Edition) -> _Print:
    """The document of this edition: with sections that it claims and the edition does not have, without them."""
    name = format_of(document)
    look = KINDS[name].claim(document).look
    if name == "md":
        _check_ending(document, look.flavor)
    try:
        look = kept(edition, look)
        (printed,) = render(edition, (name,), look)
    except SettingsError as error:
        problem = f'is made with the theme "{look.theme}", which is not here; put it into the folder "{FOLDER}"'
        raise ProofError(document.name, problem) from error
    except ThemeError as error:
        raise ProofError(document.name, f"cannot be compared: {error}") from error
    return _Print(printed, part(edition, look), look)


def _check_ending(document: Document, flavor: str) -> None:
    """Raises ProofError for a page whose name says that it is of another dialect than it is."""
    ending, own = _ending(document), FLAVORS[flavor].document.rpartition(".")[2]
    if ending in ("md", "txt", *_ENDINGS) and _ALIKE.get(ending, ending) != own:
        problem = f'is a page in {flavor}, which ".{ending}" is not: what is text there can be markup here'
        raise ProofError(document.name, f"{problem}; name it bulletin.{own}")


def _is_nameless(document: Document) -> bool:
    """Whether it is a text that does not even say that it is an edition."""
    said = claim(document)
    return format_of(document) not in _PACKED and not said.title and not said.day


def _ending(document: Document) -> str:
    return document.name.rpartition(".")[2].lower()


def _departures(document: Document, expected: _Print) -> tuple[Difference, ...]:
    printed = expected.document
    if document.content == printed.content:
        return ()
    if len(document.content) > _LONGEST * len(printed.content) + _ALLOWANCE_BYTES:
        size = f"{len(document.content):,} bytes"
        return (Difference("the whole document", size, f"{len(printed.content):,} bytes"),)
    return KINDS[format_of(document)].differences(document, printed, expected.part)


def _is_text_only(document: Document, printed: Document) -> bool:
    """Whether it is a PDF that was typeset otherwise."""
    if format_of(document) != "pdf" or document.content == printed.content:
        return False
    return not pdf.is_laid_out_as_printed(document, printed)
