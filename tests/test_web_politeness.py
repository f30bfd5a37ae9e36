"""Servers are asked no more than they want: robots.txt, Retry-After, few at once, a pause in between."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bulletin.model import Failure
from bulletin.web import Fetched, Request
from bulletin.web.connections import AT_ONCE
from tests.server import Behaviour, answer, conditional, hang, in_turn, redirect, serving
from tests.webs import World, body, fetch, problem, public, web

NOT_ALLOWED = "is not to be fetched by robots, the site's robots.txt says; save the page yourself and name its file"


def test_a_server_that_fails_once_is_asked_again_after_a_pause_of_chance() -> None:
    for chance, pause in ((0.0, 0.5), (0.5, 1.0), (1.0, 1.5)):
        world = World()
        with serving({"/": in_turn(answer(status=500), "well again")}) as site:
            assert body(site.url, web(world, chance=lambda chance=chance: chance)) == b"well again"
        assert world.slept[0] == pause


def test_the_second_pause_is_twice_as_long_and_there_is_no_third() -> None:
    world = World()
    with serving({"/": answer(status=503)}) as site:
        problem(site.url, web(world))

    assert world.slept == [1.0, 2.0]
    assert len(site.seen) == 3


@pytest.mark.parametrize("said", ["7", "Fri, 15 Jan 2027 08:00:07 GMT"])
def test_a_server_that_asks_for_a_little_time_gets_it(said: str) -> None:
    world = World()
    with serving({"/": in_turn(answer(status=429, headers={"Retry-After": said}), "thanks")}) as site:
        assert body(site.url, web(world)) == b"thanks"
    assert world.slept == [7.0]


def test_a_server_that_asks_for_long_is_left_alone_by_the_whole_run() -> None:
    world = World()
    limited = answer(status=429, headers={"Retry-After": "3600"})
    with serving({"/": limited, "/other": "x"}) as site:
        on = web(world)
        said = problem(site.url, on)
        later = problem(f"{site.url}/other", on)

    assert said == f"is on {site.url}, which wants to be left alone until 2027-01-15 09:00 UTC (429); try again then"
    assert later == said
    assert len(site.seen) == 1
    assert world.slept == []


@pytest.mark.parametrize("said", ["soon", "-5", "", "9" * 400, "Fri, 15 Jan 1999 08:00:00 GMT", "Fri, 99 Jan 2027"])
def test_a_retry_after_that_says_nothing_is_passed_over(said: str) -> None:
    world = World()
    with serving({"/": in_turn(answer(status=503, headers={"Retry-After": said}), "x")}) as site:
        assert body(site.url, web(world)) == b"x"
    assert world.slept == [1.0]


def test_requests_to_one_host_keep_their_distance() -> None:
    world = World()
    with serving({f"/{number}": "x" for number in range(6)}) as site:
        found = web(world).fetch_all([Request(f"{site.url}/{number}", named=True) for number in range(6)])

    assert all(isinstance(one, Fetched) for one in found)
    assert len(world.slept) == 5
    assert all(0 < slept <= 0.5 for slept in world.slept)


class Crowd:
    """How many were served at once, at most."""

    def __init__(self) -> None:
        self.now = self.most = 0

    def behaviour(self) -> Behaviour:
        async def play(seen, writer) -> None:
            self.now += 1
            self.most = max(self.most, self.now)
            await asyncio.sleep(0.02)
            self.now -= 1
            await answer("x")(seen, writer)

        return play


def test_one_host_is_asked_two_things_at_once_and_all_hosts_a_few_dozen() -> None:
    one, all_of_them = Crowd(), Crowd()
    with serving({"/": one.behaviour(), "/all": all_of_them.behaviour()}) as site:
        web().fetch_all([Request(f"{site.url}/?{number}", named=True) for number in range(10)])
        hosts = [f"http://host{number}.example:{site.port}/all" for number in range(40)]
        found = web().fetch_all([Request(host, named=True) for host in hosts])

    assert all(isinstance(each, Fetched) for each in found)
    assert one.most == 2
    assert 4 <= all_of_them.most <= AT_ONCE


def test_a_host_that_never_answers_is_given_up_for_the_run() -> None:
    with serving({"/": hang()}) as site:
        on = web(deadline_s=0.1)
        first = on.fetch_all([Request(f"{site.url}/?{number}", named=True) for number in range(10)])
        said = problem(f"{site.url}/more", on)

    assert said == f"{site.url} did not answer 3 times and is not asked again now; try again later"
    assert all(isinstance(one, Failure) for one in first)
    assert len(site.seen) <= 4


def test_a_host_that_answers_now_and_then_is_not_given_up() -> None:
    with serving({"/slow": hang(), "/there": "x"}) as site:
        on = web(deadline_s=0.1)
        for path in ("slow", "slow", "gone", "slow"):
            problem(f"{site.url}/{path}", on)

        assert body(f"{site.url}/there", on) == b"x"


def test_a_page_that_robots_may_not_fetch_is_fetched_only_when_the_user_named_it() -> None:
    paths = {"/robots.txt": "User-agent: *\nDisallow: /private/\n", "/private/a": "a", "/public": "b"}
    with serving(paths) as site:
        on = web()

        assert problem(f"{public(site)}/private/a", on, named=False) == NOT_ALLOWED
        assert body(f"{public(site)}/public", on, named=False) == b"b"
        assert body(f"{site.url}/private/a", on) == b"a"
    assert site.paths == ["/robots.txt", "/public", "/private/a"]


def test_rules_for_bulletin_by_name_stand_above_those_for_all() -> None:
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: Bulletin\nAllow: /\nDisallow: /paid\n"
    with serving({"/robots.txt": rules, "/": "x", "/paid": "y"}) as site:
        on = web()

        assert body(f"{public(site)}/", on, named=False) == b"x"
        assert problem(f"{public(site)}/paid", on, named=False) == NOT_ALLOWED


def test_a_redirect_of_a_linked_page_obeys_the_robots_txt_of_where_it_leads() -> None:
    paths = {}
    with serving({"/robots.txt": "User-agent: *\nDisallow: /\n", "/": "x"}) as strict, serving(paths) as site:
        paths["/"] = redirect(f"{public(strict)}/")
        said = problem(f"{public(site)}/", named=False)

    assert said == f"redirects to {public(strict)}/: {NOT_ALLOWED}"
    assert strict.paths == ["/robots.txt"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_robots_txt_allows_everything(status: int) -> None:
    with serving({"/robots.txt": answer(status=status), "/": "x"}) as site:
        assert body(f"{public(site)}/", named=False) == b"x"


@pytest.mark.parametrize(
    "behaviour", [answer(status=500), answer(status=503), answer(status=429), redirect("/robots.txt")]
)
def test_a_site_whose_robots_txt_cannot_be_had_is_left_alone_for_the_run(behaviour: Behaviour) -> None:
    with serving({"/robots.txt": behaviour, "/": "x"}) as site:
        on = web()
        for _ in range(2):
            assert problem(f"{public(site)}/", on, named=False) == (
                "is on a site whose robots.txt cannot be had now, so it is left alone; try again later"
            )
    assert "/" not in site.paths
    assert len(site.paths) <= 3


def test_a_site_that_is_not_there_is_named_as_that_and_not_for_its_robots_txt() -> None:
    with serving({}) as site:
        pass
    assert (
        problem(public(site), named=False) == "the server refuses the connection; check the address or try again later"
    )


@pytest.mark.parametrize(
    "rules",
    [
        b"\xff\xfe\x00garbage\x00" * 1000,
        b"<html>Not found</html>",
        b"User-agent: *\nDisallow: http://[\nRequest-rate: /\nVisit-time: 9\nCrawl-delay: nan\n",
        b"\xef\xbb\xbfUser-agent: *\nDisallow:\n",
        b"User-agent: *\nDisallow: /no\n" + b"# much more\n" * 100_000,
        b"User-agent: " + b"a" * 300_000 + b"\nDisallow: /" + b"*a" * 100_000,
    ],
)
def test_a_robots_txt_of_any_shape_is_read(rules: bytes) -> None:
    with serving({"/robots.txt": rules, "/": "x"}) as site:
        assert body(f"{public(site)}/", named=False) == b"x"


def test_a_crawl_delay_is_kept_within_bounds() -> None:
    for said, most in (("2", 2), ("600", 5), ("0", 0.25)):
        world = World()
        with serving({"/robots.txt": f"User-agent: *\nCrawl-delay: {said}\n", "/a": "a", "/b": "b"}) as site:
            web(world).fetch_all([Request(f"{public(site)}/{path}") for path in "ab"])
        assert world.slept[-1] == pytest.approx(most)


def test_robots_txt_is_asked_for_once_in_a_run_and_kept_for_the_next(tmp_path: Path) -> None:
    world = World()
    with serving({"/robots.txt": conditional("User-agent: *\n"), "/a": "a", "/b": "b"}) as site:
        web(world, cache=tmp_path).fetch_all([Request(f"{public(site)}/a"), Request(f"{public(site)}/b")])
        on = web(world, cache=tmp_path)
        fetch(f"{public(site)}/a", on, named=False)
        world.time += 100
        fetch(f"{public(site)}/a", on, named=False)

    asked = [seen.headers.get("if-none-match") for seen in site.seen if seen.path == "/robots.txt"]
    assert asked == [None, '"1"']


def test_pages_of_one_site_ask_its_robots_txt_together() -> None:
    with serving({"/robots.txt": "User-agent: *\n", "/": "x"}) as site:
        found = web().fetch_all([Request(f"{public(site)}/?{number}") for number in range(12)])

    assert all(isinstance(one, Fetched) for one in found)
    assert site.paths.count("/robots.txt") == 1
