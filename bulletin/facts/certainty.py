"""How sure a sentence is of what it says."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import NamedTuple


class Certainty(IntEnum):
    """The least sure part of a sentence: a rumour, a possibility, or neither."""

    RUMOURED = 0
    POSSIBLE = 1
    STATED = 2


class _Hedges(NamedTuple):
    """The words that make a statement a possibility, and those that make it hearsay, one pattern between bars."""

    possible: str
    rumoured: str


# Closed classes: modal verbs, adverbs and set phrases. Left out on purpose: "about 600", which tells how exact a figure
# is and not how sure; "alleged" and "suspected" in front of a noun, which are due to people before a court has spoken;
# verbs of speech, since who says it makes a statement no less certain; and "could" before most verbs, where it tells
# what somebody is able to do ("until divers could look").
_HEDGES = {
    "en": _Hedges(
        r"""(?-i:may|might)|could\s(?:well\s|still\s|also\s)?(?:be|have|become|come|take|mean|lead|last|face|cost|rise|reach)|perhaps|maybe|possibly|probably|presumably|apparently|seemingly|(?<!more\s)(?<!less\s)likely|unlikely
        |(?:is|are|was|were|be|been)\s(?:\w+\s)?(?:believed|thought|feared|presumed|expected|understood)\s(?:to|that|dead)|(?:appear|seem)(?:s|ed)?\sto""",
        r"""allegedly|reportedly|supposedly|purportedly|unconfirmed|rumou?r(?:s|ed)?|(?:is|are|was|were)\s(?:said|alleged|reported)\sto
        |(?:not|yet\sto)\s(?:\w+\s)?be(?:en)?\s(?:\w+\s)?(?:confirmed|verified)
        |(?:unnamed|anonymous|unidentified)\s(?:\w+\s)?(?:sources?|officials?|person|people|insiders?)|condition\sof\sanonymity""",
    ),
    "de": _Hedges(
        r"""könnten?|dürften?|möglicherweise|womöglich|eventuell|vielleicht|wahrscheinlich|vermutlich|(?-i:wohl)|mutmaßlich|voraussichtlich
        |offenbar|anscheinend|scheint|scheinen""",
        r"""angeblich|gerüchten?|gerüchteweise|unbestätigt\w*|nicht\sbestätigt|soll(?:en)?\s[^,.;:]{1,120}\s(?:haben|sein)|anonyme[nr]?\squellen?""",
    ),
    "fr": _Hedges(
        r"""peut-être|probablement|sans\sdoute|vraisemblablement|apparemment|pourrai(?:t|ent)|devrai(?:t|ent)|semblent?""",
        r"""aurai(?:t|ent)|serai(?:t|ent)|prétendument|rumeurs?|non\sconfirmée?s?|sources?\sanonymes?|couvert\sd['’]anonymat""",
    ),
    "es": _Hedges(
        r"""podrían?|quizás?|tal\svez|probablemente|posiblemente|aparentemente|al\sparecer|puede\sque|parecen?|se\s(?:cree|teme|espera)""",
        r"""habrían?|serían?|estarían?|presuntamente|supuestamente|rumor(?:es)?|sin\sconfirmar|no\sconfirmad[oa]s?|fuentes?\sanónimas?|anonimato""",
    ),
    "pt": _Hedges(
        r"""poderiam?|pode[m]?\s(?:ter|ser|haver|estar)|talvez|provavelmente|possivelmente|aparentemente|parecem?|acredita-se|teme-se""",
        r"""teriam?|seriam?|estariam?|haveria|supostamente|alegadamente|boatos?|rumor(?:es)?|não\sconfirmad[oa]s?|sem\sconfirmação
        |fontes?\san[ôó]nimas?|anonimato""",
    ),
    "it": _Hedges(
        r"""forse|probabilmente|presumibilmente|verosimilmente|possibilmente|potrebbe(?:ro)?|dovrebbe(?:ro)?|pare|sembra(?:no)?|si\s(?:ritiene|teme|crede)""",
        r"""avrebbe(?:ro)?|sarebbe(?:ro)?|presuntamente|indiscrezion[ei]|non\sconfermat[aeio]|font[ei]\sanonim[ae]|anonimato""",
    ),
    "vi": _Hedges(
        r"""có\sthể|có\slẽ|có\skhả\snăng|nhiều\skhả\snăng|dường\snhư|hình\snhư|có\svẻ|dự\skiến|(?:được|bị)\scho\slà""",
        r"""tin\sđồn|nghe\sđồn|đồn\s(?:đoán|thổi)|chưa\s(?:được\s)?(?:xác\snhận|kiểm\schứng)|giấu\stên|ẩn\sdanh""",
    ),
    "ru": _Hedges(
        r"""возможно|вероятно|наверное|может|могут|мог(?:ла|ли)?\sбы|предположительно|по-видимому|видимо|похоже|скорее\sвсего|как\sожидается""",
        r"""якобы|по\sслухам|слух[иао]\w*|неподтвержд[её]нн\w+|не\sподтвержд[её]н\w*|анонимн\w+\sисточник\w*|анонимности""",
    ),
}  # fmt: skip


def certainty(text: str, language: str) -> Certainty:
    """How sure the sentence is; in a language without a table every sentence is as sure as any other."""
    if language in _HEDGES:
        possible, rumoured = _patterns(language)
        if rumoured.search(text):
            return Certainty.RUMOURED
        if possible.search(text):
            return Certainty.POSSIBLE
    return Certainty.STATED


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    possible, rumoured = (
        re.compile(rf"(?<![\w-])(?:{''.join(line.strip() for line in words.splitlines())})(?![\w-])", re.IGNORECASE)
        for words in _HEDGES[language]
    )
    return possible, rumoured
