"""`bulletin inputs`: inputs added, listed, looked at and removed, with every other line of bulletin.toml as it was."""

import json
import tomllib
from threading import Thread
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from bulletin.checks import inputs as checks
from bulletin.cli import inputs
from bulletin.errors import BulletinError, ReadError, SettingsError
from bulletin.inputs import InputSettings
from bulletin.model import Failure
from bulletin.outlines import as_opml
from bulletin.readers import Raw
from bulletin.readers.kinds import TEXT
from bulletin.readers.pages.discovery import feeds
from bulletin.subscriptions import adding, edited, removing
from tests.server import redirect, serving

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Port Times</title>
<link>https://port.example/</link>
<item><title>Ferry sinks</title><link>https://port.example/1</link><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>
<description>The ferry Saint Odile sank in the harbour of Orland on Friday. Nobody was hurt.</description></item>
<item><title>Mayor resigns</title><link>https://port.example/2</link><pubDate>Sat, 21 Nov 2026 08:00:00 GMT</pubDate>
<description>The mayor of Orland resigned on Saturday after eleven years in office.</description></item>
</channel></rss>"""
PAGE = """<!doctype html><html><head><title>The Port Times</title>
<link rel="alternate" type="application/rss+xml" title="The Port Times » Comments Feed" href="/comments/feed/">
<link rel="stylesheet" href="/style.css"><link rel="alternate" hreflang="fr" href="/fr/">
<link rel="alternate" type="application/rss+xml" title="The Port Times" href="feed.xml">
<link rel="alternate" type="application/atom+xml" title="Harbour" href="/harbour.atom">
<link rel="alternate" type="application/rss+xml" title="Inside" href="file:///etc/passwd">
</head><body><p>News of the harbour.</p></body></html>"""
PLAIN = "<!doctype html><html><head><title>Old Page</title></head><body><p>News of the harbour.</p></body></html>"
WEB = '[web]\nallow_private = ["127.0.0.1"]\n'


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty current folder, in which loopback may be reached, with a cache of its own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "here" / "bulletin.toml").write_text(WEB)
    return tmp_path / "here"


@pytest.fixture
def site():
    pages = {"/": PAGE, "/feed.xml": FEED, "/plain": PLAIN, "/old.xml": redirect("/feed.xml"), "/empty": " "}
    with serving(pages) as started:
        yield started


def run(*arguments, stdin=None):
    """What `bulletin inputs` did; a failure is raised, as `main` has it."""
    done = CliRunner().invoke(inputs.app, [str(one) for one in arguments], input=stdin)
    if isinstance(done.exception, BulletinError):
        raise done.exception
    return done


def written(folder):
    return tomllib.loads((folder / "bulletin.toml").read_text()).get("input", [])


def test_a_feed_is_added_with_what_is_known_of_it(folder, site):
    done = run(
        "add", f"{site.url}/feed.xml", "--source", "The Port Times", "--family", "Quay", "--tier", "2",
        "--language", "en", "--section", "Harbour", "--full-text",
    )  # fmt: skip

    assert done.exit_code == 0, done.output
    assert written(folder) == [
        {
            "url": f"{site.url}/feed.xml", "source": "The Port Times", "family": "Quay", "tier": 2, "language": "en",
            "section": "Harbour", "full_text": True,
        }
    ]  # fmt: skip
    assert done.stderr == f"added: {site.url}/feed.xml\n"


def test_of_a_page_the_first_feed_that_is_not_of_comments_is_added_and_the_others_are_named(folder, site):
    done = run("add", f"{site.url}/")

    assert written(folder) == [{"url": f"{site.url}/feed.xml"}]
    assert f"not added: {site.url}/harbour.atom (Harbour)" in done.stderr
    assert f"not added: {site.url}/comments/feed/" in done.stderr
    assert "passwd" not in done.stderr
    assert site.paths == ["/", "/feed.xml"]


def test_a_feed_that_a_page_names_and_that_is_none_is_passed_over(folder):
    link = '<link rel="alternate" type="application/rss+xml" href="{}">'
    front = PLAIN.replace("</head>", "".join(map(link.format, ("/gone", "/front", "/feed.xml", "/more"))) + "</head>")
    with serving(
        {"/front": front, "/feed.xml": FEED, "/broken": PLAIN.replace("<title>", link.format("/gone"))}
    ) as site:
        first, second = run("add", f"{site.url}/front"), run("add", f"{site.url}/broken")

    assert [one["url"] for one in written(folder)] == [f"{site.url}/feed.xml", f"{site.url}/broken"]
    assert f"{site.url}/gone: is not there (404)" in first.stderr
    assert f"{site.url}/front: is no feed, though the page says so" in first.stderr
    assert "names no feed that can be read, so the page itself is read" in second.stderr


def test_the_feeds_of_a_page_are_told_whatever_the_page_is():
    def named(html, url="https://port.example/news/"):
        return [feed.url for feed in feeds(Raw("page", html, "text/html", url=url))]

    link = b'<link rel="Alternate home" type="application/RSS+xml; charset=utf-8" href=" feed.xml ">'
    assert named(link) == ["https://port.example/news/feed.xml"]
    assert named(b'<base href="/root/">' + link + link) == ["https://port.example/root/feed.xml"]
    assert named(b"<!-- " + link + b" -->") == []
    assert named(link.decode().encode("utf-16")) == ["https://port.example/news/feed.xml"]
    for address in (b"javascript:x", b"file:///etc/passwd", b"", b"//["):
        assert named(link.replace(b"feed.xml", address)) == []
    assert len(named(b"".join(link.replace(b"feed", b"%d" % n) for n in range(500)))) == 100
    for hostile in (b"<!--" * 50_000, b"<div>" * 200_000, b"<link " * 100_000, b"\xff\x00" * 1000, b""):
        assert named(hostile) == []


def test_a_page_without_feeds_is_added_as_a_page_and_said_so(folder, site):
    done = run("add", f"{site.url}/plain")

    assert written(folder) == [{"url": f"{site.url}/plain"}]
    assert "is a page that names no feed" in done.stderr


def test_an_address_that_gives_nothing_is_not_added(folder, site):
    before = (folder / "bulletin.toml").read_bytes()

    with pytest.raises(ReadError, match="is not there"):
        run("add", f"{site.url}/nowhere")
    with pytest.raises(ReadError, match="begins with"):
        run("add", "ftp://port.example/feed")
    with pytest.raises(ReadError, match=r"is not there; check the path \(an address begins with"):
        run("add", "port.example")

    assert (folder / "bulletin.toml").read_bytes() == before


def test_an_address_inside_is_not_fetched_unless_the_settings_allow_it(folder, site):
    (folder / "bulletin.toml").write_text("")

    with pytest.raises(ReadError, match="allow_private"):
        run("add", f"{site.url}/feed.xml")

    assert site.seen == []


def test_the_first_input_makes_the_file(folder):
    (folder / "bulletin.toml").unlink()
    (folder / "articles").mkdir()

    run("add", "articles")

    assert (folder / "bulletin.toml").read_text() == '[[input]]\npath = "articles"\n'


def test_an_input_is_added_once(folder):
    (folder / "articles").mkdir()
    run("add", "articles")

    with pytest.raises(ReadError, match="is input 1 already"):
        run("add", "./articles/")
    assert len(written(folder)) == 1


def test_what_the_settings_refuse_is_not_written(folder):
    before = (folder / "bulletin.toml").read_bytes()

    with pytest.raises(SettingsError, match="tier is known of a source; add source"):
        run("add", ".", "--tier", "2")
    with pytest.raises(SettingsError, match="tier must be 1, 2 or 3, not 9"):
        run("add", ".", "--source", "A", "--tier", "9")
    with pytest.raises(SettingsError, match="tier must be 1, 2 or 3, not 0"):
        run("add", ".", "--source", "A", "--tier", "0")
    with pytest.raises(ReadError, match="cannot be reached"):
        run("add", "a" * 5000)
    with pytest.raises(ReadError, match="cannot be reached"):
        run("add", "~nobody-of-that-name/news")

    assert (folder / "bulletin.toml").read_bytes() == before


COMMENTED = """# The desk's own settings
title = "Morning"   # short

[[input]]   # the first
url = "https://a.example/feed"
# tier = 2

# What the harbour prints
[[input]]
url = "https://b.example/feed" # daily
source = "B"

# How it is fetched
[web]
contact = "desk@port.example"

[[input]]
path = "c"
"""


def test_adding_leaves_every_line_as_it_was():
    after = adding([(InputSettings(path="d"), "a note\nof two lines")])(COMMENTED)

    assert after == f'{COMMENTED}\n[[input]]\n# a note of two lines\npath = "d"\n'


def test_removing_takes_the_input_with_its_comments_and_leaves_every_other_line():
    first = COMMENTED.replace('[[input]]   # the first\nurl = "https://a.example/feed"\n# tier = 2\n\n', "")
    second = COMMENTED.replace(
        '# What the harbour prints\n[[input]]\nurl = "https://b.example/feed" # daily\nsource = "B"\n\n', ""
    )

    assert removing(1)(COMMENTED) == first
    assert removing(2)(COMMENTED) == second
    assert removing(3)(COMMENTED) == COMMENTED.removesuffix('[[input]]\npath = "c"\n')


@pytest.mark.parametrize(
    "text",
    ['title = "x"', "", "\ufeff# head\r\ntitle = 'x'\r\n", '[[input]]\nurl = "https://a.example/"', "\n\n"],
)
def test_what_was_added_last_can_be_removed_again(text):
    one = InputSettings(url='https://b.example/?q="\\é', source="Ünï 'quoted' \n\t\x7f", tier=3, full_text=True)
    count = len(tomllib.loads(text.removeprefix("\ufeff")).get("input", []))

    after = adding([(one, "note \x00 # \r")])(text)
    found = tomllib.loads(after.removeprefix("\ufeff"))["input"][-1]

    assert found == {"url": one.url, "source": one.source, "tier": 3, "full_text": True}
    assert ("\r\n" in after) == ("\r\n" in text)
    assert after.startswith(text)
    assert removing(count + 1)(after).strip() == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        'input = [{path = "a"}]\n',
        "title = '''\n[[input]]\n'''\n[[input]]\npath = \"a\"\n",
        '[[input]]\npath = "a"\nsource = """\n[section]\n"""\n',
        '[[input]]\npath = "a"\n[input.more]\ny = 1\n',
    ],
)
def test_a_list_written_in_another_way_is_left_to_its_owner(text):
    with pytest.raises(SettingsError, match="by hand"):
        removing(1)(text)


def test_a_file_keeps_its_permissions_and_a_link_stays_a_link(folder):
    (folder / "bulletin.toml").rename(folder / "shared.toml")
    (folder / "bulletin.toml").symlink_to("shared.toml")
    (folder / "shared.toml").chmod(0o600)

    run("add", ".")

    assert (folder / "bulletin.toml").is_symlink()
    assert (folder / "shared.toml").stat().st_mode & 0o777 == 0o600
    assert written(folder) == [{"path": "."}]
    assert sorted(path.name for path in folder.iterdir()) == ["bulletin.toml", "shared.toml"]


def test_settings_that_cannot_be_read_are_not_touched(folder):
    (folder / "bulletin.toml").write_text("titel = 3\n")

    with pytest.raises(SettingsError, match='unknown setting "titel"'):
        run("add", ".")
    assert (folder / "bulletin.toml").read_text() == "titel = 3\n"


def test_the_list_has_numbers_and_what_is_known(folder):
    (folder / "bulletin.toml").write_text(COMMENTED)

    assert run("list").stdout.splitlines() == [
        "1  https://a.example/feed",
        "2  https://b.example/feed  source: B",
        "3  c",
    ]
    assert json.loads(run("list", "--json").stdout)[1] == {
        "url": "https://b.example/feed",
        "source": "B",
        "full_text": False,
    }


@pytest.mark.parametrize("name", ["2", "https://B.example:443/feed"])
def test_an_input_is_removed_by_its_number_or_its_place(folder, name):
    (folder / "bulletin.toml").write_text(COMMENTED)

    done = run("remove", name)

    assert done.stderr == "removed: https://b.example/feed\n"
    assert [one.get("url") for one in written(folder)] == ["https://a.example/feed", None]


def test_what_is_no_input_cannot_be_removed(folder):
    (folder / "bulletin.toml").write_text(COMMENTED)

    for name in ("4", "0", "https://other.example/", "²"):
        with pytest.raises(ReadError, match="is none of the inputs"):
            run("remove", name)
    assert (folder / "bulletin.toml").read_text() == COMMENTED


def test_check_says_what_each_input_is_and_fails_when_one_does(folder, site):
    (folder / "a.txt").write_text("Ferry sinks\n\nThe ferry Saint Odile sank in the harbour of Orland on Friday.\n")
    for place in (f'url = "{site.url}/feed.xml"', f'url = "{site.url}/old.xml"', 'path = "a.txt"', 'path = "b.txt"'):
        with (folder / "bulletin.toml").open("a") as file:
            file.write(f"[[input]]\n{place}\n")

    done = run("check")
    feed, old, text, missing = done.stdout.splitlines()

    assert done.exit_code == 3
    assert feed == f"✓ {site.url}/feed.xml: feed, 2 articles, the newest of 2026-11-21"
    assert old.startswith(f"✓ {site.url}/old.xml: feed, 2 articles")
    assert old.endswith(f"; has moved to {site.url}/feed.xml for good; name that")
    assert text == "✓ a.txt: text, 1 article"
    assert missing == "✗ b.txt: is not there; check the path"


def test_check_looks_at_what_is_named_and_tells_programs_too(folder, site):
    done = run("check", f"{site.url}/feed.xml", "--json")

    assert done.exit_code == 0
    assert json.loads(done.stdout) == [
        {
            "place": f"{site.url}/feed.xml", "kind": "feed", "articles": 2, "newest": "2026-11-21", "moved": "",
            "problem": "",
        }
    ]  # fmt: skip


def test_a_password_in_an_address_is_kept_and_never_printed(folder, site):
    address = f"{site.url.replace('://', '://ada:secret@')}/feed.xml"

    said = [run("add", address), run("list"), run("check"), run("remove", "1")]

    assert [one.exit_code for one in said] == [0, 0, 0, 0]
    assert not any("secret" in one.stdout + one.stderr for one in said)
    assert said[2].stdout == f"✓ {site.url}/feed.xml: feed, 2 articles, the newest of 2026-11-21\n"


def test_a_redirect_that_is_not_for_good_is_not_told(folder):
    with serving({"/feed.xml": FEED, "/now": redirect("/feed.xml", 302)}) as site:
        done = run("check", f"{site.url}/now")

    assert done.stdout == f"✓ {site.url}/now: feed, 2 articles, the newest of 2026-11-21\n"


def test_a_password_is_in_no_export_and_no_list_for_programs(folder):
    address = "https://ada:secret@port.example/feed"
    (folder / "bulletin.toml").write_text(f'[[input]]\nurl = "{address}"\n')

    done = run("export")
    (outline,) = ElementTree.fromstring(done.stdout).iter("outline")

    assert {outline.get(name) for name in ("text", "title", "xmlUrl")} == {"https://port.example/feed"}
    assert "left out: 1 password" in done.stderr
    assert [one["url"] for one in json.loads(run("list", "--json").stdout)] == ["https://port.example/feed"]


def test_a_password_is_in_no_message(folder, site):
    address = f"{site.url.replace('://', '://ada:secret@')}/"
    said = [run("check", f"{address}gone"), run("check", f"{address}empty"), run("add", f"{address}plain")]
    messages = [one.stdout + one.stderr for one in said]
    for arguments in (("add", f"{address}plain"), ("add", f"{address} x"), ("remove", f"{address}other")):
        with pytest.raises(ReadError) as raised:
            run(*arguments)
        messages.append(str(raised.value))
    for text in (f'url = "{address}"\n[[input]]\nurl = "{address}"\n', f'url = "{address} x"\n'):
        (folder / "bulletin.toml").write_text(f"[[input]]\n{text}")
        with pytest.raises(SettingsError) as raised:
            run("list")
        messages.append(str(raised.value))

    assert [one for one in messages if "secret" in one] == []
    assert all(site.url.removeprefix("http://") in one for one in messages)


def test_an_address_that_is_none_is_none_of_the_inputs(folder):
    (folder / "bulletin.toml").write_text(COMMENTED)

    with pytest.raises(ReadError, match="is none of the inputs"):
        run("remove", "http://[x")


def test_no_name_of_a_file_steers_the_terminal(folder):
    name = "x\x1b]0;PWN\x07\x9b2J"
    (folder / name).mkdir()
    (folder / name / "a\x1b[2J.bin").write_bytes(b"\x00\x01\x02" * 99)
    run("add", name)

    said = run("check").stdout + run("list").stdout

    assert "x\\x1b]0;PWN\\x07\\x9b2J" in said
    assert not set(said) & set("\x1b\x07\x9b")


def test_a_feed_on_another_host_is_only_linked_to_and_never_inside(folder):
    with serving({"/feed.xml": FEED}) as inside:
        link = f'<link rel="alternate" type="application/rss+xml" href="{inside.url}/feed.xml">'
        with serving({"/": PLAIN.replace("</head>", f"{link}</head>")}) as site:
            done = run("add", f"{site.url}/")

    assert inside.seen == []
    assert written(folder) == [{"url": f"{site.url}/"}]
    assert "a loopback address; name it yourself" in done.stderr


def test_two_changes_at_once_are_both_made(folder):
    def change(text):
        other.start()
        other.join(0.3)
        return adding([(InputSettings(path="a"), "")])(text)

    other = Thread(target=edited, args=[adding([(InputSettings(path="b"), "")])])
    edited(change)
    other.join()

    assert written(folder) == [{"path": "a"}, {"path": "b"}]


def test_the_input_that_is_removed_is_looked_for_when_no_other_change_is_under_way(folder):
    (folder / "bulletin.toml").write_text(COMMENTED)

    def change(text):
        other.start()
        other.join(0.3)
        return removing(1)(text)

    other = Thread(target=run, args=["remove", "https://b.example/feed"])
    edited(change)
    other.join()

    assert written(folder) == [{"path": "c"}]


def test_of_a_folder_only_a_few_files_are_held_at_a_time(folder, monkeypatch):
    ahead = []

    def given(named):
        for number in range(100):
            ahead.append(1)
            yield Raw(f"{number}.txt", b"Ferry sinks", TEXT)

    def read(raws, readers):
        for raw in raws:
            assert len(ahead) == 1
            ahead.clear()
            yield [Failure(raw.name, "is too short")]

    monkeypatch.setattr(checks, "gather", given)
    monkeypatch.setattr(checks, "read_apart", read)

    (look,) = checks.looked_at([InputSettings(path="a")], web=None)

    assert look.told == "0.txt: is too short"


def test_without_inputs_check_and_list_say_how_to_add_one(folder):
    with pytest.raises(SettingsError, match="has no inputs; add one"):
        run("check")
    assert "has no inputs; add one" in run("list").stderr
    assert run("list", "--json").stdout == "[]\n"


LIST = """<?xml version="1.0"?><opml version="2.0"><head><title>My feeds</title></head><body>
<outline text="News"><outline type="rss" text="A &amp; B" xmlUrl="https://ab.example/feed"/>
<outline text="Deeper"><outline type="rss" text="C" xmlUrl="https://c.example/feed"/></outline></outline>
<outline type="rss" text="A again" xmlUrl="https://AB.example/feed#x"/>
<outline type="rss" text="Inside" xmlUrl="file:///etc/passwd"/>
</body></opml>"""


def test_a_list_is_taken_in_once_with_its_titles_as_comments(folder):
    (folder / "feeds.opml").write_text(LIST)

    done = run("import", "feeds.opml")

    assert done.exit_code == 3
    assert "set aside: feeds.opml" in done.stderr
    assert "added: 2 inputs" in done.stderr
    assert written(folder) == [{"url": "https://ab.example/feed"}, {"url": "https://c.example/feed"}]
    assert "# A & B\n" in (folder / "bulletin.toml").read_text()
    assert "added: 0 inputs, 2 there before" in run("import", "-", stdin=LIST).stderr
    assert len(written(folder)) == 2


def test_a_list_that_is_none_is_named(folder):
    (folder / "feeds.opml").write_text("<html>")

    with pytest.raises(ReadError, match=r"feeds\.opml"):
        run("import", "feeds.opml")
    with pytest.raises(ReadError, match=r"nowhere\.opml: cannot be read"):
        run("import", "nowhere.opml")


def test_an_export_is_a_list_that_can_be_taken_in(folder):
    (folder / "bulletin.toml").write_text(COMMENTED)

    first, second = run("export"), run("export")
    run("export", "feeds.opml")
    (folder / "bulletin.toml").write_text("")
    run("import", "feeds.opml")

    assert first.stdout == second.stdout == (folder / "feeds.opml").read_text()
    assert "left out: 1 path" in first.stderr
    assert [one["url"] for one in written(folder)] == ["https://a.example/feed", "https://b.example/feed"]


def test_an_export_is_escaped_and_holds_nothing_that_xml_cannot():
    one = InputSettings(
        url='https://a.example/?a=1&b="<', source="A <b> & \x01\"'", section="Sea, land/air", language="en"
    )

    (outline,) = ElementTree.fromstring(as_opml([one], "<T>")).iter("outline")

    assert outline.attrib == {
        "type": "rss", "text": "A <b> & \ufffd\"'", "title": "A <b> & \ufffd\"'", "xmlUrl": 'https://a.example/?a=1&b="<',
        "language": "en", "category": "/Sea  land air",
    }  # fmt: skip
