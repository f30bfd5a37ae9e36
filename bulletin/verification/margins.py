"""What the margins of a PDF's pages say, told apart from the text: it depends on where pages end.

Of the edition as typeset here it is what the structure of the document leaves out. Of another document it has to be of
the same kind: title and day, the page's own number, and a heading of the edition that runs on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from bulletin.renderers.view.sources import shortened
from bulletin.verification.pages import Typeset

# Places where a heading may be broken.
_UNSEEN = re.compile("[\u00ad\u200b]")
_NUMBER = re.compile("[0-9]+")


def endings(made: Typeset, known: Typeset) -> list[str]:
    """The letters at the end of the text of each page that its margins say; "" when they say what they must not.

    `known` is the edition as typeset here.
    """
    if made is known:
        return ["".join("".join(page.margins).split()) for page in made.pages]
    kinds = {_kind(page.margins, number, known) for number, page in enumerate(known.pages, 1)} | {_usual(known)}
    heads = _heads(known)
    return [_ending(made, place, kinds, heads) for place in range(len(made.pages))]


def without(text: str, ending: str) -> str:
    """The text without these letters at its end, however they are spaced; the text itself when it ends otherwise."""
    end = len(text)
    for letter in reversed(ending):
        end = len(text[:end].rstrip())
        if text[end - 1 : end] != letter:
            return text
        end -= 1
    return text[:end]


def _ending(made: Typeset, place: int, kinds: set[tuple[str, ...]], heads: dict[str, str]) -> str:
    page, total = made.pages[place], str(len(made.pages))
    for kind in sorted(kinds, key=lambda kind: (-len(kind), kind)):
        row = tuple(part.replace("#", str(place + 1)).replace("%", total) for part in kind)
        if page.margins:
            if _fits(page.margins, row, heads):
                return "".join("".join(page.margins).split())
        elif found := next((ending for ending in _spelled(row, heads) if without(page.text, ending) != page.text), ""):
            return found
    return ""


def _kind(margins: tuple[str, ...], number: int, known: Typeset) -> tuple[str, ...]:
    """What the margins of a page say, with # for its number, % for the number of pages, and * for a heading."""
    return tuple(_part(piece, number, known) for piece in margins)


def _part(piece: str, number: int, known: Typeset) -> str:
    counts = _NUMBER.findall(piece)
    if counts in ([str(number)], [str(number), str(len(known.pages))]) and len(piece.split()) <= len(counts) + 2:
        signs = iter("#%")
        return _NUMBER.sub(lambda _: next(signs), piece)
    title, _, day = known.title.rpartition(" · ")
    return piece if _letters(piece) in (_letters(title), _letters(day)) else "*"


def _usual(known: Typeset) -> tuple[str, ...]:
    """What margins say from the second page on, where what is typeset here has but one."""
    title, _, day = known.title.rpartition(" · ")
    return (title, "*", day, "# / %")


def _heads(known: Typeset) -> dict[str, str]:
    """All that may run on at the head of a page, by its letters: headings, as they are and as they are shortened."""
    headings = [*(lead.letters for lead in known.links), *known.bookmarks]
    short = [shortened(_UNSEEN.sub("", heading)) for heading in known.bookmarks]
    pieces = [piece for page in known.pages for piece in page.margins]
    return {_letters(head): head for head in ("", *headings, *short, *pieces)}


def _fits(margins: tuple[str, ...], row: tuple[str, ...], heads: dict[str, str]) -> bool:
    """Whether margins say what they should, a heading where there is a star, or none."""
    said = [_letters(piece) for piece in margins]
    wanted = [part if part == "*" else _letters(part) for part in row]
    if len(said) == len(wanted) - 1 and "*" in wanted:
        wanted.remove("*")
    return len(said) == len(wanted) and all(
        one in heads if part == "*" else one == part for one, part in zip(said, wanted, strict=True)
    )


def _spelled(row: tuple[str, ...], heads: dict[str, str]) -> Iterator[str]:
    """All that such margins can say."""
    for parts in product(*(heads.values() if part == "*" else (part,) for part in row)):
        yield "".join("".join(parts).split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
