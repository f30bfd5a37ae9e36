"""What came, went and changed between two editions."""

from dataclasses import replace

from bulletin.memory import differences
from bulletin.model import Earlier
from tests.editions import disagreement, edition, ferry, flood, museum, rates


def test_an_edition_does_not_differ_from_itself():
    assert differences(edition(flood(), ferry()), edition(flood(), ferry())).stories == ()


def test_stories_that_came_and_went_have_all_their_facts():
    found = differences(edition(flood(), rates()), edition(museum(), flood()))

    assert [one.new for one in found.came] == [museum()]
    assert [one.old for one in found.went] == [rates()]
    assert [row.new for row in found.came[0].facts] == list(museum().facts)
    assert [row.old for row in found.went[0].facts] == list(rates().facts)
    assert found.changed == ()


def test_a_story_in_another_place_does_not_differ():
    assert differences(edition(flood(), rates()), edition(rates(), flood())).stories == ()


def test_facts_that_came_went_and_read_otherwise_are_told_apart():
    first, second, third, *_ = flood().facts
    point = disagreement("number", Twelve=[second.mentions[0]], ten=[second.mentions[1]])
    other = replace(second, disagreements=(point,))
    old, new = replace(flood(), facts=(first, second)), replace(flood(), facts=(first, other, third))

    (found,) = differences(edition(old), edition(new)).changed

    assert [(row.old, row.new) for row in found.facts] == [(second, other), (None, third)]
    assert not found.retitled


def test_a_fact_that_another_edition_words_otherwise_is_one_fact():
    fact = flood().facts[0]
    again = replace(fact, id="another", wording=fact.mentions[1])
    old, new = (replace(flood(), facts=(one,)) for one in (fact, again))

    (found,) = differences(edition(old), edition(new)).changed

    assert [(row.old, row.new) for row in found.facts] == [(fact, again)]


def test_a_new_headline_is_a_difference():
    (found,) = differences(edition(flood()), edition(replace(flood(), headline="Harrow dries out"))).changed

    assert found.retitled
    assert found.facts == ()


def test_a_story_goes_on_with_the_one_that_it_says_is_earlier():
    old = edition(flood(), rates())
    new = replace(museum(), earlier=(Earlier(old.date, rates().id),))

    (changed, went) = differences(old, edition(new)).stories

    assert (changed.old, changed.new) == (rates(), new)
    assert went.old == flood()
