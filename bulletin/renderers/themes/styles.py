"""Style sheets of themes: what they take in, and that they fetch nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tinycss2

if TYPE_CHECKING:
    from bulletin.renderers.themes.places import Theme

# Print style sheets name fonts "font:NAME.ttf", which no installation path can change.
FONT = "font:"
# A picture in the sheet itself, and a place in it.
_NOTHING_FETCHED = ("data:image/svg+xml", "#")
_TAKEN_IN = re.compile(r"([a-z0-9-]+)/([\w-]+\.css)")
_INSTEAD = 'put a font into fonts/ and write url("font:NAME.ttf"), a picture as url("data:image/svg+xml,…")'
# Functions in which a string is an address.
_ADDRESSED = frozenset({"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade"})
# Ends a style element, or begins a comment in one.
_MARKUP = re.compile("</|<!")
# Sheets that take in each other come to no end.
_DEEPEST = 8
# Behind a sheet in which all is closed it is a rule of its own.
_END = "\n;@end;"


def sheet(theme: Theme, path: Path, depth: int = 0) -> str:
    """A style sheet with those that it takes in at their places: `@import "newspaper/print.css";`.

    Raises ThemeError for one that would fetch anything, or that is no text.
    """
    text = re.sub("\r\n?|\f", "\n", theme.read(path))
    is_own = not theme.is_shipped and path.is_relative_to(theme.folders[0])
    if not is_own and "@import" not in text:
        return text
    rules = tinycss2.parse_stylesheet(text)
    imports = [rule for rule in rules if _is_import(rule)]
    if is_own:
        try:
            _check(theme, path, text, [rule for rule in rules if not _is_import(rule)])
        except RecursionError as error:
            raise theme.error(theme.shown(path), "has rules in rules, deeper than they can be read; mend it") from error
    _refuse_twice(theme, path, imports)
    for rule in reversed(imports):
        start = _offset(text, rule)
        end = text.find(";", start) + 1 or len(text)
        text = text[:start] + _taken_in(theme, path, rule, depth) + text[end:]
    return text


def own(theme: Theme, name: str) -> str:
    """A theme's own style sheet with what it takes in blank, so that lines are where they were; "" without one."""
    path = theme.folders[0] / name
    if theme.is_shipped or not path.is_file():
        return ""
    text = re.sub("\r\n?|\f", "\n", theme.read(path))
    for rule in tinycss2.parse_stylesheet(text):
        if _is_import(rule):
            start = _offset(text, rule)
            end = text.find(";", start) + 1 or len(text)
            text = text[:start] + re.sub(r"\S", " ", text[start:end]) + text[end:]
    return text


def _is_import(rule: Any) -> bool:
    return bool(rule.type == "at-rule" and rule.lower_at_keyword == "import")


def _taken_in(theme: Theme, path: Path, rule: Any, depth: int) -> str:
    """The text of the sheet of a shipped theme that an import names."""
    from bulletin.renderers.themes.places import shipped

    said = tinycss2.serialize(rule.prelude).strip()
    found = _TAKEN_IN.fullmatch(_bare(rule))
    named = shipped() / found[1] / found[2] if found else None
    if named is None or not named.is_file() or depth == _DEEPEST:
        problem = f'takes in {said}; only a sheet of a shipped theme can be, such as "newspaper/print.css"'
        raise _error(theme, path, rule.source_line, problem)
    return sheet(theme, named, depth + 1)


def _bare(rule: Any) -> str:
    """What an import names, without its quotation marks."""
    return str(tinycss2.serialize(rule.prelude)).strip().strip("\"'")


def _refuse_twice(theme: Theme, path: Path, imports: Iterable[Any]) -> None:
    """Raises ThemeError for the first import of what is taken in already: of thousands a page would have no end."""
    known: set[str] = set()
    for rule in imports:
        if _bare(rule) in known:
            raise _error(theme, path, rule.source_line, f"takes in {_bare(rule)} for the second time; leave it out")
        known.add(_bare(rule))


def _check(theme: Theme, path: Path, text: str, rules: Iterable[Any]) -> None:
    """Raises ThemeError for the first thing in rules that a style sheet of a bulletin may not hold."""
    if found := _MARKUP.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise _error(theme, path, line, f'holds "{found[0]}", which would end the style of an HTML page; leave it out')
    if (open_at := _unclosed(text)) is not None:
        raise _error(theme, path, open_at, 'has a "{", a bracket or a comment that nothing closes; close it')
    if (misfit_at := _misfit(rules)) is not None:
        raise _error(theme, path, misfit_at, 'holds what is neither "name: value;" nor a rule; mend it')
    fonts = theme.fonts()
    for token in _tokens(rules):
        if token.type == "error":
            raise _error(theme, path, token.source_line, f"is no CSS ({token.message}); mend it")
        if token.type == "at-keyword" and token.lower_value == "import":
            raise _error(theme, path, token.source_line, "has an @import inside a rule; put it at the head")
        for address in _addresses(token):
            if address.startswith(FONT):
                if address.removeprefix(FONT) not in fonts:
                    problem = f'there is no font "{address.removeprefix(FONT)}"; put it into fonts/'
                    raise _error(theme, path, token.source_line, problem)
            elif not address.lower().startswith(_NOTHING_FETCHED):
                raise _error(theme, path, token.source_line, f'would fetch "{address}"; {_INSTEAD}')


def _unclosed(text: str) -> int | None:
    """The line of the last rule or comment when it takes in all that follows, since nothing closes it."""
    last = tinycss2.parse_stylesheet(text + _END)[-1]
    is_end = last.type == "error" or (last.type == "at-rule" and last.lower_at_keyword == "end")
    return None if is_end else int(last.source_line)


def _misfit(rules: Iterable[Any]) -> int | None:
    """The line of the first thing inside a rule that is neither a declaration nor a rule."""
    for rule in rules:
        if rule.type not in ("qualified-rule", "at-rule") or rule.content is None:
            continue
        inside = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        line = next((int(node.source_line) for node in inside if node.type == "error"), None)
        if line is None:
            line = _misfit(inside)
        if line is not None:
            return line
    return None


def _tokens(nodes: Iterable[Any]) -> Iterator[Any]:
    """Every rule, block, function and value, in their order."""
    waiting = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        yield node
        inside = [getattr(node, name, None) for name in ("content", "arguments", "prelude")]
        waiting += [part for parts in inside if isinstance(parts, list) for part in reversed(parts)]


def _addresses(token: Any) -> Iterator[str]:
    if token.type == "url":
        yield token.value
    elif token.type == "function" and token.lower_name in _ADDRESSED:
        yield from (part.value for part in token.arguments if part.type == "string")


def _offset(text: str, rule: Any) -> int:
    """Where in the text a rule begins."""
    lines = text.split("\n")[: rule.source_line - 1]
    return sum(len(line) + 1 for line in lines) + int(rule.source_column) - 1


def _error(theme: Theme, path: Path, line: int, problem: str) -> Exception:
    return theme.error(f"{theme.shown(path)}, line {line}", problem)
