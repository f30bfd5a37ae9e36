"""The Markdown that wikis are given."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bulletin.renderers import render
from bulletin.renderers.clean import printable
from bulletin.renderers.markdown import FLAVORS
from tests.documents import body, tokens
from tests.editions import article, edition, fact, morning, rates, story
from tests.hostile import HOSTILE

escape = FLAVORS["commonmark"].escape


def markdown(made):
    return render(made, ["md"])[0].content


def shown(source):
    """The text that a line of Markdown shows, and whether it is nothing but a paragraph of text."""
    found = MarkdownIt("js-default").parse(source)
    plain = [t.type for t in found] == ["paragraph_open", "inline", "paragraph_close"]
    return "".join(t.content for t in found[1].children) if plain else None, {t.type for t in found[1].children or []}


@pytest.mark.parametrize("text", [" ".join(h.split()) for h in HOSTILE if h.isprintable() or "\n" in h])
def test_escaped_text_shows_exactly_itself(text):
    assert shown(escape(text)) == (text, {"text"})
    assert shown(f"*x* · {escape(text)} (A1)")[0] == f"x · {text} (A1)"


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~&=:;'\"^$%@/ 01ax\u00a0é—漢"), min_size=1, max_size=30))
def test_any_mixture_of_signs_shows_exactly_itself(text):
    text = printable(text)

    assert not text or shown(escape(text)) == (text, {"text"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain text, with “quotes” - and 3.5 (three) points!", None),
        ("A_b *c* [d](e) `f`", r"A\_b \*c\* \[d\](e) \`f\`"),
        ("# no heading", r"\# no heading"),
        ("1986. A year", r"1986\. A year"),
        ("3) points", r"3\) points"),
        ("3.5 percent", None),
        ("- a dash", r"\- a dash"),
        ("-5 degrees", None),
        ("--- a rule", r"\--- a rule"),
        ("===", r"\==="),
        ("<b> & &amp; ~~x~~", "&lt;b&gt; &amp; &amp;amp; &#126;&#126;x&#126;&#126;"),
        ("[[Page]] {{ x }}", r"\[\[Page\]\] \{\{ x \}\}"),
    ],
)
def test_no_more_is_escaped_than_must_be(text, expected):
    assert escape(text) == (text if expected is None else expected)


def test_front_matter_holds_what_a_wiki_sorts_by():
    head = markdown(morning()).decode().split("---\n")[1]

    assert head.splitlines() == [
        "generator: bulletin",
        'title: "Morning Brief"',
        "date: 2026-11-22",
        "language: en",
        "stories: 5",
        "articles: 11",
        "sources: 8",
        "origins: 8",
    ]


@pytest.mark.parametrize(
    "title", ['"', "---", "a\n---\ndate: 1999-01-01", "x: y # z", "\\", "\u2028", "{{ x }}", "!!python"]
)
def test_a_title_cannot_forge_front_matter(title):
    lines = markdown(edition(title=title)).decode().split("\n")

    assert [line.split(":")[0] for line in lines[1:9]] == [
        "generator", "title", "date", "language", "stories", "articles", "sources", "origins",
    ]  # fmt: skip
    assert (lines[0], lines[9]) == ("---", "---")
    assert json.loads(lines[2].removeprefix("title: ")) == " ".join(title.split())


def test_contents_lead_to_anchors_that_stay_when_a_headline_changes():
    made = morning()
    renamed = edition(*(replace(s, headline=f"New: {s.headline}") for s in made.stories))

    for one in (made, renamed):
        text = body(markdown(one))
        for s in one.stories:
            assert f"](#story-{s.id})" in text
            assert f'<a id="story-{s.id}"></a>' in text


def test_the_only_html_is_the_anchors():
    found = [t.content for t in tokens(markdown(morning()), "commonmark") if t.type.startswith("html")]

    assert found == [tag for s in morning().stories for tag in (f'<a id="story-{s.id}">', "</a>")]


def test_marks_lead_to_the_article_when_it_has_an_address():
    text = body(markdown(edition(rates())))
    html = MarkdownIt("js-default").render(text)

    assert "(A1, [B1][1B])" in text
    assert '<a href="https://ledger.example/quist?page=1&amp;from=front">B1</a>' in html


def test_an_ampersand_that_looks_like_an_entity_stays_in_the_address():
    a = article("A", "One", "First.", url="https://a.example/?a=1&copy;=2")
    made = edition(story("One", (a,), [fact(a.sentences[0])]))
    (href,) = {t.attrs["href"] for t in tokens(markdown(made)) if t.type == "link_open"}

    assert href == "https://a.example/?a=1&copy;=2"


def test_no_line_ends_in_space_and_no_two_lines_are_empty():
    lines = markdown(morning()).decode().split("\n")

    assert [line for line in lines if line != line.rstrip()] == []
    assert "\n\n\n" not in "\n".join(lines)
    assert lines[-1] == ""
    assert lines[-2] != ""


def test_stories_stand_below_the_heading_of_their_section():
    found = tokens(markdown(morning()))
    headings = [(t.tag, found[n + 1].content) for n, t in enumerate(found) if t.type == "heading_open"]

    assert headings == [
        ("h1", "Morning Brief"),
        ("h2", "Country"),
        *(("h3", s.headline) for s in morning().stories[:2]),
        ("h2", "Economy"),
        ("h3", morning().stories[2].headline),
        ("h2", "Other"),
        *(("h3", s.headline) for s in morning().stories[3:]),
        ("h2", "Also reported"),
        ("h2", "How to read this bulletin"),
    ]


def test_what_is_watched_is_a_list_whose_marks_lead_to_the_articles():
    html = MarkdownIt("js-default").render(body(markdown(morning())))

    assert re.search(r"<li><strong>Saint Odile</strong> · 3 articles · 3 sources\s*<ul>\s*<li>in Radio Tamsin:", html)
    assert '<a href="https://northpost.example/news/harrow-under-water">1B3</a>' in html
    assert '<a href="https://northpost.example/chess">in North Post, sentence 1:</a> She won.' in html
    assert "<strong>Harbour tunnel</strong> · no mention today" in html
