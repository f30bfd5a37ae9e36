"""Secrets: read from where settings say, and shown to nobody."""

import os

import pytest

from bulletin.errors import SettingsError
from bulletin.sending.secret import problem, secret

CANARY = "canary-Gh7-passphrase"


def private(path, text=f"{CANARY}\n", mode=0o600):
    path.write_text(text)
    path.chmod(mode)
    return f"file:{path}"


def test_it_is_found_in_the_environment_and_in_a_file_of_ones_own(tmp_path):
    assert secret("env:MAIL_SECRET", {"MAIL_SECRET": CANARY}) == CANARY
    assert secret(private(tmp_path / "mail"), {}) == CANARY
    assert secret(private(tmp_path / "mail", f"{CANARY}\r\n", 0o400), {}) == CANARY


def test_only_the_end_of_the_last_line_is_no_part_of_it(tmp_path):
    assert secret(private(tmp_path / "mail", f" {CANARY} \n\n"), {}) == f" {CANARY} \n"


def test_it_is_found_in_the_keyring(monkeypatch):
    import keyring

    monkeypatch.setattr(keyring, "get_password", lambda *asked: "/".join(asked))

    assert secret("keyring:mail/smtp.example.org/ann@example.org", {}) == "mail/smtp.example.org/ann@example.org"


def test_a_keyring_that_does_not_open_is_named(monkeypatch):
    import keyring
    from keyring.errors import KeyringLocked

    def locked(*_):
        raise KeyringLocked(CANARY)

    monkeypatch.setattr(keyring, "get_password", locked)

    with pytest.raises(SettingsError, match="keyring:mail/ann: the keyring does not open") as refused:
        secret("keyring:mail/ann", {})
    assert CANARY not in str(refused.value)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o610, 0o644])
def test_a_file_that_others_may_read_is_refused(tmp_path, mode):
    with pytest.raises(SettingsError, match="may be read by others; run: chmod 600") as refused:
        secret(private(tmp_path / "mail", mode=mode), {})
    assert CANARY not in str(refused.value)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_a_file_of_somebody_else_is_refused(tmp_path):
    place = private(tmp_path / "mail")
    os.chown(tmp_path / "mail", 65534, 65534)

    with pytest.raises(SettingsError, match="belongs to somebody else"):
        secret(place, {})


def test_a_link_is_not_followed(tmp_path):
    private(tmp_path / "mail")
    (tmp_path / "link").symlink_to(tmp_path / "mail")

    with pytest.raises(SettingsError, match="is a link; name the file itself"):
        secret(f"file:{tmp_path}/link", {})


def test_a_pipe_that_nobody_writes_to_holds_up_nothing(tmp_path):
    os.mkfifo(tmp_path / "pipe", 0o600)

    with pytest.raises(SettingsError, match="is no ordinary file"):
        secret(f"file:{tmp_path}/pipe", {})


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe" + CANARY.encode(), b"x" * 70_000])
def test_a_file_without_a_secret_in_it_is_named(tmp_path, content):
    (tmp_path / "mail").write_bytes(content)
    (tmp_path / "mail").chmod(0o600)

    with pytest.raises(SettingsError, match=r"^file:/") as refused:
        secret(f"file:{tmp_path}/mail", {})
    assert CANARY not in repr(refused.value)
    assert refused.value.__cause__ is None


@pytest.mark.parametrize("place", ["env:MAIL_SECRET", "file:/nowhere/at/all"])
def test_a_place_that_is_empty_is_named(place):
    with pytest.raises(SettingsError, match=f"^{place}: "):
        secret(place, {})


@pytest.mark.parametrize("place", [*(f"{kind}{CANARY}" for kind in ("", "env:", "file:", "keyring:", "pass:")), ""])
def test_a_password_in_settings_is_refused_and_not_repeated(place):
    assert 'write "env:NAME", "file:/path" or "keyring:service/user"' in problem(place)
    assert CANARY not in problem(place)
    with pytest.raises(SettingsError) as refused:
        secret(place, {})
    assert CANARY not in str(refused.value)
