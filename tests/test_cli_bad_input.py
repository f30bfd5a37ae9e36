"""Bad input is named with what to do, the rest is made, and nothing half-written stays behind."""

import os
import resource
import subprocess

import pytest

from tests.command import MODULE, bulletin
from tests.test_cli import FLOOD


@pytest.fixture
def good(tmp_path):
    (tmp_path / "good.txt").write_text(FLOOD)
    return tmp_path


def build(folder, *inputs, **environment):
    return bulletin("build", "good.txt", *inputs, "--format", "md", "--date", "2026-11-20", cwd=folder, **environment)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 40),
        ("no-body.txt", b"Only a title\n"),
        ("broken.jsonl", b'{"title": "x", "text": \n'),
        ("copy.txt", FLOOD.encode()),
    ],
)
def test_a_file_that_is_no_article_is_set_aside_and_the_rest_is_made(good, name, content):
    (good / name).write_bytes(content)

    done = build(good, name)

    assert done.returncode == 3
    assert f"set aside: {name}" in done.stderr
    assert "Traceback" not in done.stderr
    assert "burst its banks" in (good / "out/2026-11-20/bulletin.md").read_text()


def test_a_missing_path_is_set_aside_and_the_rest_is_made(good):
    done = build(good, "missing.txt")

    assert done.returncode == 3
    assert "set aside: missing.txt" in done.stderr


def test_when_nothing_can_be_read_nothing_is_written(tmp_path):
    done = bulletin("build", "missing.txt", "--date", "2026-11-20", cwd=tmp_path)

    assert done.returncode == 1
    assert "set aside: missing.txt" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--method", "lexrnak"], "lexrank"),
        (["--format", "dpf"], "pdf"),
        (["--date", "yesterday"], "yesterday"),
        (["--words", "0"], "'--words'"),
        (["--wrods", "9"], "--words"),
    ],
)
def test_an_unknown_option_or_value_is_wrong_usage_and_says_what_is_known(good, options, said):
    done = bulletin("build", "good.txt", *options, cwd=good)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (good / "out").exists()


def test_a_setting_that_is_not_known_is_wrong_usage(good):
    (good / "bulletin.toml").write_text('titel = "x"\n')

    done = build(good)

    assert done.returncode == 2
    assert 'did you mean "title"?' in done.stderr


def test_a_file_that_stands_where_the_output_folder_should_be_is_named(good):
    (good / "out").write_text("a file where the folder should be")

    done = build(good)

    assert done.returncode == 1
    assert done.stderr == (
        "bulletin: out: is a file where a folder should be; move it or name another folder with -o\n"
    )


def with_files_of_at_most(size_bytes, *arguments, cwd):
    """Run the command on a machine where no larger file can be written: a disk that is full at that point."""
    return subprocess.run(
        [*MODULE, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, size_bytes)),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


def test_when_the_disk_is_full_nothing_half_written_stays_behind(good):
    bulletin("build", "good.txt", "--date", "2026-11-20", cwd=good)
    edition = good / "out/2026-11-20/bulletin.json"

    done = with_files_of_at_most(4096, "render", edition, "-o", "again", "--format", "md,html,json", cwd=good)

    assert done.returncode == 1
    assert "again: cannot be written (File too large); free some space or name another folder" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((good / "again").iterdir()) == []


def test_an_earlier_edition_survives_a_render_that_cannot_be_written(good):
    build(good, "--format", "json")
    folder = good / "out/2026-11-20"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    done = with_files_of_at_most(1024, "render", folder / "bulletin.json", "--format", "html,md", cwd=good)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_when_there_is_no_room_to_work_in_it_says_so(good):
    done = with_files_of_at_most(4096, "build", "good.txt", "--date", "2026-11-20", "--no-archive", cwd=good)

    assert done.returncode == 1
    assert "no room" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_pango_everything_but_the_pdf_is_made_and_the_line_that_installs_it_is_named(good):
    (good / "path").mkdir()
    (good / "path" / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')")

    done = bulletin("build", "good.txt", "--date", "2026-11-20", cwd=good, PYTHONPATH=str(good / "path"))

    assert done.returncode == 3
    assert "set aside: bulletin.pdf" in done.stderr
    assert "apt-get install -y --no-install-recommends libpango-1.0-0" in done.stderr
    made = {path.name for path in (good / "out/2026-11-20").iterdir()}
    assert made == {"bulletin.md", "bulletin.html", "bulletin.json"}


def test_render_refuses_a_file_that_is_no_edition(good):
    done = bulletin("render", "good.txt", cwd=good)

    assert done.returncode == 1
    assert "good.txt: is not an edition" in done.stderr
    assert "Traceback" not in done.stderr
