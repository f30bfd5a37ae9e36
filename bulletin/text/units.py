"""What a number counts: the word behind it, a currency or a percent sign."""

from __future__ import annotations

import re

from bulletin.text.listed import listed
from bulletin.text.stemming import stem
from bulletin.text.stopwords import stop_words
from bulletin.text.words import MARKS

_SIGNS = re.compile(r"(?P<sign>US\$|\$US|R\$|A\$|C\$|HK\$|NT\$|[$€£¥₩₽₹₫₺₴]|\b(?:USD|EUR|GBP|CHF|Rp|Rs)\b\.?)\s?$")
LONGEST_SIGN = 6
_PERCENT = re.compile(
    r"\s?[%٪]|パーセント|퍼센트|\s(?:بالمئة|بالمائة|في المئة|في المائة|درصد)(?!\w)"
    r"|[\s-]per\s?cent(?:age points?)?\b|\spour\scent\b|\spor\s?cien?to\b|\sper\scento\b"
    r"|\sProzent(?:punkte)?\b|\spro[cs]en\w*|\sphần trăm\b|\spersen\b|\sпроцент\w*|\sвідсотк\w*"
)
_CURRENCY = re.compile(
    r"\s?(?P<sign>[€$£¥₫₽₺₴₩])|\s(?:d[ei]\s|d[’'])?(?:US[- ]|U\.S\. )?"
    r"(?:(?P<dollar>[Dd]ollars?|dólare?s?|dollari|đô la|USD|доллар\w*|دولار\w*)"
    r"|(?P<euro>[Ee]uros?|EUR|евро|євро|يورو)|(?P<real>reais)"
    r"|(?P<yen>[Yy]en|ienes)|(?P<dong>đồng|VND))(?!\w)"
)
_CURRENCIES = {"dollar": "$", "euro": "€", "real": "R$", "yen": "¥", "dong": "₫"}
_SAME_SIGN = {"US$": "$", "$US": "$", "USD": "$", "EUR": "€", "GBP": "£", "Rp": "IDR", "Rs": "₹"}

_WORD = re.compile(rf"[\s-](?:(?:de|of|des|di)\s|d[’'])?(?P<word>[^\W\d_](?:[^\W\d_]|[{MARKS}])*)")
# Words between a number and what it counts, or what became of those counted ("14 were wounded").
_BETWEEN = re.compile(
    r"(?:\s(?:more|others?|additional|further|were|was|are|is|have|has|had|been|being|of (?:the|his|her|its|their)"
    r"|weiteren?|andere|wurden|waren|sind|der|autres|sont|ont|été|des|otr[ao]s|fueron|han|sido|de l[ao]s"
    r"|outr[ao]s|foram|d[ao]s|altr[ie]|sono|stat[ie]|andere|werden|khác)(?=\s\w)){1,3}"
)
# Words that are in lists of stop words, yet are counted.
COUNTED = listed(
    """people persons personnes personas pessoas persone personen menschen leute gente người человек людей osób osob
    osôb día días giorni ore anni volte ngày năm tháng dias anos vezes jahre tage uhr stunden jours ans heures fois
    شخصا شخص أشخاص اشخاص مدنيا مدنيين جنديا جنود سنوات سنة عاما أعوام أيام يوما أشهر شهرا ساعة ساعات مرة مرات نفر kişi
    людини особи осіб लोग लोगों व्यक्ति व्यक्तियों লোক জন"""
)
# "Five years" are not the year five.
_FLAGS = frozenset({"date", "year"})
_COUNTER = re.compile(r"\s?(?P<word>[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3])")
_CASELESS = frozenset({"zh", "ja", "ko"})


def sign_before(text: str, start: int, floor: int) -> tuple[str, int]:
    """The currency between `floor` and a number's start, and where it begins; "" and the start when there is none."""
    head = text[max(floor, start - LONGEST_SIGN) : start]
    match = _SIGNS.search(head)
    if match is None:
        return "", start
    sign = match["sign"].rstrip(".")
    return _SAME_SIGN.get(sign, sign), start - len(head) + match.start()


def unit_behind(text: str, end: int, language: str) -> tuple[str, int]:
    """The unit behind a number, and where a percent or currency sign ends; a word that is counted stays outside."""
    if (match := _PERCENT.match(text, end)) is not None:
        return "%", match.end()
    if (match := _CURRENCY.match(text, end)) is not None:
        return _CURRENCIES.get(match.lastgroup or "", match["sign"] or ""), match.end()
    if language in _CASELESS:
        match = _COUNTER.match(text, end)
        return (match["word"] if match else ""), end
    between = _BETWEEN.match(text, end)
    match = _WORD.match(text, between.end() if between else end)
    if match is None or ((word := match["word"].lower()) in stop_words(language) and word not in COUNTED):
        return "", end
    found = stem(word, language)
    return f"{found}s" if found in _FLAGS else found, end
