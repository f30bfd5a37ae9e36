"""Editions that bulletin made earlier are never read as articles."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from bulletin.readers import read
from bulletin.readers.editions import MADE_HERE, is_edition
from bulletin.renderers import RENDERERS, render
from bulletin.renderers.look import FLAVORS, Flavor, Look
from tests.editions import edition, flood, hostile, morning

BODY = "The road along the lake was closed on Monday after stones fell on it, the county said."
MORE = "Drivers have to take the pass, which adds forty minutes to the journey to the coast."
GOOD = f"Lake road closed\n{BODY}\n{MORE}\n"


def content(name: str) -> bytes:
    (document,) = render(morning(), [name])
    return document.content


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_what_every_renderer_makes_is_known_as_an_edition(name: str) -> None:
    assert is_edition(content(name))


@pytest.mark.parametrize(
    ("name", "flavor"), [*((name, "gfm") for name in sorted(RENDERERS)), *(("md", flavor) for flavor in FLAVORS)]
)
def test_an_edition_is_known_whatever_its_look(name: str, flavor: Flavor) -> None:
    (document,) = render(morning(), [name], Look("memo", "Letter", True, flavor))
    assert is_edition(document.content)


@pytest.mark.parametrize("name", ["md", "html", "json"])
def test_an_edition_is_known_whatever_its_title_and_even_when_it_tells_nothing(name: str) -> None:
    for made in (hostile('"stories": \\ <b>\n---'), edition(title='A "Brief": morning'), edition(flood(), title="---")):
        (document,) = render(made, [name])
        assert is_edition(document.content)


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_an_edition_in_a_folder_is_passed_over_under_any_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "lake.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "morning" / "old").mkdir(parents=True)
    (tmp_path / "morning" / "old" / f"brief.{name}").write_bytes(content(name))
    (tmp_path / "note").write_bytes(content(name))
    articles, failures = read([tmp_path])
    assert [article.title for article in articles] == ["Lake road closed"]
    assert failures == ()


def test_a_folder_that_holds_nothing_but_editions_has_no_articles(tmp_path: Path) -> None:
    (tmp_path / "bulletin.md").write_bytes(content("md"))
    articles, (failure,) = read([tmp_path])
    assert articles == ()
    assert failure.problem.startswith("is a folder without articles")


@pytest.mark.parametrize("name", sorted(RENDERERS))
def test_an_edition_that_is_named_is_set_aside_with_the_reason(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"brief.{name}"
    path.write_bytes(content(name))
    articles, (failure,) = read([path])
    assert articles == ()
    assert (failure.subject, failure.problem) == (str(path), MADE_HERE)


def test_an_edition_is_known_on_the_standard_input_and_in_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "brief.md.gz"
    path.write_bytes(gzip.compress(content("md")))
    articles, failures = read(["-", path], stdin=content("html"))
    assert articles == ()
    assert [failure.problem for failure in failures] == [MADE_HERE, MADE_HERE]


@pytest.mark.parametrize("name", ["md", "html"])
def test_an_edition_that_another_program_saved_again_is_still_one(name: str) -> None:
    text = content(name).decode().replace("&#39;", "'").replace("\n", "\r\n")
    assert is_edition(b"\xef\xbb\xbf" + text.encode())


@pytest.mark.parametrize("line", ["generator: bulletin", "title: Brief\ngenerator: bulletin"])
def test_a_mark_in_the_front_matter_is_enough(line: str) -> None:
    assert is_edition(f"---\n{line}\n---\n\n# Brief\n".encode())


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: Lake road closed\nsources: 3\ndate: 2026-11-20\n---\n{BODY}\n",
        f"---\ntitle: Lake road closed\nstories: the road\n---\n{BODY}\n",
        f"---\ngenerator: bulletin board\n---\n{BODY}\n",
        f"<!doctype html><html><head><meta name='generator' content='Pressroom'></head><body>{BODY}</body></html>",
        '{"title": "Lake road closed", "text": "x", "date": "2026-11-20"}',
        "%PDF-1.7\nstream\nno more than that\n",
        GOOD,
    ],
)
def test_what_others_wrote_is_no_edition(text: str) -> None:
    assert not is_edition(text.encode())


def test_an_article_that_tells_of_bulletins_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: Bulletin\nsource: bulletin\n---\n{BODY} {MORE}\n", encoding="utf-8")
    (found,), failures = read([tmp_path])
    assert (found.source, failures) == ("bulletin", ())
