"""How long a story is, and that the latest news is in it."""

from datetime import UTC, date, datetime

from bulletin import Settings, compose
from bulletin.composition.choice import choose, most_words
from bulletin.composition.headline import leading
from bulletin.composition.latest import latest_news
from bulletin.composition.order import in_reading_order
from bulletin.facts import merge
from tests.editions import article, fact

DAY = date(2026, 11, 22)
TOLD = (
    "A fire destroyed the rope factory on Canal Street in Ellmouth on Friday night.",
    "Forty workers of the late shift walked out unhurt.",
    "The fire brigade used water from the harbour basin.",
    "Smoke drifted over the railway station until midnight.",
    "Insurers estimate the damage at 12 million crowns.",
    "The factory was founded by two brothers in 1888.",
)


def fire():
    """Two reports that say the same in the same words, of two days, and one that came a day later and knows more."""
    when = datetime(2026, 11, 20, 23, tzinfo=UTC)
    later = datetime(2026, 11, 22, 8, tzinfo=UTC)
    return [
        article("North Post", "Rope factory in Ellmouth burns down", *TOLD, published=when),
        article("South Echo", "Ellmouth rope factory burns down", *TOLD, published=when),
        article(
            "North Post",
            "Ellmouth: cellar search goes on",
            "Dogs picked up the scent of a missing night watchman on Sunday, and the cellar will be searched until "
            "Tuesday, the police said.",
            "Two dogs are at work.",
            published=later,
        ),
    ]


def test_with_words_to_spare_all_that_several_sources_state_is_printed():
    (story,) = compose(fire()[:2], Settings(words=1500), date=DAY).stories

    assert set(TOLD) <= {f.wording.text for f in story.facts}


def test_more_words_never_print_less():
    def printed(words):
        return {f.id for s in compose(fire()[:2], Settings(words=words), date=DAY).stories for f in s.facts}

    counts = [len(printed(words)) for words in (40, 80, 160, 1500, 5000)]
    assert counts == sorted(counts)
    assert printed(1500) == printed(5000)


def test_of_what_one_source_states_no_more_than_half_is_printed():
    one = article("North Post", "Fire", *(f"{text[:-1]} at least once." for text in TOLD * 3))
    facts = [fact(s) for s in one.sentences]
    length = sum(len(s.text.split()) for s in one.sentences)

    assert most_words(facts, [one]) == length // 2
    assert (
        sum(len(f.wording.text.split()) for f in choose(facts, [one], most_words(facts, [one]), "auto")) <= length // 2
    )


def test_what_the_latest_report_opens_with_is_printed_when_it_is_news():
    articles = fire()
    facts = merge(articles)
    news = latest_news(facts, articles, articles[0])

    for words in (60, 1500):
        assert news.id in {f.id for f in choose(facts, articles, words, "auto", [news.id])}
    assert news.id not in {f.id for f in choose(facts, articles, 60, "auto")}


def test_the_opening_of_a_report_that_is_no_later_or_says_nothing_new_is_not_the_latest_news():
    first, second, third = fire()
    facts = merge([first, second, third])
    again = article("West Mail", "Fire", TOLD[0], published=datetime(2026, 11, 22, 8, tzinfo=UTC))

    assert latest_news(facts, [first, second, third], first).wording == third.sentences[0]
    assert latest_news(facts, [first, second], first) is None
    assert latest_news(merge([first, again]), [first, again], first) is None
    assert latest_news(facts, [first, second, third], third) is None
    assert leading([first, second, third], facts) is not third


def test_an_undated_report_is_not_later_than_any():
    first, second, _ = fire()
    undated = article("West Mail", "Dogs", "Search dogs found a night watchman alive in a cellar on Canal Street.")
    facts = [fact(s) for a in (first, second, undated) for s in a.sentences]

    assert latest_news(facts, [first, undated], first) is None
    assert latest_news(facts, [undated, first], undated) is None


def test_of_facts_that_stand_equally_early_the_later_report_s_comes_first():
    first, second, third = fire()
    facts = [fact(a.sentences[0]) for a in (first, third)] + [fact(first.sentences[1], second.sentences[1])]

    assert in_reading_order(facts, [first, second, third]) == [facts[2], facts[1], facts[0]]
