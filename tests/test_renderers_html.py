"""The page for screens: one file that needs nothing beside it."""

import base64
import hashlib
import itertools
import re
from dataclasses import replace

import pytest

from bulletin.renderers import render
from tests.documents import Page
from tests.editions import article, edition, fact, ferry, flood, morning, story


def html(made):
    return render(made, ["html"])[0].content


def test_the_page_refers_to_nothing_outside_itself():
    page = Page(html(morning()))

    assert not page.all("link", "iframe", "object", "embed", "base")
    assert not [name for _, attributes in page.tags for name in attributes if name in ("srcset", "style", "action")]
    assert all(a["src"].startswith("data:image/svg+xml") for a in page.all("img"))
    assert page.all("script") == [{}]
    assert b"url(" not in html(morning())
    assert b"@import" not in html(morning())


def test_its_policy_allows_its_own_style_and_script_and_nothing_else():
    content = html(morning()).decode()
    own = {name: re.search(f"<{name}>(.*?)</{name}>", content, re.DOTALL)[1] for name in ("style", "script")}
    digests = {name: base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for name, one in own.items()}
    (policy,) = [m["content"] for m in Page(content.encode()).all("meta") if "http-equiv" in m]

    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digests['style']}'; script-src 'sha256-{digests['script']}'; "
        "img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    assert not any("</" in one or "<!" in one for one in own.values())


def test_the_script_makes_no_markup_and_speaks_no_language():
    script = re.search(r"<script>(.*?)</script>", html(morning()).decode(), re.DOTALL)[1]

    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|fetch|import|https?:", script)
    assert script.count("\n") < 200
    # What is shown comes from the page: a text in the script would have a capital and a space.
    assert not re.search(r"\"[A-Z][a-z]+ [a-z]+", script)


def test_the_page_is_small():
    assert len(html(morning())) < 100_000
    assert len(html(edition())) < 30_000


def test_every_fact_unfolds_what_each_source_says_word_for_word():
    content = html(edition(flood())).decode()
    (first, *_, last) = re.findall(r'<details class="evidence">.*?</details>', content, re.DOTALL)
    a, b, _ = flood().articles

    assert re.findall("<mark>(.*?)</mark>", first) == [a.sentences[0].text, b.sentences[0].text]
    text = " ".join(Page(last.encode()).text.split())
    farmers, crops = b.sentences[4].text, b.sentences[5].text
    assert f"B North Post, {b.title}, 21 Nov 2026, 11:40 UTC, sentence 5" in text
    assert f"{b.sentences[3].text} {farmers} {crops}" in text


def test_what_a_source_says_is_whole_where_the_wording_is_cut():
    said = ferry().articles[1].sentences[0]

    page = html(edition(ferry())).decode()

    assert f"<mark>{said.text}</mark>" in page
    assert "… which was built in 1988 and overhauled in spring …" in page


def test_a_quote_that_runs_over_two_sentences_is_one_piece_of_evidence():
    content = html(edition(ferry())).decode()

    assert "<mark>“It was more boring than frightening,” said Emil Rask, who was on board. “They ran" in content
    assert "sentence 2–3</p>" in content


def test_what_tells_of_it_only_in_part_says_so():
    told = flood()
    first = told.facts[0]
    partly = replace(first, partly=first.mentions[1:])

    content = html(edition(replace(told, facts=(partly, *told.facts[1:])))).decode()

    assert content.count("sentence 1 · in part</p>") == 1


def test_the_script_is_left_out_where_there_is_nothing_to_find():
    page = Page(html(edition()))

    assert not page.all("script", "form")


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


WORDY = "Fox anchor praises the harbour while the mayor, who had promised a wall and a new pier by the spring, " * 2


def test_a_title_that_is_a_paragraph_is_set_smaller_than_a_headline():
    page = Page(html(edition(told(WORDY), told("Ferry runs again"))))

    assert [a["class"] for a in page.all("h2") if "headline" in a.get("class", "")] == ["headline long", "headline"]


def test_the_contents_of_many_stories_are_short():
    """Forty titles in full would fill two screens of a phone before the first sentence."""
    few, many = (html(edition(*[told(f"{n} {WORDY}") for n in range(count)])).decode() for count in (12, 13))

    assert _listed(few) == [f"{n} {WORDY}".strip() for n in range(12)]
    assert all(title.endswith("…") and len(title) < 60 for title in _listed(many))


def told(title):
    """A story of this title."""
    source = article("The Lenn Herald", title, f"The ferry of {title[:8]} ran again.")
    return story(title, (source,), (fact(source.sentences[0]),))


def _listed(page):
    return re.findall(r'<li><span class="number"></span><a href="#[^"]+">([^<]+)</a>', page)
