"""Freezes an archive of the current version, so that those of later versions can be tried on it.

    python -m tests.archives.freeze

Run once for each version that is released, and never again for that version.
"""

import tempfile
from pathlib import Path

from bulletin.store import opened
from bulletin.store.records import Delivery, Input
from bulletin.store.schema import VERSION
from tests.torture_store import DAYS, add, exported, printed

HERE = Path(__file__).parent


def freeze() -> None:
    """Write vN.db, and vN.jsonl with what it holds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        add(path, Path(folder), lambda _: None)
        with opened(path, writing=True) as archive:
            archive.add_input(Input("https://northpost.example/feed", '"7a"', "", "ab" * 32, DAYS[0]))
            archive.add_delivery(Delivery(DAYS[0], printed(DAYS[0]).title, 2, "mail", "ines@harrow.example", "sent"))
            archive.vacuum()
            (HERE / f"v{VERSION}.jsonl").write_bytes(exported(archive))
        (HERE / f"v{VERSION}.db").write_bytes(path.read_bytes())


if __name__ == "__main__":
    freeze()
