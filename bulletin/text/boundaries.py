"""Where the sentences of one paragraph end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.text.marks import FULL, OPENING, QUOTES, Mark, found, mark_at
from bulletin.text.periods import ends_in_a_period, follows_a_word, opens_with_a_common_word
from bulletin.text.thai import thai_ends

_QUESTIONS = frozenset("!?؟;\u037e")
_ELLIPSES = frozenset("…‥")

# In Chinese and Japanese text, marks of the ASCII range need no space either.
_SPACELESS = frozenset({"zh", "ja"})
# What a sentence runs on with behind a mark that stands inside it.
_COMMAS = ("，", "、", ",", "；")
# What quoted speech runs on with in Japanese.
_PARTICLES = ("と", "って", "など", "の", "に", "を", "は", "が", "も", "で", "か")

_CAMEL = re.compile(r"[a-z][A-Z]")
_CAPITALIZED = re.compile(r"(?!(?:Com|Org|Net)\b)[^\W\d_][^\W\d_A-Z]")
# `"Why now?" Osei asked.`
_SPEECH = re.compile(
    r"(?:(?:\w+\. ?)?[^\W\d_]\w* ){0,3}?(?:said|says|asked|asks|added|adds|told|replied|wrote|shouted|cried|wondered)\b"
)
# `“为什么是现在？”何伟问。`
_SPEECH_ZH = re.compile(r"[^，。！？；：“”]{1,12}(?:说|问|道|称|表示|指出|认为|强调|解释|补充)[。！，]")
# Shorter words in front of a period without a space are parts of addresses and file names.
SHORTEST_JOINED = 3


def ends(paragraph: str, language: str) -> Iterator[int]:
    """The offsets behind each mark that ends a sentence, in order; the end of the paragraph need not be one."""
    if language in ("th", "lo"):
        yield from thai_ends(paragraph)
        return
    last = quotes = counted = 0
    for match in _outside_brackets(paragraph, language):
        if _surely_ends(match, paragraph, language):
            last = match.end("closing")
            yield last
        elif _ends_a_sentence(mark := mark_at(match, paragraph, last, language)):
            last = mark.end
            if mark.closing == '"' and not mark.spaced:
                # With its space lost, a straight quotation mark tells only by count whether it closes or opens.
                quotes += paragraph.count('"', counted, mark.start)
                counted = mark.start
                last = mark.start + len(mark.text) if quotes % 2 == 0 else mark.end
            yield last


def _outside_brackets(paragraph: str, language: str) -> Iterator[re.Match[str]]:
    """The matches of marks that may end a sentence; in Japanese, none does inside brackets."""
    if language != "ja":
        yield from found(paragraph, language)
        return
    brackets = re.finditer(r"「[^「」]*」|『[^『』]*』|（[^（）]*）", paragraph)
    bracket = next(brackets, None)
    for match in found(paragraph, language):
        while bracket is not None and bracket.end() <= match.start():
            bracket = next(brackets, None)
        if bracket is None or not (bracket.start() < match.start() and match.end("closing") < bracket.end()):
            yield match


def _surely_ends(match: re.Match[str], paragraph: str, language: str) -> bool:
    """Whether a capital stands behind the period and a word that is no abbreviation before it: most ends are such."""
    if match["mark"] != "." or not match["gap"]:
        return False
    ahead = paragraph[match.end() : match.end() + 2]
    capital = ahead[0].isupper() or (ahead[0] in OPENING and ahead[1:].isupper())
    return capital and follows_a_word(paragraph, match.start(), language)


def _ends_a_sentence(mark: Mark) -> bool:
    if not any(map(str.isalnum, mark.before)):
        return False
    if any(character in FULL for character in mark.text):
        return not _runs_on(mark)
    if not mark.spaced:
        return _ends_without_space(mark)
    if not mark.after or (_is_small(mark.after[0]) and not _CAMEL.match(mark.after)):
        return False
    if not _QUESTIONS.isdisjoint(mark.text):
        return not (mark.language == "en" and _closes_a_quote(mark) and _SPEECH.match(mark.after))
    if len(mark.text) > 1 or mark.text in _ELLIPSES:
        return _ends_in_an_ellipsis(mark)
    return ends_in_a_period(mark)


def _is_small(letter: str) -> bool:
    """Whether no sentence begins with it: Georgian letters count as small ones, and have no others for a beginning."""
    return letter.islower() and letter.title() != letter


def _runs_on(mark: Mark) -> bool:
    if (mark.opening + mark.after).startswith(_COMMAS):
        return True
    if not mark.closing or mark.opening:
        return False
    return mark.after.startswith(_PARTICLES) or (mark.language == "zh" and _SPEECH_ZH.match(mark.after) is not None)


def _ends_without_space(mark: Mark) -> bool:
    """Whether only the space was lost: "the storm.The council"."""
    if mark.language in _SPACELESS:
        return mark.text[0] in "!?…" and bool(mark.after) and not _runs_on(mark)
    if not mark.before[-1:].islower() or mark.opening not in ("", "(", "[") or not _CAPITALIZED.match(mark.after):
        return False
    word = mark.before.split()[-1].lstrip(OPENING)
    if len(word) < SHORTEST_JOINED or not word.isalpha():
        return False
    return mark.after[0].isupper() and (word.islower() or _closes_a_quote(mark) or opens_with_a_common_word(mark))


def _closes_a_quote(mark: Mark) -> bool:
    return any(character in QUOTES for character in mark.closing)


def _ends_in_an_ellipsis(mark: Mark) -> bool:
    """Whether more than a pause: not in brackets of its own, not in front of a number or a hesitating "I"."""
    if mark.text == "....":
        return True
    bracketed = mark.closing[:1] in (")", "]") and mark.before[-1:] in ("(", "[")
    hesitating = mark.language == "en" and re.match(r"I\b", mark.after) is not None
    return not bracketed and not hesitating and not mark.after[0].isdigit()
