"""What every reader promises, whatever the bytes."""

from __future__ import annotations

from itertools import islice

from bulletin.errors import ReadError
from bulletin.model import Article, Failure
from bulletin.readers.raw import Link, Raw, Reader

# An input of a few kilobytes holds no more.
_MOST_FOUND = 5000


def keep(reader: Reader, raw: Raw) -> list[Article | Failure | Raw | Link]:
    """What the reader finds; raises AssertionError, or whatever the reader raised, when it breaks its promise."""
    found = []
    try:
        for one in islice(reader(raw), _MOST_FOUND):
            _check(one)
            found.append(one)
    except ReadError as error:
        _check(Failure(error.subject, error.problem))
    assert len(found) < _MOST_FOUND
    return found


def _check(one: Article | Failure | Raw | Link) -> None:
    """Whether it can be printed, kept and followed."""
    if isinstance(one, Article):
        assert one.sentences, one
        assert all(one.text[each.start : each.end] == each.text for each in one.sentences)
        _is_clean(one.id, one.title, one.text, one.source, one.language, *one.authors, one.url or "")
        assert one.url is None or one.url.startswith(("http://", "https://"))
    elif isinstance(one, Failure):
        assert one.subject, one
        assert one.problem, one
        assert len(one.problem) < 1000, one
    elif isinstance(one, Link):
        assert one.url.startswith(("http://", "https://")), one
    else:
        assert isinstance(one, Raw)
        assert one.content


def _is_clean(*texts: str) -> None:
    for text in texts:
        text.encode()  # no lone surrogates
        assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in text), repr(text)
