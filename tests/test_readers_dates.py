"""Dates as texts and data write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bulletin.errors import ReadError
from bulletin.readers import dates
from bulletin.readers.article import article

BODY = "The road along the lake was closed on Monday after stones fell on it, the county said."


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("HANOI, Nov. 6, 2026 (VNA)", "en"),
        ("Published: Friday, November 6th, 2026 at 9:40", "en"),
        ("6 November 2026", "en"),
        ("2026-11-06 10:12", "en"),
        ("11/26/2026", ""),
        ("Publié le 6 novembre 2026 à 18h20", "fr"),
        ("Stand: 6. November 2026, 12.40 Uhr", "de"),
        ("06.11.2026, 20:59 Uhr", "de"),
        ("6 de noviembre de 2026", "es"),
        ("6 de novembro de 2026", "pt"),
        ("6 novembre 2026", "it"),
        ("Cập nhật: 09:30 ngày 6/11/2026", "vi"),
        ("Thứ sáu, ngày 6 tháng 11 năm 2026", "vi"),
        ("6 ноября 2026 г.", "ru"),
        ("6 listopada 2026", "pl"),
        ("2026年11月6日 01時28分", "ja"),
        ("2026년 11월 6일", "ko"),
    ],
)
def test_a_full_date_is_found_in_the_words_of_its_language(line: str, language: str) -> None:
    expected = date(2026, 11, 26) if "26/" in line else date(2026, 11, 6)
    assert dates.find(line, language or "en") == expected


@pytest.mark.parametrize(
    "line",
    [
        "September 6", "on Wednesday", "Nov. 6", "in 2026", "November 2026", "03/04/2026", "31 November 2026",
        "6/11/26", "13/13/2026", "6 November 2569", "the 12 2026", "No. 6, 2026", "phone 2026-11-061",
    ],
)  # fmt: skip
def test_what_lacks_day_month_or_year_is_no_date(line: str) -> None:
    assert dates.find(line, "en") is None


def test_a_figure_date_is_read_day_first_where_people_write_it_so() -> None:
    assert dates.find("03/04/2026", "pt") == date(2026, 4, 3)
    assert dates.find("04/25/2026", "en") == date(2026, 4, 25)
    assert dates.find("25/04/2026", "en") == date(2026, 4, 25)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("", None),
        ("2026-11-06", date(2026, 11, 6)),
        ("20261106", date(2026, 11, 6)),
        ("2026-11-06T08:00+01:00", datetime(2026, 11, 6, 7, tzinfo=UTC)),
        ("2026-11-06T08:00:00Z", datetime(2026, 11, 6, 8, tzinfo=UTC)),
        ("2010-07-02 00:00:00", datetime(2010, 7, 2, tzinfo=UTC)),
        ("Fri, 06 Nov 2026 08:00:00 +0100", datetime(2026, 11, 6, 7, tzinfo=UTC)),
        (date(2026, 11, 6), date(2026, 11, 6)),
        (datetime(2026, 11, 6, 8), datetime(2026, 11, 6, 8, tzinfo=UTC)),
        (datetime(2026, 11, 6, 8, tzinfo=timezone(timedelta(hours=7))), datetime(2026, 11, 6, 1, tzinfo=UTC)),
    ],
)
def test_a_given_time_becomes_utc_and_a_given_day_stays_a_day(value: object, expected: object) -> None:
    assert dates.parse(value) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["nonsense", "2026-13-01", "06/11/2026", "0001-01-01T00:00+14:00"])
def test_what_is_no_date_is_refused_when_it_is_given_as_one(value: str) -> None:
    with pytest.raises(ReadError, match="is no date"):
        dates.parse(value)
    assert dates.understood(value) is None


def test_the_date_of_a_text_stands_in_its_stamp_or_dateline() -> None:
    assert article(f"Posted: November 6, 2026\n{BODY}").published == date(2026, 11, 6)
    assert article(f"SKARN, Nov. 6, 2026 (Reuters) - {BODY}").published == date(2026, 11, 6)


def test_a_date_in_a_sentence_or_without_a_year_dates_no_article() -> None:
    assert article(f"On June 6, 1944, the road was built. {BODY}").published is None
    assert article(f"SKARN, Nov. 6 (Reuters) - {BODY}").published is None
