"""A day has one edition, whatever the clock does, whoever runs it again and whatever stops it."""

import json
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, date, time, timedelta

import pytest

from bulletin import channels, daily
from bulletin.channels import Around
from bulletin.daily import moments
from bulletin.errors import LockError, SettingsError
from bulletin.model import Failure
from bulletin.parcels import Outcome, Parcel
from bulletin.settings import parse
from bulletin.store import opened
from bulletin.web import Answered

DAY = date(2026, 11, 22)
VIENNA = "Europe/Vienna"
CANARY = "canary-5f2c"


class Letterbox:
    """A channel to one reader, which remembers what was put in; as a module it is the kind of all folders."""

    name, replaces, set_aside = "folder", False, ()

    def __init__(self):
        self.sent, self.says = Counter(), lambda: Outcome("sent", "250 ok")

    def channel(self, settings, consignment, around):
        self.consignment = consignment
        return self

    def recipients(self):
        return ("ines@harrow.example",)

    def wait_s(self, recipient):
        return 0.0

    def parcels(self, due=None):
        day = self.consignment.day
        yield Parcel("ines@harrow.example", f"<{day}>", "a letter", 1, dict)

    @contextmanager
    def opened(self):
        yield self._send

    def _send(self, parcel):
        said = self.says()
        self.sent[parcel.reference] += said.state == "sent"
        return said


class Web:
    """A web in which nothing is there, with a server that takes pings and remembers them."""

    def __init__(self):
        self.asked = []

    def fetch_all(self, requests):
        return [Failure(request.url, "is not there (404); check the address") for request in requests]

    def ping(self, url):
        self.asked.append(url)
        return Answered(200)


@pytest.fixture
def box(monkeypatch):
    box = Letterbox()
    monkeypatch.setattr(channels, "import_module", lambda name: box)
    return box


class Office:
    """A press office in Vienna: its settings, an article for it to come in, and its clock."""

    def __init__(self, folder, **run):
        self.folder, self.archive = folder, folder / "archive.db"
        (folder / "in").mkdir()
        table = {
            "title": "Morning Brief",
            "formats": ["md"],
            "out": str(folder / "out"),
            "timezone": VIENNA,
            "input": [{"path": str(folder / "in")}],
            "folder": [{"path": "shelf"}],
            "run": {"health": str(folder / "health.json"), **run},
        }
        self.settings, self.web, self.log_path = parse(table), Web(), folder / "run.jsonl"

    def hears(self, number, moment):
        """An article comes in."""
        day = moment.date().isoformat()
        text = f"Bridge {number} closes\n\nThe council of Harrow closed bridge {number} on {day} after a ship hit it.\n"
        (self.folder / "in" / f"{number}.txt").write_text(text)

    def run(self, moment, **options):
        around = Around(lambda: moment, lambda _: None, {})
        log = daily.Log(self.log_path, around.now)
        names = channels.names(self.settings)
        with daily.alone(self.archive):
            return daily.run(self.archive, self.settings, names=names, web=self.web, around=around, log=log, **options)

    def tell(self, moment, told):
        around = Around(lambda: moment, lambda _: None, {"PING": f"https://watch.example/{CANARY}"})
        daily.tell(told, self.settings, around, self.web, daily.Log(self.log_path, around.now))

    @property
    def days(self):
        with opened(self.archive) as kept:
            return [one.day for one in kept.listing()]

    @property
    def builds(self):
        with opened(self.archive) as kept:
            return Counter({day: len(kept.builds(day, "Morning Brief")) for day in self.days})

    @property
    def health(self):
        return json.loads((self.folder / "health.json").read_bytes())

    @property
    def log(self):
        return [json.loads(line) for line in self.log_path.read_text().splitlines()]


@pytest.fixture
def office(tmp_path, box):
    return Office(tmp_path)


def vienna(text):
    """A moment as the clocks in Vienna show it."""
    return moments.beginning(date.fromisoformat(text[:10]), time.fromisoformat(text[11:]), VIENNA).astimezone(UTC)


MORNING = vienna("2026-11-22 06:30")


def test_a_run_fetches_builds_and_delivers(office, box):
    office.hears(1, MORNING)

    ran = office.run(MORNING)

    assert (ran.day, ran.is_there, ran.stopped) == (DAY, True, ())
    assert (office.folder / "out/2026-11-22/bulletin.md").exists()
    assert box.sent == {"<2026-11-22>": 1}


def test_a_second_run_of_the_day_makes_no_second_edition_even_of_news_and_sends_nothing_again(office, box):
    office.hears(1, MORNING)
    office.run(MORNING)
    office.hears(2, MORNING)

    ran = office.run(MORNING + timedelta(hours=9))

    assert ran.built is None
    assert ran.notes == ("the edition of 2026-11-22 is there already",)
    assert office.builds == {DAY: 1}
    assert box.sent == {"<2026-11-22>": 1}


def test_what_came_in_after_the_days_edition_is_in_the_next_one(office):
    office.hears(1, MORNING)
    office.run(MORNING)
    office.hears(2, MORNING)

    ran = office.run(MORNING + timedelta(days=1))

    assert [story.headline for story in ran.built.edition.stories] == ["Bridge 2 closes"]


def test_a_day_whose_edition_cannot_be_made_sends_nothing_of_yesterday_as_its_own(office, box):
    office.hears(1, MORNING)
    box.says = lambda: Outcome("deferred", "451 busy")
    office.run(MORNING)
    (office.folder / "in/1.txt").unlink()
    (office.folder / "in").rmdir()
    box.says = lambda: Outcome("sent", "250 ok")

    ran = office.run(MORNING + timedelta(days=1))

    assert not ran.is_there
    assert office.days == [DAY]
    assert box.sent == {"<2026-11-22>": 1}  # what waited since yesterday
    assert office.run(MORNING + timedelta(days=1, hours=1)).round.sent == 0


def test_decisions_of_an_editor_that_cannot_be_read_stop_the_edition_and_not_what_still_waits(office, box):
    def broken():
        raise SettingsError("edits.toml", "is no TOML")

    office.hears(1, MORNING)
    box.says = lambda: Outcome("deferred", "451 busy")
    office.run(MORNING)
    box.says = lambda: Outcome("sent", "250 ok")
    ran = office.run(MORNING + timedelta(days=1), edits=broken)

    assert (ran.is_there, [error.subject for error in ran.stopped]) == (False, ["edits.toml"])
    assert [line["subject"] for line in office.log if line["told"] == "stopped"] == ["edits.toml"]
    assert box.sent == {"<2026-11-22>": 1}


@pytest.mark.parametrize(("decided", "asked"), [("resend", 3), ("skip", 1)])
def test_what_nobody_knows_the_outcome_of_is_sent_again_or_left_alone_as_settings_say(tmp_path, box, decided, asked):
    answers = []
    box.says = lambda: answers.append(1) or Outcome("unknown", "connection lost")
    office = Office(tmp_path, on_unknown=decided)
    office.hears(1, MORNING)
    ran = office.run(MORNING)

    assert (ran.round.states, len(answers)) == ({"unknown": 1}, asked)


def test_days_that_were_missed_are_named_and_their_news_is_in_the_next_edition(office, box):
    office.hears(1, MORNING)
    office.run(MORNING)
    office.hears(2, MORNING)

    ran = office.run(MORNING + timedelta(days=3, hours=4), timed=True)

    assert office.days == [DAY, DAY + timedelta(days=3)]
    assert ran.notes == ("there is no edition of 2026-11-23 to 2026-11-24; what came in since then is in this one",)


def test_a_missed_run_is_skipped_where_settings_say_so_and_only_when_a_timer_calls(tmp_path, box):
    office = Office(tmp_path, missed="skip")
    office.hears(1, MORNING)

    late = office.run(MORNING + timedelta(hours=5), timed=True)
    by_hand = office.run(MORNING + timedelta(hours=5))

    assert (late.is_idle, late.is_there) == (True, False)
    assert by_hand.is_there


def test_a_timer_that_is_early_does_nothing(office, box):
    office.hears(1, MORNING)

    assert office.run(MORNING - timedelta(hours=3), timed=True).is_idle
    assert not office.archive.exists()
    assert office.run(MORNING, timed=True).is_there


def test_the_day_is_that_of_the_time_zone_and_a_run_keeps_it_past_midnight(office, box):
    moment = vienna("2026-11-22 23:59")
    office.hears(1, moment)
    clock = iter([moment, *(moment + timedelta(minutes=n) for n in range(1, 1000))])
    log = daily.Log(office.log_path, lambda: moment)
    around = Around(lambda: next(clock), lambda _: None, {})

    ran = daily.run(office.archive, office.settings, names=("folder",), web=Web(), around=around, log=log)

    assert ran.day == DAY
    assert box.sent == {"<2026-11-22>": 1}
    assert vienna("2026-11-23 00:30").date() == DAY  # in UTC it is the day before
    assert office.run(vienna("2026-11-23 00:30")).day == DAY + timedelta(days=1)


def test_a_clock_that_was_set_back_makes_no_edition_behind_the_last_one(office, box):
    office.hears(1, MORNING)
    office.run(MORNING)
    office.hears(2, MORNING)

    ran = office.run(MORNING - timedelta(days=1))

    assert office.days == [DAY]
    assert [error.problem for error in ran.stopped] == [
        "has an edition of 2026-11-22 though it is 2026-11-21; set the clock, or build by hand"
    ]
    assert box.sent == {"<2026-11-22>": 1}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2026-03-29 01:59", "2026-03-29 03:00"),  # clocks go forward
        ("2026-10-25 02:30", "2026-10-25 02:59"),  # clocks go back
        ("2028-02-29 06:30", "2028-02-29 23:59"),  # a leap day
        ("2026-12-31 00:00", "2026-12-31 23:59"),
    ],
)
def test_every_day_has_one_edition_however_clocks_are_changed(office, box, before, after):
    moment, end = vienna(before), vienna(after) + timedelta(hours=before.startswith("2026-10-25"))
    office.hears(1, moment)
    while moment <= end:
        office.run(moment)
        moment += timedelta(minutes=30)

    (day,) = office.days
    assert office.builds == {day: 1}
    assert box.sent == {f"<{day}>": 1}


def test_one_run_at_a_time(office):
    with daily.alone(office.archive), pytest.raises(LockError, match=r"process \d+ .* is at the day's run"):
        office.run(MORNING)


def test_an_edition_that_a_killed_run_left_without_documents_has_them_after_the_next(office, box):
    office.hears(1, MORNING)
    office.run(MORNING)
    page = office.folder / "out/2026-11-22/bulletin.md"
    content = page.read_bytes()
    page.unlink()

    ran = office.run(MORNING)

    assert page.read_bytes() == content
    assert "its documents were not all in their folder, and are now" in ran.notes


def test_the_log_has_a_line_of_json_for_all_that_happened_and_is_for_its_owner_only(office, box):
    office.hears(1, MORNING)
    box.says = lambda: Outcome("deferred", "451 \x1b[31mbusy\u202e")
    office.run(MORNING)

    (waits,) = [line for line in office.log if line["told"] == "deferred"]
    assert (waits["level"], waits["reply"]) == ("warning", "451 \x1b[31mbusy\u202e")
    assert office.log_path.read_text().replace("\n", "").isprintable()
    assert office.log_path.stat().st_mode & 0o777 == 0o600


def test_a_log_that_has_grown_large_is_laid_aside(office, box):
    office.log_path.write_text("{}\n" * 400_000)
    office.run(MORNING)

    assert office.log_path.with_name("run.jsonl.1").stat().st_size == 1_200_000
    assert len(office.log) < 20


def test_a_log_that_cannot_be_written_stops_nothing(office, box):
    office.hears(1, MORNING)
    office.log_path.mkdir()

    assert office.run(MORNING).is_there


def test_who_watches_reads_how_it_went_when_it_last_went_well_and_when_to_expect_the_next(office):
    office.tell(MORNING, daily.Told(DAY, 0, True, {"sent": 3}))
    office.tell(MORNING + timedelta(days=1), daily.Told(DAY + timedelta(days=1), 1, False, {}))

    assert office.health == {
        "last_run": "2026-11-23T06:30:00+01:00",
        "day": "2026-11-23",
        "exit_code": 1,
        "is_well": False,
        "counts": {},
        "last_success": "2026-11-22T06:30:00+01:00",
        "next_expected": "2026-11-24T06:30:00+01:00",
    }


def test_a_health_file_of_something_else_is_replaced_and_one_that_cannot_be_written_stops_nothing(office):
    (office.folder / "health.json").write_text("[]")
    office.tell(MORNING, daily.Told(DAY, 1, False, {}))
    assert office.health["last_success"] is None

    (office.folder / "health.json").unlink()
    (office.folder / "health.json").mkdir()
    office.tell(MORNING, daily.Told(DAY, 0, True, {}))
    assert office.log[-1]["told"] == "cannot be written"


@pytest.mark.parametrize(("well", "address"), [(True, f"/{CANARY}"), (False, f"/{CANARY}/fail")])
@pytest.mark.parametrize("place", [f"https://watch.example/{CANARY}", "env:PING"])
def test_who_watches_is_told_and_no_line_holds_the_address(tmp_path, box, place, well, address):
    office = Office(tmp_path, ping=place)

    office.tell(MORNING, daily.Told(DAY, 0, well, {}))

    assert office.web.asked == [f"https://watch.example{address}"]
    assert office.log[-1]["step"] == "ping"
    assert CANARY not in office.log_path.read_text()


@pytest.mark.parametrize(
    ("run", "problem"),
    [
        ({"at": "6:30"}, 'run.at: write a time of day such as "06:30", not "6:30"'),
        ({"at": "24:00"}, "run.at"),
        ({"channels": ["post"]}, 'run.channels: there is no channel "post"; channels are folder'),
        ({"ping": f"ftp://{CANARY}"}, "run.ping: write an address"),
        ({"health": "\0"}, "run.health: holds a character"),
        ({"missed": "later"}, "run.missed: must be 'catch up' or 'skip'"),
        ({"when": "06:30"}, 'unknown setting "when"'),
    ],
)
def test_settings_that_cannot_be_used_are_refused_by_name(run, problem):
    with pytest.raises(SettingsError) as caught:
        parse({"folder": [{"path": "shelf"}], "run": run})

    assert problem in str(caught.value)
    assert CANARY not in str(caught.value)


@pytest.mark.parametrize(
    ("now", "at", "expected"),
    [
        ("2026-11-22 06:29", "06:30", "2026-11-22T06:30:00+01:00"),
        ("2026-11-22 06:30", "06:30", "2026-11-23T06:30:00+01:00"),
        ("2026-03-28 12:00", "02:30", "2026-03-29T03:30:00+02:00"),  # there is no half past two that night
        ("2026-10-24 12:00", "02:30", "2026-10-25T02:30:00+02:00"),  # the first of two
    ],
)
def test_the_next_run_is_told(now, at, expected):
    here = moments.local(vienna(now), VIENNA)

    assert moments.following(here, time.fromisoformat(at), VIENNA).isoformat() == expected
