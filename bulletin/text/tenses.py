"""Whether the words around a place in a sentence tell of what has been or of what is to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

Tense = Literal["past", "future"]


class _Verbs(NamedTuple):
    """Patterns of one language, tried in the order future, open, past, present; `open` and `present` tell neither."""

    open: str
    future: str
    past: str
    present: str = "(?!)"


# "To" in front of a verb, not of a place or a number.
_INFINITIVE = r"to\s(?!the\s|an?\s|his\s|her\s|its\s|their\s|[A-Z\d$£€])[a-z]+"
_VERBS = {
    "en": _Verbs(
        open=r"would|could|might|may|should|must|can|(?:is|are|be|been|being)\s(?:\w+ly\s)?\w+(?:ed|en)|is|are|am|be"
        r"|(?:has|have|having)\s(?:not\s|also\s|since\s|already\s|now\s)?(?:been\s)?\w+|had\s(?:hoped|planned"
        r"|been\s(?:due|set))"
        r"|(?:was|were)\s(?:due|set|expected|scheduled|planned|slated|supposed|likely|believed|thought|accused"
        r"|suspected|wanted)"
        r"|plan(?:s|ned)?|scheduled|expected|due|hope[sd]?|want(?:s|ed)|vow(?:s|ed)|prepar(?:es?|ed)|accused"
        r"|suspected|alleged"
        r"|believed|thought|proposed|based|convicted|charged|according|threatened|intend(?:s|ed)?"
        r"|meets?|begins?|starts?|opens?|votes|returns?|faces?|plays?|heads|arrives?|goes|comes|takes|holds?"
        r"|hosts?|says"
        r"|(?:of|for|from|in|with|by|about)\s\w+ing|" + _INFINITIVE,
        future=r"(?:will|won[’']t|shall)\s(?:\w+ly\s|not\s|also\s)?(?:be\s)?\w+"
        r"|(?:is|are)\s(?:due|set|expected|scheduled|planned|slated|going)(?:\sto\s(?:be\s)?\w+)?",
        past=r"was|were|had|did|didn[’']t|\w{2,}(?<!e)ed|fell|rose|broke|struck|hit|began|came|went|took|got"
        r"|made|left|found"
        r"|held|met|won|lost|led|sent|shot|fled|sank|blew|drove|gave|saw|ran|flew|brought|bought|caught|fought"
        r"|sought|taught"
        r"|became|grew|threw|drew|knew|shook|stole|swept|stood|sat|spent|paid|laid|built|burst|cut|put|set|told"
        r"|sold|shut"
        r"|fed|kept|slept|felt|dealt|lit|slid|spread|spoke|woke|wrote|swore|tore|wore|bore|rode|ate|beat|hung"
        r"|swung|dug"
        r"|froze|chose|heard|bled|crept|wept|leapt|undertook|overtook|overthrew|withdrew",
    ),
    "de": _Verbs(
        present="hat|haben|ist|sind|gibt",
        open=r"soll(?:te)?(?:n|st)?|könn\w+|konnte\w*|kann|dürf\w+|dürfte\w*|müss\w+|muss\w*|woll\w+|will"
        r"|würden?|möcht\w+|plan\w+"
        r"|geplant\w*|erwartet\w*|angesetzt\w*|vorgesehen\w*|zu\s[a-zäöüß]+en|heute|bitte|seite|leute"
        r"|erste[nrs]?|letzte[nrs]?"
        r"|zweite[nrs]?|dritte[nrs]?|weite[nrs]?|rechte[nrs]?|gute[nrs]?|besten?|meisten|mitten|unten|warten"
        r"|starten|halten|bieten"
        r"|arbeiten|leisten|nächste[nrs]?|kommende[nrs]?",
        future=r"wird|werden",
        past=r"wurden?|war(?:en)?|hatten?|(?:hat|haben|ist|sind)(?=\s(?:[^\s,;]+\s){0,30}?(?:\w{0,12}ge\w{1,16}(?:t|en)"
        r"|(?:ver|be|er|ent|zer)[a-zäöü]{1,20}(?:t|en))(?:$|[\s.,]))"
        r"|kam(?:en)?|ging(?:en)?|starb(?:en)?|fiel(?:en)?|stieg(?:en)?|traf(?:en)?|brach(?:en)?|fand(?:en)?"
        r"|gab(?:en)?"
        r"|nahm(?:en)?|schlug(?:en)?|schoss(?:en)?|zog(?:en)?|lief(?:en)?|hielt(?:en)?|ließ(?:en)?|stand(?:en)?"
        r"|blieb(?:en)?"
        r"|begann(?:en)?|verlor(?:en)?|gewann(?:en)?|griff(?:en)?|riss(?:en)?|sank(?:en)?|trat(?:en)?"
        r"|trieb(?:en)?|stieß(?:en)?"
        r"|erschien(?:en)?|entschied(?:en)?|beschloss(?:en)?|empfing(?:en)?|fing(?:en)?|warf(?:en)?|flog(?:en)?"
        r"|floh(?:en)?"
        r"|unterschrieb(?:en)?|verschwand(?:en)?|entstand(?:en)?|[a-zäöüß]{3,}(?:te|ten)",
    ),
    "fr": _Verbs(
        open=r"(?:aurai|serai|devrai|pourrai)(?:t|ent)|(?:peu|doi|veu)(?:t|vent)|peuvent|\w+rai(?:t|ent)"
        r"|prévue?s?|attendue?s?"
        r"|pour\s\w+r|opéra|caméra",
        present="est|sont|a|ont|[cd]oit",
        future=r"(?:est|sont)\s(?:prévu|attendu|programmé|fixé)e?s?|doit|doivent|va|vont|(?:se|au)ra|(?:se"
        r"|au)ront|[a-zéèêîï]{2,}(?:e|i|d|t|v|r)ra|[a-zéèêîï]{2,}ront",
        past=r"(?:a|ont|avait|avaient|est|sont|était|étaient|s['’]est|s['’]était)\s(?:\w+\s){0,2}?"
        r"\w+(?:é|ée|és|ées|i|is|it|ie|ies|u|ue|us|ues|erte?s?|orte?s?|inte?s?)|furent|fut|était|étaient|avait"
        r"|avaient",
    ),
    "es": _Verbs(
        open=r"podrían?|\w+rían?|previst[oa]s?|prevén?|es|son|está|están|puede[n]?|para\s\w+r|hay|tiene[n]?",
        future=r"(?:está|están)\sprevist[oa]s?|va[n]?\sa|debe[n]?|[a-záéíóú]{2,}(?:rá|rán)",
        past=r"[a-záéíóúñ]+(?:ó|aron|ieron|yeron|jeron)|fue(?:ron)?|hubo|hizo|tuvo|estuvo|pudo|puso|vino|quiso"
        r"|dijo|dio|vio"
        r"|eran?|estaban?|había[n]?|ha[n]?\s(?:sido\s)?\w+(?:ado|ido|to|cho)",
    ),
    "pt": _Verbs(
        open=r"poderiam?|\w+riam?|previst[oa]s?|prevê|prevêem|pode[m]?|é|são|está|estão|para\s\w+r|há|tem|têm"
        r"|ou|eu|seu|meu|céu"
        r"|museu|europeu|grau",
        future=r"(?:está|estão)\sprevist[oa]s?|vai|vão|deve[m]?|[a-záéíóúâêôãç]{2,}(?:rá|rão)",
        past=r"[a-záéíóúâêôãç]{2,}(?:ou|eu|iu|aram|eram|iram)|foi|foram|houve|teve|tiveram|esteve|fez|fizeram"
        r"|disse|veio|vieram"
        r"|deu|era[m]?|estava[m]?|havia[m]?|tinha[m]?|caiu|caíram|saiu|saíram|pôs|pôde",
    ),
    "it": _Verbs(
        present="è|sono|ha|hanno",
        open=r"potrebbe(?:ro)?|\w+rebbe(?:ro)?|previst[oaie]|attes[oaie]|può|possono|deve|devono|per\s\w+re",
        future=r"(?:è|sono)\s(?:previst|attes|fissat)[oaie]|[a-zàèéìòù]{2,}(?:rà|ranno)",
        past=r"(?:ha|hanno|è|sono|era|erano|aveva|avevano|si\sè|si\ssono)\s(?:\w+\s){0,2}?"
        r"\w+(?:at|it|ut|st|rt|tt|nt|lt|s)[oaie]|fu|furono|\w+(?:arono|erono|irono)|erano?|aveva(?:no)?",
    ),
    "vi": _Verbs(open=r"có thể|nếu", future=r"sẽ|sắp|dự kiến", past=r"đã|vừa|bị|xảy ra|khiến"),
    "ru": _Verbs(
        open=r"мо(?:жет|гут)|должн\w+|планир\w+|ожида\w+|чтобы|намерен\w*|или|если|число|дела|сила|стола|школа"
        r"|села|масла",
        future=r"будет|будут|состоится|состоятся|пройд[её]т|пройдут|начн[её]тся|начнутся|откроется|откроются",
        past=r"[а-яё]{2,}(?:л|ла|ло|ли|лся|лась|лось|лись)",
    ),
}


def tense_at(text: str, start: int, end: int, language: str) -> Tense | None:
    """The tense of the verb nearest to `text[start:end]`, those in front first; None when words leave it open."""
    found = list(verbs(text, language))
    in_front = [verb for verb in found if verb[1] <= start]
    nearest = in_front[-1] if in_front else next((verb for verb in found if verb[0] >= end), None)
    return nearest[2] if nearest else None


def verbs(text: str, language: str) -> Iterator[tuple[int, int, Tense | None]]:
    """Where verbs stand in the text, in order, and their tense; None for what leaves it open."""
    for match in _pattern(language).finditer(text):
        tense: Tense | None = "future" if match.lastgroup == "future" else "past" if match.lastgroup == "past" else None
        yield match.start(), match.end(), tense


@cache
def _pattern(language: str) -> re.Pattern[str]:
    verbs = _VERBS.get(language)
    if verbs is None:
        return re.compile("(?!)")
    return re.compile(
        rf"(?<!\w)(?:(?P<future>{verbs.future})|(?P<open>{verbs.open})|(?P<past>{verbs.past})|(?P<present>{verbs.present}))(?!\w)"
    )
