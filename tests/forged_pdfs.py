"""A PDF with one thing in it changed by hand, and not typeset again: what `verify` has to catch, one function each."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

_ELSEWHERE = "https://elsewhere.example/"
_LINE = b"BT /F9 20 Tf 1 0 0 rg 60 500 Td (MORE NEWS) Tj ET"
_MATRIX = re.compile(rb"([-\d.]+) ([-\d.]+) Tm")


def _name(text):
    return NameObject(f"/{text}")


def _dictionary(**entries):
    return DictionaryObject({_name(key): value for key, value in entries.items()})


def _numbers(*numbers):
    return ArrayObject([FloatObject(number) for number in numbers])


def _stream(data, **entries):
    made = DecodedStreamObject()
    made.set_data(data)
    made.update(_dictionary(**entries))
    return made


def _helvetica():
    font = _dictionary(Type=_name("Font"), Subtype=_name("Type1"), BaseFont=_name("Helvetica"))
    return _dictionary(Font=_dictionary(F9=font))


def _action(kind, **entries):
    return _dictionary(S=_name(kind), **entries)


def _links(writer):
    notes = [note.get_object() for page in writer.pages for note in page.get("/Annots", [])]
    return [note for note in notes if note["/Subtype"] == "/Link"]


def _outward(writer):
    return [link for link in _links(writer) if "/URI" in link.get("/A", {})]


def _inward(writer):
    return [link for link in _links(writer) if "/Dest" in link]


def _content(writer, change, page=0):
    """The page with its content changed."""
    own = writer.pages[page]
    own[_name("Contents")] = writer._add_object(_stream(change(own["/Contents"].get_data())))


def _painted_over(writer, data, **resources):
    """The page with something painted last, in the coordinates of the page."""
    own = writer.pages[0]["/Resources"]
    for name, entries in resources.items():
        own[_name(name)] = DictionaryObject({**own.get(f"/{name}", {}), **entries})
    _content(writer, lambda content: b"q\n" + content + b"\nQ\n" + data)


def _exchanged(content, change):
    """The content with the places of its runs changed: a list of pairs of numbers."""
    found = list(_MATRIX.finditer(content))
    places = change([found_one.group(1, 2) for found_one in found])
    pieces, at = [], 0
    for one, (x, y) in zip(found, places, strict=True):
        pieces += [content[at : one.start()], b"%s %s Tm" % (x, y)]
        at = one.end()
    return b"".join(pieces) + content[at:]


def link_exchanged(writer):
    """Two links lie where the other one lay."""
    first = _outward(writer)[0]
    other = next(link for link in _outward(writer) if link["/A"]["/URI"] != first["/A"]["/URI"])
    first[_name("Rect")], other[_name("Rect")] = other["/Rect"], first["/Rect"]


def link_elsewhere(writer):
    _outward(writer)[0]["/A"][_name("URI")] = TextStringObject(_ELSEWHERE)


def link_with_script(writer):
    _outward(writer)[0]["/A"].update(_action("JavaScript", JS=TextStringObject("app.alert(1)")))


def link_with_next(writer):
    _outward(writer)[0]["/A"][_name("Next")] = _action("URI", URI=TextStringObject(_ELSEWHERE))


def link_that_starts_a_program(writer):
    link = _inward(writer)[0]
    place = link.pop("/Dest")
    link[_name("A")] = _action("Launch", F=TextStringObject("a.exe"), D=TextStringObject(str(place)))


def link_with_appearance(writer):
    form = _stream(_LINE, Type=_name("XObject"), Subtype=_name("Form"), BBox=_numbers(0, 0, 600, 800))
    form[_name("Resources")] = _helvetica()
    _links(writer)[0][_name("AP")] = _dictionary(N=writer._add_object(form))


def link_called_otherwise(writer):
    _outward(writer)[0][_name("Contents")] = TextStringObject(_ELSEWHERE)


def places_reversed(writer):
    places = writer._root_object["/Names"]["/Dests"]["/Names"]
    places[1::2] = list(places[1::2])[::-1]


def bookmark_elsewhere(writer):
    first = writer._root_object["/Outlines"]["/First"]
    first.pop("/Dest")
    first[_name("A")] = _action("URI", URI=TextStringObject(_ELSEWHERE))


def bookmark_to_another_place(writer):
    first = writer._root_object["/Outlines"]["/First"]
    first["/Dest"][3] = FloatObject(20)


def attachment(writer):
    writer.add_attachment("more.txt", b"More news")


def script(writer):
    writer._root_object["/Names"][_name("JavaScript")] = _dictionary(
        Names=ArrayObject([TextStringObject("a"), _action("JavaScript", JS=TextStringObject("app.alert(1)"))])
    )


def page_that_acts(writer):
    writer.pages[0][_name("AA")] = _dictionary(O=_action("URI", URI=TextStringObject(_ELSEWHERE)))


def rectangle_over_text(writer):
    _painted_over(writer, b"q 1 1 1 rg 0 300 600 300 re f Q")


def text_in_pattern(writer):
    pattern = _stream(
        _LINE, Type=_name("Pattern"), PatternType=NumberObject(1), PaintType=NumberObject(1), XStep=NumberObject(600),
        TilingType=NumberObject(1), BBox=_numbers(0, 0, 600, 800), YStep=NumberObject(800), Resources=_helvetica(),
    )  # fmt: skip
    data = b"q /Pattern cs /P1 scn 0 480 600 60 re f Q"
    _painted_over(writer, data, Pattern=_dictionary(P1=writer._add_object(pattern)))


def text_in_form(writer):
    form = _stream(_LINE, Type=_name("XObject"), Subtype=_name("Form"), BBox=_numbers(0, 0, 600, 800))
    form[_name("Resources")] = _helvetica()
    _painted_over(writer, b"q /X1 Do Q", XObject=_dictionary(X1=writer._add_object(form)))


def text_added(writer):
    _painted_over(writer, _LINE, Font=_helvetica()["/Font"])


def inline_picture(writer):
    _painted_over(writer, b"q 90 0 0 90 100 500 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x00\xff\xff\x00 EI Q")


def cropped(writer):
    writer.pages[0][_name("CropBox")] = _numbers(0, 500, 595, 842)


def turned(writer):
    writer.pages[0][_name("Rotate")] = NumberObject(180)


def scaled(writer):
    writer.pages[0][_name("UserUnit")] = FloatObject(0.1)


def author(writer):
    writer.add_metadata({"/Author": "Somebody"})


def invisible(writer):
    _content(writer, lambda content: b"3 Tr\n" + content)


def white(writer):
    _content(writer, lambda content: re.sub(rb"[\d.]+ [\d.]+ [\d.]+ rg(?=\s+BT)", b"1 1 1 rg", content))


def off_the_page(writer):
    _content(writer, lambda content: _exchanged(content, lambda places: [*places[:-1], (b"3000", b"3000")]))


def upside_down(writer):
    """The lines of the page's fullest column stand in reverse."""

    def turned(places):
        left = max((x for x, _ in places), key=[x for x, _ in places].count)
        rows = iter([y for x, y in places if x == left][::-1])
        return [(x, next(rows)) if x == left else (x, y) for x, y in places]

    _content(writer, lambda content: _exchanged(content, turned))


def letters_pushed(writer):
    """The letters behind the first of a line stand over others."""
    _content(writer, lambda content: re.sub(rb"\[\s*(<[0-9a-fA-F]{4})", rb"[\1>3000<", content, count=3))


def words_exchanged(writer):
    """Two runs in the middle of the page stand where the other one stood."""

    def exchanged(places):
        middle = len(places) // 2
        return [*places[: middle - 1], places[middle], places[middle - 1], *places[middle + 1 :]]

    _content(writer, lambda content: _exchanged(content, exchanged))


def clipped(writer):
    _content(writer, lambda content: b"0 0 300 300 re W n\n" + content)


def read_otherwise(writer):
    """What programs read out is not what is painted."""
    _content(writer, lambda content: b"/Span <</ActualText (More news)>> BDC EMC\n" + content)


def letters_renamed(writer):
    """A font that shows other letters than it names."""
    font = next(iter(writer.pages[0]["/Resources"]["/Font"].values())).get_object()
    inner = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()["/FontFile2"].get_object()
    inner.set_data(inner.get_data()[:-4] + b"\1\2\3\4")


def black_links(writer):
    for link in _links(writer):
        link["/BS"][_name("W")] = NumberObject(40)


def hidden_links(writer):
    for link in _links(writer):
        link[_name("F")] = NumberObject(2)


def alternative_changed(writer):
    first = next(one for one in _elements(writer) if "/S" in one)
    figure = next((one for one in _elements(writer) if "/Alt" in one), first)
    figure[_name("Alt")] = TextStringObject("The mayor took bribes")


def read_in_reverse(writer):
    part = next(one for one in _elements(writer) if isinstance(one.get("/K"), list) and len(one["/K"]) > 2)
    part[_name("K")] = ArrayObject(list(part["/K"])[::-1])


def roles_changed(writer):
    for part in _elements(writer):
        if part.get("/S") == "/P":
            part[_name("S")] = _name("H1")


def all_artifacts(writer):
    marked = re.compile(rb"/\w+\s*<<\s*/MCID \d+\s*>>\s*BDC")
    _content(writer, lambda content: marked.sub(b"/Artifact BMC", content))


def title_hidden(writer):
    writer._root_object["/ViewerPreferences"][_name("DisplayDocTitle")] = BooleanObject(False)


def colours_meant_otherwise(writer):
    writer._root_object["/OutputIntents"][0].get_object()["/DestOutputProfile"].get_object().set_data(b"x" * 3000)


def producer(writer):
    writer.add_metadata({"/Producer": "Proven true by Reuters and AP"})


def made_on_another_day(writer):
    writer.add_metadata({"/CreationDate": "D:19990101000000Z"})


def tabs_in_columns(writer):
    writer.pages[0][_name("Tabs")] = _name("C")


def _elements(writer):
    waiting, seen = [writer._root_object["/StructTreeRoot"]], {}
    while waiting:
        one = waiting.pop(0).get_object()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict) and id(one) not in seen:
            seen[id(one)] = one
            waiting += [one["/K"]] if "/K" in one else []
    return list(seen.values())


EDITS = (
    link_exchanged, link_elsewhere, link_with_script, link_with_next, link_that_starts_a_program, link_with_appearance,
    link_called_otherwise, places_reversed, bookmark_elsewhere, bookmark_to_another_place, attachment, script,
    page_that_acts, rectangle_over_text, text_in_pattern, text_in_form, text_added, inline_picture, cropped, turned,
    scaled, author, invisible, white, off_the_page, upside_down, words_exchanged, letters_pushed, clipped,
    read_otherwise, letters_renamed, black_links, hidden_links, alternative_changed, read_in_reverse, roles_changed,
    all_artifacts, title_hidden, colours_meant_otherwise, producer, made_on_another_day, tabs_in_columns,
)  # fmt: skip


def edited(content, edit):
    """The PDF with this edit."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    edit(writer)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
