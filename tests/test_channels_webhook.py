"""An address gets the JSON of each edition, signed; what it answers decides what comes next, and no key is shown."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import signal
import socket
import ssl
import struct
import subprocess
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import trustme
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from bulletin import channels, renderers
from bulletin.channels import Around, webhook
from bulletin.delivery import deliver
from bulletin.errors import DeliveryError, SettingsError
from bulletin.model import Failure
from bulletin.parcels import Consignment
from bulletin.sending import WebhookSettings
from bulletin.settings import Settings, parse
from bulletin.store import opened, outbox
from bulletin.web import Unanswered
from tests.command import MODULE, bulletin
from tests.editions import DAY, morning
from tests.webs import LOOPBACK, World, web

CANARY = "whsec_" + base64.b64encode(b"canary of the harbour, 32 bytes!").decode()
OLDER = "whsec_" + base64.b64encode(b"what was the key until November.").decode()
ENVIRON = {"HOOK": CANARY, "BOTH": f"{CANARY} {OLDER}", "PLAIN": "swordfish", "SHORT": "whsec_c2hvcnQ="}
WANTED = renderers.render(morning(), ("json",))


class Receiver(ThreadingHTTPServer):
    """Answers as it is told, one after the other and the last again and again; keeps what it was sent."""

    daemon_threads = True

    def __init__(self, *answers):
        super().__init__((LOOPBACK, 0), _Handler)
        self.answers, self.got, self.finished = list(answers), [], threading.Event()

    @property
    def url(self):
        return f"http://{LOOPBACK}:{self.server_port}/hook"

    @property
    def ids(self):
        return [headers["webhook-id"] for _, headers, _ in self.got]

    def handle_error(self, request, client_address):
        """Nothing: who breaks off in a test means to."""


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.got.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
        answers = self.server.answers
        (answers.pop(0) if len(answers) > 1 else answers[0])(self)

    def log_message(self, *given):
        pass


def says(status, text="", **headers):
    def answer(handler):
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(text)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(text.encode())

    return answer


def breaks_off(handler):
    """All was read, and the connection is gone before a word is said."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def waits(handler):
    """No answer for as long as the test runs."""
    handler.server.finished.wait(30)
    handler.close_connection = True


def goes_on(handler):
    """A refusal whose words have no end."""
    handler.send_response(410)
    handler.end_headers()
    with contextlib.suppress(OSError):
        while not handler.server.finished.is_set():
            handler.wfile.write(b"gone " * 1000)
    handler.close_connection = True


@contextlib.contextmanager
def receiving(*answers):
    with Receiver(*answers) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield server
        finally:
            server.finished.set()
            server.shutdown()


class Clock:
    def __init__(self):
        self.time = datetime.now(UTC)

    def around(self, environ=ENVIRON):
        return Around(lambda: self.time, self.sleep, environ)

    def sleep(self, seconds):
        self.time += timedelta(seconds=seconds)


def consignment(build=1):
    return Consignment(DAY, "Morning Brief", build, "en", morning().issued, lambda wanted: WANTED)


def way(url, *, secret="env:HOOK", clock=None, environ=ENVIRON, build=1, **of_web):
    settings = parse({"webhook": [{"url": url, "secret": secret}], "web": of_web})
    return channels.channel("webhook", settings, consignment(build), (clock or Clock()).around(environ))


def sent(url, **options):
    """What came of one try."""
    one = way(url, **options)
    (parcel,) = one.parcels()
    with one.opened() as send:
        return send(parcel)


def refused(url, **options):
    with pytest.raises(DeliveryError) as caught:
        sent(url, **options)
    return str(caught.value)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def box(tmp_path):
    with opened(tmp_path / "archive.db", writing=True) as archive:
        archive.add_edition(morning())
    with outbox.opened(tmp_path / "archive.db") as box:
        yield box


def run(box, server, clock, **options):
    one = way(server.url, clock=clock)
    done = deliver(box, [one], consignment(), clock.around(), **options)
    (row,) = box.deliveries()
    return done, row


def test_the_json_of_an_edition_is_sent_and_the_library_of_receivers_verifies_it():
    with receiving(says(200, "thanks")) as server:
        outcome = sent(server.url, contact="desk@press.example")
    ((path, headers, body),) = server.got

    assert (outcome.state, outcome.reply) == ("sent", "200 thanks")
    assert (path, headers["content-type"]) == ("/hook", "application/json")
    assert headers["user-agent"].startswith("bulletin/")
    assert headers["user-agent"].endswith("(+desk@press.example)")
    assert Webhook(CANARY).verify(body, headers) == json.loads(WANTED[0].content)
    assert body == WANTED[0].content


@pytest.mark.parametrize("changed", ["webhook-id", "webhook-timestamp", "body", "key"])
def test_what_was_changed_on_the_way_does_not_verify(changed):
    with receiving(says(200)) as server:
        sent(server.url)
    ((_, headers, body),) = server.got
    last = "1" if headers.get(changed, "").endswith("0") else "0"
    other = {**headers, changed: headers[changed][:-1] + last} if changed in headers else headers

    with pytest.raises(WebhookVerificationError):
        Webhook(OLDER if changed == "key" else CANARY).verify(body + b" " * (changed == "body"), other)


def test_while_a_key_is_changed_both_sign():
    with receiving(says(200)) as server:
        sent(server.url, secret="env:BOTH")
    ((_, headers, body),) = server.got

    assert all(Webhook(key).verify(body, headers) for key in (CANARY, OLDER))


def test_a_server_that_fails_is_asked_again_later_with_the_same_key_and_the_time_of_then(box, clock):
    with receiving(says(500), says(200)) as server:
        _, failed = run(box, server, clock)
        _, early = run(box, server, clock)
        clock.sleep(301)
        done, row = run(box, server, clock)
    first, second = (headers for _, headers, _ in server.got)

    assert (failed.state, failed.reply, early.state) == ("deferred", "500", "deferred")
    assert (done.sent, row.state, row.attempts) == (1, "sent", 2)
    assert first["webhook-id"] == second["webhook-id"] == row.reference
    assert int(second["webhook-timestamp"]) - int(first["webhook-timestamp"]) == 301


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_what_is_about_the_moment_is_tried_again_and_not_before_the_server_wants_it(status):
    with receiving(says(status, Retry_After="7200")) as server:
        outcome = sent(server.url)

    assert (outcome.state, outcome.again_s) == ("deferred", 7200)


@pytest.mark.parametrize("wished", ["999999999", "Fri, 31 Dec 9999 23:59:59 GMT", "soon", "-5", ""])
def test_no_server_puts_it_off_for_more_than_a_day(box, clock, wished):
    with receiving(says(503, Retry_After=wished)) as server:
        _, row = run(box, server, clock)

    assert clock.time < row.due <= clock.time + timedelta(hours=24)


def test_a_wish_is_kept_where_it_is_later_than_our_own_time(box, clock):
    with receiving(says(429, Retry_After="7200"), says(200)) as server:
        run(box, server, clock)
        clock.sleep(7199)
        run(box, server, clock)
        assert len(server.got) == 1
        clock.sleep(1)
        run(box, server, clock)

    assert len(server.got) == 2


@pytest.mark.parametrize("status", [400, 401, 404, 410, 413, 422])
def test_what_is_about_the_message_is_never_tried_again(box, clock, status):
    with receiving(says(status, "no\n such\x1b[31m hook")) as server:
        run(box, server, clock)
        clock.sleep(90_000)
        _, row = run(box, server, clock)

    assert len(server.got) == 1
    assert (row.state, row.reply) == ("bounced", f"{status} no such[31m hook")


def test_a_redirect_is_told_and_not_followed():
    with receiving(says(200)) as other, receiving(says(308, Location=other.url)) as server:
        outcome = sent(server.url)

    assert outcome.state == "bounced"
    assert outcome.reply == f"308 → {other.url}; redirects are not followed; write the address that it leads to"
    assert other.got == []


def test_an_answer_without_end_is_not_read_to_its_end():
    with receiving(goes_on) as server:
        outcome = sent(server.url)

    assert outcome.state == "bounced"
    assert len(outcome.reply) < 250


def test_a_server_that_does_not_answer_is_given_up_for_now(monkeypatch):
    monkeypatch.setattr(webhook, "DEADLINE_S", 0.3)
    with receiving(waits) as server:
        outcome = sent(server.url)

    assert (outcome.state, outcome.reply) == ("deferred", "did not answer within 0.3 seconds; try again later")


def test_when_the_connection_is_lost_behind_the_content_nobody_knows_and_it_is_sent_again_with_the_same_key(box, clock):
    with receiving(breaks_off, says(200)) as server:
        done, row = run(box, server, clock)

    assert (done.sent, row.state) == (1, "sent")
    assert len(set(server.ids)) == 1 < len(server.ids)


def test_a_sender_that_is_killed_before_it_hears_the_answer_sends_it_again_with_the_same_key(tmp_path):
    senders = list[subprocess.Popen]()

    def kills(handler):
        senders[0].kill()
        senders[0].wait()
        says(200)(handler)

    def row():
        with opened(tmp_path / "archive.db") as archive:
            return archive.deliveries()[0]

    with opened(tmp_path / "archive.db", writing=True) as archive:
        archive.add_edition(morning())
    with receiving(kills, says(200)) as server:
        settings = f'title = "Morning Brief"\narchive = "archive.db"\n[[webhook]]\nurl = "{server.url}"\n'
        (tmp_path / "bulletin.toml").write_text(f'{settings}secret = "env:HOOK"\n')
        environ = {**os.environ, **ENVIRON, "XDG_CACHE_HOME": str(tmp_path / "cache")}
        senders.append(subprocess.Popen([*MODULE, "deliver", "-q"], cwd=tmp_path, env=environ))
        assert senders[0].wait(60) == -signal.SIGKILL
        killed = row()
        again = bulletin("deliver", cwd=tmp_path, **ENVIRON)

    assert (killed.state, row().state, again.returncode) == ("sending", "sent", 0), again.stderr
    assert server.ids == [row().reference] * 2


def test_when_nobody_knows_and_it_is_to_be_skipped_it_is_sent_once(box, clock):
    with receiving(breaks_off, says(200)) as server:
        _, row = run(box, server, clock, on_unknown="skip")

    assert (row.state, len(server.got)) == ("unknown", 1)


def test_what_was_answered_is_not_sent_again_and_a_new_build_is_with_another_key(box, clock):
    with receiving(says(204)) as server:
        run(box, server, clock)
        run(box, server, clock)
        assert len(server.got) == 1
        sent(server.url, build=2)

    assert len(set(server.ids)) == 2


def test_keys_are_of_one_build_at_one_address_and_hold_no_full_stop():
    def key(url="https://press.example/", **others):
        settings = WebhookSettings(url=url, secret="env:HOOK")
        (parcel,) = webhook.channel(settings, replace(consignment(), **others), Clock().around()).parcels()
        return parcel.reference

    keys = [
        key(),
        key("https://other.example/"),
        key(build=2),
        key(title="x"),
        key(printed=lambda wanted: (replace(WANTED[0], content=b"{}"),)),
    ]
    assert len(set(keys)) == len(keys)
    assert key() == key()
    assert not any("." in one for one in keys)


def test_a_server_that_is_not_there_leaves_everything_as_it_was(box, clock):
    with receiving(says(200)) as server:
        pass
    done, row = run(box, server, clock)

    refused = "the server refuses the connection; check the address or try again later"
    assert done.failures == (Failure("webhook", f"was not sent: {row.recipient}: {refused}"),)
    assert row.state == "queued"


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:{port}", "socks5://127.0.0.1:9"])
def test_a_proxy_that_cannot_be_used_or_refuses_leaves_everything_as_it_was(monkeypatch, proxy):
    with receiving(says(200)) as server:
        monkeypatch.setenv("https_proxy", proxy.format(port=server.server_port))
        monkeypatch.delenv("no_proxy", raising=False)
        said = refused("https://93.184.215.14/hook", trust_env=True)

    assert said.startswith("webhook, ")
    assert server.got == []


def test_nothing_inside_is_reached_unless_it_is_allowed_or_this_computer():
    with receiving(says(200)) as server:
        port = server.server_port
        assert sent(f"http://localhost:{port}/", allow_private=["10.0.0.0/8"]).state == "sent"
        said = refused(f"https://10.1.2.3:{port}/")

    assert said == f"webhook, https://10.1.2.3:{port}/: 10.1.2.3 is a private address; allow it under allow_private"


def test_a_name_that_leads_inside_gets_nothing():
    world = World({"hooks.example": ("127.0.0.1",)})
    with receiving(says(200)) as server:
        answer = web(world, allow=()).post(f"http://hooks.example:{server.server_port}/", b"{}", {})

    assert isinstance(answer, Unanswered)
    assert "leads to 127.0.0.1, a loopback address" in answer.problem
    assert (answer.is_out, world.connected, server.got) == (False, [], [])


def test_an_expired_certificate_is_sent_nothing():
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("hooks.example", not_after=datetime(2020, 1, 1, tzinfo=UTC)).configure_cert(context)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with receiving(says(200)) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        answer = web(tls=trusting).post(f"https://hooks.example:{server.server_port}/", b"{}", {})

    assert isinstance(answer, Unanswered)
    assert answer.problem.startswith("certificate has expired")
    assert (answer.is_out, server.got) == (False, [])


def test_over_a_secure_connection_it_is_sent_as_well():
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("hooks.example").configure_cert(context)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with receiving(says(202)) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        answer = web(tls=trusting).post(f"https://hooks.example:{server.server_port}/", b"{}", {})

    assert answer.status == 202
    assert [body for _, _, body in server.got] == [b"{}"]


@pytest.mark.parametrize("name", ["PLAIN", "SHORT", "NOWHERE"])
def test_a_secret_that_is_no_key_is_named_by_its_place_before_anything_is_sent(name):
    with receiving(says(200)) as server:
        said = refused(server.url, secret=f"env:{name}")

    assert said.startswith(f"webhook, env:{name}: ")
    assert ENVIRON.get(name, "?") not in said
    assert server.got == []


def test_no_key_is_in_what_is_said_kept_or_shown(box, clock, capfd, tmp_path):
    shown = list[str]()
    with receiving(says(500, "see the log"), breaks_off, says(410)) as server:
        for _ in range(3):
            one = way(f"{server.url}?code=swordfish-canary", clock=clock)
            done = deliver(box, [one], consignment(), clock.around(), report=lambda row: shown.append(repr(row)))
            clock.sleep(3601)
            shown.extend(map(repr, (done, *one.parcels(), *box.deliveries())))
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    said = "".join(capfd.readouterr())

    assert {path for path, _, _ in server.got} == {"/hook?code=swordfish-canary"}
    for canary in (CANARY, CANARY[6:], "canary of the harbour", "swordfish-canary"):
        assert canary not in said + "".join(shown)
        assert canary.encode() not in kept
        assert all(canary not in str(headers.get("webhook-signature")) for _, headers, _ in server.got)


def test_an_address_that_is_a_secret_itself_is_named_by_its_place_whatever_the_server_repeats():
    def repeats(handler):
        says(404, f"Cannot POST {handler.path}")(handler)

    with receiving(says(200), repeats, says(302, Location="/token-canary?key=swordfish")) as server:
        environ = {**ENVIRON, "URL": f"http://{LOOPBACK}:{server.server_port}/token-canary?key=swordfish"}
        one = way("env:URL", environ=environ)
        (parcel,) = one.parcels()
        with one.opened() as send:
            outcomes = [send(parcel) for _ in range(3)]

    assert [outcome.state for outcome in outcomes] == ["sent", "bounced", "bounced"]
    assert outcomes[1].reply == "404"
    assert parcel.recipient == "env:URL"
    assert {path for path, _, _ in server.got} == {"/token-canary?key=swordfish"}
    assert not any(secret in repr((parcel, outcomes)) for secret in ("token-canary", "swordfish"))


def test_a_secret_address_that_is_none_is_named_by_its_place():
    for wrong in ("http://press.example/canary", "canary", "https://desk:canary@press.example/"):
        said = refused("env:URL", environ={**ENVIRON, "URL": wrong})
        assert said.startswith("webhook, env:URL: url ")
        assert "canary" not in said


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://press.example/", "url is no address"),
        ("https://", "url is no address"),
        ("https://press.example:99999/", "url is no address"),
        ("https://press.example/a b", "url is no address"),
        ("https://press.example/\r\nX: y", "url is no address"),
        ("https://press.example\\@other.example/", "url is no address"),
        ("https://desk:canary@press.example/", "url holds a name or password; take them out"),
        ("https://press.example/#here", 'url has a part behind "#"'),
        ("http://press.example/?key=canary", "url would have it sent for all to read; write https://"),
        ("http://10.1.2.3/", "url would have it sent for all to read"),
    ],
)
def test_an_address_that_nothing_can_be_sent_to_safely_is_refused_with_the_settings(url, said):
    with pytest.raises(SettingsError) as caught:
        parse({"webhook": [{"url": url, "secret": "env:HOOK"}]})

    assert said in str(caught.value)
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://localhost:8080/", "http://127.0.0.1/", "http://[::1]/", "http://10.1.2.3/x"])
def test_http_will_do_on_this_computer_and_where_the_user_allows_it(url):
    settings = parse({"webhook": [{"url": url, "secret": "env:HOOK"}], "web": {"allow_private": ["10.1.0.0/16"]}})

    assert isinstance(settings, Settings)
    assert settings.webhook[0].url == url


def test_a_secret_that_stands_in_the_settings_itself_is_refused_and_not_repeated():
    with pytest.raises(SettingsError) as caught:
        parse({"webhook": [{"url": "https://press.example/", "secret": CANARY}]})

    assert "webhook 1: secret: settings hold no secrets" in str(caught.value)
    assert CANARY not in str(caught.value)
