"""A PDF, compared by its text in the order of reading, by where its links lead, and by how it is laid out.

Other versions of what typesets it break lines and pages elsewhere, and divide other words there: of a page of theirs
the layout is held only against rules. What the style sheet adds or hides is compared like all else, because the
edition is typeset again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple
from unicodedata import bidirectional

from bulletin.errors import ProofError
from bulletin.model import Document, Edition
from bulletin.renderers.look import Look
from bulletin.serialized import edition_to_json
from bulletin.verification.claim import Claim, as_day
from bulletin.verification.difference import MOST, Difference, departure, excerpts, spans
from bulletin.verification.layout import is_typeset_alike, laid_out_alike, misplaced
from bulletin.verification.margins import endings, without
from bulletin.verification.pages import Typeset, typeset
from bulletin.verification.sources import Sources

_HYPHEN = "\u2010"
_LINE_END_HYPHEN = re.compile(rf"{_HYPHEN}\s*\n\s*")
# What is never seen: soft hyphens, and places where a word may be broken.
_UNSEEN = re.compile("[\u00ad\u200b]")
_WORD = re.compile(r"(\s*)(\S+)")
# Words that are shown on either side of a difference.
_AROUND = 6
# Of a hundred links that are missing nobody reads more.
_MOST_LISTED = 8

_UNORDERED = (
    "was typeset otherwise than here and has text from right to left, of which a PDF keeps only where each word"
    " was painted, and that depends on where its lines end: it cannot be compared; name the HTML, the book or the JSON"
    " that came with it, or the PDF as this version of bulletin and of WeasyPrint makes it"
)


class Word(NamedTuple):
    """A word, its page, and whether a space stands before it: at the beginning of a line nobody can tell."""

    text: str
    page: int
    spaced: bool


def claim(document: Document) -> Claim:
    """What its properties say; raises ProofError when it cannot be read."""
    known = typeset(document.content, document.name)
    title, _, in_words = known.title.rpartition(" · ")
    return Claim(
        title or None,
        as_day(f"{known.made[:4]}-{known.made[4:6]}-{known.made[6:8]}"),
        in_words,
        Look.told(known.properties.get("/Creator", "")),
    )


def differences(document: Document, printed: Document, edition: Edition) -> tuple[Difference, ...]:
    """Where its text, its links or anything else that it shows differ from those of the document as printed.

    Raises ProofError when the two cannot be compared.
    """
    mine, theirs = (typeset(one.content, one.name) for one in (document, printed))
    own_hyphens = _HYPHEN in edition_to_json(edition).decode()
    margins, their_margins = (endings(made, theirs) for made in (mine, theirs))
    one, other = _words(mine, margins, own_hyphens), _words(theirs, their_margins, own_hyphens)
    reads_otherwise = _letters(one) != _letters(other)
    if reads_otherwise and _is_from_the_right(other) and not is_typeset_alike(mine, theirs):
        raise ProofError(document.name, _UNORDERED)
    found = list(_reworded(one, other, Sources(edition)) if reads_otherwise else _respaced(one, other))
    for what in ("bookmarks", "others"):
        found += _listed(what, getattr(mine, what), getattr(theirs, what))
    found += _listed("links", *([one.target for one in made.links] for made in (mine, theirs)))
    if mine.title != theirs.title:
        found.append(Difference("the title in its properties", mine.title, theirs.title))
    found += _listed(
        "numbers of pages", *([one for page in made.pages for one in page.numbers] for made in (mine, theirs))
    )
    found += [] if found else misplaced(mine, theirs, margins, their_margins)
    # By itself it is none: elsewhere pages may end elsewhere.
    if found and len(mine.pages) != len(theirs.pages):
        found.insert(0, Difference("the whole document", _pages(mine), _pages(theirs)))
    return tuple(found[:MOST])


def _pages(made: Typeset) -> str:
    return f"{len(made.pages)} page{'s' * (len(made.pages) != 1)}"


def is_laid_out_as_printed(document: Document, printed: Document) -> bool:
    """Whether all pages paint the same, letter by letter, as those of the document as printed."""
    return laid_out_alike(*(typeset(one.content, one.name) for one in (document, printed)))


def _is_from_the_right(words: Iterable[Word]) -> bool:
    """Whether there are letters that are written from right to left."""
    return any(bidirectional(letter) in ("R", "AL") for letter in _letters(words))


def _letters(words: Iterable[Word]) -> str:
    return "".join(word.text for word in words)


def _words(found: Typeset, margins: Iterable[str], own_hyphens: bool) -> list[Word]:
    """The words of all pages without what stands in the margins, those that the end of a line divides made whole.

    Where the edition's own texts have the hyphen that divides words, nobody can tell the two apart: it is left out.
    """
    words: list[Word] = []
    for number, (page, margin) in enumerate(zip(found.pages, margins, strict=True), 1):
        text = without(_UNSEEN.sub("", page.text), _UNSEEN.sub("", margin))
        text = text.replace(_HYPHEN, "") if own_hyphens else _LINE_END_HYPHEN.sub("", text)
        made = [Word(word, number, "\n" not in gap) for gap, word in _WORD.findall(text)]
        if words and words[-1].text.endswith(_HYPHEN) and made:
            last = words.pop()
            made[0] = Word(last.text.removesuffix(_HYPHEN) + made[0].text, last.page, last.spaced)
        elif made:
            made[0] = made[0]._replace(spaced=False)
        words += made
    return words


def _reworded(mine: Sequence[Word], theirs: Sequence[Word], sources: Sources) -> Iterator[Difference]:
    """Where the letters differ, from the first word that does on."""
    whole, one, other = _letters(theirs), _starts(mine), _starts(theirs)
    first = departure(_letters(mine), whole)
    i, j = (max((n for at, n in starts.items() if at <= first), default=0) for starts in (one, other))
    places = {number: at for at, number in other.items()}
    told = False
    for a, b, c, d in spans([word.text for word in mine[i:]], [word.text for word in theirs[j:]]):
        printed, expected = _letters(mine[i + a : i + b]), _letters(theirs[j + c : j + d])
        if printed != expected:
            told = True
            at = places.get(j + c, len(whole)) + departure(printed, expected)
            yield _difference(mine, i + a, i + b, theirs, j + c, j + d, sources.of(whole, at))
    if not told:
        yield _difference(mine, i, i + 1, theirs, j, j + 1, sources.of(whole, first))


def _difference(
    mine: Sequence[Word], a: int, b: int, theirs: Sequence[Word], c: int, d: int, source: str
) -> Difference:
    """What the two have from these words to those, with a few on either side."""
    page = mine[min(a, len(mine) - 1)].page if mine else 1
    told = (
        " ".join(w.text for w in ws[max(0, i - _AROUND) : j + _AROUND]) for ws, i, j in ((mine, a, b), (theirs, c, d))
    )
    return Difference(f"page {page}", *excerpts(*told), source)


def _respaced(mine: Sequence[Word], theirs: Sequence[Word]) -> Iterator[Difference]:
    """Where one of two texts of the same letters has a space inside a line and the other has none."""
    one, other = _starts(mine), _starts(theirs)
    letters = _letters(mine)
    for at in sorted(one.keys() ^ other.keys()):
        inside = at and letters[at - 1].isalnum() and letters[at].isalnum()
        words, number = (mine, one[at]) if at in one else (theirs, other[at])
        if inside and words[number].spaced:
            a, c = (max(n for start, n in starts.items() if start <= at) for starts in (one, other))
            yield _difference(mine, a, a + 1, theirs, c, c + 1, "")


def _starts(words: Sequence[Word]) -> dict[int, int]:
    """The number of the word that begins at a place among the letters."""
    return {
        start: number
        for number, start in enumerate(accumulate((len(w.text) for w in words), initial=0))
        if number < len(words)
    }


def _listed(what: str, mine: Iterable[str], theirs: Iterable[str]) -> Iterator[Difference]:
    """Where two lists differ; what stands in a row, such as a link that runs over two lines, counts once."""
    one, other = ([item for item, _ in groupby(items)] for items in (mine, theirs))
    for a, b, c, d in spans(one, other):
        yield Difference(what, _first(one[a:b]), _first(other[c:d]))


def _first(items: Sequence[str]) -> str:
    more = f" and {len(items) - _MOST_LISTED} more" if len(items) > _MOST_LISTED else ""
    return f"{', '.join(items[:_MOST_LISTED])}{more}"
