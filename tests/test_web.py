"""An address gives what it holds, whole, or a failure says why not and what to do; nothing takes longer than it may."""

from __future__ import annotations

import gzip
import threading
import time
import tracemalloc
import zlib
from pathlib import Path

import pytest

from bulletin.model import Failure
from bulletin.web import Fetched, Request
from bulletin.web.connections import resolved
from tests.server import answer, bomb, drip, endless_redirect, hang, in_turn, redirect, reset, serving, truncated
from tests.webs import World, body, fetch, problem, web

FEED = "<rss version='2.0'><channel><title>The Lake Post</title></channel></rss>"


def test_an_address_gives_its_bytes_and_what_the_server_says_of_them() -> None:
    headers = {"Content-Type": "application/rss+xml", "ETag": '"7"', "Last-Modified": "Sun, 22 Nov 2026 08:00:00 GMT"}
    with serving({"/feed": answer(FEED, headers=headers)}) as site:
        found = fetch(f"{site.url}/feed")

    assert found == Fetched(
        f"{site.url}/feed", f"{site.url}/feed", FEED.encode(), headers["Content-Type"], '"7"', headers["Last-Modified"]
    )


def test_a_request_says_who_asks_and_what_it_can_read() -> None:
    with serving({"/": "x"}) as site:
        fetch(site.url, web(contact="mailto:desk@example.org"))
    (seen,) = site.seen

    assert seen.headers["user-agent"].startswith("bulletin/")
    assert seen.headers["user-agent"].endswith(" (+mailto:desk@example.org)")
    assert seen.headers["accept-encoding"] == "gzip, deflate"
    assert "cookie" not in seen.headers


def test_no_cookie_is_sent_back() -> None:
    with serving({"/": answer("x", headers={"Set-Cookie": "who=you; Path=/"})}) as site:
        on = web()
        body(site.url, on)
        body(f"{site.url}/?again", on)

    assert all("cookie" not in seen.headers for seen in site.seen)


def test_a_name_and_password_are_sent_to_their_host_and_named_nowhere() -> None:
    with serving({"/feed": redirect("/new"), "/new": FEED, "/wrong": answer(status=401)}) as site:
        address = site.url.replace("://", "://desk:secret@")
        found, refused = fetch(f"{address}/feed"), fetch(f"{address}/wrong")

    assert isinstance(found, Fetched)
    assert isinstance(refused, Failure)
    assert found.url == f"{site.url}/new"
    assert refused.subject == f"{site.url}/wrong"
    assert {seen.headers["authorization"] for seen in site.seen} == {"Basic ZGVzazpzZWNyZXQ="}


def test_results_come_in_the_order_of_the_requests_and_the_same_address_is_asked_once() -> None:
    with serving({"/a": "a", "/b": "b"}) as site:
        wanted = [Request(f"{site.url}/{path}", named=True) for path in ("b", "nowhere", "a", "b")]
        found = web().fetch_all(wanted)

    assert [one.content if isinstance(one, Fetched) else one.problem[:12] for one in found] == [
        b"b", "is not there", b"a", b"b",
    ]  # fmt: skip
    assert sorted(site.paths) == ["/a", "/b", "/nowhere"]
    assert web().fetch_all([]) == ()


@pytest.mark.parametrize("window", [31, 15, -15], ids=["gzip", "deflate", "bare deflate"])
def test_packed_bodies_are_unpacked(window: int) -> None:
    packer = zlib.compressobj(wbits=window)
    packed = packer.compress(FEED.encode() * 500) + packer.flush()
    encoding = "gzip" if window == 31 else "deflate"
    with serving({"/": answer(packed, headers={"Content-Encoding": encoding})}) as site:
        assert body(site.url) == FEED.encode() * 500


def test_gzip_in_pieces_is_one_body_and_padding_behind_it_is_nothing() -> None:
    packed = gzip.compress(b"one ", mtime=0) + gzip.compress(b"two") + b"\0" * 9
    with serving({"/": answer(packed, headers={"Content-Encoding": "gzip"})}) as site:
        assert body(site.url) == b"one two"


@pytest.mark.parametrize(
    ("content", "encoding", "said"),
    [
        (
            gzip.compress(FEED.encode(), mtime=0)[:-9],
            "gzip",
            "broke off before all of its packed text had come; try again later",
        ),
        (b"no gzip at all", "gzip", "is packed in a broken way; try again later"),
        (b"x", "br", 'is packed as "br", which was not asked for; save the page yourself'),
        (b"x", "gzip, gzip", 'is packed as "gzip, gzip", which was not asked for; save the page yourself'),
        (gzip.compress(b"", mtime=0) * 40, "gzip", "is packed in too many pieces; save the page yourself"),
    ],
)
def test_a_body_that_cannot_be_unpacked_is_named(content: bytes, encoding: str, said: str) -> None:
    with serving({"/": answer(content, headers={"Content-Encoding": encoding})}) as site:
        assert problem(site.url) == said


TOO_LARGE = "is larger than 10 MiB; save it yourself, split it and name the files"


def test_a_bomb_is_stopped_while_it_is_unpacked() -> None:
    with serving({"/": bomb(300)}) as site:
        tracemalloc.start()
        said = problem(site.url)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert said == TOO_LARGE
    assert peak < 50 * 2**20


def test_a_body_of_the_largest_size_is_taken_and_one_more_byte_is_not() -> None:
    large = bytes(10 * 2**20)
    with serving(
        {"/": large, "/more": large + b"x", "/packed": _gzipped(large), "/over": _gzipped(large + b"x")}
    ) as site:
        assert body(site.url) == body(f"{site.url}/packed") == large
        assert problem(f"{site.url}/more") == problem(f"{site.url}/over") == TOO_LARGE


def _gzipped(content: bytes):
    return answer(gzip.compress(content, mtime=0), headers={"Content-Encoding": "gzip"})


def test_what_is_no_text_is_given_with_its_declared_type() -> None:
    with serving({"/": answer(b"\x89PNG", headers={"Content-Type": "text/html; charset=utf-8"})}) as site:
        found = fetch(site.url)

    assert isinstance(found, Fetched)
    assert (found.content, found.content_type) == (b"\x89PNG", "text/html; charset=utf-8")


@pytest.mark.parametrize("slow", [drip(), hang()], ids=["a drip", "silence"])
def test_a_deadline_is_not_stretched(slow: object) -> None:
    with serving({"/": slow}) as site:
        began = time.monotonic()
        said = problem(site.url, web(deadline_s=0.3))

    assert said == "did not answer within 0.3 seconds; try again later"
    assert time.monotonic() - began < 2
    assert len(site.seen) == 1


def test_redirects_and_further_tries_share_one_deadline() -> None:
    with serving({"/": in_turn(answer(status=500), redirect("/slow")), "/slow": drip()}) as site:
        world = World()
        said = problem(site.url, web(world, deadline_s=1.8))

    assert world.slept[0] == 1.0
    assert said == f"redirects to {site.url}/slow: did not answer within 1.8 seconds; try again later"


def test_a_slow_name_server_is_within_the_deadline() -> None:
    async def never(host: str, port: int) -> list[str]:
        import asyncio

        await asyncio.Event().wait()
        return []

    assert problem("http://feeds.example/", web(resolve=never, deadline_s=0.2)).startswith("did not answer within 0.2")


def test_a_name_server_that_blocks_its_thread_delays_neither_the_deadline_nor_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    released = threading.Event()
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: released.wait(20) and [])
    began = time.monotonic()
    said = problem("http://feeds.example/", web(resolve=resolved, deadline_s=0.2))
    took = time.monotonic() - began
    released.set()

    assert said.startswith("did not answer within 0.2")
    assert took < 2


def test_redirects_are_followed_to_the_end() -> None:
    paths = {
        "/a": redirect("b?x=1"),
        "/b": redirect("//127.0.0.1:{port}/c", 302),
        "/c": redirect("/d", 307),
        "/d": FEED,
    }
    with serving(paths) as site:
        paths["/b"] = redirect(f"//127.0.0.1:{site.port}/c#part", 302)
        found = fetch(f"{site.url}/a")

    assert isinstance(found, Fetched)
    assert (found.asked, found.url, found.content) == (f"{site.url}/a", f"{site.url}/d", FEED.encode())


def test_where_an_address_has_moved_for_good_is_told_as_far_as_redirects_say_so(tmp_path: Path) -> None:
    paths = {"/a": redirect("/b", 301), "/b": redirect("/c", 308), "/c": redirect("/d", 302), "/d": redirect("/e", 301)}
    with serving({**paths, "/e": FEED}) as site:
        on = web(cache=tmp_path)
        found = [fetch(f"{site.url}/{path}", on) for path in "abcdea"]

    assert all(isinstance(one, Fetched) and one.url == f"{site.url}/e" for one in found)
    assert [one.moved.removeprefix(site.url) for one in found] == ["/c", "/c", "", "/e", "", "/c"]


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ("/", "redirects in a circle; name the address that a browser ends at"),
        ("ftp://files.example/x", "redirects to an address that is no web address; name one that begins with"),
        ("file:///etc/passwd", "redirects to"),
        ("http://[::1", "redirects to an address that is no address that can be fetched; check"),
        ("javascript:alert(1)", "redirects to"),
        (
            "http://10.0.0.5/",
            "redirects to http://10.0.0.5/: 10.0.0.5 is a private address; allow it under allow_private",
        ),
    ],
)
def test_a_redirect_that_leads_nowhere_is_named(there: str, said: str) -> None:
    world = World()
    with serving({"/": redirect(there)}) as site:
        assert problem(f"{site.url}/", web(world)).startswith(said)
        assert len(site.seen) == 1
    assert world.connected == ["127.0.0.1"]


def test_endless_redirects_end_after_the_fifth() -> None:
    with serving({"/": endless_redirect()}) as site:
        assert problem(site.url) == "redirects more than 5 times; name the address that a browser ends at"
    assert len(site.seen) == 6


@pytest.mark.parametrize(
    ("status", "said", "times"),
    [
        (401, "wants a name and password (401); write them into the address", 1),
        (403, "refuses to be fetched (403); open it in a browser", 1),
        (404, "is not there (404); check the address", 1),
        (410, "is gone for good (410); remove it from the inputs", 1),
        (418, "is answered with status 418; open it in a browser to see why", 1),
        (204, "is answered with status 204; open it in a browser to see why", 1),
        (304, "says that nothing has changed, but was never asked before (304); try again later", 1),
        (500, "cannot be had, for the server failed (500); try again later", 3),
        (501, "cannot be had, for the server failed (501); try again later", 1),
        (503, "cannot be had, for the server failed (503); try again later", 3),
        (429, "is asked too often (429); try again later", 3),
    ],
)
def test_a_status_other_than_success_is_told_in_words(status: int, said: str, times: int) -> None:
    with serving({"/": answer(status=status)}) as site:
        assert problem(site.url).startswith(said)
    assert len(site.seen) == times


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (truncated(FEED, 20), "the connection broke off before all had come; try again later"),
        (reset(), "the server broke off the connection; try again later"),
    ],
)
def test_a_connection_that_breaks_is_tried_again(broken: object, said: str) -> None:
    with serving({"/": broken, "/then": in_turn(broken, broken, FEED)}) as site:
        assert problem(site.url) == said
        assert site.paths == ["/", "/", "/"]
        assert body(f"{site.url}/then") == FEED.encode()


def test_a_server_that_is_not_there_is_named() -> None:
    with serving({}) as site:
        pass
    assert problem(site.url) == "the server refuses the connection; check the address or try again later"


def test_what_is_no_http_is_named() -> None:
    async def shout(seen, writer) -> None:
        writer.write(b"220 mail.example ESMTP\r\n\r\n")

    with serving({"/": shout}) as site:
        assert problem(site.url) == "the connection broke off before all had come; try again later"
