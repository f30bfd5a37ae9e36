"""How `auto` chooses, orders and explains."""

import pytest

from bulletin.summarizers import Budget, summarize
from bulletin.summarizers.places import Place, together
from bulletin.summarizers.salience import explain

from .editions import article

HARBOUR = article(
    "Harbour Times",
    "Lenn floods the old town of Harrow",
    "The river Lenn burst its banks on Saturday and flooded the old town of Harrow.",
    "Twelve people were injured when a wall of the old brewery collapsed.",
    "They were taken to the county hospital in Aldmoor.",
    "About 900 residents spent the night in two school halls.",
    "The town band had planned a concert for the evening, which its leader now wants to hold in spring.",
)
INLAND = article(
    "Inland Wire",
    "Flood in Harrow: brewery wall collapses",
    "Harrow's old town is under water after the river Lenn burst its banks.",
    "A wall of the brewery collapsed and injured twelve people, the fire service said.",
    "A bookshop owner carried her best books up to the attic before the water came.",
)
STORY = (HARBOUR, INLAND)


def texts(*articles, **length):
    return [s.text for s in summarize(articles, **length)]


def test_what_several_sources_report_comes_before_what_one_adds():
    chosen = " ".join(texts(*STORY, words=32))

    assert "burst its banks" in chosen
    assert "brewery" in chosen
    assert "concert" not in chosen


def test_the_same_news_in_nearly_the_same_words_is_told_once():
    echo = article(
        "Echo",
        "Lenn floods Harrow",
        "On Saturday the river Lenn burst its banks and flooded the old town of Harrow.",
        "Twelve people were injured when the wall of the old brewery collapsed.",
    )
    chosen = texts(HARBOUR, echo, words=120)

    assert sum("burst its banks" in text for text in chosen) == 1
    assert sum("brewery" in text for text in chosen) == 1


def test_a_story_that_is_told_leaves_the_rest_of_its_budget_unused():
    assert len(texts(HARBOUR, words=1000)) == len(HARBOUR.sentences)


def test_a_sentence_that_leans_on_another_is_not_printed_without_it():
    for words in range(10, 80, 5):
        chosen = [(s.article, s.index) for s in summarize(STORY, words=words)]
        if (HARBOUR.id, 2) in chosen:
            assert chosen[chosen.index((HARBOUR.id, 2)) - 1] == (HARBOUR.id, 1)


def test_a_sentence_that_leans_on_another_stands_right_behind_it():
    text = article(
        "A",
        "Tunnel under the Skarn sound opens",
        "The tunnel under the Skarn sound opened on Monday after nine years of work.",
        "It is eleven kilometres long and carries two lanes of traffic under the Skarn sound.",
    )
    other = article(
        "B", "Skarn", "Schools in Aldmoor closed early.", "Rain fell all day.", "Bread prices rose a little."
    )
    summary = [(s.article, s.index) for s in summarize([text, other], words=60)]

    assert summary[summary.index((text.id, 1)) - 1] == (text.id, 0)


def test_questions_announcements_half_quotations_and_captions_are_left_out():
    odd = article(
        "A",
        "Lenn floods Harrow",
        "Why did the river Lenn flood the old town of Harrow?",
        "This is what we know of the river Lenn and the flood in Harrow:",
        "“The river Lenn floods the old town of Harrow every ten years, said the mayor of Harrow.",
        "The river Lenn in the old town of Harrow on Saturday",
        "The river rose by two metres within an hour.",
        "Pumps will run all night.",
        "Firemen from three counties came to help.",
    )

    assert texts(odd, words=60) == [s.text for s in odd.sentences[4:]]


def test_a_text_without_full_stops_is_no_list_of_captions():
    plain = article(
        "A", "", "three ships reached Skarn today", "heavy rain fell on the hills", "bread costs more again"
    )

    assert len(texts(plain, words=100)) == 3


def test_what_nobody_would_print_is_printed_when_there_is_nothing_else():
    assert texts(article("A", "", "Why did it flood?", "Who knew?"), words=10)


def test_a_long_sentence_is_cut_rather_than_a_fragment_printed():
    text = article(
        "A", "Flood", "The river burst its banks and " + "flooded the old town and " * 20 + "more.", "Really now."
    )

    assert summarize([text], words=12)[0].cuts


def test_every_sentence_can_be_explained_by_concepts_and_the_sources_that_use_them():
    choices = explain(STORY, Budget(words=45))

    assert {c.sentence.text for c in choices} == set(texts(*STORY, words=45))
    assert all(c.score > 0 for c in choices)
    shared = [concept for concept in choices[0].concepts if len(concept.articles) == 2]
    assert ("lenn",) in {concept.words for concept in shared}
    assert all(set(concept.articles) <= {a.id for a in STORY} for c in choices for concept in c.concepts)


def test_a_concept_explains_only_the_first_sentence_that_covers_it():
    covered = [concept.words for choice in explain(STORY, Budget(words=80)) for concept in choice.concepts]

    assert len(covered) == len(set(covered)) > 10


def test_nothing_is_explained_where_nothing_is_chosen():
    assert explain([article("A", "")], Budget(words=20)) == ()
    assert explain([], Budget(words=20)) == ()


def test_the_order_of_the_articles_changes_no_choice():
    assert set(texts(*STORY, words=45)) == set(texts(*reversed(STORY), words=45))


BRIDGE = article(
    "Harbour Times",
    "Harrow bridge closes",
    "The spokesman said it would take weeks before anyone knows more.",
    "Harrow closed its old iron bridge on Monday after divers found cracks in two piers.",
    "Buses will take the road through Pellworth until the piers are mended.",
    "The bridge was built in 1911 and carries nine thousand cars on a working day.",
)
BRIDGE_TOO = article(
    "Inland Wire",
    "Cracks close bridge in Harrow",
    "The old iron bridge in Harrow was closed on Monday because divers found cracks in its piers.",
    "Nine thousand cars use the bridge, built in 1911, on a working day.",
    "A ferry may run between the two banks from Thursday, the county said.",
)


def test_the_story_opens_with_what_was_chosen_first():
    first = explain((BRIDGE, BRIDGE_TOO), Budget(words=60))[0].sentence

    assert summarize((BRIDGE, BRIDGE_TOO), words=60)[0] == first


def test_a_fact_is_told_once_in_whatever_words():
    chosen = " ".join(texts(BRIDGE, BRIDGE_TOO, words=80))

    assert chosen.count("1911") == 1
    assert chosen.count("divers") == 1


def test_what_two_sources_say_of_the_same_thing_stands_together():
    one = Place(0, 0), Place(0, 1), Place(1, 0)
    alike = {frozenset((Place(0, 0), Place(1, 0)))}

    order = together(one, (), lambda a, b: frozenset((a, b)) in alike)

    assert order == [Place(0, 0), Place(1, 0), Place(0, 1)]


def test_a_sentence_that_is_moved_takes_along_what_leans_on_it():
    places = Place(0, 0), Place(0, 1), Place(1, 3), Place(1, 4)

    order = together(places, {Place(1, 4)}, lambda a, b: (a, b) == (Place(0, 0), Place(1, 3)))

    assert order == [Place(0, 0), Place(1, 3), Place(1, 4), Place(0, 1)]


@pytest.mark.parametrize("words", range(25, 75, 5))
def test_the_length_asked_for_is_used(words):
    printed = sum(len(text.split()) for text in texts(HARBOUR, INLAND, BRIDGE, BRIDGE_TOO, words=words))

    assert 0.9 * words <= printed <= 1.05 * words


def test_a_connective_is_printed_only_behind_the_sentence_that_it_connects():
    plain = article(
        "A",
        "Harrow bridge",
        "Harrow closed its old iron bridge on Monday after divers found cracks in two piers.",
        "But the county wants the bridge to open again before the winter fair.",
    )

    assert texts(plain, words=40)[1].startswith("But the county")
    assert [s.shown for s in summarize([plain], words=40)][1].startswith("But the county")
    alone = [s.shown for s in summarize([plain], words=13)]
    assert alone in (
        ["… the county wants the bridge to open again before the winter fair."],
        [plain.sentences[0].shown],
    )
