"""Whether a PDF shows its letters where, and as, they are to be shown.

A page that was typeset as ours was is ours to the last stroke. One that was typeset otherwise obeys rules: it has no
entries or operators that ours have not, the same letters in the same colours, one line below the other, on the page and
with nothing over them, and its links and bookmarks lie on, and lead to, the same letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from bulletin.verification.difference import Difference, excerpts, spans
from bulletin.verification.pages import Lead, Page, Typeset

# A page that has this share of our letters in the places that ours have was typeset as ours was: with another size of
# type none stays where it was, with another version of what typesets most lines of a page.
SAME_TYPESETTING = 0.5
# Lines that rise above the one before them more often than ours are out of order: an edition has one or two, where a
# column ends, and they come and go with the layout.
_MOST_RISING = 3
# Style sheets and versions of what typesets set type smaller or larger: tight.css 4% smaller, large print a
# quarter larger.
_SMALLER, _LARGER = 0.85, 1.5
# A letter is moved to fit the one before it, or to space out capitals: 145 thousandths of the size at most in the
# shipped themes, in every layout. Where lines end elsewhere other pairs meet.
_FURTHER = 1.25


def laid_out_alike(mine: Typeset, theirs: Typeset) -> bool:
    """Whether all pages paint the same."""
    return [page.painted for page in mine.pages] == [page.painted for page in theirs.pages]


def is_typeset_alike(mine: Typeset, theirs: Typeset) -> bool:
    """Whether any page has most letters where the other has them: all have others in another layout."""
    return any(_is_alike(page, other) for page, other in zip(mine.pages, theirs.pages, strict=False))


def misplaced(
    mine: Typeset, theirs: Typeset, margins: Sequence[str], their_margins: Sequence[str]
) -> Iterator[Difference]:
    """Where one PDF shows the letters of another otherwise; `margins` are what those of their pages say."""
    for added in sorted(mine.entries - theirs.entries):
        yield Difference("its structure", f"an entry {added}", "")
    for name in sorted(mine.properties.keys() | theirs.properties.keys()):
        said, known = (made.properties.get(name, "") for made in (mine, theirs))
        if said != known:
            yield Difference(f"its properties, {name}", *excerpts(said, known))
    yield from _leading(mine, theirs)
    yield from _read_aloud(mine, theirs)
    if laid_out_alike(mine, theirs):
        return
    if len(mine.pages) == len(theirs.pages):
        pairs = list(zip(mine.pages, theirs.pages, strict=True))
        whole = all(_is_alike(page, other) for page, other in pairs)
        for number, (page, other) in enumerate(pairs, 1):
            # Where other pages are set otherwise, fonts hold other letters.
            alike = whole or (page.fonts == other.fonts and _is_alike(page, other))
            if page.painted != other.painted and alike:
                yield Difference(
                    f"page {number}", "letters or shapes that are painted otherwise", "those of the edition"
                )
    yield from _ruled(mine, theirs)
    if _coloured(mine.pages, margins) != _coloured(theirs.pages, their_margins):
        yield Difference("the colours of its letters", "other colours", "those of the edition")


def _is_alike(page: Page, other: Page) -> bool:
    """Whether two pages have most letters in the same places."""
    own, known = ({(run.text, run.x, run.y) for run in one.runs} for one in (page, other))
    return len(own & known) >= SAME_TYPESETTING * len(known)


def _leading(mine: Typeset, theirs: Typeset) -> Iterator[Difference]:
    """Links and bookmarks with other letters, or of another look; of the same layout, in other places."""
    if laid_out_alike(mine, theirs):
        one, other = (sorted([*made.links, *made.places], key=_exact) for made in (mine, theirs))
        for lead, expected in zip(one, other, strict=False):
            if lead != expected:
                yield Difference("links and bookmarks", _exact(lead), _exact(expected))
                return
        if len(one) != len(other):
            yield Difference("links and bookmarks", str(len(one)), str(len(other)))
        return
    looks = {lead.look for lead in theirs.links}
    for look in sorted({lead.look for lead in mine.links} - looks):
        yield Difference("links", look, ", ".join(sorted(looks)))
    for what in ("links", "places"):
        told, known = (list(_merged(getattr(made, what))) for made in (mine, theirs))
        for a, b, c, d in spans(told, known):
            yield Difference(what, ", ".join(told[a:b]), ", ".join(known[c:d]))


def _exact(lead: Lead) -> str:
    return f"{lead.target} at {lead.exact} {lead.look}".strip()


def _read_aloud(mine: Typeset, theirs: Typeset) -> Iterator[Difference]:
    """Where programs that read it aloud say something else, or call it otherwise."""
    for said, known in zip_longest(mine.roles, theirs.roles, fillvalue=""):
        if said != known:
            yield Difference("its structure", *excerpts(said, known))
            return
    if laid_out_alike(mine, theirs) and mine.tags != theirs.tags:
        yield Difference("its structure", "parts that hang together otherwise", "those of the edition")


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
    for where, what in (("shapes over letters", "covered"), ("letters that are cut off", "clipped")):
        told, ours = ([text for page in made.pages for text in getattr(page, what)] for made in (mine, theirs))
        # By letters, not by runs: those end where lines do.
        if _number(told) > _number(ours):
            yield Difference(where, next((text for text in told if text not in ours), told[0]), "")
    yield from _sized(mine, theirs)
    if sum(page.rising for page in mine.pages) > sum(page.rising for page in theirs.pages) + _MOST_RISING:
        yield Difference("the order of its lines", "lines above those that are read before them", "")


def _number(texts: Iterable[str]) -> int:
    return sum(letter.isalnum() for text in texts for letter in text)


def _sized(mine: Typeset, theirs: Typeset) -> Iterator[Difference]:
    """Letters that are much smaller or larger than any of ours, turned, mirrored, or pushed away from their word."""
    runs, known = ([run for page in made.pages for run in page.runs] for made in (mine, theirs))
    known = [run for run in known if run.text.strip()]
    furthest = _FURTHER * max((run.moved for run in known), default=0.0)
    least, most = min((run.size for run in known), default=0.0), max((run.size for run in known), default=0.0)
    for run in runs:
        if run.text.strip() and not (least * _SMALLER <= run.size <= most * _LARGER):
            yield Difference("the size of its letters", f"{run.text} at {run.size:g} pt", f"{least:g} to {most:g} pt")
            return
        if run.moved > furthest:
            yield Difference("the places of its letters", f"{run.text}, with some pushed away", "")
            return


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
