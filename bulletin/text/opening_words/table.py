"""What is known of the openings of one language."""

from __future__ import annotations

from typing import NamedTuple


class OpeningWords(NamedTuple):
    """The openings of one language, in lower case.

    `words` always lean; `own` are the first person, which leans outside quotation marks; `titles` lean unless a name
    follows them; `early` ones lean wherever they stand among the first words.

    `cut` holds connectives, with "|" between them, that lean but can be left out where the rest stands alone: additive,
    temporal and adversative ones. One that ends in a comma counts only with its comma.

    `leans` and `stands` are pairs: first words, and a pattern of what follows them, which makes the sentence lean or
    makes an exception; "0" is a number.

    `adverbials` open a phrase that may come before the subject ("In the letter, …"), `guarded` one that may itself hold
    the name that a pronoun stands for ("According to Smith, …"); `subjects` are the pronouns that lean behind it.
    `inverted` are the verbs that stand before those where the language puts the verb first, `bare` is the pattern of
    such a phrase where it needs no comma, `subjectless` that of a verb that leaves its subject out behind it.

    `starts` are the words that a subject or phrase begins with where a sentence may leave its subject out: what remains
    behind a cut must begin with one, or with a name or a number.
    """

    words: str
    own: str = ""
    cut: str = ""
    leans: tuple[tuple[str, str], ...] = ()
    stands: tuple[tuple[str, str], ...] = ()
    adverbials: str = ""
    guarded: str = ""
    subjects: str = ""
    starts: str = ""
    subjectless: str = ""
    early: str = ""
    inverted: str = ""
    bare: str = ""
    titles: str = ""
