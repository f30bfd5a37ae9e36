"""The public functions: what `import bulletin` promises."""

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

import bulletin

NORTH = """The river Lenn burst its banks at Harrow on Friday and flooded the old town.
Twelve people were injured when a wall of the brewery collapsed, the fire service said.
The mayor said the bridge would stay closed until Monday.
A school on the north bank will serve as a shelter for the night."""
SOUTH = """Harrow's old town was flooded on Friday after the river Lenn burst its banks.
The fire service said 14 people were injured when a brewery wall collapsed.
Farmers south of the town fear for the winter wheat that they sowed in October."""


def flood():
    return (
        bulletin.article(NORTH, title="Lenn floods Harrow's old town", source="North Post", published="2026-11-20"),
        bulletin.article(SOUTH, title="Flood in Harrow injures 14", source="South Echo", published="2026-11-20"),
    )


def rates():
    return bulletin.article(
        "The central bank of Orland cut its key rate to 3.5 percent on Thursday. "
        "Governor Ida Quist said prices were rising more slowly than she had expected.",
        title="Orland cuts its key rate",
        source="Market Wire",
        published=datetime(2026, 11, 19, 9, 0, tzinfo=UTC),
    )


def test_article_gives_exact_offsets_and_a_digest_of_its_text():
    for article in flood():
        assert article.sentences
        assert all(article.text[s.start : s.end] == s.text and s.article == article.id for s in article.sentences)
        assert [s.index for s in article.sentences] == list(range(len(article.sentences)))
        assert len(article.id) == 16
        assert len(article.digest) == 64


def test_article_takes_a_date_a_datetime_or_iso_text_and_invents_none():
    assert flood()[0].published == date(2026, 11, 20)
    assert rates().published == datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
    assert bulletin.article("The river rose on Friday.").published is None


def test_summarize_takes_several_articles_as_one_story():
    summary = bulletin.summarize(flood(), words=40)

    assert summary
    assert all(isinstance(s, bulletin.Sentence) for s in summary)
    assert sum(len(s.shown.split()) for s in summary) <= 42


def test_group_tells_stories_apart_and_loses_no_article():
    articles = (*flood(), rates())

    stories = bulletin.group(articles)

    assert sorted(len(story) for story in stories) == [1, 2]
    assert sorted(a.id for story in stories for a in story) == sorted(a.id for a in articles)


def test_merge_puts_every_sentence_into_exactly_one_fact():
    articles = flood()

    facts = bulletin.merge(articles)

    mentions = [m for fact in facts for m in fact.mentions]
    assert sorted(mentions, key=str) == sorted((s for a in articles for s in a.sentences), key=str)
    assert all(fact.wording in fact.mentions and fact.origins >= 1 for fact in facts)


def test_similarity_says_how_surely_two_sentences_state_one_fact():
    same, other = bulletin.similarity(
        [
            ("The river Lenn burst its banks on Friday.", "On Friday the river Lenn burst its banks."),
            ("The river Lenn burst its banks on Friday.", "Governor Ida Quist cut the key rate."),
        ],
        language="en",
    )

    assert 0 <= other < 0.5 <= same <= 1


def test_disagreements_are_between_two_sentences():
    found = bulletin.disagreements(
        "Twelve people were injured when a wall collapsed.", "14 people were injured when a wall collapsed."
    )

    assert [d.kind for d in found] == ["number"]
    assert bulletin.disagreements("Twelve people were injured.", "12 people were injured.") == ()


def test_compose_and_render_make_a_document_a_format():
    edition = bulletin.compose((*flood(), rates()), bulletin.Settings(title="Harrow Daily"), date=date(2026, 11, 20))

    documents = bulletin.render(edition, ("md", "html", "json"))

    assert [d.name for d in documents] == ["bulletin.md", "bulletin.html", "bulletin.json"]
    assert all(b"Harrow Daily" in d.content for d in documents)


def test_read_gives_articles_and_failures(tmp_path):
    (tmp_path / "a.txt").write_text("Lenn floods Harrow\n\n" + NORTH)

    articles, failures = bulletin.read([tmp_path, tmp_path / "missing.txt"])

    assert [a.title for a in articles] == ["Lenn floods Harrow"]
    assert [f.subject for f in failures] == [str(tmp_path / "missing.txt")]


@pytest.mark.parametrize("name", bulletin.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name):
    assert getattr(bulletin, name).__doc__


def test_the_function_compose_is_not_hidden_by_a_module():
    import bulletin.pipeline

    assert bulletin.pipeline
    assert callable(bulletin.compose)


def test_importing_the_package_imports_nothing_heavy():
    heavy = "{'numpy', 'scipy', 'nltk', 'sumy', 'weasyprint', 'trafilatura', 'wordfreq', 'pydantic'}"

    found = subprocess.run(
        [sys.executable, "-c", f"import bulletin, sys; print(sorted({heavy} & set(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert found.stdout.strip() == "[]"
