"""Where a sentence can be taken apart: the clauses that read by themselves."""

# ruff: noqa: E501 - words are easier to check in long lines.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from bulletin.text.quotes import MARKS, closed

# A longer "sentence" is a list or was split badly.
LONGEST_CHARACTERS = 1000


class _Openers(NamedTuple):
    """What clauses begin with, one pattern between bars.

    No verb that needs to be completed ("it lasted until …") goes before them. `anywhere` are conjunctions, before which a sentence can be cut even where no comma stands, unless a word of `bound`
    stands in front; `relative` pronouns and `set_off` ones begin a clause only behind a comma or a dash: participles and
    prepositions that elsewhere belong to the word before them.
    """

    anywhere: str
    relative: str
    set_off: str
    bound: str = ""


_OPENERS = {
    "en": _Openers(
        r"""after|because|while|although|though|even\sthough|before|when|since|unless|whereas|so\sthat|despite|amid|in\sorder\sto""",
        r"""(?:\w{2,7}\s)?(?:which|whom)|whose|who|where""",
        r"""including|with|without|following|but(?!\s(?:said|says|also|not|then)\b)|(?!according|during|owing)\w{2,}ing|one\sof|the\s(?:first|last|\w+est)""",
        r"""days?|hours?|minutes?|weeks?|months?|years?|moments?|seconds?|time|times|night|morning|long|shortly|soon|just|only|even|right
        |immediately|not|ever|since|until|and|or|but|from|by|than|is|was|are|were|be|been|asked|know|knows|the|a|seconds|well|directly|especially""",
    ),
    "de": _Openers(
        r"""nachdem|weil|während|bevor|obwohl|sobald|seitdem|trotz|wegen|infolge""",
        r"""der|die|das|den|dem|dessen|deren|denen|welche[rsnm]?|wo|wobei|wodurch|womit|(?:an|auf|aus|bei|durch|für|in|mit|von|zu)\s(?:denen|deren|dessen)""",
        r"""als|da|wenn|ohne|um|darunter|mit|aber|nach|damit|obgleich""",
        r"""kurz|erst|nur|schon|auch|und|oder|tage?|stunden?|minuten?|wochen?|monate?|jahre?|gerade|von|nicht""",
    ),
    "fr": _Openers(
        r"""après|avant\sd(?:e|['’])|parce\squ(?:e|['’])|car|alors\squ(?:e|['’])|tandis\squ(?:e|['’])|lorsqu(?:e|['’])|bien\squ(?:e|['’])|malgré|puisqu(?:e|['’])|afin\sd(?:e|['’])""",
        r"""qui|dont|où|(?:\w{1,5}\s)?(?:laquelle|lequel|lesquels|lesquelles|auquel|auxquel(?:le)?s)""",
        r"""en\s\w{3,}ant|\w{3,}ant|avec|sans|notamment|y\scompris|mais|quand|pour""",
        r"""jours?|heures?|minutes?|semaines?|mois|ans?|peu|juste|seulement|et|ou|non|pas|même|longtemps|aussitôt""",
    ),
    "es": _Openers(
        r"""después\sd(?:e|el)|tras|antes\sd(?:e|el)|porque|mientras|aunque|pese\sa|a\spesar\sde|ya\sque|dado\sque|para\sque""",
        r"""que|quien|quienes|cuy[oa]s?|donde|(?:\w{1,4}\s)?(?:el|la|los|las)\scual(?:es)?""",
        r"""\w{2,}(?:ando|iendo|yendo)|con|sin|incluid[oa]s?|entre\sell[oa]s|pero|cuando|debido\sa|pues""",
        r"""días?|horas?|minutos?|semanas?|meses|años?|poco|justo|solo|sólo|y|o|no|mucho|inmediatamente""",
    ),
    "pt": _Openers(
        r"""depois\s(?:que|d[eoa]s?)|após|antes\s(?:que|d[eoa]s?)|porque|enquanto|embora|apesar\sd[eoa]s?|já\sque|para\sque|uma\svez\sque""",
        r"""que|quem|cuj[oa]s?|onde|em\sque|(?:\w{1,4}\s)?[oa]s?\squa(?:l|is)|n[oa]s?\squa(?:l|is)""",
        r"""\w{2,}[aei]ndo|com|sem|incluindo|entre\sel[ea]s|mas|quando|devido\s(?:a|ao|à)s?|pois|durante""",
        r"""dias?|horas?|minutos?|semanas?|m[eê]s(?:es)?|anos?|pouco|logo|só|somente|apenas|e|ou|não|muito|imediatamente""",
    ),
    "it": _Openers(
        r"""dopo|prima\sd(?:i|el|ella|ell['’])|perché|mentre|sebbene|nonostante|poiché|dato\sche|visto\sche|affinché""",
        r"""che|dove|(?:\w{1,3}\s)?cui|(?:il|la|i|le)\squal[ei]""",
        r"""\w{2,}[ae]ndo(?:si|lo|la|ne)?|con|senza|tra\scui|fra\scui|compres[oaie]|ma|quando|a\scausa\sd(?:i|el|ella)""",
        r"""giorn[oi]|or[ae]|minut[oi]|settiman[ae]|mes[ei]|ann[oi]|poco|solo|subito|e|o|non|molto|anche""",
    ),
    "vi": _Openers(
        r"""sau\skhi|trước\skhi|trong\skhi|bởi\svì|mặc\sdù|nhằm|khiến""",
        r"""nơi|trong\sđó""",
        r"""khi|vì|do|bởi|nếu|dù|để|cùng\svới|với|bao\sgồm|gồm|nhưng|song|kể\scả|đồng\sthời|theo\sđó""",
        r"""ngay|chỉ|và|hoặc|không|phút|giờ|ngày|tuần|tháng|năm|lâu""",
    ),
    "ru": _Openers(
        r"""после\sтого,?\sкак|из-за|несмотря\sна|в\sрезультате""",
        r"""(?:\w{1,5}\s)?котор\w+|где""",
        r"""когда|потому\sчто|поскольку|так\sкак|хотя|пока|если|\w+(?:вш|ющ|ящ|ащ)\w+|после|во\sвремя|в\sтом\sчисле|включая|но|а\sтакже|причём|причем""",
        r"""дн\w+|час\w*|минут\w*|недел\w+|месяц\w*|лет|год\w*|сразу|вскоре|только|и|или|не|именно|даже""",
    ),
}  # fmt: skip

_BREAKS = re.compile(r"(?<=[\w\"”’»)])(?:,\s|;\s|\s?—\s?|\s–\s|\s?--\s?)")
_LONGEST_WORD_CHARACTERS = 30
_FINAL = " \t\n.,;:!?…—–-"
_BRACKETS = re.compile(r"\(([^()]+)\)")
_SINGLE_OPEN, _SINGLE_CLOSE = re.compile(r"(?<!\w)['‘](?=\w)"), re.compile(r"(?<=[\w.,!?])['’](?!\w)")


def clauses(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The spans of the clauses that can be cut out, in characters, the longest first.

    They begin with a conjunction, a relative pronoun or the like and end with the sentence or at a comma, or stand
    between brackets or dashes. Quotations, brackets, names and numbers are never cut.
    """
    if language not in _OPENERS or len(text) > LONGEST_CHARACTERS or not _whole(text):
        return ()
    found = {(start, len(text[:end].rstrip(_FINAL))) for start, end in _spans(text, _patterns(language))}
    kept = [(a, b) for a, b in found if _reads_alone(text[a:b]) and _whole(text[:a])]
    return tuple(sorted(kept, key=lambda span: (span[0] - span[1], span)))


def points_back(clause: str, language: str) -> bool:
    """Whether a clause begins with a relative pronoun, and so tells of the word before it."""
    return language in _OPENERS and _patterns(language).relative.match(clause) is not None


class _Patterns(NamedTuple):
    anywhere: re.Pattern[str]
    relative: re.Pattern[str]
    set_off: re.Pattern[str]
    bound: re.Pattern[str]

    def opens(self, text: str, at: int) -> bool:
        """Whether a clause begins here, behind a comma or a dash."""
        openers = (self.relative, self.set_off, self.anywhere)
        return text[at : at + 1].islower() and any(opener.match(text, at) for opener in openers)


def _spans(text: str, openers: _Patterns) -> Iterator[tuple[int, int]]:
    breaks = [match.span() for match in _BREAKS.finditer(text)]
    yield from _set_off(text, breaks, [openers.opens(text, behind) for _, behind in breaks])
    yield from (match.span(1) for match in _BRACKETS.finditer(text))
    head = openers.anywhere.match(text) is not None and bool(breaks)
    if head and not openers.opens(text, breaks[0][1]):
        yield 0, breaks[0][0]
    for match in openers.anywhere.finditer(text, breaks[0][1] if head else 1):
        before = text[max(0, match.start() - _LONGEST_WORD_CHARACTERS) : match.start()]
        if match[0][0].islower() and not before.endswith(", ") and not openers.bound.search(before):
            yield match.start(), len(text)


def _set_off(text: str, breaks: Sequence[tuple[int, int]], opened: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """What stands behind a comma or a dash. One that goes on behind another clause ends nobody can tell where."""
    dashed = [_is_dash(text, span) for span in breaks]
    for n, (_, start) in enumerate(breaks):
        last = n + 1 == len(breaks)
        end = len(text) if last else breaks[n + 1][0]
        if opened[n] and (last or not opened[n + 1]):
            yield start, end
        elif opened[n] and all(opened[n + 1 :]):
            yield start, len(text)
        elif dashed[n] and sum(dashed[:n]) % 2 == 0 and (last or dashed[n + 1]):
            yield start, end


def _is_dash(text: str, span: tuple[int, int]) -> bool:
    return text[span[0] : span[1]].strip(" ")[:1] in ("—", "–", "-")


def _reads_alone(clause: str) -> bool:
    return clause[:1] not in MARKS and ": " not in clause and _whole(clause)


def _whole(text: str) -> bool:
    """Whether quotation marks and brackets all have their partners."""
    return (
        closed(text)
        and text.count("(") == text.count(")")
        and len(_SINGLE_OPEN.findall(text)) == len(_SINGLE_CLOSE.findall(text))
    )


@cache
def _patterns(language: str) -> _Patterns:
    anywhere, relative, set_off, bound = ("".join(map(str.strip, words.splitlines())) for words in _OPENERS[language])
    return _Patterns(
        re.compile(rf"(?<![\w’'-])(?:{anywhere})(?:(?<=['’])|(?![\w-]))", re.IGNORECASE),
        re.compile(rf"(?:{relative})(?![\w-])"),
        re.compile(rf"(?:{set_off})(?![\w-])"),
        re.compile(rf"(?<![\w-])(?:{bound})\s$", re.IGNORECASE),
    )
