"""Why a fact is one fact, is told in these words and stands where it does: worked out again from an edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bulletin.composition.headline import leading
from bulletin.composition.interest import OPENING_SENTENCES
from bulletin.composition.latest import latest_news
from bulletin.composition.order import Place, place
from bulletin.facts.match import parts
from bulletin.facts.same.context import mentions, scores
from bulletin.facts.same.signals import profile
from bulletin.facts.wording import Reason, reasons
from bulletin.model import Article, Edition, Fact, Sentence, Story, earliest_first
from bulletin.rank import Rank, rank
from bulletin.settings import Settings, tiers
from bulletin.stories import Comparison, comparisons

MOST_COMPARED = 12  # articles of a story: 66 pairs
MOST_TERMS = 5  # of each kind


@dataclass(frozen=True, slots=True)
class MentionReasons:
    """A mention with its neighbours in the article, and why it is held to state the same as the printed wording.

    `score` is the probability that it does, in this story; None for the wording itself and where the two were joined
    by other mentions only. `partly` when it bears the wording out only in part. `parts` are what the pair's own signals
    add to the log-odds, largest first.
    """

    sentence: Sentence
    article: Article
    origin: str
    before: str
    after: str
    score: float | None
    partly: bool
    parts: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class PairReasons:
    """Two articles (their ids) of a story, how alike they are (0 to 1), and the terms that make most of it, by share.

    `needed` is how alike two groups of articles must be on average to be one story. `names` are the terms that consist
    of words of names.
    """

    articles: tuple[str, str]
    score: float
    needed: float
    names: tuple[tuple[str, float], ...]
    words: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class StoryReasons:
    """The parts of a story's rank, and why its articles are one story."""

    rank: Rank
    pairs: tuple[PairReasons, ...]


@dataclass(frozen=True, slots=True)
class FactReasons:
    """Why a fact stands as it does: `number` (from 1) is its place among the `of` printed facts of its story.

    `is_lead` when it comes first because the article with the best title opens with it, `is_news` when it comes next
    because the latest report opens with it.
    """

    fact: Fact
    number: int
    of: int
    is_lead: bool
    is_news: bool
    place: Place
    mentions: tuple[MentionReasons, ...]
    wording: tuple[Reason, ...]


def why_fact(story: Story, fact: Fact) -> FactReasons:
    """The reasons of a printed fact of a story."""
    article_of = {article.id: article for article in story.articles}
    origin_of = origins_by_article(story)
    same = _scores(story, fact)
    number = [f.id for f in story.facts].index(fact.id) + 1
    return FactReasons(
        fact=fact,
        number=number,
        of=len(story.facts),
        is_lead=number == 1 and _opens(fact, story),
        is_news=number > 1 and fact == latest_news(story.facts, _todays(story), leading(_todays(story), story.facts)),
        place=place(fact, story.articles),
        mentions=tuple(
            _mention(sentence, fact, article_of[sentence.article], origin_of, same) for sentence in fact.mentions
        ),
        wording=reasons(fact.mentions, article_of[fact.wording.article].language, fact.disagreements),
    )


def _opens(fact: Fact, story: Story) -> bool:
    """Whether a fact is told in the opening of the article that gives the story its lead."""
    lead = leading(_todays(story), story.facts).id
    return any(m.article == lead and m.index < OPENING_SENTENCES for m in fact.mentions)


def _todays(story: Story) -> tuple[Article, ...]:
    """The story's articles without those of earlier days: origins are traced of the others only."""
    today = {id for origin in story.origins for id in origin.articles}
    return tuple(article for article in story.articles if article.id in today) or story.articles


def origins_by_article(story: Story) -> Mapping[str, str]:
    """The name of each article's origin, by the article's id."""
    return {id: origin.name for origin in story.origins for id in origin.articles}


def why_story(edition: Edition, story: Story, settings: Settings = Settings()) -> StoryReasons:
    """The reasons of a story, with the tiers of `settings`; of very many articles, the first are compared."""
    origin_of = {id: min(origin.articles) for origin in story.origins for id in origin.articles}
    everything = [article for one in (*edition.stories, *edition.also_reported) for article in _todays(one)]
    found = comparisons(_todays(story)[:MOST_COMPARED], everything)
    return StoryReasons(
        rank=rank(_todays(story), origin_of, edition.date, tiers(_todays(story), settings)),
        pairs=tuple(
            PairReasons((a.id, b.id), c.score, c.needed, _terms(c, True), _terms(c, False)) for a, b, c in found
        ),
    )


def _terms(found: Comparison, are_names: bool) -> tuple[tuple[str, float], ...]:
    """The heaviest shared terms of a kind with their share of the cosine."""
    terms = [term for term in found.shared if term.is_name == are_names]
    return tuple((term.text, term.part / found.cosine) for term in terms[:MOST_TERMS])


def _scores(story: Story, fact: Fact) -> Mapping[tuple[str, int], float]:
    """How likely each mention states the same as the wording, by article and index."""
    said = mentions(sorted(story.articles, key=earliest_first))
    stands = [(mention.sentence.article, mention.sentence.index) for mention in said]
    wording = stands.index((fact.wording.article, fact.wording.index))
    pairs = scores(said)
    return {stands[i + j - wording]: score for (i, j), score in pairs.items() if wording in (i, j)}


def _mention(
    sentence: Sentence,
    fact: Fact,
    article: Article,
    origin_of: Mapping[str, str],
    same: Mapping[tuple[str, int], float],
) -> MentionReasons:
    printed = (sentence.article, sentence.index) == (fact.wording.article, fact.wording.index)
    own, other = profile(sentence.text, article.language), profile(fact.wording.text, article.language)
    return MentionReasons(
        sentence=sentence,
        article=article,
        origin=origin_of.get(article.id, ""),
        before=_neighbour(article.sentences, sentence.index - 1),
        after=_neighbour(article.sentences, sentence.index + 1),
        score=None if printed else same.get((sentence.article, sentence.index)),
        partly=sentence in fact.partly,
        parts=() if printed else _largest_first(parts(own, other)),
    )


def _neighbour(sentences: Sequence[Sentence], index: int) -> str:
    return sentences[index].shown if 0 <= index < len(sentences) else ""


def _largest_first(found: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted((part for part in found if part[1]), key=lambda part: (-abs(part[1]), part[0])))
