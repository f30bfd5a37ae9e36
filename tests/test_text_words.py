from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.text.words import count_words, rarity, stem, stems, stop_words, tokens, weighted_stems


def test_words_are_in_lower_case_and_without_their_possessive_ending() -> None:
    assert tokens("Korea's Mayor can’t wait", "en") == ["korea", "mayor", "can't", "wait"]


def test_words_are_split_at_hyphens_so_that_both_ways_to_write_a_name_agree() -> None:
    assert tokens("Moon Jae-in", "en") == tokens("Moon Jae In", "en")


def test_a_country_is_told_from_a_pronoun() -> None:
    assert tokens("The US and the U.S. told us; UN and U.N.", "en") == [
        "the", "u.s", "and", "the", "u.s", "told", "us", "u.n", "and", "u.n",
    ]  # fmt: skip


def test_acronyms_agree_with_and_without_points() -> None:
    assert tokens("Washington, D.C.", "en") == tokens("Washington DC", "en")


@pytest.mark.parametrize(("language", "written"), [("en", "1,200.5"), ("de", "1.200,5"), ("pt", "1.200,5")])
def test_numbers_agree_however_a_language_writes_them(language: str, written: str) -> None:
    assert tokens(written, language) == ["1200.5"]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("hi", "हिन्दी में लिखा", ["हिन्दी", "में", "लिखा"]),
        ("vi", "Nguyễn Phú", ["nguyễn", "phú"]),
        ("fr", "L’homme d'État", ["l", "homme", "d", "état"]),
        ("tr", "Türkiye'nin IŞIĞI", ["türkiye", "ışığı"]),
        ("he", 'ד"ר כהן', ['ד"ר', "כהן"]),
        ("ar", "وَقَّعَ", ["وقع"]),
        ("zh", "俄罗斯ABC", ["俄罗斯", "abc"]),
        ("zh", "约12,000人", ["约", "12000", "人"]),
        ("ja", "プーチン大統領は", ["プーチン", "大統領"]),
        ("ko", "대통령은 말했다", ["대통령", "말"]),
        ("en", "俄罗斯ABC", ["俄罗", "罗斯", "abc"]),
        ("en", "プーチン大統領は", ["プーチン", "大統", "統領", "は"]),
        ("ja", "３．５", ["3.5"]),
    ],
)
def test_words_are_found_in_every_script(language: str, text: str, found: list[str]) -> None:
    assert tokens(text, language) == found


def test_decomposed_letters_are_the_same_words() -> None:
    text = "Nguyễn Phú Trọng đến Hà Nội"
    assert tokens(unicodedata.normalize("NFD", text), "vi") == tokens(text, "vi")


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "talks", "talk"),
        ("de", "häuser", "haus"),
        ("fr", "présidents", "président"),
        ("pt", "barcos", "barco"),
        ("ru", "президентом", "президент"),
        ("cs", "prezidenta", "prezident"),
        ("uk", "президентом", "президент"),
        ("pl", "prezydentem", "prezydenta"),
    ],
)
def test_forms_of_a_word_share_a_stem(language: str, one: str, other: str) -> None:
    assert stem(one, language) == stem(other, language)


def test_a_language_without_a_stemmer_keeps_its_words() -> None:
    assert stem("kitabu", "sw") == "kitabu"


def test_stems_leave_the_stop_words_out() -> None:
    assert stems("The mayors of the towns were talking", "en") == ["mayor", "town", "talk"]
    assert stems("L'homme n'a pas d'argent", "fr") == ["homm", "argent"]
    assert stems("大統領は会議に", "ja") == ["大統領", "会議"]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pt", "it", "ru", "vi", "tr", "fa", "hu", "ja", "th"])
def test_stop_words_are_known_for_many_languages(language: str) -> None:
    assert len(stop_words(language)) >= 70


def test_a_language_without_any_list_has_no_stop_words_and_one_rarity() -> None:
    assert stop_words("xx") == frozenset()
    assert rarity("a", "xx") == rarity("abcdefgh", "xx") == 8.0


def test_rare_words_weigh_more_than_common_ones() -> None:
    assert rarity("the", "en") == 0
    assert rarity("the", "en") < rarity("people", "en") < rarity("harbour", "en") < rarity("zqxv", "en") == 12.0


def test_a_stem_keeps_the_rarity_of_its_word() -> None:
    assert weighted_stems("presidents", "en") == [("presid", rarity("presidents", "en"))]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Moon Jae-in spoke - at last.", 6),
        ("en", "", 0),
        ("vi", "Chủ tịch nước", 3),
        ("zh", "总统在北京", 3),
        ("ja", "大統領は北京に", 4),
        ("th", "ประธานาธิบดี", 4),
        ("zh", "ABC公司 2017", 3),
    ],
)
def test_words_are_counted_as_a_reader_would(language: str, text: str, count: int) -> None:
    assert count_words(text, language) == count


@settings(deadline=None)  # the first example loads word lists
@given(st.text(), st.sampled_from(["en", "fr", "tr", "ja", "zh", "th", "ar", "ko", "xx"]))
def test_no_text_is_too_strange(text: str, language: str) -> None:
    assert all(token and token == token.strip() for token in tokens(text, language))
    assert all(found and weight >= 0 for found, weight in weighted_stems(text, language))
    assert count_words(text, language) >= (1 if text.strip() else 0)
