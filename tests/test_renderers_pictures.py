"""The small pictures: what is drawn, counted from the SVG, and that nothing else is in them."""

import base64
import re
from datetime import UTC, date, datetime
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from bulletin.renderers.pictures import coverage as strip
from bulletin.renderers.pictures.agreement import agreement
from bulletin.renderers.pictures.axis import Dated, spread
from bulletin.renderers.pictures.coverage import Report, Row, coverage
from bulletin.renderers.pictures.dots import Dot, dots
from bulletin.renderers.pictures.drawing import Drawing
from bulletin.renderers.pictures.glyphs import width, written
from bulletin.renderers.pictures.sections import sections
from bulletin.renderers.pictures.tree import Branch, tree

SVG = "{http://www.w3.org/2000/svg}"
DATED = Dated(lambda day: f"{day.day}/{day.month}", lambda day: f"{day.month}/{day.year}")


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def rows(*times, kind="own"):
    return [Row(chr(ord("A") + place), (Report(when, kind),)) for place, when in enumerate(times)]


def svg(picture):
    head, _, coded = picture.uri.partition(",")
    assert head == "data:image/svg+xml;base64"
    return base64.b64decode(coded, validate=True).decode()


def paths(picture):
    """The path data of each class: "f" is solid, "s" an outline, be they in the accent or in grey ("g", "h")."""
    found = {}
    for path in ElementTree.fromstring(svg(picture)).iter(f"{SVG}path"):
        kind = {"g": "f", "h": "s"}.get(path.get("class"), path.get("class"))
        found[kind] = found.get(kind, "") + path.get("d")
    return found


def shapes(picture, kind):
    """How many shapes of a class there are."""
    return paths(picture).get(kind, "").count("M")


def halves(picture):
    """How many half squares there are: triangles among the solid shapes."""
    return len(re.findall(r"M[\d. ]+L[\d. ]+L[\d. ]+Z", paths(picture).get("f", "")))


MADE = {
    "agreement": agreement(2, 1, 3, "alt"),
    "agreement of many": agreement(12, 4, 40, "alt"),
    "coverage": coverage(rows(at(21, 9), date(2026, 11, 21), None), DATED, "alt"),
    "coverage of many": coverage(rows(*(at(20, n % 24) for n in range(40))), DATED, "alt"),
    "line": strip.line([Report(at(21, 9), "own")], (at(20, 0), at(22, 0)), "alt"),
    "tree": tree(["C"], [Branch("A", True), Branch("B", False)], "alt"),
    "dots": dots([Dot(12, "12", "A C"), Dot(14, "14", "B", hollow=True)], "alt"),
    "sections": sections(3, 7, "alt"),
}


@pytest.mark.parametrize("picture", MADE.values(), ids=MADE)
def test_a_picture_is_a_few_plain_paths_and_nothing_that_could_be_fetched_or_run(picture):
    root = ElementTree.fromstring(svg(picture))
    tags = [element.tag.removeprefix(SVG) for element in root]

    assert tags[0] == "style"
    assert set(tags[1:]) == {"path"}
    assert len(tags) <= 6
    carried = {name for element in root.iter() for name in element.attrib}
    assert carried <= {
        "class", "d", "fill", "height", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
        "stroke-width", "viewBox", "width",
    }  # fmt: skip
    assert not re.search("href|url|import|opacity|rgba|script|font|text", svg(picture))


@pytest.mark.parametrize("picture", MADE.values(), ids=MADE)
def test_a_picture_has_its_size_in_whole_pixels_and_all_of_it_is_inside(picture):
    root = ElementTree.fromstring(svg(picture))
    places = [
        tuple(map(float, pair))
        for path in paths(picture).values()
        for pair in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path)
    ]

    assert (int(root.get("width")), int(root.get("height"))) == (picture.width, picture.height)
    assert all(-0.5 <= x <= picture.width + 0.5 and -0.5 <= y <= picture.height + 0.5 for x, y in places)


@pytest.mark.parametrize("picture", MADE.values(), ids=MADE)
def test_numbers_are_rounded_to_a_tenth(picture):
    assert not re.search(r"\.\d\d", "".join(paths(picture).values()))


@pytest.mark.parametrize("picture", MADE.values(), ids=MADE)
def test_what_is_drawn_has_other_colours_in_the_dark(picture):
    drawn = set(paths(picture))

    style = ElementTree.fromstring(svg(picture)).find(f"{SVG}style").text
    assert style.startswith("@media(prefers-color-scheme:dark){")
    assert drawn <= set(re.findall(r"\.(\w)\{", style))


@pytest.mark.parametrize("picture", MADE.values(), ids=MADE)
def test_pictures_are_grey_so_that_they_fit_the_accent_of_any_theme(picture):
    colours = {tuple(bytes.fromhex(found)) for found in re.findall("#([0-9a-f]{6})", svg(picture))}

    assert colours
    assert all(max(colour) - min(colour) <= 10 for colour in colours)


def test_a_fact_has_a_square_for_each_source_told_apart_by_shape():
    mark = agreement(3, 2, 5, "3 of 5 sources, 2 origins")

    assert shapes(mark, "f") == 3
    assert halves(mark) == 1
    assert shapes(mark, "s") == 3, "of the half one and of two that do not state it"
    assert mark.alt == "3 of 5 sources, 2 origins"


def test_many_sources_are_a_bar_whose_parts_are_told_apart_without_colour():
    mark = agreement(12, 4, 40, "")

    assert shapes(mark, "s") == 1, "the frame of all sources"
    assert shapes(mark, "f") > 2, "a solid part and stripes"


def test_equal_marks_are_one_address_which_is_drawn_once():
    assert agreement(2, 2, 3, "x") is agreement(2, 2, 3, "x")
    assert agreement(2, 2, 3, "x").uri == agreement(2, 2, 3, "y").uri


def test_no_two_facts_that_differ_look_alike():
    marks = [agreement(n, o, s, "").uri for s in range(2, 7) for n in range(1, s + 1) for o in range(1, n + 1)]

    assert len(set(marks)) == len(marks)


def test_each_source_is_a_row_and_each_of_its_reports_a_square():
    told = [Row("A C", (Report(at(21, 9), "own"), Report(at(21, 15), "copy"))), Row("B", (Report(at(21, 11), "own"),))]
    picture = coverage(told, DATED, "")

    assert shapes(picture, "f") == 3
    assert halves(picture) == 1


def test_a_known_day_is_a_bar_as_long_as_the_day_and_an_unknown_time_stands_behind_the_axis():
    picture = coverage(rows(at(21, 0), date(2026, 11, 21), None), DATED, "")
    (axis,) = re.findall(r"M([\d.]+) [\d.]+L([\d.]+) [\d.]+", paths(picture)["q"])[:1]
    bars = [tuple(map(float, x)) for x in re.findall(r"M([\d.]+) [\d.]+H([\d.]+)", paths(picture)["f"])]

    assert (float(axis[0]), float(axis[1])) in bars, "the day is the whole axis"
    assert max(low for low, _ in bars) > float(axis[1])


@pytest.mark.parametrize(
    "times",
    [
        (at(21, 9),) * 4,
        (date(2026, 11, 19), date(2026, 11, 21)),
        (date(2026, 11, 19),) * 3,
        (date.min, date.max, datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)),
        (datetime.max.replace(tzinfo=UTC),),
        (datetime.min.replace(tzinfo=UTC),),
        tuple(at(1 + n % 28, n % 24) for n in range(300)),
        (None, at(21, 9)),
    ],
)
def test_any_times_make_a_picture_of_a_bearable_size(times):
    picture = coverage(rows(*times) if len(times) < 20 else [Row("A", (Report(t, "own"),)) for t in times], DATED, "")

    assert 100 < picture.width < 400
    assert 20 < picture.height < 160
    assert len(picture.uri) < 12_000


def test_no_known_time_is_no_picture():
    assert coverage(rows(None, None), DATED, "") is None
    assert strip.line([Report(None, "own")], (at(20, 0), at(22, 0)), "") is None


def test_a_line_is_as_long_for_every_story_and_taller_where_more_came():
    window = (at(20, 0), at(22, 0))
    one = strip.line([Report(at(21, 9), "own")], window, "")
    many = strip.line([Report(at(21, 9), "own")] * 5, window, "")

    assert one.width == many.width
    assert one.uri != many.uri


def test_a_branch_leads_to_each_article_and_is_dashed_where_only_a_credit_shows_it():
    picture = tree(["C"], [Branch("A", True), Branch("B", False), Branch("D", True)], "")

    assert shapes(picture, "f") == 4
    assert halves(picture) == 3
    assert shapes(picture, "q") == 3 + 2, "three branches, the beam and the trunk"
    assert ElementTree.fromstring(svg(picture)).findall(f"{SVG}path[@stroke-dasharray]")[0].get("d").count("M") == 1


def test_a_tree_of_many_articles_counts_the_last():
    few = tree([], [Branch("A", True)] * 12, "")
    many = tree([], [Branch("A", True)] * 40, "")

    assert halves(many) == halves(few) == 12
    assert shapes(many, "t") > shapes(few, "t")


def test_readings_are_dots_and_those_that_no_longer_stand_are_hollow():
    picture = dots([Dot(80, "80", "A", hollow=True), Dot(84, "84", "C")], "")

    assert shapes(picture, "s") == 1
    assert shapes(picture, "f") == 1


def test_a_range_has_two_ends_and_what_is_between_them():
    assert shapes(dots([Dot(12, "12-20", high=20), Dot(60, "60")], ""), "f") == 4


def test_readings_of_one_value_are_no_picture():
    assert dots([Dot(12, "12"), Dot(12, "twelve")], "") is None


def test_labels_never_cover_each_other():
    placed = spread([10, 11, 12, 200], [20, 20, 20, 30], 0, 210)

    ends = [(x - w / 2, x + w / 2) for x, w in zip(placed, [20, 20, 20, 30], strict=True)]
    assert all(before[1] < after[0] for before, after in pairwise(ends))
    assert ends[0][0] >= 0
    assert ends[-1][1] <= 210


@pytest.mark.parametrize("count", [1, 2, 13, 40, 400])
def test_any_number_of_dots_keeps_its_first_and_last_label(count):
    picture = dots([Dot(n, f"{n}/11", "A B") for n in range(count + 1)], "")

    assert shapes(picture, "f") == count + 1
    assert picture.width == 240


@pytest.mark.parametrize(("stories", "most", "cells"), [(1, 1, 1), (3, 7, 3), (20, 25, 20), (2, 300, 1), (300, 300, 1)])
def test_a_section_has_a_cell_for_each_story_as_long_as_they_can_be_counted(stories, most, cells):
    picture = sections(stories, most, "")

    assert shapes(picture, "f") == cells
    assert 1 <= picture.width <= 120


def test_labels_are_strokes_and_what_has_none_is_a_space():
    assert written("A", 0, 0).startswith("M0 6L2 0L4 6")
    assert written('"><script>', 0, 0) == ""
    assert written("Ж", 0, 0) == ""
    assert width("AB") > width("A ") > width("A")
    assert all(written(one, 0, 0) for one in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:/-+?")


def test_the_same_values_are_the_same_bytes():
    again = Drawing()
    again.square(1, 2, "copy")
    other = Drawing()
    other.square(1, 2, "copy")

    assert again.svg(10, 10) == other.svg(10, 10)
