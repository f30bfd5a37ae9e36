"""The head of a report that says where, when and by whom it was filed: "HANOI, Nov. 3 (Reuters) - "."""

from __future__ import annotations

import re

from bulletin.text.agencies import SIGNING, signs

# Longer heads are sentences.
LONGEST_CHARACTERS = 120

_PLACE = r"(?P<place>[^\W\d_][\w’']+(?:[ ./-]{1,2}[^\W\d_][\w’']*){0,4})"
_REST = r"(?P<rest>(?:,\s[^,()\[\]\n–—:;!?\"“”/]{2,40}?|\s\d{1,2}\.?\s[^\W\d_]+\.?){0,3})"
_DASH = r"(?:\.?\s*(?:--+|[–—―])\s*|\.?\s*-\s+)"
_WESTERN = re.compile(
    rf"{_PLACE}{_REST}(?:\s*[(\[](?P<agency>[^()\[\]\n]{{2,40}})[)\]](?P<dash>{_DASH}|:\s+|\s*)|(?P<bare>{_DASH}))(?=\S)"
)
# No head is without one of these (a hyphen only with a space or a second one behind it), and looking for them first
# takes a third of the time.
_IN_EVERY_HEAD = re.compile(r"[(\[–—―/【（日-](?:(?<!-)|(?=[\s-]))")
_BRACKETS = re.compile(rf"[(\[](?P<agency>[^()\[\]\n\d]{{2,30}})[)\]](?P<dash>{_DASH}|\s*)(?=\S)")
_SLAVIC = re.compile(
    r"[^\W\d_]+(?:[ -][^\W\d_]+)?[,.]\s\d{1,2}\s\w+\.?"
    r"(?:\s[–—-]\s(?P<signed>[^\W\d_]+(?:\s[^\W\d_]+)?)\.\s|\s/(?P<agency>\w+)/\.?\s(?:[–—-]\s)?)"
)
_CHINESE = "|".join(name for name in SIGNING if re.fullmatch("[\u4e00-\u9fff]+", name))
_ASIAN = re.compile(
    r"【(?P<boxed>[^】\n]{2,30})】\s*"
    rf"|(?P<agency>{_CHINESE})[^，。：\n]{{0,20}}\d{{1,2}}日(?:电|電|讯|訊)(?:\s?[（(][^）)\n]*[）)])?\s*"
    r"|[（(]\w{2,12}=(?P<korean>[^）)\n]{2,20})[）)](?:\s?[^\n=]{2,30}\s?=)?\s*"
)


_SIGNATURES = ("agency", "signed", "boxed", "korean")


def dateline(paragraph: str) -> int:
    """The length of the head to skip in front of the paragraph's first sentence, 0 when it has no dateline."""
    match = _match(paragraph[:LONGEST_CHARACTERS])
    return match.end() if match else 0


def agency(paragraph: str) -> str:
    """The agency that the paragraph's dateline names, "" when it names none."""
    match = _match(paragraph[:LONGEST_CHARACTERS])
    groups = match.groupdict() if match else {}
    return next((groups[name].strip() for name in _SIGNATURES if groups.get(name)), "")


def _match(head: str) -> re.Match[str] | None:
    if _IN_EVERY_HEAD.search(head) is None:
        return None
    if (match := _ASIAN.match(head) or _SLAVIC.match(head)) is not None:
        return match
    if (match := _BRACKETS.match(head)) is not None:
        return match if signs(match["agency"]) or (match["dash"].strip() and _opens(head, match)) else None
    match = _WESTERN.match(head)
    return match if match is not None and _opens(head, match) and _vouched_for(match) else None


def _vouched_for(match: re.Match[str]) -> bool:
    """Whether an agency, or else a place in capitals or a date with a dash, tells a dateline from a sentence."""
    if match["agency"] and signs(match["agency"]):
        return True
    if not (match["bare"] or match["dash"].strip(": ")):
        return False
    dated = any(map(str.isdigit, match["rest"])) and any(map(str.isalpha, match["rest"]))
    return dated or (match["place"].isupper() and len(match["place"]) > 2)


def _opens(head: str, match: re.Match[str]) -> bool:
    first = next((character for character in head[match.end() :] if character.isalnum()), "")
    return not first.islower()
