"""What a run leaves behind: documents and archive agree, whatever goes wrong."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bulletin import pipeline
from bulletin.cli.build import last_line
from bulletin.errors import RenderError, WriteError
from bulletin.renderers import render
from bulletin.settings import Settings
from bulletin.store import opened
from tests import editions
from tests.webs import Site

DAY = date(2026, 11, 22)


@pytest.fixture
def place(tmp_path):
    """A folder with one article, and a function that builds a day of it."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(
        "Lenn floods Harrow\n\nThe river Lenn burst its banks at Harrow on Friday and flooded the old town.\n"
        "The mayor said that the bridge would stay closed until Monday.\n"
    )

    def build(day=DAY, inputs="in", **known):
        settings = replace(Settings(formats=("md",), out=str(tmp_path / "out")), **known)
        return pipeline.build([str(tmp_path / inputs)], settings, day=day, web=Site(), archive=tmp_path / "archive.db")

    return tmp_path, build


def listed(folder):
    with opened(folder / "archive.db") as archive:
        return [one.day for one in archive.listing()]


def test_an_edition_that_cannot_be_written_does_not_count_as_printed(place):
    folder, build = place
    (folder / "file").touch()

    with pytest.raises(WriteError):
        build(out=str(folder / "file"))

    assert listed(folder) == []
    assert build(DAY + timedelta(1)).edition.stories


def test_an_edition_that_no_format_could_print_does_not_count_as_printed(place, monkeypatch):
    folder, build = place

    def broken(edition, look):
        raise RenderError("md", "cannot be made; name another format")

    monkeypatch.setattr("bulletin.renderers.markdown.render", broken)
    built = build()

    assert (built.paths, listed(folder)) == ((), [])
    assert [failure.subject for failure in built.failures] == ["md"]


def test_an_edition_that_the_archive_cannot_keep_is_not_written(place, monkeypatch):
    folder, build = place

    def full(archive, edition, run):
        raise WriteError("archive.db", "has no room")

    monkeypatch.setattr("bulletin.store.Archive.add_edition", full)
    with pytest.raises(WriteError):
        build()

    assert list((folder / "out/2026-11-22").iterdir()) == []


def test_a_folder_without_articles_does_not_replace_the_edition_of_that_day(place):
    folder, build = place
    first = build()
    (folder / "empty").mkdir()

    again = build(inputs="empty")

    assert again.paths == ()
    with opened(folder / "archive.db") as archive:
        assert archive.edition(DAY) == first.edition


def test_an_edition_made_again_names_the_later_ones_that_rest_on_it(place):
    _, build = place
    build()
    build(DAY + timedelta(1))

    assert build().later == (DAY + timedelta(1),)


def test_an_edition_of_corrections_alone_does_not_say_that_there_is_nothing():
    told = editions.third_day()
    alone = replace(told, stories=(), also_reported=told.stories)

    page, html = (document.content.decode() for document in render(alone, ("md", "html")))

    assert alone.corrections
    assert "Nothing to report" not in page + html
    assert last_line(pipeline.Built(alone, (Path("out/bulletin.md"),), (), ())).endswith("→ 2 corrections → out")
