"""`bulletin summarize`: one summary of the inputs, which are taken as one story."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin.cli import answers, choices, explained, values
from bulletin.cli.places import web
from bulletin.errors import SummaryError

if TYPE_CHECKING:
    from bulletin.model import Article, Sentence

EXAMPLES = """\b
Examples:
  bulletin summarize article.txt                      about 120 words
  bulletin summarize a.txt b.html --words 80          two articles on one story
  bulletin summarize a.txt --method lexrank --sentences 3
  bulletin summarize a.txt b.html --explain           why these sentences
  cat article.txt | bulletin summarize - --show-removed
"""

EXPLAINED = "auto"

REASONS = {
    "title": "printed as a headline, not as a sentence",
    "dateline": "says where and when it was written",
    "deck": "not a full sentence",
    "body": "not a full sentence",
    "subheading": "a heading inside the text",
    "caption": "describes a picture",
    "pull quote": "repeats or sets apart somebody's words",
    "credit": "names the source",
    "furniture": "belongs to the page, not to the article",
}


def command(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", parser=values.filled, help="Files, folders, or - for standard input."),
    ],
    words: Annotated[int, typer.Option(metavar="N", parser=values.count, help="Length in words.")] = 120,
    sentences: Annotated[
        int | None, typer.Option(metavar="N", parser=values.count, help="Length in sentences instead.")
    ] = None,
    method: Annotated[str | None, typer.Option(help='How sentences are chosen; see "bulletin methods".')] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Print why each sentence was chosen (auto only).")] = False,
    show_removed: Annotated[bool, typer.Option("--show-removed", help="Print what was taken out and why.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only beside the summary.")] = False,
) -> None:
    """Print a summary: sentences of the inputs, word for word; several inputs are one story."""
    from bulletin.readers import read
    from bulletin.summarizers import summarize

    settings = choices.settings(method)
    method = settings.method
    if explain and method != EXPLAINED:
        raise SummaryError(
            "--explain", f'only "{EXPLAINED}" can be explained, not "{method}"; add --method {EXPLAINED}'
        )
    with answers.progress(quiet) as report:
        report("reading")
        articles, failures = read(inputs, without=Path(settings.out), web=web(settings, cached=False))
        report("summarizing")
        summary = summarize(articles, words=words, method=method, sentences=sentences)
        reasons = _reasons(articles, words, sentences) if explain else None
    answers.say_failures(failures)
    if as_json:
        typer.echo(_as_json(articles, summary, method, reasons))
    else:
        _print(articles, summary, show_removed, reasons)
    if not quiet:
        _say_counts(articles, summary, method)
    raise typer.Exit(_exit_code(articles, summary, bool(failures)))


def _say_counts(articles: Sequence[Article], summary: Sequence[Sentence], method: str) -> None:
    from bulletin.text.words import count_words

    language = {a.id: a.language for a in articles}
    printed = sum(count_words(s.shown, language[s.article]) for s in summary)
    answers.say(
        f"{answers.count(len(articles), 'article', 'articles')} → "
        f"{answers.count(len(summary), 'sentence', 'sentences')}, {printed} words ({method})"
    )


def _reasons(articles: Sequence[Article], words: int, sentences: int | None) -> tuple[explained.Reasons, ...]:
    from bulletin.summarizers import Budget
    from bulletin.summarizers.salience import explain

    budget = Budget(words=words) if sentences is None else Budget(sentences=sentences)
    return explained.reasons(articles, explain(articles, budget))


def _print(
    articles: Sequence[Article],
    summary: Sequence[Sentence],
    show_removed: bool,
    reasons: Sequence[explained.Reasons] | None,
) -> None:
    source_of = {a.id: a.source for a in articles}
    for sentence in summary:
        source = f"  [{source_of[sentence.article]}]" if len(articles) > 1 else ""
        typer.echo(sentence.shown + source)
    if summary and reasons is not None:
        typer.echo("\n".join(explained.as_lines(articles, reasons)))
    if show_removed:
        for article in articles:
            typer.echo(f"\nRemoved from {article.title or article.source or article.id}:")
            for line in article.removed:
                typer.echo(f"  {line.role} ({REASONS[line.role]}): {' '.join(line.text.split())}")


def _as_json(
    articles: Sequence[Article],
    summary: Sequence[Sentence],
    method: str,
    reasons: Sequence[explained.Reasons] | None,
) -> str:
    from pydantic import TypeAdapter

    from bulletin.model import Removed, Sentence

    return json.dumps(
        {
            "method": method,
            "sentences": TypeAdapter(list[Sentence]).dump_python(list(summary), mode="json"),
            "articles": [
                {
                    "id": a.id,
                    "title": a.title,
                    "source": a.source,
                    "removed": TypeAdapter(list[Removed]).dump_python(list(a.removed), mode="json"),
                }
                for a in articles
            ],
            **({} if reasons is None else {"explanation": explained.as_json(reasons)}),
        },
        ensure_ascii=False,
    )


def _exit_code(articles: Sequence[Article], summary: Sequence[Sentence], failed: bool) -> int:
    if not articles:
        return answers.NOTHING_MADE
    if not summary:
        return answers.NOTHING_TO_REPORT
    return answers.SET_ASIDE if failed else answers.DONE
