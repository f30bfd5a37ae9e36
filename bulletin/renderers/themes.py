"""Themes: folders of templates and style sheets. A theme has what it wants otherwise; the rest is the default's."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs
from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined, select_autoescape
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from bulletin.errors import SettingsError
from bulletin.toml import nearest

DEFAULT = "newspaper"
# Where a user's themes lie, seen from the folder that bulletin.toml lies in.
FOLDER = "themes"
# A word this long does not fit in a narrow column, and WeasyPrint takes time with the square of a word that it breaks
# itself: 23 s for 10,000 letters. From Thai (U+0E00) on, scripts that set no spaces find their own breaks.
_LONG_WORD = re.compile(r"[!-\u0dff]{40,}")
_WORD_PART = re.compile(".{1,12}")
# No printable text holds it.
_BREAK = "\0"

_PACKAGE = Path(__file__).parents[1]
# Folders beside the themes that are none.
_COMMON = frozenset({"fonts", "words"})


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme's folders, its own first and the default's last."""

    name: str
    folders: tuple[Path, ...]

    def text(self, name: str) -> str:
        """The content of one of its files."""
        return next(path for folder in self.folders if (path := folder / name).is_file()).read_text(encoding="utf-8")

    def fonts(self) -> Mapping[str, Path]:
        """The files of the bundled fonts, and of those that it brings along, by name."""
        folders = (shipped() / "fonts", *(folder / "fonts" for folder in reversed(self.folders)))
        return {path.name: path for folder in folders for path in sorted(folder.glob("*.ttf"))}


@cache
def shipped() -> Path:
    """The folder of the shipped themes, fonts and words: inside an installed package, else the checkout's own."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def known() -> Mapping[str, Path]:
    """The folders of all themes by name: the shipped ones, and the user's beside bulletin.toml and in their own data.

    Nobody's theme takes the place of a shipped one.
    """
    places = (platformdirs.user_data_path("bulletin") / FOLDER, Path(FOLDER), shipped())
    found = (folder for place in places if place.is_dir() for folder in sorted(place.iterdir()) if folder.is_dir())
    return {folder.name: folder for folder in found if folder.name not in _COMMON}


def named(name: str, subject: str = "theme") -> Theme:
    """The theme of this name; raises SettingsError, with where the name stands as its `subject`, when there is none."""
    folders = known()
    if name not in folders:
        near = nearest(name, folders)
        hint = f'did you mean "{near}"?' if near else f"themes are {', '.join(sorted(folders))}"
        raise SettingsError(subject, f'unknown theme "{name}"; {hint}')
    return Theme(name, tuple(dict.fromkeys((folders[name], shipped() / DEFAULT))))


def environment(theme: Theme, escape: Callable[[object], str] | None = None) -> ImmutableSandboxedEnvironment:
    """Templates of a theme; HTML is escaped by Jinja, any other format by `escape`, to which every value goes.

    A theme's template can extend the default's of the same name: `{% extends "newspaper/page.html.j2" %}`.
    """
    default = PrefixLoader({DEFAULT: FileSystemLoader(shipped() / DEFAULT)})
    made = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(theme.folders), default]),
        autoescape=select_autoescape(["html.j2", "xhtml.j2", "xml.j2"], default=False),
        undefined=StrictUndefined,
        finalize=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["breakable"] = _breakable
    return made


def page(templates: ImmutableSandboxedEnvironment, name: str, view: Any, **more: Any) -> str:
    """What a template makes of a view; in it `_("Sources")` says a message in the language of the frame."""
    return templates.get_template(name).render(view=view, _=view.words.say, **more)


def _breakable(text: str) -> Markup:
    """The text as HTML in which a very long word may be broken; what it says is as before."""
    broken = _LONG_WORD.sub(lambda word: _BREAK.join(_WORD_PART.findall(word[0])), text)
    return Markup("<wbr>").join(broken.split(_BREAK))
