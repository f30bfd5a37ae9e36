"""Pages that are asked for are filled in print, as pdftotext reads it: nothing goes beyond, and no fact is missing."""

from datetime import date

import pytest

from bulletin.composition import Draft
from bulletin.fitting import MOST_TYPESETTINGS, filled
from bulletin.readers import read
from bulletin.renderers import load, pdf, render
from bulletin.renderers.look import Look
from bulletin.settings import Settings
from tests import checkers
from tests.documents import assert_in_order

DAY = date(2026, 11, 22)
PAGES = 2
# With an annex the sources name its pages, which takes lines: fitted without it, this one came out a page longer.
LOOKS = {"newspaper": {}, "memo with an annex": {"theme": "memo", "annex": True}}


@pytest.fixture(scope="module", params=LOOKS)
def printed(request, tmp_path_factory):
    """The seeds on two pages: how often they were typeset, the edition as its JSON has it, and pdftotext's pages."""
    articles, _ = read([str(checkers.ROOT / "seeds")])
    settings = Settings(pages=PAGES, **LOOKS[request.param])
    typeset = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pdf, "carried_out", lambda job, real=pdf.carried_out: typeset.append(job) or real(job))
        pdf._carried_out.cache_clear()
        found = filled(Draft(articles, settings, date=DAY), settings)
        documents = {one.name: one.content for one in render(found.edition, ("json", "pdf"), Look.of(settings))}
    assert found.failures == ()
    path = tmp_path_factory.mktemp("pdf") / "bulletin.pdf"
    path.write_bytes(documents["bulletin.pdf"])
    said = checkers.judged(checkers.program("pdftotext"), path, "-").stdout
    return len(typeset), load(documents["bulletin.json"]), said.removesuffix("\f").split("\f")


def test_nothing_goes_beyond_the_pages_but_an_annex(printed):
    _, edition, pages = printed
    first = next((number for number, page in enumerate(pages) if "The articles" in page), len(pages))
    articles = sum(len(story.articles) for story in edition.stories)

    assert first == PAGES
    assert len(pages) in (PAGES, PAGES + articles)


def test_what_was_measured_is_what_is_written(printed):
    assert printed[0] <= MOST_TYPESETTINGS


def test_every_fact_of_the_json_is_in_print(printed):
    _, edition, pages = printed
    text = "\n".join(pages[:PAGES])

    for story in edition.stories:
        assert_in_order(text, [story.headline])
        assert story.facts
        for fact in story.facts:
            assert_in_order(text, [fact.wording.shown])
