"""Who first reported what: a wire story that several sources print has one origin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin import readers
from bulletin.facts import merge, origins
from bulletin.facts.agencies import credited, signed
from bulletin.model import Removed
from bulletin.settings import Settings, SourceSettings
from tests.editions import article
from tests.reports import budget, ferry, ponte

WIRE = (
    "The River Ashen burst its banks at Ashenford before dawn on Saturday and flooded the centre of the town.",
    "Twelve people were injured and about 600 had to leave their homes, the county emergency service said.",
    "The river peaked at 5.8 metres at the Weir Bridge, the highest level since measurements began in 1931.",
    "Trains between Ashenford and Kingsholm were suspended until at least Monday because of washed-out track.",
    "The government will release 50 million crowns for repairs, Interior Minister Anders Quillan said.",
    '"The water came up faster than anyone alive here has seen," Mayor Ruth Tallis told a news conference.',
)
INDEPENDENT = (
    "Ashenford woke up on Saturday to a market square under water.",
    "At the Weir Bridge the gauge showed 5.8 metres, a mark that it has never reached since it was set up in 1931.",
    "Rescuers took some 600 people from their houses in boats; a dozen were hurt.",
    "“The water came up faster than anyone alive here has seen,” the mayor, Ruth Tallis, said in the sports hall.",
    "No train will run to Kingsholm before Monday.",
)


def wire():
    return article("Fernwire", "River floods Ashenford", *WIRE)


def rewrites():
    """The wire story as newspapers print it: whole, cut short, with a new opening, reordered, with words changed."""
    changed = [sentence.replace("said", "says").replace("about", "some") for sentence in WIRE]
    return (
        article("Daily Copy", "Flood in Ashenford", *WIRE),
        article("Short Paper", "Ashenford under water", *WIRE[:3]),
        article("New Lead", "A town under water", "It was the worst night in living memory for Ashenford.", *WIRE[1:]),
        article("Reordered", "Flood hits town", *reversed(WIRE)),
        article("Changed Words", "River floods town", *changed),
    )


def test_every_rewrite_of_a_wire_story_shares_its_origin():
    found = origins([wire(), *rewrites()])
    assert len(set(found.values())) == 1


@pytest.mark.parametrize("copy", rewrites(), ids=lambda a: a.source)
def test_each_rewrite_is_found_by_itself(copy):
    assert len(set(origins([wire(), copy]).values())) == 1


def test_an_independent_report_with_the_same_quotes_has_an_origin_of_its_own():
    own = article("Valley Herald", "Ashenford flooded", *INDEPENDENT)
    found = origins([wire(), *rewrites(), own])
    assert len(set(found.values())) == 2
    assert found[own.id] not in {found[a.id] for a in (wire(), *rewrites())}


@pytest.mark.parametrize("story", [ferry(), budget(), ponte()])
def test_independent_reports_are_not_called_copies(story):
    assert len(set(origins(story).values())) == len(story)


def test_a_long_quote_in_common_makes_no_copy():
    speech = '"' + " ".join(f"promise number {n} will be kept before the year is out" for n in range(20)) + '"'
    a = article("A", "", speech, "The chancellor spoke for an hour in the old opera house.")
    b = article("B", "", speech, "Her speech was interrupted by applause eleven times.")
    assert len(set(origins([a, b]).values())) == 2


def test_two_articles_of_one_source_are_one_origin():
    first, second = (article("Harbour Times", title, f"{title} happened today.") for title in ("This", "That"))
    assert len(set(origins([first, second]).values())) == 1


def test_articles_without_a_source_are_origins_of_their_own():
    first, second = (article("", title, f"{title} happened today.") for title in ("This", "That"))
    assert len(set(origins([first, second]).values())) == 2


def test_sources_of_one_family_are_one_origin_by_name_and_by_host():
    settings = Settings(
        sources={
            "Morning Star": SourceSettings(family="Atlas"),
            "evening.example": SourceSettings(family="Atlas"),
            "far.example": SourceSettings(family="Other"),
        }
    )
    morning = article("Morning Star", "", "A report.")
    evening = article("Evening", "", "Quite another one.", url="https://www.news.evening.example/a?b=1")
    far = article("Far", "", "A third one.", url="https://far.example/1")
    found = origins([morning, evening, far], settings)
    assert found[morning.id] == found[evening.id] != found[far.id]
    assert len(set(origins([morning, evening, far]).values())) == 3


def test_articles_that_credit_one_agency_are_one_origin():
    credit = replace(article("A", "", "Rates rise."), removed=(Removed("credit", "Source: Reuters"),))
    dateline = article("B", "", "LONDON (Reuters) - Interest rates are going up.")
    end = article("C", "", "The bank acts at last. (Reuters)")
    agency = article("Reuters", "", "Bank raises rates after long debate.")
    other = article("D", "", "PARIS (AFP) - Borrowing gets dearer.")
    found = origins([credit, dateline, end, agency, other])
    assert len({found[a.id] for a in (credit, dateline, end, agency)}) == 1
    assert len(set(found.values())) == 2


def test_a_credit_for_a_picture_or_for_two_agencies_names_no_origin():
    picture = replace(article("A", "", "Rates rise."), removed=(Removed("caption", "Photo: Reuters"),))
    both = replace(article("B", "", "Rates rise at last."), removed=(Removed("credit", "AP, Reuters"),))
    found = origins([picture, both, article("Reuters", "", "Bank raises rates.")])
    assert len(set(found.values())) == 3


def test_an_agency_that_is_quoted_in_the_middle_of_a_text_did_not_write_it():
    assert signed("The court freed him, Reuters (a news agency) reported, and he went home. He was glad.") is None
    assert credited("by Anna Brandt") is None


def test_a_fact_that_only_copies_state_has_one_origin():
    facts = merge([wire(), rewrites()[0]])
    assert {f.origins for f in facts} == {1}
    own = article("Valley Herald", "Ashenford flooded", *INDEPENDENT)
    assert max(f.origins for f in merge([wire(), rewrites()[0], own])) == 2


def test_the_order_of_the_articles_changes_no_key():
    articles = [wire(), *rewrites(), *ferry()]
    assert origins(articles) == origins(articles[::-1])


def test_no_articles_have_no_origins():
    assert origins([]) == {}


def test_sources_of_one_family_are_one_origin_even_when_one_of_them_is_signed_by_an_agency():
    signed = readers.article("The river Lenn burst its banks on Friday. (Reuters)", source="North Post")
    own = readers.article("Farmers south of Harrow fear for the winter wheat.", source="South Echo")
    family = {name: SourceSettings(family="Lenn Media") for name in ("North Post", "South Echo")}

    assert len({*origins([signed, own], Settings(sources=family)).values()}) == 1
    assert len({*origins([signed, own]).values()}) == 2
