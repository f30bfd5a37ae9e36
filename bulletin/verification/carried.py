"""A `bulletin.json` against a proof that holds only the texts that it needs."""

from __future__ import annotations

import json
from dataclasses import replace

from bulletin.errors import ProofError, RenderError
from bulletin.model import Document, Edition
from bulletin.proof.portable import Portable, reduced, sha256
from bulletin.serialized import edition_from_json, edition_to_json
from bulletin.verification.difference import Difference
from bulletin.verification.json import value_of


def reduced_document(document: Document) -> Document:
    """The document without the texts that no proof of its edition needs."""
    return replace(document, content=edition_to_json(reduced(_edition(document))))


def unheld(document: Document, proof: Portable) -> tuple[Difference, ...]:
    """Whether what the proof does not hold of the document is other than it was when the proof was made."""
    edition = _edition(document)
    if sha256(edition) == proof.whole and value_of(document) == json.loads(edition_to_json(edition)):
        return ()
    return (
        Difference("what the proof does not hold", "other texts or entries", "those with the SHA-256 of the proof"),
    )


def _edition(document: Document) -> Edition:
    value_of(document)
    try:
        return edition_from_json(document.content, document.name)
    except RenderError as error:
        raise ProofError(error.subject, error.problem) from error
