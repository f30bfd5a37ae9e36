"""Whatever a source writes stays text, in every format."""

import re
import socket
from dataclasses import replace

import pytest

from bulletin.model import Edit, Watch
from bulletin.renderers import load, render
from bulletin.renderers.clean import printable
from tests.documents import (
    Page,
    assert_in_order,
    body,
    markdown_text,
    pdf,
    pdf_addresses,
    pdf_text,
    squeezed,
    text_of,
    tokens,
)
from tests.editions import article, edition, fact, hostile, museum, rates, story
from tests.hostile import HOSTILE

EVERY = pytest.mark.parametrize("text", HOSTILE)
# What the sample has without any hostile text: the title, two sections of three stories, also reported, the method.
HEADINGS = {"h1": 1, "h2": 4, "h3": 3}
ADDRESS = re.compile(r"https?://[!-~]+|#story-.*|\.\./2026-11-2[01]/bulletin\.(md|html)(#story-[\w-]{1,64})?")


def refuse(*_, **__):
    raise AssertionError("a connection was opened")


def in_order(made):
    """The hostile texts with a harmless neighbour before and after."""
    printed = [part for w in made.watches for part in (w.name, *(m.shown for m in w.mentions))]
    printed += ["no mention today", "Corrections", made.stories[1].articles[1].sentences[0].shown, "now", made.title]
    printed += ["Culture", museum().headline, museum().facts[-1].wording.shown]
    printed += [made.stories[1].section, made.stories[1].headline, made.stories[1].background[0].shown]
    printed += [f.wording.shown for f in made.stories[1].facts]
    printed += ["2 facts printed before are not repeated", "Timeline", made.stories[1].timeline[0].sentence.shown]
    printed += [rates().headline, rates().facts[0].wording.shown, rates().articles[1].title]
    printed += ["An editor’s decisions", *(edit.text for edit in made.edits)]
    return [printable(part) for part in printed]


def test_the_corpus_is_large_and_has_no_doubles():
    assert len(HOSTILE) == len(set(HOSTILE)) >= 60


@EVERY
def test_hostile_text_stays_text_in_markdown(text):
    content = render(hostile(text), ["md"])[0].content
    found = tokens(content)

    headings = [t.tag for t in found if t.type == "heading_open"]
    assert {tag: headings.count(tag) for tag in set(headings)} == HEADINGS
    assert not {t.type for t in found} & {"code_block", "fence", "code_inline", "hr", "table_open", "image", "s_open"}
    assert [t for t in tokens(content, "commonmark") if t.type == "html_block"] == []
    inline = [t.content for t in tokens(content, "commonmark") if t.type == "html_inline"]
    assert all(re.fullmatch(r'<a id="story-[0-9a-f]{16}">|</a>', tag) for tag in inline)
    links = [t.attrs["href"] for t in found if t.type == "link_open"]
    assert links
    assert all(ADDRESS.fullmatch(a) for a in links)
    assert_in_order(markdown_text(content), in_order(hostile(text)))


@EVERY
def test_hostile_text_keeps_its_place_in_lists_and_quotes(text):
    """No text opens a list, a quote or a rule of its own: the blocks are those of an edition of plain words."""

    def blocks(made):
        return [t.type for t in tokens(render(made, ["md"])[0].content) if t.block and t.type != "inline"]

    assert blocks(hostile(text)) == blocks(hostile("Plain words"))


@EVERY
def test_hostile_text_stays_text_in_html(text):
    content = render(hostile(text), ["html"])[0].content
    page, plain = Page(content), Page(render(hostile("Plain words"), ["html"])[0].content)

    tags = [tag for tag, _ in page.tags if tag not in ("wbr", "a", "sup")]
    assert list(tags) == [tag for tag, _ in plain.tags if tag not in ("wbr", "a", "sup")]
    allowed = {"href", "id", "class", "title", "lang", "dir", "datetime", "charset", "content", "name", "http-equiv"}
    assert {name for _, attributes in page.tags for name in attributes} <= allowed | {"aria-labelledby"}
    links = [a["href"] for a in page.all("a")]
    assert links
    assert all(ADDRESS.fullmatch(a) for a in links)
    assert_in_order(page.text, in_order(hostile(text)))


def test_hostile_json_comes_back_unchanged():
    for text in HOSTILE:
        made = hostile(text)
        assert load(render(made, ["json"])[0].content) == made


def test_hostile_text_stays_text_in_pdf(monkeypatch):
    """All of it in one edition, to typeset once."""
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    stories = [museum()]
    # pypdf cannot read pages with glyphs that no font here has.
    corpus = [text for text in HOSTILE if "漢" not in text]
    for first in range(0, len(corpus), 12):
        some = [
            article(text, text, f"{text} {n}", f"Plain words follow number {n}.", url=f"https://a.example/{text}")
            for n, text in enumerate(corpus[first : first + 12], first)
        ]
        bare = [article("Plain", f"Plain {text}", text, url=text) for text in corpus[first : first + 12]]
        facts = [fact(s) for a in some for s in a.sentences] + [fact(bare[0].sentences[0])]
        stories.append(story(some[0].title, (*some, *bare), facts, some[-1].title))
    watches = [Watch(text, tuple(a.sentences[0] for a in stories[-1].articles[:2])) for text in corpus]
    made = replace(
        edition(*stories, title=corpus[0], watches=watches), edits=tuple(Edit("headline", one) for one in corpus)
    )

    content = render(made, ["pdf"])[0].content

    read = pdf(content)
    root = read.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)
    assert "/EmbeddedFiles" not in root.get("/Names", {})
    assert "/JavaScript" not in root.get("/Names", {})
    assert sum(len(entry) for entry in read.outline if isinstance(entry, list)) == len(stories)
    addresses = pdf_addresses(content)
    assert addresses
    assert all(ADDRESS.fullmatch(a) for a in addresses)
    assert b"/JavaScript" not in content
    assert b"/Launch" not in content
    text = squeezed(pdf_text(content))
    for n in range(len(corpus)):
        assert squeezed(f"Plain words follow number {n}.") in text
    for plain in (
        "<script>alert(1)</script>",
        "{{ 7 * 7 }} ${7*7}",
        "[click](javascript:alert(1))",
        "../../etc/passwd",
    ):
        assert squeezed(plain) in text


@pytest.mark.parametrize("name", ["md", "html"])
def test_a_hostile_frame_language_speaks_english(name):
    made = edition(museum(), language='en"><script>')

    (document,) = render(made, [name])

    assert "How to read this bulletin" in text_of(document)
    assert b"<script" not in document.content


def test_markdown_of_a_hostile_edition_ends_as_it_should():
    for text in HOSTILE:
        assert body(render(hostile(text), ["md"])[0].content).rstrip().endswith("- put first: “Plain”")
