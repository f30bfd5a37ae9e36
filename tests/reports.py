"""Reports of invented events, each told by several sources in their own words, for the tests of stories and facts."""

from __future__ import annotations

from datetime import date

from tests.editions import article


def ferry():
    """Three independent reports of a ferry that ran aground."""
    return (
        article(
            "Harbour Times",
            "Ferry with 212 passengers runs aground off Corrin",
            "The ferry Saint Odile ran aground on a sandbank off the island of Corrin on Tuesday evening with 212 "
            "passengers on board.",
            "Nine people were slightly injured, the coast guard said.",
            "Tugs will try to pull the ship free at high tide on Wednesday.",
            "The captain, Rolf Hagen, said that a buoy had been missing for weeks.",
            "The company has cancelled all sailings to Corrin until further notice.",
            published=date(2026, 11, 18),
        ),
        article(
            "Island Post",
            "Saint Odile stuck on sandbank near Corrin",
            "With 212 passengers on board, the ferry Saint Odile ran aground off Corrin on Tuesday evening.",
            "According to the coast guard, 14 people were injured, none of them badly.",
            "Islanders brought blankets and soup to the harbour, where the passengers arrived after midnight.",
            "All sailings to Corrin have been cancelled until further notice, the company said.",
            published=date(2026, 11, 18),
        ),
        article(
            "Radio North",
            "Passengers safe after ferry accident",
            "All 212 passengers of the ferry Saint Odile are safe after the ship ran aground off Corrin.",
            "Captain Rolf Hagen blamed a missing buoy for the accident.",
            "The harbour authority denies that a buoy was missing.",
            published=date(2026, 11, 19),
        ),
    )


def budget():
    """Two reports of a vote in a town council."""
    return (
        article(
            "Town Crier",
            "Pellworth council approves budget by one vote",
            "After four hours of debate the council of Pellworth approved the budget by a single vote.",
            "The library on Mill Lane will close in March, which saves 340,000 pounds a year.",
            "Council tax rises by 4.9 percent.",
            "Some 200 people protested outside the town hall against the closure of the library.",
            published=date(2026, 11, 18),
        ),
        article(
            "Pellworth Gazette",
            "Library to close as council passes budget",
            "The council of Pellworth approved its budget by a single vote on Wednesday night.",
            "The library on Mill Lane will close in March.",
            "Council tax will go up by 4.9 per cent from April.",
            "The mayor called it the hardest evening of her life.",
            published=date(2026, 11, 19),
        ),
    )


def quake(place="Arvand", size="5.8", source="Geo Wire"):
    """A report of an earthquake at a place."""
    return article(
        source,
        f"Earthquake of magnitude {size} shakes {place}",
        f"An earthquake of magnitude {size} shook {place} early on Monday and damaged several houses.",
        f"The mayor of {place} said that schools would stay closed until Thursday.",
        f"The tremor was felt all over the plain around {place}, the institute for geology said.",
        published=date(2026, 11, 16),
    )


def ponte():
    """Two reports in Portuguese."""
    return (
        article(
            "Correio da Azenha",
            "Ponte do Moinho reabre ao trânsito",
            "A Ponte do Moinho reabriu ao trânsito no sábado, depois de 14 meses de obras.",
            "As obras custaram 3,2 milhões de euros.",
            published=date(2026, 11, 18),
            language="pt",
        ),
        article(
            "Diário das Garças",
            "Reabriu a Ponte do Moinho",
            "Depois de 14 meses de obras, a Ponte do Moinho reabriu no sábado ao trânsito.",
            "A câmara pagou 3,2 milhões de euros pelas obras.",
            published=date(2026, 11, 18),
            language="pt",
        ),
    )
