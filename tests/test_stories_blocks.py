"""Which rows are held against each other: those with heavy columns in common, and never too many because of one."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array, vstack

from bulletin.stories import blocks
from bulletin.stories.blocks import pairs


def rows(*values):
    """Rows of length one."""
    made = np.asarray(values, dtype=float)
    return csr_array(made / np.linalg.norm(made, axis=1, keepdims=True))


def found(given):
    near = pairs(given)
    first, second = (side.tolist() for side in near.coords)
    return dict(zip(zip(first, second, strict=True), near.data.tolist(), strict=True))


def day(articles, terms_of_a_story=12, seed=1):
    """Stories of two articles: terms of their own and common ones, rare ones heavier."""
    rng = np.random.default_rng(seed)
    common, stories = 200, articles // 2
    own = common + terms_of_a_story * (np.arange(articles) // 2)[:, None] + np.arange(terms_of_a_story)
    columns = np.concatenate([own, rng.integers(0, common, (articles, 40))], axis=1)
    weights = np.where(columns < common, 0.5, 3.0) * rng.uniform(0.5, 1.5, columns.shape)
    number = np.repeat(np.arange(articles), columns.shape[1])
    made = csr_array(
        (weights.ravel(), (number, columns.ravel())), shape=(articles, common + terms_of_a_story * stories)
    )
    lengths = np.sqrt(made.multiply(made).sum(axis=1))
    return csr_array(made.multiply(1 / lengths[:, None]))


def test_rows_with_heavy_columns_in_common_come_with_their_cosine_the_earlier_first():
    given = rows([3, 0, 1, 0], [0, 3, 0, 1], [2, 0, 1, 1])
    assert found(given)[0, 2] == pytest.approx(7 / 60**0.5)
    assert all(first < second for first, second in found(given))


def test_rows_that_have_only_light_columns_in_common_are_not_held_against_each_other(monkeypatch):
    monkeypatch.setattr(blocks, "RUN", 2)
    assert found(rows([9, 0, 0, 1], [0, 9, 0, 1], [0, 9, 0, 2])).keys() == {(1, 2)}


def test_few_rows_are_all_held_against_each_other():
    given = day(120)
    alike = np.triu((given @ given.T).toarray(), 1) >= blocks.NEAR
    assert found(given).keys() == set(zip(*(side.tolist() for side in np.nonzero(alike)), strict=True))


def test_columns_of_one_row_alone_take_no_place_in_its_head(monkeypatch):
    monkeypatch.setattr(blocks, "RUN", 2)
    assert found(rows([2, 0, 1, 0], [0, 2, 1, 0], [0, 0, 0, 1])) == {(0, 1): pytest.approx(1 / 5)}


def test_hardly_a_pair_of_rows_that_are_alike_is_missed():
    given = day(600)
    first, second = np.nonzero(np.triu((given @ given.T).toarray(), 1) >= 0.12)
    alike = set(zip(first.tolist(), second.tolist(), strict=True))
    assert len(alike) >= 300
    assert len(alike & found(given).keys()) >= 0.98 * len(alike)


def test_most_pairs_of_a_day_are_never_looked_at():
    given = day(600)
    assert pairs(given).nnz < 0.05 * 600 * 599 / 2


def test_a_column_of_very_many_rows_holds_each_against_those_nearest_in_time(monkeypatch):
    monkeypatch.setattr(blocks, "RUN", 3)
    held = found(rows(*[[1.0]] * 9))
    assert max(b - a for a, b in held) == 2
    assert len(held) <= 9


def test_columns_are_parted_at_places_of_their_own_so_that_no_neighbours_are_parted_in_all(monkeypatch):
    monkeypatch.setattr(blocks, "RUN", 4)
    held = found(rows(*[[1.0] * 6] * 20))
    assert {(row, row + 1) for row in range(19)} <= held.keys()


def test_copies_by_the_thousand_do_not_make_millions_of_pairs():
    copies = csr_array(vstack([day(2)[:1]] * 4000))
    assert pairs(copies).nnz < 4000 * 2 * blocks.RUN


@pytest.mark.parametrize("shape", [(0, 5), (1, 5), (4, 0), (3, 3)])
def test_rows_with_nothing_in_them_are_in_no_pair(shape):
    assert pairs(csr_array(shape)).nnz == 0
    assert pairs(csr_array(shape)).shape == (shape[0], shape[0])


def test_the_same_rows_give_the_same_pairs():
    once, again = pairs(day(200)), pairs(day(200))
    assert np.array_equal(once.coords, again.coords)
    assert np.array_equal(once.data, again.data)
