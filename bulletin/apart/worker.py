"""The child's side: does one order after the other until its parent is gone.

Whatever goes wrong ends it, and its last word says what it was.
"""

from __future__ import annotations

import contextlib
import os
import resource
import select
import signal
import sys
import textwrap
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType

from bulletin.apart.task import Order, Word

_LONGEST_ERROR = 200
_CLOCKS = {signal.ITIMER_REAL: signal.SIGALRM, signal.ITIMER_PROF: signal.SIGPROF}
_KIB = 1 if sys.platform == "darwin" else 1024


def serve() -> None:
    """Do what is asked on standard input, and answer on what was standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the parent, and its end ends this
    for strike in _CLOCKS.values():
        signal.signal(strike, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    orders, answers = _connections()
    threading.Thread(target=_end_with_parent, args=(orders.fileno(),), daemon=True).start()
    sys.excepthook = lambda kind, error, trace: _say_last_word(answers, kind, error, trace)
    answers.send((Word.READY, None))
    while True:
        _do(orders.recv(), answers)


def _connections() -> tuple[Connection, Connection]:
    """What comes from the parent and what goes to it; what a library prints or asks for goes nowhere."""
    orders, answers = Connection(os.dup(0), writable=False), Connection(os.dup(1), readable=False)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1):
        os.dup2(nowhere, fd)
    return orders, answers


def _end_with_parent(orders: int) -> None:
    """Wait, even while something is done, for the other end to close; then end at once."""
    watch = select.poll()
    watch.register(orders, 0)  # nothing but what is always told: that nobody is left who could write
    watch.poll()
    os._exit(0)


def _do(order: Order, answers: Connection) -> None:
    limits = order.limits
    _lift_memory_limit()  # of the order before
    if order.prepare:
        order.prepare()
    answers.send((Word.BEGUN, None))
    _limit_memory(limits.memory_bytes)
    # The kernel keeps the time: no loop in C can hold it up, and it strikes when the parent is gone, too.
    signal.setitimer(signal.ITIMER_PROF, limits.seconds_in_all)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    for found in order.function(order.argument):
        signal.setitimer(signal.ITIMER_REAL, 0)  # the parent may take its time to listen
        answers.send((Word.FOUND, found))
        signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    for clock in _CLOCKS:
        signal.setitimer(clock, 0)
    answers.send((Word.DONE, _needed_bytes()))


def _needed_bytes() -> int:
    """The most memory that this process ever had; Linux counts what the parent had before the start in `ru_maxrss`."""
    with contextlib.suppress(OSError), Path("/proc/self/status").open() as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIB


def _limit_memory(most_bytes: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = most_bytes if hard == resource.RLIM_INFINITY else min(most_bytes, hard)
    # macOS gives every process more than any limit at its start; there the time alone is bounded.
    with contextlib.suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _lift_memory_limit() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _say_last_word(
    answers: Connection, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    _lift_memory_limit()  # a few bytes more, to say that there were too few
    word = Word.EXHAUSTED if issubclass(kind, MemoryError) else Word.FAILED
    answers.send((word, textwrap.shorten(f"{kind.__name__}: {error}", _LONGEST_ERROR, placeholder=" …")))
