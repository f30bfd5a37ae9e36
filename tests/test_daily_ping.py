"""Who watches hears of each run, whatever befalls the message; what befalls it changes nothing else."""

import json
import ssl
from datetime import UTC, datetime

import pytest
import trustme

from bulletin.channels import Around
from bulletin.daily import Log
from bulletin.daily.ping import ping
from bulletin.web import Web
from tests.server import answer, hang, in_turn, redirect, reset, serving
from tests.webs import World, web

NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
CANARY = "canary-5f2c"
PATH = f"/{CANARY}"


class Watch:
    """Sends a ping, and remembers what was logged and waited for."""

    def __init__(self, folder, on):
        self.log, self.on, self.slept, self.environ = Log(folder / "run.jsonl", lambda: NOW), on, [], {}

    def ping(self, place, well=True):
        ping(place, well, Around(lambda: NOW, self.slept.append, self.environ), self.on, self.log)
        text = self.log.path.read_text()
        assert CANARY not in text
        last = json.loads(text.splitlines()[-1])
        return {name: value for name, value in last.items() if name not in ("time", "step")}


@pytest.fixture
def watch(tmp_path):
    return Watch(tmp_path, Web(allow_private=["127.0.0.1"], deadline_s=0.5))


@pytest.mark.parametrize("status", [200, 201, 202, 204])
@pytest.mark.parametrize(("well", "path"), [(True, PATH), (False, f"{PATH}/fail")])
def test_a_run_is_told_once_with_fail_behind_the_path_when_it_was_not_well(watch, status, well, path):
    with serving({path: answer(status=status)}) as site:
        said = watch.ping(f"{site.url}{PATH}", well)

    assert [(seen.method, seen.path) for seen in site.seen] == [("GET", path)]
    assert said == {"level": "info", "told": "was taken", "host": "127.0.0.1"}


def test_each_run_is_told_though_the_server_lets_its_answer_be_kept(watch):
    with serving({PATH: answer("ok", headers={"Cache-Control": "max-age=3600"})}) as site:
        for _ in range(3):
            watch.ping(f"{site.url}{PATH}")

    assert len(site.seen) == 3


def test_what_is_in_the_query_stays_there(watch):
    with serving({"/push/fail": "ok"}) as site:
        watch.ping(f"{site.url}/push/?token={CANARY}", well=False)

    assert site.paths == [f"/push/fail?token={CANARY}"]


@pytest.mark.parametrize("fails", [answer(status=503), reset()])
def test_a_server_that_fails_for_a_moment_is_told_a_little_later(watch, fails):
    with serving({PATH: in_turn(fails, "ok")}) as site:
        said = watch.ping(f"{site.url}{PATH}")

    assert (said["told"], watch.slept) == ("was taken", [2.0])


def test_a_server_that_refuses_is_not_asked_again_and_its_words_are_not_kept(watch):
    with serving({PATH: answer(f"no check {CANARY}", status=404)}) as site:
        said = watch.ping(f"{site.url}{PATH}")

    assert (len(site.seen), watch.slept) == (1, [])
    assert said == {"level": "warning", "told": "was not taken", "host": "127.0.0.1", "status": 404}


def test_a_redirect_is_not_followed(watch):
    with serving({PATH: redirect(f"/elsewhere/{CANARY}"), f"/elsewhere/{CANARY}": "ok"}) as site:
        said = watch.ping(f"{site.url}{PATH}")

    assert (site.paths, said["status"]) == ([PATH], 301)


def test_a_server_that_does_not_answer_does_not_hold_up_the_run(watch):
    with serving({PATH: hang()}) as site:
        said = watch.ping(f"{site.url}{PATH}")

    assert said["problem"] == "did not answer within 0.5 seconds; try again later"
    assert watch.slept == [2.0, 5.0]


def test_a_server_that_is_not_there_is_in_the_log_by_its_host(watch):
    with serving({}) as site:
        pass
    said = watch.ping(f"{site.url}{PATH}")

    assert said["problem"].startswith("the server refuses the connection")


def test_nothing_inside_is_pinged_unless_the_user_allows_it(watch):
    watch.on = Web()
    with serving({PATH: "ok"}) as site:
        said = watch.ping(f"{site.url}{PATH}")

    assert site.seen == []
    assert said["problem"] == "127.0.0.1 is a loopback address; allow it under allow_private"


def test_a_certificate_that_has_expired_is_told_nothing(watch):
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("watch.example", not_after=datetime(2020, 1, 1, tzinfo=UTC)).configure_cert(context)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    watch.on = web(World(), tls=trusting)
    with serving({PATH: "ok"}, tls=context) as site:
        said = watch.ping(f"https://watch.example:{site.port}{PATH}")

    assert site.seen == []
    assert said["problem"].startswith("certificate has expired")


@pytest.mark.parametrize("found", [f"ftp://watch.example/{CANARY}", f"http://[{CANARY}", CANARY, ""])
def test_a_secret_that_is_no_address_is_in_the_log_without_it(watch, found):
    watch.environ["PING"] = found

    assert watch.ping("env:PING")["level"] == "warning"
