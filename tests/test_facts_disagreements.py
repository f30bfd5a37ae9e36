"""Readings of one fact that cannot all be true."""

from __future__ import annotations

import pytest

from bulletin.facts import disagreements
from bulletin.facts.counted import counts
from bulletin.facts.disagreements import among
from tests.editions import article
from tests.test_facts_match import pairs

CASES = pairs("disagreements.md")
# Of the look-alikes, how many may sound an alarm: of those in tests/cases one does.
MOST_FALSE_ALARMS = 1


def found(a, b, language="en"):
    return [(d.kind, " | ".join(r.value for r in d.readings)) for d in disagreements(a, b, language)]


@pytest.mark.parametrize(
    ("language", "title", "a", "b"), [c for c in CASES if not c[1].startswith("none")], ids=lambda value: value[:40]
)
def test_readings_that_cannot_both_be_true_are_shown_as_written(language, title, a, b):
    kind, readings = title.split(" · ")[:2]
    assert (kind, readings) in found(a, b, language)


def test_look_alikes_stay_quiet():
    alarms = [title for language, title, a, b in CASES if title.startswith("none") and found(a, b, language)]
    assert len(alarms) <= MOST_FALSE_ALARMS


def test_the_cases_are_enough_to_say_something():
    quiet = [title.startswith("none") for _, title, _, _ in CASES]
    assert quiet.count(False) >= 20
    assert quiet.count(True) >= 20


def test_it_does_not_matter_which_sentence_comes_first():
    for language, _, a, b in CASES:
        turned = {(kind, " | ".join(reversed(readings.split(" | ")))) for kind, readings in found(b, a, language)}
        assert set(found(a, b, language)) == turned


def test_a_sentence_does_not_disagree_with_itself():
    assert all(not found(a, a, language) for language, _, a, _ in CASES)


def test_sentences_about_different_things_are_not_compared():
    assert not found("The blast killed 12 people in Aldra.", "The singer has sold 14 million records since 1999.")
    assert not found("", "The blast killed 12 people in Aldra.")


def test_the_readings_hold_the_sentences_that_give_them():
    a, b = "The blast killed 12 people in Aldra.", "The blast in Aldra killed 14 people."
    (point,) = disagreements(a, b)
    assert [r.mentions[0].text for r in point.readings] == [a, b]
    assert [r.mentions[0].article for r in point.readings] == ["a", "b"]


def test_the_reading_with_most_mentions_comes_first_and_of_equals_the_earliest():
    said = [
        article(source, "", f"The blast killed {dead} people in the market of Aldra.").sentences[0]
        for source, dead in (("A", 12), ("B", 14), ("C", 14), ("D", 17))
    ]
    (point,) = among(said, "en")
    assert [(r.value, len(r.mentions)) for r in point.readings] == [
        ("killed 14 people", 2),
        ("killed 12 people", 1),
        ("killed 17 people", 1),
    ]


def test_one_source_does_not_disagree_with_itself():
    one = article("A", "", "The blast killed 12 people in Aldra.", "The blast in Aldra killed 14 people.")
    assert among(one.sentences, "en") == ()


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Nine people died, three of them children, and 25 others were injured.", {"dead": 9, "injured": 25}),
        ("Two bombs killed 12 people and wounded 30.", {"bomb": 2, "dead": 12, "injured": 30}),
        ("The death toll rose to 15 on Monday.", {"dead": 15}),
        ("Killing 12 in an attack that injured 30, the group fled.", {"dead": 12, "injured": 30}),
        ("He ran 8 miles in memory of the 57 dead.", {"mile": 8, "dead": 57}),
        ("Three dead and 12 injured after storm", {"dead": 3, "injured": 12}),
    ],
)
def test_a_number_counts_the_people_whose_fate_stands_beside_it(text, counted):
    assert {c.of: c.quantity.value for c in counts(text, "en") if c.of != "child"} == counted
