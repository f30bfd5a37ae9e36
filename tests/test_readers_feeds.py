"""Feeds: an article for each entry, a link where its page is wanted, and one line for what was set aside."""

from __future__ import annotations

import contextlib
import json
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers import kinds
from bulletin.readers.feeds import feed, feed_json
from bulletin.readers.raw import Hints, Link, Raw
from tests.feeds import (
    HTML,
    LAST,
    LEAD,
    MORE,
    NAME,
    NAMESPACES,
    TEXT,
    articles,
    atom,
    described,
    element,
    entry,
    failures,
    item,
    json_feed,
    links,
    read,
    read_json,
    rss,
)

TYPED = 'type="html"'
FULL = element("content:encoded", HTML)
FEED_SCRIPTS = {
    "utf-8": LEAD + " Café Zürich, Łódź.",
    "utf-16": "Đường ven hồ bị chặn hôm thứ Hai sau khi đá rơi xuống, huyện cho biết.",
    "windows-1252": "La route du lac a été fermée lundi après la chute de pierres, a annoncé le département.",
    "windows-1251": "Дорога вдоль озера была закрыта в понедельник после камнепада, сообщили власти округа.",
    "koi8-r": "Дорога вдоль озера была закрыта в понедельник после камнепада, сообщили власти округа.",
    "windows-1250": "Silnice podél jezera byla v pondělí uzavřena poté, co na ni spadly kameny, uvedl okres.",
    "shift_jis": "湖沿いの道路は月曜日、落石のため通行止めになったと郡が発表した。",
    "euc-jp": "湖沿いの道路は月曜日、落石のため通行止めになったと郡が発表した。",
    "iso-2022-jp": "湖沿いの道路は月曜日、落石のため通行止めになったと郡が発表した。",
    "gb18030": "县政府周一表示，湖边公路因落石而关闭，司机必须绕行山口。",
    "big5": "縣政府週一表示，湖邊公路因落石而關閉，司機必須繞行山口。",
    "euc-kr": "군은 월요일 낙석으로 호숫가 도로가 폐쇄되었다고 밝혔다.",
}


def only(content: str | bytes, **known: object) -> Article:
    (one,) = read(content, **known)  # type: ignore[arg-type]
    assert isinstance(one, Article), one
    return one


def text_of(content: str, **known: object) -> list[str]:
    return only(content, **known).text.split("\n\n")


# What an entry says


def test_an_item_of_rss_is_an_article_with_all_that_it_says() -> None:
    made = only(
        rss(
            item(
                element("pubDate", "Fri, 06 Nov 2026 08:00:00 +0100"),
                element("dc:creator", "By Ann Lee"),
                element("dc:creator", "Bob Ray"),
                FULL,
            ),
            about=element("language", "en-GB"),
        )
    )
    assert (made.title, made.source, made.url) == ("Lake road closed", "Halden Post", "https://haldenpost.example/lake")
    assert (made.published, made.language) == (datetime(2026, 11, 6, 7, tzinfo=UTC), "en")
    assert (made.authors, made.excerpt) == (("Ann Lee", "Bob Ray"), False)
    assert made.text.split("\n\n") == list(TEXT)


def test_an_entry_of_atom_is_an_article_with_all_that_it_says() -> None:
    inner = "<updated>2026-11-07T08:00:00Z</updated><published>2026-11-06T08:00:00Z</published>"
    author = "<author><name>Ann Lee</name><email>ann@haldenpost.example</email></author>"
    made = only(atom(entry(inner, author, element("content", HTML, TYPED)), attributes='xml:lang="en"'))
    assert (made.published, made.authors, made.source) == (
        datetime(2026, 11, 6, 8, tzinfo=UTC),
        ("Ann Lee",),
        "Halden Post",
    )
    assert made.text.split("\n\n") == list(TEXT)
    assert not made.excerpt


def test_an_item_of_rdf_is_an_article() -> None:
    content = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'{NAMESPACES}><channel rdf:about="https://haldenpost.example/"><title>Halden Post</title>'
        "<link>https://haldenpost.example/</link></channel>"
        '<item rdf:about="https://haldenpost.example/lake"><title>Lake road closed</title>'
        "<link>https://haldenpost.example/lake</link><dc:date>2026-11-06</dc:date>"
        f"{element('description', f'{LEAD} {MORE}')}</item></rdf:RDF>"
    )
    made = only(content)
    assert (made.source, made.published, made.url) == (
        "Halden Post",
        date(2026, 11, 6),
        "https://haldenpost.example/lake",
    )


def test_an_item_of_a_json_feed_is_an_article_with_all_that_it_says() -> None:
    given: dict[str, object] = {
        "id": 7,
        "url": "/lake",
        "title": "Lake road closed &amp; reopened",
        "content_html": HTML,
        "date_published": "2026-11-06T08:00:00+01:00",
        "authors": [{"name": "Ann Lee"}, {"url": "https://haldenpost.example/bob"}],
        "language": "en-GB",
    }
    (made,) = read_json(json_feed(given, home_page_url="https://haldenpost.example/"))
    assert isinstance(made, Article)
    assert (made.title, made.url) == ("Lake road closed & reopened", "https://haldenpost.example/lake")
    assert (made.published, made.authors) == (datetime(2026, 11, 6, 7, tzinfo=UTC), ("Ann Lee",))
    assert (made.source, made.language, made.excerpt) == ("Halden Post", "en", False)


def test_a_json_feed_of_version_1_0_names_one_author_and_may_have_plain_text() -> None:
    plain = "\n\n".join(TEXT)
    (made,) = read_json(json_feed({"id": "1", "content_text": plain, "author": {"name": "Ann Lee"}, "title": 3}))
    assert isinstance(made, Article)
    assert (made.authors, made.title, made.text.split("\n\n")) == (("Ann Lee",), "", list(TEXT))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Fri, 06 Nov 2026 08:00:00 EST", datetime(2026, 11, 6, 13, tzinfo=UTC)),
        ("Fri, 6 Nov 26 08:00:00 +0100", datetime(2026, 11, 6, 7, tzinfo=UTC)),
        ("2026-11-06T08:00:00.5-05:00", datetime(2026, 11, 6, 13, 0, 0, 500_000, tzinfo=UTC)),
        ("2026-11-06 08:00:00 +0100", datetime(2026, 11, 6, 7, tzinfo=UTC)),
        ("2026-11-06", date(2026, 11, 6)),
        ("Fri, 06 Nov 2026", date(2026, 11, 6)),
        ("6. November 2026", date(2026, 11, 6)),
        ("2026-11", None),
        ("1970-01-01T00:00:00Z", None),
        ("3026-11-06T08:00:00Z", None),
        ("1762416000", None),
        ("yesterday", None),
    ],
)
def test_dates_are_read_as_feeds_write_them_and_none_is_invented(written: str, told: object) -> None:
    assert only(rss(item(element("pubDate", written), FULL))).published == told


def test_without_a_date_of_publication_that_of_the_update_counts() -> None:
    made = only(atom(entry("<updated>2026-11-07T08:00:00Z</updated>", element("content", HTML, TYPED))))
    assert made.published == datetime(2026, 11, 7, 8, tzinfo=UTC)


@pytest.mark.parametrize("name", ["admin", "ann@haldenpost.example", "Halden Post", "!!", ""])
def test_what_names_nobody_is_no_author(name: str) -> None:
    assert only(rss(item(element("dc:creator", name), FULL))).authors == ()


def test_the_author_of_rss_stands_behind_an_address_of_mail() -> None:
    assert only(rss(item(element("author", "ann@haldenpost.example (Ann Lee)"), FULL))).authors == ("Ann Lee",)


# Where it is


@pytest.mark.parametrize(
    ("given", "url"),
    [
        (element("link", "/lake"), "https://haldenpost.example/lake"),
        (element("link", "lake?a=1&b=2"), "https://haldenpost.example/lake?a=1&b=2"),
        (element("guid", "https://haldenpost.example/guid"), "https://haldenpost.example/guid"),
        (element("guid", "https://haldenpost.example/guid", 'isPermaLink="false"'), None),
        (element("link", "file:///etc/passwd"), None),
        (element("link", "javascript:alert(1)"), None),
        (element("link", "http://[broken"), None),
        (
            element("link", "https://redirect.example/1")
            + element("feedburner:origLink", "https://haldenpost.example/lake"),
            "https://haldenpost.example/lake",
        ),
    ],
)
def test_the_address_is_that_of_a_page_on_the_web_or_none(given: str, url: str | None) -> None:
    assert only(rss(item(given, FULL, link=None))).url == url


def test_a_relative_link_is_made_absolute_against_the_base_that_the_xml_gives() -> None:
    text = element("content", HTML, TYPED)
    given = f'<title>x</title><id>1</id><link href="lake"/>{text}'
    made = only(atom(f'<entry xml:base="2026/">{given}</entry>', attributes='xml:base="https://base.example/news/"'))
    assert made.url == "https://base.example/news/2026/lake"


def test_without_an_address_of_the_feed_that_of_its_site_is_the_base() -> None:
    assert only(rss(item(FULL, link="/lake")), url=None).url == "https://haldenpost.example/lake"


def test_an_entry_of_atom_without_a_page_of_html_has_the_address_of_its_alternate() -> None:
    content = atom(entry(element("content", HTML, TYPED))).replace(
        '<link href="https://haldenpost.example/lake"/>',
        '<link rel="enclosure" href="https://a.example/x.mp3"/>'
        '<link rel="alternate" type="text/plain" href="https://haldenpost.example/lake.txt"/>',
    )
    assert only(content).url == "https://haldenpost.example/lake.txt"


# Whose it is


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Halden Post", "Halden Post"),
        ("Halden Post - World", "Halden Post"),
        ("World news | Halden Post", "Halden Post"),
        ("Halden Post » Feed", "Halden Post"),
        ("Halden Post > Politics > Europe", "Halden Post"),
        ("Halden Post: Top stories", "Halden Post"),
        ("Latest news from Halden Post", "Halden Post"),
        ("Halden Post RSS Feed", "Halden Post"),
        ("RSS", "haldenpost.example"),
        ("Top stories", "haldenpost.example"),
        ("", "haldenpost.example"),
    ],
)
def test_the_source_is_named_by_the_title_of_the_feed_else_by_its_host(title: str, source: str) -> None:
    named = only(rss(item(FULL), title=title)).source
    assert named == source or named.casefold().replace(" ", "") in source.replace(".example", "")


def test_what_the_user_calls_the_source_and_the_language_stands_above_the_feed() -> None:
    made = only(rss(item(FULL), about=element("language", "fr")), hints=Hints(source="The Post", language="en"))
    assert (made.source, made.language) == ("The Post", "en")


def test_the_entry_of_an_aggregator_is_from_the_source_that_it_names() -> None:
    given = item(
        FULL, '<source url="https://skarn.example/feed">Skarn Times</source>', title="Lake road closed - Skarn Times"
    )
    made = only(rss(given, title="All the news"))
    assert (made.source, made.title) == ("Skarn Times", "Lake road closed")


def test_the_name_in_a_list_of_feeds_counts_where_the_feed_names_nothing() -> None:
    assert only(rss(item(FULL), title="RSS"), hints=Hints(site="Halden Post")).source == "Halden Post"
    assert only(rss(item(FULL)), hints=Hints(site="My lakes")).source == "Halden Post"


def test_the_language_of_an_entry_stands_above_that_of_the_feed() -> None:
    german = "".join(
        "<p>Die Straße am See ist seit Montag gesperrt, nachdem Steine auf sie gefallen waren.</p>" for _ in "ab"
    )
    content = entry(element("content", german, 'type="html" xml:lang="de-AT"'))
    made = only(atom(content, attributes='xml:lang="fr"'))
    assert made.language == "de"


def test_the_english_that_programs_declare_by_themselves_is_not_believed_against_the_text() -> None:
    vietnamese = "Đường ven hồ bị chặn hôm thứ Hai sau khi đá rơi xuống, huyện cho biết trong một thông báo."
    made = only(rss(described(vietnamese, title="Đường ven hồ bị chặn"), about=element("language", "en-US")))
    assert made.language == "vi"


# The text


def test_markup_becomes_lines_and_what_is_no_text_is_dropped() -> None:
    markup = (
        f"<h2>The slope</h2><p>{LEAD}</p><script>alert(1)</script><style>p {{}}</style><iframe>frame</iframe>"
        '<figure><img src="x.jpg"><figcaption>Stones on the road. Photo: Ann Lee</figcaption></figure>'
        f"<ul><li>{MORE}</li></ul><blockquote>{LAST}</blockquote><p hidden>Not shown at all.</p>"
        '<div style="display: none">Not shown either.</div><div class="feedflare"><a href="x">Email this</a></div>'
        f"<!-- note --><p>{TEXT[3]}<br>{TEXT[4]}</p><form><button>Subscribe now.</button></form>"
    )
    assert text_of(rss(item(element("content:encoded", markup)))) == ["The slope", LEAD, MORE, LAST, TEXT[3], TEXT[4]]


@pytest.mark.parametrize(
    "written",
    [
        "<description><![CDATA[<p>Tom &amp; Jerry’s road was shut on Monday.</p>]]></description>",
        "<description>&lt;p&gt;Tom &amp;amp; Jerry&amp;rsquo;s road was shut on Monday.&lt;/p&gt;</description>",
        "<description>&amp;lt;p>Tom &amp;amp;amp; Jerry’s road was shut on Monday.&amp;lt;/p></description>",
        "<description>Tom &amp;amp;amp; Jerry&amp;amp;#8217;s road was shut on Monday.</description>",
        "<description>Tom &amp; Jerry’s road was shut on Monday.</description>",
        "<description><![CDATA[Tom & Jerry&rsquo;s road was shut on Monday.]]></description>",
        "<description>Tom &amp; Jerry&rsquo;s road was shut on Monday.</description>",
    ],
)
def test_entities_and_markup_are_decoded_however_often_they_were_escaped(written: str) -> None:
    assert text_of(rss(item(written))) == ["Tom & Jerry’s road was shut on Monday."]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Tom &amp; Jerry", "Tom & Jerry"),
        ("Tom &amp;amp; Jerry", "Tom & Jerry"),
        ("Tom &amp;amp;amp; Jerry&amp;#8217;s", "Tom & Jerry’s"),
        ("<![CDATA[<b>Tom</b> &amp; Jerry]]>", "Tom & Jerry"),
        ("1 &lt; 2, says school", "1 < 2, says school"),
        ("How to use &lt;button&gt; well", "How to use <button> well"),
        (" Tom\n   and\tJerry ", "Tom and Jerry"),
    ],
)
def test_a_title_is_words_on_one_line(written: str, title: str) -> None:
    content = rss(item(FULL)).replace("<title>Lake road closed</title>", f"<title>{written}</title>")
    assert only(content).title == title


def test_the_markup_of_xhtml_inside_atom_is_read() -> None:
    xhtml = "".join(f"<p>{sentence}</p>" for sentence in TEXT)
    inner = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{xhtml}</div></content>'
    assert text_of(atom(entry(inner))) == list(TEXT)


def test_plain_text_keeps_its_paragraphs_and_loses_its_wrapping() -> None:
    wrapped = (
        "\n   The road along the lake was closed on Monday\n   after stones fell on it.\n\n   A < B, said the mayor.\n"
    )
    made = text_of(atom(entry(element("summary", wrapped, 'type="text"'))))
    assert made == ["The road along the lake was closed on Monday after stones fell on it.", "A < B, said the mayor."]


def test_the_fullest_text_counts_whatever_it_is_called() -> None:
    content = rss(item(element("description", LEAD), FULL))
    assert text_of(content) == list(TEXT)
    assert text_of(rss(item(element("content:encoded", "<p>Lake.</p>"), element("description", f"{LEAD} {MORE}")))) == [
        f"{LEAD} {MORE}"
    ]


@pytest.mark.parametrize("attributes", ["", 'type="plain"', 'type="html"'])
def test_what_is_said_of_a_picture_is_not_taken_for_the_article(attributes: str) -> None:
    caption = (
        "A crew of six clears stones from the road along the lake in a picture that was taken by a reader on Monday."
    )
    picture = (
        f"<media:content url='x'>{element('media:description', caption + ' ' + caption, attributes)}</media:content>"
    )
    described_item = element("description", LEAD)
    assert text_of(rss(item(described_item, picture))) == [LEAD]
    assert text_of(rss(item(picture, described_item))) == [LEAD]


def test_what_is_said_of_a_film_is_the_text_where_there_is_no_other() -> None:
    given = entry(f"<media:group>{element('media:description', f'{LEAD} {MORE}')}</media:group>")
    assert text_of(atom(given, attributes=NAMESPACES)) == [f"{LEAD} {MORE}"]


# What stands behind the text


@pytest.mark.parametrize(
    "tail",
    [
        "The post Lake road closed appeared first on Halden Post.",
        "Der Beitrag Seestraße gesperrt erschien zuerst auf Halden Post.",
        "L’article Route fermée est apparu en premier sur Halden Post.",
        "La entrada Carretera cerrada se publicó primero en Halden Post.",
        "O post Estrada fechada apareceu primeiro em Halden Post.",
        "L'articolo Strada chiusa proviene da Halden Post.",
        "Сообщение Дорога закрыта появились сначала на Halden Post.",
        "Read more",
        "Read more…",
        "[Read more]",
        "Continue reading Lake road closed →",
        "Weiterlesen …",
        "Lire la suite",
        "Leer más »",
        "Seguir leyendo",
        "Leia mais",
        "Leggi tutto",
        "Continua a leggere",
        "Xem thêm",
        "Đọc tiếp »",
        "Читать далее…",
        "Подробнее",
    ],
)
@pytest.mark.parametrize("shape", ["<p>{}</p><p>{}</p>", "<p>{}</p><p><a href='x'>{}</a></p>", "{} {}"])
def test_where_to_read_on_is_no_part_of_the_text(tail: str, shape: str) -> None:
    made = only(rss(described(shape.format(f"{LEAD} {MORE}", tail)), about=element("language", "en")))
    assert made.text == f"{LEAD} {MORE}"
    assert any(removed.text == tail for removed in made.removed)


@pytest.mark.parametrize("line", ["<a href='x'>Comments</a>", "Comments", "<a href='x'>Share on Facebook</a>", "Share"])
def test_a_line_of_links_is_no_part_of_the_text(line: str) -> None:
    assert text_of(rss(described(f"<p>{LEAD}</p><p>{line}</p>"))) == [LEAD]


def test_a_sentence_that_speaks_of_reading_stays() -> None:
    for said in ("Children in the county should read more.", "He told the council to keep reading."):
        assert text_of(rss(described(f"{LEAD} {said}"))) == [f"{LEAD} {said}"]


@pytest.mark.parametrize("mark", ["…", " …", "...", " [...]", " […]", " [&hellip;]", " (...)"])
def test_a_sentence_that_was_cut_short_is_not_printed(mark: str) -> None:
    made = only(rss(described(f"<p>{LEAD} Drivers have to take the{mark}</p>")))
    assert (made.text, made.excerpt) == (LEAD, True)
    assert made.removed[0].text.startswith("Drivers have to take the")


def test_the_only_sentence_stays_though_it_was_cut_short() -> None:
    made = only(rss(described("The road along the lake was closed on Monday after [...]")))
    assert (made.text, made.excerpt) == ("The road along the lake was closed on Monday after…", True)


def test_a_list_of_links_is_no_text() -> None:
    given = described('<a href="https://x.example">Lake road closed</a>&nbsp;&nbsp;<font>Skarn Times</font>')
    (failure,) = read(rss(given))
    assert isinstance(failure, Failure)


# Whole or a summary


@pytest.mark.parametrize(
    ("given", "excerpt"),
    [
        (FULL, False),
        (element("description", "".join(f"<p>{sentence}</p>" for sentence in TEXT[:6])), True),
        (element("description", HTML), False),
        (element("description", f"{HTML}<p>And then they heard from the mayor of the town that the lake"), True),
        (element("description", LEAD), True),
        (element("content:encoded", f"<p>{LEAD}</p>"), True),
        (element("content:encoded", f"{HTML}<p><a href='x'>Read more</a></p>"), True),
        (element("content:encoded", f"{HTML}<p>The county [&#8230;]</p>"), True),
        (element("content:encoded", f"{HTML}<p>And then the lake was silent…</p>"), False),
    ],
)
def test_a_text_is_an_excerpt_when_it_is_short_cut_or_invites_to_read_on(given: str, excerpt: bool) -> None:
    assert only(rss(item(given))).excerpt is excerpt


def test_the_page_of_a_summary_is_linked_when_it_is_wanted_and_the_summary_stands_in() -> None:
    given = item(element("description", LEAD), element("pubDate", "2026-11-06T08:00:00Z"))
    wanted = Hints(source="The Post", language="en", full_text=True)
    (link,) = read(rss(given), hints=wanted)
    assert isinstance(link, Link)
    assert link.url == "https://haldenpost.example/lake"
    assert link.hints == Hints(
        source="The Post",
        language="en",
        title="Lake road closed",
        published=datetime(2026, 11, 6, 8, tzinfo=UTC),
        site="The Post",
    )
    assert link.instead is not None
    assert (link.instead.text, link.instead.excerpt) == (LEAD, True)


def test_what_the_feed_has_whole_is_not_fetched() -> None:
    assert only(rss(item(FULL)), hints=Hints(full_text=True)).text.split("\n\n") == list(TEXT)


def test_a_title_alone_is_linked_without_anything_instead() -> None:
    (link,) = links(read(rss(item()), hints=Hints(full_text=True)))
    assert (link.url, link.hints.title, link.hints.site, link.instead) == (
        "https://haldenpost.example/lake",
        "Lake road closed",
        "Halden Post",
        None,
    )


def test_a_summary_without_a_page_is_given_though_pages_are_wanted() -> None:
    assert only(rss(item(element("description", LEAD), link=None)), hints=Hints(full_text=True)).text == LEAD


# What is set aside


def test_a_feed_of_titles_is_one_failure_with_the_next_step() -> None:
    found = read(rss(*(item(link=f"https://haldenpost.example/{n}") for n in range(12))))
    assert found == [Failure(NAME, "gives titles only (12 of 12 entries); set full_text = true for it")]


def test_entries_with_neither_text_nor_page_are_named_though_pages_are_wanted() -> None:
    (failure,) = read(rss(item(link=None)), hints=Hints(full_text=True))
    assert failure == Failure(NAME, "gives titles only (1 of 1 entries); name a feed with texts or links")


def test_the_rest_of_a_feed_is_read_beside_a_title() -> None:
    found = read(rss(item(), item(FULL, link="https://haldenpost.example/2")))
    assert len(articles(found)) == 1
    assert [one.problem for one in failures(found)] == [
        "gives titles only (1 of 2 entries); set full_text = true for it"
    ]


def test_a_feed_of_recordings_is_one_failure() -> None:
    sound = '<enclosure url="https://haldenpost.example/1.mp3" type="audio/mpeg" length="1"/>'
    (failure,) = read(rss(*(item(sound, link=f"https://haldenpost.example/{n}") for n in range(3))))
    assert failure == Failure(
        NAME, "has recordings without text (3 of 3 entries), which are not read; name a feed of articles"
    )


def test_an_entry_that_comes_twice_is_read_once() -> None:
    again = element("guid", "1", 'isPermaLink="false"')
    content = rss(
        item(FULL, again),
        item(FULL, again, link="https://haldenpost.example/other"),
        item(FULL, link="https://haldenpost.example/lake"),
    )
    assert len(read(content)) == 1


def test_one_entry_that_cannot_be_an_article_is_set_aside() -> None:
    endless = described("word " * 5000, link="https://haldenpost.example/2")
    found = read(rss(endless, item(FULL)))
    assert len(articles(found)) == 1
    (failure,) = failures(found)
    assert failure.problem.startswith("has entries set aside (1 of 2 entries): has a sentence of")


def test_an_entry_of_more_lines_than_articles_have_is_set_aside() -> None:
    found = read(rss(described("<p>x" * 50_000, link="https://haldenpost.example/2"), item(FULL)))
    assert len(articles(found)) == 1
    assert failures(found)[0].problem.endswith("a text of more than 5,000 lines; name its page instead")


def test_of_ten_thousand_entries_the_first_thousand_are_read_quickly_and_the_rest_counted() -> None:
    content = rss(*(described(f"{LEAD} {MORE}", link=f"https://haldenpost.example/{n}") for n in range(10_000)))
    started = time.process_time()
    found = read(content)
    assert time.process_time() - started < 6
    assert [one.url for one in articles(found)] == [f"https://haldenpost.example/{n}" for n in range(1000)]
    (failure,) = failures(found)
    assert failure.problem == "has 10,000 entries, of which the first 1,000 were read; name a feed of the newest alone"


def test_a_long_feed_of_atom_and_of_json_is_cut_the_same_way() -> None:
    entries = "".join(entry(element("summary", LEAD), id=str(n)).replace("/lake", f"/{n}") for n in range(1200))
    items: list[dict[str, object]] = [{"id": n, "content_text": LEAD} for n in range(1200)]
    for found in (read(atom(entries)), read_json(json_feed(*items))):
        assert len(articles(found)) == 1000
        assert failures(found)[0].problem.startswith("has 1,200 entries, of which the first 1,000")


@pytest.mark.parametrize("content", [rss(), atom(), json_feed()])
def test_a_feed_without_entries_is_named(content: str | bytes) -> None:
    with pytest.raises(ReadError, match="is a feed without entries; check its address"):
        read_json(content) if isinstance(content, bytes) else read(content)


# Encodings


@pytest.mark.parametrize("encoding", FEED_SCRIPTS)
def test_a_feed_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    content = rss(described(FEED_SCRIPTS[encoding], title="Title"), title="Post", declared=encoding)
    assert only(content.encode(encoding)).text == FEED_SCRIPTS[encoding]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_byte_order_mark_or_the_zeros_of_wide_characters_tell_the_encoding(encoding: str) -> None:
    said = FEED_SCRIPTS["utf-16"]
    for declared in ("utf-16", "utf-8", "iso-8859-1"):
        assert only(rss(described(said), declared=declared).encode(encoding)).text == said


@pytest.mark.parametrize(
    ("declared", "written", "text"),
    [
        ("iso-8859-1", "utf-8", "utf-8"),
        ("us-ascii", "utf-8", "windows-1251"),
        ("utf-8", "windows-1252", "windows-1252"),
        ("utf-8", "windows-1251", "windows-1251"),
        ("punycode", "utf-8", "utf-8"),
        ("base64", "windows-1252", "windows-1252"),
        ("no-such-encoding", "utf-8", "shift_jis"),
        ("gb2312", "gb18030", "gb18030"),
    ],
)
def test_a_wrong_declaration_does_no_harm(declared: str, written: str, text: str) -> None:
    said = FEED_SCRIPTS[text]
    assert only(rss(described(said), declared=declared).encode(written)).text == said


def test_the_marks_of_windows_are_read_in_what_is_declared_latin() -> None:
    said = "“We will open the road,” the mayor said – but not this week, she told the café’s guests."
    assert only(rss(described(said), declared="iso-8859-1").encode("cp1252")).text == said


def test_one_broken_byte_does_not_make_another_encoding_of_it() -> None:
    content = rss(described(f"{FEED_SCRIPTS['windows-1251']} X!")).encode().replace(b"X!", b"\xd0!")
    assert FEED_SCRIPTS["windows-1251"] in only(content).text


# Damage


def test_a_feed_that_breaks_off_gives_what_came_before() -> None:
    content = rss(*(item(FULL, link=f"https://haldenpost.example/{n}") for n in range(3)))
    assert len(articles(read(content[: content.rindex("<item>") + 40]))) == 2


@pytest.mark.parametrize(
    ("damage", "repaired"),
    [
        ("<item>", "<item>\x00\x0b"),
        ("</title><link>", " & more</title><link>"),
        ("<item>", "<item><nobody:knows>x</nobody:knows>"),
        ("</channel>", ""),
        ("<?xml", "  \n<?xml"),
        ("<description>", "<description><br>"),
        ("<item>", "<item>&nosuchentity;"),
    ],
)
def test_damage_costs_no_article(damage: str, repaired: str) -> None:
    content = rss(described(f"{LEAD} {MORE}")).replace(damage, repaired, 1)
    assert only(content).text == f"{LEAD} {MORE}"


@pytest.mark.parametrize("content", ["<rss", "<rss></rss>", "nothing", "<!-- <rss> -->", "<html><p>x</p></html>", "<"])
def test_what_is_no_feed_is_named(content: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(content)
    assert caught.value.subject == NAME


@pytest.mark.parametrize("content", [b"[]", b"{}", b'{"items": 3}', b"{", b"[" * 100_000, b"nothing"])
def test_what_is_no_json_feed_is_named(content: bytes) -> None:
    with pytest.raises(ReadError, match=NAME):
        read_json(content)


def test_values_of_another_type_are_passed_over() -> None:
    items: list[dict[str, object]] = [
        {"id": [], "url": {}, "title": None, "content_html": 4, "authors": "Ann", "attachments": 9, "summary": LEAD},
    ]
    (made,) = read_json(json_feed(*items, title=["x"], language=1, home_page_url=False))
    assert isinstance(made, Article)
    assert (made.text, made.url) == (LEAD, None)


# Hostile feeds

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
BLOWUP = f'<!DOCTYPE rss [<!ENTITY a "{"x" * 100_000}">]>'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETERS = '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'


@pytest.mark.parametrize("dtd", [LAUGHS, BLOWUP, OUTSIDE, PARAMETERS, LAUGHS.lower(), "\n" * 3 + OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
def test_a_dtd_that_defines_entities_is_refused_in_whatever_encoding(dtd: str, encoding: str) -> None:
    content = dtd + rss(described("&a;" * 1000)).partition("\n")[2]
    with pytest.raises(ReadError, match="DTD that defines entities"):
        read(content.encode(encoding))


def test_the_doctype_of_rss_0_91_does_no_harm() -> None:
    doctype = (
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
        '"http://my.netscape.com/publish/formats/rss-0.91.dtd">'
    )
    content = f'<?xml version="1.0"?>{doctype}' + rss(described("Café &eacute; open all day long.")).partition("\n")[2]
    assert only(content).text == "Café é open all day long."


@pytest.mark.parametrize(
    "content",
    [
        rss(item("<a>" * 100_000)),
        rss(item("<a>" * 100_000 + "</a>" * 100_000)),
        "<rss>" * 100_000,
        rss(item("<a/>" * 600_000)),
        "<feed><entry>" + "<p><b>" * 50_000,
    ],
)
def test_deep_and_endless_nesting_is_refused_quickly(content: str) -> None:
    started = time.process_time()
    with pytest.raises(ReadError, match=r"nested more than 256|more than 250,000 tags"):
        read(content)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "markup", ["<div>", "<b>", "<ul><li>", "<table>", "<!--", "<a ", "<![CDATA[", '<a b="', "<a><p>"]
)
def test_the_markup_of_an_entry_may_be_as_deep_as_it_likes(markup: str) -> None:
    started = time.process_time()
    made = only(rss(item(element("description", f"<p>{LEAD}</p>" + markup * (300_000 // len(markup))))))
    assert time.process_time() - started < 3
    assert made.text.startswith(LEAD)


@pytest.mark.parametrize("filling", ["a", "1", "-", "a@", "(", "&lt;", "&amp;", " ", "a ", "a - ", "\n"])
@pytest.mark.parametrize("name", ["author", "dc:creator", "pubDate", "title", "description", "guid", "category"])
def test_no_field_takes_long_whatever_stands_in_it(name: str, filling: str) -> None:
    started = time.process_time()
    list(read(rss(item(f"<{name}>{filling * (50_000 // len(filling))}</{name}>", FULL))))
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "filling", [" ", "\n", "<!DOCTYPE ", "<?xml ", "&", "<media:description ", "<item ", "a" * 999 + " "]
)
def test_no_opening_takes_long(filling: str) -> None:
    started = time.process_time()
    with contextlib.suppress(ReadError):
        read(filling * (1_000_000 // len(filling)) + "b" * 2000 + rss(described(LEAD)))
    assert time.process_time() - started < 2


def test_a_path_in_place_of_a_feed_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(rss(item(FULL)), encoding="utf-8")
    with pytest.raises(ReadError):
        read(str(path))


def test_a_feed_larger_than_feeds_are_is_refused() -> None:
    with pytest.raises(ReadError, match="is larger than 10 MiB"):
        read(b" " * (10 * 1024 * 1024 + 1))
    with pytest.raises(ReadError, match="is larger than 10 MiB"):
        read_json(b" " * (10 * 1024 * 1024 + 1))


PIECES = st.sampled_from(
    [
        "<rss>", "<channel>", "<item>", "</item>", "<entry>", "</entry>", "<title>", "</title>", "<description>",
        "</description>", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE x>", "&amp;", "&lt;p&gt;", "&#0;", "&#xD800;",
        "&#99999999999;", "<link>", "</link>", "http://[", "<guid isPermaLink='true'>", "<pubDate>", "0000-00-00",
        "<media:description>", "<source url='http://['>", "</source>", "<author>", "<name>", "<content type='xhtml'>",
        "<category>", "<image>", "</image>", "<itunes:explicit>", "<media:rating>", "<cloud/>", "<x:y xmlns:x='z'>",
        "text ", "…", "Read more", "\ud800", "<gml:pos>1 2</gml:pos>", "<textInput>", "<body>", "<svg>", "<feed>",
        "<enclosure/>", "<tags>", "<psc:chapter>", "<xhtml:body>", "<description mode='base64'>", "xml:base='http://['",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.lists(PIECES, max_size=25).map(lambda x: "".join(x).encode("utf-8", "surrogatepass")),
    )
)
def test_whatever_the_bytes_a_reader_raises_nothing_but_read_errors(content: bytes) -> None:
    openings = (b"", b"<rss><channel><item>", b'<feed xmlns="http://www.w3.org/2005/Atom"><entry>')
    for reader, media_type in ((feed.read, kinds.FEED), (feed_json.read, kinds.JSON_FEED)):
        for opening in openings:
            try:
                found = list(reader(Raw(NAME, opening + content, media_type, "https://haldenpost.example/feed")))
            except ReadError:
                continue
            assert all(isinstance(one, (Article, Link, Failure)) for one in found)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "url",
                    "title",
                    "content_html",
                    "content_text",
                    "summary",
                    "authors",
                    "name",
                    "items",
                    "date_published",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(st.lists(JSON, max_size=4), JSON)
def test_whatever_stands_in_a_json_feed_nothing_but_read_errors_is_raised(items: list[object], value: object) -> None:
    content = json.dumps({"items": items, "title": value, "language": value, "home_page_url": value}).encode()
    with contextlib.suppress(ReadError):
        assert all(isinstance(one, (Article, Link, Failure)) for one in read_json(content, hints=Hints(full_text=True)))


# Entries that share a page, and pages by the hundred


def told_apart(*items: str) -> list[str]:
    found = articles(read(rss(*items)))
    assert len({one.id for one in found}) == len(found)
    return [one.title for one in found]


def test_briefs_on_one_page_are_articles_of_their_own() -> None:
    page = "https://haldenpost.example/briefs"
    assert told_apart(*(described(LEAD, title=f"Brief {n}", link=f"{page}#b{n}") for n in range(4))) == [
        "Brief 0", "Brief 1", "Brief 2", "Brief 3",
    ]  # fmt: skip


def test_entries_with_one_link_and_guids_of_their_own_are_articles_of_their_own() -> None:
    guids = [element("guid", f"id{n}", 'isPermaLink="false"') for n in range(3)]
    items = [described(LEAD, title=f"Brief {n}").replace("</item>", f"{guid}</item>") for n, guid in enumerate(guids)]
    assert told_apart(*items) == ["Brief 0", "Brief 1", "Brief 2"]
    # Which others stand beside it does not change what a brief is.
    assert [one.id for one in articles(read(rss(*items)))][:2] == [one.id for one in articles(read(rss(*items[:2])))]


def test_an_item_of_a_json_feed_with_half_a_character_in_its_id_has_an_id() -> None:
    items: list[dict[str, object]] = [
        {"id": f"{n}\ud800", "url": "/briefs", "title": f"{n}", "summary": LEAD} for n in range(2)
    ]
    one, other = articles(read_json(json_feed(*items)))
    assert one.id != other.id


def test_only_the_newest_hundred_pages_of_a_feed_are_linked_to_and_the_rest_are_summaries() -> None:
    items = [
        item(
            element("description", LEAD),
            element("pubDate", f"{'Thu' if n < 60 else 'Fri'}, 0{5 + (n >= 60)} Nov 2026 08:{n % 60:02}:00 GMT"),
            title=f"Report {n}",
            link=f"https://haldenpost.example/{n}",
        )
        for n in range(103)
    ]
    untold = item(title="Untold", link="https://haldenpost.example/untold")
    found = read(rss(untold, *items), hints=Hints(full_text=True))

    assert [one.title for one in articles(found)] == ["Report 0", "Report 1", "Report 2"]
    assert [one.url.rpartition("/")[2] for one in links(found)] == [f"{n}" for n in range(3, 103)]
    (failure,) = failures(found)
    assert failure.problem == (
        "links to 104 pages, of which the newest 100 are fetched; name a feed of the newest alone"
    )
