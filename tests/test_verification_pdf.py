"""PDFs that were typeset again with something changed: what depends on where pages end may differ, and nothing else."""

import io
import re
from base64 import b64decode, b64encode
from dataclasses import replace

import pytest
from pypdf import PdfReader

from bulletin.errors import ProofError
from bulletin.model import Document
from bulletin.renderers import render
from bulletin.renderers.look import Look
from bulletin.renderers.pdf import job, setting
from bulletin.verification import pdf
from bulletin.verification.verdict import differences
from tests import forged_pdfs
from tests.editions import article, edition, fact, flood, metro, morning, museum, rates, story

_PICTURE = re.compile(r"(data:image/svg\+xml;base64,)([^\"]+)")


def made():
    return edition(flood(), metro(), rates())


@pytest.fixture(scope="module")
def asked():
    return job(made(), Look())


def typeset(asked, style=None, page=None):
    changed = replace(asked, page=page or asked.page)
    return Document("bulletin.pdf", "", setting.written(setting.laid_out(changed, style or asked.style)))


def test_pages_may_end_elsewhere_and_their_numbers_and_heads_follow(asked):
    higher = typeset(asked, f"{asked.style} html {{ font-size: 12pt }}")

    assert differences(higher, made()) == ()


def test_running_heads_are_no_lines_out_of_order():
    """They are painted behind a page's text and stand above it: once a page, the more pages the more often."""
    known = edition(*(replace(museum(), id=f"{n:016x}", headline=f"Room {n} of the museum opens") for n in range(8)))
    own = job(known, Look(theme="plain"))
    longer = typeset(own, f"{own.style} .passages {{ break-before: page }}")

    assert [one.where for one in differences(longer, known) if "order" in one.where] == []


def test_a_heading_that_is_shortened_may_run_on_over_pages_that_ours_has_not():
    long = tuple(replace(one, headline=f"{one.headline}, as nobody had expected") for one in made().stories)
    known = replace(made(), stories=long)
    asked = job(known, Look())
    longer = typeset(asked, f"{asked.style} .sources {{ break-before: page }}")

    assert "expected" not in "".join(PdfReader(io.BytesIO(longer.content)).pages[-1].extract_text())
    assert differences(longer, known) == ()


def test_text_from_right_to_left_is_not_compared_with_that_of_another_layout_and_this_is_said():
    told = "افتتح المتحف الوطني معرضا جديدا يضم 41 قطعة في 7 قاعات من دار Kingsholm ويستمر 90 يوما حتى الربيع المقبل."
    source = article("جريدة", "معرض جديد", told * 3, language="ar")
    known = edition(story("معرض جديد", [source], [fact(source.sentences[0])]), language="ar", title="الصباح")

    with pytest.raises(ProofError, match="typeset otherwise than here and has text from right to left"):
        differences(typeset(job(known, Look()), f"{job(known, Look()).style} html {{ font-size: 13pt }}"), known)


def test_letters_are_not_pushed_over_others_in_any_layout(asked):
    tighter = typeset(asked, f"{asked.style}{asked.tighter}")
    pushed = replace(tighter, content=forged_pdfs.edited(tighter.content, forged_pdfs.letters_pushed))

    assert differences(tighter, made()) == ()
    assert "the places of its letters" in [one.where for one in differences(pushed, made())]


def test_a_number_of_a_page_that_is_not_true_is_found(asked):
    forged = typeset(asked, f'{asked.style} .page::after {{ content: "\\202f" "9" }}')

    assert differences(forged, made())


@pytest.mark.parametrize(
    "more", ["@page { @top-center { content: 'Nothing new' } }", "@page { @bottom-left { content: 'More' } }"]
)
def test_margins_say_nothing_else(asked, more):
    assert differences(typeset(asked, f"{asked.style} html {{ font-size: 12pt }} {more}"), made())
    assert differences(typeset(asked, f"{asked.style} {more}"), made())


def test_a_picture_that_shows_something_else_is_found(asked):
    def larger(found):
        changed = b64decode(found[2]).replace(b"width='", b"width='1", 1)
        return found[1] + b64encode(changed).decode()

    page = _PICTURE.sub(larger, asked.page, count=1)
    assert page != asked.page
    assert differences(typeset(asked, page=page), made())


@pytest.mark.parametrize(
    "look",
    [Look(annex=True), Look(paper="Letter"), Look(theme="memo"), Look(theme="plain")],
    ids=lambda look: look.generator,
)
def test_a_pdf_of_another_look_is_compared_with_one_of_that_look(look):
    (document,) = render(morning(), ("pdf",), look)
    saved = replace(document, content=forged_pdfs.edited(document.content, lambda writer: None))

    assert differences(saved, morning()) == ()
    assert pdf.is_laid_out_as_printed(saved, document)


def test_that_pages_were_taken_out_is_said_first(asked):
    genuine = typeset(asked, f"{asked.style} .story {{ break-before: page }}")
    without = forged_pdfs.edited(genuine.content, lambda writer: writer.remove_page(1))
    pages = len(PdfReader(io.BytesIO(genuine.content)).pages)
    first, *more = pdf.differences(replace(genuine, content=without), genuine, made())

    assert first == ("the whole document", f"{pages - 1} pages", f"{pages} pages", "")
    assert more
    assert max(len(one.expected) for one in more) < 500
