"""The values: frozen, and a sentence prints nothing that its article does not say."""

import dataclasses

import pytest

import bulletin
from bulletin import Sentence

TEXT = "The river, which rose overnight, has reached the bridge."


def test_a_sentence_is_shown_as_it_stands():
    assert Sentence("a", 0, 0, len(TEXT), TEXT).shown == TEXT


def test_a_cut_leaves_its_mark_behind():
    cut = TEXT.index("which"), TEXT.index("has")

    assert Sentence("a", 0, 0, len(TEXT), TEXT, cuts=(cut,)).shown == "The river, … has reached the bridge."


def test_cuts_are_offsets_into_the_article_not_the_sentence():
    shifted = Sentence("a", 1, 100, 100 + len(TEXT), TEXT, cuts=((100 + TEXT.index("which"), 100 + TEXT.index("has")),))

    assert shifted.shown == "The river, … has reached the bridge."


def test_line_breaks_inside_a_sentence_are_shown_as_spaces():
    assert Sentence("a", 0, 0, 11, "two\n  lines").shown == "two lines"


def test_a_sentence_cannot_show_words_that_its_text_does_not_hold():
    with pytest.raises(ValueError, match="shown does not follow"):
        Sentence("a", 0, 0, len(TEXT), TEXT, shown="The river has not reached the bridge.")


VALUES = [
    "Article",
    "Disagreement",
    "Document",
    "Edition",
    "Fact",
    "Failure",
    "Quote",
    "Reading",
    "Removed",
    "Sentence",
    "Story",
    "Summary",
]


@pytest.mark.parametrize("value", VALUES)
def test_every_value_is_frozen(value):
    assert dataclasses.fields(getattr(bulletin, value))
    assert getattr(bulletin, value).__dataclass_params__.frozen
