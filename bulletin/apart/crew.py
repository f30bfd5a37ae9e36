"""Tasks → children, side by side."""

from __future__ import annotations

import atexit
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple, Self

from bulletin.apart.child import Child
from bulletin.apart.task import Limits, Order, Task
from bulletin.apart.turn import Turn, not_started

# More of them would only keep more memory: each has some 150 MB.
MOST_CHILDREN = min(4, os.cpu_count() or 1)
# What one large page took is seldom given back, and the next page has no need of it.
_MOST_BYTES_KEPT = 512 << 20

_idle: list[Child] = []


class _Work(threading.local):
    """All that waits or is under way in a thread, whichever crew it belongs to: crews within crews share children."""

    def __init__(self) -> None:
        self.now = _Tasks(deque(), {})


class _Tasks(NamedTuple):
    waiting: deque[Task]
    turns: dict[Connection, Turn]


_work = _Work()


class Crew:
    """Children that do tasks side by side until the end of the block; what is not done by then is dropped."""

    def __init__(self) -> None:
        self._tasks = _work.now
        self._own: list[Task] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for task in self._own:
            if task in self._tasks.waiting:
                self._tasks.waiting.remove(task)
        for connection, turn in list(self._tasks.turns.items()):
            if turn.task in self._own:
                del self._tasks.turns[connection]
                turn.child.end()

    def begin(
        self,
        function: Callable[[Any], Iterable[Any]],
        argument: Any,
        limits: Limits,
        prepare: Callable[[], object] | None = None,
    ) -> Task:
        """A task that is done as soon as a child is free for it."""
        task = Task(Order(function, argument, limits, prepare))
        self._own.append(task)
        self._tasks.waiting.append(task)
        self._listen(0)
        self._hand_out()
        return task

    def end(self, task: Task) -> Task:
        """The task when it is done; what it found up to a problem is kept."""
        while not task.is_done:
            self._hand_out()
            self._listen()
        self._own.remove(task)
        return task

    def _hand_out(self) -> None:
        """Give what waits to who is free."""
        while self._tasks.waiting and len(self._tasks.turns) < MOST_CHILDREN:
            task = self._tasks.waiting.popleft()
            try:
                turn = Turn(_rested() or Child(), task)
            except OSError as error:
                task.stop(not_started(error.strerror or str(error)))
                continue
            if not task.is_done:
                self._tasks.turns[turn.child.answers] = turn

    def _listen(self, seconds: float | None = None) -> None:
        """Hear what children say, waiting so long at most, and give up those that should have said something."""
        turns = self._tasks.turns
        nearest = min((turn.deadline for turn in turns.values()), default=0.0) - time.monotonic()
        heard = wait(list(turns), max(0.0, nearest if seconds is None else seconds))
        for connection, turn in list(turns.items()):
            if connection in heard:
                turn.hear()
            elif turn.deadline < time.monotonic():
                turn.give_up()
            if turn.task.is_done:
                del turns[connection]
                _let_go(turn.child)


def _forget() -> None:
    """Leave the children to the process that this one is a copy of."""
    _idle.clear()
    _work.now = _Tasks(deque(), {})


os.register_at_fork(after_in_child=_forget)


def _rested() -> Child | None:
    """A child that has done a task before and can do another."""
    while _idle:
        child = _idle.pop()
        if child.is_alive:
            return child
        child.end()
    return None


def _let_go(child: Child) -> None:
    if child.is_alive and child.needed_bytes < _MOST_BYTES_KEPT and len(_idle) < MOST_CHILDREN:
        _idle.append(child)
    else:
        child.end()


@atexit.register
def _dismiss() -> None:
    while _idle:
        _idle.pop().end()
