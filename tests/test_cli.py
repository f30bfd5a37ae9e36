"""The command line: data on standard output, everything else on standard error, and the exit codes."""

import json
import os
import pty
import re
import subprocess

import pytest

from tests.command import MODULE, bulletin

FLOOD = """Lenn floods Harrow's old town

The river Lenn burst its banks at Harrow on Friday and flooded the old town.
Twelve people were injured when a wall of the brewery collapsed, the fire service said.
The mayor said the bridge would stay closed until Monday.
Share on Facebook
(Fern Wire)
"""
FLOOD_TOO = """Flood in Harrow injures 14

Harrow's old town was flooded on Friday after the river Lenn burst its banks.
The fire service said 14 people were injured when a brewery wall collapsed.
Farmers south of the town fear for the winter wheat that they sowed in October.
According to South Echo
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(FLOOD)
    (tmp_path / "b.txt").write_text(FLOOD_TOO)
    return tmp_path


def test_build_writes_the_edition_of_a_day_in_every_format(folder):
    done = bulletin("build", "a.txt", "b.txt", "--date", "2026-11-20", cwd=folder)

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [f"out/2026-11-20/bulletin.{e}" for e in ("md", "html", "pdf", "json")]
    assert all((folder / path).stat().st_size for path in done.stdout.split())


def test_a_run_ends_with_one_line_that_counts(folder):
    done = bulletin("build", "a.txt", "b.txt", "--date", "2026-11-20", "--format", "md", cwd=folder)

    assert re.fullmatch(
        r"2 articles → 1 story → \d facts \(\d in both, 1 disagreement\) → out/2026-11-20", done.stderr.strip()
    )


def test_build_takes_formats_title_folder_and_length(folder):
    done = bulletin(
        "build", ".", "--format", "md,json", "--title", "Harrow Daily", "-o", "made", "--words", "60",
        "--date", "2026-11-20", cwd=folder,
    )  # fmt: skip

    assert done.stdout.split() == ["made/2026-11-20/bulletin.md", "made/2026-11-20/bulletin.json"]
    edition = json.loads((folder / "made/2026-11-20/bulletin.json").read_text())
    assert edition["title"] == "Harrow Daily"
    assert sum(len(f["wording"]["shown"].split()) for s in edition["stories"] for f in s["facts"]) <= 63


def test_build_reads_the_settings_of_the_folder(folder):
    (folder / "bulletin.toml").write_text('title = "Harrow Daily"\nformats = ["md"]\nout = "made"\n')

    done = bulletin("build", "a.txt", "--date", "2026-11-20", cwd=folder)

    assert done.stdout.split() == ["made/2026-11-20/bulletin.md"]
    assert "Harrow Daily" in (folder / "made/2026-11-20/bulletin.md").read_text()


def test_build_says_what_it_made_as_json(folder):
    done = bulletin("build", "a.txt", "b.txt", "--format", "md", "--json", "--date", "2026-11-20", cwd=folder)

    made = json.loads(done.stdout)
    assert made["documents"] == ["out/2026-11-20/bulletin.md"]
    assert (made["articles"], made["stories"], made["disagreements"], made["set_aside"]) == (2, 1, 1, [])


def test_quiet_prints_nothing_when_nothing_is_wrong(folder):
    done = bulletin("build", "a.txt", "--format", "md", "--quiet", "--date", "2026-11-20", cwd=folder)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_standard_input_is_an_input(folder):
    done = bulletin("summarize", "-", "--words", "20", cwd=folder, stdin=FLOOD)

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in FLOOD


def test_summarize_prints_sentences_word_for_word_with_their_source(folder):
    done = bulletin("summarize", "a.txt", "b.txt", "--words", "40", cwd=folder)

    for line in done.stdout.splitlines():
        sentence, source = re.fullmatch(r"(.+)  \[(.+)\]", line).groups()
        assert sentence in (FLOOD_TOO if source == "South Echo" else FLOOD)


def test_summarize_by_sentences(folder):
    done = bulletin("summarize", "a.txt", "--sentences", "2", "--method", "lead", cwd=folder)

    assert done.stdout.splitlines() == FLOOD.splitlines()[2:4]


def test_summarize_shows_what_was_taken_out_and_why(folder):
    done = bulletin("summarize", "a.txt", "--show-removed", cwd=folder)

    assert "furniture (belongs to the page, not to the article): Share on Facebook" in done.stdout
    assert "credit (names the source): (Fern Wire)" in done.stdout


def test_summarize_as_json_holds_offsets_and_what_was_removed(folder):
    done = bulletin("summarize", "a.txt", "--json", cwd=folder)

    answer = json.loads(done.stdout)
    assert set(answer) == {"method", "sentences", "articles"}
    assert {"article", "index", "start", "end", "text", "cuts", "shown"} == set(answer["sentences"][0])
    assert "Share on Facebook" in [line["text"] for line in answer["articles"][0]["removed"]]


def test_compare_shows_every_method_side_by_side(folder):
    listed = bulletin("methods", cwd=folder).stdout
    methods = [line.split()[0] for line in listed.splitlines()]

    done = bulletin("compare", "a.txt", "--words", "20", cwd=folder)

    assert {
        "auto",
        "lead",
        "lexrank",
        "textrank",
        "lsa",
        "luhn",
        "edmundson",
        "kl",
        "sumbasic",
        "reduction",
        "random",
    } <= {*methods}
    assert [line.split()[-1] for line in done.stdout.splitlines()[: len(methods)]] == methods
    assert "●" in done.stdout


def test_render_makes_the_same_documents_from_the_json(folder):
    bulletin("build", "a.txt", "b.txt", "--date", "2026-11-20", cwd=folder)

    done = bulletin("render", "out/2026-11-20/bulletin.json", "-o", "again", cwd=folder)

    assert done.returncode == 0, done.stderr
    for extension in ("md", "html", "pdf", "json"):
        name = f"bulletin.{extension}"
        assert (folder / "again" / name).read_bytes() == (folder / "out/2026-11-20" / name).read_bytes()


def test_the_same_input_makes_the_same_bytes(folder):
    for seed in ("0", "1"):
        bulletin("build", "a.txt", "b.txt", "-o", f"out{seed}", "--date", "2026-11-20", cwd=folder, PYTHONHASHSEED=seed)

    for extension in ("md", "html", "pdf", "json"):
        one, other = (folder / f"out{seed}/2026-11-20/bulletin.{extension}" for seed in "01")
        assert one.read_bytes() == other.read_bytes(), extension


def test_a_folder_that_holds_the_editions_too_is_read_without_them(folder):
    first, again = (bulletin("build", ".", "--date", "2026-11-20", "--format", "md", cwd=folder) for _ in range(2))

    assert first.returncode == again.returncode == 0
    assert again.stderr == f"replaces the edition of 2026-11-20: nothing has changed\n{first.stderr}"


def test_a_day_without_articles_makes_a_short_edition_that_says_so(tmp_path):
    (tmp_path / "today").mkdir()

    done = bulletin("build", "today", "--date", "2026-11-20", "--format", "md,json", cwd=tmp_path)

    assert done.returncode == 4
    assert "today" in done.stderr
    assert json.loads((tmp_path / "out/2026-11-20/bulletin.json").read_text())["stories"] == []


def test_version_and_help(tmp_path):
    assert re.fullmatch(r"bulletin \d+\.\d+\.\d+", bulletin("--version", cwd=tmp_path).stdout.strip())
    assert "Examples:" in bulletin("--help", cwd=tmp_path).stdout


@pytest.mark.parametrize("verb", ["build", "summarize", "compare", "methods", "render"])
def test_every_verb_shows_examples_in_its_help(verb, tmp_path):
    shown = bulletin(verb, "--help", cwd=tmp_path).stdout

    assert "Examples:" in shown
    assert f"bulletin {verb}" in shown


def test_render_says_what_it_made_as_json(folder):
    bulletin("build", "a.txt", "--date", "2026-11-20", "--format", "json", cwd=folder)

    done = bulletin("render", "out/2026-11-20/bulletin.json", "--format", "md", "--json", cwd=folder)

    assert json.loads(done.stdout) == {"documents": ["out/2026-11-20/bulletin.md"], "set_aside": [], "notes": []}


def test_the_step_is_shown_while_it_runs_only_on_a_terminal(folder):
    ours, theirs = pty.openpty()
    command = [*MODULE, "build", "a.txt", "--format", "md", "--date", "2026-11-20"]

    done = subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "TERM": "xterm"}
    )
    os.close(theirs)
    shown = os.read(ours, 1_000_000).decode()

    assert "reading" in shown
    assert done.stdout == b"out/2026-11-20/bulletin.md\n"


def test_completions_can_be_shown_for_a_shell(folder):
    shown = bulletin("--show-completion", "bash", cwd=folder, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")

    assert "complete" in shown.stdout


def test_there_is_no_colour_where_nobody_looks(folder):
    done = bulletin("build", "a.txt", "--format", "md", "--date", "2026-11-20", cwd=folder)

    assert "\x1b" not in done.stdout + done.stderr
