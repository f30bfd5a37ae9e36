"""Books against the edition that they say they are."""

import io
import struct
import zipfile
from dataclasses import replace

import pytest

from bulletin.errors import ProofError
from bulletin.model import Document
from bulletin.proof.portable import from_portable, own_articles, portable
from bulletin.renderers import render
from bulletin.renderers.look import Look
from bulletin.verification import book
from bulletin.verification.claim import Claim
from bulletin.verification.verdict import claim, differences, format_of, verify, verify_with
from tests.editions import DAY, edition, flood, hostile, morning, museum, third_day
from tests.torture_forgeries import books, is_caught, sample


@pytest.fixture(scope="module")
def printed():
    (document,) = render(morning(), ("epub",))
    return document


def unpacked(document):
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files, *, change=lambda told: None, method=zipfile.ZIP_DEFLATED):
    """A book of these files, each packed as `change` makes of it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items() if isinstance(files, dict) else files:
            told = zipfile.ZipInfo(name, (2026, 11, 22, 6, 30, 0))
            told.compress_type = method
            change(told)
            archive.writestr(told, content)
    return Document("bulletin.epub", "", made.getvalue())


def altered(document, name, old, new):
    files = unpacked(document)
    assert old.encode() in files[name]
    return packed(files | {name: files[name].replace(old.encode(), new.encode(), 1)})


def test_a_book_says_which_edition_it_is(printed):
    assert format_of(replace(printed, name="book")) == "epub"
    assert claim(printed) == Claim("Morning Brief", DAY)
    (other,) = render(hostile("<b> & \"x\" 'y'"), ("epub",), Look(annex=True))
    assert claim(other) == Claim("<b> & \"x\" 'y'", DAY, look=Look(annex=True))


def test_what_build_prints_is_proven_with_the_archive_and_with_a_proof_alone():
    (document,) = render(sample(), ("epub",))

    assert verify(document, [sample()], own_articles(sample())).proven
    assert verify_with(document, from_portable(portable(sample()))).proven


@pytest.mark.parametrize("made", [edition(), third_day(), edition(flood(), title="Утро", language="ru")])
def test_every_book_is_proven(made):
    (document,) = render(made, ("epub",), Look(annex=True))

    assert differences(document, made) == ()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_book_may_be_packed_otherwise(printed, method):
    other = packed(unpacked(printed), method=method)

    assert other.content != printed.content
    assert differences(other, morning()) == ()


def test_a_difference_says_in_which_file_and_line_it_is_and_where_the_sentence_stands(printed):
    (found, *_) = differences(altered(printed, "EPUB/story-1.xhtml", "counted fourteen", "counted fifteen"), morning())

    text = unpacked(printed)["EPUB/story-1.xhtml"]
    line = 1 + text.split(b"counted fourteen")[0].count(b"\n")
    assert found.where == f"EPUB/story-1.xhtml, line {line}"
    assert "counted fifteen injured" in found.printed
    assert "counted fourteen injured" in found.expected
    assert found.source == "North Post, “Harrow under water: Lenn rises faster than forecast”, sentence 2"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("EPUB/story-1.xhtml", "Twelve people", "Thirteen people"),
        ("EPUB/story-1.xhtml", "https://northpost.example", "https://southpost.example"),
        ("EPUB/story-1.xhtml", 'href="#story-', 'href="javascript:alert(1)" data-x="#story-'),
        ("EPUB/story-1.xhtml", "</body>", "<script>alert(1)</script></body>"),
        ("EPUB/story-1.xhtml", "</body>", "<p>Nobody has been found.</p></body>"),
        ("EPUB/story-1.xhtml", "<p class=\"fact\"", "<p hidden=\"hidden\" class=\"fact\""),
        ("EPUB/style.css", "body {", 'p::before { content: "not "; } body {'),
        ("EPUB/package.opf", '<itemref idref="story-2"/>', ""),
        ("EPUB/package.opf", "No", "Nо"),
        ("EPUB/nav.xhtml", "Lenn bursts", "Lenn breaks"),
        ("EPUB/toc.ncx", "Lenn bursts", "Lenn breaks"),
        ("EPUB/package.opf", "urn:uuid:", "urn:uuid:0"),
        ("META-INF/container.xml", "EPUB/package.opf", "EPUB/other.opf"),
        ("mimetype", "epub", "epud"),
    ],
)  # fmt: skip
def test_a_forged_file_is_caught(printed, name, old, new):
    if old not in unpacked(printed)[name].decode():
        old, new = "textual", "visual"
    assert differences(altered(printed, name, old, new), morning())


def test_a_byte_that_is_no_text_is_not_taken_for_its_name():
    made = edition(museum(), title="The letter \\xff")
    (document,) = render(made, ("epub",))
    files = unpacked(document)
    forged = files["EPUB/title.xhtml"].replace(rb"\xff", b"\xff")

    assert forged != files["EPUB/title.xhtml"]
    assert differences(packed(files | {"EPUB/title.xhtml": forged}), made)


def test_a_fixed_sample_of_forged_books_is_caught():
    assert [kind for kind, document in books(sample(), 14) if not is_caught(document, sample())] == []


def test_a_picture_cannot_be_another(printed):
    files = unpacked(printed)
    name = next(name for name in files if name.endswith(".svg"))

    (found, *_) = differences(packed(files | {name: files[name].replace(b"<path", b"<text", 1)}), morning())

    assert found.where.startswith(name)


@pytest.mark.parametrize("name", ["EPUB/more.xhtml", "META-INF/encryption.xml", "EPUB/", "../evil", "script.js"])
def test_a_file_too_many_is_named(printed, name):
    (found,) = differences(packed(unpacked(printed) | {name: b"<html/>"}), morning())

    assert found == ("the list of files", name, "", "")


def test_a_file_that_is_missing_or_stands_elsewhere_is_named(printed):
    files = unpacked(printed)
    missing = {name: content for name, content in files.items() if name != "EPUB/story-2.xhtml"}
    moved = {"EPUB/style.css": files["EPUB/style.css"], **files}

    (found,) = differences(packed(missing), morning())
    assert (found.where, found.printed, found.expected) == ("the list of files", "", "EPUB/story-2.xhtml")
    assert differences(packed(dict(moved)), morning())


def attributes(told):
    told.external_attr = 0o120777 << 16


def extra(told):
    told.extra = struct.pack("<2H", 0x7075, 0)


def comment(told):
    told.comment = b"read me"


def squeezed(told):
    told.compress_type = zipfile.ZIP_BZIP2


@pytest.mark.parametrize("change", [attributes, extra, comment, squeezed])
def test_a_zip_that_is_packed_in_odd_ways_is_no_book(printed, change):
    with pytest.raises(ProofError, match="cannot be read as EPUB"):
        differences(packed(unpacked(printed), change=change), morning())


def appended(content):
    return content + content


def prefixed(content):
    return b"PK\3\4" + content


def commented(content):
    return content[:-2] + b"\4\0read"


def renamed_within(content):
    """In front of the file stands another name than in the list of all."""
    return content.replace(b"EPUB/story-1.xhtml", b"EPUB/story-9.xhtml", 1)


def renamed_in_the_list(content):
    at = content.rindex(b"EPUB/story-1.xhtml")
    return content[:at] + b"EPUB/story-9.xhtml" + content[at + 18 :]


def hidden(content):
    """The list of all leaves a file out that lies there."""
    end = struct.unpack_from("<2H2I", content, len(content) - 14)
    at = content.rindex(b"PK\1\2")
    size = len(content) - 22 - at
    last = content[-22:-14] + struct.pack("<2H2I", end[0] - 1, end[1] - 1, end[2] - size, end[3]) + b"\0\0"
    return content[:at] + last


def cut(content):
    return content[:-30]


def no_zip(content):
    return b"PK" + bytes(1000)


@pytest.mark.parametrize(
    "forge", [appended, prefixed, commented, renamed_within, renamed_in_the_list, hidden, cut, no_zip]
)
def test_a_zip_that_readers_may_see_differently_is_no_book(printed, forge):
    with pytest.raises(ProofError, match="cannot be read as EPUB"):
        differences(replace(printed, content=forge(printed.content)), morning())


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_no_book(printed):
    files = [*unpacked(printed).items(), ("EPUB/story-1.xhtml", b"<html/>")]

    with pytest.raises(ProofError, match="two files have one name"):
        differences(packed(files), morning())


def test_a_bomb_is_not_unpacked(printed):
    bomb = packed(unpacked(printed) | {"EPUB/bomb.xhtml": bytes(book._MOST_BYTES)})

    assert len(bomb.content) < 1 << 20
    with pytest.raises(ProofError, match="unpacks to more than any edition has"):
        differences(bomb, morning())


def test_a_file_that_says_it_is_smaller_than_it_is_is_no_book():
    (document,) = render(edition(museum()), ("epub",))
    files = unpacked(document) | {"EPUB/bomb.xhtml": bytes(1 << 20)}
    lying = packed(files).content.replace(struct.pack("<I", 1 << 20), struct.pack("<I", 1))

    with pytest.raises(ProofError, match="cannot be read as EPUB"):
        differences(Document("bulletin.epub", "", lying), edition(museum()))


def test_a_feed_is_proven_by_the_documents_of_its_editions():
    (document,) = render(morning(), ("atom",))

    with pytest.raises(ProofError, match="each of its editions is proven by its own documents"):
        claim(document)
