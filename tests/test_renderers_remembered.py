"""What an edition prints of earlier ones: days, links, updates, background, timelines, corrections and edits."""

import re
from dataclasses import replace
from datetime import date

import pytest

from bulletin.model import Correction, Dated, Earlier, Edit, Reading
from bulletin.renderers import load, render
from bulletin.renderers.view.layout import _MEMORY, _METHOD, lay_out
from tests.documents import Page, assert_in_order, body, pdf, pdf_addresses, squeezed, text_of
from tests.editions import chess, edition, fact, flood, logbook, morning, museum, third_day, warehouse

TEXT_FORMATS = ("md", "html", "pdf")
# Bookmarks of the edition above that lead to no story.
FRAME = ("Country", "Economy", "Other", "Also reported", "Index of names", "All sources", "How to read this bulletin")


def of(made, name):
    return render(made, [name])[0].content


def first(made):
    return lay_out(made).stories[0]


@pytest.mark.parametrize("name", ["md", "txt", "html"])
def test_a_french_bulletin_has_no_colon_or_quotation_mark_without_its_space(name):
    text = text_of(render(third_day("fr"), [name])[0])
    frame = re.sub(r"https?:\S+|bulletin[:/]\S+|\d+:\d+", "", text.split("\n---\n")[-1])

    assert "mis en tête : « Faulty cable" in text.replace("\xa0", " ").replace("\u202f", " ")
    assert not re.search(r"[a-zé*]: ", frame.replace("corrected itself: ", "").replace("Chess: ", ""))


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_every_format_prints_what_is_remembered_in_the_same_order(name):
    text = text_of(render(third_day(), [name])[0]).casefold()

    printed = [
        "Corrections", "Edition of 20 Nov 2026", "figure", "nine", "now", "six", "Edition of 21 Nov 2026",
        "withdrawn by the source", "day 3", "day 3", "previously:", "20 Nov 2026", "21 Nov 2026", "A faulty cable",
        "Twelve → Fourteen · first printed 20 Nov 2026", "5 facts printed before are not repeated", "Timeline",
        "Thu, 19 Nov", "A fire broke out", "Fri, 20 Nov", "under control", "Tue, 24 Nov", "The council will decide",
        "Background · 20 Nov 2026", "The maritime museum", "1 fact printed before is not repeated",
        "“Day 3” counts from", "An editor’s decisions", "put first: “Faulty cable", "left out: “Chess",
    ]  # fmt: skip
    assert_in_order(text, [part.casefold() for part in printed])


def test_an_edition_that_remembers_nothing_prints_nothing_of_it():
    view = lay_out(morning())

    assert not view.remembers
    assert view.method == (view.words.say(_METHOD),)
    assert b"remembered" not in of(morning(), "html")
    assert b".timeline" not in of(morning(), "html")
    assert b".timeline" in of(third_day(), "html")


@pytest.mark.parametrize(
    "made",
    [
        replace(edition(museum()), edits=(Edit("drop", "a story"),)),
        edition(replace(museum(), known=1)),
        edition(replace(museum(), earlier=(Earlier(date(2026, 11, 21), "a"),))),
        edition(replace(museum(), background=museum().articles[0].sentences[:1])),
        edition(replace(museum(), timeline=(Dated(date(2026, 11, 20), museum().articles[0].sentences[0]),))),
    ],
)
def test_how_to_read_it_says_what_a_memory_does_whenever_there_is_one(made):
    assert lay_out(made).method[1:] == (lay_out(made).words.say(_MEMORY),)


def test_the_day_of_a_story_is_counted_from_the_first_edition_that_told_it():
    days = (date(2026, 10, 24), date(2026, 11, 2))
    told = replace(museum(), earlier=tuple(Earlier(day, "a") for day in days))

    assert first(third_day()).day == "day 3"
    assert first(edition(told)).day == "day 30"
    assert first(edition(museum())).day == ""


def test_a_story_links_to_its_place_in_the_first_and_the_latest_two_editions_that_told_it():
    told = replace(museum(), earlier=tuple(Earlier(date(2026, 11, day), f"story{day}") for day in (17, 18, 19, 20)))

    assert [one.title for one in first(edition(told)).earlier] == ["17 Nov 2026", "19 Nov 2026", "20 Nov 2026"]
    assert first(edition(told)).earlier[0].href("md") == "../2026-11-17/bulletin.md#story-story17"


def test_links_lead_to_the_document_of_the_same_kind_and_from_paper_to_the_page():
    path = f"../2026-11-21/bulletin.{{}}#story-{warehouse().id}"

    assert f"[21 Nov 2026]({path.format('md')})" in body(of(third_day(), "md"))
    assert path.format("html") in {a["href"] for a in Page(of(third_day(), "html")).all("a")}
    assert path.format("html") in pdf_addresses(of(third_day(), "pdf"))


def test_an_earlier_story_s_id_cannot_leave_its_address():
    told = replace(museum(), earlier=(Earlier(date(2026, 11, 21), ")](javascript:alert(1)"),))

    assert re.fullmatch(r"\.\./2026-11-21/bulletin\.md#story-[0-9a-f]{16}", first(edition(told)).earlier[0].href("md"))


def test_only_an_update_shows_how_a_figure_moved():
    one = warehouse()
    smoke = one.facts[1]
    disputed = replace(smoke, disagreements=(replace(smoke.disagreements[0], update=False),))
    fresh = replace(smoke, first_seen=None)
    printed = first(edition(replace(one, facts=(smoke, disputed, fresh)))).passages

    assert [p.before for p in printed] == [
        "Twelve → Fourteen · first printed 20 Nov 2026",
        "first printed 20 Nov 2026",
        "",
    ]


def test_background_without_a_known_day_says_so_without_one():
    one = logbook()
    bare = tuple(replace(article, published=None) for article in one.articles)

    assert first(edition(one)).background[0].note == "Background · 20 Nov 2026"
    assert first(edition(replace(one, articles=bare))).background[0].note == "Background"


def test_a_correction_names_the_edition_the_source_the_sentence_and_what_now_stands():
    found, withdrawn = lay_out(third_day()).corrections
    was, now = found.readings

    assert found.edition.href("html") == "../2026-11-20/bulletin.html#story-7d1f00000000c0de"
    assert (was.value, [v.source for v in was.voices]) == ("nine", ["North Post", "Harbour Times"])
    assert was.line.text.startswith("The harbour office said nine boats")
    assert (now.when, now.value, now.voices[0].marks[0].label) == ("now", "six", "1A3")
    assert withdrawn.readings[1].value == "withdrawn by the source"


def test_corrections_stand_on_page_one_behind_what_is_watched():
    made = replace(third_day(), watches=morning().watches[2:])
    page = pdf(of(made, "pdf")).pages[0].extract_text()

    assert_in_order(page.casefold(), ["watch list", "corrections", "withdrawn by the source", "day 3"])


def test_a_correction_of_a_story_that_is_not_told_names_its_source_without_marks():
    a = chess().articles[0]
    found = Correction(date(2026, 11, 21), chess().id, "polarity", Reading("won", (a.sentences[0],)))
    made = replace(edition(museum(), also=(chess(),)), corrections=(found,))
    (printed,) = lay_out(made).corrections

    assert (printed.number, printed.readings[0].voices[0].marks) == (0, ())
    assert printed.edition.href("md") == "../2026-11-21/bulletin.md"
    for name in ("md", "html"):
        assert squeezed("North Post") in squeezed(text_of(render(made, [name])[0]))


def test_every_mark_and_every_name_resolves():
    page = Page(of(third_day(), "html"))
    names = [a["id"] for _, a in page.tags if "id" in a]
    references = re.findall(r"\]\[(\w+)\]", body(of(third_day(), "md")))

    assert {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")} <= set(names)
    assert set(references) == set(re.findall(r"(?m)^\[(\w+)\]:", body(of(third_day(), "md"))))


def test_markdown_stays_tidy():
    lines = of(third_day(), "md").decode().split("\n")

    assert [line for line in lines if line != line.rstrip()] == []
    assert "\n\n\n" not in "\n".join(lines)


def test_an_edition_that_remembers_comes_back_from_json_as_it_was():
    assert load(of(third_day(), "json")) == third_day()


def test_paper_stays_tagged_and_its_bookmarks_are_the_stories():
    read = pdf(of(third_day(), "pdf"))
    titles = [e.title for entry in read.outline for e in (entry if isinstance(entry, list) else [entry])]

    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert [s.headline for s in third_day().stories] == [t for t in titles if t not in FRAME]
    fonts = {str(f.get_object()["/BaseFont"]) for p in read.pages for f in p["/Resources"]["/Font"].values()}
    assert all("+Bulletin-" in name for name in fonts)


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "pt", "ru", "vi"])
def test_the_frame_s_words_for_it_are_in_its_own_language(language):
    text = text_of(render(third_day(language), ["md"])[0])

    for word in ("Corrections", "Timeline", "Background", "first printed", "previously", "withdrawn", "decisions"):
        assert word not in text


def test_a_story_that_was_told_before_says_so_in_the_contents():
    made = edition(warehouse(), flood())

    assert "· day 3 · 1 source" in of(made, "md").decode().split("**Timeline**")[0].split("## ")[0]
    assert fact(flood().articles[0].sentences[0]).first_seen is None
