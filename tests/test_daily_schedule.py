"""A machine that is told to do the day's run does it at the right time, and what else it was told to do stays."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from bulletin.daily import installing, moments, units
from bulletin.errors import SettingsError
from tests import checkers
from tests.command import bulletin

VIENNA = "Europe/Vienna"
HOSTILE = "a b%c $d %h é"
JOB = units.Job(
    times=(time(6, 30),),
    timezone=VIENNA,
    program=(sys.executable, "-P", "-m", "bulletin"),
    folder=Path("/"),
    archive=Path("/var/lib/archive.db"),
)
SETTINGS = """
timezone = "Europe/Vienna"
[[input]]
path = "in"
[[folder]]
path = "shelf"
"""


def programs(folder, **scripts):
    """A folder of programs that stand for others, and PATH with it in front."""
    folder.mkdir()
    for name, script in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


@pytest.fixture
def office(tmp_path):
    """A folder with settings, whose name has all that a unit or a crontab takes for something else."""
    folder = tmp_path / HOSTILE
    folder.mkdir()
    (folder / "bulletin.toml").write_text(SETTINGS)
    return folder


def verified(made, folder):
    """What systemd says of units."""
    folder.mkdir()
    for name, text in made.items():
        (folder / name).write_text(text)
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    done = subprocess.run(
        [checkers.program("systemd-analyze"), "--user", "verify", *(folder / name for name in made)],
        capture_output=True,
        text=True,
        env={**os.environ, "XDG_RUNTIME_DIR": str(runtime)},
    )
    # It loads the machine's own units, too, and says what it thinks of those.
    said = [line for line in done.stderr.splitlines() if str(folder) in line.partition(": ")[0] or "bulletin" in line]
    return done.returncode, [line for line in said if "/systemd/user/" not in line]


@pytest.mark.parametrize("job", [JOB, replace(JOB, timezone="", catches_up=False, may_gain=True, delivers=False)])
def test_systemd_takes_the_units(tmp_path, job):
    done = verified(units.systemd(job), tmp_path / "units")

    assert done == (0, [])


def test_systemd_and_cron_take_any_path(tmp_path):
    program = tmp_path / HOSTILE / "python"
    program.parent.mkdir()
    program.symlink_to(sys.executable)
    folder = tmp_path / f"{HOSTILE} \"'"
    job = replace(JOB, program=(str(program), "run"), folder=folder, archive=folder / "a.db", channels=("email",))

    done = verified(units.systemd(job), tmp_path / "units")
    (tmp_path / "crontab").write_text(units.cron(job))
    taken = checkers.judged(checkers.program("crontab"), "-n", tmp_path / "crontab")

    assert done == (0, [])
    assert taken.returncode == 0, taken.stderr


def test_what_cron_is_told_runs_in_the_folder_with_the_paths_as_they_are(tmp_path):
    folder = tmp_path / f"{HOSTILE} \"'"
    folder.mkdir()
    script = "import os, sys; open('told', 'w').write(repr((os.getcwd(), sys.argv[1:])))"
    job = replace(JOB, program=(sys.executable, "-c", script), folder=folder, archive=folder / "a.db")
    line = next(line for line in units.cron(job).splitlines() if line.startswith("30 6 * * * "))

    # As cron hands it to the shell: "\%" is "%", and a "%" alone would have ended the command.
    command = line.removeprefix("30 6 * * * ")
    assert not re.search(r"(?<!\\)%", command)
    subprocess.run(["sh", "-c", command.replace("\\%", "%")], check=True)

    told = ["run", "--timed", "--archive", str(folder / "a.db"), "--quiet"]
    assert (folder / "told").read_text() == repr((str(folder), told))


@pytest.mark.parametrize("path", ["/a\nb", "/a\x1b[31m", "/a\\b"])
def test_a_path_that_would_be_read_as_another_is_refused(path):
    with pytest.raises(SettingsError, match="cannot be written there"):
        units.checked(replace(JOB, folder=Path(path)))


@pytest.mark.parametrize(
    ("times", "base", "expected"),
    [
        ("06:30", "2026-11-22 05:29:59 UTC", ["2026-11-22 05:30:00", "2026-11-23 05:30:00"]),
        # Half past two is left out on the 29th: without half past three, that day would have no run.
        ("02:30", "2026-03-28 12:00:00 UTC", ["2026-03-29 01:30:00", "2026-03-30 00:30:00"]),
        # It comes twice on the 25th: the first one counts, and a run at half past three does nothing.
        ("02:30", "2026-10-24 12:00:00 UTC", ["2026-10-25 00:30:00", "2026-10-25 02:30:00"]),
    ],
)
def test_systemd_runs_it_every_day_at_its_time_in_its_zone(times, base, expected):
    job = replace(JOB, times=moments.times_of_day(time.fromisoformat(times), VIENNA, VIENNA, date(2026, 1, 1)))
    calendars = re.findall("^OnCalendar=(.+)$", units.systemd(job)["bulletin.timer"], re.MULTILINE)

    found = []
    for calendar in calendars:
        done = checkers.judged(
            checkers.program("systemd-analyze"), "calendar", "--iterations=3", f"--base-time={base}", calendar
        )
        assert done.returncode == 0, done.stderr
        found += re.findall(r"(?:elapse|#\d): \w+ (\S+ \S+) UTC", done.stdout)

    assert sorted(found)[:2] == expected


@pytest.mark.parametrize(
    ("at", "zone", "shown_in", "times"),
    [
        ("06:30", VIENNA, VIENNA, ["06:30"]),
        ("02:30", VIENNA, VIENNA, ["02:30", "03:30"]),
        ("06:30", VIENNA, "UTC", ["04:30", "05:30"]),
        ("06:30", "Asia/Kolkata", "UTC", ["01:00"]),
        ("06:30", "Australia/Lord_Howe", "UTC", ["19:30", "20:00"]),
        ("00:30", VIENNA, "America/New_York", ["18:30", "19:30"]),
    ],
)
def test_a_crontab_has_every_time_at_which_it_may_be_time_and_the_run_knows_which(at, zone, shown_in, times):
    found = moments.times_of_day(time.fromisoformat(at), zone, shown_in, date(2026, 1, 1))

    assert [f"{one:%H:%M}" for one in found] == times


def test_what_waits_is_tried_every_quarter_of_an_hour_and_not_when_the_run_begins():
    for minute in range(60):
        job = replace(JOB, times=(time(6, minute),))
        assert len(job.minutes) == 4
        assert min(abs(minute - other) for other in (*job.minutes, *(m + 60 for m in job.minutes))) >= 7


def test_the_units_and_lines_that_are_printed_are_those_of_the_settings(office):
    (office / "bulletin.toml").write_text(
        f'{SETTINGS}[run]\nat = "05:45"\nmissed = "skip"\non_unknown = "skip"\nchannels = ["folder"]\n'
    )

    made = bulletin("schedule", "--systemd", "--archive", "news.db", cwd=office)
    lines = bulletin("schedule", "--cron", cwd=office, TZ=VIENNA)

    assert "OnCalendar=*-*-* 05:45:00 Europe/Vienna\n" in made.stdout
    assert "Persistent" not in made.stdout
    assert made.stdout.count("\nAccuracySec=1s\n") == 2
    assert (
        f'"deliver" "folder" "--on-unknown" "skip" "--quiet" "--archive" "{office}/news.db"'.replace("%", "%%")
        in made.stdout
    )
    assert re.search("^45 5 [*] [*] [*] cd ", lines.stdout, re.MULTILINE)
    assert "@reboot" not in lines.stdout


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((), "needs either --systemd or --cron"),
        (("--systemd", "--cron"), "needs either --systemd or --cron"),
        (("--cron", "--install", "--remove"), "exclude each other"),
    ],
)
def test_what_is_to_be_done_is_said_exactly(office, arguments, problem):
    done = bulletin("schedule", *arguments, cwd=office)

    assert (done.returncode, problem in done.stderr) == (2, True)


@pytest.fixture
def desk(tmp_path):
    """A user's home, and a systemctl that remembers what it was told."""
    told = tmp_path / "told"
    path = programs(tmp_path / "bin", systemctl=f'echo "$@" >> "{told}"')
    return {"XDG_CONFIG_HOME": str(tmp_path / "config"), "PATH": path}, tmp_path / "config/systemd/user", told


def test_units_are_installed_started_and_taken_away_again(office, desk):
    environment, folder, told = desk
    first = bulletin("schedule", "--systemd", "--install", cwd=office, **environment)
    installed = {path.name: path.read_text() for path in folder.iterdir()}
    again = bulletin("schedule", "--systemd", "--install", cwd=office, **environment)

    assert (first.returncode, again.returncode) == (0, 0), first.stderr
    assert sorted(installed) == [
        "bulletin-deliver.service",
        "bulletin-deliver.timer",
        "bulletin.service",
        "bulletin.timer",
    ]
    assert {path.name: path.read_text() for path in folder.iterdir()} == installed

    (folder / "mine.service").write_text("[Service]\n")
    removed = bulletin("schedule", "--systemd", "--remove", cwd=office, **environment)
    nothing = bulletin("schedule", "--systemd", "--remove", cwd=office, **environment)

    assert [path.name for path in folder.iterdir()] == ["mine.service"]
    assert removed.returncode == 0
    assert nothing.stdout == "nothing was installed\n"
    assert told.read_text().splitlines() == [
        *["--user daemon-reload", "--user enable --now bulletin.timer bulletin-deliver.timer"] * 2,
        "--user disable --now bulletin.timer bulletin-deliver.timer",
        "--user daemon-reload",
    ]


def test_without_channels_nothing_is_delivered_and_an_old_timer_for_that_is_gone(office, desk):
    environment, folder, _ = desk
    bulletin("schedule", "--systemd", "--install", cwd=office, **environment)
    (office / "bulletin.toml").write_text("")
    bulletin("schedule", "--systemd", "--install", cwd=office, **environment)

    assert sorted(path.name for path in folder.iterdir()) == ["bulletin.service", "bulletin.timer"]


def test_a_unit_of_somebody_else_or_of_another_folder_is_left_alone(office, desk, tmp_path):
    environment, folder, told = desk
    folder.mkdir(parents=True)
    (folder / "bulletin.service").write_text("[Service]\n")
    for action in ("--install", "--remove"):
        done = bulletin("schedule", "--systemd", action, cwd=office, **environment)
        assert (done.returncode, "is not made by bulletin" in done.stderr) == (2, True)
    assert (folder / "bulletin.service").read_text() == "[Service]\n"
    assert not told.exists()

    (folder / "bulletin.service").unlink()
    bulletin("schedule", "--systemd", "--install", cwd=office, **environment)
    other = tmp_path / "other"
    other.mkdir()
    installed = sorted(folder.iterdir())
    for action in ("--install", "--remove"):
        done = bulletin("schedule", "--systemd", action, cwd=other, **environment)
        assert (done.returncode, "remove it there first" in done.stderr) == (2, True)
    assert sorted(folder.iterdir()) == installed


def test_a_systemd_that_does_not_answer_is_one_line(office, tmp_path):
    path = programs(tmp_path / "bin", systemctl="echo 'Failed to connect to bus: No medium found' >&2; exit 1")
    done = bulletin("schedule", "--systemd", "--install", cwd=office, XDG_CONFIG_HOME=str(tmp_path), PATH=path)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "bulletin: systemctl --user daemon-reload: Failed to connect to bus: No medium found; "
        "log in as this user, not by su, and run it again\n"
    )


THEIRS = "MAILTO=desk@harrow.example\n0 5 * * * backup  # 100\\% \n"


@pytest.fixture
def spool(tmp_path):
    """A crontab of somebody, behind a program that holds it as cron does; what it takes, cron must take too."""
    checkers.program("crontab")
    kept = tmp_path / "spool"
    script = f"""
case "$1" in
-l) [ -e "{kept}" ] || {{ echo "no crontab for desk" >&2; exit 1; }}; cat "{kept}" ;;
-) cat > "{kept}.new" && {shutil.which("crontab")} -n "{kept}.new" > /dev/null 2>&1 && mv "{kept}.new" "{kept}" ;;
esac"""
    return kept, programs(tmp_path / "bin", crontab=script)


@pytest.mark.parametrize("before", [None, THEIRS, THEIRS.rstrip("\n")])
def test_a_crontab_gets_our_lines_once_and_keeps_its_own(office, spool, before):
    kept, path = spool
    if before is not None:
        kept.write_text(before)
    for _ in range(2):
        done = bulletin("schedule", "--cron", "--install", cwd=office, PATH=path, TZ=VIENNA)
        assert done.returncode == 0, done.stderr
    ours = bulletin("schedule", "--cron", cwd=office, TZ=VIENNA).stdout
    own = (before or "").rstrip("\n") + "\n" if before else ""

    assert kept.read_text() == own + ours
    removed = bulletin("schedule", "--cron", "--remove", cwd=office, PATH=path)
    nothing = bulletin("schedule", "--cron", "--remove", cwd=office, PATH=path)

    assert (removed.stdout, nothing.stdout) == ("removed from your crontab\n", "nothing was installed\n")
    assert kept.read_text() == own


def test_two_bulletins_have_lines_each(office, spool, tmp_path):
    kept, path = spool
    other = tmp_path / "other"
    other.mkdir()
    for folder in (office, other):
        bulletin("schedule", "--cron", "--install", cwd=folder, PATH=path)
    bulletin("schedule", "--cron", "--remove", cwd=other, PATH=path)

    assert kept.read_text() == bulletin("schedule", "--cron", cwd=office).stdout


def test_a_crontab_with_half_of_our_lines_is_left_as_it_is():
    begin, end = units.cron_marks(Path("/brief"))
    for damaged in (f"{begin}\n0 5 * * * backup\n", f"{end}\n{begin}\n", f"{begin}\n{begin}\n{end}\n"):
        with pytest.raises(SettingsError, match="mend that"):
            installing.without(damaged, (begin, end))


def test_without_cron_it_is_said_so(office, tmp_path):
    done = bulletin("schedule", "--cron", "--install", cwd=office, PATH=str(tmp_path))

    assert (done.returncode, done.stderr) == (
        1,
        "bulletin: crontab: is not there; print what is to be installed, and do it by hand\n",
    )
