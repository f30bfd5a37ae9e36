"""Which quotes are set apart, and with which variants."""

from dataclasses import replace

from bulletin.composition.apart import set_apart
from bulletin.model import Quote
from tests.editions import article as written
from tests.editions import fact


def test_a_quote_that_no_fact_holds_is_set_apart_when_the_words_suffice():
    one = written("A", "Ferry", "The ferry is afloat.", "“It was long,” said Emil Rask.", "“There was no coffee.”")
    first, second = one.sentences[1:]
    both = replace(first, end=second.end, text=one.text[first.start : second.end], shown="")
    quote = Quote("Emil Rask", both)

    assert set_apart([quote], [fact(one.sentences[0])], [one], 10) == (quote,)
    assert set_apart([quote], [fact(one.sentences[0])], [one], 9) == ()
    assert set_apart([quote], [fact(second)], [one], 10) == ()


def test_a_quote_that_is_a_fact_is_set_apart_in_the_fact_s_words():
    one = written("A", "Ferry", "The ferry is afloat.", "“It was long,” said Emil Rask.")
    other = written("B", "Afloat", "“It was far too long,” Emil Rask said later.")
    facts = [fact(one.sentences[0]), fact(one.sentences[1], other.sentences[0])]
    quote = Quote("Emil Rask", other.sentences[0], (one.sentences[1],))

    assert set_apart([quote], facts, [one, other], 0) == (Quote("Emil Rask", one.sentences[1], other.sentences),)
    assert set_apart([quote], facts[1:], [one, other], 50) == ()


def test_who_prints_the_same_words_is_no_variant():
    one = written("A", "Ferry", "The ferry is afloat.", "“It was long and cold,” said Emil Rask.")
    same = written("B", "Afloat", '"It was long and cold," Emil Rask, the captain, told reporters on Sunday.')
    other = written("C", "Free", "“Cold, and endless,” Emil Rask said.")
    facts = [fact(one.sentences[0]), fact(one.sentences[1], same.sentences[0], other.sentences[0])]
    quote = Quote("Emil Rask", one.sentences[1], (same.sentences[0], other.sentences[0]))

    (made,) = set_apart([quote], facts, [one, same, other], 0)

    assert made.variants == other.sentences


def test_a_variant_that_runs_over_several_sentences_belongs_to_the_fact_of_one_of_them():
    one = written("A", "Ferry", "The ferry is afloat.", "“It was long and cold,” said Emil Rask.")
    other = written("B", "Free", "“It was endless. It was freezing,” Emil Rask said.", "He smiled.")
    whole = replace(other.sentences[0], shown="")
    last = replace(whole, index=1, start=20, text=other.text[20 : whole.end], shown="")
    facts = [fact(one.sentences[0]), fact(one.sentences[1], last)]
    quotes = [Quote("Emil Rask", one.sentences[1]), Quote("Emil Rask", whole)]

    assert set_apart(quotes, facts, [one, other], 0)[0] == Quote("Emil Rask", one.sentences[1], (whole,))
