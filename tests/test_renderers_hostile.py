"""Whatever a source writes stays text, in every format.

The corpus is put a score at a time into editions of its own: what breaks out of its place breaks what stands behind it.
"""

import io
import json
import re
import socket
import zipfile
from dataclasses import dataclass, replace
from functools import cache
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from bulletin.model import Edit, Watch
from bulletin.renderers import RENDERERS, load, mail, render
from bulletin.renderers.clean import link, printable
from bulletin.renderers.look import FLAVORS, Look
from tests import checkers
from tests.crowds import crowd, neighbours, plain
from tests.documents import assert_in_order, body, pdf, pdf_addresses, squeezed, text_of, tokens
from tests.editions import article, edition, fact, hostile, museum, story
from tests.hostile import HOSTILE, HUGE

SCORE = 20
SCORES = [HOSTILE[start : start + SCORE] for start in range(0, len(HOSTILE), SCORE)]
ON_PAPER = HOSTILE[::7]
# Every format and every dialect of Markdown; a PDF is typeset once, below.
PRINTED = [
    *(("md", flavor) for flavor in FLAVORS),
    *((name, "") for name in RENDERERS if name not in ("md", "pdf", "json")),
]
WIKIS = ("mediawiki", "dokuwiki")
# Where a long word may be broken, and what keeps GitHub from making links of addresses.
HARMLESS = {"wbr", "<!-- -->", "<span>", "</span>"}
SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):|//", re.IGNORECASE)


@dataclass(frozen=True)
class Seen:
    """What readers of a document see: its headings, where its links lead, its elements, its text."""

    headings: list
    links: list
    elements: set
    text: str


class Markup(HTMLParser):
    """HTML as browsers see it, but for what they mend."""

    def __init__(self, content):
        super().__init__()
        self.headings, self.links, self.elements, self.text, self._inside = [], [], set(), "", ""
        self.feed(content)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements |= {tag, *(f"{tag} {name}" for name, _ in attrs)}
        self.links += [value for name, value in attrs if name in ("href", "src", "action") and not picture(tag, value)]
        self.headings += [tag] if re.fullmatch("h[1-6]", tag) else []
        self._inside = tag

    def handle_data(self, data):
        self.text += data if self._inside not in ("style", "script") else ""

    def handle_comment(self, data):
        self.elements.add("comment")


def picture(tag, address):
    return tag == "img" and address.startswith(("data:image/svg+xml", "data:image/png"))


def in_html(content):
    found = Markup(content.decode())
    return Seen(found.headings, found.links, found.elements, found.text)


def in_markdown(content):
    found = tokens(content)
    html = [t.content for t in tokens(content, "commonmark") if t.type in ("html_block", "html_inline")]
    tags = [re.sub('"(story|fact)-[0-9a-f]{16}"', '""', one) for one in html]
    return Seen(
        [t.tag for t in found if t.type == "heading_open"],
        [t.attrs["href"] for t in found if t.type == "link_open"]
        + [t.attrs["src"] for t in found if t.type == "image"],
        {t.type for t in found} | set(tags),
        "\n".join(t.content for t in found if t.type in ("text", "code_inline", "code_block", "fence")),
    )


def in_github(content):
    """With the HTML that it lets through, and the tables and lines through words that it has beyond CommonMark."""
    found = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body(content)):
        found += [token, *(token.children or [])]
    html = [re.sub('"(story|fact)-[0-9a-f]{16}"', '""', t.content) for t in found if t.type.startswith("html")]
    return Seen(
        [t.tag for t in found if t.type == "heading_open"],
        [t.attrs["href"] for t in found if t.type == "link_open"]
        + [t.attrs["src"] for t in found if t.type == "image"],
        {t.type for t in found} | set(html),
        "".join(t.content for t in found if t.type in ("text", "code_inline", "code_block", "fence")),
    )


def in_wiki(reader):
    def read(content):
        done = checkers.judged(checkers.program("pandoc"), "-f", reader, "-t", "json", stdin=content)
        assert done.returncode == 0, done.stderr
        headings, links, elements, words = [], [], set(), []
        for kind, value, in_heading in nodes(json.loads(done.stdout)["blocks"]):
            headings += [value[0]] if kind == "Header" else []
            # DokuWiki shows headings as they are, and pandoc does not.
            if not (in_heading and reader == "dokuwiki"):
                elements.add(kind)
                links += [value[2][0]] if kind in ("Link", "Image") else []
            words += [value] if kind == "Str" else [value[1]] if kind in ("Code", "CodeBlock", "RawInline") else []
        return Seen(headings, links, elements, "".join(words))

    return read


def nodes(value, in_heading=False):
    """The elements of a tree of pandoc's with what they hold, in order."""
    if isinstance(value, dict) and "t" in value:
        yield value["t"], value.get("c"), in_heading
        in_heading = in_heading or value["t"] == "Header"
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(part, in_heading)


def in_text(content):
    """What stands at the margin is the bulletin's own."""
    text = content.decode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
    margin = [line.split(maxsplit=1)[0] for line in text.split("\n") if line[:1].strip()]
    return Seen([re.sub("(.)\\1+", r"\1", one) for one in margin], [], set(), text)


def in_xml(*contents):
    headings, links, elements, text = [], [], set(), []
    for content in contents:
        for one in etree.fromstring(content).iter():
            name = etree.QName(one).localname if isinstance(one.tag, str) else "comment"
            elements.add(name)
            headings += [name] if re.fullmatch("h[1-6]|title", name) else []
            links += [one.get(key) for key in ("href", "src") if one.get(key) and not picture(name, one.get(key))]
        text += etree.fromstring(content).itertext()
    return Seen(headings, links, elements, "".join(text))


def in_epub(content):
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return in_xml(*(book.read(name) for name in book.namelist() if name.endswith(".xhtml")))


def in_feed(content):
    feed = in_xml(content)
    (told,) = (one.text for one in etree.fromstring(content).iter("{*}content"))
    found = in_html(told.encode())
    return Seen(
        [*feed.headings, *found.headings], [*feed.links, *found.links], feed.elements | found.elements, found.text
    )


READ = {
    "commonmark": in_markdown,
    "gfm": in_github,
    "obsidian": in_markdown,
    "mediawiki": in_wiki("mediawiki"),
    "dokuwiki": in_wiki("dokuwiki"),
    "html": in_html,
    "mail": in_html,
    "txt": in_text,
    "epub": in_epub,
    "atom": in_feed,
}


def refuse(*_, **__):
    raise AssertionError("a connection was opened")


@pytest.fixture
def offline(monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(autouse=True)
def nothing_is_cut(monkeypatch):
    """A page for mail ends where Gmail would hide it, which these editions are far beyond."""
    monkeypatch.setattr(mail, "_MOST_BYTES", 1 << 30)


def seen(name, flavor, texts):
    (document,) = render(crowd(texts), [name], Look(flavor=flavor or "commonmark"))
    return READ[flavor or name](document.content)


@cache
def usual(name, flavor, number):
    """What is seen when every text is plain words."""
    return seen(name, flavor, plain(range(number)))


def addresses(texts):
    """Where a crowd may lead: to the addresses of its articles, as they are printed."""
    given = [
        one for n, text in enumerate(texts) for one in (f"https://a.example/{text}", f"https://c.example/{n}/{text}")
    ]
    return {link(url) for url in (*given, *texts)} - {""}


def astray(found, texts, flavor):
    """Links that lead elsewhere. Wikis write addresses in their own way, so of theirs the hosts are compared."""
    away = {address for address in found if SCHEME.match(address)} - addresses(texts)
    if flavor not in WIKIS:
        return away
    hosts = {None, *(urlsplit(address).hostname for address in addresses(texts))}
    away = {address for address in away if not address.startswith("Category:")}
    return {one for one in away if urlsplit(one).scheme not in ("http", "https") or urlsplit(one).hostname not in hosts}


def letters(text):
    """What of a text no typography changes."""
    return re.sub(r"[\W_]+", "", text)


def test_the_corpus_is_large_and_has_no_doubles():
    assert len(HOSTILE) == len(set(HOSTILE)) >= 200
    assert all(printable(text) for text in HOSTILE)


@pytest.mark.parametrize("texts", SCORES, ids=lambda texts: texts[0][:20].encode("unicode_escape").decode())
@pytest.mark.parametrize(("name", "flavor"), PRINTED)
def test_hostile_text_stays_text(name, flavor, texts, offline):
    if flavor == "dokuwiki":  # pandoc ends a heading at the first signs that could end it, DokuWiki at the last
        texts = tuple(text for text in texts if not re.search("==.+==.", text))
    found, expected = seen(name, flavor, texts), usual(name, flavor, len(texts))

    assert found.headings == expected.headings
    if flavor != "dokuwiki":  # whose headings only DokuWiki itself reads as it does
        assert found.elements <= expected.elements | HARMLESS
    assert not astray(found.links, texts, flavor)
    watches = [part for n, text in enumerate(texts) for part in (printable(text), f"Watch {n}")]
    edits = [part for n, text in enumerate(texts) for part in (printable(text), f"Edit {n}")]
    for parts in (list(neighbours(texts)), *((watches, edits) if name != "atom" else ())):
        if flavor in WIKIS:
            assert_in_order(letters(found.text), map(letters, parts))
        else:
            assert_in_order(found.text, parts)


@pytest.mark.parametrize("texts", SCORES[::4], ids=lambda texts: texts[0][:20])
def test_hostile_json_comes_back_unchanged(texts):
    made = crowd(texts)

    assert load(render(made, ["json"])[0].content) == made


@pytest.mark.parametrize("text", [text for texts in SCORES for text in texts[::5]])
def test_hostile_text_keeps_its_place_in_lists_and_quotes(text):
    """No text opens a list, a quote or a rule of its own: the blocks are those of an edition of plain words."""

    def blocks(made):
        return [t.type for t in tokens(render(made, ["md"])[0].content) if t.block and t.type != "inline"]

    assert blocks(hostile(text)) == blocks(hostile("Plain words"))


@pytest.mark.parametrize("text", HUGE[::2], ids=lambda text: text[:2].encode("unicode_escape").decode())
def test_a_huge_text_stays_in_its_place(text):
    one = article("Source", "Title", "Before it.", text, "After it.", url="https://a.example/")
    made = edition(museum(), story("Headline", (one,), [fact(sentence) for sentence in one.sentences]))

    for name, flavor in PRINTED:
        if flavor not in WIKIS and name != "atom":
            (document,) = render(made, [name], Look(flavor=flavor or "commonmark"))
            assert_in_order(READ[flavor or name](document.content).text, ["Before it.", "After it.", "Source"])


def test_hostile_text_stays_text_in_pdf(offline):
    """One of a few, for a page takes a third of a second: what reaches the PDF is the same page as HTML does."""
    stories = [told(ON_PAPER[start : start + SCORE]) for start in range(0, len(ON_PAPER), SCORE)]
    made = edition(*stories, title=HOSTILE[0], watches=[Watch(text) for text in ON_PAPER[::3]])
    made = replace(made, edits=tuple(Edit("headline", text) for text in ON_PAPER[1::3]))

    (document,) = render(made, ["pdf"])

    read = pdf(document.content)
    root = read.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)
    assert "/EmbeddedFiles" not in root.get("/Names", {})
    assert b"/JavaScript" not in document.content
    assert b"/Launch" not in document.content
    assert not document.fell_back
    found = pdf_addresses(document.content)
    assert found
    assert all(address.startswith(("https://a.example/", "../")) for address in found)
    text = squeezed(text_of_pdf(document.content))
    for number, one in enumerate(ON_PAPER):
        assert f"B{number}b." in text
        assert f"A{number}a." in text
        if one.isascii() and one.isprintable() and len(one) < 40:
            assert letters(one) in letters(text)


def told(texts):
    first = ON_PAPER.index(texts[0])
    some = [
        # No words: a page may end between them, and its foot and head stand there then.
        article(text, text, f"B{n}b.", text, f"A{n}a.", url=f"https://a.example/{text}")
        for n, text in enumerate(texts, first)
    ]
    return story(texts[0], some, [fact(sentence) for one in some for sentence in one.sentences], texts[-1])


def text_of_pdf(content):
    done = checkers.judged(checkers.program("pdftotext"), "-", "-", stdin=content)
    return done.stdout


@pytest.mark.parametrize("name", ["md", "html"])
def test_a_hostile_frame_language_speaks_english(name):
    made = edition(museum(), language='en"><script>')

    (document,) = render(made, [name])

    assert "How to read this bulletin" in text_of(document)
    assert b'"><script' not in document.content
