"""What must be well in `[email]` and its tables before anything can be mailed."""

from __future__ import annotations

import ipaddress
import math
import re
import string
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from bulletin.errors import SettingsError
from bulletin.sending import secret
from bulletin.sending.addresses import address, named
from bulletin.sending.email import BounceSettings, DkimSettings, EmailSettings, GroupSettings, SmtpSettings

SUBJECT_FIELDS = ("title", "date", "headline")

_HOST = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)(?:\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*\.?")
_SELECTOR = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9_-]+)*")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_PORTS = range(1, 1 << 16)


def check_email(own: EmailSettings | None, subject: str) -> None:
    """Raises SettingsError for the first setting that cannot be used as it is written."""
    if own:
        for problem in _problems(own):
            raise SettingsError(subject, f"email: {problem}")


def _problems(own: EmailSettings) -> Iterator[str]:
    yield from _addresses(own)
    yield from _subject(own.subject)
    yield from _paths(own)
    if not (math.isfinite(own.max_size_mb) and own.max_size_mb > 0):
        yield f"max_size_mb must be more than 0, not {own.max_size_mb}"
    if own.url and not _is_address(own.url, "https", "http"):
        yield 'url: write where editions are published, "https://…"'
    if own.transport == "eml" and not own.folder.strip():
        yield "folder is missing; name the one that messages are written to"
    yield from _unsubscribing(own)
    yield from _each("smtp", _smtp(own.smtp) if own.transport == "smtp" else ())
    yield from _each("dkim", _dkim(own.dkim) if own.dkim else ())
    yield from _each("bounces", _bounces(own.bounces) if own.bounces else ())
    yield from _groups(own.group)


def _each(table: str, problems: Iterator[str] | tuple[()]) -> Iterator[str]:
    yield from (f"{table}: {problem}" for problem in problems)


def _addresses(own: EmailSettings) -> Iterator[str]:
    yield from _unusable("sender", own.sender, named)
    if own.reply_to:
        yield from _unusable("reply_to", own.reply_to, named)
    if own.bounces_to:
        yield from _unusable("bounces_to", own.bounces_to, address)
    yield from _listed(own)


def _listed(holder: EmailSettings | GroupSettings) -> Iterator[str]:
    for number, one in enumerate(holder.recipients, 1):
        yield from _unusable(f"recipients: number {number}", one, named)


def _unusable(name: str, text: str, taken: Callable[[str], object]) -> Iterator[str]:
    try:
        taken(text)
    except ValueError as error:
        yield f"{name}: {text!r} is no mail address. {error}"


def _subject(subject: str) -> Iterator[str]:
    wanted = "{title}, {date} or {headline}"
    if not subject.strip():
        yield "subject is empty; write one, or remove the line"
    if _UNPRINTABLE.search(subject):
        yield "subject holds a character that no subject can; write it in one line"
    try:
        parts = list(string.Formatter().parse(subject))
    except ValueError:
        parts = [("", "", "", None)]
    for _, field, how, conversion in parts:
        if field is not None and (field not in SUBJECT_FIELDS or how or conversion):
            yield f"subject: {subject!r} may hold {wanted}, and braces only around these"


def _paths(own: EmailSettings) -> Iterator[str]:
    files = [own.file, *(group.file for group in own.group)]
    if files.count("-") > 1:
        yield "file: standard input (-) can be read once only; name a file for the others"
    bounces = (own.bounces.mbox, own.bounces.ca_file) if own.bounces else ()
    if any("\0" in path for path in (*files, own.folder, own.smtp.ca_file, *bounces)):
        yield "a path holds a character that none can"


def _unsubscribing(own: EmailSettings) -> Iterator[str]:
    if own.unsubscribe:
        yield from _unusable("unsubscribe", own.unsubscribe, address)
    if own.unsubscribe_url and not _is_address(own.unsubscribe_url, "https"):
        yield 'unsubscribe_url: write the address of the app that answers, "https://…" (RFC 8058 wants no other)'
    if (own.unsubscribe or own.unsubscribe_url) and not own.unsubscribe_secret:
        yield "unsubscribe_secret is missing; without a key anybody could unsubscribe others"
    if own.unsubscribe_secret:
        yield from _secret("unsubscribe_secret", own.unsubscribe_secret)


def _smtp(smtp: SmtpSettings) -> Iterator[str]:
    yield from _server(smtp.host, smtp.port)
    if smtp.security == "none" and not _is_loopback(smtp.host):
        yield f'security "none" is for a server on this machine only, not "{smtp.host}"; write "starttls" or "tls"'
    if bool(smtp.user) != bool(smtp.secret):
        yield "user and secret belong together; write both, or neither"
    if _UNPRINTABLE.search(smtp.user):
        yield "user holds a character that none can"
    if smtp.secret:
        yield from _secret("secret", smtp.secret)
    if smtp.per_domain < 0:
        yield f"per_domain: must be at least 1 message a minute, not {smtp.per_domain}; or leave it out"


def _dkim(dkim: DkimSettings) -> Iterator[str]:
    if not _HOST.fullmatch(dkim.domain) or "." not in dkim.domain:
        yield f"domain: {dkim.domain!r} is none; write the one that signs, such as press.example"
    if not _SELECTOR.fullmatch(dkim.selector):
        yield f"selector: {dkim.selector!r} is none; write the name of the record in front of ._domainkey"
    yield from _secret("key", dkim.key)


def _bounces(bounces: BounceSettings) -> Iterator[str]:
    if bool(bounces.mbox) == bool(bounces.host):
        yield "name one mbox or one host"
    if bounces.host:
        yield from _server(bounces.host, bounces.port)
        if not (bounces.user and bounces.secret):
            yield "a host wants user and secret; add them"
        yield from _secret("secret", bounces.secret)
    if not bounces.folder.strip() or _UNPRINTABLE.search(bounces.user + bounces.folder):
        yield "user or folder holds a character that none can, or folder is empty"


def _groups(groups: tuple[GroupSettings, ...]) -> Iterator[str]:
    names = set[str]()
    for number, group in enumerate(groups, 1):
        name = " ".join(group.name.casefold().split())
        if not name or _UNPRINTABLE.search(group.name):
            yield f"group {number}: give it a name in one line"
        if name in names:
            yield f'group {number}: there is another "{group.name}"; put both into one or rename it'
        names.add(name)
        if not group.recipients and not group.file:
            yield f'group "{group.name}": nobody is in it; add recipients or file'
        if group.language and not re.fullmatch("[a-z]{2}", group.language):
            yield f'group "{group.name}": language must be two small letters such as "en", not "{group.language}"'
        yield from (f'group "{group.name}": {problem}' for problem in _listed(group))


def _secret(name: str, place: str) -> Iterator[str]:
    if problem := secret.problem(place):
        yield f"{name}: {problem}"


def _server(host: str, port: int) -> Iterator[str]:
    if not _HOST.fullmatch(host) and not _is_ip(host):
        yield f"host: {host!r} is no name of a server; write one such as mail.press.example"
    if port not in _PORTS:
        yield f"port: must be between 1 and 65535, not {port}"


def _is_ip(host: str) -> bool:
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return False


def _is_loopback(host: str) -> bool:
    return host.lower() == "localhost" or (_is_ip(host) and ipaddress.ip_address(host).is_loopback)


def _is_address(url: str, *schemes: str) -> bool:
    try:
        parts = urlsplit(url)
        known = parts.scheme in schemes and bool(parts.hostname) and parts.port in (None, *_PORTS)
    except ValueError:
        return False
    return known and url.isascii() and not re.search(r"[\s<>\",\\]", url) and not (parts.query or parts.fragment)
