"""What a child is asked to do, within what, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, NamedTuple


class Limits(NamedTuple):
    """How long a task may take for each thing that it finds, for all (in time of the processor), in how much memory."""

    seconds: float
    seconds_in_all: float
    memory_bytes: int


class Order(NamedTuple):
    """What is handed to a child: functions of a module and an argument that can be pickled.

    `prepare` is called before the limits begin: what it loads is no fault of the argument.
    """

    function: Callable[[Any], Iterable[Any]]
    argument: Any
    limits: Limits
    prepare: Callable[[], object] | None


class Word(Enum):
    """What a child says: what it found with FOUND, with DONE the most memory that it ever needed."""

    READY = auto()
    BEGUN = auto()
    FOUND = auto()
    DONE = auto()
    EXHAUSTED = auto()
    FAILED = auto()


@dataclass(slots=True, eq=False)
class Task:
    """An order, what it has found so far, and the problem that stopped it: "takes longer than 10 seconds"."""

    order: Order
    found: list[Any] = field(default_factory=list)
    problem: str = ""
    is_done: bool = False

    def stop(self, problem: str) -> None:
        """Let it be over, with a problem."""
        self.problem, self.is_done = problem, True
