"""Archives (zip, WACZ, WARC): what is packed in them is read as if it lay in a folder, within bounds."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.errors import ReadError
from bulletin.model import Failure
from bulletin.readers import kinds
from bulletin.readers.packed import warc, warc_body
from bulletin.readers.packed import zip as zipped
from bulletin.readers.raw import Hints, Raw
from bulletin.readers.recognition import recognised
from bulletin.renderers import render
from tests.editions import morning

BODY = "The road along the lake was closed on Monday after stones fell on it, the county said."
PAGE = f"<html><body><article><p>{BODY}</p></article></body></html>".encode()
HINTS = Hints(source="Halden Post")


def pack(members: Mapping[str | zipfile.ZipInfo, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def member(name: str, **values: Any) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    for key, value in values.items():
        setattr(made, key, value)
    return made


def unzip(content: bytes) -> list[Failure | Raw]:
    return list(zipped.read(Raw("day.zip", content, kinds.ZIP, hints=HINTS)))


def names(found: list[Failure | Raw]) -> list[str]:
    return [one.name.removeprefix("day.zip/") for one in found if isinstance(one, Raw)]


def problems(found: list[Failure | Raw]) -> list[str]:
    return [str(one.problem) for one in found if isinstance(one, Failure)]


def test_members_are_inputs_of_their_own_in_the_order_of_their_names() -> None:
    found = unzip(pack({"b.html": PAGE, "a/z.txt.gz": gzip.compress(BODY.encode()), "a/": ""}))
    assert found == [
        Raw("day.zip/a/z.txt.gz", BODY.encode(), kinds.TEXT, None, HINTS),
        Raw("day.zip/b.html", PAGE, kinds.HTML, None, HINTS),
    ]


def test_what_is_passed_over_in_a_folder_is_passed_over_in_an_archive() -> None:
    (edition,) = render(morning(), ["md"])
    members: dict[str | zipfile.ZipInfo, str | bytes] = {
        "README.md": BODY,
        ".git/a.txt": BODY,
        "__MACOSX/._a.txt": "x",
        "logo.png": b"\x89PNG",
        "page.html": PAGE,
        "page_files/ad.html": PAGE,
        "old/bulletin.md": edition.content,
        "prices.csv": "day,price\n1,2\n",
        "articles.csv": f"title,text\nRoad,{BODY}\n",
    }
    found = unzip(pack(members))
    assert (names(found), problems(found)) == (["articles.csv", "page.html"], [])


def test_names_are_read_as_utf_8_even_when_the_archive_does_not_say_so() -> None:
    content = pack({"überfahrt.txt": BODY})
    marked = bytearray(content)
    for at in (content.index(b"PK\x03\x04") + 7, content.index(b"PK\x01\x02") + 9):
        marked[at] &= ~0x08
    assert names(unzip(bytes(marked))) == names(unzip(content)) == ["überfahrt.txt"]


@pytest.mark.parametrize("name", ["/etc/passwd.txt", "../a.txt", "a/../../b.txt", "C:/a.txt", "..\\a.txt"])
def test_a_name_that_leads_out_of_the_archive_is_refused_and_the_rest_is_read(name: str) -> None:
    found = unzip(pack({name: BODY, "good.txt": BODY}))
    assert names(found) == ["good.txt"]
    assert problems(found) == ["has a name that leads out of the archive; pack it under a plain name"]


def test_links_encrypted_members_and_strange_packings_are_refused_each_with_its_reason() -> None:
    link = member("link.txt", create_system=3, external_attr=(stat.S_IFLNK | 0o777) << 16)
    found = unzip(pack({link: "/etc/passwd", "good.txt": BODY}))
    assert (names(found), problems(found)) == (["good.txt"], ["is a link, not a file; pack the file that it leads to"])
    sealed = bytearray(pack({"a.txt": BODY}))
    sealed[sealed.index(b"PK\x01\x02") + 8] |= 1
    assert problems(unzip(bytes(sealed))) == ["is encrypted; pack it without a password"]
    assert problems(unzip(pack({"a.txt": BODY}, zipfile.ZIP_BZIP2))) == [
        "is packed in a way that is not read; pack it as ordinary zip (deflate)"
    ]


def test_a_damaged_member_costs_itself_only() -> None:
    content = bytearray(pack({"a.txt": BODY, "b.txt": BODY.upper()}, zipfile.ZIP_STORED))
    content[content.index(b"lake")] = ord("f")
    found = unzip(bytes(content))
    assert names(found) == ["b.txt"]
    assert problems(found)[0].startswith("is damaged (Bad CRC-32")


def test_a_bomb_is_stopped_while_it_unpacks() -> None:
    (problem,) = problems(unzip(pack({"bomb.txt": b"0" * (40 << 20)})))
    assert problem == "unpacks to more than 100 times its size; unpack it and name its file"


def test_an_archive_unpacks_to_no_more_than_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "LARGEST_TOTAL_BYTES", 1000)
    inner = pack({"c.txt": "c" * 300, "d.txt": "d" * 300}, zipfile.ZIP_STORED)
    with pytest.raises(ReadError, match="unpacks to more than"):
        unzip(pack({"a.txt": "a" * 300, "b.zip": inner}))


def test_an_archive_of_too_many_files_is_refused() -> None:
    with pytest.raises(ReadError, match="holds more than 10,000 files"):
        unzip(pack({f"{number}.txt": "" for number in range(10_001)}, zipfile.ZIP_STORED))


def test_an_archive_in_an_archive_is_opened_and_one_in_that_is_not() -> None:
    inner = pack({"c.txt": BODY, "deep.zip": pack({"d.txt": BODY})})
    found = unzip(pack({"a.txt": BODY, "b.zip": inner}))
    assert names(found) == ["a.txt", "b.zip/c.txt"]
    assert problems(found) == ["is packed in archives too deep; unpack it and name its files"]


@pytest.mark.parametrize(
    ("marks", "what"),
    [
        (["[Content_Types].xml", "word/document.xml"], "an office document"),
        (["mimetype", "content.xml"], "an office document"),
        (["mimetype", "META-INF/container.xml"], "an electronic book"),
    ],
)
def test_office_documents_and_books_are_called_by_their_kind(marks: list[str], what: str) -> None:
    with pytest.raises(ReadError, match=f"is {what}, not text; save the article as text, Markdown or HTML"):
        unzip(pack(dict.fromkeys(marks, "x")))


def test_of_a_wacz_only_the_web_archives_are_read() -> None:
    packed = gzip.compress(record(b"warcinfo", b"x"))
    found = unzip(pack({"datapackage.json": "{}", "archive/data.warc.gz": packed, "pages/pages.jsonl": "{}"}))
    assert [(one.name, one.media_type) for one in found if isinstance(one, Raw)] == [
        ("day.zip/archive/data.warc.gz", kinds.WARC)
    ]
    assert len(found) == 1


@given(st.integers(0, 400), st.binary(min_size=1, max_size=40))
def test_whatever_stands_in_a_zip_only_inputs_and_failures_come_of_it(at: int, junk: bytes) -> None:
    whole = pack({"a.txt": BODY, "b.html": PAGE})
    content = whole[:at] + junk + whole[at + len(junk) :]
    try:
        found = unzip(content)
    except ReadError:
        found = []
    assert all(isinstance(one, Raw | Failure) for one in found)


def record(kind: bytes, block: bytes, url: bytes = b"https://halden.example/road", version: bytes = b"1.1") -> bytes:
    head = b"WARC/%s\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n"
    return head % (version, kind, url, len(block)) + block + b"\r\n\r\n"


def answer(body: bytes, status: bytes = b"200 OK", kind: bytes = b"text/html", **headers: bytes) -> bytes:
    others = b"".join(b"%s: %s\r\n" % (name.replace("_", "-").encode(), value) for name, value in headers.items())
    return b"HTTP/1.1 %s\r\nContent-Type: %s\r\n%s\r\n" % (status, kind, others) + body


def unwarc(content: bytes) -> list[Failure | Raw]:
    return list(warc.read(Raw("crawl.warc", content, kinds.WARC, hints=HINTS)))


def test_each_page_that_was_answered_is_an_input_under_its_address() -> None:
    content = gzip.compress(record(b"warcinfo", b"software: x")) + b"".join(
        gzip.compress(one)
        for one in (
            record(b"request", b"GET /road HTTP/1.1\r\n\r\n"),
            record(b"response", answer(PAGE)),
            record(b"revisit", answer(b"")),
            record(b"metadata", PAGE),
            record(b"response", answer(PAGE, b"404 Not Found"), b"https://halden.example/gone"),
            record(b"response", answer(b"\x89PNG", kind=b"image/png"), b"https://halden.example/a.png"),
            record(b"response", answer(b"\x89PNG"), b"https://halden.example/counter"),
            record(b"response", answer(b""), b"https://halden.example/beacon"),
            record(b"response", answer(b'{"a": 1}', kind=b"application/json"), b"https://halden.example/data"),
            record(b"response", answer(b"<rss/>", kind=b"application/xml"), b"<https://halden.example/rss>", b"1.0"),
        )
    )
    found = unwarc(recognised("crawl.warc.gz", content).content)
    url = "https://halden.example/road"
    assert found == [
        Raw(url, PAGE, kinds.HTML, url, HINTS),
        Raw("https://halden.example/rss", b"<rss/>", kinds.FEED, "https://halden.example/rss", HINTS),
    ]


CHUNKED = b"%x;name=x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (20, PAGE[:20], len(PAGE) - 20, PAGE[20:])
_BARE = zlib.compressobj(wbits=-zlib.MAX_WBITS)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (CHUNKED, {"transfer-encoding": "chunked"}),
        (PAGE, {"transfer-encoding": "chunked"}),
        (gzip.compress(PAGE, mtime=0), {"content-encoding": "gzip"}),
        (PAGE, {"content-encoding": "gzip"}),
        (zlib.compress(PAGE), {"content-encoding": "deflate"}),
        (_BARE.compress(PAGE) + _BARE.flush(), {"content-encoding": "Deflate"}),
        (gzip.compress(zlib.compress(PAGE), mtime=0), {"content-encoding": "deflate, gzip"}),
        (brotli.compress(PAGE), {"content-encoding": "br"}),
        (PAGE, {"content-encoding": "br"}),
        (PAGE, {"content-encoding": "unheard-of"}),
    ],
)
def test_bodies_are_unpacked_as_their_headers_say_unless_that_was_done(body: bytes, headers: dict[str, str]) -> None:
    assert warc_body.decoded(body, headers, "a") == PAGE


def test_a_bomb_in_an_answer_is_stopped_while_it_unpacks() -> None:
    body = gzip.compress(b"0" * (warc_body.LARGEST_BODY_BYTES + 1))
    (problem,) = problems(unwarc(record(b"response", answer(body, content_encoding=b"gzip"))))
    assert problem == "unpacks to more than 20 MiB; save the article's text alone"


def test_a_damaged_record_is_named_and_the_others_are_read() -> None:
    good = record(b"response", answer(PAGE))
    broken = [
        b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nx\r\n\r\n",
        b"WARC/9.9\r\nContent-Length: 1\r\n\r\nx\r\n\r\n",
        record(b"response", b"no answer\r\n\r\n"),
        record(b"response", b"HTTP/1.1 200 OK"),
    ]
    found = unwarc(b"".join(one + good for one in broken) + good[:-20])
    assert [one.subject for one in found if isinstance(one, Failure)] == [
        "crawl.warc#1", "crawl.warc#3", "https://halden.example/road", "https://halden.example/road",
        "https://halden.example/road",
    ]  # fmt: skip
    assert problems(found)[0] == "is a damaged record; fetch or pack the archive again"
    assert problems(found)[-1] == "is cut short in the archive; fetch it again"
    assert [one.content for one in found if isinstance(one, Raw)] == [PAGE] * 4


def test_an_address_that_is_none_leaves_the_record_its_number() -> None:
    (found,) = unwarc(record(b"response", answer(PAGE), b"javascript:alert(1)"))
    assert isinstance(found, Raw)
    assert (found.name, found.url) == ("crawl.warc#1", None)


def test_headers_without_an_end_and_openings_by_the_thousand_are_passed_quickly() -> None:
    assert len(unwarc(b"WARC/1.1\r\n" + b"a: b\r\n" * 100_000)) == 1
    with pytest.raises(ReadError, match="has more than 100 damaged records"):
        unwarc(b"WARC/1.1\n" * 1_000_000)


def test_a_web_archive_of_too_many_records_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "_MOST_RECORDS", 10)
    assert unwarc(b"WARC/1.1\nContent-Length: 0\n\n" * 10) == []
    with pytest.raises(ReadError, match="holds more than 10 records"):
        unwarc(b"WARC/1.1\nContent-Length: 0\n\n" * 11)


@pytest.mark.parametrize("kind", [b"text/html", b"application/json"])
def test_all_records_together_unpack_to_no_more_than_a_bound(monkeypatch: pytest.MonkeyPatch, kind: bytes) -> None:
    monkeypatch.setattr(warc, "LARGEST_TOTAL_BYTES", 5 * len(PAGE))
    packed = record(b"response", answer(gzip.compress(PAGE), kind=kind, content_encoding=b"gzip"))
    assert len(unwarc(packed * 5)) in (5, 0)
    with pytest.raises(ReadError, match="unpacks to more than 256 MiB"):
        unwarc(packed * 6)


def test_a_body_that_is_packed_in_itself_counts_unpacked_and_is_unpacked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    once = record(b"response", answer(gzip.compress(PAGE)))
    inner = gzip.compress(b"0" * 100_000)
    twice = record(b"response", answer(gzip.compress(inner)))
    monkeypatch.setattr(warc, "LARGEST_TOTAL_BYTES", len(PAGE) + len(inner))
    (found,) = unwarc(once + twice)
    assert isinstance(found, Raw)
    assert found.content == PAGE
    with pytest.raises(ReadError, match="unpacks to more than"):
        unwarc(once + twice + once)


@given(st.integers(0, 600), st.binary(max_size=40))
def test_whatever_stands_in_a_web_archive_only_inputs_and_failures_come_of_it(at: int, junk: bytes) -> None:
    whole = record(b"response", answer(CHUNKED, transfer_encoding=b"chunked")) + record(b"response", answer(PAGE))
    assert all(isinstance(one, Raw | Failure) for one in unwarc(whole[:at] + junk + whole[at + len(junk) // 2 :]))
