"""What people decide about rows of the outbox: to be sent again, or not at all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bulletin.delivery import latest
from bulletin.delivery.again import cancel, cancel_unbegun, chosen, retry, unbegun
from bulletin.parcels import Delivery
from bulletin.sending import FolderSettings
from bulletin.settings import Settings
from bulletin.store import opened, outbox
from tests.consigned import Clock
from tests.editions import DAY, morning

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
STATES = ("queued", "sending", "sent", "deferred", "bounced", "cancelled", "unknown")
ROWS = tuple(
    Delivery(DAY, "Morning Brief", 1, "email", f"{state}@harrow.example", state, attempts=2, reply="said", due=NOW)
    for state in STATES
)


@pytest.fixture
def box(tmp_path):
    with opened(tmp_path / "archive.db", writing=True) as archive:
        archive.add_edition(morning())
    with outbox.opened(tmp_path / "archive.db") as box:
        box.put(*ROWS)
        yield box


def states(box):
    return {row.recipient.partition("@")[0]: row.state for row in box.deliveries()}


@pytest.mark.parametrize(("is_named", "left"), [(True, ("sent",)), (False, ("sent", "cancelled"))])
def test_what_did_not_arrive_is_sent_again_as_if_it_had_never_been_tried(box, is_named, left):
    rows = retry(box, box.deliveries(), NOW, is_named=is_named)

    assert {row.recipient for row in rows} == {
        f"{state}@harrow.example" for state in STATES if state not in ("queued", *left)
    }
    assert all((row.attempts, row.due, row.reply) == (0, None, "") for row in rows)
    assert states(box) == {state: state if state in left else "queued" for state in STATES}


def test_what_was_not_sent_yet_is_taken_back_and_what_was_cannot_be(box):
    cancel(box, box.deliveries(), NOW)

    assert states(box) == {state: state if state in ("sent", "bounced") else "cancelled" for state in STATES}


def test_rows_are_meant_by_channel_edition_and_recipient_and_without_a_word_all_are():
    other = replace(ROWS[0], channel="shelf", recipient="/srv/shelf")
    earlier = replace(ROWS[0], day=DAY - timedelta(days=1))
    rows = (*ROWS, other, earlier)

    assert chosen(rows, (), None, ()) == rows
    assert chosen(rows, ("shelf",), None, ()) == (other,)
    assert chosen(rows, (), DAY - timedelta(days=1), ()) == (earlier,)
    assert chosen(rows, (), None, ("SENT@harrow.example",)) == (ROWS[2],)


@pytest.mark.parametrize(
    ("state", "reply", "ends"),
    [
        (None, "", "cancelled"),
        ("sending", "", "sending"),
        ("sent", "copied", "sent"),
        ("cancelled", "", "cancelled"),
        ("cancelled", "is no recipient any more", "cancelled"),
    ],
)
def test_what_no_delivery_has_begun_is_cancelled_by_hand_and_what_is_being_sent_is_its_sender_s(
    box, tmp_path, state, reply, ends
):
    settings = Settings(title="Morning Brief", folder=(FolderSettings(path=str(tmp_path / "shelf"), name="shelf"),))
    if state:
        box.put(Delivery(DAY, "Morning Brief", 1, "shelf", str(tmp_path / "shelf"), state, reply=reply))
    with opened(box.path) as archive:
        known = latest(archive, settings)

    steps, failures = unbegun(box, settings, ["shelf"], known, Clock().around())
    rows = cancel_unbegun(box, steps, [row for _, row in steps], NOW)

    (row,) = (row for row in box.deliveries() if row.channel == "shelf")
    assert (row.state, row.reply if ends == "cancelled" else "") == (ends, "")
    assert (len(rows), failures) == (int(state != ends or bool(reply and ends == "cancelled")), ())
