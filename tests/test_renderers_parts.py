"""Parts of an edition: the stories of some sections with what belongs to them, and the frame in another language."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.errors import RenderError
from bulletin.model import Edit
from bulletin.renderers import render
from bulletin.renderers.look import Look
from bulletin.renderers.parts import part, sections
from bulletin.renderers.view.layout import lay_out
from tests.editions import chess, edition, flood, logbook, metro, morning, museum, rates, third_day
from tests.hostile import FRONT_MATTER, MARKUP

ECONOMY, GERMAN = Look(sections=("Economy",)), Look(language="de")


def view(made, look):
    return lay_out(part(made, look), look)


def printed(made, name, look):
    return render(made, [name], look)[0].content.decode()


def test_an_edition_that_is_wanted_whole_in_its_own_language_is_itself():
    made = morning()

    assert part(made, Look("memo", "Letter", annex=True)) is made
    assert part(made, Look(language="en")) is made


def test_a_part_has_the_stories_of_its_sections_numbered_from_one():
    seen = view(morning(), ECONOMY)

    assert [section.name for section in seen.sections] == ["Economy"]
    assert [(story.number, story.kicker) for story in seen.stories] == [(1, "")]
    assert [story.anchor for story in seen.stories] == [f"story-{rates().id}"]
    assert (seen.counts.stories, seen.counts.articles, seen.counts.sources) == (1, 2, 2)


def test_all_lists_of_a_part_are_those_of_its_stories():
    made = replace(morning(), also_reported=(chess(), replace(logbook(), section="Economy")), unlisted=4)
    seen = view(made, replace(ECONOMY, annex=True))

    own = {article.source for article in (*rates().articles, *logbook().articles)}
    assert {outlet.name for outlet in seen.outlets} <= own
    assert {page.source.source for page in seen.annex} <= own
    assert [one.headline for one in seen.also] == [logbook().headline]
    assert not any("found no place" in line for line in seen.method)


def test_what_is_watched_counts_what_the_part_says_of_it():
    seen = view(morning(), ECONOMY)
    country = view(morning(), Look(sections=("Country",)))

    assert [watch.name for watch in seen.watches] == ["Harbour tunnel"]
    assert [(watch.name, watch.counted[:1]) for watch in country.watches] == [
        ("Saint Odile", ("3 articles",)),
        ("North Post reporters", ("1 article",)),
        ("Harbour tunnel", ("no mention today",)),
    ]


def test_corrections_and_decisions_about_other_sections_are_left_out():
    pinned = (Edit("pin", "Cable", id=third_day().stories[0].id), Edit("pin", "Rates", id=rates().id))
    made = replace(third_day(), edits=(*pinned, Edit("drop", "", "a rumour", id="0000000000000000")))

    seen = part(made, ECONOMY)

    assert seen.corrections == ()
    assert [edit.id for edit in seen.edits] == [rates().id, "0000000000000000"]
    assert part(made, Look(sections=("Country",))).corrections == made.corrections


def test_sections_are_printed_in_the_order_of_the_edition_and_the_part_says_what_it_is():
    look = Look(sections=("Economy", "Country"))
    made = morning()

    assert [section.name for section in view(made, look).sections] == ["Country", "Economy"]
    assert "This is a part of the edition: Economy, Country." in view(made, look).method


@pytest.mark.parametrize("name", ["md", "html", "txt", "epub", "atom"])
def test_every_format_prints_the_part_and_nothing_of_the_rest(name):
    whole, made = morning(), edition(rates())
    looks = (ECONOMY, Look())
    views = [lay_out(part(one, look), look) for one, look in zip((whole, made), looks, strict=True)]

    assert views[0].sections == views[1].sections
    assert b"brewery" not in render(whole, [name], ECONOMY)[0].content


def test_the_frame_speaks_the_language_of_the_look_and_sentences_stay():
    seen = printed(morning(), "txt", GERMAN)

    assert "Sonntag, 22. November 2026" in seen
    assert "Die Quellen widersprechen sich" in seen
    assert "Nobody is hurt, the coast guard said." in seen


def test_every_text_has_its_own_language_in_a_page_of_another():
    page = printed(edition(rates(), metro()), "html", Look(language="vi"))

    assert '<html lang="vi"' in page
    assert '<span class="said" lang="en" dir="auto">Two of the five' in page
    assert '<span class="said">Hành khách' in page


def test_a_section_that_is_misspelt_is_refused_with_the_one_that_may_be_meant():
    with pytest.raises(RenderError, match='has no section "Econmy"; did you mean "Economy"'):
        render(morning(), ["md"], Look(sections=("Econmy",)))
    with pytest.raises(RenderError, match='has no section "Arts"; it has none'):
        render(edition(museum()), ["md"], Look(sections=("Arts",)))


def test_a_section_in_which_nothing_is_told_makes_no_document():
    made = edition(flood(), also=(replace(chess(), section="Sport"),))

    assert sections(made) == ("Country", "Sport")
    with pytest.raises(RenderError, match="tells no story of Sport"):
        render(made, ["md"], Look(sections=("Sport",)))


def test_a_language_that_the_frame_does_not_speak_is_refused():
    with pytest.raises(RenderError, match='cannot be printed in "xx"; languages are de, en'):
        render(morning(), ["md"], Look(language="xx"))


def test_the_json_is_the_whole_edition_in_its_own_language_or_nothing():
    assert render(morning(), ["json"], GERMAN) == render(morning(), ["json"])
    with pytest.raises(RenderError, match="always the whole edition"):
        render(morning(), ["json"], ECONOMY)


def test_formats_in_a_row_are_laid_out_once():
    made = morning()
    part(made, ECONOMY)

    assert part(made, ECONOMY) is part(made, ECONOMY)
    assert lay_out(part(made, ECONOMY), ECONOMY) is lay_out(part(made, ECONOMY), ECONOMY)


NAMES = st.one_of(st.sampled_from((*MARKUP, *FRONT_MATTER)), st.text()).filter(lambda name: name.strip())


@given(st.lists(NAMES, max_size=4), st.sampled_from(["", "de", "pt"]))
@settings(deadline=None, max_examples=200)
def test_what_a_document_says_of_its_part_is_read_again_whatever_sections_are_called(names, language):
    names = tuple(name.encode(errors="replace").decode() for name in names)
    look = Look(theme="memo", sections=names, language=language)

    assert Look.told(look.generator) == look
    assert not set(look.generator) & set("\"'<>&\n")
