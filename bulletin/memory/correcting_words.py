"""Words by which a report says that something was wrong before, by language."""

from __future__ import annotations

import re
from functools import cache

_CORRECTS = {
    "en": r"corrections?|corrected|correcting|corrects|clarifications?|erroneous(?:ly)?|mistaken(?:ly)?"
    r"|incorrect(?:ly)?|wrongly|in error|misstated|misreported|retract(?:s|ed|ion)?|withdraw[sn]?|withdrew"
    r"|earlier version|revised down|counted twice|not \w+,? as (?:\w+ ){0,3}(?:reported|stated|said|announced)",
    "de": r"korrekturen?|korrigier\w*|berichtig\w*|richtigstellung|irrtümlich\w*|fälschlich\w*|versehentlich"
    r"|fehlerhaft\w*|zurückgezogen|zieht? zurück|nahm\w* zurück|früheren? (?:fassung|version)|nach unten korrigiert"
    r"|doppelt gezählt",
    "fr": r"correction|corrig\w+|rectifi\w+|rectificatif|erratum|par erreur|à tort|erroné\w*|démen(?:t|ti|tir)"
    r"|rétract\w+|version (?:antérieure|précédente)|revu\w* à la baisse|compté\w* deux fois",
    "es": r"corrección|corrig\w+|correg\w+|rectific\w+|fe de erratas|por error|erróne\w+|equivocad\w+|desmint\w+"
    r"|retract\w+|versión anterior|a la baja|contad\w+ dos veces",
    "pt": r"correção|corrig\w+|retific\w+|errata|por engano|por erro|erroneamente|errad\w+|equivocad\w+|desment\w+"
    r"|versão anterior|contad\w+ duas vezes",
    "it": r"correzione|corregg\w+|corrett\w+|rettific\w+|errata corrige|per errore|erroneamente|errat\w+|sment\w+"
    r"|ritratt\w+|versione precedente|al ribasso|contat\w+ due volte",
    "vi": r"đính chính|cải chính|nhầm|sai sót|thông tin sai|bản tin trước|rút lại|đếm hai lần",
    "ru": r"исправл\w+|исправи\w+|уточнен\w+|поправк\w+|опроверг\w+|опровер[жг]\w+|ошибочн\w+|по ошибке|неверн\w+"
    r"|отозва\w+|предыдущ\w+ верси\w+|дважды (?:учт|посчита)\w+",
}


def corrects(text: str, language: str) -> bool:
    """Whether the text says that something was wrong before; never in a language without a table."""
    return _pattern(language).search(text) is not None


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_CORRECTS.get(language, '$.')})(?!\w)", re.IGNORECASE)
