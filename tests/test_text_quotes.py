from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.text.quotes import quotes
from bulletin.text.utterances import spoken


@pytest.mark.parametrize(
    ("language", "text", "inner"),
    [
        ("en", 'He said "we are going home" and left.', "we are going home"),
        ("en", "He said “we’re going home” and left.", "we’re going home"),
        ("en", "He said 'we don't go home' and left.", "we don't go home"),
        ("en", "He said ‘we are going home’ and left.", "we are going home"),
        ("de", "„Wir gehen nach Hause“, sagte er.", "Wir gehen nach Hause"),
        ("da", "»Vi går hjem nu,« sagde han.", "Vi går hjem nu,"),
        ("fr", "« Nous rentrons chez nous », dit-il.", "Nous rentrons chez nous"),
        ("sv", "”Vi går hem nu”, sade han.", "Vi går hem nu"),
        ("ja", "市長は「私たちは帰る」と述べた。", "私たちは帰る"),
    ],
)
def test_quotes_are_found_in_every_style(language: str, text: str, inner: str) -> None:
    (found,) = quotes(text, language)
    assert found.text == text[found.start : found.end] == inner


def test_a_quote_left_open_runs_to_the_end_of_its_paragraph() -> None:
    assert [found.text for found in quotes('"The wells are dry.\n"Nobody came to help."', "en")] == [
        "The wells are dry.",
        "Nobody came to help.",
    ]


def test_a_word_in_quotation_marks_is_no_quote() -> None:
    assert quotes("The \"road map\" was drafted; the dogs' owner and the cats' owner agreed.", "en") == ()


@settings(deadline=None)  # the first example loads word lists
@given(st.text(alphabet="ab '\"“”„«»「」\n."))
def test_offsets_are_exact(text: str) -> None:
    assert all(found.text == text[found.start : found.end] for found in quotes(text, "en"))


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("pt", "— Não vamos sair — disse Maria. — A água subiu.", ["Não vamos sair", "A água subiu."]),
        ("es", "—No vamos a salir —dijo María—. El agua subió.", ["No vamos a salir", "El agua subió."]),
        ("fr", "— Nous ne sortirons pas, dit Marie.", ["Nous ne sortirons pas"]),
        ("ru", "«Мы не выйдем, — сказала Мария. — Вода ещё высоко».", ["Мы не выйдем,", "Вода ещё высоко"]),
        ("it", "«Non usciamo oggi – ha detto Maria – perché piove forte».", ["Non usciamo oggi", "perché piove forte"]),
        ("fr", "« Nous ne sortons pas, a-t-elle dit, car il pleut. »", ["Nous ne sortons pas", "car il pleut."]),
        ("en", 'The 6" pipe burst. "We are going home," he said.', ["We are going home,"]),
        ("en", "- The council approved the plan - and the budget.", []),
    ],
)
def test_what_somebody_says_lies_around_who_says_it(language: str, text: str, words: list[str]) -> None:
    assert [found.text for found in spoken(text, language)] == words


@settings(deadline=None)
@given(st.text(alphabet="ab '\"“”„«»—-,. "), st.sampled_from(["en", "fr", "es"]))
def test_offsets_of_what_somebody_says_are_exact(text: str, language: str) -> None:
    assert all(found.text == text[found.start : found.end] for found in spoken(text, language))
