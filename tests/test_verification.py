"""Documents against the edition that they say they are."""

import io
import json
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from bulletin.errors import ProofError
from bulletin.model import Document
from bulletin.proof.portable import from_portable, own_articles, portable
from bulletin.renderers import render
from bulletin.renderers.look import Look
from bulletin.verification.candidates import candidates
from bulletin.verification.claim import Claim
from bulletin.verification.verdict import claim, differences, format_of, verify, verify_with
from tests import checkers, forged_pdfs
from tests.editions import DAY, edition, flood, hostile, metro, morning, museum
from tests.forgeries import KINDS
from tests.torture_forgeries import TEXTS, in_text, is_caught, pdfs, sample, texts

FORMATS = ("md", "html", "json", "pdf")


@pytest.fixture(scope="module")
def printed():
    return dict(zip(FORMATS, render(morning(), FORMATS), strict=True))


@pytest.fixture(scope="module")
def small():
    (document,) = render(museum_edition(), ("pdf",))
    return document


def museum_edition():
    return edition(museum())


def altered(document, old, new):
    changed = document.content.replace(old.encode(), new.encode(), 1)
    assert changed != document.content
    return replace(document, content=changed)


@pytest.mark.parametrize("name", TEXTS)
def test_what_build_prints_is_proven_with_the_archive_and_with_a_proof_alone(name):
    document = in_text(sample(), name)

    assert verify(document, [sample()], own_articles(sample())).proven
    assert verify_with(document, from_portable(portable(sample()))).proven


def test_a_forgery_of_each_kind_is_caught_in_each_format_and_flavor():
    forged = list(texts(sample(), len(TEXTS) * len(KINDS)))

    assert {kind for kind, _ in forged} == {*KINDS}
    assert [(kind, document.name) for kind, document in forged if not is_caught(document, sample())] == []


def test_forged_pages_that_are_typeset_again_are_caught():
    assert [
        kind for kind, document in pdfs(museum_edition(), 2, seed=1) if not is_caught(document, museum_edition())
    ] == []


def test_a_pdf_may_be_typeset_otherwise():
    from bulletin.renderers.pdf import job, setting

    made = edition(flood(), metro())
    asked = job(made, Look())
    typeset = setting.written(setting.laid_out(asked, asked.style, asked.tighter))

    assert differences(Document("bulletin.pdf", "", typeset), made) == ()


@pytest.mark.parametrize("name", TEXTS)
def test_documents_say_which_edition_they_are(name):
    assert claim(in_text(morning(), name)) == Claim("Morning Brief", DAY, look=TEXTS[name][1])


def test_a_pdf_says_so_in_its_properties(printed):
    assert claim(printed["pdf"]) == Claim("Morning Brief", DAY, "Sunday, 22 November 2026")


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "json"])
def test_lines_may_end_otherwise(name):
    document = in_text(morning(), name)
    other = replace(document, content=b"\xef\xbb\xbf" + document.content.replace(b"\n", b"\r\n"))

    assert differences(other, morning()) == ()


@pytest.mark.parametrize("name", ["md", "txt"])
def test_a_lone_carriage_return_ends_no_line_for_terminals_print_over_it(name):
    (document,) = render(sample(), (name,))
    other = replace(document, content=document.content.replace(b"\n", b"\r"))

    assert not is_caught(document, sample())
    assert is_caught(other, sample())


WIKIS = {"commonmark": "md", "gfm": "md", "obsidian": "md", "mediawiki": "mediawiki", "dokuwiki": "dokuwiki"}


@pytest.mark.parametrize("flavor", WIKIS)
@pytest.mark.parametrize("ending", ["md", "markdown", "mediawiki", "dokuwiki", "txt", "page"])
def test_a_page_is_proven_under_a_name_of_its_own_dialect_only(flavor, ending):
    (document,) = render(sample(), ("md",), Look(flavor=flavor))
    own = {"markdown": "md", "txt": "dokuwiki", "page": WIKIS[flavor]}.get(ending, ending)

    assert is_caught(replace(document, name=f"bulletin.{ending}"), sample()) == (own != WIKIS[flavor])


def test_a_page_under_another_name_says_what_it_should_be_called():
    (document,) = render(morning(), ("md",), Look(flavor="dokuwiki"))

    with pytest.raises(ProofError, match=r'is a page in dokuwiki, which "\.md" is not.*name it bulletin\.dokuwiki'):
        differences(replace(document, name="bulletin.md"), morning())


@pytest.fixture
def in_theme(tmp_path, monkeypatch):
    """A document of a format in the theme "evil" of the current folder, which says something of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def made(name, file, content):
        path = tmp_path / "themes/evil" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
        (document,) = render(museum_edition(), (name,), Look(theme="evil"))
        return document

    return made


WORDS = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Sources"\nmsgstr "Lies"\n'


@pytest.mark.parametrize(
    ("name", "file", "content"),
    [
        ("md", "bulletin.md.j2", '{% include "newspaper/bulletin.md.j2" %}\nThe mayor lies.\n'),
        ("html", "screen.css", "h1::after { content: 'The mayor lies.' }"),
        ("html", "words/en.po", WORDS),
        ("pdf", "print.css", "h1::after { content: 'The mayor lies.' }"),
    ],
)
def test_what_a_theme_of_ones_own_says_is_not_proven(in_theme, name, file, content):
    document = in_theme(name, file, content)
    archived, proof = own_articles(museum_edition()), from_portable(portable(museum_edition()))
    said = "is made with the theme evil, which is not shipped with bulletin: name it with --theme evil if you trust"

    for trusted in ("", "other", "newspaper"):
        with pytest.raises(ProofError, match=said):
            verify(document, [museum_edition()], archived, trusted=trusted)
        with pytest.raises(ProofError, match=said):
            verify_with(document, proof, trusted)
    verdicts = verify(document, [museum_edition()], archived, trusted="evil"), verify_with(document, proof, "evil")
    assert [(one.proven, one.theme) for one in verdicts] == [(True, "evil")] * 2


def test_a_theme_whose_name_is_a_command_is_not_repeated():
    forged = Document("a.md", "", b'---\ngenerator: "bulletin; theme=x$(id)"\n---\n')

    with pytest.raises(ProofError, match=r"with a theme that is not shipped with bulletin$"):
        differences(forged, morning())


@pytest.mark.parametrize("theme", ["newspaper", "memo", "plain"])
def test_a_shipped_theme_needs_no_trust(theme):
    (document,) = render(museum_edition(), ("html",), Look(theme=theme))

    assert verify(document, [museum_edition()], own_articles(museum_edition()), trusted="evil").theme == ""


def test_json_may_be_set_out_otherwise(printed):
    value = json.loads(printed["json"].content)
    other = replace(printed["json"], content=json.dumps(value, sort_keys=True).encode())

    assert differences(other, morning()) == ()


def test_html_may_be_written_otherwise(printed):
    other = (
        printed["html"].content.replace(b'<ul class="glance">', b"<UL  class='glance' >").replace(b"</ul>", b"</UL >")
    )

    assert differences(replace(printed["html"], content=other), morning()) == ()


def test_a_difference_says_what_is_printed_what_is_archived_and_where_that_stands(printed):
    (found,) = differences(altered(printed["md"], "counted fourteen", "counted fifteen"), morning())

    line = 1 + printed["md"].content.split(b"counted fourteen")[0].count(b"\n")
    assert found.where == f"line {line}"
    assert "counted fifteen injured" in found.printed
    assert "counted fourteen injured" in found.expected
    assert found.source == "North Post, “Harrow under water: Lenn rises faster than forecast”, sentence 2"


@pytest.mark.parametrize("name", ["md", "html", "json"])
def test_a_message_about_one_word_is_short(printed, name):
    found = differences(altered(printed[name], "counted fourteen", "counted fifteen"), morning())

    assert all(len(one.printed) < 300 for one in found)
    assert all(one.source.startswith("North Post") for one in found)


def test_empty_lines_are_named(printed):
    (found,) = differences(altered(printed["md"], "\n\n", "\n\n\n"), morning())

    assert (found.printed, found.expected) == ("1 empty line", "")


@pytest.mark.parametrize(
    "inserted",
    [
        "<p>More.</p>", "<!-- more -->", "<script></script>", '<p hidden="">', "<img src='a.png' alt=''>",
        "<style>p::before{content:'not '}</style>",
    ],
)  # fmt: skip
def test_nothing_is_added_to_a_page(printed, inserted):
    assert differences(altered(printed["html"], "</main>", f"{inserted}</main>"), morning())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('href="https://northpost.example', 'href="https://southpost.example'), ('id="story-', 'id="stori-'),
        ('title="Harbour Times, sentence 1"', 'title="Harbour Times, sentence 2"'), ('class="note"', 'class="said"'),
        ('href="https', "href=\"javascript:'https"),
    ],
)  # fmt: skip
def test_what_elements_carry_is_compared(printed, old, new):
    assert differences(altered(printed["html"], old, new), morning())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("every((term)", "some((term)"),  # the script finds something else
        ("// Filters\n", "// Filters "),  # a comment that swallows the next line
        ("script-src &#39;sha256-", "script-src &#39;unsafe-inline&#39; &#39;sha256-"),
        ("default-src &#39;none&#39;", "default-src https:"),
        ("trusted-types &#39;none&#39;", "trusted-types *"),
        ("<mark>The fire service counted fourteen", "<mark>The fire service counted forty"),
        ("sentence 1</p>", "sentence 2</p>"),
        ('<details class="evidence">', '<details class="evidence" open="">'),
    ],
)
def test_what_a_page_folds_away_and_what_it_does_is_compared(printed, old, new):
    assert differences(altered(printed["html"], old, new), morning())


def test_an_attribute_that_looks_like_two_is_no_match_for_two(printed):
    forged = altered(
        printed["html"], 'class="voices" href="https://northpost', 'class=\'voices" href="https://northpost'
    )

    assert differences(replace(forged, content=forged.content.replace(b'/chess">', b"/chess'>", 1)), morning())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"title":', '"title": "Evening Brief", "title":'), ('"language": "en"', '"language": "en", "more": "text"'),
        ('"origins": 2', '"origins": 2.0'), ('"also_reported": [', '"also_reported": [[], '),
        ('"update": false', '"update": 0'),
    ],
)  # fmt: skip
def test_json_holds_the_same_value_and_no_more(printed, old, new):
    forged = altered(printed["json"], old, new)

    assert is_caught(forged, morning())
    assert is_caught_by_proof(forged)


def is_caught_by_proof(document):
    try:
        return not verify_with(document, from_portable(portable(morning()))).proven
    except ProofError:
        return True


def test_texts_that_a_proof_does_not_hold_are_known_by_their_sha256(printed):
    proof = from_portable(portable(morning()))
    forged = altered(printed["json"], "She is fifteen.", "She is fourteen")

    assert [one.where for one in verify_with(forged, proof).differences] == ["what the proof does not hold"]


def written(document, change):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(document.content)))
    change(writer)
    content = io.BytesIO()
    writer.write(content)
    return replace(document, content=content.getvalue())


@pytest.mark.parametrize(
    "change",
    [
        lambda writer: writer.add_blank_page() and None,
        lambda writer: writer.add_annotation(0, FreeText(text="More.", rect=(50, 50, 200, 100))),
        lambda writer: writer.add_outline_item(title="More", page_number=0),
        lambda writer: writer.add_metadata({"/Title": "Evening Brief"}),
        lambda writer: writer.insert_page(writer.pages[0], 0) and None,
    ],
    ids=["page", "note", "bookmark", "title", "page twice"],
)
def test_what_is_added_to_a_pdf_is_found(small, change):
    assert differences(written(small, change), museum_edition())


def test_a_pdf_that_was_only_saved_again_is_proven(small):
    assert differences(written(small, lambda writer: None), museum_edition()) == ()


@pytest.mark.parametrize("edit", forged_pdfs.EDITS[2::5], ids=lambda edit: edit.__name__)
def test_a_pdf_that_was_edited_by_hand_is_caught(small, edit):
    assert differences(replace(small, content=forged_pdfs.edited(small.content, edit)), museum_edition())


@pytest.mark.parametrize("option", ["--linearize", "--object-streams=generate", "--qdf", "--coalesce-contents"])
def test_a_pdf_that_qpdf_saved_again_is_proven(printed, option, tmp_path):
    made, saved = tmp_path / "made.pdf", tmp_path / "saved.pdf"
    made.write_bytes(printed["pdf"].content)
    checkers.judged(checkers.program("qpdf"), option, made, saved)

    assert differences(replace(printed["pdf"], content=saved.read_bytes()), morning()) == ()


def test_a_pdf_that_programs_read_otherwise_is_refused(small):
    saved = written(small, lambda writer: None).content
    twice = re.sub(rb"(/Type /Page\n)", rb"\1/Contents 1 0 R\n", saved, count=1)
    again = saved + b"\n1 0 obj\n<<>>\nendobj\n"

    assert twice != saved
    for content in (twice, again):
        with pytest.raises(ProofError, match=r"Multiple definitions|there twice|cannot be read"):
            differences(replace(small, content=content), museum_edition())


def test_a_pdf_that_was_typeset_here_is_compared_to_the_last_stroke(small):
    again = verify(written(small, lambda writer: None), [museum_edition()], own_articles(museum_edition()))
    other = replace(small, content=forged_pdfs.edited(small.content, forged_pdfs.letters_renamed))
    renamed = verify(other, [museum_edition()], own_articles(museum_edition()))

    assert (again.proven, again.text_only) == (True, False)
    assert not renamed.proven


@pytest.mark.parametrize("name", ["md", "html"])
@pytest.mark.parametrize("ending", [b"", b"\n\n", b" \r\n"])
def test_white_space_at_the_very_end_is_nothing(printed, name, ending):
    other = replace(printed[name], content=printed[name].content.rstrip() + ending)

    assert differences(other, morning()) == ()


def test_elements_that_hold_nothing_may_be_closed_as_prettifiers_do(printed):
    other = altered(printed["html"], '<meta charset="utf-8">', '<meta charset="utf-8" />')

    assert differences(other, morning()) == ()


def test_an_older_build_of_the_day_is_proven_by_itself(printed):
    newer = edition(flood(), museum())
    verdict = verify(printed["md"], [newer, morning()], own_articles(morning()))

    assert verdict.differences == ()
    assert (verdict.edition, verdict.current) == (morning(), False)


def test_a_forged_document_is_compared_with_the_build_that_it_is_nearest_to(printed):
    forged = altered(printed["md"], "counted fourteen", "counted fifteen")
    verdict = verify(forged, [edition(museum()), morning()], own_articles(morning()))

    assert verdict.edition == morning()
    assert len(verdict.differences) == 1


def test_a_document_that_prints_its_edition_is_not_proven_when_the_archive_does_not_bear_that_out(printed):
    verdict = verify(printed["md"], [morning()], lambda id, digest: [])

    assert not verdict.differences
    assert not verdict.proven


def test_a_document_of_no_known_edition_is_not_proven(printed):
    with pytest.raises(ProofError, match="is of no edition in the archive"):
        verify(printed["md"], [], own_articles(morning()))


class Kept:
    """An archive of one morning, and one evening with another title."""

    def __init__(self):
        self.known = (morning(), replace(morning(), title="Evening  Brief"))

    def listing(self):
        return [type("Listed", (), {"day": e.date, "title": e.title}) for e in self.known]

    def builds(self, day, title):
        return tuple(e for e in self.known if (e.date, e.title) == (day, title))


@pytest.mark.parametrize(
    ("said", "titles"),
    [
        (Claim("Morning Brief", DAY), ["Morning Brief"]),
        (Claim("Evening Brief", DAY), ["Evening  Brief"]),
        (Claim("Another", DAY), ["Morning Brief", "Evening  Brief"]),
        (Claim("Morning Brief", None, "Sunday, 22 November 2026"), ["Morning Brief"]),
        (Claim("Morning Brief", DAY, "dimanche 22 novembre 2026"), ["Morning Brief"]),
        (Claim("Morning Brief", DAY, "Saturday, 21 November 2026"), []),
        (Claim(), []),
    ],
)
def test_the_edition_is_looked_for_by_title_and_day(said, titles):
    assert [found.title for found in candidates(said, Kept())] == titles


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("a.pdf", b"", "pdf"),
        ("a.HTM", b"", "html"),
        ("a.markdown", b"", "md"),
        ("mail", b"%PDF-1.7", "pdf"),
        ("b", b" {", "json"),
    ],
)
def test_a_format_is_told_by_the_name_else_by_the_first_bytes(name, content, format):
    assert format_of(Document(name, "", content)) == format


HOSTILE = {
    "deep.json": b"[" * 200_000,
    "number.json": b'{"title": ' + b"9" * 100_000 + b"}",
    "nan.json": b'{"title": NaN}',
    "half.md": b"\xff\xfe\x00",
    "notes.txt": b"Dear reader",
    "zero.pdf": b"\0" * 1000,
    "head.pdf": b"%PDF-1.7\n1 0 obj",
    "empty.pdf": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_refused_with_a_reason(name):
    with pytest.raises(ProofError, match=name):
        claim(Document(name, "", HOSTILE[name]))


@pytest.mark.parametrize(
    "document",
    [
        Document("deep.html", "", b"<div>" * 20_000), Document("open.html", "", b"<!--" * 3_000),
        Document("nul.html", "", b"<p>\0</p>"), Document("nul.md", "", b"\0" * 1000),
        Document("long.md", "", b"a\n" * 1_000_000), Document("huge.md", "", b"a" * 6_000_000),
        Document("nothing.md", "", b""),
    ],
    ids=lambda document: document.name,
)  # fmt: skip
def test_what_is_no_edition_at_all_is_told_in_few_words(document):
    assert claim(document) == Claim()
    found = differences(document, museum_edition())
    assert 0 < len(found) <= 20
    assert all(len(one.printed) + len(one.expected) < 1000 for one in found)


@pytest.mark.parametrize("text", ["<b>&amp;</b>", "a\u00a0b…“c”", "* # [x](y) ~ `", "Müller‐Lüdenscheidt 东京"])
@pytest.mark.parametrize("name", TEXTS)
def test_hostile_texts_of_sources_verify_like_others(text, name):
    document = in_text(hostile(text), name)
    other = replace(document, content=document.content + b"\n")

    assert differences(document, hostile(text)) == ()
    assert bool(differences(other, hostile(text))) is False
