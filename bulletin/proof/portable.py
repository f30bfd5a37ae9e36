"""A proof that travels: an edition with just the texts that prove it, for machines without its archive.

Whoever receives one can tell that every printed sentence stands in these texts, that each text has the SHA-256 it is
named by, and that a document prints this edition and nothing else; not that a source ever printed the text, for which
the SHA-256 and the address are to be compared with what the source or the publisher's archive has. Nor does it show the
day of the edition, which stories and facts were chosen, and what earlier editions said (on which day a story was first
told, how much of it was known, what was printed before it was corrected): those editions are no part of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from bulletin.errors import ProofError
from bulletin.model import Article, Edition, Story
from bulletin.proof import Archived, needed
from bulletin.serialized import edition_from_json, edition_to_json

NAME = "bulletin.proof.json"
_NEXT = "name a bulletin.proof.json that `bulletin build --proof` wrote"


@dataclass(frozen=True, slots=True)
class Portable:
    """An edition without the texts of articles that it does not quote, and the SHA-256 of its whole `bulletin.json`."""

    edition: Edition
    whole: str


def portable(edition: Edition) -> bytes:
    """The proof of an edition, as `bulletin.proof.json` holds it."""
    proof = {"sha256": sha256(edition), "edition": json.loads(edition_to_json(reduced(edition)))}
    return json.dumps(proof, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def from_portable(content: bytes, name: str = NAME) -> Portable:
    """The proof in a `bulletin.proof.json`; raises ProofError, with its `name`, when it holds something else."""
    try:
        proof: Any = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ProofError(name, f"is not JSON ({error}); {_NEXT}") from error
    if not isinstance(proof, dict) or not isinstance(proof.get("sha256"), str) or "edition" not in proof:
        raise ProofError(name, f"is not a proof; {_NEXT}")
    return Portable(edition_from_json(json.dumps(proof["edition"]).encode(), name), proof["sha256"])


def own_articles(edition: Edition) -> Archived:
    """The articles that an edition brings with it, in place of an archive."""
    stories = (*edition.stories, *edition.also_reported)
    known = {(article.id, article.digest): article for story in stories for article in story.articles}
    return lambda id, digest: [known[id, digest]] if (id, digest) in known else []


def reduced(edition: Edition) -> Edition:
    """The edition without the texts that its proof does not need."""
    quoted = needed(edition)

    def without(stories: Iterable[Story]) -> tuple[Story, ...]:
        return tuple(
            replace(story, articles=tuple(a if a.id in quoted else _named(a) for a in story.articles))
            for story in stories
        )

    return replace(edition, stories=without(edition.stories), also_reported=without(edition.also_reported))


def _named(article: Article) -> Article:
    return replace(article, text="", sentences=(), removed=())


def sha256(edition: Edition) -> str:
    """The SHA-256 of the edition's `bulletin.json`."""
    return hashlib.sha256(edition_to_json(edition)).hexdigest()
