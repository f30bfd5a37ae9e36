"""The names of an article at their places in a text, and the whole name that a part of one stands for."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import babel

from bulletin.text.listed import listed
from bulletin.text.names import names
from bulletin.text.speech import SPEECH, sexes, verbs

# What stands in front of names with a capital and is no part of them, beside the titles that `names` leaves out.
_ROLES = listed(
    """speaker administrator officer chief inspector general judge justice attorney detective sheriff deputy
    commissioner coach manager analyst spokesperson representative congressman congresswoman councilman
    councilwoman reverend rev father sister coroner superintendent sergeant constable major commander lieutenant
    corporal lawyer economist ceo cfo founder owner witness resident neighbor neighbour victim suspect student
    marshal trooper agent leader republican democrat democratic republicans democrats editor reporter
    correspondent police council board prefeito prefeita ministro ministra senador senadora deputado deputada
    diputado diputada governador delegado alcalde alcaldesa capitán capitão capitaine capitano maire sindaco
    sindaca капитан министр президент мэр губернатор депутат генерал полковник"""
)
# In German, every noun has a capital.
_ROLE = re.compile(
    r"\w*(?:meister|minister|kanzler|präsident|sprecher|direktor|leiter|chef|richter|anwalt|kommissar|sekretär|trainer"
    r"|politiker|forscher|professor|bischof|kapitän|ingenieur|experte|vorsitzende|beamte|abgeordnete)(?:in|[rn])?",
    re.IGNORECASE,
)
_SHORTEST_ACRONYM = 3
# A name with one of these is no person's.
_OF_NO_PERSON = listed(
    """of for the & and university hospital department school institute agency administration committee council court
    party bank company corp inc ltd llc group news times post press house street city county state states
    kingdom union nations ministry office center centre association foundation church college police island
    islands river lake airport park road avenue east west north south republic commission service services
    network radio tv television journal magazine daily herald tribune international national federal league club
    team army force forces court congress senate parliament universidade universidad université università
    universität hospital ministério ministerio polícia policía polizei banco banque bank estado são rio san los
    las saint nova nuevo new partido câmara tribunal agência agencia jornal folha globo rede instituto
    secretaria corpo companhia prefeitura governo gobierno reuters associated agence agenzia welle monde"""
)
_ARTICLES = listed("the le la les el los las il lo o a os as der die das")
_MOST_WORDS_OF_A_PERSON = 5
# Vietnamese puts countries in front of names without a mark: "Thủ tướng Nga Dmitry Medvedev".
_COUNTRIES_BEFORE_NAMES = {"vi": "Mỹ Anh Pháp Đức Nhật Hàn Úc Ý Áo Bỉ"}
# Most Vietnamese have one of a few family names.
_FAMILIES = listed("nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương đinh lý lương đào trịnh")

_GIVEN_IN_TWO = re.compile(r" [^\W\d_]{2,6}-[^\W\d_]{2,6}$")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_POSSESSIVE = re.compile(r"['’](?:[sS])?$")
_RUN_TOGETHER = re.compile(r"[^\W\d_]{3}\.[^\W\d_]")
_HYPHENS = re.compile(r"[\s.-]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A name at `start:end`."""

    start: int
    end: int
    name: str


@dataclass(slots=True)
class People:
    """The names of a text: by their first word as it is written, and those of several words by either end."""

    written: dict[str, list[str]] = field(default_factory=dict)
    by_last: dict[str, list[str]] = field(default_factory=dict)
    by_first: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str) -> None:
        """Take note of a name."""
        words = name.split()
        self.written.setdefault(words[0], []).append(name)
        if len(words) > 1:
            self.by_last.setdefault(words[-1].casefold(), []).append(name)
            self.by_first.setdefault(words[0].casefold(), []).append(name)

    def found(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """The names in a text, in order, each as long as possible; also the first or last word of a longer one."""
        at = start
        for match in _WORD.finditer(text, start, len(text) if end is None else end):
            written = match[0]
            if not written[0].isupper() or (begin := match.start()) < at:
                continue
            word = _bare(written)
            if name := self._written(text, begin, word, written) or self._part(word):
                at = begin + len(name)
                yield Found(begin, at, name)

    def _written(self, text: str, start: int, word: str, written: str) -> str:
        own = self.written.get(word, ()) or self.written.get(written, ())
        if not own:
            return ""
        fits = (n for n in own if text.startswith(n, start) and not text[start + len(n) : start + len(n) + 1].isalnum())
        return max(fits, key=len, default="")

    def _part(self, word: str) -> str:
        key = word.casefold()
        return word if key in self.by_last or key in self.by_first else ""

    def whole(self, name: str, people: Container[str]) -> str | None:
        """The whole name that a word ends, or opens when it is one of `people`'s; None when none or several are.

        Of several words, as many as the text has elsewhere without the first: "Senator Ann Lee", "Ann Lee".
        """
        key = name.casefold()
        if " " in name:
            ends = [own for own in self.by_last.get(key.split()[-1], ()) if name.endswith(f" {own}")]
            return min(ends, key=len, default=name)
        if own := self.by_last.get(key):
            return _one(own)
        return _one([whole for whole in self.by_first.get(key, ()) if whole in people])

    def is_ambiguous(self, name: str) -> bool:
        """Whether a word ends the names of several."""
        own = self.by_last.get(name.casefold(), ())
        return bool(own) and _one(own) is None


def people(text: str, language: str) -> People:
    """The names of a text, without what their bearers are."""
    made = People()
    pronouns = SPEECH[language].pronouns.split() if language in SPEECH else []
    for name in dict.fromkeys(_without_roles(name, language) for name in names(text, language)):
        words = name.split()
        if not _RUN_TOGETHER.search(name) and len(set(words)) == len(words) and words[-1].casefold() not in pronouns:
            made.add(name)
    return made


def may_be_a_persons(name: str) -> bool:
    """Whether nothing in the name speaks against its being a person's."""
    words = name.split()
    if len(words) > _MOST_WORDS_OF_A_PERSON or any(word.casefold() in _OF_NO_PERSON for word in words):
        return False
    if words[0].casefold() in _ARTICLES:
        return False
    return not any(map(str.isdigit, name)) and not any(w.isupper() and len(w) >= _SHORTEST_ACRONYM for w in words)


def same_person(a: str, b: str) -> bool:
    """Whether two names may be one person's: all words of one are the other's, or first letter and last word agree."""
    first, second = _HYPHENS.split(a.casefold()), _HYPHENS.split(b.casefold())
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    return first[-1] == second[-1] and first[0][:1] == second[0][:1]


def is_a_persons(name: str, language: str) -> bool:
    """Whether the name alone tells that it is a person's: "Moon Jae-in", "Nguyễn Minh Giám"."""
    return _GIVEN_IN_TWO.search(name) is not None or (
        language == "vi" and " " in name and name.split()[0].casefold() in _FAMILIES
    )


def _without_roles(name: str, language: str) -> str:
    """The name without what its bearer is: "Chief Ben Ray", "Ben Ray of UC Corrin"."""
    before, of, _ = name.partition(" of ")
    words = (before if of and " " in before and may_be_a_persons(before) else name).split()
    men, women = sexes(language)
    last = next((at for at in range(len(words) - 1, 0, -1) if _is_a_role(words[at - 1], language)), 0)
    words = words[last:]
    if len(words) > 1 and (words[0].casefold() in men | women or verbs(language).fullmatch(words[0])):
        words = words[1:]
    shortest = _SHORTEST_ACRONYM - (language in _COUNTRIES_BEFORE_NAMES)
    while len(words) > 2 and words[0].isupper() and words[0].isalpha() and len(words[0]) >= shortest:
        words = words[1:]
    if len(words) > 2:
        ahead = next((n for n in (2, 1) if " ".join(words[:n]) in _countries(language)), 0)
        words = words[ahead:]
    return " ".join(words)


def _is_a_role(word: str, language: str) -> bool:
    return (
        word.endswith("-old") or word.casefold() in _ROLES or (language == "de" and _ROLE.fullmatch(word) is not None)
    )


@cache
def _countries(language: str) -> frozenset[str]:
    if language not in _COUNTRIES_BEFORE_NAMES:
        return frozenset()
    official = babel.Locale.parse(language).territories
    return listed(_COUNTRIES_BEFORE_NAMES[language]) | {name for key, name in official.items() if key.isalpha()}


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word).rstrip(".")


def _one(own: Sequence[str]) -> str | None:
    """The shortest of the names when all are one person's: "Ruth Tallis", "Ruth M. Tallis". Not "RM Tallis"."""
    shortest = min(own, key=lambda name: (name.split()[0].isupper(), len(name.split()), name), default=None)
    return shortest if shortest and all(same_person(shortest, name) for name in own) else None
