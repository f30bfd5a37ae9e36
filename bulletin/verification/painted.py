"""What the content stream of a page paints: which letters, where and in which colour, and what lies over them.

What it paints by way of a form is part of it.
"""

from __future__ import annotations

import hashlib
import math
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
_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "sh"})
_STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
_SHOWING, _PATHS = frozenset({"Tj", "TJ"}), frozenset({"m", "l", "re", "c", "v", "y"})
_COLOURS = frozenset({"g", "rg", "k", "cs", "sc", "scn"})
# Thinner than this in points is a rule: it crosses out nothing.
_THIN = 3.0
# Forms within forms; pictures need one or two.
_DEEPEST = 8
_CODE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
_CODES = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that are painted at once, where they begin (in points from the lower left), and their colour.

    `mark` is the number by which the structure of the document knows them, -1 when they have none.
    """

    text: str
    x: float
    y: float
    colour: str
    mark: int = -1


@dataclass(slots=True)
class Painted:
    """What a page paints: all of it as a SHA-256, its runs, the operators it uses, and letters that shapes cover.

    `places` are those of the runs among the operators of the page itself, -1 for those of forms.
    """

    sha256: str = ""
    runs: list[Run] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    operators: set[str] = field(default_factory=set)
    covered: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _State:
    matrix: Matrix = _IDENTITY
    text: Matrix = _IDENTITY
    colour: str = ""
    alpha: str = ""
    font: str = ""
    size: str = ""
    width: float = 1.0


def painted(content: Any, resources: Any, reader: Any) -> Painted:
    """What the content of a page paints with these resources."""
    brush = _Brush(reader)
    brush.paint(content, resources, _State())
    brush.made.sha256 = brush.kept.hexdigest()
    return brush.made


class _Brush:
    """Goes through the operators of a page, and of the forms that it paints."""

    def __init__(self, reader: Any) -> None:
        self.made, self.kept = Painted(), hashlib.sha256()
        self._reader, self._depth, self._mark = reader, 0, -1

    def paint(self, content: Any, resources: Any, state: _State) -> None:
        """Take in what a stream of operators paints."""
        from pypdf.generic import ContentStream

        letters = {str(name): codes(font.get_object()) for name, font in _of(resources, "/Font").items()}
        stack, path = list[_State](), _Path()
        for place, (operands, name) in enumerate(ContentStream(content, self._reader).operations):
            operator = name.decode("latin-1")
            if operator in _MARKS and all(_is_plain(one) for one in operands[1:]):
                self._mark = int(operands[1].get("/MCID", -1)) if operator == "BDC" else -1
                continue
            self.made.operators.add(operator)
            if operator not in _AROUND_RUNS:
                font = f"{state.font} {state.size} " if operator in _SHOWING else ""
                self.kept.update(f"{font}{_exact(operands)} {operator}\n".encode())
            if operator == "q":
                stack.append(state)
            elif operator == "Q":
                state = stack.pop() if stack else state
            elif operator in _SHOWING:
                self.made.runs.append(replace(_run(operands[0], state, letters), mark=self._mark))
                self.made.places.append(place if not self._depth else -1)
            elif operator == "Do":
                self._paint_form(_of(resources, "/XObject").get(operands[0]), resources, state)
            elif operator in _PATHS:
                path.draw(operator, [float(one) for one in operands], state.matrix)
            elif operator in _FILLS or operator in _STROKES or operator == "n":
                width = state.width * _scale(state.matrix) if operator in _STROKES else 0.0
                self.made.covered += path.covered(self.made.runs, operator in _FILLS, width)
                path = _Path()
            else:
                state = _changed(state, operator, operands, resources)

    def _paint_form(self, reference: Any, resources: Any, state: _State) -> None:
        form = reference.get_object() if reference is not None else {}
        if form.get("/Subtype") == "/Form" and self._depth < _DEEPEST:
            matrix = _matrix(form["/Matrix"]) if "/Matrix" in form else _IDENTITY
            self._depth += 1
            self.paint(form, form.get("/Resources", resources), replace(state, matrix=_times(matrix, state.matrix)))
            self._depth -= 1


def _of(resources: Any, kind: str) -> Any:
    """The resources of a kind, by name."""
    return resources.get(kind, {}).get_object() if kind in resources else {}


def _changed(state: _State, operator: str, operands: list[Any], resources: Any) -> _State:
    """The state behind an operator that paints nothing itself."""
    if operator == "cm":
        return replace(state, matrix=_times(_matrix(operands), state.matrix))
    if operator == "Tm":
        return replace(state, text=_matrix(operands))
    if operator == "Tf":
        return replace(state, font=str(operands[0]), size=str(operands[1]))
    if operator == "gs":
        return replace(state, alpha=str(_of(resources, "/ExtGState")[operands[0]].get_object()))
    if operator == "w":
        return replace(state, width=float(operands[0]))
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


class _Path:
    """The outlines of a shape that is being drawn, each by its corners; of a curve the points that it is drawn by."""

    def __init__(self) -> None:
        self._outlines: list[list[tuple[float, float]]] = []

    def draw(self, operator: str, numbers: Sequence[float], matrix: Matrix) -> None:
        """Go on with the shape."""
        if operator == "re":
            x, y, width, height = numbers
            numbers = (x, y, x + width, y, x + width, y + height, x, y + height, x, y)
        if operator in ("m", "re") or not self._outlines:
            self._outlines.append([])
        self._outlines[-1] += [_placed(x, y, matrix) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]

    def covered(self, runs: Sequence[Run], filled: bool, width: float) -> list[str]:
        """The letters that are already there and that the shape lies over: filled, or drawn with lines of a width."""
        found: list[str] = []
        for outline in self._outlines:
            (left, right), (low, high) = ((min(values), max(values)) for values in zip(*outline, strict=True))
            is_thin = min(right - left, high - low) < _THIN
            if width < _THIN and (is_thin or not filled):
                continue
            margin = width / 2
            near = [run for run in runs if left - margin <= run.x <= right + margin]
            near = [run for run in near if low - margin <= run.y <= high + margin]
            found += [run.text for run in near if width >= _THIN or _is_inside(run, outline)]
        return found


def _is_inside(run: Run, outline: Sequence[tuple[float, float]]) -> bool:
    """Whether letters begin inside an outline: a ray to the right of them crosses it an odd number of times."""
    inside = False
    for (x, y), (u, v) in pairwise([*outline, outline[0]]):
        if (y > run.y) != (v > run.y) and run.x < x + (run.y - y) / (v - y) * (u - x):
            inside = not inside
    return inside


def _scale(matrix: Matrix) -> float:
    """How much wider a matrix makes a line."""
    a, b, c, d, *_ = matrix
    return max(math.hypot(a, b), math.hypot(c, d))


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
