"""The cases of tests/cases/quotes.md, and what else `quotes` promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin.facts.quotes import quotes
from bulletin.facts.speech.wordings import other_wordings
from bulletin.readers import article as read
from tests.editions import article, fact

CASES = Path(__file__).parent / "cases" / "quotes.md"
EIGHT = {"en", "de", "fr", "es", "pt", "it", "vi", "ru"}


def cases():
    """(language, title, the text of each article, (speaker, words, whether another source has them) of each quote)."""
    language, found = "", []
    for line in CASES.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# "):
            language = line[2:]
        elif line.startswith("## "):
            found.append((language, line[3:], [[]], []))
        elif line == "---":
            found[-1][2].append([])
        elif line.startswith("= "):
            speaker, words, *others = line[2:].split(" | ")
            found[-1][3].append((speaker, words, bool(others)))
        elif found and line:
            found[-1][2][-1].append(line)
    return found


ALL = cases()


def story(language, texts):
    return [
        read("\n\n".join(lines), title=f"Title {n}", source=f"Source {n}", language=language, id=f"{n:016x}")
        for n, lines in enumerate(texts)
    ]


@pytest.mark.parametrize(("language", "title", "texts", "wanted"), ALL, ids=[f"{c[0]} {c[1]}" for c in ALL])
def test_each_case_has_its_quotes(language, title, texts, wanted):
    found = quotes(story(language, texts), ())
    assert {(q.speaker, q.wording.shown, bool(q.variants)) for q in found} == set(wanted)


def test_the_cases_are_enough_to_say_something():
    assert {language for language, *_ in ALL} > EIGHT
    assert len(ALL) >= 70


def test_a_wording_of_several_sentences_is_the_articles_text():
    (told,) = story("en", [['"The bridge is gone. We will rebuild it by spring," said Ruth Tallis.']])
    (quote,) = quotes([told], ())
    assert len(told.sentences) == 2
    assert (quote.wording.index, quote.wording.text) == (0, told.text[quote.wording.start : quote.wording.end])


def test_a_wording_of_one_sentence_is_that_sentence():
    told = article("A", "", "“We will rebuild the bridge by spring,” said Ruth Tallis.")
    assert [quote.wording for quote in quotes([told], ())] == list(told.sentences)


def test_a_name_behind_a_dash_is_the_speakers():
    told = article("A", "", "“Nobody will be left on the island.” – Minister Carla Venn")
    assert [quote.speaker for quote in quotes([told], ())] == ["Carla Venn"]


def test_most_sources_come_first_then_the_best_fact():
    a = article(
        "A",
        "",
        "“The ferry sails again on Friday morning,” said Odd Lien.",
        "“Nobody breathed for nine minutes at all,” said Ines Okoro.",
        "“We will rebuild the bridge by spring,” said Ruth Tallis.",
    )
    b = article("B", "", "“We will rebuild the bridge by spring,” Ruth Tallis said.")
    facts = [fact(a.sentences[1]), fact(a.sentences[0])]
    assert [quote.speaker for quote in quotes([a, b], facts)] == ["Ruth Tallis", "Ines Okoro", "Odd Lien"]


def test_one_variant_a_source():
    a = article("A", "", "“We will not leave these families alone tonight,” said Carla Venn.")
    b = article(
        "B",
        "",
        "Carla Venn said on Monday: “We will not leave these families alone.”",
        "“We will not leave these families alone tonight,” Venn said again.",
    )
    (quote,) = quotes([a, b], [fact(a.sentences[0])])
    assert quote.variants == (b.sentences[1],)


def test_what_one_fact_quotes_of_one_speaker_is_one_quote_in_other_words():
    a = article("A", "", "“It held its breath for a whole night,” said Ines Okoro.")
    b = article("B", "", "“There was no air until the morning came,” Ines Okoro said.")
    c = article("C", "", "“There was no air until the morning came,” Odd Lien said.")
    assert [q.variants for q in quotes([a, b], [fact(a.sentences[0], b.sentences[0])])] in (
        [b.sentences],
        [a.sentences],
    )
    assert [q.variants for q in quotes([a, b], [fact(a.sentences[0]), fact(b.sentences[0])])] == [(), ()]
    assert {q.variants for q in quotes([a, c], [fact(a.sentences[0], c.sentences[0])])} == {()}


def test_only_other_words_are_other_wordings():
    a = article("A", "", "“The bridge is gone. We will rebuild it,” said Ruth Tallis.")
    b = article(
        "B",
        "",
        "Ruth Tallis told reporters: «The bridge is gone. We will rebuild it»",
        '"We will rebuild it," she said.',
        "“The bridge is lost. We will build it again,” said the mayor.",
        "“The bridge is lost,” said the mayor.",
    )
    found = other_wordings(a.sentences[0], b.sentences, {a.id: "en", b.id: "en"})
    assert found == (b.sentences[2],)


def test_the_order_of_the_articles_changes_nothing():
    texts = [texts for language, _, texts, _ in ALL if language == "en" and len(texts) > 1]
    articles = story("en", [lines for case in texts for lines in case])
    assert quotes(articles, ()) == quotes(articles[::-1], ())


def test_no_articles_have_no_quotes():
    assert quotes([], ()) == ()


@pytest.mark.parametrize("mark", ['"', "“", "”", "«", "— dijo ", "', ", ", said Holt, ", "- disse "])
def test_a_hostile_text_takes_no_longer_than_its_length(mark):
    (told,) = story("es", [[f"{mark}Una palabra más " * 3000]])
    assert quotes([told], ()) == ()
