"""How the documents of an edition look that lie where it was built: they say so themselves."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bulletin.errors import ProofError, SettingsError
from bulletin.model import Document, Edition
from bulletin.parcels import Flavor
from bulletin.renderers import WHOLE, themes
from bulletin.renderers.clean import printable
from bulletin.renderers.look import Look

# What tells how it was made, the quickest to read first.
_TELLING = ("html", "txt", "md", "epub", "pdf")


class Looks:
    """The looks of an edition's documents in a folder, each read when it is asked for; else the one that is given."""

    def __init__(self, edition: Edition, look: Look, folder: Path | None) -> None:
        self._edition, self._look, self._folder = edition, look, folder
        self._known: dict[str, Look | None] = {}

    def of(self, name: str, flavor: Flavor | None = None) -> Look:
        """The look of a format: its own document's, else that of another one; only Markdown is in a `flavor`.

        The JSON has none.
        """
        if name == WHOLE:
            return self._look
        made = next(filter(None, map(self._told, self._names(name, flavor))), self._look)
        return replace(made, flavor=flavor) if flavor and name == "md" else made

    def _names(self, name: str, flavor: Flavor | None) -> Iterator[str]:
        from bulletin.renderers.markdown import FLAVORS

        for one in (name, *_TELLING):
            yield FLAVORS[flavor or self._look.flavor].document if one == "md" else f"bulletin.{one}"

    def _told(self, name: str) -> Look | None:
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, name: str) -> Look | None:
        """What a document says, when it is there and this edition's; a part of it looks like the whole."""
        if self._folder is None:
            return None
        # It knows all formats, and takes a second to import: mostly a run has nothing to print.
        from bulletin.verification.verdict import claim

        with contextlib.suppress(OSError, ProofError, SettingsError):
            said = claim(Document(name, "", (self._folder / name).read_bytes()))
            themes.named(said.look.theme)
            if said.title == printable(self._edition.title):
                return replace(said.look, sections=(), language="")
        return None
