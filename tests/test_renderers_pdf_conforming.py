"""The PDF is accessible (PDF/UA-1) and archival (PDF/A-3a) at once, as veraPDF and other programs judge it."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from pypdf import PdfReader, PdfWriter

from bulletin.composition import compose
from bulletin.readers import read
from bulletin.renderers import render
from bulletin.renderers.look import Look
from bulletin.renderers.pdf import child, fonts
from bulletin.renderers.pdf.job import Job
from bulletin.settings import Settings
from tests import checkers
from tests.documents import pdf_addresses, pdf_text
from tests.editions import article, edition, fact, morning, story, third_day

PROFILES = ("PDFUA-1", "PDFA-3A")
CHART = (
    "data:image/svg+xml;charset=utf-8,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 50'%3E"
    "%3Crect width='50' height='30' fill='%238c1a16' opacity='0.5'/%3E%3Cline x2='100' y2='50' stroke='black'/%3E"
    "%3Ctext x='10' y='45' font-size='10'%3EMonday%3C/text%3E{more}%3C/svg%3E"
)


def seeds():
    articles, _ = read([str(checkers.ROOT / "seeds")])
    return compose(articles, Settings(), date=date(2026, 11, 22))


MADE = {
    "morning": (morning, Look()),
    "third day": (third_day, Look(paper="Letter")),
    "seeds": (seeds, Look()),
    "annex": (morning, Look(annex=True)),
    "plain": (morning, Look(theme="plain")),
    "memo": (morning, Look(theme="memo")),
}


@pytest.fixture(scope="module", params=MADE)
def path(request, tmp_path_factory):
    """The PDF of an edition."""
    made, look = MADE[request.param]
    path = tmp_path_factory.mktemp("pdf") / "bulletin.pdf"
    path.write_bytes(render(made(), ["pdf"], look)[0].content)
    return path


@pytest.mark.parametrize("profile", PROFILES)
def test_it_passes_both_standards_at_once(path, profile):
    assert checkers.verapdf(profile, path).startswith("PASS")


def test_other_programs_find_no_fault_in_it(path):
    done = checkers.judged(checkers.program("qpdf"), "--check", path)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "No syntax or stream encoding errors found" in done.stdout


def test_all_fonts_are_embedded_and_know_their_letters(path):
    rows = checkers.judged(checkers.program("pdffonts"), path).stdout.splitlines()[2:]

    assert rows
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_nothing_is_attached_and_links_lead_to_the_web_or_inside(path):
    read = PdfReader(path)
    root = read.trailer["/Root"]

    assert not read.attachments
    assert "/AF" not in root
    schemes = {urlsplit(address).scheme for address in pdf_addresses(path.read_bytes())}
    assert schemes <= {"https", "http", ""}  # earlier editions lie beside this one
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/OutputIntents"][0]["/DestOutputProfile"]


@pytest.mark.parametrize("profile", PROFILES)
def test_a_copy_without_its_structure_fails(path, profile, tmp_path):
    if "annex" in str(path):
        pytest.skip("one is enough")
    writer = PdfWriter(clone_from=path)
    for name in ("/StructTreeRoot", "/MarkInfo"):
        writer.root_object.pop(name)
    writer.write(tmp_path / "untagged.pdf")

    assert checkers.verapdf(profile, tmp_path / "untagged.pdf").startswith("FAIL")


def page(body):
    head = '<meta charset="utf-8"><title>One</title>'
    return Job(f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>')


def test_pictures_with_a_text_alternative_pass_and_load_nothing(tmp_path):
    more = "%3Cimage href='file:///etc/passwd'/%3E%3Cimage href='https://a.example/a.png'/%3E"
    made = child.carried_out(page(f'<img alt="Two reports on Monday" src="{CHART.format(more=more)}">'))
    (tmp_path / "a.pdf").write_bytes(made.content)

    assert [checkers.verapdf(profile, tmp_path / "a.pdf")[:4] for profile in PROFILES] == ["PASS", "PASS"]
    assert "Monday" in pdf_text(made.content)
    assert not list(PdfReader(tmp_path / "a.pdf").pages[0].images)


@pytest.mark.parametrize(
    ("language", "sentence", "printed"),
    [
        ("ar", "افتتح رئيس الوزراء الجسر الجديد.", "رئيس"),
        ("he", "ראש הממשלה פתח את הגשר החדש.", "הממשלה"),
        ("zh", "总理周一为新桥揭幕。", "总理周一为新桥揭幕"),
        ("ja", "首相は月曜日に新しい橋を開通させた。", "首相は月曜日に"),
        ("ko", "총리가 월요일 새 다리를 개통했다.", "월요일"),
        ("hi", "प्रधानमंत्री ने नए पुल का उद्घाटन किया।", "पुल"),
    ],
)
def test_other_scripts_are_printed_in_fonts_that_packages_bring(language, sentence, printed, tmp_path):
    if not fonts.installed():
        pytest.skip('NOT CHECKED: run: pip install "bulletin[fonts]"')
    told = article("Paper", sentence, sentence, language=language)
    made = edition(story(told.title, (told,), [fact(told.sentences[0])]), language="en")
    (document,) = render(made, ["pdf"])
    path = tmp_path / "a.pdf"
    path.write_bytes(document.content)
    said = checkers.judged(checkers.program("pdftotext"), path, "-").stdout

    assert document.notes == ()
    assert [checkers.verapdf(profile, path)[:4] for profile in PROFILES] == ["PASS", "PASS"]
    assert printed in said
    assert "World" in checkers.judged(checkers.program("pdffonts"), path).stdout
