"""Why `auto` chose what it chose, for people and for programs."""

from __future__ import annotations

import re
import string
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bulletin.model import Article, Sentence
    from bulletin.summarizers.salience import Choice

COLUMNS = 80
HEAVIEST = 5  # Of what a sentence is first to say; the rest is counted.
_BETWEEN_WORDS = r"(?:['’]\w{1,2})?\W+"  # With an ending that tokens lose: "Harrow’s bridge".
LONGEST_WORDS = 34  # Characters of the column of words.

_HOW = """\
How these sentences were chosen, first choice first. The score is the weight of all that a sentence is the first to say,
for its length and place. Behind each word or pair of words stands its weight in the story"""
_NO_CHOICE = "There was no choice to explain: no good sentence fits the length."


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence is first to say, as its words write it; the articles (ids) that say it too."""

    words: str
    weight: float
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a sentence was chosen: its score at that moment, and what it was first to say, heaviest first.

    What consists of stop words comes last.
    `behind` is the number (from 1) of the choice that it stands behind because it leans on it; `cut` is what was left
    out of it.
    """

    sentence: Sentence
    score: float
    said: tuple[Said, ...]
    behind: int | None
    cut: tuple[str, ...]


def reasons(articles: Sequence[Article], choices: Sequence[Choice]) -> tuple[Reasons, ...]:
    """The choices with their concepts in words, in the order in which they were made."""
    from bulletin.text.words import stop_words

    language = {article.id: article.language for article in articles}
    number = {(choice.sentence.article, choice.sentence.index): n for n, choice in enumerate(choices, 1)}
    found = []
    for choice in choices:
        sentence, before = choice.sentence, choice.leans_on
        without_content = stop_words(language[sentence.article])
        concepts = sorted(choice.concepts, key=lambda one: without_content.issuperset(one.words))
        said = tuple(Said(_as_written(one.words, sentence.text), one.weight, one.articles) for one in concepts)
        behind = number.get((before.article, before.index)) if before else None
        cut = tuple(sentence.text[start - sentence.start : end - sentence.start] for start, end in sentence.cuts)
        found.append(Reasons(sentence, choice.score, said, behind, cut))
    return tuple(found)


def _as_written(tokens: Sequence[str], text: str) -> str:
    """The words as the text writes them, where it does so letter by letter."""
    pattern = _BETWEEN_WORDS.join(map(re.escape, tokens))
    match = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    if match:
        return " ".join(match[0].split())
    return "".join(tokens) if "".join(tokens) in text else " ".join(tokens)


def as_lines(articles: Sequence[Article], found: Sequence[Reasons]) -> list[str]:
    """The reasons for people, within 80 columns."""
    if not found:
        return ["", _NO_CHOICE]
    several = len(articles) > 1
    lines = ["", *textwrap.wrap(f"{_HOW}, and the sources that use it." if several else f"{_HOW}.", COLUMNS)]
    marks = _marks(articles)
    if several:
        lines += ["", "Sources:", *(_titled(marks[a.id], a) for a in articles)]
    for number, one in enumerate(found, 1):
        lines += ["", *_choice(number, one, marks if several else {})]
    return lines


def _marks(articles: Sequence[Article]) -> dict[str, str]:
    """A letter an article, a number where there are more than letters."""
    letters = string.ascii_uppercase if len(articles) <= len(string.ascii_uppercase) else range(1, len(articles) + 1)
    return {article.id: str(mark) for article, mark in zip(articles, letters, strict=False)}


def _titled(mark: str, article: Article) -> str:
    name = ": ".join(filter(None, (article.source, article.title))) or article.id
    return f"  {mark}  {textwrap.shorten(name, COLUMNS - len(mark) - 4, placeholder=' …')}"


def _choice(number: int, one: Reasons, marks: dict[str, str]) -> list[str]:
    head = f"{number}. "
    wrapped = textwrap.wrap(one.sentence.shown, COLUMNS, initial_indent=head, subsequent_indent=" " * len(head))
    source = f", from {marks[one.sentence.article]}" if marks else ""
    lines = [*wrapped, f"   score {one.score:.2f}{source}; first to say:"]
    shown = one.said[:HEAVIEST]
    width = max((len(_short(said.words)) for said in shown), default=0)
    for said in shown:
        users = " ".join(marks[article] for article in said.articles if article in marks)
        row = f"     {_short(said.words):{width}}  {said.weight:6.2f}  "
        lines += textwrap.wrap(users, COLUMNS, initial_indent=row, subsequent_indent=" " * len(row)) or [row.rstrip()]
    if rest := one.said[HEAVIEST:]:
        lines.append(f"     and {len(rest)} more, together {sum(said.weight for said in rest):.2f}")
    if one.behind is not None:
        lines.append(f"   leans on {one.behind}, which is printed before it")
    for cut in one.cut:
        quoted = f"   left out: “{' '.join(cut.split())}”"
        lines += textwrap.wrap(quoted, COLUMNS, subsequent_indent="     ")
    return lines


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…"


def as_json(found: Sequence[Reasons]) -> list[dict[str, Any]]:
    """The reasons for programs: `article` and `index` name the sentence, `behind` is a number from 1."""
    return [
        {
            "article": one.sentence.article,
            "index": one.sentence.index,
            "score": one.score,
            "said": [
                {"words": said.words, "weight": said.weight, "articles": list(said.articles)} for said in one.said
            ],
            "behind": one.behind,
            "cut": list(one.cut),
        }
        for one in found
    ]
