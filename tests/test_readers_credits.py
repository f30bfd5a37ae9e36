"""The source that a credit line names."""

from __future__ import annotations

import pytest

from bulletin.readers.roles import credits, endings


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("According to Halden Post", "Halden Post"),
        ("Aldpress - Norvik Daily", "Aldpress"),
        ("Corran Gazette - Science desk", "Corran Gazette"),
        ("(Reuters)", "Reuters"),
        ("[AP]", "AP"),
        ("— AFP", "AFP"),
        ("AFP/Le Matin", "AFP"),
        ("REUTERS", "REUTERS"),
        ("Source: Halden Post", "Halden Post"),
        ("Source: Halden Post - Economy", "Halden Post"),
        ("Quelle: dpa", "dpa"),
        ("Fonte: Ansa", "Ansa"),
        ("Nguồn: TTXVN", "TTXVN"),
        ("Theo Sông Tràm", "Sông Tràm"),
        ("Selon Le Matin", "Le Matin"),
        ("Según Agencia Costa", "Agencia Costa"),
        ("Источник: ТАСС", "ТАСС"),
        ("来源：新华社", "新华社"),
        ("By Ann Lee, Reuters", "Reuters"),
        ("(Halden Post)", "Halden Post"),
    ],
)
def test_the_source_is_named(line: str, source: str) -> None:
    assert credits.is_credit(line, head=line.startswith("By "), tail=not line.startswith("By "))
    assert credits.source(line) == source


@pytest.mark.parametrize("line", ["By Ann Lee", "Von Jana Krüger", "Por Inés Robledo"])
def test_an_author_is_no_source(line: str) -> None:
    assert credits.is_credit(line, head=True, tail=False)
    assert credits.source(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ann Lee; Editing by Jo Strand)",
        "Associated Press writer Ann Lee contributed to this report.",
        "Additional reporting by Jo Strand in Skarn",
    ],
)
def test_those_who_helped_are_credited_but_are_no_source(line: str) -> None:
    assert credits.is_credit(line, head=False, tail=False)
    assert credits.source(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "According to the police, nobody was hurt.",
        "Nobody was hurt.",
        "(the house was empty)",
        "(END)",
        "By noon the road was open",
        "Trump",
        "Final score: Skarn 3 - Orrin 1",
        "Theo ông Nam, phà chạy lại.",
    ],
)
def test_what_only_looks_like_a_credit_is_none(line: str) -> None:
    assert not credits.is_credit(line, head=False, tail=True)


def test_a_credit_behind_the_last_sentence_is_set_off() -> None:
    assert endings.detached("Nobody was hurt. (AFP)") == ("Nobody was hurt.", "(AFP)")
    assert endings.detached("“Nobody was hurt.” — AP") == ("“Nobody was hurt.”", "— AP")
    assert endings.detached("Nobody was hurt. (It was night.)") == ("Nobody was hurt. (It was night.)", "")
