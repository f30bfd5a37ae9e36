"""A credit at the end of a paragraph is taken out of it, and never the paragraph with it."""

from __future__ import annotations

import pytest

from bulletin.model import Article
from bulletin.readers import article
from bulletin.readers.roles import endings

LEAD = "The ferry to Skarn is sailing again, said the harbour office on Friday."
NEXT = "The crossing takes forty minutes."
LAST = "The pier will be painted in spring, when the weather allows it."

CREDITS = [
    "(Globewire)",
    "(with Globewire)",
    "(with material from Globewire)",
    "(with Globewire and Reuters)",
    "(with agencies)",
    "(avec AFN)",
    "(avec l’AFP)",
    "(mit Material der dpa)",
    "(con información de EFE)",
    "(com Lusa)",
    "(Theo VnExpress)",
    "- Globewire",
    "— Halden Post",
    "Source: Globewire",
    "Source: Globewire.",
    "(Quelle: dpa)",
    "Nguồn: TTXVN",
    "Globewire contributed to this report.",
    "Associated Press writer J. Smith in Washington, D.C., contributed to this report.",
    "Reporting by Globewire.",
    "(Additional reporting by Bo Osei in Lenn; editing by Ann Lee)",
    "(Reuters)",
    "[AP]",
    "(afp/dpa)",
    "(dpa/lno)",
    "（新华社）",
    "AFP",
]


def removed(found: Article) -> list[tuple[str, str]]:
    return [(line.role, line.text) for line in found.removed]


@pytest.mark.parametrize("credit", CREDITS)
def test_the_sentence_is_printed_and_the_credit_is_a_credit(credit: str) -> None:
    for lines in ([f"{LEAD} {credit}", NEXT, LAST], [LAST, f"{LEAD} {credit}", NEXT], [LAST, NEXT, f"{LEAD} {credit}"]):
        found = article("\n".join(lines), title="Ferry", source="Halden Post")
        assert {sentence.text for sentence in found.sentences} == {LEAD, NEXT, LAST}
        assert removed(found) == [("credit", credit)]


def test_a_dash_behind_a_quotation_may_be_its_speakers() -> None:
    assert endings.detached("“We counted every single day of it.” — AP") == (
        "“We counted every single day of it.”",
        "— AP",
    )
    for line in ("“We counted every single day of it.” — Vinge", f"{LEAD} — Marta Vinge"):
        assert endings.detached(line) == (line, "")


@pytest.mark.parametrize(
    "line",
    [
        LEAD,
        f"{LEAD} (It was dark.)",
        f"{LEAD} (pictured)",
        f"{LEAD} (END)",
        f"{LEAD} Reporting by Orrin Wire showed that it leaked.",
        "The boats belong to nobody but Skarn Ferries Inc. (SKRN)",
        "Skarn Inc. (Norvik)",
        "Passengers wait for the first crossing on Monday. (Ann Lee/Halden Post)",
        "Passengers (right) wait for the first crossing on Monday. (AP Photo/Ann Lee)",
    ],
)
def test_what_may_be_something_else_stays(line: str) -> None:
    assert endings.detached(line) == (line, "")


def test_a_remark_behind_a_short_paragraph_does_not_take_it_along() -> None:
    found = article(f"{LAST}\n{LEAD} (see page 4)\n{NEXT} {NEXT}")
    assert LEAD in " ".join(sentence.text for sentence in found.sentences)


def test_where_somebody_reported_from_is_part_of_the_note_behind_it() -> None:
    note = "Bo Osei reported from Lenn. Associated Press writer Ann Lee contributed to this report."
    assert endings.detached(note) == ("", note)


def test_a_line_that_stays_without_being_a_sentence_is_named_among_the_removed() -> None:
    found = article(f"Farmers cheer, opposition calls it a step back\n{LEAD} {NEXT}\n{LAST}\nThe painters of the pier")
    assert removed(found) == [
        ("deck", "Farmers cheer, opposition calls it a step back"),
        ("body", "The painters of the pier"),
    ]
    assert [sentence.text for sentence in found.sentences] == [LEAD, NEXT, LAST]


@pytest.mark.parametrize("line", ["a. " * 200_000, ". (" * 50_000 + ")" * 50_000, "x. - " * 100_000])
def test_a_very_long_line_of_marks_holds_no_credit(line: str) -> None:
    assert endings.detached(line) == (line, "")
