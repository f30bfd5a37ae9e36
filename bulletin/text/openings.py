"""Does a sentence open with a word that points at a sentence before it?"""

from __future__ import annotations

import re

# Pronouns whose meaning, and connectives whose reason, stand in an earlier sentence. Closed word classes, so the
# lists are short; a language without a list counts as never leaning.
_LEANING = {
    "en": """he she it they him her them his hers its their theirs this that these those such both neither
        but and or so then also meanwhile however therefore thus hence moreover furthermore nevertheless nonetheless
        instead otherwise besides still yet likewise similarly consequently accordingly additionally afterwards
        later earlier|in addition|as a result|for his part|for her part|for its part|for their part
        |on the other hand|the former|the latter|the two|the pair|by contrast|at the same time|as well|even so""",
    "fr": """il elle ils elles lui leur leurs son sa ses ce cela ceci cet cette ces celui celle ceux celles
        mais et ou donc or puis ensuite aussi cependant toutefois pourtant néanmoins ainsi enfin
        |en outre|de plus|par ailleurs|en revanche|c'est|d'autre part|de son côté|pour sa part""",
    "de": """er sie es ihm ihr ihnen sein seine ihre dieser diese dieses diesen dies das
        aber und oder doch jedoch auch dann danach deshalb daher dennoch trotzdem außerdem zudem allerdings
        dabei damit dagegen dazu darum darauf hingegen inzwischen|auf der anderen seite""",
    "es": """él ella ellos ellas su sus esto eso esta este estos estas ese esa esos esas
        pero y e o así luego entonces también además mientras aunque
        |sin embargo|por su parte|por otra parte|por otro lado|en cambio|no obstante""",
    "pt": """ele ela eles elas seu sua seus suas isso isto esse essa esses essas este esta estes estas
        mas e ou porém contudo todavia entretanto também então assim depois ainda portanto além
        |no entanto|por sua vez|por outro lado|além disso|já o|já a""",
    "it": """egli lui lei esso essa loro suo sua questo questa questi queste quello quella ciò
        ma e o però anche poi quindi tuttavia inoltre invece dunque così infine
        |dal canto suo|d'altra parte|nel frattempo|per questo""",
    "vi": """ông bà anh chị họ nó đó đây này nhưng và song tuy vậy
        |tuy nhiên|ngoài ra|trong khi đó|bên cạnh đó|vì vậy|do đó|ông này|bà này|người này|điều này|đồng thời|sau đó""",
    "ru": """он она оно они его её ее их ему ей им это этот эта эти тот та те но а и или однако также тоже
        поэтому затем потом кроме|при этом|кроме того|в то же время|тем не менее|между тем""",
}
_OPENINGS = {
    language: tuple(phrase for part in text.split("|")[1:] for phrase in [" ".join(part.split())] if phrase)
    for language, text in _LEANING.items()
}
_WORDS = {language: frozenset(text.split("|")[0].split()) for language, text in _LEANING.items()}
# "This week" and "that year" point at the calendar, not at a sentence; "Ông Nguyễn Văn A" is a title and a name.
_DATED = re.compile(
    r"(?:this|that|these|those) (?:\w+ )?(?:morning|afternoon|evening|night|week|weekend|month|year|season)"
)
_OPENING_CHARACTERS = 80
_OPENING_WORD = re.compile(r"[\w’']+")


def leans(text: str, language: str) -> bool:
    """True when the sentence opens with a pronoun or connective that only an earlier sentence explains."""
    words = _OPENING_WORD.findall(text[:_OPENING_CHARACTERS])[:4]
    if not words or language not in _WORDS:
        return False
    opening = " ".join(words).lower().replace("’", "'")
    if language == "en" and _DATED.match(opening):
        return False
    if any(opening == phrase or opening.startswith(phrase + " ") for phrase in _OPENINGS[language]):
        return True
    named = language == "vi" and len(words) > 1 and words[1][:1].isupper()
    return words[0].lower() in _WORDS[language] and not named
