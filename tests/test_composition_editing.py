"""What an editor decides is carried out, and the edition says so."""

from datetime import date

from bulletin import compose
from bulletin.composition import Draft, Length
from bulletin.edits import Edits, Pick, Title
from bulletin.model import Edit
from bulletin.renderers import render
from tests.reports import budget, ferry, quake

DAY = date(2026, 11, 21)


def made(**edits):
    return compose([*ferry(), *budget(), quake()], date=DAY, edits=Edits(**edits))


PLAIN = made()


def test_a_dropped_story_is_neither_told_nor_listed():
    gone = PLAIN.stories[0]
    edited = made(drop=(Pick(story=gone.id, reason="sub judice"),))

    assert gone.id not in {story.id for story in (*edited.stories, *edited.also_reported)}
    assert edited.edits == (Edit("drop", "", "sub judice", gone.id),)


def test_a_dropped_fact_is_not_printed_and_its_words_are_nowhere():
    gone = PLAIN.stories[0].facts[1]
    edited = made(drop=(Pick(fact=gone.id),))
    (page,) = render(edited, ("md",))

    assert gone.id not in {fact.id for story in edited.stories for fact in story.facts}
    assert gone.wording.shown not in page.content.decode()
    assert "- left out" in page.content.decode()


def test_a_pinned_story_comes_first():
    last = PLAIN.stories[-1]
    edited = made(pin=(Pick(story=last.id),))

    assert edited.stories[0].id == last.id
    assert edited.edits == (Edit("pin", last.headline, "", last.id),)


def test_a_pinned_fact_stands_behind_the_lead():
    story = PLAIN.stories[0]
    last = story.facts[-1]
    edited = made(pin=(Pick(fact=last.id),))

    assert [fact.id for fact in edited.stories[0].facts][:2] == [story.facts[0].id, last.id]


def test_a_headline_is_chosen_among_the_titles_of_the_sources_only():
    story = PLAIN.stories[0]
    other = next(article.title for article in story.articles if article.title != story.headline)

    assert made(headline=(Title(story.id, other),)).stories[0].headline == other
    invented = made(headline=(Title(story.id, "Something nobody wrote"),))
    assert invented.stories[0].headline == story.headline
    assert invented.edits == ()


def test_edits_of_other_days_change_nothing():
    nothing = "0" * 16
    assert made(drop=(Pick(fact=nothing),), pin=(Pick(story=nothing),), headline=(Title(nothing, "x"),)) == PLAIN


def test_a_pinned_fact_is_printed_however_short_the_edition():
    last = PLAIN.stories[-1].facts[-1]
    edits = Edits(pin=(Pick(fact=last.id),))
    draft = Draft([*ferry(), *budget(), quake()], date=DAY, edits=edits)

    for words in (1, 60, 200):
        (story,) = draft.edition(Length(words, stories=1)).stories
        assert last.id in {fact.id for fact in story.facts}
    assert last.id not in {
        f.id for f in Draft([*ferry(), *budget()], date=DAY).edition(Length(200, 1)).stories[0].facts
    }
