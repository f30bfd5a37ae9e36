"""Which wikis settings may name: nothing that is written there makes git run a command or shows a password."""

import pytest

from bulletin.errors import SettingsError
from bulletin.settings import parse


def wiki(**table):
    return parse({"wiki": [table]}).wiki[0]


@pytest.mark.parametrize(
    "remote",
    [
        "https://github.com/harrow/press.wiki.git",
        "https://ines@git.harrow.example:8443/press.wiki.git",
        "ssh://git@git.harrow.example:2222/press/wiki.git",
        "git@github.com:harrow/press.wiki.git",
        "file:///srv/git/the press.wiki.git",
        "http://127.0.0.1:8080/wiki.git",
        "http://localhost/wiki.git",
    ],
)
def test_a_wiki_is_a_git_repository_at_an_address_of_a_known_kind(remote):
    assert wiki(remote=remote, author="Press office <press@harrow.example>", branch="main").remote == remote


@pytest.mark.parametrize(
    "remote",
    [
        "--upload-pack=touch /tmp/marker",
        "-oProxyCommand=touch /tmp/marker",
        "ext::sh -c touch% /tmp/marker",
        "ssh://-oProxyCommand=x/wiki.git",
        "ssh://git@host/-oProxyCommand=x",
        "-u@host:wiki.git",
        "git@-oProxyCommand=x:wiki.git",
        "git@host:-x",
        "git@host::x",
        "fd::17",
        "http://git.harrow.example/wiki.git",
        "http://localhost@evil.example/wiki.git",
        "http://127.0.0.1.evil.example/wiki.git",
        "git://git.harrow.example/wiki.git",
        "ftp://git.harrow.example/wiki.git",
        "file://host/wiki.git",
        "wiki.git",
        "../wiki.git",
        "https://git.harrow.example/wiki.git?token=abc",
        "https://git.harrow.example/wiki\n.git",
        "https://git.harrow.example/wiki .git",
        "https:///wiki.git",
        "file:///srv\0/wiki.git",
    ],
)
def test_no_other_address_is_pushed_to(remote):
    with pytest.raises(SettingsError, match=r"wiki 1: remote (is|holds)"):
        wiki(remote=remote)


def test_a_password_in_an_address_is_refused_and_not_repeated():
    with pytest.raises(SettingsError) as caught:
        wiki(remote="https://ines:kanarienvogel@git.harrow.example/wiki.git")

    assert "secret" in str(caught.value)
    assert "kanarienvogel" not in str(caught.value)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({}, "name one remote"),
        ({"remote": "https://a.example/w", "path": "vault"}, "name one remote"),
        ({"path": "vault"}, "obsidian or mkdocs"),
        ({"path": "vault", "style": "gitlab"}, "obsidian or mkdocs"),
        ({"path": "press/.git/hooks", "style": "obsidian"}, "no place for pages"),
        ({"path": "vault", "style": "obsidian", "branch": "main"}, "branch is for a remote"),
        ({"remote": "https://a.example/w", "branch": "--force"}, "no name of a branch"),
        ({"remote": "https://a.example/w", "branch": "a..b"}, "no name of a branch"),
        ({"remote": "https://a.example/w", "branch": "+main:other"}, "no name of a branch"),
        ({"remote": "https://a.example/w", "author": "Ines"}, "author"),
        ({"remote": "https://a.example/w", "author": "Ines <ines@a.example>\nX: <y@z>"}, "author"),
        ({"remote": "git@a.example:w", "secret": "env:TOKEN"}, "https remotes"),
        ({"remote": "https://a.example/w", "style": "githb"}, 'did you mean "github"'),
        ({"remote": "https://a.example/w", "brnch": "main"}, 'did you mean "branch"'),
    ],
)
def test_what_does_not_fit_together_is_named(table, problem):
    with pytest.raises(SettingsError, match=problem):
        wiki(**table)


def test_a_secret_in_place_of_its_place_is_not_repeated():
    with pytest.raises(SettingsError) as caught:
        wiki(remote="https://a.example/w", secret="ghp_kanarienvogel")

    assert "kanarienvogel" not in str(caught.value)


@pytest.mark.parametrize("style", ["obsidian", "mkdocs"])
def test_a_wiki_is_a_folder_of_pages(style):
    assert wiki(path="vault", style=style).path == "vault"
