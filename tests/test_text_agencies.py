"""One table of agencies, by all the names they go by."""

from __future__ import annotations

import pytest

from bulletin.text.agencies import (
    AGENCIES,
    IN_TEXT,
    PICTURES,
    SIGNING,
    agency,
    credited_agency,
    outlet,
    signing,
    signs,
)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Reuters", "Reuters"),
        ("Agence France-Presse", "AFP"),
        ("Рейтер", "Reuters"),
        ("新华社", "Xinhua"),
        ("TTXVN", "VNA"),
        ("reuters.com", "Reuters"),
        ("apnews.com", "AP"),
        ("news.ansa.it", "ANSA"),
    ],
)
def test_an_agency_is_known_by_every_name_and_by_its_host(source: str, name: str) -> None:
    assert agency(source) == name


@pytest.mark.parametrize("source", ["BBC", "bbc.co.uk", "North Post", "tt.example", "com", ".", ""])
def test_what_is_no_agency_is_none(source: str) -> None:
    assert agency(source) is None


def test_an_outlet_has_one_name_and_any_other_source_its_own() -> None:
    assert outlet("bbc.co.uk") == outlet("BBC News") == "BBC"
    assert outlet("North Post") == "North Post"
    assert outlet("north.example") == "north.example"


def test_bare_names_are_signatures_also_in_capitals() -> None:
    assert signing("REUTERS") == "Reuters"
    assert signing("North Post") is None
    assert signs("dpa-AFX")
    assert signs("Agencia EFE")
    assert not signs("CDU")
    assert not signs("()")


def test_names_that_mean_other_things_do_not_count_in_running_text() -> None:
    assert {"PA", "PTI", "TT", "Bloomberg"} <= set(SIGNING)
    assert {"PA", "PTI", "TT", "Bloomberg"}.isdisjoint(IN_TEXT)


def test_every_name_belongs_to_one_agency_that_is_known_by_the_name_to_print() -> None:
    assert all(SIGNING[printed] == printed for printed in SIGNING.values())
    assert set(AGENCIES) < set(SIGNING)
    assert not any("~" in name or name != name.strip() for name in (*SIGNING, *SIGNING.values(), *PICTURES))


@pytest.mark.parametrize("name", ["Globewire", "Orrin Press Association", "Agencia Costa", "Norvik Nachrichtenagentur"])
def test_an_agency_that_no_table_holds_is_known_in_a_credit_by_what_it_is_called(name: str) -> None:
    assert credited_agency(name) == name
    assert credited_agency("The Associated Press") == "AP"


@pytest.mark.parametrize("name", ["", "Halden Post", "barbed wire", "Ann Lee of the agency that sells the news agency"])
def test_any_other_name_in_a_credit_is_no_agency(name: str) -> None:
    assert credited_agency(name) is None
