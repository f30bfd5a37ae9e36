"""`bulletin summarize`: one summary of the inputs, which are taken as one story."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin.cli import answers
from bulletin.settings import load

if TYPE_CHECKING:
    from bulletin.model import Article, Sentence

EXAMPLES = """\b
Examples:
  bulletin summarize article.txt                      about 120 words
  bulletin summarize a.txt b.html --words 80          two articles on one story
  bulletin summarize a.txt --method lexrank --sentences 3
  cat article.txt | bulletin summarize - --show-removed
"""

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
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, or - for standard input.")],
    words: Annotated[int, typer.Option(min=1, help="Length in words.")] = 120,
    sentences: Annotated[int | None, typer.Option(min=1, help="Length in sentences instead.")] = None,
    method: Annotated[str | None, typer.Option(help='How sentences are chosen; see "bulletin methods".')] = None,
    show_removed: Annotated[bool, typer.Option("--show-removed", help="Print what was taken out and why.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only beside the summary.")] = False,
) -> None:
    """Print a summary: sentences of the inputs, word for word; several inputs are one story."""
    from bulletin.readers import read
    from bulletin.summarizers import checked, summarize
    from bulletin.text.words import count_words

    settings = load()
    method = checked(method or settings.method)
    with answers.progress(quiet) as report:
        report("reading")
        articles, failures = read(inputs, without=Path(settings.out))
        report("summarizing")
        summary = summarize(articles, words=words, method=method, sentences=sentences)
    answers.say_failures(failures)
    if as_json:
        typer.echo(_as_json(articles, summary, method))
    else:
        _print(articles, summary, show_removed)
    if not quiet:
        language = {a.id: a.language for a in articles}
        printed = sum(count_words(s.shown, language[s.article]) for s in summary)
        answers.say(
            f"{answers.count(len(articles), 'article', 'articles')} → "
            f"{answers.count(len(summary), 'sentence', 'sentences')}, {printed} words ({method})"
        )
    raise typer.Exit(_exit_code(articles, summary, bool(failures)))


def _print(articles: Sequence[Article], summary: Sequence[Sentence], show_removed: bool) -> None:
    source_of = {a.id: a.source for a in articles}
    for sentence in summary:
        source = f"  [{source_of[sentence.article]}]" if len(articles) > 1 else ""
        typer.echo(sentence.shown + source)
    if show_removed:
        for article in articles:
            typer.echo(f"\nRemoved from {article.title or article.source or article.id}:")
            for line in article.removed:
                typer.echo(f"  {line.role} ({REASONS[line.role]}): {' '.join(line.text.split())}")


def _as_json(articles: Sequence[Article], summary: Sequence[Sentence], method: str) -> str:
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
        },
        ensure_ascii=False,
    )


def _exit_code(articles: Sequence[Article], summary: Sequence[Sentence], failed: bool) -> int:
    if not articles:
        return answers.NOTHING_MADE
    if not summary:
        return answers.NOTHING_TO_REPORT
    return answers.SET_ASIDE if failed else answers.DONE
