"""What inputs hold and link to is read in its place: archives are unpacked, addresses fetched, each once."""

import gzip
import io
import json
import tempfile
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.apart import MOST_CHILDREN
from bulletin.model import Failure
from bulletin.readers import Hints, read, reading
from bulletin.store import opened
from tests.webs import Site

VERSION = "https://jsonfeed.org/version/1.1"
FEED = "https://post.example/feed.xml"
PAGE = "https://post.example/lenn.html"
SUMMARY = "The river Lenn burst its banks at Harrow on Saturday and flooded the old town."
TEXT = f"{SUMMARY} The mayor said that the bridge would stay closed until Monday. Nobody was hurt in the flood."


def feed(*links):
    items = "".join(
        f"<item><title>Report {n}</title><link>{link}</link><description>{SUMMARY}</description>"
        f"<pubDate>Sun, 22 Nov 2026 0{n}:00:00 GMT</pubDate></item>"
        for n, link in enumerate(links)
    )
    return f'<rss version="2.0"><channel><title>Harrow Post</title>{items}</channel></rss>'


def page(text=TEXT):
    body = "".join(f"<p>{sentence.strip()}.</p>" for sentence in text.split(".") if sentence.strip())
    head = "<head><title>Lenn floods Harrow</title></head>"
    return f"<html>{head}<body><article><h1>Lenn floods Harrow</h1>{body}</article></body></html>"


def opml(*addresses):
    return f"<opml version='2.0'><body>{''.join(f'<outline xmlUrl={a!r}/>' for a in addresses)}</body></opml>"


def titles(articles):
    return [article.title for article in articles]


def line(title, text=TEXT):
    return json.dumps({"title": title, "text": text, "source": title})


def test_a_feed_is_fetched_and_its_entries_are_read_from_their_summaries():
    site = Site(**{FEED: feed(PAGE)})

    (article,), failures = read([FEED], web=site)

    assert failures == ()
    assert (article.title, article.source, article.excerpt) == ("Report 0", "Harrow Post", True)
    assert site.asked == [(FEED, True)]


def test_where_the_full_text_is_wanted_pages_are_fetched_which_the_user_did_not_name():
    site = Site(**{FEED: feed(PAGE), PAGE: page()})

    (article,), failures = read([(FEED, Hints(full_text=True))], web=site)

    assert failures == ()
    assert "stay closed until Monday" in article.text
    assert not article.excerpt
    assert site.asked == [(FEED, True), (PAGE, False)]


def test_the_summary_stands_in_for_a_page_that_cannot_be_had_which_is_said():
    (article,), (failure,) = read([(FEED, Hints(full_text=True))], web=Site(**{FEED: feed(PAGE)}))

    assert (article.text, article.excerpt) == (SUMMARY, True)
    assert failure == Failure(PAGE, "is not there (404); check the address (its summary is used)")


def test_a_list_of_feeds_is_followed_and_everything_in_it_counts_as_named():
    other = "https://herald.example/rss"
    orr = feed("https://h.example/1").replace("Lenn", "Orr")
    site = Site(**{"https://a.example/list.opml": opml(FEED, other), FEED: feed(PAGE), other: orr})

    articles, failures = read(["https://a.example/list.opml"], web=site)

    assert (len(articles), failures) == (2, ())
    assert site.asked[1:] == [(FEED, True), (other, True)]


def test_no_address_is_fetched_twice_however_it_is_written():
    site = Site(**{FEED: feed(PAGE), "https://l.example/": opml(FEED, FEED + "#top", FEED.replace("post", "POST"))})

    articles, failures = read([FEED, "https://l.example/"], web=site)

    assert (len(articles), failures) == (1, ())
    assert [url for url, _ in site.asked] == [FEED, "https://l.example/"]


def test_lists_that_name_each_other_come_to_an_end():
    lists = [f"https://l.example/{n}" for n in range(9)]
    site = Site(**{one: opml(another) for one, another in zip(lists, [*lists[1:], lists[0]], strict=True)})

    articles, (failure,) = read(lists[:1], web=site)

    assert articles == ()
    assert "behind more lists than are followed" in failure.problem


def test_what_is_packed_is_read_in_its_place(tmp_path):
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as packed:
        packed.writestr("b.jsonl", line("B", TEXT.replace("Lenn", "Orr")))
    with zipfile.ZipFile(outer, "w") as packed:
        packed.writestr("a.jsonl", line("A"))
        packed.writestr("inner.zip", inner.getvalue())
        packed.writestr("z.jsonl", line("Z", TEXT.replace("Lenn", "Zell")))
    (tmp_path / "1.zip").write_bytes(outer.getvalue())
    (tmp_path / "2.jsonl").write_text(line("Last", TEXT.replace("Lenn", "Last")))

    articles, failures = read([tmp_path], web=Site())

    assert (titles(articles), failures) == (["A", "B", "Z", "Last"], ())


def test_an_archive_in_an_archive_in_an_archive_is_opened_only_so_far(tmp_path):
    content = line("Deep").encode()
    for _ in range(12):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as packed:
            packed.writestr("in.zip" if content.startswith(b"PK") else "in.jsonl", content)
        content = file.getvalue()
    (tmp_path / "deep.zip").write_bytes(content)

    articles, (failure,) = read([tmp_path / "deep.zip"], web=Site())

    assert articles == ()
    assert "too deep" in failure.problem


def test_failures_stand_for_their_inputs_and_the_rest_is_read(tmp_path):
    (tmp_path / "a.jsonl").write_text(line("A"))

    articles, failures = read([tmp_path / "none.txt", "https://no.example/", tmp_path / "a.jsonl"], web=Site())

    assert titles(articles) == ["A"]
    assert sorted(failure.subject for failure in failures) == sorted(
        [str(tmp_path / "none.txt"), "https://no.example/"]
    )


def test_no_web_is_asked_for_when_nothing_is_linked_to(tmp_path):
    (tmp_path / "a.jsonl").write_text(line("A"))
    site = Site()

    read([tmp_path], web=site)

    assert site.asked == []


# What a stranger's feed can bring about

EVIL = "https://evil.example/feed.xml"
TRAP = "https://evil.example/p"
ORR = "The river Orr burst its banks at Ellery on Sunday and flooded the mill. Nobody was hurt, said the mayor."


def entry(title, link, text=SUMMARY, more=""):
    return (
        f"<item><title>{title}</title><link>{link}</link><description>{text}</description>{more}"
        "<pubDate>Sun, 22 Nov 2026 01:00:00 GMT</pubDate></item>"
    )


def rss(title, *entries):
    return f'<rss version="2.0"><channel><title>{title}</title>{"".join(entries)}</channel></rss>'


def packed(content):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.jsonl", content)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        line("Reuters", ORR) + "\n" + line("AP", TEXT),
        packed(line("Reuters", ORR)),
        opml("https://victim.example/1", "https://victim.example/2"),
        rss("Reuters", entry("Forged", "https://reuters.example/1", ORR)),
    ],
)
def test_behind_an_entry_of_a_feed_only_a_page_is_read(content):
    site = Site(**{EVIL: rss("Evil", entry("Flood", TRAP)), TRAP: content})

    (article,), (failure,) = read([(EVIL, Hints(full_text=True))], web=site)

    assert (article.source, article.text) == ("Evil", SUMMARY)
    assert failure == Failure(
        TRAP, "is no page but a list, an archive or data; name it itself if it is to be read (its summary is used)"
    )
    assert [url for url, _ in site.asked] == [EVIL, TRAP]


def test_a_list_of_feeds_that_came_in_a_mail_is_not_followed(tmp_path):
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Ann Lee <ann@evil.example>", "Flood in Harrow"
    mail.set_content(TEXT)
    mail.add_attachment(opml(FEED).encode(), maintype="text", subtype="x-opml", filename="feeds.opml")
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    site = Site(**{FEED: feed(PAGE)})

    (article,), (failure,) = read([tmp_path / "a.eml"], web=site)

    assert article.title == "Flood in Harrow"
    assert failure.problem.startswith("is a list of feeds that came in a mail")
    assert site.asked == []


def test_a_longer_text_in_a_strangers_feed_does_not_displace_an_article():
    forged = " ".join(f"Sentence {n} of the forged report says that the dam at Harrow broke." for n in range(20))
    feeds = {
        FEED: rss("Harrow Post", entry("Real", PAGE)),
        EVIL: rss("Evil", entry("Forged", f"{PAGE}?fbclid=x", forged)),
    }

    for inputs in ([FEED, EVIL], [EVIL, FEED]):
        (article,), failures = read(inputs, web=Site(**feeds))
        assert (article.title, article.source, article.url, failures) == ("Real", "Harrow Post", PAGE, ())


def test_a_page_that_a_strangers_feed_leads_to_is_its_sites_own_word():
    feeds = {FEED: rss("Harrow Post", entry("Real", PAGE)), EVIL: rss("Evil", entry("Forged", PAGE)), PAGE: page()}

    (article,), failures = read([FEED, (EVIL, Hints(full_text=True))], web=Site(**feeds))

    assert (article.text.endswith("Nobody was hurt in the flood."), failures) == (True, ())


def canonical(address):
    return page().replace("</head>", f'<link rel="canonical" href="{address}"></head>')


def test_a_page_and_its_summary_are_one_article_also_where_the_page_calls_itself_otherwise():
    link = "https://post.example/p?x=1"
    site = Site(
        **{FEED: feed(link), "https://post.example/2.xml": feed(link), link: canonical("https://post.example/real/p-1")}
    )

    for inputs in (
        [(FEED, Hints(full_text=True)), "https://post.example/2.xml"],
        ["https://post.example/2.xml", (FEED, Hints(full_text=True))],
        [(FEED, Hints(full_text=True)), ("https://post.example/2.xml", Hints(full_text=True))],
    ):
        (article,), failures = read(inputs, web=site)
        assert (article.url, article.excerpt, failures) == ("https://post.example/real/p-1", False, ())


def test_pages_that_all_call_themselves_by_one_address_do_not_swallow_summaries():
    one, other = "https://post.example/p?x=1", "https://post.example/p?x=2"
    login = canonical("https://post.example/login")
    feeds = [entry("Lenn", one), entry("Orr", other, ORR)]
    site = Site(**{FEED: rss("Post", *feeds), "https://b.example/": rss("B", *feeds), one: login, other: login})

    articles, _ = read([(FEED, Hints(full_text=True)), "https://b.example/"], web=site)

    assert titles(articles) == ["Lenn floods Harrow", "Lenn", "Orr"]


def test_the_summary_of_a_second_feed_stands_in_for_a_page_that_cannot_be_had():
    bare = rss("Post", f"<item><title>Lenn</title><link>{PAGE}</link></item>")
    site = Site(**{FEED: bare, "https://post.example/2.xml": rss("Post", entry("Lenn", PAGE))})

    named = [(FEED, Hints(full_text=True)), ("https://post.example/2.xml", Hints(full_text=True))]
    (article,), (failure,) = read(named, web=site)

    assert (article.text, failure.subject) == (SUMMARY, PAGE)
    assert [url for url, _ in site.asked].count(PAGE) == 1


def test_no_site_is_asked_for_more_than_some_hundred_pages():
    feeds = {f"https://post.example/{n}.xml": n for n in range(3)}
    site = Site(
        **{
            url: rss("Post", *(entry(f"Report {n} {k}", f"https://w{k}.halden.com/{n}") for k in range(90)))
            for url, n in feeds.items()
        }
    )

    _, failures = read([(one, Hints(full_text=True)) for one in feeds], web=site)

    assert len(site.asked) == 3 + 200
    (refused,) = (one for one in failures if "404" not in one.problem)
    assert refused.problem == (
        "is on halden.com, of which 200 pages are fetched at once and no more; name fewer of its feeds "
        "(its summary is used)"
    )


def test_no_more_addresses_are_followed_at_once_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr("bulletin.readers.followed._MOST_IN_ALL", 5)
    lists = {f"https://l.example/{n}": opml(*(f"https://{n}.example/{k}" for k in range(4))) for n in range(3)}
    site = Site(**lists)

    _, failures = read(list(lists), web=site)

    assert len(site.asked) == 5
    assert sum("not followed at once" in one.problem for one in failures) == 1


def test_a_page_that_unpacks_to_more_than_pages_have_is_set_aside():
    bomb = gzip.compress(b"# " + b"a " * (6 << 20))

    (article,), (failure,) = read([(FEED, Hints(full_text=True))], web=Site(**{FEED: feed(PAGE), PAGE: bomb}))

    assert article.text == SUMMARY
    assert failure == Failure(PAGE, "unpacks to more than 10 MiB; split it into smaller files (its summary is used)")


def test_what_is_behind_links_is_unpacked_only_a_little_ahead_of_what_is_read(monkeypatch):
    ahead, most = 0, 0

    def told(link, answer):
        nonlocal ahead, most
        ahead += link.url != FEED
        most = max(most, ahead)
        return untouched(link, answer)

    def noticed(one, raw):
        nonlocal ahead
        ahead -= raw.url != FEED
        return noticing(one, raw)

    untouched, noticing = reading._told, reading._noticed
    monkeypatch.setattr(reading, "_told", told)
    monkeypatch.setattr(reading, "_noticed", noticed)
    links = [f"https://{n}.example/a.txt" for n in range(60)]
    items = [entry(f"Report {n}", link) for n, link in enumerate(links)]
    site = Site(**{FEED: rss("Post", *items), **{link: f"Report\n\n{ORR} {n}." for n, link in enumerate(links)}})

    read([(FEED, Hints(full_text=True))], web=site)

    assert most <= 2 * MOST_CHILDREN + 2


HOSTILE = st.text(st.sampled_from("\ud800\udfff\x00\x1b\x7f\x9b\u2028\n ab/#:"), max_size=6)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(HOSTILE, HOSTILE, HOSTILE, HOSTILE), min_size=1, max_size=4))
def test_whatever_stands_in_rows_and_feeds_the_archive_takes_what_is_read_of_them(rows):
    known = [
        {
            "id": a,
            "url": f"https://post.example/{b}",
            "title": c,
            "source": d,
            "authors": [a],
            "text": TEXT,
            "summary": TEXT,
        }
        for a, b, c, d in rows
    ]
    lines = "\n".join(map(json.dumps, known))
    site = Site(**{"https://post.example/a.jsonl": lines, FEED: json.dumps({"version": VERSION, "items": known})})

    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "a.db", writing=True) as archive:
        articles, _ = read(["https://post.example/a.jsonl", FEED], web=site)
        assert archive.add_articles(articles, date(2026, 11, 22)) == len(articles) > 0
