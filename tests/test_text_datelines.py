from __future__ import annotations

import pytest

from bulletin.text.datelines import agency, dateline


@pytest.mark.parametrize(
    ("head", "sentence", "named"),
    [
        ("VLADIVOSTOK, Russia - ", "President Orlov said", ""),
        ("HANOI, Nov. 3 (Reuters) – ", "Three ferries", "Reuters"),
        ("WASHINGTON (AP) — ", "The Treasury", "AP"),
        ("WASHINGTON (AP)—", "The Treasury", "AP"),
        ("ST. LOUIS (AP) — ", "A fire", "AP"),
        ("NEWARK, N.J. (AP) — ", "A fire", "AP"),
        ("LONDON/PARIS, March 12 (AFP) - ", "Ministers", "AFP"),
        ("BEIJING, Sept. 6 (Xinhua) -- ", "China", "Xinhua"),
        ("SYDNEY, Australia, Oct 3 - ", "A boat", ""),
        ("Geneva, 6 September 2017 – ", "The council", ""),
        ("SÃO PAULO - ", "O prefeito", ""),
        ("(CNN) ", "A fire", "CNN"),
        ("(CNN) -- ", "A fire", "CNN"),
        ("Kabul, Afghanistan (CNN)", "A bomb", "CNN"),
        ("Moscow (Sputnik): ", "The ministry", "Sputnik"),
        ("Berlin (dpa) - ", "Die Bahn", "dpa"),
        ("Paris, le 3 mars (AFP) – ", "Le ministre", "AFP"),
        ("Buenos Aires, 3 mar (EFE).- ", "El presidente", "EFE"),
        ("TTO - ", "Tổng thống", ""),
        ("(Dân trí) - ", "Ông Nam", "Dân trí"),
        ("МОСКВА, 6 сен - РИА Новости. ", "Президент", "РИА Новости"),
        ("МОСКВА, 6 сентября. /ТАСС/. ", "Президент", "ТАСС"),
        ("新华社北京9月6日电（记者王某）", "总统", "新华社"),
        ("【ソウル時事】", "大統領", "ソウル時事"),
        ("(서울=연합뉴스) 홍길동 기자 = ", "대통령은", "연합뉴스"),
    ],
)
def test_a_dateline_is_skipped_and_names_its_agency(head: str, sentence: str, named: str) -> None:
    paragraph = f"{head}{sentence} and so on."
    assert paragraph[dateline(paragraph) :].startswith(sentence)
    assert agency(paragraph) == named


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO - the alliance of 1949 - will meet in June.",
        "Putin - The man who stayed.",
        "Angela Keller (CDU) - Die Kandidatin.",
        "The report (AP) - no more than a page - is out.",
        "He quoted the wire (AP) at length.",
        "[Photo] The mayor at work.",
        "UPDATE: 9 p.m. -- White smoke.",
        "A plain sentence.",
        "",
    ],
)
def test_a_sentence_is_no_dateline(paragraph: str) -> None:
    assert dateline(paragraph) == 0
    assert agency(paragraph) == ""
