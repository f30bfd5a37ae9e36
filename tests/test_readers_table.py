"""Tables: an article a row, whatever the program that saved them calls and divides its columns."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers.kinds import CSV, JSON_LINES
from bulletin.readers.raw import Hints, Raw
from bulletin.readers.tables import jsonl, table

FERRY = "The ferry to the island of Skarn is sailing again, eleven weeks after a storm tore away its pier."
PIER = "The new pier can bear twice the weight of the old one, said the harbour office."
NOTHING = Hints()


def read(text: str | bytes, hints: Hints = NOTHING) -> list[Article | Failure]:
    content = text.encode() if isinstance(text, str) else text
    return list(table.read(Raw("day.csv", content, CSV, hints=hints)))


def only(text: str | bytes, hints: Hints = NOTHING) -> Article:
    (found,) = read(text, hints)
    assert isinstance(found, Article)
    return found


def test_a_row_is_an_article_with_all_that_its_columns_say() -> None:
    found = only(
        "id,title,text,source,published,language,url,authors\n"
        f'7,Ferry,"{FERRY}\n{PIER}",Halden Post,2026-11-19T08:00:00Z,en,https://halden.example/7,Ann Lee; Bo Ray\n'
    )
    assert (found.id, found.title, found.source, found.language) == ("7", "Ferry", "Halden Post", "en")
    assert (found.url, found.authors) == ("https://halden.example/7", ("Ann Lee", "Bo Ray"))
    assert found.published == datetime(2026, 11, 19, 8, tzinfo=UTC)
    assert found.text == f"{FERRY}\n\n{PIER}"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_columns_may_be_divided_and_called_as_spreadsheets_do(delimiter: str) -> None:
    header, row = ["Headline", "Full_Text", "Publisher", "Publish-Date"], ["Ferry", f'"{FERRY}"', "Post", "2026-11-19"]
    found = only(f"{delimiter.join(header)}\r\n{delimiter.join(row)}\r\n")
    assert (found.title, found.text, found.source, found.published) == ("Ferry", FERRY, "Post", date(2026, 11, 19))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_what_excel_saves_is_read_with_its_mark_and_its_first_line(encoding: str) -> None:
    found = only(f'sep=;\r\nTitle;Body\r\nFähre;"{FERRY} Überfahrt: 40 Minuten."\r\n'.encode(encoding))
    assert found.title == "Fähre"
    assert found.text.endswith("Überfahrt: 40 Minuten.")


def test_of_two_columns_for_one_thing_the_likelier_counts_wherever_it_stands() -> None:
    assert only(f"content,text,date,published\nno,{FERRY.replace(',', '')},2025-01-01,2026-11-19\n").published == date(
        2026, 11, 19
    )


def test_what_the_user_says_of_the_source_stands_above_the_column() -> None:
    found = only(f'source,text\nPost,"{FERRY}"\n', Hints(source="Halden Post", language="nb"))
    assert (found.source, found.language) == ("Halden Post", "nb")


def test_rows_that_hold_no_article_are_named_by_their_number_and_blank_ones_passed_over() -> None:
    found = read(f'title,text\nA,\n,\n"","{FERRY}"\n"B"\nC,Short\nD,"{"word " * 4000}end."\n')
    assert [one.subject if isinstance(one, Failure) else one.text for one in found] == [
        "day.csv:2",
        FERRY,
        "day.csv:5",
        "Short",
        "day.csv:7",
    ]


def test_a_quote_that_never_ends_costs_its_row_and_not_the_table() -> None:
    rest = "\n".join(f"{FERRY} {number}" for number in range(12_000))
    failure, *others = read(f'text\n"{rest}\n')
    assert isinstance(failure, Failure)
    assert failure.subject == "day.csv:2"
    assert failure.problem.startswith("cannot be divided into columns (field larger than field limit (1000000)")
    assert others


def test_a_table_without_a_column_of_texts_is_refused() -> None:
    with pytest.raises(ReadError, match="has no column of texts"):
        read("day,price\n2026-11-19,4\n")


def test_a_header_without_an_end_is_looked_at_no_further_than_headers_go() -> None:
    with pytest.raises(ReadError, match="has no column of texts"):
        read("a;" * 1_000_000)


@given(st.binary(max_size=300), st.integers(0, 200))
def test_whatever_stands_in_a_table_nothing_but_articles_and_failures_come_of_it(junk: bytes, at: int) -> None:
    whole = f'title;text;date\nFerry;"{FERRY}";2026-11-19\n'.encode()
    content = whole[:at] + junk + whole[at:]
    try:
        found = read(content)
    except ReadError:
        found = []
    assert all(isinstance(one, Article | Failure) for one in found)


def test_an_id_and_an_address_are_cleaned_like_all_else() -> None:
    row = {"id": "a\ud800\x1b[0m b", "url": "https://halden.example/\ud800", "text": FERRY}
    (found,) = jsonl.read(Raw("day.jsonl", json.dumps(row).encode(), JSON_LINES))
    assert isinstance(found, Article)
    assert (found.id, found.url) == ("a\ufffd[0m b", None)
