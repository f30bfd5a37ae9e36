"""`bulletin archive`, `editions` and `show`: what the archive holds, for people and for programs."""

import json
import sys
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from bulletin import cli, store
from bulletin.model import Edit
from bulletin.renderers import render
from bulletin.serialized import edition_from_json
from bulletin.store import opened
from tests.command import bulletin
from tests.editions import DAY, morning

FERRY = (Edit("drop", "the ferry"),)


@pytest.fixture
def folder(tmp_path):
    """A folder with an archive of two days, of which the second was built twice."""
    with opened(tmp_path / "archive.db", writing=True) as archive:
        archive.add_articles([a for story in morning().stories for a in story.articles], DAY)
        archive.add_edition(replace(morning(), date=DAY - timedelta(1)))
        archive.add_edition(replace(morning(), edits=FERRY))
        archive.add_edition(morning())
    return tmp_path


def run(folder, *arguments, **options):
    return bulletin(*arguments, "--archive", "archive.db", cwd=folder, **options)


def test_info_says_how_much_there_is(folder):
    done = run(folder, "archive", "info")

    assert done.returncode == 0
    assert "articles          11\n" in done.stdout
    assert "last              2026-11-22\n" in done.stdout
    assert json.loads(run(folder, "archive", "info", "--json").stdout)["builds"] == 3


def test_check_says_that_all_is_sound(folder):
    done = run(folder, "archive", "check")

    assert (done.returncode, done.stdout) == (0, "archive.db: all is sound\n")


def test_check_names_what_is_wrong_and_fails(folder):
    with opened(folder / "archive.db", writing=True) as archive:
        archive.connection.execute("UPDATE articles SET title = 'Another' WHERE key = 1")

    done = run(folder, "archive", "check")
    assert done.returncode == 1
    assert "is not as it was put in" in done.stdout
    assert len(json.loads(run(folder, "archive", "check", "--json").stdout)["problems"]) == 1


def test_vacuum_gives_room_back(folder):
    with opened(folder / "archive.db", writing=True) as archive:
        archive.connection.execute("DELETE FROM editions WHERE build = 1 AND day = '2026-11-22'")

    done = run(folder, "archive", "vacuum", "--json")

    assert done.returncode == 0
    assert json.loads(done.stdout)["after_bytes"] < json.loads(done.stdout)["before_bytes"]


def test_an_export_can_be_taken_in_elsewhere(folder):
    assert run(folder, "archive", "export", "out.jsonl").returncode == 0
    assert bulletin("archive", "import", "out.jsonl", "--archive", "copy.db", cwd=folder).returncode == 0

    copied = bulletin("archive", "export", "--archive", "copy.db", cwd=folder)

    assert copied.stdout == (folder / "out.jsonl").read_text()
    assert "14 lines" in copied.stderr


def test_an_import_reads_standard_input_and_names_broken_lines(folder):
    lines = run(folder, "archive", "export", "-q").stdout

    done = bulletin("archive", "import", "-", "--archive", "copy.db", "--json", cwd=folder, stdin=f"x\n{lines}")

    assert done.returncode == 3
    assert json.loads(done.stdout)["lines"] == 14
    assert "set aside: -: line 1" in done.stderr


def test_when_no_line_can_be_taken_in_nothing_was_made(folder):
    done = run(folder, "archive", "import", "-", stdin="x\n")

    assert done.returncode == 1


def test_a_file_that_cannot_be_read_or_written_is_named(folder):
    assert "missing.jsonl: cannot be read" in run(folder, "archive", "import", "missing.jsonl").stderr
    done = run(folder, "archive", "export", "nowhere/out.jsonl")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


def test_an_export_replaces_a_file_only_when_it_is_whole(folder):
    (folder / "out.jsonl").write_text("yesterday's\n")
    with opened(folder / "archive.db", writing=True) as archive:
        archive.connection.execute("UPDATE editions SET json = substr(json, 1, 100)")

    assert run(folder, "archive", "export", "out.jsonl").returncode == 1
    assert (folder / "out.jsonl").read_text() == "yesterday's\n"
    assert sorted(path.name for path in folder.iterdir()) == ["archive.db", "archive.db.lock", "out.jsonl"]


@pytest.mark.parametrize("verb", [["archive", "info"], ["archive", "check"], ["archive", "vacuum"], ["editions"]])
def test_where_no_archive_is_that_is_said_and_none_is_made(tmp_path, verb):
    done = bulletin(*verb, "--archive", "archive.db", cwd=tmp_path)

    assert done.returncode == 1
    assert "archive.db: is not there" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_finds_the_archive_held_says_by_whom_and_has_a_code_of_its_own(folder, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["bulletin", "archive", "check", "--archive", str(folder / "archive.db")])

    with opened(folder / "archive.db", writing=True):
        monkeypatch.setattr(store, "opened", partial(opened, wait=0))
        with pytest.raises(SystemExit) as end:
            cli.main()

    assert end.value.code == 6
    assert "is writing to it" in capsys.readouterr().err


def test_editions_lists_what_was_printed(folder):
    assert run(folder, "editions").stdout.splitlines() == [
        "2026-11-21  Morning Brief  5 stories  21 facts",
        "2026-11-22  Morning Brief  5 stories  21 facts  2 builds",
    ]
    assert [one["builds"] for one in json.loads(run(folder, "editions", "--json").stdout)] == [1, 2]


def test_show_prints_an_edition_as_its_document(folder):
    (document,) = render(morning(), ("md",))

    assert run(folder, "show", "2026-11-22").stdout == document.content.decode()


def test_show_prints_an_edition_in_another_format(folder):
    assert run(folder, "show", "2026-11-22", "--format", "html").stdout.startswith("<!DOCTYPE html>")
    assert edition_from_json(run(folder, "show", "2026-11-22", "--json").stdout.encode()) == morning()


def test_show_says_which_days_there_are(folder):
    done = run(folder, "show", "2026-11-30")

    assert done.returncode == 1
    assert "2026-11-30: no edition in the archive, and the last is 2026-11-22" in done.stderr


def test_show_knows_only_formats(folder):
    done = run(folder, "show", "2026-11-22", "--format", "dpf")

    assert done.returncode == 2
    assert "pdf" in done.stderr


def test_the_settings_can_name_the_archive(folder):
    (folder / "bulletin.toml").write_text('archive = "archive.db"\n')

    assert bulletin("editions", cwd=folder).returncode == 0
