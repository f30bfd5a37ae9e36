"""Which edition it is: counted in the archive when it is made, and the same wherever the edition goes."""

import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bulletin import compose, pipeline
from bulletin.proof.portable import from_portable, own_articles, portable
from bulletin.renderers import render
from bulletin.serialized import edition_from_json, edition_to_json
from bulletin.settings import Settings
from bulletin.store import opened
from bulletin.verification.verdict import verify
from tests import reports
from tests.editions import morning
from tests.torture_store import exported
from tests.webs import Site

DAY = date(2026, 11, 22)
FROZEN = sorted((Path(__file__).parent / "archives").glob("v*.db"))
NUMBERED = replace(morning(), number=47)


@pytest.fixture
def number(tmp_path):
    """The number that an edition of a day gets, built into the archive of this folder."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(
        "Lenn floods Harrow\n\nThe river Lenn burst its banks at Harrow on Friday and flooded the old town.\n"
    )

    def build(day=DAY, title="Bulletin", archive="archive.db"):
        settings = Settings(formats=("json",), out=str(tmp_path / "out"), title=title)
        kept = tmp_path / archive if archive else None
        inputs = [str(tmp_path / "in")]
        return pipeline.build(inputs, settings, day=day, web=Site(), archive=kept, full=True).edition.number

    return build


def test_the_first_edition_is_number_one_and_each_day_is_one_more(number):
    assert [number(DAY + timedelta(days)) for days in (0, 1, 5)] == [1, 2, 3]


def test_an_edition_that_is_built_again_keeps_its_number(number):
    number(DAY)
    assert [number(DAY + timedelta(1)), number(DAY), number(DAY + timedelta(1))] == [2, 1, 2]


def test_editions_of_other_titles_do_not_count(number):
    assert [number(title="Evening"), number(DAY + timedelta(1))] == [1, 1]


def test_without_an_archive_nobody_counts(number):
    assert number(archive=None) == 0


def test_the_number_survives_json_the_archive_and_its_export(tmp_path):
    assert edition_from_json(edition_to_json(NUMBERED)).number == 47
    with opened(tmp_path / "one.db", writing=True) as archive:
        archive.add_articles([a for story in NUMBERED.stories for a in story.articles], NUMBERED.date)
        archive.add_edition(NUMBERED)
        lines = exported(archive)
    with opened(tmp_path / "two.db", writing=True) as archive:
        archive.import_(io.BytesIO(lines), "export.jsonl")
        assert archive.edition(NUMBERED.date, NUMBERED.title) == NUMBERED


def test_a_portable_proof_has_the_number():
    (edition,) = [from_portable(portable(NUMBERED)).edition]
    assert edition.number == 47


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda path: path.stem)
def test_editions_of_earlier_versions_have_no_number_and_are_read_all_the_same(frozen, tmp_path):
    copy = tmp_path / "archive.db"
    copy.write_bytes(frozen.read_bytes())
    with opened(copy) as archive:
        found = [archive.edition(one.day, one.title) for one in archive.listing()]
    assert found
    assert all(edition and edition.number == 0 for edition in found)


@pytest.mark.parametrize("format", ["md", "html", "txt"])
def test_a_document_with_another_number_is_not_proven(format):
    edition = compose(reports.ferry(), date=DAY, number=47)
    (document,) = render(edition, (format,))
    assert verify(document, [edition], own_articles(edition)).proven

    forged = replace(document, content=document.content.replace(b"No. 47", b"No. 48"))
    assert forged != document
    assert not verify(forged, [edition], own_articles(edition)).proven


def test_the_number_is_told_as_the_language_does():
    (page,) = render(replace(NUMBERED, language="fr"), ("md",))
    assert "47" in page.content.decode().split("\n## ")[0]
