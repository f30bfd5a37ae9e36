"""`bulletin doctor`: what is well, what is not, and the line that mends it."""

import json
import shutil
import sys
from collections import namedtuple
from datetime import UTC, datetime

import pytest
import typer
from typer.testing import CliRunner

from bulletin.checks import CHECKS, Surroundings, divided, machine, places, sending, typesetting
from bulletin.cli import doctor
from bulletin.errors import RenderError
from bulletin.renderers.pdf import fonts
from bulletin.settings import Settings, parse
from bulletin.store import lock, opened
from bulletin.text import segmenters
from tests.editions import DAY, morning
from tests.server import serving

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Port Times</title>
<item><title>Ferry sinks</title><link>https://port.example/1</link><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>
<description>The ferry Saint Odile sank in the harbour of Orland on Friday. Nobody was hurt.</description></item>
</channel></rss>"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty current folder, with an archive and a cache of its own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for name in ("CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    return tmp_path / "here"


def run(*arguments):
    app = typer.Typer()
    app.command()(doctor.command)
    done = CliRunner().invoke(app, arguments)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def around(tmp_path, now=datetime(2026, 11, 22, 8, tzinfo=UTC), **table):
    return Surroundings(parse(table), tmp_path / "archive.db", now)


def found(check, where):
    """What a check says, with its step where something is wrong, a line each."""
    return [f"{one.said} → {one.mend}" if one.mend else one.said for one in check(where)]


def test_all_is_well_in_an_empty_folder(folder):
    done = run()

    assert done.exit_code == 0, done.stdout
    assert all(line.startswith("✓ well  ") for line in done.stdout.splitlines())
    assert "✓ well  settings: the defaults\n" in done.stdout
    assert "✓ well  PDF: a page is typeset" in done.stdout
    assert "archive.db is not there yet; the first build makes it" in done.stdout
    assert list(folder.iterdir()) == []


def test_what_is_wrong_has_the_line_that_mends_it_and_the_rest_goes_on(folder):
    (folder / "bulletin.toml").write_text("titel = 3\n")
    (folder / "edits.toml").write_text("drop = ")

    done = run()

    assert done.exit_code == 3
    assert '✗ mend  settings: bulletin.toml: unknown setting "titel"\n        → did you mean "title"?\n' in done.stdout
    assert "✗ mend  edits: edits.toml: cannot be read as TOML" in done.stdout
    assert "✓ well  Python" in done.stdout


def test_programs_are_told_the_same(folder):
    (folder / "bulletin.toml").write_text('method = "magic"\n')

    done = run("--json")
    told = json.loads(done.stdout)

    assert done.exit_code == 3
    assert [one["subject"] for one in told if not one["is_well"]] == ["settings"]
    assert all(set(one) == {"subject", "said", "mend", "is_well"} for one in told)
    assert all(bool(one["mend"]) != one["is_well"] for one in told)


def test_every_input_is_tried(folder):
    (folder / "articles").mkdir()
    (folder / "articles" / "a.txt").write_text("Ferry sinks\n\nThe ferry Saint Odile sank on Friday in Orland.\n")
    with serving({"/feed.xml": FEED}) as site:
        (folder / "bulletin.toml").write_text(
            f'[web]\nallow_private = ["127.0.0.1"]\n[[input]]\nurl = "{site.url}/feed.xml"\n'
            f'[[input]]\nurl = "{site.url}/gone"\n[[input]]\npath = "articles"\n[[input]]\npath = "nowhere"\n'
        )
        done = run()

    assert done.exit_code == 3
    assert "✓ well  settings: bulletin.toml: 4 inputs\n" in done.stdout
    assert f"✓ well  input {site.url}/feed.xml: feed, 1 article, the newest of 2026-11-20\n" in done.stdout
    assert f"✗ mend  input {site.url}/gone: is not there (404)\n        → check the address\n" in done.stdout
    assert "✓ well  input articles: text, 1 article\n" in done.stdout
    assert "✗ mend  input nowhere: is not there\n        → check the path\n" in done.stdout


def test_no_name_of_a_file_steers_the_terminal(folder):
    (folder / "bulletin.toml").write_text('[[input]]\npath = "x\\u001b]0;PWN\\u0007"\n')

    done = run()

    assert "input x\\x1b]0;PWN\\x07: is not there" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_private_address_is_not_reached_and_the_setting_that_allows_it_is_named(folder):
    with serving({"/feed.xml": FEED}) as site:
        (folder / "bulletin.toml").write_text(f'[[input]]\nurl = "{site.url}/feed.xml"\n')
        done = run()

    assert done.exit_code == 3
    assert site.seen == []
    assert "allow_private" in done.stdout


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_says_something_of_any_surroundings(check, tmp_path):
    told = list(check(around(tmp_path, out=str(tmp_path / "out"))))

    assert told
    assert all(one.subject and one.said and "\n" not in one.said + one.mend for one in told)


def test_a_python_that_is_too_old_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 1))

    (told,) = found(machine.python, around(tmp_path))

    assert told.endswith("→ install Python 3.11 or newer, and run make again")


def test_packages_that_lack_or_are_too_old_are_named_with_the_command(tmp_path, monkeypatch):
    needed = ["babel>=2", "no-such-package>=1.5", "jinja2>=99.1", 'rjieba>=99; extra == "zh"']
    monkeypatch.setattr(machine.metadata, "requires", lambda name: needed)

    (told,) = found(machine.packages, around(tmp_path))

    assert "no-such-package missing" in told
    assert told.endswith('→ run: pip install "no-such-package>=1.5" "jinja2>=99.1"')


def test_a_clock_that_cannot_be_right_is_named(tmp_path):
    (told,) = found(machine.clock, around(tmp_path, now=datetime(1970, 1, 1, tzinfo=UTC)))
    assert told.endswith("→ set the clock of this computer")

    (told,) = found(machine.clock, around(tmp_path, timezone="Europe/Vienna"))
    assert told == "2026-11-22 08:00 UTC (Europe/Vienna)"


def test_a_missing_pango_is_named_with_the_command(tmp_path, monkeypatch):
    def missing(job):
        raise RenderError("bulletin.pdf", "needs Pango, which is not installed: apt-get install libpango-1.0-0")

    monkeypatch.setattr("bulletin.renderers.pdf.child.carried_out", missing)

    assert found(typesetting.pango, around(tmp_path)) == [
        "needs Pango, which is not installed → apt-get install libpango-1.0-0"
    ]


def test_a_language_without_a_font_is_named_with_the_package_that_has_one(tmp_path, monkeypatch):
    listing = tmp_path / "fc-list"
    listing.write_text('#!/bin/sh\n[ "$1" = :lang=ar ] && echo "Kufi"\nexit 0\n')
    listing.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr("bulletin.renderers.pdf.fonts.installed", lambda: ())
    monkeypatch.setattr(fonts, "installed", lambda: ())
    inputs = [{"path": name, "language": language} for name, language in (("a", "ko"), ("b", "ar"), ("c", "ru"))]

    assert found(typesetting.fonts, around(tmp_path, input=inputs)) == [
        "Kufi",
        'there is none → run: pip install "bulletin[fonts]" '
        "(or apt-get install -y --no-install-recommends fonts-noto-cjk)",
    ]


def test_a_font_of_a_package_is_as_good_as_one_of_the_system(tmp_path):
    pytest.importorskip("fontpkg_amiri", reason='NOT CHECKED: run: pip install "bulletin[fonts]"')
    inputs = [{"path": name, "language": name} for name in ("ar", "he", "ja", "hi")]

    assert found(typesetting.fonts, around(tmp_path, input=inputs)) == [
        "Amiri-Bold.ttf of a package", "NotoSansHebrew-Variable.ttf of a package",
        "NotoSansDevanagari[wght].ttf of a package", "NotoSansJP[wght].ttf of a package",
    ]  # fmt: skip


def test_without_a_list_of_fonts_that_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(fonts, "installed", lambda: ())

    (told,) = found(typesetting.fonts, around(tmp_path, input=[{"path": "a", "language": "th"}]))

    assert told.startswith('cannot be looked for without fc-list → run: pip install "bulletin[fonts]" (or apt-get ')
    assert found(typesetting.fonts, around(tmp_path, language="ru")) == [
        "6 of the theme, for Latin, Greek and Cyrillic"
    ]


def test_a_language_whose_words_cannot_be_found_is_named_with_the_extra(tmp_path, monkeypatch):
    monkeypatch.setattr(segmenters, "find_spec", lambda name: None)
    segmenters.missing.cache_clear()

    (told,) = found(typesetting.segmenters, around(tmp_path, input=[{"path": "a", "language": "ja"}]))
    segmenters.missing.cache_clear()

    assert told == 'sudachipy, which finds its words, is not installed → run: pip install "bulletin[ja]"'


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")

    (told,) = found(places.out, around(tmp_path, out=str(tmp_path / "file" / "out")))

    assert told == f"{tmp_path}/file is a file where a folder should be → move it, or name another in out"
    assert found(places.out, around(tmp_path, out=str(tmp_path / "out"))) == [f"{tmp_path}/out can be made"]
    assert not (tmp_path / "out").exists()


def test_a_disk_that_is_nearly_full_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: namedtuple("Usage", "free")(1000))

    assert [told.endswith("→ free some") for told in found(places.room, around(tmp_path))] == [True, True]


def test_the_archive_is_looked_at(tmp_path):
    with opened(tmp_path / "archive.db", writing=True) as archive:
        archive.add_articles([a for story in morning().stories for a in story.articles], DAY)

    (told,) = found(places.archive, around(tmp_path))

    assert told.startswith(f"{tmp_path}/archive.db: version ")
    assert told.endswith("11 articles, sound")


def test_who_holds_the_archive_is_named_and_nothing_is_wrong_with_that(tmp_path):
    with opened(tmp_path / "archive.db", writing=True):
        pass
    with lock.held(tmp_path / "archive.db", 0):
        (told,) = found(places.archive, around(tmp_path))

    assert "is writing to it, so it was not checked" in told
    assert "→" not in told


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"Dear diary, ...", "is no archive of bulletin → name another file with --archive")],
)
def test_a_file_that_is_no_archive_is_named(tmp_path, content, told):
    (tmp_path / "archive.db").write_bytes(content)

    assert found(places.archive, around(tmp_path)) == [f"{tmp_path}/archive.db {told}"]


def test_an_archive_that_was_altered_is_named(tmp_path):
    with opened(tmp_path / "archive.db", writing=True) as archive:
        archive.add_articles([a for story in morning().stories for a in story.articles], DAY)
        archive.connection.execute("UPDATE articles SET title = 'Another' WHERE key = 1")

    (told,) = found(places.archive, around(tmp_path))

    assert told.endswith("is not as it was put in → restore a copy or an export")


def test_a_clock_behind_the_archive_is_named(tmp_path):
    with opened(tmp_path / "archive.db", writing=True) as archive:
        archive.add_articles([a for story in morning().stories for a in story.articles], DAY)

    *_, told = found(places.archive, around(tmp_path, now=datetime(2026, 11, 2, tzinfo=UTC)))

    assert told.startswith(f"its latest day is {DAY}, and today is 2026-11-02 → set the clock")


def test_an_archive_in_a_place_that_cannot_be_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    where = Surroundings(Settings(), tmp_path / "file" / "archive.db", datetime(2026, 11, 22, tzinfo=UTC))

    (told,) = found(places.archive, where)

    assert f"cannot be made → make the folder {tmp_path / 'file'}, or name another place" in told


def test_a_failure_is_divided_into_what_is_wrong_and_the_next_step():
    one = divided("a", "is large; or not; split it")

    assert (one.said, one.mend) == ("is large; or not", "split it")


def test_a_secret_that_is_not_where_settings_say_is_named_and_one_that_is_there_is_not_shown(tmp_path, monkeypatch):
    monkeypatch.setenv("SMTP_PASSWORD", "canary-4711")
    email = {"sender": "desk@press.example", "smtp": {"user": "desk", "secret": "env:SMTP_PASSWORD"}}
    hook = [{"url": "https://press.example/in", "secret": "env:HOOK_KEY"}]

    told = list(sending.channels(around(tmp_path, email=email, webhook=hook)))

    assert told[0].said == "email, webhook"
    assert [(one.subject, one.mend) for one in told if "secret" in one.subject or "HOOK_KEY" in one.said] == [
        ("email.smtp.secret", ""),
        ("webhook", "set it"),
    ]
    assert "canary" not in repr(told)


def test_what_is_no_key_of_a_webhook_is_named_and_not_shown(tmp_path, monkeypatch):
    hook = [{"url": "https://press.example/in", "secret": "env:HOOK_KEY"}]
    monkeypatch.setenv("HOOK_KEY", "canary-4711")
    assert told_of_channels(tmp_path, webhook=hook)[1] == (
        'webhook: env:HOOK_KEY: holds no key for a signature → make one with: echo "whsec_$(openssl rand -base64 32)"'
    )

    monkeypatch.setenv("HOOK_KEY", f"whsec_{'A' * 43}=")
    assert told_of_channels(tmp_path, webhook=hook)[1] == "webhook: there is a key at env:HOOK_KEY"


def told_of_channels(tmp_path, **table):
    """What is said of channels, a line each, with the step behind what is to be mended."""
    lines = [
        f"{one.subject}: {one.said}" + (f" → {one.mend}" if one.mend else "")
        for one in sending.channels(around(tmp_path, **table))
    ]
    return [line.replace(str(tmp_path), "HERE") for line in lines[1:]]


def test_all_that_mail_needs_is_looked_at_and_no_server_is_asked(tmp_path, monkeypatch):
    monkeypatch.setenv("SHORT", "canary")
    (tmp_path / "readers.csv").write_bytes(
        "email,name\nann@x.example,Zoë\nbo@x.example,Bo\nnobody,No\n".encode("cp1252")
    )
    email = {
        "sender": "desk@press.example",
        "file": str(tmp_path / "readers.csv"),
        "smtp": {"host": "gone.example", "ca_file": str(tmp_path / "ca.pem")},
        "unsubscribe": "leave@press.example",
        "unsubscribe_secret": "env:SHORT",
        "dkim": {"domain": "press.example", "selector": "mail", "key": "env:SHORT"},
        "bounces": {"mbox": str(tmp_path / "bounces")},
    }

    told = told_of_channels(tmp_path, email=email, run={"ping": "env:NO_PING"})

    assert told[0].startswith("email recipients: 2 addresses; 1 line is set aside → HERE/readers.csv: line 4: ")
    assert told[1:] == [
        "email recipients: HERE/readers.csv is not UTF-8 and was read as Windows-1252; check names, or save it as "
        "UTF-8",
        "email.smtp: gone.example:587, which is not asked",
        "email.smtp.ca_file: HERE/ca.pem is not there → check the path",
        "email.unsubscribe_secret: env:SHORT: is too short for a key → make one of 16 characters or more: "
        "openssl rand -hex 32",
        "email.dkim.key: env:SHORT: is no private key of RSA or Ed25519 as PEM → make one with openssl",
        "email.bounces.mbox: HERE/bounces is not there → check the path; unless nothing has come in yet",
        "run.ping: env:NO_PING: is empty or not there → set it",
    ]


@pytest.mark.parametrize(
    ("email", "told"),
    [
        (
            {"file": "gone.csv"},
            "gone.csv: cannot be read (No such file or directory) → check its place and permissions",
        ),
        ({"file": "-"}, "those of standard input are known when mail is sent only"),
        ({}, "email: nobody would get it → name recipients or a file of them in [email]"),
        ({"recipients": ["ann@x.example"]}, "1 address"),
    ],
)
def test_who_gets_mail_is_counted(tmp_path, email, told):
    assert told_of_channels(tmp_path, email={"sender": "desk@press.example", **email})[0] == f"email recipients: {told}"


def test_places_of_channels_are_looked_at_and_remotes_are_only_named(tmp_path):
    (tmp_path / "vault").mkdir()
    (tmp_path / "file").write_text("")
    wiki = [
        {"name": "vault", "path": str(tmp_path / "vault"), "style": "obsidian"},
        {"name": "lost", "path": str(tmp_path / "lost"), "style": "obsidian"},
        {"name": "far", "remote": "https://gone.example/press.git", "secret": "env:NO_TOKEN"},
    ]
    folder = [
        {"name": "shelf", "path": str(tmp_path / "shelf")},
        {"name": "disk", "path": str(tmp_path / "gone/shelf")},
        {"name": "taken", "path": str(tmp_path / "file")},
    ]
    webhook = [{"url": "https://gone.example/in?key=canary", "secret": "env:NO_KEY"}]

    told = told_of_channels(tmp_path, wiki=wiki, folder=folder, webhook=webhook)

    assert told[0].startswith("git: ")
    assert told[1:] == [
        "vault: HERE/vault can be written",
        "lost: HERE/lost is no folder → make it, or mend path",
        "far: https://gone.example/press.git, which is not asked",
        "far, secret: env:NO_TOKEN: is empty or not there → set it",
        "shelf: HERE/shelf can be made",
        "disk: HERE/gone is no folder → make it, or see that its disk is there",
        "taken: HERE/file is a file where a folder should be → move it, or name another in path of taken",
        "webhook: https://gone.example/in, which is not asked",
        "webhook: env:NO_KEY: is empty or not there → set it",
    ]
