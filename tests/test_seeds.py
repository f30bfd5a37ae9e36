"""The sample articles from end to end: what a reader of their bulletin may rely on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

import bulletin

SEEDS = Path(__file__).parent.parent / "seeds"


def at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def day(moment: datetime | date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


# Source, date and language. When a page or text is known to the minute, the day is enough here.
Known = tuple[str, datetime | date | None, str]

FLOOD: dict[str, Known] = {
    "River Ashen floods Ashenford after record rise, 12 injured": ("Fernwire", at(21, 17, 30), "en"),
    "Ashenford's main bridge to stay shut until Wednesday after flood": ("Fernwire", at(22, 8, 40), "en"),
    "'Faster than anyone alive has seen': the night the Ashen came into town": (
        "Ashen Valley Herald", date(2026, 11, 21), "en",
    ),
    "Fourteen hurt as the Ashen floods a town that was waiting for its wall": (
        "The Kingsholm Courier", date(2026, 11, 21), "en",
    ),
}  # fmt: skip
BANK: dict[str, Known] = {
    "Aldermark central bank cuts rates for first time in two years": ("Fernwire", at(20, 13, 12), "en"),
    "Bank lowers main rate to 4 percent, first cut in two years": ("Harbour Evening Post", at(20, 17, 5), "en"),
    "A cautious cut: Bank trims rate to 4% and tells borrowers not to celebrate": (
        "The Merchant Ledger", date(2026, 11, 20), "en",
    ),
}  # fmt: skip
STRIKE: dict[str, Known] = {
    "Court ends Kingsholm dock strike and orders 3,200 back to work": (
        "The Kingsholm Courier",
        date(2026, 11, 20),
        "en",
    ),
    "Dockers told to be back at work by Monday": ("Harbour Evening Post", date(2026, 11, 20), "en"),
    "Judge rules Kingsholm dock strike unlawful": ("Breakwater Radio", None, "en"),
}
CAPSULE: dict[str, Known] = {
    "Petrel capsule lands in Corran Desert with asteroid dust": ("Fernwire", at(21, 9, 5), "en"),
    "Petrel is home, with more of Brannoc than anyone asked for": ("Field & Orbit", at(21, 15, 0), "en"),
    "The sky cracked and the dogs barked: Petrel falls to earth on our doorstep": ("Corran Plains Gazette", None, "en"),
}
BRIDGE: dict[str, Known] = {
    "Ponte do Moinho reabre ao trânsito em Porto das Garças": ("Diário das Garças", at(21, 12, 40), "pt"),
    "Catorze meses depois, já se passa na Ponte do Moinho": ("Correio da Azenha", date(2026, 11, 21), "pt"),
}
OTTERS: dict[str, Known] = {
    "Otters are back in the Old Canal after forty years": ("Estuary Sun", date(2026, 11, 22), "en")
}
STORIES = {"flood": FLOOD, "bank": BANK, "strike": STRIKE, "capsule": CAPSULE, "bridge": BRIDGE, "otters": OTTERS}
ARTICLES = {title: known for story in STORIES.values() for title, known in story.items()}

# Words that stand in the files and belong to no article.
FURNITURE = (
    # scraped texts
    "![", "---", "|", "Photo", "Foto", "By Josie Fenn", "Published:", "Publicado em", "Share:", "Share on",
    "Partilhar", "RELATED", "RELACIONADAS", "According to Ashen Valley Herald", "Ashen Valley Herald",
    "(Breakwater Radio)", "Science desk", "(Correio da Azenha)", "Listen to this article", "- Mayor", "- Greta",
    "- Dr. In", "Library loses its cellar", "What happens next", "Not a bed left", "Which schools", "In pictures",
    "Port strike:", "Farmers count", "How to get to", "The day the sky fell", "a história de uma travessia",
    # Markdown
    "images/", "Pickets at Gate Four", "archive", "Read more", "Subscribe", "newsroom@", "More port news",
    "Growth forecast up", "I have missed the noise", "Artist's view", "— Inês", "written by people",
    "Why rubble matters", "](", "##",
    # pages
    "cookies", "Accept all", "Home news", "Sign in", "Sign up", "Orla Standish", "Hugh Calloway", "Copy link",
    "comments", "Photograph", "hour by hour", "A wall put off", "morning letter", "All rights reserved",
    "in six questions", "Red warning", "212 partners", "Kingsholm 30", "min read", "Gift this", "Advertisement",
    "What it is worth", "Opening Bell", "Most read", "savers pay first", "delayed by at least", "nature writer",
    "Next:", "Copyright", "Contact us",
)  # fmt: skip


@cache
def articles() -> tuple[bulletin.Article, ...]:
    return bulletin.read([SEEDS])[0]


@cache
def facts(story: str) -> tuple[bulletin.Fact, ...]:
    return bulletin.merge([a for a in articles() if a.title in STORIES[story]])


def sources(fact: bulletin.Fact) -> list[str]:
    of = {a.id: a.source for a in articles()}
    return sorted({of[mention.article] for mention in fact.mentions})


def stating(story: str, words: str) -> Iterator[bulletin.Fact]:
    """The facts with a mention that contains the words."""
    return (fact for fact in facts(story) if any(words in mention.shown for mention in fact.mentions))


def disagreements(story: str) -> list[tuple[str, dict[str, list[str]]]]:
    """Each disagreement's kind, and who stands behind each of its readings."""
    of = {a.id: a.source for a in articles()}
    return [
        (found.kind, {r.value: sorted({of[m.article] for m in r.mentions}) for r in found.readings})
        for fact in facts(story)
        for found in fact.disagreements
    ]


def test_every_article_is_read_and_the_readme_is_none_of_them() -> None:
    found, failures = bulletin.read([SEEDS])
    assert failures == ()
    assert sorted(a.title for a in found) == sorted(ARTICLES)


@pytest.mark.parametrize("title", ARTICLES)
def test_an_article_has_its_own_source_date_and_language(title: str) -> None:
    (found,) = [a for a in articles() if a.title == title]
    source, published, language = ARTICLES[title]
    assert (found.source, found.language) == (source, language)
    assert published in (found.published, day(found.published))


def test_a_page_knows_its_canonical_address() -> None:
    addresses = {a.source: a.url for a in articles() if a.title in {**BANK, **STRIKE}}
    assert addresses["The Merchant Ledger"] == "https://ledger.example/policy/bank-cut-november"
    assert addresses["The Kingsholm Courier"] == "https://www.kingsholm-courier.example/2026/11/20/dock-strike-ruling"
    assert addresses["Breakwater Radio"] is None


@pytest.mark.parametrize("furniture", FURNITURE)
def test_no_furniture_gets_into_a_sentence(furniture: str) -> None:
    assert [s.shown for a in articles() for s in a.sentences if furniture in s.shown] == []


@pytest.mark.parametrize("title", ARTICLES)
def test_an_article_keeps_its_first_and_its_last_sentence(title: str) -> None:
    (found,) = [a for a in articles() if a.title == title]
    first, last = ENDS[title]
    assert any(s.shown.startswith(first) for s in found.sentences[: 1 + DECK_SENTENCES])
    assert found.sentences[-1].shown.endswith(last)


DECK_SENTENCES = 2
ENDS = {
    "River Ashen floods Ashenford after record rise, 12 injured": ("The River Ashen burst", "Anders Quillan said."),
    "Ashenford's main bridge to stay shut until Wednesday after flood": ("The Weir Bridge in", "relatives by morning."),
    "'Faster than anyone alive has seen': the night the Ashen came into town": (
        "People in Tanner's Row",
        "until nine.",
    ),
    "Fourteen hurt as the Ashen floods a town that was waiting for its wall": (
        "Fourteen people were",
        "200 metres of track.",
    ),
    "Aldermark central bank cuts rates for first time in two years": ("The Bank of Aldermark cut", "on December 17."),
    "Bank lowers main rate to 4 percent, first cut in two years": ("The Bank of Aldermark cut", "on December 17."),
    "A cautious cut: Bank trims rate to 4% and tells borrowers not to celebrate": ("The Bank of", "stand a slump."),
    "Court ends Kingsholm dock strike and orders 3,200 back to work": ("The Labour Court ruled", "unload medicines."),
    "Dockers told to be back at work by Monday": ("The 3,200 dockers", "have his Sundays back."),
    "Judge rules Kingsholm dock strike unlawful": ("A judge has declared", "have not been paid for it."),
    "Petrel capsule lands in Corran Desert with asteroid dust": ("A capsule carrying", "it will pass in 2031."),
    "Petrel is home, with more of Brannoc than anyone asked for": (
        "At 6.42 on Saturday",
        "second, smaller asteroid in 2031.",
    ),
    "The sky cracked and the dogs barked: Petrel falls to earth on our doorstep": (
        "There were two bangs",
        "among 14 countries.",
    ),
    "Ponte do Moinho reabre ao trânsito em Porto das Garças": ("A Ponte do Moinho", "na próxima semana."),
    "Catorze meses depois, já se passa na Ponte do Moinho": ("A Ponte do Moinho voltou", "até ao fim do ano."),
    "Otters are back in the Old Canal after forty years": ("A family of otters", "have not been seen since."),
}


def test_a_deck_is_printed_only_when_it_is_a_sentence() -> None:
    shown = [s.shown for a in articles() for s in a.sentences]
    assert "Nearly 2,000 people drove out before dawn to watch a piece of an asteroid land near Corran." in shown
    assert not any("worst flood in living memory" in s for s in shown)
    assert not any("Cranes to move again" in s for s in shown)


def test_the_articles_on_one_event_are_one_story() -> None:
    found = sorted(sorted(a.title for a in story) for story in bulletin.group(articles()))
    assert found == sorted(sorted(story) for story in STORIES.values())


AGREED = [
    ("flood", "peaked at 5.8 metres", ["Ashen Valley Herald", "Fernwire"]),
    ("flood", "The water came up faster", ["Ashen Valley Herald", "Fernwire"]),
    ("flood", "50 million crowns", ["Fernwire", "The Kingsholm Courier"]),
    ("flood", "94 millimetres", ["Fernwire", "The Kingsholm Courier"]),
    ("flood", "200 metres of track", ["Fernwire", "The Kingsholm Courier"]),
    ("bank", "cut its main interest rate", ["Fernwire", "Harbour Evening Post"]),
    ("bank", "not stepping on the accelerator", ["Fernwire", "Harbour Evening Post", "The Merchant Ledger"]),
    ("bank", "growth in 2027", ["Fernwire", "Harbour Evening Post", "The Merchant Ledger"]),
    ("strike", "nine days", ["Breakwater Radio", "Harbour Evening Post", "The Kingsholm Courier"]),
    ("strike", "back to work by six", ["Breakwater Radio", "Harbour Evening Post", "The Kingsholm Courier"]),
    ("strike", "The right to strike is not in question", ["Harbour Evening Post", "The Kingsholm Courier"]),
    ("capsule", "For nine minutes nobody breathed", ["Corran Plains Gazette", "Fernwire", "Field & Orbit"]),
    ("capsule", "flown on Monday to a clean room", ["Corran Plains Gazette", "Fernwire", "Field & Orbit"]),
    ("capsule", "a quarter of the sample", ["Corran Plains Gazette", "Fernwire", "Field & Orbit"]),
    ("bridge", "a sua rua mais curta", ["Correio da Azenha", "Diário das Garças"]),
    ("bridge", "14 meses de obras", ["Correio da Azenha", "Diário das Garças"]),
]


@pytest.mark.parametrize(("story", "words", "agreeing"), AGREED)
def test_what_several_sources_say_is_one_fact(story: str, words: str, agreeing: list[str]) -> None:
    assert any(set(agreeing) <= set(sources(fact)) for fact in stating(story, words))


ALONE = [
    ("flood", "church bells", "The Kingsholm Courier"),
    ("flood", "3,000 books", "Ashen Valley Herald"),
    ("flood", "shelved a year later", "The Kingsholm Courier"),
    ("bank", "mortgage of 200,000 crowns", "The Merchant Ledger"),
    ("strike", "fine of 40 million crowns", "The Kingsholm Courier"),
    ("strike", "1,400 lorries", "Breakwater Radio"),
    ("strike", "volunteers have rowed fresh bread", "Harbour Evening Post"),
    ("capsule", "sold 700 rolls", "Corran Plains Gazette"),
    ("capsule", "1.1 billion dollars", "Fernwire"),
    ("bridge", "412 blocos", "Diário das Garças"),
]


@pytest.mark.parametrize(("story", "words", "source"), ALONE)
def test_what_one_source_says_stays_its_own(story: str, words: str, source: str) -> None:
    assert [sources(fact) for fact in stating(story, words)] == [[source]]


def test_a_copied_wire_story_is_one_origin() -> None:
    (fact,) = stating("bank", "shares in Kingsholm rose")
    assert (sources(fact), fact.origins) == (["Fernwire", "Harbour Evening Post"], 1)


@pytest.mark.parametrize("words", ["voted 7-2", "not stepping on the accelerator", "growth in 2027"])
def test_a_wire_story_its_copy_and_another_report_are_two_origins(words: str) -> None:
    (fact,) = stating("bank", words)
    assert (sources(fact), fact.origins) == (["Fernwire", "Harbour Evening Post", "The Merchant Ledger"], 2)


@pytest.mark.parametrize("words", ["3,200 dockers to return", "billion crowns so far"])
def test_sources_that_write_for_themselves_are_origins_of_their_own(words: str) -> None:
    (fact,) = stating("strike", words)
    assert (len(sources(fact)), fact.origins) == (3, 3)


def test_a_source_that_tells_of_it_only_in_part_is_not_counted() -> None:
    (fact,) = stating("strike", "nine days' notice of the strike")
    assert [mention.text for mention in fact.partly] == [
        "The court found that the Harbour Workers' Union gave only nine days' notice of the strike."
    ]
    assert (len(sources(fact)), fact.origins) == (3, 2)


DIFFER = [
    ("strike", "number", {
        "2.4 billion crowns": ["The Kingsholm Courier"], "2.6 billion crowns": ["Harbour Evening Post"],
    }),
    ("strike", "polarity", {
        "appeal": ["Harbour Evening Post", "The Kingsholm Courier"], "not appeal": ["Breakwater Radio"],
    }),
    ("flood", "number", {
        "Fourteen people were injured": ["The Kingsholm Courier"], "injuring 12 people": ["Fernwire"],
    }),
    ("bank", "date", {"December 17": ["Fernwire", "Harbour Evening Post"], "December 10": ["The Merchant Ledger"]}),
    ("capsule", "name", {"Port Sorrel": ["Fernwire", "Field & Orbit"], "Kingsholm": ["Corran Plains Gazette"]}),
]  # fmt: skip


@pytest.mark.parametrize(("story", "kind", "readings"), DIFFER)
def test_what_cannot_all_be_true_is_found(story: str, kind: str, readings: dict[str, list[str]]) -> None:
    assert (kind, readings) in disagreements(story)


@pytest.mark.parametrize("story", STORIES)
def test_roundings_other_measures_and_other_things_are_no_disagreement(story: str) -> None:
    planted = [(kind, readings) for where, kind, readings in DIFFER if where == story]
    assert [found for found in disagreements(story) if found not in planted] == []
