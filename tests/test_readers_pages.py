"""What a page says of its article, which part of it is the article, and what is too much of a page."""

from __future__ import annotations

import html as markup
import json
import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.errors import ReadError
from bulletin.model import Article
from bulletin.readers.pages import html
from bulletin.readers.raw import Hints, Raw

TITLE = "Ferry to Skarn sails again"
URL = "https://www.halden-post.example/skarn"
BODY = (
    "The ferry to the island of Skarn is sailing again, eleven weeks after a storm tore away its pier.",
    "The new pier can bear twice the weight of the old one, said the harbour office on Monday morning.",
    '"We counted every day," said Marta Vinge, who runs the only bakery on the island and its post office.',
    "The company will run four crossings a day until the end of April, and six during the summer months.",
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY)


def page(head: str = "", body: str = "", *, lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body or article_element()}</body></html>'


def article_element(title: str = TITLE, paragraphs: str = PARAGRAPHS) -> str:
    return f"<article><h1>{title}</h1>{paragraphs}</article>"


def meta(**named: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{markup.escape(value)}">' for name, value in named.items()
    )


def described(**fields: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def read(text: str, *, url: str | None = URL, hints: Hints = Hints()) -> Article:  # noqa: B008
    (found,) = html.read(Raw("page.html", text.encode(), "text/html", url, hints))
    assert isinstance(found, Article)
    return found


def test_json_ld_tells_title_source_authors_time_and_address() -> None:
    found = read(
        page(
            described(
                author=[{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Osei"}],
                publisher={"@type": "Organization", "name": "Halden Post"},
                datePublished="2026-03-03T09:00:00+01:00",
                dateModified="2026-03-04T10:00:00Z",
                mainEntityOfPage={"@id": URL},
            )
        ),
        url=None,
    )
    assert (found.title, found.source, found.authors) == (TITLE, "Halden Post", ("Ann Lee", "Bo Osei"))
    assert (found.published, found.url) == (datetime(2026, 3, 3, 8, tzinfo=UTC), URL)


@pytest.mark.parametrize(
    "block",
    [
        '{"@graph": [{"@type": "WebSite", "name": "x"}, %s]}',
        "[%s]",
        '{"@type": "WebPage", "mainEntity": %s}',
        "<!-- %s -->",
        "//<![CDATA[\n%s\n//]]>",
        "%s;",
        '{"@graph": [%s,],}',
        '{"a": "line\nbreak", "mainEntity": %s}',
    ],
)
def test_json_ld_is_found_however_it_is_wrapped(block: str) -> None:
    one = '{"@type": ["Thing", "ReportageNewsArticle"], "headline": "%s", "author": "Ann Lee"}' % TITLE  # noqa: UP031
    script = f'<script type="application/ld+json">{block % one}</script>'
    assert read(page(script)).authors == ("Ann Lee",)


def test_broken_json_ld_is_passed_over() -> None:
    for broken in ('{"@type": "NewsArticle", "author": "Ann', "[" * 50_000, '{"a":' * 50_000, "null", "", "\\"):
        script = f'<script type="application/ld+json">{broken}</script>'
        assert read(page(script + meta(author="Bo Osei"))).authors == ("Bo Osei",)


def test_names_that_json_ld_keeps_elsewhere_are_put_in() -> None:
    graph = {
        "@graph": [
            {"@type": "Article", "headline": TITLE, "author": {"@id": "#ann"}, "publisher": {"@id": "#post"}},
            {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
            {"@type": "Organization", "@id": "#post", "name": "Halden Post"},
        ]
    }
    found = read(page(f'<script type="application/ld+json">{json.dumps(graph)}</script>'))
    assert (found.authors, found.source) == (("Ann Lee",), "Halden Post")


def test_of_several_articles_in_json_ld_the_page_s_own_counts() -> None:
    other = described(
        headline="Storm of the century", author="Wrong Person", url="https://www.halden-post.example/storm"
    )
    own = described(author="Ann Lee", url=f"{URL}?utm_source=x")
    assert read(page(other + own)).authors == ("Ann Lee",)
    assert read(page(other)).authors == ()
    listed = described(**{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "author": "Wrong Person"}]})
    assert read(page(listed)).authors == ()


def test_meta_elements_tell_what_json_ld_does_not() -> None:
    head = meta(
        og__title=TITLE, og__site_name="Halden Post", article__published_time="2026-03-03 09:00:00 +0100",
        author="By Ann Lee and Bo Osei",
    )  # fmt: skip
    found = read(page(head))
    assert (found.source, found.authors) == ("Halden Post", ("Ann Lee", "Bo Osei"))
    assert found.published == datetime(2026, 3, 3, 8, tzinfo=UTC)


def test_microdata_and_html5_tell_what_meta_elements_do_not() -> None:
    body = article_element(
        paragraphs='<span itemprop="author"><a itemprop="name">Ann Lee</a></span>'
        f'<time datetime="2026-03-03T09:00+01:00">Tuesday</time>{PARAGRAPHS}'
    )
    found = read(page("", body))
    assert (found.authors, found.published) == (("Ann Lee",), datetime(2026, 3, 3, 8, tzinfo=UTC))


@pytest.mark.parametrize(
    ("told", "published"),
    [
        (["2026-03-03"], date(2026, 3, 3)),
        (["2026-03-03", "2026-03-03T09:00+01:00"], datetime(2026, 3, 3, 8, tzinfo=UTC)),
        (["2026-03-03T09:00:00", "2026-03-03T09:00:00+01:00"], datetime(2026, 3, 3, 8, tzinfo=UTC)),
        (["2026-03-03T09:00:00", "2026-03-05T11:00:00+01:00"], datetime(2026, 3, 3, 9, tzinfo=UTC)),
        (["2026-03-03T00:00:00"], date(2026, 3, 3)),
        (["Tue, 03 Mar 2026 09:00:00 +0100"], datetime(2026, 3, 3, 8, tzinfo=UTC)),
        (["tomorrow", "2026-13-40", "2026-03-03"], date(2026, 3, 3)),
        (["0001-01-01T00:00:00Z", "2026-03-03"], date(2026, 3, 3)),
        (["9999-12-31T23:59:59-12:00"], None),
    ],
)
def test_the_time_is_what_the_first_date_and_those_that_add_to_it_give(told: list[str], published: object) -> None:
    head = "".join(meta(article__published_time=value) for value in told)
    assert read(page(head)).published == published


def test_the_day_of_publication_counts_and_not_that_of_the_last_change() -> None:
    head = meta(article__modified_time="2026-03-09T08:00:00Z", date="2026-03-03T08:00:00Z")
    assert read(page(head)).published == datetime(2026, 3, 3, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("shared", "headline", "shown", "tab", "title"),
    [
        (f"{TITLE} | Halden Post", "", TITLE, f"{TITLE} - Halden Post", TITLE),
        (TITLE, "Ferry back", "Ferry back", "Ferry back | Halden Post", TITLE),
        ("Ferry back", TITLE, "Ferry back", "Ferry back", TITLE),
        ("Ferry back - News", TITLE, TITLE, "Ferry back - News", TITLE),
        (f"Islands: {TITLE}", "", f"Transport - {TITLE}", f"Islands: {TITLE}", TITLE),
        (f"Islands: {TITLE}", f"Islands: {TITLE}", TITLE, TITLE, TITLE),
        ("Ferry to Skarn…", "", TITLE, TITLE, TITLE),
        ("", "", TITLE, f"{TITLE} | Halden Post", TITLE),
        ("Halden Post", TITLE, "", "Halden Post", TITLE),
        (TITLE, "", "", "Halden Post", TITLE),
        ("The harbour’s ferry", "The harbour's ferry", "The harbour's ferry", "", "The harbour’s ferry"),
        ("A ferry: what we know", "", "A ferry: what we know", "", "A ferry: what we know"),
        ("Ships &amp;amp; boats", "", "", "", "Ships & boats"),
        ("PrÃ¼fung der FÃ¤hre", "", "", "", "Prüfung der Fähre"),
        ("Ferry\u202e again\u0007", "", "", "", "Ferry again"),
        ("x" * 400, TITLE, "", "", TITLE),
    ],
)
def test_the_title_is_the_one_to_print_outside_the_page(
    shared: str, headline: str, shown: str, tab: str, title: str
) -> None:
    head = meta(og__site_name="Halden Post") + (meta(og__title=shared) if shared else "")
    head += (described(headline=headline) if headline else "") + (f"<title>{tab}</title>" if tab else "")
    body = article_element(shown) if shown else f"<article>{PARAGRAPHS}</article>"
    assert read(page(head, body)).title == title


@pytest.mark.parametrize(
    ("canonical", "fetched", "address"),
    [
        (f"{URL}?page=1", None, f"{URL}?page=1"),
        ("/skarn", URL + "?utm_source=x", URL),
        ("https://www.haldenpost.no/skarn", "https://m.haldenpost.no/skarn", "https://www.haldenpost.no/skarn"),
        ("https://www.halden-post.example/", URL, URL),
        ("https://www.halden-post.example/", None, None),
        ("https://other.example/", URL, URL),
        ("https://other.example/story", URL, URL),
        ("javascript:alert(1)", URL, URL),
        ("file:///etc/passwd", URL, URL),
        ("https://[::1", URL, URL),
        ("https://www.halden-post.example:x/", URL, URL),
        (URL, "https://www.google.com/amp/s/www.halden-post.example/skarn", URL),
    ],
)
def test_the_address_is_the_page_s_own_when_it_can_be(canonical: str, fetched: str | None, address: str | None) -> None:
    assert read(page(f'<link rel="canonical" href="{canonical}">'), url=fetched).url == address


@pytest.mark.parametrize(
    ("head", "hints", "source"),
    [
        (meta(og__site_name="Halden Post"), Hints(source="Post of Halden", site="A feed"), "Post of Halden"),
        (meta(og__site_name="Halden Post"), Hints(site="A feed"), "Halden Post"),
        (meta(og__site_name="@haldenpost"), Hints(site="A feed"), "A feed"),
        (meta(og__site_name="www.halden-post.example"), Hints(site="A feed"), "www.halden-post.example"),
        ("", Hints(site="A feed"), "A feed"),
        ("", Hints(), "halden-post.example"),
    ],
)
def test_the_source_is_named_by_settings_page_feed_or_address(head: str, hints: Hints, source: str) -> None:
    assert read(page(head), hints=hints).source == source


def test_hints_tell_what_the_page_does_not_say() -> None:
    hints = Hints(title="From the feed", published=date(2026, 3, 1))
    found = read(page("", f"<article>{PARAGRAPHS}</article>"), hints=hints)
    assert (found.title, found.published) == ("From the feed", date(2026, 3, 1))
    said = read(page(meta(og__title=TITLE, date="2026-03-03")), hints=hints)
    assert (said.title, said.published) == (TITLE, date(2026, 3, 3))


def test_the_language_is_the_user_s_word_else_that_of_the_text() -> None:
    assert read(page(lang="de")).language == "en"
    assert read(page(lang="de"), hints=Hints(language="fr")).language == "fr"


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ("Ann Lee", ("Ann Lee",)),
        ("By Ann Lee, Bo Osei and ANN LEE", ("Ann Lee", "Bo Osei")),
        ("Von Ann Lee", ("Ann Lee",)),
        ("Ann Lee (ale), Staff Writer", ("Ann Lee",)),
        ("https://www.halden-post.example/authors/ann", ()),
        ("ann@halden-post.example", ()),
        ("Reuters", ()),
        ("dpa", ()),
        ("Halden Post", ()),
        ("Halden Post Sport", ()),
        ("admin", ()),
        ("김하나, 박둘", ("김하나", "박둘")),
        ("x" * 5_000, ()),
    ],
)
def test_authors_are_people_each_named_once(author: str, authors: tuple[str, ...]) -> None:
    assert read(page(meta(og__site_name="Halden Post", author=author))).authors == authors


def test_the_pieces_of_a_body_cut_by_advertisements_are_one() -> None:
    longer = "".join(
        f"<p>{line} Nobody on Skarn had seen a pier like number {n}.</p>" for n, line in enumerate(BODY * 3)
    )
    piece = f'<div class="article-body">{longer}</div>'
    last = '<div class="article-body">' + longer.replace("Nobody", "No visitor") + "</div>"
    found = read(page("", f"<article><h1>{TITLE}</h1>{piece}<div><aside>Buy now</aside></div>{last}</article>"))
    assert "Nobody on Skarn" in found.text
    assert "No visitor on Skarn" in found.text


def test_teasers_of_other_articles_are_no_part_of_the_text() -> None:
    teaser = (
        '<article><h3><a href="/storm">The storm</a></h3><p>A hundred years ago a storm took every boat.</p></article>'
    )
    links = '<h2><a href="/bakery">The bakery that never closed for anybody</a></h2>'
    found = read(page("", f"<article><h1>{TITLE}</h1>{PARAGRAPHS}{links}{teaser}{teaser}</article>"))
    assert "harbour office" in found.text
    assert "storm took" not in found.text
    assert "bakery that never" not in found.text


def test_a_body_that_only_json_ld_has_is_read_from_there() -> None:
    whole = " \n".join([*BODY, *(f"Crossing {n} of the day leaves at the full hour from the pier." for n in range(8))])
    found = read(page(described(articleBody=whole), f"<article><h1>{TITLE}</h1><p>{BODY[0]}</p></article>"))
    assert "Crossing 7 of the day" in found.text


def refused(text: str) -> str:
    with pytest.raises(ReadError) as error:
        read(text)
    return error.value.problem


def test_a_page_with_more_markup_than_articles_need_is_refused_before_it_is_taken_apart() -> None:
    assert refused(page("", "<div>" * 100_000)).startswith("has 100,0")
    attributes = " ".join(f'a{n}="x"' for n in range(20_000))
    assert refused(page("", f"<article {attributes}>{PARAGRAPHS}</article>")).startswith("has a tag with thousands of")
    assert "harbour office" in read(page(f"<script>{'if (a<b) c();' * 60_000}</script>")).text


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 24_000,
        "<ul><li>a" * 12_000,
        f"<article>{PARAGRAPHS}<table>{'<tr><td>a</td></tr>' * 6_000}</table></article>",
        f"<article>{PARAGRAPHS}{'<p>a</p>' * 12_000}</article>",
        "<article><h2><a href='/x'>" * 8_000 + PARAGRAPHS,
        ('<article><div class="article-body">' + PARAGRAPHS) * 2_000,
        f"<h1>{'a - ' * 100_000}</h1>{PARAGRAPHS}",
        "<h1>a - b : c</h1>" * 12_000 + PARAGRAPHS,
    ],
)
def test_any_page_ends_within_ten_seconds(body: str) -> None:
    started = time.process_time()
    try:
        read(page("", body))
    except ReadError as error:
        assert error.problem  # noqa: PT017
    assert time.process_time() - started < 10


_FIELDS = st.sampled_from(
    ["@type", "@id", "@graph", "headline", "name", "author", "publisher", "datePublished", "url", "mainEntityOfPage",
     "articleBody", "inLanguage", "givenName", "byline", "@value"]
)  # fmt: skip
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_FIELDS, inner, max_size=4),
    max_leaves=15,
)


@settings(deadline=None)  # the first example loads the libraries
@given(st.dictionaries(_FIELDS, _VALUES, max_size=8))
def test_json_ld_of_any_shape_makes_an_article(fields: dict[str, object]) -> None:
    assert "harbour office" in read(page(described(**{"@type": "NewsArticle", **fields}))).text


@given(st.text(max_size=200))
def test_metadata_of_any_text_make_an_article(text: str) -> None:
    head = meta(og__title=text, og__site_name=text, author=text, date=text, og__url=text, article__published_time=text)
    found = read(page(head))
    assert not any(character in found.title for character in "\n\u202e\u0000")


def test_a_page_whose_root_is_a_formula_is_set_aside() -> None:
    with pytest.raises(ReadError):
        list(html.read(Raw("a.html", b'<!doctyp<--><math>ctype html><elden Post</title>\n<metaPost">', "text/html")))
