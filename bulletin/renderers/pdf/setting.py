"""HTML and style sheets → WeasyPrint's document → a PDF that says what it conforms to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from weasyprint import CSS, HTML, document
from weasyprint.text.fonts import FontConfiguration

from bulletin.renderers.pdf.conforming import VARIANT, conforming
from bulletin.renderers.pdf.fetching import Fetcher
from bulletin.renderers.pdf.fonts import faces, needed
from bulletin.renderers.pdf.job import Job
from bulletin.renderers.pdf.numbering import PageNumbers


def laid_out(job: Job, *styles: str) -> Any:
    """WeasyPrint's document. Style sheets get the fetcher too: without it they use one that opens connections."""
    more = needed(job.page, (path for _, path in job.fonts), job.others)
    fetcher, fonts = Fetcher((*job.fonts, *((font.name, font.path) for font in more))), FontConfiguration()
    sheets = [CSS(string=style, url_fetcher=fetcher, font_config=fonts) for style in (faces(more), *styles)]
    page = HTML(string=job.page, url_fetcher=fetcher)
    made, numbers = _rendered(page, fonts, sheets, can_wait=True)
    if not numbers.written_into(made.pages):
        made, _ = _rendered(page, fonts, sheets, can_wait=False)
    return made


def _rendered(page: HTML, fonts: FontConfiguration, sheets: Sequence[CSS], can_wait: bool) -> tuple[Any, PageNumbers]:
    numbers, usual = PageNumbers(can_wait), document.TargetCollector
    # WeasyPrint has no other place to say it. What is left there holds all boxes of a long edition.
    document.TargetCollector = lambda: numbers
    try:
        return page.render(font_config=fonts, stylesheets=sheets, pdf_variant=VARIANT), numbers
    finally:
        document.TargetCollector = usual


def written(made: Any) -> bytes:
    """The PDF of a document."""
    made.metadata = conforming(made.metadata)
    content: bytes = made.write_pdf(pdf_variant=VARIANT)
    return content
