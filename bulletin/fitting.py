"""An edition that fills a number of pages: facts are chosen, typeset and chosen again until they fit.

The edition is what is fitted, so that all formats and the archive tell the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Protocol

from bulletin.composition import Draft, Length
from bulletin.errors import RenderError
from bulletin.intake import Report
from bulletin.model import Edition, Failure
from bulletin.renderers import pdf
from bulletin.renderers.look import Look
from bulletin.renderers.pdf.guessing import guessed
from bulletin.settings import Settings

# Typesetting takes seconds, choosing facts tenths of them.
MOST_TYPESETTINGS = 4
# What of the pages is to be used at least, and what is aimed at: the middle between that and an overflow.
FULL, AIM = 0.95, 0.975
# When nothing has fitted yet, the last try aims lower: an edition that is too short is better than one too long.
_SAFE_AIM = 0.85
# An edition tells a story for each so many words and lists one of the others for each so many: two and six a page, with
# which stories are about as long as in an edition of usual length. An editorial choice; a reader who names the number
# of stories has that many at most.
# Where stories are so short or so long that the pages cannot be filled in that way, there are more or fewer of them.
_WORDS_A_STORY, _WORDS_A_LISTED = (150, 75, 300), 50
# Where the search begins, and below what no story is told.
_WORDS_A_PAGE, _LEAST_WORDS = 300, 60
# A guess this close to what is aimed at, as a share of the pages, is as good as guesses are.
_CLOSE = 0.004
_MOST_GUESSES = 10
_LEAST_GROWTH, _MOST_GROWTH = 1.02, 2.5


@dataclass(frozen=True, slots=True)
class Filled:
    """The edition that settings ask for; what to say of its pages, and what could not be had."""

    edition: Edition
    notes: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()


def filled(draft: Draft, settings: Settings, report: Report = lambda _: None) -> Filled:
    """The edition of a draft that fills the pages of the settings, or has their words when they name no pages.

    Pages of an annex are not counted, but it is typeset, too: where there is one, sources name its pages and take more
    lines for it. When nothing can be typeset, the words of the settings count.
    """
    if not settings.pages or not draft.stories:
        return Filled(draft.edition(Length.usual(settings)))
    look = Look.of(settings)
    guess = partial(guessed, look=replace(look, annex=False))

    def typeset(edition: Edition) -> Made:
        report("fitting pages")
        return pdf.typeset(edition, look)

    try:
        found = fitted(draft, settings.pages, typeset=typeset, guess=guess, stories=settings.stories)
    except RenderError as error:
        problem = f"cannot be filled, so the edition has {settings.words} words; {error.subject}: {error.problem}"
        return Filled(draft.edition(Length.usual(settings)), failures=(Failure("pages", problem),))
    asked = _pages(settings.pages)
    if found.pages > settings.pages:
        problem = f"{asked} asked, but the shortest edition takes {found.pages}; ask for more, or for fewer watches"
        return Filled(found.edition, failures=(Failure("pages", problem),))
    return Filled(found.edition, tuple(_said(found, asked, settings.pages)))


def _said(found: Fitted, asked: str, pages: int) -> Iterator[str]:
    """What to say of pages that are not full."""
    if found.used >= FULL:
        return
    if found.pages < pages:
        taken = _pages(found.pages)
        yield f"{asked} asked, {taken} {'is' if found.pages == 1 else 'are'} all there is to print"
    elif found.is_all:
        yield f"{asked} asked, all there is to print fills {found.used:.0%} of that"
    else:
        yield f"{asked} asked, {found.used:.0%} of that is filled: no choice of facts was found that fills more"


def _pages(number: int) -> str:
    return f"{number} page" if number == 1 else f"{number} pages"


class Made(Protocol):
    """What typesetting says of an edition: its pages without an annex, and how far down the last is used (0 to 1)."""

    @property
    def pages(self) -> int:
        """How many pages there are."""

    @property
    def filled(self) -> float:
        """The share of the last one that is used."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The edition, its pages, what share of those asked for is used, and how often one was typeset for it.

    `is_all` when there was nothing more to print.
    """

    edition: Edition
    pages: int
    used: float
    typesettings: int
    is_all: bool


def fitted(
    draft: Draft,
    pages: int,
    *,
    typeset: Callable[[Edition], Made],
    guess: Callable[[Edition], float],
    stories: int | None = None,
) -> Fitted:
    """The edition of a draft that fills so many pages best; the shortest one found when none fits.

    `guess` tells at once how many pages an edition may take: by that the next one to be typeset is chosen, with guesses
    set right by what was typeset before. `stories` is the most that may be told.
    """
    ladders = [_Ladder(draft, guess, stories, words) for words in _WORDS_A_STORY]
    tries: list[_Try] = []
    while step := _next(ladders, tries, pages):
        made = typeset(step.edition)
        tries.append(_Try(step, made.pages - 1 + made.filled, made.pages))
    fitting = [one for one in tries if one.pages <= pages]
    best = max(fitting, key=_taken) if fitting else min(tries, key=_taken)
    is_all = any(ladder.ends_with(best.step) for ladder in ladders)
    return Fitted(best.step.edition, best.pages, best.taken / pages, len(tries), is_all)


@dataclass(frozen=True, slots=True)
class _Step:
    """The edition of so many words on a ladder, and how many pages it may take."""

    words: int
    words_a_story: int
    edition: Edition
    guessed: float


@dataclass(frozen=True, slots=True)
class _Try:
    """An edition that was typeset, the pages that it takes, and how many sheets that makes."""

    step: _Step
    taken: float
    pages: int


def _taken(one: _Try) -> float:
    return one.taken


class _Ladder:
    """The editions of a draft by their words, with a story for each so many; each is made when it is stepped on."""

    def __init__(
        self, draft: Draft, guess: Callable[[Edition], float], stories: int | None, words_a_story: int
    ) -> None:
        self.words_a_story = words_a_story
        self._draft, self._guess = draft, guess
        self._stories = draft.stories if stories is None else stories
        self._steps: dict[int, _Step] = {}
        # No text has more words than characters.
        self.top = max(_LEAST_WORDS, draft.characters, draft.stories * max(words_a_story, _WORDS_A_LISTED))

    def step(self, words: int) -> _Step:
        """The edition of so many words."""
        if words not in self._steps:
            stories = min(self._stories, max(1, words // self.words_a_story))
            edition = self._draft.edition(Length(words, stories, words // _WORDS_A_LISTED))
            self._steps[words] = _Step(words, self.words_a_story, edition, self._guess(edition))
        return self._steps[words]

    def ends_with(self, step: _Step) -> bool:
        """Whether the step is known to print as much as there is."""
        return self.top in self._steps and self._steps[self.top].guessed <= step.guessed


def _next(ladders: Sequence[_Ladder], tries: Sequence[_Try], pages: int) -> _Step | None:
    """The edition to typeset next; None when one that was is good, or none is left that may be better."""
    left = MOST_TYPESETTINGS - len(tries)
    fitting = [one for one in tries if one.pages <= pages]
    if not left or any(one.taken >= FULL * pages for one in fitting):
        return None
    aim = pages * (_SAFE_AIM if left == 1 and not fitting else AIM)
    best: tuple[bool, float, _Step] | None = None
    for ladder in ladders:
        for step, taken in _found(ladder, tries, aim, pages):
            if all(step.edition != one.step.edition for one in tries):
                rank = (taken > pages, abs(taken - aim), step)
                best = rank if best is None or rank[:2] < best[:2] else best
        if best and not best[0] and best[1] <= (1 - AIM) * pages:
            break
    return best[-1] if best else None


def _found(ladder: _Ladder, tries: Sequence[_Try], aim: float, pages: int) -> list[tuple[_Step, float]]:
    """Steps that may be what is aimed at, with the pages that they may take: ever closer, the last ones most likely.

    They lie between the longest that was found to fit and the shortest that was not.
    """
    own = [one for one in tries if one.step.words_a_story == ladder.words_a_story]
    low = max((one.step.words for one in own if one.pages <= pages), default=_LEAST_WORDS - 1)
    high = min((one.step.words for one in own if one.pages > pages), default=ladder.top + 1)
    found: list[tuple[_Step, float]] = []
    words = tries[-1].step.words if tries else pages * _WORDS_A_PAGE
    short, long = (low, 0.0), (high, 0.0)
    while len(found) < _MOST_GUESSES and high - low > 1:
        words = min(max(words, low + 1), high - 1)
        step = ladder.step(words)
        taken = _set_right(step.guessed, tries)
        found.insert(0, (step, taken))
        if abs(taken - aim) <= _CLOSE * pages:
            break
        grows = taken > short[1]
        if taken < aim:
            low, short = words, (words, taken)
        else:
            high, long = words, (words, taken)
        words = _between(short, long, aim) if grows or long[1] else high - 1
    return found


def _between(short: tuple[int, float], long: tuple[int, float], aim: float) -> int:
    """The words to guess next, of two numbers of words with the pages that they take; 0 pages when not known."""
    if not long[1]:
        return int(short[0] * min(_MOST_GROWTH, max(_LEAST_GROWTH, aim / short[1]))) + 1
    if not short[1]:
        return int(long[0] * aim / long[1])
    share = (aim - short[1]) / (long[1] - short[1])
    return round(short[0] + min(0.9, max(0.1, share)) * (long[0] - short[0]))


def _set_right(guessed: float, tries: Sequence[_Try]) -> float:
    """The guess, made larger or smaller as those next to it have proven to be."""
    if not tries:
        return guessed
    known = sorted({one.step.guessed: one.taken / one.step.guessed for one in tries}.items())
    for (below, less), (above, more) in pairwise(known):
        if below <= guessed <= above:
            return guessed * (less + (more - less) * (guessed - below) / (above - below))
    return guessed * (known[0] if guessed < known[0][0] else known[-1])[1]
