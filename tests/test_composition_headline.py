"""Whose title a story takes, and whose opening."""

from datetime import date

from bulletin.composition.headline import headline, leading
from tests.editions import article, disagreement, fact

FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)


def landslide(*titles):
    """Reports under these titles: the first of Friday with nine dead, others of Saturday with eleven."""
    deaths = ("Nine people died in the landslide at Tamsin.", "Eleven people died in the landslide at Tamsin.")
    return [
        article(f"Source {n}", title, deaths[n > 0], published=SATURDAY if n else FRIDAY)
        for n, title in enumerate(titles)
    ]


def dead(articles, update=True):
    first, *later = (a.sentences[0] for a in articles)
    point = disagreement("number", update=update, **{"Nine people died": [first], "Eleven people died": later})
    return [fact(*later, first, disagreements=[point])]


def test_a_title_with_a_figure_that_was_brought_up_to_date_yields():
    articles = landslide("Landslide at Tamsin kills 9", "Landslide at Tamsin", "At least 9 dead in Tamsin landslide")
    articles = [articles[0], articles[2], articles[1]]

    assert headline(articles, dead(articles)) == "Landslide at Tamsin"
    assert leading(articles, dead(articles)).title == "Landslide at Tamsin"


def test_so_does_a_title_with_a_figure_that_no_fact_has_and_that_is_behind_the_newest():
    articles = landslide("Landslide", "Tamsin landslide: death toll rises to 10", "Tamsin landslide: what happened")
    facts = dead([articles[0], articles[2]])

    assert headline(articles, facts) == "Tamsin landslide: what happened"


def test_a_title_with_the_newest_figure_stays():
    articles = landslide("Landslide at Tamsin", "Landslide at Tamsin kills eleven")

    assert headline(articles, dead(articles)) == "Landslide at Tamsin kills eleven"


def test_a_title_with_a_disputed_figure_yields_but_the_story_opens_as_before():
    articles = landslide("Landslide at Tamsin, 9 dead", "The hill that came down", "Landslide at Tamsin, 11 dead")
    facts = dead(articles, update=False)

    assert headline(articles, facts) == "The hill that came down"
    assert leading(articles, facts) == leading(articles)
    assert leading(articles).title != "The hill that came down"


def test_when_all_titles_have_such_a_figure_one_of_them_stays():
    articles = landslide("Landslide at Tamsin, 9 dead", "Landslide at Tamsin, 11 dead")

    assert headline(articles, dead(articles, update=False)) in {a.title for a in articles}


def test_other_figures_do_not_matter():
    articles = landslide("Hill at Tamsin slides 300 metres", "A hill came down", "What we know")

    assert headline(articles, []) == headline(articles, dead(articles, update=False))
