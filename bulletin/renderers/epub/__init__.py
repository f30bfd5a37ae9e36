"""An edition as an EPUB 3 book for e-readers: a chapter a story. Fonts are the reader's own choice.

Readers of EPUB 2 find their way by an NCX. Links to earlier editions are left out, for nothing leads out of a book.
"""

from __future__ import annotations

from bulletin.model import Document, Edition
from bulletin.renderers import identifiers, sanitized, themes
from bulletin.renderers.epub.leaves import entries, file, landmarks, leaves
from bulletin.renderers.epub.packed import packed
from bulletin.renderers.epub.pictures import pictured, pictures
from bulletin.renderers.look import Look
from bulletin.renderers.themes import Theme
from bulletin.renderers.view.directions import direction
from bulletin.renderers.view.layout import lay_out

NAME = "bulletin.epub"
MEDIA_TYPE = "application/epub+zip"

# What its headings, its contents and its words give a reader, in the terms of schema.org.
_FEATURES = ("displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")
# The files that `book.xml.j2` makes before those that are read.
_FIRST = ("META-INF/container.xml", "EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx")
_BOOK = "epub/book.xml.j2"
# Stands between the files of the book as templates make them; no printable text holds it.
_BETWEEN = "\0"


def render(edition: Edition, look: Look) -> Document:
    """`bulletin.epub`."""
    view, theme = lay_out(edition, look), themes.named(look.theme)
    templates = themes.environment(theme)
    templates.filters |= {"file": file, "pictured": pictured}
    found, drawn = leaves(view), pictures(view)
    made = themes.page(
        templates,
        _BOOK,
        view,
        between=_BETWEEN,
        identifier=identifiers.of_edition(edition.title, edition.date),
        modified=identifiers.moment(edition.issued),
        position=edition.number,
        progression=direction(edition.language),
        features=(*_FEATURES, "alternativeText") if drawn else _FEATURES,
        leaves=found,
        files={source.anchor: file(story) for story in view.stories for source in story.sources},
        entries=entries(found),
        landmarks=landmarks(found),
        pictures=tuple(drawn),
    )
    names = (*_FIRST, *(f"EPUB/{leaf.file}" for leaf in found))
    pages = [page.strip() + "\n" for page in made.split(_BETWEEN)]
    if len(pages) != len(names):
        problem = f"makes {len(pages)} files where the book has {len(names)}; mend it, or render with another --theme"
        raise theme.error(_BOOK, problem)
    files = {name: _checked(name, page, theme) for name, page in zip(names, pages, strict=True)}
    drawings = {f"EPUB/{name}": svg for name, svg in drawn.items()}
    files = {"mimetype": MEDIA_TYPE, **files, "EPUB/style.css": theme.text("epub.css"), **drawings}
    return Document(NAME, MEDIA_TYPE, packed({name: text.encode() for name, text in files.items()}))


def _checked(name: str, page: str, theme: Theme) -> str:
    """The file, in which there is nothing that may not be in a page; raises ThemeError when there is."""
    try:
        return sanitized.xhtml(page) if name.endswith(".xhtml") else sanitized.package(page)
    except sanitized.Refused as error:
        raise theme.error(
            f"{name} of the book", f"is made with {error}; mend it, or render with another --theme"
        ) from error
