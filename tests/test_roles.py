"""What each line of a scraped text is taken for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.readers import roles
from bulletin.readers.lines import Line, key

CASES = Path(__file__).parent / "cases" / "roles.md"


def cases() -> dict[str, list[tuple[str, str]]]:
    """The articles of the corpus: its heading → (role, line) pairs."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            pairs = found.setdefault(line.removeprefix("## "), [])
        elif match := re.match(r"    ([a-z ]+?) \| (.+)$", line):
            pairs.append((match[1], match[2]))
    return found


def assigned(*lines: str, title: str = "") -> list[tuple[str | None, str]]:
    return [(line.role, line.text) for line in roles.assign([Line(text) for text in lines], title)]


def text_of(pairs: list[tuple[str, str]]) -> list[str]:
    """The lines as they were scraped: a credit that the reader set off stands behind its paragraph."""
    return [text for _, text in pairs]


@pytest.mark.parametrize("name", cases())
def test_each_line_has_the_role_that_a_reader_would_give_it(name: str) -> None:
    pairs = cases()[name]
    title = pairs[0][1]
    found = [line.role for line in roles.assign([Line(text) for text in text_of(pairs)], title)]
    assert [(role, text) for role, (_, text) in zip(found, pairs, strict=True)] == pairs


@pytest.mark.parametrize("name", cases())
def test_sentences_told_at_a_glance_have_the_roles_that_all_rules_give_them(name: str, monkeypatch) -> None:
    told_by = [
        "The harbour on the first morning after the bridge was closed to all who crossed it. Photo by Ann Lee.",
        "Reporting by Ann Lee in Skarn and Bo Osei in Lenn, with more from the desks in the two other towns.",
        "Sign up for our newsletter and you will hear from us on every morning before work begins.",
        "Copyright of all that is printed here belongs to the Harbour Herald and may not be used without its consent.",
        "“The bridge will close in March and nobody in this town can say when it will ever open again.”",
        "She said that the bridge will close in March and nobody in this town can say when it will ever open again.",
    ]
    lines = [*text_of(cases()[name]), *told_by, *told_by[:1]]
    found = assigned(*lines)
    monkeypatch.setattr(roles, "_SHORTEST_PLAIN_WORDS", 10**6)
    assert assigned(*lines) == found


def test_the_corpus_speaks_several_languages() -> None:
    languages = {name[:2] for name in cases()}
    assert len(cases()) >= 12
    assert languages >= {"en", "fr", "de", "es", "pt", "vi"}


@pytest.mark.parametrize(
    "line",
    [
        "He agreed.",
        "It takes effect in June.",
        '"We will appeal," she said.',
        "“It was dark.”",
        "Share prices rose.",
        "The photo was taken by police.",
        "The bank said it had licensed the picture from Getty Images.",
        "Sources: nobody would say who they were, or why they had called the paper at night.",
        "Nobody was hurt (the house was empty).",
        "Related costs rose too.",
        "Subscribe to nothing, his father used to say.",
        "She posted the letter on 3 May 2026.",
        "By noon the road was open again.",
        "See also was the name of his first book.",
    ],
)
def test_a_sentence_of_the_body_is_never_taken_out(line: str) -> None:
    before = "The road along the lake was closed on Monday after stones fell on it, the county said."
    after = "Work on the slope above the road will go on until the end of the week, said an engineer."
    assert assigned(before, line, after) == [("body", before), ("body", line), ("body", after)]


def test_a_heading_stands_between_two_paragraphs() -> None:
    first = "The road along the lake was closed on Monday after stones fell on it, the county said."
    second = "Drivers have to take the pass, which adds forty minutes to the journey to the coast."
    assert assigned(first, "A long way round", second)[1] == ("subheading", "A long way round")


def test_short_lines_in_a_row_are_a_list_and_stay() -> None:
    first = "The road along the lake was closed on Monday after stones fell on it, the county said."
    last = "Drivers have to take the pass, which adds forty minutes to the journey to the coast."
    assert [role for role, _ in assigned(first, "Monday", "Tuesday", "Wednesday", last)][1:4] == ["body"] * 3


def test_a_line_that_is_part_of_a_paragraph_is_a_pull_quote() -> None:
    paragraph = 'Ms. Vinge shook her head: "Without the boat there is no island, and no bakery," she said on Monday.'
    before = "The ferry to the island is sailing again, eleven weeks after the storm took its pier away."
    assert (
        assigned(before, "“Without the boat there is no island”", paragraph, before + " So it is.")[1][0]
        == "pull quote"
    )


def test_a_title_is_taken_out_wherever_its_words_stand_again() -> None:
    body = "The road along the lake was closed on Monday after stones fell on it, the county said."
    assert assigned("ROAD CLOSED", body, title="Road closed")[0] == ("title", "ROAD CLOSED")


def test_without_a_title_a_headline_on_top_is_a_deck() -> None:
    body = "The road along the lake was closed on Monday after stones fell on it, the county said."
    assert assigned("Lake road closed after rockfall", body)[0] == ("deck", "Lake road closed after rockfall")


def test_the_only_line_of_a_text_is_its_body() -> None:
    assert assigned("Rates rise.") == [("body", "Rates rise.")]
    assert assigned("Rates rise") == [("body", "Rates rise")]


def test_a_fragment_stays_in_the_text_but_is_not_printed() -> None:
    lines = ["The road along the lake was closed on Monday after stones fell on it, said the county.", "Support us"]
    assert [(line.role, line.prints) for line in roles.assign([Line(text) for text in lines])] == [
        ("body", True),
        ("body", False),
    ]


def test_a_heading_in_markup_stays_in_the_text_but_is_not_printed() -> None:
    lines = [Line("The road along the lake was closed on Monday, said the county."), Line("Why?", markup="heading")]
    (_, heading) = roles.assign(lines)
    assert (heading.role, heading.prints) == ("subheading", False)


def test_a_paragraph_in_a_script_without_spaces_is_body() -> None:
    thai = "เรือข้ามฟากไปเกาะกลับมาให้บริการอีกครั้งในวันจันทร์ หลังจากหยุดซ่อมท่าเรือนานสิบเอ็ดสัปดาห์ " * 2
    short = "ผู้โดยสารรอเรือเที่ยวแรกตั้งแต่เช้ามืดที่ท่าเรือแห่งใหม่"
    assert [
        (line.role, line.prints)
        for line in roles.assign([Line(thai), Line(short), Line("๑ " + thai.replace("จันทร์", "ศุกร์"))])
    ] == [("body", True)] * 3


LINES = st.lists(
    st.one_of(
        st.sampled_from([text for pairs in cases().values() for _, text in pairs]),
        st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60),
        st.text('ab |-—“”".!()[]:1 Photo', max_size=40),
    ),
    max_size=12,
)


@settings(deadline=None, derandomize=True)
@given(LINES, st.sampled_from(["", "Ferry to Skarn sails again after eleven weeks"]))
def test_no_line_vanishes(lines: list[str], title: str) -> None:
    found = roles.assign([Line(text) for text in lines], title)
    assert key(" ".join(line.text for line in found)) == key(" ".join(lines))
    assert all(line.role and line.text.strip() for line in found)
