"""What somebody says in a paragraph: between quotation marks or behind dashes, without "he said" in its midst."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from bulletin.text.quotes import QUOTED, SHORTEST_WORDS, Quoted
from bulletin.text.speech import SPEECH, verbs
from bulletin.text.words import count_words

# A dialogue goes on behind each dash: "— Não vamos sair — disse Maria. — A água subiu."
_DIALOGUE = re.compile(r"\s*[—–―-]\s?(?=[^\s\d—–―-])")
_DASH = re.compile(r"\s[—–―-]\s*|[—–―]\s?(?=[.,;:])|(?<=\w)[—–―](?=\s)")
# Longer ones hold more than who speaks.
LONGEST_ASIDE_CHARACTERS = 160
# In these languages "he said" stands between commas inside the quotation marks.
_BETWEEN_COMMAS = frozenset({"fr", "it"})
_BEFORE = " \t\u00a0.,;:—–―-"

Span = tuple[int, int]


def spoken(paragraph: str, language: str) -> tuple[Quoted, ...]:
    """The spans of at least three words that somebody says, in order; a paragraph is one line."""
    spans = _dialogue(paragraph, language) or [
        part for span in marked(paragraph) for part in _without_asides(paragraph, *span, language)
    ]
    found = []
    for start, end in spans:
        inner = paragraph[start:end].lstrip(_BEFORE).rstrip()
        start += paragraph[start:end].index(inner)
        if count_words(inner, language) >= SHORTEST_WORDS:
            found.append(Quoted(start, start + len(inner), inner))
    return tuple(found)


def marked(paragraph: str) -> Iterator[Span]:
    """The spans between quotation marks, in order; one left open reaches to the end."""
    for match in QUOTED.finditer(_with_curled_marks(paragraph)):
        yield match.span(match.lastindex or 0)


def _with_curled_marks(paragraph: str) -> str:
    """The paragraph with curled marks for straight ones, so that one without a partner does not turn all others."""
    if '"' not in paragraph:
        return paragraph
    pieces = paragraph.split('"')
    made, is_open = [pieces[0]], False
    for before, after in pairwise(pieces):
        opens = (not before or before[-1] in " \t\u00a0([—–-'‘“") and after[:1] not in ("", " ", "\u00a0")
        closes = before[-1:] not in ("", " ", "\u00a0") and not after[:1].isalnum()
        is_open = not is_open if opens == closes else opens
        made += ["“" if is_open else "”", after]
    return "".join(made)


def _dialogue(paragraph: str, language: str) -> list[Span]:
    """The turns of a paragraph that opens with a dash, when some part of it tells who speaks."""
    head = _DIALOGUE.match(paragraph)
    if head is None or language not in SPEECH:
        return []
    parts, at = [], head.end()
    for dash in _DASH.finditer(paragraph, head.end()):
        parts.append((at, dash.start()))
        at = dash.end()
    parts.append((at, len(paragraph)))
    turns = [part for part in parts if not _tells(paragraph[slice(*part)].lstrip(" .,;:"), language)]
    if len(turns) < len(parts):
        return turns
    found = [span for part in parts for span in _between_commas(paragraph, *part, language)]
    return found if len(found) > len(parts) or found != parts else []


def _tells(text: str, language: str) -> bool:
    """Whether the words begin with a verb of speech."""
    return verbs(language).match(text) is not None or _begins_with_idiom(text, language)


def _begins_with_idiom(text: str, language: str) -> bool:
    idioms = _idioms(language)
    return idioms is not None and idioms.match(text) is not None


@cache
def _idioms(language: str) -> re.Pattern[str] | None:
    speech = SPEECH.get(language)
    return re.compile(speech.idioms) if speech and speech.idioms else None


def _without_asides(paragraph: str, start: int, end: int, language: str) -> Iterator[Span]:
    """The parts of a span around "— he said —" inside its marks."""
    at = start
    for dash in _DASH.finditer(paragraph, start, end):
        last = min(end, dash.end() + LONGEST_ASIDE_CHARACTERS)
        if dash.start() < at or not _tells(paragraph[dash.end() : last], language):
            continue
        close = _DASH.search(paragraph, dash.end(), last)
        yield from _between_commas(paragraph, at, dash.start(), language)
        at = close.end() if close else end
    yield from _between_commas(paragraph, at, end, language)


def _between_commas(paragraph: str, start: int, end: int, language: str) -> Iterator[Span]:
    """The parts of a span around ", he said," inside its marks."""
    at = start
    if language in _BETWEEN_COMMAS:
        for comma in re.finditer(r"[,!?…]\s", paragraph[start:end]):
            begin, behind = start + comma.start(), start + comma.end()
            aside = paragraph[behind : min(end, behind + LONGEST_ASIDE_CHARACTERS)]
            if begin < at or not _tells(aside, language):
                continue
            close = re.search(r"[,.](?=\s|$)", aside)
            yield at, begin
            at = behind + close.end() if close else end
    if at < end:
        yield at, end
