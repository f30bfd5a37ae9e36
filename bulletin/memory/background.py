"""What recalls a story that resumes after a silence."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from datetime import date

from bulletin.memory.history import History
from bulletin.memory.tellings import key
from bulletin.model import Sentence
from bulletin.text.words import weighted_stems

# After so many days without a word of it a reader has to be told what a story is about. An editorial choice.
SILENT_DAYS = 3


def background(history: History, day: date, overtaken: Iterable[Sentence] = ()) -> tuple[Sentence, ...]:
    """A lead that tells most of what all leads tell, for a story that was silent long before `day`; else nothing.

    It still stands: `overtaken` is what the edition of `day` itself says has changed. Of equals the latest is taken.
    """
    told = [telling for telling in history.tellings if telling.story.facts]
    if not told or (day - told[-1].day).days <= SILENT_DAYS:
        return ()
    gone = history.outdated | {key(sentence) for sentence in overtaken}
    leads = [telling.story.facts[0].wording for telling in told]
    standing = [n for n, lead in enumerate(leads) if key(lead) not in gone]
    weights = [dict(weighted_stems(t.story.facts[0].wording.shown, t.story.articles[0].language)) for t in told]
    using = Counter(stem for own in weights for stem in own)

    def centrality(n: int) -> tuple[float, int]:
        said = math.fsum(weight * (using[stem] - 1) for stem, weight in weights[n].items())
        return said / math.sqrt(len(weights[n]) or 1), n

    return (leads[max(standing, key=centrality)],) if standing else ()
