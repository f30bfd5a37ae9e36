"""The address that tells a page apart, whatever led to it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.readers.addresses import canonical, host, page_address, registrable, shown

PAGE = "https://www.halden-post.example/skarn"


@pytest.mark.parametrize(
    "address",
    [
        "HTTPS://WWW.Halden-Post.example/skarn",
        "http://www.halden-post.example/skarn",
        "https://www.halden-post.example:443/skarn",
        "http://www.halden-post.example:80/skarn",
        "https://www.halden-post.example./skarn",
        "https://www.halden-post.example/skarn#comments",
        "https://www.halden-post.example/%73karn",
        "https://www.halden-post.example/amp/skarn",
        "https://www.halden-post.example/skarn/amp",
        "https://www.halden-post.example/skarn.amp",
        "https://www.halden-post.example/skarn?amp=1",
        "https://www.halden-post.example/skarn?outputType=amp",
        "https://www.google.com/amp/s/www.halden-post.example/skarn",
        "https://google.co.uk/amp/www.halden-post.example/skarn",
        "https://www-halden--post-example.cdn.ampproject.org/c/s/www.halden-post.example/skarn",
        "https://www.google.com/amp/s/www.google.com/amp/s/www.halden-post.example/skarn",
        "  https://www.halden-post.example/skarn ",
    ],
)
def test_spellings_and_copies_of_one_page_have_one_address(address: str) -> None:
    assert canonical(address) == PAGE


@pytest.mark.parametrize(
    "mark",
    [
        "utm_source=mail", "UTM_Campaign=x", "fbclid=abc", "gclid=1", "dclid=1", "msclkid=1", "mc_cid=1", "mc_eid=1",
        "igshid=1", "yclid=1", "_ga=1.2", "ref_src=twsrc", "cmpid=x", "at_medium=rss", "at_campaign=64",
        "ns_mchannel=x", "xtor=RSS-1", "wt_mc=1", "wt_zmc=1", "spm=a.b", "amp;utm_medium=feed",
    ],
)  # fmt: skip
def test_marks_of_who_sent_the_reader_tell_no_pages_apart(mark: str) -> None:
    assert canonical(f"{PAGE}?{mark}") == PAGE
    assert canonical(f"{PAGE}?id=5&{mark}&page=2") == f"{PAGE}?id=5&page=2"


@pytest.mark.parametrize(
    ("variant", "desktop"),
    [
        ("https://m.halden.com/a", "https://www.halden.com/a"),
        ("https://mobile.halden.co.uk/a", "https://www.halden.co.uk/a"),
        ("https://touch.halden.de/a", "https://www.halden.de/a"),
        ("https://amp.halden.com/a", "https://www.halden.com/a"),
        ("https://m.sport.halden.com/a", "https://sport.halden.com/a"),
    ],
)
def test_a_site_for_telephones_is_the_site(variant: str, desktop: str) -> None:
    assert canonical(variant) == desktop


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://halden.com/story?id=5", "https://halden.com/story?id=6"),
        ("https://halden.com/?p=5", "https://halden.com/"),
        ("https://halden.com/a?x=1&y=2", "https://halden.com/a?y=2&x=1"),
        ("https://halden.com/story", "https://halden.com/story/"),
        ("https://halden.com/a//b", "https://halden.com/a/b"),
        ("https://halden.com/Story", "https://halden.com/story"),
        ("https://halden.com/a%2Fb", "https://halden.com/a/b"),
        ("https://halden.com/amp", "https://halden.com/"),
        ("https://halden.com/gear/amp/tube", "https://halden.com/gear/tube"),
        ("https://halden.com/camp", "https://halden.com/c"),
        ("https://halden.com/a?amp=30-watts", "https://halden.com/a"),
        ("https://halden.com/a?source=desk", "https://halden.com/a"),
        ("https://halden.com/a?ref=5", "https://halden.com/a"),
        ("https://halden.com/#!/story/5", "https://halden.com/#!/story/6"),
        ("https://halden.com/#/story/5", "https://halden.com/#/story/6"),
        ("https://m.me/a", "https://www.me/a"),
        ("https://halden.com:8443/a", "https://halden.com/a"),
        ("https://halden.com/a?q=%C4%E3", "https://halden.com/a?q=%BA%C3"),
        ("https://google.com/s/halden.com/a", "https://halden.com/a"),
        ("https://google.com/maps/s/halden.com/a", "https://halden.com/a"),
        ("https://10.1.2.3/a", "https://10.1.2.4/a"),
    ],
)
def test_two_pages_stay_two(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_a_name_in_another_script_is_one_with_its_ascii_form() -> None:
    assert canonical("https://müller.example/å?q=ø") == "https://xn--mller-kva.example/%C3%A5?q=%C3%B8"
    assert canonical("https://xn--mller-kva.example/%c3%a5?q=%c3%b8") == canonical("https://müller.example/å?q=ø")


@pytest.mark.parametrize("text", ["", "mailto:ann@halden.example", "https://[::1", "https://halden.example:x/a", "a b"])
def test_what_is_no_address_of_a_page_stays_as_it_is(text: str) -> None:
    assert canonical(text) == text


_PIECES = st.sampled_from(
    ["https://", "http://", "m.", "amp.", "www.", "halden", ".com", ".co.uk", "/", "/amp", "/amp/", ".amp", ".html",
     "?", "&", "=", "amp=1", "utm_x=1", "id=5", "#", "#!", "%", "%2f", "%41", "%ff", "å", "google.com/amp/s/",
     "x.cdn.ampproject.org/c/s/", ":80", ":443", ":", "@", "[", "]", "..", " ", "\t", "+", ";", "\ud800", "xn--", "İ"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=12).map("".join) | st.text(max_size=60).map("https://halden.com/".__add__))
def test_the_canonical_address_is_canonical(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


@given(st.text(max_size=80))
def test_any_text_has_a_host_an_address_and_a_canonical_form(text: str) -> None:
    assert host(text) == host(text).removeprefix("www.") or "www.www." in text.lower()
    assert page_address(text) in (None, text.strip())
    assert isinstance(canonical(text), str)


def test_addresses_made_to_take_long_do_not() -> None:
    started = time.process_time()
    for piece in ("/amp", "google.com/amp/s/", "m.", "&utm_x=1", "%41", ".amp"):
        canonical("https://google.com/" + piece * 20_000)
        canonical("https://" + piece * (7_000 // len(piece)) + "halden.com/a")
    assert time.process_time() - started < 5


def test_longer_addresses_than_servers_take_are_none() -> None:
    assert page_address(f"{PAGE}?{'x' * 8_000}") is None
    assert page_address("javascript:alert(1)") is None
    assert page_address("https://halden.example/a b") is None


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\x9b", "\ud800", "\u2028"])
def test_an_address_holds_nothing_that_steers_a_terminal_or_cannot_be_written(character: str) -> None:
    assert page_address(f"https://halden.example/{character}a") is None


@pytest.mark.parametrize(
    ("name", "registered", "read"),
    [
        ("news.the-daily-post.co.uk", "the-daily-post.co.uk", "the-daily-post.co.uk"),
        ("sport.halden.de", "halden.de", "halden.de"),
        ("anna.blogspot.com", "anna.blogspot.com", "anna.blogspot.com"),
        ("xn--mller-kva.de", "xn--mller-kva.de", "müller.de"),
        ("xn--pple-43d.com", "xn--pple-43d.com", "xn--pple-43d.com"),
        ("halden-post.example", "halden-post.example", "halden-post.example"),
        ("10.1.2.3", "10.1.2.3", "10.1.2.3"),
        ("", "", ""),
    ],
)
def test_a_host_is_shown_as_what_somebody_registered(name: str, registered: str, read: str) -> None:
    assert (registrable(name), shown(name)) == (registered, read)
