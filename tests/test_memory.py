"""What an edition remembers of those before it, case by case."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bulletin import Settings, article, compose
from bulletin.memory.correcting_words import corrects
from bulletin.memory.taken_back import taken_back

DAY = date(2026, 11, 20)
LEAD = "The river Lenn burst its banks at Harrow on Thursday and flooded the old town."
INJURED = "Twelve people were injured when a wall of the brewery on Malt Street collapsed, the fire service said."
SCHOOLS = "About 900 residents of the old town spent the night in two school halls."
FARMERS = "Farmers south of Harrow fear for the winter wheat that they sowed in October."
PUMPS = "The army sent forty pumps to Harrow to empty the cellars of the old town."


def report(*sentences, source="North Post", day=DAY, url="", title="Lenn floods Harrow's old town", **given):
    text = "\n\n".join(sentences)
    address = url and f"https://{url}"
    return article(text, title=title, source=source, published=day.isoformat(), url=address or None, **given)


def yesterday(*articles):
    return compose(
        articles or [report(LEAD, INJURED, SCHOOLS, day=DAY - timedelta(days=1))], date=DAY - timedelta(days=1)
    )


def today(*articles, past=None, **settings):
    return compose(articles, Settings(**settings), date=DAY, past=[yesterday()] if past is None else past)


def wordings(edition):
    return [fact.wording.text for story in edition.stories for fact in story.facts]


def test_a_fact_that_was_printed_is_left_out_and_counted():
    edition = today(report(LEAD, INJURED, PUMPS, source="South Echo"))

    assert wordings(edition) == [PUMPS]
    assert edition.stories[0].known == 2


def test_the_same_article_again_says_nothing_new():
    edition = today(report(LEAD, INJURED, SCHOOLS, day=DAY - timedelta(days=1)))

    assert edition.stories == ()
    assert edition.also_reported == ()


def test_editions_of_the_day_itself_and_later_ones_are_not_remembered():
    news = report(LEAD, INJURED, PUMPS)
    once = today(news, past=[])
    later = replace(once, date=DAY + timedelta(days=1))

    assert today(news, past=[once, later]) == once


def test_the_order_of_the_past_makes_no_difference():
    first, second = yesterday(), replace(yesterday(), date=DAY - timedelta(days=2))
    news = report(LEAD, PUMPS, source="South Echo")

    assert today(news, past=[first, second]) == today(news, past=[second, first])


def test_a_story_of_something_else_has_no_past():
    edition = today(report("The chess club of Orland won the national league on Friday.", title="Orland wins league"))

    assert edition.stories[0].earlier == ()


def test_a_known_fact_keeps_its_id_when_it_is_updated():
    risen = "The number of people injured when the wall of the brewery on Malt Street collapsed has risen to fifteen."
    before = {fact.id for story in yesterday().stories for fact in story.facts}

    (fact,) = today(report(risen, source="South Echo")).stories[0].facts

    assert fact.id in before
    assert fact.first_seen == DAY - timedelta(days=1)
    assert fact.disagreements[0].update
    assert fact.wording.text == risen


def test_an_update_counts_only_todays_sources():
    risen = "The number of people injured when the wall of the brewery on Malt Street collapsed has risen to fifteen."
    (story,) = today(report(risen, source="South Echo")).stories

    (fact,) = story.facts
    sources = {a.id: a.source for a in story.articles}
    assert {sources[m.article] for m in fact.stating} == {"South Echo"}
    assert {sources[m.article] for m in fact.mentions} == {"South Echo", "North Post"}
    assert fact.origins == 1


def test_an_update_that_was_printed_is_known_the_next_day():
    risen = "The number of people injured when the wall of the brewery on Malt Street collapsed has risen to fifteen."
    first = yesterday()
    second = today(report(risen, source="South Echo"), past=[first])
    news = [report(risen, PUMPS, source="West Wind", day=DAY + timedelta(days=1))]

    third = compose(news, date=DAY + timedelta(days=1), past=[first, second])

    assert wordings(third) == [PUMPS]


def test_a_lower_toll_from_the_same_source_is_a_correction():
    lower = "Ten people were injured when a wall of the brewery on Malt Street collapsed, the fire service said."

    edition = today(report(lower, PUMPS))

    (correction,) = edition.corrections
    assert (correction.was.mentions[0].text, correction.now.mentions[0].text) == (INJURED, lower)
    assert correction.story == edition.stories[0].id
    assert wordings(edition) == [PUMPS]


def test_a_lower_toll_from_another_source_is_no_correction():
    lower = "Ten people were injured when a wall of the brewery on Malt Street collapsed, the fire service said."

    assert today(report(lower, PUMPS, source="South Echo")).corrections == ()


def test_a_correction_is_made_once():
    lower = "Ten people were injured when a wall of the brewery on Malt Street collapsed, the fire service said."
    first = yesterday()
    second = today(report(lower, PUMPS), past=[first])
    again = report(lower, FARMERS, day=DAY + timedelta(days=1))

    third = compose([again], date=DAY + timedelta(days=1), past=[first, second])

    assert third.corrections == ()
    assert wordings(third) == [FARMERS]


def test_what_a_new_version_of_an_article_says_in_the_place_of_a_name_is_a_correction():
    wrong = "Mayor Ines Okoro closed the bridge at Saint Brannock in Harrow until Monday."
    right = "Mayor Paul Lindt closed the bridge at Saint Brannock in Harrow until Monday."
    past = [yesterday(report(LEAD, wrong, SCHOOLS, url="north.example/lenn", day=DAY - timedelta(days=1)))]

    edition = today(report(LEAD, right, SCHOOLS, url="north.example/lenn"), past=past)

    assert [c.was.mentions[0].text for c in edition.corrections] == [wrong]


def test_a_sentence_that_a_new_version_lacks_is_withdrawn_unless_another_source_states_it():
    at = {"url": "north.example/lenn", "day": DAY - timedelta(days=1)}
    alone = [yesterday(report(LEAD, INJURED, SCHOOLS, **at))]
    other = report(LEAD, SCHOOLS, source="South Echo", day=DAY - timedelta(days=1))
    together = [yesterday(report(LEAD, INJURED, SCHOOLS, **at), other)]
    news = report(LEAD, INJURED, FARMERS, url="north.example/lenn")

    (correction,) = today(news, past=alone).corrections

    assert correction.was.mentions[0].text == SCHOOLS
    assert correction.now is None
    assert today(news, past=together).corrections == ()


def test_an_article_written_anew_withdraws_nothing():
    past = [yesterday(report(LEAD, INJURED, SCHOOLS, url="north.example/lenn", day=DAY - timedelta(days=1)))]

    assert today(report(PUMPS, FARMERS, url="north.example/lenn"), past=past).corrections == ()


def test_corrections_of_a_story_that_finds_no_place_are_made_all_the_same():
    lower = "Ten people were injured when a wall of the brewery on Malt Street collapsed, the fire service said."
    others = [
        report("The central bank of Orland cut its key rate to 3.5 percent.", source=name, title="Orland cuts rate")
        for name in ("The Ledger", "Market Wire", "South Echo")
    ]

    edition = today(report(lower, PUMPS), *others, stories=1)

    assert [story.headline for story in edition.stories] == ["Orland cuts rate"]
    assert [c.story for c in edition.corrections] == [story.id for story in edition.also_reported]


def test_a_quote_that_was_printed_is_not_set_apart_again():
    said = "“We have seen high water before, but never water that came this fast,” said Mayor Ines Okoro of Harrow."
    past = [yesterday(report(LEAD, INJURED, said, day=DAY - timedelta(days=1)))]

    edition = today(report(LEAD, PUMPS, said, source="South Echo"), past=past)

    assert all(quote.wording.text != said for story in edition.stories for quote in story.quotes)
    assert said not in wordings(edition)


def test_a_new_sentence_may_take_for_known_what_an_earlier_edition_printed():
    pier = "A crane barge struck a pier of the bridge at Harrow on Thursday, the harbour office said."
    later = "The pier will be repaired before the bridge at Harrow is opened again."
    past = [yesterday(report(pier, day=DAY - timedelta(days=1), title="Barge strikes pier in Harrow"))]

    edition = today(report(pier, "Nobody was on it.", later, source="South Echo", title="Pier of Harrow"), past=past)

    assert later in wordings(edition)


def test_of_two_stories_the_one_with_more_news_leads():
    rates = "The central bank of Orland cut its key rate by a quarter of a point to 3.5 percent on Friday."
    reasons = "Governor Ida Quist said prices in Orland were rising more slowly than the bank had expected."
    old = [report(LEAD, INJURED, SCHOOLS, source=name) for name in ("South Echo", "West Wind")]
    new = [report(rates, reasons, source=name, title="Orland cuts its rate") for name in ("The Ledger", "Market Wire")]
    third = report(LEAD, PUMPS, source="East Sun")

    assert today(*old, *new, third).stories[0].headline == "Orland cuts its rate"
    assert today(*old, *new, third, past=[]).stories[0].headline != "Orland cuts its rate"


def test_editions_without_anything_to_remember_change_nothing():
    news = report(LEAD, INJURED)
    empty = compose([], date=DAY - timedelta(days=1))

    assert today(news, past=[empty]) == today(news, past=[])


def test_stories_in_two_languages_are_not_one():
    german = report(
        "Der Fluss Lenn ist in Harrow am Donnerstag über die Ufer getreten und hat die Altstadt überflutet.",
        title="Lenn überflutet Harrow",
        language="de",
    )

    assert today(german).stories[0].earlier == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Correction: ten people were injured, not twelve."),
        ("de", "Berichtigung: Zehn Menschen wurden verletzt, irrtümlich war von zwölf die Rede."),
        ("fr", "Rectificatif : dix personnes ont été blessées, et non douze."),
        ("es", "Fe de erratas: los heridos son diez y no doce."),
        ("pt", "Errata: os feridos são dez, e não doze."),
        ("it", "Rettifica: i feriti sono dieci e non dodici."),
        ("vi", "Đính chính: có mười người bị thương, không phải mười hai."),
        ("ru", "Поправка: пострадали десять человек, а не двенадцать."),
    ],
)
def test_reports_say_in_eight_languages_that_something_was_wrong(language, text):
    assert corrects(text, language)


def test_a_report_that_only_goes_on_corrects_nothing():
    assert not corrects("Ten people are still in hospital, the fire service said.", "en")
    assert not corrects("Correction: ten people were injured.", "xx")


def test_a_figure_is_taken_back_by_naming_it_and_the_one_in_its_place():
    found = taken_back("Seventeen people died.", "Sixteen people died and not 17, as first reported.", "en")

    assert found is not None
    assert "Sixteen" in found.now
    assert taken_back("Seventeen people died.", "Sixteen people died.", "en") is None
