"""In which source a printed text stands."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.model import Article, Edition, Sentence, Story


class Sources:
    """The sentences that an edition prints, found again in any format by their letters and digits."""

    def __init__(self, edition: Edition) -> None:
        self._named: dict[str, str] = {}
        for story in edition.stories:
            articles = {article.id: article for article in story.articles}
            for sentence in _sentences(story):
                self._named.setdefault(letters(sentence.shown), _name(articles[sentence.article], sentence.index))
        for story in (*edition.stories, *edition.also_reported):
            for article in story.articles:
                self._named.setdefault(letters(article.title), _name(article))

    def of(self, text: str, at: int = 0) -> str:
        """The source of the sentence, or the title, that the text holds about the place `at`; "" when there is none."""
        found, place = letters(text), len(letters(text[:at]))
        near = (said for said in self._named if said in found[max(0, place - len(said)) : place + len(said)])
        return self._named.get(max(near, key=len, default=""), "")


def letters(text: str) -> str:
    """What of a text every format prints alike."""
    return "".join(filter(str.isalnum, text)).casefold()


def _name(article: Article, index: int | None = None) -> str:
    sentence = "" if index is None else f", sentence {index + 1}"
    return f"{article.source or article.id}, “{article.title}”{sentence}"


def _sentences(story: Story) -> Iterator[Sentence]:
    for fact in story.facts:
        yield fact.wording
        yield from fact.additions
        yield from (m for point in fact.disagreements for reading in point.readings for m in reading.mentions)
    for quote in story.quotes:
        yield quote.wording
        yield from quote.variants
    for summary in story.summaries:
        yield from summary.sentences
    yield from story.background
    yield from (dated.sentence for dated in story.timeline)
