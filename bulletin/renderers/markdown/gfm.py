"""Markdown as GitHub, GitLab, Gitea and Forgejo show it: disagreements are alerts, facts have anchors.

Headings get anchors there by themselves, but those change with the headline; `<a id="story-…">` stays, and GitHub jumps
to it. What turns text into something else after Markdown has been read cannot be escaped in Markdown: mentions (@name),
references (#123, GH-123), emoji (:name:), addresses without angle brackets and formulas. A comment in their middle
takes them apart and shows nothing; around a dollar sign GitHub's own manual wants a span.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bulletin.renderers.markdown.commonmark import CommonMark
from bulletin.renderers.markdown.flavor import Kind, Markdown, prefixed

_APART = "<!-- -->"
# What stands before the place that is taken apart; a dollar sign is taken as it is.
_MADE_LATER = re.compile(
    r"@(?=\w)|#(?=\d)|\bGH(?=-\d)|:(?=[\w+-]+:|//)|\b(?:mailto|xmpp):|\bwww(?=\.)|\$", re.IGNORECASE
)
_ALERTS: dict[Kind, str] = {"disagreement": "WARNING", "update": "NOTE", "correction": "IMPORTANT"}


class GitHub(CommonMark):
    """CommonMark with alerts and anchors, and nothing made of text behind its back."""

    has_index = True

    def inline(self, text: str) -> str:
        """Escaped inside a line, also for what GitHub looks for in the text that is shown."""
        parts, at = [], 0
        for found in _MADE_LATER.finditer(text):
            shown = super().inline(found[0])
            parts += [super().inline(text[at : found.start()])]
            parts += [f"<span>{shown}</span>" if shown == "$" else f"{shown}{_APART}"]
            at = found.end()
        return "".join([*parts, super().inline(text[at:])])

    def spot(self, anchor: str) -> Markdown:
        """`<a id="fact-…"></a>`."""
        return Markdown(f'<a id="{anchor}"></a>' if anchor else "")

    def quoted(self, anchor: str, caller: Callable[[], str]) -> Markdown:
        """Behind `>`, with its anchor in it."""
        return Markdown(prefixed(f"{self.spot(anchor)}{caller()}", "> "))

    def box(self, kind: Kind, title: str, caller: Callable[[], str]) -> Markdown:
        """`> [!WARNING]`; elsewhere than on GitHub it is a quote."""
        return Markdown(prefixed(f"[!{_ALERTS[kind]}]\n{self.strong(title)}\n\n{caller()}", "> "))
