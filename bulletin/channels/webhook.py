"""An address that is sent the JSON of each edition, signed as Standard Webhooks has it (version 1.0.0).

webhook-id: msg_…             the same on each try, another for each build: who has taken it once need not again
webhook-timestamp: 1795329000 of this try, so that nobody can send it again later
webhook-signature: v1,…       HMAC-SHA256 of "ID.TIMESTAMP.BODY", one for each key of the secret
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from bulletin.channels import Around
from bulletin.errors import DeliveryError, SettingsError
from bulletin.model import Failure
from bulletin.parcels import Consignment, Outcome, Parcel, Sender, Wanted
from bulletin.sending import WebhookSettings
from bulletin.sending.secret import problem, secret
from bulletin.sending.webhook import address_problem, is_here, shown
from bulletin.web import Answered, Web

# The standard recommends 15 to 30 seconds.
DEADLINE_S = 30.0
_LONGEST_WAIT_S = 24 * 3600.0
_PREFIX = "whsec_"
_KEY_BYTES = range(24, 65)
_HERE = ("127.0.0.0/8", "::1")
# Of the 4xx those that are about the moment and not about the message: a wait timed out, too early, too often.
_LATER = frozenset({408, 425, 429})


def channel(settings: WebhookSettings, consignment: Consignment, around: Around) -> Webhook:
    """The address that settings name, with an edition to send there."""
    return Webhook(settings, consignment, around)


class Webhook:
    """One recipient: the address. A build that comes later is sent, too."""

    replaces = True
    set_aside: tuple[Failure, ...] = ()

    def __init__(self, settings: WebhookSettings, consignment: Consignment, around: Around) -> None:
        self.name = settings.name
        self._settings, self._consignment, self._around = settings, consignment, around

    def recipients(self) -> Iterable[str]:
        """The address, as it may be shown."""
        return (shown(self._settings.url),)

    def wait_s(self, recipient: str) -> float:
        """No time at all."""
        return 0.0

    def parcels(self, due: Mapping[str, str] | None = None) -> Iterator[Parcel]:
        """The one parcel."""
        files = self._files()
        ((name, content),) = files.items()
        (recipient,) = self.recipients()
        yield Parcel(recipient, self._id(content), name, len(content), self._files)

    @contextmanager
    def opened(self) -> Iterator[Sender]:
        """What sends over a connection a time; secrets are read for each."""
        yield self._send

    def _send(self, parcel: Parcel) -> Outcome:
        url, known = self._url(), keys(self._settings, self._around.environ)
        (content,) = parcel.files().values()
        try:
            answer = self._web(url).post(url, content, self._headers(parcel.reference, content, known))
        except SettingsError as error:  # A proxy that the environment names.
            raise DeliveryError(f"{self.name}, {error.subject}", error.problem) from error
        if isinstance(answer, Answered):
            # Servers like to repeat the address that they were asked for.
            is_told = url == shown(self._settings.url)
            return _outcome(answer if is_told else replace(answer, said=""))
        if not answer.is_out:
            raise DeliveryError(f"{self.name}, {parcel.recipient}", answer.problem)
        return Outcome("deferred" if answer.is_late else "unknown", answer.problem)

    def _url(self) -> str:
        """The address, from its place when it is a secret."""
        place = self._settings.url
        if problem(place):
            return place
        url = _secret(self._settings, place, self._around.environ)
        if wrong := address_problem(url, self._around.web.allow_private):
            raise DeliveryError(f"{self.name}, {place}", wrong)
        return url

    def _web(self, url: str) -> Web:
        known = self._around.web
        inside = (*known.allow_private, *(_HERE if is_here(url) else ()))
        return Web(contact=known.contact, allow_private=inside, trust_env=known.trust_env, deadline_s=DEADLINE_S)

    def _id(self, content: bytes) -> str:
        """What tells this build of this edition apart at this address; there may be no full stop in it.

        Builds are counted anew in an archive that was lost, so the content counts, too.
        """
        known = self._consignment
        digest = hashlib.sha256(content).hexdigest()
        parts = (known.title, known.day, known.build, digest, self._settings.url)
        whole = hashlib.sha256("\n".join(map(str, parts)).encode(errors="surrogatepass")).hexdigest()
        return f"msg_{whole[:32]}"

    def _files(self) -> Mapping[str, bytes]:
        return {one.name: one.content for one in self._consignment.printed(Wanted(("json",)))}

    def _headers(self, reference: str, content: bytes, keys: Sequence[bytes]) -> dict[str, str]:
        moment = str(int(self._around.now().timestamp()))
        signed = f"{reference}.{moment}.".encode() + content
        made = (base64.b64encode(hmac.digest(key, signed, "sha256")).decode() for key in keys)
        return {
            "Content-Type": "application/json",
            "webhook-id": reference,
            "webhook-timestamp": moment,
            "webhook-signature": " ".join(f"v1,{one}" for one in made),
        }


def keys(own: WebhookSettings, environ: Mapping[str, str]) -> list[bytes]:
    """What signs, by the settings of a webhook; raises DeliveryError when it is not there, or is no key."""
    try:
        return _keys(_secret(own, own.secret, environ))
    except (binascii.Error, ValueError):
        # The cause might hold a piece of it.
        step = f'make one with: echo "{_PREFIX}$(openssl rand -base64 32)"'
        raise DeliveryError(f"{own.name}, {own.secret}", f"holds no key for a signature; {step}") from None


def _secret(own: WebhookSettings, place: str, environ: Mapping[str, str]) -> str:
    try:
        return secret(place, environ)
    except SettingsError as error:
        raise DeliveryError(f"{own.name}, {error.subject}", error.problem) from error


def _keys(text: str) -> list[bytes]:
    """The keys in a secret, more than one while it is changed; raises ValueError when there is none or one is none."""
    keys = [base64.b64decode(one.removeprefix(_PREFIX), validate=True) for one in text.split()]
    if not keys or any(len(key) not in _KEY_BYTES for key in keys):
        raise ValueError
    return keys


def _outcome(answer: Answered) -> Outcome:
    """What an answer means."""
    reply = f"{answer.status} {answer.said}".strip()
    if 200 <= answer.status < 300:
        return Outcome("sent", reply)
    if answer.status >= 500 or answer.status in _LATER:
        return Outcome("deferred", reply, min(answer.wait_s or 0, _LONGEST_WAIT_S))
    if 300 <= answer.status < 400:
        return Outcome("bounced", f"{reply}; redirects are not followed; write the address that it leads to")
    return Outcome("bounced", reply)
