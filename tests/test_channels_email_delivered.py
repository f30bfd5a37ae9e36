"""What a mail server says becomes the state of a row, and in the end everybody has what can be brought to them."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from email import message_from_bytes

import pytest

from bulletin.channels import Around, channel
from bulletin.channels.email import smtp
from bulletin.channels.email.message import first
from bulletin.channels.email.session import Limits
from bulletin.delivery import deliver
from bulletin.model import Document
from bulletin.parcels import Consignment
from bulletin.sending.email import EmailSettings, SmtpSettings
from bulletin.settings import Settings
from bulletin.store import outbox
from tests import torture_delivery as torture
from tests.consigned import Clock
from tests.editions import DAY
from tests.servers import Office, answering_to, saying, serving

NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
EVERYBODY = torture.everybody(60)
CANARY = "kingfisher-7Qz"


@pytest.fixture
def box(tmp_path):
    with outbox.opened(torture.prepared(tmp_path)) as box:
        yield box


def run(box, port, now=NOW, *, recipients=EVERYBODY, documents=torture.DOCUMENTS, more=None, **server):
    def printed(wanted):
        return tuple(documents[name] for name in wanted.formats)

    host = SmtpSettings(host="localhost", port=port, **({"security": "none"} | server))
    mail = EmailSettings(sender="press@harrow.example", recipients=recipients, smtp=host, **(more or {}))
    own = Settings(email=mail)
    consignment = Consignment(DAY, "Morning Brief", 1, "en", NOW, printed)
    around = Around(lambda: now, lambda seconds: None, {"PW": CANARY})
    return deliver(box, [channel("email", own, consignment, around)], consignment, around)


def test_who_is_refused_for_now_gets_it_later_who_is_refused_for_good_never_and_the_rest_once(box):
    busy, gone, leaving = EVERYBODY[::10], EVERYBODY[1::20], EVERYBODY[5::20]
    answers = {one: ["451 busy"] for one in busy} | dict.fromkeys(gone, "550 no such user")
    answers |= {one: ["421 too many messages"] for one in leaving}
    office = Office(at_rcpt=answers, offers=("PIPELINING",))
    with serving(office) as port:
        first = run(box, port)
        second = run(box, port, NOW + timedelta(minutes=6))
        third = run(box, port, NOW + timedelta(hours=6))

    assert first.states == {"sent": 51, "deferred": 6, "bounced": 3}
    assert (second.sent, third.sent) == (6, 0)
    assert second.states == third.states == {"sent": 57, "bounced": 3}
    assert sorted(office.seen.recipients) == sorted(set(EVERYBODY) - set(gone))
    assert {row.reply for row in box.deliveries(["bounced"])} == {"550 no such user"}


def test_what_may_have_been_taken_is_sent_once_more_under_the_same_message_id(box):
    (one, *_) = EVERYBODY[7:]
    dropped = []

    class Dropping(Office):
        async def handle_DATA(self, server, session, envelope):
            answer = await super().handle_DATA(server, session, envelope)
            if envelope.rcpt_tos == [one] and not dropped:
                dropped.append(server.transport.abort())
                raise ConnectionResetError
            return answer

    office = Dropping()
    with serving(office) as port:
        done = run(box, port)

    ids = [message_from_bytes(content)["Message-ID"] for *_, content in office.seen.messages]
    assert done.states == {"sent": 60}
    assert len(ids) == 61
    assert len(set(ids)) == 60
    assert office.seen.recipients.count(one) == 2


IN_PARTS = {"attach": ("pdf", "epub"), "oversized": "split", "max_size_mb": 0.1}
LARGE = torture.DOCUMENTS | {
    "pdf": Document("brief.pdf", "application/pdf", b"%PDF-1.7\n" + bytes(range(256)) * 200),
    "epub": Document("brief.epub", "application/epub+zip", bytes(range(256)) * 200),
}


def in_parts(box, port, now=NOW, **more):
    return run(box, port, now, recipients=EVERYBODY[:2], documents=LARGE, more=IN_PARTS | more)


class Picky(Office):
    """A server that takes no second parts, until it does."""

    refusing = True

    async def handle_DATA(self, server, session, envelope):
        is_second = b"(2/2)" in envelope.original_content.partition(b"\r\n\r\n")[0]
        return "451 later" if is_second and self.refusing else await super().handle_DATA(server, session, envelope)


def test_a_mail_that_settings_have_divided_otherwise_into_as_many_parts_is_begun_anew(box):
    office = Picky()
    with serving(office) as port:
        assert in_parts(box, port).states == {"deferred": 2}
        office.refusing = False
        done = in_parts(box, port, NOW + timedelta(hours=3), attach=("epub", "pdf"))

    messages = [message_from_bytes(content) for *_, content in office.seen.messages]
    kinds = [[part.get_content_type() for part in one.walk() if part.get_filename()] for one in messages]
    assert done.states == {"sent": 2}
    for reader in EVERYBODY[:2]:
        own = [kind for one, kind in zip(messages, kinds, strict=True) if one["To"] == reader]
        assert sorted(set(map(tuple, own[-2:]))) == [("application/epub+zip",), ("application/pdf",)]


def test_of_a_mail_in_parts_of_which_one_is_refused_again_and_again_each_part_arrives_once(box):
    office = Picky()
    with serving(office) as port:
        for hours in range(4):
            assert in_parts(box, port, NOW + timedelta(hours=3 * hours)).states == {"deferred": 2}
        office.refusing = False
        done = in_parts(box, port, NOW + timedelta(hours=20))

    messages = [message_from_bytes(content) for *_, content in office.seen.messages]
    assert done.states == {"sent": 2}
    assert sorted((one["To"], one["Subject"][-5:]) for one in messages) == [
        (one, part) for one in EVERYBODY[:2] for part in ("(1/2)", "(2/2)")
    ]
    for one in messages:
        assert [row.recipient for row in box.by_reference(first(one["Message-ID"]))] == [one["To"]]


@pytest.mark.parametrize(
    ("said", "count", "suppressed"),
    [
        ("550 5.1.1 no such user", 2, 2),
        ("550 5.1.10 the domain takes no mail", 1, 1),
        # It knows nobody: a server that is not set up yet.
        ("550 5.1.1 no such user", 59, 0),
        ("550 5.1.1 no such user", 60, 0),
        ("550 5.2.2 mailbox full", 2, 0),
        ("550 5.7.1 relay access denied, see 5.1.1", 2, 0),
        ("550 no such user", 2, 0),
        ("450 5.1.1 not now", 2, 0),
    ],
)
def test_who_does_not_exist_gets_no_more_when_a_server_that_takes_mail_says_so_at_once(box, said, count, suppressed):
    with serving(Office(at_rcpt=dict.fromkeys(EVERYBODY[:count], said))) as port:
        run(box, port)

    assert [one.address for one in box.suppressed()] == list(EVERYBODY[:suppressed])
    assert {one.reason for one in box.suppressed()} <= {f"address does not exist ({said.split()[1]})"}


def test_a_server_that_takes_everything_and_hangs_up_is_not_served_without_end(box):
    office = Office(at_end=dict.fromkeys(EVERYBODY, "drop, taken"))
    with serving(office) as port:
        for hours in range(12):
            run(box, port, NOW + timedelta(hours=hours), recipients=EVERYBODY[:2])

    assert max(Counter(office.seen.recipients).values()) <= 5
    assert {row.state for row in box.deliveries()} == {"unknown"}


def test_a_server_that_hangs_for_everybody_costs_a_few_sessions_a_run_and_the_rows_wait(box, monkeypatch):
    monkeypatch.setattr(smtp, "_LIMITS", Limits(reached_s=5, command_s=0.1, taken_s=0.1))
    monkeypatch.setattr(smtp.opened.__wrapped__, "__defaults__", (smtp._LIMITS,))
    with saying(answering_to({b"RCPT": b""})) as (port, seen):
        done = run(box, port)

    assert seen.connections == 3
    assert done.states == {"deferred": 3, "queued": 57}
    assert "3 sessions in a row were lost" in done.failures[0].problem


def test_a_domain_that_is_spared_costs_no_words_and_no_attempts(box):
    clock, told = Clock(), []

    def printed(wanted):
        return tuple(torture.DOCUMENTS[name] for name in wanted.formats)

    office, around = Office(), clock.around()
    with serving(office) as port:
        host = SmtpSettings(host="localhost", port=port, security="none", per_domain=20)
        own = Settings(email=EmailSettings(sender="press@harrow.example", recipients=EVERYBODY, smtp=host))
        consignment = Consignment(DAY, "Morning Brief", 1, "en", NOW, printed)
        deliver(box, [channel("email", own, consignment, around)], consignment, around, report=told.append)

    assert [(row.recipient, row.state) for row in told] == [(one, "sent") for one in EVERYBODY]
    assert {row.attempts for row in box.deliveries()} == {1}
    assert clock.slept == [60.0, 60.0]


def test_a_server_without_starttls_is_told_nothing_and_all_rows_wait(box):
    offers = {b"EHLO": b"250-hello\r\n250 AUTH PLAIN\r\n"}
    with saying(answering_to(offers)) as (port, seen):
        done = run(box, port, security="starttls", user="press", secret="env:PW")

    assert done.states == {"queued": 60}
    assert [line[:4] for line in seen.commands] == [b"EHLO"]
    assert "does not offer STARTTLS" in done.failures[0].problem
    assert CANARY not in repr((done, box.deliveries()))
    assert CANARY.encode() not in box.path.read_bytes() + box.path.with_name(box.path.name + "-wal").read_bytes()
