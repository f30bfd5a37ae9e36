"""`bulletin diff`: what one edition tells otherwise than another."""

import json
from dataclasses import replace
from datetime import date

import pytest
import typer
from typer.testing import CliRunner

from bulletin.cli import diff
from bulletin.errors import ArchiveError
from bulletin.memory import differences
from bulletin.store import opened
from tests.editions import disagreement, edition, ferry, flood, museum

APP = typer.Typer()
APP.command()(diff.command)


@pytest.fixture
def archive(tmp_path):
    first, second, third, *_ = flood().facts
    point = disagreement("number", update=True, Twelve=[second.mentions[0]], fourteen=[second.mentions[2]])
    old = replace(flood(), facts=(first, replace(second, disagreements=())))
    new = replace(flood(), headline="Harrow dries out", facts=(replace(second, disagreements=(point,)), third))
    path = tmp_path / "archive.db"
    with opened(path, writing=True) as known:
        known.add_edition(replace(edition(old, museum()), date=date(2026, 11, 21)))
        known.add_edition(replace(edition(ferry(), new), date=date(2026, 11, 22)))
    return path


def run(archive, *args):
    return CliRunner().invoke(APP, [*args, "--archive", str(archive)], catch_exceptions=False)


def test_it_lists_stories_and_facts_that_came_went_and_changed(archive):
    lines = run(archive, "2026-11-21", "2026-11-22").output.splitlines()

    first, second, third, *_ = (fact.wording.shown for fact in flood().facts)
    assert f"+ {ferry().headline}" in lines
    assert f"- {museum().headline}" in lines
    at = lines.index("~ Harrow dries out")
    assert lines[at + 1 : at + 5] == [
        f"    was: {flood().headline}",
        f"  ~ {second} [Twelve → fourteen]",
        f"  + {third}",
        f"  - {first}",
    ]


def test_an_edition_and_itself_have_no_differences(archive):
    assert run(archive, "2026-11-21", "2026-11-21").output == "no differences\n"


def test_as_json_it_gives_both_sides_of_each_difference(archive):
    found = json.loads(run(archive, "2026-11-21", "2026-11-22", "--json").output)

    assert [one["change"] for one in found] == ["came", "changed", "went"]
    assert found[0]["old"] is None
    changed = found[1]
    assert changed["new"]["headline"] == "Harrow dries out"
    assert [row["change"] for row in changed["facts"]] == ["changed", "came", "went"]
    assert changed["facts"][0]["new"]["disagreements"][0]["readings"] == ["Twelve", "fourteen"]


def test_a_day_without_an_edition_is_named(archive):
    with pytest.raises(ArchiveError, match="2026-11-20"):
        run(archive, "2026-11-20", "2026-11-22")


def test_nothing_in_a_headline_steers_the_terminal():
    story = replace(museum(), headline="Museum\x1b[2J finds\nlogbook")

    assert not any("\x1b" in line or "\n" in line for line in diff.lines(differences(edition(), edition(story))))
