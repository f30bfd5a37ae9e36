"""What feeds put behind an entry's text: where to read on, where it appeared first, the mark that it is cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin.readers.lines import Line, ends_a_sentence, holds_one_of, one_of, phrases
from bulletin.text.sentences import split

# Titles run to 200 characters; nothing that is looked for behind a text is longer.
_LONGEST_TAIL_CHARACTERS = 400
_CUT = re.compile(r"\s*(?:(?P<bracketed>[\[(]\s*(?:…|\.{3,})\s*[\])])|…|\.{3,})\s*$")
# WordPress and its translations: "The post TITLE appeared first on SITE."
_FIRST_ON = one_of(r"""
    the post .{1,300} (?:first )?appeared first on .{1,100}|the post .{1,300} first appeared on .{1,100}
    this (?:article|post|story) (?:originally|first) appeared (?:first )?(?:on|at|in) .{1,100}
    der beitrag .{1,300} erschien zuerst (?:auf|bei) .{1,100}|l['’]article .{1,300} est apparu en premier sur .{1,100}
    cet article .{1,300} est apparu en premier sur .{1,100}
    la entrada .{1,300} (?:se publicó|aparece) primero en .{1,100}
    el cargo .{1,300} apareció primero en .{1,100}|o post .{1,300} apareceu primeiro em .{1,100}
    o conteúdo .{1,300} aparece primeiro em .{1,100}|l['’]articolo .{1,300} proviene da .{1,100}
    l['’]articolo .{1,300} sembra essere il primo su .{1,100}|сообщение .{1,300} появил[аио]с[ья] сначала на .{1,100}
    запись .{1,300} впервые появилась .{1,100}|bài viết .{1,300} (?:đã )?xuất hiện (?:đầu tiên|lần đầu) .{1,100}
    het bericht .{1,300} verscheen eerst op .{1,100}|artykuł .{1,300} pochodzi z serwisu .{1,100}
    inlägget .{1,300} dök först upp på .{1,100}|submitted by .{1,80}\[link\].{0,20}\[comments\]
""")
_READ_ON = one_of(r"""
    (?:read|see|view|show) (?:more|the full (?:story|article|post)|full (?:story|article|post))|read on|read the rest
    continue reading|keep reading|more\s?(?:…|\.{3})|full story|click here to (?:read|continue)[\w ]{0,30}
    weiterlesen|weiter lesen|mehr lesen|mehr dazu|zum (?:ganzen |vollständigen )?artikel|lesen sie (?:weiter|mehr)
    lire la suite|lire plus|lire l['’]article|en savoir plus|continuer la lecture|poursuivre la lecture
    leer más|seguir leyendo|sigue leyendo|continuar leyendo|leer (?:la )?nota completa|ver más
    ler mais|leia mais|continue lendo|continuar (?:a ler|lendo)|saiba mais|ler artigo completo
    leggi tutto|leggi di più|leggi l['’]articolo|continua a leggere|continua la lettura
    (?:đọc|xem) (?:tiếp|thêm|chi tiết)|читать (?:далее|дальше|полностью|ещё|еще)|подробнее|далее
    lees (?:meer|verder)|czytaj (?:więcej|dalej)|läs mer|læs mere|les mer|続きを読む|阅读(?:全文|更多)|더 ?보기
""")
# These are followed by the title of the article.
_READ_ON_ABOUT = one_of(r"""
    continue reading|read (?:the )?(?:full|more|rest|original)[\w ]{0,20}(?:at|on|about|of|here|:)|weiterlesen
    lire la suite|seguir leyendo|sigue leyendo|continue lendo|continua a leggere|читать далее
    đọc tiếp|lees verder|czytaj dalej
""")
# One of these stands in every tail: most texts have none at their end.
_IN_EVERY_TAIL = phrases("""
    read|more|appeared|reading|full story|click|comments|lesen|mehr|artikel|zuerst|lire|savoir|lecture|premier
    leer|leyendo|ver más|primero|ler mais|ler artigo|leia|lendo|saiba|primeiro|leggi|leggere|lettura|proviene
    il primo|tiếp|thêm|chi tiết|xuất hiện|читать|подробнее|далее|появил|lees|verscheen|czytaj|pochodzi|läs|læs|les mer
    dök upp|続き|阅读|보기
""")
_MARKS = r"[\s\[\](){}<>«»‹›→›…·|:.–—-]{0,12}"
_APPEARED = re.compile(rf"{_MARKS}(?:{_FIRST_ON})", re.IGNORECASE | re.DOTALL)
_INVITED = re.compile(rf"{_MARKS}(?:{_READ_ON}){_MARKS}", re.IGNORECASE)
_INVITED_BY_TITLE = re.compile(rf"{_MARKS}(?:{_READ_ON_ABOUT})\b.{{0,250}}", re.IGNORECASE | re.DOTALL)
# Where a tail may begin: behind a sentence or a bracket, and, less surely, at any capital.
_BEGINNINGS = re.compile(r"(?<=[.!?…。！？\])»”\"’:])\s*(?=[^\s.…])|\s(?=[\[(…]|\.\.)|\s(?=[^\W\d_])")
_SURE = tuple('.!?…。！？])»”"’:')
_MOST_BEGINNINGS, _LONGEST_MARK_CHARACTERS = 40, 20


class Trimmed(NamedTuple):
    """The lines with tails as furniture, whether they invite to read on, and whether the text is cut short."""

    lines: list[Line]
    invites: bool
    cut: bool


def trimmed(lines: Sequence[Line], language: str, *, long: bool) -> Trimmed:
    """The lines without what stands behind the text, and without the sentence that a cut left unfinished.

    The last words of a `long` text may be "…" in their own right; only in brackets are they a cut.
    """
    kept, tails, invites = list(lines), [], False
    while kept:
        line = kept.pop()
        text, tail = (line.text, "") if not line.role else ("", line.text)
        if not tail:
            text, tail = _detached(text)
        if tail:
            tails.append(Line(tail, "furniture", line.markup))
            invites = invites or _invites(tail)
        if text:
            kept.append(line._replace(text=text))
        if not tail:
            break
    uncut = _uncut(kept, language, long=long)
    return Trimmed([*(uncut or kept), *reversed(tails)], invites, uncut is not None)


def _detached(text: str) -> tuple[str, str]:
    """The text, and the tail that stands behind it, "" when there is none."""
    if not holds_one_of(text[-_LONGEST_TAIL_CHARACTERS:].casefold(), _IN_EVERY_TAIL):
        return text, ""
    if len(text) <= _LONGEST_TAIL_CHARACTERS and (_APPEARED.fullmatch(text) or _invites(text)):
        return "", text
    for start in _beginnings(text):
        before, tail = text[:start].rstrip(), text[start:].lstrip()
        if before.endswith(_SURE) or tail[:1] in "[(….":
            if _APPEARED.fullmatch(tail) or _invites(tail):
                return before, tail
        elif tail[:1].isupper() and _INVITED.fullmatch(tail):
            return before, tail
    return text, ""


def _beginnings(text: str) -> Iterator[int]:
    found = [match.end() for match in _BEGINNINGS.finditer(text, max(0, len(text) - _LONGEST_TAIL_CHARACTERS))]
    yield from reversed(found[-_MOST_BEGINNINGS:])


def _invites(tail: str) -> bool:
    return bool(_INVITED.fullmatch(tail) or _INVITED_BY_TITLE.fullmatch(tail))


def _uncut(lines: Sequence[Line], language: str, *, long: bool) -> list[Line] | None:
    """The lines with the unfinished sentence at their end as furniture, unless it is all there is; None without one."""
    found = _CUT.search(lines[-1].text, max(0, len(lines[-1].text) - _LONGEST_MARK_CHARACTERS)) if lines else None
    if not found or (long and not found["bracketed"]):
        return None
    *before, last = lines
    if ends_a_sentence(last.text[: found.start()]):
        mark = Line(found[0].strip(), "furniture", last.markup)
        return [*before, last._replace(text=last.text[: found.start()]), mark]
    start = max((start for start, _ in split(last.text, language)), default=0)
    said = last.text[:start].rstrip()
    if not said and not any(line.role is None for line in before):
        return [*before, last._replace(text=f"{last.text[: found.start()]}…")]
    rest = [last._replace(text=said)] if said else []
    return [*before, *rest, Line(last.text[start:], "furniture", last.markup)]
