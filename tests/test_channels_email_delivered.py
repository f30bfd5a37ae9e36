"""What a mail server says becomes the state of a row, and in the end everybody has what can be brought to them."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes

import pytest

from bulletin.channels import Around, channel
from bulletin.delivery import deliver
from bulletin.parcels import Consignment
from bulletin.sending.email import EmailSettings, SmtpSettings
from bulletin.settings import Settings
from bulletin.store import outbox
from tests import torture_delivery as torture
from tests.editions import DAY
from tests.servers import Office, answering_to, saying, serving

NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
EVERYBODY = torture.everybody(60)
CANARY = "kingfisher-7Qz"


@pytest.fixture
def box(tmp_path):
    with outbox.opened(torture.prepared(tmp_path)) as box:
        yield box


def run(box, port, now=NOW, **server):
    def printed(wanted):
        return tuple(torture.DOCUMENTS[name] for name in wanted.formats)

    smtp = SmtpSettings(host="localhost", port=port, **({"security": "none"} | server))
    own = Settings(email=EmailSettings(sender="press@harrow.example", recipients=EVERYBODY, smtp=smtp))
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


def test_a_server_without_starttls_is_told_nothing_and_all_rows_wait(box):
    offers = {b"EHLO": b"250-hello\r\n250 AUTH PLAIN\r\n"}
    with saying(answering_to(offers)) as (port, seen):
        done = run(box, port, security="starttls", user="press", secret="env:PW")

    assert done.states == {"queued": 60}
    assert [line[:4] for line in seen.commands] == [b"EHLO"]
    assert "does not offer STARTTLS" in done.failures[0].problem
    assert CANARY not in repr((done, box.deliveries()))
    assert CANARY.encode() not in box.path.read_bytes() + box.path.with_name(box.path.name + "-wal").read_bytes()
