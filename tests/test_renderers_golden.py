"""Documents that people can review.

After a change that is meant: `python -m tests.test_renderers_golden`.
"""

import re
from pathlib import Path

import pytest

from bulletin.renderers import render
from bulletin.renderers.look import Look
from tests.editions import edition, flood, morning, third_day

GOLDEN = Path(__file__).parent / "golden"
EDITIONS = {
    "morning": morning(),
    "empty": edition(),
    "flood-ru": edition(flood(), title="Утро", language="ru"),
    "third-day": third_day(),
}
FLAVORS = {"gfm.md": "gfm", "obsidian.md": "obsidian", "mediawiki": "mediawiki", "dokuwiki": "dokuwiki"}
CASES = [(name, form) for name in EDITIONS for form in ("md", "html")]
CASES += [("morning", form) for form in (*FLAVORS, "txt")] + [("third-day", "txt"), ("third-day", "gfm.md")]


def document(name, form):
    """The document, without style, script and their digests, which are read in `templates/`, and without pictures."""
    look = Look(flavor=FLAVORS.get(form, "commonmark"))
    content = render(EDITIONS[name], ["md" if form in FLAVORS else form], look)[0].content.decode()
    content = re.sub(r"<(style|script)>.*?</\1>", r"<\1>…</\1>", content, flags=re.DOTALL)
    content = re.sub("base64,[+/=0-9A-Za-z]+", "base64,…", content)
    return re.sub("sha256-[+/=0-9A-Za-z]+", "sha256-…", content)


@pytest.mark.parametrize(("name", "form"), CASES)
def test_a_document_is_as_it_was_reviewed(name, form):
    assert document(name, form) == (GOLDEN / f"{name}.{form}").read_text(encoding="utf-8")


if __name__ == "__main__":
    for name, form in CASES:
        (GOLDEN / f"{name}.{form}").write_text(document(name, form), encoding="utf-8")
