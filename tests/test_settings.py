"""bulletin.toml: typed settings, with unknown keys refused by name."""

import pytest

from bulletin.errors import SettingsError
from bulletin.settings import Settings, SourceSettings, load, parse


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
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_and_its_key_is_named(table):
    with pytest.raises(SettingsError, match=next(iter(table))):
        parse(table)


def test_a_file_that_is_not_toml_is_named(tmp_path):
    path = tmp_path / "bulletin.toml"
    path.write_text("title = ")

    with pytest.raises(SettingsError, match=r"bulletin\.toml: cannot be read as TOML"):
        load(path)


def test_a_settings_file_that_was_named_must_exist(tmp_path):
    with pytest.raises(SettingsError, match=r"other\.toml"):
        load(tmp_path / "other.toml")
