"""Editions built by hand, of invented articles: what the renderers are given before anything else works."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

from bulletin.model import (
    Article,
    Correction,
    Dated,
    Disagreement,
    Earlier,
    Edit,
    Edition,
    Fact,
    Origin,
    Quote,
    Reading,
    Sentence,
    Story,
    Watch,
)

DAY = date(2026, 11, 22)
ISSUED = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)


def key(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode(errors="replace")).hexdigest()[:16]


def article(source, title, *sentences, url="", published=None, language="en"):
    """An article of these sentences, each a paragraph."""
    text = "\n\n".join(sentences)
    name = key(url or source + title)
    made, at = [], 0
    for index, sentence in enumerate(sentences):
        made.append(Sentence(name, index, at, at + len(sentence), sentence))
        at += len(sentence) + 2
    digest = hashlib.sha256(text.encode(errors="replace")).hexdigest()
    return Article(name, digest, title, text, source, url or None, published, language, tuple(made))


def fact(*mentions, origins=None, disagreements=(), additions=()):
    """A fact worded like its first mention; by default each source that states it is an origin."""
    first = mentions[0]
    name, by_default = key(first.article, str(first.index)), len({m.article for m in mentions})
    return Fact(name, first, mentions, origins or by_default, tuple(disagreements), tuple(additions))


def part(sentence, words):
    """The part of a sentence that has these words."""
    start = sentence.start + sentence.text.index(words)
    return replace(sentence, start=start, end=start + len(words), text=words, shown="")


def disagreement(kind, *, update=False, **readings):
    given = tuple(Reading(value, tuple(mentions)) for value, mentions in readings.items())
    return Disagreement(kind, given, update)


def origin(name, *articles):
    return Origin(name, tuple(a.id for a in articles))


def story(headline, articles, facts, section="", quotes=(), origins=()):
    name = key(*(a.id for a in articles))
    return Story(name, headline, section, tuple(articles), (), tuple(facts), tuple(quotes), tuple(origins))


def edition(*stories, title="Morning Brief", language="en", also=(), watches=()):
    return Edition(title, DAY, ISSUED, language, tuple(stories), tuple(also), tuple(watches))


def flood():
    """Three sources of two origins: the third copied the first's wire report."""
    a = article(
        "Harbour Times",
        "Lenn bursts its banks and floods the old town of Harrow",
        "The river Lenn burst its banks at Harrow shortly after four on Saturday morning and flooded the old town "
        "up to the steps of the cathedral.",
        "Twelve people were injured when a wall of the old brewery on Malt Street collapsed, the fire service said.",
        "About 900 residents spent the night in two school halls.",
        "“We have seen high water before, but never water that came this fast,” said Mayor Ines Okoro.",
        "The bridge at Saint Brannock will stay closed until Monday at the earliest.",
        "The state has promised 4 million crowns for first repairs.",
        url="https://harbourtimes.example/2026/11/lenn-floods-harrow",
        published=datetime(2026, 11, 21, 9, 10, tzinfo=UTC),
    )
    b = article(
        "North Post",
        "Harrow under water: Lenn rises faster than forecast",
        "Harrow's old town was flooded on Saturday after the Lenn rose by two metres in three hours.",
        "The fire service counted fourteen injured after a brewery wall gave way.",
        "“High water we know, but never this fast,” Mayor Ines Okoro told reporters.",
        "Forecasters had expected the peak on Sunday evening, and warned the town eight hours too late.",
        "Farmers south of the town fear for the winter wheat that they sowed in October.",
        "The bridge at Saint Brannock is to reopen on Monday.",
        url="https://northpost.example/news/harrow-under-water",
        published=datetime(2026, 11, 21, 11, 40, tzinfo=UTC),
    )
    c = article(
        "Orland Wire",
        "Flood in Harrow injures twelve",
        "Twelve people were injured when a wall of the old brewery on Malt Street collapsed, the fire service said.",
        "Around 900 people slept in school halls.",
        "The Orland railway company runs buses between Harrow and Tamsin for the time being.",
        url="https://wire.example/orland/flood-in-harrow",
        published=date(2026, 11, 21),
    )
    injured = disagreement("number", Twelve=[a.sentences[1], c.sentences[0]], fourteen=[b.sentences[1]])
    facts = (
        fact(a.sentences[0], b.sentences[0]),
        fact(a.sentences[1], c.sentences[0], b.sentences[1], origins=2, disagreements=[injured]),
        fact(a.sentences[2], c.sentences[1], origins=1),
        fact(a.sentences[4], b.sentences[5]),
        fact(b.sentences[3]),
        fact(a.sentences[3], b.sentences[2]),
        fact(a.sentences[5]),
        fact(c.sentences[2]),
        fact(b.sentences[4]),
    )
    quote = Quote("Ines Okoro, mayor of Harrow", a.sentences[3], (b.sentences[2],))
    origins = (origin("Orland Wire", a, c), origin("North Post", b))
    return story(a.title, (a, b, c), facts, "Country", (quote,), origins)


def ferry():
    """Three sources, of which the last came later and knows better; what one says runs over two sentences."""
    a = article(
        "Radio Tamsin",
        "Ferry with 80 on board stuck off Tamsin",
        "The ferry Saint Odile has been stuck on a sandbank off Tamsin since noon with 80 people on board.",
        "Nobody is hurt, the coast guard said.",
        url="https://radiotamsin.example/ferry",
        published=datetime(2026, 11, 21, 13, 5, tzinfo=UTC),
    )
    b = article(
        "Harbour Times",
        "Ferry runs aground",
        "The ferry Saint Odile, which was built in 1988 and overhauled in spring, ran aground off Tamsin.",
        "Nobody was hurt.",
        published=datetime(2026, 11, 21, 14, 30, tzinfo=UTC),
    )
    c = article(
        "North Post",
        "All 84 passengers of the Saint Odile are ashore",
        "Tugs pulled the ferry Saint Odile, with 84 people on board, off a sandbank near Tamsin in the evening.",
        "“It was more boring than frightening,” said Emil Rask, who was on board.",
        "“They ran out of coffee at three.”",
        url="https://northpost.example/news/saint-odile",
        published=datetime(2026, 11, 21, 21, 15, tzinfo=UTC),
    )
    on_board = disagreement("number", update=True, **{"80": [a.sentences[0]], "84": [c.sentences[0]]})
    overhauled = part(b.sentences[0], "which was built in 1988 and overhauled in spring")
    facts = (
        fact(c.sentences[0], a.sentences[0], b.sentences[0], disagreements=[on_board], additions=[overhauled]),
        fact(a.sentences[1], b.sentences[1], origins=1),
    )
    first, second = c.sentences[1:]
    both = replace(first, end=second.end, text=c.text[first.start : second.end], shown="")
    origins = (origin("Radio Tamsin", a, b), origin("North Post", c))
    return story(c.title, (a, b, c), facts, "Country", (Quote("Emil Rask", both),), origins)


def rates():
    """Two sources that disagree on a day; one has no address, the other no date."""
    a = article(
        "Market Gazette",
        "Central bank of Orland cuts its key rate to 3.5 percent and says prices calmed down sooner than it thought",
        "The central bank of Orland cut its key rate by a quarter of a point to 3.5 percent on Thursday.",
        "Governor Ida Quist said prices were rising more slowly than the bank had expected in September.",
        "The crown fell by 0.4 percent against the euro after the decision.",
        published=datetime(2026, 11, 19, 14, 5, tzinfo=UTC),
    )
    b = article(
        "The Ledger",
        "Quist surprises markets with early cut",
        "Orland's central bank lowered its key rate to 3.5 percent on Wednesday.",
        "Two of the five members voted against the cut.",
        "Mortgage lenders said they would pass the cut on “within weeks”.",
        url="https://ledger.example/quist?page=1&from=front",
    )
    day = disagreement("date", Thursday=[a.sentences[0]], Wednesday=[b.sentences[0]])
    facts = (
        fact(a.sentences[0], b.sentences[0], disagreements=[day]),
        fact(a.sentences[1]),
        fact(b.sentences[1]),
        fact(a.sentences[2]),
        fact(b.sentences[2]),
    )
    return story(a.title, (a, b), facts, "Economy", (), (origin("Market Gazette", a), origin("The Ledger", b)))


def metro():
    """A Vietnamese story."""
    a = article(
        "Báo Bến Cảng",
        "Thành phố khai trương tuyến tàu điện thứ hai",
        "Tuyến tàu điện thứ hai của thành phố Hà Yên bắt đầu chở khách từ sáng Chủ nhật sau sáu năm xây dựng.",
        "Tuyến dài 19 km, có 14 ga, trong đó ba ga nằm dưới lòng đất.",
        "“Chúng tôi đã chờ ngày này từ rất lâu rồi,” bà Trần Ngọc Lựu, 71 tuổi, nói.",
        url="https://bencang.example/tàu-điện/tuyến-hai",
        published=datetime(2026, 11, 22, 1, 15, tzinfo=UTC),
        language="vi",
    )
    b = article(
        "Tin Miền Trung",
        "Người dân Hà Yên đi tàu điện miễn phí trong tuần đầu",
        "Sáng Chủ nhật, Hà Yên đưa tuyến tàu điện thứ hai vào hoạt động.",
        "Hành khách được đi miễn phí trong bảy ngày đầu tiên.",
        url="https://mientrung.example/123",
        published=date(2026, 11, 22),
        language="vi",
    )
    facts = (fact(a.sentences[0], b.sentences[0]), fact(a.sentences[1]), fact(b.sentences[1]))
    quote = Quote("Trần Ngọc Lựu", a.sentences[2])
    return story(a.title, (a, b), facts, "", (quote,), (origin("Báo Bến Cảng", a), origin("Tin Miền Trung", b)))


def museum():
    a = article(
        "Harbour Times",
        "Maritime museum finds lost logbook in its own cellar",
        "The maritime museum of Port Ellery has found the logbook of the brig Patience in a crate of its own cellar.",
        "It had been missing since the museum moved in 1974.",
        url="https://harbourtimes.example/2026/11/logbook",
        published=date(2026, 11, 20),
    )
    return story(a.title, (a,), (fact(a.sentences[0]), fact(a.sentences[1])), "", (), (origin("Harbour Times", a),))


def chess():
    a = article(
        "North Post", "Fifteen-year-old wins Orland's chess title", "She won.", url="https://northpost.example/chess"
    )
    b = article("The Ledger", "Chess: a champion at fifteen", "She is fifteen.")
    return story(a.title, (a, b), ())


def morning():
    """The sample edition of most tests."""
    stories, also = (flood(), ferry(), rates(), metro(), museum()), (chess(),)
    north, odile = flood().articles[1], ferry()
    watches = (
        Watch("Saint Odile", tuple(a.sentences[0] for a in odile.articles)),
        Watch("North Post reporters", (north.sentences[2], chess().articles[0].sentences[0])),
        Watch("Harbour tunnel"),
    )
    return edition(*stories, also=also, watches=watches)


def warehouse():
    """The third day of a story: what is new leads, a figure has moved, and its days are told in order."""
    first = article(
        "Harbour Times",
        "Grain warehouse burns in Port Ellery",
        "A fire broke out in the old grain warehouse of Port Ellery on Thursday evening.",
        "Twelve people were treated for smoke, the fire service said.",
        "Nine boats moored beside the warehouse were lost.",
        url="https://harbourtimes.example/2026/11/warehouse",
        published=datetime(2026, 11, 19, 21, 40, tzinfo=UTC),
    )
    second = article(
        "North Post",
        "Port Ellery fire is out",
        "Firefighters brought the blaze under control on Friday morning.",
        "The harbour office said nine boats had been lost, and put the damage at 2 million crowns.",
        url="https://northpost.example/news/port-ellery-fire",
        published=datetime(2026, 11, 20, 18, 5, tzinfo=UTC),
    )
    third = article(
        "Radio Tamsin",
        "Faulty cable started the Port Ellery fire",
        "A faulty cable in the attic started the fire at the grain warehouse, investigators said on Sunday.",
        "Fourteen people were treated for smoke, the fire service said, two more than it had counted at first.",
        "The harbour office corrected itself: six boats were lost, not nine.",
        "The council will decide on Tuesday whether the walls can stand.",
        url="https://radiotamsin.example/cable",
        published=datetime(2026, 11, 22, 4, 50, tzinfo=UTC),
    )
    treated = disagreement("number", update=True, Twelve=[first.sentences[1]], Fourteen=[third.sentences[1]])
    smoke = fact(third.sentences[1], first.sentences[1], disagreements=[treated])
    facts = (
        fact(third.sentences[0]),
        replace(smoke, first_seen=date(2026, 11, 20)),
        fact(third.sentences[2]),
        fact(third.sentences[3]),
    )
    told = story(third.title, (third, second, first), facts, "Country", (), (origin("Radio Tamsin", third),))
    days = ((19, first.sentences[0]), (20, second.sentences[0]), (24, third.sentences[3]))
    return replace(
        told,
        earlier=(Earlier(date(2026, 11, 20), "7d1f00000000c0de"), Earlier(date(2026, 11, 21), told.id)),
        known=5,
        timeline=tuple(Dated(date(2026, 11, day), sentence) for day, sentence in days),
    )


def logbook():
    """A story that resumes after a silence of two days, with one sentence of what was known."""
    found = museum().articles[0]
    read = article(
        "The Ledger",
        "Logbook of the Patience can be read",
        "Restorers have opened the logbook of the Patience and found every page legible.",
        url="https://ledger.example/patience",
        published=datetime(2026, 11, 22, 3, 0, tzinfo=UTC),
    )
    told = story(read.title, (read, found), (fact(read.sentences[0]),), "", (), (origin("The Ledger", read),))
    return replace(told, earlier=(Earlier(date(2026, 11, 20), told.id),), known=1, background=found.sentences[:1])


def corrections():
    """A figure that its source has replaced, and one that it has withdrawn."""
    third, second, first = warehouse().articles
    boats = Reading("nine", (second.sentences[1], first.sentences[2]))
    damage = Reading("2 million crowns", (second.sentences[1],))
    return (
        Correction(date(2026, 11, 20), warehouse().id, "number", boats, Reading("six", (third.sentences[2],))),
        Correction(date(2026, 11, 21), warehouse().id, "number", damage),
    )


def third_day(language="en"):
    """An edition that remembers the two before it, and that an editor has touched."""
    return replace(
        edition(warehouse(), rates(), logbook(), also=(chess(),), language=language),
        corrections=corrections(),
        edits=(
            Edit("pin", "Faulty cable started the Port Ellery fire"),
            Edit("drop", "Chess: a champion at fifteen", "told by the sports desk"),
        ),
    )


def hostile(text):
    """An edition in which every outside text is `text`, between two harmless stories."""
    a = article(text, text, text, "A neighbour follows.", url=f"https://a.example/{text}", published=DAY)
    b = article(f"{text} too", "Plain", f"Another {text}", text, url=text)
    c = article(text, text, f"Unread {text}", url=f"https://c.example/{text}")
    reading = disagreement("number", **{text: [a.sentences[0]], "plain": [b.sentences[0]]})
    update = disagreement("name", update=True, **{text: [a.sentences[0]], "plain": [b.sentences[1]]})
    added = part(b.sentences[0], text)
    facts = (
        fact(a.sentences[0], b.sentences[0], disagreements=[reading, update], additions=[added]),
        fact(a.sentences[1]),
        fact(b.sentences[1]),
    )
    quote = Quote(text, b.sentences[1], (a.sentences[0],))
    both = replace(a.sentences[0], end=a.sentences[1].end, text=a.text, shown="")
    facts = (replace(facts[0], first_seen=DAY), *facts[1:])
    told = story(text, (a, b), facts, text, (quote, Quote(text, both)), (origin(text, a, b),))
    earlier = (Earlier(date(2026, 11, 20), told.id), Earlier(date(2026, 11, 21), text))
    bad = replace(told, earlier=earlier, known=2, background=b.sentences[:1], timeline=(Dated(DAY, a.sentences[0]),))
    corrected = Correction(date(2026, 11, 21), bad.id, "name", Reading(text, (b.sentences[0],)), reading.readings[0])
    harmless = replace(museum(), section="Culture")
    watches = (Watch(text, (a.sentences[0], c.sentences[0])), Watch(f"{text} too"), Watch("Plain"))
    untold = story(text, (c,), (), text)
    made = edition(harmless, bad, replace(rates(), section=text), title=text, also=(untold,), watches=watches)
    return replace(made, corrections=(corrected,), edits=(Edit("drop", text, text), Edit("pin", "Plain")))
