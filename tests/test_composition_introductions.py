"""What a sentence takes for known is printed before it."""

import pytest

from bulletin.composition.choice import choose
from bulletin.composition.introductions import Introductions
from bulletin.readers import article as read
from tests.editions import article, fact


def assumed(*sentences, language="en"):
    """What the last of these sentences of an article takes for known."""
    told = article("A", "", *sentences, language=language)
    return set(Introductions([told]).assumed(told.sentences[-1]))


def test_the_subject_of_a_sentence_is_known_when_its_article_introduced_it():
    found = "Divers found a crack in one of the two gates."

    assert assumed(found, "The crack is longer than a man.") == {"crack"}
    assert assumed(found, "If the crack grows, the lock stays shut.") == {"crack"}
    assert assumed(found, "A crack like this one was found in May.") == set()
    assert assumed(found, "The lock was built in 1911.") == set()


def test_what_was_never_new_needs_no_introduction():
    assert assumed("The government met on Monday.", "The government will pay for the repairs.") == set()


def test_a_surname_is_known_from_the_whole_name():
    first = "The engineer, Dora Brennick, dived twice."

    assert assumed(first, "The hole is deep, Brennick said.") == {"brennick"}
    assert assumed(first, "The hole is deep, Dora Brennick said.") == set()
    assert assumed("The hole is deep, Brennick said.") == set()


def test_a_place_is_no_person():
    assert assumed("The ferry left for North Corrin.", "Rain fell on Corrin all day.") == set()


@pytest.mark.parametrize(
    ("language", "first", "second", "known"),
    [
        ("de", "Taucher fanden einen Riss und eine Muschel.", "Die Muschel ist sehr alt.", "muschel"),
        ("fr", "Les plongeurs ont trouvé une fissure.", "La fissure est longue.", "fissur"),
        ("fr", "Il y avait une épave.", "L’épave est longue.", "épav"),
        ("es", "Los buzos hallaron una grieta.", "La grieta es larga.", "griet"),
        ("pt", "Os mergulhadores acharam uma fenda.", "A fenda é longa.", "fend"),
        ("it", "I sommozzatori hanno trovato una crepa.", "La crepa è lunga.", "crep"),
    ],
)
def test_other_languages_with_articles_introduce_likewise(language, first, second, known):
    assert assumed(first, second, language=language) == {known}


def test_languages_without_articles_are_left_alone():
    assert assumed("Водолазы нашли трещину.", "Трещина длинная.", language="ru") == set()


def bridge():
    return article(
        "A",
        "Bridge",
        "The bridge at Saint Brannock stays shut.",
        "The piers may move again this winter, Brennick said.",
        "Dora Brennick, an engineer, found a hole under a pier.",
        "If the pier has moved, buses must go round by Tamsin until next winter, Brennick said.",
    )


def test_a_fact_is_not_printed_when_nothing_introduces_what_it_takes_for_known():
    told = bridge()
    first, _, third, last = (fact(s) for s in told.sentences)

    assert choose([first, last], [told], 100, "lead") == [first]
    assert choose([first, last, third], [told], 100, "lead")[1:] == [third, last]


def test_a_fact_follows_what_introduces_it():
    told = bridge()
    first, _, third, last = (fact(s) for s in told.sentences)

    assert Introductions([told]).in_order([first, last, third]) == [first, third, last]
    assert Introductions([told]).in_order([last, first]) == [last, first]


def test_a_long_text_takes_no_longer_than_its_length():
    told = read("The pier " * 20_000 + ".\nThe pier moved.", title="", source="A", language="en")

    assert Introductions([told]).assumed(told.sentences[-1]) == frozenset()
