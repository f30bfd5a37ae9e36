"""What recipients get is what was built: documents of an edition or a part of it, printed once."""

import pytest

from bulletin.delivery.consignments import printer
from bulletin.errors import DeliveryError
from bulletin.parcels import Wanted
from bulletin.renderers import render
from bulletin.renderers.look import Look
from bulletin.verification.verdict import claim, differences
from tests.command import bulletin
from tests.editions import edition, flood, morning, museum, rates

SHELF = '[[folder]]\nname = "shelf"\npath = "shelf"\nformats = ["html"]\n'
BUILT = Look("memo", "Letter", annex=True, flavor="obsidian")


def built(folder, made, look, *formats):
    for document in render(made, formats, look):
        (folder / document.name).write_bytes(document.content)
    return folder


def test_a_pdf_has_the_bytes_of_the_file_that_was_built_whatever_settings_say(tmp_path):
    made = edition(museum())
    folder = built(tmp_path, made, BUILT, "pdf")

    (sent,) = printer(made, Look(), folder)(Wanted(("pdf",), language="en", flavor="gfm"))

    assert sent.content == (folder / "bulletin.pdf").read_bytes()


def test_every_document_is_the_one_that_was_built(tmp_path):
    formats = ("md", "html", "txt", "epub", "json")
    folder = built(tmp_path, morning(), BUILT, *formats)

    sent = printer(morning(), Look(), folder)(Wanted(formats))

    assert [one.content for one in sent] == [(folder / one.name).read_bytes() for one in sent]


def test_each_file_is_taken_as_it_looks_itself_and_what_is_not_there_like_another(tmp_path):
    folder = built(tmp_path, morning(), Look("memo"), "html")
    built(folder, morning(), Look("plain"), "txt")

    page, text, book = printer(morning(), Look(), folder)(Wanted(("html", "txt", "epub")))

    assert [claim(one).look.theme for one in (page, text, book)] == ["memo", "plain", "memo"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b'<meta name="generator" content="bulletin; theme=memo"><h1>Another Title</h1>',
        b'<meta name="generator" content="bulletin; theme=nowhere"><h1>Morning Brief</h1>',
        b'<meta name="generator" content="bulletin; theme=../../etc"><h1>Morning Brief</h1>',
    ],
)
def test_a_file_that_is_not_of_this_edition_says_nothing_of_it(tmp_path, content):
    (tmp_path / "bulletin.html").write_bytes(content)

    (sent,) = printer(morning(), Look("plain"), tmp_path)(Wanted(("html",)))

    assert sent == render(morning(), ["html"], Look("plain"))[0]


def test_a_part_that_lies_there_makes_nothing_else_a_part(tmp_path):
    folder = built(tmp_path, morning(), Look("memo", sections=("Economy",), language="de"), "html")

    (sent,) = printer(morning(), Look(), folder)(Wanted(("html",)))

    assert sent == render(morning(), ["html"], Look("memo"))[0]


def test_a_group_gets_its_sections_in_its_language_as_they_were_built_and_proven(tmp_path):
    folder = built(tmp_path, morning(), Look("memo"), "html")

    (sent,) = printer(morning(), Look(), folder)(Wanted(("html",), ("Economy", "Sport"), "de"))

    assert claim(sent).look == Look("memo", sections=("Economy",), language="de")
    assert differences(sent, morning()) == ()


def test_only_markdown_is_in_a_flavor():
    printed = printer(morning(), Look(flavor="gfm"))

    wiki, page = printed(Wanted(("md", "html"), flavor="mediawiki"))
    (usual,) = printed(Wanted(("md",)))

    assert (wiki.name, page) == ("bulletin.mediawiki", render(morning(), ["html"], Look(flavor="gfm"))[0])
    assert claim(usual).look.flavor == "gfm"


def test_where_nothing_of_a_section_is_told_there_is_nothing_to_send():
    assert printer(edition(flood()), Look())(Wanted(("html", "txt"), ("Economy",))) == ()
    assert printer(edition(), Look())(Wanted(("html",), ("Economy",))) == ()


def test_a_document_is_printed_once_however_often_it_is_wanted():
    printed = printer(edition(flood(), rates()), Look())
    (first,) = printed(Wanted(("html",), ("Economy",)))

    assert printed(Wanted(("txt", "html"), ("Economy", "Arts"), "en"))[1] is first
    assert printed(Wanted(("html",)))[0] is not first


def test_what_cannot_be_made_is_a_delivery_that_fails_in_words():
    printed = printer(morning(), Look())

    with pytest.raises(DeliveryError, match="Morning Brief, 2026-11-22, json: is always the whole edition"):
        printed(Wanted(("json",), ("Economy",)))
    with pytest.raises(DeliveryError, match='cannot be printed in "xx"'):
        printed(Wanted(("txt",), language="xx"))


def test_what_is_delivered_to_a_folder_has_the_bytes_of_what_was_built(tmp_path):
    article = tmp_path / "articles/ferry.txt"
    article.parent.mkdir()
    article.write_text("Ferry runs aground\n\nThe ferry Saint Odile ran aground off Corrin on Tuesday evening.\n")
    (tmp_path / "bulletin.toml").write_text(f'title = "Morning Brief"\narchive = "archive.db"\n{SHELF}')
    build = bulletin(
        "build", "articles", "--date", "2026-11-22", "--theme", "memo", "--annex", "--format", "html", cwd=tmp_path
    )
    assert build.returncode == 0, build.stderr

    done = bulletin("deliver", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    (sent,) = (path for path in (tmp_path / "shelf").rglob("bulletin.html") if "latest" not in path.parts)
    assert sent.read_bytes() == (tmp_path / "out/2026-11-22/bulletin.html").read_bytes()
