"""Sentences that say the same thing become one fact."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest

from bulletin.facts import merge
from bulletin.facts.joining import joined
from bulletin.facts.wording import best_wording
from tests.editions import article
from tests.reports import budget, ferry, ponte, quake


def fact_with(facts, *words):
    """The one fact with all these words in one of its mentions."""
    (found,) = [f for f in facts if any(all(word in m.text for word in words) for m in f.mentions)]
    return found


def said(fact):
    return {m.text for m in fact.mentions}


@pytest.mark.parametrize("story", [ferry(), budget(), ponte(), (quake(),), (*ferry(), *ponte())])
def test_every_sentence_is_a_mention_of_exactly_one_fact(story):
    facts = merge(story)
    mentions = Counter(m for f in facts for m in f.mentions)
    assert mentions == Counter(s for a in story for s in a.sentences)


@pytest.mark.parametrize("story", [ferry(), budget(), ponte()])
def test_a_fact_is_worded_by_one_of_its_mentions_and_has_an_id_of_its_own(story):
    facts = merge(story)
    assert all(f.wording in f.mentions for f in facts)
    assert len({f.id for f in facts}) == len(facts)
    assert all(1 <= f.origins <= len({m.article for m in f.mentions}) for f in facts)


def test_what_three_sources_report_is_one_fact_of_three_origins_and_comes_first():
    facts = merge(ferry())
    assert facts[0] == fact_with(facts, "ran aground on a sandbank")
    assert len(facts[0].mentions) == 3
    assert facts[0].origins == 3


def test_a_sentence_that_nobody_else_has_is_a_fact_with_one_mention():
    soup = fact_with(merge(ferry()), "blankets and soup")
    assert len(soup.mentions) == 1
    assert soup.origins == 1
    assert soup.disagreements == ()


def test_a_fact_carries_what_its_mentions_disagree_on():
    (injured,) = fact_with(merge(ferry()), "slightly injured").disagreements
    assert injured.kind == "number"
    assert [(reading.value, len(reading.mentions)) for reading in injured.readings] == [
        ("Nine people were slightly injured", 1),
        ("14 people were injured", 1),
    ]


def test_facts_in_another_language_stay_by_themselves():
    facts = merge([*ferry(), *ponte()])
    languages = {a.id: a.language for a in (*ferry(), *ponte())}
    assert all(len({languages[m.article] for m in f.mentions}) == 1 for f in facts)
    assert len(fact_with(facts, "3,2 milhões").mentions) == 2


def test_the_order_of_the_articles_changes_nothing():
    once = merge(ferry())
    assert all(merge(order) == once for order in itertools.permutations(ferry()))


def test_mentions_come_earliest_first():
    days = {a.id: a.published for a in ferry()}
    aground = merge(ferry())[0]
    assert [days[m.article] for m in aground.mentions] == sorted(days[m.article] for m in aground.mentions)


def test_the_id_stays_when_a_later_article_repeats_the_fact():
    first, second, third = ferry()
    before, after = merge([first, second]), merge([first, second, third])
    assert fact_with(before, "on a sandbank").id == fact_with(after, "on a sandbank").id


def test_the_id_is_that_of_the_earliest_words_whatever_the_article():
    (first, *_) = ferry()
    elsewhere = replace(first, id="0" * 16, sentences=tuple(replace(s, article="0" * 16) for s in first.sentences))
    assert [f.id for f in merge([first])] == [f.id for f in merge([elsewhere])]


def test_a_deck_that_repeats_the_body_is_the_same_fact_of_one_origin():
    repeated = article(
        "Harbour Times",
        "Ferry runs aground",
        "The ferry Saint Odile ran aground on a sandbank off Corrin with 212 passengers on board.",
        "Tugs will try to pull the ship free at high tide.",
        "The ferry Saint Odile ran aground on a sandbank off Corrin with 212 passengers on board, the company said.",
    )
    aground = fact_with(merge([repeated]), "the company said")
    assert len(aground.mentions) == 2
    assert aground.origins == 1


def test_sentences_of_one_article_that_are_only_alike_are_different_facts():
    alike = article(
        "Sports Desk",
        "Harwick wins",
        "Harwick won the first match of the season on Saturday with two late goals.",
        "Harwick lost the second match of the season on Sunday without a goal.",
    )
    assert len(merge([alike])) == 2


def test_two_neighbours_may_tell_together_what_another_source_tells_in_one_sentence():
    whole = article(
        "A",
        "",
        "The Petrel capsule landed on Saturday after a journey of 6.2 billion kilometres to the asteroid Brannoc.",
    )
    parts = article(
        "B",
        "",
        "The Petrel capsule landed on Saturday in the desert.",
        "It had travelled 6.2 billion kilometres to the asteroid Brannoc on its journey.",
        "Scientists danced in the control room.",
    )
    facts = merge([whole, parts])
    assert len(facts) == 2
    assert len(fact_with(facts, "journey of 6.2").mentions) == 3


def test_a_chain_does_not_make_one_fact_of_its_ends():
    assert joined(3, {(0, 1): 0.9, (1, 2): 0.8}, 0.5) == [[0, 1], [2]]
    assert joined(3, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.3}, 0.5) == [[0, 1, 2]]
    assert joined(4, {(0, 1): 0.9, (2, 3): 0.9, (0, 2): 0.6, (1, 3): 0.6}, 0.5) == [[0, 1], [2, 3]]
    assert joined(2, {}, 0.5) == [[0], [1]]


def test_the_fuller_of_two_wordings_is_printed():
    short, full = (
        article("A", "", "The lift at Marlow station will stay out of service until Thursday.").sentences[0],
        article("B", "", "Marlow station's lift will stay out of service until Thursday for a new cable.").sentences[0],
    )
    assert best_wording([short, full], "en") == full


def test_a_wording_that_leans_on_a_sentence_before_it_is_not_printed_when_there_is_another():
    leaning, whole = (
        article("A", "", "He also said that the company would close its oldest factory in Dunmore.").sentences[0],
        article("B", "", "The company will close its factory in Dunmore.").sentences[0],
    )
    assert best_wording([leaning, whole], "en") == whole


def test_a_question_is_not_printed_when_there_is_another_wording():
    question, answer = (
        article("A", "", "Will the company really close its oldest factory in Dunmore next year?").sentences[0],
        article("B", "", "The company will close its factory in Dunmore.").sentences[0],
    )
    assert best_wording([question, answer], "en") == answer


def test_the_wording_is_one_that_most_sources_agree_with():
    facts = merge(
        [
            article("A", "", "The strike cost the country 2.4 billion crowns, the port authority said."),
            article("B", "", "The port authority said the strike had cost the country 2.4 billion crowns."),
            article("C", "", "The strike cost the country 2.6 billion crowns, the port authority told the judge."),
        ]
    )
    assert len(facts) == 1
    assert "2.4" in facts[0].wording.text


def test_an_article_without_sentences_adds_nothing():
    assert merge([]) == ()
    assert merge([article("A", "Title only")]) == ()


def test_the_same_words_twice_in_facts_of_their_own_have_two_ids():
    facts = merge([article("A", "", "Yes.", "The council approved the budget.", "Yes.")])
    assert sum(len(f.mentions) for f in facts) == 3
    assert len({f.id for f in facts}) == len(facts)


def test_the_hash_seed_changes_nothing():
    code = (
        "from tests.reports import *; from bulletin.facts import *; from bulletin.stories import group\n"
        "print([(f, quotes(s, merge(s))) for s in group([*ferry(), *budget(), quake()]) for f in merge(s)])"
    )
    command = [sys.executable, "-c", code]
    runs = [
        subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert b"Saint Odile" in runs[0]
