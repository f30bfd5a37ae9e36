"""What typesetting may fetch: fonts by name, and pictures that the page itself holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote_to_bytes

from weasyprint.urls import URLFetcher, URLFetcherResponse

# Style sheets name fonts "font:NAME.ttf", which no installation path can change.
_FONT = "font:"
_SVG = "image/svg+xml"
_PICTURE = re.compile(rf"data:{re.escape(_SVG)}(;charset=utf-8|;utf8)?(?P<base64>;base64)?,", re.IGNORECASE)


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Gives WeasyPrint fonts and the vector pictures of the page, and refuses every other address."""

    def __init__(self, fonts: Iterable[tuple[str, Path]]) -> None:
        super().__init__()
        self._fonts = {f"{_FONT}{name}": path for name, path in fonts}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The font that the address names, or the picture that it is; raises ValueError for anything else."""
        if url in self._fonts:
            return URLFetcherResponse(url, self._fonts[url].read_bytes(), {"Content-Type": "font/ttf"})
        if not (picture := _PICTURE.match(url)):
            raise ValueError(f"rendering fetches nothing, so not {url[:80]}")
        return URLFetcherResponse(url, _content(url[picture.end() :], bool(picture["base64"])), {"Content-Type": _SVG})


def _content(told: str, is_base64: bool) -> bytes:
    content = unquote_to_bytes(told)
    if not is_base64:
        return content
    from base64 import b64decode

    return b64decode(content)
