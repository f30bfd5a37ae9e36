"""The index of names, the list of all sources, and the ways back from sources to what cites them."""

from dataclasses import replace

from bulletin.model import Quote
from bulletin.renderers.view.layout import lay_out
from bulletin.renderers.view.sources import MOST_SHORT_CHARACTERS, shortened
from tests.editions import article, edition, fact, flood, metro, museum, rates, story


def told(source, *sentences, title="Title", language="en"):
    one = article(source, f"{title} of {source}", *sentences, language=language)
    return story(one.title, (one,), [fact(s) for s in one.sentences])


def names(*stories, **more):
    return {one.name: [place.number for place in one.places] for one in lay_out(edition(*stories, **more)).index}


COUNCIL = told(
    "Post",
    "The council of Harrow met on Monday, said Mayor Ruth Tallis.",
    "It voted for the plan of engineer Emil Rask, which Tallis called overdue.",
    "In the evening Tallis said that Harrow needs it.",
)
PORT = told("Times", "Ships wait before Port Ellery, and Tallis went there on Sunday.", "Nobody from Harrow was there.")


def test_a_person_has_one_entry_under_the_whole_name():
    found = names(COUNCIL, museum())

    assert found["Ruth Tallis"] == [1]
    assert "Tallis" not in found


def test_somebody_called_by_the_surname_alone_in_another_story_is_the_one_of_the_edition():
    assert names(COUNCIL, PORT)["Ruth Tallis"] == [1, 2]


def test_a_surname_that_two_people_bear_stays_alone():
    other = told("Globe", "The painter Anna Tallis said that she will show her work.", "Her brother Paul is proud.")

    found = names(COUNCIL, PORT, other)

    assert found["Tallis"] == [2]
    assert (found["Ruth Tallis"], found["Anna Tallis"]) == ([1], [3])


def test_a_name_leads_to_the_first_fact_of_each_story_that_has_it():
    (harrow,) = (one for one in lay_out(edition(COUNCIL, PORT)).index if one.name == "Harrow")

    assert [(place.number, place.anchor) for place in harrow.places] == [
        (1, f"fact-{COUNCIL.facts[0].id}"),
        (2, f"fact-{PORT.facts[1].id}"),
    ]


def test_places_and_organisations_are_indexed_too():
    assert "Port Ellery" in names(COUNCIL, PORT)


def test_only_what_is_printed_is_indexed():
    one = replace(COUNCIL, facts=COUNCIL.facts[:1])

    assert "Rask, Emil" not in names(one, museum())
    assert "Emil Rask" not in names(one, museum())


def test_common_words_peoples_and_sources_are_no_entries():
    one = told(
        "Harbour Times",
        "Council members and many Americans read it in the Harbour Times.",
        "The council is of that mind, and Republican voters agree.",
    )

    assert {"Council", "Americans", "Republican", "Harbour Times"}.isdisjoint(names(one, museum()))


def test_one_story_needs_no_index():
    assert names(COUNCIL) == {}


def test_names_are_sorted_without_their_accents():
    one = told("Post", "They went to Zadar, to Évora, to Essen and to Álava.", "It was in Zadar, in Évora, in Essen.")

    assert [name for name in names(one, museum()) if name in ("Zadar", "Évora", "Essen", "Álava")] == [
        "Álava", "Essen", "Évora", "Zadar",
    ]  # fmt: skip


def test_vietnamese_names_stay_as_they_are_written():
    found = names(metro(), museum(), language="vi")

    assert not any("," in name for name in found)


def test_a_long_edition_s_index_is_capped():
    towns = [chr(65 + n // 26) + chr(97 + n % 26) + "rrowby" for n in range(60)]
    one = told("Post", *(f"They came to {town} at last." for town in towns))

    assert len(names(one, museum())) == 12


def test_a_source_leads_back_to_each_fact_that_cites_it_by_the_number_of_the_sentence():
    (one,) = lay_out(edition(flood())).stories
    facts = flood().facts

    assert [(back.label, back.anchor) for back in one.sources[2].cited] == [
        ("1", f"fact-{facts[1].id}"),
        ("2", f"fact-{facts[2].id}"),
        ("3", f"fact-{facts[7].id}"),
    ]


def test_a_quote_that_is_no_fact_can_be_led_back_to():
    (one,) = lay_out(edition(metro())).stories

    assert ("3", f"story-{metro().id}-q1") in [(back.label, back.anchor) for back in one.sources[0].cited]


def test_sentences_lead_back_in_their_order():
    a = article("A", "Title", *(f"Number {n} is here." for n in range(12)))
    one = story("Title", (a,), [fact(a.sentences[n]) for n in (10, 1, 9)], quotes=(Quote("", a.sentences[0]),))

    assert [back.label for back in lay_out(edition(one)).stories[0].sources[0].cited] == ["1", "2", "10", "11"]


def test_all_sources_stand_in_one_list_with_their_articles():
    found = {one.name: one for one in lay_out(edition(flood(), rates(), museum())).outlets}

    assert list(found) == sorted(found, key=str.casefold)
    assert [back.label for back in found["Harbour Times"].articles] == ["1A", "3A"]
    assert found["Harbour Times"].hosts == ("harbourtimes.example",)
    assert found["Market Gazette"].hosts == ()


def test_a_long_headline_is_cut_between_words_and_says_so():
    headline = (
        "Central bank of Orland cuts its key rate to 3.5 percent and says prices calmed down sooner than it thought"
    )

    assert shortened("Short") == "Short"
    assert shortened(headline) == "Central bank of Orland cuts its key rate to 3.5 …"
    assert len(shortened("字" * 200)) <= MOST_SHORT_CHARACTERS + 2


def test_a_name_in_capitals_in_a_dateline_is_the_one_in_the_sentence_behind_it():
    one = told("Post", "HARROW - The council met.", "Shares in Harrow rose on Monday.")

    assert names(one, PORT)["Harrow"] == [1, 2]


def test_the_end_of_an_organisation_s_name_is_not_short_for_it():
    one = told(
        "Post", "They went to Congress as members.", "Members of Congress spoke, and people in Congress heard it."
    )

    found = names(one, museum())

    assert "Members of Congress" not in found
    assert found["Congress"] == [1]


def test_a_part_of_a_longer_name_is_no_entry():
    one = told(
        "Post",
        "Many workers in a harbour heard it from the Harbour Workers’ Union.",
        "It was on the council, foreign and other relations, at the Council on Foreign Relations in Essen.",
    )

    assert {"Harbour Workers", "Council", "Foreign Relations"}.isdisjoint(names(one, museum()))


def test_units_and_currencies_are_no_entries():
    one = told("Post", "It reached 2,900 degrees Celsius in Essen.", "It cost 30 Euro or 40 USD in Essen.")

    assert {"Celsius", "Euro", "USD"}.isdisjoint(names(one, museum()))


def test_a_common_word_that_always_has_an_article_is_no_entry():
    one = told("Post", "The pilots of the Sound ferries came.", "They crossed the Sound to Essen.")

    assert "Sound" not in names(one, museum())


def test_where_somebody_is_from_is_a_name_of_its_own():
    one = told("Post", "They heard Ruth Tallis of Harrow in the evening.", "It was cold in Harrow.")

    assert ("Harrow", [1]) in names(replace(one, facts=one.facts[:1]), museum()).items()


def test_a_name_of_common_words_is_one_behind_an_article_that_opens_the_sentence():
    one = told("Post", "The White House is a house with a white door.", "It covers the White House for American radio.")

    assert names(one, museum())["White House"] == [1]
