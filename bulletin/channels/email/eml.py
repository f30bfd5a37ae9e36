"""Messages as files in a folder, one each, for another program to send or for somebody to look at."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.parser import BytesHeaderParser
from pathlib import Path

from bulletin.channels import Around
from bulletin.channels.email.envelope import Envelope
from bulletin.errors import DeliveryError
from bulletin.parcels import Outcome
from bulletin.sending import EmailSettings
from bulletin.whole import sync

_NAME_LETTERS = 32


@contextmanager
def opened(own: EmailSettings, around: Around) -> Iterator[Callable[[Envelope], Outcome]]:
    """Writes envelopes to the folder of these settings: each is whole or not there, and the same one is one file."""
    if not own.folder:
        raise DeliveryError("email.folder", 'is not set, and transport = "eml" writes there; name a folder')

    def send(envelope: Envelope) -> Outcome:
        content = envelope.content()
        try:
            folder = Path(own.folder).expanduser()
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / _name(envelope.recipient, content)
            _write(path, content)
        except (OSError, RuntimeError) as error:
            why = getattr(error, "strerror", "") or "it cannot be written to"
            raise DeliveryError(own.folder, f"{why}; check the disk and its permissions") from error
        return Outcome("sent", path.name)

    yield send


def _name(recipient: str, content: bytes) -> str:
    """A name that says nothing of who gets it, the same for the same message to the same recipient."""
    known = str(BytesHeaderParser().parsebytes(content)["Message-ID"] or "").encode() or content
    return hashlib.sha256(recipient.encode() + b"\0" + known).hexdigest()[:_NAME_LETTERS] + ".eml"


def _write(path: Path, content: bytes) -> None:
    """Write a file that nobody else may read: it has who gets it, and what ends their mail."""
    handle, name = tempfile.mkstemp(prefix=".bulletin-", dir=path.parent)
    waiting = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)
    sync(path.parent)
