"""`bulletin compare`: which sentences each method chooses, side by side."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin.cli import answers, choices, values
from bulletin.cli.places import web

if TYPE_CHECKING:
    from bulletin.model import Article, Sentence

EXAMPLES = """\b
Examples:
  bulletin compare article.txt --words 60
  bulletin compare a.txt b.txt --sentences 3 --json
"""


def command(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", parser=values.filled, help="Files, folders, or - for standard input."),
    ],
    words: Annotated[
        int, typer.Option(metavar="N", parser=values.count, help="Length of each summary in words.")
    ] = 120,
    sentences: Annotated[
        int | None, typer.Option(metavar="N", parser=values.count, help="Length in sentences instead.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only beside the table.")] = False,
) -> None:
    """Print every method's choice side by side: a column a method, a row a sentence, ● where it was chosen."""
    from bulletin.readers import read
    from bulletin.summarizers import methods, summarize

    settings = choices.settings()
    articles, failures = read(inputs, without=Path(settings.out), web=web(settings, cached=False))
    with answers.progress(quiet) as report:
        chosen = {}
        for method in methods():
            report(method)
            chosen[method] = summarize(articles, words=words, method=method, sentences=sentences)
    answers.say_failures(failures)
    if as_json:
        shown = {method: [s.shown for s in summary] for method, summary in chosen.items()}
        typer.echo(json.dumps(shown, ensure_ascii=False))
    elif articles:
        typer.echo(table(articles, chosen))
    raise typer.Exit(answers.NOTHING_MADE if not articles else answers.SET_ASIDE if failures else answers.DONE)


def table(articles: Sequence[Article], chosen: Mapping[str, Sequence[Sentence]]) -> str:
    """A column a method, a row a sentence in reading order, with ● where the method chose it."""
    place = {a.id: n for n, a in enumerate(articles)}
    picks = [{(place[s.article], s.index): s for s in summary} for summary in chosen.values()]
    printed = {key: sentence for pick in picks for key, sentence in pick.items()}
    heads = [f"{'│ ' * n}╭ {method}" for n, method in enumerate(chosen)]
    rows = [f"{' '.join('●' if key in p else '·' for p in picks)}  {printed[key].shown}" for key in sorted(printed)]
    return "\n".join(heads + rows)
