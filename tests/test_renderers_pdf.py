"""The page for paper."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from bulletin.renderers import render
from tests.documents import pdf, pdf_addresses, pdf_text
from tests.editions import article, edition, fact, flood, metro, morning, museum, rates, story

ROOT = Path(__file__).parent.parent
A4 = (595.28, 841.89)


def bookmarks(read):
    """Their titles; those below one follow it as a list."""
    return [[below.title for below in e] if isinstance(e, list) else e.title for e in read.outline]


@pytest.fixture(scope="module")
def content():
    return render(morning(), ["pdf"])[0].content


def fonts(read):
    return {
        str(font.get_object()["/BaseFont"]).split("+")[1]
        for page in read.pages
        for font in page["/Resources"]["/Font"].values()
    }


def test_it_is_a_few_a4_pages(content):
    read = pdf(content)

    assert 1 <= len(read.pages) <= 3
    assert tuple(round(float(side), 2) for side in read.pages[0].mediabox[2:]) == A4


def test_it_is_titled_tagged_and_says_its_language_and_date(content):
    read = pdf(content)
    root = read.trailer["/Root"]

    assert read.metadata.title == "Morning Brief · Sunday, 22 November 2026"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert read.metadata.creation_date == datetime.fromisoformat("2026-11-22T06:30:00+00:00")
    assert read.metadata.modification_date is None


def test_its_fonts_are_the_bundled_ones_and_embedded(content):
    read = pdf(content)

    assert fonts(read) == {
        "Bulletin-Serif", "Bulletin-Serif-Bold", "Bulletin-Serif-Italic", "Bulletin-Sans", "Bulletin-Sans-Semi-Bold",
    }  # fmt: skip
    for page in read.pages:
        for font in page["/Resources"]["/Font"].values():
            (descendant,) = font.get_object()["/DescendantFonts"]
            assert "/FontFile2" in descendant.get_object()["/FontDescriptor"]


def test_vietnamese_russian_and_greek_need_no_other_font():
    a = article("Вести", "Мост откроют в понедельник", "Мост откроют в понедельник.", language="ru")
    b = article("Νέα", "Η γέφυρα ανοίγει", "Η γέφυρα ανοίγει τη Δευτέρα.", language="el")
    others = [story(one.title, (one,), [fact(one.sentences[0])]) for one in (a, b)]
    content = render(edition(metro(), *others, language="vi"), ["pdf"])[0].content

    assert {name.split("-")[1] for name in fonts(pdf(content))} <= {"Serif", "Sans"}
    assert all(name.startswith("Bulletin") for name in fonts(pdf(content)))
    assert "Мост откроют" in pdf_text(content)


def test_stories_are_bookmarks_below_their_sections(content):
    read, told = pdf(content), [s.headline for s in morning().stories]
    bare = pdf(render(edition(metro(), museum()), ["pdf"])[0].content)

    assert bookmarks(read)[:6] == ["Country", told[:2], "Economy", told[2:3], "Other", told[3:]]
    assert bookmarks(bare)[:2] == [metro().headline, museum().headline]
    for one, first in ((read, 6), (bare, 2)):
        assert bookmarks(one)[first:][-3:] == ["Index of names", "All sources", "How to read this bulletin"]


def test_titles_link_to_the_articles(content):
    expected = {a.url for s in (flood(), rates(), museum()) for a in s.articles if a.url}

    assert expected <= set(pdf_addresses(content))


def test_marks_link_to_the_list_of_sources(content):
    links = [a.get_object() for page in pdf(content).pages for a in page["/Annots"]]
    goals = [str(link["/Dest"]) for link in links if "/Dest" in link]

    assert any(goal.startswith(f"story-{flood().id}-a") for goal in goals)


def test_pages_after_the_first_have_a_running_head_and_all_have_folios(content):
    pages = [page.extract_text() for page in pdf(content).pages]

    assert len(pages) > 1
    assert all(f"{n} / {len(pages)}" in text for n, text in enumerate(pages, 1))
    assert pages[1].count("Morning Brief") == 1
    assert pages[1].count("Sunday, 22 November 2026") == 1


def test_a_hyphen_of_the_text_stays_a_hyphen_when_words_are_broken_at_line_ends():
    assert "Fifteen-year-old" in pdf_text(
        render(edition(flood(), rates(), also=morning().also_reported), ["pdf"])[0].content
    )


@pytest.mark.parametrize("facts", [30, 32, 34, 40])
def test_a_last_page_is_not_left_next_to_empty_and_page_one_has_the_lead(facts):
    """So many sentences fill about one page; set as usual, 32 and 34 would leave the method alone on another."""
    sentences = [f"Sentence number {n} tells of the harbour, of its ships and what they carry." for n in range(facts)]
    told = article("Harbour Times", museum().headline, *sentences)
    made = edition(story(told.title, (told,), [fact(s) for s in told.sentences]))

    pages = [page.extract_text() for page in pdf(render(made, ["pdf"])[0].content).pages]

    assert "Sentence number 0 " in pages[0]
    assert len(pages) == (1 if facts < 36 else 2)


def test_nothing_but_the_theme_s_fonts_can_be_fetched():
    from bulletin.renderers import themes
    from bulletin.renderers.pdf.fetching import Fetcher

    fetch = Fetcher(themes.named(themes.DEFAULT).fonts().items()).fetch
    assert fetch("font:BulletinSerif-Regular.ttf").read(4) == b"\x00\x01\x00\x00"
    for url in (
        "https://a.example/",
        "file:///etc/passwd",
        "data:text/plain,x",
        "font:../../pyproject.toml",
        "font:README.md",
        f"{(ROOT / 'templates/fonts/BulletinSerif-Regular.ttf').as_uri()}",
    ):
        with pytest.raises(ValueError, match="fetches nothing"):
            fetch(url)


def test_without_pango_the_line_that_installs_it_is_named_and_the_rest_is_made(tmp_path):
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libgobject-2.0-0')\n")
    code = (
        "import sys\n"
        f"sys.path.insert(0, {str(tmp_path)!r})\n"
        "from tests.editions import morning\n"
        "from bulletin.errors import RenderError\n"
        "from bulletin.renderers import render\n"
        "for attempt in range(2):\n"
        "    try:\n"
        "        render(morning(), ['pdf'])\n"
        "    except RenderError as error:\n"
        "        print(error)\n"
        "print(*(d.name for d in render(morning(), ['md', 'html', 'json'])))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    first, second, rest = done.stdout.splitlines()
    line = "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    assert first == second
    assert first.startswith("bulletin.pdf: ")
    assert line in first
    assert "brew install pango" in first
    assert rest == "bulletin.md bulletin.html bulletin.json"
