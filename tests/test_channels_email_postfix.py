"""An edition reaches everybody through a real mail server, whatever happens to who sends it.

A sample of what `make torture` tries on the long scale.
"""

import signal
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from itertools import zip_longest

import pytest

from bulletin.channels import Around
from bulletin.channels.email import sendmail, smtp, transports
from bulletin.channels.email.envelope import Envelope
from bulletin.channels.email.letter import Letter
from bulletin.sending.email import EmailSettings, SmtpSettings
from tests import torture_delivery as torture
from tests.servers_postfix import postfix

PRESS, INES, TOMAS = (f"{name}@harrow.example" for name in ("press", "ines", "tomas"))
HEAD = b"From: press@harrow.example\r\nMessage-ID: <1@harrow.example>\r\n\r\n"
AROUND = Around(lambda: datetime.now(UTC), lambda seconds: None, {"PATH": "/usr/sbin:/usr/bin:/bin"})
RECIPIENTS, KILLS = 60, 4


@pytest.fixture(scope="module")
def running():
    with postfix() as up:
        yield up


@pytest.fixture
def post(running):
    running.empty()
    return running


def server(post, **more):
    own = SmtpSettings(host="localhost", port=post.port, ca_file=str(post.ca_file), **more)
    return EmailSettings(sender=PRESS, smtp=own)


def test_everybody_gets_exactly_one_by_one_session_that_is_encrypted(post, tmp_path):
    found = torture.tortured(tmp_path, post, RECIPIENTS, kills=0)

    assert torture.kept(found, RECIPIENTS) == []
    assert sum(found.copies.values()) == RECIPIENTS
    assert all(" with ESMTPS " in message["Received"] for message in post.arrived())
    assert {message["Return-Path"] for message in post.arrived()} == {f"<{PRESS}>"}
    assert all(message["To"] == message["X-Original-To"] for message in post.arrived())
    assert f"mail={RECIPIENTS} rcpt={RECIPIENTS} data={RECIPIENTS} quit=1" in post.said()


def test_what_is_refused_at_its_end_leaves_nothing_behind_for_the_one_who_comes_next(post):
    """Postfix goes on with such a message as if it had just begun: the next one's would be added to it, empty."""
    everybody = [INES, "full@harrow.example", TOMAS, "ruth@harrow.example"]
    envelopes = [Envelope(PRESS, one, lambda one=one: HEAD + f"To {one}\r\n".encode()) for one in everybody]
    with smtp.opened(server(post), AROUND) as send:
        outcomes = [
            send(replace(one, following=lambda behind=behind: behind)).state
            for one, behind in zip_longest(envelopes, envelopes[1:])
        ]

    assert outcomes == ["sent", "bounced", "sent", "sent"]
    assert post.settled()
    arrived = {message["X-Original-To"]: message.get_payload().strip() for message in post.arrived()}
    assert arrived == {one: f"To {one}" for one in (INES, TOMAS, "ruth@harrow.example")}
    assert post.count() == 3


def test_everybody_has_one_at_the_end_however_often_the_sender_is_killed(post, tmp_path):
    found = torture.tortured(tmp_path, post, RECIPIENTS, KILLS)

    assert found.kills == KILLS
    assert torture.kept(found, RECIPIENTS) == []


def test_of_two_senders_at_once_the_second_says_so_and_nobody_gets_two(post, tmp_path):
    path = torture.prepared(tmp_path)
    with torture.sending(path, post, RECIPIENTS) as first:
        first.stdout.readline()
        first.send_signal(signal.SIGSTOP)
        with torture.sending(path, post, RECIPIENTS) as second:
            try:
                _, complained = second.communicate(timeout=60)
            finally:
                second.kill()
                first.send_signal(signal.SIGCONT)
        first.communicate()

    assert (first.returncode, second.returncode) == (0, torture.LOCKED)
    assert f"process {first.pid}" in complained
    assert "is sending from it" in complained
    found = torture.arrived(path, post)
    assert torture.kept(found, RECIPIENTS) == []


@pytest.mark.skipif(not torture.STRACE, reason="strace is not here; on Debian: apt-get install -y strace")
@pytest.mark.parametrize("when", ["60", "200"])
def test_a_disk_that_fills_up_stops_the_sender_and_the_next_one_goes_on(post, tmp_path, when):
    path = torture.prepared(tmp_path)
    inject = f"inject=pwrite64:error=ENOSPC:when={when}+"
    strace = (torture.STRACE, "-f", "-qq", "-o", "/dev/null", "-e", "trace=pwrite64", "-e", inject)
    with torture.sending(path, post, RECIPIENTS, *strace) as full:
        _, complained = full.communicate()
    with torture.sending(path, post, RECIPIENTS) as after:
        after.communicate()

    assert full.returncode == 1
    assert str(path) in complained
    assert after.returncode == 0
    # What the server took when nothing could be written down any more is sent again, and that is one message.
    found = torture.arrived(path, post, kills=1)
    assert torture.kept(found, RECIPIENTS) == []


def test_a_server_that_has_enough_of_strangers_is_told_of_all_and_nobody_else_waits(post):
    everybody = [f"{name}{number}@harrow.example" for number in range(30) for name in ("gone", "gone.too", "reader")]
    with smtp.opened(server(post), AROUND) as send:
        outcomes = {one: send(Envelope(PRESS, one, lambda: HEAD)) for one in sorted(everybody)}

    # It hangs up after twenty errors.
    assert "too many errors after" in post.said()
    assert {one: outcome.state for one, outcome in outcomes.items()} == {
        one: "bounced" if one.startswith("gone") else "sent" for one in everybody
    }
    assert outcomes["gone3@harrow.example"].reply.startswith(
        "550 5.1.1 <gone3@harrow.example>: Recipient address rejected"
    )
    assert post.settled()
    assert post.count() == 30


BODIES = (
    b".\r\n..\r\n.a\r\n",
    b"a\n.\nb\r.\rMAIL FROM:<x@harrow.example>\r\n.\n",
    b"x" * 10_000 + b"\r\n.\r\n",
    "Grüße aus 港\r\n".encode(),
    b"From here\r\n>From there\r\n",
    b"no end",
)


def test_what_arrives_is_what_was_sent(post):
    with smtp.opened(server(post), AROUND) as send:
        outcomes = [send(Envelope(PRESS, INES, lambda body=body: HEAD + body)) for body in BODIES]

    assert {outcome.state for outcome in outcomes} == {"sent"}
    assert post.settled()
    bodies = sorted(content.partition(b"\n\n")[2] for content in post.files())
    letters = (Letter.of(Envelope(PRESS, INES, lambda body=body: body)) for body in BODIES)
    expected = (letter.content.replace(b"\r\n", b"\n") for letter in letters)
    assert bodies == sorted(expected)


def test_an_address_with_letters_beyond_ascii_arrives(post):
    with smtp.opened(server(post), AROUND) as send:
        assert send(Envelope(PRESS, "inés@harrow.example", lambda: HEAD)).state == "sent"

    assert post.settled()
    (content,) = post.files()
    assert "\nX-Original-To: inés@harrow.example\n".encode() in content


def test_the_sendmail_of_postfix_takes_a_message_for_one(post, tmp_path):
    program = tmp_path / "sendmail"
    program.write_text(f'#!/bin/sh\nexec /usr/sbin/sendmail -C "{post.here}/conf" "$@"\n')
    program.chmod(0o755)
    own = EmailSettings(sender=PRESS, transport="sendmail")
    with sendmail.opened(own, AROUND, str(program)) as send:
        outcomes = [send(Envelope(PRESS, one, lambda: HEAD + b".\r\nThe ferry sails.\r\n")) for one in (INES, TOMAS)]

    assert {outcome.state for outcome in outcomes} == {"sent"}
    assert post.settled()
    assert sorted(message["X-Original-To"] for message in post.arrived()) == [INES, TOMAS]
    assert {message.get_payload() for message in post.arrived()} == {".\nThe ferry sails.\n"}


def test_files_of_messages_are_what_a_server_would_get(post, tmp_path):
    folder = tmp_path / "out"
    ways = (EmailSettings(sender=PRESS, transport="eml", folder=str(folder)), server(post))
    for own in ways:
        with transports.opened(own, AROUND) as send:
            assert send(Envelope(PRESS, INES, lambda: HEAD + b".\r\nThe ferry sails.\r\n")).state == "sent"

    assert post.settled()
    (arrived,) = post.arrived()
    (file,) = folder.iterdir()
    kept = message_from_bytes(file.read_bytes(), policy=default)
    assert kept["Message-ID"] == arrived["Message-ID"]
    assert kept.get_content().splitlines() == arrived.get_payload().splitlines()
