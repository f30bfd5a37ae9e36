"""Channels in bulletin.toml: each has a name of its own, and what is misspelt is named."""

import pytest

from bulletin import channels
from bulletin.errors import SettingsError
from bulletin.settings import Settings, parse

SHELF = {"folder": [{"path": "shelf"}, {"path": "attic", "name": "attic"}]}


def test_channels_are_known_by_their_names_and_without_one_all_are_meant():
    settings = parse(SHELF)

    assert channels.names(settings) == ("folder", "attic")
    assert channels.chosen(["attic"], settings) == ("attic",)
    assert channels.chosen([], settings) == ("folder", "attic")


def test_a_channel_that_is_not_there_is_named_with_the_nearest():
    with pytest.raises(SettingsError, match='unknown channel "atic"; did you mean "attic"'):
        channels.chosen(["atic"], parse(SHELF))


def test_without_channels_it_is_said_how_to_add_one():
    with pytest.raises(SettingsError, match=r"there is no channel; add \[email\]"):
        channels.chosen([], Settings())


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"folder": [{"path": "a"}, {"path": "b"}]}, 'folder 2: there is another "folder"'),
        ({"folder": [{"path": "a", "name": "Our shelf"}]}, 'folder 1: name a channel in small letters, digits and "-"'),
        ({"folder": [{"path": "a", "name": "email"}], "email": {"sender": "a@press.example"}}, 'another "email"'),
        ({"folder": {"path": "a"}}, r"write \[\[folder\]\]"),
        ({"folder": [{"pathh": "a"}]}, 'unknown setting "pathh"; did you mean "path"'),
        ({"email": {"sendr": "a@press.example"}}, 'unknown setting "sendr"; did you mean "sender"'),
        ({"run": {"att": "06:30"}}, 'unknown setting "att"; did you mean "at"'),
    ],
)
def test_what_cannot_be_used_is_named(table, problem):
    with pytest.raises(SettingsError, match=problem):
        parse(table)
