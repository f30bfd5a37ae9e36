"""`make eval`: its figures are those of `score.py`, its intervals are seeded, its page is the same in every run."""

import gzip
import json
import sys
from pathlib import Path

import numpy
import pytest

ROOT = Path(__file__).parent.parent
SCORE = ROOT.parent / "shared" / "eval" / "score.py"
sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))

import evaluate  # noqa: E402
import evaluate_bootstrap as bootstrap  # noqa: E402
import evaluate_page  # noqa: E402
import evaluate_samples as samples  # noqa: E402

from tests import disagreement_pairs  # noqa: E402

WRITTEN = {"disagreements-en-kept": (60, disagreement_pairs.Figures(0.875, 0.7))}

needs_score = pytest.mark.skipif(
    not SCORE.exists(), reason="needs ../shared/eval/score.py, which is no part of bulletin"
)

FLOODED = (
    "O rio Lenn transbordou no sábado e inundou o centro velho de Harrow.",
    "Doze pessoas ficaram feridas quando um muro da cervejaria desabou.",
    "Eles foram levados para o hospital de Aldmoor.",
    "Cerca de 900 moradores passaram a noite em duas escolas.",
)
REOPENED = (
    "A Ponte do Moinho reabriu ao trânsito no sábado, depois de 14 meses de obras.",
    "As obras custaram 3,2 milhões de euros à câmara de Azenha.",
    "Mas a ciclovia só abre na primavera, disse o vereador das obras.",
)
QUIET = ("A biblioteca de Pellworth fecha em março.", "A câmara poupa assim 340 mil euros por ano.")
TOLD = (FLOODED, REOPENED, QUIET)


def lines(path, rows):
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def document(number, name, sentences):
    return {"id": f"{name}{number}", "title": f"Notícia {number}", "text": "\n\n".join(sentences)}


def item(number, sentences, sources):
    documents = [document(number, name, sentences[n:] + sentences[:n]) for n, name in enumerate(sources)]
    references = [" ".join(sentences[:2]), f"Em resumo, {sentences[0].lower()}"]
    return {"id": str(number), "lang": "pt", "documents": documents, "references": references}


def pair(a, b, *label, cluster):
    return {"a": a, "b": b, "label": list(label), "cluster": cluster}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A folder like that of the evaluation data, with a few invented items."""
    folder = tmp_path_factory.mktemp("eval")
    (folder / "score.py").symlink_to(SCORE)
    lines(
        folder / "digests" / "cstnews-pt.jsonl",
        [*(item(n, told, "ab") for n, told in enumerate(TOLD)), item(3, FLOODED[2:], "a")],
    )
    lines(folder / "articles" / "temario-pt.jsonl", [item(n, told, "a") for n, told in enumerate(TOLD)])
    reports = [(name, n, told[shift:]) for n, told in enumerate(TOLD) for shift, name in enumerate("ab")]
    told = [{**document(n, name, text), "lang": "pt", "story": f"s{n}"} for name, n, text in reports]
    lines(folder / "stories" / "cstnews-pt.jsonl", told)
    lines(
        folder / "facts" / "cst-pt.jsonl",
        [
            pair(FLOODED[0], "No sábado o rio Lenn inundou o centro velho de Harrow.", "Equivalence", cluster="1"),
            pair(FLOODED[1], "Catorze pessoas ficaram feridas quando um muro desabou.", "Contradiction", cluster="1"),
            pair(FLOODED[1], FLOODED[3], "Overlap", cluster="1"),
            pair(REOPENED[0], REOPENED[0], "Identity", cluster="2"),
            pair(REOPENED[1], QUIET[1], cluster="2"),
        ],
    )
    lines(folder / "facts" / "msrp-en.jsonl", [{"a": "Rates rise.", "b": "Rates rise.", "label": n} for n in (0, 1, 1)])
    pages = [
        {"id": n, "html": f"saved/{n}.html.gz", "text": " ".join(told), "lang": "pt"} for n, told in enumerate(TOLD)
    ]
    lines(folder / "pages" / "saved.jsonl", pages)
    (folder / "pages" / "saved").mkdir()
    for n, told in enumerate(TOLD):
        body = "".join(f"<p>{sentence}</p>" for sentence in told * 2)
        html = f"<html><head><title>Notícia</title></head><body><article>{body}</article></body></html>"
        (folder / "pages" / "saved" / f"{n}.html.gz").write_bytes(gzip.compress(html.encode(), mtime=0))
    return folder


@pytest.fixture(scope="module")
def results(root):
    return {job[1:]: evaluate.measure(job) for job in evaluate.jobs(root, evaluate.TASKS, ("auto", "lead"))}


@needs_score
@pytest.mark.parametrize("task", list(evaluate.TASKS))
def test_every_figure_is_that_of_the_script_that_defines_it(task, root, results):
    theirs = samples.scoring(root).TASKS[task](root, None, ("auto", "lead"))

    compared = 0
    for data, table in theirs.items():
        for method, figures in table.items():
            ours = results[task, data, method].figures
            for name in figures.keys() & ours.keys():
                assert ours[name] == pytest.approx(figures[name], rel=1e-12), (task, data, method, name)
                compared += 1
    assert compared >= 3


@needs_score
def test_every_interval_holds_its_figure(results):
    for key, one in results.items():
        for name, value in one.figures.items():
            low, high = one.interval(name)
            assert low <= value + 1e-9, (key, name)
            assert value <= high + 1e-9, (key, name)


@needs_score
def test_the_same_data_make_the_same_page(root, results):
    again = {job[1:]: evaluate.measure(job) for job in evaluate.jobs(root, evaluate.TASKS, ("auto", "lead"))}

    page = evaluate_page.page(results, "2026-11-22", "bulletin 1", WRITTEN)
    assert evaluate_page.page(again, "2026-11-22", "bulletin 1", WRITTEN) == page


@needs_score
def test_the_page_names_date_data_versions_and_every_method(results):
    page = evaluate_page.page(results, "2026-11-22", "bulletin 1", WRITTEN)

    assert "**Measured on 2026-11-22** with bulletin 1." in page
    assert evaluate_page.CROSS_VALIDATED in page
    assert "### cstnews-pt\n\n4 items, 7 articles, 8 summaries by people." in page
    assert all(line in page for line in ("\n| **auto** | ", "\n| lead | ", "\n| ROUGE-2 | "))
    assert "5 pairs, 2 of them marked, drawn as 2 stories" in page
    assert "the half kept aside | 88 | 70 | 60 |" in page


@needs_score
def test_pairs_that_come_from_one_story_are_drawn_together(root):
    assert samples.facts(root, "cst-pt", "similarity").units.tolist() == [0, 0, 0, 1, 1]
    assert samples.facts(root, "msrp-en", "similarity").units.tolist() == [0, 1, 2]
    assert samples.conflicts(root, "cst-pt", "disagreements").units.tolist() == [0, 0, 0, 1]


@needs_score
def test_a_sentence_that_leans_on_one_that_is_not_printed_is_counted(root):
    columns = samples.digests(root, "cstnews-pt", "lead").columns

    # "Eles foram levados …" stands behind the sentence that tells who in the first item, at the head of the last.
    assert columns["sentences"].tolist() == [4, 3, 2, 2]
    assert columns["leaning"].tolist() == [0, 0, 0, 1]
    assert columns["unfit"].tolist() == [0, 0, 0, 0]


def sample(values, units=None):
    columns = {"P": numpy.array(values), "R": numpy.array(values)}
    return samples.Sample(columns, numpy.arange(len(values)) if units is None else numpy.array(units), {})


def test_the_draws_are_the_same_in_every_run_and_for_every_method():
    one, again = (bootstrap.measured(sample([0.1, 0.5, 0.9]), bootstrap.precision_and_recall) for _ in range(2))
    better = bootstrap.measured(sample([0.2, 0.6, 1.0]), bootstrap.precision_and_recall)

    assert one.resampled["P"].tolist() == again.resampled["P"].tolist()
    assert len(one.resampled["P"]) == 1000
    apart = bootstrap.difference(better, one, "P")
    assert (apart.mean, apart.low, apart.high) == pytest.approx((10, 10, 10))
    assert apart.ahead == 1


def test_a_method_is_not_ahead_of_itself():
    one = bootstrap.measured(sample([0.1, 0.5, 0.9]), bootstrap.precision_and_recall)

    assert bootstrap.difference(one, one, "F1") == bootstrap.Difference(0, 0, 0, 0)


def test_items_of_one_unit_make_a_wider_interval_than_items_of_their_own():
    values = [0.1, 0.1, 0.1, 0.9, 0.9, 0.9]
    alone = bootstrap.measured(sample(values), bootstrap.precision_and_recall).interval("P")
    together = bootstrap.measured(sample(values, [0, 0, 0, 1, 1, 1]), bootstrap.precision_and_recall).interval("P")

    assert together[1] - together[0] > alone[1] - alone[0]


def test_a_draw_counts_an_item_as_often_as_it_was_drawn():
    columns = {
        name: numpy.array(values) for name, values in {"score": [0.9, 0.6, 0.6, 0.1], "label": [1, 0, 1, 1]}.items()
    }
    columns["found"] = columns["score"] >= 0.5
    drawn = numpy.array([2.0, 0.0, 1.0, 1.0])
    repeated = {name: numpy.repeat(column, drawn.astype(int)) for name, column in columns.items()}

    once = bootstrap.similarity(repeated, numpy.ones(4))
    assert bootstrap.similarity(columns, drawn) == pytest.approx(once)
