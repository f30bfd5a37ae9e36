"""What the content stream of a page paints: which letters, where and in which colour, and what hides them.

What it paints by way of a form is part of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from bulletin.verification.lettering import UNKNOWN, Lettering, lettering, spelled
from bulletin.verification.shapes import (
    EVERYWHERE,
    IDENTITY,
    Box,
    Matrix,
    Path,
    Point,
    Shape,
    as_matrix,
    meet,
    placed,
    rectangle,
    scale,
    shown,
    times,
)

# They tell programs what a part is, and paint nothing.
_MARKS = frozenset({"BMC", "BDC", "EMC"})
# Where text begins and ends, and its font: told with each run, as programs write them for several runs at once.
_AROUND_RUNS = frozenset({"BT", "ET", "Tf"})
_NUMBER = frozenset({"/MCID"})
_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "sh"})
_STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
_CLOSING = frozenset({"h", "s", "b", "b*"})
_SHOWING, _PATHS = frozenset({"Tj", "TJ"}), frozenset({"m", "l", "re", "c", "v", "y"})
_COLOURS = frozenset({"g", "rg", "k", "cs", "sc", "scn"})
_CLIPS = frozenset({"W", "W*"})
# Where a letter is looked at, in sizes of its font above the line: below the height of an x. What lies over most of
# these points hides it; a line that crosses it out, one of them.
_HEIGHTS = (0.06, 0.18, 0.3, 0.42)
_MOST_HIDDEN = len(_HEIGHTS) // 2
# Letters that lean or are turned by less than this share of their size stand upright.
_LEANING = 0.01
# Forms within forms; pictures need one or two.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that are painted at once, where they begin and end (in points from the lower left), and their colour.

    `colour` has that of the ground, too. `size` is the lesser of height and width in points, 0 when they are turned or
    mirrored, `moved` how far letters stand from where the one before them ends, at most, in thousandths of their size.
    `mark` is the number by which the structure of the document knows them, -1 when they have none.
    """

    text: str
    x: float
    y: float
    colour: str
    size: float = 0.0
    moved: float = 0.0
    end: float = 0.0
    mark: int = -1


@dataclass(slots=True)
class Painted:
    """What a page paints: all of it as a SHA-256, its runs, the operators it uses, and letters that nobody sees.

    `places` are those of the runs among the operators of the page itself, -1 for those of forms. `covered` are letters
    with shapes over them, `clipped` those beyond what painting is kept to.
    """

    sha256: str = ""
    runs: list[Run] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    operators: set[str] = field(default_factory=set)
    covered: list[str] = field(default_factory=list)
    clipped: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _State:
    matrix: Matrix = IDENTITY
    text: Matrix = IDENTITY
    colour: str = ""
    alpha: str = ""
    font: str = ""
    size: float = 0.0
    behind: float = 0.0
    width: float = 1.0
    clips: tuple[Shape, ...] = ()


@dataclass(slots=True)
class _Letters:
    """The letters of a run that can be seen, as the points where each is looked at, and which of those are hidden."""

    run: int
    points: list[list[Point]]
    box: Box
    hidden: set[tuple[int, int]] = field(default_factory=set)


def painted(content: Any, resources: Any, reader: Any, known: dict[int, Lettering]) -> Painted:
    """What the content of a page paints with these resources; `known` are fonts that were read already."""
    brush = _Brush(reader, known)
    brush.paint(content, resources, _State())
    return brush.done()


class _Brush:
    """Goes through the operators of a page, and of the forms that it paints."""

    def __init__(self, reader: Any, known: dict[int, Lettering]) -> None:
        self._made, self._kept = Painted(), hashlib.sha256()
        self._reader, self._known, self._depth = reader, known, 0
        self._marks: list[int] = []
        self._letters: list[_Letters] = []
        self._grounds: list[tuple[Shape, _State]] = []
        self._covered: dict[int, None] = {}

    def done(self) -> Painted:
        """All that was painted."""
        self._made.sha256 = self._kept.hexdigest()
        self._made.covered = [self._made.runs[number].text for number in self._covered]
        return self._made

    def paint(self, content: Any, resources: Any, state: _State) -> None:
        """Take in what a stream of operators paints."""
        from pypdf.generic import ContentStream

        fonts = {str(name): self._lettering(font.get_object()) for name, font in _of(resources, "/Font").items()}
        stack, path, clip = list[_State](), Path(), ""
        for place, (operands, name) in enumerate(ContentStream(content, self._reader).operations):
            operator = name.decode("latin-1")
            self._keep(operator, operands, state)
            if operator in _MARKS:
                self._marks = self._marks[:-1] if operator == "EMC" else [*self._marks, _number(operands)]
            elif operator == "q":
                stack.append(state)
            elif operator == "Q":
                state = stack.pop() if stack else state
            elif operator in _SHOWING:
                state = self._show(operands[0], state, fonts.get(state.font, UNKNOWN))
                self._made.places.append(place if not self._depth else -1)
            elif operator == "Do":
                self._paint_form(_of(resources, "/XObject").get(operands[0]), resources, state)
            elif operator in _PATHS:
                path.draw(operator, [float(one) for one in operands], state.matrix)
            elif operator in _CLIPS:
                clip = operator
            elif operator in _FILLS or operator in _STROKES or operator == "n":
                self._finish(operator, path, state)
                state = replace(state, clips=(*state.clips, path.shape(clip == "W*"))) if clip else state
                path, clip = Path(), ""
            elif operator == "h":
                path.close()
            else:
                state = _changed(state, operator, operands, resources)

    def _lettering(self, font: Any) -> Lettering:
        if id(font) not in self._known:
            self._known[id(font)] = lettering(font)
        return self._known[id(font)]

    def _keep(self, operator: str, operands: list[Any], state: _State) -> None:
        """Take in an operator as it is written, and that it is used: a mark with its kind, and with what it says."""
        said = "" if operator not in _MARKS or not operands else f" {operands[0]}"
        if operator in _MARKS and not all(map(_is_plain, operands[1:])):
            said += f" {_exact(operands[1:])}"
        self._made.operators.add(f"{operator}{said}")
        if operator not in _AROUND_RUNS:
            font = f"{state.font} {state.size} " if operator in _SHOWING else ""
            self._kept.update(f"{font}{_exact(operands)} {operator}\n".encode())

    def _show(self, operand: Any, state: _State, font: Lettering) -> _State:
        """Take in a run; the state behind it."""
        matrix = times(state.text, state.matrix)
        told = spelled(operand, state.size, font)
        points = [[placed(state.behind + at, height * state.size, matrix) for height in _HEIGHTS] for at in told.places]
        seen = [point for letter in points for point in letter] or [matrix[4:]]
        xs, ys = [x for x, _ in seen], [y for _, y in seen]
        ground = next((_colour(own) for one, own in reversed(self._grounds) if _lies(one, own, seen[0])), "")
        x, y, end = (round(number, 1) for number in (*matrix[4:], placed(state.behind + told.end, 0, matrix)[0]))
        colour, mark = f"{_colour(state)} on {ground}", (self._marks or [-1])[-1]
        run = Run(told.text, x, y, colour, _size(matrix, state.size), told.moved, end, mark)
        if any(not shown(state.clips, *point) for letter in points for point in letter[1:3]):
            self._made.clipped.append(told.text)
        if points:
            self._letters.append(_Letters(len(self._made.runs), points, (min(xs), min(ys), max(xs), max(ys))))
        self._made.runs.append(run)
        return replace(state, behind=state.behind + told.end)

    def _finish(self, operator: str, path: Path, state: _State) -> None:
        """Take in a shape that is painted: letters that it lies over, and the ground that it is for others."""
        if operator == "n":
            return
        if operator in _CLOSING:
            path.close()
        width = state.width * scale(state.matrix) if operator in _STROKES else 0.0
        shape = path.shape(operator.endswith("*"), operator in _FILLS, width)
        shape = Shape((), EVERYWHERE) if operator == "sh" else shape
        if operator in _FILLS:
            self._grounds.append((shape, state))
        for letters in self._letters:
            if meet(letters.box, shape.box) and letters.run not in self._covered:
                self._hide(letters, shape, state)

    def _hide(self, letters: _Letters, shape: Shape, state: _State) -> None:
        for number, points in enumerate(letters.points):
            letters.hidden |= {(number, row) for row, point in enumerate(points) if _lies(shape, state, point)}
            if sum((number, row) in letters.hidden for row in range(len(points))) > _MOST_HIDDEN:
                self._covered[letters.run] = None
                return

    def _paint_form(self, reference: Any, resources: Any, state: _State) -> None:
        form = reference.get_object() if reference is not None else {}
        if form.get("/Subtype") == "/Form" and self._depth < _DEEPEST:
            own = as_matrix(form["/Matrix"]) if "/Matrix" in form else IDENTITY
            matrix = times(own, state.matrix)
            clips = (*state.clips, rectangle([float(one) for one in form["/BBox"]], matrix))
            self._depth += 1
            self.paint(form, form.get("/Resources", resources), replace(state, matrix=matrix, clips=clips))
            self._depth -= 1


def _of(resources: Any, kind: str) -> Any:
    """The resources of a kind, by name."""
    return resources.get(kind, {}).get_object() if kind in resources else {}


def _changed(state: _State, operator: str, operands: list[Any], resources: Any) -> _State:
    """The state behind an operator that paints nothing itself."""
    if operator == "cm":
        return replace(state, matrix=times(as_matrix(operands), state.matrix))
    if operator == "Tm":
        return replace(state, text=as_matrix(operands), behind=0.0)
    if operator == "BT":
        return replace(state, text=IDENTITY, behind=0.0)
    if operator == "Tf":
        return replace(state, font=str(operands[0]), size=float(operands[1]))
    if operator == "gs":
        return replace(state, alpha=str(_of(resources, "/ExtGState")[operands[0]].get_object()))
    if operator == "w":
        return replace(state, width=float(operands[0]))
    return replace(state, colour=f"{operands} {operator}") if operator in _COLOURS else state


def _number(operands: list[Any]) -> int:
    """The number by which the structure knows what follows, -1 when it does not."""
    said = operands[1] if len(operands) > 1 else {}
    return int(said.get("/MCID", -1)) if isinstance(said, dict) else -1


def _colour(state: _State) -> str:
    return f"{state.colour} {state.alpha}"


def _lies(shape: Shape, state: _State, point: Point) -> bool:
    """Whether a shape that is painted in a state is seen at a point."""
    return shape.holds(*point) and shown(state.clips, *point)


def _size(matrix: Matrix, size: float) -> float:
    a, b, c, d = (part * size for part in matrix[:4])
    is_upright = a > 0 and d > 0 and abs(b) <= _LEANING * a and abs(c) < d
    return round(min(a, d), 2) if is_upright else 0.0


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
