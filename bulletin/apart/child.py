"""The parent's side of one child: how it is started, asked, listened to and ended."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
from multiprocessing import Pipe
from typing import Any

from bulletin.apart.task import Order, Word
from bulletin.pipes import broken_pipes_as_errors

# A child finds modules where its parent does, whatever folder somebody stands in.
_START = "import sys; sys.path[:] = {path!r}; from bulletin.apart.worker import serve; serve()"
# What must not differ between two runs, or from one machine to the next, and one thread a child: they run side by side.
_SETTINGS = {"PYTHONHASHSEED": "0", "TZ": "UTC", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
# Where some machines have their fonts, and where some Pythons find their own libraries.
_FONTS, _LIBRARIES = "FONTCONFIG_FILE|FONTCONFIG_PATH", "LD_LIBRARY_PATH|DYLD_LIBRARY_PATH"
_PASSED_ON = re.compile(f"PATH|HOME|LANG|LC_[A-Z]+|TMPDIR|{_FONTS}|{_LIBRARIES}")


class Child:
    """A process that does one order at a time; raises OSError when it cannot be started."""

    def __init__(self) -> None:
        self.is_ready = False
        self.needed_bytes = 0
        theirs, self._orders = Pipe(duplex=False)
        self.answers, answering = Pipe(duplex=False)
        with theirs, answering:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-s", "-c", _START.format(path=sys.path)],
                stdin=theirs.fileno(),
                stdout=answering.fileno(),
                stderr=subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,
            )

    @property
    def is_alive(self) -> bool:
        """Whether it can still be asked."""
        return self._process.poll() is None

    def ask(self, order: Order) -> None:
        """Hand it an order; raises OSError when it is gone."""
        with broken_pipes_as_errors():
            self._orders.send(order)

    def answer(self) -> tuple[Word, Any]:
        """What it says next; raises EOFError or OSError when it is gone."""
        said: tuple[Word, Any] = self.answers.recv()
        return said

    def end(self) -> int:
        """Kill it with all that it started; the code that it ended with, a signal's number below 0."""
        if self._process.returncode is None:
            # One that has ended by itself keeps its number, and its code, until it is waited for.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._orders.close()
        self.answers.close()
        return self._process.wait()


def _environment() -> dict[str, str]:
    """What a child needs to start and to write beside others; keys and passwords of the parent are none of its own."""
    return {name: value for name, value in os.environ.items() if _PASSED_ON.fullmatch(name)} | _SETTINGS
