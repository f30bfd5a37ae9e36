"""Numbers of Chinese, Japanese and Korean texts: 30万, 三十二万, 1億2000万, 3만, and the counters behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from bulletin.text.numerals import canonical

LANGUAGES = frozenset({"zh", "ja", "ko"})

_SIGNS = ("〇零", "一壹", "二两兩貳贰", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
_DIGITS = {sign: value for value, signs in enumerate(_SIGNS) for sign in signs}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "십": 10, "백": 100, "천": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12, "만": 10**4, "억": 10**8, "조": 10**12}
_KOREAN = "십백천만억조"

_ARABIC = r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
# "30多万人": more than 300,000.
_MORE = "[多余餘数數]"
_NUMERALS = "".join(_DIGITS)
_SCALES = "".join(sign for sign in (*_TENS, *_MYRIADS) if sign not in _KOREAN)
_ONE_NUMBER = {
    "ko": rf"(?:{_ARABIC})(?:[{_KOREAN}]+(?:\s?(?:{_ARABIC})[{_KOREAN}]+)*(?:\s?(?:{_ARABIC})(?=\s?[가-힣]))?)?",
    "zh": rf"(?:{_ARABIC}|[{_NUMERALS}{_SCALES}])(?:{_MORE}?[{_SCALES}]|[{_NUMERALS}]|(?<=[{_SCALES}])(?:{_ARABIC}))*",
}

# What is counted, by how it is called behind a number; those between bars are one thing. Days of the month, months and
# hours of the day are not among them.
_COUNTERS = {
    "zh": """人|名|位|口 个|個 辆|輛|部 架 艘|条船 座 所 家 间|間 栋|棟|幢 户|戶 套 条|條 头|頭 只|隻 匹 起|宗 件 例 次
        场|場 枚|颗|顆|发|發 张|張 台 票 席 倍 份 枪|槍 处|處 株 棵""",
    "ja": "人|名 個|コ 台 機 隻 棟 戸|世帯 軒 校 社 か所|カ所|ヶ所|箇所 件 例 回 枚 本 頭|匹 発 票 席|議席 倍 通 種",
    "ko": "명|사람|인 개 대 채|동|가구 건 마리 곳 회|차례 척 발 표 석 배 장 통",
}
# What a number in Han numerals may measure: without it a numeral is taken for part of a name or word ("四川", "一些").
_MEASURED = {
    "zh": "美元|欧元|歐元|英镑|英鎊|日元|港元|人民币|元|圆|圓|块钱"
    "|岁|歲|公里|千米|米|公尺|公斤|千克|吨|噸|天|小时|小時|分钟|分鐘"
    "|周|週|星期"
    "|年(?![级級代度初底末中])|平方|公顷|公頃|度|英里|层|層",
    "ja": "円|ドル|ユーロ|ウォン|歳|才|キロ|メートル|トン|グラム|日間|時間|分間"
    "|週間|年間|年(?![生代度初末])|か月|カ月|ヶ月|度|階|平方|ヘクタール",
    "ko": "",
}  # fmt: skip
# "一名" and "一个" are "a"; only people are counted with 一.
_ONE = {"一", "壹"}
_ONE_PERSON = re.compile(r"人(?![一们們间間暮])")
# 第一, 初二, 星期三, 周五 and the like tell which; so does a number behind an era (令和五年) or a letter ("F-16").
_WHICH = re.compile(r"(?:第|初|星期|礼拜|禮拜|[周週]|令和|平成|昭和|제|[.,:/-])\s?$")
_NUMBERED = re.compile(r"(?:第|제|令和|平成|昭和|[A-Za-z][-–]?)\s?$")
_OR_MORE = re.compile(r"[多余餘](?![元震])|来(?=[人名个])|여(?=\s?[명개대])")
_AROUND_BEHIND = re.compile(r"(?:以上|左右|上下|前後|ほど|余り|あまり|가량|정도|이상)")
LONGEST_COUNTER = 4


class EastAsian(NamedTuple):
    """A number and where it ends; `digits` is it as written when it has no numerals in it, else ""."""

    value: float
    end: int
    digits: str


@cache
def pattern(language: str) -> re.Pattern[str]:
    """A number at its first digit or numeral."""
    return re.compile(_ONE_NUMBER.get(language, _ONE_NUMBER["zh"]))


def number(text: str, match: re.Match[str], language: str) -> EastAsian | None:
    """The number of a match of `pattern`; nothing when it tells which, not how many, or is part of a word."""
    written = match[0]
    head = text[max(0, match.start() - 3) : match.start()]
    if _NUMBERED.search(head):
        return None
    in_digits = written[0].isdecimal()
    if not in_digits and (_WHICH.search(head) or not _counts(text, match, language)):
        return None
    value = _value(written, language)
    if value is None:
        return None
    return EastAsian(value, match.end(), written if re.fullmatch(_ARABIC, written) else "")


def or_more(text: str, end: int) -> int:
    """Where "and more" right behind a number ends ("三十余人"); `end` when nothing of the kind stands there."""
    match = _OR_MORE.match(text, end)
    return match.end() if match else end


def is_about(text: str, start: int, end: int) -> bool:
    """Whether a number, or a word behind what it counts, says that it is about so many: "30多万人", "30人左右"."""
    vague = re.search(_MORE, text[start:end]) is not None or or_more(text, end) > end
    return vague or _AROUND_BEHIND.search(text, end, end + LONGEST_COUNTER) is not None


def counter(text: str, end: int, language: str) -> tuple[str, int]:
    """The counter behind a number, the one that stands for all of its meaning, and where it ends; "" when none does."""
    match = _counter_pattern(language).match(text, or_more(text, end))
    return (_same_counter(language)[match["counter"]], match.end()) if match else ("", end)


@cache
def _counter_pattern(language: str) -> re.Pattern[str]:
    known = sorted(_same_counter(language), key=lambda word: (-len(word), word))
    return re.compile(rf"\s?(?P<counter>{'|'.join(known) or '(?!)'})(?!月)")


@cache
def _same_counter(language: str) -> dict[str, str]:
    lines = (line.split("|") for line in _COUNTERS.get(language, "").split())
    return {word: line[0] for line in lines for word in line}


@cache
def _measured(language: str) -> re.Pattern[str]:
    return re.compile(rf"[个個]?(?:{_MEASURED.get(language) or '(?!)'}|[个個]月)")


def _counts(text: str, match: re.Match[str], language: str) -> bool:
    """Whether numerals count: a counter or a unit of measure stands behind them."""
    if match[0] in _ONE:
        return _ONE_PERSON.match(text, match.end()) is not None
    if re.fullmatch(f"[{_SCALES}]+", match[0]) and match[0][0] not in "十拾":
        return False  # 千万, 百万, 万: never to the last digit
    end = or_more(text, match.end())
    return bool(counter(text, end, language)[0]) or _measured(language).match(text, end) is not None


_RUN = re.compile(rf"[{_NUMERALS}{_SCALES}]+")


def numerals(text: str) -> Iterator[tuple[int, int, float]]:
    """Where numerals stand, read or not, and their value: 一 alone left out, which is in too many words."""
    for match in _RUN.finditer(text):
        value = _value(match[0], "zh")
        if value is None:
            value = float("".join(str(_DIGITS[sign]) for sign in match[0] if sign in _DIGITS))
        if match[0] not in _ONE:
            yield *match.span(), value


_TOKEN = re.compile(rf"(?P<digits>{_ARABIC})|(?P<sign>[^\s\d])")


def _value(written: str, language: str) -> float | None:
    """What is written; nothing for two numerals side by side, which are about so many ("三四") or a year."""
    if any(a in _DIGITS and b in _DIGITS and _DIGITS[a] for a, b in pairwise(written)):
        return None
    total, section, last = 0.0, 0.0, None
    for token in _TOKEN.finditer(written):
        sign = token["sign"]
        if token["digits"]:
            last = float(canonical(token["digits"].replace("，", ","), language))
        elif sign in _DIGITS:
            last = float(_DIGITS[sign])
        elif sign in _TENS:
            section, last = section + (1.0 if last is None else last) * _TENS[sign], None
        elif sign in _MYRIADS:
            part = section + (last or 0.0)
            # 万亿 are ten thousand times a hundred million.
            total = total + part * _MYRIADS[sign] if part else (total or 1.0) * _MYRIADS[sign]
            section, last = 0.0, None
    return total + section + (last or 0.0)
