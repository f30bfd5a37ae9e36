"""`bulletin run` as a timer calls it: its codes, its words, one at a time, and killed at any moment."""

import json
import os

import pytest

from bulletin import daily
from tests.command import bulletin
from tests.servers import Office, serving
from tests.torture_run import SETTINGS, killed, log, prepared, problems, today

CANARY = "canary-9d41"
# Where a run is when its log has this line; the last one is behind the last of them, while it delivers.
MOMENTS = ("reading", "composing", "rendering md", "writing", "made")


MAIL = """
[email]
sender = "desk@press.example"
recipients = ["ines@harrow.example"]
attach = []
transport = "eml"
folder = "sent"
[email.bounces]
mbox = "bounces"
"""


@pytest.fixture
def office(tmp_path):
    return prepared(tmp_path)


def health(office):
    return json.loads((office / "health.json").read_bytes())


def test_a_run_says_in_one_line_what_it_did_and_again_that_there_is_nothing_to_do(office):
    first, second = (bulletin("run", cwd=office) for _ in range(2))

    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == (f"{today()}: 1 article → 1 story → 3 facts → out/{today()}; 1 sent now; in all 1 sent\n")
    assert second.stdout == f"{today()}: 0 sent now; in all 1 sent; the edition of {today()} is there already\n"
    (copy,) = office.glob(f"shelf/*/{today()}/bulletin.md")
    assert copy.read_bytes() == (office / f"out/{today()}/bulletin.md").read_bytes()


def test_programs_read_what_came_of_it_and_those_who_watch_too(office):
    told = json.loads(bulletin("run", "--json", cwd=office).stdout)

    assert (told["exit_code"], told["is_there"], told["counts"]["articles"]) == (0, True, 1)
    assert told["documents"] == [f"out/{today()}/bulletin.md", f"out/{today()}/bulletin.json"]
    assert (health(office)["is_well"], health(office)["counts"]) == (True, told["counts"])
    assert log(office)[-1]["told"] == "ends"


def test_nothing_that_is_printed_or_kept_holds_the_address_of_the_ping(office):
    (office / "bulletin.toml").write_text(f'{SETTINGS}ping = "http://127.0.0.1:9/{CANARY}"\n')
    done = bulletin("run", cwd=office)

    kept = b"".join(path.read_bytes() for path in office.rglob("*") if path.is_file() and path.suffix != ".toml")
    assert log(office)[-1]["told"] == "was not taken"
    assert CANARY not in done.stdout + done.stderr
    assert CANARY.encode() not in kept


@pytest.mark.parametrize(
    ("settings", "code", "problem"),
    [
        (SETTINGS.replace('"in"', '"nowhere"'), 1, "set aside: nowhere"),
        (SETTINGS.replace('[[input]]\npath = "in"', ""), 2, "bulletin: inputs: are neither named nor in"),
        (SETTINGS.replace("[[input]]", '[[input]]\npath = "nowhere"\n[[input]]'), 3, "set aside: nowhere"),
        (SETTINGS.replace('path = "shelf"', 'path = "in/flood.txt"'), 1, "flood.txt"),
        (f"{SETTINGS}{MAIL}", 3, "set aside: bounces: is not there, so nothing has come back; "),
        (f'{SETTINGS}\nwhen = "06:30"\n', 2, 'unknown setting "when"'),
    ],
)
def test_a_run_ends_with_the_worst_of_its_steps(office, settings, code, problem):
    (office / "bulletin.toml").write_text(settings)
    done = bulletin("run", cwd=office)

    assert (done.returncode, problem in done.stderr) == (code, True), done.stderr
    if "when" not in settings:
        assert (health(office)["exit_code"], health(office)["is_well"]) == (code, code == 3)


def test_a_run_whose_edition_everybody_is_to_wait_for_did_not_go_well(office):
    later = Office(at_end={"ines@harrow.example": "451 later", "tomas@harrow.example": "451 later"})
    with serving(later) as port:
        mail = MAIL.partition("[email.bounces]")[0].replace('transport = "eml"\nfolder = "sent"\n', "")
        mail = mail.replace("]\nattach", ', "tomas@harrow.example"]\nattach')
        mail += f'[email.smtp]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
        no_shelf = SETTINGS.partition("[[folder]]")[0]
        run_table = "[run]" + SETTINGS.partition("[run]")[2]
        (office / "bulletin.toml").write_text(f"{no_shelf}{mail}{run_table}")
        done = bulletin("run", cwd=office)
        told = health(office)
        later.at_end.clear()
        bulletin("retry", cwd=office)
        bulletin("run", cwd=office)

    assert (done.returncode, done.stdout.endswith("; 0 sent now; in all 2 deferred\n")) == (1, True), done
    assert (told["exit_code"], told["is_well"], told["last_success"]) == (1, False, None)
    assert (health(office)["is_well"], len(later.seen.messages)) == (True, 2)


def test_who_watches_learns_of_decisions_of_an_editor_that_cannot_be_read(office):
    (office / "edits.toml").write_text("[[drop]]\nstory = 7\n")
    done = bulletin("run", cwd=office)

    assert (done.returncode, done.stderr.startswith("bulletin: edits.toml: ")) == (2, True), done.stderr
    assert (health(office)["exit_code"], health(office)["is_well"]) == (2, False)
    assert [line["subject"] for line in log(office) if line["level"] == "error" and "subject" in line] == ["edits.toml"]


def test_a_group_of_readers_for_whom_there_is_nothing_today_is_named(office):
    (office / "bulletin.toml").write_text(f"""{SETTINGS}
[email]
sender = "press@harrow.example"
recipients = ["ines@harrow.example"]
transport = "eml"
folder = "post"
attach = []
[[email.group]]
name = "Ministers"
recipients = ["ruth@harrow.example"]
sections = ["Economy"]
[[section]]
name = "Economy"
match = ["tariff"]
""")
    (office / "post").mkdir()
    note = f'nothing of {today()} is for the group "Ministers": no story in Economy'
    done, again = bulletin("run", cwd=office), bulletin("deliver", "--json", "--archive", "news.db", cwd=office)

    assert (done.returncode, done.stdout.endswith(f"; 2 sent now; in all 2 sent; {note}\n")) == (0, True), done
    assert note in [line["told"] for line in log(office)]
    assert json.loads(again.stdout)["notes"] == [note]


def test_a_day_without_news_has_an_edition_that_says_so(office):
    (office / "in/flood.txt").unlink()

    assert bulletin("run", cwd=office).returncode == 4
    assert health(office)["is_well"]


def test_a_second_run_at_the_same_time_ends_at_once_and_names_the_first(office):
    with daily.alone(office / "news.db"):
        done = bulletin("run", cwd=office)

    assert (done.returncode, done.stdout) == (6, "")
    assert f"process {os.getpid()} " in done.stderr
    assert "is at the day's run; wait until that is done and try again" in done.stderr
    assert not (office / "run.jsonl").exists()


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_that_is_killed_is_finished_by_the_next_and_nothing_is_done_twice(office, moment):
    assert killed(office, lambda: any(line["told"] == moment for line in log(office)))

    done = bulletin("run", cwd=office)

    assert done.returncode == 0, done.stderr
    assert list(problems(office)) == []


def test_the_log_is_the_users_own_when_settings_name_none(office, tmp_path):
    (office / "bulletin.toml").write_text(SETTINGS.replace('log = "run.jsonl"\n', ""))
    bulletin("run", cwd=office, XDG_STATE_HOME=str(tmp_path / "state"))

    assert (tmp_path / "state/bulletin/run.jsonl").exists()
