"""Whether a sentence says more than printed ones that have nearly all of its words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from bulletin.facts.points.counts import Count, counts
from bulletin.facts.points.fates import fates
from bulletin.facts.points.nouns import alike
from bulletin.facts.same.likeness import likeness
from bulletin.facts.same.signals import Profile, profile
from bulletin.memory.again_words import again
from bulletin.memory.correcting_words import corrects
from bulletin.memory.deeds import deeds, done
from bulletin.memory.verb_forms import helping, plain, same_verb
from bulletin.text.days import calendar_words
from bulletin.text.quantities import quantities
from bulletin.text.stemming import stem
from bulletin.text.words import tokens

# Who repeats a thing in other words may need one that the printed sentences lack; two are mostly news. Of the
# Portuguese pairs that people called the same 74% are taken for repeats, of those that overlap 0.8%; without what is
# asked here it was 83% and 4.7%. To print a thing twice does less harm than to lose it. Choose again on the same pairs.
MOST_LEFT = 1
# Above it two words are forms of one: "proposal", "propose".
ONE_WORD = 0.4
# In the place of so many words at most one may be exchanged for another.
LONGEST_SLOT = 2
# A longer "sentence" is a table or a list: who repeats it does so word for word.
LONGEST_CHARACTERS = 2000


def says_more(text: str, printed: Sequence[str], language: str, story: Collection[str] = ()) -> bool:
    """Whether the text has a deed, name or figure that no printed one has, or turns round or exchanges what one says.

    `story` are the stems of all that was printed of the story: a noun from there is no news by itself.
    """
    if len(text) > LONGEST_CHARACTERS:
        return True
    printed = [one for one in printed if len(one) <= LONGEST_CHARACTERS]
    left = _left(text, printed, language)
    own = profile(text, language)
    named = {part for name in own.names for part in name}
    news = [key for key in left if key in deeds(text, language) or key not in story]
    if len(news) > MOST_LEFT or any(key in deeds(text, language) or key in named for key in news):
        return True
    return (
        not _figures_known(text, printed, language)
        or (corrects(text, language) and not any(corrects(one, language) for one in printed))
        or not again(text, language) <= {word for one in printed for word in again(one, language)}
        or _is_done_now(text, printed, language)
        or _is_turned_round(text, printed, language)
        or _is_exchanged(text, left, printed, language)
    )


def _left(text: str, printed: Iterable[str], language: str) -> list[str]:
    """The stems of the text that no printed text has, in whatever form; figures and who says it are left out."""
    own, known = profile(text, language), alike(language)
    others = {key for one in printed for key in profile(one, language).weights}
    meant = {known.get(key, key) for key in others}
    without = own.speaking | others | helping(language) | _stems((q.text for q in quantities(text, language)), language)
    without |= _shared_fates(text, printed, language)
    if not any(_days(one, language) for one in printed):
        without |= _days(text, language)
    return [
        key
        for key in own.weights
        if key not in without
        and known.get(key, key) not in meant
        and not any(_is_form(key, other, language) for other in others - own.weights.keys())
    ]


def _is_form(key: str, other: str, language: str) -> bool:
    """Whether two stems are of one word."""
    a, b = plain(key, language), plain(other, language)
    return (a[:1] == b[:1] and likeness(a, b) >= ONE_WORD) or same_verb(key, other, language)


def _stems(parts: Iterable[str], language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for part in parts for word in tokens(part, language))


def _days(text: str, language: str) -> frozenset[str]:
    """The stems of the days of the week and the months in the text."""
    names = calendar_words(language)
    return frozenset(stem(word, language) for word in tokens(text, language) if word in names)


def _shared_fates(text: str, printed: Iterable[str], language: str) -> frozenset[str]:
    """The stems of the words for a fate that a printed text tells of too: who was killed has died."""
    told = {name for one in printed for *_, name in fates(one, language)}
    return _stems((text[start:end] for start, end, name in fates(text, language) if name in told), language)


def _figures_known(text: str, printed: Iterable[str], language: str) -> bool:
    """Whether a printed text gives each figure, and gives no other of what it counts."""
    given = [count for one in printed for count in counts(one, language)]
    return all(_is_given(count, given, language) for count in counts(text, language) if count.role != "earlier")


def _is_given(count: Count, given: Iterable[Count], language: str) -> bool:
    others = list(given)
    same = [other for other in others if other.figure.value == count.figure.value]
    of_it = [other for other in others if _count_one(count, other, language)]
    return bool(same) and (not of_it or any(other in of_it for other in same))


def _count_one(a: Count, b: Count, language: str) -> bool:
    """Whether two figures count the same thing, by its name."""
    known = alike(language)
    first, second = ({known.get(noun, noun) for noun in count.nouns} for count in (a, b))
    return bool(first & second) if first and second else bool(a.of) and a.of == b.of


def _is_done_now(text: str, printed: Iterable[str], language: str) -> bool:
    """Whether it tells of what was printed as a plan only."""
    planned = {key for one in printed for key in done(one, language, "future")}
    if not planned:
        return False
    known = {key for one in printed for key in done(one, language, "past")}
    now = done(text, language, "past") - done(text, language, "future") - known
    return bool(now & planned & profile(text, language).weights.keys())


def _is_turned_round(text: str, printed: Iterable[str], language: str) -> bool:
    """Whether its words are those of a printed text in another order, by more than one part that has moved."""
    own = tokens(text, language)
    orders = [tokens(one, language) for one in printed]
    same = [order for order in orders if sorted(order) == sorted(own)]
    return bool(same) and not any(_is_moved(own, order) for order in same)


def _is_moved(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one list is the other, or becomes it when one part moves: "on Monday" to the front."""
    differing = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if not differing:
        return True
    first, last = differing[0], differing[-1] + 1
    own, other = list(a[first:last]), list(b[first:last])
    return any(own[n:] + own[:n] == other for n in range(1, len(own)))


def _is_exchanged(text: str, left: Collection[str], printed: Iterable[str], language: str) -> bool:
    """Whether it has a word that is left in the place of one of a printed text: "stable" for "critical"."""
    own = profile(text, language)
    return bool(left) and any(
        any(key in left for key in new) for one in printed for new in _exchanged(own, profile(one, language))
    )


def _exchanged(own: Profile, printed: Profile) -> Iterator[list[str]]:
    """The words that stand where a printed text has others, between words that both have."""
    speaking = own.speaking | printed.speaking
    first, second = ([key for key in one.order if key not in speaking] for one in (printed, own))
    for kind, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if kind == "replace" and b - a <= LONGEST_SLOT and d - c <= LONGEST_SLOT:
            yield second[c:d]
