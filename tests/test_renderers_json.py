"""JSON keeps the whole edition, and only an edition is read back."""

import json
from dataclasses import fields, replace

import pytest

from bulletin.errors import RenderError
from bulletin.model import Article, Edition, Fact, Link, Origin, Removed, Sentence, Story, Summary, Watch
from bulletin.renderers import load, render
from tests.editions import article, edition, fact, ferry, flood, hostile, morning, museum, story


def written(made):
    return render(made, ["json"])[0].content


def full():
    """An edition in which every field of every value holds something."""
    one = flood()
    a = one.articles[0]
    cut = replace(a.sentences[0], cuts=((a.sentences[0].start + 4, a.sentences[0].start + 10),), shown="")
    a = replace(a, removed=(Removed("furniture", "Related news"),), sentences=(cut, *a.sentences[1:]))
    summaries = (Summary(a.id, (cut,), "lead"),)
    traced = replace(one.origins[0], links=(Link("words", (a.id, one.articles[2].id), "80 of 100"),))
    told = replace(one, articles=(a, *one.articles[1:]), summaries=summaries, origins=(traced, *one.origins[1:]))
    return edition(told, ferry(), also=(museum(),), watches=(Watch("Lenn", (cut,)), Watch("Tunnel")))


@pytest.mark.parametrize("made", [morning(), edition(), full(), hostile("<b>&\u2028\x00“é”</b>")])
def test_an_edition_comes_back_as_it_was(made):
    assert load(written(made)) == made
    assert written(load(written(made))) == written(made)


def test_the_keys_are_the_fields_in_their_order():
    held = json.loads(written(full()))
    one = held["stories"][0]

    def names(value):
        return [f.name for f in fields(value)]

    assert list(held) == names(Edition)
    assert list(one) == names(Story)
    assert list(one["articles"][0]) == names(Article)
    assert list(one["facts"][0]) == names(Fact)
    assert list(one["facts"][0]["wording"]) == names(Sentence)
    assert list(one["origins"][0]) == names(Origin)
    assert list(one["origins"][0]["links"][0]) == names(Link)
    assert list(held["watches"][0]) == names(Watch)
    assert one["facts"][0]["wording"]["text"].startswith("The river Lenn")


def test_json_is_utf_8_that_people_can_read():
    content = written(morning())

    assert "Tuyến dài 19 km" in content.decode()
    assert content.count(b"\n") > 100
    assert content.endswith(b"}\n")


def test_a_render_again_makes_the_same_documents():
    made = morning()

    assert render(load(written(made)), ("md", "html")) == render(made, ("md", "html"))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is no JSON"),
        (b"---\ntitle: Morning\n", "it is no JSON"),
        (b'{"title": "Morning', "invalid JSON"),
        (b"\xff\xfe\x00", "it is no JSON"),
        (b"[]", "object"),
        (b'{"title": "Foreign", "items": []}', "date: field required"),
        (b"[" * 10_000, "it is no JSON"),
    ],
)
def test_what_is_no_edition_is_refused_with_the_reason(content, why):
    with pytest.raises(RenderError, match=r"bulletin\.json: is not an edition") as caught:
        load(content)

    assert why in caught.value.problem
    assert "bulletin build" in caught.value.problem


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        (("date",), "yesterday", "date"),
        (("stories", 0, "headline"), 7, "stories.0.headline"),
        (("stories", 0, "facts", 0, "wording", "shown"), "What nobody said.", "shown does not follow"),
        (("stories", 0, "facts", 0, "wording", "article"), "elsewhere", "lacks article elsewhere"),
        (("stories", 0, "articles"), [], "has no articles"),
        (("also_reported", 0, "articles"), [], "has no articles"),
        (("stories", 1, "facts", 0, "additions", 0, "article"), "elsewhere", "lacks article elsewhere"),
        (("stories", 1, "facts", 0, "additions", 0, "shown"), "What nobody said.", "shown does not follow"),
        (("stories", 1, "origins", 0, "articles", 0), "elsewhere", "lacks article elsewhere"),
        (("stories", 1, "origins", 0, "links"), [{"basis": "rumour", "articles": [], "detail": ""}], "basis"),
        (("stories", 0, "origins", 0, "links", 0, "articles", 0), "elsewhere", "lacks article elsewhere"),
        (("number",), 10**60, "nobody counts to 1000"),
        (("stories", 0, "facts", 0, "origins"), -1, "nobody counts to -1"),
        (("stories", 1, "id"), full().stories[0].id, "two stories are called"),
        (("stories", 0, "facts", 1, "id"), full().stories[0].facts[0].id, "two facts are called"),
        (("watches", 0, "mentions", 0, "article"), "elsewhere", "watch Lenn lacks article elsewhere"),
    ],
)
def test_an_edition_that_does_not_hold_together_is_refused(path, value, why):
    held = json.loads(written(full()))
    place = held
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    with pytest.raises(RenderError, match="is not an edition") as caught:
        load(json.dumps(held).encode())

    assert why in caught.value.problem


def test_half_a_character_is_refused_by_name():
    a = article("A", "Half \ud800", "First.")

    with pytest.raises(RenderError, match="half of a pair"):
        render(edition(story("One", (a,), [fact(a.sentences[0])])), ["json"])
