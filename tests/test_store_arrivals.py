"""What a new edition is made of: the articles that came in since the last one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bulletin.store import opened
from tests.editions import DAY, article, edition, flood

TITLE = edition(flood()).title


@pytest.fixture
def archive(tmp_path):
    with opened(tmp_path / "archive.db", writing=True) as archive:
        yield archive


def day(offset):
    return DAY + timedelta(offset)


def report(name, published=None, text="It rained in {}."):
    return article("Harbour Times", name, text.format(name), url=f"https://a.example/{name}", published=published)


def titles(arrived):
    return [one.title for one in arrived.articles]


def build(archive, offset=0, run=None):
    archive.add_edition(replace(edition(flood()), date=day(offset)), run)


def test_the_first_edition_takes_what_is_of_its_day_or_the_one_before(archive):
    published = {"old": day(-2), "yesterday": day(-1), "today": datetime(2026, 11, 22, 5, tzinfo=UTC), "undated": None}
    archive.add_articles([report(name, when) for name, when in published.items()], DAY)

    assert titles(archive.arrived(TITLE, DAY)) == ["yesterday", "undated", "today"]


def test_later_editions_take_what_came_in_after_the_last_one_was_made(archive):
    archive.add_articles([report("before", DAY)], DAY)
    build(archive, 0, archive.arrived(TITLE, DAY).run)
    archive.add_articles([report("after", DAY)], DAY)
    archive.add_articles([report("next", day(1))], day(1))

    assert titles(archive.arrived(TITLE, day(1))) == ["after", "next"]


def test_an_edition_made_of_other_inputs_leaves_what_came_in_for_the_next(archive):
    archive.add_articles([report("waiting", DAY)], DAY)
    build(archive, 0)

    assert titles(archive.arrived(TITLE, day(1))) == ["waiting"]


def test_an_edition_made_again_is_made_of_the_same(archive):
    archive.add_articles([report("first", DAY)], DAY)
    again = archive.arrived(TITLE, DAY)
    build(archive, 0, again.run)

    assert archive.arrived(TITLE, DAY) == again


def test_what_comes_in_late_is_taken_and_keeps_its_date(archive):
    build(archive, 0, 0)
    archive.add_articles([report("late", day(-2))], day(1))

    (late,) = archive.arrived(TITLE, day(1)).articles
    assert late.published == day(-2)


def test_what_a_new_input_holds_of_weeks_ago_is_not_taken(archive):
    build(archive, 0, 0)
    archive.add_articles([report("old", day(-20)), report("fresh", day(1))], day(1))

    assert titles(archive.arrived(TITLE, day(1))) == ["fresh"]


def test_since_a_day_everything_of_that_day_or_later_is_taken(archive):
    archive.add_articles([report("week", day(-6)), report("month", day(-30))], day(-6))
    build(archive, -1, 1)

    assert titles(archive.arrived(TITLE, DAY, since=day(-7))) == ["week"]


def test_what_came_in_after_the_day_of_an_edition_is_not_in_it(archive):
    archive.add_articles([report("today", DAY)], DAY)
    archive.add_articles([report("tomorrow", DAY)], day(1))

    assert titles(archive.arrived(TITLE, DAY)) == ["today"]


def test_of_an_article_that_changed_the_version_of_the_day_is_taken(archive):
    archive.add_articles([report("a", DAY)], DAY)
    archive.add_articles([report("a", DAY, "It snowed in {}.")], DAY)
    archive.add_articles([report("a", DAY, "It hailed in {}.")], day(1))

    assert [one.text for one in archive.arrived(TITLE, day(1)).articles] == ["It hailed in a."]
    assert [one.text for one in archive.arrived(TITLE, DAY).articles] == ["It snowed in a."]


def test_a_changed_article_comes_in_again(archive):
    archive.add_articles([report("a", DAY)], DAY)
    build(archive, 0, archive.arrived(TITLE, DAY).run)
    archive.add_articles([report("a", DAY)], day(1))
    assert titles(archive.arrived(TITLE, day(1))) == []

    archive.add_articles([report("a", DAY, "It snowed in {}.")], day(1))
    assert [one.text for one in archive.arrived(TITLE, day(1)).articles] == ["It snowed in a."]


def test_two_articles_that_files_gave_one_number_are_both_taken(archive):
    one, other = report("a", DAY), replace(report("b", DAY), source="North Post")
    archive.add_articles([one, replace(other, id=one.id, sentences=())], DAY)

    assert sorted(titles(archive.arrived(TITLE, DAY))) == ["a", "b"]


def test_a_summary_takes_the_place_of_no_article(archive):
    whole, summary = report("a", DAY, "It rained in {}. The river rose."), replace(report("a", DAY), excerpt=True)
    archive.add_articles([whole], DAY)
    archive.add_articles([summary], DAY)
    assert archive.arrived(TITLE, DAY).articles == (whole,)

    build(archive, 0, archive.arrived(TITLE, DAY).run)
    archive.add_articles([replace(summary, title="Rain")], day(1))
    assert archive.arrived(TITLE, day(1)).articles == ()


def test_an_earlier_day_built_again_leaves_what_came_in_later_for_the_next(archive):
    archive.add_articles([report("a", DAY)], DAY)
    build(archive, 0, archive.arrived(TITLE, DAY).run)
    archive.add_articles([report("b", day(1))], day(1))
    archive.add_edition(replace(edition(), date=DAY), archive.arrived(TITLE, DAY).run)

    assert titles(archive.arrived(TITLE, day(1))) == ["b"]


def test_what_only_a_replaced_build_told_is_taken_again(archive):
    archive.add_articles([report("a", DAY)], DAY)
    build(archive, 0, archive.arrived(TITLE, DAY).run)
    archive.add_edition(replace(edition(), date=DAY))

    assert titles(archive.arrived(TITLE, day(1))) == ["a"]


def test_what_is_dated_ahead_waits_for_its_day(archive):
    archive.add_articles([report("soon", day(1)), report("later", day(5))], DAY)
    assert titles(archive.arrived(TITLE, DAY)) == ["soon"]

    build(archive, 0, archive.arrived(TITLE, DAY).run)
    assert titles(archive.arrived(TITLE, day(3))) == []
    assert titles(archive.arrived(TITLE, day(4))) == ["later"]


def test_editions_of_another_title_do_not_count(archive):
    archive.add_articles([report("a", DAY)], DAY)
    build(archive, 0, 1)

    assert titles(archive.arrived("Evening Brief", day(1))) == ["a"]


def test_an_edition_that_nothing_new_changes_has_seen_what_came_in(archive):
    build(archive, 0, 0)
    archive.add_articles([report("a", DAY)], DAY)
    build(archive, 0, archive.arrived(TITLE, DAY).run)

    assert titles(archive.arrived(TITLE, day(1))) == []


def test_a_copy_knows_what_came_in_since_as_well(archive, tmp_path):
    archive.add_articles([report("before", DAY)], DAY)
    build(archive, 0, 1)
    archive.add_articles([report("after", day(1))], day(1))
    with (tmp_path / "copy.jsonl").open("wb") as file:
        archive.export(file)

    with opened(tmp_path / "copy.db", writing=True) as copy, (tmp_path / "copy.jsonl").open("rb") as lines:
        copy.import_(lines)
        assert copy.arrived(TITLE, day(1)) == archive.arrived(TITLE, day(1))


def test_a_build_keeps_the_version_of_the_program_that_made_it(archive):
    build(archive)

    assert archive.program(DAY, TITLE) != ""
    assert archive.program(date(2020, 1, 1), TITLE) == ""


def test_authors_and_excerpts_come_back(archive):
    told = replace(report("a", DAY), authors=("Ines Harrow", "Tom Orr"), excerpt=True)
    archive.add_articles([told], DAY)

    assert archive.article(told.id, told.digest) == told
