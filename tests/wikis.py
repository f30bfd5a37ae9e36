"""How wikis show a page: each flavor through the programs that read its dialect, as HTML."""

from __future__ import annotations

from markdown_it import MarkdownIt

from tests import checkers
from tests.documents import body

_GITHUB = ("table", "strikethrough", "autolink", "tagfilter", "tasklist", "footnotes")


def cmark(page):
    """CommonMark, by its reference implementation."""
    return _run(checkers.program("cmark-gfm"), "--unsafe", text=body(page))


def github(page):
    """GitHub's dialect, by GitHub's own program."""
    extensions = (part for name in _GITHUB for part in ("--extension", name))
    return _run(checkers.program("cmark-gfm"), "--unsafe", *extensions, text=body(page))


def markdown_it(page):
    """CommonMark with tables and strikethrough, and no HTML."""
    return MarkdownIt("js-default").render(body(page))


def pandoc(dialect):
    """MediaWiki's or DokuWiki's markup, by pandoc."""
    return lambda page: _run(checkers.program("pandoc"), "-f", dialect, "-t", "html", text=page.decode())


def engine(name):
    """The same, by the wiki itself."""

    def shown(page):
        folder, script = checkers.installed(f"wikis/{name}"), checkers.ROOT / f"tests/engines/{name}.php"
        return _run(checkers.program("php"), script, folder, text=page.decode())

    return shown


def _run(*command, text):
    done = checkers.judged(*command, stdin=text.encode(errors="surrogateescape"))
    assert done.returncode == 0, done.stderr
    return done.stdout
