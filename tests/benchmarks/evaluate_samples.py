"""What the package does with one set of the evaluation data: a number an item, before anything is averaged.

The functions of the folder's `score.py` do the scoring, so that a figure here is a figure there.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy
from numpy.typing import NDArray
from openings import flaws

import bulletin
from bulletin.text.words import count_words

Row = dict[str, Any]
Column = NDArray[numpy.float64]

MOST_OF_BUDGET, LEAST_OF_BUDGET = 1.05, 0.9  # What `auto` promises: never more, and no less where there is more to say.

# Which pairs of sentences people held to say the same, as `score.py` reads their labels.
SAME_FACT: Mapping[str, Callable[[ModuleType, Row], bool]] = {
    "cst-pt": lambda score, row: bool(score.SAME & set(row["label"])),
    "msrp-en": lambda _, row: row["label"] == 1,
    "sts-en": lambda _, row: row["label"] >= 3.5,
    "scu-en": lambda _, row: row["label"] == 1,
    "ecb-en": lambda _, row: row["label"] == "same_fact",
}
MERGED = 0.5  # The package's own decision: this similarity and more is the same fact.


@dataclass(frozen=True)
class Sample:
    """A column a quantity, a row an item; `units` numbers what is drawn together, `facts` count the whole set."""

    columns: Mapping[str, Column]
    units: NDArray[numpy.intp]
    facts: Mapping[str, int]


@cache
def scoring(root: Path) -> ModuleType:
    """The folder's `score.py` as a module."""
    spec = importlib.util.spec_from_file_location("score", root / "score.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"{root / 'score.py'} is no module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _columns(rows: Sequence[Mapping[str, float]]) -> dict[str, Column]:
    return {name: numpy.array([row[name] for row in rows], dtype=numpy.float64) for name in rows[0]}


def _numbered(names: Sequence[object]) -> NDArray[numpy.intp]:
    number: dict[object, int] = {}
    return numpy.array([number.setdefault(name, len(number)) for name in names], dtype=numpy.intp)


def digests(root: Path, data: str, method: str) -> Sample:
    """Summaries of stories, each told by several articles; the budget is the set's."""
    budget = scoring(root).DIGEST_WORDS[data]
    return _summaries(root, _rows(root / f"digests/{data}.jsonl"), lambda _: budget, method)


def articles(root: Path, data: str, method: str) -> Sample:
    """Summaries of single articles; the budget is the length of the first reference."""
    rows = _rows(root / f"articles/{data}.jsonl")
    return _summaries(root, rows, lambda row: len(row["references"][0].split()), method)


def _summaries(root: Path, rows: list[Row], budget_of: Callable[[Row], int], method: str) -> Sample:
    measured = [_summary(scoring(root), row, budget_of(row), method) for row in rows]
    documents = sum(len(row["documents"]) for row in rows)
    facts = {"items": len(rows), "documents": documents, "references": sum(len(row["references"]) for row in rows)}
    return Sample(_columns(measured), numpy.arange(len(rows)), facts)


def _summary(score: ModuleType, row: Row, budget: int, method: str) -> dict[str, float]:
    story = [score.article(document, row["lang"]) for document in row["documents"]]
    chosen = bulletin.summarize(story, words=budget, method=method)
    made = " ".join(sentence.shown for sentence in chosen).split()
    r1, r2, rl = score.rouge(" ".join(made[: int(MOST_OF_BUDGET * budget)]), row["references"])
    there = sum(count_words(sentence.shown, one.language) for one in story for sentence in one.sentences)
    language = {one.id: one.language for one in story}
    printed = sum(count_words(sentence.shown, language[sentence.article]) for sentence in chosen)
    flawed = Counter(flaws(chosen, story))
    return {
        "R1": r1,
        "R2": r2,
        "RL": rl,
        "words": len(made),
        "of budget": printed / budget,
        "over": printed > MOST_OF_BUDGET * budget,
        "under": printed < LEAST_OF_BUDGET * budget <= there,
        "sentences": len(chosen),
        "leaning": flawed["leans"] + flawed["speakerless"],
        "unfit": flawed["half quote"] + flawed["question"] + flawed["no news"],
    }


def stories(root: Path, data: str, _: str) -> Sample:
    """B-cubed of every article in the groups made of the whole set, drawn by the story that people gave it."""
    score, rows = scoring(root), _rows(root / f"stories/{data}.jsonl")
    groups = bulletin.group([score.article(row, rows[0]["lang"]) for row in rows])
    found = {article.id: n for n, story in enumerate(groups) for article in story}
    made = [found.get(str(row["id"]), f"missing {n}") for n, row in enumerate(rows)]
    gold = [row["story"] for row in rows]
    size_made, size_gold, both = Counter(made), Counter(gold), Counter(zip(made, gold, strict=True))
    measured = [
        {"P": both[m, g] / size_made[m], "R": both[m, g] / size_gold[g]} for m, g in zip(made, gold, strict=True)
    ]
    return Sample(
        _columns(measured),
        _numbered(gold),
        {"items": len(rows), "units": len(size_gold), "made": len(size_made), "missing": len(rows) - len(found)},
    )


def facts(root: Path, data: str, _: str) -> Sample:
    """Similarity of every pair of sentences; pairs that come from one story are drawn together."""
    score, rows = scoring(root), _rows(root / f"facts/{data}.jsonl")
    found = list(bulletin.similarity([(row["a"], row["b"]) for row in rows], language=data.rpartition("-")[2]))
    measured = [
        {"score": value, "found": value >= MERGED, "label": SAME_FACT[data](score, row)}
        for value, row in zip(found, rows, strict=True)
    ]
    return _pairs(rows, measured)


def conflicts(root: Path, data: str, _: str) -> Sample:
    """Alarms on pairs of related sentences, some of which people marked as contradicting."""
    rows = [row for row in _rows(root / f"facts/{data}.jsonl") if row["label"]]
    language = data.rpartition("-")[2]
    measured = [
        {
            "found": bool(bulletin.disagreements(row["a"], row["b"], language=language)),
            "label": "Contradiction" in row["label"],
        }
        for row in rows
    ]
    return _pairs(rows, measured)


def _pairs(rows: list[Row], measured: Sequence[Mapping[str, float]]) -> Sample:
    units = _numbered([row.get("cluster", n) for n, row in enumerate(rows)])
    labels = sum(bool(pair["label"]) for pair in measured)
    return Sample(_columns(measured), units, {"items": len(rows), "units": int(units.max()) + 1, "positive": labels})


def pages(root: Path, data: str, _: str) -> Sample:
    """Word 4-grams of the text found in saved pages, against the text that people marked, and what pages say of it."""
    rows = _rows(root / f"pages/{data}.jsonl")
    found = [_read(root / "pages" / row["html"]) for row in rows]
    measured = [_page(scoring(root), row, one) for row, one in zip(rows, found, strict=True)]
    facts = {
        "items": len(rows),
        "refused": found.count(None),
        "titles": 0,
        "right_titles": 0,
        "days": 0,
        "right_days": 0,
    }
    for row, one in zip(rows, found, strict=True):
        if row.get("title"):
            facts["titles"] += 1
            facts["right_titles"] += one is not None and _plain(one.title) == _plain(row["title"])
        if row.get("date"):
            facts["days"] += 1
            facts["right_days"] += one is not None and _day(one.published) == _day(datetime.fromisoformat(row["date"]))
    return Sample(_columns(measured), numpy.arange(len(rows)), facts)


def _read(saved: Path) -> bulletin.Article | None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_bytes(gzip.decompress(saved.read_bytes()))
        found, _ = bulletin.read([str(page)])
    return found[0] if found else None


def _page(score: ModuleType, row: Row, found: bulletin.Article | None) -> dict[str, float]:
    made, gold = (score.ngrams(score.words(t), 4) for t in (found.text if found else "", row["text"]))
    hits = (made & gold).total()
    return {"P": hits / max(1, made.total()), "R": hits / max(1, gold.total())}


def _plain(title: str) -> str:
    """The title letter by letter, but for white space and soft hyphens, which bulletin keeps out of every text."""
    return " ".join(unicodedata.normalize("NFC", title).replace("\xad", "").split())


def _day(moment: datetime | date | None) -> str:
    """The day of a moment in UTC; one without a zone is taken at its word."""
    aware = isinstance(moment, datetime) and moment.tzinfo is not None
    return str(moment.astimezone(UTC) if aware else moment)[: len("2026-11-22")]
