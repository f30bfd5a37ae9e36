"""Words that tell of one more, of the next or of what happens again, by language."""

from __future__ import annotations

import re
from functools import cache

from bulletin.text.stemming import stem

_AGAIN = {
    "en": r"another|again|further|additional|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last"
    r"|final|latest|renewed|once more|also",
    "de": r"weitere[nrsm]?|erneut\w*|wieder|abermals|noch ein\w*|(?:erst|zweit|dritt|viert|fünft|sechst|siebt|acht"
    r"|neunt|zehnt|letzt)e[nrsm]?|auch",
    "fr": r"autres?|encore|nouveaux?|nouvel(?:le)?s?|premi(?:er|ère)s?|seconde?s?|(?:deux|trois|quatr|cinqu|six|sept"
    r"|huit|neuv|dix)ième|derni(?:er|ère)s?|également",
    "es": r"otr[oa]s?|de nuevo|nuevamente|nuev[oa]s?|primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]"
    r"|séptim[oa]|octav[oa]|noven[oa]|décim[oa]|últim[oa]|también",
    "pt": r"outr[oa]s?|de novo|novamente|nov[oa]s?|primeir[oa]|segund[oa]|terceir[oa]|quart[oa]|quint[oa]|sext[oa]"
    r"|sétim[oa]|oitav[oa]|non[oa]|décim[oa]|últim[oa]|também",
    "it": r"altr[oaie]|ancora|di nuovo|nuov[oaie]|prim[oa]|second[oa]|terz[oa]|quart[oa]|quint[oa]|sest[oa]"
    r"|settim[oa]|ottav[oa]|non[oa]|decim[oa]|ultim[oa]|anche",
    "vi": r"thêm|lại|nữa|thứ (?:hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|đầu tiên|cuối cùng|cũng",
    "ru": r"ещ[её]|снова|вновь|опять|друг\w+|нов\w+|перв\w+|втор\w+|трет\w+|четв[её]рт\w+|пят(?:ый|ая|ое|ого|ую|ой)"
    r"|шест(?:ой|ая|ое|ого|ую)|седьм\w+|последн\w+|также",
}


def again(text: str, language: str) -> frozenset[str]:
    """The stems of such words in the text."""
    return frozenset(stem(found[0].lower(), language) for found in _pattern(language).finditer(text))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_AGAIN.get(language, '$.')})(?!\w)", re.IGNORECASE)
