"""An edition against the archived articles."""

from dataclasses import replace
from datetime import date

import pytest

from bulletin.composition import compose
from bulletin.errors import ProofError
from bulletin.model import Correction, Earlier, Reading, Watch
from bulletin.proof import doubts, needed
from bulletin.proof.portable import from_portable, own_articles, portable, reduced
from bulletin.settings import Settings, SourceSettings, WatchRule
from tests.editions import article, chess, edition, part
from tests.replay import replayed
from tests.reports import budget, ferry, ponte, quake

DAY = date(2026, 11, 19)


@pytest.fixture(scope="module")
def made():
    watch = (WatchRule("Buoys", ("buoy", "buoys")),)
    return compose((*ferry(), *budget(), *ponte(), quake()), Settings(watch=watch), date=DAY)


def problems(edition, archived=None):
    return [f"{doubt.subject} {doubt.problem}" for doubt in doubts(edition, archived or own_articles(edition))]


def with_story(edition, **changes):
    first, *others = edition.stories
    return replace(edition, stories=(replace(first, **changes), *others))


def with_fact(edition, **changes):
    fact = next(f for f in edition.stories[0].facts if f.disagreements)
    facts = tuple(replace(f, **changes) if f is fact else f for f in edition.stories[0].facts)
    return with_story(edition, facts=facts)


def disputed(edition):
    return next(f for f in edition.stories[0].facts if f.disagreements)


def test_what_build_makes_is_proven_by_the_articles_it_was_made_of(made):
    assert [len(story.facts) > 0 for story in made.stories] == [True] * 4
    assert problems(made) == []


def test_every_fact_of_the_story_that_is_altered_below_is_in_the_edition(made):
    assert disputed(made).disagreements[0].kind == "number"


def test_an_article_that_was_never_archived_is_doubted(made):
    assert len(problems(made, lambda id, digest: [])) >= len(made.stories[0].articles)


def test_an_archived_text_that_is_not_that_of_its_digest_is_doubted(made):
    known = own_articles(made)

    def altered(id, digest):
        return [replace(a, text=a.text.replace("Nine", "Five"), sentences=()) for a in known(id, digest)]

    assert any("another text than its SHA-256 tells" in problem for problem in problems(made, altered))


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"title": "Ferry sinks"}, "another title"),
        ({"url": "https://elsewhere.example/"}, "another address"),
        ({"published": date(2026, 11, 1)}, "another time"),
        ({"language": "de"}, "another language"),
    ],
)
def test_what_is_printed_of_an_article_must_be_as_it_was_archived(made, changed, word):
    known = own_articles(made)
    found = problems(made, lambda id, digest: [replace(a, **changed) for a in known(id, digest)])

    assert any(word in problem for problem in found)


def test_any_archived_version_of_an_article_will_do(made):
    known = own_articles(made)

    assert (
        problems(made, lambda id, digest: [replace(a, title="Later") for a in known(id, digest)] + known(id, digest))
        == []
    )


def test_settings_may_name_a_source_but_only_once(made):
    known = own_articles(made)
    renamed = {"Harbour Times": "HT", "Island Post": "HT"}
    two = [a for story in made.stories for a in story.articles if a.source in renamed]

    assert problems(made, lambda id, digest: [replace(a, source=f"{a.source} online") for a in known(id, digest)]) == []
    assert len(two) == 2
    found = problems(
        made, lambda id, digest: [replace(a, source=renamed.get(a.source, a.source)) for a in known(id, digest)]
    )
    assert any("another source" in problem for problem in found)


def test_a_family_that_settings_name_is_no_doubt():
    settings = Settings(sources={n: SourceSettings(family="Corrin Media") for n in ("Harbour Times", "Island Post")})
    made = compose(ferry(), settings, date=DAY)

    assert any(link.basis == "family" for origin in made.stories[0].origins for link in origin.links)
    assert problems(made) == []


def test_a_family_of_which_one_source_reports_is_no_doubt():
    made = compose(ferry(), Settings(sources={"Radio North": SourceSettings(family="North Group")}), date=DAY)

    assert any(origin.name == "North Group" for origin in made.stories[0].origins)
    assert problems(made) == []


def test_a_sentence_must_stand_where_it_is_said_to(made):
    wording = disputed(made).wording
    moved = replace(wording, start=wording.start + 1, end=wording.end + 1)

    assert any("does not stand in" in problem for problem in problems(with_fact(made, wording=moved)))


def test_a_sentence_of_another_article_is_doubted(made):
    stray = article("Nobody", "Nothing", "Nothing happened.").sentences[0]

    assert any("not among those at hand" in problem for problem in problems(with_story(made, background=(stray,))))


def test_a_sentence_has_its_own_number(made):
    wording = disputed(made).wording
    other = replace(wording, index=wording.index + 1)

    assert any("is not sentence" in problem for problem in problems(with_fact(made, wording=other)))


def test_a_cut_lies_inside_its_sentence(made):
    wording = disputed(made).wording
    beyond = replace(wording, cuts=((wording.start, wording.end + 5),), shown="")

    assert any("a cut outside" in problem for problem in problems(with_fact(made, wording=beyond)))


def test_a_reading_is_in_one_of_its_mentions(made):
    point = disputed(made).disagreements[0]
    first, *others = point.readings
    changed = replace(point, readings=(replace(first, value="eleven"), *others))

    assert any("reading “eleven”" in problem for problem in problems(with_fact(made, disagreements=(changed,))))


def test_a_reading_without_mentions_is_doubted(made):
    point = disputed(made).disagreements[0]
    changed = replace(point, readings=(*point.readings, Reading("eleven", ())))

    assert any("reading “eleven”" in problem for problem in problems(with_fact(made, disagreements=(changed,))))


def test_readings_are_given_by_mentions_of_the_fact(made):
    point, other = disputed(made).disagreements[0], made.stories[0].articles[0].sentences[-1]
    changed = replace(point, readings=(*point.readings, Reading(other.text.split()[0], (other,))))

    assert any("none of its mentions" in problem for problem in problems(with_fact(made, disagreements=(changed,))))


def test_a_fact_is_worded_like_one_of_its_mentions_and_counts_each_once(made):
    fact, other = disputed(made), made.stories[0].articles[0].sentences[-1]

    assert any("none of its mentions says" in problem for problem in problems(with_fact(made, wording=other)))
    twice = (*fact.mentions, fact.mentions[0])
    assert any("counts a sentence twice" in problem for problem in problems(with_fact(made, mentions=twice)))


def test_what_a_mention_adds_stands_in_it(made):
    added = part(made.stories[0].articles[0].sentences[-1], "until further notice")

    assert any("adds words" in problem for problem in problems(with_fact(made, additions=(added,))))


def test_mentions_that_bear_a_fact_out_are_not_said_to_tell_a_part_of_it(made):
    fact = disputed(made)

    assert any("in part only" in p for p in problems(with_fact(made, partly=fact.mentions[1:])))


def test_origins_are_counted_again(made):
    fact, story = disputed(made), made.stories[0]
    sentences = f"fact {fact.id} counts {fact.origins + 1} origins; its sentences show {fact.origins}"

    assert sentences in problems(with_fact(made, origins=fact.origins + 1))
    assert problems(with_story(made, origins=story.origins[:-1])) != []
    stray = article("Nobody", "Nothing", "Nothing happened.")
    assert any("which no origin has" in p for p in problems(with_story(made, articles=(stray, *story.articles))))
    split = tuple(replace(story.origins[0], articles=(id,)) for origin in story.origins for id in origin.articles)
    joined = (replace(split[0], articles=tuple(id for one in split for id in one.articles)),)
    assert any("origins; its articles show" in p for p in problems(with_story(made, origins=joined)))


def test_the_evidence_and_the_name_of_an_origin_are_worked_out_again():
    wire = "LENN (Reuters) - The river Lenn burst its banks at Harrow on Saturday and flooded the old town."
    one, two = (article(source, "Flood in Harrow", wire, "Buses run instead.") for source in ("Post", "Gazette"))
    made = compose((one, two), Settings(), date=DAY)
    first, *others = made.stories[0].origins

    assert problems(made) == []
    assert first.links
    named = with_story(made, origins=(replace(first, name="Nobody"), *others))
    assert any("names the origin" in problem for problem in problems(named)) == (first.name not in ("Post", "Gazette"))
    assert any("other evidence" in p for p in problems(with_story(made, origins=(replace(first, links=()), *others))))


def test_a_headline_is_a_title_of_one_of_the_articles(made):
    assert any("headline" in problem for problem in problems(with_story(made, headline="Ferry sinks off Corrin")))


def test_a_story_without_any_title_opens_with_a_sentence():
    made = compose([article("Post", "", "The river Lenn burst its banks at Harrow on Saturday.")], Settings(), date=DAY)

    assert made.stories[0].headline.startswith("The river Lenn")
    assert problems(made) == []


def test_a_speaker_is_named_in_the_story():
    said = "“High water we know, but never water that came this fast,” said Mayor Ines Okoro of Harrow."
    opening = "The river Lenn burst its banks at Harrow shortly after four on Saturday morning."
    made = compose([article("Post", "Flood in Harrow", opening, said)], Settings(), date=DAY)
    quote = made.stories[0].quotes[0]

    assert problems(made) == []
    other = with_story(made, quotes=(replace(quote, speaker="Nora Brannigan"),))
    assert problems(other) == [f"quote of Nora Brannigan has “{quote.wording.shown}”, which is not shown to be theirs"]


def test_a_watch_mentions_each_article_once_and_in_its_own_words(made):
    watch = made.watches[0]

    assert watch.mentions
    twice = Watch(watch.name, (*watch.mentions, watch.mentions[0]))
    assert problems(replace(made, watches=(twice,))) == ['watch "Buoys" counts an article twice']
    stray = Watch("Buoys", (article("Nobody", "Nothing", "No buoy.").sentences[0],))
    assert any("not among those at hand" in problem for problem in problems(replace(made, watches=(stray,))))


def test_a_correction_gives_readings_of_articles_of_its_story(made):
    story, point = made.stories[0], disputed(made).disagreements[0]
    right = Correction(date(2026, 11, 18), story.id, point.kind, *point.readings)

    assert problems(replace(made, corrections=(right,))) == []
    assert problems(replace(made, corrections=(replace(right, now=None),))) != []
    assert problems(replace(made, corrections=(replace(right, date=DAY),))) != []
    wrong = replace(right, was=replace(right.was, value="eleven"))
    assert problems(replace(made, corrections=(wrong,))) != []
    assert problems(replace(made, corrections=(replace(right, story="elsewhere"),))) != []


def test_disagreements_are_worked_out_again(made):
    point = disputed(made).disagreements[0]
    one, other = point.readings
    letter = replace(point, readings=(replace(one, value=one.mentions[0].text[1]), other))

    for changed in ((), (replace(point, update=not point.update),), (replace(point, kind="name"),), (letter,)):
        assert any("are not those of its mentions" in p for p in problems(with_fact(made, disagreements=changed)))


def test_a_quote_is_not_attributed_to_somebody_else_who_is_named():
    said = "“High water we know, but never water that came this fast,” said Mayor Ines Okoro of Harrow."
    opening = "The river Lenn burst its banks at Harrow on Saturday morning, engineer Nora Brannigan told the council."
    made = compose([article("Post", "Flood in Harrow", opening, said)], Settings(), date=DAY)
    quote = made.stories[0].quotes[0]

    assert problems(made) == []
    assert any("theirs" in p for p in problems(with_story(made, quotes=(replace(quote, speaker="Nora Brannigan"),))))


def test_days_of_a_timeline_are_worked_out_again():
    editions = replayed(Settings(words=1500))
    told = next(found for found in editions if any(story.timeline for story in found.stories))
    number = next(n for n, story in enumerate(told.stories) if story.timeline)
    story = told.stories[number]
    moved = replace(story, timeline=(replace(story.timeline[0], day=date(2001, 9, 11)), *story.timeline[1:]))
    forged = replace(told, stories=tuple(moved if one is story else one for one in told.stories))

    assert any("happened on 2001-09-11" in p for p in problems(forged))


def test_what_earlier_editions_said_is_held_against_them():
    editions = replayed(Settings(words=1500))
    now = next(found for found in editions[1:] if any(fact.first_seen for s in found.stories for fact in s.facts))
    story = next(story for story in now.stories if any(fact.first_seen for fact in story.facts))
    seen = next(fact for fact in story.facts if fact.first_seen)

    def past(day, title):
        return [one for one in editions if (one.date, one.title) == (day, title)]

    def forged(**changes):
        changed = replace(story, **changes)
        other = replace(now, stories=tuple(changed if one is story else one for one in now.stories))
        return doubts(other, own_articles(other), past)

    assert forged() == ()
    assert forged(earlier=(Earlier(date(2020, 1, 1), story.id), *story.earlier))
    assert forged(earlier=(), known=3)
    assert forged(known=1000)
    other = replace(seen, first_seen=date(2001, 1, 1))
    assert forged(facts=tuple(other if fact is seen else fact for fact in story.facts))


def test_articles_of_earlier_days_are_in_no_origin_and_no_fact_rests_on_them(made):
    story, old = made.stories[0], article("Old Post", "Last week", "The ferry Saint Odile sailed on time last week.")
    before = (Earlier(date(2026, 11, 12), story.id),)
    articles = (old, *story.articles)
    resumed = with_story(made, articles=articles, background=(old.sentences[0],), earlier=before)

    assert problems(resumed) == []
    fact = disputed(made)
    leaning = with_fact(resumed, mentions=(*fact.mentions, old.sentences[0]))
    assert problems(leaning) != []


def test_a_portable_proof_holds_the_texts_that_are_needed_and_no_others(made):
    untold = replace(made, also_reported=(chess(),))
    proof = from_portable(portable(untold))

    assert proof.edition == reduced(untold)
    assert [a.text for a in proof.edition.also_reported[0].articles] == ["", ""]
    assert {a.id for story in made.stories for a in story.articles} == needed(untold)
    assert problems(proof.edition) == []


def test_what_is_watched_for_takes_the_text_of_an_article_along():
    said = chess().articles[0].sentences[0]
    proof = from_portable(portable(edition(also=(chess(),), watches=(Watch("Chess", (said,)),))))

    assert [bool(a.text) for a in proof.edition.also_reported[0].articles] == [True, False]


@pytest.mark.parametrize(
    "content", [b"", b"\0", b"[]", b'{"sha256": 1}', b'{"sha256": "", "edition": {}}', b"[" * 99999]
)
def test_what_is_no_proof_is_refused(content):
    with pytest.raises(Exception, match=r"bulletin.proof.json: is not") as failure:
        from_portable(content)
    assert failure.type.__module__ == ProofError.__module__


def test_a_fortnight_of_developing_stories_is_proven():
    editions = replayed(Settings(words=1500))

    assert any(found.corrections for found in editions)
    assert [(found.date, problems(found)) for found in editions if problems(found)] == []
