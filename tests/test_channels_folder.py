"""A folder gets each edition whole: its readers, whatever happens to the writer, see all of a day or nothing of it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bulletin import whole
from bulletin.channels import Around, folder
from bulletin.channels.folder import LATEST, TITLE, copy
from bulletin.channels.slugs import slug
from bulletin.errors import DeliveryError, SettingsError
from bulletin.model import Document
from bulletin.parcels import Consignment
from bulletin.sending import FolderSettings
from bulletin.settings import load, parse

NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
EARLIER, DAY, NEXT = date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23)
FILES = {"bulletin.md": b"# Lenn\n" * 200, "bulletin.html": b"<h1>Lenn</h1>" * 200, "bulletin.json": b"{}"}
NEWER = {name: content.replace(b"Lenn", b"Harrow") + b"!" for name, content in FILES.items()}


@pytest.fixture
def unwaited(monkeypatch):
    """Nobody waits for the disk, which takes most of the time."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


def sent(path, files=FILES, day=DAY, title="Morning Brief", build=1):
    """What came of copying an edition with these files."""
    documents = tuple(Document(name, "", content) for name, content in files.items())
    consignment = Consignment(day, title, build, "en", NOW, lambda wanted: documents)
    way = folder.channel(FolderSettings(path=str(path)), consignment, Around(lambda: NOW, print, {}))
    (parcel,) = way.parcels()
    with way.opened() as send:
        return send(parcel)


def parcel_of(path, files=FILES, **options):
    documents = tuple(Document(name, "", content) for name, content in files.items())
    consignment = Consignment(DAY, "Morning Brief", 1, "en", NOW, lambda wanted: documents)
    (parcel,) = folder.channel(FolderSettings(path=str(path), **options), consignment, None).parcels()
    return parcel


def held(there: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in there.iterdir() if path.name != TITLE}


def problem(path, *args, **options):
    with pytest.raises(DeliveryError) as caught:
        sent(path, *args, **options)
    return str(caught.value)


@pytest.fixture
def home(tmp_path):
    """Where the editions of Morning Brief lie."""
    return tmp_path / "press" / "morning-brief"


@pytest.fixture
def press(home):
    return home.parent


def test_an_edition_is_copied_and_the_link_leads_to_it(press, home):
    outcome = sent(press)

    assert outcome.state == "sent"
    assert outcome.reply == f"copied to {home}/2026-11-22"
    assert held(home / "2026-11-22") == held(home / LATEST) == FILES
    assert (home / LATEST).readlink() == Path("2026-11-22")  # So the folder can be moved, and served from elsewhere.


def test_files_and_folders_have_the_permissions_of_new_ones(press, home):
    before = os.umask(0o027)
    try:
        sent(press)
    finally:
        os.umask(before)

    assert [oct(path.stat().st_mode & 0o777) for path in (home / "2026-11-22", home / "2026-11-22/bulletin.md")] == [
        "0o750",
        "0o640",
    ]


def test_the_link_leads_to_the_newest_day_and_not_to_the_one_copied_last(press, home):
    sent(press, day=NEXT)
    sent(press, day=DAY)

    assert (home / LATEST).readlink() == Path("2026-11-23")


def test_an_edition_that_was_built_again_replaces_its_files_and_leaves_those_of_others(press, home):
    sent(press)
    (home / "2026-11-22" / "notes.txt").write_text("mine")
    sent(press, NEWER, build=2)

    assert held(home / "2026-11-22") == {**NEWER, "notes.txt": b"mine"}


def test_two_titles_of_one_day_do_not_meet(press):
    titles = [
        "Morning Brief",
        "Evening Brief",
        "Evening-Brief",
        "Sáng nay",
        "Sang nay",
        "晨报",
        "晚报",
        "../../etc",
        ".",
    ]
    for number, title in enumerate(titles):
        sent(press, {"bulletin.md": str(number).encode()}, title=title)

    found = [(press / slug(title) / LATEST / "bulletin.md").read_text() for title in titles]
    assert found == [str(number) for number in range(len(titles))]
    assert all(set(path.name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for path in press.iterdir())


def test_titles_that_differ_in_capitals_alone_do_not_write_over_each_other(press, home):
    sent(press)
    sent(press, NEWER, title="MORNING BRIEF", day=NEXT)

    assert problem(press, NEWER, title="MORNING BRIEF") == (
        f"{home}/2026-11-22: holds the edition of another bulletin; give one of the two another title"
    )
    assert held(home / "2026-11-22") == FILES


def test_a_parcel_says_where_it_goes_and_its_reference_what_is_in_it(tmp_path):
    one, other = parcel_of(tmp_path), parcel_of(tmp_path, NEWER)

    assert one.recipient == str(tmp_path)
    assert one.size_bytes == sum(map(len, FILES.values()))
    assert one.files() == FILES
    assert one.reference == parcel_of(tmp_path).reference != other.reference


def test_only_the_folder_itself_is_made_so_that_nothing_lands_where_a_disk_is_not_there(tmp_path):
    said = problem(tmp_path / "usb" / "press")

    assert said == (
        f"{tmp_path}/usb/press: cannot be written (No such file or directory); make the folder that it is to lie in, "
        'or see that its disk is there, and run "bulletin deliver" again'
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["press", "press/morning-brief", "press/morning-brief/2026-11-22"])
def test_a_file_where_a_folder_should_be_is_named_and_left_alone(tmp_path, place):
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine")

    assert problem(tmp_path / "press").startswith(f"{path}: is a file")
    assert path.read_text() == "mine"


@pytest.mark.parametrize(
    "place", ["morning-brief", "morning-brief/2026-11-22", "morning-brief/2026-11-22/bulletin.html"]
)
def test_a_link_inside_is_named_and_nothing_is_written_where_it_leads(tmp_path, press, place):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (press / place).parent.mkdir(parents=True)
    (press / place).symlink_to(elsewhere)

    assert problem(press).startswith(f"{press / place}: is a")
    assert list(elsewhere.iterdir()) == []


def test_the_folder_itself_may_be_a_link_for_the_user_named_it(tmp_path, press, home):
    (tmp_path / "disk").mkdir()
    press.symlink_to(tmp_path / "disk")

    sent(press)

    assert held(home / LATEST) == FILES


@pytest.mark.parametrize("name", [LATEST, "2026-11-22/bulletin.md"])
def test_what_stands_where_a_link_or_a_document_should_is_named_before_anything_is_written(press, home, name):
    (home / name).mkdir(parents=True)
    (home / name / "mine").write_text("mine")

    assert problem(press).startswith(f"{home / name}: is ")
    assert [path.name for path in home.rglob("*") if path.is_file()] == ["mine"]


def test_where_there_are_no_links_it_says_so_and_the_copy_is_there(press, home, monkeypatch):
    def refuse(self, target, target_is_directory=False):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "symlink_to", refuse)

    outcome = sent(press)

    assert outcome.state == "sent"
    assert outcome.reply.endswith(", without a link latest: that disk knows no links")
    assert [path.name for path in home.iterdir()] == ["2026-11-22"]


def test_a_link_that_somebody_bent_is_set_right(press, home, tmp_path):
    sent(press)
    (home / LATEST).unlink()
    (home / LATEST).symlink_to(tmp_path / "nowhere")

    sent(press)

    assert (home / LATEST).readlink() == Path("2026-11-22")


def test_a_second_copier_is_sent_away_while_one_is_at_work(press, home):
    sent(press)
    holder = subprocess.Popen(["flock", str(home), "sh", "-c", "echo held; cat"], stdin=-1, stdout=-1)
    try:
        assert holder.stdout.readline() == b"held\n"
        assert problem(press, NEWER) == (
            f'{home}: another run is copying there; run "bulletin deliver" again when that is done'
        )
    finally:
        holder.communicate()
    assert held(home / "2026-11-22") == FILES


@pytest.mark.skipif(os.geteuid() != 0, reason="NOT CHECKED: only root can become somebody else")
def test_a_folder_that_may_not_be_written_is_named(tmp_path, press):
    press.mkdir()
    tmp_path.chmod(0o755)

    said = _in_child(lambda: (os.setuid(65534), sent(press)))

    assert (
        said
        == f'{press}: cannot be written (Permission denied); check its permissions and run "bulletin deliver" again'
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="NOT CHECKED: only root can mount a small disk")
@pytest.mark.parametrize("before", [{}, FILES])
def test_a_full_disk_is_named_and_leaves_what_was_there_as_it_was(tmp_path, before):
    press = tmp_path / "disk"
    press.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", press], capture_output=True).returncode:
        pytest.skip("NOT CHECKED: no disk can be mounted here")
    try:
        if before:
            sent(press)
        said = problem(press, {**NEWER, "bulletin.pdf": bytes(100_000)})
        left = held(press / "morning-brief" / "2026-11-22") if before else {}
        names = sorted(path.name for path in press.rglob("*"))
    finally:
        subprocess.run(["umount", press], check=True)

    assert (
        said
        == f'{press}: cannot be written (No space left on device); free some space and run "bulletin deliver" again'
    )
    assert left == before
    assert names == sorted(["morning-brief", *(["2026-11-22", LATEST, TITLE, *FILES] if before else [])])


@pytest.mark.parametrize("is_there", [False, True])
def test_a_disk_that_fails_while_it_is_waited_for_leaves_no_half_of_a_day(press, home, monkeypatch, is_there):
    if is_there:
        sent(press)
    monkeypatch.setattr(whole.os, "fsync", _failing)

    assert "Input/output error" in problem(press, NEWER)
    assert not (home / "2026-11-22").exists() or held(home / "2026-11-22") == FILES
    assert not list(home.glob(".*")) if home.exists() else True


@pytest.mark.parametrize("befalls", ["kill", "failure"])
@pytest.mark.parametrize("before", [(), (DAY,), (EARLIER,)])
def test_whenever_it_is_killed_or_fails_every_file_is_whole_and_the_next_run_finishes(
    tmp_path, before, befalls, unwaited
):
    for number in range(1, 200):
        home = tmp_path / str(number)
        home.mkdir()
        for day in before:
            copy(FILES, home, day)
        code = _struck_at(number, befalls, lambda home=home: copy(NEWER, home, DAY), home)
        there = home / str(DAY)
        found = held(there) if there.exists() else {}
        assert all(content in (FILES[name], NEWER[name]) for name, content in found.items())
        assert found.keys() in (set(), FILES.keys())
        assert before == (DAY,) or found in ({}, NEWER)
        assert held(home / LATEST).keys() == FILES.keys() if before or (home / LATEST).is_symlink() else True
        copy(NEWER, home, DAY)
        assert held(there) == held(home / LATEST) == NEWER
        assert {path.name for path in home.iterdir()} == {"2026-11-22", LATEST, *map(str, before)}
        if code == 0 and number > 50:
            break
    assert number < 199  # Behind its last step nothing befalls it.


def test_readers_see_whole_files_and_a_link_that_leads_somewhere_while_editions_come_and_go(tmp_path, unwaited):
    copy(FILES, tmp_path, DAY)
    broken, done = list[str](), threading.Event()

    def read():
        while not done.is_set():
            for name in FILES:
                for there in (LATEST, str(DAY)):
                    try:
                        content = (tmp_path / there / name).read_bytes()
                    except OSError as error:
                        broken.append(str(error))
                    else:
                        broken.extend([f"{there}/{name}"] * (content not in (FILES[name], NEWER[name])))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for one in readers:
        one.start()
    for number in range(60):
        copy((FILES, NEWER)[number % 2], tmp_path, DAY)
        copy(NEWER, tmp_path, DAY + timedelta(days=number))
    done.set()
    for one in readers:
        one.join()

    assert broken == []


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"path": " "}, "folder 1: ' ' is no path; name a folder"),
        ({"path": "https://press.example/"}, "folder 1: its path is an address; name a folder, or write [[webhook]]"),
        ({"path": "x", "formats": []}, 'folder 1: formats is empty; name at least one, such as "html"'),
        ({"path": "x", "formats": ["atom"]}, "folder 1: a feed is made of many editions"),
    ],
)
def test_a_folder_that_nothing_can_be_copied_to_is_refused_with_the_settings(table, said):
    with pytest.raises(SettingsError) as caught:
        parse({"folder": [table]})
    assert said in str(caught.value)


def test_a_path_is_seen_from_the_file_that_names_it(tmp_path):
    (tmp_path / "bulletin.toml").write_text('[[folder]]\npath = "press"\n')

    assert load(tmp_path / "bulletin.toml").folder[0].path == str(tmp_path / "press")


def _failing(handle):
    raise OSError(errno.EIO, "Input/output error")


def _in_child(work) -> str:
    """What a failure in a process of its own says."""
    read, write = os.pipe()
    if not (child := os.fork()):
        try:
            work()
        except DeliveryError as error:
            os.write(write, str(error).encode())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    os.close(write)
    with os.fdopen(read) as said:
        return said.read()


def _struck_at(number: int, befalls: str, work, home: Path) -> int:
    """How a process ended whose so many-th step in this folder kills it or finds no room: 0 when it had fewer."""
    if not (child := os.fork()):
        steps = iter(range(number))

        def step():
            if next(steps, None) != number - 1:
                return
            if befalls == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(errno.ENOSPC, "No space left on device")

        os.fsync = lambda handle: step()
        sys.addaudithook(lambda event, given: event in STEPS and any(map(_is_in(home), given)) and step())
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


STEPS = {"open", "os.mkdir", "os.rename", "os.symlink", "os.remove", "os.rmdir", "os.chmod", "fcntl.flock"}


def _is_in(home: Path):
    return lambda given: isinstance(given, str | os.PathLike) and str(home) in os.fspath(given)
