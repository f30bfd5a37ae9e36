"""The index of names: people, places and organisations that the edition prints, each with where it does.

Nothing tells for sure whether a name is a person's, or which of its words is the surname, so all stand in one list as
they are written. Somebody who is called by the surname stands under the whole name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from bulletin.model import Edition
from bulletin.renderers.clean import printable
from bulletin.renderers.view.bearers import Bearers, plain
from bulletin.renderers.view.sources import lines
from bulletin.renderers.view.values import NameView, Place, StoryView
from bulletin.renderers.view.written import Written, is_measure

# Through an edition with fewer stories everybody finds the way.
FEWEST_STORIES = 2
# So many names a story, those of more stories and passages first: the index of 40 stories takes about a page.
MOST_NAMES_A_STORY = 6

# What English writes with a capital and is nobody's name: "Kenyans", "South African", "House Republicans", "D-Ohio".
_NO_NAME = re.compile(
    r"(?:\S+ )*\S*(?:ians?|(?<!Vat)icans?|[a-z]ans|ese|ish|crats?|cratic|ists?|ity)"
    r"|(?:\S+ )*\S+-[a-z]+(?: \S+)*|[A-Z]-.*|[A-Z]['’].*|(?:\S+ )*[A-Z]{2,}s"
)
_ODD = re.compile(r"\w\.\w{2}|[’'](?:m|re|ve|ll|d|t)\b")
# In Vietnamese, a title's last syllable and its first run into names: what is printed once may be none.
_HARD_TO_TELL = frozenset({"vi"})


@dataclass(slots=True)
class _Entry:
    """A name as the index has it, its language, and the anchors of its passages by story."""

    name: str
    language: str
    passages: dict[int, list[str]] = field(default_factory=dict)

    @property
    def weight(self) -> tuple[int, int]:
        return len(self.passages), sum(map(len, self.passages.values()))


def index(edition: Edition, stories: Iterable[StoryView]) -> tuple[NameView, ...]:
    """The names in the order of the alphabet; none when there are too few stories."""
    if len(edition.stories) < FEWEST_STORIES:
        return ()
    bearers, printed = Bearers(edition), Written(edition.stories)
    found: dict[str, _Entry] = {}
    for story, view in zip(edition.stories, stories, strict=True):
        for passage in view.passages:
            for line in lines(passage):
                language = line.language or edition.language
                for place, name in bearers.named(line.text, story, language):
                    if not printed.is_whole(line.text, place, language):
                        continue
                    entry = found.setdefault(_key(name), _Entry(name, language))
                    anchors = entry.passages.setdefault(view.number, [])
                    anchors += [passage.anchor] if passage.anchor not in anchors else []
    kept = _kept(found.values(), edition, printed)
    return tuple(map(_view, sorted(kept, key=lambda one: _sorted(one.name))))


def _kept(found: Iterable[_Entry], edition: Edition, written: Written) -> list[_Entry]:
    """The names that help: no common words, no sources of the edition, and not too many."""
    outlets = {_key(article.source) for story in edition.stories for article in story.articles}
    names = [one for one in found if _is_telling(one, written) and _key(one.name) not in outlets]
    names.sort(key=lambda one: (-one.weight[0], -one.weight[1], " " not in one.name, _key(one.name)))
    return names[: MOST_NAMES_A_STORY * len(edition.stories)]


def _is_telling(entry: _Entry, written: Written) -> bool:
    """Whether a name is one, as far as it shows, and no word that only opens a sentence."""
    name = entry.name
    if not name[0].isupper() or name.isdigit() or _ODD.search(name):
        return False
    if entry.language in _HARD_TO_TELL and entry.weight == (1, 1) and not name.isascii():
        return False
    if entry.language == "en" and _NO_NAME.fullmatch(name):
        return False
    return not is_measure(name, entry.language) and written.is_a_name(name, entry.language)


def _key(name: str) -> str:
    """What is alike in spellings of one name: "Dan T. Cathy", "Dan Cathy"; "U.S.", "US"."""
    return plain(name.replace("-", " ")).replace(".", "")


def _view(entry: _Entry) -> NameView:
    places = tuple(Place(number, anchors[0]) for number, anchors in sorted(entry.passages.items()))
    return NameView(printable(entry.name), places)


def _sorted(name: str) -> tuple[str, str]:
    """Letters without their accents, then as it is written."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)), name
