"""What is to be sent is sent, what was is not again, and every row of the outbox says what is known."""

from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bulletin.channels import Around
from bulletin.delivery import Plan, deliver
from bulletin.delivery.again import cancel
from bulletin.errors import DeliveryError, SettingsError
from bulletin.model import Edit, Failure
from bulletin.parcels import Consignment, Outcome, Parcel, Suppressed
from bulletin.settings import Settings
from bulletin.store import opened, outbox, suppression
from tests.editions import DAY, morning

NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
INES, TOMAS, RUTH = (f"{name}@harrow.example" for name in ("ines", "tomas", "ruth"))
SENT, LATER, NEVER = Outcome("sent", "250 ok"), Outcome("deferred", "451 busy"), Outcome("bounced", "550 no such user")


class Post:
    """A channel that says what it is told to, and remembers who was sent something."""

    name = "post"
    set_aside = ()

    def __init__(self, *recipients, says=lambda recipient: SENT, replaces=False):
        self.readers, self.says, self.replaces = recipients, says, replaces
        self.sent = Counter()
        self.waits, self.printed, self.followed = [], 0, []

    def recipients(self):
        return self.readers

    def wait_s(self, recipient):
        return self.waits.pop(0) if self.waits else 0.0

    def parcels(self, due=None):
        self.printed += 1
        self.due = due
        for one in self.readers:
            yield Parcel(one, f"<{one}>", "a letter", 1, dict)

    @contextmanager
    def opened(self):
        yield self._send

    def _send(self, parcel):
        behind = parcel.following()
        self.followed.append((parcel.recipient, behind and behind.recipient))
        said = self.says(parcel.recipient)
        self.sent[parcel.recipient] += 1
        return said


class Clock:
    def __init__(self):
        self.time = NOW

    def now(self):
        return self.time

    def sleep(self, seconds):
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def box(tmp_path):
    with opened(tmp_path / "archive.db", writing=True) as archive:
        archive.add_edition(morning())
    with outbox.opened(tmp_path / "archive.db") as box:
        yield box


def run(box, post, clock, build=1, **options):
    around = Around(clock.now, clock.sleep, {})
    consignment = Consignment(DAY, "Morning Brief", build, "en", NOW, lambda wanted: ())
    return deliver(box, [post], consignment, around, **options)


def states(box):
    return {row.recipient: row.state for row in box.deliveries()}


def test_everybody_gets_one_and_nobody_a_second_one(box, clock):
    post = Post(INES, TOMAS)

    first, again = run(box, post, clock), run(box, post, clock)

    assert post.sent == {INES: 1, TOMAS: 1}
    assert (first.sent, again.sent) == (2, 0)
    assert again.states == {"sent": 2}


def test_one_who_is_refused_for_now_is_tried_again_when_it_is_time_and_the_others_do_not_wait(box, clock):
    post = Post(INES, TOMAS, says=lambda one: LATER if one == INES else SENT)

    run(box, post, clock)
    assert states(box) == {INES: "deferred", TOMAS: "sent"}

    run(box, post, clock)
    assert post.sent[INES] == 1  # It is too early.

    clock.sleep(301)
    post.says = lambda one: SENT
    run(box, post, clock)
    assert post.sent == {INES: 2, TOMAS: 1}
    assert states(box)[INES] == "sent"


def test_one_who_is_refused_for_now_all_day_is_given_up(box, clock):
    post = Post(INES, says=lambda one: LATER)

    for _ in range(30):
        run(box, post, clock)
        clock.sleep(3600)

    (row,) = box.deliveries()
    assert row.state == "bounced"
    assert row.reply == "given up after 24 hours: 451 busy"
    assert 10 < post.sent[INES] < 20


def test_one_who_is_refused_for_good_is_never_tried_again(box, clock):
    post = Post(INES, says=lambda one: NEVER)

    run(box, post, clock)
    clock.sleep(86_400)
    run(box, post, clock)

    assert post.sent == {INES: 1}
    assert box.deliveries()[0].reply == "550 no such user"


@pytest.mark.parametrize(("decided", "copies", "state"), [("resend", 1, "sent"), ("skip", 0, "unknown")])
def test_what_a_crash_left_under_way_is_sent_again_or_not_as_decided(box, clock, decided, copies, state):
    post = Post(INES)
    run(box, post, clock)
    (row,) = box.deliveries()
    box.put(replace(row, state="sending"))
    post.sent.clear()

    run(box, post, clock, on_unknown=decided)

    assert post.sent[INES] == copies
    assert states(box) == {INES: state}


def test_what_nobody_knows_to_have_arrived_is_sent_again_a_few_times_at_most(box, clock):
    post = Post(INES, TOMAS, says=lambda one: Outcome("unknown", "connection lost") if one == INES else SENT)

    run(box, post, clock)

    assert post.sent == {INES: 3, TOMAS: 1}
    assert states(box) == {INES: "unknown", TOMAS: "sent"}


@pytest.mark.parametrize("kind", [DeliveryError, SettingsError])
def test_a_channel_that_cannot_be_used_says_so_and_leaves_what_was_to_be_sent_as_it_was(box, clock, kind):
    def says(one):
        raise kind("post", "the office is closed; try again tomorrow")

    closed, other = Post(INES, says=says), Post(TOMAS)
    other.name = "other"
    around = Around(clock.now, clock.sleep, {})
    done = deliver(box, [closed, other], Consignment(DAY, "Morning Brief", 1, "en", NOW, lambda _: ()), around)

    assert [failure.subject for failure in done.failures] == ["post"]
    assert states(box) == {INES: "queued", TOMAS: "sent"}
    assert [row.attempts for row in box.deliveries()] == [1, 0]


PART = Outcome("sending", "250 ok", taken="1/2")


def test_of_what_comes_in_parts_no_part_that_was_taken_is_sent_again_in_any_run(box, clock):
    given, rest = [], iter([LATER, LATER, LATER, SENT])

    def says(parcel):
        given.append(parcel.taken)
        return next(rest) if parcel.taken else PART

    post = Post(INES)
    post._send = says
    for _ in range(3):
        run(box, post, clock)
        (row,) = box.deliveries()
        assert (row.state, row.taken) == ("deferred", "1/2")
        clock.sleep(3600)
    run(box, post, clock)

    assert given == ["", "1/2", "1/2", "1/2", "1/2"]
    (row,) = box.deliveries()
    assert (row.state, row.taken) == ("sent", "")


@pytest.mark.parametrize("end", [DeliveryError("post", "the office is closed"), KeyboardInterrupt()])
def test_a_part_that_was_taken_is_known_whatever_ends_the_run_behind_it(box, clock, end):
    given = []

    def says(parcel):
        given.append(parcel.taken)
        if parcel.taken and len(given) < 3:
            raise end
        return SENT if parcel.taken else PART

    post = Post(INES)
    post._send = says
    if isinstance(end, KeyboardInterrupt):
        with pytest.raises(KeyboardInterrupt):
            run(box, post, clock)
    else:
        run(box, post, clock)
    run(box, post, clock)

    assert given == ["", "1/2", "1/2"]
    assert states(box) == {INES: "sent"}


def test_who_has_nothing_more_to_send_prints_nothing(box, clock):
    post = Post(INES, TOMAS, RUTH, says=lambda one: {INES: SENT, TOMAS: LATER, RUTH: NEVER}[one])
    run(box, post, clock)
    printed = post.printed
    run(box, post, clock)
    assert post.printed == printed

    clock.sleep(301)
    run(box, post, clock)
    assert post.printed > printed


def test_a_channel_may_look_at_the_one_behind_each_and_is_told_of_none_that_waits(box, clock):
    post = Post(INES, TOMAS, RUTH)
    post.waits = [0.0, 20.0, 0.0]

    run(box, post, clock)

    assert post.followed == [(INES, RUTH), (RUTH, None), (TOMAS, None)]


def test_a_channel_is_told_to_whom_something_is_due_and_how_it_was_called(box, clock):
    post = Post(INES, TOMAS, RUTH, says=lambda one: {TOMAS: LATER, RUTH: NEVER}.get(one, SENT))
    run(box, post, clock)
    clock.sleep(301)

    run(box, post, clock)

    assert post.due == {TOMAS: f"<{TOMAS}>"}


def test_what_cannot_be_made_for_one_is_told_when_everybody_before_has_theirs(box, clock):
    post = Post(INES, TOMAS)
    made = post.parcels

    def failing(due):
        yield from made(due)
        raise DeliveryError("Morning Brief, pdf", "cannot be made")

    post.parcels = failing

    done = run(box, post, clock)

    assert states(box) == {INES: "sent", TOMAS: "sent"}
    assert [one.problem for one in done.failures] == ["2 sent, the rest not: Morning Brief, pdf: cannot be made"]


def test_what_cannot_be_made_for_one_shortens_nobody_s_pause(box, clock):
    post = Post(INES, TOMAS)
    post.waits = [20.0, 0.0]
    made = post.parcels

    def failing(due):
        yield from made(due)
        raise DeliveryError("Morning Brief, pdf", "cannot be made")

    post.parcels = failing

    run(box, post, clock)

    assert states(box) == {INES: "sent", TOMAS: "sent"}


def test_what_cannot_be_made_for_one_ends_a_plan_as_it_ends_the_delivery(box, clock, monkeypatch):
    post = Post(INES, TOMAS, RUTH)
    made = post.parcels

    def failing(due=None):
        yield from [one for one in made(due) if one.recipient != RUTH]
        raise DeliveryError("Morning Brief, pdf", "cannot be made")

    post.parcels = failing
    monkeypatch.setattr("bulletin.delivery.plan.ways", lambda *_: ([post], []))
    with opened(box.path) as archive:
        plan = Plan(archive, Settings(), ("post",), Around(clock.now, clock.sleep, {}), "resend")
        planned = list(plan.of(Consignment(DAY, "Morning Brief", 1, "en", NOW, lambda wanted: ())))

    done = run(box, post, clock)

    assert [one.is_sent for one in planned] == [True, True]
    assert (plan.round.states, plan.round.sent) == (done.states, done.sent) == ({"sent": 2, "queued": 1}, 2)
    assert plan.round.failures[0].problem == "2 would be sent, the rest not: Morning Brief, pdf: cannot be made"


def test_of_what_comes_in_parts_the_one_behind_is_looked_at_as_far_as_it_was_taken(box, clock):
    post = Post(INES, TOMAS, says=lambda one: PART if one == TOMAS and not post.sent[TOMAS] else LATER)
    run(box, post, clock)
    clock.sleep(301)
    seen = []
    post.says = lambda one: SENT

    def looks(parcel):
        seen.append((parcel.recipient, parcel.taken, (behind := parcel.following()) and behind.taken))
        return SENT

    post._send = looks
    run(box, post, clock)

    assert seen == [(INES, "", PART.taken), (TOMAS, PART.taken, None)]


def test_what_was_taken_of_a_mail_that_is_cancelled_is_not_sent_again_when_that_is_taken_back(box, clock):
    def cancelled(one):
        with outbox.opened_beside(box.path) as beside:
            cancel(beside, beside.deliveries(), NOW)
        return PART

    run(box, Post(INES, says=cancelled), clock)

    (row,) = box.deliveries()
    assert (row.state, row.taken, row.reply) == ("cancelled", PART.taken, "")


@pytest.mark.parametrize("replaces", [False, True])
def test_what_may_have_arrived_keeps_its_reference_when_the_edition_is_built_again(box, clock, replaces):
    with opened(box.path, writing=True) as archive:
        archive.add_edition(replace(morning(), edits=(Edit("drop", "the ferry"),)))
    run(box, Post(INES, says=lambda one: LATER), clock)
    post = Post(INES, replaces=replaces)

    run(box, post, clock, build=2)

    assert post.due == {INES: f"<{INES}>"}


def test_an_earlier_edition_goes_on_to_those_whom_it_was_on_its_way_to_and_to_nobody_new(box, clock):
    run(box, Post(INES, says=lambda one: LATER), clock)
    clock.sleep(301)
    around = Around(clock.now, clock.sleep, {})
    earlier = Consignment(DAY, "Morning Brief", 1, "en", NOW, lambda wanted: (), latest=DAY + timedelta(days=1))
    deliver(box, [post := Post(INES, TOMAS)], earlier, around)

    assert post.sent == {INES: 1}
    assert states(box) == {INES: "sent"}


def test_all_channels_have_their_rows_before_the_first_message_leaves(box, clock):
    def says(one):
        raise KeyboardInterrupt

    first, second = Post(INES, says=says), Post(TOMAS)
    second.name = "other"
    around = Around(clock.now, clock.sleep, {})
    with pytest.raises(KeyboardInterrupt):
        deliver(box, [first, second], Consignment(DAY, "Morning Brief", 1, "en", NOW, lambda _: ()), around)

    assert states(box) == {INES: "sending", TOMAS: "queued"}


def test_all_channels_have_their_rows_at_once_so_that_none_is_forgotten_when_the_run_is_cut_off(box, clock):
    first, second = Post(INES), Post(TOMAS)
    second.name = "other"

    def crash():
        assert not box.deliveries()
        raise KeyboardInterrupt

    second.recipients = crash
    consignment = Consignment(DAY, "Morning Brief", 1, "en", NOW, lambda _: ())
    with pytest.raises(KeyboardInterrupt):
        deliver(box, [first, second], consignment, Around(clock.now, clock.sleep, {}))

    assert not box.deliveries()


@pytest.mark.parametrize(("said", "state"), [(SENT, "sent"), (LATER, "cancelled"), (PART, "cancelled")])
def test_what_is_cancelled_while_others_are_sent_is_left_and_what_was_taken_by_then_was_sent(box, clock, said, state):
    def cancelled(one):
        with outbox.opened_beside(box.path) as beside:
            assert {row.recipient for row in cancel(beside, beside.deliveries(), NOW)} == {INES, TOMAS}
        return said

    run(box, post := Post(INES, TOMAS, says=cancelled), clock)
    assert states(box) == {INES: state, TOMAS: "cancelled"}
    assert post.sent == {INES: 1}

    clock.sleep(3600)
    run(box, post, clock)
    assert post.sent == {INES: 1}


def test_what_a_clock_put_off_that_was_far_ahead_is_tried_now_and_given_up_after_a_day(box, clock):
    clock.time = NOW + timedelta(days=9999)
    run(box, post := Post(INES, says=lambda one: LATER), clock)
    clock.time = NOW
    run(box, post, clock)
    assert post.sent == {INES: 2}

    for _ in range(30):
        clock.sleep(3600)
        run(box, post, clock)
    assert states(box) == {INES: "bounced"}


def test_a_reference_is_that_of_what_was_sent_last(box, clock):
    post = Post(INES, says=lambda one: LATER)
    run(box, post, clock)
    (row,) = box.deliveries()
    box.put(replace(row, reference="<of a domain that was given up>"))
    clock.sleep(301)
    run(box, post, clock)

    assert box.by_reference(f"<{INES}>")


def test_who_leaves_while_others_are_sent_gets_nothing(box, clock):
    def leave(recipient):
        with suppression.opened(box.path) as kept:
            kept.suppress(Suppressed(TOMAS, "unsubscribed", DAY))
        return SENT

    run(box, post := Post(INES, TOMAS, RUTH, says=leave), clock)

    assert states(box) == {INES: "sent", TOMAS: "cancelled", RUTH: "sent"}
    assert post.sent[TOMAS] == 0


def test_who_is_suppressed_gets_nothing_whatever_settings_say(box, clock):
    box.suppress(Suppressed(INES, "unsubscribed", DAY))
    post = Post("Ines@Harrow.example", TOMAS)

    run(box, post, clock)

    assert post.sent == {TOMAS: 1}
    assert [(row.state, row.reply) for row in box.deliveries()] == [("cancelled", "unsubscribed"), ("sent", "250 ok")]


@pytest.mark.parametrize(("first", "taken"), [(SENT, ""), (LATER, "1/2")])
def test_who_is_suppressed_no_more_gets_what_is_left_to_be_sent(box, clock, first, taken):
    post, given = Post(INES, says=lambda one: first), []
    if taken:
        run(box, post, clock)
        (row,) = box.deliveries()
        box.put(replace(row, taken=taken))
    box.suppress(Suppressed(INES, "address does not exist (5.1.1)", DAY))
    run(box, post, clock)
    (row,) = box.deliveries()
    assert (row.state, row.reply) == ("cancelled", "address does not exist (5.1.1)")

    box.release(INES)
    post._send = lambda parcel: given.append(parcel.taken) or SENT
    run(box, post, clock)

    assert given == [taken]
    assert states(box) == {INES: "sent"}


def test_what_nobody_knows_to_have_arrived_stays_unknown_for_who_is_suppressed_where_it_is_not_sent_again(box, clock):
    post = Post(INES, says=lambda one: Outcome("unknown", "connection lost"))
    run(box, post, clock, on_unknown="skip")
    box.suppress(Suppressed(INES, "unsubscribed", DAY))
    run(box, post, clock, on_unknown="skip")
    box.release(INES)
    run(box, post, clock, on_unknown="skip")

    assert post.sent == {INES: 1}
    assert states(box) == {INES: "unknown"}


@pytest.mark.parametrize("ends", ["suppressed", "no recipient"])
def test_what_somebody_cancelled_stays_so_whoever_leaves_and_comes_back(box, clock, ends):
    run(box, Post(INES, says=lambda one: LATER), clock)
    cancel(box, box.deliveries(), NOW)
    if ends == "suppressed":
        box.suppress(Suppressed(INES, "unsubscribed", DAY))
    run(box, Post(TOMAS) if ends == "no recipient" else Post(INES), clock)
    box.release(INES)
    run(box, post := Post(INES), clock)

    assert post.sent == {}
    assert states(box)[INES] == "cancelled"


def test_who_is_no_recipient_any_more_waits_for_nothing(box, clock):
    run(box, Post(INES, TOMAS, says=lambda one: LATER), clock)
    run(box, Post(TOMAS), clock)

    assert states(box) == {INES: "cancelled", TOMAS: "deferred"}


def test_a_limit_is_waited_for_before_anything_of_it_is_written_down(box, clock):
    seen = []
    post = Post(INES, TOMAS, says=lambda one: SENT)
    post.waits = [20.0]

    run(box, post, clock, report=seen.append)

    assert clock.time == NOW + timedelta(seconds=20)
    assert [(row.recipient, row.state, row.attempts) for row in seen] == [(TOMAS, "sent", 1), (INES, "sent", 1)]


@pytest.mark.parametrize(("replaces", "copies"), [(True, 2), (False, 1)])
def test_an_edition_that_was_built_again_replaces_a_page_and_is_not_mailed_twice(box, clock, replaces, copies):
    with opened(box.path, writing=True) as archive:
        archive.add_edition(replace(morning(), edits=(Edit("drop", "the ferry"),)))
    post = Post(INES, replaces=replaces)

    run(box, post, clock)
    run(box, post, clock, build=2)

    assert post.sent[INES] == copies


def test_what_was_sent_is_written_down_whatever_stops_the_run(box, clock):
    def says(one):
        if one == TOMAS:
            raise KeyboardInterrupt
        return SENT

    with pytest.raises(KeyboardInterrupt):
        run(box, Post(INES, TOMAS, RUTH, says=says), clock)

    assert states(box) == {INES: "sent", TOMAS: "sending", RUTH: "queued"}


def test_what_settings_have_that_nothing_can_be_sent_to_is_told_apart_from_a_channel_that_cannot_be_used(box, clock):
    post = Post(INES)
    post.set_aside = (Failure("readers.csv: line 3", "is no address; mend it"),)

    done = run(box, post, clock)

    assert done.set_aside == post.set_aside
    assert done.failures == ()
    assert states(box) == {INES: "sent"}


def test_what_is_set_aside_is_told_when_an_edition_is_begun_or_something_is_sent_and_not_at_each_delivery(box, clock):
    post = Post(INES, says=lambda one: LATER)
    post.set_aside = (Failure("readers.csv: line 3", "is no address; mend it"),)

    begun, idle = run(box, post, clock), run(box, post, clock)
    clock.sleep(301)
    deferred = run(box, post, clock)
    clock.sleep(901)
    post.says = lambda one: SENT
    sent = run(box, post, clock)

    assert [bool(one.set_aside) for one in (begun, idle, deferred, sent)] == [True, False, False, True]


def test_over_all_runs_what_nobody_knows_to_have_arrived_is_sent_five_times_at_most(box, clock):
    post = Post(INES, says=lambda one: Outcome("unknown", "connection lost"))

    for _ in range(5):
        run(box, post, clock)

    assert post.sent == {INES: 5}
    assert states(box) == {INES: "unknown"}


def test_an_address_in_other_capitals_is_nobody_else_and_a_path_is_another(box, clock):
    post = Post(INES)
    run(box, post, clock)
    post.readers = ("Ines@Harrow.example",)
    run(box, post, clock)
    assert post.sent == {INES: 1}

    page = Post("/srv/wiki", replaces=True)
    run(box, page, clock)
    page.readers = ("/srv/Wiki",)
    run(box, page, clock)
    assert page.sent == {"/srv/wiki": 1, "/srv/Wiki": 1}


def test_who_was_no_recipient_for_a_while_gets_it_after_all(box, clock):
    run(box, Post(INES, TOMAS, says=lambda one: LATER), clock)
    run(box, Post(TOMAS, says=lambda one: LATER), clock)
    assert states(box)[INES] == "cancelled"

    run(box, Post(INES, TOMAS), clock)

    assert states(box)[INES] == "sent"


def test_a_page_that_was_cancelled_stays_so_when_the_edition_is_built_again(box, clock):
    page = Post("/srv/wiki", says=lambda one: LATER, replaces=True)
    run(box, page, clock)
    cancel(box, box.deliveries(), NOW)
    with opened(box.path, writing=True) as archive:
        archive.add_edition(replace(morning(), edits=(Edit("drop", "the ferry"),)))

    run(box, page, clock, build=2)

    assert page.sent == {"/srv/wiki": 1}


@pytest.mark.parametrize("said", [NEVER, Outcome("unknown", "connection lost")])
def test_a_channel_on_which_nobody_got_it_has_failed(box, clock, said):
    nobody = run(box, Post(INES, TOMAS, says=lambda one: said), clock)

    (failure,) = nobody.failures
    assert failure.subject == "post"
    assert f"nobody has the edition of {DAY} ({said.reply})" in failure.problem


@pytest.mark.parametrize("said", [SENT, LATER])
def test_a_channel_on_which_somebody_has_it_or_may_have_it_soon_has_not(box, clock, said):
    assert run(box, Post(INES, TOMAS, says=lambda one: said if one == INES else NEVER), clock).failures == ()
