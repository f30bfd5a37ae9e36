"""Whose words a quotation is, as far as its own sentence tells."""

# ruff: noqa: E501 - verbs are easier to check in long lines.
from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from bulletin.text.quotes import quotes, unquoted

MARKS = "\"“”„«»‘’‚「」『』‹›'"


class Voice(Enum):
    """Who speaks in a sentence that is mostly a quotation."""

    NO_QUOTATION = "most of the sentence is nobody's words"
    SOMEBODY = "the sentence says who"
    PRONOUN = "he, she or they, whom an earlier sentence names"
    NOBODY = "the sentence does not say"


class _Speech(NamedTuple):
    """The verbs that come with quotations, and the words that stand for a speaker without naming one.

    `articles` open a noun behind the verb, where a language may leave the subject out; `idioms` are pronouns and verb
    in one.
    """

    verbs: str
    pronouns: str
    articles: str = ""
    idioms: str = ""


_SPEECH = {
    "en": _Speech(
        """said|says|say|added|adds|stated|warned|argued|insisted|explained|noted|declared|announced|wrote|asked|replied
        |stressed|claimed|admitted|recalled|commented|told|tweeted|testified|writes|explains|argues|recalls|according to
        |reads|read|continued|quipped|joked|concluded|acknowledged|shouted|yelled|remarked|posted|saying|notes|noting|notes that""",
        "he she they i we it",
    ),
    "pt": _Speech(
        """disse|diz|afirmou|declarou|acrescentou|explicou|ressaltou|destacou|informou|avaliou|alertou|contou|comentou
        |segundo|afirma|declara|explica|lembrou|completou|concluiu|criticou|respondeu|admitiu|disseram|afirmaram|para""",
        "ele ela eles elas eu nós",
        "o a os as um uma",
    ),
    "es": _Speech(
        """dijo|dice|afirmó|declaró|aseguró|añadió|agregó|explicó|señaló|indicó|advirtió|sostuvo|manifestó|según|afirma
        |explica|comentó|subrayó|recordó|concluyó|respondió|dijeron|apuntó|precisó|expresó|para""",
        "él ella ellos ellas yo",
        "el la los las un una",
    ),
    "it": _Speech(
        """ha detto|dice|ha dichiarato|ha affermato|ha aggiunto|ha spiegato|ha sottolineato|afferma|spiega|secondo
        |aggiunge|disse|ha scritto|racconta|ha commentato|commenta|ha concluso|conclude|dichiara|sottolinea""",
        "lui lei loro egli io",
        "il lo la l i gli le un uno una",
    ),
    "fr": _Speech(
        """a dit|dit|a déclaré|déclare|a affirmé|affirme|a ajouté|ajoute|a expliqué|explique|a estimé|estime|a souligné
        |souligne|a annoncé|selon|d'après|raconte|assure|a assuré|a indiqué|indique|a précisé|précise|confie|a-t-|ont-""",
        "il elle ils elles on je",
        idioms=r"(?:\w+-(?:t-)?|[ao]n?t?-t-|[ao]n?t?[-‑])(?:ils?|elles?)\b",
    ),
    "de": _Speech(
        """sagte|sagt|erklärte|erklärt|betonte|betont|so|warnte|fügte|kritisierte|forderte|meinte|teilte|laut|schrieb
        |sagten|erläuterte|berichtete|ergänzte|heißt|hieß""",
        "er sie ich wir es",
    ),
    "vi": _Speech(
        """nói|cho biết|phát biểu|khẳng định|tuyên bố|nhấn mạnh|cho rằng|chia sẻ|theo|cho hay|kể|bày tỏ|giải thích|viết
        |trả lời|đề nghị|cảnh báo""",
        "ông bà anh chị cô họ em tôi",
    ),
    "ru": _Speech(
        """сказал|сказала|сказали|заявил|заявила|заявили|добавил|добавила|отметил|отметила|подчеркнул|подчеркнула
        |сообщил|сообщила|сообщили|рассказал|рассказала|пояснил|пояснила|считает|говорит|написал|написала|уточнил
        |уточнила|говорится|признался|призналась""",
        "он она они я мы",
    ),
    "uk": _Speech("сказав|сказала|заявив|заявила|додав|додала|зазначив|зазначила|повідомив|повідомила|наголосив|каже",
                  "він вона вони я ми"),
    "pl": _Speech("powiedział|powiedziała|dodał|dodała|podkreślił|podkreśliła|mówi|stwierdził|stwierdziła|zaznaczył",
                  "on ona oni"),
    "cs": _Speech("řekl|řekla|uvedl|uvedla|dodal|dodala|prohlásil|prohlásila|říká|sdělil|sdělila|vysvětlil", "on ona oni"),
    "sk": _Speech("povedal|povedala|uviedol|uviedla|dodal|dodala|vyhlásil|vyhlásila|hovorí|vysvetlil", "on ona oni"),
    "nl": _Speech("zei|zegt|zeiden|verklaarde|aldus|voegde|benadrukte|schreef|vertelt|vertelde|stelt|volgens",
                  "hij zij ze ik we"),
    "sv": _Speech("sade|sa|säger|sagt|skriver|skrev|berättar|förklarade|förklarar|tillade|enligt|menar", "han hon de jag"),
    "da": _Speech("sagde|siger|skriver|skrev|fortæller|forklarede|tilføjede|ifølge|udtaler|mener", "han hun de jeg"),
    "no": _Speech("sa|sier|skriver|skrev|forteller|forklarte|ifølge|uttalte|mener", "han hun de jeg"),
    "fi": _Speech("sanoi|sanoo|kertoi|kertoo|totesi|toteaa|mukaan|kirjoitti|lisäsi", "hän he"),
    "ro": _Speech("a spus|spune|a declarat|declară|a adăugat|a precizat|a afirmat|afirmă|a explicat", "el ea ei ele",
                  "un o"),
    "hu": _Speech("mondta|mondja|közölte|nyilatkozta|hangsúlyozta|tette|írta|szerint|jelentette", "ő ők"),
    "tr": _Speech("dedi|diyor|söyledi|belirtti|açıkladı|ekledi|ifade|konuştu|vurguladı", "o onlar"),
}  # fmt: skip

# "I" in the words of whoever writes. A search for a letter is faster than one for what stands before it.
_I = {
    language: re.compile("|".join(rf"{word}(?<!\w{word})(?![\w.])" for word in words.split("|")))
    for language, words in {
        "en": "I", "de": "[Ii]ch", "nl": "[Ii]k", "sv": "[Jj]ag", "da": "[Jj]eg", "no": "[Jj]eg", "fr": "[Jj]e|[Jj]['’]ai",
        "es": "[Yy]o", "pt": "[Ee]u", "it": "[Ii]o", "ro": "[Ee]u", "ru": "[Яя]", "uk": "[Яя]", "vi": "[Tt]ôi",
    }.items()
}  # fmt: skip

# The share of a sentence's characters between quotation marks from which it is somebody's words and little else.
MOSTLY_QUOTED = 0.4
# How many words at a quotation's edge can name nobody: "…," and.
FEWEST_WORDS_BESIDE = 2
_TAIL_CHARACTERS = 40
_EDGES = frozenset(MARKS)
_WORD = re.compile(r"[^\W\d_][\w’']*")


def voice(text: str, language: str) -> Voice:
    """Who speaks in a sentence that is mostly a quotation: somebody it names, a pronoun, or nobody it tells of.

    Only a sentence that begins or ends with a quotation can be one.
    """
    if text[:1] not in _EDGES and text[-1:] not in _EDGES and text[-2:-1] not in _EDGES:
        return Voice.NO_QUOTATION
    spans = quotes(text, language)
    if sum(span.end - span.start for span in spans) < MOSTLY_QUOTED * len(text):
        return Voice.NO_QUOTATION
    outside = [words for words in _outside(text, [(span.start, span.end) for span in spans]) if _WORD.search(words)]
    if sum(len(_WORD.findall(words)) for words in outside) < FEWEST_WORDS_BESIDE:
        return Voice.NOBODY
    if language not in _SPEECH:
        return Voice.SOMEBODY
    if (idioms := _SPEECH[language].idioms) and any(re.search(idioms, words) for words in outside):
        return Voice.PRONOUN
    for words in outside:
        if (verb := _verbs(language).search(words)) is not None:
            return _speaker(words, verb, _SPEECH[language])
    # No list has every verb: what stands before the quotation, or is set off by a comma, tells who speaks.
    opening = len(_WORD.findall(text[: spans[0].start])) >= FEWEST_WORDS_BESIDE
    return Voice.SOMEBODY if opening or "," in text[spans[0].end - 1 : spans[0].end + 2] else Voice.NOBODY


def ends_with_a_pronoun(text: str, language: str) -> bool:
    """Whether he, she or they say it all: "The bridge will close, she said."."""
    tail = text[-_TAIL_CHARACTERS:]
    return language in _SPEECH and _attribution(language).search(tail) is not None


def narrated(text: str, language: str) -> bool:
    """Whether whoever writes says "I": outside quotation marks, nobody tells who that is."""
    pattern = _I.get(language)
    return pattern is not None and pattern.search(text) is not None and pattern.search(unquoted(text)) is not None


def tells_a_speaker(text: str, language: str) -> bool:
    """Whether somebody, named or not, speaks in the sentence: it has a verb of speech outside its quotations."""
    spans = [(span.start, span.end) for span in quotes(text, language)]
    return language not in _SPEECH or any(map(_verbs(language).search, _outside(text, spans)))


def _speaker(words: str, verb: re.Match[str], speech: _Speech) -> Voice:
    before, after = _WORD.findall(words[: verb.start()])[-2:], _WORD.findall(words[verb.end() :])[:1]
    pronouns = speech.pronouns.split()
    if before:
        return (
            Voice.PRONOUN if any(w.lower() in pronouns for w in before) and not _is_name(before[-1]) else Voice.SOMEBODY
        )
    if not after or (after[0].lower() in pronouns and not words[verb.end() :].startswith(",")):
        return Voice.PRONOUN
    named = not speech.articles or _is_name(after[0]) or re.split("['’]", after[0])[0] in speech.articles.split()
    return Voice.SOMEBODY if named or verb[0].lower() in _WITHOUT_SUBJECT else Voice.PRONOUN


# What stands behind these is the speaker, whoever it is.
_WITHOUT_SUBJECT = frozenset({"according to", "segundo", "según", "secondo", "para"})


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and word.lower() not in {"he", "she", "they", "we"}


def _outside(text: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in spans:
        yield text[at:start]
        at = end
    yield text[at:]


@cache
def _attribution(language: str) -> re.Pattern[str]:
    speech = _SPEECH[language]
    verbs = "".join(line.strip() for line in speech.verbs.split("\n"))
    pronouns = "|".join(speech.pronouns.split())
    return re.compile(rf"[,\"”»’!?]\s(?:(?:{pronouns})\s(?:{verbs})|(?:{verbs})\s(?:{pronouns}))\s?\.$")


@cache
def _verbs(language: str) -> re.Pattern[str]:
    verbs = "".join(line.strip() for line in _SPEECH[language].verbs.split("\n"))
    return re.compile(rf"(?<!\w)(?:{verbs})(?!\w)", re.IGNORECASE)
