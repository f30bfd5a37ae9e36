"""The default theme: where its files are, and Jinja environments that escape for the format they serve."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

# A word this long does not fit in a narrow column, and WeasyPrint takes time with the square of a word that it breaks
# itself: 23 s for 10,000 letters. From Thai (U+0E00) on, scripts that set no spaces find their own breaks.
_LONG_WORD = re.compile(r"[!-\u0dff]{40,}")
_WORD_PART = re.compile(".{1,12}")
# No printable text holds it.
_BREAK = "\0"

_PACKAGE = Path(__file__).parents[1]


@cache
def folder() -> Path:
    """The folder of templates, style sheets and fonts: inside an installed package, else the checkout's own."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def text(name: str) -> str:
    """The content of a file of the theme."""
    return (folder() / name).read_text(encoding="utf-8")


def environment(escape: Callable[[object], str] | None = None) -> Environment:
    """Templates of the theme; HTML is escaped by Jinja, any other format by `escape`, to which every value goes."""
    made = Environment(
        loader=FileSystemLoader(folder()),
        autoescape=select_autoescape(["html.j2"], default=False),
        undefined=StrictUndefined,
        finalize=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["breakable"] = _breakable
    return made


def _breakable(text: str) -> Markup:
    """The text as HTML in which a very long word may be broken; what it says is as before."""
    broken = _LONG_WORD.sub(lambda word: _BREAK.join(_WORD_PART.findall(word[0])), text)
    return Markup("<wbr>").join(broken.split(_BREAK))
