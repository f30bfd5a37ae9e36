"""Editions of any length are made from one draft, and each is the same whatever others were made before it."""

from datetime import date

import pytest

from bulletin import compose
from bulletin.composition import Draft, Length
from bulletin.settings import Settings, WatchRule
from bulletin.text.words import count_words
from tests.reports import budget, ferry, quake

DAY = date(2026, 11, 21)
NEWS = (*ferry(), *budget(), quake())


def words_of(edition):
    return sum(count_words(f.wording.shown, "en") for story in edition.stories for f in story.facts)


def test_an_edition_is_the_same_whatever_was_made_of_the_draft_before():
    draft = Draft(NEWS, date=DAY)
    for words in (1500, 60, 400):
        assert draft.edition(Length(words, 12)) == compose(NEWS, Settings(words=words), date=DAY)


def test_an_edition_before_which_others_were_made_does_not_take_back_what_they_recalled():
    yesterday = compose(ferry(), date=date(2026, 11, 20))
    draft = Draft(NEWS, date=DAY, past=[yesterday])
    draft.edition(Length(1500, 12))
    assert draft.edition(Length(200, 1)) == Draft(NEWS, date=DAY, past=[yesterday]).edition(Length(200, 1))


@pytest.mark.parametrize("words", [60, 120, 240, 480])
def test_more_words_never_tell_less(words):
    draft = Draft(NEWS, date=DAY)
    assert words_of(draft.edition(Length(words, 12))) <= words_of(draft.edition(Length(2 * words, 12)))


def test_what_finds_no_place_in_the_list_is_counted():
    edition = Draft(NEWS, date=DAY).edition(Length(100, stories=1, listed=1))
    assert (len(edition.stories), len(edition.also_reported), edition.unlisted) == (1, 1, 1)


def test_what_is_watched_is_listed_in_any_case():
    everything = Draft(NEWS, date=DAY).edition(Length(100, stories=1))
    last = everything.also_reported[-1].articles[0]
    term = max(last.title.split(), key=len).strip(",.")
    settings = Settings(watch=(WatchRule("it", (term,)),))
    told = Draft(NEWS, settings, date=DAY).edition(Length(60, stories=1, listed=0))
    mentioned = {mention.article for watch in told.watches for mention in watch.mentions}
    there = {a.id for story in (*told.stories, *told.also_reported) for a in story.articles}
    assert mentioned
    assert mentioned <= there


def test_a_draft_of_nothing_makes_an_empty_edition():
    assert Draft((), date=DAY).edition(Length(100, 3, 0)).stories == ()
