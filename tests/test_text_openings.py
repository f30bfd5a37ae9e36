"""Which sentences lean on the one before, and which connectives can be left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.text.opening_words import OPENINGS
from bulletin.text.openings import connective, leans
from bulletin.text.speakers import Voice, tells_a_speaker, voice


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She’s back in Skarn after nine years."),
        ("en", "HE WAS LAST SEEN NEAR THE PIER."),
        ("en", "— They came by ferry."),
        ("en", "Two of them were injured."),
        ("en", "A day later, the pier was closed."),
        ("en", "I have never seen such a wave."),
        ("es", "El primero fue el alcalde."),
        ("fr", "« Il faut partir », dit-elle."),
        ("el", "Αυτός έφυγε από το λιμάνι."),
        ("he", "הוא עזב את הנמל."),
        ("ar", "وأضاف أن الميناء سيغلق."),
        ("ko", "그는 항구를 떠났다."),
        ("uk", "Він пішов з порту."),
        ("ro", "El a plecat din port."),
        ("hu", "Ő elhagyta a kikötőt."),
        ("fi", "Hän lähti satamasta."),
        ("da", "Han forlod havnen."),
        ("no", "Hun forlot havnen."),
        ("sk", "On odišiel z prístavu."),
        ("id", "Mereka meninggalkan pelabuhan."),
        ("th", "นอกจากนี้ท่าเรือจะปิด"),
    ],
)
def test_a_pronoun_or_connective_leans(language, text):
    assert leans(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I. Newton wrote a letter to the harbour."),
        ("en", "U.S. officials visited the harbour."),
        ("en", "Hershey opened a shop in the harbour."),
        ("en", "“We shall go home,” said Odd Lien."),
        ("en", "1,200 people came to the harbour."),
        ("ru", "И. Рунов написал письмо в порт."),
        ("vi", "Bà Trần Thị Lạc mở một cửa hàng ở cảng."),
        ("zh", "他信回到曼谷。"),
        ("zh", "也门的港口关闭。"),
        ("de", "Das Rathaus von Altwiek wird grün gestrichen."),
        ("xx", "He ro si he vakt po mandag."),
        ("en", ""),
        ("en", "…"),
    ],
)
def test_names_numbers_and_initials_do_not_lean(language, text):
    assert not leans(text, language)


@pytest.mark.parametrize(
    ("language", "text", "rest"),
    [
        ("en", "But the council refused.", "the council refused."),
        ("en", "At the same time, the council refused.", "the council refused."),
        ("en", "And yet the council refused.", "the council refused."),
        ("de", "Doch der Rat lehnte ab.", "der Rat lehnte ab."),
        ("zh", "但是，市政府拒绝了。", "市政府拒绝了。"),
    ],
)
def test_a_connective_ends_where_what_stands_alone_begins(language, text, rest):
    assert text[connective(text, language) :] == rest


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "But he refused."),
        ("en", "However hard the council tried, the pier sank."),
        ("en", "Therefore the council refused."),
        ("en", "But what it did was wrong."),
        ("en", "“But the council refused,” she said."),
        ("pt", "Mas recusou o pedido do conselho."),
        ("en", "The council refused."),
    ],
)
def test_a_connective_stays_where_the_rest_would_lean_or_mislead(language, text):
    assert connective(text, language) == 0


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“We shall go home,” said Odd Lien.", Voice.SOMEBODY),
        ("“We shall go home,” he said.", Voice.PRONOUN),
        ("“We shall go home,” said she.", Voice.PRONOUN),
        ("“We shall all go home now.”", Voice.NOBODY),
        ("The mayor promised that “all of us shall go home before the summer ends”.", Voice.SOMEBODY),
        ("The “road map” for the harbour was drafted in May.", Voice.NO_QUOTATION),
    ],
)
def test_a_quotation_has_a_speaker_a_pronoun_or_nobody(text, who):
    assert voice(text, "en") is who


def test_a_verb_of_speech_inside_the_quotation_tells_no_speaker():
    assert tells_a_speaker("Odd Lien said nothing.", "en")
    assert not tells_a_speaker("“He said that he would come home.”", "en")


@given(st.text(max_size=60), st.sampled_from([*sorted(OPENINGS), "xx"]))
def test_any_text_has_an_answer(text, language):
    assert leans(text, language) in (True, False)
    assert 0 <= connective(text, language) <= len(text)


@pytest.mark.parametrize("language", sorted(OPENINGS))
def test_a_connective_without_end_is_given_up(language):
    word = OPENINGS[language].cut.split("|")[0].strip().split("(")[0]

    assert connective(f"{word} " * 50_000, language) >= 0
