"""Which articles report the same story."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest
from scipy.sparse import csr_array

from bulletin.stories import blocks, compare, group, linkage
from bulletin.stories.likeness import Batch, likeness
from tests.editions import article
from tests.reports import budget, ferry, ponte, quake


def sources(stories):
    return [{a.source for a in story} for story in stories]


def test_reports_of_one_event_are_one_story_and_others_are_not_in_it():
    stories = group([*budget(), *ferry(), quake()])
    assert sources(stories) == [
        {"Harbour Times", "Island Post", "Radio North"},
        {"Town Crier", "Pellworth Gazette"},
        {"Geo Wire"},
    ]


def test_two_articles_of_one_event_are_a_story_without_any_others_to_compare_with():
    assert len(group(ferry()[:2])) == 1


def test_two_articles_of_different_events_stay_apart_without_any_others_to_compare_with():
    assert len(group([ferry()[0], budget()[0]])) == 2
    assert len(group([quake(), budget()[1]])) == 2


NEAR_MARDIN = (
    article(
        "Harbour Times",
        "Earthquake of magnitude 5.8 shakes the coast near Mardin Bay",
        "An earthquake of magnitude 5.8 shook the coast near Mardin Bay early on Friday, geologists said.",
        "Three houses collapsed in the fishing village of Tolle, and 12 people were hurt.",
        "The ferry pier of Tolle was closed after cracks appeared in it.",
        published=date(2026, 11, 20),
    ),
    article(
        "Island Post",
        "Twelve hurt as earthquake hits Tolle",
        "Twelve people were hurt when an earthquake of magnitude 5.8 hit the fishing village of Tolle on Friday.",
        "Three houses collapsed, and the ferry pier is closed.",
        "Geologists said that the centre lay in Mardin Bay.",
        published=date(2026, 11, 20),
    ),
)
IN_THE_KARST = (
    article(
        "Geo Wire",
        "Earthquake of magnitude 4.1 felt across the Verrin karst",
        "An earthquake of magnitude 4.1 was felt across the Verrin karst on Friday evening.",
        "No one was hurt, and no damage was reported from the caves of Saint Bride.",
        "A school in Ulmen was emptied as a precaution.",
        published=date(2026, 11, 20),
    ),
    article(
        "School News",
        "School in Ulmen emptied after earthquake",
        "The school in Ulmen was emptied as a precaution on Friday evening after an earthquake of magnitude 4.1.",
        "The caves of Saint Bride in the Verrin karst were not damaged.",
        published=date(2026, 11, 20),
    ),
)


def test_two_earthquakes_of_one_day_are_two_stories():
    stories = sources(group([*NEAR_MARDIN, *IN_THE_KARST]))
    assert sorted(map(sorted, stories)) == [["Geo Wire", "School News"], ["Harbour Times", "Island Post"]]


def test_two_court_cases_of_one_day_are_two_stories():
    cases = [
        article(
            "Harbour Times",
            "Former mayor of Corrin gets three years for bribery",
            "The district court sentenced Ilse Marn, the former mayor of Corrin, to three years in prison on Monday.",
            "She had taken bribes from the builders of the new harbour wall, the judge said.",
        ),
        article(
            "Radio North",
            "Three years in prison for Ilse Marn",
            "Ilse Marn must go to prison for three years for taking bribes, the district court ruled on Monday.",
            "The former mayor of Corrin will appeal, her lawyer said.",
        ),
        article(
            "Town Crier",
            "Court clears baker of arson",
            "The district court cleared the baker Anton Reuss of arson on Monday.",
            "The judge said that the fire in his mill had been caused by a faulty oven.",
        ),
    ]
    assert sources(group(cases)) == [{"Harbour Times", "Radio North"}, {"Town Crier"}]


def test_two_matches_of_one_evening_are_two_stories():
    matches = [
        article(
            "Sport Today",
            "Pellworth beat Azenha 3-1",
            "Pellworth beat Azenha 3-1 on Saturday with two goals by Jonas Ekdal in the second half.",
            "Azenha stay at the foot of the table after their fifth defeat.",
        ),
        article(
            "Pellworth Gazette",
            "Ekdal strikes twice as Pellworth win",
            "Jonas Ekdal scored two goals in the second half as Pellworth beat Azenha 3-1 on Saturday.",
        ),
        article(
            "Town Crier",
            "Late goal saves a draw for Ulmen",
            "Ulmen drew 2-2 with Corrin on Saturday after a late goal by Piet Dorn in the second half.",
            "Corrin had led twice.",
        ),
    ]
    assert sources(group(matches)) == [{"Sport Today", "Pellworth Gazette"}, {"Town Crier"}]


def test_a_follow_up_of_the_next_day_joins():
    follow_up = article(
        "Radio North",
        "Pier of Tolle reopens after earthquake",
        "The ferry pier of Tolle reopened on Saturday, a day after the earthquake in Mardin Bay.",
        "Of the 12 people who were hurt when three houses collapsed, ten have left hospital.",
        published=date(2026, 11, 21),
    )
    assert sources(group([*NEAR_MARDIN, follow_up, *IN_THE_KARST])) == [
        {"Harbour Times", "Island Post", "Radio North"},
        {"Geo Wire", "School News"},
    ]


def test_reports_long_apart_are_less_alike_and_those_of_one_day_and_the_next_are_not():
    first, second = NEAR_MARDIN

    def score(day):
        return compare(first, later := replace(second, published=day), [first, later]).score

    same, next_day, week, year = map(
        score, (date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 27), date(2027, 11, 20))
    )
    assert same == next_day == score(datetime(2026, 11, 20, 23, tzinfo=UTC))
    assert same > week > year > 0


def test_an_article_without_a_date_is_as_alike_as_one_of_the_same_day():
    first, second = NEAR_MARDIN
    undated = replace(second, published=None)
    assert compare(first, undated, [first, undated]).score == compare(first, second, [first, second]).score


HEADLINES = (
    "Police seek witnesses after accident in Pellworth", "New museum opens in Pellworth", "New bridge opens in spring",
    "Oil price rises to record", "Shares fall as oil rises", "Train strike ends", "Strike stops trains on Monday",
    "Rain expected on Monday", "Storm warning for the coast", "Storm leaves thousands without power",
    "Council approves new budget", "Council rejects new school", "Minister resigns over letters",
    "Minister defends tax plan",
)  # fmt: skip


def test_short_articles_that_share_a_word_are_not_one_story():
    short = [article(f"Ticker {n}", "", f"{text}.") for n, text in enumerate(HEADLINES)]
    assert len(group(short)) == len(short)
    for pair in itertools.combinations(short, 2):
        assert len(group(pair)) == 2


def test_headlines_that_say_the_same_are_one_story():
    same = [article(name, "Train strike ends") for name in ("A", "B")]
    assert len(group(same)) == 1
    assert len(group([article("A", "Train strike ends"), article("B", "Train strike ends after nine days")])) == 1


def test_articles_in_different_languages_are_never_in_one_story():
    same_text = article("A", "Title", "Berlin Paris Madrid Lisboa", language="en")
    other = article("B", "Title", "Berlin Paris Madrid Lisboa", language="pt")
    assert len(group([same_text, other])) == 2
    assert sources(group([*ponte(), *ferry()])) == [
        {"Harbour Times", "Island Post", "Radio North"},
        {"Correio da Azenha", "Diário das Garças"},
    ]


def test_a_copy_joins_its_original():
    original = quake()
    copy = article("Morning Mail", original.title, *(s.text for s in original.sentences))
    assert len(group([original, copy, *budget()])) == 2


def test_every_article_is_in_exactly_one_story():
    articles = [*ferry(), *budget(), quake(), *ponte()]
    grouped = [a.id for story in group(articles) for a in story]
    assert sorted(grouped) == sorted(a.id for a in articles)


def test_the_order_of_the_articles_changes_nothing():
    articles = [*ferry(), *budget(), quake()]
    once = group(articles)
    for order in itertools.islice(itertools.permutations(articles), 0, 720, 97):
        assert group(order) == once


def test_largest_stories_come_first_and_of_equals_the_earliest():
    later = article(
        "Late Wire", "Otters return to the river Lenn", "Otters live in the river Lenn again after 30 years."
    )
    stories = group([later, quake(), *budget()])
    assert [len(story) for story in stories] == [2, 1, 1]
    assert stories[1][0].source == "Geo Wire"


def test_articles_of_a_story_come_earliest_first_and_undated_ones_last():
    first, second, third = ferry()
    undated = article("Undated", third.title, *(s.text for s in third.sentences))
    (story,) = group([undated, third, second, first])
    assert [a.published for a in story] == [date(2026, 11, 18), date(2026, 11, 18), date(2026, 11, 19), None]


def test_nothing_makes_no_stories():
    assert group([]) == ()


@pytest.mark.parametrize("text", ["", "of the", "…"])
def test_an_article_that_says_nothing_is_a_story_of_its_own(text):
    empty = article("A", "", *([text] if text else []))
    assert len(group([empty, *ferry()])) == 2


def rows(matrix):
    """Undated articles of many words with these vectors."""
    matrix = csr_array(matrix)
    articles = matrix.shape[0]
    return Batch(matrix, csr_array(np.ones((articles, 10))), np.full(articles, np.nan))


def test_rows_in_between_do_not_chain_two_groups():
    angles = np.radians([0, 5, 10, 80, 85, 90])
    assert linkage.linked(rows(np.stack([np.cos(angles), np.sin(angles)], axis=1))) == [(0, 1, 2), (3, 4, 5)]


def test_more_copies_than_are_held_against_each_other_are_one_group(monkeypatch):
    monkeypatch.setattr(blocks, "RUN", 4)
    assert linkage.linked(rows(np.full((40, 9), 1 / 3))) == [tuple(range(40))]


def test_groups_that_are_tight_within_need_more_to_join():
    """Two events of one affair: 0.9 within each, 0.3 between them; loose reports of one event at 0.3 are one."""
    tight = np.array([[1, 0.9, 0.3, 0.3], [0.9, 1, 0.3, 0.3], [0.3, 0.3, 1, 0.9], [0.3, 0.3, 0.9, 1]])
    loose = np.where(np.eye(4) > 0, 1, 0.3)
    assert linkage.linked(rows(np.linalg.cholesky(tight))) == [(0, 1), (2, 3)]
    assert linkage.linked(rows(np.linalg.cholesky(loose))) == [(0, 1, 2, 3)]


def test_likeness_is_never_more_than_the_cosine_and_less_in_a_crowd():
    cosines = np.full((5, 5), 0.6)
    cosines[4, :4] = cosines[:4, 4] = 0.2
    np.fill_diagonal(cosines, 1)
    alike = likeness(rows(np.linalg.cholesky(cosines))).toarray()
    assert (alike <= cosines + 1e-9).all()
    assert alike[0, 1] < 0.55
    alone = likeness(rows(np.linalg.cholesky(cosines[3:, 3:]))).toarray()
    assert alone[0, 1] == pytest.approx(0.2)


def test_a_comparison_names_what_two_articles_share_heaviest_first():
    first, second = NEAR_MARDIN
    compared = compare(first, second, [*NEAR_MARDIN, *IN_THE_KARST])
    assert compared.score >= compared.needed == linkage.needed(4)
    parts = [term.part for term in compared.shared]
    assert parts == sorted(parts, reverse=True)
    assert sum(parts) == pytest.approx(compared.cosine)
    shared = {term.text: term.is_name for term in compared.shared}
    assert shared["tolle"]
    assert shared["mardin bay"]
    assert not shared["pier"]
    assert compared.days == 0


def test_a_comparison_is_the_same_from_both_sides():
    first, second, *_ = articles = [*NEAR_MARDIN, *IN_THE_KARST, *ferry()]
    assert compare(first, second, articles) == compare(second, first, articles)
    court = budget()[0]
    assert compare(first, court, [first, court]).score < compare(first, court, [first, court]).needed


def test_articles_in_different_languages_share_nothing():
    first, second = ferry()[0], ponte()[0]
    assert compare(first, second, [first, second]).shared == ()
    assert compare(first, second, [first, second]).score == 0


def test_a_story_that_fills_the_day_stays_one_though_each_report_has_a_number_of_its_own():
    reports = [
        article(f"Source {n}", one.title, f"{one.text} Page {n} of {n + 3000}.", published=date(2026, 11, 20))
        for n, one in enumerate([NEAR_MARDIN[0]] * 600)
    ]
    assert len(group(reports)) == 1
