"""The feed of editions, as a feed reader sees it."""

import html
import re
from dataclasses import replace
from datetime import date, timedelta

import feedparser
import pytest
from lxml import etree

from bulletin import pipeline
from bulletin.errors import SettingsError
from bulletin.renderers import render
from bulletin.renderers.feed import LATEST, Published, feed
from bulletin.settings import Settings, parse
from tests.editions import DAY, ISSUED, edition, hostile, morning, third_day
from tests.webs import Site

TODAY = replace(morning(), number=47)
YESTERDAY = replace(third_day(), date=DAY - timedelta(1), issued=ISSUED - timedelta(1))
DOCUMENTS = ("bulletin.html", "bulletin.pdf", "bulletin.json", "bulletin.proof.json")
HOSTILE = "<script>alert(1)</script> ]]> & \"x\" \0\u202e{{ 7*7 }} <a href='javascript:alert(1)'>x</a>"
A = "{http://www.w3.org/2005/Atom}"


def read(document):
    """The feed as a feed reader has it; what is malformed is no feed."""
    found = feedparser.parse(document.content)
    assert not found.bozo
    return found


def test_a_feed_has_its_editions_newest_first():
    document = feed([Published(YESTERDAY), Published(TODAY)])
    found = read(document)

    assert (document.name, document.media_type) == ("feed.xml", "application/atom+xml")
    assert found.feed.title == "Morning Brief"
    assert [one.title for one in found.entries] == [
        "Morning Brief · Sunday, 22 November 2026 · No. 47",
        "Morning Brief · Saturday, 21 November 2026",
    ]
    assert [one.updated for one in found.entries] == ["2026-11-22T06:30:00Z", "2026-11-21T06:30:00Z"]
    assert found.feed.updated == "2026-11-22T06:30:00Z"


def test_links_lead_to_the_documents_that_there_are_seen_from_the_feed():
    document = feed([Published(YESTERDAY, ("bulletin.epub",)), Published(TODAY, DOCUMENTS)])
    entries = etree.fromstring(document.content).findall(f"{A}entry")

    assert [
        [tuple(link.get(name) for name in ("rel", "type", "href")) for link in e.findall(f"{A}link")] for e in entries
    ] == [
        [
            ("alternate", "text/html", "2026-11-22/bulletin.html"),
            ("enclosure", "application/pdf", "2026-11-22/bulletin.pdf"),
        ],
        [("enclosure", "application/epub+zip", "2026-11-21/bulletin.epub")],
    ]


@pytest.mark.parametrize("url", ["https://press.example/brief", "https://press.example/brief/"])
def test_links_are_whole_when_it_is_known_where_the_feed_is_published(url):
    document = feed([Published(TODAY, DOCUMENTS)], url=url)
    found = read(document)

    assert found.entries[0].link == "https://press.example/brief/2026-11-22/bulletin.html"
    assert found.feed.links[0] == {
        "rel": "self", "type": "application/atom+xml", "href": "https://press.example/brief/feed.xml"
    }  # fmt: skip
    assert "https://press.example/brief/2026-11-22/bulletin.html#story-" in found.entries[0].content[0].value


def test_names_stay_when_an_edition_is_built_again_or_published_elsewhere():
    def names(*published, **known):
        found = read(feed(published, **known))
        return found.feed.id, *(one.id for one in found.entries)

    first = names(Published(TODAY))

    assert names(Published(edition(), DOCUMENTS), url="https://press.example/") == first
    assert len({*first, *names(Published(YESTERDAY)), *names(Published(replace(TODAY, title="Evening Brief")))}) == 5
    assert all(re.fullmatch("urn:uuid:[0-9a-f-]{36}", name) for name in first)


def test_an_entry_holds_the_facts_of_its_edition_with_links_to_their_sources():
    (entry,) = read(render(TODAY, ("atom",))[0]).entries
    (content,) = entry.content
    text = html.unescape(re.sub("<[^>]*>", "", content.value))

    assert content.type == "text/html"
    for told in TODAY.stories:
        assert told.headline in text
        assert told.headline in entry.summary
        assert all(one.wording.shown in text for one in told.facts)
        assert all(one.source in text for one in told.articles)
    assert '<a href="https://northpost.example/news/harrow-under-water">B1</a>' in content.value
    assert entry.summary.startswith("5 stories · 11 articles")


def test_a_day_without_news_is_an_entry_that_says_so():
    (entry,) = read(feed([Published(edition())])).entries

    assert entry.summary == "There is no story in this edition."


def test_no_outside_text_becomes_markup():
    document = feed([Published(hostile(HOSTILE), DOCUMENTS)])
    root = etree.fromstring(document.content)
    content = root.findtext(f"{A}entry/{A}content")

    assert "<script>" in root.findtext(f"{A}title")
    assert "<script" not in content
    links = re.findall('href="([^"]*)"', content)
    assert all(link.startswith(("https://", "2026-11-22/bulletin.html#")) for link in links)


def test_the_same_editions_make_the_same_bytes():
    one, other = (feed([Published(TODAY), Published(YESTERDAY)]).content for _ in range(2))

    assert one == other


@pytest.fixture
def build(tmp_path):
    """A function that builds a day."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("Lenn floods Harrow\n\nThe river Lenn burst its banks at Harrow on Friday.\n")

    def build(day=DAY, archive=True, **known):
        settings = replace(Settings(formats=("html", "atom"), out=str(tmp_path / "out")), **known)
        kept = tmp_path / "archive.db" if archive else None
        return pipeline.build([str(tmp_path / "in")], settings, day=day, web=Site(), archive=kept)

    return build


def entries(folder):
    return [one.links[0].href for one in feedparser.parse((folder / "out/feed.xml").read_bytes()).entries]


def test_a_build_writes_the_feed_of_the_latest_editions_beside_their_folders(build, tmp_path):
    days = [DAY + timedelta(n) for n in range(LATEST + 2)]
    for day in days:
        built = build(day)

    assert built.paths == (tmp_path / f"out/{day}/bulletin.html", tmp_path / "out/feed.xml")
    assert entries(tmp_path) == [f"{day}/bulletin.html" for day in reversed(days[2:])]


def test_a_feed_is_of_one_title(build, tmp_path):
    build(title="Evening Brief")
    build(DAY + timedelta(1))

    assert entries(tmp_path) == [f"{DAY + timedelta(1)}/bulletin.html"]


def test_an_edition_built_again_takes_its_own_place(build, tmp_path):
    build()
    build(DAY + timedelta(1))
    build()

    assert entries(tmp_path) == [f"{DAY + timedelta(1)}/bulletin.html", f"{DAY}/bulletin.html"]


def test_without_an_archive_a_feed_has_the_edition_of_the_day(build, tmp_path):
    build(archive=False)
    build(DAY + timedelta(1), archive=False, url="https://press.example/")

    assert entries(tmp_path) == [f"https://press.example/{date(2026, 11, 23)}/bulletin.html"]


def test_where_one_document_cannot_be_written_the_feed_stays_as_it_was(build, tmp_path):
    build()
    before = (tmp_path / "out/feed.xml").read_bytes()
    (tmp_path / f"out/{DAY + timedelta(1)}/bulletin.html").mkdir(parents=True)

    with pytest.raises(Exception, match="is a folder"):
        build(DAY + timedelta(1))

    assert (tmp_path / "out/feed.xml").read_bytes() == before
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["2026-11-22", "2026-11-23", "feed.xml"]


@pytest.mark.parametrize(
    "url", ["press.example", "ftp://press.example/", "https://", "https://a.example/?x=1", "http://["]
)
def test_where_editions_are_published_is_an_address_on_the_web(url):
    with pytest.raises(SettingsError, match="url: write where the editions are published"):
        parse({"url": url})
