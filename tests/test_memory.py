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


def test_a_plan_that_is_put_off_is_an_update_and_no_correction():
    plan = "The bridge at Saint Brannock in Harrow will be opened again on {}, the road office said."
    past = [yesterday(report(LEAD, plan.format("Monday"), SCHOOLS, day=DAY - timedelta(days=1)))]

    edition = today(report(LEAD, plan.format("Tuesday")), past=past)

    (fact,) = edition.stories[0].facts
    assert edition.corrections == ()
    assert [(p.update, p.readings[0].value, p.readings[-1].value) for p in fact.disagreements] == [
        (True, "Monday", "Tuesday")
    ]


def test_another_affair_at_the_same_address_is_another_story():
    live = {"url": "north.example/live", "title": "Live"}
    past = [yesterday(report(LEAD, INJURED, day=DAY - timedelta(days=1), **live))]
    rates = "The central bank of Orland cut its key rate by a quarter of a point to 3.5 percent."

    edition = today(report(rates, "Governor Ida Quist spoke of slower prices.", **live), past=past)

    assert edition.stories[0].earlier == ()


TOLL = "The death toll of the flood in Harrow has climbed to 17, the fire service said."


@pytest.mark.parametrize(
    "lower",
    [
        "The number of people killed by the flood in Harrow is 16, not 17.",
        "The fire service lowered the number of dead in Harrow to 16, correcting an earlier figure of 17.",
    ],
)
def test_sources_that_take_back_a_figure_make_one_correction(lower):
    past = [yesterday(report(LEAD, TOLL, SCHOOLS, day=DAY - timedelta(days=1)))]
    other = "Sixteen people died in Harrow and not 17, the police said."

    edition = today(report(lower, PUMPS), report(other, PUMPS, source="South Echo"), past=past)

    (correction,) = edition.corrections
    assert [m.text for m in correction.was.mentions] == [TOLL]
    assert {m.text for m in correction.now.mentions} == {lower, other}
    assert edition.stories[0].known == 0


def test_a_figure_that_an_earlier_report_gave_by_mistake_is_no_update():
    past = [yesterday(report(LEAD, TOLL, SCHOOLS, day=DAY - timedelta(days=1)))]
    wrong = "Correction: an earlier report said that 19 people had died in the flood in Harrow."

    edition = today(report(wrong, "The correct number is 17.", PUMPS, source="South Echo"), past=past)

    assert not any(p.update for story in edition.stories for fact in story.facts for p in fact.disagreements)


def test_bodies_that_are_found_on_another_day_are_no_lower_toll():
    past = [yesterday(report(LEAD, TOLL, SCHOOLS, day=DAY - timedelta(days=1)))]
    found = "Three bodies were found in a cellar of Harrow, the fire service said."

    edition = today(report(found, PUMPS), past=past)

    assert edition.corrections == ()
    assert found in wordings(edition)


def test_a_mention_that_was_only_cited_is_printed_as_far_as_its_fact_says_it():
    more = "The river Lenn burst its banks at Harrow on Thursday and flooded the old town and the Malt Street brewery."
    past = [yesterday(*(report(LEAD, SCHOOLS, source=s, day=DAY - timedelta(days=1)) for s in ("A", "B")))]
    first = yesterday(
        report(LEAD, SCHOOLS, day=DAY - timedelta(days=1)),
        report(more, SCHOOLS, source="South Echo", day=DAY - timedelta(days=1)),
    )
    printed = {fact.wording.text for story in first.stories for fact in story.facts}

    edition = today(report(more, source="West Wind"), past=past)

    assert more in wordings(edition)
    assert printed <= {LEAD, more, SCHOOLS}


def test_what_is_new_cites_all_sources_that_say_it():
    freed = "The mayor of Harrow, Ines Okoro, has been released without charge, the police said."
    again = "Ines Okoro, mayor of Harrow, was released by the police without charge."
    held = "The mayor of Harrow, Ines Okoro, has been arrested by the police over the flood, the police said."
    past = [yesterday(report(LEAD, held, day=DAY - timedelta(days=1)))]

    edition = today(report(freed, PUMPS), report(again, PUMPS, source="South Echo"), past=past)

    told = next(fact for story in edition.stories for fact in story.facts if "released" in fact.wording.text)
    assert {mention.text for mention in told.stating} == {freed, again}
