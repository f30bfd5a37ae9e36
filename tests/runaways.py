"""Readers that come to no good end, each in a way of its own."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import NamedTuple

from bulletin.errors import ReadError
from bulletin.model import Failure


class Page(NamedTuple):
    """An input, without all that is imported with a true one."""

    name: str
    content: bytes


def read(raw):
    """A note that it was read, after which the reader does what its text says."""
    yield Failure(raw.name, "was read")
    _DEEDS[raw.content](raw)


def _hang(raw):
    while True:
        pass


def _sleep_through_alarms(raw):
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    while True:
        time.sleep(60)


def _eat(raw):
    hoard = []
    while True:
        hoard.append(bytes(16 << 20))


def _abort(raw):
    os.abort()


def _exit(raw):
    os._exit(7)


def _fail(raw):
    raise IndexError("list index out of range" + " x" * 1000)


def _refuse(raw):
    raise ReadError(raw.name, "is not for us; remove it")


def _chatter(raw):
    print("chatter")
    print("chatter", file=sys.stderr, flush=True)
    os.write(1, b"chatter")
    assert not sys.stdin.read()


_DEEDS = {
    b"hang": _hang,
    b"sleep": _sleep_through_alarms,
    b"eat": _eat,
    b"abort": _abort,
    b"exit": _exit,
    b"fail": _fail,
    b"refuse": _refuse,
    b"chatter": _chatter,
    b"end": lambda raw: None,
}


def count(most):
    """The numbers up to a number, each of them long."""
    for number in range(most):
        yield str(number) + " " * 1000


def dawdle(pauses):
    """So many things, each after a while, the last of them busy for all that time."""
    for _ in range(pauses):
        until = time.monotonic() + 0.2
        while time.monotonic() < until:
            pass
        yield "found"


def own_id(_):
    """The number of the process that it is done in."""
    yield os.getpid()


def open_files(_):
    """What the process has open."""
    for file in list(Path("/proc/self/fd").iterdir()):
        if file.is_symlink():  # all but the one that lists them
            yield str(file.readlink())


def surroundings(name):
    """A variable of the environment, and an order that depends on the seed of hashes."""
    yield os.environ.get(name, "")
    yield "".join({*"abcdefghijklmnopqrstuvwxyz"})


def hang_for_good(_):
    """Nothing, ever: in C, where no other thread gets a turn."""
    import re

    yield re.match("(a|a)*b", "a" * 60)


def fork_and_hang(_):
    """The number of a process of its own, and then nothing."""
    if not (copy := os.fork()):
        time.sleep(600)
    yield copy
    while True:
        pass
