"""Sends pages to a wiki in a process of its own, which tests kill: `python -m tests.wiki_sender REMOTE STYLE DAY…`.

It says "ready" before the first, and a line with what came of each.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, date, datetime

from bulletin.channels import Around
from bulletin.channels.wiki import channel
from bulletin.sending.wiki import WikiSettings
from tests import consigned


def send(own, consignment, around):
    """What came of bringing an edition to a wiki."""
    wiki = channel(own, consignment, around)
    (parcel,) = wiki.parcels()
    with wiki.opened() as sender:
        return sender(parcel)


def main(remote, style, *days):
    around = Around(lambda: datetime.now(UTC), time.sleep, os.environ)
    own = WikiSettings(remote=remote, style=style, secret="env:WIKI_TOKEN" if "WIKI_TOKEN" in os.environ else "")
    print("ready", flush=True)
    for day in days:
        outcome = send(own, consigned.page(day=date.fromisoformat(day)), around)
        print(outcome.state, outcome.reply, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
