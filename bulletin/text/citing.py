"""How a sentence names the outlet that it has its news from: "Reuters reported", "laut dpa", "theo Tân Hoa Xã"."""

# ruff: noqa: E501 - cues are easier to check in long lines.
from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class _Cues(NamedTuple):
    """What stands around an outlet's name: `before` and `behind` it, `kinds` of outlets and `articles` between.

    `telling` stands somewhere before a name with `to` in front ("sagte … der dpa").
    """

    before: str
    behind: str
    kinds: str
    articles: str = ""
    telling: str = ""
    to: str = ""


_CUES = {
    "en": _Cues(
        """according to|told|tells|citing|cited by|quoted by|quoting|reported by|reports by|reports from|a report by|a report from|as reported in|in a report by
        |interview with|interviewed by|speaking to|spoke to|seen by|obtained by|published by|first published in|reported in|quoted in|a statement to|in comments to""",
        "reported|reports|has reported|had reported|said|says|quoted|quotes|cited|cites|writes|wrote|has learned|revealed|first reported|report said|reported that",
        "agency|agencies|newswire|wire|newspaper|daily|paper|broadcaster|channel|network|website|magazine|service|station",
        "the",
    ),
    "de": _Cues(
        """laut|wie|zufolge|nach angaben von|nach angaben der|nach angaben des|nach informationen der|nach informationen von|nach informationen des|nach einem bericht der|nach einem bericht von|nach einem bericht des
        |unter berufung auf|berichtete|berichtet|berichteten|meldete|meldet|schreibt|schrieb|gegenüber|so|interview mit|gespräch mit""",
        "berichtete|berichtet|berichten|meldete|meldet|melden|schreibt|schrieb|zufolge|erfuhr|erfahren|zitiert|zitierte|gemeldet",
        "agentur|nachrichtenagentur|zeitung|tageszeitung|blatt|sender|magazin|dienst|rundfunk|portal",
        "die|der|das|dem|den|des",
        "sagte|sagten|erklärte|teilte|bestätigte|berichtete|schilderte|erzählte",
        "der",
    ),
    "fr": _Cues(
        """selon|d['’]après|citant|cité par|citée par|cités par|rapporte|rapportait|a rapporté|rapporté par|rapportée par|rapportent|indique|annonce|a annoncé|interrogé par|interrogée par|contacté par|contactée par
        |écrit|affirme|précise|révèle|entretien avec|interview à|relayé par""",
        "rapporte|a rapporté|rapportait|indique|a indiqué|annonce|a annoncé|écrit|révèle|a révélé|affirme|précise|cite|citait",
        "agence|presse|journal|quotidien|chaîne|radio|site|magazine|hebdomadaire",
        "le|la|les|l|du|de|des|d",
        "a dit|dit|a déclaré|déclare|a expliqué|a indiqué|a confié|a affirmé|a précisé|confirmé|a annoncé|a assuré|a raconté",
        "à|au",
    ),
    "es": _Cues(
        """según|de acuerdo con|de acuerdo a|citando a|citado por|citada por|citados por|citadas por|informó|informa|informó hoy|reportó|reporta|señaló|señala|recogida por|recogido por|recogidas por|publicó|publica
        |declaraciones a|entrevista con|entrevista a|consultado por|consultada por|difundió""",
        "informó|informa|reportó|reporta|señaló|publicó|publica|citó|cita|aseguró|indicó|adelantó|reveló|ha informado|ha publicado",
        "agencia|noticias|prensa|diario|periódico|cadena|emisora|canal|medio|portal|revista",
        "el|la|los|las|del|de",
        "dijo|declaró|explicó|afirmó|aseguró|confirmó|contó|señaló|indicó|relató|comentó",
        "a|al",
    ),
    "it": _Cues(
        """secondo|stando a|stando al|stando alla|citando|citato da|citata da|riferisce|ha riferito|riporta|riportato da|riportata da|come riporta|scrive|scriveva|lo riferisce|rende noto|intervista a|intervistato da|sentito da|citato dal|citata dal|ripreso da""",
        "riferisce|ha riferito|riporta|ha riportato|scrive|ha scritto|rivela|ha rivelato|cita|ha anticipato|informa",
        "agenzia|stampa|quotidiano|giornale|emittente|tv|radio|sito|settimanale",
        "il|lo|la|i|gli|l|del|dello|della|dell|dal|dalla|dall|di|da",
        "ha detto|ha dichiarato|ha spiegato|ha affermato|ha raccontato|ha confermato|dice|ha riferito|spiega",
        "a|al|all|alla|allo",
    ),
    "pt": _Cues(
        """segundo|de acordo com|conforme|citando|citado por|citada por|citados por|citado pela|citada pela|citado pelo|citada pelo|citados pela|citados pelo|informou|informa|noticiou|noticia|divulgou|publicou|ouvido pela|ouvido pelo|ouvida pela|ouvida pelo
        |entrevista à|entrevista ao|entrevista a|divulgado pela|divulgado pelo|divulgada pela|divulgada pelo|publicado pelo|publicada pelo|declarações à|declarações ao""",
        "informou|informa|noticiou|noticia|divulgou|publicou|revelou|citou|cita|apurou|relatou|reportou|escreve|escreveu|avançou",
        "agência|notícias|imprensa|jornal|diário|emissora|rede|rádio|tv|site|portal|revista",
        "o|a|os|as|do|da|dos|das|de",
        "disse|declarou|explicou|afirmou|contou|confirmou|relatou|garantiu|adiantou|revelou",
        "à|ao|a",
    ),
    "vi": _Cues(
        """theo|dẫn lời|dẫn nguồn|dẫn|trích dẫn|trích lời|trích|nói với|trả lời|trả lời phỏng vấn|cho biết trên|chia sẻ với|phát biểu với|phỏng vấn|tiết lộ với|được""",
        "đưa tin|dẫn lời|dẫn nguồn|dẫn|cho biết|cho hay|trích dẫn|trích lời|trích|loan tin|thông báo|viết|nói|tiết lộ",
        "tin|tấn|báo|đài|kênh|trang|tạp chí|hãng|tờ|nhật báo|thông tấn xã|truyền hình",
        "",
    ),
    "ru": _Cues(
        """сообщает|сообщают|сообщил|сообщила|сообщило|сообщили|сообщили в|передает|передаёт|передают|передал|передала|передало|по данным|по сообщению|по сообщениям|по информации|со ссылкой на|ссылаясь на|цитирует|цитируют|пишет|пишут
        |интервью|рассказал|рассказала|рассказали|сказал|сказала|заявил|заявила|пояснил|пояснила|подтвердили|уточнили|уточнил|в беседе с|как передает|как сообщает|как пишет""",
        "сообщает|сообщил|сообщила|сообщило|передает|передаёт|передал|передала|передало|пишет|цитирует|отмечает|уточняет",
        "агентство|агентства|агентству|агентством|агентстве|газета|газете|газеты|газету|издание|изданию|издания|телеканал|телеканалу|портал|порталу|канал|каналу|журнал|журналу",
        "",
    ),
}  # fmt: skip

# How far before and behind a name its cue may stand, and a verb of telling before "to".
_NEAR_CHARACTERS = 70
_TELLING_CHARACTERS = 120
# What stands between a name and its verb: "Reuters also reported", "die dpa am Montag".
_ADVERBS = """also|first|earlier|later|previously|today|has|had|on \\w+|auch|zuvor|zuerst|am \\w+|hatte|aussi|lundi|mardi|mercredi|jeudi|vendredi
    |samedi|dimanche|también|hoy|este \\w+|el \\w+|anche|oggi|também|hoje|nesta [\\w-]+|neste [\\w-]+|cũng|đã|vừa|hôm \\w+|ngày \\S+|также|ранее|сегодня"""
_MARKS = r"[\s\"“”„«»‘’'(\[-]*"
_BETWEEN = r"[\w.’'-]+\s+"


def cites(text: str, start: int, end: int, language: str) -> bool:
    """Whether the sentence has what it tells from the outlet whose name stands from `start` to `end` in it."""
    if text[end : end + 1] == ")" and text[start - 1 : start] == "(" and not any(map(str.isalnum, text[end:])):
        return start > 1
    if language not in _CUES:
        return False
    patterns = _patterns(language)
    near = text[max(0, start - _NEAR_CHARACTERS) : start]
    if patterns.before.search(near) or patterns.behind.match(text, end, end + _NEAR_CHARACTERS):
        return True
    if patterns.of_a_kind.match(text, end, end + _NEAR_CHARACTERS) and patterns.further_before.search(near):
        return True
    told = text[max(0, start - _TELLING_CHARACTERS) : start]
    return patterns.telling is not None and patterns.telling.search(told) is not None


class _Patterns(NamedTuple):
    """`of_a_kind` is what tells an outlet behind its name, where more words may stand between cue and name."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    further_before: re.Pattern[str]
    of_a_kind: re.Pattern[str]
    telling: re.Pattern[str] | None


@cache
def _patterns(language: str) -> _Patterns:
    cues = _CUES[language]
    before, behind = ("".join(line.strip() for line in part.split("\n")) for part in (cues.before, cues.behind))
    article = rf"(?:(?:{cues.articles})(?:\s+|['’]))?" if cues.articles else ""
    kind = rf"(?:(?:{_BETWEEN}){{0,3}}(?:[\w-]+[\s’'])?(?:\w*(?:{cues.kinds}))\s+)?"
    in_front = rf"{article}{kind}{article}{_MARKS}$"
    told = rf"(?<!\w)(?:{cues.telling})(?!\w).*\b(?:{cues.to})(?:\s+|['’]){in_front}" if cues.telling else ""
    aside = r"(?:,[^,.]{1,50},)?"
    adverbs = "".join(line.strip() for line in _ADVERBS.split("\n"))
    return _Patterns(
        before=re.compile(rf"(?<!\w)(?:{before})\s+{in_front}", re.IGNORECASE),
        behind=re.compile(
            rf"{aside}[\"“”»’')\]]*,?\s+(?:(?:\w*(?:{cues.kinds})|{adverbs})\s+){{0,3}}?(?:{behind})(?!\w)",
            re.IGNORECASE,
        ),
        further_before=re.compile(rf"(?<!\w)(?:{before})\s+(?:{_BETWEEN}){{1,4}}$", re.IGNORECASE),
        of_a_kind=re.compile(rf"\s+(?:\w+\s+)?(?:{cues.kinds})(?!\w)", re.IGNORECASE),
        telling=re.compile(told, re.IGNORECASE | re.DOTALL) if told else None,
    )
