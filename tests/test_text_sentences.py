from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import nupunkt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.text.datelines import dateline
from bulletin.text.sentences import split

CASES = Path(__file__).parent / "cases"
JOINED_WITHOUT_SPACE = {"zh", "ja"}


def cases(name: str, language: str = "en") -> list[tuple[str, str, str, list[str]]]:
    """(language, title, text, sentences) of every case in a file of tests/cases."""
    found: list[tuple[str, str, list[str]]] = []
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# ") and len(line) == 4:
            language = line[2:]
        elif line.startswith("## "):
            found.append((language, line[3:], []))
        elif line.strip() and found and not line.startswith("# "):
            found[-1][2].append(line)
    return [(code, title, *built(lines, code)) for code, title, lines in found]


def built(lines: list[str], language: str) -> tuple[str, list[str]]:
    text, sentences, glue = "", [], ""
    for line in lines:
        if line == "¶":
            text, glue = text + "\n", ""
            continue
        if line.startswith("+"):
            line, glue = line[1:], ""
        content = line.removeprefix("dateline: ")
        text += glue + content
        if content == line:
            sentences.append(line)
        glue = "" if language in JOINED_WITHOUT_SPACE else " "
    return text, sentences


def split_texts(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in split(text, language)]


ENGLISH = cases("sentences-en.md")
OTHERS = cases("sentences-other.md")


@pytest.mark.parametrize(("language", "title", "text", "sentences"), ENGLISH, ids=[case[1] for case in ENGLISH])
def test_english_text_is_split_as_its_case_says(language: str, title: str, text: str, sentences: list[str]) -> None:
    assert split_texts(text, language) == sentences


@pytest.mark.parametrize(
    ("language", "title", "text", "sentences"), OTHERS, ids=[f"{case[0]} {case[1]}" for case in OTHERS]
)
def test_other_languages_are_split_as_their_cases_say(
    language: str, title: str, text: str, sentences: list[str]
) -> None:
    assert split_texts(text, language) == sentences


def naive(text: str) -> set[int]:
    closed = re.finditer(r"[.!?][\"”’')]*(?=\s+[\"“‘'(]?[A-Z0-9])", text)
    return {match.end() for match in (*closed, *re.finditer(r"[^\n]+$", text, re.MULTILINE))}


def nupunkts(text: str) -> set[int]:
    tokenizer, found, at = nupunkt.load("default"), set(), 0
    for line in text.split("\n"):
        found |= {at + start + len(line[start:end].rstrip()) for start, end in tokenizer.span_tokenize(line)}
        at += len(line) + 1
    return found


def boundary_f1(splitter: Callable[[str], set[int]]) -> float:
    hits = proposed = wanted = 0
    for _, _, text, sentences in ENGLISH:
        right, at = set(), 0
        for sentence in sentences:
            at = text.index(sentence, at) + len(sentence)
            right.add(at)
        given = splitter(text)
        hits, proposed, wanted = hits + len(given & right), proposed + len(given), wanted + len(right)
    return 2 * hits / (proposed + wanted)


def test_no_other_splitter_at_hand_does_better_on_the_english_cases() -> None:
    ours = boundary_f1(lambda text: {end for _, end in split(text, "en")})
    print(f"boundary F1: ours {ours:.3f}, nupunkt {boundary_f1(nupunkts):.3f}, naive {boundary_f1(naive):.3f}")
    assert ours >= boundary_f1(nupunkts) > boundary_f1(naive)


def test_the_cases_are_many_and_in_many_languages() -> None:
    languages = Counter(language for language, _, _, _ in OTHERS)
    assert len(ENGLISH) >= 60
    assert sum(count >= 5 for count in languages.values()) >= 15


SNIPPETS = [
    "Mr. Moon", "U.S.", "No. 5", "3.5", "a.m.", "said.", "...", "…", "?!", '."', ".”", "“We", "(He", ")", "The end.",
    "\n", "\n\n", " ", "  ", "。", "」と", "「", "।", "HANOI (AP) - ", "x", "É", "\u00a0", "\r\n", "\u2028", "¿", "Ό;",
    "ไทย",
]  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(SNIPPETS), max_size=30).map("".join))
LANGUAGES = st.sampled_from(["en", "de", "fr", "el", "ja", "zh", "ko", "th", "ar", "hi", "vi", "ru", "xx"])


@settings(deadline=None)  # the first example loads word lists
@given(TEXTS, LANGUAGES)
def test_spans_are_in_order_apart_and_stripped(text: str, language: str) -> None:
    last = 0
    for start, end in split(text, language):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        last = end


@settings(deadline=None)  # the first example loads word lists
@given(TEXTS, LANGUAGES)
def test_nothing_but_datelines_is_lost(text: str, language: str) -> None:
    covered = "".join(text[start:end] for start, end in split(text, language))
    lines = [line[len(line) - len(line.lstrip()) :] for line in text.split("\n")]
    wanted = "".join(line[dateline(line) :] for line in lines)
    assert "".join(covered.split()) == "".join(wanted.split())


@settings(deadline=None)  # the first example loads word lists
@given(TEXTS, LANGUAGES)
def test_every_sentence_has_something_to_read_where_its_paragraph_has(text: str, language: str) -> None:
    for line in text.split("\n"):
        spans = split(line, language)
        if len(spans) > 1:
            assert sum(any(map(str.isalnum, line[start:end])) for start, end in spans) >= len(spans) - 1


def test_one_sentence_of_a_hundred_thousand_words_is_one_sentence() -> None:
    text = "word " * 100_000 + "end."
    assert split(text, "en") == ((0, len(text)),)


@pytest.mark.parametrize("piece", ['"', ". ", "U.S. ", "Mr. ", "(", 'a" ', "a.B", "- ", "A. ", "「", "“No. "])
def test_fifty_thousand_things_that_look_like_boundaries_do_not_hold_the_splitter_up(piece: str) -> None:
    text = piece * 50_000
    assert all(end <= len(text) for _, end in split(text, "ja" if piece == "「" else "en"))


def test_a_text_of_nothing_has_no_sentences() -> None:
    assert split("", "en") == split(" \n\t\n ", "en") == ()


def test_a_language_that_nobody_knows_is_split_at_its_marks() -> None:
    assert split_texts("Zug ba lok. Mip sa tol! Ren ka?", "xx") == ["Zug ba lok.", "Mip sa tol!", "Ren ka?"]
