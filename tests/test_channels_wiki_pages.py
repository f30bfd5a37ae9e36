"""Which pages a wiki gets: the edition's own, and a part of those that people write, who are never overwritten."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bulletin.channels.wiki import marked
from bulletin.channels.wiki.pages import RefusedError, in_one_line, lay_out
from bulletin.errors import DeliveryError
from bulletin.model import Document
from bulletin.proof.portable import own_articles
from bulletin.verification.verdict import verify
from tests import consigned
from tests.editions import DAY, hostile, third_day

PAGE = "2026-11-22-morning-brief.md"
TITLES = [
    "../../etc/passwd",
    ".git",
    "-rf",
    "CON",
    "a\nb",
    "<script>",
    "新闻",
    "",
    "Tin tức",
    "C:\\x",
    "%2e%2e",
    "x" * 500,
]


class Pages(dict):
    """A wiki that is a dict of its pages."""

    def names(self, folder):
        return [
            name.removeprefix(folder) for name in self if name.startswith(folder) and "/" not in name[len(folder) :]
        ]

    def read(self, name):
        return self.get(name)

    def take(self, consignment, style="github"):
        """Have it brought, and what was left alone."""
        laid = lay_out(consignment, style, self)
        self.update(laid.written)
        return laid.notes

    def text(self, name):
        return self[name].decode()


@pytest.mark.parametrize("title", TITLES)
def test_no_title_leads_out_of_its_folder_or_to_a_device(title):
    wiki = Pages()
    wiki.take(consigned.page(title=title))

    for name in wiki:
        assert re.fullmatch(r"(?:[a-z0-9-]{1,80}|Home|_Sidebar)\.md", name)
        assert name.split(".")[0] not in ("con", "nul", "aux", "prn")


@pytest.mark.parametrize(
    ("style", "names"),
    [
        ("github", {PAGE, "Home.md", "_Sidebar.md", "morning-brief-archive.md"}),
        ("gitea", {PAGE, "Home.md", "_Sidebar.md", "morning-brief-archive.md"}),
        ("gitlab", {PAGE, "home.md", "_sidebar.md", "morning-brief-archive.md"}),
        ("obsidian", {PAGE, "morning-brief-archive.md"}),
    ],
)
def test_each_kind_of_wiki_gets_the_pages_that_it_knows(style, names):
    wiki = Pages()
    wiki.take(consigned.page(), style)

    assert set(wiki) == names


def test_an_edition_that_is_there_changes_nothing_when_it_comes_again():
    wiki = Pages()
    wiki.take(consigned.page())

    assert lay_out(consigned.page(), "github", wiki).written == {}


def test_a_later_build_takes_the_place_of_an_earlier_one():
    wiki = Pages()
    wiki.take(consigned.page())
    wiki.take(consigned.page("The Lenn has fallen.", build=2))

    assert "has fallen" in wiki.text(PAGE)
    assert "has risen" not in wiki.text(PAGE)


def test_a_page_that_a_person_has_edited_stays_and_the_difference_is_told():
    wiki = Pages()
    wiki.take(consigned.page())
    wiki[PAGE] = wiki[PAGE].replace(b"risen", b"risen by two metres")
    before = dict(wiki)

    with pytest.raises(RefusedError, match="edited since") as caught:
        wiki.take(consigned.page("The Lenn has fallen.", build=2))

    assert wiki == before
    assert "-The Lenn has risen by two metres.\n+The Lenn has fallen.\n" in caught.value.difference


def test_a_page_that_was_edited_behind_its_delivery_is_no_failure_of_that():
    wiki = Pages()
    wiki.take(consigned.page())
    wiki[PAGE] += b"A remark.\n"

    with pytest.raises(RefusedError):
        wiki.take(consigned.page(build=2))


def test_an_editor_that_changes_line_ends_has_edited_nothing():
    wiki = Pages()
    wiki.take(consigned.page())
    wiki[PAGE] = wiki[PAGE].replace(b"\n", b"\r\n").rstrip()
    wiki.take(consigned.page("The Lenn has fallen.", build=2))

    assert "has fallen" in wiki.text(PAGE)


def test_a_page_that_somebody_else_wrote_is_not_taken():
    wiki = Pages({PAGE: b"# My morning\n"})

    with pytest.raises(RefusedError, match="somebody else"):
        wiki.take(consigned.page())


def test_a_page_of_another_bulletin_of_that_name_is_not_taken():
    wiki = Pages()
    wiki.take(consigned.page())

    with pytest.raises(RefusedError, match="another bulletin"):
        wiki.take(consigned.page(title="MORNING BRIEF"))


def test_what_people_wrote_around_our_part_of_a_page_stays_byte_by_byte():
    wiki = Pages({"Home.md": b"# Harrow\r\n\r\nWelcome \xff.\r\n"})
    wiki.take(consigned.page())
    wiki["Home.md"] = wiki["Home.md"] + b"\nBelow.\r\n"
    wiki.take(consigned.page(day=DAY + timedelta(days=1)))

    assert wiki["Home.md"].startswith(b"# Harrow\r\n\r\nWelcome \xff.")
    assert wiki["Home.md"].endswith(b"-->\n\nBelow.\r\n")
    assert wiki["Home.md"].count(b"2026-11-2") == 2


def test_who_takes_our_part_out_of_a_page_does_not_find_it_there_again():
    wiki = Pages()
    wiki.take(consigned.page())
    wiki["Home.md"] = b"# Harrow\n"
    (note,) = wiki.take(consigned.page(day=DAY + timedelta(days=1)))

    assert wiki["Home.md"] == b"# Harrow\n"
    assert "Home.md was left as it is" in note


def test_a_part_whose_end_is_missing_is_left_alone():
    wiki = Pages({"Home.md": b"<!-- bulletin:begin morning-brief -->\nMine.\n"})
    notes = wiki.take(consigned.page())

    assert wiki["Home.md"] == b"<!-- bulletin:begin morning-brief -->\nMine.\n"
    assert "Home.md was left as it is" in notes[0]


def test_a_home_page_that_is_no_markdown_gets_no_second_one_beside_it():
    wiki = Pages({"Home.rst": b"Harrow\n"})
    notes = wiki.take(consigned.page())

    assert "Home.md" not in wiki
    assert "Home.rst was left as it is" in notes[0]


def test_two_bulletins_share_a_wiki():
    wiki = Pages()
    wiki.take(consigned.page())
    wiki.take(consigned.page(title="Evening Brief"))

    assert wiki.text("Home.md").count("bulletin:begin") == 2
    assert {"morning-brief-archive.md", "evening-brief-archive.md"} < set(wiki)


def test_the_archive_lists_editions_by_month_the_latest_first():
    wiki = Pages()
    for day in (date(2026, 9, 30), date(2026, 11, 2), date(2026, 10, 1), date(2026, 11, 1)):
        wiki.take(consigned.page(day=day))

    lines = [line for line in wiki.text("morning-brief-archive.md").splitlines() if line and line[0] in "#-"]
    assert lines == [
        "# Morning Brief",
        "## November 2026",
        "- [Monday, 2 November 2026](2026-11-02-morning-brief)",
        "- [Sunday, 1 November 2026](2026-11-01-morning-brief)",
        "## October 2026",
        "- [Thursday, 1 October 2026](2026-10-01-morning-brief)",
        "## September 2026",
        "- [Wednesday, 30 September 2026](2026-09-30-morning-brief)",
    ]


def test_home_has_the_latest_editions_only():
    wiki = Pages()
    for day in range(30):
        wiki.take(consigned.page(day=DAY + timedelta(days=day), language="de"))

    assert wiki.text("Home.md").count("- [") == 10
    assert "Montag, 21. Dezember 2026" in wiki.text("Home.md")
    assert wiki.text("_Sidebar.md").count("- [") == 7
    assert wiki.text("morning-brief-archive.md").count("- [") == 30


@pytest.mark.parametrize(
    ("style", "link"),
    [("github", "](2026-11-21-morning-brief#story-"), ("obsidian", "[[2026-11-21-morning-brief#^story-")],
)
def test_links_lead_to_earlier_editions_that_the_wiki_has_and_the_others_are_words(style, link):
    wiki = Pages()
    wiki.take(consigned.page(day=date(2026, 11, 21)), style)
    wiki.take(consigned.of(third_day()), style)

    assert link in wiki.text(PAGE)
    assert "2026-11-20-morning" not in wiki.text(PAGE)
    assert "bulletin.md" not in wiki.text(PAGE)
    assert "/bulletin" not in wiki.text(PAGE)


@pytest.mark.parametrize("style", ["github", "obsidian", "mkdocs"])
@pytest.mark.parametrize("others", [(), (date(2026, 11, 21),), (date(2026, 11, 20), date(2026, 11, 21))])
def test_a_page_is_proven_as_it_stands_in_a_wiki_and_no_other_word_is(style, others):
    wiki = vault() if style == "mkdocs" else Pages()
    for day in others:
        wiki.take(consigned.page(day=day), style)
    wiki.take(consigned.of(third_day()), style)
    (name,) = (name for name in wiki if "2026-11-22" in name)
    page = Document(name, "text/markdown", wiki[name].replace(b"\n", b"\r\n"))
    forged = [(b"legible", b"illegible"), (b"]: https://", b"]: http://"), (b"bulletin: 4", b"bulletin: 5")]

    assert verify(page, [third_day()], own_articles(third_day())).differences == ()
    for was, becomes in forged[:: 1 if style == "github" else 2]:
        other = replace(page, content=page.content.replace(was, becomes, 1))
        assert other != page
        assert verify(other, [third_day()], own_articles(third_day())).differences


HOSTILE = "--> <!-- bulletin:end morning-brief --> [x](../2026-11-21/bulletin.md) [[2026-11-21/bulletin|y]] <script>"


@pytest.mark.parametrize("style", ["github", "obsidian"])
def test_hostile_headlines_and_titles_forge_no_mark_of_ours(style):
    wiki = Pages()
    wiki.take(consigned.of(hostile(HOSTILE)), style)
    (name,) = (name for name in wiki if name.startswith("2026"))

    assert marked.mark(wiki[name]).is_intact
    front, body = wiki.text(name).split("\n---\n", 1)
    assert f'title: "{HOSTILE}"' in front
    assert len(re.findall(r"(?<!\\)<!-- bulletin:", body)) == 1
    assert not re.search(r"(?<!\\)<script", body)
    assert wiki.get("Home.md", b"<!-- bulletin:end").count(b"<!-- bulletin:end") == 1


def test_a_title_steers_no_terminal_and_ends_no_line():
    assert in_one_line("a\x1b[31m\r\n\u2028b\u202e\x9bc") == "a [31m b c"


NAV = """site_name: Harrow  # the town
theme:
    name: mkdocs
nav:   # by hand
    - Home: index.md
    - 'About': about.md   # who we are
    # the end

# plugins come later
plugins: [search]
"""


def vault(settings=NAV):
    return Pages({"mkdocs.yml": settings.encode(), "docs/index.md": b"# Harrow\n"})


def test_the_nav_of_mkdocs_gets_its_lines_and_all_others_stay_as_they_are():
    wiki = vault()
    wiki.take(consigned.page(), "mkdocs")
    wiki.take(consigned.page(day=DAY + timedelta(days=1)), "mkdocs")

    made = wiki.text("mkdocs.yml")
    ours = made[made.index("    # bulletin:begin") : made.index("# bulletin:end morning-brief\n") + 29]
    assert made.replace(ours, "") == NAV
    assert ours.splitlines()[1:-1] == [
        '    - "Morning Brief":',
        "        - bulletins/morning-brief-archive.md",
        '        - "Monday, 23 November 2026": bulletins/2026-11-23-morning-brief.md',
        '        - "Sunday, 22 November 2026": bulletins/2026-11-22-morning-brief.md',
    ]
    assert "docs/bulletins/2026-11-23-morning-brief.md" in wiki


@pytest.mark.parametrize(
    "nav", ["nav: [index.md]\n", "nav:\n  Home: index.md\n", "nav: !ENV [A, B]\n", "'nav':\n- a.md\n"]
)
def test_a_nav_that_is_no_plain_list_is_left_alone_and_that_is_said(nav):
    wiki = vault(nav)
    (note,) = wiki.take(consigned.page(), "mkdocs")

    assert wiki.text("mkdocs.yml") == nav
    assert "add bulletins/morning-brief-archive.md" in note


def test_without_a_nav_mkdocs_finds_pages_itself():
    wiki = vault("site_name: Harrow\n")

    assert wiki.take(consigned.page(), "mkdocs") == ()
    assert wiki.text("mkdocs.yml") == "site_name: Harrow\n"


@pytest.mark.parametrize("folder", ["../elsewhere", "/etc", ".git", "docs/../..", "!ENV DOCS"])
def test_pages_of_mkdocs_are_written_into_a_folder_beside_its_settings_only(folder):
    with pytest.raises(DeliveryError, match="docs_dir"):
        vault(f"docs_dir: {folder}\n").take(consigned.page(), "mkdocs")
