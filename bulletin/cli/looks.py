"""The options that say how documents are made, and the look that they and the settings ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bulletin.cli import answers, choices, values
from bulletin.errors import SettingsError
from bulletin.toml import nearest

if TYPE_CHECKING:
    from bulletin.model import Document, Edition, Failure
    from bulletin.renderers.look import Look

# The registry would take too long to import for --help.
FORMATS = "md, html, pdf, json, txt, epub, atom or mail"
FormatsOption = Annotated[
    list[str] | None, typer.Option("--format", metavar="NAME", help=f"{FORMATS}; may be repeated.")
]
ThemeOption = Annotated[
    str | None,
    typer.Option("--theme", metavar="NAME", parser=values.filled, help='What it looks like: see "bulletin themes".'),
]
PaperOption = Annotated[str | None, typer.Option("--paper", metavar="NAME", help="A4 or Letter, for the PDF.")]
AnnexOption = Annotated[
    bool | None, typer.Option("--annex/--no-annex", help="Give every article a page of its own at the end.")
]
FlavorOption = Annotated[
    str | None,
    typer.Option("--flavor", metavar="NAME", help="Of Markdown: commonmark, gfm, obsidian, mediawiki or dokuwiki."),
]
SectionOption = Annotated[
    list[str] | None,
    typer.Option("--section", metavar="NAME", help="Only the stories of this section; may be repeated."),
]
LanguageOption = Annotated[
    str | None,
    typer.Option("--language", metavar="CODE", help="Of the headings, dates and numbers; sentences stay as they are."),
]


def options(
    theme: str | None = None, paper: str | None = None, annex: bool | None = None, flavor: str | None = None
) -> dict[str, Any]:
    """The settings that these options stand for; raises SettingsError for a name that is not known."""
    from bulletin.renderers.look import FLAVORS, PAPERS
    from bulletin.renderers.themes import named

    if theme is not None:
        named(theme, "--theme")
    for kind, name, known in (("paper", paper, PAPERS), ("flavor", flavor, FLAVORS)):
        if name is not None:
            _check(kind, name, known)
    return {"theme": theme, "paper": paper, "annex": annex, "flavor": flavor}


def look(
    theme: str | None = None, paper: str | None = None, annex: bool | None = None, flavor: str | None = None
) -> Look:
    """The look that these options ask for, else the settings of the current folder; raises SettingsError."""
    from bulletin.renderers.look import Look

    return Look.of(choices.settings(**options(theme, paper, annex, flavor)))


def of_part(look: Look, edition: Edition, sections: Iterable[str], language: str | None) -> Look:
    """The look with which a part of an edition is printed; raises SettingsError for what it cannot be printed with."""
    from bulletin.renderers import parts, themes
    from bulletin.renderers.words import languages

    known = parts.sections(edition)
    for name in sections:
        _check("section", name, known)
    if language is not None:
        _check("language", language, languages(themes.named(look.theme).words))
    wanted = set(sections)
    return replace(look, sections=tuple(name for name in known if name in wanted), language=language or "")


def _check(kind: str, name: str, known: Collection[str]) -> None:
    if name not in known:
        near = nearest(name, known)
        there = f"there are {', '.join(known)}" if any(known) else "there are none"
        hint = f'did you mean "{near}"?' if near else there
        raise SettingsError(f"--{kind}", f'unknown {kind} "{name}"; {hint}')


def say_notes(documents: Iterable[Document], theme: str) -> None:
    """Say what whoever hands the documents on should know."""
    for line in notes(documents, theme):
        answers.say(line)


def notes(documents: Iterable[Document], theme: str) -> list[str]:
    """What should be known of documents and of what in their theme has no effect, a line each."""
    from bulletin.renderers.unused import unused

    return [*unused(theme), *(f"{document.name}: {note}" for document in documents for note in document.notes)]


def exit_code(documents: Iterable[Document], failures: Iterable[Failure]) -> int:
    """The exit code when documents were made: whether all is as it was asked for."""
    is_otherwise = any(failures) or any(document.fell_back for document in documents)
    return answers.SET_ASIDE if is_otherwise else answers.DONE
