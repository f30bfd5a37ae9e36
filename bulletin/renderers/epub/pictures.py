"""The pictures of a view as files of the book."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

from bulletin.renderers.pictures.drawing import Picture
from bulletin.renderers.view.values import EditionView, StoryView


def pictured(picture: Picture) -> str:
    """The file of a picture: alike pictures have one."""
    return f"pictures/{hashlib.sha256(picture.uri.encode()).hexdigest()[:16]}.svg"


def pictures(view: EditionView) -> dict[str, str]:
    """The SVG of each picture that the templates may print, by file."""
    found = (*(section.bar for section in view.contents), *(one for story in view.stories for one in _of(story)))
    return {pictured(one): _svg(one) for one in found if one}


def _of(story: StoryView) -> Iterator[Picture | None]:
    yield from (story.line, story.coverage, story.calendar)
    yield from (origin.tree for origin in story.origins)
    for passage in story.passages:
        yield passage.agreement
        yield from (dispute.plot for dispute in passage.disagreements)


def _svg(picture: Picture) -> str:
    return base64.b64decode(picture.uri.partition(",")[2]).decode()
