"""Forms of verbs that no stemmer brings together, and the verbs that only help others, by language."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bulletin.text.stemming import stem

# One verb between bars, its forms without those that a stemmer knows.
_STRONG = {
    "en": "fall fell fallen|rise rose risen|break broke broken|begin began begun|take took taken|give gave given"
    "|go went gone|drive drove driven|see saw seen|write wrote written|choose chose chosen|speak spoke spoken"
    "|freeze froze frozen|steal stole stolen|throw threw thrown|grow grew grown|know knew known|draw drew drawn"
    "|fly flew flown|blow blew blown|swear swore sworn|tear tore torn|wear wore worn|bear bore borne|sink sank sunk"
    "|swim swam swum|run ran|come came|become became|shake shook shaken|hide hid hidden|bite bit bitten|beat beaten"
    "|ride rode ridden|withdraw withdrew withdrawn|overtake overtook overtaken|hold held|find found|lead led|lose lost"
    "|win won|leave left|sell sold|tell told|buy bought|bring brought|catch caught|fight fought|seek sought"
    "|teach taught|think thought|send sent|spend spent|build built|keep kept|sleep slept|feel felt|meet met|flee fled"
    "|feed fed|strike struck|stick stuck|hang hung|dig dug|shoot shot|stand stood|sit sat|make made|pay paid|lay laid",
    "de": "nehmen nimmt nahm genommen|finden fand gefunden|brechen bricht brach gebrochen|sterben stirbt starb"
    " gestorben|fallen fällt fiel gefallen|steigen stieg gestiegen|treffen trifft traf getroffen|geben gibt gab gegeben"
    "|schlagen schlug geschlagen|schießen schoss geschossen|ziehen zog gezogen|laufen lief gelaufen|halten hält hielt"
    " gehalten|lassen lässt ließ gelassen|stehen stand gestanden|bleiben blieb geblieben|beginnen begann begonnen"
    "|verlieren verlor verloren|gewinnen gewann gewonnen|greifen griff gegriffen|reißen riss gerissen|sinken sank"
    " gesunken|treten tritt trat getreten|treiben trieb getrieben|gehen ging gegangen|kommen kam gekommen"
    "|werfen warf geworfen|fliegen flog geflogen|fliehen floh geflohen|schreiben schrieb geschrieben|bringen brachte"
    " gebracht|tragen trug getragen|rufen rief gerufen|sehen sah gesehen|bauen gebaut|fahren fährt fuhr gefahren"
    "|schließen schloss geschlossen|beschließen beschloss beschlossen|entscheiden entschied entschieden",
}
# Whoever "has been", "had" or "is to be" has done nothing yet.
_HELPING = {
    "en": "remain remains remained set due going get got gets became become began",
    "de": "war waren wurde wurden wird werden worden gewesen sei seien ist sind hat haben hatte hatten soll sollen"
    " sollte sollten will wollen wollte kann können muss müssen blieb bleibt bleiben",
    "fr": "a ont avait avaient est sont était étaient été avoir être eu fut furent sera seront doit doivent va vont"
    " reste restent resté",
    "es": "ha han había habían haber sido es son fue fueron era eran está están estaba ser será serán va van queda"
    " quedó quedaron resultó resultaron",
    "pt": "tem têm tinha tinham ter sido é são foi foram era eram está estão estava ser será serão vai vão ficou"
    " ficaram há havia haviam",
    "it": "ha hanno aveva avevano avere è sono era erano stato stata stati state essere sarà saranno fu furono"
    " rimasto rimasta rimasti rimaste viene vengono venne",
    "vi": "đã bị được sẽ đang là có vẫn do",
    "ru": "был была было были будет будут быть является стал стала стало стали",
}


@cache
def helping(language: str) -> frozenset[str]:
    """The stems of the verbs that only help others."""
    return frozenset(stem(word, language) for word in _HELPING.get(language, "").split())


def same_verb(a: str, b: str, language: str) -> bool:
    """Whether two stems are forms of one strong verb, with or without what stands before it: "nahm", "festgenommen"."""
    return not _strong_verbs(a, language).isdisjoint(_strong_verbs(b, language))


@lru_cache(maxsize=50_000)
def _strong_verbs(key: str, language: str) -> frozenset[int]:
    """The numbers of the strong verbs of which the stem may be a form."""
    return frozenset(n for n, forms in enumerate(_strong(language)) if forms.search(key))


def plain(key: str, language: str) -> str:
    """The stem without the mark of a German participle: "gesperrt" is of "sperrte"."""
    return _PARTICIPLE.sub(r"\1", key) if language == "de" else key


_PARTICIPLE = re.compile(r"^(\w{0,8}?)ge(?=\w{3,}t$)")


@cache
def _strong(language: str) -> tuple[re.Pattern[str], ...]:
    lead = "" if language == "de" else "^"
    verbs = _STRONG.get(language, "").split("|")
    stems = [sorted({stem(form, language) for form in verb.split()}) for verb in verbs if verb]
    return tuple(re.compile(rf"{lead}(?:{'|'.join(map(re.escape, own))})$") for own in stems)
