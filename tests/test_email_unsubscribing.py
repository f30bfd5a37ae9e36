"""How a reader leaves: a token that nobody else can make, and the page that takes it."""

import base64
import hashlib
import io
import re
import socket
import threading
from contextlib import contextmanager
from wsgiref.simple_server import WSGIRequestHandler, make_server

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.channels.email import serving
from bulletin.channels.email.unsubscribing import address_of, application, key, links, token
from bulletin.errors import LockError, SettingsError
from bulletin.renderers.leaving import Pages
from bulletin.renderers.words import languages, words
from bulletin.sending.email import EmailSettings

KEY = b"canary-0123456789abcdef"
PAGES = Pages(words("en"), "Morning Brief", "desk@press.example")
ONE_CLICK = "List-Unsubscribe=One-Click"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def settings(**given):
    return EmailSettings(sender="desk@press.example", unsubscribe_secret="env:KEY", **given)


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def served(suppress, **kinds):
    """The address of the real application behind a real server."""
    kinds = kinds or {"handler_class": Quiet}
    with make_server("127.0.0.1", 0, application(KEY, suppress, PAGES), **kinds) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/unsubscribe"
        finally:
            server.shutdown()
            thread.join()


def asked(method, url, body=None, headers=FORM):
    answer = httpx2.request(method, url, content=body, headers=headers, trust_env=False)
    return answer.status_code, answer.text


def test_each_message_has_links_of_its_own():
    own = settings(unsubscribe="bounces@press.example", unsubscribe_url="https://press.example/leave/")

    mail, page = links(own, "ann@example.org", KEY)

    assert mail == f"mailto:bounces@press.example?subject=unsubscribe%20{token('ann@example.org', KEY)}"
    assert page == f"https://press.example/leave/{token('ann@example.org', KEY)}"
    assert links(settings(), "ann@example.org", b"") == ("", "")


def test_a_key_that_could_be_guessed_is_refused_and_not_repeated():
    with pytest.raises(SettingsError, match="env:KEY: is too short") as refused:
        key(settings(unsubscribe="b@press.example"), {"KEY": "canary"})
    assert "canary" not in str(refused.value)


@given(st.emails())
def test_a_token_is_of_one_address_and_one_key(address):
    mark = token(address, KEY)

    assert address_of(mark, KEY) == address
    assert address_of(mark, KEY + b"x") == ""
    assert token("x" + address, KEY) != mark


def test_a_token_with_one_bit_flipped_is_none():
    mark = token("ann@example.org", KEY)

    flipped = [
        mark[:at] + chr(ord(mark[at]) ^ 1 << bit) + mark[at + 1 :] for at in range(len(mark)) for bit in range(7)
    ]

    assert [one for one in flipped if address_of(one, KEY)] == []


@given(st.text() | st.from_regex(r"[\w-]+\.[\w-]{22}"))
def test_what_is_no_token_is_none(mark):
    assert address_of(mark, KEY) == ""


def test_looking_at_the_page_changes_nothing():
    left = []
    with served(left.append) as url:
        for method in ("GET", "HEAD"):
            status, page = asked(method, f"{url}/{token('ann@example.org', KEY)}")
            assert status == 200

    assert left == []
    assert page == ""


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (ONE_CLICK, FORM),
        (
            '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
            {"Content-Type": "multipart/form-data; boundary=x"},
        ),
    ],
)
def test_one_click_of_a_mail_program_is_enough(body, headers):
    left = []
    with served(left.append) as url:
        status, page = asked("POST", f"{url}/{token('ann@example.org', KEY)}", body, headers)

    assert (status, left) == (200, ["ann@example.org"])
    assert "<bdi>ann@example.org</bdi> gets no more of “<bdi>Morning Brief</bdi>”." in page
    assert 'write to <a href="mailto:desk@press.example"><bdi>desk@press.example</bdi></a>.' in page
    assert "<form" not in page


def test_the_button_of_the_page_sends_what_a_mail_program_does():
    with served(lambda _: None) as url:
        _, page = asked("GET", f"{url}/{token('ann@example.org', KEY)}")

    assert '<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click">' in page


def test_a_token_that_was_tampered_with_changes_nothing():
    left, mark = [], token("ann@example.org", KEY)
    with served(left.append) as url:
        for wrong in (mark[:-1], f"{mark}A", token("ann@example.org", KEY + b"x"), "", "x" * 60_000):
            assert asked("POST", f"{url}/{wrong}", ONE_CLICK)[0] in (400, 414)

    assert left == []


@pytest.mark.parametrize("body", ["", "List-Unsubscribe=No", "x" * 5000 + ONE_CLICK])
def test_a_post_of_anything_else_changes_nothing(body):
    left = []
    with served(left.append) as url:
        assert asked("POST", f"{url}/{token('ann@example.org', KEY)}", body)[0] == 400

    assert left == []


def test_who_says_nothing_keeps_neither_all_threads_nor_one_for_ever(monkeypatch, capfd):
    monkeypatch.setattr(serving, "_MOST_AT_ONCE", 2)
    monkeypatch.setattr(serving, "_LONGEST_S", 0.5)
    with served(lambda _: None, server_class=serving._Server, handler_class=serving._Handler) as url:
        place = ("127.0.0.1", int(url.rpartition(":")[2].partition("/")[0]))
        slow = [socket.create_connection(place, timeout=5) for _ in range(3)]
        slow[0].sendall(b"GET / HT")
        assert [one.recv(1) for one in slow] == [b"", b"", b""]
        assert asked("GET", f"{url}/{token('ann@example.org', KEY)}")[0] == 200
        for one in slow:
            one.close()

    assert capfd.readouterr().err == ""


def test_other_methods_are_refused():
    with served(lambda _: None) as url:
        assert asked("DELETE", f"{url}/{token('ann@example.org', KEY)}")[0] == 405


def test_what_could_not_be_written_down_is_not_said_to_be_done():
    def locked(_):
        raise LockError("archive.db", "is held")

    with served(locked) as url:
        status, page = asked("POST", f"{url}/{token('ann@example.org', KEY)}", ONE_CLICK)

    assert status == 503
    assert "archive.db" not in page


def shown(pages, address, method="GET"):
    """The page and its headers, as the application gives them."""
    answers = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": "/" + token(address, KEY),
        "CONTENT_LENGTH": str(len(ONE_CLICK)),
        "wsgi.input": io.BytesIO(ONE_CLICK.encode()),
    }
    answer = application(KEY, lambda _: None, pages)(environ, lambda status, headers: answers.append(dict(headers)))
    return b"".join(answer).decode(), answers[0]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_page_shows_names_as_text_whatever_they_hold(method):
    hostile = "<img src=x onerror=1>&{sender}\u202e"
    pages = Pages(words("en"), f"{hostile}</title></style>", 'x"y&z@press.example')

    page, _ = shown(pages, f"{hostile}@x.example", method)

    assert "<img" not in page
    assert page.count("</title>") == page.count("</style>") == 1
    assert "<bdi>&lt;img src=x onerror=1&gt;&amp;{sender}\u202e@x.example</bdi>" in page
    assert 'href="mailto:x%22y%26z@press.example"' in page or method == "GET"


def test_a_browser_may_load_nothing_but_what_stands_in_the_page():
    page, headers = shown(PAGES, "ann@example.org")

    (style,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert headers["Content-Security-Policy"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
    assert not re.search(r"src=|url\(|@import|<script|<link|style=", page)
    assert '<meta name="viewport" content="width=device-width' in page
    assert "prefers-color-scheme:dark" in style


@pytest.mark.parametrize("language", languages())
def test_the_page_speaks_the_language_of_the_bulletin(language):
    pages = Pages(words(language), "Morning Brief", "desk@press.example")

    asked, done = (shown(pages, "ann@example.org", method)[0] for method in ("GET", "POST"))

    assert f'<html lang="{language}" dir="ltr">' in asked
    for page in (asked, done, pages.refused(), pages.failed()):
        assert "<h1><bdi>Morning Brief</bdi></h1>" in page
        assert not re.search(r"\{\w+\}", page.partition("</style>")[2])
    assert {"Soll <bdi>ann@example.org</bdi> „<bdi>Morning Brief</bdi>“ nicht mehr bekommen?" in asked,
            "<button>Abbestellen</button>" in asked} == {language == "de"}  # fmt: skip
