"""Readings of one fact that cannot all be true."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bulletin.facts import disagreements
from bulletin.facts.disagreements import among
from bulletin.facts.points.callings import may_be_one
from bulletin.facts.points.counts import counts
from tests.disagreement_pairs import EARLIER, measured, read
from tests.editions import article

LEAST = {
    "disagreements-en-open.md": (0.9, 0.9),
    "disagreements-en-wire.md": (0.9, 0.9),
    "disagreements-en-local.md": (0.9, 0.88),
    "disagreements-en-kept.md": (0.8, 0.7),
    # Sentences so unlike that hardly any would be of one fact: what is shown of them is still mostly right.
    "disagreements-en-desk.md": (0.9, 0.2),
    "disagreements-en-aside.md": (0.7, 0.2),
}
# Of the pairs in eight languages and of those written while the code grew: what is found now, less a little.
LEAST_ANYWHERE = 0.92

CASES = list(read("disagreements.md"))


def found(a, b, language="en"):
    return [(d.kind, " | ".join(r.value for r in d.readings)) for d in disagreements(a, b, language)]


def within(*reports):
    """What is found among sentences of reports, each (source, when it appeared, what it says)."""
    said = [article(source, "", text).sentences[0] for source, _, text in reports]
    published = {sentence.article: when for sentence, (_, when, _) in zip(said, reports, strict=True)}
    return among(said, "en", published)


@pytest.mark.parametrize("name", LEAST)
def test_most_disagreements_are_shown_and_most_that_are_shown_are_right(name):
    figures, (precision, recall) = measured(read(name)), LEAST[name]
    # A case of the half that is kept aside is never printed: only these two figures.
    assert (figures.precision >= precision, figures.recall >= recall) == (True, True), figures


@pytest.mark.parametrize("name", ["disagreements.md", "disagreements-en-more.md"])
def test_disagreements_are_found_in_many_shapes_and_languages(name):
    figures = measured(read(name))
    assert figures.precision >= LEAST_ANYWHERE
    assert figures.recall >= LEAST_ANYWHERE


def test_the_cases_are_enough_to_say_something():
    pairs = [*CASES, *read("disagreements-en-more.md")]
    assert sum(bool(pair.kind) for pair in pairs) >= 400
    assert sum(not pair.kind for pair in pairs) >= 150
    assert {pair.language for pair in pairs} >= {"en", "de", "fr", "es", "pt", "it", "vi", "ru"}


def test_it_does_not_matter_which_sentence_comes_first():
    for pair in CASES:
        turned = {
            (kind, " | ".join(reversed(readings.split(" | "))))
            for kind, readings in found(pair.second, pair.first, pair.language)
        }
        assert set(found(pair.first, pair.second, pair.language)) == turned


def test_a_sentence_does_not_disagree_with_itself():
    assert all(not found(pair.first, pair.first, pair.language) for pair in CASES)


def test_sentences_about_different_things_are_not_compared():
    assert not found("The blast killed 12 people in Aldra.", "The singer has sold 14 million records since 1999.")
    assert not found("", "The blast killed 12 people in Aldra.")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The court found Ana Brill guilty of fraud.", "In court Ana Brill was acquitted of arson."),
        ("A quake of magnitude 6.1 struck Aldra.", "An aftershock of magnitude 4.2 struck Aldra after the quake."),
        ("Each of the families in Aldra gets 200 euros.", "The families in Aldra get a total of 9,000 euros."),
        ("Until Friday the record at Aldra stood at 81 points.", "The record at Aldra is now 90 points."),
        ("Vela lost 1-3 to Lind in Aldra.", "Lind beat Vela in Aldra with a 3-1 victory."),
        ("The bodies were found at 50 Old Mill Road in Aldra.", "Two bodies were found in Old Mill Road in Aldra."),
        ("He was shot in Aldra on Friday.", "She was shot in Texas on Friday."),
    ],
)
def test_what_is_told_of_another_thing_is_no_disagreement(a, b):
    assert not found(a, b)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("The law passed by 74 votes to 61.", "The law passed with 82 votes in favour and 61 against.", "number"),
        (
            "The mayor of Aldra will run for a second term.",
            "The mayor of Aldra will not seek a second term.",
            "polarity",
        ),
        ("The mill at Aldra shed 910 workers.", "At the mill at Aldra 740 jobs will go.", "number"),
        ("The race in Aldra has been called off.", "Rain or not, the race in Aldra goes ahead.", "polarity"),
        ("The pickers of Aldra have been paid.", "The pickers of Aldra remain unpaid.", "polarity"),
    ],
)
def test_one_thing_told_in_other_words_is_compared(a, b, kind):
    assert [k for k, _ in found(a, b)] == [kind]


def test_the_readings_hold_the_sentences_that_give_them():
    a, b = "The blast killed 12 people in Aldra.", "The blast in Aldra killed 14 people."
    (point,) = disagreements(a, b)
    assert [r.mentions[0].text for r in point.readings] == [a, b]
    assert [r.mentions[0].article for r in point.readings] == ["a", "b"]
    assert not point.update


def test_the_reading_with_most_mentions_comes_first_and_of_equals_the_earliest():
    (point,) = within(
        ("A", None, "The blast killed 12 people in the market of Aldra."),
        ("B", None, "The blast killed 14 people in the market of Aldra."),
        ("C", None, "In the market of Aldra the blast killed 14 people."),
        ("D", None, "The blast killed 17 people in the market of Aldra."),
    )
    assert [(r.value, len(r.mentions)) for r in point.readings] == [
        ("killed 14 people", 2),
        ("killed 12 people", 1),
        ("killed 17 people", 1),
    ]


def test_roundings_of_one_number_are_one_reading():
    (point,) = within(
        ("A", None, "The mill in Aldra will cut 577 jobs."),
        ("B", None, "The mill in Aldra will cut 580 jobs."),
        ("C", None, "The mill in Aldra will cut 900 jobs."),
    )
    assert [len(r.mentions) for r in point.readings] == [2, 1]


def test_the_same_words_in_two_articles_are_mentions_of_one_reading():
    (point,) = within(
        ("A", None, "The blast killed 12 people in Aldra."),
        ("B", None, "The blast killed 12 people in Aldra."),
        ("C", None, "The blast in Aldra killed 14 people."),
    )
    assert [len(r.mentions) for r in point.readings] == [2, 1]


def test_what_only_later_reports_say_is_an_update_with_the_earliest_first():
    (point,) = within(
        ("A", datetime(2026, 11, 20, 18, tzinfo=UTC), "The flood in Aldra has killed 15 people."),
        ("B", datetime(2026, 11, 20, 8, tzinfo=UTC), "The flood in Aldra has killed eight people."),
        ("C", datetime(2026, 11, 21, 9, tzinfo=UTC), "The flood in Aldra has killed 21 people."),
    )
    assert point.update
    assert [r.value for r in point.readings] == ["killed eight people", "killed 15 people", "killed 21 people"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (datetime(2026, 11, 20, 8, tzinfo=UTC), datetime(2026, 11, 20, 9, tzinfo=UTC)),
        (date(2026, 11, 20), datetime(2026, 11, 20, 23, tzinfo=UTC)),
        (datetime(2026, 11, 20, 8, tzinfo=UTC), None),
        (None, None),
    ],
)
def test_reports_of_one_hour_or_one_day_or_no_known_time_disagree(first, second):
    (point,) = within(
        ("A", first, "The flood in Aldra has killed eight people."),
        ("B", second, "The flood in Aldra has killed 15 people."),
    )
    assert not point.update


def test_days_without_hours_tell_later_from_earlier_too():
    (point,) = within(
        ("A", date(2026, 11, 20), "The flood in Aldra has killed eight people."),
        ("B", date(2026, 11, 21), "The flood in Aldra has killed 15 people."),
    )
    assert point.update


@pytest.mark.parametrize(
    ("earlier", "later", "update"),
    [
        ("The opera will open on 3 May in Tarn.", "The opera in Tarn will now open on 10 May.", True),
        ("The singer died on 3 May in Tarn.", "The singer died in Tarn on 5 May.", False),
        ("The opera was built in 1871 in Tarn.", "The opera in Tarn was built in 1893.", False),
        ("Finance Minister Ana Brill resigned in Tarn.", "Finance Minister Otto Lind resigned in Tarn.", False),
        ("The mass for the dead will be held on 3 May.", "The mass for the dead takes place on 4 May.", False),
        ("The mill in Tarn employs 310 people.", "The mill in Tarn employs 440 people.", False),
        ("The thief took 1.2 million euros in Tarn.", "The thief took 1.9 million euros in Tarn.", False),
        ("The flood in Tarn has killed 15 people.", "The flood in Tarn has killed eight people.", False),
        ("The flood in Tarn has killed 15 people.", "The toll of the flood in Tarn was lowered to eight dead.", True),
        ("In Tarn 15 climbers are missing.", "In Tarn eight climbers are missing.", True),
        ("The road to Tarn stays shut for at least four days.", "The road to Tarn stays shut for three weeks.", True),
        ("Nine pupils in Tarn fell ill.", "Twelve pupils in Tarn fell ill.", True),
        ("The pilot was arrested in Tarn on Friday.", "The pilot was not arrested in Tarn on Friday.", False),
        ("Tarn airport is closed because of the ash.", "Tarn airport is open despite the ash.", True),
    ],
)
def test_time_changes_what_grows_and_what_a_report_says_has_changed(earlier, later, update):
    (point,) = within(
        ("A", datetime(2026, 11, 20, 8, tzinfo=UTC), earlier), ("B", datetime(2026, 11, 21, 8, tzinfo=UTC), later)
    )
    assert point.update == update


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        (
            ("Otto Lind", '"One spark more and the oil harbour would be a smoking crater," he said.'),
            ("Ana Brill", '"One more spark and the oil harbour would be a smoking crater," said Mayor Ana Brill.'),
            ["name"],
        ),
        (
            ("Otto Lind", '"One spark more and the oil harbour would be a smoking crater," Lind said.'),
            ("Otto Lind", '"One more spark and the oil harbour would be a smoking crater," said Otto Lind.'),
            [],
        ),
        (
            ("Vela Gas", '"One spark more and the oil harbour would be a smoking crater," Vela Gas said.'),
            ("Ana Brill", '"One more spark and the oil harbour would be a smoking crater," said Ana Brill.'),
            [],
        ),
        (
            ("Otto Lind", '"We are sad beyond words today," he said.'),
            ("Ana Brill", '"We are all so very sad," said Mayor Ana Brill.'),
            [],
        ),
    ],
)
def test_one_sentence_in_the_mouth_of_two_people_is_a_disagreement(first, second, kinds):
    said = [article(source, "", text).sentences[0] for source, (_, text) in zip("AB", (first, second), strict=True)]
    speakers = {(s.article, s.index): who for s, (who, _) in zip(said, (first, second), strict=True)}
    assert [point.kind for point in among(said, "en", None, speakers)] == kinds


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Mario Brill", "Elena Brill", False),
        ("Emil Brill", "Elena Brill", False),
        ("E. Brill", "Elena Brill", True),
        ("Bill Lind", "William Lind", True),
        ("Tom Lind", "Thomas Lind", True),
        ("Juan Carlos Lind", "Carlos Lind", True),
        ("Darren Oake", "Darren Oakes", True),
    ],
)
def test_two_given_names_with_one_family_name_are_two_people(a, b, same):
    assert may_be_one(a, b) == may_be_one(b, a) == same


def test_a_reading_of_both_early_and_late_reports_is_no_update():
    (point,) = within(
        ("A", datetime(2026, 11, 20, 8, tzinfo=UTC), "The flood in Aldra has killed eight people."),
        ("B", datetime(2026, 11, 21, 8, tzinfo=UTC), "The flood in Aldra has killed 15 people."),
        ("C", datetime(2026, 11, 21, 20, tzinfo=UTC), "In Aldra the flood has killed eight people."),
    )
    assert not point.update


def test_one_source_does_not_disagree_with_itself():
    one = article("A", "", "The blast killed 12 people in Aldra.", "The blast in Aldra killed 14 people.")
    assert among(one.sentences, "en") == ()


def test_a_fact_with_a_thousand_wordings_is_no_trouble():
    said = [article(str(n), "", f"The blast in Aldra killed {n} people.").sentences[0] for n in range(1, 1001)]
    assert len(among(said, "en")) == 1


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Nine people died, three of them children, and 25 others were injured.", {"dead": 9, "injured": 25}),
        ("Two bombs killed 12 people and wounded 30.", {"dead": 12, "injured": 30}),
        ("The death toll rose to 15 on Monday.", {"dead": 15}),
        ("The number of fans injured in the collapse was put at 85.", {"injured": 85}),
        ("Killing 12 in an attack that injured 30, the group fled.", {"dead": 12, "injured": 30}),
        ("The 8-mile run was in memory of the 57 dead.", {"length": 12874.72, "dead": 57}),
        ("Three dead and 12 injured after storm", {"dead": 3, "injured": 12}),
        ("He hit a toll booth and two cars.", {}),
    ],
)
def test_a_number_counts_the_people_whose_fate_stands_beside_it(text, counted):
    assert {c.of: c.figure.value for c in counts(text, "en") if c.of and c.role != "part"} == counted


@pytest.mark.parametrize(
    ("text", "of", "value"),
    [
        ("The quake had a magnitude of 6.1.", "magnitude", 6.1),
        ("A 6.1-magnitude quake struck.", "magnitude", 6.1),
        ("The driver, aged 44, was unhurt.", "age", 44),
        ("Karl Moser, 44, was unhurt.", "age", 44),
        ("A third of the oysters died.", "%", 100 / 3),
        ("One in four bees died.", "%", 25),
        ("Rates rose by half a point.", None, None),
        ("Rates rose by two percentage points.", "points", 2),
        ("It fell to minus 10 degrees Celsius.", "Celsius", -10),
        ("It fell to 14 degrees Fahrenheit.", "Celsius", -10),
        ("They waited for a day and a half.", "duration", 129_600),
        ("They earn 30 euros a month.", "money € per month", 30),
    ],
)
def test_a_measure_is_told_by_its_unit(text, of, value):
    told = {c.of: c.figure.value for c in counts(text, "en") if c.of}
    assert told.get(of) == (pytest.approx(value) if value is not None else None)


def test_two_years_that_are_disputed_are_two_disagreements():
    found = within(
        ("A", EARLIER, "The bridge in Harrow was built in 1931 and repaired in 1987."),
        ("B", EARLIER, "The bridge in Harrow was built in 1932 and repaired in 1987."),
        ("C", EARLIER, "The bridge in Harrow was built in 1931 and repaired in 1988."),
    )
    assert sorted(sorted(r.value for r in point.readings) for point in found) == [["1931", "1932"], ["1987", "1988"]]


def test_an_article_that_repeats_itself_does_not_disagree_with_itself():
    said = ("The blast in Aldra killed 12 people.",) * 2 + ("The blast in Aldra killed 14 people.",)
    assert among(article("Source", "", *said).sentences, "en") == ()


def test_a_name_inside_another_word_is_not_that_name():
    host = "{} army will host the summit of leaders in {}."
    assert not found(host.format("The national", "Mali"), host.format("The Malian", "Mali"))
    assert found(host.format("The national", "Mali"), host.format("The national", "Chad")) == found(
        host.format("The regular", "Mali"), host.format("The regular", "Chad")
    )
