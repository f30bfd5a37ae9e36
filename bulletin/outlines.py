"""Inputs as OPML 2.0, the list of feeds that other programs read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree

from bulletin.inputs import InputSettings

# What XML 1.0 cannot hold, however it is written.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_opml(inputs: Iterable[InputSettings], title: str) -> bytes:
    """The addresses among the inputs with their source, language and section; the same inputs are the same bytes.

    A list is made to be handed on, so names and passwords that stand in an address are left out.
    """
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = _writable(title)
    body = ElementTree.SubElement(root, "body")
    for one in inputs:
        if one.url:
            name = one.source or one.shown
            told = {"type": "rss", "text": name, "title": name, "xmlUrl": one.shown, "language": one.language}
            told["category"] = f"/{one.section.replace('/', ' ').replace(',', ' ')}" if one.section else ""
            ElementTree.SubElement(body, "outline", {key: _writable(value) for key, value in told.items() if value})
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _writable(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
