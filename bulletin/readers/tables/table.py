"""Tables with a header (CSV, TSV, what spreadsheets save): an article a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers.article import LONGEST_ARTICLE_CHARACTERS
from bulletin.readers.encoding import decode
from bulletin.readers.raw import Raw
from bulletin.readers.tables import columns, rows


def read(raw: Raw) -> Iterator[Article | Failure]:
    """An article for each row, a Failure for each row that holds none. Columns that are not known are passed over."""
    text = decode(raw.content, raw.name)
    header = columns.header(text)
    if header is None:
        raise ReadError(raw.name, 'has no column of texts; write "text" above it in the first row')
    # The library's own bound is 131,072 characters, and it keeps one for all of a program.
    csv.field_size_limit(LONGEST_ARTICLE_CHARACTERS)
    lines = iter(text.split("\n"))
    for _ in range(header.lines):
        next(lines)
    read_rows = csv.reader((f"{line}\n" for line in lines), delimiter=header.delimiter)
    number = header.lines
    while True:
        number += 1
        try:
            fields = next(read_rows)
            if any(field.strip() for field in fields):
                yield rows.article(_keyed(header.keys, fields), raw)
        except StopIteration:
            return
        except csv.Error as error:
            problem = f"cannot be divided into columns ({error}); mend the quotes around its fields"
            yield Failure(f"{raw.name}:{number}", problem)
        except ReadError as error:
            yield Failure(f"{raw.name}:{number}", error.problem)


def _keyed(keys: tuple[str, ...], fields: list[str]) -> dict[str, str]:
    return {key: field.strip() for key, field in zip(keys, fields, strict=False) if key}
