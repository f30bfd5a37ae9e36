"""Plain text for mail: 72 columns, and nothing of a text at the margin."""

import re
import time
from dataclasses import replace

import pytest

from bulletin.errors import ProofError
from bulletin.model import Document
from bulletin.proof.portable import own_articles
from bulletin.renderers import render
from bulletin.renderers.clean import printable
from bulletin.renderers.look import Look
from bulletin.renderers.text import COLUMNS
from bulletin.renderers.view.layout import lay_out
from bulletin.renderers.wrapping import width, wrapped
from bulletin.verification.claim import Claim
from bulletin.verification.verdict import claim, format_of, verify
from tests.documents import assert_in_order
from tests.editions import DAY, edition, morning, third_day
from tests.hostile import HOSTILE
from tests.hostile_markup import HOSTILE_MARKUP
from tests.printed import hostile_day, printed

CORPUS = tuple({printable(text): text for text in (*HOSTILE_MARKUP, *HOSTILE)}.values())


def text(made, **look):
    return render(made, ["txt"], Look(**look))[0].content.decode()


@pytest.mark.parametrize("made", [morning(), replace(third_day(), number=47)], ids=["morning", "third day"])
def test_a_mail_says_all_that_an_edition_prints(made):
    shown = re.sub(r"(?m)^    \| ?", "", text(made))

    assert_in_order(shown, [part for part in printed(lay_out(made)) if part])


@pytest.mark.parametrize("made", [morning(), third_day(), edition()], ids=["morning", "third day", "empty"])
def test_lines_are_short_and_only_an_address_may_be_longer(made):
    lines = text(made).split("\n")

    assert [line for line in lines if width(line) > COLUMNS and not re.fullmatch(r" +https?://\S+", line)] == []
    assert [line for line in lines if line != line.rstrip() or "\t" in line or "\r" in line] == []
    assert lines[-1] == ""


def test_nothing_hostile_stands_at_the_margin():
    """A forged heading, header, "From " line, signature or rule would have to."""
    made = hostile_day(CORPUS)
    shown = text(made)
    at_margin = [line for line in shown.split("\n") if line[:1] not in ("", " ")]

    numbered = [line for line in at_margin if re.match(r"\d+\. ", line)]
    own = {"WATCH LIST", "CORRECTIONS", "IN THIS EDITION", "TIMELINE", "SOURCES", "ALSO REPORTED"}
    own |= {"HOW TO READ THIS BULLETIN", "AN EDITOR’S DECISIONS"}
    assert len(numbered) == len(CORPUS)
    assert {line for line in at_margin if line not in numbered and line.strip("=-")} == own
    assert all(width(line) <= COLUMNS for line in at_margin)


def test_hostile_text_is_said_in_order_in_lines_that_are_short_and_end():
    # The bar beside a quote cannot be told from one in a text here.
    made = hostile_day([one for one in CORPUS if "|" not in one])
    shown = text(made)

    assert_in_order(re.sub(r"(?m)^    \| ?", "", shown), [part for part in printed(lay_out(made)) if part])
    assert "\r" not in shown
    assert "\t" not in shown
    assert not [one for one in shown if one != "\n" and (ord(one) < 32 or one in "\x7f\u202e\u2066\u2028")]
    assert [line for line in shown.split("\n") if width(line) > COLUMNS and "://" not in line] == []


def test_a_rule_of_signs_cannot_underline_the_words_before_it():
    forged = edition(replace(morning().stories[0], headline=f"Forged heading {'-' * 60}"))

    assert f"\n   {'-' * 60}\n{'-' * 63}\n" in text(forged)


def test_marks_stay_with_the_last_word():
    assert re.search(r"\n +\[[A-Z]\d", text(morning())) is None


def test_the_last_line_says_which_edition_it_is_and_how_it_was_made():
    assert text(morning()).rstrip().split("\n")[-1] == "  Morning Brief · 2026-11-22 · bulletin"
    (document,) = render(replace(third_day(), title="Long title " * 12), ["txt"], Look(annex=True))
    assert claim(document) == Claim(("Long title " * 12).strip(), DAY, look=Look(annex=True))


def test_a_mail_is_proven_and_no_other_word_is():
    (document,) = render(third_day(), ["txt"])
    forged = replace(document, content=document.content.replace(b"legible", b"illegible", 1))
    windows = replace(document, content=document.content.replace(b"\n", b"\r\n"))

    assert format_of(document) == "txt"
    assert verify(windows, [third_day()], own_articles(third_day())).differences == ()
    assert verify(forged, [third_day()], own_articles(third_day())).differences
    with pytest.raises(ProofError, match="does not name an edition"):
        claim(Document("notes.txt", "", b"Dear reader,\n\nsee below."))


@pytest.mark.parametrize(
    ("words", "columns", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("漢字かな交じり文です。", 10, ["漢字かな交", "じり文で", "す。"]),
        ("「引用」と（括弧）", 8, ["「引用」", "と（括", "弧）"]),
        ("e\u0301e\u0301 e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]),
        ("", 5, [""]),
    ],
)
def test_lines_break_where_readers_of_the_script_expect_it(words, columns, lines):
    assert wrapped(words, columns) == lines


def test_the_longest_word_takes_time_with_its_length():
    started = time.process_time()
    for word in ("漢" * 100_000, "a\u0301" * 100_000, "a" + "\u0301" * 100_000, "x" * 100_000):
        assert "".join(wrapped(word, COLUMNS)) == word

    assert time.process_time() - started < 10
