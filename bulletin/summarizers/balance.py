"""The numbers by which `auto` weighs words and passages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Balance:
    """How much each thing counts.

    The defaults are the middle of the best of some thousand random settings, rounded, on the development halves of
    four sets (English, Portuguese, Vietnamese; stories and single articles), one setting for all languages. `make tune`
    (tests/benchmarks/tune_auto.py) searches around them again. The figure is flat there: the mean ROUGE of settings
    within 40% has a standard deviation of 0.2. See docs/decisions.md.

    `share`, `count` and `rarity` are the powers of the share of sources that use a word, of how often it is used and
    of how rare it is in the language; `position` is after how many sentences a first use counts half, `title` what
    being in every title adds. `length` is the power of its words that a passage costs; `lead` is what an opening
    sentence adds over a late one, fading over `lead_scale` sentences. `new` is the share of its weight that a passage
    must be the first to say.
    """

    share: float = 1.35
    count: float = 0.5
    rarity: float = 0.25
    position: float = 8.0
    title: float = 0.5
    length: float = 0.52
    lead: float = 0.75
    lead_scale: float = 3.1
    new: float = 0.09


BALANCE = Balance()
