from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.text.quantities import quantities

Reading = tuple[float, float | None, str, bool, str]


def read(text: str, language: str = "en") -> list[Reading]:
    return [(q.value, q.high, q.unit, q.approximate, q.text) for q in quantities(text, language)]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("12 people died", (12, None, "peopl", False, "12")),
        ("14 were wounded", (14, None, "wound", False, "14")),
        ("3 more soldiers", (3, None, "soldier", False, "3")),
        ("at least 12 houses", (12, None, "hous", True, "12")),
        ("nearly 1,200 homes", (1200, None, "home", True, "1,200")),
        ("twenty-three schools", (23, None, "school", False, "twenty-three")),
        ("two hundred and fifty boats", (250, None, "boat", False, "two hundred and fifty")),
        ("one boat sank", (1, None, "boat", False, "one")),
        ("one hundred and forty limes", (140, None, "lime", False, "one hundred and forty")),
        ("half a dozen lions", (6, None, "lion", False, "half a dozen")),
        ("three dozen paintings", (36, None, "paint", False, "three dozen")),
        ("as many as two-dozen boats", (24, None, "boat", True, "two-dozen")),
        ("a couple of dozen houses", (24, None, "hous", True, "a couple of dozen")),
        ("cost half a billion euros", (5e8, None, "€", False, "half a billion euros")),
        ("two and a half years", (2.5, None, "years", False, "two and a half")),
        ("fell 2, 000 feet", (2000, None, "feet", False, "2, 000")),
        ("a wall 3m high", (3, None, "", False, "3")),
        ("cost $US1 million", (1e6, None, "$", False, "$US1 million")),
        ("costs from 40 to 60 euros", (40, 60, "€", False, "40 to 60 euros")),
        ("12-14 boats", (12, 14, "boat", False, "12-14")),
        ("between 12 and 14 boats", (12, 14, "boat", False, "12 and 14")),
        ("2 to 3 million people", (2e6, 3e6, "peopl", False, "2 to 3 million")),
        ("rose 3.5 percent", (3.5, None, "%", False, "3.5 percent")),
        ("rose 3.5%", (3.5, None, "%", False, "3.5%")),
        ("cost $4.50", (4.5, None, "$", False, "$4.50")),
        ("cost US$1.2 billion", (1.2e9, None, "$", False, "US$1.2 billion")),
        ("cost $3m", (3e6, None, "$", False, "$3m")),
        ("cost a million euros", (1e6, None, "€", False, "million euros")),
        ("5 million barrels of oil", (5e6, None, "barrel", False, "5 million")),
        ("a 36-year-old man", (36, None, "years", False, "36")),
        ("on September 6", (906, None, "date", False, "September 6")),
        ("on Sept. 6, 2017", (20170906, None, "date", False, "Sept. 6, 2017")),
        ("on 2017-09-06", (20170906, None, "date", False, "2017-09-06")),
        ("in 1987", (1987, None, "year", False, "1987")),
        ("from 2015-2017", (2015, 2017, "year", False, "2015-2017")),
    ],
)
def test_a_quantity_has_a_value_and_a_unit(text: str, reading: Reading) -> None:
    assert read(text) == [reading]


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19", "F-16 jets", "the 6th test", "the 1990s", "at 9:30", "at 9 a.m.", "No. 5", "the one who left",
        "no one", "two-thirds of them", "served 41/2 months",
    ],
)  # fmt: skip
def test_numbers_that_name_or_number_are_left_out(text: str) -> None:
    assert read(text) == []


def test_a_rise_from_one_number_to_another_is_no_range() -> None:
    assert [(value, high) for value, high, *_ in read("rose from 3 to 5 percent")] == [(3, None), (5, None)]


@pytest.mark.parametrize(
    ("language", "text", "reading"),
    [
        ("de", "mindestens 12 Menschen", (12, None, "mensch", True, "12")),
        ("de", "einundzwanzig Boote", (21, None, "boot", False, "einundzwanzig")),
        ("de", "3,5 Mrd. Euro", (3.5e9, None, "€", False, "3,5 Mrd. Euro")),
        ("de", "am 6. September", (906, None, "date", False, "6. September")),
        ("fr", "plus de 1 200 maisons", (1200, None, "maison", True, "1 200")),
        ("fr", "une vingtaine de bateaux", (20, None, "bateau", True, "une vingtaine")),
        ("es", "medio centenar de casas", (50, None, "cas", True, "medio centenar")),
        ("de", "ein halbes Dutzend Boote", (6, None, "boot", False, "ein halbes Dutzend")),
        ("ru", "десяток домов", (10, None, "дом", True, "десяток")),
        ("fr", "vingt et un bateaux", (21, None, "bateau", False, "vingt et un")),
        ("fr", "3,5 milliards d'euros", (3.5e9, None, "€", False, "3,5 milliards d'euros")),
        ("es", "treinta y uno muertos", (31, None, "muert", False, "treinta y uno")),
        ("es", "tres mil millones de dólares", (3e9, None, "$", False, "tres mil millones de dólares")),
        ("pt", "R$ 1.200,50", (1200.5, None, "R$", False, "R$ 1.200,50")),
        ("pt", "vinte e um mortos", (21, None, "mort", False, "vinte e um")),
        ("pt", "em 6 de setembro de 2017", (20170906, None, "date", False, "6 de setembro de 2017")),
        ("it", "ventuno barche", (21, None, "barc", False, "ventuno")),
        ("it", "3,5 milioni di euro", (3.5e6, None, "€", False, "3,5 milioni di euro")),
        ("vi", "ít nhất 12 người", (12, None, "người", True, "12")),
        ("ru", "3,5 млн домов", (3.5e6, None, "дом", False, "3,5 млн")),
        ("zh", "3万人", (3e4, None, "人", False, "3万")),
        ("zh", "2017年9月6日", (20170906, None, "date", False, "2017年9月6日")),
        ("ja", "１２人", (12, None, "人", False, "１２")),
        ("ko", "최소 12명", (12, None, "명", True, "12")),
        ("zh", "三十二万人", (320_000, None, "人", False, "三十二万")),
        ("zh", "3.5万亿元", (3.5e12, None, "元", False, "3.5万亿")),
        ("zh", "30多万人", (300_000, None, "人", True, "30多万")),
        ("zh", "兩千三百人", (2300, None, "人", False, "兩千三百")),
        ("ja", "１億２０００万円", (1.2e8, None, "円", False, "１億２０００万")),
        ("ko", "1억 2천만 원", (1.2e8, None, "원", False, "1억 2천만")),
        ("ar", "١٢٬٥٠٠ شخص", (12_500, None, "شخص", False, "١٢٬٥٠٠")),
        ("ar", "مئة وخمسة وعشرون شخصا", (125, None, "شخص", False, "مئة وخمسة وعشرون")),
        ("ar", "ثلاثة آلاف شخص", (3000, None, "شخص", False, "ثلاثة آلاف")),
        ("ar", "اثنتي عشرة سيارة", (12, None, "سيار", False, "اثنتي عشرة")),
        ("hi", "१२,५०० लोग", (12_500, None, "लोग", False, "१२,५००")),
        ("fa", "۱۲ هزار نفر", (12_000, None, "نفر", False, "۱۲ هزار")),
        ("ru", "двадцати двух человек", (22, None, "человек", False, "двадцати двух")),
        ("ru", "тысяча двести домов", (1200, None, "дом", False, "тысяча двести")),
        ("uk", "п’ятнадцять людей", (15, None, "люд", False, "п’ятнадцять")),
        ("tr", "on iki kişi", (12, None, "kişi", False, "on iki")),
        ("da", "femogtyve personer", (25, None, "person", False, "femogtyve")),
    ],
)
def test_quantities_are_read_in_many_languages(language: str, text: str, reading: Reading) -> None:
    assert read(text, language) == [reading]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "一些居民"), ("zh", "一名男子"), ("zh", "第一次"), ("zh", "同一天"), ("zh", "四川"), ("zh", "第3名"),
        ("zh", "万一有人"), ("zh", "三四百人"), ("zh", "上周五人们"), ("zh", "一九九八年"), ("zh", "三月五日"),
        ("ja", "三菱"), ("ja", "一人暮らし"), ("ja", "令和5年"), ("ko", "제3회"), ("ko", "만 명"),
        ("ru", "один из них"), ("ru", "двадцать первого мая"), ("ar", "أحد السكان"), ("ar", "في السابعة صباحا"),
    ],
)  # fmt: skip
def test_numerals_in_other_words_and_ordinals_are_left_out_in_many_languages(language: str, text: str) -> None:
    assert read(text, language) == []


@settings(deadline=None)  # the first example loads word lists
@given(
    st.text(alphabet="0123456789.,- $€%abmotw/年月日’ 一二十百万亿多人만٣٬"),
    st.sampled_from(["en", "de", "fr", "ja", "zh", "ko", "ar", "xx"]),
)
def test_offsets_are_exact_in_order_and_apart(text: str, language: str) -> None:
    last = 0
    for found in quantities(text, language):
        assert last <= found.start < found.end
        assert found.text == text[found.start : found.end]
        last = found.end
