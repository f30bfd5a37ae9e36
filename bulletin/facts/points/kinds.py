"""What kind of thing a number measures, when it is no count: money, a share, an age, a magnitude, a length."""

from __future__ import annotations

import re
from typing import NamedTuple

from bulletin.facts.points.measures import measure
from bulletin.text.east_asian import LANGUAGES, or_more
from bulletin.text.quantities import Quantity
from bulletin.text.words import MARKS


class Kind(NamedTuple):
    """A kind of measure: its key, what the number is multiplied by for base units, and how far its wording reaches."""

    of: str
    start: int
    end: int
    factor: float = 1.0
    offset: float = 0.0
    sign: int = 1


_MAGNITUDE_IN_FRONT = re.compile(
    r"(?:magnitude(?: (?:of|de|was|is))?|measur\w+|stärke(?: von)?|magnitud(?: de)?|magnitudo(?: di)?|độ lớn|mạnh"
    r"|магнитуд\w*)\s$",
    re.IGNORECASE,
)
_MAGNITUDE_BEHIND = re.compile(
    r"[\s-](?:magnitude|(?<=\.\d[\s-])(?:aftershock|earthquake|quake|tremor|temblor)|(?:degrees? |graus? "
    r"|grados? )?(?:on|auf|sur|en|na|da|de|sulla|nella|по) (?:the |der |l['’]|la )?(?:open-ended )?"
    r"(?:échelle (?:de )?|escala (?:de )?|scala |шкале )?richter\w*(?:[ -]s[ck]al[ea])?|độ richter|рихтера)",
    re.IGNORECASE,
)
_MAGNITUDE_FURTHER = re.compile(r"\bmagnitud\w*\b[^.;:,]*\b(?:at|as|of|was|is|to|em|en|à|era|foi|a)\s$", re.IGNORECASE)
MAGNITUDE_CHARACTERS = 70
LARGEST_MAGNITUDE = 10.0

_AGE_IN_FRONT = re.compile(
    r"(?:\baged?|\bage of|\bâgée?s? de|\bà l['’]âge de|\bim alter von|\ba los|\bde edad de|\baos|\bcom a idade de"
    r"|\ball['’]età di|\bв возрасте)\s$",
    re.IGNORECASE,
)
_AGE_FURTHER = re.compile(
    r"\bages? of [^.;,]{1,40} (?:at|as|is|was|(?:rang\w+|var\w+) (?:from|between)) (?:about |around |some )?$"
    r"|\b(?:man|woman|boy|girl|child|person"
    r"|teenager|pensioner)\sof\s$|\b(?:oldest|youngest)\b[^.;]*\b(?:was|is|were|of)\s(?:only\s)?$"
    r"|\b(?:turn(?:s|ed)|was only|is only)\s$",
    re.IGNORECASE,
)
_NAME_IN_FRONT = re.compile(r"[A-ZÀ-Þ][\w’'.-]+,\s$")
_AGE_BEHIND = re.compile(
    r"[\s-](?:years?[ -]old|months?[ -]old|year-olds?)|-jährige\w*|\s(?:años|anos) de (?:edad|idade)|\stuổi|-летн\w+"
    r"|[岁歲歳才세]|\s?살",
    re.IGNORECASE,
)
_AFTER_AN_AGE = re.compile(r"\s?(?:[,;)]|$|\.(?:\s|$)|(?:to|and) \d)")
AGE_CHARACTERS = 80
OLDEST = 120

_POINTS = re.compile(r"points?|punkte?n?|puntos|pontos|punti|điểm|пункт", re.IGNORECASE)
_POINTS_BEHIND = re.compile(
    r"\s(?:percentage|basis) points?|\sprozentpunkte?n?|\spoints de pourcentage|\spuntos porcentuales"
    r"|\spontos percentuais"
    r"|\spunti percentuali|\sđiểm phần trăm|\sпроцентн\w+ пункт\w*",
    re.IGNORECASE,
)
_MONEY_WORDS = re.compile(
    r"\s(?:US |American |Canadian |Australian |Swiss |Swedish |Norwegian |Danish "
    r"|Czech )?(?P<word>pounds?(?: sterling)?|sterling|francs?|crowns?|kron[aeo]r?|yuan|renminbi"
    r"|rupees?|pesos?|rubles?|roubles?|lira|won|zloty|baht|rand|naira|shekels?|dirhams?|riyals?|cents|pence|pfund"
    r"|franken"
    r"|kronen|rubel|livres|couronnes|libras|francos|coronas|coroas|sterline|franchi|corone|рубл\w*|гриве?н\w*)\b",
    re.IGNORECASE,
)
_SAME_MONEY = {"pound": "£", "pounds": "£", "pounds sterling": "£", "sterling": "£"}
_EAST_ASIAN_MONEY = re.compile(
    r"\s?(?P<word>美元|美金|欧元|歐元|英镑|英鎊|日元|日圆|港元|人民币|人民元|元|圆|圓|円"
    r"|ドル|ユーロ|ウォン|ポンド|원|달러|유로|엔|위안)"
)
_SAME_EAST_ASIAN_MONEY = {
    "美元": "$", "美金": "$", "ドル": "$", "달러": "$", "欧元": "€", "歐元": "€", "ユーロ": "€", "유로": "€",
    "英镑": "£", "英鎊": "£", "ポンド": "£", "日元": "¥", "日圆": "¥", "円": "¥", "엔": "¥", "人民币": "yuan",
    "人民元": "yuan", "元": "yuan", "圆": "yuan", "圓": "yuan", "위안": "yuan", "ウォン": "₩", "원": "₩",
}  # fmt: skip
# Fewer pounds than this, and not in millions, are weighed unless something says otherwise.
MANY_POUNDS = 2000.0
_WEIGHED = re.compile(r"weigh|heav|\bounces?|\bkilo|\bkg\b", re.IGNORECASE)

_RATE = re.compile(
    r"\s*(?:/|(?:per|an?|each|every|pro|je|par|por|al|alla|all['’]|mỗi|в)\s)\s*(?P<of>s|h|second|minute|hour|day"
    r"|night|week"
    r"|month|year|person|head|household|sekunde|stunde|tag|woche|monat|jahr|seconde|heure|jour|semaine|mois|an"
    r"|segundo|minuto|hora"
    r"|día|dia|semana|mes|mês|año|ano|persona|pessoa|secondo|ora|giorno|settimana|mese|anno|giây|phút|giờ|ngày|tuần"
    r"|tháng|năm|секунду|минуту|час|день|сутки|неделю|месяц|год)\b",
    re.IGNORECASE,
)
# "400 tonnes of copper a day".
_OF_SOMETHING = re.compile(r"(?:\s(?:of\s|de\s|d['’]|di\s)?[^\W\d]+){0,2}?", re.IGNORECASE)
_BELOW_ZERO = re.compile(r"(?:\bminus\s|\bmenos\s|\bmoins\s|\bmeno\s|\bâm\s|минус\s|(?<![\w\d])[-−–])$", re.IGNORECASE)


def kind_of(quantity: Quantity, text: str, language: str) -> Kind | None:
    """The kind of measure that a quantity gives; None when it counts things."""
    start, end = quantity.start, quantity.end
    return (
        _magnitude(quantity, text)
        or _age(quantity, text)
        or _percent(quantity, text)
        or _money(quantity, text, language)
        or _measured(quantity, text, start, end)
    )


def _magnitude(quantity: Quantity, text: str) -> Kind | None:
    if quantity.value > LARGEST_MAGNITUDE:
        return None
    if (match := _MAGNITUDE_BEHIND.match(text, quantity.end)) is not None:
        return Kind("magnitude", quantity.start, match.end())
    match = _MAGNITUDE_IN_FRONT.search(text[max(0, quantity.start - 30) : quantity.start])
    if match is None and _MAGNITUDE_FURTHER.search(
        text[max(0, quantity.start - MAGNITUDE_CHARACTERS) : quantity.start]
    ):
        return Kind("magnitude", quantity.start, quantity.end)
    if match is None or (match[0].lower().startswith("measur") and "richter" not in text.lower()):
        return None
    return Kind("magnitude", quantity.start, quantity.end)


def _age(quantity: Quantity, text: str) -> Kind | None:
    if quantity.value > OLDEST or not quantity.value.is_integer():
        return None
    if (match := _AGE_BEHIND.match(text, quantity.end)) is not None:
        return Kind("age", quantity.start, match.end())
    head = text[max(0, quantity.start - 40) : quantity.start]
    behind = _AFTER_AN_AGE.match(text, quantity.end)
    if behind and _AGE_FURTHER.search(text[max(0, quantity.start - AGE_CHARACTERS) : quantity.start]):
        return Kind("age", quantity.start, quantity.end)
    if (_NAME_IN_FRONT.search(head) and behind) or _AGE_IN_FRONT.search(head):
        return Kind("age", quantity.start, quantity.end)
    return None


def _percent(quantity: Quantity, text: str) -> Kind | None:
    if (match := _POINTS_BEHIND.match(text, quantity.end)) is not None:
        factor = 0.01 if "basis" in match[0].lower() else 1.0
        return Kind("points", quantity.start, match.end(), factor)
    if quantity.unit != "%":
        return None
    return Kind("points" if _POINTS.search(quantity.text) else "%", quantity.start, quantity.end)


def _money(quantity: Quantity, text: str, language: str) -> Kind | None:
    unit, end = quantity.unit, quantity.end
    if language in LANGUAGES and (match := _EAST_ASIAN_MONEY.match(text, or_more(text, end))) is not None:
        return Kind(f"money {_SAME_EAST_ASIAN_MONEY.get(match['word'], match['word'])}", quantity.start, match.end())
    if not unit or all(sign.isalpha() or sign in MARKS for sign in unit):
        match = _MONEY_WORDS.match(text, quantity.end)
        if match is None:
            return None
        word = match["word"].lower()
        if word in ("pound", "pounds") and quantity.value < MANY_POUNDS and _WEIGHED.search(text):
            return None
        unit, end = _SAME_MONEY.get(word, word.rstrip("s")), match.end()
    elif unit == "%":
        return None
    rate = _rate(text, end)
    per = f" per {rate['of'].lower()}" if rate else ""
    return Kind(f"money {unit}{per}", quantity.start, rate.end() if rate else end)


def _rate(text: str, end: int) -> re.Match[str] | None:
    return re.compile(_OF_SOMETHING.pattern + _RATE.pattern, re.IGNORECASE).match(text, end)


def _measured(quantity: Quantity, text: str, start: int, end: int) -> Kind | None:
    found = measure(text, end)
    if found is None:
        return None
    low = _BELOW_ZERO.search(text[:start]) if found.kind in ("Celsius", "degrees") else None
    rate = _rate(text, found.end) if found.kind != "duration" else None
    of = f"{found.kind} per {rate['of'].lower()}" if rate else found.kind
    first = start - len(low[0]) if low else start
    return Kind(of, first, rate.end() if rate else found.end, found.factor, found.offset, -1 if low else 1)
