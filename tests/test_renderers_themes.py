"""Themes of other people: what they may have otherwise, and that nothing in them does harm."""

import os
import pickle
import re
from datetime import date, datetime

import pytest

from bulletin.apart import Limits
from bulletin.errors import RenderError, SettingsError, ThemeError
from bulletin.renderers import RENDERERS, render, themes
from bulletin.renderers.look import Look
from bulletin.renderers.unused import unused
from bulletin.renderers.view.layout import lay_out
from bulletin.renderers.view.values import EditionView, StoryView
from bulletin.renderers.words import Words, languages, words
from tests.documents import Page, text_of
from tests.editions import edition, morning, museum

MINE = Look(theme="mine")
PAGE = '{% extends "newspaper/bulletin.html.j2" %}\n{% block head %}{{ super() }}\n'
PLAIN = (str, int, float, bool, type(None), tuple, date, datetime)
NOT_PDF = sorted(set(RENDERERS) - {"pdf"})


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """Writes the files of a theme of one's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def write(**files):
        folder = tmp_path / "themes/mine"
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            path = folder / name.replace("__", "/").replace("_j2", ".j2").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content) if isinstance(content, bytes) else path.write_text(content)
        return folder

    write()
    return write


def html(made=None):
    (document,) = render(made or edition(museum()), ["html"], MINE)
    return document.content.decode()


def test_a_theme_without_files_prints_as_the_default_does(mine):
    for name in NOT_PDF:
        (own,), (usual,) = render(morning(), [name], MINE), render(morning(), [name])
        assert own.name == usual.name
        if own.name in ("bulletin.md", "bulletin.html"):
            assert text_of(own).replace("“mine”", "“newspaper”") == text_of(usual)


@pytest.mark.parametrize("name", NOT_PDF)
def test_every_format_is_made_with_a_theme_of_ones_own_the_same_each_time(mine, name):
    assert render(morning(), [name], MINE) == render(morning(), [name], MINE)


def test_a_template_takes_the_place_of_the_default_s_and_can_begin_with_it(mine):
    mine(
        page_html_j2='{% extends "newspaper/page.html.j2" %}{% block before %}<p class="mine">My own</p>{% endblock %}'
    )

    assert Page(html().encode()).text.count("My own") <= 1

    mine(bulletin_html_j2=PAGE + '<meta name="mine" content="{{ view.title }}">{% endblock %}')

    assert '<meta name="mine" content="Morning Brief">' in html()


def test_a_style_sheet_takes_the_place_of_the_default_s_and_can_begin_with_it(mine):
    usual = themes.named("newspaper").text("screen.css")

    mine(screen_css="b { color: green }")
    assert themes.named("mine").text("screen.css") == "b { color: green }"

    mine(screen_css='/* Mine. */\n@import "newspaper/screen.css";\nb { color: green }')
    assert themes.named("mine").text("screen.css") == f"/* Mine. */\n{usual}\nb {{ color: green }}"
    assert "b { color: green }" in html()


def test_a_theme_brings_fonts(mine):
    mine(fonts__Mine_ttf=b"a font", print_css='@font-face { font-family: Mine; src: url("font:Mine.ttf") }')

    theme = themes.named("mine")

    assert theme.fonts()["Mine.ttf"].read_bytes() == b"a font"
    assert "Mine.ttf" in theme.text("print.css")


def test_scripts_are_the_program_s_own(mine):
    mine(screen_js="alert(1)")

    assert themes.named("mine").text("screen.js") == (themes.shipped() / "newspaper/screen.js").read_text()


def test_nobody_s_theme_takes_the_place_of_a_shipped_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "themes/newspaper").mkdir(parents=True)
    (tmp_path / "themes/No name").mkdir()

    assert themes.named("newspaper").is_shipped
    assert set(themes.known()) == {one.name for one in themes.known().values() if one.parent == themes.shipped()}


def test_an_unknown_theme_is_refused_with_the_nearest_one(mine):
    with pytest.raises(SettingsError, match='unknown theme "newspapr"; did you mean "newspaper"'):
        themes.named("newspapr")
    with pytest.raises(SettingsError, match=r"--theme: unknown theme \"xyzzy\"; themes are .*mine.*newspaper"):
        themes.named("xyzzy", "--theme")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{{ view.titel }}", 'line 3: view has no "titel"; did you mean "title"?'),
        ("{{ vew.title }}", "line 3: 'vew' is undefined"),
        ("{{ view.title {% endblock %}", "line 3: expected token"),
        ("{% endfor %}", "line 3: Encountered unknown tag 'endfor'"),
        ("{{ ''.__class__.__mro__ }}", "line 3: it reaches for what templates may not have"),
        ("{{ view.words.catalog }}", "line 3: it reaches for what templates may not have"),
        ("{{ view.words.locale }}", "line 3: it reaches for what templates may not have"),
        ("{{ view.words.say.__globals__ }}", "line 3: it reaches for what templates may not have"),
        ("{{ self.__init__.__globals__ }}", "line 3: it reaches for what templates may not have"),
        ("{{ cycler.__init__.__globals__.os.environ }}", "line 3: it reaches for what templates may not have"),
        ('{{ "{0.__class__}".format(view) }}', "line 3: it reaches for what templates may not have"),
        ("{{ 1 / 0 }}", "line 3: division by zero"),
        ("{% include 'nowhere.html.j2' %}", 'line 3: there is no template "nowhere.html.j2"'),
        ("{% include '../../../etc/passwd' %}", "line 3: there is no template"),
        ("{% macro one() %}{{ one() }}{% endmacro %}{{ one() }}", "line 3: it calls itself without an end"),
        ("{% for n in range(1000000) %}{% endfor %}", "line 3: Range too big"),
        ("{{ 'x' * 10 ** 10 }}", "what it makes needs more than"),
        ("{{ 'x' * 7 * 10 ** 7 }}", "prints more than 67,108,864 characters"),
        ("<script>alert(1)</script>", "makes a <script> of its own in the head"),
        ("<style>b { color: red }</style>", "makes a <style> of its own in the head"),
        ("<link rel=attachment href=file:///etc/passwd>", "makes a <link> of its own in the head"),
        ("<base href=https://evil.example/>", "makes a <base> of its own in the head"),
        ("<meta http-equiv=refresh content='0;url=https://evil.example'>", "makes a command to the browser"),
        ("<meta charset=utf-8 onload=alert(1)>", "makes a <meta> of its own in the head"),
        ("</head><body onload=alert(1)>", "makes no <body> of its own"),
    ],
)
def test_what_is_wrong_in_a_template_is_named_with_theme_file_and_line(mine, written, said):
    mine(bulletin_html_j2=PAGE + written + "{% endblock %}")

    with pytest.raises(RenderError) as failed:
        html()

    assert failed.value.subject.startswith('theme "mine": bulletin.html.j2')
    assert said in str(failed.value)
    assert failed.value.problem.endswith("; mend it, or render with another --theme")


def test_a_template_reaches_no_file_by_the_folder_that_its_words_lie_in(mine, tmp_path):
    (tmp_path / "secret").write_text("secret")
    mine(words__en_po="", bulletin_txt_j2=f"{{{{ (view.words.own / '{tmp_path}/secret').read_text() }}}}")

    with pytest.raises(ThemeError, match="it reaches for what templates may not have"):
        render(edition(museum()), ["txt"], MINE)


def test_all_that_a_template_reaches_is_text_numbers_days_and_views(mine):
    mine(words__en_po="")
    templates = themes.environment(themes.named("mine"))
    reached, waiting = {}, [lay_out(morning(), MINE)]
    while waiting:
        one = waiting.pop()
        for name in () if id(one) in reached or isinstance(one, PLAIN) else dir(one):
            value = getattr(one, name, None)
            if templates.is_safe_attribute(one, name, value) and not callable(value):
                waiting += value if isinstance(value, tuple) else [value]
        reached[id(one)] = one

    kinds = {type(one) for one in reached.values()}
    assert {EditionView, StoryView, Words} <= kinds
    assert all(kind in PLAIN or kind.__module__.startswith("bulletin.renderers.") for kind in kinds)


def test_a_template_that_comes_to_no_end_is_stopped(mine, monkeypatch):
    monkeypatch.setattr("bulletin.renderers.themes.pages.LIMITS", Limits(1, 1, 1 << 30))
    twice = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    mine(bulletin_html_j2=PAGE + twice + "{% endblock %}")

    with pytest.raises(ThemeError, match=r"bulletin\.html\.j2: what it makes takes longer than 1 seconds; mend it"):
        html()


def test_what_comes_to_no_end_is_named_once_with_the_file_that_is_one_s_own_and_the_formats(mine, monkeypatch):
    from bulletin.pipeline import rendered

    monkeypatch.setattr("bulletin.renderers.themes.pages.LIMITS", Limits(1, 1, 1 << 30))
    twice = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    mine(page_html_j2='{% extends "newspaper/page.html.j2" %}{% block masthead %}' + twice + "{% endblock %}")

    documents, failures = rendered(edition(museum()), ("html", "pdf", "md"), MINE)

    assert [one.name for one in documents] == ["bulletin.md"]
    assert [one.subject for one in failures] == ['html, pdf: theme "mine": page.html.j2']
    assert failures[0].problem.startswith("what it makes takes longer than 1 seconds; mend it")


def test_what_goes_wrong_in_one_format_does_not_touch_the_others(mine):
    from bulletin.pipeline import rendered

    mine(bulletin_html_j2="{{ view.titel }}")

    documents, failures = rendered(edition(museum()), ("md", "html", "json"), MINE)

    assert [one.name for one in documents] == ["bulletin.md", "bulletin.json"]
    assert [one.subject for one in failures] == ['theme "mine": bulletin.html.j2, line 1']


def test_a_theme_whose_book_lacks_files_is_named(mine):
    mine(epub__book_xml_j2='{% include "epub/container.xml.j2" %}')

    with pytest.raises(ThemeError, match=r"epub/book\.xml\.j2: makes 1 files where the book has \d+; mend it"):
        render(edition(museum()), ["epub"], MINE)


def test_a_template_that_escapes_nothing_prints_no_script_and_no_bad_link(mine):
    bad = '<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">a</a><b style="x">b</b>'
    mine(bulletin_html_j2="<!DOCTYPE html>\n<html><head></head><body>{{ view.title|safe }}</body></html>")

    made = html(edition(museum(), title=bad))

    assert "alert" not in re.sub("<head>.*</head>", "", made, flags=re.DOTALL)
    assert "<img><a>a</a><b>b</b>" in made


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('b { background: url("https://evil.example/x.png") }', 'line 2: would fetch "https://evil.example/x.png"'),
        ("b { background: url(//evil.example/x.png) }", "line 2: would fetch"),
        ("b { background: url(x.png) }", "line 2: would fetch"),
        ("@media print { b { background: \\75 rl('file:///etc/passwd') } }", 'would fetch "file:///etc/passwd"'),
        ("b { --x: image-set('https://evil.example/x.png' 1x) }", "line 2: would fetch"),
        ('@font-face { src: url("font:Nowhere.ttf") }', 'line 2: there is no font "Nowhere.ttf"'),
        ('@import "https://evil.example/x.css";', "line 2: takes in"),
        ("@import url(https://evil.example/x.css);", "line 2: takes in"),
        ('@import "newspaper/nowhere.css";', "line 2: takes in"),
        ('@import "../themes/mine/print.css";', "line 2: takes in"),
        ('@import "newspaper/screen.css";\n' * 5000, "line 3: takes in newspaper/screen.css for the second time"),
        ("@media print { @import 'x.css'; }", "line 2: has an @import inside a rule"),
        ("b { content: '</style><script>' }", 'line 2: holds "</"'),
        ("@media print {" * 5000 + "}" * 5000, "has rules in rules, deeper than they can be read"),
        ("b }", "line 2: is no CSS"),
        ("b { color: red\ni { color: blue }", 'line 2: has a "{", a bracket or a comment that nothing closes'),
        ("b { color: red }\n/* i { color: blue }", 'line 3: has a "{", a bracket or a comment that nothing closes'),
        ("b { color: rgb(1, 2, 3 }", 'line 2: has a "{", a bracket or a comment that nothing closes'),
        ("b { color: red;\n  bold;\n}", 'line 3: holds what is neither "name: value;" nor a rule; mend it'),
        ("@media print {\n  b { bold }\n}", 'line 3: holds what is neither "name: value;" nor a rule; mend it'),
    ],
)
def test_a_style_sheet_fetches_nothing_and_ends_no_element(mine, written, said):
    mine(screen_css=f"/* Mine. */\n{written}\n")

    with pytest.raises(ThemeError) as failed:
        html()

    assert failed.value.subject.startswith('theme "mine": screen.css')
    assert said in str(failed.value)


def test_a_value_that_means_nothing_in_a_print_style_sheet_is_told_with_its_line(mine):
    mine(print_css='@import "newspaper/print.css";\nb { color: purpel }\ni { colour: red; color: red }')

    (document,) = render(edition(museum()), ["pdf"], MINE)

    assert document.notes == (
        "print.css of theme mine, line 2: ignored “color: purpel”, invalid value",
        "print.css of theme mine, line 3: ignored “colour: red”, unknown property",
    )


def test_files_and_messages_that_nothing_uses_are_named(mine):
    mine(
        pint_css="b { color: green }",
        my_css="",
        bits_html_j2="",
        words__en_po=CATALOG + 'msgid "Sourcs"\nmsgstr "Where"\n\nmsgid "Sources"\nmsgstr "Where"\n',
        words__fr_po=CATALOG + 'msgid "Sources"\nmsgstr "Où\n',
    )

    sheets = "style sheets are controls.css, epub.css, mail.css, print.css, remembered.css, screen.css, tight.css"
    assert unused("mine") == (
        f"theme mine: my.css is no file of a theme; {sheets}",
        "theme mine: pint.css is no file of a theme; did you mean print.css?",
        "theme mine: words/en.po, line 5: nothing says “Sourcs”; did you mean “Sources”?",
        "theme mine: words/fr.po: line 6: is no message in quotation marks; mend it or take it away",
    )


@pytest.mark.parametrize("name", sorted(themes.known()))
def test_shipped_themes_hold_nothing_of_no_use(name):
    assert unused(name) == ()


def test_a_picture_in_the_style_sheet_itself_is_no_fetch(mine):
    mine(screen_css="b { content: url(data:image/svg+xml,%3Csvg%3E) } h1:has(> a) { fill: url(#a) }")

    assert "data:image/svg+xml" in html()


def test_a_file_that_is_no_text_is_named(mine):
    mine(screen_css=b"b { color: \xff }")

    with pytest.raises(ThemeError, match=r"screen\.css: is not UTF-8 \(byte 12\); save it as UTF-8"):
        html()


def test_the_shipped_style_sheets_hold_to_the_same_rules():
    import tinycss2

    from bulletin.renderers.themes.styles import _check

    for name, folder in themes.known().items():
        theme = themes.Theme(name, (folder, themes.shipped() / themes.DEFAULT))
        for path in folder.rglob("*.css"):
            text = theme.text(str(path.relative_to(folder)))
            _check(theme, path, text, tinycss2.parse_stylesheet(text))


LEAVES = "leads out of the theme's folder, to "


@pytest.mark.parametrize(
    ("format", "file"),
    [
        ("txt", "bulletin.txt.j2"),
        ("md", "bulletin.md.j2"),
        ("html", "bulletin.html.j2"),
        ("html", "screen.css"),
        ("pdf", "print.css"),
        ("pdf", "fonts/Mine.ttf"),
        ("epub", "epub.css"),
        ("html", "words/en.po"),
    ],
)
@pytest.mark.parametrize("of", ["file", "folder"])
def test_a_theme_carries_no_file_of_the_machine_into_a_bulletin(mine, tmp_path, format, file, of):
    secret, link = tmp_path / "secret" / file, mine() / file
    secret.parent.mkdir(parents=True)
    secret.write_text("secret")
    link.parent.mkdir(exist_ok=True)
    if of == "folder" and "/" in file:
        link.parent.rmdir()
        link.parent.symlink_to(secret.parent)
    else:
        link.symlink_to(secret)

    with pytest.raises(ThemeError) as failed:
        render(edition(museum()), [format], MINE)

    assert failed.value.subject.endswith(file)
    assert f"{LEAVES}{secret}" in failed.value.problem


def test_a_template_takes_in_no_file_of_the_machine(mine, tmp_path):
    (tmp_path / "secret").write_text("secret")
    mine(bulletin_txt_j2="{% include 'sub/secret' %}")
    (mine() / "sub").symlink_to(tmp_path)

    with pytest.raises(ThemeError, match=f"sub/secret: {LEAVES}"):
        render(edition(museum()), ["txt"], MINE)


def test_a_theme_may_lie_elsewhere_and_its_files_may_be_each_other(mine, tmp_path):
    mine(print_css="b { color: red }")
    (mine() / "screen.css").symlink_to("print.css")
    mine().rename(tmp_path / "elsewhere")
    (tmp_path / "themes/mine").symlink_to(tmp_path / "elsewhere")

    assert "b { color: red }" in html()


@pytest.mark.parametrize(
    ("format", "file", "most"),
    [
        ("html", "screen_css", 500_000),
        ("html", "bulletin_html_j2", 500_000),
        ("html", "words__en_po", 500_000),
        ("pdf", "fonts__Mine_ttf", 40_000_000),
    ],
)
def test_a_file_that_is_larger_than_any_theme_needs_is_not_read(mine, format, file, most):
    mine(**{file: " " * (most + 1)})

    with pytest.raises(ThemeError, match=f"has {most + 1:,} bytes, and a file of a theme {most:,} at most"):
        render(edition(museum()), [format], MINE)


@pytest.mark.parametrize(
    ("format", "file", "said"),
    [
        ("html", "words/en.po", "is no file; move it away"),
        ("pdf", "fonts/Mine.ttf", "leads nowhere; put what is meant into the folder"),
        ("html", "words/en.po", "leads nowhere; put what is meant into the folder"),
    ],
)
@pytest.mark.parametrize("to", ["nowhere", "itself"])
def test_what_is_called_like_a_file_of_a_theme_and_is_none_is_named(mine, format, file, said, to):
    path = mine() / file
    path.parent.mkdir()
    if said.startswith("leads"):
        path.symlink_to(path if to == "itself" else "nowhere")
    elif to == "itself":
        path.mkdir()
    else:
        os.mkfifo(path)  # to read it would take for ever

    with pytest.raises(ThemeError, match=said) as failed:
        render(edition(museum()), [format], MINE)

    assert failed.value.subject.endswith(file)


CATALOG = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


PLURALS = CATALOG.rstrip() + '\n"Plural-Forms: {}\\n"\n\n'
NOUN = 'msgid "story"\nmsgid_plural "stories"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'


def test_a_theme_says_the_frame_s_words_otherwise(mine):
    mine(words__en_po=CATALOG + 'msgid "Sources"\nmsgstr "Where it stands"\n')

    assert "Where it stands" in html()
    assert "How to read this bulletin" in html()


def test_a_theme_speaks_a_language_more(mine):
    mine(words__nl_po=CATALOG + 'msgid "Sources"\nmsgstr "Bronnen"\n')
    own = themes.named("mine").words

    made = html(edition(museum(), language="nl"))

    assert "nl" in languages(own)
    assert '<html lang="nl"' in made
    assert "Bronnen" in made
    assert "zondag 22 november 2026" in made
    assert "How to read this bulletin" in made


@pytest.mark.parametrize(
    ("name", "catalog", "said"),
    [
        ("words__en_po", 'msgid "only in {source}"\nmsgstr "only in {sauce}"\n', "has other gaps in braces"),
        ("words__en_po", 'msgid "only in {source}"\nmsgstr "{source.__class__}"\n', "has other gaps in braces"),
        ("words__en_po", 'msgid "Sources"\nmsgstr "Where\n', "line 6: is no message in quotation marks"),
        ("words__en_po", 'msgid "Sources\nmsgstr "Where"\n', "line 5: is no message in quotation marks"),
        ("words__en_po", 'msgid "Sources"\nWhere\n', "line 6: is no message in quotation marks"),
        ("words__en_po", 'msgid "a"\nmsgid_plural "b"\nmsgstr[7] "c"\n', "cannot be used"),
        ("words__qq_po", 'msgid "Sources"\nmsgstr "Qqq"\n', "cannot be used"),
        ("words__en_po", 'msgid "Sources"\nmsgstr "Where\\n\\n# Forged"\n', "line 5: holds a line break"),
        ("words__en_po", PLURALS.format("nplurals=2; plural=1/(n-5);"), "those of no language"),
        ("words__en_po", PLURALS.format("nplurals=2; plural=n%0;"), "those of no language"),
        ("words__en_po", PLURALS.format("nplurals=99999999999; plural=n;") + NOUN, "those of no language"),
        ("words__en_po", PLURALS.format("nplurals=2; plural=" + "(" * 30 + "n" + ")" * 30), "too complex"),
        ("words__en_po", CATALOG.replace("utf-8", "zorro"), "unknown encoding: zorro"),
    ],
)
def test_a_catalog_that_cannot_be_used_is_named(mine, name, catalog, said):
    mine(**{name: catalog if catalog.startswith('msgid ""') else CATALOG + catalog})

    with pytest.raises(ThemeError) as failed:
        html(edition(museum(), language=name[7:9]))

    assert failed.value.subject == f"mine/words/{name[7:9]}.po"
    assert said in failed.value.problem


def test_words_can_be_handed_to_another_process():
    assert pickle.loads(pickle.dumps(words("fr"))).say("Sources") == words("fr").say("Sources")


def test_what_is_said_reaches_into_nothing_that_it_is_given():
    assert words("en").say("{x.y} {x}", x="1") == "{x.y} 1"
