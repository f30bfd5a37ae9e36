"""atheris on one reader: any error but ReadError, and any broken promise, is a finding.

    python -m tests.fuzz.harness text/html FOLDER [options of libFuzzer]

What is in none of the modules below is not watched: the words and languages of a text cost time and are not hostile's
way in.
"""

from __future__ import annotations

import sys

import atheris

WATCHED = [
    "bulletin.readers", "email", "feedparser", "html", "htmldate", "json", "justext", "pypdf", "sgmllib", "trafilatura",
    "warcio", "zipfile",
]  # fmt: skip
with atheris.instrument_imports(include=WATCHED):
    import email.parser  # noqa: F401

    import feedparser  # noqa: F401
    import pypdf  # noqa: F401
    import trafilatura  # noqa: F401
    import warcio.recordloader  # noqa: F401

    from bulletin.readers import READERS
    from bulletin.readers.raw import Raw
    from tests.fuzz.promise import keep


def main() -> None:
    """Never comes back: libFuzzer ends the process."""
    media_type = sys.argv.pop(1)
    reader = READERS[media_type]

    def throw(content: bytes) -> None:
        if content:  # an empty input is refused before any reader sees it
            keep(reader, Raw("fuzzed", content, media_type, "https://halden-post.example/lake"))

    atheris.Setup(sys.argv, throw)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
