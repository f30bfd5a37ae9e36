"""HTML out of feeds → lines. It is read as a stream of tags, so that its depth costs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bulletin.model import Role
from bulletin.readers.encoding import clean
from bulletin.readers.lines import Line, Markup, ends_a_sentence, word_count
from bulletin.text.listed import listed

_HEADINGS = listed("h1 h2 h3 h4 h5 h6")
_BLOCKS = _HEADINGS | listed(
    "p div ul ol li dl dt dd blockquote hr pre table tr section article main header footer center address"
)
_DROPPED_BLOCKS = listed("iframe object audio video figure figcaption form nav aside dialog")
_DROPPED = _DROPPED_BLOCKS | listed("head script style template noscript embed svg math canvas button select textarea")
# Classes of the parts that plugins of WordPress and FeedBurner put around a text.
_FURNITURE = re.compile(
    r"(?<![\w-])(?:feedflare|sharedaddy|sd-sharing|jp-relatedposts|addtoany\w*|a2a_\w+|wp-caption\w*|wp-block-buttons?"
    r"|mc4wp-form\w*|heateor\w*|yarpp[\w-]*|essb[\w-]*|related-?(?:posts|articles)|share-?(?:buttons|links)"
    r"|social-?(?:share|links)|advert(?:isement)?|ad-container|adsbygoogle|newsletter-?(?:signup|box|form))(?![\w-])",
    re.IGNORECASE,
)
_SPACED = {"br": "\n", "td": " ", "th": " "}
_INVISIBLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:max-height|font-size|opacity)\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_LONGEST_ATTRIBUTE_CHARACTERS = 1000
# A line that is little but a link and no sentence leads elsewhere: to the page, to comments, to other articles.
_MOST_LINKED, _LONGEST_LINK_WORDS = 0.5, 30
# Texts wrapped by hand have lines of 60 to 80 characters; titles and headings are mostly shorter.
_NARROWEST_WRAP = 40


def paragraphs(text: str) -> Iterator[str]:
    """Each paragraph of a plain text on one line; lines that stop in mid-sentence go on in the next."""
    pieces: list[str] = []
    for line in map(spaced, text.split("\n")):
        if line and pieces and _goes_on(pieces[-1], line):
            pieces.append(line)
            continue
        if pieces:
            yield " ".join(pieces)
        pieces = [line] if line else []
    if pieces:
        yield " ".join(pieces)


def _goes_on(line: str, following: str) -> bool:
    return (len(line) >= _NARROWEST_WRAP or following[0].islower()) and not ends_a_sentence(line)


def marked_up(text: str) -> list[Line]:
    """The lines of a piece of HTML, without scripts, pictures, forms and what is hidden; mere links are furniture."""
    from lxml import etree

    stream = _Stream()
    parser = etree.HTMLParser(target=stream, no_network=True)
    try:
        parser.feed(f"<body>{text}</body>")
        parser.close()
    except etree.LxmlError:
        # Nothing but comments is no document.
        pass
    return stream.close()


class _Stream:
    """The lines of a page out of its tags and texts as they pass by."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.pieces: list[str] = []
        self.linked = 0
        self.in_link = 0
        self.dropped = 0
        self.markup: Markup = "paragraph"

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if not self.dropped and (tag in _BLOCKS or tag in _DROPPED_BLOCKS):
            self._end_line()
            self.markup = "heading" if tag in _HEADINGS else "paragraph"
        if self.dropped or tag in _DROPPED or (attributes and _is_dropped(attributes)):
            self.dropped += 1
        elif tag in _SPACED:
            self.pieces.append(_SPACED[tag])
        elif tag == "a":
            self.in_link += 1

    def end(self, tag: str) -> None:
        if self.dropped:
            self.dropped -= 1
            return
        if tag in _BLOCKS:
            self._end_line()
            self.markup = "paragraph"
        elif tag == "a":
            self.in_link -= 1

    def data(self, text: str) -> None:
        if not self.dropped:
            self.pieces.append(text.replace("\n", " "))
            self.linked += len(text) if self.in_link else 0

    def close(self) -> list[Line]:
        self._end_line()
        return self.lines

    def _end_line(self) -> None:
        if not self.pieces:
            return
        text = "".join(self.pieces)
        role: Role | None = "furniture" if self._leads_elsewhere(spaced(text)) else None
        self.lines += (Line(line, role, self.markup) for line in paragraphs(text))
        self.pieces.clear()
        self.linked = 0

    def _leads_elsewhere(self, text: str) -> bool:
        return (
            self.linked > _MOST_LINKED * len(text)
            and not ends_a_sentence(text)
            and word_count(text) <= _LONGEST_LINK_WORDS
        )


def _is_dropped(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes:
        return True
    style = attributes.get("style", "")[:_LONGEST_ATTRIBUTE_CHARACTERS]
    kind = attributes.get("class", "")[:_LONGEST_ATTRIBUTE_CHARACTERS]
    return bool((style and _INVISIBLE.search(style)) or (kind and _FURNITURE.search(kind)))


def spaced(text: str) -> str:
    """The text on one line, its words one space apart, without control characters."""
    return " ".join(clean(text).split())
