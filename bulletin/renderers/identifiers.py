"""Names of editions that stay the same wherever and however often an edition is made."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, uuid5

# Of the names below, as UUIDs want it. Nothing needs to be there.
_SPACE = uuid5(NAMESPACE_URL, "tag:bulletin,2026:")


def of_title(title: str) -> str:
    """The name of all editions of a title, as a URN."""
    return f"urn:uuid:{uuid5(_SPACE, title)}"


def of_edition(title: str, day: date) -> str:
    """The name of the edition of a title and day, as a URN; a later build has the same."""
    return f"urn:uuid:{uuid5(_SPACE, f'{day.isoformat()} {title}')}"


def moment(when: datetime) -> str:
    """The moment to the second, in UTC: "2026-11-22T06:30:00Z"."""
    return f"{in_utc(when).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def in_utc(when: datetime) -> datetime:
    """The moment in UTC, as which one without a zone is taken; one that is no moment there is as it is written."""
    known = when if when.tzinfo else when.replace(tzinfo=UTC)
    try:
        return known.astimezone(UTC)
    except OverflowError:  # a zone can move the first and the last day out of what a datetime holds
        return known.replace(tzinfo=UTC)
