"""For each media type that is read, an input that holds one report of a ferry, written for the tests."""

from __future__ import annotations

import io
import json
import zipfile

from bulletin.readers import kinds
from tests.feeds import described, rss
from tests.test_readers_pdf import document

TITLE = "Ferry to Skarn sails again"
FERRY = "The ferry to the island of Skarn is sailing again, eleven weeks after a storm tore away its pier."
PIER = "The new pier can bear twice the weight of the old one, said the harbour office."
FEED = "https://haldenpost.example/feed"
PAGE = (
    f"<!doctype html><html lang='en'><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>"
    f"<p>{FERRY} {PIER}</p></article></body></html>"
)
ROW = {"title": TITLE, "text": f"{FERRY}\n{PIER}"}
MAIL = (
    f"From: Halden Post <news@haldenpost.example>\nSubject: {TITLE}\nDate: Tue, 3 Mar 2026 08:00:00 +0000\n\n"
    f"{FERRY}\n{PIER}\n"
)
ANSWER = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}"


def _packed() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("ferry.jsonl", json.dumps(ROW))
    return file.getvalue()


EXAMPLES: dict[str, bytes | str] = {
    kinds.TEXT: f"{TITLE}\n{FERRY}\n{PIER}\n",
    kinds.MARKDOWN: f"# {TITLE}\n\n{FERRY}\n\n{PIER}\n",
    kinds.HTML: PAGE,
    kinds.FEED: rss(described(f"<p>{FERRY}</p><p>{PIER}</p>", title=TITLE)),
    kinds.JSON_FEED: json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Halden Post",
            "items": [{"id": "1", "title": TITLE, "content_text": f"{FERRY}\n\n{PIER}"}],
        }
    ),
    kinds.OPML: f"<opml version='2.0'><body><outline type='rss' xmlUrl='{FEED}'/></body></opml>",
    kinds.MAIL: MAIL,
    kinds.MBOX: f"From news@haldenpost.example Tue Mar  3 08:00:00 2026\n{MAIL}\n",
    kinds.PDF: document((f"# {TITLE}", FERRY, PIER)),
    kinds.JSON_LINES: json.dumps(ROW),
    kinds.CSV: f'title,text\n{TITLE},"{FERRY} {PIER}"\n',
    kinds.ZIP: _packed(),
    kinds.WARC: "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://haldenpost.example/ferry\r\n"
    f"Content-Length: {len(ANSWER)}\r\n\r\n{ANSWER}\r\n\r\n",
}
"""What a list of feeds names is at `FEED`."""
