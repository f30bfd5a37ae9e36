"""Opens a PDF that all programs read alike.

Where a file contradicts itself one program takes what comes first and another what comes last: it is refused.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_OBJECT = re.compile(rb"(?:^|[\r\n])\s*([0-9]{1,10}) ([0-9]{1,5}) obj\b")


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def sound(content: bytes) -> Iterator[None]:
    """Whatever is read within it has nothing that programs read otherwise, else ValueError is raised."""
    twice = [number for number, times in Counter(found[1] for found in _OBJECT.finditer(content)).items() if times > 1]
    if twice:
        raise ValueError(f"its object {min(map(int, twice))} is there twice")
    complaints, log = _Complaints(), logging.getLogger("pypdf")
    log.addHandler(complaints)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(complaints)
    if complaints.said:
        raise ValueError(complaints.said[0])


def opened(content: bytes) -> Any:
    """A reader of the PDF that puts up with nothing."""
    from pypdf import PdfReader

    return PdfReader(io.BytesIO(content), strict=True)
