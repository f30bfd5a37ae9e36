"""Turn a day's news from many sources into one bulletin in which every sentence can be shown in its source."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bulletin.composition import compose as compose
    from bulletin.errors import BulletinError as BulletinError
    from bulletin.facts import disagreements as disagreements
    from bulletin.facts import merge as merge
    from bulletin.facts import similarity as similarity
    from bulletin.model import Article as Article
    from bulletin.model import Disagreement as Disagreement
    from bulletin.model import Document as Document
    from bulletin.model import Edition as Edition
    from bulletin.model import Fact as Fact
    from bulletin.model import Failure as Failure
    from bulletin.model import Link as Link
    from bulletin.model import Origin as Origin
    from bulletin.model import Quote as Quote
    from bulletin.model import Reading as Reading
    from bulletin.model import Removed as Removed
    from bulletin.model import Sentence as Sentence
    from bulletin.model import Story as Story
    from bulletin.model import Summary as Summary
    from bulletin.model import Watch as Watch
    from bulletin.readers import article as article
    from bulletin.readers import read as read
    from bulletin.renderers import render as render
    from bulletin.settings import Settings as Settings
    from bulletin.stories import group as group
    from bulletin.summarizers import summarize as summarize

_HOMES = {
    "bulletin.composition": ("compose",),
    "bulletin.errors": ("BulletinError",),
    "bulletin.facts": ("disagreements", "merge", "similarity"),
    "bulletin.model": (
        "Article", "Disagreement", "Document", "Edition", "Fact", "Failure",
        "Link", "Origin", "Quote", "Reading", "Removed", "Sentence", "Story", "Summary", "Watch",
    ),
    "bulletin.readers": ("article", "read"),
    "bulletin.renderers": ("render",),
    "bulletin.settings": ("Settings",),
    "bulletin.stories": ("group",),
    "bulletin.summarizers": ("summarize",),
}  # fmt: skip
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    """A public name, imported on first use: `bulletin --help` must not wait for NumPy or NLTK."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
