"""A few small inputs of each kind, of which fuzzing makes bad ones, and words that it may put in."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

from bulletin.readers import kinds

BODY = "The road along the lake was closed on Monday after stones fell on it, the county said."
MORE = "Drivers have to take the pass, which adds forty minutes to the journey to the coast."
_PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lake road closed | Halden Post</title>
<meta property="og:site_name" content="Halden Post"><link rel="canonical" href="https://halden-post.example/lake?id=7">
<link rel="alternate" type="application/rss+xml" href="/feed"><link rel="amphtml" href="/amp/lake">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "NewsArticle",
"headline": "Lake road closed", "datePublished": "2026-11-20T08:00:00+01:00", "author": [{{"name": "Ann Lee"}}],
"publisher": {{"name": "Halden Post"}}, "articleBody": "{BODY}"}}]}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Lake road closed</h1><p class="byline">By Ann Lee</p>
<time datetime="2026-11-20">20 November 2026</time><p>{BODY}</p><h2>Detour</h2><p>{MORE}</p>
<blockquote>“It will take days,” said the county’s Per Rask.</blockquote><ul><li>One lane</li></ul>
<table><tr><td>Days</td><td>3</td></tr></table><figure><img src="a.png"></figure></article></body></html>"""
_RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Halden Post</title><link>https://halden-post.example/</link><language>en</language>
<item><title>Lake road closed</title><link>https://halden-post.example/lake</link><guid isPermaLink="false">7</guid>
<pubDate>Fri, 20 Nov 2026 08:00:00 +0100</pubDate><dc:creator>Ann Lee</dc:creator><description>{BODY}</description>
<content:encoded><![CDATA[<p>{BODY}</p><p>{MORE}</p>]]></content:encoded><media:content url="a.mp4"/></item>
<item><title>Pass &amp; coast</title><description>&lt;p&gt;{MORE}&lt;/p&gt;</description></item></channel></rss>"""
_RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://halden-post.example/"><title>Halden Post</title></channel>
<item rdf:about="https://halden-post.example/lake"><title>Lake road</title><description>{BODY}</description>
</item></rdf:RDF>"""
_ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">Post</title>
<link rel="alternate" href="https://halden-post.example/"/><entry><title>Lake road closed</title><id>urn:7</id>
<link href="/lake"/><updated>2026-11-20T08:00:00Z</updated><author><name>Ann Lee</name></author>
<summary type="html">&lt;p&gt;{BODY}</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>{BODY}</p><p>{MORE}</p></div></content></entry></feed>"""
_JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Halden Post",
    "home_page_url": "https://halden-post.example/",
    "items": [
        {"id": 7, "url": "/lake", "title": "Lake road closed", "content_html": f"<p>{BODY}</p><p>{MORE}</p>"},
        {"id": "8", "content_text": f"{BODY} {MORE}", "date_published": "2026-11-20T08:00:00Z", "tags": ["road"]},
    ],
}
_OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Papers</title></head><body><outline text="North">
<outline type="rss" text="Halden Post" xmlUrl="https://halden-post.example/feed" htmlUrl="https://post.example/"/>
<outline text="Coast" xmlUrl="feed://coast.example/rss" isComment="false"/></outline></body></opml>"""
_MAIL = f"""From: "Halden Post" <news@halden-post.example>\r\nTo: you@example.org\r\nSubject: =?utf-8?q?Lake_road?=\r
Date: Fri, 20 Nov 2026 08:00:00 +0100\r\nMessage-ID: <7@halden-post.example>\r\nMIME-Version: 1.0\r
List-Id: Halden Post <news.halden-post.example>\r\nContent-Type: multipart/alternative; boundary="b1"\r\n\r
--b1\r\nContent-Type: text/plain; charset="utf-8"; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r
{BODY} =\r\n{MORE}\r\n-- \r\nUnsubscribe: https://halden-post.example/u\r\n--b1\r\nContent-Type: text/html\r\n\r
<html><body><h1>Lake road closed</h1><p>{BODY}</p><p>{MORE}</p></body></html>\r\n--b1--\r\n""".encode()
_FORWARDED = (
    b"""From: a@example.org\r\nSubject: Fwd\r\nContent-Type: multipart/mixed; boundary=b\r\n\r
--b\r\nContent-Type: message/rfc822\r\n\r\n%s\r\n--b\r\nContent-Type: text/csv; name="a.csv"\r
Content-Transfer-Encoding: base64\r\n\r\ndGV4dApUaGUgcm9hZCB3YXMgY2xvc2VkLg==\r\n--b--\r\n"""
    % _MAIL
)
_CSV = f'title,text,source,published,url\r\n"Lake, road",{BODY},Halden Post,2026-11-20,https://halden-post.example/lake\r\n'


def _record(kind: str, body: bytes) -> bytes:
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://halden-post.example/{kind}\r\n"
    head += "WARC-Date: 2026-11-20T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


def _warc() -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    packed = gzip.compress(_PAGE.encode(), mtime=0)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(_RDF), _RDF.encode())
    answers = (
        head + b"\r\n" + _PAGE.encode(),
        head + b"Content-Encoding: gzip\r\n\r\n" + packed,
        head.replace(b"text/html", b"text/xml") + b"Transfer-Encoding: chunked\r\n\r\n" + chunked,
    )
    return _record("warcinfo", b"software: x\r\n") + b"".join(_record("response", answer) for answer in answers)


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (("a/lake.html", _PAGE), ("b.csv", _CSV), ("c.txt", f"Lake road\n{BODY}\n{MORE}\n")):
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _pdf() -> bytes:
    """One page of text, with a cross-reference table that is right."""
    lines = "".join(f"({line}) Tj T* " for line in ("Lake road closed", BODY, MORE))
    drawn = f"BT /F1 12 Tf 14 TL 72 720 Td {lines}ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Title (Lake road closed) /CreationDate (D:20261120080000Z) >>",
    )
    made, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    made += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R /Info 6 0 R >>\n"
    return f"{made}startxref\n{made.index('xref')}\n%%EOF\n".encode()


SEEDS: dict[str, tuple[bytes, ...]] = {
    kinds.TEXT: (f"Lake road closed\nBy Ann Lee\nHALDEN, Nov. 20 - {BODY}\n{MORE}\n".encode(),),
    kinds.MARKDOWN: (
        f"---\ntitle: Lake road\n---\n\n# Lake *road*\n\n{BODY}\n\n> [{MORE}](x)\n\n| a | b |\n|-|-|\n".encode(),
    ),
    kinds.HTML: (_PAGE.encode(), f"<html><body><article><p>{BODY} {MORE}</p></article></body></html>".encode("utf-16")),
    kinds.JSON_LINES: (json.dumps({"text": BODY, "title": "Lake", "published": "2026-11-20"}).encode() + b"\n{}\n",),
    kinds.FEED: (_RSS.encode(), _RDF.encode(), _ATOM.encode()),
    kinds.JSON_FEED: (json.dumps(_JSON_FEED).encode(),),
    kinds.OPML: (_OPML.encode(),),
    kinds.MAIL: (_MAIL, _FORWARDED),
    kinds.MBOX: (b"From news@halden-post.example Fri Nov 20 08:00:00 2026\n" + _MAIL.replace(b"\r\n", b"\n") + b"\n",),
    kinds.WARC: (_warc(),),
    kinds.PDF: (_pdf(),),
    kinds.CSV: (_CSV.encode(), _CSV.replace(",", "\t").encode()),
    kinds.ZIP: (_zip(),),
}

# Marks of each kind that chance alone is slow to find.
WORDS: dict[str, tuple[str, ...]] = {
    kinds.HTML: (
        "<article>", "<p>", "<div>", "<table>", "<tr>", "<td colspan=9>", "<ul><li>", "<br>", "<script>", "</script>",
        "<style>", "<!--", "-->", "<![CDATA[", "]]>", "<meta ", "property=", "content=", "charset=", "&#0;", "&#xD800;",
        "&amp;", '"@type":', '"@graph":', '"datePublished":', "<base href=", "<svg>", "<math>", "<template>", "\\u0000",
    ),
    kinds.FEED: (
        "<item>", "</item>", "<entry>", "<content type='html'>", "<![CDATA[", "]]>", "<!DOCTYPE x [", "<!ENTITY a 'b'>",
        "&a;", "&#0;", "xml:base=", "xmlns:", "<dc:date>", "<pubDate>", "<guid>", "<link rel='alternate' href=",
        "<georss:point>", "<gml:posList>", "<media:content", "<itunes:", "<psc:chapter start=", "<enclosure length=",
    ),
    kinds.OPML: ("<outline ", "xmlUrl=", "</outline>", "<!DOCTYPE x [", "<!ENTITY a 'b'>", "&a;", "isComment='true'"),
    kinds.MAIL: (
        "Content-Type:", "multipart/", "boundary=", "message/rfc822", "charset=", "base64", "quoted-printable",
        "=?utf-8?b?",
        "?=", "Date:", "From:", "Subject:", "filename*0*=", "name=", "text/html", "uuencode", "\r\n\r\n", "--b1",
    ),
    kinds.PDF: (
        "obj", "endobj", "stream", "/Length", "/Filter /FlateDecode", "/Kids", "/Parent", "/Count", "xref", "trailer",
        "/ObjStm", "/Encrypt", "/Font", "Tj", "TJ", "BT", "ET", "/ToUnicode", "<<", ">>", "0 R",
        "/Outlines", "/Contents",
    ),
    kinds.WARC: ("WARC/1.0", "WARC-Type: response", "Content-Length: ", "Transfer-Encoding: chunked", "\r\n\r\n", "br"),
    kinds.ZIP: ("PK\x01\x02", "PK\x03\x04", "PK\x05\x06", "datapackage.json", "archive/a.warc.gz", "../"),
}  # fmt: skip
WORDS[kinds.JSON_FEED] = ('"items":', '"content_html":', "null", "1e999", "[[", "\\ud800", '"url":', '"authors":')
WORDS[kinds.MBOX] = (*WORDS[kinds.MAIL], "\nFrom ", "\n>From ")
