"""Data that lie among articles: whether they are articles themselves."""

from __future__ import annotations

from bulletin.readers import signatures
from bulletin.readers.tables import columns

# What tells stands at the beginning.
HEAD_BYTES = 64 * 1024


def holds_articles(head: bytes) -> bool:
    """Whether the first bytes of a file of data are those of a JSON Feed, or of a table with a column of texts."""
    table = signatures.opening(head).decode(errors="replace")
    return signatures.is_json_feed(head) or columns.header(table) is not None
