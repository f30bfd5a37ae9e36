"""The archive, one SQLite file: what was read, what was printed, and what is known of inputs and deliveries.

This room is the only one with SQL. One run writes at a time, readers are never blocked, and what is written is
acknowledged only when it is safely on disk.
"""

from __future__ import annotations

from bulletin.store.archive import Archive, opened
from bulletin.store.place import usual

__all__ = ["Archive", "opened", "usual"]
