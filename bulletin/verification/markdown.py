"""A page for a wiki, in any flavor: what it says of itself; compared line by line, in a wiki as it stands there."""

import json
import re
from dataclasses import replace
from itertools import takewhile

from bulletin.channels.wiki.links import as_brought
from bulletin.model import Document, Edition
from bulletin.renderers.look import Look
from bulletin.verification import lines as by_line
from bulletin.verification import text
from bulletin.verification.claim import Claim, as_day
from bulletin.verification.difference import Difference
from bulletin.verification.lines import lines

# What DokuWiki is told to show as it is.
_AS_IT_IS = re.compile("%%|</?nowiki>")
# What front matter stands between, in Markdown and in MediaWiki.
_FRONT = {"---": "---", "<!--": "-->"}
_TITLE = re.compile("=+ (.*) =+")


def claim(document: Document) -> Claim:
    """What the front matter says, or in DokuWiki the first and the last line; raises ProofError for what is no text."""
    found = lines(document)
    if found[0] not in _FRONT:
        title = _TITLE.fullmatch(found[0])
        return text.said(_AS_IT_IS.sub("", found[-1]))._replace(title=title and title[1])
    own = takewhile(lambda line: line != _FRONT[found[0]], found[1:])
    front = dict(line.split(": ", 1) for line in own if ": " in line)
    look = Look.told(_scalar(front.get("generator", "")) or "")
    return Claim(_scalar(front.get("title", "")), as_day(front.get("date", "").strip()), look=look)


def differences(document: Document, printed: Document, edition: Edition) -> tuple[Difference, ...]:
    """Where a page departs from the edition, by line; a wiki has a mark of its own and other links to editions."""
    content = as_brought(printed.content, document.content, edition.title, edition.date)
    return by_line.differences(document, replace(printed, content=content), edition)


def _scalar(text: str) -> str | None:
    """A title as its quotation marks hold it, or without any."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = text.strip()
    return found if isinstance(found, str) and found else None
