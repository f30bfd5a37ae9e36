"""The environment's proxies are used only when the user says so, and lead nowhere inside either."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bulletin.errors import SettingsError
from bulletin.web import Request
from tests.server import Site, answer, serving
from tests.webs import World, body, problem, web


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with serving({"http://feeds.example/feed": "through the proxy"}) as site:
        monkeypatch.setenv("http_proxy", site.url.replace("://", "://desk:secret@"))
        yield site


PUBLIC = {"feeds.example": ("93.184.215.14",), "inside.example": ("10.0.0.5",)}


def test_the_environment_is_not_trusted_unless_asked(proxy: Site) -> None:
    world = World(PUBLIC)

    problem("http://feeds.example/feed", web(world))

    assert proxy.seen == []
    assert set(world.connected) == {"93.184.215.14"}


def test_a_trusted_environment_s_proxy_is_used(proxy: Site) -> None:
    world = World(PUBLIC)

    assert body("http://feeds.example/feed", web(world, trust_env=True, allow=())) == b"through the proxy"
    assert world.connected == ["127.0.0.1"]
    assert proxy.seen[0].headers["proxy-authorization"] == "Basic ZGVzazpzZWNyZXQ="


def test_a_proxy_is_not_asked_for_what_lies_inside(proxy: Site) -> None:
    on = web(World(PUBLIC), trust_env=True, allow=())

    for address in ("http://inside.example/", "http://10.0.0.5/", "http://[::1]/"):
        assert problem(address, on).endswith(" address; allow it under allow_private")
    assert proxy.seen == []


def test_a_name_that_only_the_proxy_knows_is_left_to_it(proxy: Site) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        raise OSError("unknown")

    assert body("http://feeds.example/feed", web(resolve=resolve, trust_env=True)) == b"through the proxy"


def test_a_host_in_no_proxy_is_reached_directly(proxy: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "own.example")
    with serving({"/": answer("directly")}) as site:
        assert body(f"http://own.example:{site.port}/", web(trust_env=True)) == b"directly"
    assert proxy.seen == []


@pytest.mark.parametrize("named", ["socks5://127.0.0.1:9", "http://[::1", "://"])
def test_a_proxy_that_cannot_be_used_is_named(named: str, proxy: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", named)

    with pytest.raises(SettingsError, match="http_proxy: "):
        web(trust_env=True).fetch_all([Request("http://feeds.example/", named=True)])
