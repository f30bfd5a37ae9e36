"""What was fetched is not fetched again while it is fresh, and later only if it has changed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bulletin.model import Failure
from bulletin.web import Fetched, freshness
from bulletin.web.cache import Cache, Kept
from tests.server import answer, conditional, in_turn, redirect, serving
from tests.webs import World, fetch, web

DATE = "Fri, 15 Jan 2027 08:00:00 GMT"
NOW = 1_800_000_000.0


def _fetched(url: str, world: World, cache: Path | None) -> Fetched:
    found = fetch(url, web(world, cache=cache))
    assert isinstance(found, Fetched), found
    return found


def test_a_page_asked_for_again_within_a_minute_is_taken_from_the_cache(tmp_path: Path) -> None:
    world = World()
    with serving({"/": in_turn("first", "second")}) as site:
        first = _fetched(site.url, world, tmp_path)
        world.time += 59
        again = _fetched(site.url, world, tmp_path)
        world.time += 2
        later = _fetched(site.url, world, tmp_path)

    assert (first.content, again.content, later.content) == (b"first", b"first", b"second")
    assert (first.unchanged, again.unchanged, later.unchanged) == (False, True, False)


def test_a_server_that_knows_the_tag_sends_no_body_and_the_kept_one_is_given(tmp_path: Path) -> None:
    world = World()
    with serving({"/": conditional("a feed", '"7"', {"Content-Type": "application/rss+xml"})}) as site:
        first, again = _fetched(site.url, world, tmp_path), _fetched(site.url, world, tmp_path)

    assert (again.content, again.unchanged, again.etag) == (b"a feed", True, '"7"')
    assert (first.unchanged, again.content_type) == (False, "application/rss+xml")
    assert [seen.headers.get("if-none-match") for seen in site.seen] == [None, '"7"']


def test_the_date_of_the_last_change_is_asked_with(tmp_path: Path) -> None:
    world, headers = World(), {"Last-Modified": DATE, "Cache-Control": "no-cache"}
    with serving({"/": in_turn(answer("a feed", headers=headers), answer(status=304))}) as site:
        _fetched(site.url, world, tmp_path)
        again = _fetched(site.url, world, tmp_path)

    assert site.seen[1].headers["if-modified-since"] == DATE
    assert (again.content, again.unchanged, again.last_modified) == (b"a feed", True, DATE)


def test_the_same_bytes_sent_again_are_unchanged(tmp_path: Path) -> None:
    world = World()
    with serving({"/": answer("a feed", headers={"Cache-Control": "no-cache"})}) as site:
        assert not _fetched(site.url, world, tmp_path).unchanged
        assert _fetched(site.url, world, tmp_path).unchanged
    assert len(site.seen) == 2


def test_a_tag_is_told_only_to_the_address_that_gave_it(tmp_path: Path) -> None:
    world = World()
    with serving({"/a": in_turn(redirect("/b"), redirect("/c")), "/b": conditional("b", '"b"'), "/c": "c"}) as site:
        for _ in range(2):
            found = _fetched(f"{site.url}/a", world, tmp_path)

    assert found.content == b"c"
    assert all("if-none-match" not in seen.headers for seen in site.seen)


def test_a_redirected_address_is_asked_with_the_tag_where_it_leads(tmp_path: Path) -> None:
    world = World()
    with serving({"/a": redirect("/b"), "/b": conditional("b", '"b"')}) as site:
        _fetched(f"{site.url}/a", world, tmp_path)
        again = _fetched(f"{site.url}/a", world, tmp_path)

    assert (again.content, again.unchanged, again.url) == (b"b", True, f"{site.url}/b")
    assert [seen.headers.get("if-none-match") for seen in site.seen] == [None, None, None, '"b"']


def test_a_page_that_claims_to_be_unchanged_gives_nothing_of_another(tmp_path: Path) -> None:
    world = World()
    paths = {"/a": in_turn(redirect("/b"), redirect("/c")), "/b": conditional("b"), "/c": answer(status=304)}
    with serving(paths) as site:
        _fetched(f"{site.url}/a", world, tmp_path)
        found = fetch(f"{site.url}/a", web(world, cache=tmp_path))

    assert isinstance(found, Failure)
    assert found.problem.startswith("says that nothing has changed, but was never asked before (304)")


def test_a_tag_that_no_header_can_hold_is_not_sent(tmp_path: Path) -> None:
    world = World()
    with serving({"/": answer("x", headers={"ETag": '"é"', "Cache-Control": "no-cache"})}) as site:
        for _ in range(2):
            _fetched(site.url, world, tmp_path)
    assert "if-none-match" not in site.seen[1].headers


def test_without_a_cache_everything_is_asked_for_again() -> None:
    world = World()
    with serving({"/": conditional("x")}) as site:
        assert not _fetched(site.url, world, None).unchanged
        assert not _fetched(site.url, world, None).unchanged
    assert len(site.seen) == 2


def test_what_may_not_be_stored_is_not(tmp_path: Path) -> None:
    world = World()
    with serving({"/": in_turn("kept", answer("secret", headers={"Cache-Control": "no-store"}))}) as site:
        _fetched(site.url, world, tmp_path)
        assert len(list(tmp_path.iterdir())) == 1
        world.time += 100
        assert _fetched(site.url, world, tmp_path).content == b"secret"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 60),
        ({"cache-control": "max-age=600"}, 600),
        ({"cache-control": "public, MAX-AGE=600", "age": "100"}, 500),
        ({"cache-control": "max-age=600", "age": "nonsense"}, 600),
        ({"cache-control": "max-age=31536000"}, 3600),
        ({"cache-control": "max-age=5"}, 60),
        ({"cache-control": "max-age=0"}, 0),
        ({"cache-control": "no-cache"}, 0),
        ({"cache-control": "no-store, max-age=600"}, 0),
        ({"cache-control": "max-age=" + "9" * 5000}, 3600),
        ({"expires": "Fri, 15 Jan 2027 08:10:00 GMT"}, 600),
        ({"expires": "Fri, 15 Jan 2027 08:10:00 GMT", "date": "Fri, 15 Jan 2027 08:05:00 GMT"}, 300),
        ({"expires": "Fri, 15 Jan 1999 08:10:00 GMT"}, 60),
        ({"expires": "0"}, 60),
        ({"expires": "Fri, 99 Jan 99999999999999999999 08:10:00"}, 60),
    ],
)
def test_how_long_an_answer_is_fresh(headers: dict[str, str], seconds: float) -> None:
    assert freshness.fresh_s(headers, NOW) == seconds


def test_a_clock_set_back_makes_nothing_fresh(tmp_path: Path) -> None:
    world = World()
    with serving({"/": "x"}) as site:
        _fetched(site.url, world, tmp_path)
        world.time -= 10
        _fetched(site.url, world, tmp_path)
    assert len(site.seen) == 2


KEPT = Kept(
    url="https://a.example/", fetched=NOW, fresh_s=60, content=b"one\ntwo", etag='"1"', content_type="text/html"
)


def test_what_is_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "new" / "folder")
    cache.put("https://a.example/", KEPT)

    assert cache.get("https://a.example/") == KEPT
    assert cache.get("https://b.example/") is None
    assert (tmp_path / "new" / "folder").stat().st_mode & 0o077 == 0


def test_a_damaged_entry_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("u", KEPT)
    (entry,) = tmp_path.iterdir()
    whole = entry.read_bytes()
    head = json.loads(whole.partition(b"\n")[0])
    wrong = ({**head, "fetched": "now"}, {**head, "url": None}, {**head, "more": 1}, [head], {"sha256": head["sha256"]})
    others = (b"", b"\n", b"{", whole[:-1], whole + b"x", whole.replace(b"two", b"owt"), b"[" * 50_000, b"\xff\xfe")

    for damaged in (*others, *(json.dumps(one).encode() + b"\none\ntwo" for one in wrong)):
        entry.write_bytes(damaged)
        assert cache.get("u") is None, damaged[:200]
    entry.write_bytes(whole)
    assert cache.get("u") == KEPT


def test_a_damaged_entry_is_fetched_anew(tmp_path: Path) -> None:
    world = World()
    with serving({"/": "x"}) as site:
        _fetched(site.url, world, tmp_path)
        for entry in tmp_path.iterdir():
            entry.write_bytes(b"torn")
        assert _fetched(site.url, world, tmp_path).content == b"x"
        assert _fetched(site.url, world, tmp_path).unchanged
    assert len(site.seen) == 2


def test_a_cache_that_cannot_be_written_spoils_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    world = World()
    with serving({"/": "x"}) as site:
        assert _fetched(site.url, world, tmp_path / "file").content == b"x"


def test_the_oldest_go_when_the_cache_is_full_and_no_other_file_does(tmp_path: Path) -> None:
    cache = Cache(tmp_path, largest_bytes=3 * 250)
    for number in range(6):
        before = set(tmp_path.iterdir())
        cache.put(str(number), KEPT)
        (entry,) = set(tmp_path.iterdir()) - before
        os.utime(entry, (number + 1, number + 1))
    (tmp_path / "mine.txt").write_text("x" * 5000)
    cache.trim()

    assert [cache.get(str(number)) is not None for number in range(6)] == [False, False, False, True, True, True]
    assert (tmp_path / "mine.txt").exists()


def test_a_failure_leaves_what_was_kept_for_the_next_time(tmp_path: Path) -> None:
    world = World()
    with serving({"/": in_turn(*[conditional("x")], *[answer(status=500)] * 3, conditional("x"))}) as site:
        _fetched(site.url, world, tmp_path)
        assert isinstance(fetch(site.url, web(world, cache=tmp_path)), Failure)
        assert _fetched(site.url, world, tmp_path).unchanged
    assert site.seen[-1].headers["if-none-match"] == '"1"'
