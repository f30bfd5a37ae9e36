"""`bulletin fetch` brings what is new into the archive, and a build without inputs is made of what came in."""

import json
import socket
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bulletin import intake, pipeline
from bulletin.cli.build import exit_code
from bulletin.errors import ReadError, SettingsError
from bulletin.inputs import InputSettings
from bulletin.settings import Settings
from bulletin.store import opened
from bulletin.web import Web
from tests.command import bulletin
from tests.feeds import described, element, rss
from tests.server import answer, conditional, drip, redirect, reset, serving, truncated
from tests.webs import LOOPBACK, web

DAY = date(2026, 11, 22)
CHANGING = {"Cache-Control": "no-cache"}
PLACES = ("Harrow", "Tamsin", "Corrin", "Ellery", "Kingsholm", "Ashenford")


def feed(*numbers, day="22", title="Lenn Post"):
    """A feed that reports one flood for each number, in a place of its own."""
    items = (
        described(
            f"<p>The river burst its banks at {PLACES[n]} and flooded {n + 2} streets of the old town.</p>"
            f"<p>The mayor of {PLACES[n]} said that the bridge would stay closed until Monday.</p>",
            title=f"Flood in {PLACES[n]}",
            link=f"https://lennpost.example/{n}",
        ).replace("</item>", element("pubDate", f"Sun, {day} Nov 2026 0{n}:00:00 GMT") + "</item>")
        for n in numbers
    )
    return rss(*items, title=title)


@pytest.fixture
def place(tmp_path):
    """A folder, and functions that fetch and build with inputs that are addresses of a server."""

    class Place:
        archive = tmp_path / "archive.db"

        def settings(self, *urls):
            inputs = tuple(InputSettings(url=url) for url in urls)
            return Settings(formats=("md",), out=str(tmp_path / "out"), input=inputs)

        def web(self):
            return Web(tmp_path / "cache", allow_private=["127.0.0.1"], deadline_s=3)

        def fetch(self, *urls, day=DAY):
            settings = self.settings(*urls)
            return intake.fetch((), settings, day=day, web=self.web(), archive=self.archive)

        def build(self, *urls, day=DAY, **options):
            return pipeline.build(
                (), self.settings(*urls), day=day, web=self.web(), **{"archive": self.archive, **options}
            )

    return Place()


def titles(built):
    return sorted(article.title for article in built.articles)


def test_what_is_new_is_taken_in_and_nothing_twice(place):
    with serving({"/feed": answer(feed(0, 1), headers=CHANGING)}) as site:
        assert place.fetch(f"{site.url}/feed").new == 2
        assert place.fetch(f"{site.url}/feed").new == 0


def test_a_feed_that_did_not_change_is_asked_for_once_more_and_not_sent(place):
    with serving({"/feed": conditional(feed(0, 1))}) as site:
        place.fetch(f"{site.url}/feed")
        again = place.fetch(f"{site.url}/feed")

        assert [seen.headers.get("if-none-match") for seen in site.seen] == [None, '"1"']
        assert (len(again.articles), again.failures) == (2, ())
        with opened(place.archive) as archive:
            assert archive.input(f"{site.url}/feed").etag == '"1"'


def test_an_edition_is_made_of_what_came_in_since_the_last_one(place):
    with serving({"/feed": answer(feed(0, 1), headers=CHANGING)}) as site:
        place.build(f"{site.url}/feed")
    with serving({"/feed": answer(feed(0, 1, 2, day="23"), headers=CHANGING)}) as site:
        second = place.build(f"{site.url}/feed", day=DAY + timedelta(1))

    assert "Flood in Corrin" in titles(second)


def test_what_was_fetched_by_the_hour_is_built_once_a_day(place):
    for numbers in ((0,), (0, 1), (1, 2)):
        with serving({"/feed": answer(feed(*numbers), headers=CHANGING)}) as site:
            place.fetch(f"{site.url}/feed")
    with serving({"/feed": answer(feed(2), headers=CHANGING)}) as site:
        built = place.build(f"{site.url}/feed")

    assert titles(built) == ["Flood in Corrin", "Flood in Harrow", "Flood in Tamsin"]


def test_building_a_day_again_makes_the_same_bytes(place):
    with serving({"/feed": answer(feed(0, 1), headers=CHANGING)}) as site:
        first, again = (place.build(f"{site.url}/feed") for _ in range(2))

    assert first.edition == again.edition
    assert again.replaced == first.edition


def test_without_an_archive_an_edition_is_made_of_the_last_two_days(place):
    with serving({"/new": feed(0), "/old": feed(1, day="12")}) as site:
        built = place.build(f"{site.url}/new", f"{site.url}/old", archive=None)

    assert titles(built) == ["Flood in Harrow"]


def test_an_edition_is_made_though_half_of_the_inputs_fail(place):
    held = {
        "/good": feed(0),
        "/other": feed(1, title="Orr Post"),
        "/gone": answer(status=410),
        "/circle": redirect("/circle"),
        "/reset": reset(),
    }
    with serving(held) as site:
        built = place.build(*(f"{site.url}{path}" for path in held))
        assert titles(built) == ["Flood in Harrow", "Flood in Tamsin"]
        assert sorted(failure.subject for failure in built.failures) == sorted(
            f"{site.url}{path}" for path in ("/gone", "/circle", "/reset")
        )
        assert len(built.paths) == 1


def test_a_hundred_feeds_of_which_half_are_dead_slow_broken_or_unchanged_make_an_edition(place, tmp_path):
    held = {"/good": feed(0, 1, 2), "/same": conditional(feed(3, 4)), "/slow": drip(), "/gone": answer(status=410),
            "/broken": truncated(feed(5), 200), "/odd": b"\x89PNG\r\n\x1a\n" * 9}  # fmt: skip
    kinds = ("good", "same", "good", "unknown", "good", "slow", "good", "gone", "good", "broken", "good", "odd")

    async def resolve(host, port):
        if host.startswith("unknown"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return (LOOPBACK,)

    with serving(held) as site:
        urls = [f"http://{kind}{n}.example:{site.port}/{kind}" for n, kind in zip(range(100), kinds * 9, strict=False)]
        on = web(cache=tmp_path / "cache", resolve=resolve, deadline_s=2)
        built = pipeline.build((), place.settings(*urls), day=DAY, web=on, archive=place.archive)

    failed = [url for url, kind in zip(urls, kinds * 9, strict=False) if kind not in ("good", "same")]
    assert sorted(failure.subject for failure in built.failures) == sorted(failed)
    assert len(built.articles) == 5
    assert built.edition.stories
    assert exit_code(built) == 3


def test_when_no_input_answers_the_edition_is_made_of_what_the_archive_has(place):
    with serving({"/feed": feed(0)}) as site:
        place.fetch(f"{site.url}/feed")
        url = f"{site.url}/gone"
        built = place.build(url)

    assert titles(built) == ["Flood in Harrow"]
    assert [failure.subject for failure in built.failures] == [url]


def test_what_the_settings_know_of_an_input_is_known_of_its_articles(place):
    with serving({"/feed": feed(0)}) as site:
        settings = replace(place.settings(), input=(InputSettings(url=f"{site.url}/feed", source="The Lenn Post"),))
        taken = intake.fetch((), settings, day=DAY, web=place.web(), archive=None)

    assert [article.source for article in taken.articles] == ["The Lenn Post"]


def test_without_inputs_anywhere_it_says_where_to_put_them(place):
    with pytest.raises(SettingsError, match="bulletin inputs add"):
        place.build()


def test_what_was_taken_in_stays_when_a_later_input_stops_the_run(place, monkeypatch):
    monkeypatch.setattr(intake, "_AT_ONCE", 1)
    read = intake.read_versions

    def stopping(inputs, **options):
        if "stop" in str(inputs):
            raise ReadError("stop", "is where the run ends")
        return read(inputs, **options)

    monkeypatch.setattr(intake, "read_versions", stopping)
    with serving({"/feed": feed(0)}) as site, pytest.raises(ReadError):
        place.fetch(f"{site.url}/feed", f"{site.url}/stop")

    with opened(place.archive) as archive:
        assert archive.info().articles == 1


def test_fetch_says_how_much_is_new_and_what_failed(tmp_path):
    with serving({"/feed": answer(feed(0, 1), headers=CHANGING), "/gone": answer(status=410)}) as site:
        (tmp_path / "bulletin.toml").write_text(
            '[web]\nallow_private = ["127.0.0.1"]\n'
            f'[[input]]\nurl = "{site.url}/feed"\n[[input]]\nurl = "{site.url}/gone"\n'
        )
        done = bulletin("fetch", cwd=tmp_path)
        again = bulletin("fetch", "--json", cwd=tmp_path)

    assert done.returncode == 3
    assert done.stdout.startswith("2 articles, 2 of them new → ")
    assert f"{site.url}/gone" in done.stderr
    assert {**json.loads(again.stdout), "set_aside": len(json.loads(again.stdout)["set_aside"])} == {
        "articles": 2,
        "new": 0,
        "set_aside": 1,
    }


def test_an_address_inside_is_not_reached_unless_it_is_allowed(tmp_path):
    with serving({"/feed": feed(0)}) as site:
        done = bulletin("build", f"{site.url}/feed", "--no-archive", cwd=tmp_path)

        assert site.seen == []
    assert done.returncode == 1
    assert "allow_private" in done.stderr
