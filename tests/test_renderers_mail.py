"""The page for mail programs: what they drop is not needed, and where its links lead is told."""

import base64
import json
import re
from dataclasses import replace

import pytest

from bulletin.model import Document
from bulletin.renderers import render
from bulletin.renderers.look import Look
from bulletin.renderers.words import languages
from bulletin.verification.verdict import differences, format_of
from tests import checkers
from tests.documents import Page
from tests.editions import edition, flood, morning, museum

# What at least one program does not know and none needs: a style for the dark, which such a program leaves out; roles
# of tables; marks that stay in one piece; the body, whose colours stand on the table in it, too. "transform" and
# "height" are not there: they are taken for parts of "text-transform" and "line-height".
DISPENSABLE = {
    *("@media", "<style> element", "role attribute", "white-space", "<body> element", "transform", "height property"),
}
PROGRAMS = ["gmail.*", "apple-mail.*", "outlook.*", "yahoo.*", "thunderbird.*"]
ASKS = """
import { caniemail } from %s;
let html = '';
for await (const part of process.stdin) html += part;
const found = caniemail({ clients: %s, html });
console.log(JSON.stringify([...found.issues.errors.values()].flat().map(one => one.title)));
"""


def mail(made=None, look=Look()):
    (document,) = render(made or morning(), ["mail"], look)
    return document.content.decode()


def test_it_needs_no_style_sheet_no_script_and_nothing_from_elsewhere():
    page = mail()

    assert "<script" not in page
    assert "<link" not in page
    assert re.findall("<style>(.{6})", page) == ["@media"]
    assert not re.findall(r"<(?:p|td|h\d)(?![^>]* style=)[^>]*>", page)
    assert all(src.startswith("data:image/png;base64,") for src in re.findall(r'src="([^"]+)"', page))
    assert "url(" not in page


def test_its_links_lead_to_the_sources_by_addresses_that_mail_programs_follow():
    found = re.findall(r'href="([^"]*)"', mail())

    assert found
    assert all(re.match("(https?|mailto):", one) for one in found)


def test_it_tells_headlines_facts_with_their_sources_and_what_sources_disagree_on():
    text = Page(mail(edition(flood())).encode()).text

    for said in ("Morning Brief", "Lenn bursts its banks", "Sources disagree", "fourteen", "[A1, B1]", "Orland Wire"):
        assert said in text


def test_pictures_are_small_pngs_with_what_they_say_in_words():
    page = mail()

    pictures = re.findall("<img[^>]*>", page)
    assert [re.search('alt="([^"]*)"', one)[1] for one in pictures] == ["2 stories", "1 story", "2 stories"]
    contents = re.findall('src="data:image/png;base64,([^"]+)"', page)
    assert len(contents) == len(pictures)
    for content in contents:
        assert base64.b64decode(content).startswith(b"\x89PNG\r\n")
        assert len(content) < 1000


def test_the_same_edition_is_the_same_page():
    assert mail() == mail()


def long_edition(stories=12):
    return edition(*(replace(flood(), headline=f"Lenn floods street {n}") for n in range(stories)))


CUT = "Mail programs cut long mails, so this one ends here."


def test_what_gmail_would_hide_is_left_out_and_that_is_said():
    page = mail(long_edition())

    text = Page(page.encode()).text
    told = re.findall(r"<h\d[^>]*>Lenn floods street (\d+)<", page)
    assert len(re.sub('src="data:[^"]*"', "", page).encode()) < 98_000
    assert told == [str(n) for n in range(len(told))]
    assert 5 < len(told) < 12
    assert CUT in text
    # All of them are in the contents.
    assert "Lenn floods street 11" in text
    assert CUT not in Page(mail(long_edition(5)).encode()).text


def test_a_page_that_was_cut_is_proven_like_a_whole_one():
    (document,) = render(long_edition(), ["mail"])
    forged = replace(document, content=document.content.replace(CUT.encode(), b"That is all."))

    assert differences(document, long_edition()) == ()
    assert differences(forged, long_edition())


def test_one_story_is_told_however_long_it_is():
    told = flood()
    made = edition(replace(told, facts=told.facts * 150))

    assert "Nothing to report" not in mail(made)
    assert CUT not in mail(made)


@pytest.mark.parametrize("language", languages())
def test_it_speaks_the_language_of_the_frame(language):
    page = mail(look=Look(language=language))

    assert f'<html lang="{language}"' in page
    assert ("How to read this bulletin" in page) == (language == "en")


def test_what_is_read_from_right_to_left_is_set_so():
    page = mail(replace(edition(museum()), language="ar"))

    assert 'dir="rtl"' in page.partition("<head>")[0]
    assert "border-right" in mail(replace(edition(flood()), language="ar"))


def test_it_is_proven_like_a_page_for_browsers():
    (document,) = render(morning(), ["mail"])
    forged = document.content.replace(b"Twelve people", b"Thirteen people")

    assert format_of(document) == "mail"
    assert differences(document, morning()) == ()
    assert differences(Document(document.name, document.media_type, forged), morning())


def test_mail_programs_know_all_that_it_needs():
    path = checkers.script("caniemail/dist/index.js").as_uri()
    program = ASKS % (json.dumps(path), json.dumps(PROGRAMS))

    done = checkers.judged(checkers.program("node"), "--input-type=module", "-e", program, stdin=mail().encode())

    assert set(json.loads(done.stdout)) <= DISPENSABLE, done.stderr


def test_browsers_find_nothing_wrong_with_it(tmp_path):
    jar = checkers.script("vnu-jar/build/dist/vnu.jar")
    (tmp_path / "mail.html").write_text(mail())

    done = checkers.judged(checkers.program("java"), "-jar", jar, "--errors-only", tmp_path / "mail.html")

    assert done.stderr.strip() == ""
