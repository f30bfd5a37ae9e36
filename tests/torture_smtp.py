"""Send to a mail server that may say anything at any moment, and hold the outbox against what it has seen.

    python -m tests.torture_smtp                  1,000 rounds, ten minutes
    python -m tests.torture_smtp --rounds 20 --seed 7

In each round an edition goes to a few readers, in up to four runs, hours apart. By chance the server refuses senders,
recipients and messages, hangs up, takes a message and tells nobody, goes on for nobody, or goes on with what it has
refused at its end; meanwhile readers leave, and rows are cancelled. No bytes of a message may leave before its row says
so, none may reach anybody else, and every row must say what became of it.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.utils import parseaddr
from pathlib import Path

from bulletin.channels import Around, channel
from bulletin.delivery import deliver
from bulletin.delivery.again import cancel
from bulletin.model import Document
from bulletin.parcels import Consignment, Suppressed
from bulletin.sending.email import EmailSettings, SmtpSettings
from bulletin.settings import Settings
from bulletin.store import opened, outbox
from tests.editions import DAY, morning
from tests.servers import saying

NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
RUNS, APART = 4, timedelta(hours=2, minutes=2)
DOCUMENTS = {
    "txt": Document("bulletin.txt", "text/plain", b"The ferry sails again.\n"),
    "mail": Document("bulletin.mail.html", "text/html", b"<!doctype html><html><body><p>It sails.</p></body></html>"),
    "pdf": Document("bulletin.pdf", "application/pdf", bytes(60_000)),
    "md": Document("bulletin.md", "text/markdown", b"# Ferry\n" * 7_000),
}
# Two of these attachments do not fit into one message of so many megabytes.
SPLIT = {"attach": ("pdf", "md"), "oversized": "split", "max_size_mb": 0.11}

LATER, BYE = b"451 4.3.0 later\r\n", b"421 4.3.2 bye\r\n"
WELL = {"MAIL": b"250 ok\r\n", "RCPT": b"250 ok\r\n", "DATA": b"354 go on\r\n", "END": b"250 taken\r\n"}
# What else may be said at each stage. Behind 421, and where nothing is said, the server hangs up; where a message is
# "kept" it is taken before that.
ILL = {
    "MAIL": [LATER, BYE, b"", b"552 5.3.4 too large\r\n"],
    "RCPT": [LATER, BYE, b"", b"550 5.7.1 no\r\n", b"550 5.1.1 no such mailbox\r\n"],
    "DATA": [LATER, BYE, b"", b"554 5.5.0 no\r\n"],
    "END": [LATER, BYE, b"", b"554 5.6.0 no\r\n", b"kept", b"354 what\r\n", b"hello\r\n"],
}
NOBODY = [b"354 go on\r\n", b"503 5.5.1 for whom\r\n", b"554 5.5.1 no valid recipients\r\n"]


class Moody:
    """A server, as a script for `saying`, and what it has seen; `illness` is how often it says something else."""

    def __init__(self, chance: random.Random, illness: float, readers: list[str], path: Path) -> None:
        self.chance, self.illness, self.readers, self.path = chance, illness, readers, path
        self.offers = [word for word in ("PIPELINING", "SIZE 20000000") if chance.random() < 0.8]
        self.goes_on = chance.random() < 0.3
        self.taken = defaultdict[str, Counter[str]](Counter)
        self.said = defaultdict[str, set[str]](set)
        self.untold, self.wrong = Counter[str](), list[str]()
        self.ended: set[str] = set()

    def __call__(self, connection, seen) -> None:
        connection.sendall(b"220 hello\r\n")
        lines, to, is_begun = connection.makefile("rb"), list[str](), False
        for line in lines:
            verb = line[:4].decode().strip()
            if verb == "EHLO":
                said = "".join(f"250-{word}\r\n" for word in ("hello", *self.offers)).encode() + b"250 8BITMIME\r\n"
            elif verb == "MAIL":
                said = b"503 5.5.1 nested MAIL\r\n" if is_begun else self._says("MAIL", "")
                is_begun = is_begun or said.startswith(b"2")
            elif verb == "RCPT":
                reader = line[len("RCPT TO:<") : line.index(b">")].decode()
                said = self._says("RCPT", reader) if is_begun else b"503 5.5.1 MAIL first\r\n"
                to += [reader] if said.startswith(b"2") else []
            elif verb == "DATA":
                said = self._says("DATA", to[0]) if to else self.chance.choice(NOBODY)
                if said.startswith(b"354"):
                    connection.sendall(said)
                    said = self._at_end(lines, to)
                    if not (self.goes_on and said.startswith((b"4", b"5"))):
                        to, is_begun = [], False
            else:
                said, to, is_begun = b"250 ok\r\n", [], False
            connection.sendall(said)
            if not said or said == BYE or verb == "QUIT":
                return

    def _at_end(self, lines, to: list[str]) -> bytes:
        """The reply to a message, which is read to its end, and which may be none."""
        content = b""
        for line in lines:
            if not content and to and line != b".\r\n":
                self._look(to[0])
            if line == b".\r\n":
                break
            content += line
        else:
            return b""
        if not to:
            self.wrong += ["a message for nobody"] if content else []
            return b"554 5.5.1 no valid recipients\r\n"
        message = message_from_bytes(content)
        if parseaddr(str(message["To"]))[1] != to[0]:
            self.wrong.append(f"{to[0]} was sent what is for {message['To']}")
        said = self._says("END", to[0])
        if said.startswith((b"2", b"kept")):
            self.taken[to[0]][str(message["Message-ID"])] += 1
        self.untold[to[0]] += not said.startswith((b"2", b"4", b"5"))
        return b"" if said == b"kept" else said

    def _says(self, stage: str, reader: str) -> bytes:
        if self.chance.random() < 0.03:
            self._end_something(reader)
        said = self.chance.choice(ILL[stage]) if self.chance.random() < self.illness else WELL[stage]
        self.said[reader].add(said[:3].decode())
        return said

    def _look(self, reader: str) -> None:
        with opened(self.path) as archive:
            states = {row.recipient: row.state for row in archive.deliveries()}
        if states[reader] != "sending" and reader not in self.ended:
            self.wrong.append(f"{reader} is {states[reader]} while it is sent")

    def _end_something(self, under_way: str) -> None:
        """Somebody leaves, or a row is cancelled, but not the one that is under way: that may arrive."""
        if (one := self.chance.choice(self.readers)) == under_way:
            return
        with outbox.opened_beside(self.path) as beside:
            if self.chance.random() < 0.5:
                beside.suppress(Suppressed(one, "unsubscribed", DAY))
            else:
                cancel(beside, [row for row in beside.deliveries() if row.recipient == one], NOW)
        self.ended.add(one)


def tormented(folder: Path, seed: int) -> tuple[list[str], Counter[str]]:
    """What is wrong after a round, and how many rows are in which state."""
    chance, path, time_ = random.Random(seed), folder / "archive.db", [NOW]
    readers = [f"reader{number}@{chance.choice('xy')}.example" for number in range(chance.randint(1, 12))]
    with opened(path, writing=True) as archive:
        archive.add_edition(morning())
    server = Moody(chance, chance.choice([0.05, 0.15, 0.35]), readers, path)
    is_split, per_domain = chance.random() < 0.3, chance.choice([0, 0, 3])

    def sleep(seconds: float) -> None:
        time_[0] += timedelta(seconds=seconds)

    around = Around(lambda: time_[0], sleep, os.environ)
    consignment = Consignment(
        DAY, "Morning Brief", 1, "en", NOW, lambda wanted: tuple(DOCUMENTS[name] for name in wanted.formats)
    )
    failures = list[str]()
    with saying(server) as (port, _):
        smtp = SmtpSettings(host="localhost", port=port, security="none", per_domain=per_domain)
        own = EmailSettings(sender="press@harrow.example", recipients=tuple(readers), attach=(), smtp=smtp)
        own = replace(own, **SPLIT) if is_split else own
        for _ in range(RUNS):
            with outbox.opened(path) as box:
                way = channel("email", Settings(email=own), consignment, around)
                failures += [one.problem for one in deliver(box, [way], consignment, around).failures]
            sleep(APART.total_seconds())
    with opened(path) as archive:
        rows = {row.recipient: row for row in archive.deliveries()}
    parts = 2 if is_split else 1
    wrong = [*server.wrong, *(one for one in failures if "takes nothing" in one)]
    wrong += [told for row in rows.values() for told in _wrong(row, server, parts)]
    return wrong, Counter(row.state for row in rows.values())


def _wrong(row, server: Moody, parts: int):
    """What a row says that is not so."""
    taken, reader = server.taken[row.recipient], row.recipient
    if any(copies > 1 + server.untold[reader] for copies in taken.values()):
        yield f"{reader} has too many: {taken}"
    if row.state == "sent" and len(taken) != parts:
        yield f"{reader} is sent and has {len(taken)} of {parts}"
    if row.state in ("queued", "deferred", "bounced") and len(taken) == parts and not server.untold[reader]:
        yield f"{reader} is {row.state} ({row.reply}) and has all"
    code = re.match(r"5\d\d ", row.reply)
    if row.state == "bounced" and code and code[0].strip() not in server.said[reader] | server.said[""]:
        yield f"{reader} is bounced for what was said of somebody else: {row.reply}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    states, bad, began = Counter[str](), 0, time.monotonic()
    for seed in range(given.seed, given.seed + given.rounds):
        here = Path(tempfile.mkdtemp())
        try:
            found, ended = tormented(here, seed)
        finally:
            shutil.rmtree(here)
        bad, states = bad + bool(found), states + ended
        for problem in found:
            print(f"round {seed}: {problem}", flush=True)
    print(f"{given.rounds:,} rounds, {bad} that were not well; {dict(states)}; {time.monotonic() - began:.0f} seconds")
    sys.exit(bad > 0)
