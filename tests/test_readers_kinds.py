"""What an input is, is told by its bytes; names and declared types only hint. And what the user may name."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bulletin.errors import ReadError
from bulletin.model import Failure
from bulletin.readers import kinds
from bulletin.readers.inputs import gather
from bulletin.readers.kinds import media_type
from bulletin.readers.packed.gzipped import unpacked
from bulletin.readers.raw import Hints, Link, Raw
from bulletin.readers.recognition import recognised

BODY = "The road along the lake was closed on Monday after stones fell on it, the county said."
RSS = '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Halden Post</title></channel></rss>'
MAIL = "From: Halden Post <news@halden.example>\nDate: Thu, 19 Nov 2026 08:00:00 +0100\nSubject: Road\n\nText\n"
JSON_FEED = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Halden Post", "items": []})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (RSS, kinds.FEED),
        (f"<!-- {'x' * 2000} --><!DOCTYPE rss [<!ENTITY a 'b'>]>{RSS[22:]}", kinds.FEED),
        ('<rdf:RDF xmlns:rdf="x"><channel/></rdf:RDF>', kinds.FEED),
        ('<feed xmlns="http://www.w3.org/2005/Atom"/>', kinds.FEED),
        ('<a:feed xmlns:a="http://www.w3.org/2005/Atom"/>', kinds.FEED),
        ('<?xml version="1.0"?><opml version="2.0"/>', kinds.OPML),
        (JSON_FEED, kinds.JSON_FEED),
        ('{"items": [], "version": "https:\\/\\/jsonfeed.org\\/version\\/1"}', kinds.JSON_FEED),
        (MAIL, kinds.MAIL),
        (MAIL.replace("\n", "\r\n"), kinds.MAIL),
        (f"Received: from a\n\tby b{'; c' * 5000}\n{MAIL}", kinds.MAIL),
        (f"From ann@halden.example Thu Nov 19 08:00:00 2026\n{MAIL}", kinds.MBOX),
        ("WARC/1.1\r\nWARC-Type: warcinfo\r\n\r\n", kinds.WARC),
        ("%PDF-1.7\n", kinds.PDF),
        ("PK\x03\x04", kinds.ZIP),
        ("PK\x05\x06", kinds.ZIP),
        ("<!doctype html><html><head><title>On RSS: <rss> and <feed></title>", kinds.HTML),
        ("<html><body><rss/></body></html>", kinds.HTML),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y"><html xmlns="z">', kinds.HTML),
        (json.dumps({"text": 'A page says "version": "https://jsonfeed.org/version/1".'}), kinds.JSON_LINES),
        (f"---\ntitle: Road\n---\n{BODY}", kinds.MARKDOWN),
        (f"# Road\n\n{BODY}", kinds.MARKDOWN),
        (f"Road closed\n{BODY}", kinds.TEXT),
        (f"From Paris with love\nTitle: Road closed\n{BODY}", kinds.TEXT),
        (f"Road: closed\nFrom: Monday\n\n{BODY}", kinds.TEXT),
        ("title,text\nRoad,Closed\n", kinds.TEXT),
    ],
)
def test_the_bytes_alone_tell_what_an_input_is(text: str, kind: str) -> None:
    assert media_type(text.encode(), "input") == kind
    if kind != kinds.ZIP:
        assert media_type(b"\xef\xbb\xbf" + text.encode(), "input") == kind


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_feed_in_wide_letters_is_a_feed_with_and_without_its_mark(encoding: str) -> None:
    if encoding == "utf-32":
        assert media_type(RSS.encode(encoding), "feed") == kinds.FEED
    else:
        assert media_type(RSS.encode(encoding), "feed") == media_type(RSS.encode(encoding), "a.txt") == kinds.FEED


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("feed.txt", RSS, kinds.FEED),
        ("feed.html", RSS, kinds.FEED),
        ("page.jsonl", "%PDF-1.7\n", kinds.PDF),
        ("mail.txt", MAIL, kinds.MAIL),
        ("mail.eml", f"Subject: Road\n\n{BODY}", kinds.MAIL),
        ("mail.eml", BODY, kinds.TEXT),
        ("a.CSV.gz", f"title,text\nRoad,{BODY}", kinds.CSV),
        ("https://halden.example/a.md?page=b.html#c.csv", "Road", kinds.MARKDOWN),
        ("https://halden.example", "Road", kinds.TEXT),
    ],
)
def test_the_name_counts_where_the_bytes_say_nothing(name: str, text: str, kind: str) -> None:
    assert media_type(text.encode(), name) == kind


@pytest.mark.parametrize(
    ("declared", "text", "kind"),
    [
        ("text/html; charset=utf-8", RSS, kinds.FEED),
        ("text/html", f"<p>{BODY}</p>", kinds.HTML),
        ("TEXT/CSV", "title;text\n", kinds.CSV),
        ("text/markdown", "Road\n====\n", kinds.MARKDOWN),
        ("application/rss+xml", "<!doctype html><html>", kinds.HTML),
        ("", f"<p>{BODY}</p>", kinds.TEXT),
    ],
)
def test_the_declared_type_counts_where_the_bytes_say_nothing(declared: str, text: str, kind: str) -> None:
    assert media_type(text.encode(), "https://halden.example/a", declared) == kind


def test_what_was_fetched_keeps_its_address_and_what_is_known_of_it() -> None:
    hints = Hints(source="Halden Post")
    found = recognised("a", gzip.compress(RSS.encode()), url="https://halden.example/rss", hints=hints)
    assert found == Raw("a", RSS.encode(), kinds.FEED, "https://halden.example/rss", hints)


def test_an_archive_of_many_members_is_unpacked_in_one() -> None:
    parts = [f"{number:,} stones\n".encode() * (number + 1) for number in range(300)]
    packed = b"".join(map(gzip.compress, parts))
    assert unpacked(packed, "a", 1 << 20) == b"".join(parts)
    assert unpacked(packed + b"\0" * 20, "a", 1 << 20) == b"".join(parts)
    with pytest.raises(ReadError, match="unpacks to more than 0 MiB"):
        unpacked(packed, "a", 1000)


def test_an_archive_of_countless_empty_members_is_refused() -> None:
    with pytest.raises(ReadError, match="more than 100,000 parts"):
        unpacked(gzip.compress(b"") * 100_001, "a", 1 << 20)


def test_an_address_is_a_link_with_what_is_known_of_it() -> None:
    hints = Hints(source="Halden Post", full_text=True)
    named = ["https://halden.example/a", ("http://halden.example/b", hints), "https://halden.example/a"]
    assert list(gather(named)) == [
        Link("https://halden.example/a", named=True),
        Link("http://halden.example/b", hints, named=True),
    ]


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("feed://halden.example/rss", "https://halden.example/rss"),
        ("feed:https://halden.example/rss", "https://halden.example/rss"),
        ("FEED:http://halden.example/rss", "http://halden.example/rss"),
        ("feed://http://halden.example/rss", "http://halden.example/rss"),
    ],
)
def test_the_address_of_a_feed_may_be_written_as_browsers_do(name: str, url: str) -> None:
    assert list(gather([name])) == [Link(url, named=True)]


def test_a_file_a_folder_and_the_standard_input_carry_what_is_known_of_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.xml").write_text(RSS, encoding="utf-8")
    hints = Hints(language="en")
    found = list(gather([(tmp_path, hints), ("-", hints)], stdin=MAIL.encode()))
    assert [(one.media_type, one.hints) for one in found if isinstance(one, Raw)] == [
        (kinds.TEXT, hints), (kinds.FEED, hints), (kinds.MAIL, hints),
    ]  # fmt: skip


def test_data_in_a_folder_are_read_only_when_they_are_articles(tmp_path: Path) -> None:
    (tmp_path / "prices.csv").write_text("day,price\n2026-11-19,4\n", encoding="utf-8")
    (tmp_path / "settings.json").write_text('{"text": "none"}', encoding="utf-8")
    (tmp_path / "articles.csv").write_bytes(f"Title;Body\nRoad;{BODY}\n".encode("utf-16"))
    (tmp_path / "feed.json").write_text(JSON_FEED, encoding="utf-8")
    found = list(gather([tmp_path]))
    assert [(Path(one.name).name, one.media_type) for one in found if isinstance(one, Raw)] == [
        ("articles.csv", kinds.CSV), ("feed.json", kinds.JSON_FEED),
    ]  # fmt: skip
    assert len(found) == 2


def test_data_that_are_named_are_read_or_refused_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"title": "none"}', encoding="utf-8")
    (failure,) = gather([tmp_path / "settings.json"])
    assert isinstance(failure, Failure)
    assert failure.problem.startswith("is JSON but no JSON Lines")


@pytest.mark.parametrize("text", ["<!--" * 2000, "<?" * 4000, "<!DOCTYPE [" + "]" * 8000, "From " + "00:00 " * 9000])
def test_an_opening_without_an_end_is_told_at_once(text: str) -> None:
    assert media_type(text.encode(), "a.txt") == kinds.TEXT
