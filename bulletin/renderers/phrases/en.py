"""What the frame says in English."""

from __future__ import annotations

from bulletin.renderers.phrases.table import Phrases

WORDS: Phrases = {
    "contents": "In this edition",
    "lead": "Lead story",
    "other": "Other",
    "headline": "headline: {source}",
    "only": "only in {source}",
    "loosely": "see also",
    "adds": "{source} adds:",
    "variant": "in {source}:",
    "sentence": "{source}, sentence {n}",
    "unnamed": "unnamed source",
    "disagree": "Sources disagree",
    "updated": "Updated",
    "earlier": "earlier",
    "later": "later",
    "number": "figure",
    "date": "date",
    "name": "name",
    "polarity": "whether it is so",
    "sources": "Sources",
    "watched": "Watch list",
    "no_mention": "no mention today",
    "more": "and {n} more",
    "also": "Also reported",
    "nothing": "Nothing to report",
    "nothing_text": "There is no story in this edition.",
    "method": "How to read this bulletin",
    "method_text": "Every sentence stands in its source as it is printed here; “…” marks what was left out. A4 "
    "is sentence 4 of source A, 2A4 that of story 2. Where sources disagree, every reading is "
    "shown. An origin is whoever reported something first: a wire story that five sources copy is "
    "one origin. "
    "“See also” names sentences that tell of it only in part.",
    "day": "day {n}",
    "previously": "previously:",
    "background": "Background",
    "timeline": "Timeline",
    "first_printed": "first printed {date}",
    "corrections": "Corrections",
    "edition_of": "Edition of {date}",
    "printed": "printed",
    "stands": "now",
    "withdrawn": "withdrawn by the source",
    "excerpt": "summary only",
    "edited": "An editor’s decisions",
    "edited_drop": "left out",
    "edited_pin": "put first",
    "edited_headline": "headline chosen",
    "memory_text": "“Day 3” counts from the edition that first told the story. What an earlier edition printed "
    "is not printed again as news; a figure that has moved is marked, and what a source has "
    "withdrawn is corrected.",
    "story_count": {"one": "story", "other": "stories"},
    "article_count": {"one": "article", "other": "articles"},
    "source_count": {"one": "source", "other": "sources"},
    "origin_count": {"one": "origin", "other": "origins"},
    "agreed_count": {"one": "fact in several sources", "other": "facts in several sources"},
    "disputed_count": {"one": "disagreement", "other": "disagreements"},
    "updated_count": {"one": "update", "other": "updates"},
    "single_count": {"one": "fact in one source only", "other": "facts in one source only"},
    "known_count": {"one": "fact printed before is not repeated", "other": "facts printed before are not repeated"},
}
