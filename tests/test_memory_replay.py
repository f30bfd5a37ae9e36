"""Fourteen days of news in a row: nothing is printed twice as new, and what changed, was wrong or resumes says so."""

from datetime import date
from difflib import SequenceMatcher
from functools import cache

import pytest

from bulletin import Settings, compose
from bulletin.serialized import edition_from_json, edition_to_json
from tests.replay import DAYS, news, replayed

SETTINGS = Settings(title="Orland Daily", words=1500)
# Of two sentences that share this much of their letters in order, one is the other with a word exchanged.
NEAR = 0.85


@cache
def editions(remember=True):
    return replayed(SETTINGS, remember=remember)


def edition(day):
    return editions()[day - 1]


def new_sentences(some):
    """What editions print as new: the day, the sentence, and whether it is marked as a change."""
    return [
        (e.date.day, fact.wording.text, fact.first_seen is not None)
        for e in some
        for story in e.stories
        for fact in story.facts
    ]


def near_repeats(some):
    """Sentences printed as new that an earlier edition printed in nearly the same letters."""
    printed = new_sentences(some)
    return [
        (earlier, day, sentence)
        for n, (day, sentence, marked) in enumerate(printed)
        for earlier, other, _ in printed[:n]
        if earlier < day and not marked and SequenceMatcher(None, other, sentence).ratio() >= NEAR
    ]


def told(day, words):
    """The story of an edition with these words in its headline."""
    return next(story for story in edition(day).stories if words in story.headline)


def updates():
    return {
        (e.date.day, point.readings[0].value, point.readings[-1].value)
        for e in editions()
        for story in e.stories
        for fact in story.facts
        for point in fact.disagreements
        if point.update
    }


def test_no_sentence_is_printed_twice_as_new():
    assert near_repeats(editions()) == []


def test_without_memory_the_repeats_are_there():
    assert len(near_repeats(editions(remember=False))) >= 10
    assert not any(story.earlier for e in editions(remember=False) for story in e.stories)


# Each says what another sentence of an earlier day said, in words of its own.
@pytest.mark.parametrize(
    ("first", "words"),
    [
        (2, "broken rail"),
        (1, "seven coaches"),
        (2, "nine percent more pay"),
        (3, "four percent more pay"),
        (5, "boil all water"),
        (2, "strike for higher pay"),
        (10, "charged two managers"),
        (10, "to begin in March"),
        (12, "lowest rate in a year"),
        (1, "derailed on the Karsten viaduct early on Sunday"),
    ],
)
def test_what_papers_say_again_in_other_words_is_printed_once(first, words):
    assert [day for day, sentence, _ in new_sentences(editions()) if words in sentence] == [first]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (2, "20,000 crowns"),
        (3, "reported the rail at Karsten as cracked"),
        (3, "rejected the offer"),
        (4, "opened an inquiry"),
        (5, "reopened on one track"),
        (6, "Two children"),
        (6, "Clara Wendt to mediate"),
        (7, "proposed six percent"),
        (7, "eleven water lorries"),
        (8, "ended on Sunday"),
        (10, "manslaughter"),
        (11, "Victor Lasko"),
        (13, "drunk again without boiling"),
        (13, "300 million euros"),
        (14, "suing the company"),
    ],
)
def test_what_is_new_is_printed_on_its_day(day, words):
    assert any(words in sentence for on, sentence, _ in new_sentences(editions()) if on == day)


def test_every_figure_or_day_that_moved_is_an_update_and_nothing_else_is():
    assert updates() == {
        (2, "killing 12 people", "Fourteen people were killed"),
        (3, "14", "17"),
        (5, "Thursday", "Friday"),
        (6, "Forty people", "65"),
    }


def test_an_updated_fact_says_since_when_it_is_known_and_is_worded_by_todays_reports():
    fact = told(3, "Seventeen dead").facts[0]

    assert fact.first_seen == date(2026, 11, 1)
    assert "17" in fact.wording.text
    assert {m.text for m in fact.stating} == {fact.wording.text}
    assert fact.origins == 1


def test_an_update_cites_the_article_of_the_day_before():
    story = told(3, "Seventeen dead")

    cited = {m.article for fact in story.facts for m in fact.mentions}

    assert cited <= {article.id for article in story.articles}
    assert {a.published for a in story.articles} == {date(2026, 11, 2), date(2026, 11, 3)}


def test_the_story_leads_with_the_update():
    assert "risen to 14" in told(2, "Toll of Karsten").facts[0].wording.text
    assert "risen to 17" in told(3, "Seventeen dead").facts[0].wording.text


def test_a_toll_that_was_counted_wrongly_is_corrected_and_not_updated():
    (correction,) = edition(4).corrections

    assert (correction.date, correction.was.value) == (date(2026, 11, 3), "17")
    assert "sixteen" in correction.now.value.lower()
    assert len(correction.now.mentions) == 2
    assert not any("ixteen" in sentence for _, sentence, _ in new_sentences(editions()))


def test_a_sentence_that_an_article_no_longer_has_is_withdrawn():
    (correction,) = edition(6).corrections

    assert correction.date == date(2026, 11, 5)
    assert "dead fox" in correction.was.value
    assert correction.now is None


def test_nothing_else_is_corrected():
    assert [e.date.day for e in editions() for _ in e.corrections] == [4, 6]


def test_a_correction_names_a_story_that_has_the_articles_of_both_sides():
    for e in editions():
        stories = {story.id: story for story in (*e.stories, *e.also_reported)}
        for correction in e.corrections:
            texts = {
                (a.id, a.text[m.start : m.end])
                for a in stories[correction.story].articles
                for m in mentions(correction)
            }
            assert {(m.article, m.text) for m in mentions(correction)} <= texts


def mentions(correction):
    return [m for reading in (correction.was, correction.now) if reading for m in reading.mentions]


def test_a_continued_story_knows_the_days_on_which_it_was_told():
    assert [e.date.day for e in told(4, "Karsten").earlier] == [1, 2, 3]
    assert [e.date.day for e in told(8, "Strike").earlier] == [2, 3, 4, 5, 6, 7]
    assert [e.date.day for e in told(14, "Veldra").earlier] == [5, 6, 7, 13]
    for earlier in told(14, "Veldra").earlier:
        assert earlier.story in {story.id for story in edition(earlier.date.day).stories}


def test_stories_that_nobody_told_before_have_no_past():
    for day, words in ((1, "derails"), (2, "Nurses"), (5, "Veldra"), (8, "Orchestra"), (9, "Chess"), (12, "Crown")):
        assert told(day, words).earlier == ()


def test_a_story_that_resumes_after_a_silence_has_one_line_of_background_once():
    recalled = {
        e.date.day: [s.text for s in story.background] for e in editions() for story in e.stories if story.background
    }

    assert sorted(recalled) == [10, 13]
    assert "derailment at Karsten" in recalled[10][0]
    assert "fell ill in Veldra" in recalled[13][0]
    assert all(len(lines) == 1 for lines in recalled.values())


def test_background_was_the_lead_of_an_earlier_edition_and_its_article_is_at_hand():
    leads = {story.facts[0].wording for e in editions() for story in e.stories}
    for day, words in ((10, "charges"), (13, "Veldra")):
        story = told(day, words)
        (sentence,) = story.background
        assert sentence in leads
        assert any(a.text[sentence.start : sentence.end] == sentence.text for a in story.articles)


def test_a_story_with_nothing_new_is_not_told_again():
    assert "Railway chief resigns over Karsten" in [article.title for article in news(DAYS[11])]
    assert edition(12).also_reported == ()
    assert "Railway chief resigns over Karsten" not in [story.headline for story in edition(12).stories]


def test_every_sentence_stands_in_an_article_of_its_story():
    for story in (story for e in editions() for story in e.stories):
        printed = [f.wording for f in story.facts] + [m for f in story.facts for m in f.mentions]
        printed += [*story.background, *(one.sentence for one in story.timeline)]
        for s in printed:
            assert any(a.id == s.article and a.text[s.start : s.end] == s.text for a in story.articles)


def test_building_a_day_again_with_the_same_past_gives_an_equal_edition():
    for day in (3, 6, 10):
        again = compose(reversed(news(DAYS[day - 1])), SETTINGS, date=DAYS[day - 1], past=editions())
        assert again == edition(day)


def test_editions_remember_as_well_from_their_json():
    past = [edition_from_json(edition_to_json(e)) for e in editions()[:9]]

    assert compose(news(DAYS[9]), SETTINGS, date=DAYS[9], past=past) == edition(10)
