"""The ways on which messages leave, by the `transport` of the settings: a server, the `sendmail` here, or a folder."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from bulletin.channels import Around
from bulletin.channels.email import eml, sendmail, smtp
from bulletin.channels.email.envelope import Envelope
from bulletin.parcels import Outcome
from bulletin.sending import EmailSettings

Transport = Callable[[Envelope], Outcome]
"""Tries once; raises DeliveryError when nothing can be sent to anybody, and then nothing of this envelope was."""

_KINDS: dict[str, Callable[[EmailSettings, Around], AbstractContextManager[Transport]]] = {
    "smtp": smtp.opened,
    "sendmail": sendmail.opened,
    "eml": eml.opened,
}


def opened(own: EmailSettings, around: Around) -> AbstractContextManager[Transport]:
    """The transport of these settings, for as long as the block lasts; it begins with the first envelope."""
    return _KINDS[own.transport](own, around)
