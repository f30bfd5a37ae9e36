"""Every language takes the same path, with or without stemmer, stop words, spaces or full stops."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin.readers import article
from bulletin.summarizers import METHODS, summarize
from bulletin.text.language import identify
from bulletin.text.sentences import split
from bulletin.text.words import count_words

from .editions import article as article_of

CASES = Path(__file__).parent / "cases" / "languages.md"
SUMY = [
    "ar",
    "cs",
    "de",
    "el",
    "en",
    "es",
    "fr",
    "he",
    "it",
    "ja",
    "ko",
    "pl",
    "pt",
    "sk",
    "sv",
    "th",
    "tr",
    "uk",
    "zh",
]
JOINED_WITHOUT_SPACE = ("ja", "zh")
WITHOUT_FULL_STOP = ("lo", "th")
SHARE_OF_WORDS = 0.6


def cases():
    """{language: (title, sentences)} of tests/cases/languages.md."""
    found = {}
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if re.fullmatch("# [a-z]{2}", line):
            lines = found[line[2:]] = []
        elif line and found:
            lines.append(line)
    return {language: (title.removeprefix("## "), sentences) for language, (title, *sentences) in found.items()}


LANGUAGES = cases()
LANGUAGE = pytest.mark.parametrize("language", sorted(LANGUAGES))


def paragraph(language):
    return ("" if language in JOINED_WITHOUT_SPACE else " ").join(LANGUAGES[language][1])


def news(language):
    """The article: a paragraph a sentence, save where nothing but what follows shows that one has ended."""
    title, sentences = LANGUAGES[language]
    text = paragraph(language) if language in WITHOUT_FULL_STOP else "\n\n".join(sentences)
    return article(text, title=title, source="A")


def length(sentences, language):
    return sum(count_words(sentence.shown, language) for sentence in sentences)


def test_each_language_of_sumy_has_a_paragraph():
    assert set(SUMY) <= set(LANGUAGES)
    assert len(LANGUAGES) > 50


@LANGUAGE
def test_a_paragraph_tells_its_language(language):
    assert identify(paragraph(language)) == language


@LANGUAGE
def test_a_paragraph_is_split_into_its_sentences(language):
    text = paragraph(language)
    assert [text[start:end] for start, end in split(text, language)] == LANGUAGES[language][1]


@LANGUAGE
def test_an_article_keeps_all_its_sentences(language):
    read = news(language)
    assert read.language == language
    assert [sentence.text for sentence in read.sentences] == LANGUAGES[language][1]


@LANGUAGE
@pytest.mark.parametrize("method", sorted(METHODS))
def test_every_method_prints_sentences_of_the_article_within_its_budget(method, language):
    read = news(language)
    budget = round(SHARE_OF_WORDS * length(read.sentences, language))
    summary = summarize([read], words=budget, method=method)

    assert 1 <= len(summary) < len(read.sentences)
    assert length(summary, language) <= 1.05 * budget
    assert [s.index for s in summary] == sorted({s.index for s in summary})
    for sentence in summary:
        assert sentence.text == read.text[sentence.start : sentence.end] == LANGUAGES[language][1][sentence.index]


@LANGUAGE
def test_auto_uses_the_length_that_it_is_given(language):
    read = news(language)
    budget = round(SHARE_OF_WORDS * length(read.sentences, language))
    used = length(summarize([read], words=budget, method="auto"), language)

    assert 0.9 * budget <= used <= 1.05 * budget


@LANGUAGE
def test_auto_tells_the_news_first_in_every_language(language):
    assert summarize([news(language)], sentences=1, method="auto")[0].index == 0


@LANGUAGE
def test_a_sentence_of_every_language_can_be_cut(language):
    text = article_of("A", "", LANGUAGES[language][1][0], language=language)
    (cut,) = summarize([text], words=5)

    assert cut.cuts
    assert cut.shown.endswith(" …")
    assert text.text.startswith(cut.shown.removesuffix(" …"))
    assert count_words(cut.shown, language) <= 5


def test_the_same_text_gives_the_same_summary_in_every_run():
    program = """if True:
        import json, sys
        from bulletin import article, summarize
        texts = json.load(sys.stdin)
        print([[s.shown for s in summarize([article(text)], words=60)] for text in texts])"""
    texts = json.dumps([paragraph(language) for language in sorted(LANGUAGES)])
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            input=texts.encode(),
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert len(runs[0]) > 10_000
