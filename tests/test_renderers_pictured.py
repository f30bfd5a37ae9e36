"""The pictures of an edition: what they say in words, and that they carry nothing of what sources wrote."""

import base64
import html
import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bulletin.model import Link, Origin
from bulletin.renderers import render
from bulletin.renderers.look import Look
from bulletin.renderers.view.layout import lay_out
from tests.editions import (
    article,
    disagreement,
    edition,
    fact,
    flood,
    hostile,
    morning,
    museum,
    origin,
    rates,
    story,
    third_day,
)


def pictures(view):
    """All pictures of a view."""
    for section in view.sections:
        yield section.bar
        for told in section.stories:
            yield from (told.line, told.coverage, told.calendar, *(one.tree for one in told.origins))
            for passage in told.passages:
                yield from (passage.agreement, *(found.plot for found in passage.disagreements))


def said(view):
    return [picture.alt for picture in pictures(view) if picture]


def lead(*stories, language="en"):
    return lay_out(edition(*stories, language=language)).stories[0]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "2 of 3 sources, 2 origins"),
        ("fr", "2 sources sur 3, 2 origines"),
        ("de", "2 von 3 Quellen, 2 Ursprünge"),
        ("es", "2 de 3 fuentes, 2 orígenes"),
        ("pt", "2 de 3 fontes, 2 origens"),
        ("it", "2 su 3 fonti, 2 origini"),
        ("vi", "2 trong 3 nguồn, 2 nguồn gốc"),
        ("ru", "2 из 3 источников, 2 первоисточника"),
    ],
)
def test_a_mark_says_in_the_frames_language_how_many_sources_state_the_fact(language, expected):
    first = lead(flood(), language=language).passages[0]

    assert first.agreement.alt.split(",")[0] == expected.split(",")[0]
    assert first.agreement.alt.startswith(expected[:-3])


def test_a_fact_of_a_story_with_one_source_has_no_mark():
    assert [passage.agreement for passage in lead(museum()).passages] == [None, None]


def test_a_fact_of_a_story_that_one_source_goes_on_with_today_has_no_mark():
    assert not any(passage.agreement for passage in lay_out(third_day()).stories[0].passages)


def test_a_mark_counts_sources_and_not_articles():
    a, b = article("A", "One", "Rates rise.", url="https://a.example/1"), article("B", "Two", "Rates go up.")
    again = article("A", "Three", "Rates rise again.", url="https://a.example/2")
    told = story("One", (a, b, again), [fact(a.sentences[0], again.sentences[0], origins=1)])

    assert lead(told).passages[0].agreement.alt == "1 of 2 sources, 1 origin"


def test_a_plot_says_who_gives_which_figure():
    (found,) = lead(flood()).passages[1].disagreements

    assert found.plot.alt == "Twelve: Harbour Times, Orland Wire; fourteen: North Post"


def two_readings(kind, first, second, **published):
    a = article("A", "One", f"It was {first}.", published=published.get("a", date(2026, 11, 21)))
    b = article("B", "Two", f"It was {second}.", published=published.get("b", date(2026, 11, 21)))
    point = disagreement(kind, **{first: [a.sentences[0]], second: [b.sentences[0]]})
    told = fact(a.sentences[0], b.sentences[0], disagreements=[point])
    return lead(story("One", (a, b), [told])).passages[0].disagreements[0].plot


def test_words_and_digits_of_one_unit_stand_on_one_axis():
    assert two_readings("number", "twelve people", "1,400 people")
    assert two_readings("number", "3.5 percent", "4 percent")


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("number", "many people", "12 people"),
        ("number", "12 people", "12 dollars"),
        ("number", "12 people", "twelve people"),
        ("name", "12", "14"),
        ("polarity", "12", "14"),
    ],
)
def test_what_has_no_place_on_an_axis_has_no_plot(kind, first, second):
    assert two_readings(kind, first, second) is None


def test_days_stand_on_an_axis_when_it_is_known_which_they_are():
    assert two_readings("date", "on 19 November", "on 20 November").alt == "on 19 November: A; on 20 November: B"
    assert lead(rates()).passages[0].disagreements[0].plot is None, "a Wednesday of an undated report"


def test_the_lead_story_says_when_each_source_reported_and_others_say_it_shortly():
    first, second = lay_out(morning()).stories[:2]

    assert first.line is None
    assert first.coverage.alt == (
        "Orland Wire: 21 Nov 2026; Harbour Times: 21 Nov 2026, 09:10 UTC; North Post: 21 Nov 2026, 11:40 UTC"
    )
    assert second.coverage is None
    assert second.line.alt == "3 of 8 sources, 21 Nov 2026, 13:05 UTC – 21 Nov 2026, 21:15 UTC"


def test_an_unknown_time_is_said():
    assert "The Ledger: time unknown" in lead(rates()).coverage.alt


def test_of_very_many_articles_the_first_and_the_last_are_said():
    many = [
        article(f"S{n}", "One", f"Rates rise {n}.", published=datetime(2026, 11, 21, n % 24, tzinfo=UTC))
        for n in range(40)
    ]
    told = lead(story("One", many, [fact(*(a.sentences[0] for a in many))]))

    assert told.coverage.alt.startswith("40 articles; S0: 21 Nov 2026, 00:00 UTC; S23: ")
    assert told.passages[0].agreement.alt == "40 of 40 sources, 40 origins"


def test_an_origin_names_the_articles_that_go_back_to_it_and_how_that_shows():
    told = flood()
    a, b, c = told.articles
    words, credit = Link("words", (a.id, c.id), "90%"), Link("agency", (c.id,), "Orland Wire")
    first = Origin("Orland Wire", (c.id, a.id), (words, credit))
    wire, others = lead(replace(told, origins=(first, origin("North Post", b)))).origins

    assert (wire.name, wire.tree.alt, wire.how) == ("Orland Wire", "C, A", ("same words", "agency credited"))
    assert (others.name, others.tree.alt) == ("on their own", "B")


def test_a_story_that_nobody_copied_has_no_tree():
    assert lead(rates()).origins == ()


def test_sections_have_bars_only_where_there_are_several():
    several = lay_out(morning())

    assert [(one.name, one.bar.alt) for one in several.sections] == [
        ("Country", "2 stories"),
        ("Economy", "1 story"),
        ("Other", "2 stories"),
    ]
    assert lay_out(edition(flood())).sections[0].bar is None


def test_a_timeline_has_a_calendar_of_its_days():
    told = lay_out(third_day()).stories[0]

    assert told.calendar.alt == "Timeline: Thu, 19 Nov; Fri, 20 Nov; Tue, 24 Nov"
    assert all(one.day in told.calendar.alt for one in told.timeline)


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>&#x27;'


def test_hostile_names_are_words_in_the_alternative_and_nowhere_in_the_picture():
    view = lay_out(edition(*hostile(HOSTILE).stories[1:]))
    drawn = [base64.b64decode(picture.uri.split(",")[1]).decode() for picture in pictures(view) if picture]

    assert any(HOSTILE in alt for alt in said(view))
    assert drawn
    assert not any("script" in svg or "onerror" in svg or "&" in svg for svg in drawn)


def test_hostile_names_stay_in_the_attribute_that_they_are_printed_in():
    (document,) = render(hostile(HOSTILE), ["html"])
    page = document.content.decode()

    assert "<script>alert" not in page
    assert not re.search(r"<img(?! class=)", page)


def test_pictures_of_an_edition_are_the_same_bytes_every_time():
    assert list(pictures(lay_out(morning()))) == list(pictures(lay_out(morning())))


def test_a_page_says_what_its_squares_mean_and_one_without_squares_does_not():
    with_squares, without = (render(edition(one), ["html"])[0].content.decode() for one in (flood(), museum()))

    assert "A square stands for a source" in with_squares
    assert "A square stands for a source" not in without


@pytest.mark.parametrize("form", ["html", "epub"])
def test_the_plain_theme_has_no_pictures_and_says_all_the_same(form):
    def pages(theme):
        content = render(morning(), [form], Look(theme=theme))[0].content
        if form == "html":
            return [content.decode()]
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return [book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")]

    def words(page):
        return set(re.sub("<[^>]*>", " ", page).split())

    drawn, plain = pages("newspaper"), pages("plain")
    assert any("<img" in page for page in drawn)
    assert not any("<img" in page for page in plain)
    stories = {passage.line.text for told in lay_out(morning()).stories for passage in told.passages}
    assert set().union(*map(words, plain)) >= {html.escape(word) for text in stories for word in text.split()}


def test_markdown_prints_no_picture():
    assert b"data:image" not in render(morning(), ["md"])[0].content
