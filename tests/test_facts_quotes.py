"""Who is quoted, and in which words."""

from __future__ import annotations

import pytest

from bulletin.facts import merge, quotes
from tests.editions import article


def told(*articles):
    return quotes(articles, merge(articles))


@pytest.mark.parametrize(
    ("language", "sentence", "speaker"),
    [
        ("en", '"We will rebuild the bridge by spring," said Mayor Anna Holt.', "Anna Holt"),
        ("en", 'Anna Holt, the mayor, said: "We will rebuild the bridge by spring."', "Anna Holt"),
        ("en", '"I will put no bus on it before spring," the engineer, Dora Whitlock, told Fernwire.', "Dora Whitlock"),
        ("fr", "« Nous reconstruirons le pont au printemps », a déclaré Jean Moreau.", "Jean Moreau"),
        ("de", "„Wir bauen die Brücke bis zum Frühjahr wieder auf“, sagte Anna Holt.", "Anna Holt"),
        ("es", "«Vamos a reconstruir el puente en primavera», dijo Ana López.", "Ana López"),
        ("pt", "“Vamos reconstruir a ponte na primavera”, disse Otília Ramada.", "Otília Ramada"),
        ("it", "«Ricostruiremo il ponte entro la primavera», ha detto Anna Rossi.", "Anna Rossi"),
        ("vi", "“Chúng tôi sẽ xây lại cây cầu này”, ông Trần Văn Minh nói.", "Trần Văn Minh"),
    ],
)
def test_a_sentence_of_somebodys_words_with_a_name_is_a_quote(language, sentence, speaker):
    (quote,) = told(article("A", "", sentence, language=language))
    assert quote.speaker.endswith(speaker)
    assert quote.wording.text == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        '"We will rebuild the bridge by spring," she said.',
        'The South Korean leader said "the situation has become very serious" after the test.',
        "Mayor Anna Holt said that the bridge would be rebuilt by spring.",
        'The "old lady of the river", as Anna Holt said people call the bridge, was built in 1931 by her grandfather.',
    ],
)
def test_no_quote_without_a_name_or_with_few_words_of_somebodys_own(sentence):
    assert told(article("A", "", sentence)) == ()


def test_what_other_sources_print_of_the_words_are_variants():
    a = article("A", "", '"We will not leave these families alone," said Minister Carla Venn on Monday.')
    b = article("B", "", '"We shall not leave the families alone," Carla Venn, the minister, said on Monday.')
    c = article("C", "", "Minister Carla Venn said on Monday that she would not leave the families alone.")
    (quote,) = told(a, b, c)
    assert quote.speaker == "Carla Venn"
    assert {quote.wording, *quote.variants} == {a.sentences[0], b.sentences[0]}


def test_quotes_come_in_the_order_of_the_facts():
    one = article(
        "A",
        "",
        '"Nobody breathed for nine minutes at all," said Inês Caldeira.',
        '"The capsule is as good as new inside," said Rolf Hagen.',
    )
    facts = merge([one])
    places = [next(n for n, f in enumerate(facts) if q.wording in f.mentions) for q in quotes([one], facts)]
    assert len(places) == 2
    assert places == sorted(places)


def test_no_facts_have_no_quotes():
    assert quotes([], ()) == ()
