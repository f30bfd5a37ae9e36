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


def test_an_output_folder_that_cannot_be_made_is_named(good):
    (good / "out").write_text("a file where the folder should be")

    done = build(good)

    assert done.returncode == 1
    assert "out/2026-11-20: cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_when_the_disk_is_full_nothing_half_written_stays_behind(good):
    def small_files_only():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = subprocess.run(
        [*MODULE, "build", "good.txt", "--date", "2026-11-20"],
        cwd=good, capture_output=True, text=True, preexec_fn=small_files_only,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip

    assert done.returncode == 1
    assert "out/2026-11-20: cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((good / "out/2026-11-20").iterdir()) == []


def test_an_earlier_edition_survives_a_build_that_cannot_be_written(good):
    build(good)
    before = (good / "out/2026-11-20/bulletin.md").read_bytes()

    done = subprocess.run(
        [*MODULE, "build", "good.txt", "--title", "Other", "--date", "2026-11-20", "--format", "md,json"],
        cwd=good, capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512)),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip

    assert done.returncode == 1
    assert (good / "out/2026-11-20/bulletin.md").read_bytes() == before
    assert [p.name for p in (good / "out/2026-11-20").iterdir()] == ["bulletin.md"]


def test_render_refuses_a_file_that_is_no_edition(good):
    done = bulletin("render", "good.txt", cwd=good)

    assert done.returncode == 1
    assert "good.txt" in done.stderr or "bulletin.json" in done.stderr
    assert "Traceback" not in done.stderr
