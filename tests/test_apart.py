"""Work in children: whatever it does there, it ends, and nothing else is touched."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bulletin.apart import MOST_CHILDREN, Crew, Limits, crew
from tests import runaways
from tests.runaways import Page

LIMITS = Limits(seconds=1, seconds_in_all=5, memory_bytes=1 << 30)
ROOT = Path(__file__).parents[1]
BRIEF = LIMITS._replace(seconds=0.3)


def done(function, argument, limits=LIMITS):
    with Crew() as staff:
        return staff.end(staff.begin(function, argument, limits))


def read(deed, limits=LIMITS):
    task = done(runaways.read, Page("page", deed), limits)
    assert [one.problem for one in task.found] == ["was read"]
    return task.problem


def test_what_is_found_comes_back_in_order():
    with Crew() as staff:
        tasks = [staff.begin(runaways.count, number, LIMITS) for number in (3, 0, 2000, 1)]
        found = [staff.end(task).found for task in tasks]

    assert [len(one) for one in found] == [3, 0, 2000, 1]
    assert [one.strip() for one in found[2]] == [str(number) for number in range(2000)]


@pytest.mark.parametrize(
    ("deed", "limits", "problem"),
    [
        (b"hang", BRIEF, "takes longer than 0.3 seconds"),
        (b"sleep", BRIEF, "takes longer than 0.3 seconds"),
        (b"eat", LIMITS, "needs more than 1 GiB of memory"),
        (b"abort", LIMITS, "made its process stop (SIGABRT)"),
        (b"exit", LIMITS, "made its process stop (exit code 7)"),
        (b"fail", LIMITS, "made its process fail (IndexError: list index out of range x x"),
        (b"end", LIMITS, ""),
    ],
)
def test_work_that_comes_to_no_end_is_ended_and_what_it_found_is_kept(deed, limits, problem):
    said = read(deed, limits)

    assert said.startswith(problem) if problem else said == ""
    assert len(said) < 300


def test_the_time_counts_anew_with_each_thing_found_and_is_bounded_in_all():
    assert len(done(runaways.dawdle, 4, LIMITS._replace(seconds=0.7)).found) == 4

    task = done(runaways.dawdle, 99, LIMITS._replace(seconds_in_all=0.5))
    assert task.problem == "takes longer than 0.5 seconds"
    assert 1 <= len(task.found) < 99


def test_no_loop_in_c_holds_up_the_end():
    task = done(runaways.hang_for_good, None, BRIEF)
    assert task.problem == "takes longer than 0.3 seconds"


def test_the_time_is_not_up_while_nobody_listens(monkeypatch):
    with Crew() as staff:
        task = staff.begin(runaways.count, 500, BRIEF)
        while not task.found:
            staff._listen()
        later = time.monotonic() + 3600
        monkeypatch.setattr(time, "monotonic", lambda: later)

        assert len(staff.end(task).found) == 500
        assert task.problem == ""


def test_what_is_printed_goes_nowhere(capfd):
    assert read(b"chatter") == ""
    assert capfd.readouterr() == ("", "")


def test_a_child_is_kept_for_the_next_task_and_replaced_when_it_is_gone():
    (first,), (again,) = done(runaways.own_id, None).found, done(runaways.own_id, None).found
    assert first == again != os.getpid()

    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    (other,) = done(runaways.own_id, None).found
    assert other not in (first, os.getpid())


def test_a_child_is_kept_by_a_program_that_needs_much_memory_itself():
    program = (
        "large = b'x' * (600 << 20)\n"
        "from tests.test_apart import LIMITS, done, runaways\n"
        "print(done(runaways.own_id, None).found == done(runaways.own_id, None).found)"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert ran.stdout == "True\n", ran.stderr


def test_there_are_few_children_however_much_there_is_to_do():
    with Crew() as staff:
        tasks = [staff.begin(runaways.own_id, None, LIMITS) for _ in range(20)]
        ids = {id for task in tasks for id in staff.end(task).found}

    assert 1 <= len(ids) <= MOST_CHILDREN


def test_crews_within_crews_share_their_children():
    with Crew() as outer:
        others = [outer.begin(runaways.own_id, None, LIMITS) for _ in range(2 * MOST_CHILDREN)]
        with Crew() as inner:
            ids = {id for _ in range(9) for id in inner.end(inner.begin(runaways.own_id, None, LIMITS)).found}
        ids |= {id for task in others for id in outer.end(task).found}

    assert 1 <= len(ids) <= MOST_CHILDREN


def test_what_nobody_waits_for_any_more_is_ended():
    with Crew() as staff:
        tasks = [staff.begin(runaways.read, Page("page", b"hang"), LIMITS._replace(seconds=60)) for _ in range(9)]
        while not tasks[0].found:
            staff._listen()
        children = [turn.child for turn in staff._tasks.turns.values()]

    assert [child.is_alive for child in children] == [False] * len(children)
    assert not any(task.is_done for task in tasks)


def test_children_of_a_child_end_with_it():
    (id,) = done(runaways.fork_and_hang, None, BRIEF).found

    assert has_ended(id)


def test_a_child_inherits_no_file(tmp_path):
    with (tmp_path / "secret").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        found = done(runaways.open_files, None).found

    assert not [name for name in found if name.endswith("secret")]
    assert found.count("/dev/null") >= 3


def test_no_setting_of_python_changes_what_comes_back(monkeypatch):
    found = []
    for seed in ("1", "2"):
        crew._dismiss()
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        monkeypatch.setenv("TZ", "Asia/Tokyo")
        found.append([done(runaways.surroundings, name).found for name in ("PYTHONHASHSEED", "TZ")])
    crew._dismiss()

    assert found[0] == found[1]
    assert [value for value, _ in found[0]] == ["0", "UTC"]


def test_no_secret_of_the_environment_reaches_a_child(monkeypatch):
    crew._dismiss()
    names = ("SERVICE_KEY", "HOME", "LC_ALL")
    for name in names:
        monkeypatch.setenv(name, "/told")
    found = [done(runaways.surroundings, name).found[0] for name in names]
    crew._dismiss()

    assert found == ["", "/told", "/told"]


@pytest.mark.parametrize("program", ["", "/nowhere/python", "/bin/true"])
def test_that_no_child_can_be_started_is_said_and_nothing_is_done_here(monkeypatch, program):
    crew._dismiss()
    monkeypatch.setattr(sys, "executable", program)

    task = done(runaways.read, Page("page", b"end"))

    assert task.found == []
    assert task.problem.startswith(f"has no process of its own, for {program or 'Python'} does not start (")


BUSY = """
from bulletin.apart import Crew, Limits
from tests import runaways

with Crew() as staff:
    limits = Limits(600, 600, 1 << 30)
    (idle,) = staff.end(staff.begin(runaways.own_id, None, limits)).found
    tasks = [staff.begin(runaways.read, runaways.Page("page", deed), limits) for deed in DEEDS]
    while not all(task.found for task in tasks):
        staff._listen()
    print(idle, *(turn.child._process.pid for turn in staff._tasks.turns.values()), flush=True)
    if tasks:
        staff.end(tasks[0])
    input()
"""


@pytest.mark.parametrize("strike", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("deeds", [[], [b"hang"], [b"sleep"]], ids=["idle", "busy", "asleep"])
def test_children_end_with_their_parent_whatever_ends_it(strike, deeds):
    script = BUSY.replace("DEEDS", repr(deeds))
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as parent:
        children = list(map(int, parent.stdout.readline().split()))
        parent.send_signal(strike)

        assert parent.wait(5) == -strike
        assert children
        assert all(map(has_ended, children))


def test_children_of_a_program_that_is_done_are_reaped():
    script = BUSY.replace("DEEDS", "[]").replace("input()", "")
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stderr == ""
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout.split()[0]), 0)


def test_a_copy_of_the_process_has_children_of_its_own():
    (own,) = done(runaways.own_id, None).found
    if not (copy := os.fork()):
        (other,) = done(runaways.own_id, None).found
        crew._dismiss()
        os._exit(own == other)

    _, status = os.waitpid(copy, 0)
    assert status == 0
    assert done(runaways.own_id, None).found == [own]


def test_a_program_that_nobody_listens_to_is_not_ended_by_a_child_that_is_gone():
    script = """
import os, signal
from bulletin.apart import Crew, Limits, crew
from tests import runaways

signal.signal(signal.SIGPIPE, signal.SIG_DFL)
limits = Limits(600, 600, 1 << 30)
with Crew() as staff:
    (child,) = staff.end(staff.begin(runaways.own_id, None, limits)).found
    os.kill(child, signal.SIGKILL)
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    try:
        crew._idle[0].ask(None)
    except BrokenPipeError:
        print("told")
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "told\n")


def has_ended(id):
    """Whether the process is gone, or is within a few seconds."""
    try:
        handle = os.pidfd_open(id)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], 5)[0])
    finally:
        os.close(handle)
