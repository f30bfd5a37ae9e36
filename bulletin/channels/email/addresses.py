"""Mail addresses as they may stand in an envelope: what could be read as anything else never gets there."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Dot-atoms of RFC 5322 with letters of RFC 6531. Quoted local parts are valid, and nobody has one but who wants to
# have it read as something else: a second recipient, a parameter, a command.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u00a1-\U0010ffff-]+"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@[A-Za-z0-9\u00a1-\U0010ffff.-]+")
_LONGEST = 254  # RFC 5321, 4.5.3.1.3, without the angle brackets


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it is written on the wire; one with letters beyond ASCII in it `needs_utf8` (RFC 6531)."""

    text: str
    needs_utf8: bool

    @property
    def domain(self) -> str:
        """Its domain in lower case."""
        return self.text.rpartition("@")[2].lower()


def address(written: str) -> Address:
    """The address that is written here, its domain in ASCII if it can be; raises ValueError when it is none."""
    if not _ADDRESS.fullmatch(written) or not written.isprintable() or len(written.encode()) > _LONGEST:
        raise ValueError("is no mail address that could be sent to")
    if written.isascii():
        return Address(written, needs_utf8=False)
    from email_validator import EmailNotValidError, validate_email

    try:
        known = validate_email(written, check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError as error:
        raise ValueError("is no mail address that could be sent to") from error
    if known.ascii_email:
        return Address(known.ascii_email, needs_utf8=False)
    return Address(f"{known.local_part}@{known.ascii_domain}", needs_utf8=True)
