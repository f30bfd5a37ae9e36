"""Mail addresses as people write them → the form that servers take, and none that could do harm there."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Longer than any name; all of it goes into a header of every message.
_LONGEST_NAME = 200

_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
# Controls, what belongs to no text, line breaks, and the marks that turn the direction of what follows.
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def address(text: str) -> str:
    """A mail address in the form that most servers take; raises ValueError saying what is wrong with it.

    A domain is in ASCII (RFC 5891), unless what stands before it is not and asks for SMTPUTF8 (RFC 6531) anyway.
    Nobody is asked whether it exists.
    """
    from email_validator import EmailNotValidError, validate_email

    _refuse_harmful(text)
    _allow_own_networks()
    is_local = text.lower().endswith("@localhost")
    try:
        found = validate_email(
            text, strict=True, check_deliverability=False, allow_smtputf8=True, globally_deliverable=not is_local
        )
    except EmailNotValidError as error:
        raise ValueError(str(error)) from error
    return found.ascii_email or found.normalized


def named(text: str) -> tuple[str, str]:
    """The address, and the name or nothing, in "Name <address>" or "address"; raises ValueError."""
    _refuse_harmful(text)
    found = _NAMED.fullmatch(text.strip())
    return (address(found["address"].strip()), name(found["name"])) if found else (address(text.strip()), "")


def name(text: str) -> str:
    """A name in one line, out of its quotation marks; raises ValueError when it could be taken for more than a name."""
    _refuse_harmful(text)
    quoted = _QUOTED.fullmatch(text := text.strip())
    if not quoted and ("," in text or '"' in text):
        raise ValueError('A name with a comma stands in quotation marks: "Lind, Ann" <ann@example.org>.')
    plain = " ".join(unicodedata.normalize("NFC", re.sub(r"\\(.)", r"\1", quoted[1]) if quoted else text).split())
    if len(plain) > _LONGEST_NAME:
        raise ValueError(f"The name is longer than {_LONGEST_NAME} characters.")
    return plain


def _refuse_harmful(text: str) -> None:
    if found := _HARMFUL.search(text):
        is_byte = "\ud800" <= found[0] <= "\udfff"
        raise ValueError("It is not UTF-8." if is_byte else "It holds a character that no name or address has.")


@cache
def _allow_own_networks() -> None:
    """Let domains be addressed that no public server has but one's own may; the library's way is to take them off."""
    from email_validator import SPECIAL_USE_DOMAIN_NAMES as refused

    refused[:] = [domain for domain in refused if domain not in ("local", "localhost", "test")]
