"""Mails that come back, in the shapes that servers give them; whatever else a mailbox holds is no bounce."""

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.channels.email.bounces import MOST_BYTES, Bounce, Unsubscription, returned

RETURNED = Path(__file__).parent / "returned"
# The bounds are for loaded machines; what is tried takes hours without the limits.
MOST_S = 5.0


def mail(name, *changes):
    content = (RETURNED / f"{name}.eml").read_bytes()
    for old, new in changes:
        assert old in content
        content = content.replace(old, new)
    return content


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize(
    ("server", "status", "reason"),
    [
        ("postfix", "5.1.1", "smtp; 550 5.1.1 <ines@harrow.example>: Recipient address rejected: User unknown"),
        ("exim", "5.1.1", "smtp; 550 5.1.1 <ines@harrow.example>: No such user here"),
        ("exchange", "5.1.10", "smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient Ines@Harrow.example"),
        ("gmail", "5.1.1", "smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try 550"),
    ],
)
def test_reports_of_servers_say_which_message_did_not_reach_whom_and_why(server, status, reason, newline):
    (bounce,) = returned(mail(server).replace(b"\n", newline))

    assert bounce.references == ("<1@press.example>",)
    assert (bounce.recipients, bounce.action, bounce.status) == (("ines@harrow.example",), "failed", status)
    assert bounce.reason.startswith(reason)


def test_a_report_of_a_delay_is_one():
    (bounce,) = returned(mail("delayed"))

    assert (bounce.action, bounce.status) == ("delayed", "4.4.1")


def test_a_report_is_of_every_recipient_that_it_names():
    both = mail(
        "postfix",
        (b"Diagnostic-Code: smtp; 550 5.1.1 <ines@harrow.example>: Recipient address\n", b"X: y\n\nFinal-Recipient: "
         b"rfc822; tomas@harrow.example\nAction: Delayed (for now)\nStatus: 4.2.2 (full)\nX: y\n"),
    )  # fmt: skip

    ines, tomas = returned(both)

    assert (ines.recipients, ines.action) == (("ines@harrow.example",), "failed")
    assert (tomas.recipients, tomas.action, tomas.status) == (("tomas@harrow.example",), "delayed", "4.2.2")


def test_a_message_that_was_forwarded_is_known_by_whom_it_was_for():
    forwarded = mail(
        "postfix", (b"Final-Recipient: rfc822; ines@harrow.example", b"Final-Recipient: rfc822; x@far.example")
    )

    assert returned(forwarded)[0].recipients == ("ines@harrow.example", "x@far.example")


def test_a_report_in_other_scripts_is_read():
    international = mail(
        "postfix",
        (b"Content-Type: message/delivery-status", b"Content-Type: message/global-delivery-status"),
        (b"Content-Type: text/rfc822-headers", b"Content-Type: message/global-headers"),
        (b"rfc822; ines@harrow.example", "utf-8; inés@harrow.example".encode()),
    )

    (bounce,) = returned(international)

    assert bounce.references == ("<1@press.example>",)
    assert "5.1.1" in bounce.status


def test_somebody_on_holiday_has_not_left():
    assert returned(mail("holiday")) == ()


@pytest.mark.parametrize(
    "subject",
    [
        b"unsubscribe tok.en-1_",
        b"Re: Unsubscribe   tok.en-1_",
        b"unsubscribe\n tok.en-1_",
        b"=?utf-8?q?unsubscribe_tok=2Een-1=5F?=",
    ],
)
def test_a_reader_who_wants_no_more_shows_a_token(subject):
    content = b"From: Ines <ines@harrow.example>\nSubject: " + subject + b"\n\nhello\n"

    assert returned(content) == (Unsubscription("tok.en-1_", "Ines <ines@harrow.example>"),)


def test_a_program_may_leave_for_a_reader_and_what_answers_by_itself_has_not_left():
    mark = f"{'aW5lcw' * 3}.{'A' * 22}"
    by_program = "From: x@harrow.example\nAuto-Submitted: auto-generated\nSubject: {}\n\n"

    assert returned(by_program.format(f"unsubscribe {mark}").encode()) == (Unsubscription(mark, "x@harrow.example"),)
    for subject in ("Re: unsubscribe from lists", "unsubscribe"):
        assert returned(by_program.format(subject).encode()) == ()


def test_who_wants_no_more_without_a_token_is_named():
    content = b"From: Ines <ines@harrow.example>\nSubject: Unsubscribe!\n\n"

    assert returned(content) == (Unsubscription("", "Ines <ines@harrow.example>"),)
    assert returned(content.replace(b"Unsubscribe!", b"How do I unsubscribe?")) == ()


def test_a_cut_report_is_read_as_far_as_it_goes():
    content = mail("exim")
    content = content.replace(b"The flood wall held.", b"x" * 70 + b"\n" + (b"y" * 70 + b"\n") * (MOST_BYTES // 60))

    assert [one.status for one in returned(content)] == ["5.1.1"]


REPORT = b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n"


@pytest.mark.parametrize(
    "content",
    [
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(6000)),
        b"Content-Type: message/rfc822\n\n" * 9000,
        b'Content-Type: multipart/report; x="' + b";" * MOST_BYTES,
        b'Content-Type: multipart/report; x="' + b"\n ;;;;;;;;;;;;;;;;;;;;;" * 10_000,
        REPORT + b'\n--b\nContent-Type: message/delivery-status; x="' + b"\n ;;;;;;;;;;;;;;;;;;" * 10_000,
        REPORT + b"\n--b\nContent-Type: message/delivery-status\n\nX: y\n\n" + b"Action: failed\n\n" * 15_000,
        REPORT + b"\n--b\nContent-Type: message/delivery-status\n\nX: y\n\nFinal-Recipient: rfc822;a@b.example\n"
        b"Action: failed\nDiagnostic-Code: " + b"5.1." * 60_000,
        REPORT + b"\n--b\n" * 50_000,
        REPORT + b"\n--b\nContent-Type: message/global-delivery-status\n\nX: y\n\n" + b"\n \n" * 50_000,
        REPORT + b"References: " + b"<" * 8000 + b"\n\n--b\nContent-Type: message/delivery-status\n\n",
        b"Subject: " + b"=?utf-8?q?unsubscribe?= " * 10_000,
        b"Subject: =?no-such-charset?q?unsubscribe?=\n\n",
        b"Subject: unsubscribe " + b" " * 8000 + b"\n\n",
        b"\n" * MOST_BYTES,
        b"From: \xff\xfe\0\nSubject: \xff unsubscribe\n\n",
        b"Content-Type: multipart/report; report-type*0*=x''%ff; report-type*1=; boundary*=utf-7''%00\n\n",
    ],
)  # fmt: skip
def test_a_hostile_mail_takes_no_time(content):
    began = time.perf_counter()
    with suppress(ValueError):
        returned(content)

    assert time.perf_counter() - began < MOST_S


@pytest.mark.parametrize(
    "field",
    [
        b"Subject: =?utf\xff8?q?unsubscribe?=",
        b"Content-Type: multipart/report; report-type*0=delivery-status; a*=x; a*0=y",
        b"Content-Type: text/plain; charset*0*=a'b'c\nSubject: unsubscribe",
    ],
)
def test_what_the_standard_library_stumbles_over_is_read_or_left(field):
    with suppress(ValueError):
        for one in returned(field + b"\nFrom: ruth@harrow.example\n\n\xff\n"):
            assert one.sender == "ruth@harrow.example"


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["postfix", "exim", "exchange", "gmail"]), st.data())
def test_a_damaged_report_is_read_or_left(server, data):
    content = bytearray(mail(server))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=20))

    for one in returned(bytes(content)):
        text = "".join((*one.recipients, *one.references, one.reason)) if isinstance(one, Bounce) else one.sender
        assert text.isprintable()
