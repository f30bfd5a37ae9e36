"""The news agencies whose reports other sources print."""

from __future__ import annotations

import re

# As credited in lines like "LONDON (Reuters) -" and "Source: AFP": agencies that sell to newspapers, a closed class.
_NAMES = {
    "afp": "AFP|Agence France-Presse",
    "anadolu": "Anadolu|Anadolu Agency",
    "ani": "ANI",
    "ansa": "ANSA",
    "antara": "Antara",
    "ap": "AP|Associated Press|The Associated Press|AP News",
    "bernama": "Bernama",
    "bloomberg": "Bloomberg|Bloomberg News",
    "dpa": "dpa|DPA|Deutsche Presse-Agentur",
    "efe": "EFE|Agencia EFE",
    "estado": "Agência Estado",
    "brasil": "Agência Brasil",
    "ians": "IANS",
    "interfax": "Interfax",
    "jiji": "Jiji|Jiji Press",
    "kcna": "KCNA",
    "kyodo": "Kyodo|Kyodo News",
    "lusa": "Lusa",
    "pa": "PA Media|Press Association|PA news agency",
    "pti": "PTI|Press Trust of India",
    "reuters": "Reuters|Thomson Reuters",
    "ria": "RIA Novosti|RIA",
    "tass": "TASS|ITAR-TASS|Itar-Tass",
    "upi": "UPI|United Press International",
    "vna": "VNA|TTXVN|Vietnam News Agency|Vietnam News Agency (VNA)",
    "xinhua": "Xinhua|Xinhua News Agency|Xinhua News",
    "yonhap": "Yonhap|Yonhap News|Yonhap News Agency",
}
_KEYS = {name: key for key, names in _NAMES.items() for name in names.split("|")}
_ANY = "|".join(sorted(map(re.escape, _KEYS), key=lambda name: (-len(name), name)))
_NAMED = re.compile(rf"(?<!\w)(?:{_ANY})(?!\w)")
# An agency in brackets belongs to the dateline when it comes this soon, and to the credit when the text ends with it.
_OPENING_CHARACTERS = 120
_IN_OPENING = re.compile(rf"\((?P<name>{_ANY})\)\s*[-–—:]")
_AT_END = re.compile(rf"\((?P<name>{_ANY})\)\W*$")


def credited(line: str) -> str | None:
    """The key of the one agency that a credit line names; None when it names none or several."""
    keys = {_KEYS[match[0]] for match in _NAMED.finditer(line)}
    return keys.pop() if len(keys) == 1 else None


def named(source: str) -> str | None:
    """The key of the agency that a source is."""
    return _KEYS.get(source)


def signed(text: str) -> str | None:
    """The key of the agency that a text carries in its dateline or behind its last sentence."""
    match = _IN_OPENING.search(text, 0, _OPENING_CHARACTERS) or _AT_END.search(text)
    return _KEYS[match["name"]] if match else None
