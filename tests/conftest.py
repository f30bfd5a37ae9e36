"""Every run draws the same examples, and none asks for a name or reaches beyond this machine."""

import signal
import socket

import pytest
from hypothesis import settings

settings.register_profile("fixed", derandomize=True)
settings.load_profile("fixed")


@pytest.fixture(autouse=True)
def an_archive_of_the_test_s_own(tmp_path, monkeypatch):
    """No test sees or touches the archive, the cache or the log of whoever runs it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path.with_name(f"{tmp_path.name}-data")))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path.with_name(f"{tmp_path.name}-cache")))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path.with_name(f"{tmp_path.name}-state")))


@pytest.fixture(autouse=True)
def no_name_is_looked_up(monkeypatch):
    """A test that would ask the network for a name fails as if there were no network."""
    look_up = socket.getaddrinfo

    def here_only(host, *arguments, **options):
        if host not in ("127.0.0.1", "::1", "localhost", b"localhost"):
            raise socket.gaierror(socket.EAI_NONAME, "no names in tests")
        return look_up(host, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", here_only)


@pytest.fixture(autouse=True)
def pipes_break_with_an_error():
    """The command line lets a pipe that breaks end it; called inside a test, it would end all tests."""
    before = signal.getsignal(signal.SIGPIPE)
    yield
    signal.signal(signal.SIGPIPE, before)
