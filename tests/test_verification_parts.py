"""Documents that print a part of an edition, against that edition."""

from dataclasses import replace

import pytest

from bulletin.composition import compose
from bulletin.proof.portable import from_portable, own_articles, portable
from bulletin.renderers import render
from bulletin.renderers.look import FLAVORS, Look
from bulletin.renderers.markdown.flavor import scalar
from bulletin.settings import SectionRule, Settings, WatchRule
from bulletin.verification.verdict import claim, differences, verify, verify_with
from tests import reports
from tests.editions import DAY, edition, flood, hostile, morning, rates

KINDS = [(name, "commonmark") for name in ("html", "txt", "epub", "mail")] + [("md", flavor) for flavor in FLAVORS]
PART = Look(sections=("Country",), language="de")


def of_two_sections(*articles):
    """An edition that its articles bear out."""
    sections = (SectionRule("Economy", match=("budget",)), SectionRule("Country", match=("ferry",)))
    watched = (WatchRule("Ships", ("ferry",)), WatchRule("Money", ("budget",)))
    asked = Settings(title="Morning Brief", section=sections, watch=watched)
    return compose(articles or (*reports.ferry(), *reports.budget()), asked, date=DAY)


def document(made, name, look):
    return render(made, [name], look)[0]


def altered(found, old, new):
    changed = found.content.replace(old.encode(), new.encode(), 1)
    assert changed != found.content
    return replace(found, content=changed)


@pytest.mark.parametrize(("name", "flavor"), KINDS)
def test_a_part_says_which_it_is_and_is_proven(name, flavor):
    look = replace(PART, flavor=flavor)
    found = document(of_two_sections(), name, look)

    assert claim(found).look == look
    verdict = verify(found, [of_two_sections()], own_articles(of_two_sections()))
    assert verdict.proven
    assert verdict.sections == ("Country",)
    assert [story.section for story in verdict.stories] == ["Country"]
    assert verify_with(found, from_portable(portable(of_two_sections()))).proven


def test_a_part_on_paper_is_proven_and_one_that_hides_what_it_is_is_not():
    found = document(edition(flood(), rates()), "pdf", Look(sections=("Economy",), language="fr"))

    assert claim(found).look == Look(sections=("Economy",), language="fr")
    assert differences(found, edition(flood(), rates())) == ()
    assert differences(found, edition(flood())) != ()


@pytest.mark.parametrize(("name", "flavor"), [kind for kind in KINDS if kind[0] != "epub"])
def test_a_part_that_is_said_to_be_another_one_or_the_whole_is_refused(name, flavor):
    found = document(morning(), name, replace(PART, flavor=flavor))

    for other in ("; sections=Economy", "; sections=Country,Economy", "; sections=Country,Sport", ""):
        forged = altered(found, "; sections=Country", other)
        assert differences(forged, morning()), other
    forged = altered(found, "language=de", "language=fr")
    assert differences(forged, morning())


def test_a_whole_edition_that_is_said_to_be_a_part_is_refused():
    whole = document(morning(), "md", Look())

    forged = altered(whole, "generator: bulletin", f"generator: {scalar('bulletin; sections=Country')}")

    assert claim(forged).look.sections == ("Country",)
    assert differences(forged, morning())


@pytest.mark.parametrize("claimed", ["Sport", "Country,Sport", "", "%FF", ",,", "Country%00", "%C3%28"])
def test_sections_that_the_edition_does_not_have_are_a_difference_and_no_failure(claimed):
    found = document(morning(), "html", Look(sections=("Country",)))

    forged = altered(found, "sections=Country", f"sections={claimed}")

    assert differences(forged, morning())
    assert not verify(forged, [morning()], own_articles(morning())).proven


def test_a_language_that_nobody_speaks_is_a_difference_and_no_failure():
    found = document(morning(), "html", Look(language="de"))

    for claimed in ("xx", "../../etc", "de_DE", "DE"):
        assert differences(altered(found, "language=de", f"language={claimed}"), morning())


def test_a_story_less_is_found_in_a_part():
    fewer = replace(morning(), stories=morning().stories[1:])
    found = document(fewer, "md", PART)

    assert differences(found, fewer) == ()
    assert differences(found, morning())


def test_of_the_builds_of_a_day_the_one_that_has_the_section_is_found():
    older, newer = of_two_sections(), of_two_sections(*reports.ferry())
    found = document(older, "txt", Look(sections=("Economy",)))

    verdict = verify(found, [newer, older], own_articles(older))

    assert verdict.proven
    assert not verdict.current


@pytest.mark.parametrize(
    "text", ["Arts; theme=evil", "a=b,c", 'x"><script>', "%%~~\\ --> </nowiki>", "Nghệ thuật", "文化" * 60]
)
@pytest.mark.parametrize(("name", "flavor"), KINDS)
def test_sections_of_any_name_are_proven(name, flavor, text):
    made = replace(hostile("plain"), stories=(replace(flood(), section=text), rates()), corrections=())
    look = Look(flavor=flavor, sections=(text,))
    found = document(made, name, look)

    assert claim(found).look == look
    assert differences(found, made) == ()
