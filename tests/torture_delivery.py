"""Kills who sends mail, at random moments, and looks at what has arrived.

    python -m tests.torture_delivery                              500 recipients and 30 kills, two minutes
    python -m tests.torture_delivery --recipients 60 --kills 4

A process of its own sends an edition to a Postfix on this machine and says a line after each message that the outbox
knows to be sent. Each time it is killed the next one goes on. Whatever happens, everybody must have a message at the
end, of one Message-ID, and there may be one too many for each kill: SMTP leaves no way to know more.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from bulletin.channels import Around, channel
from bulletin.delivery import deliver
from bulletin.errors import BulletinError, LockError
from bulletin.model import Document
from bulletin.parcels import Consignment, Wanted
from bulletin.sending.email import EmailSettings, SmtpSettings
from bulletin.settings import Settings
from bulletin.store import opened, outbox
from tests.editions import DAY, morning
from tests.servers_postfix import Postfix, postfix

ROOT = Path(__file__).parent.parent
STRACE = shutil.which("strace")
DOCUMENTS = {
    "txt": Document("brief.txt", "text/plain", b"The ferry sails again.\n"),
    "mail": Document(
        "brief.html", "text/html", b"<!DOCTYPE html><html><body><p>The ferry sails again.</p></body></html>"
    ),
    "pdf": Document("brief.pdf", "application/pdf", b"%PDF-1.7\n" + bytes(range(256)) * 60),
}
LOCKED = 6
# The longest between a message that is known to be sent and a kill: what one message takes.
_LONGEST_S = 0.008


class Arrived(NamedTuple):
    """What came of it all: copies by recipient, Message-IDs by recipient, kills, and states of the outbox."""

    copies: Counter[str]
    ids: dict[str, set[str]]
    kills: int
    states: Counter[str]

    @property
    def duplicates(self) -> int:
        return sum(self.copies.values()) - len(self.copies)

    def __str__(self) -> str:
        told = f"{len(self.copies)} recipients, {self.kills} kills, {self.duplicates} duplicates"
        return f"{told}, at most {max(self.copies.values())} copies; {dict(self.states)}"


def now() -> datetime:
    return datetime.now(UTC)


def everybody(count: int) -> tuple[str, ...]:
    return tuple(f"reader{number:03}@harrow.example" for number in range(count))


def prepared(folder: Path) -> Path:
    """An archive in a folder, with the edition that is sent."""
    path = folder / "archive.db"
    with opened(path, writing=True) as archive:
        archive.add_edition(morning())
    return path


def settings(port: int, ca_file: Path, recipients: Sequence[str]) -> Settings:
    server = SmtpSettings(host="localhost", port=port, ca_file=str(ca_file))
    return Settings(email=EmailSettings(sender="press@harrow.example", recipients=tuple(recipients), smtp=server))


def send(path: Path, own: Settings) -> int:
    """What the process does that is killed: the exit code, with a line for each message that is written down."""

    def printed(wanted: Wanted) -> tuple[Document, ...]:
        return tuple(DOCUMENTS[name] for name in wanted.formats)

    around = Around(now, time.sleep, os.environ)
    consignment = Consignment(DAY, "Morning Brief", 1, "en", datetime(2026, 11, 22, 6, tzinfo=UTC), printed)
    try:
        with outbox.opened(path) as box:
            ways = [channel("email", own, consignment, around)]
            done = deliver(
                box, ways, consignment, around, report=lambda row: print(row.state, row.recipient, flush=True)
            )
    except BulletinError as error:
        print(error, file=sys.stderr)
        return LOCKED if isinstance(error, LockError) else 1
    for failure in done.failures:
        print(failure, file=sys.stderr)
    return 3 if done.failures else 0


def sending(path: Path, post: Postfix, recipients: int, *before: str) -> subprocess.Popen[str]:
    """A process that sends; `before` is what starts it."""
    command = [sys.executable, "-m", "tests.torture_delivery", "--send", str(path)]
    options = ["--port", str(post.port), "--ca", str(post.ca_file), "--recipients", str(recipients)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([*before, *command, *options], cwd=ROOT, text=True, **pipes)


def tortured(folder: Path, post: Postfix, recipients: int, kills: int, seed: int = 8) -> Arrived:
    """What arrives when the sender is killed so often, and the last one is left alone."""
    path, chance, struck = prepared(folder), random.Random(seed), 0
    for _ in range(kills):
        with sending(path, post, recipients) as child:
            # Before the first message as well, and never so late that nothing would be left to be killed at.
            for _ in range(chance.randrange(max(2, recipients // (kills + 1)))):
                child.stdout.readline()
            time.sleep(chance.random() * _LONGEST_S)
            child.kill()
        struck += child.returncode == -signal.SIGKILL
    with sending(path, post, recipients) as child:
        said, complained = child.communicate()
    assert child.returncode == 0, said + complained
    return arrived(path, post, struck)


def arrived(path: Path, post: Postfix, kills: int = 0) -> Arrived:
    """What the mailbox has, and what the outbox says."""
    assert post.settled(), "Postfix has not delivered everything"
    copies, ids = Counter[str](), dict[str, set[str]]()
    for message in post.arrived():
        copies[message["X-Original-To"]] += 1
        ids.setdefault(message["X-Original-To"], set()).add(message["Message-ID"])
    with outbox.opened(path) as box:
        states = Counter(row.state for row in box.deliveries())
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return Arrived(copies, ids, kills, states)


def kept(found: Arrived, recipients: int) -> list[str]:
    """The promises that were broken."""
    broken = {
        "somebody has nothing": set(found.copies) != set(everybody(recipients)),
        "there are more duplicates than kills": found.duplicates > found.kills,
        "somebody has messages of two Message-IDs": any(len(ids) != 1 for ids in found.ids.values()),
        "two have messages of one Message-ID": len(set.union(*found.ids.values())) != recipients,
        "the outbox says something else": found.states != {"sent": recipients},
    }
    return [words for words, is_so in broken.items() if is_so]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--recipients", type=int, default=500)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--send", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--ca", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.send:
        return send(options.send, settings(options.port, options.ca, everybody(options.recipients)))
    broken = []
    for kills in (0, options.kills):
        with postfix() as post, tempfile.TemporaryDirectory() as folder:
            found = tortured(Path(folder), post, options.recipients, kills, options.seed)
        print(found, *kept(found, options.recipients), sep="\n  ")
        broken += kept(found, options.recipients)
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
