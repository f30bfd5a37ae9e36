"""Why an address could not be fetched, in plain words with the next step."""

from __future__ import annotations

import errno
import ssl
from collections.abc import Iterator

# Of OpenSSL (x509_vfy.h): what a certificate fails by.
_EXPIRED, _NOT_YET = 10, 9
_OTHER_NAMES = frozenset({62, 64})
_UNKNOWN_AUTHORITIES = frozenset({18, 19, 20, 21})

_STATUSES = {
    401: "wants a name and password (401); write them into the address, as in https://name:password@host/",
    403: "refuses to be fetched (403); open it in a browser, save the page and name its file",
    404: "is not there (404); check the address",
    407: "is behind a proxy that wants a name and password (407); write them into the proxy's address",
    410: "is gone for good (410); remove it from the inputs",
    429: "is asked too often (429); try again later",
    451: "may not be shown for legal reasons (451); remove it from the inputs",
}


class Problem(Exception):
    """Why nothing came back. With `again` the same question may be answered a little later.

    `answered` says that a server was there at all; `retry_after` is its own word on when to ask again, unread.
    """

    def __init__(
        self, text: str, *, again: bool = False, answered: bool = False, status: int = 0, retry_after: str = ""
    ) -> None:
        super().__init__(text)
        self.text = text
        self.again = again
        self.answered = answered
        self.status = status
        self.retry_after = retry_after


def of_status(status: int, retry_after: str = "") -> Problem:
    """What a status other than success means for who asked."""
    if status >= 500:
        text = f"cannot be had, for the server failed ({status}); try again later"
    else:
        text = _STATUSES.get(status, f"is answered with status {status}; open it in a browser to see why")
    again = status in {429, 500, 502, 503, 504}
    return Problem(text, again=again, answered=True, status=status, retry_after=retry_after)


def of_connection(error: Exception, *, answered: bool = False) -> Problem:
    """What went wrong with a connection, by the first cause that says so; `answered` when an answer had begun."""
    problem = _of_causes(error)
    problem.answered = answered
    return problem


def _of_causes(error: Exception) -> Problem:
    for cause in _causes(error):
        if isinstance(cause, Problem):
            return cause
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _of_certificate(cause)
        if isinstance(cause, ssl.SSLError):
            reason = (cause.reason or "TLS failed").replace("_", " ").lower()
            return Problem(f"no secure connection can be made ({reason}); if the site has no https, use http://…")
        if isinstance(cause, TimeoutError):
            return Problem("the server does not answer; check the address or try again later", again=True)
        if isinstance(cause, OSError) and cause.errno is not None:
            return _of_system(cause.errno)
    return Problem("the connection broke off before all had come; try again later", again=True)


def _of_certificate(error: ssl.SSLCertVerificationError) -> Problem:
    if error.verify_code in _OTHER_NAMES:
        return Problem("certificate is for another name; use https://… with the name that the site is known by")
    if error.verify_code == _EXPIRED:
        return Problem("certificate has expired; try again when the site has renewed it")
    if error.verify_code == _NOT_YET:
        return Problem("certificate is not valid yet; check this computer's date")
    if error.verify_code in _UNKNOWN_AUTHORITIES:
        return Problem(
            "certificate is of no authority that this computer knows; if you trust it, install its authority"
        )
    return Problem(f"certificate cannot be trusted ({error.verify_message}); check the address")


def _of_system(code: int) -> Problem:
    if code == errno.ECONNREFUSED:
        return Problem("the server refuses the connection; check the address or try again later", again=True)
    if code in (errno.ECONNRESET, errno.EPIPE):
        return Problem("the server broke off the connection; try again later", again=True)
    if code == errno.ETIMEDOUT:
        return Problem("the server does not answer; check the address or try again later", again=True)
    return Problem("the server cannot be reached; check the network connection or try again later", again=True)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what it came from; a library that hides a cause still carries it as the context."""
    met: list[BaseException] = []
    waiting = [error]
    while waiting:
        one = waiting.pop(0)
        if one in met:
            continue
        met.append(one)
        yield one
        inner = one.exceptions if isinstance(one, BaseExceptionGroup) else ()
        waiting += [cause for cause in (*inner, one.__cause__, one.__context__) if cause is not None]
