"""From an input of each kind to its articles."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import bulletin
from bulletin.model import Article
from bulletin.readers import READERS, Raw, article, read
from bulletin.readers.doubles import Found
from bulletin.readers.reading import found
from tests import kinds
from tests.webs import Site

FERRY = "The ferry to the island of Skarn is sailing again, eleven weeks after a storm tore away its pier."
PIER = "The new pier can bear twice the weight of the old one, said the harbour office."
BAKER = '"We counted every day," said Marta Vinge, who runs the only bakery.'
TITLE = "Ferry to Skarn sails again"

PAGE = f"""<!doctype html><html lang="en"><head><title>{TITLE} | Halden Post</title>
<meta property="og:site_name" content="Halden Post">
<meta property="article:published_time" content="2026-03-03T08:00:00Z">
<link rel="canonical" href="https://www.halden-post.example/skarn?utm_source=mail">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>{TITLE}</h1>
<p>{FERRY} {PIER}</p><h2>Bread first</h2><p>{BAKER} {FERRY.replace("sailing", "running")}</p>
<p>Read more: The storm of the century</p></article><footer>© 2026 Halden Post</footer></body></html>"""

MARKDOWN = f"""---
title: "{TITLE}"
source: Halden Post
date: 2026-03-03
url: https://www.halden-post.example/skarn
---
![The pier](pier.jpg)

{FERRY} {PIER}

## Bread first

- {BAKER}

| crossing | price |
|---|---|
| adult | 40 |

```
code
```

Words of the [harbour office](https://harbour.example): the pier will
last.
"""


def row(**fields: object) -> str:
    return json.dumps({"title": TITLE, "text": f"{FERRY}\n{PIER}", **fields})


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    def save(content: str | bytes, name: str = "a.txt") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return save


def only(path: Path) -> Article:
    (found,), failures = read([path])
    assert failures == ()
    return found


@pytest.mark.parametrize("media_type", READERS)
def test_every_reader_leads_to_articles_with_exact_sentences(media_type: str) -> None:
    content = kinds.EXAMPLES[media_type]
    given = Raw("a file", content if isinstance(content, bytes) else content.encode(), media_type)
    (one,) = found([given], READERS, Site(**{kinds.FEED: kinds.EXAMPLES["application/rss+xml"]}))

    assert isinstance(one, Found)
    made = one.article
    assert (made.title, made.language) == (TITLE, "en")
    assert [sentence.shown for sentence in made.sentences] == [FERRY, PIER]
    assert all(made.text[s.start : s.end] == s.text for s in made.sentences)
    assert [s.index for s in made.sentences] == [0, 1]


def test_the_first_line_of_a_plain_text_is_its_title(saved: Callable[..., Path]) -> None:
    found = only(saved(f"{TITLE}\n\n{FERRY}\n{PIER}\nAccording to Halden Post\n"))
    assert (found.title, found.source) == (TITLE, "Halden Post")
    assert found.text == f"{FERRY}\n\n{PIER}"
    assert [(line.role, line.text) for line in found.removed] == [
        ("title", TITLE),
        ("credit", "According to Halden Post"),
    ]


def test_a_text_that_begins_with_its_body_has_no_title(saved: Callable[..., Path]) -> None:
    found = only(saved(f"{FERRY} {PIER}\n{BAKER}\n"))
    assert found.title == ""
    assert found.sentences[0].text == FERRY


def test_lines_broken_at_a_fixed_width_are_made_whole(saved: Callable[..., Path]) -> None:
    wrapped = (
        "Ferry to Skarn sails again\n\n"
        "The ferry to the island of Skarn is sailing again, eleven weeks\n"
        "after a storm tore away its pier. The new pier can bear twice\n"
        "the weight of the old one, said the harbour office.\n\n"
        "The crossing takes forty minutes and costs what it did before\n"
        "the storm.\n"
    )
    found = only(saved(wrapped))
    assert [s.text for s in found.sentences] == [
        FERRY,
        PIER,
        "The crossing takes forty minutes and costs what it did before the storm.",
    ]


def test_a_source_that_nobody_names_is_the_name_of_the_file(saved: Callable[..., Path]) -> None:
    assert only(saved(f"{TITLE}\n{FERRY}\n{PIER}", "halden_post-2026.txt")).source == "halden post 2026"


def test_markdown_gives_its_front_matter_and_loses_its_markup(saved: Callable[..., Path]) -> None:
    found = only(saved(MARKDOWN, "a.md"))
    assert (found.title, found.source, found.published) == (TITLE, "Halden Post", date(2026, 3, 3))
    assert found.url == "https://www.halden-post.example/skarn"
    assert [s.text for s in found.sentences] == [
        FERRY,
        PIER,
        BAKER,
        "Words of the harbour office: the pier will last.",
    ]
    assert {"| crossing | price |", "code", "![The pier](pier.jpg)"} <= {line.text for line in found.removed}


def test_markdown_without_front_matter_takes_its_first_heading_as_title(saved: Callable[..., Path]) -> None:
    found = only(saved(f"# {TITLE}\n\n{FERRY}\n\n**Bread first**\n\n{PIER} {BAKER}\n", "a.md"))
    assert found.title == TITLE
    assert ("subheading", "Bread first") in [(line.role, line.text) for line in found.removed]


def test_a_page_gives_source_date_and_address_and_loses_its_surroundings(saved: Callable[..., Path]) -> None:
    found = only(saved(PAGE, "a.html"))
    assert (found.title, found.source, found.published) == (TITLE, "Halden Post", datetime(2026, 3, 3, 8, tzinfo=UTC))
    assert found.url is not None
    assert found.url.startswith("https://www.halden-post.example/skarn")
    shown = " ".join(s.shown for s in found.sentences)
    assert FERRY in shown
    assert not any(word in shown for word in ("Home", "Read more", "©", "Bread first"))


def test_a_page_without_a_date_is_given_none(saved: Callable[..., Path]) -> None:
    undated = PAGE.replace('<meta property="article:published_time" content="2026-03-03T08:00:00Z">', "")
    assert only(saved(undated, "a.html")).published is None


def test_a_page_in_an_old_encoding_is_read_as_it_declares(saved: Callable[..., Path]) -> None:
    page = PAGE.replace("Marta Vinge", "Märta Ångström").replace("<head>", '<head><meta charset="iso-8859-1">')
    assert "Märta Ångström" in only(saved(page.encode("latin-1", "xmlcharrefreplace"), "a.html")).text


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl"])
def test_a_gzipped_input_is_read_like_the_input_itself(saved: Callable[..., Path], name: str) -> None:
    example = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html", ".jsonl": "application/jsonl"}
    content = str(kinds.EXAMPLES[example[Path(name).suffix]])
    plain, _ = read([saved(content, f"plain/{name}")])
    packed, _ = read([saved(gzip.compress(content.encode()), f"packed/{name}.gz")])
    assert plain == packed != ()


def test_json_lines_may_lack_any_field_but_the_text(saved: Callable[..., Path]) -> None:
    full = row(
        id=7, url="https://halden-post.example/1", source="Post", published="2026-03-03T09:00+01:00", language="en"
    )
    bare = json.dumps({"text": f"{BAKER}\n{FERRY}", "mood": "sunny"})
    (one, other), failures = read([saved(f"{full}\n\n{bare}\n", "day.jsonl")])
    assert failures == ()
    assert (one.id, one.source, one.published) == ("7", "Post", datetime(2026, 3, 3, 8, tzinfo=UTC))
    assert (other.title, other.source, other.published, other.url, other.language) == ("", "day", None, None, "en")


def test_an_address_names_the_source_when_nothing_else_does(saved: Callable[..., Path]) -> None:
    assert only(saved(row(url="https://www.halden-post.example/1"), "day.jsonl")).source == "halden-post.example"


def test_an_address_that_is_none_is_dropped(saved: Callable[..., Path]) -> None:
    assert only(saved(row(url="javascript:alert(1)"), "day.jsonl")).url is None


def test_a_date_that_cannot_be_understood_is_dropped(saved: Callable[..., Path]) -> None:
    assert only(saved(row(published="last Tuesday"), "day.jsonl")).published is None


def test_a_given_source_wins_over_the_credit_line(saved: Callable[..., Path]) -> None:
    found = only(saved(row(source="Halden Post", text=f"{FERRY}\n{PIER}\n(AFP)"), "day.jsonl"))
    assert found.source == "Halden Post"
    assert ("credit", "(AFP)") in [(line.role, line.text) for line in found.removed]


def test_the_same_page_has_the_same_id_whatever_its_address_carries_along() -> None:
    one = article(FERRY, url="https://Halden-Post.example/skarn?page=2&utm_source=mail#top")
    other = article(PIER, url="https://halden-post.example/skarn?page=2")
    assert one.id == other.id
    assert one.digest != other.digest
    assert one.id != article(FERRY, url="https://halden-post.example/skarn?page=3").id


def test_without_an_address_source_and_text_make_the_id() -> None:
    assert article(FERRY, source="A").id == article(FERRY, source="A", title=TITLE).id
    assert article(FERRY, source="A").id != article(FERRY, source="B").id


def test_an_article_made_from_a_text_keeps_what_it_is_given() -> None:
    found = article(f"{FERRY}\n{PIER}", title=TITLE, source="A", published="2026-03-03", language="pt-BR", id="x")
    assert (found.title, found.source, found.published, found.language, found.id) == (
        TITLE, "A", date(2026, 3, 3), "pt", "x",
    )  # fmt: skip
    assert {sentence.article for sentence in found.sentences} == {"x"}


def test_an_article_made_from_a_bare_text_has_no_title_and_no_source() -> None:
    found = article(FERRY)
    assert (found.title, found.source, found.published, found.url, found.language) == ("", "", None, None, "en")


def test_an_article_made_from_nothing_has_no_sentences() -> None:
    assert article("").sentences == ()
    assert article(" \n\n").text == ""


def test_a_date_given_to_an_article_must_be_one() -> None:
    with pytest.raises(bulletin.BulletinError, match="is no date"):
        article(FERRY, published="nonsense")


def test_a_dateline_stays_in_the_text_and_names_the_agency() -> None:
    found = article(f"SKARN, March 3 (Reuters) - {FERRY}\n{PIER}")
    assert found.source == "Reuters"
    assert found.text.startswith("SKARN, March 3 (Reuters) - ")
    assert found.sentences[0].text == FERRY


def test_an_agency_behind_the_last_sentence_is_set_off_as_credit() -> None:
    found = article(f"{FERRY}\n{PIER} (AFP)")
    assert found.source == "AFP"
    assert found.sentences[-1].text == PIER
    assert [(line.role, line.text) for line in found.removed] == [("credit", "(AFP)")]


@pytest.mark.parametrize("credit", ["(Globewire)", "Reuters", "Source: dpa", "(with Globewire)", "AFP/Le Matin"])
def test_an_agency_on_the_last_line_is_a_credit_and_not_the_source(saved: Callable[..., Path], credit: str) -> None:
    found = only(saved(f"{TITLE}\n{FERRY}\n{PIER}\n{credit}\n", "ferry.txt"))
    assert found.source == "ferry"
    assert (found.removed[-1].role, found.removed[-1].text) == ("credit", credit)


def test_an_agency_behind_the_last_sentence_is_not_the_source(saved: Callable[..., Path]) -> None:
    found = only(saved(f"{TITLE}\n{FERRY}\n{PIER} (Globewire)\n", "ferry.txt"))
    assert (found.source, found.sentences[-1].text) == ("ferry", PIER)


def test_an_outlet_on_the_last_line_is_the_source(saved: Callable[..., Path]) -> None:
    assert only(saved(f"{TITLE}\n{FERRY}\n{PIER}\n(Halden Post)\n")).source == "Halden Post"
    assert only(saved(f"{TITLE}\n{FERRY}\n{PIER}\nXinhua - Norvik Daily\n")).source == "Xinhua"


def test_an_agency_at_the_head_of_the_text_is_the_source(saved: Callable[..., Path]) -> None:
    assert only(saved(f"{TITLE}\nSKARN, March 3 (Reuters) - {FERRY}\n{PIER} (dpa)\n")).source == "Reuters"
    assert only(saved(f"{TITLE}\nBy Ann Lee, Reuters\n{FERRY}\n{PIER}\n(dpa)\n")).source == "Reuters"


def test_a_name_in_the_middle_of_the_text_is_not_the_source(saved: Callable[..., Path]) -> None:
    assert only(saved(f"{TITLE}\n{FERRY} (AFN)\n{PIER}\n", "ferry.txt")).source == "ferry"


def test_reading_twice_gives_the_same_articles(saved: Callable[..., Path]) -> None:
    paths = [saved(content, f"{n}{suffix}") for n, (suffix, content) in enumerate(
        [(".txt", f"{TITLE}\n{FERRY}\n{PIER}\n"), (".md", MARKDOWN.replace("eleven", "ten")), (".html", PAGE)]
    )]  # fmt: skip
    assert read(paths) == read(paths)


def test_trafilatura_is_loaded_only_for_a_page() -> None:
    code = "import bulletin.readers, sys; raise SystemExit('trafilatura' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real seeds are not beside the checkout")
def test_the_real_seeds_give_title_source_and_no_furniture() -> None:
    gold = json.loads((SEEDS / "gold.json").read_text(encoding="utf-8"))
    for key, name in gold["articles"].items():
        found = only(SEEDS / name)
        assert (found.title, found.source, found.published) == (gold["titles"][key], gold["credit"][key], None)
        assert not any(piece in found.text for piece in gold["furniture"])
