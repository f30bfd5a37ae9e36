from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.text.names import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Yesterday Mr. Moon Jae In met Vladimir Orlov.", ("Moon Jae In", "Vladimir Orlov")),
        ("The visit of President Ana de la Cruz ended.", ("Ana de la Cruz",)),
        ("He met Deputy Prime Minister Song Young Moo there.", ("Song Young Moo",)),
        ("They trust Secretary of State Rex Hale.", ("Rex Hale",)),
        ("It was the Bank of England that acted.", ("Bank of England",)),
        ("Talks between the DPRK and the UN failed.", ("DPRK", "UN")),
        ("He flew to New York on Tuesday in May.", ("New York",)),
        ("It is South Korea's turn, said J. K. Marlow.", ("South Korea", "J. K. Marlow")),
        ("Several houses burned. Nobody was hurt.", ()),
        ("The Democratic People's Republic of Korea refused.", ("Democratic People's Republic of Korea",)),
    ],
)
def test_names_are_told_by_their_capitals(text: str, found: tuple[str, ...]) -> None:
    assert names(text, "en") == found


def test_a_name_is_given_once_in_the_order_of_appearance_however_it_is_written() -> None:
    assert names("In Busan, Moon Jae-in spoke. Later Moon Jae In left Busan.", "en") == ("Busan", "Moon Jae-in")


def test_a_word_that_is_common_elsewhere_in_the_text_only_opened_its_sentence() -> None:
    assert names("Police came. The police left.", "en") == ()


def test_a_single_word_at_the_head_of_a_sentence_is_a_name_when_it_is_one_elsewhere() -> None:
    assert names("Russia agreed. Later they thanked Russia.", "en") == ("Russia",)


def test_german_nouns_are_no_names() -> None:
    text = "Die Regierung von Wladimir Orlow legte dem Parlament einen Haushalt vor."
    assert names(text, "de") == ("Wladimir Orlow",)


def test_particles_of_the_language_join_names() -> None:
    assert names("Ontem falou Maria dos Santos no Rio de Janeiro.", "pt") == ("Maria dos Santos", "Rio de Janeiro")


def test_vietnamese_names_of_several_syllables_are_found() -> None:
    assert names("Hôm qua, ông Nguyễn Văn Nam đến Hà Nội.", "vi") == ("Nguyễn Văn Nam", "Hà Nội")


def test_foreign_names_in_katakana_are_found() -> None:
    assert names("昨日、ウラジーミル・オルロフ大統領が会見した。", "ja") == ("ウラジーミル・オルロフ",)


def test_a_headline_in_title_case_makes_no_names_of_common_words() -> None:
    assert names("Mayor Opens Bridge After Long Delay\nThe mayor opens the bridge after a long delay.", "en") == ()


@settings(deadline=None)  # the first example loads word lists
@given(st.text(), st.sampled_from(["en", "de", "vi", "ja", "xx"]))
def test_no_text_is_too_strange(text: str, language: str) -> None:
    found = names(text, language)
    assert len(set(found)) == len(found)
    assert all(name.strip() for name in found)
