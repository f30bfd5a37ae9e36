"""The archive gives back what was put in: articles in each version, editions in each build, facts and records."""

import hashlib
import json
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bulletin.errors import ArchiveError
from bulletin.model import Edit, Removed
from bulletin.serialized import edition_to_json
from bulletin.store import opened
from bulletin.store.records import Input
from tests.editions import DAY, article, edition, fact, flood, key, metro, morning, story

FERRY = (Edit("drop", "the ferry"),)
BEFORE, AFTER = DAY - timedelta(1), DAY + timedelta(1)


@pytest.fixture
def archive(tmp_path):
    with opened(tmp_path / "archive.db", writing=True) as archive:
        yield archive


def text(*sentences, **known):
    return article("Harbour Times", "Lenn rises", *sentences, **known)


def indexed(archive, table="words"):
    """The keys of what the search table holds."""
    return [key for (key,) in archive.connection.execute(f"SELECT id FROM {table}_docsize ORDER BY id")]


def known(archive, table):
    return [key for (key,) in archive.connection.execute(f"SELECT key FROM {table} ORDER BY key")]


@pytest.mark.parametrize(
    "made",
    [
        text("The Lenn rises.", "Nobody is hurt."),
        text("The Lenn rises.", published=date(2026, 11, 21)),
        text("The Lenn rises.", published=datetime(2026, 11, 21, 9, 10, 11, 12, tzinfo=UTC)),
        text("The Lenn rises.", published=datetime(2026, 11, 21, tzinfo=timezone(timedelta(hours=5, minutes=45)))),
        text("Tuyến tàu điện thứ hai.", url="https://bencang.example/tàu", language="vi"),
        text("河水上涨了。", language="zh"),
        text("An odd \x00 one, “quoted” 𝔘 👩‍🚒.\u2028"),
        text(),
        replace(text("The Lenn rises."), removed=(Removed("caption", "A bridge"), Removed("credit", "By A. B."))),
        replace(text("The Lenn rises."), raw="ab" * 32),
    ],
)
def test_an_article_comes_back_as_it_was(archive, made):
    archive.add_articles([made], DAY)

    assert archive.article(made.id, made.digest) == made
    assert archive.versions(made.id) == (made,)
    assert archive.check() == ()


def test_a_cut_of_a_sentence_comes_back(archive):
    made = text("The Lenn, a quiet river, rises.")
    made = replace(made, sentences=(replace(made.sentences[0], cuts=((8, 24),), shown=""),))

    archive.add_articles([made], DAY)

    assert archive.article(made.id, made.digest).sentences[0].shown == "The Lenn … rises."


def test_an_article_is_kept_once_however_often_it_is_read(archive):
    made = text("The Lenn rises.")

    assert archive.add_articles([made, made], DAY) == 1
    assert archive.add_articles([replace(made, raw="cd" * 32)], AFTER) == 0
    assert archive.add_articles([made], BEFORE) == 0
    assert archive.info().article_versions == 1
    assert (archive.info().first, archive.info().last) == (BEFORE.isoformat(), AFTER.isoformat())


@pytest.mark.parametrize(
    "change", [{"title": "Lenn falls"}, {"source": "North Post"}, {"published": DAY}, {"language": "de"}]
)
def test_what_changes_around_the_text_makes_a_version_and_the_latest_counts(archive, change):
    first = text("The Lenn rises.")
    second = replace(first, **change)

    assert archive.add_articles([first], DAY) == 1
    assert archive.add_articles([second], AFTER) == 1
    assert archive.article(first.id, first.digest) == second
    assert archive.versions(first.id) == (second, first)


def test_a_text_that_changes_is_another_version_under_the_same_id(archive):
    first, second = (text(f"The Lenn rises by {metres} metres.", url="https://a.example/lenn") for metres in (2, 3))

    archive.add_articles([first], DAY)
    archive.add_articles([second], AFTER)

    assert archive.article(first.id, first.digest) == first
    assert archive.versions(first.id) == (second, first)
    assert archive.versions("nothing") == ()


@pytest.mark.parametrize(
    "spoilt",
    [
        replace(text("The Lenn rises."), digest="0" * 64),
        replace(text("The Lenn rises."), sentences=text("The Lenn falls.").sentences),
        replace(text("The Lenn rises."), sentences=(replace(text("The Lenn rises.").sentences[0], start=-15),)),
        replace(text("The Lenn rises."), sentences=(replace(text("The Lenn rises.").sentences[0], article="x"),)),
        replace(text("The Lenn rises."), title="half a pair: \ud800"),
    ],
)
def test_an_article_that_contradicts_itself_is_refused_and_none_of_its_day_is_kept(archive, spoilt):
    with pytest.raises(ArchiveError):
        archive.add_articles([text("A fine one."), spoilt], DAY)

    assert archive.info().articles == 0
    assert archive.check() == ()


def test_articles_stand_in_the_search_table_of_their_language(archive):
    archive.add_articles(
        [text("The Lenn rises."), text("河水上涨了。", language="zh"), text("Bão", language="vi")], DAY
    )

    assert indexed(archive) == [1, 3]
    assert indexed(archive, "trigrams") == [2]


def test_an_edition_comes_back_as_it_was(archive):
    assert archive.add_edition(morning()) is None
    assert archive.edition(DAY) == morning()
    assert archive.edition(DAY, "Morning Brief") == morning()
    assert archive.edition(DAY, "Evening Brief") is None
    assert archive.edition(BEFORE) is None


def test_an_edition_that_is_built_again_replaces_the_one_before_which_stays_as_a_build(archive):
    first, second = morning(), replace(morning(), edits=FERRY)
    archive.add_edition(first)

    assert archive.add_edition(second) == first
    assert archive.edition(DAY) == second
    assert archive.builds(DAY, first.title) == (second, first)


def test_building_the_same_again_makes_no_build(archive):
    archive.add_edition(morning())

    assert archive.add_edition(morning()) == morning()
    assert archive.builds(DAY, morning().title) == (morning(),)


def test_what_was_printed_first_can_be_printed_again(archive):
    first, second = morning(), replace(morning(), edits=FERRY)

    for one in (first, second, first):
        archive.add_edition(one)

    assert archive.edition(DAY) == first
    assert archive.builds(DAY, first.title) == (first, second, first)


def test_of_several_bulletins_of_a_day_one_must_be_named(archive):
    archive.add_edition(morning())
    archive.add_edition(replace(morning(), title="Evening Brief"))

    with pytest.raises(ArchiveError, match=r"Evening Brief.*Morning Brief"):
        archive.edition(DAY)
    assert archive.edition(DAY, "Evening Brief").title == "Evening Brief"


def test_editions_before_a_day_come_oldest_first_and_in_their_current_build(archive):
    days = [date(2026, 11, day) for day in (22, 20, 21, 19)]
    for day in days:
        archive.add_edition(replace(morning(), date=day))
    archive.add_edition(replace(morning(), date=days[1], edits=FERRY))
    archive.add_edition(replace(morning(), date=days[1], title="Evening Brief"))

    past = archive.editions("Morning Brief", before=days[0])

    assert [(one.date.day, one.edits) for one in past] == [(19, ()), (20, FERRY), (21, ())]
    assert [one.date.day for one in archive.editions("Morning Brief", before=days[0], since=days[2])] == [21]


def test_the_list_has_each_edition_once(archive):
    archive.add_edition(morning())
    archive.add_edition(replace(morning(), edits=FERRY))
    archive.add_edition(replace(morning(), date=BEFORE, stories=()))

    earlier, later = archive.listing()

    assert (earlier.day, earlier.stories, earlier.facts, earlier.builds) == (BEFORE, 0, 0, 1)
    assert (later.day, later.stories, later.facts, later.builds) == (DAY, 5, 21, 2)


def test_a_fact_is_found_with_its_days_and_the_readings_that_its_sources_gave(archive):
    told = morning()
    injured = told.stories[0].facts[1]
    archive.add_edition(told)
    without = replace(injured, disagreements=(), first_seen=DAY)
    tomorrow = replace(told, date=AFTER, stories=(replace(flood(), facts=(without,)),))
    archive.add_edition(tomorrow)

    first, second = archive.sightings(injured.id)

    assert (first.day, first.readings) == (DAY, ("Twelve", "fourteen"))
    assert (second.day, second.readings) == (AFTER, ())
    assert first.text == injured.wording.shown
    rows = archive.connection.execute("SELECT day, first_seen FROM facts WHERE id = ? ORDER BY day", (injured.id,))
    assert rows.fetchall() == [(DAY.isoformat(), DAY.isoformat()), (AFTER.isoformat(), DAY.isoformat())]


def test_a_fact_that_is_not_printed_any_more_is_in_no_search_table(archive):
    archive.add_articles([a for s in morning().stories for a in s.articles], DAY)
    archive.add_edition(morning())
    archive.add_edition(replace(morning(), stories=(metro(),)))

    assert len(known(archive, "facts")) == len(metro().facts)
    assert indexed(archive) == sorted(known(archive, "articles") + known(archive, "facts"))
    assert archive.sightings(flood().facts[0].id) == ()
    assert archive.check() == ()


def test_facts_in_languages_without_spaces_stand_among_the_trigrams(archive):
    rain = article("港报", "河水", "河水上涨了。", language="zh")
    told = edition(story("河水", (rain,), (fact(rain.sentences[0]),)))

    archive.add_edition(told)
    assert indexed(archive, "trigrams") == known(archive, "facts")
    archive.add_edition(replace(told, stories=()))
    assert indexed(archive, "trigrams") == []


def test_the_validators_of_an_input_are_kept_in_place_of_the_ones_before(archive):
    first = Input("https://a.example/feed", '"1"', "", "ab" * 32, DAY)
    second = replace(first, etag='"2"', day=AFTER)

    archive.add_input(first)
    archive.add_input(second)

    assert archive.input(first.address) == second
    assert archive.input("https://b.example") is None


def test_an_article_that_was_altered_in_the_file_is_named(archive):
    made = text("The Lenn rises.")
    archive.add_articles([made], DAY)
    archive.connection.execute("UPDATE articles SET text = 'The Lenn falls.'")

    assert archive.check() == (f"article {made.id} is not as it was put in; restore a copy or an export",)


def test_an_edition_that_was_altered_in_the_file_is_named_and_cannot_be_read(archive):
    archive.add_edition(morning())
    archive.connection.execute("UPDATE editions SET json = substr(json, 1, 1000)")

    assert archive.check() == (
        "the edition Morning Brief, 2026-11-22 is not as it was put in; restore a copy or an export",
    )
    with pytest.raises(ArchiveError, match="bulletin archive check"):
        archive.edition(DAY)


def test_what_unpacks_to_more_than_an_edition_has_is_not_unpacked(archive, monkeypatch):
    monkeypatch.setattr("bulletin.store.editions.LONGEST_EDITION_BYTES", 1_000)
    archive.add_edition(morning())

    with pytest.raises(ArchiveError, match="never"):
        archive.edition(DAY)


@pytest.mark.parametrize(
    "spoilt",
    [
        "UPDATE articles SET published = 'soon'",
        "UPDATE articles SET sentences = '{'",
        "UPDATE editions SET day = 'today'",
    ],
)
def test_what_only_another_program_can_have_written_is_told_as_damage(archive, spoilt):
    made = text("The Lenn rises.")
    archive.add_articles([made], DAY)
    archive.add_edition(morning())
    archive.connection.execute(spoilt)

    with pytest.raises(ArchiveError, match="is damaged; restore a copy"):
        _ = archive.versions(made.id), archive.listing()


def test_search_tables_out_of_step_are_named_and_vacuum_mends_them(archive):
    archive.add_articles([text("The Lenn rises."), text("Nobody is hurt.")], DAY)
    archive.connection.execute("INSERT INTO words (words) VALUES ('delete-all')")

    assert archive.check() == ('the search tables are out of step in 2 places; run "bulletin archive vacuum"',)
    archive.vacuum()
    assert archive.check() == ()
    assert indexed(archive) == [1, 2]


def test_the_keys_of_what_is_added_later_are_larger(archive):
    archive.add_articles([text("The Lenn rises.")], DAY)
    archive.add_edition(morning())
    archive.add_articles([article("North Post", "Later", "It rained.", url=key("later"))], AFTER)

    assert max(known(archive, "facts")) < max(known(archive, "articles"))


def test_an_equal_edition_that_was_written_in_another_form_makes_no_build(archive):
    archive.add_edition(morning())
    compact = json.dumps(json.loads(edition_to_json(morning()))).encode()
    row = (hashlib.sha256(compact).hexdigest(), zlib.compress(compact))
    archive.connection.execute("UPDATE editions SET digest = ?, json = ?", row)

    assert archive.add_edition(morning()) == morning()
    assert archive.builds(DAY, morning().title) == (morning(),)
    assert archive.check() == ()
