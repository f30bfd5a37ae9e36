"""Whether what a report says otherwise than what was printed corrects it, or is only later."""

from __future__ import annotations

from bulletin.facts.points.counts import Count, counts
from bulletin.facts.same.tolls import tolls_given
from bulletin.memory.correcting_words import corrects
from bulletin.memory.deeds import done
from bulletin.memory.page import Page
from bulletin.memory.repeats import likely_one
from bulletin.model import Article, DisagreementKind, Reading, Sentence

# Who counts fewer of these was wrong before: nobody comes back to life.
ONLY_GROWING = frozenset({"dead", "injured"})
# These stay what they are, so whoever gives another was wrong.
_FIXED = frozenset({"age", "score"})


def is_correction(
    kind: DisagreementKind, was: Reading, now: Reading, page: Page, *, update: bool, same_source: bool
) -> bool:
    """Whether a source takes back what was printed.

    What is still to come may be put off: then it is a new plan. A fall of what can only grow is one when the source of
    either reading is the same or the report says that figures have changed (`update`). Another date or name is one from
    the same source, or in a report that says that it corrects; so is what a new version of an article has in the place
    of the printed sentence.
    """
    if kind == "number" and falls(was, now, page.language):
        return _says_so(now, page) or ((update or same_source) and _is_counted_again(was, now, page.language))
    if update:
        return False
    if is_planned(now, page.language) and not _says_so(now, page):
        return False
    fixed = kind in ("date", "name") or (kind == "number" and _is_fixed(now, page.language))
    if _says_so(now, page) or (kind != "polarity" and _in_its_place(was, now, page)):
        return True
    return (
        same_source
        and fixed
        and any(likely_one(a.text, b.text, page.language) for a in was.mentions for b in now.mentions)
    )


def is_planned(now: Reading, language: str) -> bool:
    """Whether all that give the reading tell of what is to come."""
    return all(done(mention.text, language, "future") for mention in now.mentions)


def falls(was: Reading, now: Reading, language: str) -> bool:
    """Whether what can only grow has become less."""
    before, after = _count(was, language), _count(now, language)
    if before is None or after is None or not {before.of, after.of} & ONLY_GROWING:
        return False
    return after.figure.value < before.figure.value


def _is_counted_again(was: Reading, now: Reading, language: str) -> bool:
    """Whether it is the toll again, or what was printed but for a word, and not the toll of one day or place."""
    return any(
        tolls_given(new.text, language) or likely_one(old.text, new.text, language)
        for old in was.mentions
        for new in now.mentions
    )


def _is_fixed(reading: Reading, language: str) -> bool:
    count = _count(reading, language)
    return count is not None and count.of in _FIXED


def _count(reading: Reading, language: str) -> Count | None:
    """The count of which the reading has the value."""
    found = (c for mention in reading.mentions for c in counts(mention.text, language))
    return next((count for count in found if count.written == reading.value), None)


def _says_so(now: Reading, page: Page) -> bool:
    return any(_around(mention, page.article(mention)) for mention in now.mentions)


def _around(mention: Sentence, article: Article) -> bool:
    """Whether the title, the sentence or one beside it says that something was wrong."""
    beside = (s.text for s in article.sentences if abs(s.index - mention.index) <= 1)
    return any(corrects(text, article.language) for text in (article.title, *beside))


def _in_its_place(was: Reading, now: Reading, page: Page) -> bool:
    """Whether a new version of an article says the one where an older version said the other."""
    texts = {article.id: article.text for article in page.today}
    said = {mention.article for mention in now.mentions}
    return any(m.article in said and m.text not in texts.get(m.article, m.text) for m in was.mentions)
