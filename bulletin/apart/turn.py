"""One task at one child: what it says, what it has found, and what stops it."""

from __future__ import annotations

import signal
import sys
import time
from typing import Any

from bulletin.apart.child import Child
from bulletin.apart.task import Task, Word

# A cold disk and a busy machine; beyond this something is broken.
_SECONDS_TO_BEGIN = 60.0
# A child ends itself in time; one that is too far gone for that is ended.
_SECONDS_OF_GRACE = 2.0


class Turn:
    """A task at a child, and when the child should have said something more."""

    def __init__(self, child: Child, task: Task) -> None:
        self.child, self.task = child, task
        self._has_begun = False
        self._wait(_SECONDS_TO_BEGIN)
        if child.is_ready:
            self._ask()

    def hear(self) -> None:
        """Take in the next word of the child."""
        try:
            word, told = self.child.answer()
        except (EOFError, OSError):
            self._ended(self.child.end())
            return
        self._take(word, told)

    def give_up(self) -> None:
        """End the child, which has nothing to say."""
        self.child.end()
        self._ended(-signal.SIGALRM)

    def _take(self, word: Word, told: Any) -> None:
        limits = self.task.order.limits
        self._wait(limits.seconds + _SECONDS_OF_GRACE)
        match word:
            case Word.READY:
                self.child.is_ready = True
                self._wait(_SECONDS_TO_BEGIN)
                self._ask()
            case Word.BEGUN:
                self._has_begun = True
            case Word.FOUND:
                self.task.found.append(told)
            case Word.DONE:
                self.child.needed_bytes = told
                self.task.is_done = True
            case Word.EXHAUSTED:
                self._stop(f"needs more than {limits.memory_bytes / (1 << 30):.2g} GiB of memory")
            case Word.FAILED:
                self._stop(f"made its process fail ({told})")

    def _ask(self) -> None:
        try:
            self.child.ask(self.task.order)
        except OSError:
            self._ended(self.child.end())

    def _wait(self, seconds: float) -> None:
        self.deadline = time.monotonic() + seconds

    def _ended(self, code: int) -> None:
        limits = self.task.order.limits
        ended = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        if not self._has_begun:
            self._stop(not_started(ended))
        elif -code == signal.SIGALRM:
            self._stop(f"takes longer than {limits.seconds:g} seconds")
        elif -code == signal.SIGPROF:
            self._stop(f"takes longer than {limits.seconds_in_all:g} seconds")
        else:
            self._stop(f"made its process stop ({ended})")

    def _stop(self, problem: str) -> None:
        self.child.end()
        self.task.stop(problem)


def not_started(reason: str) -> str:
    """The problem of a task for which there is no child."""
    return f"has no process of its own, for {sys.executable or 'Python'} does not start ({reason})"
