"""What readers see in a rendered document, whatever its format."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from pypdf import PdfReader

# Line breaks, hyphens at line ends and zero-width spaces come from typesetting, not from the text.
_TYPESETTING = re.compile(r"[\s\u2010\u00ad\u200b]+")


def squeezed(text):
    return _TYPESETTING.sub("", text)


def assert_in_order(text, parts):
    """Every part is in the text, each after the one before."""
    text, at = squeezed(text), 0
    for part in parts:
        found = text.find(squeezed(part), at)
        assert found >= 0, f"not there, or not in its place: {part}"
        at = found + len(squeezed(part))


def body(markdown):
    """Markdown without its front matter."""
    return markdown.decode().split("\n---\n", 1)[1]


def tokens(markdown, preset="js-default"):
    """All tokens, those inside paragraphs too."""
    found = []
    for token in MarkdownIt(preset).parse(body(markdown)):
        found += [token, *(token.children or [])]
    return found


def markdown_text(markdown):
    return "\n".join(t.content for t in tokens(markdown) if t.type in ("text", "code_inline", "code_block", "fence"))


class Page(HTMLParser):
    """A parsed HTML page: its text, the tags in order, and each tag's attributes."""

    def __init__(self, content):
        super().__init__()
        self.text, self.tags, self.inside = "", [], []
        self.feed(content.decode())

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.inside.append(tag)

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        if not {"style", "script"} & set(self.inside):
            self.text += data

    def all(self, *names):
        return [attributes for tag, attributes in self.tags if tag in names]


def pdf(content):
    return PdfReader(io.BytesIO(content))


def pdf_text(content):
    return "\n".join(page.extract_text() for page in pdf(content).pages)


def pdf_addresses(content):
    """The addresses that a PDF links to."""
    links = [a.get_object() for page in pdf(content).pages for a in page.get("/Annots", [])]
    return [link["/A"]["/URI"] for link in links if "/A" in link and "/URI" in link["/A"]]


def text_of(document):
    """The text of a document in reading order."""
    read = {
        "bulletin.md": markdown_text,
        "bulletin.html": lambda content: Page(content).text,
        "bulletin.pdf": pdf_text,
        "bulletin.txt": bytes.decode,
    }
    return read[document.name](document.content)
