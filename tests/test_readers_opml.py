"""Lists of feeds: a link for each feed that is named, whatever folders it lies in."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.errors import ReadError
from bulletin.model import Failure
from bulletin.readers import kinds
from bulletin.readers.feeds import opml
from bulletin.readers.raw import Hints, Link, Raw
from tests.feeds import NAME, failures, links, read_opml


def listed(*outlines: str, version: str = "2.0") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><opml version="{version}"><head><title>Lakes</title></head>'
        f"<body>{''.join(outlines)}</body></opml>"
    )


def outline(url: str = "https://haldenpost.example/feed", text: str = "Halden Post", more: str = "") -> str:
    return f'<outline text="{text}" type="rss" xmlUrl="{url}" {more}/>'


def urls(content: str | bytes) -> list[str]:
    return [link.url for link in links(read_opml(content))]


@pytest.mark.parametrize("version", ["1.0", "1.1", "2.0"])
def test_each_outline_with_an_address_is_a_link_that_has_its_name(version: str) -> None:
    content = listed(outline(), outline("https://skarn.example/atom.xml", "Skarn &amp; Sons"), version=version)
    assert read_opml(content) == [
        Link("https://haldenpost.example/feed", Hints(site="Halden Post"), named=True),
        Link("https://skarn.example/atom.xml", Hints(site="Skarn & Sons"), named=True),
    ]


def test_folders_are_opened_however_deep_and_their_names_become_nothing() -> None:
    folders = "<outline text='Folder'>" * 300 + outline() + "</outline>" * 300
    (link,) = read_opml(listed(folders))
    assert link == Link("https://haldenpost.example/feed", Hints(site="Halden Post"), named=True)


def test_the_title_of_an_outline_stands_above_its_text() -> None:
    (link,) = links(read_opml(listed(outline(more='title="The Halden Post"'))))
    assert link.hints.site == "The Halden Post"


def test_what_the_user_says_of_the_list_holds_for_its_feeds() -> None:
    (link,) = links(read_opml(listed(outline()), hints=Hints(language="en", full_text=True)))
    assert link.hints == Hints(language="en", full_text=True, site="Halden Post")


def test_attributes_are_read_in_any_case_and_with_bare_ampersands() -> None:
    content = '<opml><body><outline TEXT="Lakes & Hills" xmlurl="https://haldenpost.example/?a=1&b=2"></body>'
    (link,) = links(read_opml(content))
    assert (link.url, link.hints.site) == ("https://haldenpost.example/?a=1&b=2", "Lakes & Hills")


def test_a_feed_that_is_named_twice_is_one_link() -> None:
    assert urls(listed(outline(), outline(), outline("https://HALDENPOST.example/feed"))) == [
        "https://haldenpost.example/feed"
    ]


def test_another_list_is_linked_and_a_page_is_not() -> None:
    included = '<outline text="More" type="include" url="https://skarn.example/more.opml"/>'
    page = '<outline text="Page" type="link" url="https://skarn.example/"/>'
    assert urls(listed(outline(), included, page)) == [
        "https://haldenpost.example/feed",
        "https://skarn.example/more.opml",
    ]


def test_what_is_commented_out_is_passed_over_with_all_in_it() -> None:
    silent = f'<outline text="x" isComment="true">{outline("https://skarn.example/")}</outline>'
    assert urls(listed(silent, outline())) == ["https://haldenpost.example/feed"]


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("feed://haldenpost.example/x", "http://haldenpost.example/x"),
        ("feed:https://haldenpost.example/x", "https://haldenpost.example/x"),
    ],
)
def test_the_scheme_of_feeds_is_that_of_the_web(written: str, url: str) -> None:
    assert urls(listed(outline(written))) == [url]


def test_a_relative_address_is_made_absolute_against_that_of_the_list() -> None:
    (link,) = links(read_opml(listed(outline("feed.xml")), url="https://haldenpost.example/lists/all.opml"))
    assert link.url == "https://haldenpost.example/lists/feed.xml"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "/etc/passwd", "ftp://haldenpost.example/", "javascript:x"])
def test_nothing_in_a_list_names_a_local_file(address: str) -> None:
    found = read_opml(listed(outline(), outline(address)))
    assert len(links(found)) == 1
    problem = f"names 1 feeds by no address of the web, the first by {address!r}; write http or https addresses"
    assert failures(found) == [Failure(NAME, problem)]


def test_the_feeds_of_an_endless_list_are_cut_and_counted() -> None:
    found = read_opml(listed(*(outline(f"https://haldenpost.example/{number}") for number in range(3000))))
    assert len(links(found)) == 2000
    (failure,) = failures(found)
    assert failure.problem == "names 3,000 feeds, of which the first 2,000 are read; split it into smaller lists"


@pytest.mark.parametrize(
    "content", ["<opml/>", listed(), listed('<outline text="x"/>'), "nothing", "<!-- -->", "<opml"]
)
def test_a_list_that_names_no_feeds_is_named(content: str) -> None:
    with pytest.raises(ReadError, match="names no feeds; put outlines with an xmlUrl in it"):
        read_opml(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_a_dtd_that_defines_entities_is_refused(encoding: str) -> None:
    content = '<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + outline("&a;")
    with pytest.raises(ReadError, match="DTD that defines entities"):
        read_opml(content.encode(encoding))


def test_deep_nesting_takes_no_time() -> None:
    started = time.process_time()
    found = read_opml("<opml>" + "<outline xmlUrl='https://haldenpost.example/x'>" * 100_000)
    assert len(links(found)) == 1
    assert time.process_time() - started < 3


PIECES = st.sampled_from(
    [
        "<opml>",
        "<body>",
        "<outline ",
        "xmlUrl='http://x.example/'",
        "xmlUrl='http://['",
        "text='&a;'",
        "/>",
        ">",
        "&#0;",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=20).map(lambda pieces: "".join(pieces).encode())))
def test_whatever_the_bytes_nothing_but_read_errors_is_raised(content: bytes) -> None:
    with contextlib.suppress(ReadError):
        found = list(opml.read(Raw(NAME, b"<opml>" + content, kinds.OPML)))
        assert all(isinstance(one, (Link, Failure)) for one in found)
