"""What `bulletin explain` prints, within 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from bulletin.cli.answers import count
from bulletin.renderers.clean import printable
from bulletin.renderers.view.letters import letters

if TYPE_CHECKING:
    from bulletin.cli.pointing import Pointed
    from bulletin.composition.why import FactReasons, MentionReasons, StoryReasons
    from bulletin.model import Disagreement, Edition, Quote, Sentence, Story

COLUMNS = 80
MOST_PARTS = 6
CONTEXT_CHARACTERS = 160

OBJECTIONS = {
    "leans": "leans on the sentence before it",
    "question": "asks",
    "short": "is too short",
    "open": "leaves a quotation or bracket open",
    "behind": "has a reading that fewer or older reports give",
    "first person": 'somebody unnamed says "I"',
    "unsupported": "no other mention has most of what it says",
    "hedged": "is less sure than most of the others",
    "long": "is long",
}


def contents(edition: Edition) -> list[str]:
    """What can be explained: each story with its number, each fact with the mark of its wording and its id."""
    lines = []
    for number, story in enumerate(edition.stories, 1):
        lines += ["", *_wrapped(f"{number}  {story.headline}", 4)]
        for fact in story.facts:
            head = f"    {_mark(number, fact.wording, story):6} {fact.id}  "
            lines.append(head + textwrap.shorten(printable(fact.wording.shown), COLUMNS - len(head), placeholder=" …"))
    lines += ["", "also reported:"] if edition.also_reported else []
    lines += [f"    {story.id}  {_short(story.headline, COLUMNS - 22)}" for story in edition.also_reported]
    return lines[1:] or ["There is nothing in this edition to explain."]


def contents_as_json(edition: Edition) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            "id": story.id,
            "number": number,
            "headline": story.headline,
            "facts": [
                {"id": f.id, "mark": _mark(number, f.wording, story), "text": f.wording.shown} for f in story.facts
            ],
        }
        for number, story in [*enumerate(edition.stories, 1), *((None, story) for story in edition.also_reported)]
    ]


def fact(one: Pointed, why: FactReasons) -> list[str]:
    """Why a fact is one fact, in these words, in this place."""
    story, said = one.story, why.fact
    lines = _wrapped(f"Fact {said.id}, in story {one.number}: {story.headline}", 2)
    lines += ["", *_wrapped(f"  {said.wording.shown}", 2)]
    lines += ["", *_wrapped(_placed(why, said.origins), 2), "", "Who states it:"]
    for mention in why.mentions:
        lines += _mention(mention, story)
    if len(why.wording) > 1:
        lines += [
            "",
            *_wrapped("Why in these words, best first (how far the others bear it out; how much it says):", 2),
        ]
        for reason in why.wording:
            objections = "; ".join(OBJECTIONS[objection] for objection in reason.objections)
            row = f"  {_mark(None, reason.mention, story):5} {reason.support:6.1f} {reason.fullness:6.1f}  "
            lines += _columns(row, objections)
    for disagreement in said.disagreements:
        lines += ["", *_disagreement(disagreement, story)]
    for part in said.additions:
        lines += ["", *_wrapped(f"Only {_mark(None, part, story)} says: “{part.shown}”", 2)]
    return lines


def quote(one: Pointed, said: Quote) -> list[str]:
    """Who is quoted, and who else prints these words."""
    lines = _wrapped(f"A quote, in story {one.number}: {one.story.headline}", 2)
    lines += ["", *_wrapped(f"  {said.wording.shown}", 2), f"  — {printable(said.speaker)}", "", "Who prints it:"]
    source_of = {article.id: article.source or "source unnamed" for article in one.story.articles}
    for words in (said.wording, *said.repeats, *said.variants):
        lines += _columns(f"  {_mark(None, words, one.story):5} ", f"{source_of[words.article]}: {words.shown}")
    return lines


def _placed(why: FactReasons, origins: int) -> str:
    told = f"{count(why.place.sources, 'source', 'sources')}, {count(origins, 'origin', 'origins')}"
    depth = f"the earliest mention stands {why.place.depth:.0%} into its article"
    head = f"Printed {why.number} of {why.of}"
    if why.is_lead:
        return f"{head}: it is the story's lead, told in the opening of the article with the best title; {told}."
    if why.is_news:
        return f"{head}: the latest report opens with it, and it is news; {told}."
    return f"{head}: behind the lead, what most sources state comes first, then what stands early: {told}; {depth}."


def _mention(why: MentionReasons, story: Story) -> Iterator[str]:
    article = why.article
    day = f", {article.published:%-d %b %Y}" if article.published else ""
    origin = f", origin: {why.origin}" if why.origin and why.origin != article.source else ""
    yield from _columns(
        f"  {_mark(None, why.sentence, story):5} ", f"{article.source or 'source unnamed'}{day}{origin}"
    )
    before, after = _short_end(why.before, CONTEXT_CHARACTERS), _short(why.after, CONTEXT_CHARACTERS)
    yield from _wrapped(" ".join(filter(None, ("       ", before, f"▸ {why.sentence.shown} ◂", after))), 8)
    if why.score is not None:
        parts = ", ".join(f"{name} {value:+.1f}" for name, value in why.parts[:MOST_PARTS])
        yield from _wrapped(f"        the same as what is printed: {why.score:.0%} ({parts})", 8)
    if why.partly:
        yield from _wrapped("        bears out only a part of what is printed: not counted, named behind “see also”", 8)
    if why.score is None and why.parts:
        yield from _wrapped("        joined by other mentions that state the same", 8)


def _disagreement(found: Disagreement, story: Story) -> Iterator[str]:
    what = "Update" if found.update else "Sources disagree"
    yield f"{what} ({found.kind}):"
    for reading in found.readings:
        marks = " ".join(_mark(None, mention, story) for mention in reading.mentions)
        yield from _wrapped(f"  {reading.value}  {marks}", 4)


def story(edition: Edition, one: Pointed, why: StoryReasons) -> list[str]:
    """Why articles are one story, and why it stands where it does."""
    told, parts = one.story, why.rank
    place = f"Story {one.number} of {len(edition.stories)}" if one.number else "Also reported"
    lines = [*_wrapped(f"{place}: {told.headline}", 2), ""]
    lines += [f"Rank {parts.score:.2f}: the higher, the earlier" + (" in its section" if told.section else "")]
    for name in ("origins", "sources", "size", "freshness"):
        lines.append(f"  {name:10} {getattr(parts, name):5.2f}")
    lines += ["", "Articles:"]
    for place_, article in enumerate(told.articles):
        lines += _columns(f"  {letters(place_):3} ", f"{article.source or 'source unnamed'}: {article.title}")
    lines += ["", "Who first reported it:"]
    for origin in told.origins:
        lines += _origin(origin.name, origin.articles, [(k.basis, k.articles, k.detail) for k in origin.links], told)
    if why.pairs:
        lines += [
            "",
            *_wrapped(f"Why one story (alike from 0 to 1; on average {why.pairs[0].needed:.2f} makes one):", 2),
        ]
    for pair in why.pairs:
        kinds = (", ".join(f"{term} {share:.0%}" for term, share in terms) for terms in (pair.names, pair.words))
        terms = "; ".join(f"{kind}: {said}" for kind, said in zip(("names", "words"), kinds, strict=True) if said)
        marks = " + ".join(_letter(article, told) for article in pair.articles)
        lines += _columns(f"  {marks:7} {pair.score:.2f}  ", terms)
    return lines


def _origin(
    name: str, articles: Iterable[str], links: Iterable[tuple[str, Sequence[str], str]], story: Story
) -> Iterator[str]:
    marks = " ".join(_letter(article, story) for article in articles)
    yield from _wrapped(f"  {name or 'not known'}: {marks}", 4)
    for basis, members, detail in links:
        yield from _wrapped(f"      {' '.join(_letter(a, story) for a in members)}: {BASES[basis]} {detail}", 8)


BASES = {
    "source": "one source,",
    "family": "one family of sources,",
    "agency": "credit to",
    "attribution": "attributed to",
    "words": "the same words, share of the shorter",
}


def _letter(article: str, story: Story) -> str:
    return letters([a.id for a in story.articles].index(article))


def _mark(number: int | None, sentence: Sentence, story: Story) -> str:
    return f"{number or ''}{_letter(sentence.article, story)}{sentence.index + 1}"


def _columns(head: str, text: str) -> list[str]:
    """The text behind a head, further lines below it."""
    lines = textwrap.wrap(printable(text), COLUMNS - len(head)) or [""]
    return [(head + lines[0]).rstrip(), *(" " * len(head) + line for line in lines[1:])]


def _wrapped(text: str, indent: int) -> list[str]:
    lead = len(text) - len(text.lstrip(" "))
    clean = " " * lead + printable(text.lstrip(" "))
    return textwrap.wrap(clean, COLUMNS, subsequent_indent=" " * indent, drop_whitespace=True) or [""]


def _short(text: str, characters: int) -> str:
    return textwrap.shorten(printable(text), characters, placeholder=" …")


def _short_end(text: str, characters: int) -> str:
    """The end of a text, from a word's beginning."""
    text = printable(text)
    return text if len(text) <= characters else "… " + text[-characters:].split(" ", 1)[-1]
