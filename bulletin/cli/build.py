"""`bulletin build`: from inputs to an edition's documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bulletin.cli import answers, choices, looks, values
from bulletin.cli.clock import today
from bulletin.cli.looks import AnnexOption, FlavorOption, FormatsOption, PaperOption, ThemeOption
from bulletin.cli.places import ArchiveOption, archive_path, web
from bulletin.errors import SettingsError

if TYPE_CHECKING:
    from bulletin.edits import Edits
    from bulletin.model import Edition
    from bulletin.pipeline import Built
    from bulletin.settings import Settings

EXAMPLES = """\b
Examples:
  bulletin build                                   what is new in the inputs of bulletin.toml
  bulletin build articles/                         every article in a folder
  bulletin build feeds.opml https://example.org/   feeds of a list, and a page
  bulletin build articles/ --pages 2               as many facts as fill two pages
  bulletin build a.txt b.html --words 600 -o out   two files, facts of 600 words
  cat article.txt | bulletin build - --format md   standard input, Markdown only
"""


def command(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[INPUT...]",
            parser=values.filled,
            help="Files, folders, addresses, or - for standard input; else what is new in those of bulletin.toml.",
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", metavar="OUT", parser=values.filled, help="Folder for the editions."),
    ] = None,
    formats: FormatsOption = None,
    day: Annotated[
        date | None,
        typer.Option("--date", metavar="YYYY-MM-DD", parser=values.day, help="The edition's date; today by default."),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", parser=values.filled, help="The bulletin's name.")
    ] = None,
    words: Annotated[
        int | None,
        typer.Option(metavar="N", parser=values.count, help="Words of the sources that are printed as facts."),
    ] = None,
    pages: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            parser=values.count,
            help="Choose as many facts as fill N pages of the PDF, not counting an annex, instead of --words.",
        ),
    ] = None,
    stories: Annotated[
        int | None, typer.Option(metavar="N", parser=values.count, help="The most stories that are told.")
    ] = None,
    method: Annotated[str | None, typer.Option(help='How sentences are chosen; see "bulletin methods".')] = None,
    theme: ThemeOption = None,
    paper: PaperOption = None,
    annex: AnnexOption = None,
    flavor: FlavorOption = None,
    archive: ArchiveOption = None,
    no_archive: Annotated[bool, typer.Option("--no-archive", help="Neither remember nor keep anything.")] = False,
    since: Annotated[
        date | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            parser=values.day,
            help="Only articles (without INPUT) and earlier editions from this day on.",
        ),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Print what earlier editions printed, too.")] = False,
    proof: Annotated[bool, typer.Option("--proof", help="Write bulletin.proof.json, too: see verify.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was made as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")] = False,
) -> None:
    """Build the bulletin of a day: OUT/YYYY-MM-DD/bulletin.md, .html, .pdf and .json, or other formats."""
    names = answers.names(formats or ())
    look = looks.options(theme, paper, annex, flavor)
    if words and pages:
        raise SettingsError("--words", "and --pages exclude each other; leave one of them out")
    length = {"words": words, "pages": 0 if words else pages, "stories": stories}
    settings = choices.settings(method, names, out=out, title=title, **length, **look)
    if no_archive and archive:
        raise SettingsError("--no-archive", "and --archive exclude each other; leave one of them out")
    kept = None if no_archive else archive_path(archive)

    from bulletin import edits
    from bulletin.pipeline import build

    decided = edits.load()
    with answers.progress(quiet) as report:
        built = build(
            inputs or (),
            settings,
            day=day or today(settings.timezone),
            web=web(settings, cached=not no_archive),
            archive=kept,
            since=since,
            full=full,
            edits=decided,
            proof=proof,
            report=report,
        )
    answers.say_failures(built.failures)
    looks.say_notes(built.documents, settings.theme)
    for line in built.notes:
        answers.say(line)
    for line in unfitting(built.edition, decided):
        answers.say(line)
    if as_json:
        typer.echo(json.dumps(_as_json(built, settings.theme), ensure_ascii=False))
    elif not quiet:
        for path in built.paths:
            typer.echo(path)
    if not quiet:
        for line in (*empty_sections(built.edition, settings), *replacing(built)):
            answers.say(line)
        answers.say(last_line(built))
    raise typer.Exit(exit_code(built))


def empty_sections(edition: Edition, settings: Settings) -> Iterator[str]:
    """Which sections of the settings tell no story today, so that nobody looks for a heading that is not there."""
    told = {story.section for story in edition.stories}
    listed = {story.section for story in edition.also_reported}
    missing = [rule.name for rule in settings.section if rule.name not in told]
    for line, names in (
        ("no story today under", [name for name in missing if name not in listed]),
        ("listed at the end only, under", [name for name in missing if name in listed]),
    ):
        if names:
            yield f"{line} {', '.join(names)}"


def unfitting(edition: Edition, edits: Edits) -> Iterator[str]:
    """Which edits have no story, fact or title in the edition to be about: an id may be mistyped, or be of old news."""
    done = {(edit.kind, edit.id) for edit in edition.edits}
    for kind, id in edits.wanted():
        if (kind, id) not in done:
            yield f'edits.toml: {kind} "{id}": fits nothing in this edition; "bulletin explain" lists its ids'


def replacing(built: Built) -> Iterator[str]:
    """What the edition changes in the one of the same day and title that it replaces."""
    if built.replaced is None:
        return
    from bulletin.memory.differences import differences

    found = differences(built.replaced, built.edition)
    facts = [fact for story in found.changed for fact in story.facts]
    parts = [
        answers.count(len(stories), f"story {verb}", f"stories {verb}")
        for verb, stories in (("came", found.came), ("went", found.went), ("changed", found.changed))
        if stories
    ]
    if facts:
        came, went = sum(fact.old is None for fact in facts), sum(fact.new is None for fact in facts)
        parts.append(f"of their facts {came} came, {went} went, {len(facts) - came - went} changed")
    yield f"replaces the edition of {built.edition.date}: {', '.join(parts) or 'nothing has changed'}"
    if built.later:
        days = ", ".join(day.isoformat() for day in built.later)
        yield f"later editions ({days}) rest on what it replaces; build them again, oldest first, if that matters"


def last_line(built: Built) -> str:
    """`2 articles → 1 story → 14 facts (6 in both) → out/2026-11-22`."""
    stories = built.edition.stories
    facts, corrected = sum(len(s.facts) for s in stories), len(built.edition.corrections)
    agreed, disputed = agreement(built.edition)
    two_sources = len(stories) == 1 and len({a.source for a in built.articles}) == 2
    notes = [f"{agreed} in both" if two_sources else f"{agreed} in several sources"] if agreed else []
    notes += [answers.count(disputed, "disagreement", "disagreements")] if disputed else []
    steps = [
        answers.count(len(built.articles), "article", "articles"),
        answers.count(len(stories), "story", "stories"),
        answers.count(facts, "fact", "facts") + (f" ({', '.join(notes)})" if notes else ""),
        *([answers.count(corrected, "correction", "corrections")] if corrected else []),
        str(built.paths[0].parent) if built.paths else "nothing written",
    ]
    return " → ".join(steps)


def agreement(edition: Edition) -> tuple[int, int]:
    """How many facts several sources state, and on how many sources disagree; an update is no disagreement."""
    agreed = disputed = 0
    for story in edition.stories:
        source_of = {a.id: a.source for a in story.articles}
        agreed += sum(len({source_of[m.article] for m in f.stating}) > 1 for f in story.facts)
        disputed += sum(any(not d.update for d in f.disagreements) for f in story.facts)
    return agreed, disputed


def _as_json(built: Built, theme: str) -> dict[str, Any]:
    agreed, disputed = agreement(built.edition)
    return {
        "documents": [str(path) for path in built.paths],
        "articles": len(built.articles),
        "stories": len(built.edition.stories),
        "facts": sum(len(s.facts) for s in built.edition.stories),
        "agreed": agreed,
        "disagreements": disputed,
        "notes": looks.notes(built.documents, theme),
        "set_aside": answers.as_json(built.failures),
    }


def exit_code(built: Built) -> int:
    """The exit code of what was made."""
    if not built.paths:
        return answers.NOTHING_MADE
    if not built.edition.stories and not built.edition.corrections:
        return answers.NOTHING_TO_REPORT
    return looks.exit_code(built.documents, built.failures)
