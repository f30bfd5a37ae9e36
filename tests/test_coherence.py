"""The cases of tests/cases/coherence.md, and what else `printable` promises."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin.summarizers.places import Place
from bulletin.summarizers.printable import candidates, rejoined
from bulletin.text.opening_words import OPENINGS

from .editions import article

CASES = Path(__file__).parent / "cases" / "coherence.md"
EIGHT = ("en", "pt", "es", "fr", "de", "it", "vi", "ru")


def cases():
    """(language, title, (verdict, sentence, shown) of every line) of each article of the cases."""
    language, found = "", []
    for line in CASES.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# "):
            language = line[2:]
        elif line.startswith("## "):
            found.append((language, line[3:], []))
        elif found and (match := re.match(r"(\w+) \| (.+?)(?: => (.+))?$", line)):
            found[-1][2].append(match.groups())
    return found


ALL = cases()


def printable(*articles):
    places = [Place(at, n) for at, a in enumerate(articles) for n in range(len(a.sentences))]
    return candidates(articles, places)


def verdict(found, row):
    if not found.allowed[row]:
        return "never"
    if found.before[row] is not None:
        return "leans"
    return "cut" if found.sentences[row].cuts else "stands"


@pytest.mark.parametrize(("language", "title", "lines"), ALL, ids=[f"{c[0]} {c[1]}" for c in ALL])
def test_each_sentence_is_printed_as_its_case_says(language, title, lines):
    found = printable(article("Harbour Times", title, *(text for _, text, _ in lines), language=language))

    made = [(verdict(found, row), found.sentences[row].shown) for row in range(len(lines))]
    wanted = [(kind, shown or " ".join(text.split())) for kind, text, shown in lines]
    assert [pair for pair in made if pair[0] != "never"] == [pair for pair in wanted if pair[0] != "never"]
    assert [kind for kind, _ in made] == [kind for kind, _ in wanted]


def test_the_cases_are_enough_to_say_something():
    assert sum(len(lines) for _, _, lines in ALL) >= 150
    assert {language for language, _, _ in ALL} > set(EIGHT)
    for language in EIGHT:
        kinds = [kind for home, _, lines in ALL for kind, _, _ in lines if home == language]
        assert {"stands", "leans", "cut", "never"} == set(kinds)


def test_what_leans_is_printed_behind_the_sentence_before_it_however_long_the_chain():
    found = printable(
        article("A", "", "The mayor of Harrow resigned on Monday.", "She was tired of it.", "They all knew it well.")
    )

    assert found.before == (None, 0, 1)


def test_a_first_sentence_that_leans_is_not_printed_and_neither_is_what_leans_on_it():
    found = printable(
        article("A", "", "She was tired of the long nights.", "They all knew it well.", "The pier closed on Monday.")
    )

    assert found.allowed == (False, False, True)


def test_nothing_leans_on_a_question_or_on_a_sentence_of_another_article():
    ferry = article("A", "", "Why did the ferry stop on Monday?", "It had no more oil in its tanks.")
    other = article("B", "", "It sails again on Friday morning.")
    found = printable(ferry, other)

    assert found.allowed == (False, False, False)


def test_nothing_leans_across_a_heading():
    whole = article("A", "", "The pier closed on Monday.", "After the storm", "It will open again in spring.")
    first, _, last = whole.sentences
    apart = replace(whole, sentences=(first, replace(last, index=1)))

    assert printable(apart).allowed == (True, False)


def test_rows_follow_the_places_and_a_missing_place_holds_nothing_up():
    a = article("A", "", "The mayor of Harrow resigned on Monday.", "She was tired of it.", "The pier closed as well.")
    found = candidates([a], [Place(0, 2), Place(0, 1)])

    assert [s.index for s in found.sentences] == [2, 1]
    assert found.allowed == (True, False)


def test_texts_without_full_stops_are_printed():
    found = printable(article("A", "", "three ships reached Skarn today", "heavy rain fell on the hills"))

    assert found.allowed == (True, True)


def test_a_cut_connective_comes_back_behind_the_sentence_that_it_joins():
    a = article("A", "", "The tram will open in March.", "But the council refused to pay for it all.")
    first, second = printable(a).sentences

    assert second.shown == "… the council refused to pay for it all."
    assert rejoined(first, second).shown == "But the council refused to pay for it all."
    assert rejoined(second, second) is second


def test_what_scraping_joined_to_a_sentence_does_not_come_back():
    a = article("A", "", "Cầu Lạc Sơn đóng cửa.", "Ảnh: AFP Tuy nhiên, thành phố hứa mở phà.", language="vi")
    first, second = printable(a).sentences

    assert second.shown == "… thành phố hứa mở phà."
    assert rejoined(first, second).shown == "… Tuy nhiên, thành phố hứa mở phà."


def test_words_without_end_are_no_sentence():
    endless = article("A", "", "The pier closed on Monday.", "sign up for " * 3 + "x" * 100_000 + ".")

    assert printable(endless).allowed == (True, False)


def test_no_story_has_nothing_to_print():
    assert candidates([], []).sentences == ()


@pytest.mark.parametrize("language", OPENINGS)
def test_every_list_of_openings_can_be_used(language):
    word = OPENINGS[language].words.split()[0]
    texts = ["Skarn " * 5 + ".", f"{word} " + "skarn " * 5 + "."]
    found = printable(article("A", "", *texts, language=language))

    assert found.before == (None, 0)
