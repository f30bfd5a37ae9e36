"""An edition as mail: a message a recipient, by a server, a program or into a folder."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, partial

from bulletin.channels import Around
from bulletin.channels.email import transports
from bulletin.channels.email.body import Attachment, Body, bodies
from bulletin.channels.email.envelope import Envelope
from bulletin.channels.email.headers import cleaned
from bulletin.channels.email.message import Sender, headers, reference, subject
from bulletin.channels.email.pace import Pace
from bulletin.channels.email.recipients import Recipient, recipients
from bulletin.channels.email.signing import Signer, body_hash, canonical
from bulletin.channels.email.unsubscribing import key, links
from bulletin.channels.slugs import slug
from bulletin.errors import DeliveryError
from bulletin.model import Document, Failure
from bulletin.parcels import Channel, Consignment, Outcome, Parcel, Wanted
from bulletin.parcels import Sender as Send
from bulletin.sending import EmailSettings
from bulletin.sending.addresses import named
from bulletin.sending.email import GroupSettings

_READ = ("txt", "mail")
# Of a title in the name of a file: it is to fit beside the day.
_LONGEST_NAME = 60
_NO_NAME = re.compile(r"[\W_]+")
_UNSAFE = re.compile(r"[^A-Za-z0-9@.+-]+")


def channel(own: EmailSettings, consignment: Consignment, around: Around) -> Channel:
    """The mails of a consignment; raises SettingsError or DeliveryError when there is nothing to send them with."""
    return Mailing(own, consignment, around)


@dataclass(frozen=True, slots=True)
class _Common:
    """What all of a group get: bodies, each also in the form that is signed, the subject and the language."""

    bodies: tuple[tuple[Body, bytes], ...]
    about: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Parts:
    """The messages of a parcel; of `told` each says that so many of them were taken, as `taken` of them are."""

    contents: tuple[bytes, ...]
    told: tuple[str, ...]
    taken: int

    @classmethod
    def of(cls, parcel: Parcel) -> _Parts:
        """Those of a parcel; parts of another division, made with other settings, are none of these."""
        contents = tuple(parcel.files().values())
        division = hashlib.sha256(parcel.told.encode(errors="replace")).hexdigest()[:8]
        told = tuple(f"{number}/{len(contents)} {division}" for number in range(len(contents) + 1))
        return cls(contents, told, told.index(parcel.taken) if parcel.taken in told[:-1] else 0)

    @property
    def is_last(self) -> bool:
        """Whether the next one is the last."""
        return self.taken + 1 == len(self.contents)

    @property
    def told_then(self) -> str:
        """What is said when the next one was taken."""
        return self.told[self.taken + 1]

    def content(self) -> bytes:
        """The next one."""
        return self.contents[self.taken]


class Mailing:
    """One edition's mails. What a group has in common is made once; nothing is kept of a recipient but who it is."""

    name, replaces = "email", False

    def __init__(self, own: EmailSettings, consignment: Consignment, around: Around) -> None:
        self._own, self._consignment, self._around = own, consignment, around
        self._sender = Sender.of(own)
        self._known: dict[GroupSettings | None, _Common] = {}
        self._signature_bytes: int | None = None
        self._pace = Pace(own.smtp.per_domain if own.transport == "smtp" else 0, around.now)

    # Secrets are looked for when something is made: who gets it is known without them.
    @cached_property
    def _key(self) -> bytes:
        return key(self._own, self._around.environ) if self._own.unsubscribe or self._own.unsubscribe_url else b""

    @cached_property
    def _signer(self) -> Signer | None:
        return Signer(self._own.dkim, self._around.environ) if self._own.dkim else None

    @property
    def set_aside(self) -> tuple[Failure, ...]:
        """Lines of lists that are no addresses, and addresses that are there twice."""
        return recipients(self._own).failures

    def recipients(self) -> Iterator[str]:
        """The addresses of everybody for whom there is something."""
        return (one.address for one in self._recipients())

    def parcels(self, due: Mapping[str, str] | None = None) -> Iterator[Parcel]:
        """A parcel for everybody for whom there is something, or to whom something is due.

        The documents of all groups are printed before the first: no session waits for them, and a group without does
        not hold up the others.
        """
        meant = [one for one in self._recipients() if due is None or one.address in due]
        failures = list[str]()
        for group in dict.fromkeys(one.group for one in meant):
            try:
                self._known[group] = self._known.get(group) or self._made(group)
            except DeliveryError as error:
                failures.append(f'group "{group.name}": {error}' if group else str(error))
        for one in meant:
            if one.group in self._known:
                yield self._parcel(one, (due or {}).get(one.address, ""))
        if failures:
            raise DeliveryError(self.name, "; ".join(failures))

    def _recipients(self) -> Iterator[Recipient]:
        is_told = dict[GroupSettings | None, bool]()
        for one in recipients(self._own).found:
            if one.group not in is_told:
                is_told[one.group] = self._is_told(one.group)
            if is_told[one.group]:
                yield one

    def _is_told(self, group: GroupSettings | None) -> bool:
        """Whether anything is told today of a group's sections; the text is part of its mail, and printed at once.

        When it cannot be printed that is told where its mail is made, and holds up nobody else.
        """
        if not group or not group.sections:
            return True
        try:
            return bool(self._consignment.printed(Wanted(_READ[:1], group.sections, group.language)))
        except DeliveryError:
            return True

    def wait_s(self, recipient: str) -> float:
        """How long the recipient's domain is to be left alone."""
        return self._pace.wait_s(recipient)

    @contextmanager
    def opened(self) -> Iterator[Send]:
        """Sends by the transport of the settings."""
        bounces_to = named(self._own.bounces_to)[0] if self._own.bounces_to else self._sender.address
        with transports.opened(self._own, self._around) as send:
            ahead: dict[tuple[str, str], _Parts] = {}

            def sent(parcel: Parcel) -> Outcome:
                parts = ahead.pop((parcel.recipient, parcel.taken), None) or _Parts.of(parcel)
                ahead.clear()

                def following() -> Envelope | None:
                    behind = parcel.following() if parts.is_last else replace(parcel, taken=parts.told_then)
                    if not behind:
                        return None
                    made = ahead[behind.recipient, behind.taken] = _Parts.of(behind)
                    return Envelope(bounces_to, behind.recipient, made.content)

                self._pace.count(parcel.recipient)
                outcome = send(Envelope(bounces_to, parcel.recipient, parts.content, following))
                if outcome.state == "sent" and not parts.is_last:
                    return replace(outcome, state="sending", taken=parts.told_then)
                return outcome

            yield sent

    def _parcel(self, one: Recipient, before: str) -> Parcel:
        """What one gets, under the reference that an earlier try has given it, if there was any."""
        common = self._known[one.group]
        known = reference(self._consignment, one.address, self._sender.domain, self._key, before)
        size_bytes = sum(
            len(head) + self._signature_size(head, signed) + len(content)
            for head, content, signed in self._messages(one, known)
        )
        whose = f'group "{one.group.name}", ' if one.group else ""
        told = f"{whose}{common.about[0]}: {'; '.join(body.told for body, _ in common.bodies)}"
        return Parcel(one.address, known, told, size_bytes, partial(self._files, one, known))

    def _files(self, one: Recipient, known: str) -> Mapping[str, bytes]:
        """The messages as they are on the wire, by names that say for whom they are."""
        found, messages = {}, tuple(self._messages(one, known))
        for place, (head, content, signed) in enumerate(messages, 1):
            number = f"-{place}" if len(messages) > 1 else ""
            name = f"{_UNSAFE.sub('_', one.address)[:_LONGEST_NAME].lstrip('.-')}-{known[1:9]}{number}.eml"
            found[name] = self._signature(head, signed) + head + b"\r\n" + content
        return found

    def _messages(self, one: Recipient, known: str) -> Iterator[tuple[bytes, bytes, bytes]]:
        """The headers, the body and what is signed of it, of each message that is for one."""
        common, to = self._known[one.group], (one.name, one.address)
        for body, form in common.bodies:
            head = headers(self._own, self._sender, self._consignment, to, known, body, common.about, self._key)
            ways = links(self._own, one.address, self._key)
            yield head, body.filled(body.content, *ways), body.filled(form, *ways)

    def _signature(self, head: bytes, signed: bytes) -> bytes:
        return self._signer.signature(head, body_hash(signed), self._consignment.dated) if self._signer else b""

    def _signature_size(self, head: bytes, signed: bytes) -> int:
        """The size of the signature and of the line behind the headers; all signatures of a key are as long."""
        if self._signature_bytes is None:
            self._signature_bytes = len(self._signature(head, signed))
        return self._signature_bytes + len(b"\r\n")

    def _made(self, group: GroupSettings | None) -> _Common:
        own, consignment = self._own, self._consignment
        attach = own.attach if group is None or group.attach is None else group.attach
        sections, language = (group.sections, group.language) if group else ((), "")
        formats = tuple(dict.fromkeys((*_READ, *attach)))
        printed = consignment.printed(Wanted(formats, sections, language))
        documents = dict(zip(formats, printed, strict=True))
        attachments = [_attachment(documents[name], consignment, own.url) for name in dict.fromkeys(attach)]
        text, page = (documents[name].content.decode() for name in _READ)
        made = bodies(text, page, attachments, own, self._sender.domain)
        language = language or consignment.language
        said = subject(own, consignment, language, self._headline(sections))
        return _Common(
            tuple((body, canonical(body.content) if self._signer else b"") for body in made), (said, language)
        )

    def _headline(self, sections: Collection[str]) -> str:
        """The first headline of these sections, when the subject has a place for it."""
        if "{headline}" not in self._own.subject:
            return ""
        (document,) = self._consignment.printed(Wanted(("json",)))
        stories = json.loads(document.content)["stories"]
        return next((one["headline"] for one in stories if not sections or one["section"] in sections), "")


def _attachment(document: Document, consignment: Consignment, published: str) -> Attachment:
    """A document under a name of the edition's title and day: "morning-brief-2026-11-22.pdf"."""
    ending = f"{consignment.day}.{document.name.partition('.')[2]}"
    title = _NO_NAME.sub("-", unicodedata.normalize("NFC", cleaned(consignment.title)))
    name = title[:_LONGEST_NAME].strip("-").lower()
    plain_name = f"{slug(consignment.title)}-{ending}"
    # As they lie where they are built.
    url = f"{published.rstrip('/')}/{consignment.day}/{document.name}" if published else ""
    called = f"{name}-{ending}" if name else plain_name
    return Attachment(called, plain_name, document.media_type, document.content, url)
