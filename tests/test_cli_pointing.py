"""What `bulletin explain` takes for the name of a fact: marks as they are printed, and words as they are typed."""

import json
from dataclasses import replace

import pytest

from bulletin.cli.pointing import pointed
from bulletin.errors import ExplainError
from bulletin.renderers import render
from tests.command import bulletin
from tests.editions import edition, fact, ferry, flood


@pytest.fixture
def folder(tmp_path):
    (document,) = render(edition(flood(), ferry()), ("json",))
    (tmp_path / "bulletin.json").write_bytes(document.content)
    return tmp_path


@pytest.mark.parametrize("name", ["B2", "b2", "(B2)", "B2–3", "1B2"])
def test_a_mark_needs_no_number_where_there_is_one_story(name):
    told = flood()

    assert pointed(edition(told), name).fact == told.facts[1]


def test_a_mark_needs_no_number_when_one_story_alone_has_it():
    told = flood()

    assert pointed(edition(told, ferry()), "B5")[:3] == (1, told, told.facts[8])


def test_a_mark_that_several_stories_have_asks_for_the_number_of_the_story():
    with pytest.raises(ExplainError, match=r"in story 1 .* in story 2 .* put the number of the story before it"):
        pointed(edition(flood(), ferry()), "A1")


def test_a_mark_is_never_that_of_a_story_that_was_only_also_reported():
    with pytest.raises(ExplainError, match="names no story and no printed fact"):
        pointed(edition(ferry(), also=(flood(),)), "B5")


def test_what_looks_like_a_mark_and_is_none_is_looked_for_in_the_facts():
    told = flood()
    summit = replace(told.facts[0].wording, text="The G20 met in Harrow.", shown="")

    assert pointed(edition(replace(told, facts=(fact(summit),))), "G20").fact == fact(summit)


def test_words_of_a_fact_need_no_quotation_marks(folder):
    done = bulletin("explain", "bulletin.json", "school", "halls", cwd=folder)

    assert done.stdout.startswith(f"Fact {flood().facts[2].id}"), done.stderr


def test_an_edition_that_was_changed_by_hand_is_named(folder):
    changed = json.loads((folder / "bulletin.json").read_text())
    changed["stories"][0]["facts"][2]["mentions"] = []
    (folder / "changed.json").write_text(json.dumps(changed))

    done = bulletin("explain", "changed.json", flood().facts[2].id, cwd=folder)

    assert done.returncode == 1
    assert done.stderr.startswith("bulletin: changed.json: is not an edition (no mention of fact ")
