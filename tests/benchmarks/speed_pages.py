"""How long the page takes: texts against the PDF, and the PDF against WeasyPrint alone with the same words.

    python tests/benchmarks/speed_pages.py built EDITION.json    composed again, then md, html and json, then the PDF
    python tests/benchmarks/speed_pages.py texts EDITION.json    md, html and json, then the PDF
    python tests/benchmarks/speed_pages.py ours EDITION.json     the PDF
    python tests/benchmarks/speed_pages.py story EDITION.json    the same text by WeasyPrint alone, two columns a story
    python tests/benchmarks/speed_pages.py plain EDITION.json    the same text by WeasyPrint alone, two columns a page

Each prints CPU seconds, pages and the process's peak memory as JSON.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import speed_articles
import speed_page
from speed_timing import figures_of, peak_mb, ratios, spread

from bulletin import article
from bulletin.composition import Draft, Length
from bulletin.model import Edition
from bulletin.serialized import edition_from_json, edition_to_json

HERE = Path(__file__)
DAY = date(2026, 11, 22)
ARTICLES, A_STORY = 100, 3
# Words that make editions of about so many pages, and how often each is typeset.
PAGES = {2: (500, 5), 8: (2_600, 3), 20: (7_400, 3), 100: (37_000, 1)}
SMALL = {1: (200, 1)}
# What anybody would write who wants two columns, with the same fonts.
_STYLE = """
@page { size: A4; margin: 18mm 16mm }
@font-face { font-family: Serif; src: url("%s") }
@font-face { font-family: Serif; font-weight: 700; src: url("%s") }
body { font: 9.6pt/1.4 Serif; hyphens: auto; text-align: justify }
%s { columns: 2 }
h2 { font-size: 14pt }
"""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))


def draft(stories: int) -> Draft:
    """A day of invented stories, of which three sources each report."""
    texts = [(n, text) for n in range(stories) for text in speed_articles.story(A_STORY, n)]
    return Draft(
        [
            article(text, title=f"Of subject {n}: {text[:50]}", source=f"Source {at % 20}", language="en")
            for at, (n, text) in enumerate(texts)
        ],
        date=DAY,
    )


def rows(
    pages: Mapping[int, tuple[int, int]] = PAGES, articles: int = ARTICLES, repeats: int = 3
) -> Iterator[speed_page.Row]:
    """Every figure: children in turn, so that what slows the machine slows what is compared."""
    words = max(words for words, _ in pages.values())
    day = draft(max(words // 150, articles // A_STORY + 1))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "edition.json"
        path.write_bytes(edition_to_json(_of_articles(day, articles)))
        yield from _texts(path, repeats)
        for count, (words, times) in pages.items():
            path.write_bytes(edition_to_json(day.edition(Length(words, max(1, words // 150), 0))))
            yield from _against_plain(path, count, times)


def _of_articles(day: Draft, articles: int) -> Edition:
    return day.edition(Length(30 * articles, articles // A_STORY + 1, 0))


def _texts(path: Path, repeats: int) -> Iterator[speed_page.Row]:
    runs = [[figures_of(HERE, what, str(path)) for what in ("built", "texts")] for _ in range(repeats)]
    for when, found, floor in zip(("composed", "read"), zip(*runs, strict=True), (0.05, None), strict=True):
        name = f"an edition of {found[0]['articles']:.0f} articles that was just {when}: md, html and json"
        each = [1000 * run["texts"] / run["articles"] for run in found]
        yield speed_page.Row(f"{name}, milliseconds an article", spread(each))
        share = ratios([run["texts"] for run in found], [run["seconds"] for run in found])
        yield speed_page.Row(f"{name}, as a share of its PDF ({found[0]['pages']:.0f} pages)", share, at_most=floor)


def _against_plain(path: Path, count: int, repeats: int) -> Iterator[speed_page.Row]:
    runs = [[figures_of(HERE, what, str(path)) for what in ("ours", "story", "plain")] for _ in range(repeats)]
    ours, story, plain = zip(*runs, strict=True)
    name = f"a PDF of {ours[0]['pages']:.0f} pages"
    for who, found in (("", ours), ("two columns a story by WeasyPrint alone, ", story), ("a page by it, ", plain)):
        yield speed_page.Row(f"{name}: {who}seconds a page", spread(_each(found)))
        memory = spread([run["peak_mb"] for run in found])
        yield speed_page.Row(f"{name}: {who}peak memory in MB", memory)
    seconds = [[run["seconds"] for run in found] for found in (ours, story, plain)]
    times = "takes as many times as long as"
    row = f"{name}: {times} two columns a story by WeasyPrint alone"
    yield speed_page.Row(row, ratios(seconds[0], seconds[1]), at_most=1.3)
    row = f"{name}: {times} two columns a page by WeasyPrint alone"
    yield speed_page.Row(row, ratios(seconds[0], seconds[2]))


def _each(runs: Sequence[Mapping[str, float]]) -> list[float]:
    return [run["seconds"] / run["pages"] for run in runs]


def ours(edition: Edition) -> dict[str, float]:
    """The PDF as the child of a build makes it, in this process."""
    import weasyprint  # noqa: F401

    from bulletin.renderers.look import Look
    from bulletin.renderers.pdf import job
    from bulletin.renderers.pdf.typesetting import typeset

    with tempfile.TemporaryDirectory() as folder:
        started = time.process_time()
        (made,) = typeset((job(edition, Look()), Path(folder)))
        if isinstance(made, Exception):
            raise made
        return {"seconds": time.process_time() - started, "pages": made.pages}


def alone(edition: Edition, columns: str) -> dict[str, float]:
    """What our page says, paragraph by paragraph, by WeasyPrint with a style of a few lines and no tags.

    `columns` names what has two: the page, or each part below a heading.
    """
    import weasyprint

    from bulletin.renderers.look import Look
    from bulletin.renderers.pdf import job
    from bulletin.renderers.themes import named

    fonts = named("newspaper").fonts()
    weights = (fonts[f"BulletinSerif-{weight}.ttf"].as_uri() for weight in ("Regular", "Bold"))
    style, text = _STYLE % (*weights, columns), "".join(_paragraphs(job(edition, Look()).page))
    started = time.process_time()
    page = f'<html lang="en"><style>{style}</style><body><section>{text}</section></body></html>'
    document = weasyprint.HTML(string=page).render()
    document.write_pdf()
    return {"seconds": time.process_time() - started, "pages": len(document.pages)}


def built(edition: Edition) -> dict[str, float]:
    """As in a build, which has looked at all articles when it makes the documents."""
    articles = [article for story in edition.stories for article in story.articles]
    return texts(_of_articles(Draft(articles, date=edition.date), ARTICLES))


def texts(edition: Edition) -> dict[str, float]:
    """The text formats and then the PDF; what a process loads once is loaded before."""
    from bulletin.renderers import render
    from bulletin.text.stemming import stem

    formats = ("md", "html", "json")
    render(_first_stories(edition), formats)
    # NLTK takes half a second to load, which a build has done to compose the edition.
    stem("stories", edition.language)
    started = time.process_time()
    render(edition, formats)
    seconds = time.process_time() - started
    articles = sum(len(story.articles) for story in edition.stories)
    return {"texts": seconds, "articles": articles, **ours(edition)}


def _first_stories(edition: Edition) -> Edition:
    """As many as have an index of names."""
    return replace(edition, stories=edition.stories[:2], also_reported=(), watches=(), corrections=())


def _paragraphs(page: str) -> Iterator[str]:
    """The texts of a page, each in an element of its own: headings stay headings."""
    import html

    import lxml.html

    from bulletin.renderers.pdf.guessing import texts as blocks

    for tag, text in blocks(lxml.html.document_fromstring(page.encode()).find("body")):
        is_heading, text = tag in _HEADINGS, html.escape(text)
        yield f"</section><h2>{text}</h2><section>" if is_heading else f"<p>{text}</p>"


if __name__ == "__main__":
    what, path = sys.argv[1:]
    tasks = {
        "built": built,
        "texts": texts,
        "ours": ours,
        "story": partial(alone, columns="section"),
        "plain": partial(alone, columns="body"),
    }
    figures = tasks[what](edition_from_json(Path(path).read_bytes()))
    print(json.dumps({**figures, "peak_mb": peak_mb()}))
