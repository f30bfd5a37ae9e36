"""The page for screens: one file that needs nothing beside it."""

import base64
import hashlib
import itertools
import re

import pytest

from bulletin.renderers import render
from tests.documents import Page
from tests.editions import edition, flood, morning


def html(made):
    return render(made, ["html"])[0].content


def test_the_page_refers_to_nothing_outside_itself():
    page = Page(html(morning()))

    assert not page.all("script", "link", "img", "iframe", "object", "embed", "form", "base")
    assert not [name for _, attributes in page.tags for name in attributes if name in ("src", "srcset", "style")]
    assert b"url(" not in html(morning())
    assert b"@import" not in html(morning())


def test_its_policy_allows_its_own_style_sheet_and_nothing_else():
    content = html(morning()).decode()
    style = re.search(r"<style>(.*?)</style>", content, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = [m["content"] for m in Page(content.encode()).all("meta") if "http-equiv" in m]

    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "<" not in style


def test_the_page_is_small():
    assert len(html(morning())) < 40_000


def test_headings_are_in_order_and_landmarks_are_there():
    page = Page(html(morning()))
    tags = [tag for tag, _ in page.tags]

    assert tags.count("h1") == tags.count("main") == tags.count("nav") == 1
    assert tags.count("article") == 5
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_link_inside_the_page_has_its_goal_and_every_name_is_given_once():
    page = Page(html(morning()))
    names = [a["id"] for _, a in page.tags if "id" in a]

    assert len(names) == len(set(names))
    assert {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")} <= set(names)


def test_every_fact_can_be_linked_to():
    names = {a.get("id") for _, a in Page(html(morning())).tags}

    assert {f"fact-{f.id}" for s in morning().stories for f in s.facts} <= names


def test_foreign_text_says_its_language():
    page = Page(html(morning()))

    assert page.tags[0] == ("html", {"lang": "en"})
    assert {a["lang"] for a in page.all("span", "h3") if "lang" in a} == {"vi"}


@pytest.mark.parametrize("language", ["fr", "ru", "vi"])
def test_the_frame_is_in_its_own_language(language):
    page = Page(html(edition(flood(), language=language)))

    assert page.tags[0] == ("html", {"lang": language})
    assert "Sources disagree" not in page.text


def test_a_fact_whose_sources_disagree_says_so_in_words():
    """A sign or a colour alone would be lost in grey or when read aloud."""
    page = Page(html(morning()))

    assert sum("alert" in a.get("class", "") for a in page.all("strong")) == 3
    assert "Sources disagree" in page.text
    assert "Updated" in page.text


def test_the_watch_list_comes_first():
    text = Page(html(morning())).text

    assert text.index("Watch list") < text.index("In this edition") < text.index("Lead story")
