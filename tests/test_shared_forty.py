"""Forty real stories in print: what judges PDFs finds no fault, and nothing of the JSON is missing or out of place.

The evaluation data lies outside the repository; where it is not there, these tests are skipped and say so.
"""

from datetime import date

import pytest

from bulletin.composition import compose
from bulletin.renderers import load, render
from bulletin.settings import Settings
from tests import checkers
from tests.documents import assert_in_order
from tests.torture_forgeries import as_article, rows

ROWS = checkers.ROOT.parent / "shared/eval/stories/mixed-en.jsonl"
STORIES = 40
UNNAMED = "unnamed source"
# An A4 page without its margins, in points: heads and numbers of pages would stand in the middle of what goes on.
BETWEEN_MARGINS = ("-x", "0", "-y", "50", "-W", "596", "-H", "747")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The edition as its JSON has it, and the path of its PDF."""
    if not ROWS.exists():
        pytest.skip(f"NOT CHECKED: the evaluation data is not there: {ROWS}")
    articles = [as_article(row, row["lang"]) for row in rows(ROWS)]
    edition = compose(articles, Settings(words=6000, stories=STORIES), date=date(2026, 11, 22))
    json, pdf = render(edition, ("json", "pdf"))
    path = tmp_path_factory.mktemp("forty") / pdf.name
    path.write_bytes(pdf.content)
    assert pdf.notes == ()
    return load(json.content), path


@pytest.mark.parametrize("profile", ["PDFUA-1", "PDFA-3A"])
def test_it_passes_both_standards(made, profile):
    assert checkers.verapdf(profile, made[1]).startswith("PASS")


def test_other_programs_find_no_fault_in_it(made):
    done = checkers.judged(checkers.program("qpdf"), "--check", made[1])

    assert done.returncode == 0, done.stdout + done.stderr
    assert "No syntax or stream encoding errors found" in done.stdout


def test_all_fonts_are_embedded(made):
    fonts = checkers.judged(checkers.program("pdffonts"), made[1]).stdout.splitlines()[2:]

    assert fonts
    assert all(font.split()[-5:-2] == ["yes", "yes", "yes"] for font in fonts)


def test_every_headline_fact_and_source_of_the_json_is_in_print_in_the_order_of_reading(made):
    edition, path = made
    done = checkers.judged(checkers.program("pdftotext"), "-raw", *BETWEEN_MARGINS, path, "-")
    parts = []
    for story in edition.stories:
        parts += [story.headline, *(fact.wording.shown for fact in story.facts)]
        for article in story.articles:
            parts += [article.source or UNNAMED, article.title]

    assert len(edition.stories) == STORIES
    assert_in_order(done.stdout, parts)
