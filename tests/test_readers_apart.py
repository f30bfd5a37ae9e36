"""Inputs that can run away are read in children: each ends or is set aside, and those around it are read."""

from __future__ import annotations

import sys

import pytest

from bulletin.apart import MOST_CHILDREN, crew
from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers import kinds, markdown, text
from bulletin.readers.apart import INSTEAD, LIMITS, read_apart
from bulletin.readers.pages import html
from bulletin.readers.raw import Raw
from bulletin.readers.tables import jsonl
from tests import runaways

READERS = {
    kinds.TEXT: text.read,
    kinds.MARKDOWN: markdown.read,
    kinds.JSON_LINES: jsonl.read,
    kinds.HTML: html.read,
    "test/runaway": runaways.read,
}
BODY = "The road along the lake was closed on Monday after stones fell on it, the county said."
MORE = "Drivers have to take the pass, which adds forty minutes to the journey to the coast."
# Time enough for a page on a busy machine, and little enough for tests.
BRIEF = LIMITS._replace(seconds=2)


def page(number, inside=""):
    """A saved page, as long as an article is."""
    paragraphs = f"<p>{BODY} {MORE}</p><p>It is closure number {number} this year. {MORE}</p>{inside}"
    content = f"<html><head><title>Road {number}</title></head><body><article>{paragraphs}</article></body></html>"
    return Raw(f"page {number}", content.encode(), kinds.HTML)


def note(number):
    return Raw(f"note {number}", f"Road closed\n{BODY}\n{MORE} That was closure {number}.\n".encode(), kinds.TEXT)


def told(raws, limits=LIMITS):
    """What each input comes to: the last word of its only article, or the problem."""
    return [
        [one.text.split()[-1] if isinstance(one, Article) else one.problem for one in found]
        for found in read_apart(raws, READERS, limits)
    ]


def test_a_reader_that_comes_to_no_end_costs_its_own_input_and_no_other():
    deeds = [b"hang", b"abort", b"eat", b"fail", b"refuse"]
    raws = [one for n, deed in enumerate(deeds) for one in (note(n), Raw(f"bad {n}", deed, "test/runaway"))]

    found = told(raws, BRIEF._replace(seconds=0.5, memory_bytes=1 << 30))

    assert found[::2] == [[f"{n}."] for n in range(len(deeds))]
    problems = [found[-1] for found in found[1::2]]
    assert [found[:-1] for found in found[1::2]] == [["was read"]] * len(deeds)
    assert problems[0] == f"takes longer than 0.5 seconds; {INSTEAD}"
    assert problems[1] == f"made its process stop (SIGABRT); {INSTEAD}"
    assert problems[2] == f"needs more than 1 GiB of memory; {INSTEAD}"
    assert problems[3].startswith("made its process fail (IndexError: list index out of range x")
    assert problems[4] == "is not for us; remove it"


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "blockquote", "span"])
def test_a_page_of_a_hundred_thousand_nested_tags_is_set_aside(tag):
    nested = page(2, f"<{tag}>" * 100_000)
    before, (found,), after = read_apart([page(1), nested, page(3)], READERS)

    assert [one.title for one in (*before, *after)] == ["Road 1", "Road 3"]
    assert "more than pages of articles have" in found.problem


def test_a_page_that_takes_too_long_is_set_aside_and_its_neighbours_are_read():
    # Tables whose cells span tens of thousands of columns: 180 kB that trafilatura does not finish.
    hostile = page(2, "<table>" + "<tr><td colspan=65534 rowspan=65534>x" * 5000 + "</table>")
    before, found, after = read_apart([page(1), hostile, page(3)], READERS, BRIEF)

    assert [one.title for one in (*before, *after)] == ["Road 1", "Road 3"]
    assert found == [Failure("page 2", f"takes longer than 2 seconds; {INSTEAD}")]


def test_what_comes_from_a_child_is_what_is_read_here():
    raws = [page(n, "<h2>Later</h2>" * (n % 3) + f"<p>{BODY}</p>" * n) for n in range(30)]

    assert list(read_apart(raws, READERS)) == [list(html.read(raw)) for raw in raws]
    assert list(read_apart(reversed(raws), READERS)) == [list(html.read(raw)) for raw in reversed(raws)]


def test_inputs_keep_their_order_whoever_reads_them():
    raws = [page(n) if n % 3 else note(n) for n in range(20)]
    found = list(read_apart(raws, READERS))

    assert [one.source for (one,) in found] == [raw.label for raw in raws]


def test_texts_are_read_without_a_child(monkeypatch):
    crew._dismiss()
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    lines = Raw("day", b'{"text": "The road was closed on Monday, the county said."}', kinds.JSON_LINES)
    short, long = (Raw("note", f"# Road\n\n{BODY} {MORE}\n\n".encode() * n, kinds.MARKDOWN) for n in (1, 1000))
    found = list(read_apart([note(1), lines, short, long], READERS))

    assert [type(one) for (one,) in found] == [Article, Article, Article, Failure]
    assert found[3][0].problem == (
        f"has no process of its own, for /nowhere/python does not start (No such file or directory); {INSTEAD}"
    )


def test_inputs_are_taken_in_only_a_little_ahead_of_what_is_read():
    taken = []

    def raws():
        for n in range(100):
            taken.append(n)
            yield page(n)

    found = read_apart(raws(), READERS)
    for _ in range(3):
        next(found)
    assert len(taken) <= 3 + 2 * MOST_CHILDREN
    found.close()


def test_a_reader_that_refuses_names_what_it_refuses():
    ((refused,),) = read_apart([Raw("bad", b"<p>hello</p>", kinds.HTML)], READERS)

    with pytest.raises(ReadError) as raised:
        list(html.read(Raw("bad", b"<p>hello</p>", kinds.HTML)))
    assert (refused.subject, refused.problem) == (raised.value.subject, raised.value.problem)
