"""Which articles report the same story."""

from __future__ import annotations

import itertools
from datetime import date

import numpy as np
import pytest
from scipy.sparse import csr_array

from bulletin.stories import group, linkage
from tests.editions import article
from tests.reports import budget, ferry, ponte, quake


def sources(stories):
    return [{a.source for a in story} for story in stories]


def test_reports_of_one_event_are_one_story_and_others_are_not_in_it():
    stories = group([*budget(), *ferry(), quake()])
    assert sources(stories) == [
        {"Harbour Times", "Island Post", "Radio North"},
        {"Town Crier", "Pellworth Gazette"},
        {"Geo Wire"},
    ]


def test_two_articles_of_one_event_are_a_story_without_any_others_to_compare_with():
    assert len(group(ferry()[:2])) == 1


def test_two_articles_of_different_events_stay_apart_without_any_others_to_compare_with():
    assert len(group([ferry()[0], budget()[0]])) == 2
    assert len(group([quake(), budget()[1]])) == 2


def test_articles_in_different_languages_are_never_in_one_story():
    same_text = article("A", "Title", "Berlin Paris Madrid Lisboa", language="en")
    other = article("B", "Title", "Berlin Paris Madrid Lisboa", language="pt")
    assert len(group([same_text, other])) == 2
    assert sources(group([*ponte(), *ferry()])) == [
        {"Harbour Times", "Island Post", "Radio North"},
        {"Correio da Azenha", "Diário das Garças"},
    ]


def test_a_copy_joins_its_original():
    original = quake()
    copy = article("Morning Mail", original.title, *(s.text for s in original.sentences))
    assert len(group([original, copy, *budget()])) == 2


def test_every_article_is_in_exactly_one_story():
    articles = [*ferry(), *budget(), quake(), *ponte()]
    grouped = [a.id for story in group(articles) for a in story]
    assert sorted(grouped) == sorted(a.id for a in articles)


def test_the_order_of_the_articles_changes_nothing():
    articles = [*ferry(), *budget(), quake()]
    once = group(articles)
    for order in itertools.islice(itertools.permutations(articles), 0, 720, 97):
        assert group(order) == once


def test_largest_stories_come_first_and_of_equals_the_earliest():
    later = article(
        "Late Wire", "Otters return to the river Lenn", "Otters live in the river Lenn again after 30 years."
    )
    stories = group([later, quake(), *budget()])
    assert [len(story) for story in stories] == [2, 1, 1]
    assert stories[1][0].source == "Geo Wire"


def test_articles_of_a_story_come_earliest_first_and_undated_ones_last():
    first, second, third = ferry()
    undated = article("Undated", third.title, *(s.text for s in third.sentences))
    (story,) = group([undated, third, second, first])
    assert [a.published for a in story] == [date(2026, 11, 18), date(2026, 11, 18), date(2026, 11, 19), None]


def test_nothing_makes_no_stories():
    assert group([]) == ()


@pytest.mark.parametrize("text", ["", "of the", "…"])
def test_an_article_that_says_nothing_is_a_story_of_its_own(text):
    empty = article("A", "", *([text] if text else []))
    assert len(group([empty, *ferry()])) == 2


def test_what_is_too_much_to_link_at_once_is_parted_at_a_higher_threshold(monkeypatch):
    monkeypatch.setattr(linkage, "LARGEST", 3)
    angles = np.radians([0, 5, 10, 80, 85, 90])
    rows = csr_array(np.stack([np.cos(angles), np.sin(angles)], axis=1))
    assert linkage.linked(rows) == [(0, 1, 2), (3, 4, 5)]


def test_repetitions_beyond_what_can_be_linked_are_one_group(monkeypatch):
    monkeypatch.setattr(linkage, "LARGEST", 3)
    assert linkage.linked(csr_array(np.ones((5, 1)))) == [(0, 1, 2, 3, 4)]


def test_groups_that_are_tight_within_need_more_to_join():
    """Two events of one affair: 0.9 within each, 0.3 between them; loose reports of one event at 0.3 are one."""
    tight = np.array([[1, 0.9, 0.3, 0.3], [0.9, 1, 0.3, 0.3], [0.3, 0.3, 1, 0.9], [0.3, 0.3, 0.9, 1]])
    loose = np.where(np.eye(4) > 0, 1, 0.3)
    assert linkage.linked(csr_array(np.linalg.cholesky(tight))) == [(0, 1), (2, 3)]
    assert linkage.linked(csr_array(np.linalg.cholesky(loose))) == [(0, 1, 2, 3)]
