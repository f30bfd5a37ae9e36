"""The words with which a report names days without their date, and those that make a day unsure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import babel

_NEVER = "(?!)"


@dataclass(frozen=True, slots=True)
class _Table:
    """One language. `weekdays` are spellings beside the full names, by the number of the day from Monday; `numbered`
    ones are other words too, and count only in front of the day of the month in brackets.

    `before_weekday` must stand in front of a weekday, `part_of_day` may be grown together with it. `refused_before`
    stands right in front of a day that is a bound, an attribute or one of several; `refused_behind` right behind it.
    `subordinate` opens what a sentence only mentions. `hours` are the differences to UTC between which most papers of
    the language are written. `moved` is "last" and "next". In `verb_first` languages a day
    in front of the verb is that of what is named there; `without_tense` languages have no tense.
    """

    relative: Mapping[str, int]
    refused_before: str
    refused_behind: str
    subordinate: str
    hours: tuple[int, int]
    weekdays: Mapping[str, int] = field(default_factory=dict)
    numbered: Mapping[str, int] = field(default_factory=dict)
    before_weekday: str = ""
    part_of_day: str = ""
    moved: str = _NEVER
    verb_first: bool = False
    without_tense: bool = False


@dataclass(frozen=True, slots=True)
class DayWords:
    """What `_Table` holds, ready for use: all names of weekdays, and the patterns compiled."""

    weekdays: Mapping[str, int]
    numbered: Mapping[str, int]
    relative: Mapping[str, int]
    before_weekday: str
    part_of_day: str
    moved: re.Pattern[str]
    refused_before: re.Pattern[str]
    refused_behind: re.Pattern[str]
    subordinate: re.Pattern[str]
    hours: tuple[int, int]
    verb_first: bool
    without_tense: bool


_TABLES = {
    "en": _Table(
        relative={"yesterday": -1, "today": 0, "tomorrow": 1},
        refused_before=r"until|till|through|by|before|after|since|from|for|to|than|ahead of|as of|starting"
        r"|beginning|between|and|or"
        r"|every|each|week|the|an?|his|her|its|their|previous|following|once|black|good|super|bloody|cyber|ash"
        r"|palm|easter|holy"
        r"|(?<!morning )(?<!evening )(?<!night )(?<!afternoon )of|first|second|third|fourth|late last|weekend"
        r"|if|unless|towards?",
        refused_behind=r"[’']s|s[’']|\s?[-–]\s?\w|\s(?:to|and|or|through|until)\s(?=\w)|,? (?:last|next"
        r"|this) week|\sweek"
        r"|\s(?:[A-Z][\w’'-]*)(?=\s[A-Z])|\s(?i:prayers?|papers?|newspapers?|editions?|meetings?|attacks?"
        r"|services?|games?|shows?"
        r"|elections?|votes?|deadlines?|news|interviews?|speech|statement|report|hearings?|debates?|raids?"
        r"|shootings?|bombings?"
        r"|blasts?|editions?)\b|\s(?:morning|afternoon|evening|night)[’']s",
        subordinate=r"(?<!\w)(?i:who|whom|whose|which|where|when|while|after|before|since|because|following"
        r"|over|if|whether|until"
        r"|than|unless|unlike|as|though|although|despite|ahead|for\s\w+ing"
        r"|(?<!said )(?<!says )(?<!reported )(?<!confirmed )(?<!day )that"
        r"|upcoming|planned|amid|advance|prior|pending)(?!\w)|^To\s\w+",
        hours=(-8, 6),
        moved=r"last|next",
    ),
    "de": _Table(
        relative={"vorgestern": -2, "gestern": -1, "heute": 0, "übermorgen": 2},
        weekdays={"Sonnabend": 5},
        refused_before=r"bis|bis zum|seit|seit dem|ab|ab dem|vor|vor dem|nach|nach dem|für|für den|vom|von|zum"
        r"|zwischen|und|oder"
        r"|jede[nrm]|der|die|das|des|eines|bis einschließlich|auf|gegen|spätestens|frühestens",
        refused_behind=r"\s?[-–]\s?\w|\s(?:und|oder|bis)(?!\w)|\skommender",
        subordinate=r"(?<!\w)(?i:nachdem|weil|als|wo|wenn|ob|während|bevor|nach|seit|wegen|obwohl|damit|falls"
        r"|deren|dessen"
        r"|(?<=,\s)(?:der|die|das|den|dem))(?!\w)",
        hours=(1, 2),
        part_of_day=r"früh|morgen|vormittag|mittag|nachmittag|abend|nacht",
        moved=r"nächste[nrm]|kommende[nrm]|letzte[nrm]",
    ),
    "fr": _Table(
        relative={"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "aujourd’hui": 0, "demain": 1, "après-demain": 2},
        refused_before=r"jusqu['’]à|jusqu['’]au|d['’]ici|d['’]ici à|depuis|depuis le|dès|dès le|avant|avant le"
        r"|après|après le|pour|pour le"
        r"|(?<!nuit )(?<!matin )(?<!soirée )(?<!matinée )(?<!journée )de"
        r"|(?<!nuit )(?<!matin )(?<!soirée )(?<!matinée )(?<!journée )du"
        r"|chaque|et|ou|à|au|entre|à partir de|à partir du|d['’]",
        refused_behind=r"\s(?:et|ou)(?!\w)|\s(?:à|au)\s(?:\d|lun|mar|mer|jeu|ven|sam|dim)|\s?[-–]\s?\w|\ssoir et",
        subordinate=r"(?<!\w)(?i:qui|que|où|dont|lorsque|quand|après|avant|depuis|si|pendant que|tandis que"
        r"|alors que|à la suite)(?!\w)"
        r"|(?<!\w)(?:lorsqu|qu|puisqu)['’]",
        hours=(1, 2),
        verb_first=True,
    ),
    "es": _Table(
        relative={"anteayer": -2, "ayer": -1, "hoy": 0, "pasado mañana": 2},
        refused_before=r"(?:para el|hasta el|desde el|del|al) día|hasta|hasta el|desde|desde el|para|para el"
        r"|antes del?|después del?|a partir del?|tras el|entre|entre el|y|y el"
        r"|(?<!noche )(?<!mañana )(?<!tarde )(?<!madrugada )del?|cada|los|al|o|por",
        refused_behind=r"\s(?:y|o)(?!\w)|\sal?\s(?:\d|lun|mar|mié|jue|vie|sáb|dom)|\s?[-–]\s?\w",
        subordinate=r"(?<!\w)(?i:que|quien(?:es)?|cual(?:es)?|donde|cuando|tras|después|antes|desde|si|mientras"
        r"|aunque|cuy[oa]s?)(?!\w)",
        hours=(-6, 1),
        verb_first=True,
        moved=r"(?:pasado|último|próximo)",
    ),
    "pt": _Table(
        relative={"anteontem": -2, "ontem": -1, "hoje": 0, "amanhã": 1, "depois de amanhã": 2},
        numbered={"segunda": 0, "terça": 1, "quarta": 2, "quinta": 3, "sexta": 4},
        refused_before=r"(?:para o|até o|desde o|(?<!noite )(?<!manhã )(?<!tarde )do|ao) dia"
        r"|marcad[ao] para \w+|até|até [ao]|desde|desde [ao]|para|para [ao]|antes d[aeo]|depois d[aeo]"
        r"|a partir d[aeo]|após|após [ao]|entre"
        r"|entre [ao]|e|e [ao]|ou|cada|às|as|os|a|à|ao"
        r"|(?<!noite )(?<!manhã )(?<!tarde )(?<!madrugada )(?<!início )(?<!dia )(?:d[aeo]|dest[ae]|dess[ae])",
        refused_behind=r"\s(?:e|ou)(?!\w)|\s(?:a|à|ao)\s(?:\d|seg|ter|qua|qui|sex|sáb|dom)|\s?[-–]\s?\w",
        subordinate=r"(?<!\w)(?i:que|quem|onde|quando|após|depois|antes|desde|se|enquanto|embora|cuj[oa]s?|qual"
        r"|quais)(?!\w)",
        hours=(-3, 0),
        verb_first=True,
        moved=r"últim[ao]|passad[ao]|próxim[ao]",
    ),
    "it": _Table(
        relative={
            "altroieri": -2, "l’altro ieri": -2, "l'altro ieri": -2, "ieri": -1, "oggi": 0, "domani": 1,
            "dopodomani": 2,
        },
        refused_before=r"fino a|fino al|da|dal|dalla|entro|entro il|prima di|prima del|dopo|per|per il|tra|fra"
        r"|e|o|ogni|a|al"
        r"|(?<!notte )(?<!sera )(?<!mattina )(?<!pomeriggio )(?<!mattinata )(?<!serata )(?:di|del|della)|scors[oa]",
        refused_behind=r"\s(?:e|o)(?!\w)|\sal?\s(?:\d|lun|mar|mer|gio|ven|sab|dom)|\s?[-–]\s?\w",
        subordinate=r"(?<!\w)(?i:che|cui|dove|quando|dopo|prima|da quando|se|mentre|sebbene|qual[ei])(?!\w)",
        hours=(1, 2),
        verb_first=True,
    ),
    "vi": _Table(
        relative={
            "hôm kia": -2, "hôm qua": -1, "sáng qua": -1, "chiều qua": -1, "trưa qua": -1, "hôm nay": 0,
            "sáng nay": 0, "trưa nay": 0, "chiều nay": 0, "tối nay": 0, "ngày mai": 1, "sáng mai": 1,
        },
        weekdays={"chủ nhật": 6, "chúa nhật": 6},
        before_weekday=r"(?:sáng|trưa|chiều|tối|đêm|hôm)\s",
        refused_before=r"từ|từ ngày|đến|đến ngày|tới|tới ngày|trước|trước ngày|sau|sau ngày|kể từ|và|hoặc|mỗi"
        r"|hết|hạn|cho đến|của",
        refused_behind=r"\s(?:và|đến|tới|hoặc)(?!\w)|\s?[-–]\s?\w|\stuần",
        subordinate=r"(?<!\w)(?i:khi|sau|trước|mà|từ|nếu|kể từ|do|hơn|so với)(?!\w)",
        hours=(7, 7),
        without_tense=True,
    ),
    "ru": _Table(
        relative={"позавчера": -2, "вчера": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2},
        weekdays={"среду": 2, "пятницу": 4, "субботу": 5},
        before_weekday=r"во?\s(?:прошлый\s|прошлую\s|прошлое\s)?",
        refused_before=r"до|с|со|после|к|на|за|перед|и|или|между|кажд\w+|по|от",
        refused_behind=r"\s(?:и|по|или)(?!\w)|\s?[-–—]\s?\w",
        subordinate=r"(?<!\w)(?i:котор\w+|где|когда|после|до|перед|что|если|пока|хотя|чтобы)(?!\w)",
        hours=(3, 3),
    ),
}  # fmt: skip
_NONE = _Table({}, _NEVER, _NEVER, _NEVER, (0, 0))


@cache
def day_words(language: str) -> DayWords:
    """The words of a language; of one that has no table, none."""
    table = _TABLES.get(language, _NONE)
    spelled = {} if table is _NONE else babel.Locale.parse(language).days["format"]["wide"]
    weekdays = {name.lower(): number for number, name in spelled.items()}
    return DayWords(
        weekdays=weekdays | {name.lower(): number for name, number in table.weekdays.items()},
        numbered=table.numbered,
        relative=table.relative,
        before_weekday=table.before_weekday,
        part_of_day=table.part_of_day,
        moved=_right_before(table.moved),
        refused_before=_right_before(table.refused_before),
        refused_behind=re.compile(table.refused_behind),
        subordinate=re.compile(table.subordinate),
        hours=table.hours,
        verb_first=table.verb_first,
        without_tense=table.without_tense,
    )


def _right_before(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})\s$", re.IGNORECASE)
