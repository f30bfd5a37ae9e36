"""Documents that say something else than they were made to say, each in one place: what `verify` has to catch."""

from __future__ import annotations

import json
import re
from itertools import pairwise

CYRILLIC = str.maketrans("aceopxy", "асеорху")
OTHER_NAME, OTHER_WORDS = "Brannigan", " Nobody has been found yet."
COUNTED = r"(?:stor(?:y|ies)|articles?|sources?|origins?|facts?)"
# Of what has no other parts, such as wiki text and JSON, lines.
LINE = re.compile(r"[^\n]+")
PARTS = {"html": re.compile(r"<[^>]*>|[^<]+"), "pdf": re.compile(r"(?<=>)[^<>]+(?=<)")}
ADDRESS = re.compile(r"(?<=://)\w+")
LINK = {"pdf": re.compile(r'(?<=href="https://)\w+')}
# What the print style sheet hides, and what stands in no line of the page.
HIDDEN = re.compile(
    r"<head>.*?</head>|<h2 id=\"contents\">.*?</h2>|<section class=\"sources\">\s*<h\d>.*?</h\d>", re.DOTALL
)
PASSAGE = re.compile(r'<p class="fact".*?</p>', re.DOTALL)
READING = {
    "commonmark": r"(?<=- \*\*)[^*]+",
    "gfm": r"(?<=- \*\*)[^*]+",
    "obsidian": r"(?<=- \*\*)[^*]+",
    "mediawiki": r"(?<=\* ''')[^']+",
    "dokuwiki": r"(?<=• \*\*)[^*]+",
    "txt": r"(?<=\n      - )[^·\n]+(?= ·)",
    "html": r"(?<=<b>)[^<]+",
    "json": r'(?<="value": ")[^"]+',
    "pdf": r"(?<=<b>)[^<]+",
}


def character(part, edition, draw):
    """One letter is another."""
    return _changed(part, r"[a-zA-Z]", draw, lambda old: "q" if old.casefold() != "q" else "x")


def number(part, edition, draw):
    return _changed(part, r"(?<![#\w])\d+(?!\w)", draw, lambda old: str(int(old) + draw.randint(1, 9)))


def name(part, edition, draw):
    return _changed(part, r"(?<=[a-z] )[A-Z][a-z]{2,}", draw, lambda _: OTHER_NAME)


def source(part, edition, draw):
    """A source's name is another's."""
    names = sorted({a.source for story in edition.stories for a in story.articles if len(a.source) > 2})
    return _changed(
        part, "|".join(map(re.escape, names)), draw, lambda old: draw.choice([n for n in names if n != old])
    )


def quote_mark(part, edition, draw):
    """A closing quotation mark moves behind the next word, or before the last."""
    moved = re.sub(r"(”)( \w+)", r"\2\1", part, count=1)
    return moved if moved != part else re.sub(r"( \w+[.,]?)(”)", r"\2\1", part, count=1)


def denial(part, edition, draw):
    """A "not" is dropped."""
    return _changed(part, r"\b(?:not|never|no) ", draw, lambda _: "")


def insertion(part, edition, draw):
    """A sentence is added behind another."""
    return _changed(part, r"(?<=[a-z])\.(?= |$|<|\")", draw, lambda old: old + OTHER_WORDS)


def headline(part, edition, draw):
    """A headline is another's title."""
    titles = sorted({a.title for story in edition.stories for a in story.articles if a.title})
    known = [story.headline for story in edition.stories if story.headline in part]
    if not known:
        return part
    return part.replace(known[0], draw.choice([title for title in titles if title != known[0]]), 1)


def count(part, edition, draw):
    """A number of sources, origins or the like is wrong; in JSON, that of origins."""
    return _changed(part, rf'\b\d+(?= {COUNTED})|(?<="origins": )\d+', draw, lambda old: str(int(old) + 1))


def cut_mark(part, edition, draw):
    """A mark for words left out is missing."""
    return _changed(part, " ?… ?", draw, lambda _: " ")


def lookalike(part, edition, draw):
    """A letter is the one of another script that looks the same."""
    return _changed(part, "[aceopxy]", draw, lambda old: old.translate(CYRILLIC))


def turned(part, edition, draw):
    """Digits are shown in reverse, by characters that nobody sees."""
    return _changed(part, r"(?<![#\w])\d{2,}(?!\w)", draw, lambda old: f"\u202e{old}\u202c")


WORDS = (
    character, number, name, source, quote_mark, denial, insertion, headline, count, cut_mark, lookalike, turned,
)  # fmt: skip


def link(content, format, draw):
    """An address leads elsewhere."""
    return _changed(content, LINK.get(format, ADDRESS), draw, lambda old: old + "s")


def reading(content, format, draw):
    """One side of a disagreement gives another value."""
    return _changed(content, READING[format], draw, lambda old: f"{old} or so")


def moved(content, format, draw):
    """Two passages or lines change places."""
    return _shifted(content, format, draw, lambda a, b: (b, a))


def removed(content, format, draw):
    """A passage or line is gone."""
    return _shifted(content, format, draw, lambda a, b: (a, type(b)()))


LINES = (link, reading, moved, removed)
KINDS = tuple(forger.__name__ for forger in (*WORDS, *LINES))


def forged(kind, content, format, edition, draw):
    """The content with one forgery of this kind in a place that is drawn; None when it has no such place."""
    forgers = {forger.__name__: forger for forger in (*WORDS, *LINES)}
    made = content
    if forgers[kind] in LINES:
        made = forgers[kind](content, format, draw)
    else:
        parts = [
            found.span() for found in PARTS.get(format, LINE).finditer(content) if _is_seen(found, content, format)
        ]
        for start, end in draw.sample(parts, len(parts)):
            if (part := forgers[kind](content[start:end], edition, draw)) != content[start:end]:
                made = content[:start] + part + content[end:]
                break
    return None if made == content else made


def _is_seen(part, content, format):
    """Whether a part is printed: on paper, the head of a page and some headings are not."""
    if format != "pdf":
        return True
    return bool(part[0].strip()) and not any(a.start() <= part.start() < a.end() for a in HIDDEN.finditer(content))


def _changed(text, pattern, draw, change):
    """The text with one match of the pattern changed; the text itself when there is none."""
    found = list(re.finditer(pattern, text))
    if not found:
        return text
    one = draw.choice(found)
    return text[: one.start()] + change(one[0]) + text[one.end() :]


def _shifted(content, format, draw, change):
    """The content with two neighbouring facts (of JSON), passages (of a page) or lines changed together."""
    if format == "json":
        return _shifted_facts(content, draw, change)
    pattern = PASSAGE if format == "pdf" else re.compile(r"(?m)^.*\S.*$")
    spans = [found.span() for found in pattern.finditer(content)]
    pairs = [(a, b) for a, b in pairwise(spans) if content[slice(*a)] != content[slice(*b)]]
    if not pairs:
        return content
    (a, b), (c, d) = draw.choice(pairs)
    one, other = change(content[a:b], content[c:d])
    return content[:a] + one + content[b:c] + other + content[d:]


def _shifted_facts(content, draw, change):
    edition = json.loads(content)
    stories = [story for story in edition["stories"] if len(story["facts"]) > 1]
    facts = draw.choice(stories)["facts"]
    at = draw.randrange(len(facts) - 1)
    facts[at : at + 2] = [fact for fact in change(*facts[at : at + 2]) if fact]
    return json.dumps(edition, ensure_ascii=False, indent=1)
