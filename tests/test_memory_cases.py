"""How much of what is new an edition loses as known, and how much of what is known it prints again as new."""

from functools import cache

import pytest

from bulletin.memory.deeds import deeds
from bulletin.memory.novelty import says_more
from bulletin.memory.wrong_figures import wrong_figures
from tests.memory_cases import cases, is_printed


@cache
def printed():
    return {case: is_printed(case) for case in cases()}


def wrong(*, is_news):
    return [f"{case.language}: {case.name}" for case, found in printed().items() if case.is_news == is_news != found]


def test_there_are_as_many_repeats_as_news_and_eight_languages():
    found = [case.is_news for case in cases()]

    assert len(found) >= 100
    assert abs(sum(found) - len(found) / 2) <= 2
    assert {case.language for case in cases()} == {"en", "de", "fr", "es", "pt", "it", "ru", "vi"}


def test_no_news_is_lost_as_known():
    assert wrong(is_news=True) == []


def test_nine_in_ten_repeats_are_not_printed_again():
    assert len(wrong(is_news=False)) <= 5, wrong(is_news=False)


WALL = "A wall of the brewery on Malt Street killed 14 brewers and injured 12 clerks on Monday."


@pytest.mark.parametrize(
    ("language", "printed", "text"),
    [
        ("en", WALL, "A wall of the brewery on Malt Street killed 12 brewers and injured 14 clerks on Monday."),
        ("en", "Ada Kerr beat Lou Finn in Harrow.", "Lou Finn beat Ada Kerr in Harrow."),
        ("en", "The council will close the bridge.", "The council closed the bridge."),
        ("en", "Police searched the office.", "Police searched another office."),
        ("en", "Police searched the office.", "Police searched the office of Lou Finn."),
        (
            "en",
            "Ten people were hurt, police said.",
            "Ten people were hurt, police said, correcting an earlier figure.",
        ),
        ("de", "Die Polizei durchsuchte das Büro.", "Die Polizei durchsuchte ein weiteres Büro."),
        ("fr", "Le pont est fermé.", "Le pont est fermé et le maire a démissionné."),
        ("ru", "Полиция обыскала контору.", "Полиция снова обыскала контору."),
    ],
)
def test_a_sentence_says_more_by_a_figure_a_deed_a_name_an_order_or_a_word_like_another(language, printed, text):
    assert says_more(text, [printed], language)


@pytest.mark.parametrize(
    ("language", "printed", "text"),
    [
        ("en", WALL, "On Monday a wall of the brewery on Malt Street killed 14 brewers and injured 12 clerks."),
        ("en", "A wall fell on Malt Street.", "A wall had fallen on Malt Street, the fire service said."),
        ("en", "Four houses burned down in Harrow.", "Four homes in Harrow burned down."),
        ("de", "Die Polizei sperrte die Brücke.", "Die Brücke war von der Polizei gesperrt worden."),
        ("es", "La policía cerró el puente.", "El puente ha sido cerrado por la policía."),
    ],
)
def test_a_sentence_in_another_order_tense_or_spelling_says_no_more(language, printed, text):
    assert not says_more(text, [printed], language)


@pytest.mark.parametrize(
    ("language", "text", "was", "now"),
    [
        ("en", "Ten people were hurt and not 12, police said.", 12, 10),
        ("en", "Not 12 but ten people were hurt.", 12, 10),
        ("en", "Correction: an earlier report said that 12 people were hurt.", 12, None),
        ("de", "Die Polizei hat die Zahl der Verletzten von 12 auf 10 korrigiert.", 12, 10),
        ("fr", "Dix personnes ont été blessées et non 12.", 12, 10),
        ("ru", "Пострадали 10 человек, а не 12.", 12, 10),
    ],
)
def test_a_figure_that_is_called_wrong_is_known_with_the_one_in_its_place(language, text, was, now):
    (found,) = wrong_figures(text, language)

    assert found.was.figure.value == was
    assert (found.now and found.now.figure.value) == now


def test_a_figure_that_has_only_risen_is_not_called_wrong():
    assert list(wrong_figures("The number of people hurt has risen from 10 to 12.", "en")) == []


def test_verbs_are_found_by_their_forms():
    assert deeds("The brewer was arrested and will be charged.", "en") >= {"arrest", "charg"}
    assert deeds("Der Brauer ist festgenommen worden.", "de")
    assert deeds("word " * 10_000, "en") == frozenset()
