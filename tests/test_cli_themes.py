"""What bulletins look like, from the command line: themes, paper, flavors."""

import errno
import json
from pathlib import Path

import pytest

from bulletin.cli import choices
from bulletin.cli.looks import options
from bulletin.errors import SettingsError, WriteError
from bulletin.renderers.themes.starter import begin
from tests.command import bulletin

ARTICLE = """Ferry runs aground off Tamsin

The ferry Saint Odile ran aground off Tamsin on Saturday with 80 people on board.

Nobody was hurt, the coast guard said on Saturday evening.
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    return tmp_path


def build(folder, *more):
    return bulletin("build", "a.txt", "--date", "2026-11-22", "--format", "md,html", *more, cwd=folder)


def html(folder):
    return (folder / "out/2026-11-22/bulletin.html").read_text()


def test_a_new_theme_is_listed_and_works_at_once(folder):
    begun = bulletin("themes", "new", "harbour", cwd=folder)
    listed = bulletin("themes", "list", cwd=folder).stdout.splitlines()
    built = build(folder, "--theme", "harbour")

    assert begun.returncode == built.returncode == 0, built.stderr
    assert "themes/harbour/print.css" in begun.stdout
    assert 'bulletin build --theme harbour, or theme = "harbour"' in begun.stderr
    assert any(line.split() == ["newspaper", "shipped", "the", "default"] for line in listed)
    assert listed[-1].split(maxsplit=2) == ["harbour", "themes/harbour", "page.html.j2, print.css, screen.css"]
    assert "A line of your own, from themes/harbour/page.html.j2" in html(folder)
    assert "--accent: #14506e" in html(folder)
    assert "THEME" not in "".join(path.read_text() for path in (folder / "themes/harbour").iterdir())


def test_a_new_theme_typesets_without_a_word(folder):
    bulletin("themes", "new", "harbour", cwd=folder)

    done = build(folder, "--theme", "harbour", "--format", "pdf", "--paper", "Letter")

    assert done.returncode == 0, done.stderr
    assert "pdf" not in done.stderr


def test_themes_are_told_as_json(folder):
    made = json.loads(bulletin("themes", "new", "harbour", "--json", cwd=folder).stdout)
    found = {one["name"]: one for one in json.loads(bulletin("themes", "list", "--json", cwd=folder).stdout)}

    assert made == [f"themes/harbour/{name}" for name in ("README.md", "page.html.j2", "print.css", "screen.css")]
    assert found["newspaper"]["shipped"]
    assert found["harbour"]["files"] == ["page.html.j2", "print.css", "screen.css"]
    assert not found["harbour"]["shipped"]


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("newspaper", 2, 'there is a shipped "newspaper"; take another name'),
        ("fonts", 2, 'there is a shipped "fonts"; take another name'),
        ("My Theme", 2, '"My Theme" is no name for a theme; write small letters, digits and "-"'),
        ("../up", 2, '"../up" is no name for a theme'),
        ("there", 1, "themes/there: is there already; take another name or move it away"),
    ],
)
def test_a_theme_that_cannot_be_begun_is_refused_and_nothing_is_written(folder, name, code, said):
    (folder / "themes/there").mkdir(parents=True)

    done = bulletin("themes", "new", name, cwd=folder)

    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert [path.name for path in (folder / "themes").rglob("*")] == ["there"]


def test_a_theme_for_which_there_is_no_room_leaves_nothing_behind(folder, monkeypatch):
    monkeypatch.chdir(folder)

    def full(path, *_, **__):
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as now:
        now.setattr(Path, "write_text", full)
        with pytest.raises(WriteError, match="No space left"):
            begin("harbour")

    assert not (folder / "themes/harbour").exists()
    assert begin("harbour")


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ({"theme": "newspapr"}, '--theme: unknown theme "newspapr"; did you mean "newspaper"?'),
        ({"paper": "a4"}, '--paper: unknown paper "a4"; did you mean "A4"?'),
        ({"paper": "foolscap"}, '--paper: unknown paper "foolscap"; there are A4, Letter'),
        ({"flavor": "mediawik"}, '--flavor: unknown flavor "mediawik"; did you mean "mediawiki"?'),
    ],
)
def test_a_name_that_is_not_known_is_refused(option, said):
    with pytest.raises(SettingsError) as refused:
        options(**option)

    assert str(refused.value) == said


@pytest.mark.parametrize("verb", [("build", "a.txt"), ("render", "bulletin.json"), ("show", "2026-11-22")])
def test_a_name_is_refused_before_anything_is_read(folder, verb):
    done = bulletin(*verb, "--paper", "A5", cwd=folder)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'bulletin: --paper: unknown paper "A5"; there are A4, Letter\n'


def test_a_file_that_no_theme_has_is_named_when_themes_are_listed_and_when_one_is_used(folder):
    bulletin("themes", "new", "harbour", cwd=folder)
    (folder / "themes/harbour/pint.css").write_text("b { color: green }")
    said = "theme harbour: pint.css is no file of a theme; did you mean print.css?"

    listed = bulletin("themes", "list", cwd=folder)
    told = {one["name"]: one["notes"] for one in json.loads(bulletin("themes", "list", "--json", cwd=folder).stdout)}
    built = build(folder, "--theme", "harbour", "--json")
    quiet = bulletin("render", "out/2026-11-22/bulletin.json", "--format", "md", "--theme", "memo", cwd=folder)

    assert listed.stderr == f"{said}\n"
    assert told["harbour"] == [said]
    assert told["memo"] == []
    assert json.loads(built.stdout)["notes"] == [said]
    assert said in built.stderr
    assert "harbour" not in quiet.stderr


def test_names_in_the_settings_are_checked_in_the_same_way(folder, monkeypatch):
    monkeypatch.chdir(folder)

    (folder / "bulletin.toml").write_text('theme = "newspapr"')
    with pytest.raises(
        SettingsError, match=r'bulletin.toml: theme: unknown theme "newspapr"; did you mean "newspaper"'
    ):
        choices.settings()
    (folder / "bulletin.toml").write_text('paper = "a4"')
    with pytest.raises(SettingsError, match=r"paper: must be 'A4' or 'Letter', not 'a4'; did you mean \"A4\"\?"):
        choices.settings()
    (folder / "bulletin.toml").write_text('flavor = "pukiwiki"')
    with pytest.raises(SettingsError, match=r"flavor: must be 'commonmark', .* or 'dokuwiki', not 'pukiwiki'"):
        choices.settings()


def test_render_and_show_go_by_the_settings_and_options_win(folder):
    assert build(folder).returncode == 0
    usual = html(folder)
    bulletin("themes", "new", "harbour", cwd=folder)
    (folder / "bulletin.toml").write_text('theme = "harbour"\nflavor = "mediawiki"\n')
    path = "out/2026-11-22/bulletin.json"
    bulletin("render", path.replace("json", "html"), cwd=folder)

    shown = bulletin("show", "2026-11-22", "--format", "html", cwd=folder).stdout
    usually = ("--theme", "newspaper", "--flavor", "commonmark")
    plain = bulletin("show", "2026-11-22", "--format", "html", *usually, cwd=folder).stdout
    wiki = bulletin("show", "2026-11-22", cwd=folder).stdout

    assert "A line of your own" in shown
    assert plain == usual
    assert "''" in wiki


def test_what_goes_wrong_in_a_theme_is_named_and_the_other_formats_are_made(folder):
    bulletin("themes", "new", "harbour", cwd=folder)
    (folder / "themes/harbour/page.html.j2").write_text("{{ view.titel }}")

    done = build(folder, "--theme", "harbour", "--json")

    told = json.loads(done.stdout)
    assert done.returncode == 3
    assert told["documents"] == ["out/2026-11-22/bulletin.md"]
    assert told["notes"] == []
    assert told["set_aside"][0]["subject"] == 'theme "harbour": page.html.j2, line 1'
    assert 'view has no "titel"; did you mean "title"?' in done.stderr


def test_a_document_of_a_theme_is_verified_with_it_where_it_is_trusted_and_not_without_it(folder):
    bulletin("themes", "new", "harbour", cwd=folder)
    build(folder, "--theme", "harbour")
    paths = [f"out/2026-11-22/bulletin.{ending}" for ending in ("html", "md")]

    unasked = bulletin("verify", *paths, cwd=folder)
    trusted = ("--theme", "harbour")
    proven = bulletin("verify", *paths, *trusted, cwd=folder)
    template = folder / "themes/harbour/page.html.j2"
    template.write_text(template.read_text().replace("A line of your own", "Another line"))
    changed = bulletin("verify", paths[0], *trusted, cwd=folder)
    template.write_text("{{ view.titel }}")
    broken = bulletin("verify", paths[0], *trusted, cwd=folder)
    (folder / "themes/harbour").rename(folder / "themes/gone")
    gone = bulletin("verify", paths[0], *trusted, cwd=folder)

    assert unasked.returncode == 5
    assert "name it with --theme harbour if you trust its templates" in unasked.stdout
    assert proven.returncode == 0, proven.stdout
    assert changed.returncode == broken.returncode == 5
    assert "printed:  A line of your own" in changed.stdout
    assert 'cannot be compared: theme "harbour": page.html.j2, line 1: view has no "titel"' in broken.stdout
    assert gone.returncode == 2
    assert 'unknown theme "harbour"; themes are gone, memo' in gone.stderr


def test_a_language_that_only_the_theme_speaks_can_be_set(folder):
    bulletin("themes", "new", "harbour", cwd=folder)
    (folder / "themes/harbour/words").mkdir()
    (folder / "themes/harbour/words/nl.po").write_text('msgid "Sources"\nmsgstr "Bronnen"\n')
    (folder / "bulletin.toml").write_text('language = "nl"\n')

    assert 'a bulletin cannot be printed in "nl"' in build(folder).stderr
    assert build(folder, "--theme", "harbour").returncode == 0
    assert "Bronnen" in html(folder)
