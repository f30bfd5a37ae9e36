"""Who first reported what: a wire story that five sources print has one origin."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bulletin import readers
from bulletin.facts import merge, origins
from bulletin.facts.origins import traced
from bulletin.facts.traces.agencies import credited, signed
from bulletin.facts.traces.copies import copies
from bulletin.facts.traces.tellers import independent, tellers
from bulletin.model import Link, Removed
from bulletin.settings import Settings, SourceSettings
from tests import rewrites
from tests.editions import article
from tests.reports import budget, ferry, ponte

CASES = rewrites.cases()
PLANTED = [pytest.param(case, copy, id=f"{case.name}, {copy.source}") for case in CASES for copy in case.planted()]
REPORTS = [pytest.param(case, own, id=f"{case.name}, {own.source}") for case in CASES for own in case.independent()]


def grouped(articles, settings=None):
    """The sources of each origin."""
    source_of = {a.id: a.source for a in articles}
    found = traced(articles, settings) if settings else traced(articles)
    return {frozenset(source_of[id] for id in origin.articles) for origin in found}


def credit(source, line, *sentences):
    return replace(article(source, source, *sentences), removed=(Removed("credit", line),))


# --- the same words


@pytest.mark.parametrize(("case", "copy"), PLANTED)
def test_each_rewrite_of_a_wire_story_is_found_by_itself(case, copy):
    assert len(traced([case.original(), copy])) == 1


@pytest.mark.parametrize(("case", "own"), REPORTS)
def test_a_report_with_the_same_facts_and_quotes_is_no_copy_of_the_wire_story_nor_of_a_rewrite(case, own):
    for other in (case.original(), *case.planted()):
        assert len(traced([other, own])) == 2


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_wire_story_rewrites_and_independent_reports_together_have_as_many_origins_as_were_planted(case):
    planted, own = case.planted(), case.independent()
    found = traced([case.original(), *planted, *own])
    assert [len(origin.articles) for origin in found] == [1 + len(planted), *(1 for _ in own)]


@pytest.mark.parametrize("story", [ferry(), budget(), ponte()])
def test_independent_reports_are_not_called_copies(story):
    assert len(set(origins(story).values())) == len(story)


def test_a_long_quote_in_common_makes_no_copy():
    speech = '"' + " ".join(f"promise number {n} will be kept before the year is out" for n in range(20)) + '"'
    a = article("A", "", speech, "The chancellor spoke for an hour in the old opera house.")
    b = article("B", "", speech, "Her speech was interrupted by applause eleven times.")
    assert len(traced([a, b])) == 2


def test_two_sentences_in_common_are_a_phrase_and_no_copy():
    case = CASES[0]
    own = case.article("Own Paper", [*case.reports[0], case.wire[11], case.wire[12]])
    assert len(traced([case.original(), own])) == 2


def test_an_official_statement_that_two_sources_print_is_one_origin():
    statement = CASES[1].wire[:6]
    a, b = article("A", "A", *statement), article("B", "B", "The bank announced its decision at noon.", *statement)
    (origin,) = traced([a, b])
    assert [link.basis for link in origin.links] == ["words"]


def test_the_share_of_words_in_common_is_told():
    case = CASES[0]
    (origin,) = traced([case.original(), case.article("Copy", case.wire[:4])])
    assert origin.links == (Link("words", origin.articles, "100%"),)


QUAKE = (
    "A magnitude {size} earthquake hit {place} on Sunday, injuring {hurt} people and damaging {homes} houses.",
    "Rescuers in {place} pulled {found} people out of the rubble of collapsed houses by noon.",
    "The government has sent {troops} soldiers with tents and blankets to the villages around {place}.",
)


def test_reports_of_two_events_in_one_pattern_are_no_copies():
    tamber = {"size": 6.4, "place": "Lower Tamber", "hurt": 12, "homes": 40, "found": 7, "troops": 200}
    karsia = {"size": 5.9, "place": "Karsia", "hurt": 31, "homes": 90, "found": 18, "troops": 450}
    one, other = (article(e["place"], "", *(line.format(**e) for line in QUAKE)) for e in (tamber, karsia))
    assert copies([one, other]) == []
    assert len(copies([one, replace(one, id="reprint")])) == 1


def test_the_share_that_is_told_is_of_words_that_both_have():
    case = CASES[0]
    wire = case.original()
    changed = case.article("Copy", [rewrites.third_changed(line) for line in case.wire])
    (found,) = copies([wire, changed])
    assert 0.5 < found.share < found.near


def test_many_copies_are_held_together_by_the_fewest_links():
    case = CASES[2]
    copied = [case.article(f"Paper {n}", case.wire[n % 3 :]) for n in range(40)]
    (origin,) = traced(copied)
    assert len([link for link in origin.links if link.basis == "words"]) == 39


def test_hundreds_of_copies_that_were_each_cut_and_changed_differently_are_one_origin():
    wire = CASES[1].wire
    copied = [
        CASES[1].article(f"Paper {n}", [f"{line} ({n})" for at, line in enumerate(wire) if (n >> at % 8) % 4])
        for n in range(3, 1024, 4)
    ]
    assert len(traced([CASES[1].original(), *copied])) == 1


def test_no_copies_are_found_in_nothing():
    assert copies([]) == []
    assert copies([article("A", "", "..."), article("B", "", "...")]) == []


# --- one source, one family


def test_two_articles_of_one_source_are_one_origin():
    first, second = (article("Harbour Times", title, f"{title} happened today.") for title in ("This", "That"))
    (origin,) = traced([first, second])
    assert origin.name == "Harbour Times"
    assert [(link.basis, link.detail) for link in origin.links] == [("source", "Harbour Times")]


def test_what_a_source_wrote_itself_is_not_the_agencys_because_it_printed_the_agency_too():
    case = CASES[0]
    wire = replace(case.original(), published=datetime(2026, 11, 20, 9, tzinfo=UTC))
    printed = replace(case.article("Valley Herald", case.wire[:9]), published=datetime(2026, 11, 20, 10, tzinfo=UTC))
    own = replace(case.article("Valley Herald ", case.reports[0]), source="Valley Herald")
    found = origins([wire, printed, own])
    assert found[wire.id] == found[printed.id] != found[own.id]


def test_articles_without_a_source_are_origins_of_their_own():
    first, second = (article("", title, f"{title} happened today.") for title in ("This", "That"))
    assert len(traced([first, second])) == 2


def test_versions_of_one_article_are_one_origin():
    first = article("", "Rates", "Rates rise.")
    assert len(traced([first, replace(first, digest="f" * 64, text="Rates rise.")])) == 1


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
    atlas, other = traced([morning, evening, far], settings)
    assert (atlas.name, other.name) == ("Atlas", "Other")
    assert set(atlas.articles) == {morning.id, evening.id}
    assert len(traced([morning, evening, far])) == 3


def test_sources_of_one_family_are_one_origin_even_when_one_of_them_is_signed_by_an_agency():
    signed = readers.article("The river Lenn burst its banks on Friday. (Reuters)", source="North Post")
    own = readers.article("Farmers south of Harrow fear for the winter wheat.", source="South Echo")
    family = {name: SourceSettings(family="Lenn Media") for name in ("North Post", "South Echo")}

    assert len({*origins([signed, own], Settings(sources=family)).values()}) == 1
    assert len({*origins([signed, own]).values()}) == 2


# --- agencies that are credited


def test_articles_that_credit_one_agency_are_one_origin_with_its_name():
    line = credit("A", "Source: Reuters", "Rates rise.")
    dateline = article("B", "", "LONDON (Reuters) - Interest rates are going up.")
    end = article("C", "", "The bank acts at last. (Reuters)")
    agency = article("Reuters", "", "Bank raises rates after long debate.")
    host = article("reuters.com", "", "Loans will be dearer.")
    other = article("D", "", "PARIS (AFP) - Borrowing gets dearer.")
    reuters, afp = traced([line, dateline, end, agency, host, other])
    assert (reuters.name, len(reuters.articles)) == ("Reuters", 5)
    assert [(link.basis, link.detail) for link in reuters.links] == [("agency", "Reuters")]
    assert (afp.name, afp.links) == ("AFP", (Link("agency", (other.id,), "AFP"),))


def test_the_names_of_an_agency_in_several_languages_are_one():
    a = credit("A", "Nguồn: Tân Hoa Xã", "Lãi suất tăng.")
    b = credit("B", "Xinhua News Agency", "Rates rise.")
    assert grouped([a, b]) == {frozenset("AB")}


def test_a_credit_for_a_picture_or_for_two_agencies_names_no_origin():
    picture = replace(article("A", "", "Rates rise."), removed=(Removed("caption", "Photo: Reuters"),))
    both = credit("B", "AP, Reuters", "Rates rise at last.")
    assert len(traced([picture, both, article("Reuters", "", "Bank raises rates.")])) == 3


def test_an_agency_that_is_quoted_in_the_middle_of_a_text_did_not_write_it():
    assert signed("The court freed him, Reuters (a news agency) reported, and he went home. He was glad.") is None
    assert credited("by Anna Brandt") is None
    assert credited("Ann Lee, Harrisburg, PA") is None
    assert credited("Source: PA") == "PA Media"


# --- the origins of one fact


def counted(articles, *mentions):
    return independent(mentions, tellers(articles, traced(articles)))


def test_a_fact_that_two_reports_have_from_one_agency_has_one_origin():
    a = article("A", "", *CASES[0].reports[0], "Twelve soldiers were hurt, according to Xinhua.")
    b = article("B", "", *CASES[0].reports[1], "Xinhua reported that a dozen soldiers had been injured.")
    assert len(traced([a, b])) == 2
    assert counted([a, b], a.sentences[-1], b.sentences[-1]) == 1
    assert counted([a, b], a.sentences[0], b.sentences[0]) == 2


def test_a_fact_of_an_agency_and_of_a_report_that_names_it_has_one_origin():
    a = article("A", "", *CASES[0].reports[0], "Twelve soldiers were hurt, Reuters reported.")
    wire = article("Reuters", "", "Twelve soldiers were hurt when a bridge gave way.")
    assert counted([a, wire], a.sentences[-1], wire.sentences[0]) == 1


def test_a_fact_that_a_report_has_from_another_source_of_the_story_has_one_origin():
    courier = article("The Kingsholm Courier", "", "The harbour master has resigned.", "He gave no reasons.")
    post = article(
        "North Post", "", *CASES[0].reports[0], "The harbour master is gone, the Kingsholm Courier reported."
    )
    echo = article("Echo", "", "The harbour master left on Friday.")
    assert counted([courier, post], courier.sentences[0], post.sentences[-1]) == 1
    assert counted([courier, post, echo], courier.sentences[0], post.sentences[-1], echo.sentences[0]) == 2


def test_mentions_in_the_same_words_have_one_origin_even_in_reports_of_their_own():
    copied = CASES[0].wire[2]
    a, b = (article(name, "", *CASES[0].reports[n], copied) for n, name in enumerate("AB"))
    assert len(traced([a, b])) == 2
    assert counted([a, b], a.sentences[-1], b.sentences[-1]) == 1


def test_a_quotation_of_several_sentences_was_not_copied_from_another_report():
    said = "“I promise one thing. Not one of you will have to pay for what the council of this town forgot to mend.”"
    a, b = (readers.article(f"{name} came at noon. {said}", source=name, language="en") for name in ("Ida", "Tom"))
    assert counted([a, b], a.sentences[-1], b.sentences[-1]) == 2


def test_short_mentions_in_the_same_words_may_have_been_written_apart():
    a, b = (article(name, "", f"{name} was there.", "The library on Mill Lane will close in March.") for name in "AB")
    assert counted([a, b], a.sentences[1], b.sentences[1]) == 2


def test_a_fact_that_only_copies_state_has_one_origin():
    case = CASES[1]
    wire, copied = case.original(), case.article("Copy", case.wire)
    assert {f.origins for f in merge([wire, copied])} == {1}
    assert max(f.origins for f in merge([wire, copied, *case.independent()])) >= 2


# --- always the same


def test_the_order_of_the_articles_changes_nothing():
    articles = [*CASES[0].planted(), *CASES[0].independent(), *ferry()]
    assert traced(articles) == traced(articles[::-1])
    assert origins(articles) == origins(articles[::-1])


def test_origins_and_what_shows_them_are_one_partition():
    articles = [*CASES[3].planted(), *CASES[3].independent(), *budget()]
    by_key = {}
    for id, key in origins(articles).items():
        by_key.setdefault(key, set()).add(id)
    assert {frozenset(ids) for ids in by_key.values()} == {frozenset(o.articles) for o in traced(articles)}


def test_articles_come_earliest_first_and_the_earliest_gives_the_name():
    case = CASES[0]
    late = replace(case.article("Late Paper", case.wire), published=date(2026, 11, 22))
    early = replace(case.article("Early Paper", case.wire[:7]), published=datetime(2026, 11, 21, 8, tzinfo=UTC))
    (origin,) = traced([late, early])
    assert (origin.name, origin.articles) == ("Early Paper", (early.id, late.id))


def test_no_articles_have_no_origins():
    assert origins([]) == {}
    assert traced([]) == ()
