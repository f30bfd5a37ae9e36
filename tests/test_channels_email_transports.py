"""Messages that go to the sendmail of this machine, or to a folder: whole, once, and with nothing but themselves."""

import json
import os
import sys
from datetime import UTC, datetime

import pytest

from bulletin.channels import Around
from bulletin.channels.email import sendmail, transports
from bulletin.channels.email.envelope import Envelope
from bulletin.errors import DeliveryError
from bulletin.sending.email import EmailSettings

PRESS, INES, TOMAS = (f"{name}@harrow.example" for name in ("press", "ines", "tomas"))
LETTER = b"Message-ID: <1@harrow.example>\r\nSubject: Ferry\r\n\r\nThe ferry sails.\r\n.\r\n"
CANARY = "kingfisher-7Qz"
AROUND = Around(lambda: datetime(2026, 11, 22, tzinfo=UTC), lambda seconds: None, {"PATH": os.defpath, "PW": CANARY})


@pytest.fixture
def program(tmp_path):
    """A sendmail that writes down what it is given, says something and ends with the code that it is told to."""
    path, seen, says = tmp_path / "sendmail", tmp_path / "seen", tmp_path / "says"
    path.write_text(
        f"#!{sys.executable}\n"
        "import json, os, pathlib, sys\n"
        "given = dict(argv=sys.argv[1:], stdin=sys.stdin.buffer.read().decode(), environ=dict(os.environ))\n"
        f"pathlib.Path({str(seen)!r}).write_text(json.dumps(given))\n"
        f"code, _, said = pathlib.Path({str(says)!r}).read_text().partition(' ')\n"
        "sys.stderr.write(said)\n"
        "sys.stderr.flush()\n"
        "os.kill(os.getpid(), -int(code)) if int(code) < 0 else sys.exit(int(code))\n"
    )
    path.chmod(0o755)
    says.write_text("0 ")
    return path


def handed_over(program, recipient=INES, sender=PRESS, letter=LETTER, limit_s=30.0):
    own = EmailSettings(sender=PRESS, transport="sendmail")
    with sendmail.opened(own, AROUND, str(program), limit_s) as send:
        return send(Envelope(sender, recipient, lambda: letter))


def test_sendmail_is_given_one_recipient_the_message_and_no_secrets(program):
    assert handed_over(program).state == "sent"

    given = json.loads(program.with_name("seen").read_text())
    assert given["argv"] == ["-odb", "-i", "-f", PRESS, "--", INES]
    assert given["stdin"] == LETTER.replace(b"\r\n", b"\n").decode()
    assert CANARY not in given["environ"].values()


@pytest.mark.parametrize(
    ("code", "state"),
    [
        (75, "deferred"),
        (69, "deferred"),
        (71, "deferred"),
        (67, "bounced"),
        (68, "deferred"),
        (65, "bounced"),
        (-9, "unknown"),
    ],
)
def test_what_sendmail_ends_with_says_what_became_of_the_message(program, code, state):
    program.with_name("says").write_text(f"{code} no\x1b[31m way\r\n")

    outcome = handed_over(program)

    assert outcome.state == state
    assert outcome.reply == f"{program} ended with {code}: no[31m way"


@pytest.mark.parametrize("code", [64, 72, 73, 77, 78])
def test_a_sendmail_that_is_not_set_up_sends_nothing_to_anybody(program, code):
    program.with_name("says").write_text(f"{code} ")
    with pytest.raises(DeliveryError, match="nothing was sent, check its settings"):
        handed_over(program)


def test_a_sendmail_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DeliveryError, match=r'install a mail server, or use transport = "smtp"'):
        handed_over(tmp_path / "sendmail")


def test_a_sendmail_that_does_not_end_leaves_the_message_unknown(program):
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    assert handed_over(program, limit_s=0.3).state == "unknown"


def test_a_sendmail_that_never_ends_is_left_after_a_few_and_the_others_stay_as_they_are(program):
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    own = EmailSettings(sender=PRESS, transport="sendmail")
    with sendmail.opened(own, AROUND, str(program), 0.1) as send:
        first = [send(Envelope(PRESS, INES, lambda: LETTER)).state for _ in range(3)]
        with pytest.raises(DeliveryError, match="3 times in a row; the others were not tried"):
            send(Envelope(PRESS, INES, lambda: LETTER))

    assert first == ["unknown"] * 3


@pytest.mark.parametrize(
    "written",
    [
        "-bs@harrow.example",
        "|sh@harrow.example",
        "/etc/passwd@harrow.example",
        f"{INES},{TOMAS}",
        f"{INES}\n{TOMAS}",
        "-bs",
    ],
)
def test_no_recipient_is_an_option_a_program_a_file_or_two(program, written):
    assert handed_over(program, written).state == "bounced"
    assert not program.with_name("seen").exists()


def folder_of(tmp_path):
    return EmailSettings(sender=PRESS, transport="eml", folder=str(tmp_path / "out"))


def written(tmp_path):
    return {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}


def test_a_folder_gets_a_file_a_message_and_the_same_message_again_is_the_same_file(tmp_path):
    with transports.opened(folder_of(tmp_path), AROUND) as send:
        outcomes = [send(Envelope(PRESS, one, lambda: LETTER)) for one in (INES, TOMAS, INES)]
        send(Envelope(PRESS, INES, lambda: LETTER.replace(b"<1@", b"<2@")))

    assert {outcome.state for outcome in outcomes} == {"sent"}
    files = written(tmp_path)
    assert len(files) == 3
    assert outcomes[0].reply == outcomes[2].reply
    assert files[outcomes[0].reply] == files[outcomes[1].reply] == LETTER
    assert all(name.endswith(".eml") and name[:-4].isalnum() for name in files)
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "out").iterdir()} == {0o600}


@pytest.mark.parametrize("hostile", [b"<../../../etc/x@y>", b"<a\0b@y>", b"", b"<" + b"x" * 5_000 + b"@y>"])
def test_no_message_names_its_own_file(tmp_path, hostile):
    with transports.opened(folder_of(tmp_path), AROUND) as send:
        outcome = send(Envelope(PRESS, f"../{INES}", lambda: b"Message-ID: " + hostile + b"\r\n\r\n"))

    assert outcome.state == "sent"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert list(written(tmp_path)) == [outcome.reply]


def test_a_disk_that_is_full_leaves_no_half_of_a_message_and_says_where(tmp_path, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    with transports.opened(folder_of(tmp_path), AROUND) as send:
        send(Envelope(PRESS, INES, lambda: LETTER))
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(DeliveryError, match=r"out: No space left on device; check the disk"):
            send(Envelope(PRESS, TOMAS, lambda: LETTER))

    assert list(written(tmp_path).values()) == [LETTER]


def test_a_folder_must_be_named():
    own = EmailSettings(sender=PRESS, transport="eml")
    with pytest.raises(DeliveryError, match=r"email\.folder"), transports.opened(own, AROUND):
        pass
