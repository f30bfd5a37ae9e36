"""What is printed, in which order, with which marks: the view that all text formats share."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bulletin.model import Quote, Watch
from bulletin.renderers.clean import anchor, link, printable
from bulletin.renderers.view.layout import lay_out
from tests.editions import (
    article,
    disagreement,
    edition,
    fact,
    ferry,
    flood,
    metro,
    morning,
    museum,
    part,
    rates,
    story,
)


def passages(one, **settings):
    return lay_out(edition(one, **settings)).stories[0].passages


def test_a_mark_is_the_letter_of_the_article_and_the_number_of_the_sentence():
    marks = passages(flood())[1].line.marks

    assert [m.label for m in marks] == ["A2", "B2", "C1"]
    assert marks[0].hint == "Harbour Times, sentence 2"
    assert marks[0].url == "https://harbourtimes.example/2026/11/lenn-floods-harrow"


def test_the_twenty_seventh_article_is_aa():
    many = [article(f"Source {n}", f"Title {n}", f"It is number {n}.") for n in range(28)]
    one = story("Many", many, [fact(*(a.sentences[0] for a in many))])

    assert [s.letter for s in lay_out(edition(one)).stories[0].sources][-3:] == ["Z", "AA", "AB"]


def test_a_fact_of_one_source_is_labelled_when_the_story_has_several():
    notes = [p.note for p in passages(flood())]

    assert notes[0] == ""
    assert notes[4] == "only in North Post"
    assert [p.note for p in passages(museum())] == ["", ""]


def test_two_articles_of_one_source_are_one_source():
    a = article("Post", "First", "A thing happened.")
    b = article("Post", "Second", "It happened again.")
    view = lay_out(edition(story("First", (a, b), [fact(a.sentences[0]), fact(b.sentences[0])])))

    assert view.counts.sources == 1
    assert [p.note for p in view.stories[0].passages] == ["", ""]


def test_a_source_without_a_name_is_said_to_have_none():
    a, b = article("", "One", "It rained."), article("Post", "Two", "It rained a lot.")
    view = lay_out(edition(story("One", (a, b), [fact(a.sentences[0])])))

    assert view.stories[0].passages[0].note == "only in unnamed source"
    assert view.counts.sources == 2


def test_a_disagreement_shows_each_reading_with_its_sources_and_its_sentence_once():
    (found,) = passages(flood())[1].disagreements

    assert found.title == "Sources disagree · figure"
    assert [r.value for r in found.readings] == ["Twelve", "fourteen"]
    assert [v.source for v in found.readings[0].voices] == ["Harbour Times", "Orland Wire"]
    assert found.readings[0].line is None
    assert found.readings[1].line.text == "The fire service counted fourteen injured after a brewery wall gave way."


@pytest.mark.parametrize(
    ("kind", "word"), [("number", "figure"), ("date", "date"), ("name", "name"), ("polarity", "whether it is so")]
)
def test_every_kind_of_disagreement_has_a_name(kind, word):
    a = museum().articles[0]
    found = disagreement(kind, yes=[a.sentences[0]], no=[a.sentences[1]])
    one = story(a.title, (a,), [fact(a.sentences[0], disagreements=[found])])

    assert passages(one)[0].disagreements[0].title == f"Sources disagree · {word}"


def test_a_quote_that_is_a_fact_is_set_apart_in_its_place():
    printed = passages(flood())
    (quoted,) = [p for p in printed if p.quoted]

    assert printed.index(quoted) == 5
    assert quoted.speaker == "Ines Okoro, mayor of Harrow"
    assert [(v.note, v.line.marks[0].label) for v in quoted.versions] == [("in North Post:", "B3")]
    assert len(printed) == len(flood().facts)


def test_a_quote_that_is_no_fact_follows_the_facts():
    printed = passages(metro())

    assert len(printed) == len(metro().facts) + 1
    assert (printed[-1].quoted, printed[-1].speaker) == (True, "Trần Ngọc Lựu")
    assert printed[-1].anchor == f"story-{metro().id}-q1"
    assert [p.is_fact for p in printed] == [True] * len(metro().facts) + [False]


@pytest.mark.parametrize("hour", [0, 23])
def test_the_colophon_says_the_day_of_the_edition_and_no_time(hour):
    made = replace(morning(), issued=datetime(2026, 11, 22, hour, 30, tzinfo=UTC))

    (said, _) = lay_out(made).made

    assert said.startswith("Edition of 22 Nov 2026, made with bulletin")


def test_the_fact_s_own_wording_is_printed_when_the_quote_prefers_another():
    one = flood()
    a, b, _ = one.articles
    other = replace(one, quotes=(Quote("Mayor", b.sentences[2], (a.sentences[3],)),))
    (quoted,) = [p for p in passages(other) if p.quoted]

    assert quoted.line.text == a.sentences[3].shown
    assert [v.line.text for v in quoted.versions] == [b.sentences[2].shown]


def test_the_headline_names_the_article_that_it_comes_from():
    assert lay_out(morning()).stories[0].titled == "headline: Harbour Times"
    assert lay_out(edition(replace(museum(), headline="Another"))).stories[0].titled == ""


def test_copies_of_one_report_are_one_origin():
    view = lay_out(edition(flood()))

    assert view.stories[0].counted == ("3 sources", "2 origins")
    assert view.counts.origins == 2


def test_an_origin_of_several_stories_is_one_origin_of_the_edition():
    view = lay_out(edition(flood(), museum()))

    assert [one.counted for one in view.stories] == [("3 sources", "2 origins"), ("1 source",)]
    assert view.counts.origins == 3
    assert lay_out(edition(flood(), replace(museum(), origins=flood().origins))).counts.origins == 2


def test_a_story_whose_origins_are_not_known_does_not_count_them():
    one = replace(flood(), origins=())

    assert lay_out(edition(one)).stories[0].counted == ("3 sources",)
    assert lay_out(edition(one)).counts.origins == 3


def test_a_fact_that_sources_copied_says_how_many_origins_it_has():
    notes = [p.note for p in passages(flood())]

    assert notes[:3] == ["", "3 sources · 2 origins", "2 sources · 1 origin"]


def test_an_edition_without_stories_counts_nothing():
    view = lay_out(edition())

    assert (view.counts.stories, view.counts.articles, view.counts.sources, view.counts.origins) == (0, 0, 0, 0)
    assert (view.counted, view.glance, view.contents) == ((), (), ())


def test_one_story_needs_no_contents_and_is_no_lead():
    view = lay_out(edition(flood()))

    assert view.contents == ()
    assert view.stories[0].kicker == ""
    assert [one.kicker for one in lay_out(morning()).stories] == ["Lead story", "", "", "", ""]


def test_stories_stand_under_the_heading_of_their_section_and_the_rest_under_its_own():
    view = lay_out(morning())

    assert [(part.name, len(part.stories)) for part in view.sections] == [("Country", 2), ("Economy", 1), ("Other", 2)]
    assert view.contents == view.sections
    assert [one.number for one in view.stories] == [1, 2, 3, 4, 5]
    assert lay_out(replace(morning(), language="de")).sections[-1].name == "Weitere Meldungen"


def test_without_sections_there_is_no_heading():
    assert [part.name for part in lay_out(edition(metro(), museum())).sections] == [""]


def test_what_is_watched_comes_with_its_numbers_and_a_few_mentions():
    odile, reporters, tunnel = lay_out(morning()).watches

    assert (odile.name, odile.counted, odile.more) == ("Saint Odile", ("3 articles", "3 sources"), "")
    assert [m.line.marks[0].label for m in odile.mentions] == ["2A1", "2B1", "2C1"]
    assert odile.mentions[0].line.marks[0].anchor == f"story-{ferry().id}-a"
    assert reporters.counted == ("2 articles", "1 source")
    assert (tunnel.counted, tunnel.mentions) == (("no mention today",), ())


def test_a_mention_in_a_story_that_is_not_told_says_where_it_stands_and_leads_there():
    mention = lay_out(morning()).watches[1].mentions[1]

    assert (mention.note, mention.number, mention.line.marks) == ("in North Post, sentence 1:", 0, ())
    assert mention.url == "https://northpost.example/chess"


def test_mentions_beyond_a_few_are_counted():
    many = [article(f"Source {n}", f"Title {n}", f"Number {n} is here.") for n in range(9)]
    found = Watch("Numbers", tuple(a.sentences[0] for a in many))
    (view,) = lay_out(edition(also=[story("Many", many, ())], watches=[found])).watches

    assert (view.counted, len(view.mentions), view.more) == (("9 articles", "9 sources"), 4, "and 5 more")


def test_an_update_is_told_as_earlier_and_later_and_is_no_disagreement():
    printed = passages(ferry())[0]
    (found,) = printed.disagreements

    assert (printed.alerts, found.title, found.update) == (("Updated",), "Updated · figure", True)
    assert [(r.when, r.value) for r in found.readings] == [
        ("earlier, 21 Nov 2026, 13:05 UTC", "80"),
        ("later, 21 Nov 2026, 21:15 UTC", "84"),
    ]
    assert lay_out(edition(ferry())).glance == (("2", "facts in several sources"), ("1", "update"))


def test_an_update_without_known_times_still_says_which_is_later():
    a, b = article("A", "One", "It has 3."), article("B", "Two", "It has 4.")
    found = disagreement("number", update=True, **{"3": [a.sentences[0]], "4": [b.sentences[0]]})
    one = story("One", (a, b), [fact(a.sentences[0], b.sentences[0], disagreements=[found])])

    assert [r.when for r in passages(one)[0].disagreements[0].readings] == ["earlier", "later"]


def test_a_fact_whose_sources_disagree_says_so_once():
    a, b = article("A", "One", "It has 3."), article("B", "Two", "It has 4.")
    found = disagreement("number", **{"3": [a.sentences[0]], "4": [b.sentences[0]]})
    one = story("One", (a, b), [fact(a.sentences[0], b.sentences[0], disagreements=[found, found])])

    assert passages(one)[0].alerts == ("Sources disagree",)
    assert [r.when for r in passages(one)[0].disagreements[0].readings] == ["", ""]


def test_what_one_source_adds_is_printed_behind_the_fact_with_its_own_mark():
    (added,) = passages(ferry())[0].additions

    assert added.note == "Harbour Times adds:"
    assert added.line.text == "… which was built in 1988 and overhauled in spring …"
    assert [m.label for m in added.line.marks] == ["B1"]


def test_an_addition_at_the_end_of_a_sentence_keeps_its_full_stop():
    a = article("A", "One", "She left the town, where she was born in 1931.")
    b = article("B", "Two", "She left the town.")
    told = fact(b.sentences[0], a.sentences[0], additions=[part(a.sentences[0], "where she was born in 1931")])

    assert passages(story("Two", (a, b), [told]))[0].additions[0].line.text == "… where she was born in 1931."


def test_an_addition_that_a_version_of_the_quote_shows_is_not_printed_twice():
    a = article("A", "One", "“It was long,” said Rask.")
    b = article("B", "Two", "“It was long,” said Rask, who was on board.")
    told = fact(a.sentences[0], b.sentences[0], additions=[part(b.sentences[0], "who was on board")])
    one = story("One", (a, b), [told])

    assert len(passages(one)[0].additions) == 1
    assert passages(replace(one, quotes=(Quote("Rask", a.sentences[0], b.sentences),)))[0].additions == ()


def test_a_quote_of_two_sentences_is_set_apart_behind_the_facts_with_the_numbers_of_both():
    printed = passages(ferry())[-1]

    assert (printed.quoted, printed.speaker) == (True, "Emil Rask")
    assert printed.line.text.endswith("“They ran out of coffee at three.”")
    assert [(m.label, m.hint) for m in printed.line.marks] == [("C2–3", "North Post, sentence 2–3")]


def test_a_quote_that_goes_on_behind_a_fact_is_printed_whole():
    one = ferry()
    first = one.articles[2].sentences[1]
    printed = passages(replace(one, facts=(*one.facts, fact(first))))

    assert [(p.quoted, p.line.marks[0].label) for p in printed[-2:]] == [(False, "C2"), (True, "C2–3")]


def test_text_in_another_language_than_the_frame_s_says_which():
    view = lay_out(morning())

    assert view.stories[3].language == "vi"
    assert {p.line.language for p in view.stories[3].passages} == {"vi"}
    assert view.stories[0].language == ""


def test_a_language_that_is_not_a_code_is_not_printed():
    a = article("A", "One", "First.", language='en" onload="x')

    assert lay_out(edition(story("One", (a,), [fact(a.sentences[0])]))).stories[0].language == ""


def test_dates_of_sources_are_printed_as_exactly_as_they_are_known():
    first, _, third = lay_out(morning()).stories[0].sources

    assert (first.date, first.iso) == ("21 Nov 2026, 09:10 UTC", "2026-11-21T09:10+00:00")
    assert (third.date, third.iso) == ("21 Nov 2026", date(2026, 11, 21).isoformat())
    assert lay_out(morning()).stories[2].sources[1].date == ""


def test_a_story_that_did_not_make_it_links_to_an_article_that_can_be_read():
    a, b = article("A", "One", "First."), article("B", "Two", "First too.", url="https://b.example/two")
    (also,) = lay_out(edition(also=(story("One", (a, b), ()),))).also

    assert (also.headline, also.sources, also.url) == ("One", ("A", "B"), "https://b.example/two")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/b?c=d&e=f#g", "https://a.example/b?c=d&e=f#g"),
        ("HTTP://A.example:8080/x", "http://a.example:8080/x"),
        ("https://a.example/a b(c)[d]'\"<e>", "https://a.example/a%20b%28c%29%5Bd%5D%27%22%3Ce%3E"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("https://a.example/%C3%A0", "https://a.example/%C3%A0"),
        ("https://báo.example/tàu", "https://xn--bo-mia.example/t%C3%A0u"),
        ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//a.example/x", ""),
        ("https:///x", ""),
        ("https://good.example@evil.example/", ""),
        ("https://a.example:99999/", ""),
        ("https://exa mple/", ""),
        ("https://[bad", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_only_full_web_addresses_become_links(url, expected):
    assert link(url) == expected


def test_invisible_characters_that_change_their_neighbours_are_not_printed():
    assert printable("a\x00b\u202ec\u2066d\ufeffe\ud800f\r\n\tg  h\x1b[31m") == "abcd\ufeffef g h[31m"
    assert printable("می\u200cخواهم 👩\u200d🚀") == "می\u200cخواهم 👩\u200d🚀"


def test_an_anchor_is_the_id_when_that_is_safe():
    assert anchor("fact", "0a1b-2c") == "fact-0a1b-2c"
    assert anchor("fact", '"><script>').removeprefix("fact-").isalnum()
    assert rates().id in lay_out(edition(rates())).stories[0].anchor
