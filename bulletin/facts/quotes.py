"""Who is quoted, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from bulletin.model import Article, Fact, Quote
from bulletin.text.names import names
from bulletin.text.quotes import quotes as quoted_spans
from bulletin.text.words import stop_words

# The share of a sentence's characters that must be somebody's words for it to be a quote: short words have a long
# "said the deputy minister of transport" behind them.
LEAST_SHARE = 0.4

LONGEST_CHARACTERS = 2000  # beyond it, a sentence is a speech or was split badly

# The verbs that come with quotes, in the forms that newspapers use.
_SAID = {
    "en": "said|says|added|adds|stated|warned|argued|insisted|explained|noted|declared|announced|wrote|asked"
    "|replied|stressed|claimed|admitted|recalled|commented|affirmed|according to",
    "fr": "a dit|dit|a déclaré|déclare|a affirmé|affirme|a ajouté|ajoute|a expliqué|explique|a estimé|estime"
    "|a souligné|souligne|a annoncé|selon|d'après",
    "de": "sagte|sagt|erklärte|erklärt|betonte|betont|so|warnte|fügte|kritisierte|forderte|meinte|teilte|laut|schrieb",
    "es": "dijo|dice|afirmó|declaró|aseguró|añadió|agregó|explicó|señaló|indicó|advirtió|sostuvo|manifestó|según",
    "pt": "disse|diz|afirmou|declarou|acrescentou|explicou|ressaltou|destacou|informou|avaliou|alertou|contou|segundo",
    "it": "ha detto|dice|ha dichiarato|ha affermato|ha aggiunto|ha spiegato|ha sottolineato|afferma|spiega|secondo",
    "vi": "nói|cho biết|phát biểu|khẳng định|tuyên bố|nhấn mạnh|cho rằng|chia sẻ|theo",
}
# What stands behind these is who is spoken to.
_TOLD = {"en": "told", "fr": "a confié", "vi": "nói với"}
# How many words may lie between the verb and the name: "said the Russian leader, Vladimir Putin".
FARTHEST_WORDS = 6


def quotes(articles: Iterable[Article], facts: Iterable[Fact]) -> tuple[Quote, ...]:
    """The quotes among the facts, in their order: the speaker, the words, and what other sources print of them.

    A quote is a sentence of which much is somebody's words and which names who says them.
    """
    languages = {article.id: article.language for article in articles}
    return tuple(quote for fact in facts if (quote := _quote(fact, languages)) is not None)


def _quote(fact: Fact, languages: Mapping[str, str]) -> Quote | None:
    short = [mention for mention in fact.mentions if len(mention.text) <= LONGEST_CHARACTERS]
    quoting = [mention for mention in short if _share(mention.text, languages[mention.article]) > 0]
    spoken = [
        (mention, speaker)
        for mention in sorted(quoting, key=lambda mention: mention != fact.wording)
        if (language := languages[mention.article])
        and _share(mention.text, language) >= LEAST_SHARE
        and (speaker := _speaker(mention.text, language))
    ]
    if not spoken:
        return None
    wording, speaker = spoken[0]
    return Quote(speaker, wording, tuple(m for m in quoting if m != wording and m.article != wording.article))


def _share(text: str, language: str) -> float:
    return sum(span.end - span.start for span in quoted_spans(text, language)) / max(1, len(text))


def _speaker(text: str, language: str) -> str:
    """The name nearest to a verb of speech outside the quotation marks; empty when there is none."""
    rest = _outside(text, language)
    near = []
    for name in names(rest, language):
        for at in _places(rest, name, language):
            near += [(len(gap.split()), at, name) for gap in _gaps(rest, at, at + len(name), language)]
    words, _, name = min(near, default=(FARTHEST_WORDS + 1, 0, ""))
    return name if words <= FARTHEST_WORDS else ""


def _gaps(text: str, start: int, end: int, language: str) -> Iterator[str]:
    """What lies between a name at `start:end` and each verb of speech."""
    for verb in _verbs(language).finditer(text):
        if start < verb.start():
            yield text[end : verb.start()]
        elif verb[0].lower() != _TOLD.get(language):
            yield text[verb.end() : start]


def _outside(text: str, language: str) -> str:
    kept, at = [], 0
    for span in quoted_spans(text, language):
        kept.append(text[at : span.start])
        at = span.end
    return " ".join([*kept, text[at:]])


def _places(text: str, name: str, language: str) -> Iterator[int]:
    """Where the name stands as a name: in "the French minister said" it only describes."""
    for match in re.finditer(re.escape(name), text):
        before, behind = text[: match.start()].split(), text[match.end() :].split()
        article = bool(before) and before[-1].lower() in stop_words(language)
        noun = bool(behind) and behind[0][0].islower() and not _verbs(language).match(behind[0])
        if not (article and noun):
            yield match.start()


@cache
def _verbs(language: str) -> re.Pattern[str]:
    words = "|".join(words[language] for words in (_TOLD, _SAID) if language in words)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if words else r"$.", re.IGNORECASE)
