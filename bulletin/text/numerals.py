"""How a language writes numbers in digits."""

from __future__ import annotations

import re

from bulletin.text.listed import listed

# Languages with a decimal point; the others of the Western kind have a decimal comma.
_POINT = listed("am bn en ga gu he hi ja kn ko ml mr ms my ne pa si sw ta te th tl ur zh")


def canonical(digits: str, language: str) -> str:
    """The number as "1234.5": separators of thousands taken out, the decimal mark a point."""
    digits = re.sub(r"[\s’'\u066c]", "", digits).replace("\u066b", ".")
    if language in _POINT:
        return _pointed(digits, ",", ".") or _pointed(digits, ".", ",") or _bare(digits)
    return _pointed(digits, ".", ",") or _pointed(digits, ",", ".") or _bare(digits)


def _pointed(digits: str, thousands: str, decimal: str) -> str:
    """The canonical number if it is written with these marks, else nothing."""
    pattern = rf"(\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+|\d+)(?:{re.escape(decimal)}(\d+))?"
    match = re.fullmatch(pattern, digits)
    if match is None:
        return ""
    whole = match[1].replace(thousands, "")
    return f"{whole}.{match[2]}" if match[2] else whole


def _bare(digits: str) -> str:
    return re.sub(r"[.,]", "", digits)
