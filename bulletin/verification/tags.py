"""The structure of a PDF as programs read it aloud: roles, alternatives and letters, in their order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from bulletin.verification.belongings import in_full
from bulletin.verification.painted import Run

# What is said in place of, or about, what is painted.
_SAID = ("/Alt", "/ActualText", "/E", "/T", "/Lang", "/ID")
# A structure is some ten levels deep.
_DEEPEST = 100
# They only hold other parts: where pages end, there are more of them.
_HOLDING = frozenset({"/Span", "/NonStruct"})


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the structure: an element, or a leaf that stands for marks of a page or for an object."""

    element: Any
    parent: Any
    roles: tuple[str, ...]
    page: int = -1
    mark: int = -1
    object: int = -1


def tagged(root: Any, pages: Sequence[Any], runs: Mapping[int, Sequence[Run]]) -> tuple[str, list[str]]:
    """The structure to the last number as a SHA-256, and its letters and alternatives with their roles, in order.

    `runs` are those of pages by the number of the object that each is.
    """
    tree = root.get("/StructTreeRoot", {})
    tree = tree.get_object() if hasattr(tree, "get_object") else tree
    parts = list(_parts(tree, None, (), -1, set()))
    number = {id(part.element): place for place, part in enumerate(parts) if part.mark == part.object == -1}
    place = {page.indirect_reference.idnum: at for at, page in enumerate(pages)}
    exact = [_exact(part, number, place) for part in parts]
    exact += [f"{page.get('/StructParents')} {page.get('/Tabs')}" for page in pages]
    exact += [
        _owners(tree.get("/ParentTree", {}), number),
        in_full(tree.get("/RoleMap")),
        in_full(tree.get("/ClassMap")),
    ]
    return hashlib.sha256("\n".join(exact).encode()).hexdigest(), list(_read(parts, runs))


def _parts(raw: Any, parent: Any, roles: tuple[str, ...], page: int, seen: set[int]) -> Iterator[_Part]:
    """All parts, in their order; raises ValueError when one is part of itself."""
    part = raw.get_object() if hasattr(raw, "get_object") else raw
    if isinstance(part, list):
        for inner in part:
            yield from _parts(inner, parent, roles, page, seen)
    elif isinstance(part, int):
        yield _Part(parent, parent, roles, page, int(part))
    elif isinstance(part, dict):
        page = part.raw_get("/Pg").idnum if "/Pg" in part else page  # type: ignore[attr-defined]
        if "/Obj" in part:
            yield _Part(parent, parent, roles, page, object=part.raw_get("/Obj").idnum)  # type: ignore[attr-defined]
        elif "/MCID" in part:
            yield _Part(parent, parent, roles, page, int(part["/MCID"]))
        else:
            if id(part) in seen or len(roles) > _DEEPEST:
                raise ValueError("its structure runs in a circle")
            seen.add(id(part))
            own = (*roles, str(part.get("/S", "")))
            yield _Part(part, parent, own, page)
            yield from _parts(part.get("/K", []), part, own, page, seen)


def _exact(part: _Part, number: Mapping[int, int], place: Mapping[int, int]) -> str:
    """A part in full, with the numbers of its parent and of its page, counted here."""
    whose = f"{number[id(part.parent)] if part.parent is not None else ''} {place.get(part.page)}"
    if part.mark >= 0 or part.object >= 0:
        return f"{whose} {part.mark} {part.object >= 0}"
    said = " ".join(f"{name} {in_full(part.element[name])}" for name in (*_SAID, "/A", "/C") if name in part.element)
    up = number.get(id(part.element["/P"].get_object())) if "/P" in part.element else None
    return f"{whose} {up} {part.roles[-1]} {said}"


def _owners(tree: Any, number: Mapping[int, int], depth: int = 0) -> str:
    """Which elements the marks of each page, and each object, belong to as the tree of parents has it."""
    tree = tree.get_object() if hasattr(tree, "get_object") else tree
    if depth > _DEEPEST:
        raise ValueError("its structure runs in a circle")
    rows = [_owners(kid, number, depth + 1) for kid in tree.get("/Kids", [])]
    own = [one.get_object() for one in tree.get("/Nums", [])]
    for key, owner in zip(own[::2], own[1::2], strict=True):
        of = [one.get_object() for one in owner] if isinstance(owner, list) else [owner]
        rows.append(f"{key} {[number.get(id(one)) for one in of]}")
    return "\n".join(rows)


def _read(parts: Sequence[_Part], runs: Mapping[int, Sequence[Run]]) -> Iterator[str]:
    """What programs read aloud: letters in their roles, alternatives where they stand."""
    marked: dict[tuple[int, int], str] = {}
    for page, painted in runs.items():
        for run in painted:
            key = (page, run.mark)
            marked[key] = marked.get(key, "") + "".join(filter(str.isalnum, run.text))
    for (role, kind), same in groupby(_pieces(parts, marked), key=lambda piece: piece[:2]):
        texts = [text for *_, text in same]
        yield from (f"{role} {kind} {text}" for text in (texts if kind else ["".join(texts)]))


def _pieces(parts: Sequence[_Part], marked: Mapping[tuple[int, int], str]) -> Iterator[tuple[str, str, str]]:
    for part in parts:
        role = "".join(role for role in part.roles if role not in _HOLDING)
        if part.mark >= 0:
            if letters := marked.get((part.page, part.mark), ""):
                yield role, "", letters
        elif part.object < 0:
            yield from ((role, name, str(part.element[name])) for name in _SAID if name in part.element)
