"""Do two sentences state the same fact?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bulletin.facts import similarity
from bulletin.facts.match import INTERCEPT, SAME_FACT, WEIGHTS, logit, parts
from bulletin.facts.same.attributions import attributions
from bulletin.facts.same.context import mentions, scores
from bulletin.facts.same.likeness import Spellings, likeness
from bulletin.facts.same.signals import NAMES, profile, signals
from bulletin.facts.same.telling import Uses, said, shared
from tests.editions import article

CASES = Path(__file__).parent / "cases"

# Of the pairs in tests/cases/facts.md: what is found when this was written, less a little.
LEAST_PRECISION, LEAST_RECALL = 0.9, 0.9


def pairs(name):
    """(language, title, sentence, sentence) of every case in a file of tests/cases."""
    language, found = "en", []
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if re.fullmatch(r"# [a-z]{2}", line):
            language = line[2:]
        elif line.startswith("## "):
            found.append((language, line[3:], []))
        elif line.strip() and found:
            found[-1][2].append(line)
    assert all(len(sentences) == 2 for _, _, sentences in found)
    return [(language, title, *sentences) for language, title, sentences in found]


def test_the_same_fact_is_told_from_look_alikes_in_eight_languages():
    hits = misses = false = 0
    for language, title, a, b in pairs("facts.md"):
        (score,) = similarity([(a, b)], language)
        same = title.startswith("same")
        hits += same and score >= SAME_FACT
        misses += same and score < SAME_FACT
        false += not same and score >= SAME_FACT
    assert hits >= LEAST_PRECISION * (hits + false)
    assert hits >= LEAST_RECALL * (hits + misses)


def test_the_cases_are_enough_to_say_something():
    titles = [title.split(" · ")[0] for _, title, _, _ in pairs("facts.md")]
    assert titles.count("same") >= 25
    assert titles.count("apart") >= 25


def test_scores_lie_between_0_and_1_and_come_in_the_order_of_the_pairs():
    a, b, c = "The lift is out of service.", "The lift is still out of service.", "Otters live in the river."
    scores = similarity([(a, b), (a, c), (a, a), ("", ""), ("", a), ("…", "?")])
    assert len(scores) == 6
    assert all(0 <= score <= 1 for score in scores)
    assert scores[2] >= scores[0] > scores[1]
    assert similarity([]) == []


def test_it_does_not_matter_which_sentence_comes_first():
    for language, _, a, b in pairs("facts.md"):
        assert similarity([(a, b)], language) == pytest.approx(similarity([(b, a)], language))


def test_a_sentence_states_the_same_fact_as_itself_whatever_the_marks():
    said = "“We will rebuild the bridge by spring,” the mayor of Ashenford said."
    assert similarity([(said, '"We will rebuild the bridge by spring," the mayor of Ashenford said.')])[0] > 0.9


def test_a_denial_is_less_like_than_an_agreement():
    said, denied = "The trainer will resign after the final.", "The trainer will not resign after the final."
    assert similarity([(said, denied)])[0] < similarity([(said, said)])[0]


def test_a_name_that_is_written_apart_is_the_same_name():
    said = "President {} arrived in Vienna for talks on the railway."
    assert similarity([(said.format("Lee Jae-han"), said.format("Lee Jae Han"))])[0] > 0.9


def test_names_weigh_less_than_other_words():
    weights = profile("Yesterday Anna Brandt criticised the contract.", "en").weights
    assert weights["brandt"] < weights["contract"] + weights["criticis"]
    assert weights["brandt"] <= 6


@pytest.mark.parametrize("language", ["en", "zh", "ja", "th", "ar", "xx"])
def test_every_language_gets_a_score(language):
    assert similarity([("大桥将于星期一重新开放", "大桥星期一重新开放")], language)[0] > 0


def test_every_signal_has_a_weight():
    found = signals(profile("A bus burned.", "en"), profile("A bus has burned.", "en"))
    assert tuple(WEIGHTS) == NAMES
    assert len(found) == len(NAMES)
    assert all(0 <= value <= 1 for value in found)


def test_the_parts_of_a_score_add_up_to_it():
    a, b = profile("A bus burned in Dorrin.", "en"), profile("Two buses have burned in Dorrin.", "en")
    assert [name for name, _ in parts(a, b)] == list(NAMES)
    assert INTERCEPT + sum(part for _, part in parts(a, b)) == pytest.approx(logit(a, b))
    assert dict(parts(a, b))["coverage"] > 0 > dict(parts(a, b))["number in one only"]


def test_another_number_counts_for_more_in_a_headline_than_in_a_sentence():
    brief = "{} hurt in Selby tram crash"
    long = (
        "Passengers were thrown from their seats when a tram left the rails near the market hall of Selby on Monday "
        "morning, and {} of them were taken to the university hospital with broken bones, the operator said."
    )
    (headline,), (sentence,) = (similarity([(words.format(12), words.format(31))]) for words in (brief, long))
    assert headline < sentence
    assert sentence > SAME_FACT


def test_other_forms_of_a_word_count_in_part():
    assert likeness("propos", "propos") == 1
    assert likeness("zelensky", "zelenskyy") > likeness("propos", "proposit") > likeness("propos", "prison")
    found = list(Spellings(["proposit", "prison", "teacher"]).alike(["propos", "teach", "otter"], but=()))
    assert [(word, other) for word, other, _ in found] == [("propos", "proposit"), ("teach", "teacher")]


def test_what_most_sentences_of_two_articles_say_tells_nothing():
    one, other = (
        [profile(f"The ferry {words}", "en") for words in said]
        for said in (
            ("sank in fog.", "had no radar.", "was old."),
            ("sank at night.", "was insured.", "was built here."),
        )
    )
    in_one, in_other = Uses(one), Uses(other)
    sank, insured = (shared(said(one[0], in_one, in_other), said(other[n], in_other, in_one)) for n in (0, 1))
    assert sank[0] > 0 == insured[0]
    assert 0 < sank[1] <= 1


def test_in_a_story_less_is_asked_than_of_two_sentences_from_anywhere():
    story = [
        article("A", "", "Residents of Sorra spent the night in a school after the landslide.", "The mayor wept."),
        article(
            "B", "", "After the landslide a school in Sorra took in 200 people for the night.", "Rain is forecast."
        ),
    ]
    said = mentions(story)
    alone = similarity([(said[0].sentence.text, said[2].sentence.text)])[0]
    assert scores(said)[0, 2] > max(alone, SAME_FACT)


def test_a_story_is_scored_the_same_whatever_the_number_of_its_articles():
    story = [
        article("A", "", "Residents of Sorra spent the night in a school after the landslide.", "The mayor wept."),
        article(
            "B", "", "After the landslide a school in Sorra took in 200 people for the night.", "Rain is forecast."
        ),
        article("C", "", "The road to Sorra is blocked by a landslide.", "Schools will open again on Monday."),
    ]
    assert scores(mentions(story))[0, 2] == scores(mentions(story[:2]))[0, 2]


def together(*reports):
    """The pairs of sentences, by number, that are of one fact in a story of these reports."""
    said = mentions([article(f"Source {n}", "", *sentences) for n, sentences in enumerate(reports)])
    return {pair for pair, score in scores(said).items() if score >= SAME_FACT}


def test_one_speaker_does_not_make_one_fact():
    assert not together(
        [
            "The MS Aurelia went down 6 km off Tarn Head on Sunday night, commander Petra Voss told reporters.",
            "A trawler picked up 21 of the crew.",
        ],
        ["Fog made the search hard.", "Two people were still missing, commander Petra Voss said."],
    )


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The dam holds, the mayor, Anna Holt, said.", {"the mayor", "Anna Holt", "said"}),
        ("en", "The dam holds, said Anna Holt.", {"said", "Anna Holt."}),
        ("en", "Anna Holt told Valley Radio that the dam holds.", {"Anna Holt", "told", "Valley Radio"}),
        ("en", "According to the police, the dam holds.", {"According to", "the police"}),
        ("pt", "A barragem aguenta, disse Rui Prata.", {"disse", "Rui Prata."}),
        ("de", "Karl Brandt sagte, der Damm halte.", {"Karl Brandt", "sagte"}),
        ("en", "The dam holds.", set()),
        ("xx", "The dam holds, Anna Holt said.", set()),
    ],
)
def test_what_tells_who_speaks_is_known(language, text, words):
    assert {part.strip() for part in attributions(text, language)} == words


@pytest.mark.parametrize("place", ["Karsia", "Karsia in Aldermark"])
def test_one_sentence_pattern_with_other_names_and_figures_tells_of_two_events(place):
    there = place.replace("Karsia", "Lower Tamber")
    quake = "A magnitude {} earthquake hit {} on Sunday, {}."
    other = quake.format(5.9, place, "killing three")
    assert not together([quake.format(6.4, there, "injuring 12")], [other])
    assert together([quake.format(6.1, place, "killing two")], [other]) == {(0, 1)}


def test_a_sentence_pattern_in_one_article_tells_of_each_event_once():
    said = "A magnitude {} earthquake with a depth of {} km shook {} on Sunday night."
    assert not together([said.format(5.9, 10, "Karsia"), said.format(6.4, 20, "Velm")])
