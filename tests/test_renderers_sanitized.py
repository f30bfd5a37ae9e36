"""What markup may hold behind the templates: ours stays as it is, all else is gone or refused."""

import time

import pytest

from bulletin.renderers import render, sanitized, themes
from bulletin.renderers.look import Look
from tests.documents import Page
from tests.editions import hostile, morning, third_day

PAGE = "<!DOCTYPE html>\n<html><head><title>t</title></head><body>{}</body></html>\n"
XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{}</body></html>'
SHIPPED = [name for name, folder in themes.known().items() if folder.parent == themes.shipped()]


def tags(content):
    """The elements with their attributes; one without a value has an empty one."""
    return [(tag, {name: value or "" for name, value in found.items()}) for tag, found in Page(content).tags]


@pytest.mark.parametrize("theme", SHIPPED)
@pytest.mark.parametrize("made", [morning(), third_day(), hostile("<b>")], ids=["morning", "third day", "hostile"])
def test_nothing_that_shipped_templates_make_is_taken_away(theme, made, monkeypatch):
    look = Look(theme=theme, annex=True)
    (cleaned,) = render(made, ["html"], look)

    monkeypatch.setattr(sanitized, "html", lambda page, own=(): page)
    (as_made,) = render(made, ["html"], look)

    assert tags(cleaned.content) == tags(as_made.content)
    assert Page(cleaned.content).text.rstrip() == Page(as_made.content).text.rstrip()


def test_what_is_printed_on_paper_is_as_the_templates_made_it(monkeypatch):
    from bulletin.renderers.pdf import job

    cleaned = job(morning(), Look(annex=True)).page
    monkeypatch.setattr(sanitized, "html", lambda page, own=(): page)

    assert tags(cleaned.encode()) == tags(job(morning(), Look(annex=True)).page.encode())


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("<script>alert(1)</script>a", "a"),
        ("<style>b { color: red }</style>a", "a"),
        ('<a href="javascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href=" jAvascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="&#106;avascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="file:///etc/passwd">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ('<a href="https://a.example/?b=1&amp;c" title="t">a</a>', None),
        ('<a href="../2026-11-21/bulletin.html#story-1">a</a>', None),
        ('<img alt="a" src="data:image/svg+xml,%3Csvg%3E">', None),
        ('<img src="data:text/html,x">', "<img>"),
        ('<img src="https://a.example/x.png" onerror="alert(1)">', "<img>"),
        ('<p style="position: fixed" onclick="alert(1)">a</p>', "<p>a</p>"),
        ("<iframe src=x></iframe><object data=x></object><embed src=x><svg onload=x></svg>a", "a"),
        ("<td colspan=65534>a</td>", "a"),
        ("<!-- a -->b", "b"),
        ('<section aria-labelledby="a" data-n="1" lang="ar" dir="auto" id="a" class="b">a</section>', None),
    ],
)
def test_a_page_keeps_what_is_on_the_list(given, left):
    assert sanitized.html(PAGE.format(given)) == PAGE.format(given if left is None else left)


def test_a_script_of_the_program_stays_where_it_is_and_another_does_not():
    page = PAGE.format("a<script>ours()</script>")

    assert sanitized.html(page, ["ours()"]) == page
    assert sanitized.html(page, ["theirs()"]) == PAGE.format("a")


@pytest.mark.parametrize(
    "given",
    [
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">a</p>',
        '<p style="x">a</p>',
        '<a href="javascript:alert(1)">a</a>',
        '<img src="https://a.example/x.png"/>',
        '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "<!-- a -->",
        "<?php a ?>",
        "<p>a",
        "&e;",
        '<a href="java&#9;script:alert(1)">a</a>',
        '<a href="&#10;javascript:alert(1)">a</a>',
        '<img src="\\\\evil.example/x.png"/>',
        "<style>@import url(https://evil.example/x.css);</style>",
        '<meta http-equiv="refresh" content="0;url=https://evil.example"/>',
    ],
)
def test_a_page_of_a_book_that_holds_more_is_refused(given):
    with pytest.raises(sanitized.Refused):
        sanitized.xhtml(XHTML.format(given))


@pytest.mark.parametrize("type", ['[<!ENTITY j "javascript:">]', 'SYSTEM "file:///etc/passwd"', "[ ]"])
def test_a_page_of_a_book_has_no_entities_of_its_own(type):
    with pytest.raises(sanitized.Refused, match="a document type of its own"):
        sanitized.xhtml(f"<!DOCTYPE html {type}>{XHTML.format('a')}")


@pytest.mark.parametrize("address", ["https://evil.example/x", "//evil.example/x", "/etc/passwd", "file:x"])
def test_the_files_of_a_book_are_its_own(address):
    with pytest.raises(sanitized.Refused, match="lies elsewhere"):
        sanitized.package(f'<package><item href="{address}"/></package>')


def test_a_page_of_a_book_is_left_as_it_is():
    page = XHTML.format(
        '<p id="a" class="b"><a href="story-1.xhtml#a">a</a><br/><img alt="" src="pictures/a.svg"/></p>'
    )

    assert sanitized.xhtml(page) == page


def test_a_large_page_takes_no_time():
    page = PAGE.format('<p class="fact">a <a href="https://a.example/">b</a></p>' * 20_000)

    began = time.process_time()
    sanitized.html(page)

    assert time.process_time() - began < 2
