"""What a PDF is built of: which entries its parts have, whatever they are for.

Viewers act on dozens of entries (scripts, appearances, attached files, boxes that crop a page); those that are fine are
few, and the same in every PDF of an edition.
"""

from __future__ import annotations

from typing import Any

from bulletin.verification.belongings import in_full

# Parts that hang together: which of them is met first says nothing.
_CHAINED = frozenset({"/First", "/Next", "/Last", "/Prev", "/Parent"})
# Their entries have names of their own.
_NAMED = frozenset({"/Font", "/ExtGState", "/XObject", "/Pattern", "/Shading", "/ColorSpace", "/Properties"})
# Of these the value counts, too: how codes become letters, and shapes.
_VALUED = frozenset({"/Encoding", "/CIDToGIDMap"})
# How a stream is packed is nobody's business.
_PACKING = frozenset({"/Length", "/Filter", "/DecodeParms", "/Length1", "/Length2", "/Length3", "/Count"})


def entries(root: Any) -> list[str]:
    """The entries that parts of a document have, each once: "/Page /MediaBox"."""
    found: set[str] = set()
    waiting: list[tuple[Any, str]] = [(root, "")]
    seen: dict[int, Any] = {}
    while waiting:
        raw, reached = waiting.pop()
        one = raw.get_object() if hasattr(raw, "get_object") else raw
        if not isinstance(one, dict | list) or id(one) in seen:
            continue
        seen[id(one)] = one
        if isinstance(one, list):
            waiting += [(inner, reached) for inner in one]
            continue
        kind = _kind(one, reached)
        for key, inner in sorted(one.items()):  # programs that save a file put them in another order
            if key not in _PACKING:
                value = f" {in_full(inner)}" if key in _VALUED else ""
                found.add(f"{kind} {'*' if kind in _NAMED else key}{value}")
            waiting.append((inner, str(key)))
    return sorted(found)


def _kind(part: Any, reached: str) -> str:
    """What a part says it is, else where it was met."""
    if "/Type" in part:
        return f"{part.get('/Type')} {part.get('/Subtype', '')}".strip()
    return "/First" if reached in _CHAINED else reached
