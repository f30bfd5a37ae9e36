"""`bulletin explain`: why a fact is printed as it is, and why articles are one story."""

import json
import shutil
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from bulletin.cli import why
from bulletin.cli.pointing import pointed
from bulletin.composition import compose
from bulletin.composition.why import why_fact, why_story
from bulletin.errors import ExplainError
from bulletin.facts import merge
from bulletin.facts.match import INTERCEPT, logit
from bulletin.facts.same.signals import profile
from bulletin.model import Quote
from bulletin.rank import rank
from bulletin.renderers import load, render
from tests.command import bulletin
from tests.reports import budget, ferry
from tests.test_seeds import SEEDS

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def edition():
    return compose([*ferry(), *budget()], date=DAY)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, edition):
    path = tmp_path_factory.mktemp("explained")
    (document,) = render(edition, ("json",))
    (path / "bulletin.json").write_bytes(document.content)
    return path


def told_by_several(edition):
    story = edition.stories[0]
    return story, next(f for f in story.facts if len({m.article for m in f.mentions}) > 1)


def test_a_fact_is_named_by_its_mark_its_id_or_its_words(edition):
    story, fact = told_by_several(edition)
    mark = f"1{'ABC'[[a.id for a in story.articles].index(fact.mentions[1].article)]}{fact.mentions[1].index + 1}"

    printed = (mark, mark.lower(), f"[{mark}]", f"{mark}–9")
    for name in (*printed, fact.id, fact.id[:8], fact.mentions[1].text[:40].upper()):
        assert pointed(edition, name).fact == fact


def test_a_story_is_named_by_its_number_or_its_id(edition):
    second = edition.stories[1]

    assert pointed(edition, "2")[:2] == pointed(edition, second.id)[:2] == (2, second)


def test_a_number_that_is_no_story_is_looked_for_in_the_facts(edition):
    assert pointed(edition, "340").fact in edition.stories[1].facts


def test_a_quote_that_is_no_fact_is_explained_by_who_prints_it(edition):
    story = edition.stories[0]
    said, other = story.articles[0].sentences[-1], story.articles[1].sentences[-1]
    with_quote = replace(story, facts=story.facts[:1], quotes=(Quote("Rolf Hagen", said, (other,)),))
    one = pointed(replace(edition, stories=(with_quote,)), said.text)

    assert (one.fact, one.quote.speaker) == (None, "Rolf Hagen")
    lines = " ".join(" ".join(why.quote(one, one.quote)).split())
    assert said.shown in lines
    assert f"{story.articles[1].source}: {other.shown}" in lines


@pytest.mark.parametrize("name", ["99999", "1Z99", "0123456789abcdef", "unicorns", ""])
def test_a_name_that_stands_for_nothing_says_where_the_list_is(edition, name):
    with pytest.raises(ExplainError, match="with the edition alone for a list"):
        pointed(edition, name)


def test_words_that_several_facts_have_ask_which_one(edition):
    with pytest.raises(ExplainError, match=r"names \d+ things .* name one by its id"):
        pointed(edition, "the")


def test_the_parts_of_a_score_are_those_that_merged_the_mentions(edition):
    story, fact = told_by_several(edition)
    language = story.articles[0].language

    for mention in why_fact(story, fact).mentions:
        same = (mention.sentence.article, mention.sentence.index) == (fact.wording.article, fact.wording.index)
        assert bool(mention.parts) != same
        if not same:
            whole = logit(profile(mention.sentence.text, language), profile(fact.wording.text, language))
            assert sum(value for _, value in mention.parts) + INTERCEPT == pytest.approx(whole)
            assert mention.score is None or 0.5 <= mention.score <= 1


def test_mentions_are_shown_with_the_sentences_around_them(edition):
    story, fact = told_by_several(edition)
    article_of = {a.id: a for a in story.articles}

    for mention in why_fact(story, fact).mentions:
        shown = {n: s.shown for n, s in enumerate(article_of[mention.sentence.article].sentences)}
        place = mention.sentence.index
        assert (mention.before, mention.after) == (shown.get(place - 1, ""), shown.get(place + 1, ""))


def test_the_first_of_the_wordings_is_the_one_that_merging_took(edition):
    story, fact = told_by_several(edition)
    merged = next(f for f in merge(story.articles) if f.id == fact.id)

    assert why_fact(story, fact).wording[0].mention == merged.wording


def test_the_place_of_a_fact_follows_from_its_sources(edition):
    found = [why_fact(story, fact) for story in edition.stories for fact in story.facts]

    assert all(1 <= one.number <= one.of for one in found)
    for one, other in pairwise(found):
        if 1 < one.number < other.number:
            assert one.place.sources >= other.place.sources


def test_the_rank_of_a_story_is_the_one_that_ordered_the_edition(edition):
    scores = [why_story(edition, story).rank.score for story in edition.stories]

    assert scores == sorted(scores, reverse=True)
    story = edition.stories[0]
    assert scores[0] == rank(story.articles, {a.id: a.id for a in story.articles}, edition.date).score


def test_a_fact_of_one_mention_has_nothing_to_compare(edition):
    story, fact = next((s, f) for s in edition.stories for f in s.facts if len(f.mentions) == 1)
    (mention,) = why_fact(story, fact).mentions

    assert (mention.score, mention.parts) == (None, ())


def test_explain_prints_within_eighty_columns(edition):
    lines = why.contents(edition)
    for number, story in enumerate(edition.stories, 1):
        lines += why.story(edition, pointed(edition, str(number)), why_story(edition, story))
        lines += [line for f in story.facts for line in why.fact(pointed(edition, f.id), why_fact(story, f))]

    assert max(map(len, lines)) <= 80


def test_the_command_explains_a_fact_a_story_and_lists_both(folder, edition):
    _, fact = told_by_several(edition)

    listed = bulletin("explain", "bulletin.json", cwd=folder)
    told = bulletin("explain", "bulletin.json", fact.id, cwd=folder)
    grouped = bulletin("explain", "bulletin.json", "1", cwd=folder)

    assert [listed.returncode, told.returncode, grouped.returncode] == [0, 0, 0]
    assert all(f.id in listed.stdout for story in edition.stories for f in story.facts)
    assert "Who states it:" in told.stdout
    assert "the same as what is printed" in told.stdout
    assert "Why one story" in grouped.stdout


def test_the_command_prints_json_for_programs(folder, edition):
    _, fact = told_by_several(edition)

    listed = json.loads(bulletin("explain", "bulletin.json", "--json", cwd=folder).stdout)
    told = json.loads(bulletin("explain", "bulletin.json", fact.id, "--json", cwd=folder).stdout)
    grouped = json.loads(bulletin("explain", "bulletin.json", "1", "--json", cwd=folder).stdout)

    assert [story["id"] for story in listed] == [story.id for story in edition.stories]
    assert len(told["mentions"]) == len(fact.mentions)
    assert grouped["pairs"][0]["names"]
    assert grouped["pairs"][0]["words"]


def test_a_name_that_is_not_there_is_wrong_usage(folder):
    done = bulletin("explain", "bulletin.json", "unicorns", cwd=folder)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("bulletin: unicorns: names no story")


def test_every_fact_of_the_sample_edition_can_be_explained(tmp_path):
    shutil.copytree(SEEDS, tmp_path / "seeds")
    bulletin("build", "seeds/", "--date", DAY.isoformat(), "--format", "json", cwd=tmp_path)
    made = load((tmp_path / "out" / DAY.isoformat() / "bulletin.json").read_bytes())

    for number, story in enumerate(made.stories, 1):
        assert why.story(made, pointed(made, str(number)), why_story(made, story))
        for fact in story.facts:
            assert why.fact(pointed(made, fact.id), why_fact(story, fact))[0].startswith(f"Fact {fact.id}")


def test_the_latest_news_stands_behind_the_lead_and_a_mention_in_part_is_named_so(tmp_path):
    bulletin("build", str(SEEDS), "--date", "2026-11-22", "--format", "json", "-o", "out", cwd=tmp_path)
    made = load((tmp_path / "out" / "2026-11-22" / "bulletin.json").read_bytes())
    flood = made.stories[0]

    assert why_fact(flood, flood.facts[1]).is_news
    lead = why_fact(flood, flood.facts[0])
    assert [m.sentence for m in lead.mentions if m.partly] == list(flood.facts[0].partly)
    assert "bears out only a part" in " ".join(why.fact(pointed(made, "1C1"), lead))
