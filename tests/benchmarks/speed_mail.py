"""How many mails a second an edition makes to a Postfix on this machine, beside Postfix's own smtp-source.

    python tests/benchmarks/speed_mail.py 1000 0

Prints the wall seconds of both, the size of a message, and the peak memory of who sends, as JSON. bulletin sends from
an archive, by its outbox and STARTTLS; smtp-source sends the same message as often in one session, in the clear. The
second number is how many seconds everything takes to the server, and as many back.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

import speed_page  # noqa: E402
from speed_timing import figures_of, ratios, spread  # noqa: E402

RECIPIENTS, FEW, REPEATS = 1_000, 100, 3
FAR_S = 0.01
PDF_BYTES = 100_000


def rows(recipients: int = RECIPIENTS, few: int = FEW, repeats: int = REPEATS) -> Iterator[speed_page.Row]:
    """Mails a second, beside smtp-source, and what memory grows with."""
    if not shutil.which("smtp-source") or os.geteuid() != 0:
        print("no Postfix here that could be started: mail is not measured", flush=True)
        return
    runs = [figures_of(Path(__file__), str(recipients), "0") for _ in range(repeats)]
    name = f"{recipients:,} mails of {runs[0]['bytes'] / 1000:.0f} kB to Postfix"
    for which, words in (("seconds", "bulletin"), ("smtp-source", "smtp-source")):
        yield speed_page.Row(f"{name}: {words}, messages a second", spread([recipients / run[which] for run in runs]))
    times = ratios([run["smtp-source"] for run in runs], [run["seconds"] for run in runs])
    yield speed_page.Row(f"{name}: bulletin is as many times as fast as smtp-source", times, at_least=0.2)
    fewer = [figures_of(Path(__file__), str(few), "0") for _ in range(repeats)]
    growth = ratios([run["maxrss"] for run in runs], [run["maxrss"] for run in fewer])
    yield speed_page.Row(f"peak memory with {recipients:,} recipients, times that with {few:,}", growth, at_most=1.1)
    away = [figures_of(Path(__file__), str(few), str(FAR_S)) for _ in range(repeats)]
    times = ratios([run["smtp-source"] for run in away], [run["seconds"] for run in away])
    name = f"{few:,} mails to a Postfix {FAR_S * 1000:g} ms away"
    yield speed_page.Row(f"{name}: bulletin is as many times as fast as smtp-source", times, at_least=0.2)


def measured(recipients: int, one_way_s: float) -> dict[str, float]:
    """The figures of one Postfix: first smtp-source, then bulletin in a process of its own."""
    from tests.servers import HOST
    from tests.servers_far import far
    from tests.servers_postfix import postfix

    with postfix() as post, far(post.port, one_way_s) as away, tempfile.TemporaryDirectory() as folder:
        port = away if one_way_s else post.port
        options = ["--send", str(port), str(post.ca_file), str(recipients), folder]
        # One first: what it looks like, and what it takes to begin is left out of both.
        figures_of(Path(__file__), *options[:3], "1", folder)
        assert post.settled()
        letter = Path(folder) / "letter"
        letter.write_bytes(post.files()[0])
        post.empty()
        began = time.monotonic()
        command = ["smtp-source", "-d", "-s", "1", "-m", str(recipients), "-f", "press@harrow.example"]
        subprocess.run([*command, "-t", "ines@harrow.example", "-F", letter, f"{HOST}:{port}"], check=True)
        theirs = time.monotonic() - began
        assert post.settled()
        assert post.count() == recipients
        post.empty()
        ours = figures_of(Path(__file__), *options)
        assert post.settled()
        assert post.count() == recipients
        return {**ours, "smtp-source": theirs, "bytes": letter.stat().st_size}


def send(port: int, ca_file: Path, recipients: int, folder: Path) -> dict[str, float]:
    """What the process does that is measured: seconds for all, from the outbox to the last answer."""
    from bulletin.channels import Around, channel
    from bulletin.delivery import deliver
    from bulletin.model import Document
    from bulletin.parcels import Consignment
    from bulletin.store import outbox
    from tests import torture_delivery as known

    own = known.settings(port, ca_file, known.everybody(recipients))
    made = known.DOCUMENTS | {"pdf": Document("brief.pdf", "application/pdf", os.urandom(PDF_BYTES))}
    around = Around(known.now, time.sleep, os.environ)
    consignment = Consignment(
        known.DAY, "Morning Brief", 1, "en", known.now(), lambda wanted: tuple(made[name] for name in wanted.formats)
    )
    path = known.prepared(Path(tempfile.mkdtemp(dir=folder)))
    with outbox.opened(path) as box:
        began = time.monotonic()
        done = deliver(box, [channel("email", own, consignment, around)], consignment, around)
        seconds = time.monotonic() - began
    assert done.sent == recipients, done
    return {"seconds": seconds, "maxrss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}


if __name__ == "__main__":
    if sys.argv[1] == "--send":
        print(json.dumps(send(int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), Path(sys.argv[5]))))
    else:
        print(json.dumps(measured(int(sys.argv[1]), float(sys.argv[2]))))
