"""What `bulletin search` finds: in every script, whatever is typed, once each, best first."""

import json
import re
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from bulletin.cli import search
from bulletin.cli.verb import Verb
from bulletin.errors import ArchiveError
from bulletin.store import opened, ranking
from bulletin.store.folding import folded, folded_with_places
from bulletin.store.terms import Term, terms
from tests.editions import DAY, article, edition, fact, story
from tests.hostile import HOSTILE

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

APP = typer.Typer()
APP.command(cls=Verb)(search.command)

WORLD = {
    "en": ("Ferry back in service", "The harbour was calm.", "The gas pipeline under Lake Orrin is open again."),
    "de": ("Brücke gesperrt", "Der Verkehr ruht.", "Die Straße nach Öhringen ist nach Überschwemmungen gesperrt."),
    "fr": ("Grève au port", "Rien ne bouge.", "L’inondation a touché l’école de la vallée."),
    "pt": ("Cheia no vale", "Não houve vítimas.", "A inundação fechou a estação de comboios."),
    "vi": ("Động đất ở miền núi", "Trời mưa to.", "Đường sắt phải đóng cửa sau trận động đất."),
    "ru": ("Паводок на реке", "Погода тихая.", "Самолёт сел на запасной аэродром."),
    "el": ("ΠΛΗΜΜΥΡΑ ΣΤΗΝ ΠΟΛΗ", "Ο καιρός βελτιώνεται.", "Η πλημμύρα έκλεισε τους δρόμους της πόλης."),
    "ar": ("فيضان في الوادي", "الجو هادئ.", "أغلقت المدرسة أبوابها بعد الفيضان."),
    "he": ("שיטפון בעמק", "מזג האוויר נאה.", "הַגֶּשֶׁר נסגר אחרי השיטפון."),
    "hi": ("घाटी में बाढ़", "मौसम साफ है।", "नदी का पुल बाढ़ के बाद बंद किया गया।"),
    "zh": ("河邊洪水", "天气晴朗。", "洪水过后，铁路桥关闭，双方宣布停火。"),
    "ja": ("谷で洪水", "天気は晴れ。", "洪水の後、マリオ・ロッシ市長は鉄道橋を閉鎖した。"),
    "ko": ("계곡에 홍수", "날씨는 맑다.", "홍수로 철도교가 폐쇄되었다."),
    "th": ("น้ำท่วมในหุบเขา", "อากาศแจ่มใส", "สะพานรถไฟปิดหลังน้ำท่วม"),
}
QUERIES = [
    ("en", "gas pipeline"), ("en", "GAS pipe*"), ("en", '"gas pipeline" orrin'), ("de", "strasse ohringen"),
    ("de", "ÜBERSCHWEMMUNGEN"), ("fr", "inondation ecole"), ("fr", "l'inondation"), ("fr", "«a touche»"),
    ("pt", "inundacao"), ("pt", "inundac* estação"), ("vi", "dong dat"), ("vi", "duong sat"), ("vi", "Động Đất"),
    ("ru", "самолет"), ("ru", "САМОЛЁТ аэродром"), ("el", "πλημμυρα"), ("el", "πλημμύρα δρόμους"), ("el", "ΔΡΟΜΟΥΣ"),
    ("ar", "اغلقت"), ("ar", "المدرسه"), ("he", "הגשר"), ("hi", "बाढ़"), ("hi", "पुल बंद"), ("zh", "铁路桥"),
    ("zh", "停火"), ("zh", "宣布停火 洪水"), ("ja", "鉄道橋"), ("ja", "橋 閉"), ("ja", "マリオ・ロッシ"), ("ja", "谷"),
    ("ko", "홍수"), ("ko", "철도교"), ("th", "น้ำท่วม"), ("th", "สะพานรถไฟ"),
]  # fmt: skip


def archived(path, *articles, editions=(), days=None):
    with opened(path, writing=True) as archive:
        for number, one in enumerate(articles):
            archive.add_articles([one], DAY + timedelta(days[number] if days else 0))
        for one in editions:
            archive.add_edition(one)
    return path


def found(path, query, **options):
    with opened(path) as archive:
        return archive.search(query, **options)


def marked(hit):
    return [hit.sentence[start:end] for start, end in hit.marks]


def run(path, *arguments):
    return CliRunner().invoke(APP, [*map(str, arguments), "--archive", str(path)])


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    articles = [article(f"Daily {code}", *told, language=code) for code, told in WORLD.items()]
    return archived(tmp_path_factory.mktemp("world") / "archive.db", *articles)


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    told = article("Harbour Post", "Cranes stand still", "Dockers left.", "The cranes of the north quay stand still.")
    later = replace(told, published=date(2026, 11, 20))
    shop = article("The Ledger", "A shop for toys", "Toy cranes sell well.", url="https://ledger.example/toys")
    return archived(tmp_path_factory.mktemp("harbour") / "archive.db", later, shop)


@pytest.mark.parametrize(("language", "query"), QUERIES)
def test_words_are_found_in_every_script_however_they_are_typed(world, language, query):
    hits = found(world, query)

    assert [hit.source for hit in hits] == [f"Daily {language}"]
    assert hits[0].marks or hits[0].title_marks


def test_the_words_that_were_looked_for_are_marked_as_the_text_writes_them(world):
    assert marked(*found(world, "strasse ohringen")) == ["Straße", "Öhringen"]
    assert marked(*found(world, "dong dat")) == ["đóng", "động", "đất"]
    assert marked(*found(world, "停火 铁路桥")) == ["铁路桥", "停火"]
    assert marked(*found(world, "הגשר")) == ["הַגֶּשֶׁר"]
    assert marked(*found(world, "pipe* la*")) == ["pipeline", "Lake"]


def test_marks_take_in_accents_that_stand_behind_their_letter(tmp_path):
    path = archived(tmp_path / "a.db", article("Post", "Au coin", "Le cafe\u0301 est une straße.", language="fr"))

    assert marked(*found(path, "café")) == ["cafe\u0301"]
    assert marked(*found(path, "stras*")) == ["straße"]


def test_a_word_is_found_as_a_word_only(harbour):
    assert not found(harbour, "crane")
    assert not found(harbour, "ranes")
    assert len(found(harbour, "crane*")) == 2


def test_all_words_must_be_there_and_a_phrase_in_its_order(harbour):
    assert [hit.source for hit in found(harbour, "north cranes")] == ["Harbour Post"]
    assert not found(harbour, '"north cranes"')
    assert [hit.source for hit in found(harbour, '"toy cranes"')] == ["The Ledger"]
    assert not found(harbour, "cranes toys dockers")


def test_one_character_finds_what_a_title_or_text_ends_with(tmp_path):
    path = archived(tmp_path / "a.db", article("甲", "宣布停火", "雨", language="zh"))

    for query in ("停火", "火", "停", "雨"):
        assert len(found(path, query)) == 1, query


def test_of_a_short_term_so_many_places_are_looked_at(tmp_path, monkeypatch):
    path = archived(tmp_path / "a.db", *(article(name, "雨", "雨雨雨雨雨。", language="zh") for name in "甲乙丙"))
    assert len(found(path, "雨")) == 3

    monkeypatch.setattr(ranking, "_SHORT", ranking._SHORT.replace(str(ranking.MOST_PLACES), "2"))

    assert len(found(path, "雨")) == 2


def test_a_short_term_is_ranked_by_how_often_it_is_there_and_filtered_like_any_other(tmp_path):
    often = article("甲", "天氣", "雨後有雨，雨不停。", language="zh")
    once = article("乙", "天氣", "今天有雨。", language="zh")
    titled = article("丙", "雨", "今天不停地下雨。", language="zh")
    path = archived(tmp_path / "a.db", once, often, titled)

    assert [hit.source for hit in found(path, "雨")] == ["丙", "甲", "乙"]
    assert [hit.source for hit in found(path, "雨 不停")] == ["丙", "甲"]
    assert [hit.source for hit in found(path, "今天有 雨")] == ["乙"]
    assert [hit.source for hit in found(path, "雨", source="甲")] == ["甲"]
    assert not found(path, "雨 雪")


def test_a_word_in_the_title_weighs_more(harbour):
    assert [hit.source for hit in found(harbour, "cranes")] == ["Harbour Post", "The Ledger"]


def test_the_sentence_shown_has_most_of_the_words_and_says_where_it_stands(harbour):
    hit = found(harbour, "north still")[0]

    assert hit.sentence == "The cranes of the north quay stand still."
    with opened(harbour) as archive:
        assert archive.article(hit.article, hit.digest).text[hit.start : hit.end] == hit.sentence
    assert marked(hit) == ["north", "still"]


def test_words_that_only_the_title_has_are_marked_there_above_the_first_sentence(harbour):
    hit = found(harbour, "shop")[0]

    assert [hit.title[start:end] for start, end in hit.title_marks] == ["shop"]
    assert (hit.sentence, hit.marks) == ("Toy cranes sell well.", ())


def test_an_article_is_found_once_in_its_latest_version(tmp_path):
    first = article("Post", "Fire at the mill", "Two were hurt.", url="https://post.example/1")
    second = article("Post", "Fire at the mill", "Three were hurt.", url="https://post.example/1")
    path = archived(tmp_path / "a.db", first, second, days=[0, 1])

    assert [hit.sentence for hit in found(path, "mill")] == ["Three were hurt."]
    assert not found(path, "two hurt")


def test_a_version_that_comes_back_is_the_latest_again(tmp_path):
    first = article("Post", "Fire at the mill", "Two were hurt.", url="https://post.example/1")
    second = article("Post", "Fire at the mill", "Three were hurt.", url="https://post.example/1")
    path = archived(tmp_path / "a.db", first, second, first, days=[0, 1, 2])

    assert [hit.sentence for hit in found(path, "mill")] == ["Two were hurt."]


def test_a_fact_of_several_editions_is_found_once_as_the_last_printed_it(tmp_path):
    told = article("Post", "Mill burns", "The mill burnt down.", "It rained.", url="https://post.example/1")
    monday = edition(story("Mill", [told], [fact(told.sentences[0])]))
    tuesday = replace(monday, date=DAY + timedelta(1))
    path = archived(tmp_path / "a.db", told, editions=[tuesday, monday, replace(monday, title="Evening Brief")])

    (one,) = [hit for hit in found(path, "burnt") if hit.kind == "fact"]

    assert (one.day, one.sentence, one.source) == (DAY + timedelta(1), "The mill burnt down.", "Post")
    assert (one.title, one.url, one.article) == ("Mill burns", "https://post.example/1", told.id)
    assert told.text[one.start : one.end] == one.sentence
    assert [hit.kind for hit in found(path, "rained")] == ["article"]


def test_a_fact_of_an_article_that_is_not_archived_has_no_title(tmp_path):
    told = article("Post", "Mill burns", "The mill burnt down.")
    path = archived(tmp_path / "a.db", editions=[edition(story("Mill", [told], [fact(told.sentences[0])]))])

    (hit,) = found(path, "burnt")

    assert (hit.kind, hit.title, hit.url) == ("fact", "", None)


def test_since_goes_by_the_day_of_publication_else_by_the_day_first_seen(tmp_path):
    def rain(source, published):
        return article(source, "Rain", "It rains.", published=published)

    path = archived(
        tmp_path / "a.db",
        rain("Old", datetime(2026, 10, 31, 23, 59, tzinfo=UTC)),
        rain("Same day", datetime(2026, 11, 1, 0, 1, tzinfo=UTC)),
        rain("By day", date(2026, 11, 1)),
        rain("Undated", None),
    )

    hits = found(path, "rain", since=date(2026, 11, 1))

    assert {(hit.source, str(hit.day)) for hit in hits} == {
        ("Same day", "2026-11-01"), ("By day", "2026-11-01"), ("Undated", str(DAY)),
    }  # fmt: skip
    assert {hit.source for hit in found(path, "rain", since=DAY)} == {"Undated"}


def test_a_source_is_named_without_regard_to_capitals_and_accents(tmp_path):
    articles = [article(name, "Pluie", "Il pleut.", language="fr") for name in ("L’Écho", "Le Courrier")]
    path = archived(tmp_path / "a.db", *articles)

    assert [hit.source for hit in found(path, "pleut", source="l’echo")] == ["L’Écho"]


def test_the_limit_holds_and_equally_good_ones_come_latest_first(tmp_path):
    articles = [article(f"Source {number}", "Rain", "It rains.") for number in range(30)]
    path = archived(tmp_path / "a.db", *articles)

    assert [hit.source for hit in found(path, "rain", limit=3)] == ["Source 29", "Source 28", "Source 27"]
    assert len(found(path, "rain")) == 20


def test_latin_words_in_other_scripts_fill_up_what_is_found(tmp_path):
    english = article("A", "NATO meets", "NATO meets today.")
    japanese = article("B", "NATO首脳会議", "NATOの首脳が集まる。", language="ja")
    path = archived(tmp_path / "a.db", english, japanese)

    assert [hit.source for hit in found(path, "nato")] == ["A", "B"]
    assert [hit.source for hit in found(path, "nato", limit=1)] == ["A"]
    assert [hit.source for hit in found(path, "NATO 首脳")] == ["B"]


SYNTAX = (
    '"', '""', '" "', '"cranes', 'cranes"', '""cranes""', "cranes AND", "AND OR NOT", "NOT cranes", "NEAR(cranes quay)",
    "NEAR(cranes quay, 2)", "title:cranes", "{title text}: cranes", "- title : cranes", "^cranes", "cranes + quay",
    "(cranes", ")", "cranes)", "*", "**", "cran*es", "*cranes", '"cranes"*', "'; DROP TABLE articles; --",
    "cranes\0quay", "\0", "\ud800cranes", "cranes\\", "%", "_", ":", ",", "rank:1", "cranes\x1b[31m",
    "a" * 5000, "z " * 5000,
    " ".join(f"w{number}" for number in range(3000)), "火", "火*", '"火', "🔥", "\u0301", "雨\0",
    "".join(map(chr, range(0x4E00, 0x5200))), " ".join(map(chr, range(0x4E00, 0x5200))), '火" OR "水',
)  # fmt: skip


@pytest.mark.parametrize("query", [*SYNTAX, *HOSTILE])
def test_nothing_in_a_query_is_syntax(harbour, query):
    assert isinstance(found(harbour, query), tuple)


@settings(max_examples=100)
@given(st.text(alphabet=st.characters() | st.sampled_from('"*^:+-(){},\0 ANDORT火水'), max_size=30))
def test_whatever_is_typed_is_looked_for(harbour, query):
    assert isinstance(found(harbour, query), tuple)


def test_words_of_the_query_language_are_words(harbour):
    assert not found(harbour, "title:cranes")
    assert not found(harbour, "cranes OR zebras")
    assert not found(harbour, "cranes NOT toys")
    assert terms("cranes OR (title:toys)") == (Term(("cranes",)), Term(("or",)), Term(("title", "toys")))


def test_quotes_of_any_kind_make_phrases_and_a_star_a_beginning():
    assert terms('"gas pipeline"') == (Term(("gas", "pipeline")),)
    assert terms("«pont de fer» „Gas“ 「雨」") == (Term(("pont", "de", "fer")), Term(("gas",)), Term(("雨",)))
    assert terms('pipe* "court ord"* "court ord*"') == (Term(("pipe",), True), Term(("court", "ord"), True))
    assert terms("rain, Rain! «rain»") == (Term(("rain",)),)
    assert terms('!!! "" * 🔥') == ()


@given(st.text(max_size=40))
def test_folded_text_knows_the_places_that_it_comes_from(text):
    found, places = folded_with_places(text)

    assert len(places) == len(found) + 1
    assert list(places) == sorted(places)
    assert folded(folded(text)) == folded(text)


def test_a_text_with_controls_of_its_own_is_searched_like_any_other(tmp_path):
    told = article("Post", "Nul\0title", "One\0two three.", "Four \0rain\0 five.")
    path = archived(tmp_path / "a.db", told)

    (hit,) = found(path, "rain five")

    assert marked(hit) == ["rain", "five"]
    assert hit.start == told.sentences[1].start


def test_hits_are_printed_with_day_source_title_sentence_and_address(harbour):
    done = run(harbour, "cranes", "sell")

    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        f"{DAY}  The Ledger  A shop for toys",
        "  Toy **cranes** **sell** well.",
        "  https://ledger.example/toys",
    ]


def test_facts_are_told_from_articles(tmp_path):
    told = article("Post", "Mill burns", "The mill burnt down.")
    path = archived(tmp_path / "a.db", told, editions=[edition(story("Mill", [told], [fact(told.sentences[0])]))])

    assert sorted(line for line in run(path, "mill").stdout.splitlines() if "Post" in line) == [
        f"{DAY}  Post  **Mill** burns", f"{DAY}  Post  **Mill** burns  (printed)",
    ]  # fmt: skip


def test_json_has_the_spans_instead_of_marks(harbour):
    (hit,) = json.loads(run(harbour, "cranes", "sell", "--json").stdout)

    assert hit["sentence"] == "Toy cranes sell well."
    assert [hit["sentence"][start:end] for start, end in hit["marks"]] == ["cranes", "sell"]
    assert (hit["kind"], hit["day"], hit["source"]) == ("article", str(DAY), "The Ledger")
    assert hit["url"] == "https://ledger.example/toys"


def test_finding_nothing_is_one_line_and_exit_code_4(harbour):
    done = run(harbour, "zebras", "--since", "2026-11-01", "--source", "The Ledger")

    assert (done.exit_code, done.stdout) == (4, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("zebras: not in ")
    assert 'since 2026-11-01 from "The Ledger"; leave out --since or --source' in done.stderr
    assert json.loads(run(harbour, "zebras", "--json").stdout) == []


def test_a_query_without_letters_or_digits_is_wrong_usage(harbour):
    done = run(harbour, "!!!")

    assert done.exit_code == 2
    assert "neither letters nor digits" in done.stderr


def test_an_archive_that_is_not_there_is_not_made(tmp_path):
    done = run(tmp_path / "none.db", "rain")

    assert isinstance(done.exception, ArchiveError)
    assert not (tmp_path / "none.db").exists()


def test_no_text_steers_the_terminal(tmp_path):
    steering = "Rain\x1b[31m \x9b2J \x1b]0;owned\x07 \u202efell\u2066 today."
    told = article("So\x1burce\r", f"Title {steering}", steering, url="https://x.example/\x1b[31m")
    path = archived(tmp_path / "a.db", told)

    for options in ((), ("--json",)):
        done = run(path, "rain", *options)
        assert done.exit_code == 0
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", done.stdout)
    assert json.loads(run(path, "rain", "--json").stdout)[0]["sentence"] == steering
    assert "\x1b" not in run(path, "rain\x1b[31mx").stderr


def test_the_spaces_beside_marked_words_stay(tmp_path):
    path = archived(tmp_path / "a.db", article("Post", "Rain", "Heavy  rain\nfell, rain-soaked all."))

    assert "  Heavy **rain** fell, **rain**-soaked all." in run(path, "rain").stdout.splitlines()


def test_a_terminal_shows_the_words_in_bold(monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert search._highlight()("rain") == "\x1b[1mrain\x1b[0m"
    monkeypatch.setenv("TERM", "dumb")
    assert search._highlight()("rain") == "**rain**"


def test_the_benchmark_measures_every_kind_of_query_against_bare_fts5():
    import search as benchmark

    rows = list(benchmark.rows(60))

    ratios = [row for row in rows if row.name.endswith("as many times as long as bare FTS5")]
    assert len(rows) == 2 * len(ratios)
    assert {"two words", "a phrase", "a beginning of three letters"} <= {
        row.name.split(", ")[1].partition(":")[0] for row in ratios
    }


def test_a_sign_of_a_vowel_makes_another_word(tmp_path):
    path = archived(tmp_path / "a.db", article("P", "घाटी में बाढ़", "नदी का पुल बंद है।", language="hi"))
    assert found(path, "बाढ़")
    assert not found(path, "बीढ़")
    assert not found(path, "द")
