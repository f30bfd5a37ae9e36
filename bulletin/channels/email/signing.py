"""Messages signed for a domain (DKIM, RFC 6376; with Ed25519, RFC 8463)."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from datetime import datetime

from dkim import DomainSigner as Signing
from dkim import KeyFormatError
from dkim.canonicalization import CanonicalizationPolicy
from dkim.crypto import UnparsableKeyError, parse_pem_private_key

from bulletin.errors import DeliveryError
from bulletin.sending.email import DkimSettings
from bulletin.sending.secret import secret

# Named once more than they are there, so that nobody can add a second one that programs would show (RFC 6376, 8.15).
_ONCE_MORE = (b"from", b"to", b"reply-to", b"subject", b"date", b"message-id")
_SIGNED = (
    *(_ONCE_MORE),
    *(b"list-id", b"list-unsubscribe", b"list-unsubscribe-post", b"auto-submitted", b"content-language"),
    *(b"mime-version", b"content-type"),
    *_ONCE_MORE,
)
_RELAXED = CanonicalizationPolicy.from_c_value(b"relaxed/relaxed")
_RSA, _ED25519 = b"rsa-sha256", b"ed25519-sha256"
# How openssl writes a private key of Ed25519, up to its 32 bytes (RFC 8410, 7).
_PKCS8_ED25519 = bytes.fromhex("302e020100300506032b657004220420")
_KEY_BYTES = 32
# The signature's own place while it is made, which dkimpy looks for.
_EMPTY = b"0" * 60


def canonical(content: bytes) -> bytes:
    """A message's body in the form that is signed (relaxed): which blanks there are makes no difference."""
    form: bytes = _RELAXED.canonicalize_body(content)
    return form


def body_hash(form: bytes) -> bytes:
    """The hash of a body in that form, in base64."""
    return base64.b64encode(hashlib.sha256(form).digest())


class Signer:
    """Signs for a domain; raises SettingsError or DeliveryError when there is no key that could."""

    def __init__(self, own: DkimSettings, environ: Mapping[str, str]) -> None:
        self._own = own
        self._algorithm, self._key = _key(secret(own.key, environ), own.key)

    def signature(self, headers: bytes, body_hash: bytes, when: datetime) -> bytes:
        """The header that signs these headers and a body with this hash; the same of the same, and always as long."""
        fields = [
            (b"v", b"1"),
            (b"a", self._algorithm),
            (b"c", _RELAXED.to_c_value()),
            (b"d", self._own.domain.encode("idna")),
            (b"s", self._own.selector.encode("idna")),
            # Not now: a message is the same on each try.
            (b"t", b"%d" % when.timestamp()),
            (b"h", b" : ".join(_SIGNED)),
            (b"bh", body_hash),
            (b"b", _EMPTY),
        ]
        signing = Signing(headers + b"\r\n")
        signing.hasher, signing.signature_algorithm = hashlib.sha256, self._algorithm
        value: bytes = signing.gen_header(fields, list(_SIGNED), _RELAXED, b"DKIM-Signature", self._key)
        return b"DKIM-Signature: " + value


def _key(text: str, place: str) -> tuple[bytes, object]:
    """A private key and what it signs with: RSA as PEM, Ed25519 as PEM or as its 32 bytes in base64."""
    import nacl.signing

    lines = [line.strip() for line in text.strip().splitlines()]
    inner = "".join(line for line in lines if not line.startswith("--"))
    try:
        raw = base64.b64decode(re.sub(r"\s", "", inner), validate=True)
        if raw.startswith(_PKCS8_ED25519) or len(raw) == _KEY_BYTES:
            return _ED25519, nacl.signing.SigningKey(raw[-_KEY_BYTES:])
        return _RSA, parse_pem_private_key("\n".join(lines).encode())
    except (ValueError, UnparsableKeyError, KeyFormatError, LookupError):
        # Its cause would carry the key along.
        raise DeliveryError(place, "is no private key of RSA or Ed25519 as PEM; make one with openssl") from None
