"""`bulletin.toml` → Settings: typed values, checked, and what they say of an article's source."""

from bulletin.settings.file import FILE_NAME, load, parse
from bulletin.settings.sources import about, is_from, tiers
from bulletin.settings.values import Paper, SectionRule, Settings, SourceSettings, WatchRule

__all__ = [
    "FILE_NAME",
    "Paper",
    "SectionRule",
    "Settings",
    "SourceSettings",
    "WatchRule",
    "about",
    "is_from",
    "load",
    "parse",
    "tiers",
]
