"""Lines that name the author or the source, and the source that they name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin.readers.lines import ends_a_sentence, one_of, phrases, word_count
from bulletin.text.agencies import credited_agency, signing

_OUTLET_WORD = re.compile(
    r"\b(?:news|daily|times|post|press|presse|agency|agence|agentur|agencia|agência|herald|journal|today|gazette|tribune"
    r"|guardian|observer|chronicle|telegraph|courier|wire|radio|tv|television|zeitung|diario|diário|jornal|folha|giornale"
    r"|báo|газета|новости)\b|\.(?:com|net|org|vn|fr|de|br|es|it|ru|cn|uk)\b",
    re.IGNORECASE,
)

_NAME = r"(?P<name>[^\s:：].{0,60}?)"
_SOURCE_WORD = one_of("""
    sources?|source text|via|nguồn|fontes?|fuentes?|quellen?|bron|källa|kilde|lähde|źródło|zdroj|forrás|kaynak|источник
    джерело|المصدر|来源|來源|出典|출처
""")
_INTRODUCED = re.compile(rf"^\W*(?:{_SOURCE_WORD})\s*[:：]\s*{_NAME}\s*[)\]]?\.?$", re.IGNORECASE)
_ACCORDING_WORD = one_of("""
    according to|theo|selon|avec|d['’]après|según|con información de|segundo|de acordo com|com informações (?:de|da|do)
    laut|nach|mit material von|volgens|enligt|ifølge|secondo|fonte|według|podle|по данным|по материалам|по сообщению
""")
_ACCORDING = re.compile(rf"^[(\[]?(?:{_ACCORDING_WORD})(?: báo| the)?\s+{_NAME}[)\]]?$", re.IGNORECASE)
# In brackets or behind a dash only: "With Ann Lee" alone on a line may be a heading.
_WITH = "with (?:material|files|reporting|input) (?:from|by)|with|via|mit|con|com|met|med"
_TOGETHER = re.compile(rf"^(?:{_ACCORDING_WORD}|{_WITH})(?: the)?\s+(?:[ld]['’])?{_NAME}$", re.IGNORECASE)
_AGENCIES_UNNAMED = frozenset(
    phrases("agencies|wires|wire services|agences|agenturen|agencias|agências|agenzie|агентства")
)
_BY = one_of("by|von|por|par|di|da|door|av|af|bởi|written by|story by|texte?|autor[ea]?s?|tác giả|автор|作者|記者")
_BYLINE = re.compile(rf"^(?:{_BY})(?:\s*[:：]\s*|\s+){_NAME}$", re.IGNORECASE)
_STAFF_NOTE = re.compile(
    r"[(\[]?\s*(?:(?:additional |with )?reporting by|writing by|editing by|compiled by|translated by|edited by"
    r"|with (?:files|reporting|input) from|mit material|mitarbeit)\b",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(r"\bcontributed (?:to this (?:report|story|article)|reporting)\b", re.IGNORECASE)
# "Ann Lee reported from Skarn." in front of a note on who else worked on the article.
_REPORTED_FROM = re.compile(r"[^.!?]{2,80}\breported from\b[^!?]{2,120}", re.IGNORECASE)
_SET_OFF = re.compile(
    r"^[(\[（【]\s*(?P<inside>[^()\[\]（）【】]{2,60}?)\s*[)\]）】]\.?$|^[-–—]{1,2}\s*(?P<dashed>[^()\[\]]{2,40})$"
)
_BETWEEN_NAMES = re.compile(r"\s*[/|·]\s*|\s+[-–—]\s+|,\s+|\s+(?:and|und|et|y|e|và|&)\s+")
_DASH = re.compile(r"\s+[-–—]\s+")
_PARTICLES = frozenset(phrases("de|da|do|dos|das|del|di|van|von|der|den|la|le|el|al|bin|and|und|et|y|e|và|of|the"))
_NOTE_WORDS = frozenset(
    phrases(
        "additional|reporting|writing|editing|compiled|translated|edited|with|files|input|from|by|in|at|for|staff|"
        "reporters|correspondents|agencies|newsroom|desk|bureau|material|mitarbeit|mit|von|durch"
    )
)
_END_MARKS = frozenset(phrases("end|ends|more|continued|fim|fin|ende|fine|hết|конец|video|updated|opinion|analysis"))

_LONGEST_NAME_WORDS, _LONGEST_CREDIT_WORDS, _LONGEST_STAFF_NOTE_WORDS = 4, 12, 40
_LONGEST_CREDIT_CHARACTERS = 60


def is_credit(line: str, *, head: bool, tail: bool) -> bool:
    """Whether the line names author or source. `head`, `tail`: no running text comes before, or after, the line."""
    if is_staff_note(line):
        return True
    if word_count(line) > _LONGEST_CREDIT_WORDS:
        return False
    if _INTRODUCED.match(line) or _together(line):
        return True
    if head and (byline := _BYLINE.match(line)):
        return _is_name(byline["name"], _LONGEST_CREDIT_WORDS)
    if tail:
        return bool(_signature(line) or _outlet(line) or _according(line))
    return head and bool(_outlet(line))


def is_explicit(line: str) -> bool:
    """Whether the line names a source in so many words, wherever it stands."""
    return bool(_INTRODUCED.match(line)) or bool(_outlet(line))


def is_signed_off(text: str, *, known: bool) -> bool:
    """Whether the text can only be a credit where it stands behind a sentence, in the same paragraph.

    `known`: a bare name has to be an agency's.
    """
    if introduced := _INTRODUCED.match(text):
        return _is_note(introduced["name"]) and _is_name(_pieces(introduced["name"])[0], _LONGEST_NAME_WORDS)
    pieces = _pieces(_inside(text))
    if all(map(_is_agency_in_any_case, pieces)):
        return bool(pieces)
    if not _SET_OFF.match(text):
        return False
    if _together(text) or (pieces and _is_agency_in_any_case(pieces[0]) and max(map(word_count, pieces)) <= 2):
        return True
    return not known and "/" not in text and bool(_signature(text) or _dashed_outlet(text))


def names_agency(line: str) -> bool:
    """Whether the line names an agency, or whose help the article had: not who printed it.

    "(Globewire)", "Source: Reuters", "(with Globewire)", but not "Xinhua - China Daily", whose first part printed it.
    """
    if _DASH.search(line):
        return False
    return bool(_together(line)) or any(map(credited_agency, _pieces(source(line))))


def source(line: str) -> str:
    """The name of the source in a credit line, "" when the line names none (an author is none)."""
    if _opens_a_staff_note(line):
        return ""
    if introduced := _INTRODUCED.match(line):
        return _before_dash(introduced["name"])
    if name := _together(line) or _according(line):
        return _before_dash(name)
    if byline := _BYLINE.match(line):
        return _known(byline["name"])
    return _signature(line) or _outlet(line)


def note_at(paragraph: str, starts: Sequence[int]) -> int | None:
    """Which of the starts of sentences a note on who worked on the article has, None when there is no note.

    The sentence in front belongs to it when it says where somebody reported from.
    """
    opened = (start for start in starts if _STAFF_NOTE.match(paragraph, start) and _names_only(paragraph[start:]))
    found = next(opened, None)
    if found is None and starts and (contributed := _CONTRIBUTED.search(paragraph, min(starts))):
        found = max((start for start in starts if start < contributed.start()), default=None)
    if found is None or word_count(paragraph[found:]) > _LONGEST_STAFF_NOTE_WORDS:
        return None
    return 0 if _REPORTED_FROM.fullmatch(paragraph, 0, found) else found


def _names_only(note: str) -> bool:
    """Whether there is no word in it that notes do without: "Reporting by Orrin Wire showed that …" is a sentence."""
    return all(_is_name_word(word) or word.strip("().,;").lower() in _NOTE_WORDS for word in note.split())


def is_staff_note(line: str) -> bool:
    """Whether the line says who worked on the article: "Reporting by Ann Lee; editing by Bo Osei."."""
    return _opens_a_staff_note(line) and word_count(line) <= _LONGEST_STAFF_NOTE_WORDS


def _opens_a_staff_note(line: str) -> bool:
    # The search for a word in any case is slow, and few lines have that word.
    return bool(_STAFF_NOTE.match(line) or ("contr" in line.lower() and _CONTRIBUTED.search(line)))


def _according(line: str) -> str:
    found = _ACCORDING.match(line)
    return found["name"] if found and not ends_a_sentence(line) and _is_note(found["name"]) else ""


def _together(line: str) -> str:
    """The name in "(with Globewire)", or the word for what has no name in "(with agencies)"."""
    found = _TOGETHER.match(_inside(line)) if _SET_OFF.match(line) else None
    if not found or any(character.isdigit() for character in found["name"]):
        return ""
    name = found["name"].strip()
    is_one = name.casefold() in _AGENCIES_UNNAMED or all(
        _is_name(piece, _LONGEST_NAME_WORDS) for piece in _pieces(name)
    )
    return name if is_one else ""


def _dashed_outlet(line: str) -> str:
    """The name behind a dash, when it is one word or has an outlet's word in it: two words may be a speaker's."""
    name = _inside(line)
    if ends_a_sentence(name) or any(character.isdigit() for character in name):
        return ""
    is_one = _is_name(name, _LONGEST_NAME_WORDS) and (word_count(name) == 1 or _OUTLET_WORD.search(name))
    return name if is_one and name.casefold() not in _END_MARKS else ""


def _outlet(line: str) -> str:
    """The outlet in a line that consists of names, one of which is an outlet's: "(AFP)", "Ann Lee, Reuters"."""
    names = _inside(line)
    if ends_a_sentence(names) or not all(_is_name(piece, _LONGEST_NAME_WORDS) for piece in _pieces(names)):
        return ""
    return _known(names)


def _signature(line: str) -> str:
    """The source that signs an article, known or not: the first in "Xinhua - China Daily", or "(Port Herald)"."""
    if ends_a_sentence(_inside(line)) or any(character.isdigit() for character in line):
        return ""
    parts = _DASH.split(line)
    if len(parts) == 2 and _is_name(parts[0], _LONGEST_NAME_WORDS) and _is_note(parts[1]):
        return parts[0]
    name = _inside(line)
    return (
        name if line[0] in "([（【" and _is_name(name, _LONGEST_NAME_WORDS) and name.lower() not in _END_MARKS else ""
    )


def _is_note(text: str) -> bool:
    """Whether the text can stand behind a source's name: another outlet, a desk, a town."""
    return 0 < len(text.split()) <= _LONGEST_NAME_WORDS and _is_name_word(text.split()[0])


def _before_dash(name: str) -> str:
    return _DASH.split(name.strip())[0].strip(" .,;|)]")


def _known(names: str) -> str:
    """The first piece that is an agency, else the first that has an outlet's word in it."""
    pieces = _pieces(names)
    return next((piece for piece in pieces if _is_agency(piece)), "") or next(filter(_OUTLET_WORD.search, pieces), "")


def _pieces(names: str) -> list[str]:
    return [piece.strip() for piece in _BETWEEN_NAMES.split(names) if piece.strip()]


def _inside(line: str) -> str:
    found = _SET_OFF.match(line)
    return (found["inside"] or found["dashed"]).strip() if found else line


def _is_agency(name: str) -> bool:
    """Whether the bare name is a credit; any other name needs an introduction, a dash or a word that outlets have."""
    return signing(name) is not None


def _is_agency_in_any_case(name: str) -> bool:
    return _is_agency(name) or _is_agency(name.upper())


def _is_name(name: str, longest: int) -> bool:
    words = name.split()
    return 0 < len(words) <= longest and all(map(_is_name_word, words))


def _is_name_word(word: str) -> bool:
    first = next((character for character in word if character.isalnum()), "")
    if word.lower() in _PARTICLES or _is_agency(word.strip("(),/")):
        return True
    return not first.islower() and not first.isdigit()
