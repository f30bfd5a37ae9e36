"""Typesetting itself, by WeasyPrint: what the child does."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bulletin.renderers.pdf.job import Job, Typeset

# How far down the last page a bulletin should at least be.
_SPARSE = 0.35
# Beyond it a last page that is next to empty is not worth the time that typesetting all others again takes.
_MOST_PAGES_SET_AGAIN = 3
# Where what stands before the lead fills more of page one than this, less space makes no room for the lead: contents of
# 85 stories fill 83%, and it does; contents of 100 fill 95% (91% with less space), and it does not.
_FULL = 0.94


class MissingPango(Exception):
    """The libraries that WeasyPrint calls are not there."""


def prepare() -> None:
    """Load what takes a second to load, and what has to be loaded whole."""
    with contextlib.suppress(OSError):
        from bulletin.renderers.pdf.machine import hold

        hold()


def typeset(asked: tuple[Job, Path]) -> Iterator[Typeset | Exception]:
    """The PDF of a job, whose temporary files are to be in a folder; or what kept it from being begun or written."""
    job, folder = asked
    try:
        from bulletin.renderers.pdf.machine import own_lists
    except OSError:
        yield MissingPango()
        return
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        with own_lists(folder):
            yield _typeset(job, folder)
    except OSError as error:
        yield OSError(error.errno, error.strerror or str(error))
    finally:
        tempfile.tempdir = before  # the folder is gone when the child does something else


def _typeset(job: Job, folder: Path) -> Typeset:
    from bulletin.renderers.pdf.heard import ignored
    from bulletin.renderers.pdf.missing import REPLACEMENT, boxes, noticed, private, told

    nameless = private(job.page)
    job = replace(job, page=job.page.translate(dict.fromkeys(nameless, REPLACEMENT)))
    with noticed() as missing:
        made = _fitted(job)
    if missing:
        made = _fitted(replace(job, others=(*job.others, boxes(missing, folder))))
    letters = told((missing | nameless) - {ord(REPLACEMENT)}, bool(job.others))
    return replace(made, notes=(*ignored(job.own), *letters))


def _fitted(job: Job) -> Typeset:
    from bulletin.renderers.pdf.filled import counted, filled
    from bulletin.renderers.pdf.setting import laid_out

    document = laid_out(job, job.style)
    pages = counted(document, job)
    is_short = len(document.pages) <= _MOST_PAGES_SET_AGAIN
    is_driven = _is_driven(document, job)
    if is_driven and not is_short:
        del document, pages  # two layouts of a hundred pages are a gigabyte
        return _made(laid_out(job, job.style, job.tighter), job, tightened=True)
    if is_driven or (is_short and len(pages) > 1 and filled(pages[-1]) < _SPARSE):
        tighter = laid_out(job, job.style, job.tighter)
        chosen = min(document, tighter, key=lambda made: (not _leads(made, job), len(made.pages)))
        return _made(chosen, job, tightened=chosen is tighter)
    return _made(document, job, tightened=False)


def _made(document: Any, job: Job, tightened: bool) -> Typeset:
    from bulletin.renderers.pdf.filled import counted, filled
    from bulletin.renderers.pdf.setting import written

    pages = counted(document, job)
    return Typeset(written(document), len(pages), filled(pages[-1]), tightened)


def _leads(document: Any, job: Job) -> bool:
    """Whether the lead story begins on page one: columns that fill a page to the last line can drive it to the next."""
    return not job.lead or job.lead in document.pages[0].anchors


def _is_driven(document: Any, job: Job) -> bool:
    """Whether the lead story begins behind page one, and not for what stands before it."""
    from bulletin.renderers.pdf.filled import filled

    return not _leads(document, job) and filled(document.pages[0]) < _FULL
