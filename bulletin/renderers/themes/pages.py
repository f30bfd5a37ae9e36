"""Templates → pages: sandboxed, with every name known, and what other people wrote in a process of its own."""

from __future__ import annotations

import contextlib
import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from gettext import NullTranslations
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from babel import Locale
from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    select_autoescape,
)
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import split_template_path
from jinja2.meta import find_referenced_templates
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from bulletin.apart import Crew, Limits
from bulletin.errors import ThemeError
from bulletin.renderers import sanitized
from bulletin.renderers.themes.places import Theme, known, shipped
from bulletin.toml import nearest

# The default's templates make a page of 100 articles in 0.2 s and 90 MB; what never ends takes any of both.
LIMITS = Limits(seconds=20, seconds_in_all=20, memory_bytes=2 << 30)
# Of a page; one of 100 articles has a million.
MOST_CHARACTERS = 64 << 20
_MARKED_UP = ("html.j2", "xhtml.j2", "xml.j2")
_INSTEAD = "mend it, or render with another --theme"
# A word this long does not fit in a narrow column, and WeasyPrint takes time with the square of a word that it breaks
# itself: 23 s for 10,000 letters. From Thai (U+0E00) on, scripts that set no spaces find their own breaks.
_LONG_WORD = re.compile(r"[!-\u0dff]{40,}")
_WORD_PART = re.compile(".{1,12}")
# No printable text holds it.
_BREAK = "\0"


# What views hold and no template needs: it has methods that reach files, or change how the program speaks.
_BEHIND = (Locale, NullTranslations, PurePath)


class Unknown(StrictUndefined):
    """A name that is not known; to print it, test it or go through it is an error that says what may be meant."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        about, name = self._undefined_obj, self._undefined_name
        if self._undefined_hint or not is_dataclass(about):
            return str(super()._undefined_message)
        names = [field.name for field in fields(about)] + [one for one in vars(type(about)) if not one.startswith("_")]
        near = nearest(str(name), names)
        said = f'{_called(about)} has no "{name}"'
        return f'{said}; did you mean "{near}"?' if near else f"{said}; it has {', '.join(dict.fromkeys(names))}"


def _called(about: object) -> str:
    """What templates call a value: the edition is their "view", a StoryView a "story"."""
    name = type(about).__name__.removesuffix("View").lower()
    return "view" if name == "edition" else name


class _Files(FileSystemLoader):
    """The templates in a theme's folders."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme.folders)
        self._theme = theme

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template; raises ThemeError for one that is no file of the theme."""
        name = "/".join(split_template_path(template))
        found = next((path for folder in self._theme.folders if (path := folder / name).is_file()), None)
        if found:
            self._theme.check(found)
        return super().get_source(environment, template)


class Templates(ImmutableSandboxedEnvironment):
    """The templates of a theme; those who write them see what is printed, and nothing behind it."""

    def __init__(self, theme: Theme, escape: Callable[[object], str] | None) -> None:
        own = {folder.name: FileSystemLoader(folder) for folder in known().values() if folder.parent == shipped()}
        super().__init__(
            loader=ChoiceLoader([_Files(theme), PrefixLoader(own)]),
            autoescape=select_autoescape(_MARKED_UP, default=False),
            undefined=Unknown,
            finalize=escape,
            bytecode_cache=_compiled(escape),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.theme = theme
        self.filters["breakable"] = _breakable
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may have it: not what has methods that reach files or change how the program speaks."""
        # Jinja looks only at the name and the kind of thing that has it: a page asks 36,000 times about some 150.
        asked = (type(obj), attr)
        if asked not in self._safe:
            self._safe[asked] = super().is_safe_attribute(obj, attr, value)
        return self._safe[asked] and not isinstance(value, _BEHIND)


class _Compiled(BytecodeCache):
    """Templates as Python, kept as long as the process: to compile them takes four fifths of the time of a page."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is known of a template, which Jinja takes only if that is still the same."""
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self._known[bucket.key] = bucket.bytecode_to_string()


@cache
def _compiled(escape: Callable[[object], str] | None) -> _Compiled:
    """The compiled templates of a way to escape, which constants in them have gone through."""
    return _Compiled()


class _Order(NamedTuple):
    """A page that is to be made: all of it can be pickled."""

    theme: Theme
    escape: Callable[[object], str] | None
    filters: Mapping[str, Callable[..., Any]]
    functions: Mapping[str, Any]
    name: str
    view: Any
    more: Mapping[str, Any]


def environment(theme: Theme, escape: Callable[[object], str] | None = None) -> Templates:
    """Templates of a theme; HTML is escaped by Jinja, any other format by `escape`, to which every value goes.

    A theme's template can extend that of a shipped theme: `{% extends "newspaper/page.html.j2" %}`. Filters and
    globals that are added should be functions of a module, or methods of what can be pickled: the templates of other
    people are carried out in another process.
    """
    return Templates(theme, escape)


def page(templates: Templates, name: str, view: Any, **more: Any) -> str:
    """What a template makes of a view; in it `_("Sources")` says a message in the language of the frame.

    Raises ThemeError when the templates are not ours and something is wrong with them.
    """
    if templates.theme.is_shipped:
        return _printed(templates, name, view, more)
    usual = Templates(templates.theme, None)
    filters = {key: one for key, one in templates.filters.items() if usual.filters.get(key) is not one}
    functions = {key: one for key, one in templates.globals.items() if usual.globals.get(key) is not one}
    order = _Order(templates.theme, templates.finalize, filters, functions, name, view, more)
    with Crew() as crew:
        task = crew.end(crew.begin(_tried, order, LIMITS))
    if task.problem:
        where = " or ".join(_own(templates, name)) or name
        raise templates.theme.error(where, f"what it makes {task.problem}; {_INSTEAD}")
    made, failed = task.found[0]
    if failed:
        raise ThemeError(*failed)
    return str(made)


def _own(templates: Templates, name: str) -> tuple[str, ...]:
    """The theme's own templates that a page is made with, as far as their names show."""
    known: dict[str, None] = {}
    waiting: list[str | None] = [name]
    while waiting:
        one = waiting.pop()
        if one is None or one in known:
            continue
        known[one] = None
        with contextlib.suppress(TemplateError):
            source = templates.loader.get_source(templates, one)[0] if templates.loader else ""
            waiting += find_referenced_templates(templates.parse(source))
    return tuple(sorted(one for one in known if (templates.theme.folders[0] / one).is_file()))


def _tried(order: _Order) -> Iterator[tuple[str, tuple[str, str] | None]]:
    """The page, or the subject and the problem of the failure in its place."""
    templates = environment(order.theme, order.escape)
    templates.filters |= order.filters
    templates.globals |= order.functions
    try:
        yield _printed(templates, order.name, order.view, order.more), None
    except MemoryError:
        raise
    except ThemeError as error:
        yield "", (error.subject, error.problem)
    except Exception as error:  # noqa: BLE001 - a template can go wrong in every way that Python can
        failed = order.theme.error(_place(error, order), f"{_problem(error)}; {_INSTEAD}")
        yield "", (failed.subject, failed.problem)


def _printed(templates: Templates, name: str, view: Any, more: Mapping[str, Any]) -> str:
    parts, room = [], MOST_CHARACTERS
    for part in templates.get_template(name).generate(view=view, _=view.words.say, **more):
        parts.append(part)
        room -= len(part)
        if room < 0:
            raise templates.theme.error(name, f"prints more than {MOST_CHARACTERS:,} characters; {_INSTEAD}")
    return _sanitized(templates, name, "".join(parts), more)


def _sanitized(templates: Templates, name: str, made: str, more: Mapping[str, Any]) -> str:
    """The page with nothing in it that markup may not hold; styles and scripts that we have given it are ours."""
    try:
        if name.endswith(".xhtml.j2"):
            return sanitized.xhtml(made)
        if not name.endswith(".html.j2"):
            return made
        if not made.lstrip().startswith("<!DOCTYPE html>"):
            return sanitized.fragment(made)
        return sanitized.html(made, [value for value in more.values() if isinstance(value, Markup)])
    except sanitized.Refused as error:
        raise templates.theme.error(name, f"makes {error}; {_INSTEAD}") from error


def _place(error: Exception, order: _Order) -> str:
    """The template and the line where it went wrong, as far as that is known."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return f"{order.theme.shown(Path(error.filename))}, line {error.lineno}"
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    if not frames:
        return order.name
    return f"{order.theme.shown(Path(frames[-1].filename))}, line {frames[-1].lineno}"


def _problem(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f'there is no template "{error}"'
    if isinstance(error, RecursionError):
        return "it calls itself without an end"
    said = " ".join(str(error.message if isinstance(error, TemplateError) else error).split()).rstrip(".")
    if isinstance(error, SecurityError):
        return f"it reaches for what templates may not have ({said})"
    return said or type(error).__name__


def _breakable(text: str) -> Markup:
    """The text as HTML in which a very long word may be broken; what it says is as before."""
    broken = _LONG_WORD.sub(lambda word: _BREAK.join(_WORD_PART.findall(word[0])), text)
    return Markup("<wbr>").join(broken.split(_BREAK))
