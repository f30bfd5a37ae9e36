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
# What of the pages is to be used at least, and of the last one, which many pages leave emptier than that.
FULL, _LAST_FULL = 0.95, 0.5
# When nothing has fitted yet, the last try aims lower: an edition that is too short is better than one too long.
_SAFE_AIM = 0.85
# An edition tells a story for each so many words and lists one of the others for each so many: two and six a page, with
# which stories are about as long as in an edition of usual length. An editorial choice; a reader who names the number
# of stories has that many at most.
# Where stories are so short or so long that the pages cannot be filled in that way, there are more or fewer of them.
_WORDS_A_STORY, _WORDS_A_LISTED = (150, 75, 300), 50
# What is listed stands behind all stories, so that more or less of it moves nothing else: the surest way to fill what
# is left of a page. So down to half and up to double of it is listed when no choice of facts has filled the pages.
_MOST_LISTED, _LEAST_LISTED = 25, 100
# How long an edition is when it is tightened: 0.84 to 0.94 of what it was, of twelve in three themes on two papers.
_TIGHTENED = 0.88
# Leads that differ by less in length are taken to end at the same place of a page.
_ALIKE = 0.1
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
    if found.is_all and found.pages < pages:
        taken = _pages(found.pages)
        yield f"{asked} asked, {taken} {'is' if found.pages == 1 else 'are'} all there is to print"
    elif found.is_all:
        yield f"{asked} asked, all there is to print fills {found.used:.0%} of that"
    else:
        yield f"{asked} asked, {found.used:.0%} of that is filled: no choice of facts was found that fills more"


def _pages(number: int) -> str:
    return f"{number} page" if number == 1 else f"{number} pages"


class Made(Protocol):
    """What typesetting says of an edition: its pages without an annex, and how far down the last is used (0 to 1).

    Some that would leave the last next to empty, or drive the lead story from the first, are set with less space.
    """

    @property
    def pages(self) -> int:
        """How many pages there are."""

    @property
    def filled(self) -> float:
        """The share of the last one that is used."""

    @property
    def tightened(self) -> bool:
        """Whether it is set with less space than usual."""


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
        tries.append(_Try(step, made.pages - 1 + made.filled, made.pages, made.tightened))
    fitting = [one for one in tries if one.pages <= pages]
    best = max(fitting, key=_taken) if fitting else min(tries, key=_taken)
    is_all = any(ladder.ends_with(best.step) for ladder in ladders)
    return Fitted(best.step.edition, best.pages, best.taken / pages, len(tries), is_all)


@dataclass(frozen=True, slots=True)
class _Step:
    """The edition of so many words on a ladder, and how many pages it may take."""

    words: int
    words_a_story: int
    listed: int
    edition: Edition
    guessed: float


@dataclass(frozen=True, slots=True)
class _Try:
    """An edition that was typeset, the pages that it takes, how many sheets that makes, and whether tightened."""

    step: _Step
    taken: float
    pages: int
    tightened: bool

    @property
    def error(self) -> float:
        """The pages that it takes, or would when it were not tightened, for each that was guessed."""
        return self.taken / self.step.guessed / (_TIGHTENED if self.tightened else 1)


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
        self._steps: dict[tuple[int, int], _Step] = {}
        # No text has more words than characters.
        self.top = max(_LEAST_WORDS, draft.characters, draft.stories * max(words_a_story, _WORDS_A_LISTED))

    def step(self, words: int, listed: int | None = None) -> _Step:
        """The edition of so many words, with so many of the stories that are not told listed."""
        listed = words // _WORDS_A_LISTED if listed is None else listed
        if (words, listed) not in self._steps:
            stories = min(self._stories, max(1, words // self.words_a_story))
            edition = self._draft.edition(Length(words, stories, listed))
            self._steps[words, listed] = _Step(words, self.words_a_story, listed, edition, self._guess(edition))
        return self._steps[words, listed]

    def holds(self, step: _Step) -> bool:
        """Whether the step is one of these."""
        return self._steps.get((step.words, step.listed)) is step

    def ends_with(self, step: _Step) -> bool:
        """Whether the step is known to print as much as there is."""
        last = self._steps.get((self.top, self.top // _WORDS_A_LISTED))
        return last is not None and last.guessed <= step.guessed


def _next(ladders: Sequence[_Ladder], tries: Sequence[_Try], pages: int) -> _Step | None:
    """The edition to typeset next; None when one that was is good, or none is left that may be better."""
    left = MOST_TYPESETTINGS - len(tries)
    fitting = [one for one in tries if one.pages <= pages]
    enough = max(FULL * pages, pages - 1 + _LAST_FULL)
    if not left or any(one.taken >= enough for one in fitting):
        return None
    middle = (enough + pages) / 2
    aim = _SAFE_AIM * pages if left == 1 and not fitting else middle
    ways = [partial(_found, ladder, tries, aim, pages) for ladder in ladders]
    ways.insert(0 if len(tries) > 1 else len(ways), partial(_relisted, ladders, tries, aim))
    best: tuple[bool, float, _Step] | None = None
    for way in ways:
        for step, taken in way():
            if all(step.edition != one.step.edition for one in tries):
                rank = (taken > pages, abs(taken - aim), step)
                best = rank if best is None or rank[:2] < best[:2] else best
        if best and not best[0] and best[1] <= pages - middle:
            break
    return best[-1] if best else None


def _relisted(ladders: Sequence[_Ladder], tries: Sequence[_Try], aim: float) -> list[tuple[_Step, float]]:
    """What was typeset with more or less listed, as near to what is aimed at as that may bring it."""
    found = []
    for one, ladder in ((one, ladder) for one in tries for ladder in ladders if ladder.holds(one.step)):
        now = one.step
        end = ladder.step(now.words, now.words // (_MOST_LISTED if one.taken < aim else _LEAST_LISTED))
        if longer := _expected(end, tries) - one.taken:
            more = len(end.edition.also_reported) - len(now.edition.also_reported)
            step = ladder.step(now.words, now.listed + round(more * min(1.0, max(0.0, (aim - one.taken) / longer))))
            found.append((step, _expected(step, tries)))
    return found


def _found(ladder: _Ladder, tries: Sequence[_Try], aim: float, pages: int) -> list[tuple[_Step, float]]:
    """Steps that may be what is aimed at, with the pages that they may take: ever closer, the last ones most likely.

    They lie between the longest that was found to fit and the shortest that was not.
    """
    own = [one for one in tries if one.step is ladder.step(one.step.words)]
    low = max((one.step.words for one in own if one.pages <= pages and not one.tightened), default=_LEAST_WORDS - 1)
    high = min((one.step.words for one in own if one.pages > pages), default=ladder.top + 1)
    found: list[tuple[_Step, float]] = []
    words = tries[-1].step.words if tries else pages * _WORDS_A_PAGE
    short, long = (low, 0.0), (high, 0.0)
    while len(found) < _MOST_GUESSES and high - low > 1:
        words = min(max(words, low + 1), high - 1)
        step = ladder.step(words)
        taken = _expected(step, tries)
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


def _expected(step: _Step, tries: Sequence[_Try]) -> float:
    """The pages that a step may take: as guessed, set right by what those next to it have proven to take.

    Where as many stories and the same lead were typeset, page one was alike, and they alone tell.
    """
    tries = [one for one in tries if _opening(one.step) == _opening(step)] or tries
    guessed = step.guessed * (_TIGHTENED if _is_tight(step, tries) else 1)
    known = sorted({one.step.guessed: one.error for one in tries}.items()) or [(step.guessed, 1.0)]
    for (below, less), (above, more) in pairwise(known):
        if below <= step.guessed <= above:
            return guessed * (less + (more - less) * (step.guessed - below) / (above - below))
    return guessed * (known[0] if step.guessed < known[0][0] else known[-1])[1]


def _is_tight(step: _Step, tries: Sequence[_Try]) -> bool:
    """Whether a step may be tightened: as what has a lead of about the same length was, which fills page one."""
    near = min(tries, key=lambda one: abs(_share(one.step) - _share(step)), default=None)
    return near is not None and near.tightened and abs(_share(near.step) / _share(step) - 1) <= _ALIKE


def _share(step: _Step) -> float:
    """The words that a story has, of which the lead has two shares."""
    return step.words / (len(step.edition.stories) + 1)


def _opening(step: _Step) -> object:
    return len(step.edition.stories), step.edition.stories[:1]
