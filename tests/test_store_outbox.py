"""The outbox: one row with one state for each edition, channel and recipient, and one sender at a time."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bulletin.errors import ArchiveError, LockError
from bulletin.parcels import Delivery, Suppressed
from bulletin.store import opened, outbox
from tests.editions import DAY, morning

NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
INES = Delivery(DAY, "Morning Brief", 1, "email", "ines@harrow.example", "queued", "<1@harrow.example>", changed=NOW)


@pytest.fixture
def path(tmp_path):
    """An archive with one edition."""
    with opened(tmp_path / "archive.db", writing=True) as archive:
        archive.add_edition(morning())
    return tmp_path / "archive.db"


def test_a_delivery_has_the_state_that_it_got_to_last(path):
    sent = replace(INES, state="sent", attempts=1, first_tried=NOW, changed=NOW + timedelta(seconds=1), reply="250 ok")
    with outbox.opened(path) as box:
        box.put(INES)
        box.put(sent)

        assert box.deliveries() == (sent,)
        assert box.get(INES) == sent
        assert box.by_reference("<1@harrow.example>") == (sent,)


def test_rows_are_found_by_their_state(path):
    tomas = replace(INES, recipient="tomas@harrow.example", state="deferred", due=NOW)
    with outbox.opened(path) as box:
        box.put(INES, tomas)

        assert box.deliveries(["deferred"]) == (tomas,)
        assert box.deliveries(["sent"]) == ()


def test_what_was_never_built_cannot_be_delivered_and_nothing_of_the_rest_is_kept(path):
    with outbox.opened(path) as box:
        with pytest.raises(ArchiveError, match="no build 3"):
            box.put(INES, replace(INES, recipient="tomas@harrow.example", build=3))

        assert box.deliveries() == ()


def test_one_sends_at_a_time_and_the_second_is_told_who(path):
    with outbox.opened(path), pytest.raises(LockError, match="is sending from it") as refused, outbox.opened(path):
        pass

    assert "process" in refused.value.problem


def test_an_edition_is_built_while_another_is_sent(path):
    with outbox.opened(path) as box, opened(path, writing=True) as archive:
        archive.add_edition(replace(morning(), title="Evening Brief"))
        box.put(INES)

        assert archive.deliveries() == (INES,)


CANCELLING = """
import sys
from dataclasses import replace
from pathlib import Path
from bulletin.store import outbox
with outbox.opened_beside(Path(sys.argv[1])) as box:
    box.move(*((row.state, replace(row, state="cancelled")) for row in box.deliveries()))
"""


def test_what_another_process_writes_stays_though_the_sender_looks_at_the_archive_while_he_has_it_open(path):
    with outbox.opened(path) as box:
        box.put(INES)
        with opened(path):
            pass  # Once the locks of the first connection were lost here, and with them what others wrote.
        subprocess.run([sys.executable, "-c", CANCELLING, path], check=True)

        assert box.get(INES).state == "cancelled"
        assert box.move(("queued", replace(INES, state="sending"))) == ()

    with outbox.opened(path) as box:
        assert box.get(INES).state == "cancelled"


def test_of_two_who_change_a_row_the_second_leaves_it_unless_it_was_sent(path):
    with outbox.opened(path) as sender, outbox.opened_beside(path) as other:
        sender.put(INES)
        assert other.move(("queued", replace(INES, state="cancelled"))) != ()
        assert sender.move(("queued", replace(INES, state="deferred"))) == ()
        assert sender.move((None, INES)) == ()

        sent = replace(INES, state="sent")
        assert sender.move(("sending", sent)) == (sent,)
        assert other.deliveries() == (sent,)


def test_where_there_is_no_archive_there_is_nothing_to_send(tmp_path):
    with pytest.raises(ArchiveError, match="is not there"), outbox.opened(tmp_path / "archive.db"):
        pass

    assert list(tmp_path.iterdir()) == []


def test_an_address_is_suppressed_for_the_reason_that_came_first_until_it_is_released(path):
    left = Suppressed("ines@harrow.example", "unsubscribed", DAY)
    with outbox.opened(path) as box:
        assert box.suppress(left)
        assert not box.suppress(replace(left, reason="bounced"))
        assert box.suppressed() == (left,)
        assert box.release(left.address)
        assert not box.release(left.address)
        assert box.suppressed() == ()
