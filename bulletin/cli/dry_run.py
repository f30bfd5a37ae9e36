"""What `bulletin deliver --dry-run` prints and writes: who would get what, and the files to look at."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bulletin.cli import answers, rows
from bulletin.errors import WriteError
from bulletin.settings import Settings

if TYPE_CHECKING:
    from bulletin.channels import Around
    from bulletin.delivery import OnUnknown, Planned, Round

# Beside the folder of the editions, which may be published.
_LOOKED_AT = "dry-run"
# More than anybody looks at; a thousand messages of 5 MB would fill a disk.
_MOST_BYTES_WRITTEN = 1 << 30


def tell(
    path: Path,
    settings: Settings,
    names: Sequence[str],
    day: date | None,
    around: Around,
    on_unknown: OnUnknown,
    as_json: bool,
) -> Round:
    """Print who would get what, and write the files to look at; what a delivery would come to."""
    from bulletin import delivery
    from bulletin.store import opened

    told, written = list[delivery.Planned](), _Written()
    with opened(path) as archive:
        plan = delivery.Plan(archive, settings, names, around, on_unknown)
        for known in delivery.consignments(path, settings, day):
            folder = _emptied(Path(_LOOKED_AT) / known.day.isoformat())
            for one in plan.of(replace(known, begun=known.begun or around.now())):
                # Of what was refused the files may say why: a page that somebody has edited.
                if one.is_sent or one.row.state == "bounced":
                    written.add(one, folder)
                told.append(one)
    rows.say_failures(plan.round)
    if as_json:
        typer.echo(json.dumps([_planned(one) for one in told], ensure_ascii=False))
    else:
        for one in told:
            typer.echo(answers.shown("  ".join(_parts(one))))
        typer.echo(_total(told))
    if written.left_out:
        answers.say(f"{answers.count(written.left_out, 'file', 'files')} not written, for they would fill the disk")
    answers.say(f"nothing was sent; what would be is in {_LOOKED_AT}/")
    return plan.round


def _emptied(folder: Path) -> Path:
    """The folder with nothing in it, for nobody else to read: messages hold addresses, and what unsubscribes them."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(mode=0o700, parents=True)
    except OSError as error:
        raise WriteError(str(folder), f"cannot be made ({error.strerror}); move away what is there") from error
    return folder


class _Written:
    """The files to look at, as many as a disk can hold."""

    def __init__(self) -> None:
        self.left_out, self._bytes = 0, 0

    def add(self, one: Planned, folder: Path) -> None:
        """Write what somebody would get into the folder of the edition."""
        from bulletin import pipeline
        from bulletin.model import Document

        self._bytes += one.parcel.size_bytes
        if self._bytes > _MOST_BYTES_WRITTEN:
            self.left_out += 1
        elif files := one.parcel.files():
            documents = [Document(name, "", content) for name, content in files.items()]
            pipeline.write(documents, folder / one.row.channel)


def _planned(one: Planned) -> dict[str, str]:
    row = one.row
    return {
        "edition": row.day.isoformat(),
        "channel": row.channel,
        "recipient": one.parcel.recipient,
        "does": "to be sent" if one.is_sent else rows.until(row),
        "what": one.parcel.told,
        "size": answers.size(one.parcel.size_bytes),
    }


def _parts(one: Planned) -> Iterator[str]:
    """What is said of a recipient: of one who gets nothing now, why."""
    told = _planned(one)
    yield from (told["edition"], told["channel"], told["recipient"])
    if one.is_sent:
        yield from (told["does"], told["what"], told["size"])
    else:
        yield from (f"stays {told['does']}", *([one.row.reply] if one.row.reply and one.row.state != "sent" else []))


def _total(told: Iterable[Planned]) -> str:
    """How many are to be sent, how large they are, and how it stands with the others."""
    sizes = [one.parcel.size_bytes for one in told if one.is_sent]
    line = f"{len(sizes):,} to be sent{f', {answers.size(sum(sizes))}' if sizes else ''}"
    others = Counter(one.row.state for one in told if not one.is_sent)
    return f"{line}; of the others {rows.counted(others)}" if others else line
