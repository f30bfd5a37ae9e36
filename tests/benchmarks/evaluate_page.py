"""The measured figures as a page of Markdown: what was measured, on what, and what came out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from evaluate_bootstrap import Difference, Measured, difference

Results = Mapping[tuple[str, str, str], Measured]
"""By task, set and method."""


class Shares(Protocol):
    """How much of what was shown is right, and how much of what should be shown was, 0 to 1."""

    @property
    def precision(self) -> float:
        """Of what was shown."""

    @property
    def recall(self) -> float:
        """Of what should be shown."""


OURS = "auto"
ROUGE = ("R1", "R2", "RL")

INTRODUCTION = """\
# Quality

How good what `bulletin` prints is, measured on news that people have summarized, sorted and marked, beside every other
method that it offers. `make eval` writes this page; nothing on it was typed, and figures that do not favour us stay in.

**Measured on {date}** with {versions}.

- **Data.** One half of each public set named below; the texts are their publishers' and not part of this project.
  `make eval` looks for them, with the script `score.py` that defines every figure, in `../shared/eval`.
- **Figures** are percentages. In brackets: between the two lie 95% of 1,000 bootstrap resamples (items drawn with
  replacement, always the same draws). What belongs together is drawn together: stories with all their articles, pairs
  of sentences by the story that they come from where the set names it. An interval says how far another choice of such
  items could move a figure, not how another kind of news would.
- **Chosen on the same data.** Part of the settings was chosen on these items, so unseen ones may score lower.
"""

# By hand, from the last `make tune`.
CROSS_VALIDATED = """\
- **Cross-validated.** The figures on this page are of the settings as they are shipped. The nine numbers of `auto` were
  chosen on all items of the four summary sets; chosen on four fifths of each and measured on the rest (`make tune`,
  2026-11-22), the same procedure gives ROUGE-1 / ROUGE-2: cstnews-pt 50.8 / 26.7, multinews-en 44.3 / 14.9, temario-pt
  46.2 / 16.0, vietnamese-vi 56.3 / 41.1. "Same fact?", fitted without the stories that it is measured on: cst-pt
  average precision 77.4, F1 71.3; msrp-en 88.9; sts-en 82.5. Grouping: its numbers, chosen again on half the stories,
  come within a point on the other half (mean over the sets and small batches), but its form was found on all of them.
"""

COLUMNS = """\
Length: mean words printed, and as a share of the words asked for. Over: share of summaries above 1.05 times the words
asked for. Under: share below 0.9 times where the articles hold at least the words asked for. Leaning: share of printed
sentences that open with a word that points back (“He”, “But”, “Also”), or quote without naming who speaks, and do not
stand behind the sentence before them in their article. Unfit: share that are half a quotation, a question, a caption, a
credit or a plea. The package's own rules count the last two, and `auto` goes by them."""

HEADINGS = {
    "digests": (
        "Summaries of several articles",
        "One story told by several sources, against summaries that people wrote. ROUGE-1, -2 and -L: F1 of single\n"
        "words, of pairs of words and of the longest common subsequence; words as they are, no stemming.\n\n" + COLUMNS,
    ),
    "articles": (
        "Summaries of one article",
        "The columns are as above; the length asked for is that of the summary that a person wrote.",
    ),
    "stories": (
        "Which articles report the same story",
        "All articles of a set at once, one setting for all. B-cubed precision and recall: of an article's group, the\n"
        "share that belongs to its story; of its story, the share that is in its group.",
    ),
    "facts": (
        "Do two sentences state the same fact",
        "AP: average precision of the score. Precision, recall and F1: of the decision to merge.",
    ),
    "conflicts": (
        "Are two sentences at odds",
        "Pairs of related sentences from several sources, some of them marked as contradicting by people: few and\n"
        "noisy (a third is not about figures, some true ones are unmarked). Quiet, the share of the other pairs left\n"
        "without an alarm, says most.",
    ),
    "pages": (
        "Main text of web pages",
        "Saved pages, against the text that people marked: precision and recall of runs of four words. A title is\n"
        "right when it is so letter by letter, but for white space and soft hyphens; a day is that in UTC.",
    ),
}

SETS = {
    (
        "digests",
        "multinews-en",
    ): "English; one editor's summary each. From Multi-News (Fabbri et al. 2019).",
    ("digests", "cstnews-pt"): "Portuguese. From CSTNews (Cardoso et al. 2011).",
    ("digests", "vietnamese-vi"): "Vietnamese. From VietnameseMDS.",
    ("articles", "temario-pt"): "Portuguese; one professional abstract each. From TeMário (Pardo & Rino 2003).",
    ("stories", "basil-en"): "English, three sources an event (BASIL)",
    ("stories", "cstnews-pt"): "Portuguese (CSTNews)",
    ("stories", "ecbplus-en"): "English, two events a topic that are easily confused (ECB+)",
    ("stories", "mixed-en"): "English, a busy day (Multi-News, NeuS)",
    ("stories", "vietnamese-vi"): "Vietnamese (VietnameseMDS)",
    ("facts", "cst-pt"): "Portuguese, from reports of one story (CSTNews)",
    ("facts", "msrp-en"): "English paraphrases (MSRP)",
    ("facts", "sts-en"): "English, similarity of news sentences (STS 2012–2014)",
    ("conflicts", "cst-pt"): "Portuguese, from reports of one story (CSTNews)",
    ("pages", "aeb"): "English (article-extraction-benchmark)",
    ("pages", "fundus"): "many languages (Fundus)",
}


WRITTEN = """\
## Written disagreements

Pairs of sentences of `tests/cases/`, some at odds and some that only look so, against what a reader should be shown. A
wrong kind or reading is both a miss and a false alarm.
"""

WRITTEN_BY = {
    "disagreements": "eight languages, written while the code grew",
    "disagreements-en-more": "written while the code grew",
    "disagreements-en-open": "one hand's, the half that was developed on",
    "disagreements-en-kept": "the same hand's, the half kept aside",
    "disagreements-en-wire": "a second hand's, agencies; developed on",
    "disagreements-en-local": "a third hand's, local papers; developed on",
    "disagreements-en-desk": "a fourth hand's, with few words in common; look-alikes developed on",
    "disagreements-en-aside": "a fifth hand's, with few words in common; kept aside",
}


def page(results: Results, date: str, versions: str, written: Mapping[str, tuple[int, Shares]]) -> str:
    """The whole page; `written` has the number of pairs of each file and how many are found."""
    head = INTRODUCTION.format(date=date, versions=versions) + CROSS_VALIDATED
    return "\n".join([head, tables(results, date), WRITTEN, _written(written)])


def _written(written: Mapping[str, tuple[int, Shares]]) -> str:
    rows = [
        (
            f"{name}: {WRITTEN_BY.get(name, '')}".rstrip(": "),
            f"{100 * shares.precision:.0f}",
            f"{100 * shares.recall:.0f}",
            str(pairs),
        )
        for name, (pairs, shares) in written.items()
    ]
    return _table(("file", "precision", "recall", "pairs"), rows)


def tables(results: Results, date: str) -> str:
    """A part a task, in the order of the results."""
    return "\n".join(_part(task, results, date) for task in dict.fromkeys(task for task, _, _ in results))


def _part(task: str, results: Results, date: str) -> str:
    title, about = HEADINGS[task]
    shown = {(data, method): one for (name, data, method), one in results.items() if name == task}
    body = _summaries(task, shown, date) if task in ("digests", "articles") else _sets(task, shown, date)
    return "\n".join([f"## {title}\n", about, "", *body])


def _summaries(task: str, shown: Mapping[tuple[str, str], Measured], date: str) -> Iterable[str]:
    head = ("method", "ROUGE-1", "ROUGE-2", "ROUGE-L", "length", "over", "under", "leaning", "unfit")
    for data in dict.fromkeys(data for data, _ in shown):
        methods = {method: one for (name, method), one in shown.items() if name == data}
        yield f"### {data}\n\n{_items(next(iter(methods.values())))} {SETS.get((task, data), '')} {date}.\n"
        yield _table(head, [_summary(method, one) for method, one in methods.items()])
        if OURS in methods and len(methods) > 1:
            yield f"`{OURS}` and the best other method by each figure:\n"
            yield _table(
                ("figure", OURS, "best other", f"{OURS} − other", "ahead in"), [_against(methods, r) for r in ROUGE]
            )


def _items(one: Measured) -> str:
    items, documents, references = (one.facts[name] for name in ("items", "documents", "references"))
    return f"{items} items, {documents} articles, {references} summaries by people."


def _summary(method: str, one: Measured) -> Sequence[str]:
    figures = one.figures
    length = f"{figures['words']:.0f} ({100 * figures['of budget']:.0f}%)"
    shares = (f"{figures[name]:.1f}" for name in ("over", "under", "leaning", "unfit"))
    return [f"**{method}**" if method == OURS else method, *(_figure(one, r) for r in ROUGE), length, *shares]


def _against(methods: Mapping[str, Measured], figure: str) -> Sequence[str]:
    ours, others = methods[OURS], [name for name in methods if name != OURS]
    best = max(others, key=lambda name: (methods[name].figures[figure], -others.index(name)))
    apart: Difference = difference(ours, methods[best], figure)
    value = f"{_signed(apart.mean)} ({_signed(apart.low)} to {_signed(apart.high)})"
    return [
        f"ROUGE-{figure[1:]}",
        f"{ours.figures[figure]:.1f}",
        f"{best} {methods[best].figures[figure]:.1f}",
        value,
        f"{100 * apart.ahead:.1f}% of resamples",
    ]


def _sets(task: str, shown: Mapping[tuple[str, str], Measured], date: str) -> Iterable[str]:
    names = {"AP": "AP", "P": "precision", "R": "recall", "F1": "F1", "quiet": "quiet"}
    kept = _KEPT[task]
    rows = []
    for (data, _), one in shown.items():
        about = f"{data}: {SETS.get((task, data), '')}".rstrip(": ")
        rows.append([about, *(_figure(one, name) for name in kept), _OF[task](one), date])
    yield _table(("data", *(names[name] for name in kept), "of", "date"), rows)


def _of_stories(one: Measured) -> str:
    lost = f", {one.facts['missing']} articles lost" if one.facts["missing"] else ""
    return f"{one.facts['items']} articles, {one.facts['units']} stories ({one.facts['made']} found{lost})"


def _of_pairs(one: Measured) -> str:
    pairs, units, positive = (one.facts[name] for name in ("items", "units", "positive"))
    drawn = "" if units == pairs else f", drawn as {units} stories"
    return f"{pairs:,} pairs, {positive:,} of them marked{drawn}"


def _of_pages(one: Measured) -> str:
    told = [
        f"{kind} right on {one.facts[f'right_{kind}s']} of {one.facts[f'{kind}s']}"
        for kind in ("title", "day")
        if one.facts[f"{kind}s"]
    ]
    return ", ".join([f"{one.facts['items']} pages, {one.facts['refused']} refused", *told])


_KEPT = {
    "stories": ("P", "R", "F1"),
    "facts": ("AP", "P", "R", "F1"),
    "conflicts": ("quiet", "P", "R", "F1"),
    "pages": ("P", "R", "F1"),
}
_OF: Mapping[str, Callable[[Measured], str]] = {
    "stories": _of_stories,
    "facts": _of_pairs,
    "conflicts": _of_pairs,
    "pages": _of_pages,
}


def _figure(one: Measured, name: str) -> str:
    low, high = one.interval(name)
    return f"{one.figures[name]:.1f} ({low:.1f}–{high:.1f})"


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
