"""What every summarizer promises, whatever its method."""

import dataclasses
import os
import subprocess
import sys

import pytest

from bulletin.errors import SummaryError
from bulletin.summarizers import METHODS, SUMMARIZERS, Budget, methods, summarize
from bulletin.text.words import count_words

from .editions import article

METHOD = pytest.mark.parametrize("method", sorted(SUMMARIZERS))
BUDGETS = (2, 7, 20, 45, 120)
MOST = 1.05  # Of the budget: sentences rarely add up to it.

GAZETTE = article(
    "Port Gazette",
    "Ferry runs aground off Skarn",
    "The ferry Halcyon ran aground off the island of Skarn on Tuesday night with 212 people on board.",
    "All passengers were brought ashore by lifeboats within three hours, the coast guard said.",
    "Two members of the crew were treated for broken ribs.",
    "The captain told investigators that the steering had failed in the narrow channel.",
    "A tug will try to pull the ferry free at high water on Thursday.",
    "Why did the alarm sound so late?",
    "The Halcyon was built in 1998 and passed its last inspection in May.",
)
HERALD = article(
    "Skarn Herald",
    "All saved as ferry hits rocks",
    "Lifeboats saved everyone on board the ferry Halcyon after it hit rocks near Skarn on Tuesday.",
    "The coast guard said 212 people were on board, nine of them children.",
    "He praised the crew for staying calm.",
    "Fishermen had warned for years that the channel was too narrow for ships of that size.",
    "Islanders took the passengers in for the night and cooked soup in the school kitchen.",
    "The shipping line cancelled all crossings until Friday.",
)
STORY = (GAZETTE, HERALD)


def printed_words(summary, language="en"):
    return sum(count_words(s.shown, language) for s in summary)


def assert_from(summary, articles):
    """Each sentence is one of the articles' own, or one of them with cuts."""
    own = {(s.article, s.index): s for a in articles for s in a.sentences}
    for sentence in summary:
        assert dataclasses.replace(sentence, cuts=(), shown="") == own[sentence.article, sentence.index]
        assert all(sentence.start <= a < b <= sentence.end for a, b in sentence.cuts)


@METHOD
@pytest.mark.parametrize("words", BUDGETS)
def test_a_summary_holds_the_articles_own_sentences_within_its_budget(method, words):
    summary = summarize(STORY, words=words, method=method)

    assert summary
    assert_from(summary, STORY)
    assert printed_words(summary) <= words * MOST
    assert len({s.text for s in summary}) == len(summary)


@METHOD
def test_only_a_summary_that_has_room_for_no_sentence_is_cut(method):
    assert any(s.cuts for s in summarize(STORY, words=5, method=method))
    assert not any(s.cuts for s in summarize(STORY, words=60, method=method))


@METHOD
def test_a_length_in_sentences_is_kept_whatever_their_words(method):
    assert len(summarize(STORY, sentences=1, method=method)) == 1
    assert len(summarize(STORY, words=5, sentences=9, method=method)) == 9


@METHOD
def test_a_source_is_read_in_its_own_order(method):
    for source in STORY:
        indices = [s.index for s in summarize(STORY, words=120, method=method) if s.article == source.id]
        assert indices == sorted(indices)


@METHOD
def test_no_articles_and_an_empty_article_make_an_empty_summary(method):
    assert summarize([], method=method) == ()
    assert summarize([article("A", "Nothing yet")], method=method) == ()


@METHOD
def test_an_empty_article_beside_others_changes_no_sentence(method):
    summary = summarize([article("A", "Nothing yet"), GAZETTE], words=40, method=method)

    assert summary
    assert {s.article for s in summary} == {GAZETTE.id}


@METHOD
@pytest.mark.parametrize(
    "sentences",
    [
        ["The ferry ran aground on Tuesday."],
        ["Aground."],
        ["It is what it is.", "And so it was.", "They were there, and we were not."],
        ["The ferry ran aground."] * 4,
        ["The", "ferry", "ran"],
        ["?", "…", "* * *"],
        ["1", "2", "3"],
        ["Why?", "Where was the captain?", "Who will pay for it all?"],
        ["e\u0301\u200d\U0001f6a2 \ud800 runs aground."],
    ],
    ids=[
        "one sentence",
        "one word",
        "stop words",
        "the same",
        "words",
        "no words",
        "figures",
        "questions",
        "odd letters",
    ],
)
def test_any_text_with_a_sentence_has_a_summary(method, sentences):
    text = article("A", "", *sentences)
    summary = summarize([text], words=30, method=method)

    assert summary
    assert_from(summary, [text])
    assert len({s.text for s in summary}) == len(summary)


@METHOD
def test_the_same_article_twice_is_read_once(method):
    again = dataclasses.replace(GAZETTE)

    assert summarize([GAZETTE, again], words=60, method=method) == summarize([GAZETTE], words=60, method=method)


@METHOD
def test_what_two_sources_print_in_the_same_words_is_printed_once(method):
    copied = article("Copy", GAZETTE.title, *(s.text for s in GAZETTE.sentences))
    summary = summarize([GAZETTE, copied], words=120, method=method)

    assert len({s.text for s in summary}) == len(summary) > 1


@METHOD
def test_a_sentence_of_a_hundred_thousand_words_is_cut(method):
    endless = article("A", "Endless", " ".join(["the ferry ran aground and then"] * 16_667) + ".")
    summary = summarize([endless, GAZETTE], words=20, method=method)

    assert 0 < printed_words(summary) <= 20
    assert summarize([endless], words=20, method=method)[0].cuts


@METHOD
def test_a_thousand_sentences_are_not_too_many(method):
    long = article(
        "A", "Log", *(f"Ship {n} passed buoy {n % 7} at hour {n % 24} with cargo {n * n}." for n in range(1000))
    )

    assert printed_words(summarize([long], words=50, method=method)) <= 50


def test_articles_may_come_from_a_generator():
    assert summarize((a for a in STORY), words=40) == summarize(STORY, words=40)


def test_every_run_makes_the_same_summaries():
    program = (
        "from tests.test_summarizers import *\n"
        "for method in sorted(SUMMARIZERS):\n"
        "    print(method, [(s.article, s.index, s.cuts) for w in BUDGETS for s in summarize(STORY, w, method)])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "77")
    }

    assert len(runs) == 1


def test_an_unknown_method_is_refused_with_the_nearest_name():
    with pytest.raises(SummaryError, match='unknown method "lexrnk"; did you mean "lexrank"'):
        summarize(STORY, method="lexrnk")


@pytest.mark.parametrize("length", [{"words": 0}, {"words": -3}, {"sentences": 0}])
def test_a_length_below_one_is_refused(length):
    with pytest.raises(SummaryError, match="must be at least 1"):
        summarize(STORY, **length)


def test_every_method_has_a_line_about_it():
    assert set(METHODS) == set(SUMMARIZERS) <= set(methods())
    assert all(line and "\n" not in line for line in methods().values())


class Added:
    """An entry point as another package declares it."""

    name, value = "shortest", "elsewhere:shortest"

    def __lt__(self, other):
        return self.name < other.name

    @staticmethod
    def load():
        return lambda articles, budget: tuple(
            sorted(articles[0].sentences, key=lambda s: len(s.text))[: budget.sentences]
        )


def test_another_package_can_add_a_method(monkeypatch):
    monkeypatch.setattr("bulletin.summarizers.entry_points", lambda group, name="shortest": [Added()])

    assert methods()["shortest"] == "added by elsewhere:shortest"
    assert [s.index for s in summarize([GAZETTE], method="shortest", sentences=1)] == [5]


def test_an_added_method_that_cannot_be_loaded_is_named(monkeypatch):
    class Broken(Added):
        @staticmethod
        def load():
            raise ImportError("no module named elsewhere")

    monkeypatch.setattr("bulletin.summarizers.entry_points", lambda group, name="shortest": [Broken()])

    with pytest.raises(SummaryError, match="method shortest: elsewhere:shortest cannot be loaded"):
        summarize(STORY, method="shortest")


def test_lead_takes_the_first_sentences_of_each_source_in_turn():
    summary = summarize(STORY, method="lead", sentences=3)

    assert [(s.article, s.index) for s in summary] == [(GAZETTE.id, 0), (HERALD.id, 0), (GAZETTE.id, 1)]


def test_lead_gives_a_source_one_turn_however_many_articles_it_has():
    second = article("Port Gazette", "More", "The tug Bruin left its berth at noon.", "It will arrive at six.")
    summary = summarize([GAZETTE, second, HERALD], method="lead", sentences=2)

    assert {s.article for s in summary} == {GAZETTE.id, HERALD.id}


def test_several_sources_are_read_side_by_side_not_one_after_the_other():
    summary = summarize(STORY, method="lead", sentences=4)

    assert [s.article for s in summary] == [GAZETTE.id, HERALD.id, GAZETTE.id, HERALD.id]


def test_a_budget_without_limits_takes_everything():
    assert len(SUMMARIZERS["lead"](STORY, Budget())) == 13
