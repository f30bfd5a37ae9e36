"""An edition fills the pages that are asked for, or it is said why it does not; nobody typesets here."""

import zlib
from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace

import pytest

from bulletin import fitting
from bulletin.composition import Draft, Length
from bulletin.errors import RenderError
from bulletin.fitting import FULL, MOST_TYPESETTINGS, filled, fitted
from bulletin.renderers.look import Look
from bulletin.settings import Settings
from tests import editions, reports

DAY = date(2026, 11, 21)
WORDS_A_FACT, WORDS_A_PAGE = 20, 300


@dataclass
class Stack:
    """A draft of so many stories of so many facts, all of twenty words."""

    stories: int
    facts: int = 30
    characters: int = 100_000

    def edition(self, length):
        told = min(self.stories, length.stories)
        each = min(self.facts, max(1, length.words // WORDS_A_FACT // told))
        also = min(self.stories - told, length.listed)
        return SimpleNamespace(stories=(each,) * told, also_reported=(0,) * also)


def taken(edition):
    """The pages that an edition of a stack takes."""
    words = sum(edition.stories) * WORDS_A_FACT
    return 0.2 + words / WORDS_A_PAGE + 0.05 * len(edition.stories) + 0.01 * len(edition.also_reported)


def typeset(edition, error=0.0):
    """What typesetting says when pages come out up to so much longer or shorter than they should."""
    noise = zlib.crc32(repr(edition).encode()) / 2**31 - 1
    found = taken(edition) * (1 + error * noise)
    return SimpleNamespace(pages=int(found) + 1, filled=found % 1, tightened=False)


def fit(stack, pages, error=0.0, scale=1.0, stories=None):
    made = []

    def counted(edition):
        made.append(edition)
        return typeset(edition, error)

    found = fitted(stack, pages, typeset=counted, guess=lambda e: scale * taken(e), stories=stories)
    assert len(made) == found.typesettings <= MOST_TYPESETTINGS
    return found


@pytest.mark.parametrize("pages", [2, 3, 5, 8, 20])
@pytest.mark.parametrize("scale", [0.7, 1.0, 1.4])
@pytest.mark.parametrize("error", [0.0, 0.01])
def test_pages_are_filled_in_four_typesettings_even_when_guesses_are_far_off(pages, scale, error):
    found = fit(Stack(60), pages, error, scale)

    assert found.pages <= pages
    assert found.used >= FULL
    assert not found.is_all


@pytest.mark.parametrize("scale", [0.97, 1.03])
def test_the_last_of_many_pages_is_half_full_at_least(scale):
    assert 19.5 <= fit(Stack(60), 20, scale=scale).used * 20 <= 20


def test_one_page_is_filled_as_far_as_facts_allow():
    assert 0.9 <= fit(Stack(60), 1).used <= 1


def test_more_pages_tell_more_stories():
    two, eight = (len(fit(Stack(60), pages).edition.stories) for pages in (2, 8))
    assert two < eight


def test_what_no_choice_of_facts_fills_is_filled_with_what_is_listed():
    class Indivisible(Stack):
        def edition(self, length):
            usual = super().edition(length)
            return SimpleNamespace(stories=(10,) * len(usual.stories), also_reported=usual.also_reported)

    def long_lists(edition):
        return taken(edition) + 0.01 * len(edition.also_reported)

    def made(edition):
        found = long_lists(edition)
        return SimpleNamespace(pages=int(found) + 1, filled=found % 1, tightened=False)

    found = fitted(Indivisible(60), 3, typeset=made, guess=long_lists)
    assert found.pages <= 3
    assert found.used >= FULL
    # 1,199 words list 23: there are no more for three stories.
    assert len(found.edition.stories) == 3
    assert len(found.edition.also_reported) > 23


@pytest.mark.parametrize("pages", [3, 8, 12])
def test_what_was_set_with_less_space_misleads_no_guess(pages):
    def tightened_when_the_lead_is_long(edition):
        is_tight = edition.stories[0] >= 7
        found = taken(edition) * (0.86 if is_tight else 1)
        return SimpleNamespace(pages=int(found) + 1, filled=found % 1, tightened=is_tight)

    found = fitted(Stack(60), pages, typeset=tightened_when_the_lead_is_long, guess=taken)
    assert found.pages <= pages
    assert found.used >= FULL


def test_the_number_of_stories_that_a_reader_names_is_the_most():
    assert len(fit(Stack(60), 8, stories=5).edition.stories) == 5


def test_when_stories_are_short_there_are_more_of_them():
    found = fit(Stack(60, facts=4), 4)
    assert found.used >= FULL
    assert len(found.edition.stories) > 8


def test_what_is_all_there_is_takes_fewer_pages_and_is_known_to_be_all():
    found = fit(Stack(2, facts=10), 4)
    assert (found.pages, found.is_all) == (2, True)
    assert sum(found.edition.stories) == 20


def test_when_nothing_fits_the_shortest_edition_is_kept():
    made = []

    def one_too_many(edition):
        made.append(sum(edition.stories))
        return SimpleNamespace(pages=3, filled=0.1 + 0.01 * sum(edition.stories), tightened=False)

    found = fitted(Stack(5), 2, typeset=one_too_many, guess=taken)
    assert found.pages == 3
    assert sum(found.edition.stories) == min(made)


def test_the_fullest_of_those_that_fit_is_kept():
    sizes = iter((0.5, 1.2, 0.93, 1.1))
    made = {}

    def out_of_hand(edition):
        size = made[id(edition)] = next(sizes)
        return SimpleNamespace(pages=int(size) + 1, filled=size % 1, tightened=False)

    found = fitted(Stack(60), 1, typeset=out_of_hand, guess=taken)
    assert made[id(found.edition)] == 0.93


def test_the_same_draft_makes_the_same_edition():
    assert fit(Stack(60), 5, 0.01).edition == fit(Stack(60), 5, 0.01).edition


# With a real draft.

NEWS = (*reports.ferry(), *reports.budget(), reports.quake())


def pages_of(words):
    """Stands for typesetting: so many words fill a page, and a story takes what thirty do."""

    def made(edition, look):
        facts = [fact for story in edition.stories for fact in story.facts]
        found = (sum(len(f.wording.shown.split()) for f in facts) + 30 * len(edition.stories)) / words
        return SimpleNamespace(pages=int(found) + 1, filled=found % 1, tightened=False)

    return made


@pytest.fixture
def press(monkeypatch):
    """Typesetting replaced by counting words; a page has as many as it is told."""

    def of(words):
        made = pages_of(words)
        monkeypatch.setattr(fitting.pdf, "typeset", made)
        monkeypatch.setattr(fitting, "guessed", lambda e, look: made(e, look).pages - 1 + made(e, look).filled)

    return of


def test_an_edition_of_real_reports_fills_its_page(press):
    press(185)
    found = filled(Draft(NEWS, date=DAY), Settings(pages=1))
    made = fitting.pdf.typeset(found.edition, None)
    assert (made.pages, found.notes, found.failures) == (1, (), ())
    assert made.filled >= FULL


def test_fewer_pages_are_said_so(press):
    press(2000)
    found = filled(Draft(NEWS, date=DAY), Settings(pages=3))
    assert found.notes == ("3 pages asked, 1 page is all there is to print",)
    assert found.edition == filled(Draft(NEWS, date=DAY), Settings(words=9000, stories=99)).edition


def test_pages_left_empty_are_not_said_to_be_all_there_is_when_there_was_more(monkeypatch):
    draft = Draft(NEWS, date=DAY)
    short = fitting.Fitted(draft.edition(Length(100, 1)), 2, 0.6, MOST_TYPESETTINGS, is_all=False)
    monkeypatch.setattr(fitting, "fitted", lambda *args, **more: short)
    (note,) = filled(draft, Settings(pages=3)).notes
    assert note == "3 pages asked, 60% of that is filled: no choice of facts was found that fills more"


def test_pages_that_even_the_shortest_edition_exceeds_are_a_failure_with_a_next_step(press):
    press(20)
    found = filled(Draft(NEWS, date=DAY), Settings(pages=1))
    (failure,) = found.failures
    assert (failure.subject, "ask for more" in failure.problem) == ("pages", True)
    assert len(found.edition.stories) == 1


def test_without_a_press_the_words_of_the_settings_count(monkeypatch):
    def no_press(edition, look):
        raise RenderError("bulletin.pdf", "needs Pango, which is not installed")

    monkeypatch.setattr(fitting.pdf, "typeset", no_press)
    draft = Draft(NEWS, date=DAY)
    found = filled(draft, Settings(pages=1, words=100))
    assert found.edition == draft.edition(Length.usual(Settings(words=100)))
    assert "needs Pango" in found.failures[0].problem


def test_an_edition_is_typeset_with_the_look_that_is_asked_for(press, monkeypatch):
    looks = []
    press(185)
    made = pages_of(185)
    monkeypatch.setattr(fitting.pdf, "typeset", lambda edition, look: looks.append(look) or made(edition, look))
    filled(Draft(NEWS, date=DAY), Settings(pages=1, annex=True, theme="memo"))
    assert set(looks) == {Look(annex=True, theme="memo")}


def test_what_finds_no_place_is_said_under_how_to_read_it():
    from bulletin.renderers import render

    (page,) = render(replace(editions.morning(), unlisted=3), ("md",))
    assert "3 more stories found no place." in page.content.decode()
