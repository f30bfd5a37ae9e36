"""Newsletters as mail: the article without what mail adds to it, and all that a mail brings."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers import kinds
from bulletin.readers.mails import mail, mbox
from bulletin.readers.raw import Hints, Raw

FERRY = "The ferry to the island of Skarn is sailing again, eleven weeks after a storm tore away its pier."
PIER = "The new pier can bear twice the weight of the old one, said the harbour office."
SCHOOL = "Councillors voted on Thursday evening to reopen the crossing, which carries most of the island's children."
TEXT = f"{FERRY} {PIER}\n\n{SCHOOL}"
NOTHING = Hints()
Found = list[Article | Failure | Raw]


def message(plain: str = "", page: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    known = {"From": "Halden Post <news@halden.example>", "Date": "Thu, 19 Nov 2026 08:00:00 +0100"}
    for name, value in {**known, "Subject": "Ferry to Skarn sails again", **headers}.items():
        made[name.replace("_", "-")] = value
    if plain or not page:
        made.set_content(plain or TEXT)
    if page:
        (made.add_alternative if plain else made.set_content)(page, subtype="html")
    return made


def read(content: bytes | EmailMessage, hints: Hints = NOTHING) -> Found:
    content = content if isinstance(content, bytes) else content.as_bytes()
    return list(mail.read(Raw("day.eml", content, kinds.MAIL, hints=hints)))


def only(content: bytes | EmailMessage, hints: Hints = NOTHING) -> Article:
    (found,) = read(content, hints)
    assert isinstance(found, Article)
    return found


def newsletter(before: Sequence[str] = (), behind: Sequence[str] = ()) -> str:
    rows = [*before, f"<h1>Ferry to Skarn sails again</h1><p>{FERRY} {PIER}</p><p>{SCHOOL}</p>", *behind]
    table = "".join(f"<tr><td>{row}</td></tr>" for row in rows)
    return f"<html><head><title>No. 7</title><style>p{{}}</style></head><body><table>{table}</table></body></html>"


def shown(article: Article) -> list[str]:
    return [sentence.shown for sentence in article.sentences]


def test_the_headers_say_title_source_day_language_and_address() -> None:
    found = only(
        message(Subject="Fähre fährt wieder", Content_Language="en-GB", Archived_At="<https://halden.example/7>")
    )
    assert (found.title, found.source, found.language) == ("Fähre fährt wieder", "Halden Post", "en")
    assert (found.published, found.url) == (datetime(2026, 11, 19, 7, tzinfo=UTC), "https://halden.example/7")
    assert shown(found) == [FERRY, PIER, SCHOOL]


def test_what_the_user_says_of_the_source_stands_above_the_sender() -> None:
    found = only(message(), Hints(source="The Post", language="nb"))
    assert (found.source, found.language) == ("The Post", "nb")


@pytest.mark.parametrize(
    ("headers", "source"),
    [
        ({"From": '"Halden Post" <news@halden.example>'}, "Halden Post"),
        ({"From": "Ann Lee from The Skarn Letter <ann@skarn.example>"}, "The Skarn Letter"),
        ({"From": "news@halden.example", "List-Id": "Halden Daily <daily.halden.example>"}, "Halden Daily"),
        ({"From": '"news@halden.example" <news@halden.example>'}, "halden.example"),
        ({"From": "=?utf-8?q?H=C3=A4lden?= Post <news@halden.example>"}, "Hälden Post"),
        ({"From": "=?no-such-code?q?Post?= <news@halden.example>"}, "Post"),
        ({"From": ""}, "day"),
    ],
)
def test_the_source_is_whoever_sent_it(headers: dict[str, str], source: str) -> None:
    head = "".join(f"{name}: {value}\n" for name, value in headers.items())
    assert only(f"{head}Subject: Ferry\nDate: x\n\n{TEXT}".encode()).source == source


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Fwd: Re: [Halden Daily] Ferry sails", "Ferry sails"),
        ("WG: AW[2]: Ferry sails", "Ferry sails"),
        ("TR : Ferry sails", "Ferry sails"),
        ("转发：Ferry sails", "Ferry sails"),
        ("Retreat: ferry sails", "Retreat: ferry sails"),
        ("Fwd:", "Fwd:"),
        ("=?utf-8?b?RsOkaHI=?= =?utf-8?b?ZQ==?=", "Fähre"),
    ],
)
def test_a_title_loses_the_marks_of_replies_forwarding_and_lists(subject: str, title: str) -> None:
    assert only(f"From: a@b.example\nDate: x\nSubject: {subject}\n\n{TEXT}".encode()).title == title


def test_letters_that_headers_should_not_have_are_read_all_the_same() -> None:
    for encoding in ("utf-8", "cp1252"):
        head = "From: Überfahrt <a@b.example>\nSubject: Fähre\nDate: x\n\n".encode(encoding)
        found = only(head + TEXT.encode())
        assert (found.source, found.title) == ("Überfahrt", "Fähre")


def test_of_a_page_and_a_plain_text_the_page_is_read_unless_it_is_all_pictures() -> None:
    assert shown(only(message("See the page.", newsletter()))) == [FERRY, PIER, SCHOOL]
    assert shown(only(message(TEXT, "<html><body><img src='https://t.example/a.png'></body></html>"))) == [
        FERRY, PIER, SCHOOL,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        '<a href="https://t.example">View this email in your browser</a>',
        "Having trouble viewing this email?",
        "Newsletter im Browser ansehen",
        "Voir la version en ligne",
        "Ver en el navegador",
        "Visualizza nel browser",
        "Bekijk in browser",
        "Открыть в браузере",
        "Xem trên trình duyệt",
        "ブラウザで見る",
        "Unsubscribe | Privacy policy",
        "The ferry to the island of Skarn",
        "\u200c\u034f \u200c",
    ],
)
def test_what_stands_above_the_text_goes(line: str) -> None:
    found = only(message(page=newsletter(before=[line])))
    assert found.text == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "You are receiving this email because you signed up at halden.example. <a href='x'>Unsubscribe</a>",
        "Sie erhalten diese E-Mail, weil Sie sich angemeldet haben. Vom Newsletter abmelden.",
        "Vous recevez cet e-mail parce que vous êtes abonné. Se désabonner.",
        "Recibes este correo porque te has suscrito. Darse de baja.",
        "Você está recebendo este e-mail porque se cadastrou. Cancelar inscrição.",
        "Hai ricevuto questa email perché ti sei iscritto. Disiscriviti.",
        "Je ontvangt deze mail omdat je je hebt aangemeld. Uitschrijven.",
        "Вы получили это письмо, потому что подписались. Отписаться.",
        "Bạn nhận được thư này vì đã đăng ký. Hủy đăng ký.",
        "配信停止はこちら。",
    ],
)
def test_the_foot_of_a_mail_goes_with_the_address_behind_it(line: str) -> None:
    behind = ["Halden Post", line, "Halden Post, 12 Quay Street, 4001 Halden, Norway. All of it is ours."]
    found = only(message(page=newsletter(behind=behind)))
    assert shown(found)[-1] == SCHOOL
    assert {(one.role, one.text) for one in found.removed} >= {("furniture", behind[-1])}


@pytest.mark.parametrize(
    "line",
    [
        "A new law makes shops let people unsubscribe from any list with one click, and fines those that do not.",
        "Residents could read the plans online before the council voted on them in the evening.",
    ],
)
def test_an_article_that_tells_of_such_things_stays_whole(line: str) -> None:
    assert shown(only(message(f"{line}\n\n{TEXT}"))) == [line, FERRY, PIER, SCHOOL]
    assert shown(only(message(f"{TEXT}\n\n{line}"))) == [FERRY, PIER, SCHOOL, line]


def test_a_plain_text_loses_its_links_wraps_and_signature() -> None:
    wrapped = "The ferry to the island of Skarn is sailing again, eleven weeks after a\nstorm tore away its pier."
    found = only(message(f"{wrapped} (https://t.example/x) {PIER}\n\n{SCHOOL} <https://t.example/y>\n\n-- \nAnn\n"))
    assert found.text == TEXT


def test_lines_that_flow_are_made_whole() -> None:
    flowing = "The new pier can bear twice \nthe weight of the old one, \nsaid the harbour office."
    content = f"From: a@b.example\nSubject: x\nContent-Type: text/plain; format=flowed\n\n{FERRY}\n\n{flowing}\n"
    assert shown(only(content.encode())) == [FERRY, PIER]


@pytest.mark.parametrize("mark", ["---------- Forwarded message ---------", "Début du message transféré :"])
def test_a_mail_that_was_forwarded_is_its_first_senders(mark: str) -> None:
    head = f"For you.\n\n{mark}\nFrom: Skarn Letter <a@skarn.example>\nDate: x\nSubject: y\nTo: z\n\n"
    found = only(message(head + TEXT, Subject="Fwd: Ferry sails"))
    assert (found.source, found.title, found.text) == ("Skarn Letter", "Ferry sails", TEXT)


def test_a_mail_in_a_mail_is_an_article_and_the_note_above_it_is_none() -> None:
    outer = message("See below.", Subject="FYI", From="Ann <ann@b.example>")
    outer.add_attachment(message())
    found = only(outer)
    assert (found.title, found.source) == ("Ferry to Skarn sails again", "Halden Post")


def test_files_that_came_with_a_mail_are_inputs_of_their_own() -> None:
    outer = message(TEXT)
    outer.add_attachment(b"%PDF-1.7 x", maintype="application", subtype="pdf", filename="../a/paper.pdf")
    outer.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="note.txt")
    outer.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    outer.add_attachment(b"PK\x03\x04", maintype="application", subtype="octet-stream", filename="day.zip")
    outer.add_attachment(b"MZ\x90\0", maintype="application", subtype="octet-stream", filename="a.exe")
    article, *others = read(outer, Hints(source="Halden Post"))
    assert isinstance(article, Article)
    assert [(one.name, one.media_type, one.hints.source) for one in others if isinstance(one, Raw)] == [
        ("day.eml/paper.pdf", kinds.PDF, "Halden Post"),
        ("day.eml/note.txt", kinds.TEXT, "Halden Post"),
        ("day.eml/day.zip", kinds.ZIP, "Halden Post"),
    ]
    assert [one.subject for one in others if isinstance(one, Failure)] == ["day.eml/a.exe"]


@pytest.mark.parametrize(
    ("charset", "text"),
    [("iso-2022-jp", "フェリーは再び運航している。"), ("koi8-r", "Паром на остров Скарн снова ходит.")],
)
def test_a_text_is_read_in_the_encoding_that_its_headers_name(charset: str, text: str) -> None:
    head = f"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset={charset}\n\n"
    assert only(head.encode() + text.encode(charset)).text == text


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"Content-Type: multipart/encrypted; boundary=x\n\n--x\n\ny\n--x--\n", "is an encrypted mail"),
        (b"From: a@b.example\nContent-Type: application/pkcs7-mime\n\nMIIB\n", "is an encrypted mail"),
        (b"From: a@b.example\nSubject: x\n\n", "has no body"),
        (b"Content-Type: multipart/mixed; boundary=x\n" + b"\n--x\n\ny" * 2000, "has more than 1,000 parts"),
        (b"Content-Type: message/rfc822\n\n" * 5000, "is a damaged mail (RecursionError)"),
        (b"Subject: x\n\n" + b"x" * (mail.LARGEST_MAIL_BYTES + 1), "is a mail of more than 25 MiB"),
    ],
)  # fmt: skip
def test_a_mail_that_cannot_be_read_is_refused_with_the_reason(content: bytes, problem: str) -> None:
    with pytest.raises(ReadError) as refused:
        read(content)
    assert refused.value.problem.startswith(problem)


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Type: text/plain; " + b'a="b;' * 200_000,
        b"Subject: " + b"=?utf-8?q?" * 100_000,
        b"X: y" + b"\n z" * 200_000,
    ],
)
def test_headers_of_any_length_take_no_time(header: bytes) -> None:
    assert shown(only(b"From: a@b.example\n" + header.rstrip() + b"\n\n" + TEXT.encode())) == [FERRY, PIER, SCHOOL]


def test_mails_are_opened_three_deep_and_no_deeper() -> None:
    inner = message(Subject="Deepest")
    for number in range(4):
        outer = message(f"Note {number}.", Subject=f"Mail {number}")
        outer.add_attachment(inner)
        inner = outer
    assert [one.title for one in read(inner) if isinstance(one, Article)] == ["Mail 1"]


def mailbox(*mails: bytes) -> list[Failure | Raw]:
    return list(mbox.read(Raw("box", b"".join(mails), kinds.MBOX, hints=Hints(source="Post"))))


OPENING = b"From ann@halden.example Thu Nov 19 08:00:00 2026\n"


def test_a_mailbox_is_its_mails_by_number() -> None:
    one, two = message(Subject="One").as_bytes(), message(Subject="Two").as_bytes().replace(b"\n", b"\r\n")
    found = mailbox(OPENING, one, b"\n", OPENING.replace(b"\n", b"\r\n"), two)
    assert [one.name for one in found if isinstance(one, Raw)] == ["box#1", "box#2"]
    articles = [article for one in found if isinstance(one, Raw) for article in mail.read(one)]
    assert [one.title for one in articles if isinstance(one, Article)] == ["One", "Two"]
    assert {one.source for one in articles if isinstance(one, Article)} == {"Post"}


def test_from_at_the_beginning_of_a_line_parts_no_mails_and_loses_its_quotes() -> None:
    body = b"\nFrom Monday at 10:00 in 2026\nthe ferry sails.\n\n>From the pier.\n>>From it.\n"
    (found,) = mailbox(OPENING, b"Subject: x\n", body)
    assert isinstance(found, Raw)
    assert found.content == b"Subject: x\n" + body.replace(b">From", b"From").replace(b">From it", b">From it")


def test_a_mail_that_is_too_large_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "_LARGEST_MAIL_BYTES", 1000)
    failure, good = mailbox(OPENING, b"Subject: x\n\n", b"x" * 1000, b"\n\n", OPENING, b"Subject: y\n\ny\n")
    assert isinstance(failure, Failure)
    assert (failure.subject, isinstance(good, Raw)) == ("box#1", True)


def test_a_mailbox_of_too_many_mails_is_refused() -> None:
    with pytest.raises(ReadError, match="holds more than 10,000 mails"):
        mailbox((OPENING + b"Subject: x\n\nx\n\n") * 10_001)


def packed() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", TEXT)
    return file.getvalue()


def whole() -> bytes:
    outer = message(TEXT, newsletter(), List_Id="Daily <d.halden.example>")
    outer.add_attachment(message(page=newsletter()))
    outer.add_attachment(packed(), maintype="application", subtype="zip", filename="a.zip")
    return outer.as_bytes()


WHOLE = whole()


@given(st.integers(0, len(WHOLE)), st.integers(0, 60), st.binary(max_size=60))
def test_whatever_stands_in_a_mail_nothing_else_comes_of_it(at: int, lost: int, junk: bytes) -> None:
    try:
        found = read(WHOLE[:at] + junk + WHOLE[at + lost :])
    except ReadError:
        found = []
    assert all(isinstance(one, Article | Failure | Raw) for one in found)


@given(
    st.sampled_from(["From", "Subject", "Date", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition"]),
    st.binary(max_size=80),
)
def test_whatever_a_header_says_nothing_else_comes_of_it(name: str, value: bytes) -> None:
    try:
        found = read(f"{name}: ".encode() + value + b"\n" + WHOLE)
    except ReadError:
        found = []
    assert all(isinstance(one, Article | Failure | Raw) for one in found)
