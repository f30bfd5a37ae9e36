"""Every flavor as the wiki that it is for shows it: all that the edition prints, and nothing that a text has made."""

import json
import re
import sys
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from yaml import safe_load

from bulletin.model import Document
from bulletin.proof.portable import own_articles
from bulletin.renderers import render
from bulletin.renderers.clean import printable
from bulletin.renderers.look import Look
from bulletin.renderers.markdown import FLAVORS
from bulletin.renderers.view.layout import lay_out
from bulletin.verification.claim import Claim
from bulletin.verification.verdict import claim, format_of, verify
from tests import checkers, wikis
from tests.documents import Page, assert_in_order, squeezed
from tests.editions import DAY, edition, flood, hostile, morning, third_day
from tests.hostile import HOSTILE
from tests.hostile_markup import HOSTILE_MARKUP
from tests.printed import hostile_day, printed

DIALECTS = ("gfm", "obsidian", "mediawiki", "dokuwiki")
# All that was written for wikis, and of the rest what there is time for.
CORPUS = tuple({printable(text): text for text in (*HOSTILE_MARKUP, *HOSTILE[::7])}.values())
# What is only a mark around a text, or stands behind one; links are looked at by themselves.
INLINE = {"a", "span", "abbr", "br", "cite", "wbr"}


def page(made, flavor):
    return render(made, ["md"], Look(flavor=flavor))[0].content


def pandoc_dokuwiki(content):
    """DokuWiki shows headings as they are, in which pandoc looks for markup: here they are paragraphs."""
    escape = FLAVORS["dokuwiki"].escape
    plain = re.sub(r"(?m)^=+ (.*) =+$", lambda found: escape(found[1]), content.decode())
    return wikis.pandoc("dokuwiki")(plain.encode())


PARSERS = {
    "CommonMark by cmark": ("commonmark", wikis.cmark),
    "CommonMark by markdown-it": ("commonmark", wikis.markdown_it),
    "GitHub's by cmark-gfm": ("gfm", wikis.github),
    "Obsidian's by markdown-it": ("obsidian", wikis.markdown_it),
    "MediaWiki's by pandoc": ("mediawiki", wikis.pandoc("mediawiki")),
    "MediaWiki's by MediaWiki": ("mediawiki", wikis.engine("mediawiki")),
    "DokuWiki's by pandoc": ("dokuwiki", pandoc_dokuwiki),
    "DokuWiki's by DokuWiki": ("dokuwiki", wikis.engine("dokuwiki")),
}
EVERY = pytest.mark.parametrize(("flavor", "shown"), PARSERS.values(), ids=PARSERS)


def texts(made):
    return [text for text in printed(lay_out(made)) if text]


@EVERY
@pytest.mark.parametrize("made", [morning(), replace(third_day(), number=47)], ids=["morning", "third day"])
def test_a_wiki_shows_all_that_an_edition_prints(made, flavor, shown):
    assert_in_order(Page(shown(page(made, flavor)).encode()).text, texts(made))


@EVERY
def test_hostile_text_stays_text_in_every_wiki(flavor, shown):
    """All of it in one edition: shown in order, in the blocks of an edition of plain words, with no link of its own."""
    made, plain = hostile_day(CORPUS), hostile_day([f"Plain words {n}" for n in range(len(CORPUS))])
    found, harmless = (Page(shown(page(one, flavor)).encode()) for one in (made, plain))
    view = lay_out(made)

    assert_in_order(found.text, texts(made))
    assert blocks(found) == blocks(harmless)
    addresses = {one.get("href") or "" for one in found.all("a")}
    known = {one.url for story in view.stories for one in story.sources} | {story.url for story in view.also}
    # Pandoc ends some addresses too early.
    assert not [a for a in addresses if "://" in a and not any(bare(one).startswith(bare(a)) for one in known)]
    assert not [a for a in addresses if re.match(r"(?i)\s*(javascript|file|data|mailto|ftp|news|tel|obsidian):", a)]


def bare(address):
    """An address without what programs write in one way or another."""
    return re.sub(r"[^a-z0-9]", "", unquote(address).lower())


def blocks(found):
    return Counter(tag for tag, _ in found.tags if tag not in INLINE)


class _Parts(HTMLParser):
    """Texts outside of links as a program sees them that looks for more in them."""

    def __init__(self, content):
        super().__init__()
        self.links, self.parts = 0, []
        self.feed(content)

    def handle_starttag(self, tag, attributes):
        self.links += tag == "a" and "href" in dict(attributes)

    def handle_endtag(self, tag):
        self.links -= tag == "a" and self.links > 0

    def handle_data(self, data):
        if not self.links:
            self.parts.append(data)


def test_github_finds_nothing_in_a_text_to_make_more_of():
    shown = wikis.github(page(hostile_day(CORPUS), "gfm"))
    made_later = re.compile(r"@\w|#\d|\bGH-\d|:[\w+-]+:|\$.*\$|\w://|\bwww\.\w|\b(?:mailto|xmpp):\S", re.IGNORECASE)

    # A link's own text is not looked into, and an anchor around nothing does not count as one.
    shown = re.sub(r'<a id="[\w-]+"></a>', "", shown)
    assert [part for part in _Parts(shown).parts if made_later.search(part)] == []


def test_obsidian_finds_no_syntax_of_its_own_in_a_text():
    content = page(hostile_day(CORPUS), "obsidian").decode().split("\n---\n", 1)[1]
    ours = re.compile(
        r"\[\[\d{4}-\d\d-\d\d/bulletin(?:#\^[\w-]+)?\|[^\[\]|]+\]\]|\(#\^story-[\w-]+\)|(?m: ?\^(?:fact|story)-[\w-]+$)"
        r"|(?m:^> \[!(?:warning|info|important)\] )|(?m:^#{1,3} )|\]\(https?://[^\s()]+\)"
    )
    left = ours.sub("", re.sub(r"\\[!-/:-@\[-`{-~]", "", content))

    for sign in (r"\[\[", "%%", "==", r"\$", "~", r"#", r"\^", "::", "`", "<", r"\w://", r"(?m:^> \[!)"):
        assert re.search(sign, left) is None, re.search(f".*{sign}.*", left)[0]


def test_obsidian_sorts_an_edition_by_its_properties():
    front = safe_load(page(morning(), "obsidian").decode().split("---\n")[1])

    assert front["tags"] == ["Country", "Economy", "Other"]
    assert front["aliases"] == ["Morning Brief 2026-11-22"]
    assert (front["title"], front["date"]) == ("Morning Brief", DAY)


@pytest.mark.parametrize(
    ("section", "tag"),
    [("World news", "World-news"), ("2026", None), ("C++ & #tags", "C-tags"), ("Âm nhạc", "Âm-nhạc"), ("//", None)],
)
def test_a_section_is_a_tag_as_far_as_it_can_be(section, tag):
    made = edition(replace(flood(), section=section))

    assert safe_load(page(made, "obsidian").decode().split("---\n")[1])["tags"] == ([tag] if tag else [])


@pytest.mark.parametrize("text", CORPUS)
def test_no_text_forges_what_a_page_says_of_itself(text):
    for flavor in DIALECTS:
        content = page(hostile(text), flavor)
        said = claim(Document(f"bulletin.{flavor}", "", content))

        assert squeezed(said.title or "") == squeezed(lay_out(hostile(text)).title)
        assert (said.day, said.look) == (DAY, Look(flavor=flavor))


def test_no_text_forges_a_category():
    found = re.findall(r"\[\[Category:(.*?)\]\]", page(hostile_day(CORPUS), "mediawiki").decode())

    assert found
    assert all(re.fullmatch(r"[\w .,()–-]+", one) for one in found)


@pytest.mark.parametrize(
    ("flavor", "there"),
    [
        ("gfm", "[21 Nov 2026](../2026-11-21/bulletin.md#story-"),
        ("obsidian", "[[2026-11-21/bulletin#^story-"),
        ("mediawiki", "[[Morning Brief/2026-11-21#story-"),
        ("dokuwiki", "[[..:2026-11-21:bulletin|21 Nov 2026]]"),
    ],
)
def test_an_edition_leads_to_earlier_ones_as_they_lie_in_the_wiki(flavor, there):
    assert there in page(third_day(), flavor).decode()


@pytest.mark.parametrize(
    ("flavor", "anchor"),
    [("gfm", '<a id="{}"></a>'), ("obsidian", " ^{}\n"), ("mediawiki", '<span id="{}"></span>')],
)
def test_a_fact_has_an_address(flavor, anchor):
    content = page(third_day(), flavor).decode()
    facts = [passage.anchor for story in lay_out(third_day()).stories for passage in story.passages if passage.anchor]

    assert facts
    assert all(anchor.format(fact) in content for fact in facts)


def test_disagreements_are_alerts_and_callouts():
    assert "> [!WARNING]\n> **Sources disagree · date**\n" in page(third_day(), "gfm").decode()
    assert "> [!NOTE]\n> **Updated · figure**\n" in page(third_day(), "gfm").decode()
    assert "> [!warning] Sources disagree · date\n> - " in page(third_day(), "obsidian").decode()
    assert "> [!important] Corrections\n> - " in page(third_day(), "obsidian").decode()


@pytest.mark.parametrize("flavor", FLAVORS)
def test_no_line_of_a_page_ends_in_space_and_no_two_are_empty(flavor):
    content = page(third_day(), flavor).decode()

    assert [line for line in content.split("\n") if line != line.rstrip()] == []
    assert "\n\n\n" not in content
    assert content.endswith("\n")


@pytest.mark.parametrize("flavor", DIALECTS)
def test_a_page_is_proven_in_its_flavor_and_no_other_word_is(flavor):
    (document,) = render(third_day(), ["md"], Look(flavor=flavor))
    forged = replace(document, content=document.content.replace(b"legible", b"illegible", 1))

    assert format_of(document) == "md"
    assert claim(document) == Claim("Morning Brief", DAY, look=Look(flavor=flavor))
    assert verify(document, [third_day()], own_articles(third_day())).differences == ()
    assert verify(forged, [third_day()], own_articles(third_day())).differences
    assert format_of(replace(document, name="a page")) == "md"


def test_a_page_of_dokuwiki_is_known_in_the_file_that_it_is_kept_in():
    (document,) = render(third_day(), ["md"], Look(flavor="dokuwiki"))

    assert format_of(replace(document, name="data/pages/bulletin.txt")) == "md"


@pytest.mark.parametrize("flavor", ["commonmark", "gfm"])
def test_mkdocs_builds_a_site_of_editions_without_a_warning(flavor, tmp_path):
    """Not with -q: it hides the failure."""
    for day, text in {"2026-11-20": "7d1f00000000c0de", "2026-11-21": third_day().stories[0].id}.items():
        (tmp_path / f"docs/{day}").mkdir(parents=True)
        anchors = (f'<a id="story-{one}"></a>' for one in (text, third_day().stories[2].id))
        (tmp_path / f"docs/{day}/bulletin.md").write_text(f"# Then\n\n{' '.join(anchors)}\n")
    (tmp_path / "docs/2026-11-22").mkdir()
    (tmp_path / "docs/2026-11-22/bulletin.md").write_bytes(page(third_day(), flavor))
    (tmp_path / "docs/index.md").write_text("# Editions\n")
    strict = {"validation": {"anchors": "warn", "links": {"anchors": "warn"}}}
    (tmp_path / "mkdocs.yml").write_text(json.dumps({"site_name": "Editions", **strict}))

    done = checkers.judged(sys.executable, "-m", "mkdocs", "build", "--strict", "-f", tmp_path / "mkdocs.yml")

    assert done.returncode == 0, done.stderr
    built = Page((tmp_path / "site/2026-11-22/bulletin/index.html").read_bytes())
    assert_in_order(built.text.split("Sunday, 22 November 2026", 1)[1], texts(third_day())[3:])


@pytest.mark.parametrize("flavor", ["commonmark", "gfm"])
def test_hostile_text_stays_text_in_mkdocs(flavor, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_bytes(page(hostile_day(CORPUS), flavor))
    (tmp_path / "mkdocs.yml").write_text(json.dumps({"site_name": "Editions"}))

    done = checkers.judged(sys.executable, "-m", "mkdocs", "build", "-f", tmp_path / "mkdocs.yml")

    assert done.returncode == 0, done.stderr
    found = Page((tmp_path / "site/index.html").read_bytes())
    assert_in_order(found.text, texts(hostile_day(CORPUS))[1:])
    assert not {tag for tag, _ in found.tags} & {"iframe", "img", "svg", "object", "embed"}
