"""Wrong usage is named, with where it stands and how it is right."""

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin.cli import answers, choices
from bulletin.cli.build import empty_sections
from bulletin.errors import ReadError, SettingsError, SummaryError, WriteError
from bulletin.pipeline import write
from bulletin.settings import SectionRule, Settings
from tests.command import bulletin
from tests.editions import edition, flood, museum
from tests.test_cli import FLOOD


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(FLOOD)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("build a.txt --date 22.11.2026", '"22.11.2026" is not understood; write the date as 2026-11-22'),
        ("build a.txt --date 2026-13-40", "write the date as 2026-11-22"),
        ("build a.txt --colour", "No such option: --colour."),
        ("build a.txt --wrods 9", 'No such option: --wrods; did you mean "--words"?'),
        ("build a.txt -z", "No such option: -z."),
        ("build a.txt --words", "Option '--words' requires an argument"),
        ("build a.txt --words many", '"many" is no whole number; write one such as 120'),
        ("build a.txt --stories 0", 'must be at least 1, not "0"'),
        ("build a.txt --json=yes", "Option '--json' does not take a value"),
        ("summarize a.txt --words 1e3", '"1e3" is no whole number'),
        ("summarize a.txt --sentences -1", "must be at least 1"),
        ("compare a.txt --method lead", "No such option: --method."),
        ("compare", "Missing argument 'INPUT...'"),
        ("methods --jsno", 'did you mean "--json"?'),
        ("methods lead", "unexpected extra argument(s) (lead)"),
        ("explain", "Missing argument 'BULLETIN.JSON'"),
        ("render a.json --date 2026-11-22", "No such option: --date."),
        ("bild", "Did you mean 'build'?"),
    ],
)
def test_a_wrong_argument_is_named_with_the_help_that_lists_the_right_ones(folder, arguments, said):
    done = bulletin(*arguments.split(), cwd=folder)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "-h' for help." in done.stderr
    assert not (folder / "out").exists()


def test_words_and_pages_exclude_each_other(folder):
    done = bulletin("build", "a.txt", "--words", "90", "--pages", "1", cwd=folder)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "bulletin: --words: and --pages exclude each other; leave one of them out\n"
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    ("setting", "option", "are_pages_asked"),
    [("words = 90", ("--pages", "1"), True), ("pages = 1", ("--words", "90"), False), ("pages = 1", (), True)],
)
def test_of_words_and_pages_an_option_wins_over_the_settings(folder, setting, option, are_pages_asked):
    (folder / "bulletin.toml").write_text(setting)

    done = bulletin("build", "a.txt", "--format", "json", *option, cwd=folder)

    assert done.returncode == 0
    assert ("1 page asked" in done.stderr) is are_pages_asked


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", ""),
        ("build", "a.txt", "-o", ""),
        ("build", "a.txt", "--title", " "),
        ("summarize", ""),
        ("compare", "a.txt", ""),
        ("explain", ""),
        ("render", ""),
        ("render", "bulletin.json", "--out", ""),
    ],
)
def test_an_empty_name_never_stands_for_the_current_folder(folder, arguments):
    done = bulletin(*arguments, cwd=folder)

    assert done.returncode == 2
    assert "is empty; is a variable of the shell not set?" in done.stderr
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("verb", ["explain", "render"])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.json", "missing.json: is not there; name the bulletin.json of an edition"),
        (".", ".: is a folder; name the bulletin.json of an edition"),
        (os.devnull, f"{os.devnull}: is no ordinary file; name the bulletin.json of an edition"),
        ("a.txt", "a.txt: is not an edition (it is no JSON); name a bulletin.json that `bulletin build` wrote"),
    ],
)
def test_what_is_no_edition_is_named(folder, verb, name, said):
    done = bulletin(verb, name, cwd=folder)

    assert done.returncode == 1
    assert done.stderr.startswith(f"bulletin: {said}")


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        (
            'language = "xx"',
            'bulletin.toml: language: a bulletin cannot be printed in "xx"; '
            "languages are de, en, es, fr, it, pt, ru, vi",
        ),
        ('formats = ["docx"]', 'bulletin.toml: formats: unknown format "docx"; formats are md, html, pdf, json'),
        ('formats = ["PDF"]', 'bulletin.toml: formats: unknown format "PDF"; did you mean "pdf"?'),
        ('method = "lexrnk"', 'bulletin.toml: method: unknown method "lexrnk"; did you mean "lexrank"?'),
        ('method = "magic"', 'bulletin.toml: method: unknown method "magic"; methods are auto, lead, '),
    ],
)
def test_an_unknown_name_in_the_settings_is_refused_with_file_and_key_whatever_the_options_say(folder, setting, said):
    (folder / "bulletin.toml").write_text(setting)

    with pytest.raises((SettingsError, SummaryError)) as refused:
        choices.settings("lead", ("md",))

    assert str(refused.value).startswith(said)


def test_an_unknown_name_in_an_option_is_refused_with_the_option(folder):
    with pytest.raises(SummaryError, match=r'^--method: unknown method "magic"; .*; "bulletin methods" says what each'):
        choices.settings("magic")
    with pytest.raises(SummaryError, match=r'^--method: unknown method ""'):
        choices.settings("")
    with pytest.raises(SettingsError, match=r'^--format: unknown format "docx"; formats are md, html, pdf, json'):
        choices.settings(formats=("md", "docx"))


def test_every_language_that_a_bulletin_can_be_printed_in_may_be_set(folder):
    for language in ("de", "en", "es", "fr", "it", "pt", "ru", "vi"):
        (folder / "bulletin.toml").write_text(f'language = "{language}"')

        assert choices.settings().language == language


def test_options_win_over_the_settings(folder):
    (folder / "bulletin.toml").write_text('title = "Harrow Daily"\nmethod = "lsa"\nwords = 90\n')

    chosen = choices.settings("lead", ("md", "md"), words=60, title=None)

    assert (chosen.title, chosen.method, chosen.words, chosen.formats) == ("Harrow Daily", "lead", 60, ("md",))


def test_a_folder_that_was_removed_under_the_run_is_said_to_be_gone(folder):
    (folder / "gone").mkdir()
    program = "from pathlib import Path; from bulletin.cli import main; Path('../gone').rmdir(); main()"

    done = subprocess.run(
        [sys.executable, "-c", program, "summarize", folder / "a.txt"],
        cwd=folder / "gone",
        capture_output=True,
        text=True,
    )

    assert done.returncode == 2
    assert done.stderr == "bulletin: current folder: is not there any more; change to another\n"


@pytest.mark.parametrize(
    ("number", "step"),
    [
        (errno.ENOSPC, "free some space or name another folder with -o"),
        (errno.EACCES, "check its permissions or name another folder with -o"),
        (errno.EROFS, "name another folder with -o"),
    ],
)
def test_what_keeps_a_folder_from_being_written_decides_the_next_step(folder, monkeypatch, number, step):
    def refuse(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", refuse)

    with pytest.raises(WriteError, match=rf"^made: cannot be written \({os.strerror(number)}\); {step}$"):
        write((), Path("made"))


def test_an_edition_that_may_not_be_read_is_named_with_its_permissions(folder, monkeypatch):
    def refuse(_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)

    with pytest.raises(ReadError, match=r"^a\.txt: may not be read; check its permissions$"):
        answers.edition(Path("a.txt"))


def test_a_path_too_long_for_the_disk_is_not_answered_with_free_some_space(folder):
    done = bulletin("build", "a.txt", "--format", "md", "-o", "x" * 300, cwd=folder)

    assert done.returncode == 1
    assert "(File name too long); name a folder with a shorter path with -o" in done.stderr


def test_a_name_that_would_steer_the_terminal_is_printed_as_an_escape(folder):
    done = bulletin("summarize", "\x1b[2Jred\n.txt", cwd=folder)

    assert done.stderr.splitlines()[0] == r"set aside: \x1b[2Jred\n.txt: is not there; check the path"


def test_sections_without_a_story_are_named_before_the_line_that_counts(folder):
    (folder / "bulletin.toml").write_text('[[section]]\nname = "Sport"\nmatch = ["football"]\n')

    done = bulletin("build", "a.txt", "--format", "md", cwd=folder)

    assert done.stderr.splitlines()[0] == "no story today under Sport"
    assert done.stderr.splitlines()[1].startswith("1 article → 1 story")


def test_a_section_whose_stories_are_only_listed_is_named_apart():
    told, listed = replace(flood(), section="Water"), replace(museum(), section="Stage")
    sections = tuple(SectionRule(name, ("x",)) for name in ("Sport", "Stage", "Water", "Law"))

    lines = [*empty_sections(edition(told, also=(listed,)), Settings(section=sections))]

    assert lines == ["no story today under Sport, Law", "listed at the end only, under Stage"]
    assert [*empty_sections(edition(told), Settings(section=sections[2:3]))] == []
