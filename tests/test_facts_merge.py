"""Sentences that say the same thing become one fact."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bulletin.facts import merge
from bulletin.facts.additions import MOST_A_MENTION, additions
from bulletin.facts.certainty import Certainty, certainty
from bulletin.facts.clauses import clauses
from bulletin.facts.same.joining import joined
from bulletin.facts.wording import best_wording, reasons
from tests.editions import article, disagreement
from tests.reports import budget, ferry, ponte, quake

CASES = Path(__file__).parent / "cases"


def cases(name):
    """(language, title, lines) of each case; a line is its sign and its sentence."""
    language, found = "", []
    for line in (CASES / name).read_text(encoding="utf-8").split("\n"):
        if line.startswith("# "):
            language = line[2:]
        elif line.startswith("## "):
            found.append((language, line[3:], []))
        elif found and line[:2] in ("* ", "- ", "= "):
            found[-1][2].append((line[0], line[2:]))
    return found


def named(all_cases):
    return {"argvalues": all_cases, "ids": [f"{c[0]} {c[1]}" for c in all_cases]}


def mentions_of(*texts, language="en"):
    """One sentence of a source of its own each."""
    return [article(f"Source {n}", "", text, language=language).sentences[0] for n, text in enumerate(texts)]


WORDINGS, ADDITIONS = cases("wordings.md"), cases("additions.md")


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


@pytest.mark.parametrize(("language", "title", "lines"), **named(WORDINGS))
def test_the_starred_mention_is_printed_whatever_the_order(language, title, lines):
    mentions = mentions_of(*(text for _, text in lines), language=language)
    (best,) = [m for m, (sign, _) in zip(mentions, lines, strict=True) if sign == "*"]
    assert best_wording(mentions, language) == best
    assert best_wording(mentions[::-1], language) == best


@pytest.mark.parametrize(("language", "title", "lines"), **named(ADDITIONS))
def test_each_mention_adds_what_its_case_marks(language, title, lines):
    marked = [text for _, text in lines]
    mentions = mentions_of(*(re.sub(r"\[\[|\]\]", "", text) for text in marked), language=language)
    wanted = [part for text in marked for part in re.findall(r"\[\[(.+?)\]\]", text)]
    assert [part.text for part in additions(mentions, mentions[0], language)] == wanted


def test_the_cases_of_wordings_and_additions_are_enough_to_say_something():
    eight = {"en", "de", "fr", "es", "pt", "it", "vi", "ru"}
    for found, fewest in ((WORDINGS, 30), (ADDITIONS, 25)):
        assert len(found) >= fewest
        assert {language for language, _, _ in found} == eight


@pytest.mark.parametrize(
    ("language", "stated", "possible", "rumoured"),
    [
        ("en", "It will open in May.", "It may open in June.", "It has reportedly opened."),
        (
            "en",
            "The governor could not be reached.",
            "The fire could last for days.",
            "The report could not be verified.",
        ),
        ("de", "Er kam am Montag.", "Er kommt vermutlich am Montag.", "Er soll am Montag gekommen sein."),
        ("fr", "Il est venu lundi.", "Il est peut-être venu lundi.", "Il serait venu lundi."),
        ("es", "Vino el lunes.", "Quizá vino el lunes.", "Supuestamente vino el lunes."),
        ("pt", "Ele veio na segunda.", "Talvez ele venha na segunda.", "Ele teria vindo na segunda."),
        ("it", "È arrivato lunedì.", "Forse è arrivato lunedì.", "Sarebbe arrivato lunedì."),
        ("vi", "Ông đã đến hôm thứ hai.", "Ông có thể đến hôm thứ hai.", "Có tin đồn ông đã đến."),
        ("ru", "Он приехал в понедельник.", "Он, вероятно, приехал.", "Он якобы приехал."),
    ],
)
def test_a_sentence_is_stated_possible_or_rumoured(language, stated, possible, rumoured):
    found = [certainty(text, language) for text in (stated, possible, rumoured)]
    assert found == [Certainty.STATED, Certainty.POSSIBLE, Certainty.RUMOURED]


def test_in_a_language_without_a_table_every_sentence_is_as_sure_and_adds_nothing():
    text = "Silta on ehkä suljettu maanantaihin asti, koska sukeltajat löysivät syvän halkeaman."
    mentions = mentions_of("Silta on suljettu maanantaihin asti.", text, language="fi")
    assert certainty(text, "fi") == Certainty.STATED
    assert additions(mentions, mentions[0], "fi") == ()


def test_the_reasons_tell_what_speaks_against_each_mention_and_the_first_is_printed():
    mentions = mentions_of(
        "He also said that the foundry in Marlow would close its oldest furnace.",
        "The foundry in Marlow will reportedly close its oldest furnace.",
        "The foundry in Marlow will close its oldest furnace.",
        "Will the foundry in Marlow close its oldest furnace?",
    )
    found = reasons(mentions, "en")
    assert found[0].mention == best_wording(mentions, "en") == mentions[2]
    assert {r.mention: r.objections for r in found} == {
        mentions[0]: ("leans",),
        mentions[1]: ("hedged",),
        mentions[2]: (),
        mentions[3]: ("question",),
    }
    assert all(r.fullness > 0 for r in found)


def test_the_wording_has_the_reading_of_most_mentions_and_in_an_update_the_last_one():
    early, again, late = mentions_of(
        "Nine people drowned off Corrin.",
        "Off Corrin nine people drowned.",
        "Eleven people drowned off Corrin on Tuesday, the coast guard said.",
    )
    point = disagreement("number", Nine=[early, again], Eleven=[late])

    assert best_wording([early, again, late], "en", [point]) in (early, again)
    assert reasons([early, again, late], "en", [point])[-1].objections == ("behind",)
    assert best_wording([early, again, late], "en", [replace(point, update=True)]) == late


def test_of_two_readings_with_one_mention_each_neither_is_behind():
    early, late = mentions_of("Nine people drowned off Corrin.", "Eleven people drowned off Corrin on Tuesday.")
    found = reasons([early, late], "en", [disagreement("number", Nine=[early], Eleven=[late])])

    assert [reason.objections for reason in found] == [(), ()]


def test_an_addition_is_a_span_of_its_article():
    stories = [ferry(), budget(), ponte(), refinery()]
    found = [(part, story) for story in stories for fact in merge(story) for part in fact.additions]
    assert found
    for part, story in found:
        (own,) = [a for a in story if a.id == part.article]
        assert own.text[part.start : part.end] == part.text
        assert own.sentences[part.index].start <= part.start < part.end <= own.sentences[part.index].end


def test_an_addition_never_restates_a_disputed_value():
    mentions = mentions_of(
        "The landslide at Sorra killed nine people.",
        "The landslide at Sorra killed many people, burying eleven alpine shepherds overnight.",
    )
    point = disagreement("number", nine=[mentions[0]], eleven=[mentions[1]])
    assert additions(mentions, mentions[0], "en")
    assert additions(mentions, mentions[0], "en", [point]) == ()


def test_what_another_sentence_of_the_story_says_is_no_addition():
    elsewhere = article("Third Post", "", "The owners of the refinery agreed to reopen the wage talks.")
    alone, together = merge(refinery()), merge([*refinery(), elsewhere])
    assert any("owners" in part.text for fact in alone for part in fact.additions)
    assert not any("owners" in part.text for fact in together for part in fact.additions)


def test_a_fact_of_one_source_has_no_additions():
    mentions = article(
        "A", "", "The ferry sank.", "The ferry sank, drowning eleven circus elephants overnight."
    ).sentences
    assert additions(mentions, mentions[0], "en") == ()


def test_a_mention_adds_at_most_two_clauses():
    mentions = mentions_of(
        "The trawler Osprey sank off Skarn on Monday.",
        "After striking a drifting container, the trawler Osprey, which carried frozen mackerel crates, sank off Skarn "
        "on Monday, spilling diesel across protected seal colonies.",
    )
    assert len(additions(mentions, mentions[0], "en")) == MOST_A_MENTION


@pytest.mark.parametrize(
    "text", ["a, which " * 100, "(" * 500, "after " * 150, "— " * 400, '"' * 501, ", " * 400, "", "—"]
)
def test_clauses_of_hostile_text_come_back_soon_and_lie_in_it(text):
    assert all(0 <= start < end <= len(text) for start, end in clauses(text, "en"))


def refinery():
    """Three reports of the end of a strike."""
    return (
        article(
            "Harbour Times",
            "Refinery strike over",
            "The strike at the Orlen refinery ended on Sunday, the union said.",
            "The first tanker left the Orlen refinery on Monday morning.",
            published=date(2026, 11, 16),
        ),
        article(
            "Island Post",
            "Orlen workers return",
            "The strike at the Orlen refinery, which had lasted nineteen stormy days, ended on Sunday after the owners "
            "agreed to reopen wage talks.",
            "Bakers handed out bread at the gate.",
            published=date(2026, 11, 17),
        ),
        article(
            "Radio North",
            "End of strike",
            "On Sunday the strike at the Orlen refinery ended, the union said.",
            "The first tanker is said to have left the Orlen refinery on Monday morning.",
            published=date(2026, 11, 17),
        ),
    )


def test_a_fact_has_its_best_wording_all_its_mentions_their_sources_and_what_only_one_adds():
    story = refinery()
    end = fact_with(merge(story), "ended on Sunday, the union said")
    sources = {a.id: a.source for a in story}
    assert end.wording.text == "The strike at the Orlen refinery ended on Sunday, the union said."
    assert [sources[m.article] for m in end.mentions] == ["Harbour Times", "Island Post", "Radio North"]
    assert end.origins == 3
    assert [(sources[part.article], part.text) for part in end.additions] == [
        ("Island Post", "which had lasted nineteen stormy days"),
        ("Island Post", "after the owners agreed to reopen wage talks"),
    ]


def test_what_one_source_only_hears_is_printed_as_the_other_states_it():
    tanker = fact_with(merge(refinery()), "first tanker")
    assert len(tanker.mentions) == 2
    assert tanker.wording.text == "The first tanker left the Orlen refinery on Monday morning."


def test_two_ends_of_a_chain_are_two_facts():
    """The second matches the first and the third, which have little in common."""
    ends = "The council of Pellworth approved the budget.", "The library on Mill Lane will close in March."
    middle = "The council of Pellworth approved the budget, so the library on Mill Lane will close in March."
    story = [article(f"Source {n}", "", text) for n, text in enumerate((ends[0], middle, ends[1]))]
    facts = merge(story)
    assert not any({m.text for m in f.mentions} >= set(ends) for f in facts)
    assert sum(len(f.mentions) for f in facts) == 3


def test_a_mention_that_takes_a_side_in_a_disagreement_adds_nothing():
    found = [fact for story in (ferry(), budget(), ponte(), refinery()) for fact in merge(story)]
    found += merge(
        [
            article("A", "", "The next rate decision of the central bank of Orland is due on December 17."),
            article(
                "B",
                "",
                "The next rate decision of the central bank of Orland is due on December 10, when it will also publish "
                "its yearly test of how savings banks could withstand a slump.",
            ),
        ]
    )
    disputed = [fact for fact in found if fact.disagreements]

    assert disputed
    for fact in disputed:
        readings = [reading for point in fact.disagreements for reading in point.readings]
        sides = {(mention.article, mention.index) for reading in readings for mention in reading.mentions}
        assert not sides & {(part.article, part.index) for part in fact.additions}


def strike():
    offer = (
        "The dockers will meet a mediator in the old customs house on Wednesday to talk about the owners' offer of "
        "5.5 percent, which they have called too low after eleven days of pickets at the gates."
    )
    return (
        article("Harbour Times", "Dockers to meet owners", offer),
        article("Island Post", "Dockers to meet owners", offer.replace("too low", "poor")),
        article("Radio North", "Dockers strike", "The owners' last offer to the dockers was 5.5 percent."),
    )


def test_a_source_that_says_only_part_of_the_wording_is_named_apart_and_not_counted():
    (fact,) = [f for f in merge(strike()) if len(f.mentions) == 3]
    assert [m.text for m in fact.partly] == ["The owners' last offer to the dockers was 5.5 percent."]
    assert fact.stating == tuple(m for m in fact.mentions if m not in fact.partly)
    assert fact.origins == 1  # two that share their words; the third is not counted


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        ("en", "Flight 318 to Porto Alto was held at the gate for its crew on Monday.", ("318", "412")),
        ("en", "Callers reach the flood office of Aldra on 555-0100 by day and night.", ("0100", "0123")),
        ("zh", "水灾热线电话是12345，市民可以昼夜拨打。", ("12345", "12346")),
        ("zh", "两国代表团的会谈将于三月五日在日内瓦举行。", ("五日", "七日")),
    ],
)
def test_a_source_with_another_figure_that_nobody_can_set_against_it_is_not_counted(language, text, other):
    first = article("Harbour Times", "", text, language=language)
    second = article("Island Post", "", text.replace(*other), language=language)
    for fact in merge((first, second)):
        assert len({mention.article for mention in fact.stating}) == 1 or fact.disagreements


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "en",
            "The gate of the old fort opens at 9 a.m. on Monday.",
            "The gate of the old fort opens at 9:00 on Monday.",
        ),
        ("en", "The mill in Aldra will cut 1,204 jobs this year.", "The mill in Aldra will cut 1,200 jobs this year."),
        ("zh", "两国代表团的会谈将于三月五日在日内瓦举行。", "两国代表团的会谈将于3月5日在日内瓦举行。"),
        ("zh", "老港桥建于一九三一年，上次维修是在一九八七年。", "老港桥建于1931年，上次维修是在1987年。"),
    ],
)
def test_one_figure_written_in_two_ways_is_told_by_both(language, first, second):
    (fact,) = merge(
        (article("Harbour Times", "", first, language=language), article("Island Post", "", second, language=language))
    )
    assert (len(fact.stating), fact.disagreements) == (2, ())


@pytest.mark.parametrize(
    "texts",
    [
        ("Flood.", "Bridge closed."),
        ("The river rose, said Anna Holt,    , who left. She will not return to Harrow.",) * 2,
        ("", "Rain."),
    ],
)
def test_the_shortest_and_oddest_articles_are_merged_like_others(texts):
    story = [article(f"Source {n}", "", text) for n, text in enumerate(texts)]
    assert sum(len(fact.mentions) for fact in merge(story)) == sum(len(one.sentences) for one in story)
