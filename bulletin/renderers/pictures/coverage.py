"""Who reported when: a row a source along an axis of time, or all of them on one short line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bulletin.renderers.pictures import axis
from bulletin.renderers.pictures.axis import Dated, Scale, span
from bulletin.renderers.pictures.drawing import LABEL, SQUARE, Drawing, Kind, Picture
from bulletin.renderers.pictures.glyphs import width

# What is beside a story on a wide screen has room for it at about this size.
_WIDE, _ROW = 200.0, 11.0
# More rows are taller than what they tell is worth: columns of reports then.
_MOST_ROWS = 12
_COLUMNS, _TALLEST = 40, 60.0
# The one-line form: as tall as the type beside it.
_LINE_WIDE, _LINE_TALL, _BIN = 64.0, 9.0, 4.0
_UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Report:
    """When an article came out, as far as it is known, and whether its report is its own."""

    at: datetime | date | None
    kind: Kind


@dataclass(frozen=True, slots=True)
class Row:
    """A source's reports, in time; `label` are the letters of their articles in the same order."""

    label: str
    reports: tuple[Report, ...]


def coverage(rows: Sequence[Row], dated: Dated, alt: str) -> Picture | None:
    """The rows along one axis; nothing when no time is known.

    A square is a report of a known time, a flat bar one of a known day, what stands above "?" is of unknown time.
    """
    reports = [report for row in rows for report in row.reports]
    times = [report.at for report in reports if report.at is not None]
    if not times:
        return None
    drawing, many = Drawing(), len(rows) > _MOST_ROWS
    left = 0.0 if many else max(width(row.label) for row in rows) + 8
    scale = axis.scale(times, left + SQUARE / 2, _WIDE - SQUARE)
    bottom = _columns(drawing, reports, scale) if many else _rows(drawing, rows, scale)
    wide = axis.draw(drawing, scale, bottom, dated, any(isinstance(at, datetime) for at in times))
    if len(times) < len(reports):
        drawing.write(_UNKNOWN, _beyond(scale), bottom + axis.TICK + 2, centred=True)
        wide = _beyond(scale) + SQUARE
    return drawing.picture(wide, bottom + axis.BELOW, alt)


def _beyond(scale: Scale) -> float:
    """Where reports of unknown time stand."""
    return scale.left + scale.wide + 30


def _rows(drawing: Drawing, rows: Sequence[Row], scale: Scale) -> float:
    """Draws the rows; where they end."""
    for place, row in enumerate(rows):
        y = place * _ROW
        drawing.write(row.label, 0.8, y + (SQUARE - LABEL) / 2)
        for report in row.reports:
            if report.at is None:
                drawing.square(_beyond(scale) - SQUARE / 2, y, report.kind)
            elif isinstance(report.at, datetime):
                drawing.square(scale.x(span(report.at)[0]) - SQUARE / 2, y, report.kind)
            else:
                low, wide = _during(scale, report.at, SQUARE)
                drawing.bar(low, y + 2, wide, 3, hollow=report.kind != "own")
    return len(rows) * _ROW + 1


def _during(scale: Scale, day: date, least: float) -> tuple[float, float]:
    """Where a day's bar begins and how wide it is, that wide at least, and not beyond the end."""
    low, high = (scale.x(end) for end in span(day))
    wide = max(high - low, least)
    return min(low, scale.left + scale.wide - wide), wide


def _columns(drawing: Drawing, reports: Sequence[Report], scale: Scale) -> float:
    """Draws a column for each short time, own reports below and others above; where they end."""
    wide = scale.wide / _COLUMNS
    counts: Counter[tuple[float, bool]] = Counter()
    for report in reports:
        x = _beyond(scale) if report.at is None else _bin(scale, report.at, wide)
        counts[x, report.kind == "own"] += 1
    most = max(counts[x, True] + counts[x, False] for x, _ in counts)
    unit = min(5.0, _TALLEST / most)
    tall = unit * most
    for x in sorted({x for x, _ in counts}):
        own, other = counts[x, True] * unit, counts[x, False] * unit
        if own:
            drawing.bar(x - wide / 2, tall - own, wide - 0.8, own)
        if other:
            drawing.bar(x - wide / 2, tall - own - other, wide - 0.8, other, hollow=True)
    return tall + 2


def _bin(scale: Scale, at: datetime | date, wide: float) -> float:
    """The middle of the column that a time falls into; of a day, its noon."""
    low, high = span(at)
    column = min(int((scale.x(low + (high - low) / 2) - scale.left) / wide), int(scale.wide / wide) - 1)
    return scale.left + (column + 0.5) * wide


def line(reports: Sequence[Report], window: tuple[datetime, datetime], alt: str) -> Picture | None:
    """The reports on one short line, as long as the `window` for every story: taller where more came at a time.

    Those of a known day are a flat bar, those of unknown time hollow squares behind the end.
    """
    known = [report.at for report in reports if report.at is not None]
    if not known:
        return None
    drawing, scale = Drawing(), Scale(*window, 0, _LINE_WIDE)
    drawing.line(0, _LINE_TALL - 0.4, _LINE_WIDE, _LINE_TALL - 0.4)
    counts = Counter(_bin(scale, at, _BIN) for at in known if isinstance(at, datetime))
    for x, count in sorted(counts.items()):
        tall = _LINE_TALL * min(1.0, max(0.45, count / max(3, *counts.values())))
        drawing.bar(x - _BIN / 2, _LINE_TALL - tall, _BIN - 1, tall)
    for day in sorted({at for at in known if not isinstance(at, datetime)}):
        low, wide = _during(scale, day, _BIN)
        drawing.bar(low, _LINE_TALL - 2.5, wide, 2.5, hollow=True)
    if len(known) < len(reports):
        drawing.square(_LINE_WIDE + 3, _LINE_TALL - 6, "none", 6)
    return drawing.picture(_LINE_WIDE + (9 if len(known) < len(reports) else 0), _LINE_TALL, alt)
