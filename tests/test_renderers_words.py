"""The frame's own words in every language that it speaks."""

import string
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bulletin.renderers.themes import shipped
from bulletin.renderers.words import languages, words

ROOT = Path(__file__).parents[1]
KEYWORDS = {"_": None, "say": None, "message": None, "noun": (1, 2), "count": (1, 2), "plural": (1, 2)}
TRANSLATED = [language for language in languages() if language != "en"]


@pytest.fixture(scope="module")
def said():
    """All messages of the code and the templates; a noun is its two forms."""
    code = extract_from_dir(ROOT / "bulletin/renderers", [("**.py", "python")], keywords=KEYWORDS)
    templates = extract_from_dir(shipped(), [("**.j2", "jinja2")], keywords=KEYWORDS)
    return {found[2] for found in (*code, *templates)}


def catalog(language) -> Catalog:
    with (shipped() / f"words/{language}.po").open("rb") as file:
        return read_po(file, language, abort_invalid=True)


def gaps(phrase):
    return sorted(name for _, name, _, _ in string.Formatter().parse(phrase) if name)


def test_the_frame_speaks_eight_languages_at_least():
    assert {"en", "fr", "de", "es", "pt", "it", "vi", "ru"} <= set(languages())


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_language_says_everything_and_nothing_else(language, said):
    assert {one.id for one in catalog(language) if one.id} == said


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_language_says_it_with_the_same_gaps(language):
    for one in catalog(language):
        if isinstance(one.id, str) and one.id:
            assert one.string.strip(), one.id
            assert gaps(one.string) == gaps(one.id), one.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_noun_has_all_forms_of_its_language(language):
    found = catalog(language)
    for one in found:
        if isinstance(one.id, tuple):
            assert len(one.string) == found.num_plurals, one.id
            assert all(form.strip() for form in one.string), one.id


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("en", 1, "1 source"),
        ("en", 0, "0 sources"),
        ("fr", 0, "0 source"),
        ("fr", 2, "2 sources"),
        ("de", 2, "2 Quellen"),
        ("es", 1, "1 fuente"),
        ("pt", 2, "2 fontes"),
        ("it", 5, "5 fonti"),
        ("vi", 1, "1 nguồn"),
        ("ru", 1, "1 источник"),
        ("ru", 2, "2 источника"),
        ("ru", 5, "5 источников"),
        ("ru", 11, "11 источников"),
        ("ru", 21, "21 источник"),
        ("ru", 22, "22 источника"),
    ],
)
def test_a_noun_agrees_with_its_number(language, number, expected):
    assert words(language).count("source", "sources", number) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Sunday, 22 November 2026"),
        ("fr", "dimanche 22 novembre 2026"),
        ("de", "Sonntag, 22. November 2026"),
        ("es", "domingo, 22 de noviembre de 2026"),
        ("pt", "domingo, 22 de novembro de 2026"),
        ("it", "domenica 22 novembre 2026"),
        ("vi", "Chủ Nhật, 22 tháng 11, 2026"),
        ("ru", "воскресенье, 22 ноября 2026 г."),
    ],
)
def test_the_date_is_written_as_people_write_it(language, expected):
    assert words(language).full_date(date(2026, 11, 22)).replace("\xa0", " ").replace("\u202f", " ") == expected


def test_a_time_is_given_in_utc_and_only_when_it_is_known():
    from datetime import timedelta, timezone

    there = datetime(2026, 11, 22, 1, 30, tzinfo=timezone(timedelta(hours=7)))

    assert words("en").moment(there) == "21 Nov 2026, 18:30 UTC"
    assert words("en").moment(datetime(2026, 11, 22, tzinfo=UTC)) == "22 Nov 2026, 00:00 UTC"
    assert words("en").moment(date(2026, 11, 22)) == "22 Nov 2026"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Tue, 24 Nov"),
        ("de", "Di., 24. Nov."),
        ("fr", "mar. 24 nov."),
        ("es", "mar, 24 nov"),
        ("pt", "ter., 24 de nov."),
        ("it", "mar 24 nov"),
        ("vi", "Th 3, 24 thg 11"),
        ("ru", "вт, 24 нояб."),
    ],
)
def test_a_day_of_a_timeline_is_short_and_has_its_year_only_when_that_is_another(language, expected):
    assert words(language).short_date(date(2026, 11, 24), 2026).replace("\xa0", " ").replace("\u202f", " ") == expected
    assert "2025" in words(language).short_date(date(2025, 11, 24), 2026)


def test_large_numbers_are_grouped():
    assert words("en").count("article", "articles", 12345) == "12,345 articles"
    assert words("de").count("article", "articles", 12345) == "12.345 Artikel"


def test_a_language_that_the_frame_does_not_speak_gets_english():
    assert words("ja").language == "en"
    assert words("").say("Sources") == "Sources"
