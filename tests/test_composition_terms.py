"""Where a term of the settings is found."""

import pytest

from bulletin.composition.terms import Lines


def found(term, line, language="en"):
    return bool(Lines([line], language).using([term]))


@pytest.mark.parametrize(
    ("term", "line", "language"),
    [
        ("central bank", "The Central Bank cut its rate.", "en"),
        ("Harrow", "Harrow's mayor resigned.", "en"),
        ("flood", "The floods reached the flooded town.", "en"),
        ("central bank", "Central banks raised their rates.", "en"),
        ("plan", "They are planning a bridge.", "en"),
        ("haus", "Zwei Häuser brannten.", "de"),
        ("inundação", "As inundações continuam.", "pt"),
        ("выборы", "Об итогах выборов сообщили в среду.", "ru"),
        ("Zinsen", "die zinsen steigen", "de"),
        ("inflation*", "Inflationary pressure grows.", "en"),
        ("key rate*", "Two key rates fell.", "en"),
        ("NATO", "Nato said so.", "en"),
        ("WHO", "The WHO warned.", "en"),
        ("US", "The U.S. warned.", "en"),
        ("May", "May resigned.", "en"),
        ("4.9 percent", "It rose by 4.9 percent.", "en"),
        ("AT&T", "AT&T has a new chief.", "en"),
        ("eau", "Le prix de l’eau augmente.", "fr"),
        ("洪水", "台風で洪水が起きた。", "ja"),
        ("한국은행", "한국은행이 금리를 내렸다.", "ko"),
        ("น้ำท่วม", "เกิดน้ำท่วมใหญ่ในภาคใต้", "th"),
        ("OPEC", "OPEC宣布减产。", "zh"),
        ("बाढ़", "बाढ़ से नुकसान हुआ।", "hi"),
    ],
)
def test_a_term_is_found_in_whole_words_and_other_forms_of_them(term, line, language):
    assert found(term, line, language)


@pytest.mark.parametrize(
    ("term", "line", "language"),
    [
        ("bank", "The embankment held.", "en"),
        ("bank", "Mr Banksy paints.", "en"),
        ("central bank", "The bank is central.", "en"),
        ("central bank", "It is central. Bank staff went home.", "en"),
        ("Bayer", "Bayern gewinnt.", "de"),
        ("Flood", "The floods came.", "en"),
        ("organ", "Organizations met.", "en"),
        ("WHO", "Those who know.", "en"),
        ("WHO", "WHO KILLED THE MAYOR", "en"),
        ("IT", "It rained.", "en"),
        ("May", "It may rain.", "en"),
        ("infla*", "It did not inspire anyone.", "en"),
        ("洪水", "台風で被害が出た。", "ja"),
        ("x", "", "en"),
    ],
)
def test_other_words_are_not(term, line, language):
    assert not any(Lines(line.split(". "), language).using([term]))


def test_the_lines_that_use_any_term_are_named_in_order():
    lines = Lines(["Rain.", "A flood.", "Sun.", "Snow and rain."], "en")

    assert lines.using(["flood", "rain"]) == (0, 1, 3)
    assert lines.using([]) == ()


def test_a_very_long_line_is_searched_in_a_moment():
    lines = Lines(["a" * 100_000, "a " * 50_000, "((((" * 20_000], "en")

    assert lines.using(["a a*", "a" * 99, "(" * 50 + "a"]) == (1,)
