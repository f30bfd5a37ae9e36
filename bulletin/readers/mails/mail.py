"""Mails → the article that each holds, those of the mails inside it, and the files that came with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers import addresses, dates
from bulletin.readers.article import Known, assemble, printable, within_bounds
from bulletin.readers.lines import Line, is_running_text, word_count
from bulletin.readers.mails import parts
from bulletin.readers.mails.lines import unmarked, without_mail
from bulletin.readers.markup_stream import marked_up, paragraphs
from bulletin.readers.raw import Raw
from bulletin.readers.recognition import recognised

# Newsletters have 0.1 to 1 MiB, with their pictures ten.
LARGEST_MAIL_BYTES = 25 * 1024 * 1024
_MOST_FILES = 50
# What they hold unpacked, since all of it is kept until the mail is read.
_LARGEST_FILES_BYTES = 4 * LARGEST_MAIL_BYTES
# "For your information, see below": what people write above what they forward.
_LONGEST_NOTE_WORDS = 30
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_BODY = re.compile(r"<body\b[^<>]{0,2000}>|</head\s{0,9}>(?!\s{0,99}<body\b)", re.IGNORECASE)


def read(raw: Raw) -> Iterator[Article | Failure | Raw]:
    """The article of a mail, those of the mails inside it, and the files that came with it as inputs of their own."""
    if len(raw.content) > LARGEST_MAIL_BYTES:
        raise ReadError(raw.name, f"is a mail of more than {LARGEST_MAIL_BYTES >> 20} MiB; save its text alone")
    yield from _read(parts.opened(raw.content, raw.name), raw, raw.name)


def _read(mail: parts.Mail, raw: Raw, name: str) -> Iterator[Article | Failure | Raw]:
    if mail.is_sealed:
        raise ReadError(name, "is an encrypted mail; save its text")
    brought = [*_forwarded(mail, raw, name), *_files(mail, raw, name)]
    has_others = any(isinstance(one, Article | Raw) for one in brought)
    try:
        made = _article(mail, raw, name)
        if not has_others or word_count(made.text) > _LONGEST_NOTE_WORDS:
            yield made
    except ReadError:
        if not has_others:
            raise
    yield from brought


def _article(mail: parts.Mail, raw: Raw, name: str) -> Article:
    found = _lines(mail)
    within_bounds("\n".join(line.text for line in found), name)
    lines, sender = without_mail(found)
    known = Known(
        title=mail.title,
        source=raw.hints.source or sender or mail.source,
        published=dates.understood(mail.sent) or raw.hints.published,
        language=raw.hints.language or (mail.language if _LANGUAGE.fullmatch(mail.language) else None),
        url=addresses.page_address(mail.address),
        fallback=raw.hints.site or raw.label,
    )
    return printable(assemble(lines, known), name)


def _lines(mail: parts.Mail) -> list[Line]:
    """The lines of the text: as a page when that has any, since the plain text often only points to it."""
    marked = [line for page in mail.pages for line in marked_up(_body(page))]
    if any(is_running_text(line.text) for line in marked) or not mail.texts:
        return marked
    return [Line(paragraph) for text in mail.texts for paragraph in paragraphs(unmarked(text))]


def _body(page: str) -> str:
    """What stands behind the head of a page."""
    found = _BODY.search(page)
    return page[found.end() :] if found else page


def _forwarded(mail: parts.Mail, raw: Raw, name: str) -> Iterator[Article | Failure | Raw]:
    for number, inside in enumerate(mail.mails, 1):
        try:
            yield from _read(inside, raw, f"{name}/mail {number}")
        except ReadError as error:
            yield Failure(error.subject, error.problem)


def _files(mail: parts.Mail, raw: Raw, name: str) -> Iterator[Failure | Raw]:
    if len(mail.files) > _MOST_FILES:
        yield Failure(name, f"brings more than {_MOST_FILES} files; save those that are articles")
        return
    room = _LARGEST_FILES_BYTES
    for file in mail.files:
        named = f"{name}/{file.name}"
        try:
            found = recognised(named, file.content, hints=raw.hints, declared=file.declared)
            room -= len(found.content)
            if room < 0:
                raise ReadError(named, "is one file too many for a mail; save it and name it")
            yield found
        except ReadError as error:
            yield Failure(error.subject, error.problem)
