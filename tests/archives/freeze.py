"""Freezes an archive of the current version, so that those of later versions can be tried on it.

    python -m tests.archives.freeze

Run once for each version that is released, and never again for that version.
"""

import tempfile
from pathlib import Path

from bulletin.parcels import Delivery, Suppressed
from bulletin.store import opened, outbox
from bulletin.store.records import Input
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
        with outbox.opened(path) as box:
            box.put(
                Delivery(
                    DAYS[0], printed(DAYS[0]).title, 2, "email", "ines@harrow.example", "sent", "<1@harrow.example>", 1
                )
            )
            box.suppress(Suppressed("tomas@harrow.example", "unsubscribed", DAYS[0]))
        with opened(path, writing=True) as archive:
            archive.vacuum()
            (HERE / f"v{VERSION}.jsonl").write_bytes(exported(archive))
        (HERE / f"v{VERSION}.db").write_bytes(path.read_bytes())


if __name__ == "__main__":
    freeze()
