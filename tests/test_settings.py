"""bulletin.toml: typed settings, with unknown keys refused by name."""

import os

import pytest

from bulletin import article
from bulletin.errors import SettingsError
from bulletin.settings import SectionRule, Settings, SourceSettings, WatchRule, is_from, load, parse
from bulletin.toml import nearest


def test_without_a_file_the_defaults_hold(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert load() == Settings()


def test_a_file_in_the_current_folder_is_read(tmp_path, monkeypatch):
    (tmp_path / "bulletin.toml").write_text(
        'title = "Morning Brief"\nwords = 600\n[sources."reuters.com"]\nname = "Reuters"\nfamily = "Thomson Reuters"\n'
    )
    monkeypatch.chdir(tmp_path)

    settings = load()

    assert (settings.title, settings.words) == ("Morning Brief", 600)
    assert settings.sources["reuters.com"] == SourceSettings(name="Reuters", family="Thomson Reuters")


@pytest.mark.parametrize(
    ("table", "suggestion"),
    [
        ({"titel": "x"}, 'did you mean "title"?'),
        ({"sources": {"reuters.com": {"nam": "Reuters"}}}, 'did you mean "name"?'),
        ({"zzz": 1}, "known settings are title"),
    ],
)
def test_an_unknown_key_is_refused_with_a_suggestion(table, suggestion):
    with pytest.raises(SettingsError) as refused:
        parse(table)

    assert suggestion in str(refused.value)


@pytest.mark.parametrize(
    "table",
    [
        {"words": "many"},
        {"words": "150"},
        {"words": True},
        {"words": 0},
        {"stories": -1},
        {"formats": 3},
        {"formats": []},
        {"sources": 1},
        {"language": "english"},
        {"language": "EN"},
        {"title": " "},
        {"out": ""},
        {"out": "a\0b"},
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_and_its_key_is_named(table):
    with pytest.raises(SettingsError, match=next(iter(table))):
        parse(table)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"annex": "yes"}, "annex: must be true or false, not 'yes'"),
        ({"annex": 1}, "annex: must be true or false, not 1"),
        ({"pages": "2"}, "pages: must be a whole number, not '2'"),
        ({"pages": 2.5}, "pages: must be a whole number, not 2.5"),
        ({"words": True}, "words: must be a whole number, not true"),
        ({"title": 3}, "title: must be a text in quotation marks, not 3"),
        ({"formats": "md"}, "formats: must be a list in square brackets, not 'md'"),
        ({"web": 3}, "web: must be a table, not 3"),
        ({"sources": {"a": 1}}, "sources.a: must be a table, not 1"),
    ],
)
def test_what_a_value_must_be_is_said_in_the_words_of_the_file(table, problem):
    with pytest.raises(SettingsError) as refused:
        parse(table)

    assert problem in str(refused.value)


def test_words_and_pages_in_one_file_are_refused(tmp_path):
    path = tmp_path / "bulletin.toml"
    path.write_text("words = 600\npages = 2\n")

    with pytest.raises(
        SettingsError, match=r"bulletin\.toml: words and pages exclude each other; leave one of them out"
    ):
        load(path)


def test_no_pages_leave_the_words_as_they_are():
    assert parse({"words": 600, "pages": 0}) == Settings(words=600)


def test_a_file_that_is_not_toml_is_named(tmp_path):
    path = tmp_path / "bulletin.toml"
    path.write_text("title = ")

    with pytest.raises(SettingsError, match=r"bulletin\.toml: cannot be read as TOML"):
        load(path)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('title = "Le matin d’été"'.encode("cp1252"), r"is not UTF-8 \(byte 20\); save it as UTF-8"),
        (b"words = " + b"9" * 5000, "a number of thousands of digits"),
        (b"words = 0x" + b"f" * 5000, "a number of thousands of digits"),
        (b"words = " + b"[" * 5000, "nested too deep"),
        (b"words = 1\nwords = 2", "cannot be read as TOML"),
    ],
)
def test_a_file_that_no_editor_of_settings_wrote_is_named_with_what_is_wrong(tmp_path, content, problem):
    path = tmp_path / "bulletin.toml"
    path.write_bytes(content)

    with pytest.raises(SettingsError, match=rf"bulletin\.toml: .*{problem}"):
        load(path)


def test_a_byte_order_mark_at_the_head_of_the_file_is_passed_over(tmp_path):
    path = tmp_path / "bulletin.toml"
    path.write_bytes(b"\xef\xbb\xbfwords = 600\n")

    assert load(path).words == 600


def test_settings_that_are_a_folder_a_pipe_or_a_broken_link_are_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "bulletin.toml"

    path.mkdir()
    with pytest.raises(SettingsError, match=r"bulletin\.toml: is a folder"):
        load()
    path.rmdir()
    os.mkfifo(path)
    with pytest.raises(SettingsError, match="is no ordinary file"):
        load()
    path.unlink()
    path.symlink_to("nowhere")
    with pytest.raises(SettingsError, match="cannot be read"):
        load()


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("lexrnak", ["lexrank", "textrank"], "lexrank"),
        ("htm", ["html", "pdf"], "html"),
        ("PDF", ["html", "pdf"], "pdf"),
        ("--wrods", ["--words", "--json"], "--words"),
        ("--output", ["--out", "--quiet"], "--out"),
        ("magic", ["sumbasic", "lead"], ""),
        ("--colour", ["--out", "--quiet"], ""),
        ("docx", ["html", "pdf"], ""),
    ],
)
def test_only_a_slip_of_the_pen_is_taken_for_a_known_name(name, known, meant):
    assert nearest(name, known) == meant


def test_a_settings_file_that_was_named_must_exist(tmp_path):
    with pytest.raises(SettingsError, match=r"other\.toml"):
        load(tmp_path / "other.toml")


def test_sections_and_what_is_watched_come_in_the_order_of_the_file(tmp_path):
    path = tmp_path / "bulletin.toml"
    path.write_text(
        '[[section]]\nname = "Economy"\nmatch = ["inflation", "central bank"]\n'
        '[[section]]\nname = "Abroad"\nsources = ["far.example"]\n'
        '[[watch]]\nname = "Our ferry"\nterms = ["Saint Odile"]\n'
    )

    settings = load(path)

    assert settings.section == (
        SectionRule("Economy", match=("inflation", "central bank")),
        SectionRule("Abroad", sources=("far.example",)),
    )
    assert settings.watch == (WatchRule("Our ferry", ("Saint Odile",)),)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"section": [{"name": "A", "matches": ["x"]}]}, 'section 1: unknown setting "matches"; did you mean "match"?'),
        ({"watch": [{"name": "A", "term": ["x"]}]}, 'watch 1: unknown setting "term"; did you mean "terms"?'),
        ({"sections": [{"name": "A", "match": ["x"]}]}, 'did you mean "section"?'),
        ({"section": {"name": "A", "match": ["x"]}}, "write [[section]] with two brackets"),
        ({"section": [{"match": ["x"]}]}, "section 1.name is missing"),
        ({"watch": [{"name": "A"}]}, "watch 1.terms is missing"),
        ({"section": [{"name": " ", "match": ["x"]}]}, "section 1: its name is empty"),
        ({"section": [{"name": "A", "match": ["x"]}, {"name": "a ", "match": ["y"]}]}, "section 2: there is another"),
        ({"watch": [{"name": "A", "terms": ["x"]}, {"name": "A", "terms": ["y"]}]}, 'there is another "A"'),
        ({"section": [{"name": "A"}]}, 'section "A": nothing belongs there; add match or sources'),
        ({"watch": [{"name": "A", "terms": []}]}, 'watch "A": nothing mentions it; add terms'),
        ({"watch": [{"name": "A", "terms": ["*"]}]}, "a term needs letters or digits"),
        ({"watch": [{"name": "A", "terms": ["a*b"]}]}, '"*" only at its end'),
        ({"watch": [{"name": "A", "terms": [5]}]}, "watch 1.terms.0"),
        ({"watch": [{"name": "A", "terms": "x"}]}, "watch 1.terms: must be a list in square brackets, not 'x'"),
        ({"watch": ["A"]}, "watch 1: must be a table, not 'A'"),
    ],
)
def test_a_rule_that_cannot_work_is_refused_and_named(table, problem):
    with pytest.raises(SettingsError) as refused:
        parse(table)

    assert problem in str(refused.value)


@pytest.mark.parametrize("name", ["far.example", "www.Far.example", "Far Away", "FAR AWAY", "The Far Post"])
def test_a_source_is_known_by_its_host_its_name_and_the_name_that_settings_give_it(name):
    settings = parse({"sources": {"far.example": {"name": "The Far Post"}}})
    one = article("It rained.", source="Far Away", url="https://news.far.example/rain")

    assert is_from(one, [name], settings)
    assert not is_from(one, ["Near By", "near.example", "r.example"], settings)


def test_a_name_in_the_settings_leads_to_articles_that_were_given_it():
    settings = parse({"sources": {"Far Away": {"name": "The Far Post"}}})

    assert is_from(article("It rained.", source="The Far Post"), ["Far Away"], settings)


def test_a_time_zone_is_one_that_the_world_knows():
    assert parse({"timezone": "Pacific/Auckland"}).timezone == "Pacific/Auckland"
    for name in ("Mars/Olympus", "../../etc/passwd", "/etc/localtime", "Europe"):
        with pytest.raises(SettingsError, match='timezone: there is no "'):
            parse({"timezone": name})
