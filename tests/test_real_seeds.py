"""Two real articles on one event, which lie beside the project and never in it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bulletin.composition import compose
from bulletin.facts import merge
from bulletin.readers import read
from bulletin.stories import group

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
GROUPS_MERGED_AT_LEAST = 5
GROUPS_PRINTED_AT_LEAST = 4  # Sentences of the fifth cannot be read alone.

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the real seeds are not here (../shared/seeds): NOT TESTED on real articles"
)


@pytest.fixture(scope="module")
def gold():
    return json.loads((SEEDS / "gold.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def articles(gold):
    found, failures = read([SEEDS / name for name in gold["articles"].values()])
    assert failures == ()
    return {key: next(a for a in found if a.title == title) for key, title in gold["titles"].items()}


@pytest.fixture(scope="module")
def facts(articles):
    return merge(articles.values())


def in_one_fact(pair, articles, facts):
    """Whether some fact has a mention of each of two sentences, each named by words that it contains."""
    named = []
    for name in pair:
        key, words = name.split(": ", 1)
        named.append({s for s in articles[key].sentences for w in words.split(" | ") if w in s.text})
    return any(all(set(fact.mentions) & sentences for sentences in named) for fact in facts)


def test_both_tell_one_story(articles):
    assert len(group(articles.values())) == 1


def test_most_groups_that_state_one_fact_are_merged(gold, articles, facts):
    merged = sum(in_one_fact(pair, articles, facts) for pair in gold["same"])
    assert merged >= GROUPS_MERGED_AT_LEAST


def test_the_edition_prints_the_merged_facts_and_no_furniture(gold, articles):
    (story,) = compose(articles.values(), date=date(2017, 9, 6)).stories

    printed = [fact.wording.shown for fact in story.facts]

    assert sum(in_one_fact(pair, articles, story.facts) for pair in gold["same"]) >= GROUPS_PRINTED_AT_LEAST
    assert not [(mark, text) for mark in gold["furniture"] for text in printed if mark in text]


def test_what_only_looks_alike_stays_apart(gold, articles, facts):
    assert not [pair for pair in gold["apart"] if in_one_fact(pair, articles, facts)]


def test_both_credits_are_right(gold, articles):
    assert {key: a.source for key, a in articles.items()} == gold["credit"]


def test_no_furniture_can_be_printed(gold, articles):
    sentences = [s.text for a in articles.values() for s in a.sentences]
    assert not [(mark, s) for mark in gold["furniture"] for s in sentences if mark in s]
