"""PDF documents: lines become paragraphs again, and what stands in the margins goes."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers import kinds, pdf
from bulletin.readers.pdf_lines import Typeset, paragraphs, without_margins
from bulletin.readers.raw import Hints, Raw

TITLE = "Ferry to Skarn sails again"
LINES = (
    "The ferry to the island of Skarn is sailing again, eleven",
    "weeks after a storm tore away its pier.",
    "The new pier can bear twice the weight of the old one, said",
    "the harbour office, which had it built of oak and steel by",
    "the winter.",
)
FERRY, PIER = " ".join(LINES[:2]), " ".join(LINES[2:])
NOTHING = Hints()


def document(*pages: Sequence[str], title: str = "", size: int = 11) -> bytes:
    """A PDF whose pages have these lines; those that begin with "# " are set larger."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        stream = zlib.compress("\n".join(_operators(lines, size)).encode("cp1252"))
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    objects.append(b"<< /Title (%s) >>" % title.encode("cp1252"))
    return _numbered(objects)


def _operators(lines: Sequence[str], size: int) -> Iterator[str]:
    height = 800
    for line in lines:
        large, text = line.startswith("# "), line.removeprefix("# ")
        height -= 32 if large else 16
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        yield f"BT /F1 {2 * size if large else size} Tf 1 0 0 1 60 {height} Tm ({escaped}) Tj ET"


def _numbered(objects: Sequence[bytes]) -> bytes:
    content, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"<< /Size %d /Root 1 0 R /Info %d 0 R >>" % (len(objects) + 1, len(objects))
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return content + head + table + b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % len(content)


def read(content: bytes, hints: Hints = NOTHING) -> list[Article | Failure]:
    return list(pdf.read(Raw("ferry.pdf", content, kinds.PDF, hints=hints)))


def only(content: bytes, hints: Hints = NOTHING) -> Article:
    (found,) = read(content, hints)
    assert isinstance(found, Article)
    return found


def joined(*lines: str) -> list[str]:
    return [one.text for one in paragraphs([Typeset(line, 11.0) for line in lines])]


def test_the_largest_line_is_the_title_and_lines_become_paragraphs() -> None:
    found = only(document([f"# {TITLE[:14]}", f"# {TITLE[15:]}", "By Ann Lee", *LINES]))
    assert (found.title, found.source, found.text) == (TITLE, "ferry", f"{FERRY}\n\n{PIER}")
    assert [(line.role, line.text) for line in found.removed] == [("title", TITLE), ("credit", "By Ann Lee")]


def test_the_title_in_the_properties_counts_when_the_page_prints_it() -> None:
    assert only(document(["# HALDEN POST", TITLE, *LINES], title=TITLE)).title == TITLE
    assert only(document([f"# {TITLE}", *LINES], title="Microsoft Word - ferry7.doc")).title == TITLE


def test_what_the_user_says_of_the_source_stands_above_the_files_name() -> None:
    found = only(document([f"# {TITLE}", *LINES]), Hints(source="Halden Post", language="nb"))
    assert (found.source, found.language) == ("Halden Post", "nb")


def test_a_heading_set_larger_ends_a_paragraph_and_is_no_sentence() -> None:
    found = only(document([f"# {TITLE}", *LINES[:2], "# What comes next", *LINES[2:]]))
    assert found.text == f"{FERRY}\n\nWhat comes next\n\n{PIER}"
    assert "What comes next" not in [sentence.text for sentence in found.sentences]


def test_running_heads_and_page_numbers_go_and_paragraphs_run_over_pages() -> None:
    found = only(
        document(
            ["Halden Post, 19 November", f"# {TITLE}", *LINES[:3], "Page 1 of 3"],
            ["Halden Post, 19 November", *LINES[3:], "Page 2 of 3"],
            ["The crossing takes forty minutes and costs what it did.", "3"],
        )
    )
    assert found.text == f"{FERRY}\n\n{PIER}\n\nThe crossing takes forty minutes and costs what it did."


def test_a_line_that_recurs_inside_pages_is_no_running_head() -> None:
    page = [Typeset(line, 11.0) for line in ("a", "b", "c", "The ferry sails.", "d", "e", "f")]
    other = [Typeset(line, 11.0) for line in ("g", "h", "i", "The ferry sails.", "j", "k", "l")]
    assert [line.text for line in without_margins([page, other])].count("The ferry sails.") == 2


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("The council approved the govern-", "ment plan.", "The council approved the government plan."),
        ("The council approved the govern\u2010", "ment plan.", "The council approved the government plan."),
        ("The council approved the govern\xad", "ment plan.", "The council approved the government plan."),
        ("The council approved the Skarn-", "Halden line.", "The council approved the Skarn-Halden line."),
        ("The council fought off COVID-", "19 again.", "The council fought off COVID-19 again."),
        ("The council approved the long-", "awaited plan.", "The council approved the long-awaited plan."),
        ("The council spoke of breakwa-", "terish ideas.", "The council spoke of breakwaterish ideas."),
        ("The pre- and post-", "and mid-war plans.", "The pre- and post- and mid-war plans."),
        ("The council approved it -", "but not today.", "The council approved it - but not today."),
    ],
)
def test_a_word_divided_at_the_end_of_a_line_is_made_whole_and_a_compound_keeps_its_hyphen(
    first: str, second: str, whole: str
) -> None:
    assert joined("Long before that the council had spoken of it to the town.", first, second)[-1].endswith(whole)


def test_a_word_is_joined_as_the_rest_of_the_text_writes_it() -> None:
    (text,) = joined("They re-sign the lease, and the", "mayor says that she will re-", "sign it herself tomorrow.")
    assert text.endswith("she will re-sign it herself tomorrow.")


def test_lines_in_scripts_without_spaces_are_joined_without_spaces() -> None:
    assert joined("フェリーは再び運", "航している。") == ["フェリーは再び運航している。"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (document([]), "is a PDF without a text layer, only pictures of pages; save the article's text or its page"),
        (document(["7", "--"]), "is a PDF without a text layer"),
        (document(*[["x"]] * 101), "has 101 pages, and an article may have 100; save"),
        (document([TITLE, *LINES])[:300], "is a damaged PDF (Pdf"),
        (b"%PDF-1.7\n", "is a damaged PDF (Pdf"),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_with_the_reason(content: bytes, problem: str) -> None:
    with pytest.raises(ReadError) as refused:
        read(content)
    assert refused.value.problem.startswith(problem)


def encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(document([f"# {TITLE}", *LINES]))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_an_encrypted_document_is_refused_unless_anybody_may_open_it() -> None:
    with pytest.raises(ReadError, match="is an encrypted PDF; save it without a password"):
        read(encrypted("secret"))
    assert only(encrypted("")).title == TITLE


def test_a_page_of_a_single_endless_line_takes_no_time() -> None:
    lines = ["x" * 5000 + "-"] * 100
    assert len(joined(*lines)) == 1


WHOLE = document([f"# {TITLE}", *LINES], LINES, title=TITLE)


@given(st.integers(0, len(WHOLE)), st.integers(0, 30), st.binary(max_size=30))
def test_whatever_stands_in_a_document_nothing_but_articles_come_of_it(at: int, lost: int, junk: bytes) -> None:
    content = WHOLE[:at] + junk + WHOLE[at + lost :]
    try:
        found = read(content)
    except ReadError:
        found = []
    assert all(isinstance(one, Article) for one in found)
