"""`bulletin summarize --explain`: why each sentence was chosen."""

import json
import re

import pytest

from bulletin.cli import explained
from bulletin.model import Sentence
from bulletin.summarizers.concepts import Concept
from bulletin.summarizers.salience import Choice
from bulletin.text import words
from tests.command import bulletin
from tests.editions import article

FLOOD = """Lenn floods Harrow's old town

The river Lenn burst its banks at Harrow on Friday and flooded the old town.
Twelve people were injured when a wall of the brewery collapsed, the fire service said.
The mayor said the bridge would stay closed until Monday.
"""
FLOOD_TOO = """Flood in Harrow injures 14

Harrow's old town was flooded on Friday after the river Lenn burst its banks.
The fire service said 14 people were injured when a brewery wall collapsed.
Farmers south of the town fear for the winter wheat that they sowed in October.
According to South Echo
"""

MAYOR = article(
    "Harbour Times",
    "Harrow's bridge stays closed",
    "Mayor Ines Okoro closed Harrow’s bridge on Friday.",
    "She wants divers to look at its piers, an aide said, before the weekend.",
)
ECHO = article("South Echo", "", "Divers will look at the piers of the bridge in Harrow.")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(FLOOD)
    (tmp_path / "b.txt").write_text(FLOOD_TOO)
    return tmp_path


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """What is printed about two articles, with and without the option."""
    folder = tmp_path_factory.mktemp("story")
    (folder / "a.txt").write_text(FLOOD)
    (folder / "b.txt").write_text(FLOOD_TOO)
    asked = ("summarize", "a.txt", "b.txt", "--words", "40")
    return {
        option: bulletin(*asked, *option.split(), cwd=folder).stdout for option in ("", "--explain", "--explain --json")
    }


def said(*spelt, weight, sources=(MAYOR, ECHO)):
    return Concept(spelt, weight, tuple(a.id for a in sources))


def lines_of(*choices, articles=(MAYOR, ECHO)):
    return explained.as_lines(articles, explained.reasons(articles, choices))


def test_the_summary_comes_first_and_every_sentence_of_it_is_explained(shown):
    summary, _, explanation = shown["--explain"].partition("\n\n")

    assert summary + "\n" == shown[""]
    told = " ".join(explanation.split())
    for number, line in enumerate(summary.splitlines(), 1):
        assert re.search(rf"\d\. {re.escape(line.partition('  [')[0])} score \d", told)
        assert f"\n{number}. " in explanation


def test_the_sentence_chosen_first_stands_first_with_the_highest_score(shown):
    scores = [float(score) for score in re.findall(r"score (\d+\.\d+)", shown["--explain"])]

    assert len(scores) > 1
    assert scores[0] == max(scores)


def test_sources_have_letters_behind_the_words_that_they_use(shown):
    assert re.search(r"\n  A  .*Lenn floods Harrow's old town\n", shown["--explain"])
    assert "\n  B  South Echo: Flood in Harrow injures 14\n" in shown["--explain"]
    assert re.search(r"\n     \S.*  \d+\.\d\d  A B\n", shown["--explain"])


def test_one_article_needs_no_letters(folder):
    shown = bulletin("summarize", "a.txt", "--words", "20", "--explain", cwd=folder).stdout

    assert "Sources:" not in shown
    assert "; first to say:" in shown
    assert ", from" not in shown


def test_the_json_holds_the_explanation_with_every_word(shown):
    answer = json.loads(shown["--explain --json"])

    why = answer["explanation"]
    printed = [(s["article"], s["index"]) for s in answer["sentences"]]
    assert sorted((one["article"], one["index"]) for one in why) == sorted(printed)
    assert {"article", "index", "score", "said", "behind", "cut"} == set(why[0])
    assert len(why[0]["said"]) > explained.HEAVIEST
    assert {"words", "weight", "articles"} == set(why[0]["said"][0])
    assert set(why[0]["said"][0]["articles"]) <= {a["id"] for a in answer["articles"]}


@pytest.mark.parametrize("asked", [("--method", "lead"), ()])
def test_other_methods_cannot_be_explained(asked, folder):
    (folder / "bulletin.toml").write_text('method = "lead"\n')

    done = bulletin("summarize", "a.txt", "--explain", *asked, cwd=folder)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'bulletin: --explain: only "auto" can be explained, not "lead"; add --method auto\n'


def test_where_no_sentence_fits_it_is_said_that_there_was_no_choice(folder):
    done = bulletin("summarize", "a.txt", "--words", "4", "--explain", cwd=folder)

    assert done.returncode == 0
    assert done.stdout.splitlines()[1:] == ["", "There was no choice to explain: no good sentence fits the length."]


def test_what_can_not_be_read_is_not_explained(tmp_path):
    done = bulletin("summarize", "missing.txt", "--explain", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (1, "")


def test_words_are_shown_as_the_sentence_writes_them():
    concepts = (said("harrow", "bridge", weight=3.0), said("closed", weight=2.0), said("ines", "okoro", weight=1.0))

    (one,) = explained.reasons((MAYOR, ECHO), [Choice(MAYOR.sentences[0], 6.0, concepts, None)])

    assert [s.words for s in one.said] == ["Harrow’s bridge", "closed", "Ines Okoro"]


def test_words_without_content_come_last():
    concepts = (said("on", weight=3.0), said("on", "friday", weight=2.0), said("bridge", weight=1.0))

    (one,) = explained.reasons((MAYOR, ECHO), [Choice(MAYOR.sentences[0], 6.0, concepts, None)])

    assert [s.words for s in one.said] == ["on Friday", "bridge", "on"]


def test_words_that_stand_together_without_a_space_are_shown_so():
    flood = article("晨报", "", "莱恩河周五决堤。", language="zh")
    first, second = words.tokens(flood.text, "zh")[:2]
    together = Concept((first, second), 2.0, (flood.id,))

    (one,) = explained.reasons((flood,), [Choice(flood.sentences[0], 6.0, (together,), None)])

    assert one.said[0].words == first + second


def test_only_the_heaviest_words_are_listed_and_the_rest_is_counted():
    concepts = tuple(said(f"w{n}", weight=10.0 - n) for n in range(7))

    lines = lines_of(Choice(MAYOR.sentences[0], 6.0, concepts, None))

    assert lines[-6:] == [*(f"     w{n}  {10 - n:6.2f}  A B" for n in range(5)), "     and 2 more, together 9.00"]


def test_what_a_sentence_leans_on_and_what_was_cut_from_it_are_named():
    first, second = MAYOR.sentences
    at = second.start + second.text.index(", an aide said,")
    cut = Sentence(second.article, second.index, second.start, second.end, second.text, ((at, at + 15),))

    lines = lines_of(Choice(first, 6.0, (), None), Choice(cut, 2.0, (said("divers", weight=1.5),), first))

    assert lines[-4:] == [
        "   score 2.00, from A; first to say:",
        "     divers    1.50  A B",
        "   leans on 1, which is printed before it",
        "   left out: “, an aide said,”",
    ]


def test_nothing_is_wider_than_a_terminal():
    many = [article(f"Source {n} of a very long list of sources", f"Title {n} " * 12, "Rain fell.") for n in range(40)]
    long = article("Gazette", "Rain", " ".join(["Heavy rain fell on the hills of Skarn and on"] * 6) + " the sea.")
    story = (long, *many)
    wide = "x" * 60

    lines = lines_of(Choice(long.sentences[0], 9.0, (said(wide, weight=1234.5, sources=story),), None), articles=story)

    assert max(map(len, lines)) <= explained.COLUMNS
    assert "  41  Source 39 of a very long list" in "\n".join(lines)


def test_sources_without_a_name_or_title_are_named_by_their_id():
    nameless = article("", "", "Rain fell on the hills.")

    assert f"  B  {nameless.id}" in lines_of(Choice(ECHO.sentences[0], 1.0, (), None), articles=(ECHO, nameless))
