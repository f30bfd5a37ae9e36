"""What makes paper a newspaper: contents with page numbers, ways there and back, an index, running heads, an annex."""

import logging
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from bulletin.model import Summary
from bulletin.renderers import render
from bulletin.renderers.look import Look
from bulletin.renderers.pdf import job
from bulletin.renderers.view.layout import lay_out
from tests.documents import pdf, squeezed
from tests.editions import article, edition, fact, flood, morning, museum, story

LETTER = (612.0, 792.0)
NUMBERED = replace(morning(), number=47)


def long_edition(stories=14, facts=9):
    """An edition of several pages, whose names stand on many of them."""
    made = []
    for n in range(stories):
        names = [
            f"Sentence {n}-{m} tells that Ruth Tallis went to Port Ellery{'' if m else ' first'}." for m in range(facts)
        ]
        told = article(f"Paper {n}", f"Headline number {n} of the day", *names, url=f"https://p.example/{n}")
        made.append(story(told.title, (told,), [fact(s) for s in told.sentences], f"Section {n // 5}"))
    return edition(*made)


@pytest.fixture(scope="module")
def long():
    made = long_edition()
    return made, pdf(render(made, ["pdf"])[0].content)


@pytest.fixture(scope="module")
def with_annex():
    look = Look(annex=True, paper="Letter")
    return lay_out(NUMBERED, look), pdf(render(NUMBERED, ["pdf"], look)[0].content)


def goals(read):
    """The page (from 1) of every place that has a name."""
    return {str(name): read.get_destination_page_number(goal) + 1 for name, goal in read.named_destinations.items()}


def inner_links(read):
    notes = (note.get_object() for page in read.pages for note in page.get("/Annots", []))
    return [str(note["/Dest"]) for note in notes if "/Dest" in note]


def test_the_contents_give_the_page_of_every_story(long):
    made, read = long
    contents = squeezed(read.pages[0].extract_text())

    for one in made.stories:
        page = goals(read)[f"story-{one.id}"]
        assert re.search(rf"{squeezed(one.headline)}(\d+sources?)?p\.{page}", contents), one.headline


def test_every_link_inside_leads_somewhere(long, with_annex):
    for _, read in (long, with_annex):
        assert set(inner_links(read)) <= set(goals(read))


def test_marks_lead_to_sources_and_sources_lead_back_to_the_facts_that_cite_them(with_annex):
    view, read = with_annex
    links = inner_links(read)

    for one in view.stories:
        for source in one.sources:
            assert source.anchor in links
            assert {back.anchor for back in source.cited} <= set(links)


def test_the_index_gives_the_page_of_the_first_fact_with_the_name(long):
    made, read = long
    index = squeezed("".join(page.extract_text() for page in read.pages)).split("INDEXOFNAMES")[1]
    (tallis,) = (one for one in lay_out(made).index if one.name == "Ruth Tallis")
    expected = ",".join(f"{place.number}p.{goals(read)[place.anchor]}" for place in tallis.places)

    assert len({goals(read)[place.anchor] for place in tallis.places}) > 1
    assert f"RuthTallis{expected}" in index


def test_pages_say_at_their_top_which_story_goes_on(long):
    made, read = long
    starts = goals(read)
    headlines = {one.headline for one in made.stories}
    for number, page in enumerate(read.pages[1:], 2):
        margin = [line.strip() for line in page.extract_text().splitlines() if line.strip()][-4:]
        told = [line for line in margin if line in headlines or line.startswith("Section")]
        for one in made.stories:
            if one.headline in told:
                assert starts[f"story-{one.id}"] <= number, one.headline
    assert not any(line in headlines for line in read.pages[0].extract_text().splitlines()[-2:])


def test_a_story_that_goes_on_is_named_although_another_begins_below_it():
    made = long_edition(stories=2, facts=60)
    read = pdf(render(made, ["pdf"])[0].content)
    first, second = made.stories
    page = goals(read)[f"story-{second.id}"]

    assert page > 1
    assert goals(read)[f"fact-{first.facts[-1].id}"] == page, "the first story ends on this page"
    running = read.pages[page - 1].extract_text().rsplit("Sentence", 1)[1]
    assert first.headline in running
    assert second.headline not in running


def test_sections_and_stories_and_what_follows_them_are_bookmarked(long):
    _, read = long
    titles = [one.title for one in read.outline if not isinstance(one, list)]

    assert titles == [
        "Section 0",
        "Section 1",
        "Section 2",
        "Index of names",
        "All sources",
        "How to read this bulletin",
    ]


def test_paper_of_another_size_is_that_size(with_annex):
    _, read = with_annex

    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in read.pages} == {LETTER}


def test_the_masthead_has_the_number_of_the_edition(with_annex):
    _, read = with_annex

    assert "No. 47" in read.pages[0].extract_text()
    assert "No." not in pdf(render(edition(museum()), ["pdf"])[0].content).pages[0].extract_text()


def test_every_article_has_a_page_of_its_own_when_asked(with_annex):
    view, read = with_annex
    pages, starts = [squeezed(page.extract_text()) for page in read.pages], goals(read)

    assert len(view.annex) == view.counts.articles
    assert len({starts[one.anchor] for one in view.annex}) == len(view.annex)
    assert starts[view.annex[-1].anchor] == len(pages)
    for one in view.annex:
        text = pages[starts[one.anchor] - 1]
        assert squeezed(one.source.title) in text
        assert squeezed(one.source.url) in text
        assert all(squeezed(line.text) in text for line in one.lines)
        assert f"·p.{starts[one.story]}" in text


def test_without_the_annex_no_article_has_a_page():
    view = lay_out(NUMBERED)

    assert view.annex == ()
    assert {source.page for one in view.stories for source in one.sources} == {""}


def test_an_article_s_page_has_two_sentences_of_its_summary():
    told = flood()
    a, b, _ = told.articles
    summaries = (Summary(a.id, (a.sentences[1], a.sentences[2], a.sentences[4]), "lead"),)
    first, second, third = lay_out(edition(replace(told, summaries=summaries)), Look(annex=True)).annex

    assert [line.text for line in first.lines] == [a.sentences[1].text, a.sentences[2].text]
    assert [line.marks[0].label for line in first.lines] == ["A2", "A3"]
    assert [line.text for line in second.lines] == [s.text for s in b.sentences[:2]]
    assert (first.label, first.story, third.label) == ("1A", f"story-{told.id}", "1C")


@pytest.mark.parametrize("theme", ["newspaper", "memo", "plain"])
def test_every_theme_prints_every_sentence_in_the_order_of_reading(theme):
    text = squeezed("".join(p.extract_text() for p in pdf(render(morning(), ["pdf"], Look(theme))[0].content).pages))
    at = 0
    for one in lay_out(morning()).stories:
        for part in (one.headline, *(passage.line.text for passage in one.passages), *(s.title for s in one.sources)):
            at = text.find(squeezed(part), at)
            assert at >= 0, part


@pytest.mark.parametrize("theme", ["newspaper", "memo", "plain"])
def test_a_quiet_day_says_so_on_one_page(theme):
    read = pdf(render(edition(), ["pdf"], Look(theme))[0].content)

    assert len(read.pages) == 1
    assert "There is no story in this edition." in read.pages[0].extract_text()
    assert "PAGE" not in read.pages[0].extract_text()


def test_a_memo_says_when_and_what_about():
    text = pdf(render(NUMBERED, ["pdf"], Look("memo"))[0].content).pages[0].extract_text()

    assert re.search(r"Date\s+Sunday, 22 November 2026", text)
    assert re.search(r"Number\s+No\. 47", text)
    assert re.search(rf"Subject\s+{flood().headline[:20]}", text)


def test_headings_skip_no_level():
    templates = render(morning(), ["html"])[0].content.decode()
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", templates)]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_link_with_a_word_that_may_be_broken_is_one_link_in_one_piece_a_line():
    url = f"https://p.example/{'letters-' * 20}"
    told = article("Post", "Title", "It rained.", url=url)
    one = story(told.title, (told,), [fact(told.sentences[0])])
    read = pdf(render(edition(one), ["pdf"], Look(annex=True))[0].content)
    notes = [note.get_object() for note in read.pages[-1]["/Annots"]]

    assert squeezed(url) in squeezed(read.pages[-1].extract_text())
    assert len([note for note in notes if "/A" in note]) <= 3


def test_forty_stories_leave_room_for_the_lead_on_page_one():
    made = long_edition(stories=40, facts=3)
    read = pdf(render(made, ["pdf"], Look(paper="Letter"))[0].content)

    assert goals(read)[f"story-{made.stories[0].id}"] == 1


def test_page_numbers_are_right_after_two_layouts(caplog):
    """What names no page that has changed is not laid out again: it takes a third of the time."""
    layouts, numbers, pages = numbered(caplog, long_edition(stories=60, facts=4))

    assert layouts == 2
    assert max(pages) > 9
    assert [*numbers] == [str(page) for page in pages]


def test_numbers_of_one_digit_are_right_after_one(caplog):
    layouts, numbers, pages = numbered(caplog, long_edition())

    assert layouts == 1
    assert 3 < len(set(pages)) < 9
    assert [*numbers] == [str(page) for page in pages]


@pytest.mark.parametrize(
    ("style", "told"),
    [
        (
            ".page::after { font-variant-numeric: proportional-nums }",
            "{0}",
        ),  # a one is narrower than the zero before it
        ('.page::after { content: "\u202f" target-counter(attr(href), page, upper-roman) }', "{1}"),
        (
            '.page::after { content: "\u202f" target-counter(attr(href), page) "/" target-counter(attr(href), page) }',
            "{0}/{0}",
        ),
        ('.page::before { content: counter(page) " → " }', "{0}"),
    ],
)
def test_a_theme_with_other_numbers_has_the_right_ones_too(caplog, style, told):
    layouts, numbers, pages = numbered(caplog, long_edition(), style)

    roman = ["-", "I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
    assert layouts > 1
    assert [*numbers] == [told.format(page, roman[page]) for page in pages]


def numbered(caplog, made, style=""):
    """How often page one was laid out, the page numbers that are printed, and the pages that their links lead to."""
    from bulletin.renderers.pdf.setting import laid_out

    asked = job(made, Look())
    with caplog.at_level(logging.INFO, "weasyprint.progress"):
        document = laid_out(asked, asked.style, style)
    layouts = len([one for one in caplog.messages if one.endswith("Creating layout - Page 1")])
    return layouts, *zip(*numbers_beside_links(document), strict=True)


def numbers_beside_links(document):
    """The page numbers that are printed, each with the page that its link leads to."""
    pages = {anchor: n for n, page in reversed([*enumerate(document.pages, 1)]) for anchor in page.anchors}
    return [
        (box.text.strip(), pages[box.element.get("href").removeprefix("#")])
        for page in document.pages
        for box in page._page_box.descendants()
        if box.element_tag == "a::after" and getattr(box, "text", "").strip()
    ]


def arabic():
    """A story in a script that runs from right to left."""
    told = article("صحيفة المرفأ", "الفيضان يغمر البلدة القديمة", "غمر النهر البلدة القديمة فجر السبت.", language="ar")
    return story(told.title, (told,), [fact(told.sentences[0])])


def test_the_number_of_a_headline_from_right_to_left_stands_in_front_of_it_in_the_contents():
    numbers = {}

    def note(text, _, place, __, ___):
        if re.fullmatch(r"\s*[123]\s*", text):
            numbers.setdefault(int(text), []).append(place[4])

    pdf(render(edition(flood(), arabic(), museum()), ["pdf"])[0].content).pages[0].extract_text(visitor_text=note)

    left = min(numbers[1])
    assert all(left in numbers[n] for n in (1, 2, 3)), numbers


def test_the_contents_of_the_plain_theme_are_numbered():
    text = pdf(render(morning(), ["pdf"], Look("plain"))[0].content).pages[0].extract_text()

    for number, one in enumerate(morning().stories, 1):
        assert f"{number}.{squeezed(one.headline)}" in squeezed(text)


@pytest.mark.parametrize("facts", range(9, 17))
def test_what_stands_at_the_end_is_not_split_over_two_pages(facts):
    names = [
        f"Sentence {n} tells at some length, and over two lines, that it rained on day {n}." for n in range(facts * 3)
    ]
    one, two = (article(f"Paper {n}", f"Headline {n}", *names[n::2], url=f"https://p{n}.example/") for n in (0, 1))
    made = edition(*(story(a.title, (a,), [fact(s) for s in a.sentences]) for a in (one, two)))
    pages = [squeezed(page.extract_text()) for page in pdf(render(made, ["pdf"])[0].content).pages]

    for first, last in (("ALLSOURCES", "p1.example"), ("Everysentencestandsinitssource", "thatitwasmadefrom.")):
        assert sum(first in page and last in page for page in pages) == 1, (first, pages)
