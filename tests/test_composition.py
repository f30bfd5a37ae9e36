"""What goes into an edition, and in which order."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bulletin import Settings, article, compose
from bulletin.composition.choice import choose
from bulletin.composition.order import lead_first
from bulletin.facts import merge, traced
from bulletin.facts.traces.tellers import tellers
from bulletin.rank import rank
from bulletin.settings import SourceSettings
from tests.editions import article as written
from tests.editions import disagreement, fact, part

DAY = date(2026, 11, 20)
FLOOD = (
    "The river Lenn burst its banks at Harrow on Friday and flooded the old town.",
    "Twelve people were injured when a wall of the brewery collapsed, the fire service said.",
    "The mayor said the bridge would stay closed until Monday.",
)
FLOOD_TOO = (
    "Harrow's old town was flooded on Friday after the river Lenn burst its banks.",
    "The fire service said twelve people were injured when a brewery wall collapsed.",
    "Farmers south of the town fear for the winter wheat that they sowed in October.",
)
RATES = (
    "The central bank of Orland cut its key rate to 3.5 percent on Thursday.",
    "Governor Ida Quist said prices were rising more slowly than she had expected.",
)


def flood():
    return (
        article("\n".join(FLOOD), title="Lenn floods Harrow's old town", source="North Post", published="2026-11-20"),
        article("\n".join(FLOOD_TOO), title="Is Harrow drowning?", source="South Echo", published="2026-11-20"),
    )


def rates():
    return article("\n".join(RATES), title="Orland cuts its key rate", source="Market Wire", published="2026-11-19")


def printed(edition):
    return [f.wording.shown for s in edition.stories for f in s.facts]


def sources(story, fact):
    names = {a.id: a.source for a in story.articles}
    return sorted({names[m.article] for m in fact.mentions})


def test_the_story_that_more_sources_report_leads():
    edition = compose([rates(), *flood()], date=DAY)

    assert [len(s.articles) for s in edition.stories] == [2, 1]


def test_a_source_has_the_name_and_family_that_the_settings_give_it():
    one, other = flood()
    settings = Settings(
        sources={
            "north.example": SourceSettings(name="The North Post", family="Lenn Media"),
            "South Echo": SourceSettings(name="The Echo", family="Lenn Media"),
        }
    )

    (story,) = compose([replace(one, url="https://www.north.example/flood"), other], settings, date=DAY).stories

    assert sorted(a.source for a in story.articles) == ["The Echo", "The North Post"]
    assert {f.origins for f in story.facts} == {1}


def test_copies_of_one_report_do_not_outrank_two_independent_ones():
    one, other = flood()
    copies = rank((one, replace(one, id="copy", source="Copy Cat")), {one.id: "wire", "copy": "wire"}, DAY)
    independent = rank((one, other), {one.id: "a", other.id: "b"}, DAY)

    assert independent.score > copies.score


def test_a_fresh_story_outranks_an_old_one_of_the_same_size():
    old = replace(rates(), published=date(2026, 11, 10))

    assert rank([rates()], {rates().id: "a"}, DAY).score > rank([old], {old.id: "a"}, DAY).score


def test_the_headline_is_a_title_of_its_sources_and_rather_not_a_question():
    edition = compose(flood(), date=DAY)

    assert edition.stories[0].headline == "Lenn floods Harrow's old town"


def test_what_several_sources_state_comes_before_what_one_adds():
    (story,) = compose(flood(), date=DAY).stories

    counts = [len(sources(story, f)) for f in story.facts]

    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 2
    assert counts[-1] == 1


def test_every_source_gets_a_word_of_its_own_before_any_gets_two():
    (story,) = compose(flood(), Settings(words=70), date=DAY).stories

    assert {sources(story, f)[0] for f in story.facts if len(sources(story, f)) == 1} <= {"North Post", "South Echo"}
    assert len(story.facts) >= 3


@pytest.mark.parametrize("words", [30, 60, 100])
def test_the_edition_keeps_to_its_length(words):
    edition = compose([rates(), *flood()], Settings(words=words), date=DAY)

    assert sum(len(text.split()) for text in printed(edition)) <= words


def test_a_sentence_longer_than_the_whole_edition_is_visibly_cut():
    edition = compose(flood(), Settings(words=8), date=DAY)

    (text,) = printed(edition)
    assert text.endswith("…")
    assert len(text.split()) <= 8


def test_the_story_opens_with_the_reading_that_most_sources_give():
    text = "A fire on a ferry off Osk killed {} people on Friday, the coast guard said."
    articles = [
        article(text.format(toll), title=f"Ferry fire off Osk kills {toll}", source=source, published="2026-11-20")
        for toll, source in (("12", "North Post"), ("15", "South Echo"), ("15", "Market Wire"))
    ]

    assert "15 people" in printed(compose(articles, date=DAY))[0]


def test_what_does_not_fit_is_listed_as_also_reported():
    edition = compose([rates(), *flood()], Settings(stories=1), date=DAY)

    assert [s.headline for s in edition.also_reported] == ["Orland cuts its key rate"]


def test_no_articles_make_a_valid_empty_edition():
    edition = compose([], date=DAY)

    assert (edition.stories, edition.also_reported, edition.language) == ((), (), "en")


def test_the_frame_speaks_the_language_of_most_articles_unless_settings_say_otherwise():
    portuguese = article("O rio Lenn transbordou na sexta-feira e inundou o centro de Harrow.", language="pt")

    assert compose([*flood(), portuguese], date=DAY).language == "en"
    assert compose([portuguese], date=DAY).language == "pt"
    assert compose([portuguese], Settings(language="de"), date=DAY).language == "de"


def test_the_order_of_the_articles_does_not_matter():
    articles = [rates(), *flood()]

    assert compose(articles, date=DAY) == compose(articles[::-1], date=DAY)


def test_a_fact_that_an_earlier_edition_printed_is_not_printed_again():
    yesterday = compose(flood(), date=date(2026, 11, 19))

    again = compose([*flood(), rates()], date=DAY, past=[yesterday])

    assert not {*printed(yesterday)} & {*printed(again)}
    assert printed(again)


def test_building_an_edition_again_does_not_count_as_an_earlier_one():
    once = compose(flood(), date=DAY)

    assert compose(flood(), date=DAY, past=[once]) == once


def test_the_edition_is_issued_at_the_first_moment_of_its_day_unless_told_otherwise():
    noon = datetime(2026, 11, 20, 12, tzinfo=UTC)

    assert compose(flood(), date=DAY).issued == datetime(2026, 11, 20, tzinfo=UTC)
    assert compose(flood(), date=DAY, issued=noon).issued == noon


def test_a_story_names_its_origins():
    one, other = flood()
    settings = Settings(sources={n: SourceSettings(family="Lenn Media") for n in ("North Post", "South Echo")})

    (apart,) = compose([one, other], date=DAY).stories
    (together,) = compose([one, other], settings, date=DAY).stories

    assert sorted(o.articles for o in apart.origins) == sorted([(one.id,), (other.id,)])
    assert [sorted(o.articles) for o in together.origins] == [sorted([one.id, other.id])]


def adding():
    """Two reports of which one says more, and a fact of what both say with what the other adds."""
    a = written("North Post", "The bridge", "The bridge at Saint Brannock will stay closed until Monday.")
    b = written(
        "South Echo",
        "Bridge shut",
        "The bridge at Saint Brannock, which engineers from Tamsin have inspected with divers, stays closed until "
        "Monday because of the flood.",
        "Farmers south of the town fear for the winter wheat that they sowed in October.",
    )
    parts = (
        part(b.sentences[0], "which engineers from Tamsin have inspected with divers"),
        part(b.sentences[0], "because of the flood"),
    )
    return (a, b), [fact(a.sentences[0], b.sentences[0], additions=parts), fact(b.sentences[1])]


def test_of_what_sources_add_to_a_fact_the_shortest_part_stays_when_there_is_room():
    articles, facts = adding()

    assert [s.text for s in choose(facts, articles, 60, "auto")[0].additions] == ["because of the flood"]
    assert choose(facts, articles, 25, "auto")[0].additions == ()


def test_additions_count_in_the_budget():
    articles, facts = adding()

    for budget in range(10, 80, 5):
        chosen = choose(facts, articles, budget, "auto")
        assert sum(len(s.shown.split()) for f in chosen for s in (f.wording, *f.additions)) <= budget


def told_by(*articles):
    return tellers(articles, traced(articles))


def test_the_story_opens_with_what_a_later_report_brought_up_to_date():
    a, b = (
        written("A", "Toll rises", "At least 5 people died in the fire at the mill."),
        written("B", "Toll", "At least 9 people died in the fire at the mill."),
    )
    points = [disagreement("number", update=True, **{"5": [a.sentences[0]], "9": [b.sentences[0]]})]
    facts = [fact(b.sentences[0], a.sentences[0], disagreements=points)]

    assert lead_first(facts, a, told_by(a, b))[0].wording == b.sentences[0]
    assert lead_first(facts, b, told_by(a, b))[0].wording == b.sentences[0]


def dam():
    """A report of the day before and two that know more."""
    return [
        written(
            "Harbour Times",
            "Dam breaks above Corrin, five dead",
            "A dam broke above the town of Corrin on Friday and killed five people, the fire service said.",
            "Several thousand residents spent the night in shelters.",
            published=date(2026, 11, 20),
        ),
        written(
            "Island Post",
            "Nineteen dead after dam breaks above Corrin",
            "The dam that broke above the town of Corrin on Friday killed 19 people, the fire service said.",
            "Farmers lost most of their cattle in the lower valley.",
            published=date(2026, 11, 21),
        ),
        written(
            "Radio North",
            "Corrin dam disaster kills 19",
            "A dam broke above the town of Corrin on Friday and killed 19 people, said the fire service.",
            "The railway along the river is closed until further notice.",
            published=date(2026, 11, 21),
        ),
    ]


def test_a_story_opens_with_what_is_known_now_not_with_what_a_later_report_has_brought_up_to_date():
    (story,) = compose(dam(), date=date(2026, 11, 21)).stories
    (update,) = [d for f in story.facts for d in f.disagreements]

    assert update.update
    assert story.headline != "Dam breaks above Corrin, five dead"
    assert update in story.facts[0].disagreements
    assert "19" in story.facts[0].wording.text


def test_the_lead_keeps_the_words_of_the_fact_when_the_headline_s_article_is_alone_with_its_reading():
    first, *later = dam()
    same_day = [replace(a, published=first.published) for a in (first, *later)]
    found = next(f for f in merge(same_day) if f.disagreements)

    assert lead_first([found], first, told_by(*same_day))[0].wording == found.wording
    assert lead_first([found], same_day[1], told_by(*same_day))[0].wording.article == same_day[1].id


def test_what_sources_disagree_on_is_printed_before_other_things_that_they_agree_on():
    first, second, _ = dam()
    facts = [
        fact(first.sentences[1], second.sentences[1]),
        fact(first.sentences[1], second.sentences[1]),
        replace(fact(first.sentences[0], second.sentences[0]), disagreements=(disagreement("number"),)),
    ]
    facts = [replace(one, id=f"{n:016x}") for n, one in enumerate(facts)]

    assert [f.id for f in choose(facts, [first, second], 60, "lead")][:2] == [facts[0].id, facts[2].id]
