"""The text of a document."""

from __future__ import annotations

from bulletin.errors import ProofError
from bulletin.model import Document


def decoded(document: Document) -> str:
    """The text of a document in UTF-8, with or without a mark that says so; raises ProofError when it is none."""
    try:
        return document.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProofError(
            document.name, f"is not UTF-8 text (byte {error.start:,}); name it as it was written"
        ) from error
