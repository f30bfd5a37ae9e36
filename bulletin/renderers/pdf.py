"""An edition as a tagged PDF, typeset by WeasyPrint from the theme's own files and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bulletin.errors import RenderError
from bulletin.model import Document, Edition
from bulletin.renderers import themes
from bulletin.renderers.look import Look
from bulletin.renderers.themes import Theme
from bulletin.renderers.view.layout import lay_out
from bulletin.renderers.view.values import EditionView

NAME = "bulletin.pdf"
MISSING_PANGO = (
    "needs Pango, which is not installed: apt-get install -y --no-install-recommends "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (macOS: brew install pango)"
)

try:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse
except OSError as error:
    raise RenderError(NAME, MISSING_PANGO) from error

# Print style sheets name bundled fonts "font:NAME.ttf", which no installation path can change.
_FONT = "font:"
# Tagged for screen readers; costs nothing measurable.
_VARIANT = "pdf/ua-1"
# What ends every bulletin, and how far down the last page it should at least be.
_END = "colophon"
_SPARSE = 0.35


class ThemeFonts(URLFetcher):  # type: ignore[misc]
    """Gives WeasyPrint the fonts of a theme and refuses every other address."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._fonts = {f"{_FONT}{name}": path for name, path in theme.fonts().items()}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The font that the address names; raises ValueError for anything else."""
        if url not in self._fonts:
            raise ValueError(f"rendering fetches nothing, so not {url}")
        return URLFetcherResponse(url, self._fonts[url].read_bytes(), {"Content-Type": "font/ttf"})


def render(edition: Edition, look: Look) -> Document:
    """`bulletin.pdf`.

    Raises RenderError when WeasyPrint's libraries are missing (already on import) and when its temporary files
    cannot be written. Slightly smaller type is tried when the last page holds next to nothing or the lead story is
    not on page one.
    """
    try:
        return Document(NAME, "application/pdf", _content(edition, look))
    except OSError as error:
        raise RenderError(NAME, f"cannot be typeset ({error.strerror or error}); free some space") from error


def _content(edition: Edition, look: Look) -> bytes:
    view, theme = lay_out(edition, look), themes.named(look.theme)
    page = themes.page(themes.environment(theme), "print.html.j2", view)
    typeset = _typeset(page, theme, "print.css")
    if not _leads(typeset, view) or (len(typeset.pages) > 1 and _filled(typeset.pages[-1]) < _SPARSE):
        tighter = _typeset(page, theme, "print.css", "tight.css")
        typeset = min(typeset, tighter, key=lambda made: (not _leads(made, view), len(made.pages)))
    content: bytes = typeset.write_pdf(pdf_variant=_VARIANT)
    return content


def _typeset(page: str, theme: Theme, *styles: str) -> Any:
    """WeasyPrint's document. Style sheets get the fetcher too: without it they use one that opens connections."""
    fetcher, fonts = ThemeFonts(theme), FontConfiguration()
    sheets = [CSS(string=theme.text(name), url_fetcher=fetcher, font_config=fonts) for name in styles]
    return HTML(string=page, url_fetcher=fetcher).render(font_config=fonts, stylesheets=sheets, pdf_variant=_VARIANT)


def _leads(typeset: Any, view: EditionView) -> bool:
    """Whether the lead story begins on page one: columns that fill a page to the last line can drive it to the next."""
    return all(story.anchor in typeset.pages[0].anchors for story in view.stories[:1])


def _filled(page: Any) -> float:
    """How far down the page the bulletin ends, from 0 to 1."""
    *_, bottom = page.anchors[_END]
    return float(bottom / page.height)
