"""Bad input is set aside and named with the next step; the rest is read."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bulletin.model import Article, Failure
from bulletin.readers import read
from bulletin.readers.inputs import gather
from bulletin.readers.recognition import LARGEST_INPUT_BYTES

BODY = "The road along the lake was closed on Monday after stones fell on it, the county said."
MORE = "Drivers have to take the pass, which adds forty minutes to the journey to the coast."
GOOD = f"Lake road closed\n{BODY}\n{MORE}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def refused(folder: Path) -> Callable[..., Failure]:
    """The one Failure that a file with the content makes beside a good one, which is read all the same."""

    def refuse(content: bytes, name: str = "bad.txt") -> Failure:
        (folder / name).write_bytes(content)
        (article,), (failure,) = read([folder / name, folder / "good.txt"])
        assert article.title == "Lake road closed"
        assert failure.subject.startswith(str(folder / name))
        return failure

    return refuse


def test_an_empty_file_is_named(refused: Callable[..., Failure]) -> None:
    assert refused(b"").problem == "is empty; put the article's text in it or remove it"
    assert refused(b"\xef\xbb\xbf \r\n").problem.startswith("is empty")


def test_a_binary_file_is_named(refused: Callable[..., Failure]) -> None:
    assert refused(bytes(range(256)) * 8).problem.startswith("is a binary file, not text; save")


@pytest.mark.parametrize(
    ("opening", "what"),
    [
        (b"\x89PNG\r\n", "a picture"),
        (b"\xd0\xcf\x11\xe0", "an office document"),
        (b"Rar!\x1a", "a RAR archive"),
        (b"\x7fELF", "a program"),
    ],
)
def test_a_file_of_a_known_binary_kind_is_called_by_its_kind(
    refused: Callable[..., Failure], opening: bytes, what: str
) -> None:
    assert refused(opening + b" and more").problem.startswith(f"is {what}")


def test_fifty_megabytes_of_text_are_refused_at_once(refused: Callable[..., Failure]) -> None:
    problem = refused(b"Title\n" + (BODY.encode() + b"\n") * 600_000).problem
    assert problem.startswith("has 52,200,006 characters of text, and an article may have 1,000,000; give each")


def test_a_file_over_the_bound_is_refused(folder: Path) -> None:
    with (folder / "bad.txt").open("wb") as file:
        file.truncate(LARGEST_INPUT_BYTES + 1)
    _, (failure,) = read([folder / "bad.txt"])
    assert failure.problem == "is larger than 64 MiB; split it into smaller files"


def test_one_sentence_of_a_hundred_thousand_words_is_refused(refused: Callable[..., Failure]) -> None:
    problem = refused(b"Title\n" + b"word " * 100_000 + b"end.\n").problem
    assert problem == (
        "has a sentence of 500,004 characters (100,001 words); put its full stops and line breaks back in"
    )


def test_a_text_without_a_title_is_read_without_one(folder: Path) -> None:
    (folder / "untitled.txt").write_text(f"{BODY} {MORE}\n{MORE} So it goes.\n", encoding="utf-8")
    (article,), failures = read([folder / "untitled.txt"])
    assert (article.title, failures) == ("", ())
    assert article.sentences[0].text == BODY


@pytest.mark.parametrize("content", [b"Only a title\n", b"A title\nBy Ann Lee\nShare\nAdvertisement\n"])
def test_a_text_without_a_body_is_named(refused: Callable[..., Failure], content: bytes) -> None:
    assert refused(content).problem.startswith("has no body, only a title")


def test_a_duplicate_file_is_counted_once(folder: Path) -> None:
    (folder / "copy.txt").write_text(GOOD.replace("\n", "\r\n"), encoding="utf-8")
    (article,), (failure,) = read([folder])
    assert article.source == "copy"
    assert failure.subject == str(folder / "good.txt")
    assert failure.problem == f'holds "Lake road closed" with the same text as {folder}/copy.txt; it is counted once'


def test_the_same_text_from_two_sources_is_two_articles() -> None:
    lines = [json.dumps({"text": f"{BODY}\n{MORE}", "source": source}) for source in ("A", "B", "A", "")]
    articles, failures = read(["-"], stdin="\n".join(lines).encode())
    assert [article.source for article in articles] == ["A", "B"]
    assert [failure.problem for failure in failures] == [
        "holds an article with the same text as another article in it; it is counted once"
    ] * 2


def test_an_id_that_comes_twice_is_counted_once() -> None:
    lines = [json.dumps({"id": 5, "text": text}) for text in (BODY, MORE)]
    (article,), (failure,) = read(["-"], stdin="\n".join(lines).encode())
    assert article.text == BODY
    assert "the same id as another article in it" in failure.problem


def test_a_file_that_is_named_twice_is_read_once(folder: Path) -> None:
    articles, failures = read([folder, folder / "good.txt"])
    assert (len(articles), failures) == (1, ())


def test_a_missing_path_is_named(folder: Path) -> None:
    (article,), (failure,) = read([folder / "gone.txt", folder / "good.txt"])
    assert article.title == "Lake road closed"
    assert failure == Failure(str(folder / "gone.txt"), "is not there; check the path")


def test_a_file_that_cannot_be_read_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, *arguments: Any, **named: Any) -> Any:
        if path == folder / "good.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", refuse)
    _, (failure,) = read([folder / "good.txt"])
    assert failure.problem == "cannot be read (Permission denied); check its permissions"


def test_a_dangling_link_is_named_and_its_neighbours_are_read(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "gone.txt")
    (article,), (failure,) = read([folder])
    assert article.title == "Lake road closed"
    assert failure == Failure(str(folder / "link.txt"), "is not there; check the path")


def test_a_pipe_is_refused_without_waiting_for_it(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    _, (failure,) = read([folder / "pipe.txt"])
    assert failure.problem.startswith("is no ordinary file")


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    articles, (failure,) = read([name])
    assert articles == ()
    assert "check" in failure.problem


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "README.md").write_text("# Notes", encoding="utf-8")
    articles, (failure,) = read([tmp_path])
    assert articles == ()
    assert failure.subject == str(tmp_path)
    assert failure.problem.startswith("is a folder without articles; put")


def test_a_folder_is_walked_by_name_and_pages_parts_are_passed_over(folder: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "page_files/part.html", "notes.json", ".git/x.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(GOOD.replace("Monday", f"Monday at {name}"), encoding="utf-8")
    (folder / "page.html").write_text(f"<html><body><article><p>{BODY} {MORE}</p></article></body></html>")
    articles, failures = read([folder])
    assert [article.source for article in articles] == ["1", "2", "good", "page"]
    assert failures == ()


def test_a_file_of_an_unknown_kind_in_a_folder_is_read_when_it_is_text_and_named_when_not(folder: Path) -> None:
    (folder / "note").write_text(GOOD.replace("Monday", "Friday"), encoding="utf-8")
    (folder / "paper").write_bytes(b"\x89PNG\r\n")
    articles, (failure,) = read([folder])
    assert [article.source for article in articles] == ["good", "note"]
    assert failure.subject == str(folder / "paper")


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        (
            "ftp://halden-post.example/a.txt",
            "begins with ftp://, and only web pages are fetched; use https:// or a path",
        ),
        ("FILE:///etc/passwd", "begins with file://, and only web pages are fetched; use https:// or a path"),
        ("feed://", "is no address of a page; check it for blanks and missing parts"),
        ("https://halden post.example/", "is no address of a page; check it for blanks and missing parts"),
    ],
)
def test_an_address_that_is_not_fetched_is_refused(name: str, problem: str) -> None:
    assert list(gather([name])) == [Failure(name, problem)]


def test_json_and_xml_of_other_kinds_are_named(refused: Callable[..., Failure]) -> None:
    assert "no JSON Lines" in refused(b'{\n "text": "x"}', "bad.json").problem
    problem = refused(b'<?xml version="1.0"?><urlset><url/></urlset>', "bad.xml").problem
    assert problem == "is XML, but neither a feed nor a page; save the article as text, Markdown or HTML"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"%PDF-1.7 and more", "is a damaged PDF"),
        (b"PK\x03\x04 and more", "is a damaged zip archive"),
        (b"WARC/1.0\r\nand more", "is a damaged record; fetch or pack the archive again"),
        (b"From: ann@halden.example\nDate: today\nTo: you\n\n", "has no body, only a title"),
    ],
)
def test_a_damaged_file_of_a_kind_that_is_read_is_named(
    refused: Callable[..., Failure], content: bytes, problem: str
) -> None:
    assert refused(content).problem.startswith(problem)


def test_broken_json_lines_are_named_with_their_number(folder: Path) -> None:
    good = json.dumps({"text": BODY})
    lines = [good, '{"text": ', "[1]", '{"title": "x"}', "[" * 100_000, '{"a": ' + "9" * 5000 + "}", '{"text": 5}']
    (folder / "day.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (article,), failures = read([folder / "day.jsonl"])
    assert article.text == BODY
    assert [failure.subject for failure in failures] == [f"{folder}/day.jsonl:{n}" for n in range(2, 8)]
    assert failures[0].problem.startswith("is not JSON (Expecting value")
    assert failures[2].problem == 'has no "text"; add it or remove the line'


def test_a_gzip_bomb_is_stopped_while_it_unpacks(refused: Callable[..., Failure]) -> None:
    bomb = gzip.compress(b"0" * (LARGEST_INPUT_BYTES + 1), compresslevel=1)
    assert refused(bomb, "bad.html.gz").problem == "unpacks to more than 64 MiB; split it into smaller files"


def test_a_damaged_archive_is_named(refused: Callable[..., Failure]) -> None:
    assert "ends too early" in refused(gzip.compress(GOOD.encode())[:-9], "bad.txt.gz").problem
    assert "damaged" in refused(b"\x1f\x8bgarbage, not gzip", "bad.txt.gz").problem


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body></body></html>",
        b"<p>hello</p>",
        b"no markup at all",
        b"<html><body>" + b"<div>" * 20_000 + b"deep</body></html>",
        b"<html><body>" + b"<ul><li>" * 2_000 + b"deep</body></html>",
    ],
)
def test_a_page_without_an_article_is_named(refused: Callable[..., Failure], page: bytes) -> None:
    assert refused(page, "bad.html").problem.startswith("holds no article that can be told from")


def test_a_huge_page_is_refused_unparsed(refused: Callable[..., Failure]) -> None:
    assert refused(b"<html>" + b" " * 10_485_760 + b"</html>", "bad.html").problem.startswith("is larger than 10 MiB")


def test_a_standard_input_without_anything_is_named() -> None:
    assert read(["-"], stdin=b"") == (
        (),
        (Failure("standard input", "is empty; put the article's text in it or remove it"),),
    )


def test_the_standard_input_is_told_by_its_content() -> None:
    (plain,), _ = read(["-"], stdin=GOOD.encode())
    (lines,), _ = read(["-"], stdin=json.dumps({"text": BODY, "title": "T"}).encode())
    (page,), _ = read(["-"], stdin=f"<html><body><article><p>{BODY} {MORE}</p></article></body></html>".encode())
    (markdown,), _ = read(["-"], stdin=f"# T\n\n{BODY}".encode())
    assert [plain.title, lines.title, page.title, markdown.title] == ["Lake road closed", "T", "", "T"]
    assert plain.source == "standard input"


def test_control_characters_and_lone_surrogates_do_not_get_through() -> None:
    line = b'{"text": "The road\\u0000 along the \\ud800lake was closed on Monday\\u0007, the county said."}'
    (article,), _ = read(["-"], stdin=line)
    assert isinstance(article, Article)
    assert article.text == "The road along the \ufffdlake was closed on Monday, the county said."
