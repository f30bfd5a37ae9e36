"""Who bears the names of an edition: which of them are one person's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.model import Edition, Story
from bulletin.renderers.view.written import in_lower_case
from bulletin.text import first_names
from bulletin.text.people import Found, People, may_be_a_persons, people
from bulletin.text.speech import verbs

_MOST_WORDS_OF_A_PERSON = 4
_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)\.?$")
_INITIAL = re.compile(r"(?<=\w )(?:[^\W\d_]\.? )+")
_AGE = re.compile(r",\s\d\d(?:,|\.|\s)")
_LAST_WORD, _WORD = re.compile(r"([^\W\d_]+)[,:]?\s$"), re.compile(r",?\s([^\W\d_]+)")
# How many characters before a name are looked at.
_BESIDE = 20
_ARTICLE = re.compile(r"(?:^|\W)(?:the|der|die|das|le|la|el|il|o|a|os|as|los|las|les)\s$", re.IGNORECASE)


class Bearers:
    """The names of an edition's articles, story by story, and what is known of who bears them."""

    def __init__(self, edition: Edition) -> None:
        self._known: dict[tuple[str, str], People] = {}
        self._persons: dict[str, str] = {}
        for story in edition.stories:
            self._learn(story)
        self._called = {key: self._only_persons(known) for key, known in self._known.items()}
        self._surnames: dict[str, set[str]] = {}
        for key, whole in sorted(self._persons.items()):
            self._surnames.setdefault(_surname(whole).casefold(), set()).add(key)

    def _learn(self, story: Story) -> None:
        """Take note of the names in a story's articles and of those that are people's."""
        spoke = " ".join(quote.speaker for quote in story.quotes)
        for article in story.articles:
            own = people(article.text, article.language)
            known = self._known.setdefault((story.id, article.language), People())
            written = {_SUFFIX.sub("", name): None for names in own.written.values() for name in names}
            for name in written:
                # Datelines are in capitals: "KINGSHOLM - The bank", "shares in Kingsholm rose".
                is_loud = name.isupper() and re.search(rf"\b{re.escape(name.title())}\b", article.text)
                known.add(name.title() if is_loud else name)
            persons = _Persons(article.text, article.language, own, spoke)
            self._persons |= {plain(name): name for name in written if name in persons} | self._persons

    def _only_persons(self, known: People) -> People:
        """Those of the names that are people's: "Congress" is not short for "Members of Congress"."""
        made = People()
        for name in (name for names in known.written.values() for name in names):
            if plain(name) in self._persons:
                made.add(name)
        return made

    def named(self, text: str, story: Story, language: str) -> Iterator[tuple[Found, str]]:
        """The names in a text of a story at their places, each with the name in full."""
        key = (story.id, language)
        called = self._called.get(key, People())
        for found in self._known.get(key, People()).found(text):
            yield found, self._whole(found.name, called)

    def _whole(self, name: str, called: People) -> str:
        """A name in full: as its story has it, or when only one person of the edition bears it as the surname."""
        whole = _SUFFIX.sub("", called.whole(name, frozenset(self._persons.values())) or name)
        words = plain(whole).split()
        for at in range(len(words) - 1):
            # "Intelligence James Clapper", the director of national intelligence; "Donald John Trump".
            for shorter in ([words[at], words[-1]], words[at:]):
                if (person := self._persons.get(" ".join(shorter))) is not None:
                    return person
        if len(words) > 1 or called.is_ambiguous(name):
            return whole
        bearers = self._surnames.get(whole.casefold(), set())
        return self._persons[next(iter(bearers))] if len(bearers) == 1 else whole


def plain(name: str) -> str:
    """The name without initials inside and without accents of case: "Donald J. Trump" is "donald trump"."""
    return _INITIAL.sub("", name).casefold()


def _surname(name: str) -> str:
    """The last word, with the particles before it: "von der Leyen"."""
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].islower():
        at -= 1
    return " ".join(words[at:])


class _Persons:
    """What one article tells of who is a person: ages, words of speech beside names, surnames that stand alone."""

    def __init__(self, text: str, language: str, known: People, spoke: str) -> None:
        self._language, self._spoke = language, spoke
        self._alone: set[str] = set()
        self._speaking: set[str] = set()
        self._aged: set[str] = set()
        self._common = in_lower_case(text)
        for one in known.found(text):
            name, last = one.name.casefold(), one.name.split()[-1].casefold()
            if " " not in name and not _ARTICLE.search(text[max(0, one.start - _BESIDE) : one.start]):
                self._alone.add(name)
            if _AGE.match(text, one.end):
                self._aged.add(name)
            if last not in self._speaking and self._speaks(text, one):
                self._speaking.add(last)

    def _speaks(self, text: str, one: Found) -> bool:
        """Whether a verb of speech stands beside a name."""
        before, after = _LAST_WORD.search(text[max(0, one.start - _BESIDE) : one.start]), _WORD.match(text, one.end)
        return any(found is not None and verbs(self._language).fullmatch(found[1]) for found in (before, after))

    def __contains__(self, name: str) -> bool:
        """Whether the name is a person's, as far as it shows."""
        words = name.casefold().split()
        if not 1 < len(words) <= _MOST_WORDS_OF_A_PERSON or not may_be_a_persons(name):
            return False
        if name in self._spoke or name.casefold() in self._aged:
            return True
        if first_names.sex(name):
            return words[-1] not in self._common or words[-1] in self._speaking
        return words[0] not in self._common and words[-1] in self._alone & self._speaking
