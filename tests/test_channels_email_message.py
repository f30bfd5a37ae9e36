"""Everybody's message is as mail programs want it, the same on each try, and no name or title makes it another one."""

import email
import html
import json
import random
import re
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from email.policy import SMTP

import dkim
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin import renderers
from bulletin.channels import Around
from bulletin.channels import email as mailing
from bulletin.channels.email import channel
from bulletin.channels.email import message as email_message
from bulletin.channels.email.headers import cleaned
from bulletin.channels.email.unsubscribing import token
from bulletin.delivery.consignments import printer
from bulletin.errors import DeliveryError, SettingsError
from bulletin.model import Document
from bulletin.parcels import Consignment, Outcome
from bulletin.renderers.look import Look
from bulletin.sending.email import DkimSettings, EmailSettings, GroupSettings
from tests import checkers
from tests.editions import DAY, edition, flood, morning

ISSUED = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
INES, TOMAS, RUTH = (f"{name}@harrow.example" for name in ("ines", "tomas", "ruth"))
PRESS = EmailSettings(
    sender="Harrow Press <press@harrow.example>",
    recipients=(f"Ines Okoro <{INES}>", TOMAS),
    unsubscribe="leave@harrow.example",
    unsubscribe_secret="env:LEAVE",
    attach=(),
)
TITLE = "Morning Brief"
PDF = b"%PDF-1.7\n" + random.Random(8).randbytes(3000)


def stub(formats=(), text="The ferry sails.\n", pdf=PDF):
    """Documents that take no time to make."""
    made = {
        "txt": Document("bulletin.txt", "text/plain; charset=utf-8", text.encode()),
        "mail": Document("bulletin.mail.html", "text/html; charset=utf-8", b"<html><body><p>It sails.</body></html>"),
        "pdf": Document("bulletin.pdf", "application/pdf", pdf),
        "md": Document("bulletin.md", "text/markdown; charset=utf-8", "# Fähre\n".encode()),
        "json": Document(
            "bulletin.json",
            "application/json",
            json.dumps({"stories": [{"headline": "Lenn floods", "section": "Country"}]}).encode(),
        ),
    }
    return tuple(made[name] for name in formats)


def consigned(title=TITLE, printed=lambda wanted: stub(wanted.formats), **more):
    return Consignment(DAY, title, 1, more.pop("language", "en"), more.pop("issued", ISSUED), printed, **more)


def around(**environ):
    return Around(lambda: ISSUED, lambda seconds: None, {"LEAVE": "heron-and-a-few-more", **environ})


def parcels(own=PRESS, consignment=None, **environ):
    return list(channel(own, consignment or consigned(), around(**environ)).parcels())


def message(parcel):
    (content,) = parcel.files().values()
    return content


def read(content):
    return email.message_from_bytes(content, policy=SMTP)


def real(made=None, **more):
    """An edition, that of a morning, printed by the real renderers, with a PDF that takes no time."""
    print_ = printer(made or morning(), Look())

    def printed(wanted):
        return tuple(
            stub(("pdf",))[0] if name == "pdf" else print_(replace(wanted, formats=(name,)))[0]
            for name in wanted.formats
        )

    return consigned(printed=printed, **more)


def in_languages(*languages):
    return tuple(GroupSettings(name=one, recipients=(f"{one}@x.example",), language=one) for one in languages)


def leaves(content):
    return [(part.get_content_type(), part) for part in read(content).walk()]


def test_a_mail_holds_text_a_page_with_its_pictures_and_the_attachments_as_they_are():
    own = replace(PRESS, attach=("pdf", "md"))
    ines, _ = parcels(own, real())

    found = leaves(message(ines))

    assert [kind for kind, _ in found] == [
        *("multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html"),
        *(["image/png"] * sum(kind == "image/png" for kind, _ in found)),
        *("application/pdf", "text/markdown"),
    ]
    parts = dict(found)
    (text, page, markdown) = renderers.render(morning(), ("txt", "mail", "md"))
    assert without_links(parts["text/plain"].get_content()) == text.content.decode()
    assert parts["application/pdf"].get_payload(decode=True) == PDF
    assert parts["text/markdown"].get_payload(decode=True) == markdown.content
    html = parts["text/html"].get_content()
    cids = {part["Content-ID"].strip("<>") for kind, part in found if kind == "image/png"}
    assert set(re.findall('src="cid:([^"]+)"', html)) == cids
    assert cids
    assert "data:" not in html
    assert page.content.count(b"data:image/png") == html.count("cid:")


def without_links(text):
    """A text as everybody gets it."""
    return re.sub(r"\n[^\n:]+:\n(https|mailto):\S+\n$", "", text.replace("\r\n", "\n"))


SERVED = replace(PRESS, unsubscribe_url="https://harrow.example/leave?a=b", attach=("pdf",))


def test_each_reader_sees_a_link_of_their_own_and_all_else_is_the_same():
    pages, texts = [], []
    for parcel in parcels(SERVED, real()):
        mark = token(parcel.recipient, b"heron-and-a-few-more")
        parts = dict(leaves(message(parcel)))
        page, text = (parts[kind].get_content().replace("\r\n", "\n") for kind in ("text/html", "text/plain"))
        link = f"https://harrow.example/leave?a=b/{mark}"
        assert text.endswith(f"\nUnsubscribe:\n{link}\n")
        assert re.findall(f'<a href="{re.escape(html.escape(link))}"[^>]*>Unsubscribe</a>\n</p></body>', page)
        pages.append(page.replace(mark, ""))
        texts.append(text.replace(mark, ""))
        assert len(message(parcel)) == parcel.size_bytes

    assert len(set(pages)) == len(set(texts)) == 1


def test_without_a_page_that_answers_there_is_the_address_to_write_to():
    ines, _ = parcels(PRESS, real())

    parts = dict(leaves(message(ines)))

    way = f"mailto:leave@harrow.example?subject=unsubscribe%20{token(INES, b'heron-and-a-few-more')}"
    assert parts["text/plain"].get_content().replace("\r\n", "\n").endswith(f"\nUnsubscribe:\n{way}\n")
    assert f'<a href="{way}" style="color:inherit">Unsubscribe</a> (leave@harrow.example)' in (
        parts["text/html"].get_content()
    )


def test_the_link_speaks_the_language_of_the_group_and_without_settings_there_is_none():
    print_ = printer(morning(), Look())
    group = GroupSettings(name="desk", recipients=(RUTH,), language="de")
    own = replace(PRESS, recipients=(), group=(group,))

    (ruth,) = parcels(own, consigned(printed=print_))
    (plain,) = parcels(replace(own, unsubscribe="", unsubscribe_secret=""), consigned(printed=print_))

    assert b"\r\nAbbestellen:\r\nmailto:" in message(ruth)
    assert b"\r\nAbbestellen" not in message(plain)
    assert b"mailto:" not in message(plain)


def test_a_mail_is_for_one_and_says_what_programs_ask_for():
    ines, tomas = parcels()

    one = read(message(ines))

    assert (ines.recipient, tomas.recipient) == (INES, TOMAS)
    assert one["To"].addresses[0].addr_spec == INES
    assert one["To"].addresses[0].display_name == "Ines Okoro"
    assert str(one["From"]) == "Harrow Press <press@harrow.example>"
    assert one["Subject"] == "Morning Brief, 22 November 2026"
    assert one["Message-ID"] == ines.reference
    assert one["Date"].datetime == ISSUED
    assert one["Auto-Submitted"] == "auto-generated"
    assert one["Content-Language"] == "en"
    assert one["List-Unsubscribe"].startswith("<mailto:leave@harrow.example")
    assert one["List-Unsubscribe-Post"] is None
    assert "<morning-brief" in one["List-Id"]
    assert read(message(tomas))["To"] == TOMAS


def test_with_an_app_that_answers_one_click_is_enough(monkeypatch):
    monkeypatch.setattr(email_message, "links", lambda *_: ("mailto:leave@h.example", "https://h.example/leave?a=b"))

    one = read(message(parcels()[0]))

    assert one["List-Unsubscribe"] == "<https://h.example/leave?a=b>, <mailto:leave@h.example>"
    assert one["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_same_is_sent_on_each_try_and_its_size_is_known_before():
    first, again = parcels(consignment=real()), parcels(consignment=real())

    assert [one.files() for one in first] == [one.files() for one in again]
    assert [one.size_bytes for one in first] == [len(message(one)) for one in first]
    assert len({one.reference for one in first}) == 2


def test_a_reference_is_anothers_for_each_recipient_day_title_and_test():
    later = consigned(issued=ISSUED.replace(hour=7), is_test=True)
    several = [parcels(consignment=one)[0].reference for one in (consigned(), consigned("Evening Brief"), later)]

    assert len(set(several)) == 3
    assert parcels(consignment=replace(consigned(), build=2))[0].reference == several[0]
    assert (
        parcels(replace(PRESS, recipients=(INES.upper().replace("HARROW.EXAMPLE", "harrow.example"),)))[0].reference
        == several[0]
    )


def test_a_reference_is_known_to_nobody_without_the_key_and_the_same_on_each_try():
    def known(key):
        return parcels(LEAVE=key)[0].reference

    assert known("heron-and-a-few-more") == known("heron-and-a-few-more") != known("stork-and-a-few-more")


def test_a_group_gets_its_own_sections_language_and_attachments_and_they_are_made_once():
    asked = []

    def printed(wanted):
        asked.append(wanted)
        return stub(wanted.formats)

    group = GroupSettings(name="desk", recipients=(RUTH, TOMAS), sections=("Country",), language="de", attach=("pdf",))
    own = replace(PRESS, recipients=(INES,), group=(group,), subject="{headline} · {date}")
    ines, ruth, _ = parcels(own, consigned(printed=printed))

    assert "application/pdf" not in dict(leaves(message(ines)))
    assert dict(leaves(message(ruth)))["application/pdf"].get_filename() == "morning-brief-2026-11-22.pdf"
    assert read(message(ruth))["Subject"] == "Lenn floods · 22. November 2026"
    assert read(message(ruth))["Content-Language"] == "de"
    assert [(one.sections, one.language) for one in asked if "mail" in one.formats] == [((), ""), (("Country",), "de")]


def test_only_what_is_due_to_somebody_is_printed_and_all_of_it_before_anything_leaves():
    asked = []

    def printed(wanted):
        asked.append(wanted.language)
        return stub(wanted.formats)

    made = channel(replace(PRESS, group=in_languages("de", "fr", "it")), consigned(printed=printed), around())

    due = iter(made.parcels({"de@x.example": "", "it@x.example": ""}))

    assert next(due).recipient == "de@x.example"
    assert asked == ["de", "it"]
    assert [one.recipient for one in due] == ["it@x.example"]


@pytest.mark.parametrize("sections", [(), ("Country",)])
def test_a_group_whose_documents_cannot_be_made_holds_up_no_other(sections):
    def printed(wanted):
        if wanted.language.startswith("de"):
            raise DeliveryError("Morning Brief, 2026-11-22, pdf", "cannot be made")
        return stub(wanted.formats)

    groups = [replace(one, sections=sections) for one in in_languages("de", "fr", "de-AT")]
    made = channel(replace(PRESS, recipients=(INES,), group=tuple(groups)), consigned(printed=printed), around())
    came = iter(made.parcels())

    assert len(list(made.recipients())) == 4
    assert [next(came).recipient, next(came).recipient] == [INES, "fr@x.example"]
    with pytest.raises(DeliveryError, match=r'group "de": .* cannot be made; group "de-AT": .* cannot be made'):
        next(came)


def test_what_is_tried_again_has_the_reference_of_the_first_try_whatever_settings_say_by_then():
    before = f"<{'8d3f' * 8}@old.example>"

    ines, _ = channel(PRESS, real(), around()).parcels({INES: before, TOMAS: ""})

    assert ines.reference == before
    assert read(message(ines))["Message-ID"] == before


@pytest.mark.parametrize("before", ["", "<8d3f@x>", f"<{'8d3f' * 8}@x>\r\nBcc: eve@x.example", "page"])
def test_what_is_no_reference_of_a_message_is_not_taken_for_one(before):
    (ines,) = channel(PRESS, consigned(), around()).parcels({INES: before})

    assert ines.reference == parcels()[0].reference


def test_the_name_of_an_attachment_is_in_ascii_for_those_who_know_no_other():
    ines, _ = parcels(replace(PRESS, attach=("pdf",)), consigned("Утренний выпуск"))

    part = dict(leaves(message(ines)))["application/pdf"]

    assert part.get_filename() in ("утренний-выпуск-2026-11-22.pdf", re.search('filename="([^"]+)"', str(part))[1])
    assert b"filename*=utf-8''%D1%83%D1%82" in message(ines)
    assert re.search(rb'filename="[a-z0-9-]+-2026-11-22\.pdf"', message(ines))


BIG = b"%PDF-1.7\n" + random.Random(9).randbytes(400_000)


def big(**more):
    return consigned(printed=lambda wanted: stub(wanted.formats, pdf=BIG), **more)


def test_what_makes_a_mail_too_large_is_replaced_by_a_link():
    own = replace(PRESS, attach=("pdf",), max_size_mb=0.1, url="https://harrow.example/brief/")
    ines, _ = parcels(own, big())

    found = dict(leaves(message(ines)))

    assert ines.size_bytes == len(message(ines)) < 100_000
    assert "application/pdf" not in found
    for kind in ("text/plain", "text/html"):
        assert "https://harrow.example/brief/2026-11-22/bulletin.pdf" in found[kind].get_content()
    assert "a link in place of morning-brief-2026-11-22.pdf (0.4 MB)" in ines.told


def test_what_makes_a_mail_too_large_comes_in_a_mail_of_its_own():
    own = replace(PRESS, attach=("pdf", "md"), max_size_mb=0.6, oversized="split", recipients=(INES,))
    own = replace(own, attach=("md", "pdf"), max_size_mb=0.57)
    long = consigned(printed=lambda wanted: stub(wanted.formats, text="The ferry sails.\n" * 1000, pdf=BIG))
    (ines,) = parcels(own, long)

    first, second = map(read, ines.files().values())

    assert (first["Subject"], second["Subject"]) == tuple(f"Morning Brief, 22 November 2026 ({n}/2)" for n in (1, 2))
    assert first["Message-ID"] == ines.reference != second["Message-ID"]
    assert [part.get_filename() for part in first.iter_attachments()] == ["morning-brief-2026-11-22.md"]
    (attached,) = second.iter_attachments()
    assert attached.get_payload(decode=True) == BIG
    assert ines.size_bytes == sum(map(len, ines.files().values()))


def test_where_the_rest_of_a_page_that_was_cut_is_can_be_known_beforehand():
    many = edition(*(replace(flood(), headline=f"Lenn floods street {n}") for n in range(12)))
    own = replace(PRESS, recipients=(INES,))

    (bare,) = parcels(own, real(many))
    (attached,) = parcels(replace(own, attach=("pdf",)), real(many))

    assert "the rest is in the plain text only" in bare.told
    assert "plain text" not in attached.told
    assert "street 11" in dict(leaves(message(bare)))["text/plain"].get_content()
    assert len(dict(leaves(message(bare)))["text/html"].get_content().encode()) < 102_000


@pytest.mark.parametrize(("oversized", "setting"), [("link", "url"), ("split", "max_size_mb")])
def test_what_can_be_made_small_in_no_way_is_said_with_the_setting(oversized, setting):
    own = replace(PRESS, attach=("pdf",), max_size_mb=0.1, oversized=oversized)

    with pytest.raises(DeliveryError, match=setting):
        parcels(own, big())


class Post:
    """A transport that takes what it is told to, and remembers what it was given."""

    def __init__(self, *says):
        self.says, self.given = list(says), []

    @contextmanager
    def opened(self, own, around):
        yield self

    def __call__(self, envelope):
        self.given.append((envelope.sender, envelope.recipient, envelope.content()))
        return self.says.pop(0) if self.says else Outcome("sent", "250 ok")


def test_each_message_goes_to_its_recipient_and_bounces_where_settings_say(monkeypatch):
    post = Post()
    monkeypatch.setattr(mailing.transports, "opened", post.opened)
    made = channel(replace(PRESS, bounces_to="bounces@harrow.example"), consigned(), around())

    with made.opened() as send:
        outcomes = [send(parcel) for parcel in made.parcels()]

    assert [one.state for one in outcomes] == ["sent", "sent"]
    assert [one[:2] for one in post.given] == [("bounces@harrow.example", INES), ("bounces@harrow.example", TOMAS)]


def test_of_a_mail_in_parts_those_that_were_taken_are_not_sent_again(monkeypatch):
    post = Post(Outcome("sent", "250 ok"), Outcome("deferred", "busy", 1.0))
    monkeypatch.setattr(mailing.transports, "opened", post.opened)
    own = replace(PRESS, attach=("pdf",), max_size_mb=0.57, oversized="split", recipients=(INES,))
    long = consigned(printed=lambda wanted: stub(wanted.formats, text="The ferry sails.\n" * 1000, pdf=BIG))
    made = channel(own, long, around())
    (parcel,) = made.parcels()

    with made.opened() as send:
        begun = send(parcel)
        assert (begun.state, begun.taken.split()[0]) == ("sending", "1/2")
        rest = replace(parcel, taken=begun.taken)
        assert [send(rest).state, send(rest).state] == ["deferred", "sent"]
        # It was divided otherwise before.
        assert send(replace(parcel, taken=begun.taken.replace("2", "3", 1))).taken == begun.taken

    ids = [read(one)["Message-ID"] for one in parcel.files().values()]
    assert [read(one[2])["Message-ID"] for one in post.given] == [ids[0], ids[1], ids[1], ids[0]]
    assert {email_message.first(one) for one in ids} == {ids[0]} == {parcel.reference}


@pytest.fixture(scope="module")
def keys():
    """A private key of each kind, as openssl writes it, with what stands in the DNS."""
    import base64

    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ed25519, rsa

    def pem(key):
        return key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode()

    own, other = rsa.generate_private_key(65537, 2048), ed25519.Ed25519PrivateKey.generate()
    der = own.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    raw = other.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    seed = other.private_bytes(
        serialization.Encoding.Raw, serialization.PrivateFormat.Raw, serialization.NoEncryption()
    )
    edwards = f"v=DKIM1; k=ed25519; p={base64.b64encode(raw).decode()}"
    return {
        "rsa": (pem(own), f"v=DKIM1; k=rsa; p={base64.b64encode(der).decode()}"),
        "ed25519": (pem(other), edwards),
        "ed25519 in base64": (base64.b64encode(seed).decode(), edwards),
    }


SIGNED = replace(PRESS, dkim=DkimSettings(domain="harrow.example", selector="brief", key="env:DKIM"))


@pytest.mark.parametrize("kind", ["rsa", "ed25519", "ed25519 in base64"])
def test_a_signature_verifies_and_covers_how_to_get_nothing_any_more(kind, keys, monkeypatch):
    monkeypatch.setattr(email_message, "links", lambda *_: ("mailto:leave@h.example", "https://h.example/leave?a=b"))
    key, published = keys[kind]
    everybody = parcels(SIGNED, real(), DKIM=key)

    for parcel in everybody:
        content = message(parcel)

        def dns(name, timeout=5):
            assert name == b"brief._domainkey.harrow.example."
            return published.encode()

        assert len(content) == parcel.size_bytes
        assert dkim.verify(content, dnsfunc=dns)
        covered = re.search(rb"h=([^;]*);", content)[1].lower().replace(b" ", b"").split(b":")
        assert {b"list-unsubscribe", b"list-unsubscribe-post"} <= {one.strip() for one in covered}
        for was, instead in (
            (b"List-Unsubscribe: <https://h", b"List-Unsubscribe: <https://x"),
            (b"Subject: Morning", b"Subject: Evening"),
            (b"\r\nTo: ", b"\r\nTo: eve@h.example\r\nTo: "),
        ):
            assert content.count(was) == 1
            assert not dkim.verify(content.replace(was, instead), dnsfunc=dns)
        assert key.splitlines()[-1 if kind.endswith("64") else 1].encode() not in content


@pytest.mark.parametrize(
    "key", ["hunter2-canary", "-----BEGIN PRIVATE KEY-----\naHVudGVyMg==\n-----END PRIVATE KEY-----"]
)
def test_a_key_that_is_none_is_named_by_its_place_and_never_shown(key):
    with pytest.raises(DeliveryError, match="env:DKIM") as caught:
        parcels(SIGNED, DKIM=key)

    assert "hunter2" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_sender_that_is_no_address_is_refused():
    with pytest.raises(SettingsError, match="sender"):
        parcels(replace(PRESS, sender="Press"))


HEADERS = [
    *("From", "To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe", "Auto-Submitted"),
    *("Content-Language", "Content-Type", "MIME-Version"),
]
TEXT = st.text(max_size=300) | st.sampled_from(
    [
        *("a\r\nBcc: eve@x.example", "a\nTo: eve@x.example\n\nhello", "\0", "\u2028\u2029\x85\x0b\x0c", "\ud800"),
        *("=?utf-8?q?a=0D=0ABcc:_eve=40x.example?=", "a, b", "a\\", '"', "<eve@x.example>", "ä" * 5000, "x" * 5000),
        *("\u202etxt.exe", "(comment", ";:@,<>", " ", "", "../../etc/passwd", "Café ☕, Ines <eve@x.example>"),
    ]
)


def hostile_message(title, name, address):
    own = replace(
        PRESS,
        sender="press@harrow.example",
        recipients=(),
        subject="{title} {headline}",
        attach=("pdf",),
    )
    made = channel(own, consigned(title), around())
    made._recipients = lambda: [mailing.Recipient(address, name)]
    (parcel,) = made.parcels()
    content = message(parcel)
    before, _, _ = content.partition(b"\r\n\r\n")

    assert parcel.size_bytes == len(content)
    assert b"\0" not in content
    assert re.sub(rb"\r\n", b"", before).isascii() or not address.isascii()
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n", content)
    assert re.findall(rb"(?m)^([^\s:]+):", before) == [one.encode() for one in HEADERS]
    assert all(len(line) < 998 for line in content.split(b"\r\n"))
    seen = read(content)
    assert seen.keys() == HEADERS
    (to,) = email.utils.getaddresses([email.message_from_bytes(content)["To"]])
    assert to[1] == address
    (only,) = seen["To"].addresses
    assert only.addr_spec == address
    assert re.fullmatch(r"[^\r\n\0/\\]+", next(iter(parcel.files())))
    (pdf,) = seen.iter_attachments()
    assert pdf.get_payload(decode=True) == PDF
    named = rb'Content-Disposition: attachment;\s+filename="[a-z0-9.-]+"(;\s+filename\*=utf-8\'\'[\w%.~-]+)?\r\n'
    assert re.search(named, content)
    return seen, only


ADDRESSES = st.from_regex(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,30}@[a-z0-9]{1,20}\.example", fullmatch=True)


@given(TEXT, TEXT, ADDRESSES)
def no_header_recipient_or_line_is_made(title, name, address):
    _, only = hostile_message(title, name, address)

    # The standard library puts blanks where the parts of a long name meet.
    assert "".join(only.display_name.split()) == "".join(cleaned(name).split()) or "=?" in name


def test_no_title_or_name_or_address_makes_a_header_a_recipient_or_a_line():
    settings(max_examples=300, deadline=None, derandomize=True, database=None)(no_header_recipient_or_line_is_made)()


@pytest.mark.parametrize("name", ["Lind, Ann", "José", "Ann; eve@x.example", 'O"Neil', "Ann <eve@x.example>"])
def test_a_name_comes_out_as_it_went_in(name):
    _, only = hostile_message(TITLE, name, INES)

    assert only.display_name == name


@pytest.mark.parametrize(
    ("headline", "is_plain"),
    [
        (
            "Central bank of Orland cuts its key rate to 3.5 percent: “prices” calmed down — sooner than it thought",
            False,
        ),
        ("Ashenford's main bridge to stay shut until Wednesday after flood, well into the week (day 2)", True),
        ("=?utf-8?q?Not_this?= and that", False),
        ("x" * 150, False),
    ],
)
def test_a_subject_comes_out_as_it_went_in_and_is_encoded_only_if_it_must_be(headline, is_plain):
    content = message(parcels(replace(PRESS, subject="{title}"), consigned(headline))[0])

    assert read(content)["Subject"] == headline
    assert (b"Subject: =?utf-8?" in content) is not is_plain
    assert all(len(line) <= 78 for line in re.search(rb"Subject: .*?\r\n(?=\S)", content, re.DOTALL)[0].split(b"\r\n"))


def test_spamassassin_has_nothing_against_it(keys):
    program = checkers.program("spamassassin")
    own = replace(SIGNED, attach=("pdf",))
    content = message(parcels(own, real(), DKIM=keys["rsa"][0])[0])

    done = checkers.judged(program, "-L", "-t", stdin=content)

    score = float(re.search(r"score=(-?[\d.]+)", done.stdout)[1])
    assert score <= 0, done.stdout[-2000:]


def test_another_parser_reads_it(tmp_path):
    program = checkers.program("notmuch")
    (tmp_path / "mail/new").mkdir(parents=True)
    (tmp_path / "mail/cur").mkdir()
    (tmp_path / "mail/tmp").mkdir()
    parcel = parcels(replace(PRESS, attach=("pdf",)), real())[0]
    (tmp_path / "mail/new/1").write_bytes(message(parcel))
    config = tmp_path / "config"
    config.write_text(f"[database]\npath={tmp_path}/mail\n")
    checkers.judged("env", f"NOTMUCH_CONFIG={config}", program, "new")

    found = checkers.judged(
        "env",
        f"NOTMUCH_CONFIG={config}",
        program,
        "show",
        "--format=json",
        "--include-html",
        f"id:{parcel.reference.strip('<>')}",
    )

    told = json.dumps(json.loads(found.stdout), ensure_ascii=False)
    assert "Lenn bursts its banks and floods the old town of Harrow" in told
    assert "morning-brief-2026-11-22.pdf" in told
    assert "Morning Brief, 22 November 2026" in told
