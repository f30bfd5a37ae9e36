"""What the archive's speed is measured on is the same in every run, and the measurement runs."""

import sys
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

import store

from bulletin.store.articles import checked


def test_the_articles_are_the_same_in_every_run_and_each_is_another():
    first, second = (list(islice(store.articles(1_000), 20)) for _ in range(2))

    assert first == second
    assert len({checked(article).digest for article in first}) == 20
    words = [len(article.text.split()) for article in first]
    assert 200 < sum(words) / len(words) < 300


def test_the_measurement_has_a_row_for_each_figure(monkeypatch):
    monkeypatch.setattr(store, "OPENINGS", 3)

    rows = list(store.rows(2 * store.A_DAY))

    assert [row.at_least for row in rows if row.at_least] == [store.SLOWEST]
    assert [row.at_most for row in rows if row.at_most] == [store.GROWTH]
    assert all(row.figure.median > 0 for row in rows)
