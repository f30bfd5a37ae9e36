"""Whether mail can be sent: to whom, with which keys, by what, and where what comes back is; no server is asked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from bulletin.channels.email import unsubscribing
from bulletin.channels.email.recipients import STANDARD_INPUT, recipients
from bulletin.channels.email.signing import Signer
from bulletin.checks.finding import Finding, divided
from bulletin.checks.within import made_in, program, readable, secret_at
from bulletin.errors import DeliveryError, SettingsError
from bulletin.sending.email import BounceSettings, DkimSettings, EmailSettings, GroupSettings, SmtpSettings

_Listing = TypeVar("_Listing", EmailSettings, GroupSettings)


def mailing(own: EmailSettings) -> Iterator[Finding]:
    """What mail lacks, and to how many it goes."""
    yield from _recipients(own)
    if own.transport == "sendmail":
        yield from program("sendmail", 'install a mail server, or write transport = "smtp"')
    elif own.transport == "eml":
        yield made_in("email.folder", Path(own.folder), "email.folder")
    else:
        yield from _smtp(own.smtp)
    if own.unsubscribe or own.unsubscribe_url:
        yield from _links(own)
    if own.dkim:
        yield from _signature(own.dkim)
    if own.bounces:
        yield from _bounces(own.bounces)


def _recipients(own: EmailSettings) -> Iterator[Finding]:
    subject = "email recipients"
    if STANDARD_INPUT in (own.file, *(group.file for group in own.group)):
        yield Finding(subject, "those of standard input are known when mail is sent only")
        own = replace(_without_input(own), group=tuple(_without_input(one) for one in own.group))
        if not any((own.recipients, own.file, *((group.recipients or group.file) for group in own.group))):
            return
    try:
        known = recipients(own)
    except DeliveryError as error:
        yield divided(subject, str(error))
        return
    several = f"{len(known.found):,} {'address' if len(known.found) == 1 else 'addresses'}"
    if known.failures:
        first = known.failures[0]
        lines = "1 line is" if len(known.failures) == 1 else f"{len(known.failures):,} lines are"
        yield Finding(subject, f"{several}; {lines} set aside", f"{first.subject}: {first.problem}")
    else:
        yield Finding(subject, several)
    yield from (Finding(subject, note) for note in known.notes)


def _without_input(one: _Listing) -> _Listing:
    return replace(one, file="") if one.file == STANDARD_INPUT else one


def _smtp(own: SmtpSettings) -> Iterator[Finding]:
    yield Finding("email.smtp", f"{own.host}:{own.port}, which is not asked")
    if own.secret:
        yield secret_at("email.smtp.secret", own.secret)
    if own.ca_file:
        yield readable("email.smtp.ca_file", own.ca_file)


def _links(own: EmailSettings) -> Iterator[Finding]:
    subject = "email.unsubscribe_secret"
    try:
        unsubscribing.key(own, os.environ)
    except SettingsError as error:
        yield divided(subject, str(error))
    else:
        yield Finding(subject, f"there is one at {own.unsubscribe_secret}")


def _signature(own: DkimSettings) -> Iterator[Finding]:
    try:
        Signer(own, os.environ)
    except (SettingsError, DeliveryError) as error:
        yield divided("email.dkim.key", str(error))
    else:
        yield Finding("email.dkim.key", f"signs for {own.selector}._domainkey.{own.domain}, which is not asked")


def _bounces(own: BounceSettings) -> Iterator[Finding]:
    if own.mbox:
        yield readable("email.bounces.mbox", own.mbox, "; unless nothing has come in yet")
        return
    yield Finding("email.bounces", f"{own.host}:{own.port}, which is not asked")
    yield secret_at("email.bounces.secret", own.secret)
    if own.ca_file:
        yield readable("email.bounces.ca_file", own.ca_file)
