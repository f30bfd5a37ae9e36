"""[[input]] and [web] of bulletin.toml, and what tiers do: what is read when nobody names anything."""

from dataclasses import replace
from datetime import date

import pytest

from bulletin import article, compose
from bulletin.errors import SettingsError
from bulletin.inputs import InputSettings, WebSettings
from bulletin.rank import rank
from bulletin.settings import SectionRule, SourceSettings, load, parse, tiers

DAY = date(2026, 11, 22)


def inputs(*tables, **others):
    return parse({"input": list(tables), **others})


def test_an_input_is_an_address_or_a_path_with_what_is_known_of_its_source():
    settings = inputs(
        {"url": "https://port.example/feed", "source": "The Port Times", "language": "en", "full_text": True},
        {"path": "articles"},
    )

    assert settings.input == (
        InputSettings(url="https://port.example/feed", source="The Port Times", language="en", full_text=True),
        InputSettings(path="articles"),
    )
    assert settings.web == WebSettings()


def test_a_path_is_seen_from_the_folder_of_the_file_that_names_it(tmp_path, monkeypatch):
    (tmp_path / "bulletin.toml").write_text('[[input]]\npath = "articles"\n[[input]]\npath = "/var/news"\n')
    named = load(tmp_path / "bulletin.toml")
    monkeypatch.chdir(tmp_path)

    assert [one.path for one in named.input] == [str(tmp_path / "articles"), "/var/news"]
    assert load().input[0].path == "articles"


def test_a_path_may_begin_with_the_home_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", "/home/ada")
    (tmp_path / "bulletin.toml").write_text('[[input]]\npath = "~/news"\n')

    assert load(tmp_path / "bulletin.toml").input[0].path == "/home/ada/news"


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({}, "input 1: name one url or one path"),
        ({"url": "https://a.example/", "path": "a"}, "name one url or one path"),
        ({"urll": "https://a.example/"}, 'input 1: unknown setting "urll"; did you mean "url"?'),
        ({"url": "ftp://a.example/"}, "begins with"),
        ({"url": "file:///etc/passwd"}, "begins with"),
        ({"url": "a.example/feed"}, "begins with"),
        ({"url": "https:///feed"}, "begins with"),
        ({"url": "https://[::1/"}, "is no address"),
        ({"url": "https://a.example:99999/"}, "is no address"),
        ({"url": "https://a.example/a b"}, "a space or an unprintable character"),
        ({"url": "https://a.example/\r\nX: y"}, "a space or an unprintable character"),
        ({"path": "https://a.example/"}, "write url in place of path"),
        ({"path": "-"}, "is no path"),
        ({"path": "a\0b"}, "is no path"),
        ({"path": "a", "tier": 2}, "tier is known of a source; add source"),
        ({"path": "a", "family": "F"}, "family is known of a source; add source"),
        ({"path": "a", "section": "S"}, "section is known of a source; add source"),
        ({"path": "a", "source": " "}, "source is empty"),
        ({"path": "a", "source": "A", "tier": 0}, "tier must be 1, 2 or 3, not 0"),
        ({"path": "a", "source": "A", "tier": 4}, "tier must be 1, 2 or 3, not 4"),
        ({"path": "a", "source": "A", "tier": "2"}, "input 1.tier"),
        ({"path": "a", "language": "eng"}, "language must be two small letters"),
        ({"path": "a", "full_text": "yes"}, "input 1.full_text"),
    ],
)
def test_an_input_that_cannot_be_read_as_it_is_written_is_refused_and_named(table, problem):
    with pytest.raises(SettingsError) as refused:
        inputs(table)

    assert problem in str(refused.value)


def test_inputs_are_written_with_two_brackets():
    with pytest.raises(SettingsError, match=r"write \[\[input\]\] with two brackets"):
        parse({"input": {"url": "https://a.example/"}})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"url": "https://a.example"}, {"url": "HTTPS://A.example:443/#top"}),
        ({"path": "news/today"}, {"path": "./news//today/"}),
    ],
)
def test_the_same_input_twice_is_refused_however_it_is_spelt(one, other):
    with pytest.raises(SettingsError, match=r"input 3: .* is the same as input 1; keep one"):
        inputs(one, {"path": "between"}, other)


def test_addresses_that_differ_in_their_query_or_port_are_two():
    assert len(inputs({"url": "https://a.example/?s=1"}, {"url": "https://a.example/?s=2"}).input) == 2
    assert len(inputs({"url": "http://a.example:443/"}, {"url": "http://a.example/"}).input) == 2


def test_what_an_input_tells_of_its_source_stands_among_the_sources_and_sections():
    settings = inputs(
        {"url": "https://a.example/", "source": "The Port Times", "family": "Quay", "tier": 2, "section": "Harbour"},
        {"url": "https://b.example/", "source": "The Port Times", "section": "harbour"},
        {"url": "https://c.example/", "source": "Fern", "section": "Harbour"},
    )

    assert settings.sources == {
        "The Port Times": SourceSettings("The Port Times", "Quay", 2),
        "Fern": SourceSettings("Fern"),
    }
    assert settings.section == (SectionRule("Harbour", sources=("The Port Times", "Fern")),)


def test_a_source_that_settings_know_by_its_host_is_told_of_there():
    settings = inputs(
        {"url": "https://a.example/", "source": "The Port Times", "tier": 3},
        sources={"www.Port.example": {"name": "The Port Times", "family": "Quay"}},
    )

    assert settings.sources == {"port.example": SourceSettings("The Port Times", "Quay", 3)}


def test_a_section_that_only_inputs_belong_to_keeps_its_place():
    settings = inputs(
        {"url": "https://a.example/", "source": "A", "section": "Harbour"},
        section=[{"name": "Harbour"}, {"name": "Economy", "match": ["inflation"]}],
    )

    assert [rule.name for rule in settings.section] == ["Harbour", "Economy"]


@pytest.mark.parametrize(
    "others",
    [
        {"input": [{"path": "a", "source": "A", "tier": 1}, {"path": "b", "source": "A", "tier": 2}]},
        {"input": [{"path": "b", "source": "A", "tier": 2}], "sources": {"A": {"tier": 1}}},
        {"input": [{"path": "b", "source": "A", "family": "F"}], "sources": {"A": {"family": "G"}}},
    ],
)
def test_two_words_on_one_source_are_refused(others):
    with pytest.raises(SettingsError, match=r'of "A" is .* here and .* elsewhere; keep one'):
        parse(others)


def test_a_source_has_a_tier_without_any_input():
    assert parse({"sources": {"reuters.com": {"tier": 3}}}).sources["reuters.com"].tier == 3
    with pytest.raises(SettingsError, match=r'sources."reuters.com": tier must be 1, 2 or 3, not 5'):
        parse({"sources": {"reuters.com": {"tier": 5}}})


def test_the_web_is_told_whom_to_write_to_and_what_may_be_reached():
    web = {"contact": "desk@port.example", "allow_private": ["10.1.2.3", "fd00::/8"], "trust_env": True}

    assert parse({"web": web}).web == WebSettings(
        contact="desk@port.example", allow_private=("10.1.2.3", "fd00::/8"), trust_env=True
    )


@pytest.mark.parametrize(
    ("web", "problem"),
    [
        ({"contat": "x"}, 'web: unknown setting "contat"; did you mean "contact"?'),
        ({"contact": "the desk"}, "web.contact: write a mail address"),
        ({"contact": "a@b.example\r\nX: y"}, "web.contact: write a mail address"),
        ({"allow_private": ["localhost"]}, "'localhost' is no IP address or network"),
        ({"allow_private": ["10.0.0.0/99"]}, "is no IP address or network"),
        ({"allow_private": ["10.1.2.3/8"]}, "is an address in a network; write 10.0.0.0/8 for all of that"),
        ({"allow_private": "10.1.2.3"}, "web.allow_private"),
        ({"trust_env": "yes"}, "web.trust_env"),
        (3, "web"),
    ],
)
def test_a_setting_of_the_web_that_cannot_be_used_is_named(web, problem):
    with pytest.raises(SettingsError) as refused:
        parse({"web": web})

    assert problem in str(refused.value)


def reports(topic, *sources):
    return [article(f"{topic} Nobody was hurt.", source=name, title=f"{topic}", published=DAY) for name in sources]


def test_sources_of_a_lower_tier_count_less_and_two_of_them_as_one_of_the_next():
    told = reports("The ferry sank.", "A", "B")
    own = {a.id: a.id for a in told}
    first, second = told

    alone = rank([first], own, DAY)
    both_low = rank(told, own, DAY, {a.id: 2 for a in told})
    mixed = rank(told, own, DAY, {first.id: 1, second.id: 3})

    assert (both_low.origins, both_low.sources) == (alone.origins, alone.sources)
    assert rank([first], own, DAY, {first.id: 3}).score < rank([first], own, DAY, {first.id: 2}).score < alone.score
    assert alone.score < mixed.score < rank(told, own, DAY).score
    assert rank(told, own, DAY, {a.id: 1 for a in told}) == rank(told, own, DAY)


def test_an_origin_counts_as_much_as_the_best_source_that_prints_it():
    told = reports("The ferry sank.", "A", "B")
    wire = {a.id: "wire" for a in told}

    assert rank(told, wire, DAY, {told[0].id: 3, told[1].id: 1}).origins == rank(told, wire, DAY).origins


def test_what_sources_of_the_first_tier_report_leads():
    articles = reports("The ferry sank.", "Port") + reports("The mayor resigned.", "Tattle", "Rumour")
    low = parse({"sources": {name: {"tier": 3} for name in ("Tattle", "Rumour")}})

    assert compose(articles, date=DAY).stories[0].headline == "The mayor resigned."
    assert compose(articles, low, date=DAY).stories[0].headline == "The ferry sank."


def test_the_tier_of_an_article_is_that_of_its_source_however_that_is_named():
    settings = parse({"sources": {"port.example": {"name": "Port", "tier": 2}}})
    by_host = article("It rained.", url="https://news.port.example/1")
    by_name = article("It rained hard.", source="Port")
    other = article("It snowed.", source="Fern")

    assert tiers([by_host, by_name, other], settings) == {by_host.id: 2, by_name.id: 2, other.id: 1}
    assert tiers([replace(other, source="")], settings) == {other.id: 1}
