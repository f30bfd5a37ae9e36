"""What tells our pages and our part of shared pages from what people write.

A page's last line is a comment with its edition, build and a digest of all above. It stands in the page, and neither in
a state file nor in a commit: so it survives copies, renamed folders, shallow clones and squashed histories, is the same
for a vault and a repository, and there is nothing beside the page that could be lost or contradict it.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from dataclasses import dataclass

_MARK = re.compile(r"<!-- bulletin: ([0-9a-f]+ \d{4}-\d\d-\d\d \d+ [0-9a-f]+) ([0-9a-f]{64}) -->")
# More lines than any page of ours; comparing takes a time that grows with their square.
_MOST_LINES = 20_000
_TOO_LONG = "too long to be compared\n"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a page says of itself: the edition and build that it shows, and whether it is as we wrote it."""

    reference: str
    is_intact: bool


def digest_of(text: str) -> str:
    """A short hash, which tells titles of bulletins apart, and what editions print."""
    return _digest(text)[:12]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()


def marked(text: str, reference: str) -> bytes:
    """A page that carries the mark of its edition."""
    body = text.rstrip()
    return f"{body}\n\n<!-- bulletin: {reference} {_digest(body)} -->\n".encode()


def mark(page: bytes) -> Mark | None:
    """What a page says of itself, None when it is not ours; line ends, which editors change, count for nothing."""
    text = page.decode(errors="replace").replace("\r\n", "\n").rstrip()
    body, _, last = text.rpartition("\n")
    found = _MARK.fullmatch(last.strip())
    return Mark(found[1], _digest(body.rstrip()) == found[2]) if found else None


def difference(page: bytes, wanted: bytes, name: str) -> str:
    """What would have to change for a page to be as wanted, as a unified diff."""
    there, ours = (text.decode(errors="replace").splitlines() for text in (page, wanted))
    if max(len(there), len(ours)) > _MOST_LINES:
        return _TOO_LONG
    lines = difflib.unified_diff(there, ours, f"{name} (as it is)", f"{name} (as bulletin would write it)", lineterm="")
    return "".join(f"{line}\n" for line in lines)


def with_block(page: str, slug: str, block: str, *, is_added: bool, comment: str = "<!-- {} -->") -> str | None:
    """A page that others write too, with our block in it and nothing else changed; None when there is no place.

    One that has no marks of ours gets them at its end if they are to be added: who took them out wants no block.
    """
    begin, end = (comment.format(f"bulletin:{place} {slug}") for place in ("begin", "end"))
    lines = page.splitlines(keepends=True)
    marks = [(number, line.strip()) for number, line in enumerate(lines) if line.strip() in (begin, end)]
    # Python-Markdown ends a list at an empty line only.
    whole = f"{begin}\n\n{block.strip()}\n\n{end}\n"
    if [line for _, line in marks] == [begin, end]:
        (first, _), (last, _) = marks
        return "".join((*lines[:first], whole, *lines[last + 1 :]))
    if marks or not is_added:
        return None
    above = page.rstrip()
    return f"{above}\n\n{whole}" if above else whole
