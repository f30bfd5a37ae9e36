"""The cases of tests/cases/memory.md: two days of a story, and whether today's sentence is news."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bulletin import article, compose

BEFORE, TODAY = date(2026, 11, 16), date(2026, 11, 17)
_FILE = Path(__file__).parent / "cases" / "memory.md"


@dataclass(frozen=True)
class Case:
    """What was printed the day before, in a scene of some sentences, and what a report of today says."""

    language: str
    name: str
    is_news: bool
    same_source: bool
    scene: tuple[str, ...]
    before: tuple[str, ...]
    now: str


def cases():
    """All cases, in their order."""
    for part in re.split(r"^# ", _FILE.read_text(encoding="utf-8"), flags=re.M)[1:]:
        language, _, rest = part.partition("\n")
        scene, *found = rest.split("## ")
        common = tuple(line[2:] for line in scene.splitlines() if line.startswith(": "))
        for one in found:
            head, *lines = one.strip().splitlines()
            kind, _, name = head.partition(": ")
            before = tuple(line[2:] for line in lines if line.startswith("- "))
            now = next(line[2:] for line in lines if line.startswith("+ "))
            yield Case(language, name, kind.startswith("new"), kind.endswith("same"), common, before, now)


def is_printed(case):
    """Whether the edition of the second day has today's sentence: as a fact, in one, or in a correction."""
    first = compose(_reports(case, ("Anzeiger", "Kurier"), BEFORE, *case.before), date=BEFORE)
    assert set(case.before) <= set(_told(first)), "yesterday's edition has to print what is known"
    second = _reports(case, ("Anzeiger", "Kurier") if case.same_source else ("Herold", "Bote"), TODAY, case.now)
    said = _told(compose(second, date=TODAY, past=[first]))
    return any(case.now in text or text in case.now for text in said)


def _told(edition):
    """What an edition prints of its stories and puts in the place of what was wrong."""
    facts = [fact for story in edition.stories for fact in story.facts]
    said = [sentence.text for fact in facts for sentence in (fact.wording, *fact.additions)]
    return said + [mention.text for one in edition.corrections if one.now for mention in one.now.mentions]


def _reports(case, sources, day, *sentences):
    """What two sources say in the same words: what both have is printed."""
    text = "\n\n".join((*case.scene, *sentences))
    title = " ".join(case.scene[0].split()[:6])
    return [
        article(text, title=title, source=source, published=day.isoformat(), language=case.language)
        for source in sources
    ]
