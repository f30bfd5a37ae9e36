"""Whether a PDF shows its letters where, and as, they are to be shown.

A page that was typeset as ours was is ours to the last stroke. One that was typeset otherwise obeys rules: it has no
entries or operators that ours have not, the same letters in the same colours, one line below the other, on the page and
with nothing over them, and its links and bookmarks lie on, and lead to, the same letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bulletin.verification.difference import Difference, spans
from bulletin.verification.pages import Lead, Page, Typeset

# A page that has this share of our letters in the places that ours have was typeset as ours was: with another size of
# type none stays where it was, with another version of what typesets most lines of a page.
SAME_TYPESETTING = 0.5
# Lines that rise above the one before them more often than ours are out of order: an edition has one or two, where a
# column ends, and they come and go with the layout.
_MOST_RISING = 3


def laid_out_alike(mine: Typeset, theirs: Typeset) -> bool:
    """Whether all pages paint the same."""
    return [page.painted for page in mine.pages] == [page.painted for page in theirs.pages]


def misplaced(
    mine: Typeset, theirs: Typeset, margins: Sequence[str], their_margins: Sequence[str]
) -> Iterator[Difference]:
    """Where one PDF shows the letters of another otherwise; `margins` are what those of their pages say."""
    for added in sorted(mine.entries - theirs.entries):
        yield Difference("its structure", f"an entry {added}", "")
    for name in sorted(mine.properties):
        if mine.properties[name] != theirs.properties.get(name):
            yield Difference(f"its properties, {name}", mine.properties[name], theirs.properties.get(name, ""))
    yield from _leading(mine, theirs)
    if laid_out_alike(mine, theirs):
        return
    if len(mine.pages) == len(theirs.pages):
        for number, (page, other) in enumerate(zip(mine.pages, theirs.pages, strict=True), 1):
            if page.painted != other.painted and _is_typeset_alike(page, other):
                yield Difference(
                    f"page {number}", "letters or shapes that are painted otherwise", "those of the edition"
                )
    yield from _ruled(mine, theirs)
    if _coloured(mine.pages, margins) != _coloured(theirs.pages, their_margins):
        yield Difference("the colours of its letters", "other colours", "those of the edition")


def _is_typeset_alike(page: Page, other: Page) -> bool:
    """Whether two pages have the same fonts, and most letters in the same places."""
    own, known = ({(run.text, run.x, run.y) for run in one.runs} for one in (page, other))
    return page.fonts == other.fonts and len(own & known) >= SAME_TYPESETTING * len(known)


def _leading(mine: Typeset, theirs: Typeset) -> Iterator[Difference]:
    """Links and bookmarks that lie on, or lead to, other letters; of the same layout, other places."""
    if laid_out_alike(mine, theirs):
        one, other = (sorted([*made.links, *made.places], key=_exact) for made in (mine, theirs))
        for lead, expected in zip(one, other, strict=False):
            if lead != expected:
                yield Difference("links and bookmarks", _exact(lead), _exact(expected))
                return
        if len(one) != len(other):
            yield Difference("links and bookmarks", str(len(one)), str(len(other)))
        return
    for what in ("links", "places"):
        told, known = (list(_merged(getattr(made, what))) for made in (mine, theirs))
        for a, b, c, d in spans(told, known):
            yield Difference(what, ", ".join(told[a:b]), ", ".join(known[c:d]))


def _exact(lead: Lead) -> str:
    return f"{lead.target} at {lead.exact}"


def _merged(leads: Iterable[Lead]) -> Iterator[str]:
    """Each lead with its letters; what stands in a row, such as a link that runs over two lines, counts once."""
    for target, same in groupby(leads, key=lambda lead: lead.target):
        yield f"“{''.join(dict.fromkeys(lead.letters for lead in same))}” to {target}"


def _ruled(mine: Typeset, theirs: Typeset) -> Iterator[Difference]:
    """What pages of any layout must not have."""
    operators = frozenset().union(*(page.operators for page in theirs.pages))
    boxes = {page.box for page in theirs.pages}
    for number, page in enumerate(mine.pages, 1):
        for added in sorted(page.operators - operators):
            yield Difference(f"page {number}", f"the operator {added}", "")
        if page.box not in boxes:
            yield Difference(f"page {number}", page.box, ", ".join(sorted(boxes)))
        if page.outside:
            yield Difference(f"page {number}", "letters beyond its edges", "")
    ours = Counter(text for page in theirs.pages for text in page.covered)
    for text in sorted((Counter(text for page in mine.pages for text in page.covered) - ours).elements())[:1]:
        yield Difference("shapes over letters", text, "")
    if sum(page.rising for page in mine.pages) > sum(page.rising for page in theirs.pages) + _MOST_RISING:
        yield Difference("the order of its lines", "lines above those that are read before them", "")


def _coloured(pages: Iterable[Page], margins: Iterable[str]) -> list[tuple[str, str]]:
    """The letters of all pages with their colours, but for what stands in the margins."""
    found: list[tuple[str, str]] = []
    for page, margin in zip(pages, margins, strict=True):
        own = [(letter, run.colour) for run in page.runs for letter in run.text if letter.isalnum()]
        ending = [letter for letter in margin if letter.isalnum()]
        if [letter for letter, _ in own[len(own) - len(ending) :]] == ending:
            own = own[: len(own) - len(ending)]
        found += own
    return found
