"""Secrets, read from where settings say they are: the environment, a file of the user's own, or the keyring.

No secret stands in a message: what is said names its place, and not even that when it may be the secret itself.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from bulletin.errors import SettingsError

_PLACES = '"env:NAME", "file:/path" or "keyring:service/user"'
_PLACE = re.compile(r"env:[A-Za-z_]\w*|file:(?:/|~/)[^\0]+|keyring:[^/].*/.+", re.ASCII)

# The largest secrets are private keys; those of RSA with 16,384 bits take 13 kB.
_MOST_BYTES = 1 << 16


def problem(place: str) -> str:
    """Why nothing can be the place of a secret that is written so, and what to do; nothing when it can.

    It repeats nothing of what was written, for that may be the secret.
    """
    if _PLACE.fullmatch(place):
        return ""
    return f"settings hold no secrets, only where one is; put it there and write {_PLACES}"


def secret(place: str, environ: Mapping[str, str]) -> str:
    """The secret in this place; raises SettingsError naming the place when there is none or others may read it."""
    if wrong := problem(place):
        raise SettingsError("secret", wrong)
    kind, _, name = place.partition(":")
    found = {"env": lambda: environ.get(name, ""), "file": lambda: _in_file(place), "keyring": lambda: _in_ring(place)}
    if not (value := found[kind]()):
        step = "set it" if kind == "env" else "put the secret there"
        raise SettingsError(place, f"is empty or not there; {step}")
    return value


def _in_file(place: str) -> str:
    """What a file holds, without the end of its last line; it is the user's own or root's, and nobody else's to read.

    A link is not followed: who may make links beside the file could have another one sent to a server.
    """
    try:
        path = Path(place.removeprefix("file:")).expanduser()
        # Without blocking, for a pipe that nobody writes to would hold up the run for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, RuntimeError) as error:
        is_link = isinstance(error, OSError) and path.is_symlink()
        why = "is a link; name the file itself" if is_link else "cannot be read; check its place and permissions"
        raise SettingsError(place, why) from error
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise SettingsError(place, "is no ordinary file; write the secret to one")
        if status.st_uid not in (os.geteuid(), 0):
            raise SettingsError(place, "belongs to somebody else; make it your own")
        if stat.S_IMODE(status.st_mode) & 0o077:
            raise SettingsError(place, f'may be read by others; run: chmod 600 "{path}"')
        content = file.read(_MOST_BYTES + 1)
    return _text(content, place)


def _text(content: bytes, place: str) -> str:
    if len(content) > _MOST_BYTES:
        raise SettingsError(place, "is too large for a secret; is it the right file?")
    try:
        return content.decode().removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        # Its cause would carry the bytes along.
        raise SettingsError(place, "is not UTF-8; is it the right file?") from None


def _in_ring(place: str) -> str:
    """What the keyring of the desktop, or another one that is set up, holds."""
    # It looks for the rings of all packages, which takes a while.
    import keyring
    from keyring.errors import KeyringError

    service, _, user = place.removeprefix("keyring:").rpartition("/")
    try:
        return keyring.get_password(service, user) or ""
    except KeyringError as error:
        raise SettingsError(place, f"the keyring does not open ({type(error).__name__}); unlock it") from error
