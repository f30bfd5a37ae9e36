"""The book for e-readers: what it holds, in which order, and whether others find nothing wrong with it."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from html import unescape

import pytest
from lxml import etree

from bulletin.errors import ThemeError
from bulletin.renderers import render
from bulletin.renderers.look import Look
from tests import checkers
from tests.editions import article, edition, fact, flood, hostile, morning, origin, story, third_day

X = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
HOSTILE = '<script>alert(1)</script> & "x" \' ]]> {{ 7*7 }} --> <!-- \u202e \0 &nbsp; \U0001f98a \u0301'


def arabic():
    a = article("الجزيرة", "فيضان في المدينة القديمة", "فاض النهر صباح السبت.", language="ar", url="https://a.example/")
    b = article("النهار", "النهر يغمر المدينة", "غمر النهر المدينة يوم السبت.", language="ar")
    told = story(a.title, (a, b), (fact(a.sentences[0], b.sentences[0]),), "", (), (origin("الجزيرة", a, b),))
    return edition(told, title="الصباح", language="ar")


EDITIONS = {
    "morning": replace(morning(), number=47),
    "third day": third_day(),
    "nothing": edition(),
    "one story": edition(flood()),
    "russian": edition(flood(), title="Утро", language="ru"),
    "arabic": arabic(),
    "hostile": hostile(HOSTILE),
}


def book(made, look=Look()):
    """The files of an edition's book by name, in their order."""
    (document,) = render(made, ("epub",), look)
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def pages(files):
    """The pages in the order of reading."""
    package = etree.fromstring(files["EPUB/package.opf"].encode())
    named = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
    return {
        name: etree.fromstring(files[f"EPUB/{name}"].encode())
        for name in (named[one.get("idref")] for one in package.iter("{*}itemref"))
    }


def text(files):
    """All that is read, with white space as one."""
    return " ".join(" ".join("".join(page.find(f"{X}body").itertext()) for page in pages(files).values()).split())


@pytest.fixture(scope="module")
def files():
    return book(EDITIONS["morning"])


@pytest.mark.parametrize("name", EDITIONS)
def test_epubcheck_finds_nothing_wrong(name, tmp_path):
    (document,) = render(EDITIONS[name], ("epub",), Look(annex=True))
    path = tmp_path / document.name
    path.write_bytes(document.content)

    done = checkers.judged(
        checkers.program("java"), "-jar", checkers.program("epubcheck"), "--failonwarnings", path, timeout_s=300
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_it_begins_with_its_kind_uncompressed(files):
    (document,) = render(morning(), ("epub",))

    assert (document.name, document.media_type) == ("bulletin.epub", "application/epub+zip")
    assert document.content[30:58] == b"mimetypeapplication/epub+zip"


def test_the_same_edition_makes_the_same_bytes():
    one, other = (render(third_day(), ("epub",))[0].content for _ in range(2))

    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {told.date_time for told in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", ["morning", "third day", "russian", "arabic"])
def test_every_headline_fact_and_source_is_read_in_order(name):
    made, place = EDITIONS[name], 0
    read = text(book(made))

    for told in made.stories:
        for wanted in (told.headline, *(one.wording.shown for one in told.facts[:1])):
            assert wanted in read[place:]
            place = read.index(wanted, place)
        facts = [read.index(one.wording.shown, place) for one in told.facts]
        assert facts == sorted(facts)
        for one in told.articles:
            assert one.title in read[facts[-1] :]
            assert one.source in read[facts[-1] :]
    for one in made.also_reported:
        assert one.headline in read[place:]


def test_the_contents_have_every_story_under_its_section(files):
    nav = etree.fromstring(files["EPUB/nav.xhtml"].encode())
    toc, landmarks = nav.iter(f"{X}nav")

    assert [one.text for one in toc.iter(f"{X}span")] == ["Country", "Economy", "Other"]
    assert [one.text for one in toc.iter(f"{X}a")][2:7] == [told.headline for told in morning().stories]
    assert [one.get(TYPE) for one in landmarks.iter(f"{X}a")] == ["titlepage", "bodymatter", "colophon"]


def test_marks_are_notes_and_lead_there_and_back(files):
    for name, page in pages(files).items():
        for link in page.iter(f"{X}a"):
            if link.get("role") in ("doc-noteref", "doc-backlink"):
                file, _, anchor = link.get("href").partition("#")
                target = pages(files)[file or name].find(f".//*[@id='{anchor}']")
                assert target is not None
                if link.get("role") == "doc-noteref":
                    assert (link.get(TYPE), target.get(TYPE)) == ("noteref", "footnote")


def test_every_link_inside_leads_somewhere_and_every_other_to_the_web():
    for made in EDITIONS.values():
        files = book(made, Look(annex=True))
        ids = {name: {one.get("id") for one in page.iter()} for name, page in pages(files).items()}
        for name, page in pages(files).items():
            for link in page.iter(f"{X}a"):
                file, _, anchor = link.get("href").partition("#")
                if not file.startswith(("http://", "https://")):
                    assert not anchor or anchor in ids[file or name]
                    assert (file or name) in ids


def test_the_package_says_what_it_is():
    files = book(
        replace(edition(flood()), number=47, issued=datetime(2026, 11, 22, 7, 30, 1, 5, timezone(timedelta(hours=1))))
    )
    package = files["EPUB/package.opf"]

    assert "<dc:title>Morning Brief · Sunday, 22 November 2026</dc:title>" in package
    assert "<dc:language>en</dc:language>" in package
    assert '<meta property="dcterms:modified">2026-11-22T06:30:01Z</meta>' in package
    assert '<meta refines="#series" property="group-position">47</meta>' in package
    assert '<meta property="schema:accessMode">textual</meta>' in package


def test_an_edition_keeps_its_name_when_it_is_built_again():
    def named(made):
        return re.search("<dc:identifier[^>]*>([^<]*)", book(made)["EPUB/package.opf"])[1]

    first = named(edition(flood()))

    assert first.startswith("urn:uuid:")
    assert named(replace(edition(), issued=datetime(2026, 11, 22, 9))) == first
    assert named(edition(title="Evening Brief")) != first
    assert named(replace(edition(), date=date(2026, 11, 23))) != first


def test_parts_in_another_language_say_so(files):
    page = pages(files)["story-4.xhtml"]
    said = [one for one in page.iter(f"{X}span") if one.get("class") == "said"]

    assert {one.get("lang") for one in said} == {"vi"}
    assert page.get("lang") == "en"


def test_a_book_in_arabic_is_read_from_right_to_left():
    files = book(arabic())

    assert 'page-progression-direction="rtl"' in files["EPUB/package.opf"]
    assert pages(files)["story-1.xhtml"].get("dir") == "rtl"


def test_pictures_are_files_of_their_own_with_words_for_them(files):
    shown = [one for page in pages(files).values() for one in page.iter(f"{X}img")]

    assert shown
    assert all(one.get("alt").strip() and f"EPUB/{one.get('src')}" in files for one in shown)
    assert {name for name in files if name.endswith(".svg")} == {f"EPUB/{one.get('src')}" for one in shown}
    assert not any("data:" in text for text in files.values())


def test_no_outside_text_becomes_markup():
    files = book(EDITIONS["hostile"])

    for name, content in files.items():
        if name.endswith(".xhtml"):
            assert "<script" not in content
    assert '<script>alert(1)</script> & "x" \' ]]> {{ 7*7 }} --> <!--' in unescape(text(files))


def test_a_theme_cannot_bring_a_script_into_the_book(tmp_path, monkeypatch):
    folder = tmp_path / "themes/mine/epub"
    folder.mkdir(parents=True)
    (folder / "also.xhtml.j2").write_text(
        '{% extends "newspaper/epub/leaf.xhtml.j2" %}{% block body %}<script>1</script>{% endblock %}'
    )
    monkeypatch.chdir(tmp_path)

    with pytest.raises(ThemeError, match="script"):
        render(morning(), ("epub",), Look(theme="mine"))


def test_browsers_that_check_accessibility_find_nothing_wrong(tmp_path):
    playwright = pytest.importorskip("playwright.sync_api")
    axe = checkers.script("axe-core/axe.min.js").read_text(encoding="utf-8")
    (document,) = render(third_day(), ("epub",), Look(annex=True))
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        archive.extractall(tmp_path)

    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=checkers.program("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 600, "height": 800})
        for path in sorted((tmp_path / "EPUB").glob("*.xhtml")):
            page.goto(path.as_uri())
            page.evaluate(axe)
            found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
            assert [(path.name, one["id"]) for one in found["violations"]] == []
        browser.close()
