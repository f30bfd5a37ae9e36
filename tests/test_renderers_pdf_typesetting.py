"""Typesetting apart: what hangs, crashes or eats memory there touches nothing else."""

import io
import os
import resource
import subprocess
import sys
import time
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from bulletin.apart import Limits, crew
from bulletin.errors import RenderError
from bulletin.folders import folder
from bulletin.renderers import pdf, render
from bulletin.renderers.look import Look
from bulletin.renderers.pdf import child, fonts, missing
from bulletin.renderers.pdf.job import Job, Typeset
from tests.documents import pdf_text
from tests.editions import article, edition, fact, morning, museum, story

# A page for each of many words.
HANGING = f"@page {{ size: 1px }} body::after {{ content: '{'word ' * 9000}' }}"
USUAL, LIMITS = pdf.job, child._limits


def page(body, **more):
    head = '<meta charset="utf-8"><title>One</title>'
    return Job(page=f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>', **more)


def with_theme(monkeypatch, change, seconds=1.0):
    """Every theme but the plain one is typeset from a changed job, in so many seconds."""
    monkeypatch.setattr(
        pdf, "job", lambda made, look: USUAL(made, look) if look.theme == "plain" else change(USUAL(made, look))
    )
    changed = change(page("")).style or change(page("")).page
    monkeypatch.setattr(
        child,
        "_limits",
        lambda job: Limits(seconds, seconds, 1 << 31) if changed in (job.style, job.page) else LIMITS(job),
    )


def hanging(job):
    return replace(job, style=HANGING)


def deep(job):
    return replace(job, page=page("<div>" * 600).page)


@pytest.mark.parametrize(
    ("change", "seconds", "problem"),
    [(hanging, 1, "takes longer than 1 seconds"), (deep, 60, "made its process fail (RecursionError")],
)
def test_a_theme_that_typesetting_does_not_survive_gives_way_to_the_plain_one(monkeypatch, change, seconds, problem):
    with_theme(monkeypatch, change, seconds)

    (document,) = render(edition(museum()), ["pdf"])

    assert document.notes[0].startswith(f"is typeset with the theme plain, for with newspaper that {problem}")
    assert document.fell_back
    read = PdfReader(io.BytesIO(document.content))
    assert Look.told(read.metadata.creator) == Look(theme="plain")
    assert museum().headline.split()[0] in read.pages[0].extract_text()
    (again,) = render(edition(museum()), ["pdf"], Look(theme="plain"))
    assert again.content == document.content


def test_what_came_of_a_job_is_remembered_even_that_it_failed(monkeypatch):
    tries = []

    def late_once(job):
        tries.append(job)
        if len(tries) == 1:
            raise child.Failed("takes longer than 1 seconds")
        return Typeset(b"%PDF-", len(tries), 1.0)

    pdf._carried_out.cache_clear()
    monkeypatch.setattr(pdf, "carried_out", late_once)
    measured = pdf.typeset(edition(museum()), Look())
    (written,) = render(edition(museum()), ["pdf"])
    pdf._carried_out.cache_clear()

    assert len(tries) == measured.pages == 2
    assert measured.fell_back
    assert written.fell_back


def test_when_not_even_the_plain_theme_can_be_typeset_that_is_said_and_the_rest_is_made(monkeypatch):
    monkeypatch.setattr(pdf, "job", lambda made, look: hanging(USUAL(made, look)))
    monkeypatch.setattr(child, "_limits", lambda job: Limits(1, 1, 1 << 31))

    with pytest.raises(RenderError, match="not even with the plain theme: that takes longer than 1 seconds"):
        render(morning(), ["pdf"])
    assert [made.name for made in render(morning(), ["md", "html", "json"])] == [
        "bulletin.md", "bulletin.html", "bulletin.json",
    ]  # fmt: skip


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(child, "_MEMORY_BYTES", 64 << 20)

    with pytest.raises(child.Failed, match=r"needs more than 0\.062 GiB of memory|made its process"):
        child.carried_out(page("<p>One line of many</p>" * 3000))


def test_what_is_killed_leaves_no_file_behind(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(child, "_limits", lambda job: Limits(1, 1, 1 << 31))
    own = tuple(sorted((path.name, path) for path in Path("templates/fonts").glob("*.ttf")))
    style = '@font-face { font-family: "A"; src: url("font:BulletinSans-Regular.ttf"); }' + HANGING

    with pytest.raises(child.Failed, match="takes longer than 1 seconds"):
        child.carried_out(page("x", style=style, fonts=own))
    assert list(tmp_path.iterdir()) == []


HANGS = f"""
from bulletin.renderers.pdf import child
from bulletin.renderers.pdf.job import Job

child.carried_out(Job("<html lang=en><title>One</title><p>One line.", style={HANGING!r}))
"""


def test_what_a_killed_program_leaves_behind_goes_when_the_next_one_typesets(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "bulletin-notes").mkdir()
    (tmp_path / "bulletin-typesetting-link").symlink_to(tmp_path / "bulletin-notes")
    with subprocess.Popen([sys.executable, "-c", HANGS], env={**os.environ, "TMPDIR": str(tmp_path)}) as program:
        until = time.monotonic() + 30
        while not [*tmp_path.glob("bulletin-typesetting-????????")]:
            assert time.monotonic() < until
        program.kill()

    (left,) = tmp_path.glob("bulletin-typesetting-????????")
    with folder("typesetting") as mine:
        while left.is_dir():  # a child that was just begun holds what its parent held for a moment
            assert time.monotonic() < until
            with folder("typesetting") as other:
                assert other != mine
        assert mine.is_dir()
    assert {path.name for path in tmp_path.iterdir()} == {"bulletin-notes", "bulletin-typesetting-link"}


@pytest.fixture
def own_fonts(tmp_path, monkeypatch):
    """The folder of fontconfig's lists on a machine that has just the bundled fonts."""
    lists = tmp_path / "lists"
    lists.mkdir()
    bundled = Path("templates/fonts").absolute()
    settings = f"<fontconfig><dir>{bundled}</dir><cachedir>{lists}</cachedir></fontconfig>"
    (tmp_path / "fonts.conf").write_text(f'<?xml version="1.0"?>{settings}')
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    crew._dismiss()
    yield lists
    crew._dismiss()


def listed(lists):
    """The lists themselves."""
    return {path.name: path.read_bytes() for path in lists.glob("*.cache-*")}


def test_too_little_memory_shortens_no_list_of_fonts_that_other_programs_read(own_fonts, monkeypatch):
    child.carried_out(page("One line."))
    usual = listed(own_fonts)
    crew._dismiss()
    for path in own_fonts.iterdir():
        path.unlink()
    monkeypatch.setattr(child, "_MEMORY_BYTES", 64 << 20)

    with pytest.raises(child.Failed):
        child.carried_out(page("<p>One line of many</p>" * 3000))

    assert [len(one) for one in listed(own_fonts).values()] == [len(one) for one in usual.values()]
    assert b"BulletinSerif-Bold.ttf" in b"".join(listed(own_fonts).values())


def test_lists_that_cannot_be_read_are_written_anew_elsewhere(own_fonts):
    """What fontconfig finds broken while it typesets is not its to mend."""
    from bulletin.renderers.pdf import machine

    machine.hold()
    (name,) = listed(own_fonts)
    (own_fonts / name).unlink()  # what is held stays as it is
    (own_fonts / name).write_bytes(b"broken")
    with folder("typesetting") as mine:
        program = "from weasyprint.text.fonts import FontConfiguration; FontConfiguration()"
        with machine.own_lists(mine):
            subprocess.run([sys.executable, "-c", program], check=True)
        assert [path.name for path in (mine / "lists").glob("*.cache-*")] == [name]

    assert listed(own_fonts) == {name: b"broken"}
    machine._held.clear()


def test_a_child_that_typesets_after_a_task_with_little_memory_has_it_back():
    """An order's limit ends with it, so that what the next one prepares is loaded whole."""
    few = Limits(60, 60, 100 << 20)
    with crew.Crew() as staff:
        for limits in (few, LIMITS(page(""))):
            task = staff.end(staff.begin(memory_limit, None, limits, hold_much))
            assert task.problem == ""
            assert task.found == [limits.memory_bytes]


def memory_limit(_):
    """The limit that holds while an order is carried out."""
    yield resource.getrlimit(resource.RLIMIT_AS)[0]


def hold_much():
    """Fails where memory is limited."""
    bytearray(200 << 20)


def test_time_grows_with_the_text_and_has_an_end():
    assert child._limits(page("")).seconds == 62
    assert child._limits(page("x" * 60_000)).seconds == 82
    assert child._limits(page("x" * 60_000_000)).seconds == 660


def test_a_child_that_has_typeset_before_makes_the_same_bytes():
    first = child.carried_out(USUAL(morning(), Look())).content
    child.carried_out(USUAL(edition(museum()), Look(paper="Letter")))
    again = child.carried_out(USUAL(morning(), Look())).content
    crew._dismiss()

    assert first == again == child.carried_out(USUAL(morning(), Look())).content


@pytest.mark.parametrize(
    ("body", "filled"),
    [
        ("<div style='height: 50mm'></div>", 0.5),
        ("<div style='height: 100mm'></div><div style='height: 30mm'></div>", 0.3),
        ("<div style='columns: 2; column-fill: auto; height: 40mm'><p style='height: 40mm'></p></div>", 0.2),
        ("<div style='columns: 2'><p style='height: 40mm'></p><p style='height: 20mm'></p></div>", 0.3),
        ("", 0.0),
    ],
)
def test_how_full_the_last_page_is_counts_between_its_margins_and_as_the_mean_of_columns(body, filled):
    style = "@page { size: 120mm; margin: 10mm } html, body, p { margin: 0 } div { break-inside: avoid }"

    assert child.carried_out(page(body, style=style)).filled == pytest.approx(filled, abs=0.01)


def test_a_page_that_is_all_margins_is_full():
    assert child.carried_out(page("<p>Lenn</p>", style="@page { size: 120mm; margin: 60mm }")).filled == 1.0


@pytest.mark.parametrize("theme", ["newspaper", "memo", "plain"])
def test_the_pages_of_an_annex_are_not_counted(theme):
    made, look = morning(), Look(theme=theme)
    alone, annexed = (pdf.typeset(made, replace(look, annex=annex)) for annex in (False, True))
    read = PdfReader(io.BytesIO(annexed.content))
    articles = sum(len(one.articles) for one in made.stories)

    assert annexed.pages == alone.pages
    assert len(read.pages) == alone.pages + articles
    assert "the articles" in read.pages[alone.pages].extract_text().lower()


def unknown():
    """A letter of Unicode 14 that few fonts have."""
    letter = "\N{CYPRO-MINOAN SIGN CM001}"
    told = article("Harbour Times", "Sign found", f"They found {letter}, and \ue001 beside it.")
    return letter, edition(story(told.title, (told,), [fact(told.sentences[0])]))


def test_a_letter_that_no_font_has_is_a_box_that_can_be_copied_and_is_named():
    letter, made = unknown()
    (document,) = render(made, ["pdf"])

    named = [note for note in document.notes if "U+12F90" in note]
    if not named:
        pytest.skip("NOT CHECKED: a font of this machine has CYPRO-MINOAN SIGN CM001")
    assert named[0].startswith(f"no font has “{letter}” (CYPRO-MINOAN SIGN CM001), U+12F90; a box is printed; run: ")
    assert letter in pdf_text(document.content)


def test_what_is_for_private_use_is_replaced_and_named():
    _, made = unknown()
    (document,) = render(made, ["pdf"])

    assert "no font has U+E001; it is for private use, so “�” is printed" in document.notes
    assert "\ue001" not in pdf_text(document.content)


def test_of_many_letters_that_no_font_has_the_first_are_named():
    notes = missing.told(range(0x12F90, 0x12FA0), has_packages=False)

    assert len(notes) == 6
    assert all('run: pip install "bulletin[fonts]"' in note for note in notes[:5])
    assert notes[5] == "no font has 11 more characters"
    assert unicodedata.name("\U00012f94") in notes[4]


@pytest.fixture(scope="module")
def packages():
    if len({font.path.parent for font in fonts.installed()}) < 2:
        pytest.skip('NOT CHECKED: run: pip install "bulletin[fonts]"')
    return fonts.installed()


@pytest.mark.parametrize(
    ("text", "language", "families"),
    [
        ("الجسر", "ar", ["World Amiri", "World Almarai"]),
        ("הגשר", "he", ["World NotoSerifHebrew", "World NotoSansHebrew"]),
        ("新桥", "zh", ["World NotoSansSC"]),
        ("新しい橋", "ja", ["World NotoSansJP"]),
        ("새 다리", "ko", ["World NotoSansKR"]),
        ("पुल", "hi", ["World NotoSansDevanagari"]),
        ("สะพาน", "th", ["World NotoSansThai"]),
        ("pont", "fr", []),
    ],
)
def test_only_the_fonts_that_a_page_needs_are_taken(packages, text, language, families):
    own = Path("templates/fonts").glob("*.ttf")
    found = fonts.needed(f'<p lang="{language}">{text}</p>', own, packages)

    assert list(dict.fromkeys(font.family for font in found)) == families


def test_style_sheets_name_every_font_that_was_taken(packages):
    (amiri,) = (font for font in packages if font.path.name == "Amiri-Bold.ttf")
    style = fonts.faces([amiri])

    assert '@font-face { font-family: "World Amiri"; font-weight: 700; src: url("font:Amiri-Bold.ttf"); }' in style
    assert ':root { --world-serif: "World Amiri", "DejaVu Serif", serif; --world-sans: "DejaVu Sans"' in style
