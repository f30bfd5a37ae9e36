"""How documents are made of an edition, apart from what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Self, get_args
from urllib.parse import unquote

from bulletin.parcels import Flavor
from bulletin.renderers.themes import DEFAULT
from bulletin.settings import Paper, Settings

PAPERS: tuple[Paper, ...] = get_args(Paper)
FLAVORS: tuple[Flavor, ...] = get_args(Flavor)

# Names of sections are anybody's words: what is no letter and no digit would end one, the list or the whole entry, or
# be markup in one of the formats that it stands in.
_UNSAFE = re.compile(r"[\W_]")


@dataclass(frozen=True, slots=True)
class Look:
    """The theme's name, the paper, whether every article has a page of its own, and the dialect of Markdown.

    With `sections` only their stories are printed, all without any; `language` is the frame's, "" for the edition's.
    """

    theme: str = DEFAULT
    paper: Paper = "A4"
    annex: bool = False
    flavor: Flavor = "commonmark"
    sections: tuple[str, ...] = ()
    language: str = ""

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The look that settings ask for."""
        return cls(settings.theme, settings.paper, settings.annex, settings.flavor)

    @property
    def generator(self) -> str:
        """What a document says of how it was made: "bulletin; theme=memo", with what is not as usual."""
        usual = type(self)()
        told = ((field.name, getattr(self, field.name)) for field in fields(self))
        parts = (f"{name}={_written(value)}" for name, value in told if value != getattr(usual, name))
        return "; ".join(["bulletin", *parts])

    @classmethod
    def told(cls, generator: str) -> Self:
        """The look that a document says it has; what it says otherwise counts for nothing."""
        parts = dict(part.split("=", 1) for part in generator.split("; ")[1:] if "=" in part)
        theme, paper, flavor, language = (parts.get(name, "") for name in ("theme", "paper", "flavor", "language"))
        # A long name may be broken over lines.
        sections = "".join(parts.get("sections", "").split())
        return cls(
            theme=theme or DEFAULT,
            paper=next((one for one in PAPERS if one == paper), PAPERS[0]),
            annex=parts.get("annex") == "True",
            flavor=next((one for one in FLAVORS if one == flavor), FLAVORS[0]),
            sections=tuple(unquote(name) for name in sections.split(",") if name),
            language=language,
        )


def _written(value: object) -> str:
    """A value as an entry has it: names behind each other, with each byte of what is unsafe as "%" and two digits."""
    return ",".join(_UNSAFE.sub(_encoded, name) for name in value) if isinstance(value, tuple) else str(value)


def _encoded(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode(errors="replace"))
