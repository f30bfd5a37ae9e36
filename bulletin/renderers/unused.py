"""What somebody wrote for a theme that nothing uses."""

from __future__ import annotations

from bulletin.renderers import themes
from bulletin.renderers.words import unsaid


def unused(name: str) -> tuple[str, ...]:
    """What in a theme has no effect, a line each: style sheets that nothing is made with, messages that nobody says."""
    theme = themes.named(name)
    said = (*theme.strangers(), *(() if theme.is_shipped or not theme.words else unsaid(theme.words)))
    return tuple(f"theme {name}: {one}" for one in said)
