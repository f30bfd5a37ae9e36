"""Does a sentence say no?"""

from __future__ import annotations

from bulletin.text.listed import listed
from bulletin.text.words import tokens

# The negations themselves: a closed class. Verbs that deny ("refused") differ too much in what they deny.
_NEGATIONS = {
    "en": listed("no not never none nobody nothing neither nor cannot without"),
    "fr": listed("ne n pas jamais aucun aucune rien personne ni sans"),
    "de": listed("nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder ohne"),
    "es": listed("no nunca jamás ningún ninguna ninguno nadie nada ni tampoco sin"),
    "pt": listed("não nunca jamais nenhum nenhuma ninguém nada nem tampouco sem"),
    "it": listed("non mai nessun nessuna nessuno niente nulla né neppure senza"),
    "vi": listed("không chưa chẳng chả đừng"),
    "ru": listed("не нет ни никогда никто ничего без"),
}
_CONTRACTED = "n't"


def negations(text: str, language: str) -> int:
    """How many negations the text has; 0 in a language without a list."""
    return sum(_is_negation(word, language) for word in tokens(text, language))


def _is_negation(word: str, language: str) -> bool:
    return word in _NEGATIONS.get(language, ()) or (language == "en" and word.endswith(_CONTRACTED))
