"""What the content stream of a page paints: which letters, where and in which colour, and what lies over them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# They tell programs what a part is and paint nothing, as long as they have nothing but a number.
_MARKS = frozenset({"BMC", "BDC", "EMC"})
# Where text begins and ends, and its font: told with each run, as untagged files have them for several runs at once.
_AROUND_RUNS = frozenset({"BT", "ET", "Tf"})
_NUMBER = frozenset({"/MCID"})
_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh"})
_SHOWING, _PATHS = frozenset({"Tj", "TJ"}), frozenset({"m", "l", "re", "c"})
_COLOURS = frozenset({"g", "rg", "k", "cs", "sc", "scn"})
# Thinner than this in points is a rule: it crosses out nothing.
_THIN = 3.0
_CODE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
_CODES = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that are painted at once, where they begin (in points from the lower left), and their colour."""

    text: str
    x: float
    y: float
    colour: str


@dataclass(slots=True)
class Painted:
    """What a page paints: all of it as a SHA-256, its runs, the operators it uses, whether a shape covers letters."""

    sha256: str = ""
    runs: list[Run] = field(default_factory=list)
    operators: set[str] = field(default_factory=set)
    covered: bool = False


@dataclass(frozen=True, slots=True)
class _State:
    matrix: Matrix = _IDENTITY
    text: Matrix = _IDENTITY
    colour: str = ""
    alpha: str = ""
    font: str = ""
    size: str = ""


def painted(page: Any, operations: Sequence[tuple[list[Any], bytes]], letters: dict[str, dict[bytes, str]]) -> Painted:
    """What these operations of a page paint; `letters` are those of each font by their codes."""
    made, kept = Painted(), hashlib.sha256()
    state, stack, path = _State(), list[_State](), list[tuple[float, float]]()
    for operands, name in operations:
        operator = name.decode("latin-1")
        if operator in _MARKS and all(_is_plain(one) for one in operands[1:]):
            continue
        made.operators.add(operator)
        if operator not in _AROUND_RUNS:
            font = f"{state.font} {state.size} " if operator in _SHOWING else ""
            kept.update(f"{font}{_exact(operands)} {operator}\n".encode())
        if operator == "q":
            stack.append(state)
        elif operator == "Q":
            state = stack.pop() if stack else state
        elif operator in _SHOWING:
            made.runs.append(_run(operands[0], state, letters))
        elif operator in _PATHS:
            path += _corners(operator, [float(one) for one in operands], state.matrix)
        elif operator in _FILLS or operator == "n":
            made.covered |= operator != "n" and _covers(path, made.runs)
            path = []
        else:
            state = _changed(state, operator, operands, page)
    made.sha256 = kept.hexdigest()
    return made


def _changed(state: _State, operator: str, operands: list[Any], page: Any) -> _State:
    """The state behind an operator that paints nothing itself."""
    if operator == "cm":
        return replace(state, matrix=_times(_matrix(operands), state.matrix))
    if operator == "Tm":
        return replace(state, text=_matrix(operands))
    if operator == "Tf":
        return replace(state, font=str(operands[0]), size=str(operands[1]))
    if operator == "gs":
        return replace(state, alpha=str(page["/Resources"]["/ExtGState"][operands[0]].get_object()))
    return replace(state, colour=f"{operands} {operator}") if operator in _COLOURS else state


def _run(operand: Any, state: _State, letters: dict[str, dict[bytes, str]]) -> Run:
    x, y = _times(state.text, state.matrix)[4:]
    said = "".join(_letters(operand, letters.get(state.font, {})))
    return Run(said, round(x, 1), round(y, 1), f"{state.colour} {state.alpha}")


def codes(font: Any) -> dict[bytes, str]:
    """The letters of a font's codes, as its map to Unicode has them."""
    if "/ToUnicode" not in font:
        return {}
    found = (pair for part in _CODES.findall(font["/ToUnicode"].get_data()) for pair in _CODE.findall(part))
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(letter.decode()).decode("utf-16-be", "replace")
        for code, letter in found
        if len(code) % 2 == 0 and len(letter) % 2 == 0
    }


def rising(runs: Sequence[Run]) -> int:
    """How often a line stands above the one that is read before it and begins at the same margin."""
    return sum(abs(a.x - b.x) < 1 and b.y > a.y + 1 for a, b in pairwise(runs))


def _is_plain(operand: Any) -> bool:
    """Whether a mark says nothing that programs might read out in place of what is painted."""
    return isinstance(operand, dict) and operand.keys() <= _NUMBER


def _exact(operand: Any) -> str:
    """An operand in full: of letters the bytes, which the same letters of another reading need not have."""
    if isinstance(operand, list):
        return f"[{' '.join(map(_exact, operand))}]"
    return str(getattr(operand, "original_bytes", operand))


def _letters(operand: Any, known: dict[bytes, str]) -> Iterator[str]:
    for one in operand if isinstance(operand, list) else [operand]:
        raw = getattr(one, "original_bytes", b"")
        yield from (known.get(raw[at : at + 2], "") for at in range(0, len(raw), 2))


def _covers(path: Sequence[tuple[float, float]], runs: Sequence[Run]) -> bool:
    """Whether a shape lies over letters that are already there."""
    if not path:
        return False
    (left, right), (low, high) = ((min(values), max(values)) for values in zip(*path, strict=True))
    if right - left < _THIN or high - low < _THIN:
        return False
    return any(left <= run.x <= right and low <= run.y <= high for run in runs)


def _corners(operator: str, numbers: Sequence[float], matrix: Matrix) -> list[tuple[float, float]]:
    if operator == "re":
        x, y, width, height = numbers
        numbers = (x, y, x + width, y + height)
    return [_placed(x, y, matrix) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def _placed(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in operands)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
