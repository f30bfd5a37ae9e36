"""Where a sentence that is too long is cut."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.model import Sentence
from bulletin.summarizers.cuts import attribution, cut, medium
from bulletin.text.words import count_words

LONG = (
    "The harbour master said on Monday, after a night of talks, that the old pier (built in 1931) would close for good."
)


def sentence(text, start=40):
    return Sentence("a", 3, start, start + len(text), text)


def shown(text, words, language="en"):
    return cut(sentence(text), words, language).shown


def test_a_sentence_that_fits_is_left_alone():
    whole = sentence(LONG)

    assert cut(whole, 22, "en") is whole


def test_a_cut_falls_at_the_end_of_a_clause_and_takes_the_comma_with_it():
    assert shown(LONG, 15) == "The harbour master said on Monday, after a night of talks …"
    assert shown(LONG, 9) == "The harbour master said on Monday …"


def test_a_cut_falls_behind_a_word_where_the_clause_before_is_far_back():
    assert (
        shown("Yes, the harbour master and both of his deputies said so.", 8) == "Yes, the harbour master and both of …"
    )


def test_no_bracket_is_left_open_at_the_cut():
    assert (
        shown("The pier and its shed ( built in 1931 and much loved by all ) will go.", 7) == "The pier and its shed …"
    )


def test_the_mark_counts_as_a_word_and_one_word_is_the_least():
    assert shown(LONG, 4) == "The harbour master …"
    assert shown(LONG, 1) == "The …"


def test_offsets_of_a_cut_are_offsets_into_the_article():
    found = cut(sentence(LONG, start=1000), 9, "en")
    ((start, end),) = found.cuts

    assert (start, end) == (1033, 1000 + len(LONG))
    assert LONG[: start - 1000] + " …" == found.shown


def test_chinese_is_cut_at_its_own_comma():
    assert (
        shown("港务局长周一表示，经过一夜的谈判，旧码头将永久关闭并且拆除。", 10, "zh")
        == "港务局长周一表示，经过一夜的谈判 …"
    )


def test_a_script_without_spaces_is_cut_between_letters_with_their_marks():
    text = "นายท่าเรือกล่าวว่าท่าเรือเก่าจะปิดถาวรเพราะซ่อมไม่ได้"
    kept = text[: cut(sentence(text, 0), 6, "th").cuts[0][0]]
    rest = text[len(kept) :]

    assert not unicodedata.category(rest[0]).startswith("M")
    assert kept[-1] not in "เแโใไ"


def test_a_cut_in_a_very_long_sentence_costs_no_more_than_its_beginning():
    assert shown("pier " * 200_000 + "end.", 6) == "pier pier pier pier pier …"


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80),
    st.integers(2, 12),
    st.sampled_from(["en", "zh", "th"]),
)
def test_a_cut_sentence_fits_and_begins_as_it_did(text, words, language):
    text = text.strip() or "x"
    found = cut(sentence(text), words, language)

    assert found.text == text
    one_word_and_the_mark = language == "en" and len(found.shown.split()) == 2
    assert count_words(found.shown, language) <= words or len(text.split()) == 1 or one_word_and_the_mark
    assert " ".join(text.split()).startswith(found.shown.removesuffix("…").strip())


@pytest.mark.parametrize("words", range(1, 24))
def test_no_cut_is_inside_a_word(words):
    ends = {end for end in range(len(LONG) + 1) if not LONG[:end][-1:].isalnum() or not LONG[end:][:1].isalnum()}

    assert all(start - 40 in ends for start, _ in cut(sentence(LONG), words, "en").cuts)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The pier will close, the Harbour Times reported.", "The pier will close"),
        ("The pier will close, according to the Harbour Times newspaper.", "The pier will close"),
        ("O cais vai fechar, informou o Harbour Times.", "O cais vai fechar"),
        ("El muelle cerrará, según el Harbour Times.", "El muelle cerrará"),
        ("Le quai fermera, selon le Harbour Times.", "Le quai fermera"),
        ("Der Pier wird geschlossen, berichtete die Harbour Times.", "Der Pier wird geschlossen"),
        ("Il molo chiuderà, riferisce l'Harbour Times.", "Il molo chiuderà"),
        ("Cầu tàu sẽ đóng, theo báo Harbour Times.", "Cầu tàu sẽ đóng"),
        ("Пирс закроют, сообщает Harbour Times.", "Пирс закроют"),
    ],
)
def test_an_attribution_to_the_articles_own_source_can_go(text, kept):
    length = attribution(text, medium("The Harbour Times"))

    assert text[: len(text) - length] == kept


@pytest.mark.parametrize(
    "text",
    [
        "The pier will close, police said.",
        "The pier will close, the Inland Wire reported.",
        "“The pier will close,” the Harbour Times reported.",
        "The pier will close, the Harbour Times reporter Ann Lee said.",
        "The Harbour Times reported it.",
    ],
)
def test_any_other_attribution_stays(text):
    assert attribution(text, medium("The Harbour Times")) == 0
