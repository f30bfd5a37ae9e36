"""Mailboxes (mbox) → their mails, each an input of its own."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from bulletin.errors import ReadError
from bulletin.model import Failure
from bulletin.readers.kinds import MAIL
from bulletin.readers.raw import Raw
from bulletin.readers.signatures import MBOX_OPENING

# A newsletter a day from ten outlets for three years.
_MOST_MAILS = 10_000
# Newsletters have 0.1 to 1 MiB, with their pictures ten.
_LARGEST_MAIL_BYTES = 25 * 1024 * 1024
# The line that parts mails is quoted by ">", its quotes by ">>" (mboxrd).
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(raw: Raw) -> Iterator[Failure | Raw]:
    """Each mail under the mailbox's name and its number, a Failure for each that is too large."""
    content = raw.content.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").lstrip(b"\n")
    for number, (start, end) in enumerate(_spans(content), 1):
        name = f"{raw.name}#{number}"
        if number > _MOST_MAILS:
            raise ReadError(raw.name, f"holds more than {_MOST_MAILS:,} mails; split it into smaller mailboxes")
        if end - start > _LARGEST_MAIL_BYTES:
            yield Failure(name, f"is a mail of more than {_LARGEST_MAIL_BYTES >> 20} MiB; save its text alone")
        else:
            yield Raw(name, _QUOTED.sub(rb"\1", content[start:end]), MAIL, hints=raw.hints)


def _spans(content: bytes) -> Iterator[tuple[int, int]]:
    """Where each mail begins, behind the line that parts it from the one before, and where it ends."""
    start = -1
    for opening in MBOX_OPENING.finditer(content):
        # Only behind a blank line does "From " open a mail.
        if opening.start() and not content.endswith(b"\n\n", 0, opening.start()):
            continue
        if start >= 0:
            yield start, opening.start() - 1
        start = content.index(b"\n", opening.start()) + 1
    if start >= 0:
        yield start, len(content)
