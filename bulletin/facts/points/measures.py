"""Units of measure: what kind of thing they measure, and how much of its base unit each is."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bulletin.text.east_asian import or_more


class Measure(NamedTuple):
    """A unit that ends at `end`: `factor` of the base unit of its `kind`, plus `offset` for degrees Fahrenheit."""

    kind: str
    factor: float
    end: int
    offset: float = 0.0


# Spellings in eight languages, one alternative between bars; a unit is matched right behind its number.
_UNITS: dict[str, tuple[tuple[str, float], ...]] = {
    "length": (
        ("millimet(?:er|re)s?|mm", 0.001),
        ("centimet(?:er|re)s?|centimètres?|cent[ií]met(?:ros?|ri)|cm", 0.01),
        ("metros?|met(?:er|re)s?|metern|mètres?|metri|mét|метр\\w*|m", 1),
        (
            "kilomet(?:er|re)s?|kilometern|kilomètres?|kilómetros?|quil[ôó]metros?|chilometri|km|kms|ki-lô-mét|км"
            "|километр\\w*|cây số",
            1000,
        ),
        ("miles?|meilen?|millas?|milhas?|miglia|миль|мили", 1609.34),
        ("nautical miles?|seemeilen?", 1852),
        ("yards?", 0.9144),
        ("feet|foot|ft|fuß|pieds|pies|pés|piedi|футов", 0.3048),
        ("inch(?:es)?|zoll", 0.0254),
    ),
    "area": (
        ("hect[aá]reas?|hectares?|hektar|ettari|ha|héc-?ta|гектар\\w*", 10_000),
        ("acres?", 4046.86),
        (
            "(?:square|sq\\.?)[ -](?:kilomet(?:er|re)s?|km)|quadratkilometern?|kilomètres? carrés?"
            "|(?:kilómetros?|quil[ôó]metros?) cuadrados?|quil[ôó]metros? quadrados?|chilometri quadrati|km²|km2"
            "|кв\\. ?км",
            1e6,
        ),
        ("(?:square|sq\\.?)[ -]miles?", 2.59e6),
        ("(?:square|sq\\.?)[ -]met(?:er|re)s?|quadratmetern?|mètres? carrés?|metros? (?:cuadr|quadr)ados?"
         "|metri quadrati|m²|m2|кв\\. ?м", 1),
        ("(?:square|sq\\.?)[ -](?:feet|foot|ft)", 0.0929),
    ),
    "mass": (
        ("milligrams?|mg", 1e-6),
        ("gram(?:me)?s?|grammes?|gramm|gramos?|gramas?|грамм\\w*|g", 0.001),
        ("kilos?|kilogram(?:me)?s?|kilogramm|kilogramos?|quilogramas?|quilos?|chil[io]|chilogrammi|kg|кг"
        "|килограмм\\w*|ký", 1),
        ("tons?|tonnes?|tonnen|toneladas?|tonnellat[ae]|tấn|тонн\\w*|t", 1000),
        ("pounds?|lbs?", 0.4536),
        ("ounces?|oz", 0.02835),
    ),
    "duration": (
        ("seconds?|sekunden?|secondes?|segundos?|second[oi]|giây|секунд\\w*|secs?", 1),
        ("minut(?:es?|en?|os?|i)|phút|минут\\w*|mins?", 60),
        ("hours?|stunden?|heures?|horas?|or[ae]|giờ|tiếng|час(?:а|ов)?|hrs?", 3600),
        ("days?|tagen?|tage|jours?|d[ií]as?|giorn[oi]|ngày|д(?:ень|ня|ней)", 86_400),
        ("weeks?|wochen?|semaines?|semanas?|settiman[ae]|tuần|недел\\w*", 604_800),
        ("fortnights?", 1_209_600),
        ("months?|monaten?|monate|mois|mes(?:es)?|m[êe]s(?:es)?|mes[ei]|tháng|месяц\\w*", 2_629_800),
        ("years?|jahren?|jahre|ans?|années?|años?|anos?|ann[oi]|năm|год(?:а|ов)?|лет", 31_557_600),
        ("decades?|jahrzehnten?|décennies?|décadas?|decenni[oi]?|thập kỷ|десятилети\\w*", 315_576_000),
        ("centur(?:y|ies)|jahrhunderten?|siècles?|siglos?|séculos?|secol[io]|thế kỷ", 3_155_760_000),
    ),
    "volume": (
        ("lit(?:er|re)s?|litern|litros?|litri|lít|литр\\w*", 1),
        ("gallons?", 3.785),
        ("barrels?|barils?|barriles|barris|barili|баррел\\w*", 158.99),
        ("cubic met(?:er|re)s?|kubikmetern?|mètres? cubes?|metros? cúbicos?|metri cubi|m³|m3", 1000),
        ("cubic (?:feet|foot)", 28.317),
    ),
    "speed": (
        ("km/h|kph|kmh|kilomet(?:er|re)s? (?:an|per) hour|stundenkilometern?|kilomètres?[ -]heure|км/ч|km/giờ", 1),
        ("mph|miles (?:an|per) hour", 1.60934),
        ("m/s|met(?:er|re)s (?:a|per) second", 3.6),
        ("kilomet(?:er|re)s (?:a|per) second|km/s", 3600),
        ("knots?|knoten|nœuds|nudos|nós|nodi", 1.852),
    ),
    "power": (("kilowatts?|kw", 0.001), ("megawatts?|mw", 1), ("gigawatts?|gw", 1000)),
    "Celsius": (("(?:°|degrees?|degrés|grados?|graus?|gradi|grad|độ|градус\\w*)? ?(?:celsius|centigrade|c)|°c"
    "|º ?c", 1),),
    "degrees": (("degrees?|degrés?|grados?|graus?|gradi|grad|độ|градус\\w*|°|º", 1),),
}  # fmt: skip
_FAHRENHEIT = re.compile(r"[\s-]?(?:°|degrees?)?\s?(?:Fahrenheit|F)(?!\w)")


def measure(text: str, end: int) -> Measure | None:
    """The unit of measure behind a number that ends at `end`, the longest that fits."""
    if (match := _FAHRENHEIT.match(text, end)) is not None:
        return Measure("Celsius", 5 / 9, match.end(), -32.0)
    match = _pattern().match(text, end)
    if match is None:
        return _east_asian(text, end)
    kind, factor = _units()[int(str(match.lastgroup)[1:])]
    return Measure(kind, factor, match.end())


# What Chinese, Japanese and Korean write right behind a number, with no space behind it.
_EAST_ASIAN: dict[str, tuple[tuple[str, float], ...]] = {
    "area": (
        ("平方公里|平方千米|平方キロ(?:メートル)?|제곱킬로미터", 1e6),
        ("平方米|平方公尺|平方メートル|제곱미터", 1),
        ("公顷|公頃|ヘクタール|헥타르", 1e4),
    ),
    "length": (
        ("公里|千米|キロメートル|キロ(?!グラム)|킬로미터|㎞", 1000),
        ("厘米|公分|センチ(?:メートル)?|㎝|센티미터", 0.01),
        ("英里|マイル", 1609.34),
        ("米(?!国|國)|公尺|メートル|미터", 1),
    ),
    "mass": (("公斤|千克|キログラム|킬로그램|㎏", 1), ("吨|噸|トン|톤", 1000), ("グラム|그램", 0.001)),
    "duration": (
        ("秒间|秒間|초간", 1),
        ("分钟|分鐘|分間|분간", 60),
        ("[个個]?(?:小时|小時)|時間|시간", 3600),
        ("天|日間|일간", 86_400),
        ("[个個]?(?:周(?![一二三四五六日])|週|星期)|週間|주간", 604_800),
        ("[个個]月|[かカヶ]月|개월", 2_629_800),
        ("年間|年(?![级級代度底初末中生])|년(?!대|도)", 31_557_600),
    ),
    "Celsius": (("摄氏度|攝氏度|℃", 1),),
    "degrees": (("度(?![假过過])", 1),),
}


def _east_asian(text: str, end: int) -> Measure | None:
    match = _east_asian_pattern().match(text, or_more(text, end))
    if match is None:
        return None
    kind, factor = [(kind, factor) for kind, units in _EAST_ASIAN.items() for _, factor in units][
        int(str(match.lastgroup)[1:])
    ]
    return Measure(kind, factor, match.end())


@cache
def _east_asian_pattern() -> re.Pattern[str]:
    spellings = [spelling for units in _EAST_ASIAN.values() for spelling, _ in units]
    return re.compile(rf"\s?(?:{'|'.join(f'(?P<u{n}>{spelling})' for n, spelling in enumerate(spellings))})")


@cache
def _units() -> tuple[tuple[str, float], ...]:
    return tuple((kind, factor) for kind, units in _ORDERED.items() for _, factor in units)


# "Square miles" and "miles an hour" are tried before "miles".
_ORDERED = {kind: _UNITS[kind] for kind in ("speed", "area", "volume", "Celsius", *_UNITS)}


@cache
def _pattern() -> re.Pattern[str]:
    spellings = [spelling for units in _ORDERED.values() for spelling, _ in units]
    named = "|".join(f"(?P<u{n}>{spelling})" for n, spelling in enumerate(spellings))
    return re.compile(rf"[\s\u00a0-]?(?:{named})(?![\w²³])", re.IGNORECASE)
