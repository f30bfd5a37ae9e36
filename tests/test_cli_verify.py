"""`bulletin verify`, as it is typed."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from datetime import date

import pytest

from bulletin.composition import compose
from bulletin.proof.portable import portable
from bulletin.renderers import render
from bulletin.settings import Settings
from bulletin.store import opened
from tests.command import bulletin
from tests.reports import budget, ferry

DAY = date(2026, 11, 19)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with an archive, the documents of an edition, and its portable proof."""
    made = compose((*ferry(), *budget()), Settings(title="Morning Brief"), date=DAY)
    place = tmp_path_factory.mktemp("edition")
    with opened(place / "archive.db", writing=True) as archive:
        archive.add_articles([article for story in made.stories for article in story.articles], DAY)
        archive.add_edition(made)
    for document in render(made, ("md", "html", "json")):
        (place / document.name).write_bytes(document.content)
    (place / "bulletin.proof.json").write_bytes(portable(made))
    (place / "forged.md").write_bytes((place / "bulletin.md").read_bytes().replace(b"212", b"213"))
    return place


def verify(folder, *arguments):
    return bulletin("verify", *arguments, "--archive", "archive.db", cwd=folder)


def test_every_document_of_an_edition_is_proven(folder):
    run = verify(folder, ".")

    assert run.returncode == 0
    assert [line.split(":")[:2] for line in run.stdout.splitlines()] == [
        ["bulletin.md", " proven"],
        ["bulletin.html", " proven"],
        ["bulletin.json", " proven"],
    ]


def test_a_forged_document_ends_with_5_and_says_where_and_what_the_archive_has(folder):
    run = verify(folder, "forged.md")

    assert run.returncode == 5
    assert "forged.md: not proven: differs from Morning Brief, 2026-11-19" in run.stdout
    assert "printed:" in run.stdout
    assert "archived:" in run.stdout


def test_a_proof_needs_no_archive(folder, tmp_path):
    for name in ("bulletin.html", "forged.md", "bulletin.proof.json"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())

    assert bulletin("verify", "bulletin.html", "--proof", "bulletin.proof.json", cwd=tmp_path).returncode == 0
    assert bulletin("verify", "forged.md", "--proof", "bulletin.proof.json", cwd=tmp_path).returncode == 5


def test_a_proof_alone_says_what_it_does_not_show(folder):
    alone = bulletin("verify", "bulletin.md", "--proof", "bulletin.proof.json", cwd=folder)

    assert "what earlier editions said is not part of the proof" in alone.stdout
    assert "earlier editions" not in verify(folder, "bulletin.md").stdout


def test_what_was_found_can_be_had_as_json(folder):
    genuine, forged = json.loads(verify(folder, "bulletin.md", "forged.md", "--json").stdout)

    assert (genuine["proven"], genuine["current"], genuine["differences"]) == (True, True, [])
    assert (forged["proven"], forged["date"]) == (False, "2026-11-19")
    assert "212" in forged["differences"][0]["expected"]


def test_a_quiet_run_prints_failures_only(folder):
    assert verify(folder, "bulletin.md", "--quiet").stdout == ""
    assert "not proven" in verify(folder, "forged.md", "--quiet").stdout


def test_a_document_of_no_archived_edition_is_not_proven(folder):
    (folder / "other.md").write_text('---\ntitle: "Morning Brief"\ndate: 2026-11-20\n---\n')
    run = verify(folder, "other.md")

    assert run.returncode == 5
    assert "is of no edition in the archive" in run.stdout


def test_a_document_that_does_not_say_what_it_is_is_compared_with_the_edition_beside_it(folder):
    _, body = (folder / "bulletin.md").read_text().split("\n---\n", 1)
    (folder / "bare.md").write_text(body.replace("212", "213"))

    assert "differs from Morning Brief, 2026-11-19" in verify(folder, "bare.md").stdout


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hello.md", "hello\n"),
        ("empty.md", ""),
        (
            "page.html",
            "<!doctype html><html lang='en'><title>Bulletin</title><p>Nothing happened that matters here.</p>",
        ),
        ("list.json", "[1, 2, 3, 4, 5, 6]"),
    ],
)
def test_what_is_no_bulletin_is_called_so(folder, name, text):
    (folder / name).write_text(text)
    run = verify(folder, name)

    assert run.returncode == 5
    assert run.stdout == (
        f"{name}: not proven: is no bulletin: it names no title and no date, "
        "and next to nothing of it is in the edition\n"
    )


def test_a_text_with_the_head_of_an_edition_differs_from_that(folder):
    front, _ = (folder / "bulletin.md").read_text().split("\n---\n", 1)
    (folder / "head.md").write_text(f"{front}\n---\nNothing happened.\n")

    assert "differs from Morning Brief, 2026-11-19" in verify(folder, "head.md").stdout


def test_a_theme_of_ones_own_is_proven_only_when_it_is_named_and_then_that_is_said(folder):
    theme = folder / "themes/evil"
    theme.mkdir(parents=True)
    (theme / "bulletin.md.j2").write_text('{% include "newspaper/bulletin.md.j2" %}\nThe mayor lies.\n')
    bulletin("render", "bulletin.json", "--format", "md", "--theme", "evil", "-o", "own", cwd=folder)

    refused = verify(folder, "own/bulletin.md")
    trusted = verify(folder, "own/bulletin.md", "bulletin.md", "--theme", "evil")
    as_json = verify(folder, "own/bulletin.md", "bulletin.md", "--theme", "evil", "--json")
    unknown = verify(folder, "own/bulletin.md", "--theme", "evli")

    assert refused.returncode == 5
    assert "not proven: is made with the theme evil, which is not shipped" in refused.stdout
    assert trusted.returncode == 0
    own, usual = trusted.stdout.splitlines()
    assert "proven: " in own
    assert own.endswith("with the theme evil, whose own words are not proven")
    assert "every word accounted for" not in own
    assert usual.endswith("every word accounted for")
    assert [one["theme"] for one in json.loads(as_json.stdout)] == ["evil", ""]
    assert (unknown.returncode, 'did you mean "evil"' in unknown.stderr) == (2, True)


def test_a_broken_document_is_not_proven(folder):
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    run = verify(folder, "broken.pdf")

    assert run.returncode == 5
    assert "cannot be read as a PDF" in run.stdout


def test_what_nobody_sees_in_a_forgery_is_shown(folder):
    (folder / "unseen.md").write_bytes(
        (folder / "bulletin.md").read_bytes().replace(b"212", "2\u200b12\x1b[2J".encode())
    )
    run = verify(folder, "unseen.md")

    assert "2\\u200b12\\x1b[2J" in run.stdout


def test_a_file_that_is_not_there_is_named(folder):
    run = verify(folder, "nothing.md")

    assert (run.returncode, run.stderr.count("\n")) == (1, 1)
    assert "nothing.md: is not there" in run.stderr


def test_a_file_larger_than_any_edition_is_not_read(folder):
    with (folder / "huge.html").open("wb") as file:
        file.truncate(10_000_000_000)
    run = verify(folder, "huge.html")

    assert run.returncode == 1
    assert "huge.html: has 10,000,000,000 bytes, more than any edition" in run.stderr


def test_a_folder_with_a_package_of_our_name_is_not_run(folder):
    (folder / "bulletin").mkdir()
    (folder / "bulletin" / "__init__.py").write_text("raise SystemExit(9)")
    script = "import sys; sys.path.pop(0); from bulletin.cli import main; main()"
    command = [sys.executable, "-c", script, "verify", "bulletin.html", "--archive", "archive.db"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    shutil.rmtree(folder / "bulletin")

    assert run.returncode == 0


def test_a_folder_without_documents_is_named(folder, tmp_path):
    assert "holds no document of ours" in verify(folder, tmp_path).stderr


def test_verifying_changes_nothing(folder):
    before = hashlib.sha256((folder / "archive.db").read_bytes()).digest()
    verify(folder, ".")

    assert hashlib.sha256((folder / "archive.db").read_bytes()).digest() == before


def test_of_an_edition_that_another_version_made_it_says_so(tmp_path):
    (tmp_path / "a.txt").write_text("Lenn rises\n\nThe river Lenn rose by two metres at Harrow on Friday.\n")
    bulletin("build", "a.txt", "--date", "2026-11-20", "--format", "md", "--archive", "a.db", cwd=tmp_path)
    connection = sqlite3.connect(tmp_path / "a.db")
    with connection:
        connection.execute("UPDATE editions SET program = '0.0.7'")
    connection.close()
    page = tmp_path / "out/2026-11-20/bulletin.md"
    page.write_text(page.read_text().replace("two metres", "six metres"))

    done = bulletin("verify", page, "--archive", "a.db", cwd=tmp_path)

    assert done.returncode == 5
    assert "made by bulletin 0.0.7" in done.stderr
