"""Several editions at once: the latest to everybody, and those before it as long as anybody may still want them."""

import os
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bulletin.channels import Around
from bulletin.delivery import send
from bulletin.delivery.again import retry
from bulletin.errors import RenderError
from bulletin.parcels import Delivery
from bulletin.sending.email import EmailSettings
from bulletin.settings import Settings
from bulletin.store import opened, outbox
from tests.editions import DAY, morning

INES, TOMAS = "ines@harrow.example", "tomas@harrow.example"
MONTH_AGO, YESTERDAY = DAY - timedelta(days=30), DAY - timedelta(days=1)
NOON = datetime.combine(DAY, time(12), UTC)


@pytest.fixture
def path(tmp_path):
    with opened(tmp_path / "archive.db", writing=True) as archive:
        for day in (MONTH_AGO, YESTERDAY, DAY):
            archive.add_edition(replace(morning(), date=day))
    return tmp_path / "archive.db"


def mailed(path, *recipients, title="Morning Brief"):
    """Send what is to be sent, each message a file; the days and recipients of the rows, with their states."""
    own = EmailSettings(
        sender="desk@press.example",
        recipients=recipients,
        attach=(),
        transport="eml",
        folder=str(path.with_name("sent")),
    )
    settings = Settings(title=title, email=own, out=str(path.with_name("out")))
    done = send(path, settings, ("email",), Around(lambda: NOON, lambda _: None, os.environ))
    return done, {(row.day, row.recipient): row for row in rows(path)}


def rows(path):
    with opened(path) as archive:
        return archive.deliveries()


def put(path, day, recipient, state, channel="email", **more):
    with outbox.opened(path) as box:
        box.put(Delivery(day, "Morning Brief", 1, channel, recipient, state, **more))


def test_an_old_edition_that_is_retried_for_one_goes_to_none_of_those_whom_it_has_missed(path):
    """What was unknown weeks ago, or cancelled for a reason that is gone, would not have been sent either."""
    long_ago = NOON - timedelta(days=29)
    put(path, MONTH_AGO, INES, "bounced", changed=long_ago, reply="550 5.7.1 relay access denied")
    put(path, MONTH_AGO, TOMAS, "unknown", changed=long_ago, attempts=1)
    put(path, MONTH_AGO, "berta@harrow.example", "cancelled", changed=long_ago, reply="unsubscribed by a link")
    with outbox.opened(path) as box:
        retry(box, [row for row in box.deliveries() if row.recipient == INES], NOON, is_named=True)

    _, sent = mailed(path, INES, TOMAS, "berta@harrow.example")

    states = {recipient: row.state for (day, recipient), row in sent.items() if day == MONTH_AGO}
    assert states == {INES: "sent", TOMAS: "unknown", "berta@harrow.example": "cancelled"}


def test_an_address_whose_capitals_change_and_change_back_gets_one_mail(path):
    put(
        path,
        DAY,
        INES.capitalize(),
        "deferred",
        changed=NOON,
        due=NOON + timedelta(hours=1),
        first_tried=NOON,
        attempts=1,
    )

    with outbox.opened(path) as box:
        retry(box, box.deliveries(), NOON, is_named=True)
    first, _ = mailed(path, INES)
    again, sent = mailed(path, INES.capitalize())

    assert (first.sent, again.sent) == (1, 0)
    assert sent[DAY, INES].state == sent[DAY, INES.capitalize()].state == "sent"


def test_mail_that_begins_anew_is_dated_anew_whatever_other_channels_had_before(path):
    put(path, DAY, str(path), "sent", channel="folder", first_tried=NOON - timedelta(days=3))
    mailed(path, INES)

    (message,) = path.with_name("sent").rglob("*.eml")
    assert "\nDate: Sun, 22 Nov 2026 12:00:00 " in message.read_text().replace("\r", "")


def test_what_is_retried_of_an_old_edition_is_sent_with_the_next_run_and_to_nobody_else(path):
    put(path, MONTH_AGO, INES, "bounced", changed=NOON - timedelta(days=29), reply="550 5.7.1 relay access denied")
    with outbox.opened(path) as box:
        retry(box, box.deliveries(), NOON, is_named=True)

    done, known = mailed(path, INES, TOMAS)

    assert known[MONTH_AGO, INES].state == "sent"
    assert (MONTH_AGO, TOMAS) not in known
    assert done.sent == 3


@pytest.mark.parametrize(
    ("state", "ends", "reply"),
    [
        ("deferred", "bounced", "given up, the edition is old: 451 busy"),
        ("queued", "bounced", "given up, the edition is old: 451 busy"),
        ("sending", "unknown", "451 busy"),
        ("unknown", "unknown", "451 busy"),
        ("sent", "sent", "451 busy"),
    ],
)
def test_what_waits_for_too_long_because_nobody_sent_anything_comes_to_an_end(path, state, ends, reply):
    put(path, MONTH_AGO, INES, state, changed=NOON - timedelta(days=29), reply="451 busy")

    for _ in range(2):
        done, known = mailed(path, INES)
        assert (known[MONTH_AGO, INES].state, known[MONTH_AGO, INES].reply) == (ends, reply)

    assert done.states == {"sent": 1}


def test_what_is_given_up_is_told_once(path):
    put(path, YESTERDAY, INES, "sent")
    put(path, MONTH_AGO, INES, "deferred", changed=NOON - timedelta(days=29), reply="451 busy")

    (note,), none = (mailed(path, INES)[0].notes for _ in range(2))

    assert note == f'1 of earlier editions are not sent any more; see "bulletin deliveries --edition {MONTH_AGO}"'
    assert none == ()


def test_what_waits_of_yesterday_is_sent_and_whoever_is_new_begins_today(path):
    put(path, YESTERDAY, INES, "deferred", changed=NOON - timedelta(hours=20), due=NOON - timedelta(hours=18))

    _, known = mailed(path, INES, TOMAS)

    assert {key: row.state for key, row in known.items()} == {
        (YESTERDAY, INES): "sent",
        (DAY, INES): "sent",
        (DAY, TOMAS): "sent",
    }


def test_another_bulletin_of_the_same_archive_is_left_alone(path):
    put(path, MONTH_AGO, INES, "deferred", changed=NOON - timedelta(days=29))
    put(path, YESTERDAY, INES, "queued", changed=NOON)
    with opened(path, writing=True) as archive:
        archive.add_edition(replace(morning(), title="Evening Brief"))

    mailed(path, TOMAS, title="Evening Brief")

    assert {(row.title, row.day, row.state) for row in rows(path)} == {
        ("Morning Brief", MONTH_AGO, "deferred"),
        ("Morning Brief", YESTERDAY, "queued"),
        ("Evening Brief", DAY, "sent"),
    }


def test_an_edition_that_a_channel_missed_is_told_the_next_day_with_what_sends_it(path):
    put(path, MONTH_AGO, INES, "sent")

    (note,), none = (mailed(path, INES)[0].notes for _ in range(2))

    assert (
        note
        == f"email never had the edition of {YESTERDAY}; if it should: bulletin deliver email --edition {YESTERDAY}"
    )
    assert none == ()


def test_a_channel_that_begins_today_has_missed_nothing(path):
    assert mailed(path, INES)[0].notes == ()


def test_what_waits_under_another_title_is_told_when_nobody_sends_it_any_more(path):
    put(path, MONTH_AGO, INES, "deferred", changed=NOON - timedelta(days=29))
    put(path, YESTERDAY, INES, "queued", changed=NOON)
    with opened(path, writing=True) as archive:
        archive.add_edition(replace(morning(), title="Evening Brief"))

    (note,), none = (mailed(path, INES, title="Evening Brief")[0].notes for _ in range(2))

    assert note.startswith(f'1 of "Morning Brief" wait since {MONTH_AGO}, and nothing sends them; ')
    assert none == ()


def test_who_has_everything_prints_no_document_even_where_none_could_be_made(path, monkeypatch):
    mailed(path, INES)

    def no_printer(*_):
        raise RenderError("bulletin.pdf", "has no fonts")

    monkeypatch.setattr("bulletin.renderers.render", no_printer)
    idle, _ = mailed(path, INES)
    new, known = mailed(path, INES, TOMAS)

    assert (idle.sent, idle.failures, idle.is_complete) == (0, (), True)
    assert [failure.problem for failure in new.failures] == [
        "was not sent: Morning Brief, 2026-11-22, txt: has no fonts"
    ]
    assert known[DAY, TOMAS].state == "queued"
