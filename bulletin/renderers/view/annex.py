"""A page an article: what it is, where it lies, and its summary."""

from __future__ import annotations

from bulletin.model import Edition, Story
from bulletin.renderers.view.passages import teller
from bulletin.renderers.view.values import AnnexView, StoryView
from bulletin.renderers.words import Words

# What a page says of its article; the article itself is behind the link.
_MOST_SENTENCES = 2


def annex(edition: Edition, stories: tuple[StoryView, ...], frame: Words) -> tuple[AnnexView, ...]:
    """The articles' pages, story by story, each article in its story's order."""
    told = zip(edition.stories, stories, strict=True)
    return tuple(page for story, view in told for page in _pages(story, view, frame))


def _pages(story: Story, view: StoryView, frame: Words) -> tuple[AnnexView, ...]:
    tell = teller(story, frame)
    summaries = {summary.article: summary.sentences for summary in story.summaries}
    made = []
    for article, source in zip(story.articles, view.sources, strict=True):
        sentences = summaries.get(article.id) or article.sentences
        chosen = [one for one in sentences if article.text[one.start : one.end] == one.text][:_MOST_SENTENCES]
        made.append(
            AnnexView(
                anchor=source.page,
                source=source,
                label=f"{view.number}{source.letter}",
                lines=tuple(tell.line(one) for one in chosen),
                number=view.number,
                headline=view.short,
                language=view.language,
                story=view.anchor,
            )
        )
    return tuple(made)
