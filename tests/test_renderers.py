"""How an edition becomes documents, whatever the format."""

import hashlib
import os
import re
import socket
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bulletin.errors import RenderError, SettingsError
from bulletin.model import Document
from bulletin.pipeline import rendered
from bulletin.renderers import RENDERERS, checked, formats, identifiers, render, renderer
from bulletin.renderers.words import words
from tests.documents import assert_in_order, squeezed, text_of
from tests.editions import edition, fact, flood, metro, morning, museum, rates, story

ROOT = Path(__file__).parent.parent
TEXT_FORMATS = ("md", "html", "pdf")
MEDIA_TYPES = {
    "md": "text/markdown",
    "html": "text/html",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "txt": "text/plain",
    "atom": "application/atom+xml",
    "json": "application/json",
    "mail": "text/html",
}
# What is not called "bulletin" with the name of its format.
NAMES = {"atom": "feed.xml", "mail": "bulletin.mail.html"}


def contents(made, *names):
    return [document.content for document in render(made, names)]


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_every_renderer_makes_a_document_named_after_its_format(name):
    (document,) = render(morning(), [name])

    assert isinstance(document, Document)
    assert document.name == NAMES.get(name, f"bulletin.{name}")
    assert document.media_type.split(";")[0] == MEDIA_TYPES[name]
    assert document.content


EAST, WEST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))


@pytest.mark.parametrize(
    ("when", "printed"),
    [
        (datetime(1, 1, 1, tzinfo=EAST), "0001-01-01T00:00:00Z"),
        (datetime(1, 1, 1), "0001-01-01T00:00:00Z"),
        (datetime(9999, 12, 31, 23, 59, tzinfo=WEST), "9999-12-31T23:59:00Z"),
        (datetime(2026, 11, 22, 6, tzinfo=EAST), "2026-11-21T16:00:00Z"),
    ],
)
def test_a_moment_that_no_other_zone_has_is_printed_as_it_is_written(when, printed):
    (one, two), day = metro().articles[:2], words("en").day(date.fromisoformat(printed[:10]))
    told = story("One", (replace(one, published=when), two), (fact(one.sentences[0]), fact(two.sentences[0])))
    made = replace(edition(told), issued=when)

    documents, failures = rendered(made, ("md", "html", "txt", "epub", "json", "atom"))

    assert failures == ()
    assert len(documents) == 6
    assert identifiers.moment(when) == printed
    assert f"{day}, {printed[11:16]} UTC" in documents[0].content.decode()


def test_what_has_no_zone_is_in_utc_wherever_it_is_printed():
    program = (
        "import time; time.tzset(); from datetime import datetime; from bulletin.renderers.words import words; "
        "print(words('en').moment(datetime(2026, 11, 22, 6, 30)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "TZ": "Asia/Tokyo"},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert done.stdout == "22 Nov 2026, 06:30 UTC\n"


def test_documents_come_in_the_order_asked_for_and_once():
    assert [d.name for d in render(morning(), ("json", "md", "json"))] == ["bulletin.json", "bulletin.md"]


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_every_format_prints_the_same_in_the_same_order(name):
    made = morning()
    printed = [made.title, *(part for w in made.watches for part in (w.name, *(m.shown for m in w.mentions)))]
    for one in made.stories:
        printed += ["Country"] if one is made.stories[0] else []
        printed += ["Economy"] if one.section == "Economy" else []
        printed += [one.headline, *(f.wording.shown for f in one.facts)]
        printed += [part for a in one.articles for part in (a.source, a.title)]
    printed += [part for one in made.also_reported for part in (one.headline, *(a.source for a in one.articles))]

    assert_in_order(text_of(render(made, [name])[0]), printed)


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_every_format_shows_marks_notes_disagreements_quotes_and_counts(name):
    (document,) = render(morning(), [name])
    text = squeezed(text_of(document))

    for part in (
        "Sunday, 22 November 2026",
        "5 stories · 11 articles · 8 sources · 8 origins",
        "9facts in several sources",
        "2disagreements",
        "1update",
        "3 sources · 2 origins",
        "Saint Odile 3 articles · 3 sources",
        "in North Post: “High water we know, but never this fast,” Mayor Ines Okoro told reporters. 1B3",
        "in North Post, sentence 1: She won.",
        "Harbour tunnel no mention today",
        "headline: Harbour Times",
        "Sources disagree 3 sources · 2 origins Twelve people were injured",
        "2 sources · 1 origin About 900 residents",
        "only in North Post",
        "Updated · figure",
        "earlier, 21 Nov 2026, 13:05 UTC 80 Radio Tamsin",
        "later, 21 Nov 2026, 21:15 UTC 84 North Post",
        "Harbour Times adds: … which was built in 1988 and overhauled in spring … B1",
        "They ran out of coffee at three.”",
        "fourteenNorth Post",
        "The fire service counted fourteen injured after a brewery wall gave way.",
        "Ines Okoro, mayor of Harrow",
        "in North Post: “High water we know",
        "21 Nov 2026, 09:10 UTC",
        "How to read this bulletin",
    ):
        assert _letters(part) in _letters(text), part
    for mark in ("A1", "B6", "C2–3", "2C1"):
        assert mark in text


def _letters(text):
    """What formats have in common: they set marks and numbers apart with different signs."""
    return re.sub(r"[^\w“”…,]", "", text).casefold()


def test_an_edition_without_stories_is_short_and_says_so():
    for document in render(edition(), TEXT_FORMATS):
        text = text_of(document)
        assert "nothing to report" in text.casefold()
        assert "There is no story in this edition." in text


def test_a_story_that_did_not_make_it_is_named_even_when_nothing_else_is_there():
    for document in render(edition(also=(museum(),)), TEXT_FORMATS):
        assert "nothing to report" in text_of(document).casefold()
        assert museum().headline in " ".join(text_of(document).split())


def test_a_story_without_facts_is_told_by_its_summaries():
    from bulletin.model import Summary

    one = rates()
    first = one.articles[0]
    told = story(one.headline, one.articles, ())
    object.__setattr__(told, "summaries", (Summary(first.id, first.sentences[:1], "lead"),))

    for document in render(edition(told), TEXT_FORMATS):
        assert squeezed(first.sentences[0].shown) in squeezed(text_of(document))


def test_an_unknown_format_is_refused_with_the_nearest_one():
    with pytest.raises(SettingsError, match='unknown format "htm"; did you mean "html"'):
        render(morning(), ["md", "htm"])
    with pytest.raises(SettingsError, match="formats are md, html, pdf, json"):
        checked(["xyzzy"])


def test_other_packages_add_formats(tmp_path, monkeypatch):
    (tmp_path / "shout.py").write_text(
        "from bulletin.model import Document\n"
        "def render(edition, look):\n"
        "    return Document('bulletin.shout', 'text/plain', edition.title.upper().encode())\n"
    )
    info = tmp_path / "shout-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shout\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[bulletin.renderers]\nshout = shout:render\nmd = shout:render\n")
    monkeypatch.syspath_prepend(str(tmp_path))

    assert formats() == (*RENDERERS, "shout")
    assert contents(morning(), "shout") == [b"MORNING BRIEF"]
    assert renderer("md").__module__ == "bulletin.renderers.markdown"


def test_weasyprint_is_imported_in_a_process_of_its_own_only():
    code = (
        "import sys; from tests.editions import morning; from bulletin.renderers import render, load\n"
        "documents = render(morning(), ('md', 'html', 'pdf', 'json')); load(documents[3].content)\n"
        "print('weasyprint' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


def test_the_same_edition_makes_the_same_bytes_whatever_the_hash_seed():
    code = (
        "import hashlib; from tests.editions import morning; from bulletin.renderers import render\n"
        "print(*(hashlib.sha256(d.content).hexdigest() for d in render(morning())))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for seed in ("1", "2")
    ]

    here = [hashlib.sha256(d.content).hexdigest() for d in render(morning())]
    assert runs[0] == runs[1] == here


def test_rendering_opens_no_connection(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    assert len(render(morning())) == 4


@pytest.mark.parametrize(
    ("made", "stories"),
    [(edition(flood()), 1), (edition(flood(), language="ru"), 1), (edition(metro(), museum(), language="ja"), 2)],
)
def test_every_frame_language_prints_every_fact(made, stories):
    assert len(made.stories) == stories
    for document in render(made, ("md", "html")):
        assert_in_order(text_of(document), [f.wording.shown for s in made.stories for f in s.facts])


def test_a_render_error_names_what_could_not_be_made(monkeypatch):
    def broken(edition, look):
        raise RenderError("bulletin.md", "cannot be made")

    monkeypatch.setattr("bulletin.renderers.markdown.render", broken)

    with pytest.raises(RenderError, match=r"bulletin\.md: cannot be made"):
        render(morning(), ["md"])


def test_a_fact_with_many_mentions_keeps_all_its_marks():
    one = flood()
    everything = [s for a in one.articles for s in a.sentences]
    made = edition(story("All", one.articles, [fact(*everything)]))

    for document in render(made, TEXT_FORMATS):
        text = text_of(document)
        assert all(f"{letter}1" in text for letter in "ABC")
