"""Of every message it is known whether the server took it; before TLS nothing is said that others should not hear."""

import base64
import smtplib
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.channels import Around
from bulletin.channels.email import smtp
from bulletin.channels.email.addresses import address
from bulletin.channels.email.envelope import Envelope
from bulletin.channels.email.letter import Letter
from bulletin.channels.email.pace import Pace
from bulletin.channels.email.session import Limits
from bulletin.channels.email.wire import Wire
from bulletin.errors import DeliveryError
from bulletin.sending.email import EmailSettings, SmtpSettings
from tests.servers import Office, answering_to, authority, certified, free_port, saying, serving

PRESS = "press@harrow.example"
INES, TOMAS, RUTH = (f"{name}@harrow.example" for name in ("ines", "tomas", "ruth"))
CANARY = "kingfisher-7Qz"
LETTER = b"Message-ID: <1@harrow.example>\r\nSubject: Ferry\r\n\r\nThe ferry sails.\r\n"
NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
CA = authority()
QUICK = Limits(reached_s=5, command_s=5, taken_s=5)
TAKES = {
    b"EHLO": b"250-hello\r\n250 8BITMIME\r\n",
    b"MAIL": b"250 ok\r\n",
    b"RCPT": b"250 ok\r\n",
    b"RSET": b"250 ok\r\n",
}
AT_ONCE = TAKES | {b"EHLO": b"250-hello\r\n250 PIPELINING\r\n"}
WRONG = {
    "address": Envelope(PRESS, "no address", lambda: LETTER),
    "NUL": Envelope(PRESS, TOMAS, lambda: LETTER + b"\0"),
    "size": Envelope(PRESS, TOMAS, lambda: LETTER * 2),
}
asked = pytest.mark.parametrize("offers", [(), ("PIPELINING",)], ids=["one by one", "all at once"])


@pytest.fixture
def ca_file(tmp_path):
    CA.cert_pem.write_to_path(tmp_path / "ca.pem")
    return str(tmp_path / "ca.pem")


def settings(port, security="none", **more):
    return EmailSettings(sender=PRESS, smtp=SmtpSettings(host="localhost", port=port, security=security, **more))


def around(now=lambda: NOW, **environ):
    return Around(now, lambda seconds: None, environ)


def sent(own, *recipients, letter=LETTER, limits=QUICK, **environ):
    """What came of a message to each of these, in one session, one behind the other."""
    envelopes = [Envelope(PRESS, one, lambda: letter) for one in recipients]
    with smtp.opened(own, around(**environ), limits) as send:
        return [
            send(replace(one, following=lambda behind=behind: behind))
            for one, behind in zip_longest(envelopes, envelopes[1:])
        ]


def states(outcomes):
    return [outcome.state for outcome in outcomes]


def refused(own, *recipients, **environ):
    """Why nothing could be sent to anybody."""
    with pytest.raises(DeliveryError) as raised:
        sent(own, *(recipients or (INES,)), **environ)
    return str(raised.value)


def test_each_gets_a_message_of_their_own_in_one_session():
    office = Office()
    with serving(office) as port:
        outcomes = sent(settings(port), INES, TOMAS, RUTH)

    assert states(outcomes) == ["sent"] * 3
    assert [(sender, one) for sender, (one,), _ in office.seen.messages] == [
        (PRESS, INES),
        (PRESS, TOMAS),
        (PRESS, RUTH),
    ]
    assert {content for *_, content in office.seen.messages} == {LETTER}
    assert office.seen.connections == 1


@asked
def test_one_bad_recipient_holds_up_nobody_asked_one_by_one_or_all_at_once(offers):
    office = Office(at_rcpt={INES: "550 no such user", TOMAS: "451 busy"}, at_end={RUTH: "554 spam"}, offers=offers)
    with serving(office) as port:
        outcomes = sent(settings(port), INES, TOMAS, RUTH, PRESS)

    assert [(one.state, one.reply) for one in outcomes] == [
        ("bounced", "550 no such user"),
        ("deferred", "451 busy"),
        ("bounced", "554 spam"),
        ("sent", "250 ok"),
    ]
    assert office.seen.recipients == [PRESS]


@asked
def test_one_in_ten_is_refused_for_now_and_one_in_twenty_for_good(offers):
    everybody = [f"reader{number}@harrow.example" for number in range(40)]
    at_rcpt = dict.fromkeys(everybody[::20], "550 no such user") | dict.fromkeys(everybody[1::10], "451 busy")
    office = Office(at_rcpt=at_rcpt, offers=offers)
    with serving(office) as port:
        outcomes = dict(zip(everybody, states(sent(settings(port), *everybody)), strict=True))

    assert {one: state for one, state in outcomes.items() if state != "sent"} == {
        one: {"5": "bounced", "4": "deferred"}[said[0]] for one, said in at_rcpt.items()
    }
    assert office.seen.recipients == [one for one in everybody if one not in at_rcpt]


def test_a_server_that_goes_on_for_nobody_is_sent_nothing():
    with saying(answering_to(AT_ONCE | {b"RCPT": b"550 no such user\r\n"})) as (port, seen):
        outcomes = sent(settings(port), INES, TOMAS)

    assert states(outcomes) == ["bounced", "bounced"]
    data = seen.commands.index(b"DATA\r\n")
    assert seen.commands[data + 1 : data + 3] == [b".\r\n", b"RSET\r\n"]
    assert not any(b"ferry" in line for line in seen.commands)


def test_all_is_asked_at_once_where_the_server_takes_that(monkeypatch):
    writes, write = [], Wire.write
    monkeypatch.setattr(Wire, "write", lambda self, *given: writes.append(given[0]) or write(self, *given))
    with saying(answering_to(AT_ONCE)) as (port, seen):
        sent(settings(port), INES)

    assert [line[:4] for line in writes[1].split(b"\r\n")] == [b"MAIL", b"RCPT", b"DATA", b""]
    assert [line[:4] for line in seen.commands[:4]] == [b"EHLO", b"MAIL", b"RCPT", b"DATA"]


def test_one_command_after_the_other_is_asked_where_the_server_takes_no_more(monkeypatch):
    writes, write = [], Wire.write
    monkeypatch.setattr(Wire, "write", lambda self, *given: writes.append(given[0]) or write(self, *given))
    with saying(answering_to(TAKES)) as (port, _):
        sent(settings(port), INES)

    assert [content[:4] for content in writes[1:4]] == [b"MAIL", b"RCPT", b"DATA"]


def test_the_next_message_begins_with_the_end_of_the_one_before_where_the_server_takes_that(monkeypatch):
    writes, write = [], Wire.write
    monkeypatch.setattr(Wire, "write", lambda self, *given: writes.append(given[0]) or write(self, *given))
    office = Office(offers=("PIPELINING",))
    with serving(office) as port:
        outcomes = sent(settings(port), INES, TOMAS, RUTH)

    assert states(outcomes) == ["sent"] * 3
    assert office.seen.recipients == [INES, TOMAS, RUTH]
    told = [[line[:4] for line in content.split(b"\r\n")] for content in writes if b"MAIL" in content]
    begins = [b"MAIL", b"RCPT", b"DATA", b""]
    assert told == [begins, [b".", *begins], [b".", *begins]]


def test_what_was_begun_with_the_one_before_and_is_cancelled_by_then_goes_to_nobody():
    office = Office(offers=("PIPELINING",))
    ines, tomas, ruth = (Envelope(PRESS, one, lambda: LETTER) for one in (INES, TOMAS, RUTH))
    with serving(office) as port, smtp.opened(settings(port), around(), QUICK) as send:
        outcomes = [send(replace(ines, following=lambda: tomas)), send(replace(ruth, following=lambda: tomas))]

    assert states(outcomes) == ["sent", "sent"]
    assert office.seen.recipients == [INES, RUTH]
    assert office.seen.connections == 2


@pytest.mark.parametrize("wrong", [*WRONG, "key"])
def test_what_is_wrong_with_a_message_is_said_in_its_turn_and_not_with_the_one_before(wrong):
    def following():
        if wrong not in WRONG:
            raise DeliveryError("dkim.key", "is not there")
        return WRONG[wrong]

    office = Office(offers=("PIPELINING",))
    ines, ruth = (Envelope(PRESS, one, lambda: LETTER) for one in (INES, RUTH))
    with serving(office, limit_bytes=len(LETTER)) as port, smtp.opened(settings(port), around(), QUICK) as send:
        outcomes = [send(replace(ines, following=following)), send(ruth)]

    assert states(outcomes) == ["sent", "sent"]
    assert office.seen.connections == 1


def test_a_server_that_hangs_up_when_it_is_asked_ahead_costs_one_message_and_not_each():
    def script(connection, seen):
        """Takes the end of a message for one only when nothing comes behind it."""
        connection.sendall(b"220 hello\r\n")
        while piece := connection.recv(1 << 16):
            if b"\r\n.\r\nMAIL" in b"\r\n" + piece:
                return
            replies = {b"EHLO": b"250-hello\r\n250 PIPELINING\r\n", b"MAIL": b"250 ok\r\n250 ok\r\n354 go on\r\n"}
            connection.sendall(
                replies.get(piece[:4], b"250 ok\r\n" if (b"\r\n" + piece).endswith(b"\r\n.\r\n") else b"")
            )

    with saying(script) as (port, _):
        outcomes = sent(settings(port), INES, TOMAS, RUTH)

    assert states(outcomes) == ["unknown", "sent", "sent"]


@pytest.mark.parametrize("says", ["out of order", "going down", "nothing"])
def test_a_server_that_cannot_be_asked_ahead_is_asked_in_one_more_session_and_each_message_arrives(says):
    def script(connection, seen):
        connection.sendall(b"220 hello\r\n")
        while piece := connection.recv(1 << 16):
            _, end, ahead = (b"\r\n" + piece).partition(b"\r\n.\r\n")
            if end:
                seen.messages.append(piece)
                connection.sendall(b"250 taken\r\n")
            if ahead and says == "out of order":
                connection.sendall(b"503 not yet\r\n250 ok\r\n354 go on\r\n")
            elif ahead and says == "going down":
                connection.sendall(b"421 not so fast\r\n")
                return
            elif piece.startswith(b"EHLO"):
                connection.sendall(b"250-hello\r\n250 PIPELINING\r\n")
            elif piece.startswith(b"MAIL"):
                connection.sendall(b"250 ok\r\n250 ok\r\n354 go on\r\n")
            elif piece.startswith(b"QUIT"):
                connection.sendall(b"221 bye\r\n")

    with saying(script) as (port, seen):
        outcomes = sent(settings(port), INES, TOMAS, RUTH, limits=Limits(reached_s=0.3, command_s=5, taken_s=5))

    assert states(outcomes) == ["sent"] * 3
    assert len(seen.messages) == 3
    assert seen.connections == 2


@asked
def test_what_is_refused_at_its_end_is_taken_back_before_the_next_begins(offers):
    takes = AT_ONCE if offers else TAKES
    with (
        saying(answering_to(takes, at_end=b"554 spam\r\n")) as (port, seen),
        smtp.opened(settings(port), around(), QUICK) as send,
    ):
        assert states([send(Envelope(PRESS, one, lambda: LETTER)) for one in (INES, TOMAS)]) == ["bounced"] * 2

    assert [line[:4] for line in seen.commands if line[:4] in (b"MAIL", b"RSET")] == [b"MAIL", b"RSET"] * 2


def test_nothing_is_ended_of_which_it_is_not_known_for_whom_it_is():
    stale = {b"MAIL": b"503 nested\r\n", b"RCPT": b"250 ok\r\n"}
    with saying(answering_to(AT_ONCE | stale)) as (port, seen):
        assert "takes nothing from" in refused(settings(port))

    assert b".\r\n" not in seen.commands


def test_that_a_sender_is_refused_is_believed_in_a_new_session_only():
    class Moody(dict):
        """Refuses each second sender."""

        def get(self, verb, otherwise=None):
            self.asked += verb == b"MAIL"
            return b"550 enough of you\r\n" if verb == b"MAIL" and self.asked == 2 else super().get(verb, otherwise)

    moody = Moody(TAKES)
    moody.asked = 0
    with saying(answering_to(moody)) as (port, seen):
        outcomes = sent(settings(port), INES, TOMAS)

    assert states(outcomes) == ["sent", "sent"]
    assert seen.connections == 2


def test_the_server_is_told_beforehand_what_comes():
    offers = {b"EHLO": b"250-hello\r\n250-SIZE 9000\r\n250-SMTPUTF8\r\n250 8BITMIME\r\n"}
    letter = LETTER + "Grüße\r\n".encode()
    with saying(answering_to(offers)) as (port, seen):
        sent(settings(port), INES)
        sent(settings(port), "inés@harrow.example", letter=letter)

    assert [line for line in seen.commands if line.startswith(b"MAIL")] == [
        f"MAIL FROM:<{PRESS}> SIZE={len(LETTER)}\r\n".encode(),
        f"MAIL FROM:<{PRESS}> SIZE={len(letter)} BODY=8BITMIME SMTPUTF8\r\n".encode(),
    ]


def test_a_message_that_is_too_large_after_all_holds_up_nobody():
    with saying(answering_to(TAKES | {b"MAIL": b"552 too large\r\n"})) as (port, _):
        assert states(sent(settings(port), INES, TOMAS)) == ["bounced", "bounced"]


@asked
def test_a_session_that_the_server_ends_is_begun_again_for_the_same_message(offers):
    office = Office(at_rcpt={TOMAS: ["421 too many messages"]}, offers=offers)
    with serving(office) as port:
        outcomes = sent(settings(port), INES, TOMAS, RUTH)

    assert states(outcomes) == ["sent"] * 3
    assert office.seen.recipients == [INES, TOMAS, RUTH]
    assert office.seen.connections == 2


@asked
def test_who_ends_every_session_is_tried_again_later_and_the_others_get_theirs(offers):
    office = Office(at_rcpt={TOMAS: "421 too many messages"}, offers=offers)
    with serving(office) as port:
        outcomes = sent(settings(port), INES, TOMAS, RUTH)

    assert states(outcomes) == ["sent", "deferred", "sent"]
    assert outcomes[1].reply == "421 too many messages, before it took the message"
    assert office.seen.recipients == [INES, RUTH]


@asked
def test_421_behind_the_last_dot_is_a_word_that_nothing_was_taken(offers):
    office = Office(at_end={INES: "421 going down"}, offers=offers)
    with serving(office) as port:
        assert states(sent(settings(port), INES, TOMAS)) == ["deferred", "sent"]

    office = Office(at_end={TOMAS: ["421 too many messages"]}, offers=offers)
    with serving(office) as port:
        assert states(sent(settings(port), INES, TOMAS)) == ["sent", "sent"]
    assert office.seen.recipients == [INES, TOMAS]


def test_an_answer_behind_the_last_dot_that_says_neither_yes_nor_no_leaves_the_message_unknown():
    with saying(answering_to(TAKES, at_end=b"354 go on\r\n")) as (port, seen):
        assert states(sent(settings(port), INES, TOMAS)) == ["unknown", "unknown"]
    assert seen.connections == 2


@asked
@pytest.mark.parametrize("said", ["drop", "drop, taken"])
def test_what_became_of_a_message_is_unknown_when_the_connection_breaks_behind_its_last_dot(said, offers):
    office = Office(at_end={INES: said}, offers=offers)
    with serving(office) as port:
        outcomes = sent(settings(port), INES, TOMAS)

    assert states(outcomes) == ["unknown", "sent"]
    assert outcomes[0].reply == "the server closed the connection, before it said whether it took the message"
    assert office.seen.recipients == ([INES, TOMAS] if said == "drop, taken" else [TOMAS])


@pytest.mark.parametrize("verb", [b"MAIL", b"RCPT", b"DATA"])
@pytest.mark.parametrize("takes", [TAKES, AT_ONCE])
def test_nothing_was_taken_when_the_connection_breaks_before_the_last_dot(verb, takes):
    with saying(answering_to(takes | {verb: None})) as (port, seen):
        outcomes = sent(settings(port), INES)

    assert states(outcomes) == ["deferred"]
    assert not any(b"ferry" in line for line in seen.commands)


def test_a_server_that_hangs_up_at_once_has_taken_nothing_of_anybody():
    with saying(lambda connection, seen: None) as (port, _):
        assert "the server closed the connection; nothing was sent" in refused(settings(port))


def test_a_server_that_is_not_there_is_named():
    port = free_port()
    assert refused(settings(port)).startswith(f"localhost:{port}: cannot be reached (connection refused), so nothing")
    assert "is no name that is known here" in refused(
        EmailSettings(sender=PRESS, smtp=SmtpSettings(host="gone.example"))
    )


@pytest.mark.parametrize("slow", ["greeting", "EHLO", "RCPT", "drip"])
def test_a_slow_server_is_waited_for_until_the_limit_and_no_longer(slow):
    def script(connection, seen):
        if slow == "drip":
            while True:
                connection.sendall(b"220-and so on\r\n")
        if slow != "greeting":
            answers = {line: said for line, said in TAKES.items() if line != slow.encode()}
            connection.sendall(b"220 hello\r\n")
            for line in connection.makefile("rb"):
                connection.sendall(answers.get(line[:4], b""))
        connection.recv(1)

    limits = Limits(reached_s=1, command_s=1, taken_s=1, greeted_s=1)
    with saying(script) as (port, _):
        if slow == "RCPT":
            assert states(sent(settings(port), INES, limits=limits)) == ["deferred"]
        else:
            with pytest.raises(DeliveryError, match=r"took too long|does not speak SMTP|nothing was heard"):
                sent(settings(port), INES, limits=limits)


def test_what_is_no_mail_server_is_left_when_it_has_not_greeted():
    def web(connection, seen):
        seen.commands.extend(connection.makefile("rb"))

    with saying(web) as (port, seen), pytest.raises(DeliveryError) as refused:
        sent(settings(port), INES, limits=Limits(greeted_s=0.1))

    problem = "nothing was heard for 0.1 seconds, so nothing was sent; check host, port and security"
    assert str(refused.value) == f"localhost:{port}: {problem}"
    assert seen.commands == []
    assert Limits().greeted_s == 60


def test_a_message_whose_taking_lasts_too_long_is_unknown():
    with saying(answering_to(TAKES, at_end=b"")) as (port, _):
        outcomes = sent(settings(port), INES, limits=Limits(5, 5, 0.2))
    assert (outcomes[0].state, outcomes[0].reply[:24]) == ("unknown", "the server took too long")


@pytest.mark.parametrize(
    "said", [b"hello\r\n", b"\xff\xfe\r\n", b"999 what\r\n", b"250", b"250-" + b"x" * 70_000 + b"\r\n250 ok\r\n"]
)
def test_who_answers_with_something_else_has_taken_nothing(said):
    with saying(answering_to(TAKES | {b"MAIL": said})) as (port, _):
        assert states(sent(settings(port), INES, limits=Limits(5, 1, 5))) == ["deferred"]


def test_a_reply_too_many_is_never_taken_for_that_to_the_next_message():
    with saying(answering_to(TAKES, at_end=b"250 taken\r\n250 and the next one too\r\n")) as (port, seen):
        outcomes = sent(settings(port), INES, TOMAS)

    assert states(outcomes) == ["sent", "sent"]
    assert seen.connections == 2
    assert sum(line == b"The ferry sails.\r\n" for line in seen.commands) == 2


def test_without_starttls_nothing_is_sent_and_nobody_signs_in():
    with saying(answering_to({b"EHLO": b"250-hello\r\n250 AUTH PLAIN LOGIN\r\n"})) as (port, seen):
        said = refused(settings(port, "starttls", user="press", secret="env:PW"), PW=CANARY)

    assert "does not offer STARTTLS, so nothing was sent" in said
    assert [line[:4] for line in seen.commands] == [b"EHLO"]


def test_what_was_said_in_the_clear_behind_starttls_is_not_listened_to(ca_file):
    begin = {b"EHLO": b"250-hello\r\n250 STARTTLS\r\n", b"STAR": b"220 begin\r\n250-mine\r\n250 AUTH PLAIN\r\n"}
    with saying(answering_to(begin)) as (port, seen):
        said = refused(settings(port, "starttls", user="press", secret="env:PW", ca_file=ca_file), PW=CANARY)

    assert "the server spoke before its turn; nothing was sent" in said
    assert [line[:4] for line in seen.commands] == [b"EHLO", b"STAR"]


def test_mail_goes_by_starttls_signed_in(ca_file):
    office = Office(password=CANARY)
    with serving(office, tls=certified(CA)) as port:
        outcomes = sent(settings(port, "starttls", user="press", secret="env:PW", ca_file=ca_file), INES, PW=CANARY)

    assert states(outcomes) == ["sent"]
    assert office.seen.signed_in == [(b"press", CANARY.encode())]


def test_a_password_beyond_ascii_signs_in(ca_file):
    office = Office(password="Eisvögel")
    with serving(office, tls=certified(CA)) as port:
        own = settings(port, "starttls", user="press", secret="env:PW", ca_file=ca_file)
        assert states(sent(own, INES, PW="Eisvögel")) == ["sent"]


def test_mail_goes_by_tls_from_the_start_with_the_login_of_old_servers(ca_file):
    asks = {
        b"AUTH": b"334 VXNlcm5hbWU6\r\n",
        b"CHJL": b"334 UGFzc3dvcmQ6\r\n",
        b"EHLO": b"250-hi\r\n250 AUTH LOGIN\r\n",
    }
    context = certified(CA)

    def script(connection, seen):
        with context.wrap_socket(connection, server_side=True) as secured:
            answering_to(asks)(secured, seen)

    with saying(script) as (port, seen):
        own = settings(port, "tls", user="press", secret="env:PW", ca_file=ca_file)
        assert states(sent(own, INES, PW=CANARY)) == ["sent"]
    assert base64.b64encode(CANARY.encode()) + b"\r\n" in seen.commands


@pytest.mark.parametrize(
    ("name", "made", "why"),
    [
        ("localhost", {"not_before": NOW - timedelta(9999), "not_after": NOW - timedelta(9000)}, "expired"),
        ("mail.other.example", {}, "Hostname mismatch"),
    ],
)
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_is_old_or_somebody_else_s_is_the_end(ca_file, name, made, why, security):
    office = Office(password=CANARY)
    context = certified(CA, name, **made)
    own = {"user": "press", "secret": "env:PW", "ca_file": ca_file}

    def secured(connection, seen):
        with context.wrap_socket(connection, server_side=True) as up:
            up.recv(1)

    if security == "tls":
        with saying(secured) as (port, _):
            said = refused(settings(port, "tls", **own), PW=CANARY)
    else:
        with serving(office, tls=context) as port:
            said = refused(settings(port, "starttls", **own), PW=CANARY)

    assert "its certificate is not to be trusted" in said
    assert why in said
    assert office.seen.signed_in == office.seen.messages == []


def test_a_certificate_of_an_unknown_authority_is_the_end():
    office = Office()
    with serving(office, tls=certified(CA)) as port:
        assert "not to be trusted" in refused(settings(port, "starttls"))
    assert office.seen.messages == []


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
def test_tls_of_old_versions_is_refused(ca_file):
    old = certified(CA)
    old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    office = Office()
    with serving(office, tls=old) as port:
        assert "no secure connection can be made" in refused(settings(port, "starttls", ca_file=ca_file))
    assert office.seen.messages == []


def test_a_refused_password_is_said_and_not_shown(ca_file):
    office = Office(password="another one")
    with serving(office, tls=certified(CA)) as port:
        own = settings(port, "starttls", user="press", secret="env:PW", ca_file=ca_file)
        said = refused(own, PW=CANARY)

    assert "refuses user and password for good (535), so nothing was sent; check user and secret" in said
    assert CANARY not in said
    assert office.seen.messages == []


def test_a_missing_password_stops_before_anything_is_sent_to_anybody():
    port = free_port()
    assert "env:PW" in refused(settings(port, "starttls", user="press", secret="env:PW"))


def test_no_mail_goes_to_another_machine_in_the_clear_and_no_password_at_all():
    far = EmailSettings(sender=PRESS, smtp=SmtpSettings(host="192.0.2.7", security="none"))
    assert "is not on this machine" in refused(far)
    assert "never sent without TLS" in refused(settings(25, user="press", secret="env:PW"), PW=CANARY)


def test_a_server_that_says_the_password_back_is_not_quoted(ca_file, caplog, capfd):
    coded = base64.b64encode(f"\0press\0{CANARY}".encode()).decode()
    echo = (
        f"550 {CANARY} \x1b[31m{coded} {CANARY.upper()} {CANARY[:5]}\x07{CANARY[5:]} {CANARY.encode().hex()} "
        + "z" * 900
    )
    office = Office(password=CANARY, at_rcpt={INES: echo})
    with serving(office, tls=certified(CA)) as port:
        own = settings(port, "starttls", user="press", secret="env:PW", ca_file=ca_file)
        (outcome,) = sent(own, INES, PW=CANARY)

    assert outcome.reply.startswith("550 … [31m… … … … zzz")
    assert outcome.reply.isprintable()
    assert len(outcome.reply) <= 300
    assert CANARY not in repr(own) + caplog.text + "".join(capfd.readouterr())


def test_a_server_that_hangs_up_at_the_password_is_not_quoted_either(ca_file):
    context = certified(CA)
    hangs_up = {b"EHLO": b"250-hello\r\n250 AUTH PLAIN\r\n", b"AUTH": f"421 not {CANARY[::-1]}\r\n".encode()}

    def script(connection, seen):
        with context.wrap_socket(connection, server_side=True) as secured:
            answering_to(hangs_up)(secured, seen)

    with saying(script) as (port, _):
        said = refused(settings(port, "tls", user="press", secret="env:PW", ca_file=ca_file), PW=CANARY)
    assert said.endswith("hangs up at user and password, so nothing was sent; try again later")


def test_a_line_without_an_end_is_not_waited_for():
    def script(connection, seen):
        while True:
            connection.sendall(b"220 hello " * 1_000)

    with saying(script) as (port, _):
        assert "does not speak SMTP" in refused(settings(port))


def test_a_sender_that_is_refused_is_nobody_s_bounce():
    with saying(answering_to(TAKES | {b"MAIL": b"553 not your address\r\n"})) as (port, _):
        assert "takes nothing from press@harrow.example (553 not your address)" in refused(settings(port))


def test_who_has_not_signed_in_and_must_has_sent_nothing():
    with saying(answering_to(TAKES | {b"RCPT": b"530 sign in first\r\n"})) as (port, _):
        assert "530 sign in first" in refused(settings(port))


def test_a_message_larger_than_the_server_takes_is_not_sent():
    office = Office()
    with serving(office, limit_bytes=1_000) as port:
        outcomes = sent(settings(port), INES, letter=LETTER + b"x" * 1_000)

    assert states(outcomes) == ["bounced"]
    assert outcomes[0].reply == f"the message has {len(LETTER) + 1_002:,} bytes, and the server takes 1,000 at most"
    assert office.seen.messages == []


BODIES = [
    (b".\r\n", b".\r\n"),
    (b"..\r\n.\r\n.a\r\n", b"..\r\n.\r\n.a\r\n"),
    (b"a\n.\nb", b"a\r\n.\r\nb\r\n"),
    (b"a\r.\rb", b"a\r\n.\r\nb\r\n"),
    (b"a\n.\r\nMAIL FROM:<x@y.example>\r\n", b"a\r\n.\r\nMAIL FROM:<x@y.example>\r\n"),
    (b"\xc3\xa4\xff\r\n", b"\xc3\xa4\xff\r\n"),
    (b"", b""),
    (b"x" * 900 + b"\r\n", b"x" * 900 + b"\r\n"),
]


@pytest.mark.parametrize(("body", "arrived"), BODIES)
def test_what_arrives_is_what_was_written_whatever_its_lines_begin_and_end_with(body, arrived):
    office = Office()
    with serving(office) as port:
        outcomes = sent(settings(port), INES, TOMAS, letter=LETTER + body)

    assert states(outcomes) == ["sent", "sent"]
    assert [content for *_, content in office.seen.messages] == [LETTER + arrived] * 2


@given(st.lists(st.sampled_from([b"\r", b"\n", b"\r\n", b".", b"a", b"\xff", b"QUIT"]), max_size=30).map(b"".join))
def test_no_body_ends_a_message_early(body):
    written = Letter.of(Envelope(PRESS, INES, lambda: body)).stuffed

    assert b"\r\n.\r\n" not in b"\r\n" + written
    assert written.endswith(b"\r\n")
    assert written.count(b"\r") == written.count(b"\n") == written.count(b"\r\n")
    # The standard library agrees on what a message looks like on the wire.
    assert written.removesuffix(b"\r\n") == smtplib._quote_periods(
        smtplib._fix_eols(body.decode("latin1")).encode("latin1")
    ).removesuffix(b"\r\n")


def test_a_line_longer_than_mail_allows_does_not_break_the_session():
    office = Office()
    with serving(office) as port, smtp.opened(settings(port), around(), QUICK) as send:
        long = send(Envelope(PRESS, INES, lambda: LETTER + b"x" * 100_000))
        after = send(Envelope(PRESS, TOMAS, lambda: LETTER))
    assert (long.state, after.state) == ("bounced", "sent")


HOSTILE = [
    f"{INES}\r\nRCPT TO:<{TOMAS}>",
    f"{INES}\nDATA",
    f"{INES}\0",
    f"{INES}> SIZE=1",
    f"{INES},{TOMAS}",
    f"<{INES}>",
    '"a b"@harrow.example',
    "@a.example:ines@harrow.example",
    "ines@[127.0.0.1]",
    "ines",
    "",
    "ines@harrow.example\u2028x",
    "ines\u202e@harrow.example",
    "i" * 300 + "@harrow.example",
]


@pytest.mark.parametrize("written", HOSTILE)
def test_no_address_says_anything_else_to_the_server(written):
    with saying(answering_to(TAKES)) as (port, seen):
        outcomes = sent(settings(port), written, RUTH)
        with pytest.raises(DeliveryError, match=r"email\.sender"), smtp.opened(settings(port), around(), QUICK) as send:
            send(Envelope(written, INES, lambda: LETTER))

    assert states(outcomes) == ["bounced", "sent"]
    assert [line for line in seen.commands if line.startswith(b"RCPT")] == [f"RCPT TO:<{RUTH}>\r\n".encode()]


@given(st.text(max_size=40).map(lambda text: f"a{text}@harrow.example"))
def test_an_address_is_one_word_of_printable_letters_or_none(written):
    try:
        known = address(written)
    except ValueError:
        return
    assert known.text.isprintable()
    assert not set(known.text) & set('\r\n\0 <>,;:"()[]\\')
    assert known.text.count("@") == 1


def test_a_message_with_a_nul_in_it_reaches_no_wire():
    with saying(answering_to(TAKES)) as (port, seen):
        assert states(sent(settings(port), INES, letter=b"Subject: a\0b\r\n\r\n")) == ["bounced"]
    assert seen.commands == []


def test_letters_beyond_ascii_in_an_address_are_sent_as_the_server_takes_them():
    office = Office()
    with serving(office) as port:
        outcomes = sent(settings(port), "ines@bücher.example", "inés@bücher.example")
    assert states(outcomes) == ["sent", "sent"]
    assert office.seen.recipients == ["ines@xn--bcher-kva.example", "inés@xn--bcher-kva.example"]

    with saying(answering_to(TAKES)) as (port, seen):
        outcomes = sent(settings(port), "ines@bücher.example", "inés@bücher.example")
    assert states(outcomes) == ["sent", "bounced"]
    assert outcomes[1].reply == "the server takes no addresses beyond ASCII (SMTPUTF8)"
    assert not any(b"SMTPUTF8" in line for line in seen.commands)


def test_a_domain_gets_so_many_a_minute_and_the_others_do_not_wait():
    time = [NOW]
    pace = Pace(2, lambda: time[0])
    for one in (INES, TOMAS):
        assert pace.wait_s(one) == 0
        pace.count(one)

    time[0] += timedelta(seconds=20)
    assert pace.wait_s("RUTH@Harrow.Example") == 40.0
    assert pace.wait_s("ada@lenn.example") == 0
    time[0] += timedelta(seconds=40)
    assert pace.wait_s(RUTH) == 0
    pace.count(RUTH)
    pace.count(RUTH)
    assert pace.wait_s(RUTH) > 0
    # A clock that was put back makes nobody wait until it is as late again.
    time[0] -= timedelta(days=1)
    assert pace.wait_s(RUTH) == 0


def test_without_a_limit_and_for_what_is_no_address_nobody_waits_for_anybody():
    free, slow = Pace(0, lambda: NOW), Pace(1, lambda: NOW)
    for pace in (free, slow):
        pace.count(INES)

    assert free.wait_s(INES) == 0
    assert slow.wait_s("no address") == 0


@pytest.mark.parametrize("verb", [b"MAIL", b"RCPT"])
def test_a_server_that_greets_and_then_hangs_is_given_up_after_a_few_and_the_others_stay_as_they_are(verb):
    with saying(answering_to(TAKES | {verb: b""})) as (port, seen):
        limits = Limits(reached_s=5, command_s=0.1, taken_s=5)
        with smtp.opened(settings(port), around(), limits) as send:
            first = [send(Envelope(PRESS, one, lambda: LETTER)) for one in (INES, TOMAS, RUTH)]
            with pytest.raises(DeliveryError, match=r"3 sessions in a row were lost before it took a message"):
                send(Envelope(PRESS, PRESS, lambda: LETTER))

    assert states(first) == ["deferred"] * 3
    assert seen.connections == 3


def test_a_server_that_hangs_behind_every_last_dot_is_given_up_too():
    limits, first = Limits(5, 5, 0.1), []
    with saying(answering_to(TAKES, at_end=b"")) as (port, seen), smtp.opened(settings(port), around(), limits) as send:
        first += [send(Envelope(PRESS, one, lambda: LETTER)) for one in (INES, TOMAS, RUTH)]
        with pytest.raises(DeliveryError, match="the server took too long"):
            send(Envelope(PRESS, PRESS, lambda: LETTER))

    assert states(first) == ["unknown"] * 3
    assert seen.connections == 3


def test_sessions_that_end_for_some_do_not_hold_up_the_others():
    office = Office(at_rcpt=dict.fromkeys((INES, TOMAS), "421 too many messages"))
    with serving(office) as port:
        outcomes = sent(settings(port), INES, TOMAS, RUTH, INES, TOMAS, RUTH)

    assert states(outcomes) == ["deferred", "deferred", "sent"] * 2
