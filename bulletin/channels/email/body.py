"""What everybody of a group gets: text, HTML with its pictures, and attachments, or what takes the place of these.

It is made once, however many get it; only what stands in front of it differs, and a link in it by which each reader
gets no more mail: not every program shows those of the header.
"""

from __future__ import annotations

import binascii
import hashlib
import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from email.encoders import encode_base64
from email.message import Message
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32
from urllib.parse import quote, unquote

from bulletin.channels.email.pictures import taken_out
from bulletin.errors import DeliveryError
from bulletin.sending import EmailSettings

# Lines are as on the wire, and none that begins with "From " gets another sign in front: it is encoded below.
_AS_SENT = compat32.clone(linesep="\r\n", mangle_from_=False)
# What all headers and links take at most: names and a subject of 200 letters, twelve bytes each when encoded, and four
# times the token of an address of 254 letters.
_HEADERS_BYTES = 16_000
_MEGABYTE = 1_000_000
_BODY = re.compile(r"<body[^>]*>")
# As wide as the page, and in its middle.
_LINK_STYLE = "max-width:640px;margin:0 auto;padding:12px 12px 0;font:14px/21px Arial,sans-serif"

_LEAVING_STYLE = "margin:0;padding:0 12px 24px;font:14px/21px Arial,sans-serif;text-align:center"
# What the page calls it, in the language of the edition; themes of other people may not say it.
_LEAVING_WORD = re.compile(r'<meta name="unsubscribe" content="([^"]*)">')
# What stands in a page that was cut where Gmail would cut it.
_CUT = '<p class="fact cut"'
_REST_IN_TEXT = ", and too long for the page: the rest is in the plain text only (attach pdf, or tell fewer stories)"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document as it is attached: its name, also in ASCII, and its kind ("application/pdf").

    `url` is where else it can be had, "" when nowhere.
    """

    name: str
    plain_name: str
    media_type: str
    content: bytes
    url: str = ""

    @property
    def told(self) -> str:
        """Its name and size: "morning-brief-2026-11-22.pdf (1.2 MB)"."""
        size = len(self.content)
        told = f"{size / _MEGABYTE:.1f} MB" if size >= _MEGABYTE / 10 else f"{max(1, round(size / 1000))} kB"
        return f"{self.name} ({told})"


@dataclass(frozen=True, slots=True)
class Body:
    """A message without the headers of its own: those that tell what it holds, and what it holds.

    It is the `number`th of `parts`; `told` names its attachments, or says what they were replaced by. `leaving` is what
    getting no more mail is called, `mark` what holds the places for each reader's own way to it, empty without any.
    """

    header: bytes
    content: bytes
    told: str
    number: int = 1
    parts: int = 1
    leaving: str = ""
    mark: str = ""

    @property
    def size_bytes(self) -> int:
        """The size of both."""
        return len(self.header) + len(self.content)

    def filled(self, content: bytes, mailto: str, https: str) -> bytes:
        """The content, in whatever form, with one reader's way to get no more mail in the places for it."""
        if not self.mark:
            return content
        way = https or mailto
        # It has the token in it, so it is written to by a click, not by hand.
        named = "" if https else f" ({html.escape(unquote(mailto.partition(':')[2].partition('?')[0]))})"
        link = f'<a href="{html.escape(way)}" style="color:inherit">{html.escape(self.leaving)}</a>{named}'
        for place, said in ((_in_text(self.mark), f"{self.leaving}:\n{way}"), (_in_page(self.mark), link)):
            # Once: there is a megabyte of attachments behind it.
            content = content.replace(place.encode(), _quoted(said).replace("\n", "\r\n").encode(), 1)
        return content


def bodies(
    text: str, page: str, attachments: Sequence[Attachment], own: EmailSettings, domain: str
) -> tuple[Body, ...]:
    """The messages that hold all of it, mostly one; raises DeliveryError when none can that is small enough."""
    if not own.unsubscribe and not own.unsubscribe_url:
        return _bodies(text, page, attachments, own, domain)
    # No text can hold a digest of itself.
    mark = f"unsubscribe-{hashlib.sha256(f'{text}{page}'.encode(errors='replace')).hexdigest()[:24]}"
    word = _LEAVING_WORD.search(page)
    leaving = " ".join(html.unescape(word[1]).split()) if word else "Unsubscribe"
    end = page.rfind("</body>") if "</body>" in page else len(page)
    page = f'{page[:end]}<p style="{_LEAVING_STYLE}">\n{_in_page(mark)}\n</p>{page[end:]}'
    made = _bodies(f"{text}\n{_in_text(mark)}\n", page, attachments, own, domain)
    return tuple(replace(one, leaving=leaving, mark=mark) for one in made)


def _in_text(mark: str) -> str:
    return f"{mark}-text"


def _in_page(mark: str) -> str:
    return f"{mark}-page"


def _bodies(
    text: str, page: str, attachments: Sequence[Attachment], own: EmailSettings, domain: str
) -> tuple[Body, ...]:
    whole = _body(text, page, attachments, domain)
    if _fits(whole, own):
        return (whole,)
    if not attachments:
        return (_small(whole, own),)
    if own.oversized == "split":
        return _split(text, page, attachments, own, domain)
    return (_linked(text, page, attachments, own, domain),)


def _fits(body: Body, own: EmailSettings) -> bool:
    return body.size_bytes + _HEADERS_BYTES <= own.max_size_mb * _MEGABYTE


def _linked(text: str, page: str, attachments: Sequence[Attachment], own: EmailSettings, domain: str) -> Body:
    """The message with links in place of its attachments, where they are seen first: long mails are cut at their end.

    They have no words, which would have to be in the language of the edition.
    """
    if not all(one.url for one in attachments):
        problem = f"with its attachments a mail is larger than max_size_mb = {own.max_size_mb:g}"
        step = 'say where editions are published (url = "https://…"), write oversized = "split", or attach less'
        raise DeliveryError("email", f"{problem}; {step}")
    lines = "".join(f"{one.told}:\n{one.url}\n" for one in attachments)
    links = "<br>".join(f'<a href="{html.escape(one.url)}">{html.escape(one.told)}</a>' for one in attachments)
    page = _BODY.sub(lambda start: f'{start[0]}<p style="{_LINK_STYLE}">{links}</p>', page, count=1)
    told = ", ".join(one.told for one in attachments)
    return _small(_body(f"{lines}\n{text}", page, (), domain, told=f"a link in place of {told}"), own)


def _small(body: Body, own: EmailSettings) -> Body:
    if not _fits(body, own):
        raise DeliveryError("email", f"the mail itself is larger than max_size_mb = {own.max_size_mb:g}; raise it")
    return body


def _split(
    text: str, page: str, attachments: Sequence[Attachment], own: EmailSettings, domain: str
) -> tuple[Body, ...]:
    """Messages of which the first has what is to be read, each with as many attachments as it can take."""
    found: list[Body] = []
    held: list[Attachment] = []

    def made(some: Sequence[Attachment]) -> Body:
        if not found:
            return _body(text, page, some, domain)
        return _body("".join(f"{one.told}\n" for one in some), "", some, domain)

    body = made(held)
    for one in attachments:
        if _fits(larger := made([*held, one]), own):
            body = larger
            held.append(one)
            continue
        found.append(body)
        held = [one]
        body = made(held)
        if not _fits(body, own):
            problem = f"{one.told} alone makes a mail larger than max_size_mb = {own.max_size_mb:g}"
            raise DeliveryError("email", f'{problem}; raise it, attach less, or write oversized = "link"')
    found.append(body)
    _small(found[0], own)
    return tuple(Body(one.header, one.content, one.told, number, len(found)) for number, one in enumerate(found, 1))


def _body(text: str, page: str, attachments: Sequence[Attachment], domain: str, told: str = "") -> Body:
    """One message: the text, beside it the page with its pictures when there is one, and the attachments."""
    page, pictures = taken_out(page, domain)
    seed = hashlib.sha256("\0".join((text, page)).encode(errors="replace"))
    for one in attachments:
        seed.update(one.content)
    apart = f"=_{seed.hexdigest()[:24]}"
    message: Message = _text(text, "plain")
    if page:
        html_part = _related(_text(page, "html"), pictures, f"{apart}_3")
        message = _multipart("alternative", f"{apart}_2", (message, html_part))
    if attachments:
        message = _multipart("mixed", f"{apart}_1", (message, *map(_attached, attachments)))
    message["MIME-Version"] = "1.0"
    header, _, content = message.as_bytes(policy=_AS_SENT).partition(b"\r\n\r\n")
    nothing = f"no attachments{_REST_IN_TEXT if _CUT in page else ''}"
    return Body(header + b"\r\n", content, told or ", ".join(one.told for one in attachments) or nothing)


def _multipart(kind: str, apart: str, parts: Iterable[Message]) -> Message:
    # No program takes "=_" in text for anything else: in quoted-printable it would be a mistake.
    made = MIMEMultipart(kind, apart, tuple(parts))
    del made["MIME-Version"]
    return made


def _text(text: str, kind: str) -> Message:
    part = _part("text", kind)
    part.set_param("charset", "utf-8")
    part["Content-Transfer-Encoding"] = "quoted-printable"
    part.set_payload(_quoted(text))
    return part


def _quoted(text: str) -> str:
    """A text in ASCII (quoted-printable); a place in it that is a line of digits and letters stays as it is."""
    encoded = binascii.b2a_qp(text.encode(errors="replace"), istext=True).decode("ascii")
    # Where messages lie in one file each begins with these letters, and others get a sign in front.
    return re.sub("^From ", "=46rom ", encoded, flags=re.MULTILINE)


def _related(page: Message, pictures: Mapping[str, bytes], apart: str) -> Message:
    if not pictures:
        return page
    parts = [page]
    for number, (name, content) in enumerate(pictures.items(), 1):
        part = _part("image", "png")
        part["Content-ID"] = f"<{name}>"
        part["Content-Disposition"] = f'inline; filename="picture-{number}.png"'
        part.set_payload(content)
        encode_base64(part)
        parts.append(part)
    made = _multipart("related", apart, parts)
    made.set_param("type", "text/html")
    return made


def _attached(one: Attachment) -> Message:
    main, _, sub = one.media_type.partition(";")[0].strip().partition("/")
    part = _part(main, sub)
    if main == "text":
        part.set_param("charset", "utf-8")
    names = f'filename="{one.plain_name}"'
    if one.name != one.plain_name:
        names += f"; filename*=utf-8''{quote(one.name, safe='')}"
    part["Content-Disposition"] = f"attachment; {names}"
    part.set_payload(one.content)
    encode_base64(part)
    return part


def _part(main: str, sub: str) -> Message:
    part = MIMENonMultipart(main, sub)
    # It stands once, in front of the whole message.
    del part["MIME-Version"]
    return part
