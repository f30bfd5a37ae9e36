"""Sections, and what the reader is on the lookout for."""

from dataclasses import replace
from datetime import date

from bulletin import Settings, compose
from bulletin.settings import SectionRule, SourceSettings, WatchRule
from tests.editions import article
from tests.reports import budget, ferry, ponte, quake

DAY = date(2026, 11, 20)
SEA = SectionRule("Sea", match=("ferry", "harbour"))
MONEY = SectionRule("Money", match=("budget", "council tax"))
ABROAD = SectionRule("Abroad", sources=("Correio da Azenha",))


def everything():
    return (*ferry(), *budget(), *ponte(), quake())


def edition(*articles, section=(), watch=(), **others):
    settings = Settings(section=tuple(section), watch=tuple(watch), **others)
    return compose(articles or everything(), settings, date=DAY)


def sections(made):
    return [(s.section, len(s.articles)) for s in made.stories]


def only(made, name):
    (found,) = [w for w in made.watches if w.name == name]
    return found


def test_stories_come_section_by_section_in_the_order_of_the_settings_and_the_rest_last():
    made = edition(section=[ABROAD, MONEY, SEA])

    assert sections(made) == [("Abroad", 2), ("Money", 2), ("Sea", 3), ("", 1)]
    assert sections(edition(section=[SEA, MONEY])) == [("Sea", 3), ("Money", 2), ("", 2), ("", 1)]


def test_without_rules_there_are_no_sections_and_the_best_story_leads():
    assert [s.section for s in edition().stories] == ["", "", "", ""]
    assert len(edition().stories[0].articles) == 3


def test_a_story_stands_in_the_first_section_that_wants_it():
    both = SectionRule("Ships and towns", match=("ferry", "council"))

    assert sections(edition(section=[both, SEA, MONEY]))[:2] == [("Ships and towns", 3), ("Ships and towns", 2)]
    assert sections(edition(section=[SEA, both]))[:2] == [("Sea", 3), ("Ships and towns", 2)]


def test_inside_a_section_the_best_story_comes_first():
    made = edition(section=[SectionRule("All", match=("ferry", "council", "earthquake", "ponte"))])

    assert [count for _, count in sections(made)] == [3, 2, 2, 1]


def test_a_term_must_stand_in_the_title_or_opening_of_half_of_the_articles():
    assert sections(edition(*budget(), section=[SectionRule("Protest", match=("protested",))])) == [("", 2)]
    assert sections(edition(*budget(), section=[SectionRule("Library", match=("Mill Lane",))])) == [("Library", 2)]
    assert sections(edition(*ferry(), section=[SectionRule("Help", match=("blankets",))])) == [("", 3)]


def test_one_article_of_a_named_source_is_enough():
    host = replace(budget()[1], url="https://www.gazette.example/budget")
    rule = SectionRule("Gazette", sources=("gazette.example",))
    named = Settings(
        section=(SectionRule("Crier", sources=("crier",)),), sources={"crier": SourceSettings("Town Crier")}
    )

    assert sections(edition(budget()[0], host, section=[rule])) == [("Gazette", 2)]
    assert sections(compose(budget(), named, date=DAY)) == [("Crier", 2)]


def test_the_best_story_of_each_section_is_told_when_there_is_room():
    rules = [SectionRule("Quakes", match=("earthquake",)), SEA]

    assert sections(edition(section=rules, stories=2)) == [("Quakes", 1), ("Sea", 3)]
    assert sections(edition(section=rules, stories=1)) == [("Sea", 3)]
    assert sections(edition(stories=2)) == [("", 3), ("", 2)]


def test_a_story_that_is_not_told_keeps_its_section():
    made = edition(section=[SEA, MONEY], stories=1)

    assert [s.section for s in made.also_reported] == ["Money", "", ""]


def test_a_watched_term_comes_with_a_sentence_of_each_article_that_mentions_it():
    found = only(edition(watch=[WatchRule("The buoy", ("buoy",))]), "The buoy")

    assert sorted(m.text for m in found.mentions) == [
        "Captain Rolf Hagen blamed a missing buoy for the accident.",
        "The captain, Rolf Hagen, said that a buoy had been missing for weeks.",
    ]


def test_articles_that_are_not_told_are_searched_too():
    made = edition(watch=[WatchRule("Arvand", ("Arvand",))], stories=1, section=[SEA])

    assert len(only(edition(*ferry(), quake(), watch=[WatchRule("Arvand", ("Arvand",))]), "Arvand").mentions) == 1
    assert len(only(made, "Arvand").mentions) == 1


def test_a_watched_term_that_nothing_mentions_is_in_the_edition_without_mentions():
    assert only(edition(watch=[WatchRule("Tunnel", ("harbour tunnel",))]), "Tunnel").mentions == ()
    assert only(compose([], Settings(watch=(WatchRule("Tunnel", ("tunnel",)),)), date=DAY), "Tunnel").mentions == ()


def test_a_mention_is_a_sentence_of_an_article_of_the_edition_that_shows_the_term():
    made = edition(watch=[WatchRule("Town", ("council*", "harbour")), WatchRule("Hagen", ("Rolf Hagen",))])
    articles = {a.id: a for s in (*made.stories, *made.also_reported) for a in s.articles}

    for watch in made.watches:
        assert watch.mentions
        for mention in watch.mentions:
            assert articles[mention.article].text[mention.start : mention.end] == mention.text
            assert any(word in mention.shown.lower() for word in ("council", "harbour", "hagen"))


def test_a_long_mention_is_cut_where_the_term_stays():
    long = f"The ferry company {'and its many friends ' * 30}said that it would look for the buoy."
    early = f"The buoy was found, {'said the divers and their many friends, ' * 20}on Monday."
    (cut,) = only(edition(article("A", "Buoy", early), watch=[WatchRule("Buoy", ("buoy",))]), "Buoy").mentions
    both = article("A", "Ferry", long, "Without a buoy nobody finds the way.")
    (short,) = only(edition(both, watch=[WatchRule("Buoy", ("buoy",))]), "Buoy").mentions

    assert cut.shown.startswith("The buoy was found")
    assert cut.shown.endswith("…")
    assert len(cut.shown.split()) <= 45
    assert short.shown == "Without a buoy nobody finds the way."


def test_a_mention_in_the_title_alone_counts_with_the_article_s_opening():
    one = article("A", "Saint Odile aground", "The ship has run aground off Corrin.", "Nobody was hurt on Tuesday.")
    (found,) = only(edition(one, watch=[WatchRule("Odile", ("Saint Odile",))]), "Odile").mentions

    assert found.text == "The ship has run aground off Corrin."


def test_every_story_has_its_first_mention_before_any_has_its_second():
    made = edition(watch=[WatchRule("Towns", ("Corrin", "Pellworth"))])
    story_of = {a.id: n for n, s in enumerate(made.stories) for a in s.articles}

    assert [story_of[m.article] for m in only(made, "Towns").mentions][:3] == [0, 1, 0]


def test_a_story_about_a_watched_term_wins_a_place_before_others_but_stands_where_its_rank_puts_it():
    made = edition(watch=[WatchRule("Arvand", ("Arvand",))], stories=1)

    assert [s.headline for s in made.stories] == [quake().title]
    assert [len(s.articles) for s in edition(watch=[WatchRule("Arvand", ("Arvand",))], stories=2).stories] == [3, 1]


def test_sections_keep_their_order_whatever_is_watched():
    watched = edition(section=[SEA, MONEY], watch=[WatchRule("Arvand", ("Arvand",))])

    assert sections(watched) == sections(edition(section=[SEA, MONEY]))
    assert watched.stories[-1].headline == quake().title


def test_the_watch_list_names_the_story_about_a_term_before_those_that_only_mention_it():
    made = edition(watch=[WatchRule("Schools", ("coast guard", "Arvand"))])
    story_of = {a.id: n for n, s in enumerate(made.stories) for a in s.articles}
    order = [story_of[m.article] for m in only(made, "Schools").mentions]
    passing = edition(watch=[WatchRule("Schools", ("high tide", "Arvand"))])

    assert order[0] == 0
    assert only(passing, "Schools").mentions[0].article == quake().id


def test_a_remark_about_a_watched_term_does_not_make_the_story():
    made = edition(watch=[WatchRule("Mayor", ("hardest evening",))], stories=1)

    assert len(made.stories[0].articles) == 3
    assert len(only(made, "Mayor").mentions) == 1


def test_the_order_of_the_articles_does_not_matter():
    rules = {"section": [MONEY, SEA], "watch": [WatchRule("Corrin", ("Corrin",))]}

    assert edition(*everything(), **rules) == edition(*everything()[::-1], **rules)
