"""An edition as a PDF that is tagged for screen readers (PDF/UA-1) and fit for archives (PDF/A-3a).

It is typeset from the theme's own files and nothing else, in a process of its own: what typesets it cannot be
interrupted and may take any time and memory. Nothing in this process imports WeasyPrint.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from bulletin.errors import RenderError
from bulletin.model import Document, Edition
from bulletin.renderers import themes
from bulletin.renderers.look import Look
from bulletin.renderers.pdf.child import NAME, Failed, carried_out
from bulletin.renderers.pdf.fonts import installed
from bulletin.renderers.pdf.job import Job, Typeset
from bulletin.renderers.themes.styles import own
from bulletin.renderers.view.layout import lay_out

__all__ = ["NAME", "Typeset", "job", "render", "typeset"]

# The theme that nothing is known to hang.
PLAIN = "plain"
# An element inside a link is tagged as no link, so a word that may be broken has a character where it may.
_BREAK = ("<wbr>", "\u200b")
_STYLE, _TIGHTER = "print.css", "tight.css"
# What page.html.j2 calls the annex and its heading. It begins a page, for the pages before it are counted.
_ANNEX = "annex"


def render(edition: Edition, look: Look) -> Document:
    """`bulletin.pdf`; raises RenderError when it cannot be typeset, not even with the plain theme."""
    made = typeset(edition, look)
    return Document(NAME, "application/pdf", made.content, made.notes, made.fell_back)


def typeset(edition: Edition, look: Look) -> Typeset:
    """The PDF with the number of its pages and how full the last one is; raises RenderError when it cannot be made.

    With a theme that typesetting does not survive, it is made with the plain one and says so. What came of the last
    ones is remembered: what was just fitted is rendered as it was measured, and costs nothing.
    """
    made = _carried_out(job(edition, look))
    if isinstance(made, Typeset):
        return made
    if look.theme == PLAIN:
        raise RenderError(NAME, f"cannot be typeset: that {made}") from made
    plain = _carried_out(job(edition, replace(look, theme=PLAIN)))
    if isinstance(plain, Failed):
        raise RenderError(NAME, f"cannot be typeset, not even with the plain theme: that {plain}") from plain
    note = f"is typeset with the theme {PLAIN}, for with {look.theme} that {made}"
    return replace(plain, notes=(note, *plain.notes), fell_back=True)


def job(edition: Edition, look: Look) -> Job:
    """All that typesetting an edition goes by."""
    view, theme = lay_out(edition, look), themes.named(look.theme)
    return Job(
        page=themes.page(themes.environment(theme), "print.html.j2", view).replace(*_BREAK),
        style=f"@page {{ size: {view.paper} }}\n.{_ANNEX} {{ break-before: page }}\n{theme.text(_STYLE)}",
        tighter=theme.text(_TIGHTER),
        fonts=tuple(sorted(theme.fonts().items())),
        others=installed(),
        lead=next((story.anchor for story in view.stories), ""),
        own=tuple((f"{name} of theme {theme.name}", text) for name in (_STYLE, _TIGHTER) if (text := own(theme, name))),
        annex=_ANNEX if view.annex else "",
    )


# As many as are typeset to fill a number of pages, with the theme and the plain one: what is kept need not be the last.
# Failures are remembered, too: a theme that took too long once may not the next time, and would have other pages.
@lru_cache(maxsize=8)
def _carried_out(job: Job) -> Typeset | Failed:
    try:
        return carried_out(job)
    except Failed as failed:
        return failed.with_traceback(None)
