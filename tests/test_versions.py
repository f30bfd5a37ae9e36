"""Texts that are one article: handed over twice, listed by several feeds, or edited after they were published."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, date, datetime

from bulletin.model import Article, Failure
from bulletin.readers import article
from bulletin.readers.doubles import Found, set_aside
from bulletin.readers.versions import joined, latest

FERRY = [
    "The ferry Saint Odile ran aground on a sandbank off the island of Corrin on Tuesday evening.",
    "All 212 passengers were brought ashore in lifeboats before midnight, the coast guard said.",
    "Nine people were slightly injured and taken to the hospital in Port Halden.",
    "Captain Rolf Hagen said that a buoy west of the harbour had been missing for three weeks.",
    "The harbour authority denied that, and announced an inquiry under Judge Ines Varga.",
    "Tugs from Port Halden will try to pull the ship free at high tide on Wednesday at 4:15.",
    "The company Nordlinie has cancelled all 14 sailings to Corrin until further notice.",
]
MATCH = (
    "{a} beat {b} {x}-{y} in front of {n} spectators on Saturday.",
    "{p} opened the scoring in the {m}th minute with a header after a corner from the right.",
    "The visitors had more of the ball in the second half and hit the post through {q}.",
    "{c}, the coach of {a}, said that his side had earned the points with a patient second half.",
    "{a} travel to {d} next week, while {b} have a free weekend before the cup round.",
)


def made(
    sentences: list[str], path: str, hour: int | None = 8, source: str = "Corrin Post", **known: object
) -> Article:
    published = datetime(2026, 3, 3, hour, tzinfo=UTC) if hour is not None else None
    found = article(
        "\n\n".join(sentences), title="Ferry", source=source, published=published, url=f"https://corrin.example/{path}"
    )
    return replace(found, **known)  # type: ignore[arg-type]


def match(path: str, **names: object) -> Article:
    return made([sentence.format(**names) for sentence in MATCH], path)


def ids(*articles: Article) -> list[str]:
    return [one.id for one in joined(articles)]


def test_a_corrected_report_is_the_same_article_and_the_later_is_told() -> None:
    first = made(FERRY, "a")
    second = made([line.replace("Nine people", "Eleven people") for line in FERRY], "b", 11)
    both = joined([first, second])
    assert [one.id for one in both] == [first.id, first.id]
    assert [sentence.article for sentence in both[1].sentences] == [first.id] * len(FERRY)
    (told,) = latest(both)
    assert "Eleven people" in told.text


def test_the_later_report_is_told_in_whichever_order_they_come() -> None:
    first, second = made(FERRY, "a"), made([*FERRY[:6], "The ship was free again by noon."], "b", 11)
    for order in ([first, second], [second, first]):
        (told,) = latest(joined(order))
        assert (told.id, "free again" in told.text) == (first.id, True)


def test_a_live_report_that_grows_is_one_article() -> None:
    parts = [made(FERRY[:count], f"live-{count}", count) for count in (4, 5, 7)]
    assert len(set(ids(*parts))) == 1
    (told,) = latest(joined(parts))
    assert told.text.count("\n\n") == 6


def test_a_report_with_a_fifth_written_anew_is_one_article() -> None:
    anew = ["The ship's owners have promised to pay the passengers back in full.", *FERRY[:-1]]
    assert len(set(ids(made(FERRY, "a"), made(anew, "b", 12)))) == 1


def test_two_reports_on_one_event_stay_two() -> None:
    other = [
        FERRY[0],
        "Islanders brought blankets and soup to the harbour, where the passengers arrived late at night.",
        "Among them was a school class from Port Halden that had been on a trip to the seal colony.",
        "The mayor of Corrin, Tomas Bell, praised the volunteers of the fire brigade for their quick work.",
        "A second ship will take over the route from Friday, the regional government promised.",
    ]
    assert len(set(ids(made(FERRY, "a"), made(other, "b", 12)))) == 2


def test_two_match_reports_after_one_pattern_stay_two() -> None:
    one = match("a", a="Halden", b="Corrin", x=2, y=1, n="4,100", p="Ruiz", m=12, q="Lund", c="Berg", d="Skarn")
    other = match("b", a="Skarn", b="Vigo", x=3, y=0, n="9,350", p="Adeyemi", m=67, q="Moreau", c="Novak", d="Halden")
    assert len(set(ids(one, other))) == 2


def test_two_market_reports_with_other_figures_stay_two() -> None:
    pattern = (
        "The main index of the exchange in Port Halden closed at {} points on the day, a change of {} percent.",
        "Shares of the shipping company Nordlinie ended at {} crowns, those of Skarn Energy at {} crowns.",
        "The crown was traded at {} to the dollar, and a barrel of oil cost {} dollars at the end of trading.",
        "Analysts at the Corrin bank said that investors were waiting for the decision on interest rates.",
    )
    figures = [("4,120", "0.4", "88.10", "41.70", "9.31", "71.20"), ("4,066", "1.3", "86.50", "40.90", "9.44", "73.80")]
    reports = [
        made([line.format(*some[2 * at : 2 * at + 2]) for at, line in enumerate(pattern)], f"{some[0]}")
        for some in figures
    ]
    assert len(set(ids(*reports))) == 2


def test_the_same_report_from_another_source_stays_its_own() -> None:
    assert len(set(ids(made(FERRY, "a"), made(FERRY, "b", source="Halden Post")))) == 2


def test_the_same_pattern_a_week_later_is_another_article() -> None:
    later = made([line.replace("Nine", "Ten") for line in FERRY], "b", published=date(2026, 3, 10))
    assert len(set(ids(made(FERRY, "a"), later))) == 2


def test_reports_without_a_date_are_versions_too_and_the_longest_is_told() -> None:
    (told,) = latest(joined([made(FERRY, "a", None), made(FERRY[:5], "b", None)]))
    assert told.text.count("\n\n") == 6


def test_versions_are_told_in_scripts_without_spaces() -> None:
    lines = [
        "渡轮圣奥迪尔号周二晚间在科林岛附近的沙洲搁浅。",
        "海岸警卫队表示,船上的二百一十二名乘客在午夜前全部乘救生艇上岸。",
        "九人受轻伤,被送往哈尔登港的医院接受治疗。",
        "船长说,港口以西的一个浮标已经丢失三个星期了。",
        "港务局否认了这一说法,并宣布展开调查。",
        "拖船将于周三涨潮时尝试将该船拖离沙洲。",
    ]
    anew = [line.replace("九人受轻伤", "十一人受伤") for line in lines]
    assert len(set(ids(made(lines, "a"), made(anew, "b", 12)))) == 1


def test_ten_thousand_articles_are_looked_through_in_seconds() -> None:
    notice = "This report was written by the newsroom of the Corrin Post with material from its readers."
    articles = [
        made(
            [f"Report number {n} tells of village {n * 7} and of its {n % 13} wells in the dry season.", notice], f"{n}"
        )
        for n in range(200)
    ]
    many = [replace(one, id=f"{one.id}{copy}", source=f"Post {copy}") for copy in range(50) for one in articles]
    started = time.process_time()
    assert len({one.id for one in joined(many)}) == 10_000
    assert time.process_time() - started < 5


def kept(*found: Found) -> tuple[list[Article], list[Failure]]:
    all_ = list(set_aside(found))
    return [one for one in all_ if isinstance(one, Article)], [one for one in all_ if isinstance(one, Failure)]


def test_an_article_that_two_feeds_list_is_kept_once_without_a_word() -> None:
    one, other = made(FERRY, "a?utm_source=rss"), made(FERRY, "a?utm_source=mail")
    articles, failures = kept(Found(one, "feed 1", True, listed=True), Found(other, "feed 2", True, listed=True))
    assert (len(articles), failures) == (1, [])


def test_of_one_article_the_fullest_is_kept_where_the_first_stood() -> None:
    summary, whole = made(FERRY[:2], "a", excerpt=True), made(FERRY[:1], "a")
    longer, other = made(FERRY, "a"), made(FERRY[2:], "b", source="Halden Post")
    found = [Found(one, "feed", True, listed=True) for one in (summary, other, whole, longer)]
    articles, _ = kept(*found)
    assert [one.text for one in articles] == [longer.text, other.text]
    assert [one.text for one in kept(*found[:3])[0]] == [whole.text, other.text]


def test_an_input_handed_over_twice_is_named() -> None:
    one = made(FERRY, "a")
    articles, (failure,) = kept(Found(one, "a.html", True), Found(one, "b.html", True))
    assert articles == [one]
    assert failure == Failure("b.html", 'holds "Ferry" with the same text as a.html; it is counted once')


def test_a_page_that_a_feed_lists_and_the_user_names_is_no_mistake() -> None:
    one = made(FERRY, "a")
    assert kept(Found(one, "a.html", True), Found(one, "feed", True, listed=True)) == ([one], [])


def test_an_article_is_kept_though_its_double_has_the_better_claim_to_the_text() -> None:
    one, other = made(FERRY, "a"), made(FERRY, "a", source="Halden Post")
    assert kept(Found(one, "a.jsonl", False), Found(other, "feed", True, listed=True)) == ([one], [])


def test_ids_that_two_files_number_alike_are_two_articles() -> None:
    one, other = made(FERRY, "a", id="1"), made(FERRY[:2], "b", id="1")
    assert kept(Found(one, "a.jsonl", True), Found(other, "b.jsonl", True)) == ([one, other], [])
    assert latest([one, other]) == (one, other)


def test_what_stands_at_one_address_now_is_told_whatever_stood_there_before() -> None:
    before, now = made(FERRY[:3], "live"), made(FERRY[4:], "live", 18)
    assert latest([before, now]) == (now,)
