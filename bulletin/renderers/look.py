"""How documents are made of an edition, apart from what it says."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self, get_args

from bulletin.parcels import Flavor
from bulletin.renderers.themes import DEFAULT
from bulletin.settings import Paper, Settings

PAPERS: tuple[Paper, ...] = get_args(Paper)
FLAVORS: tuple[Flavor, ...] = get_args(Flavor)


@dataclass(frozen=True, slots=True)
class Look:
    """The theme's name, the paper, whether every article has a page of its own, and the dialect of Markdown."""

    theme: str = DEFAULT
    paper: Paper = "A4"
    annex: bool = False
    flavor: Flavor = "commonmark"

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The look that settings ask for."""
        return cls(settings.theme, settings.paper, settings.annex, settings.flavor)

    @property
    def generator(self) -> str:
        """What a document says of how it was made: "bulletin; theme=memo", with what is not as usual."""
        usual = type(self)()
        told = ((field.name, getattr(self, field.name)) for field in fields(self))
        return "; ".join(["bulletin", *(f"{name}={value}" for name, value in told if value != getattr(usual, name))])

    @classmethod
    def told(cls, generator: str) -> Self:
        """The look that a document says it has; what it says otherwise counts for nothing."""
        parts = dict(part.split("=", 1) for part in generator.split("; ")[1:] if "=" in part)
        theme, paper, flavor = (parts.get(name, "") for name in ("theme", "paper", "flavor"))
        return cls(
            theme=theme or DEFAULT,
            paper=next((one for one in PAPERS if one == paper), PAPERS[0]),
            annex=parts.get("annex") == "True",
            flavor=next((one for one in FLAVORS if one == flavor), FLAVORS[0]),
        )
