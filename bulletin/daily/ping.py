"""An address that is fetched after each run, so that who watches notices a run that failed, or did not come."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import urlsplit, urlunsplit

from bulletin.channels import Around
from bulletin.daily.log import Log
from bulletin.errors import BulletinError
from bulletin.sending.secret import problem, secret
from bulletin.web import Answered, Unanswered

# As services that watch over timed jobs have it: Healthchecks, and others of the same interface.
_FAILED = "/fail"
# A ping that is lost wakes somebody up; one that comes seconds later does not.
_PAUSES_S = (2.0, 5.0)


class Pinger(Protocol):
    """What asks an address once, without a cache."""

    def ping(self, url: str) -> Answered | Unanswered:
        """What the address answers."""
        ...


def ping(place: str, is_well: bool, around: Around, web: Pinger, log: Log) -> None:
    """Fetch the address, with "/fail" behind its path when not all is well; no line of the log holds it.

    It is tried three times at most. What fails of that stands in the log, and changes nothing else.
    """
    try:
        parts = urlsplit(place if problem(place) else secret(place, around.environ))
        if not is_well:
            parts = parts._replace(path=parts.path.rstrip("/") + _FAILED)
        answer = _asked(urlunsplit(parts), around, web)
    except (BulletinError, ValueError) as error:
        # What is wrong with a secret may hold it.
        log("ping", "cannot be sent", "warning", problem=type(error).__name__)
        return
    if isinstance(answer, Unanswered):
        log("ping", "was not taken", "warning", host=parts.hostname, problem=answer.problem)
    elif not _is_taken(answer):
        # Its words may repeat the address.
        log("ping", "was not taken", "warning", host=parts.hostname, status=answer.status)
    else:
        log("ping", "was taken", host=parts.hostname)


def _asked(url: str, around: Around, web: Pinger) -> Answered | Unanswered:
    """What the address answered at last."""
    answer = web.ping(url)
    for pause_s in _PAUSES_S:
        if isinstance(answer, Answered) and (_is_taken(answer) or answer.status < 500):
            break
        around.sleep(pause_s)
        answer = web.ping(url)
    return answer


def _is_taken(answer: Answered) -> bool:
    return 200 <= answer.status < 300
