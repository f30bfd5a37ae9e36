"""The title of a page's article, among all that the page gives as its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bulletin.readers.lines import has_letters, key, word_count

# The longest titles in print have some 200 characters.
_LONGEST_TITLE_CHARACTERS = 300
_KICKER = re.compile(r"(?P<kicker>[^:|]{2,60}?)(?:\s*[:|]\s+|\s+[-–—]\s+)(?P<rest>\S.*)", re.DOTALL)
# What is left without its kicker is a title, not the last words of one.
_SHORTEST_REST_WORDS = 3
_SHORTENED = re.compile(r"\s*(?:…|\.\.\.)$")
_TYPOGRAPHY = str.maketrans("‘’‚‛′`´“”„‟″«»–—−…", "'''''''\"\"\"\"\"\"\"---.")
# A heading of the page that has half of the title's words is that title in other words.
_LIKE = 0.5


def is_title(text: str, names: Iterable[str]) -> bool:
    """Whether the text can be a title, and is none of the names of the site."""
    fits = has_letters(text) and len(text) <= _LONGEST_TITLE_CHARACTERS
    return fits and _squeezed(text) not in {_squeezed(name) for name in names}


def chosen(*, shared: str, described: str, headings: Sequence[str], tab: str, guess: str) -> str:
    """The title: `shared` is for those who share the page, `described` for machines, `tab` for the window.

    A title that stands outside its page, as in a bulletin, is best the one that was written for that: the one that
    differs from what the page itself shows. Of two that do, machines are told the plainer.
    """
    heading = _heading(headings, [shared, described, tab, guess])
    shared, described = (_whole(one, [shared, described, heading, tab]) for one in (shared, described))
    if not (shared and described):
        return _bare(shared or described or guess or heading or tab, [heading, tab])
    if _plain(shared) == _plain(described):
        return _bare(shared, [heading])
    if _plain(described) == _plain(heading) == _plain(tab):
        return _bare(shared, [described])
    return _bare(described, [shared, heading])


def _heading(headings: Sequence[str], others: Sequence[str]) -> str:
    """The heading that is the page's title: the only one, or the one most like what else is given as title."""
    if len(headings) < 2:
        return next(iter(headings), "")
    likest = max(headings, key=lambda heading: max(_likeness(heading, other) for other in others))
    return likest if max(_likeness(likest, other) for other in others) >= _LIKE else ""


def _likeness(one: str, other: str) -> float:
    """The share of their words that two titles have in common."""
    words, others = set(key(one).split()), set(key(other).split())
    return len(words & others) / len(words | others) if words | others else 0.0


def _whole(title: str, others: Iterable[str]) -> str:
    """The title, or the other that goes on where it was shortened."""
    stem = key(_SHORTENED.sub("", title))
    if not stem or not _SHORTENED.search(title):
        return title
    return next((other for other in others if key(other).startswith(stem) and not _SHORTENED.search(other)), title)


def _bare(title: str, others: Iterable[str]) -> str:
    """The title without a kicker in front of it that another spelling of the title lacks or replaces."""
    found = _KICKER.fullmatch(title)
    if not found or word_count(found["rest"]) < _SHORTEST_REST_WORDS:
        return title
    rests = {key(other) for other in others if other}
    behind = (_KICKER.fullmatch(other) for other in others)
    rests |= {key(match["rest"]) for match in behind if match and not _likeness(match["kicker"], found["kicker"])}
    return found["rest"] if key(found["rest"]) in rests else title


def _plain(text: str) -> str:
    """The text without what only typography tells apart."""
    return " ".join(text.translate(_TYPOGRAPHY).casefold().split())


def _squeezed(text: str) -> str:
    return key(text).replace(" ", "")
