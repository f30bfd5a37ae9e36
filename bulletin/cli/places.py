"""What a verb is about that lies outside it: the archive (of its option, the settings or the user), and the web."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin.cli import values
from bulletin.settings import Settings, load

if TYPE_CHECKING:
    from bulletin.web import Web

ArchiveOption = Annotated[
    Path | None,
    typer.Option("--archive", metavar="PATH", parser=values.path, help="The archive; by default your own."),
]
"""The option that names an archive."""


def archive_path(option: Path | None) -> Path:
    """The path of the archive; raises SettingsError when the settings must tell and cannot be read."""
    from bulletin.store import usual

    if option:
        return option
    named = load().archive
    return Path(named).expanduser() if named else usual()


def web(settings: Settings, *, cached: bool = True) -> Web:
    """The web as the settings allow it to be asked; what it gives is `cached` among the user's other caches."""
    import platformdirs

    from bulletin.web import Web

    known = settings.web
    cache = platformdirs.user_cache_path("bulletin") / "web" if cached else None
    return Web(cache, contact=known.contact, allow_private=known.allow_private, trust_env=known.trust_env)
