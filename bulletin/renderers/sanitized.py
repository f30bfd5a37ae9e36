"""What markup may hold, whoever wrote its template: behind this no text of a source can be more than text.

Templates escape what they print. A theme that forgets to, or a bug, ends here: a page in HTML keeps what is on the list
and loses the rest, one in XHTML, which must stay as it is to be well-formed, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from html.parser import HTMLParser

import nh3
from lxml import etree

ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        "a abbr article aside b bdi bdo blockquote br button caption cite code dd del details dfn dialog div dl dt em "
        "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label legend li main "
        "mark nav ol optgroup option output p pre q rp rt ruby s samp search section select small span strong sub "
        "summary sup table tbody td tfoot th thead time tr u ul var wbr",
    )
)
_EVERYWHERE = frozenset(("class", "dir", "hidden", "id", "lang", "role", "tabindex", "title", "translate"))
_ATTRIBUTES = {
    "a": {"href"},
    "button": {"disabled", "name", "type", "value"},
    "data": {"value"},
    "details": {"name", "open"},
    "dialog": {"open"},
    "fieldset": {"disabled", "name"},
    "img": {"alt", "height", "src", "width"},
    "input": {
        "autocomplete",
        "checked",
        "disabled",
        "max",
        "min",
        "name",
        "placeholder",
        "spellcheck",
        "type",
        "value",
    },
    "label": {"for"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "optgroup": {"disabled", "label"},
    "option": {"disabled", "label", "selected", "value"},
    "output": {"for", "name"},
    "select": {"disabled", "multiple", "name", "size"},
    # Without spans: a cell of 65534 columns keeps WeasyPrint busy for good.
    "th": {"abbr", "scope"},
    "time": {"datetime"},
}
_PREFIXES = ("aria-", "data-")
SCHEMES = frozenset(("http", "https", "mailto"))
_PICTURE = "data:image/svg+xml"
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# What programs drop from an address before they look for its scheme, wherever it stands or at the beginning.
_DROPPED, _BEFORE = re.compile("[\t\n\r]"), "".join(map(chr, range(0x21)))

# Of the head, and what each may have; a meta element gives no command but the policy that takes rights away.
_HEAD = {
    "html": {"class", "dir", "lang"},
    "head": set(),
    "meta": {"charset", "content", "http-equiv", "name"},
    "title": set(),
    "style": set(),
    "script": set(),
}
_POLICY = "content-security-policy"
_BODY = re.compile(r'<body(?: (?:class|dir|id|lang)="[^"<>]*")*>')
_END = re.compile(r"\s*</body>\s*</html>\s*")

_XHTML = "http://www.w3.org/1999/xhtml"
_OF_XML = frozenset(("{http://www.w3.org/XML/1998/namespace}lang", "{http://www.idpf.org/2007/ops}type"))
# A book has its style in a file of its own, and no reader takes a policy from its pages.
_XHTML_HEAD = _HEAD | {
    "body": {"class", "dir", "id", "lang"},
    "link": {"href", "rel", "type"},
    "meta": {"charset", "content", "name"},
    "script": None,
    "style": None,
}
_STYLES = "stylesheet"
# Entities of one's own would say something else here than where they are read.
_DOCTYPE, _SUBSET = "<!DOCTYPE html>", re.compile(r"<!DOCTYPE[^>]*\[")
_OF_FILES = frozenset(("full-path", "href", "src"))


class Refused(Exception):
    """Markup holds what it may not, and cannot do without: "a <script> of its own"."""


def html(page: str, own: Collection[str] = ()) -> str:
    """The page with a body of allowed elements, attributes and addresses only.

    `own` are the styles and scripts that the program has put in; raises Refused when the head holds anything more.
    """
    body, end = _BODY.search(page), page.rfind("</body>")
    if body is None or page.find("<body") != body.start() or end < body.end() or not _END.fullmatch(page[end:]):
        raise Refused("no <body> of its own, from <body> to </body>")
    _Head(own).read(page[: body.start()])
    inside, scripts = page[body.end() : end], ""
    for script in (f"<script>{one}</script>" for one in own):
        if inside.rstrip().endswith(script):
            inside, scripts = inside.rstrip().removesuffix(script), script
    return f"{page[: body.end()]}{fragment(inside)}{scripts}{page[end:]}"


def fragment(markup: str) -> str:
    """What of some HTML is allowed, as HTML."""
    return _cleaner().clean(markup)


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(ELEMENTS),
        attributes={"*": set(_EVERYWHERE), **_ATTRIBUTES},
        generic_attribute_prefixes=set(_PREFIXES),
        attribute_filter=_filtered,
        url_schemes={*SCHEMES, "data"},
        link_rel=None,
    )


def _filtered(tag: str, name: str, value: str) -> str | None:
    """The value of an allowed attribute, unless it is an address that leads where it should not."""
    if name == "src":
        return value if value.startswith(_PICTURE) else None
    return value if name != "href" or _is_link(value) else None


def _is_link(address: str) -> bool:
    scheme = _scheme(address)
    return scheme is None or scheme in SCHEMES


def _scheme(address: str) -> str | None:
    """The scheme as programs see it that follow the address."""
    found = _SCHEME.match(_DROPPED.sub("", address).lstrip(_BEFORE))
    return found and found[1].lower()


class _Head(HTMLParser):
    """Reads a head, and raises Refused at what it may not hold."""

    def __init__(self, own: Collection[str]) -> None:
        super().__init__()
        self._own = own
        self._text = ""

    def read(self, head: str) -> None:
        """Read all of it."""
        self.feed(head)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that is on the list."""
        if tag not in _HEAD or {name for name, _ in attrs} - _HEAD[tag]:
            raise Refused(f"a <{tag}> of its own in the head")
        if any(name == "http-equiv" and (value or "").lower() != _POLICY for name, value in attrs):
            raise Refused("a command to the browser in the head")
        self._text = ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As browsers take it: nothing is closed by a stroke."""
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        """Text, which may come in several parts."""
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        """The end of an element: a style or script is one of the program's own."""
        if tag in ("style", "script") and self._text not in self._own:
            raise Refused(f"a <{tag}> of its own in the head")


def xhtml(page: str) -> str:
    """The page as it is; raises Refused when it holds anything but allowed elements, attributes and addresses."""
    for element in _elements(page):
        name = etree.QName(element)
        allowed = _allowed(name.localname) if name.namespace == _XHTML else None
        if allowed is None:
            raise Refused(f"a <{name.localname}>")
        for attribute, value in element.attrib.items():
            if attribute not in allowed | _OF_XML and not attribute.startswith(_PREFIXES):
                raise Refused(f'"{attribute}" on a <{name.localname}>')
            if attribute in ("href", "src") and not _is_inside(name.localname, str(attribute), value):
                raise Refused(f'a <{name.localname}> to "{value[:80]}"')
            if attribute == "rel" and value != _STYLES:
                raise Refused(f'a <link> to a "{value}"')
    return page


def package(page: str) -> str:
    """A file about the files of a book as it is; raises Refused when one of them lies elsewhere."""
    for element in _elements(page):
        for attribute in _OF_FILES.intersection(element.attrib):
            if not _is_inside(etree.QName(element).localname, attribute, element.attrib[attribute]):
                raise Refused(f'a file that lies elsewhere ("{element.attrib[attribute][:80]}")')
    return page


def _elements(page: str) -> Iterator[etree._Element]:
    """The elements of a page in XML; raises Refused when it is none, or has more than elements."""
    try:
        root = etree.fromstring(page.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Refused(f"a mistake in its XML ({error.msg})") from error
    if root.getroottree().docinfo.doctype not in ("", _DOCTYPE) or _SUBSET.search(page):
        raise Refused("a document type of its own")
    for element in root.iter():
        if not isinstance(element.tag, str):
            raise Refused("a comment or an instruction")
        yield element


def _allowed(tag: str) -> set[str] | frozenset[str] | None:
    """The attributes that an element of XHTML may have; nothing for one that may not be."""
    if tag in _XHTML_HEAD:
        return _XHTML_HEAD[tag]
    return _EVERYWHERE | _ATTRIBUTES.get(tag, frozenset()) if tag in ELEMENTS else None


def _is_inside(tag: str, name: str, address: str) -> bool:
    """Whether an address of a book is a link that readers may follow, or a file of the book itself."""
    if tag == "a":
        return _is_link(address)
    return _scheme(address) is None and not address.lstrip(_BEFORE).startswith(("/", "\\"))
