"""What a story's articles say: each fact once, with all its mentions, its origins and its disagreements."""

from __future__ import annotations

from bulletin.facts.disagreements import disagreements
from bulletin.facts.match import similarity
from bulletin.facts.merge import merge
from bulletin.facts.origins import origins, traced
from bulletin.facts.quotes import quotes

__all__ = ["disagreements", "merge", "origins", "quotes", "similarity", "traced"]
