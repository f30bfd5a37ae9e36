"""Only public addresses are reached, however an address is written, and whatever a name leads to."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path

import pytest

from bulletin.model import Failure
from bulletin.web import Fetched, Request, addresses
from tests.server import redirect, serving
from tests.webs import LOOPBACK, World, body, problem, public, web

REFUSED = (
    "0.0.0.0", "0.1.2.3", "10.0.0.5", "100.64.0.1", "100.100.100.200", "100.127.255.255", "127.0.0.1",
    "127.255.255.254", "168.63.129.16", "169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1",
    "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1",
    "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:127.0.0.1",
    "::ffff:8.8.8.8", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::a00:5", "100::1",
    "100:0:0:1::1", "2001::1", "2001:0:7f00:1::", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1",
    "2002:7f00:1::", "2002:a00:5::1", "3fff::1", "4000::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "febf::1",
    "fec0::1", "ff02::1", "ff0e::1",
)  # fmt: skip
PUBLIC = ("1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1", "198.17.0.1",
          "198.20.0.1", "223.255.255.255", "2001:200::1", "2001:4860:4860::8888", "2003::1", "2606:4700::1111",
          "2a00:1450::1", "3ffe::1")  # fmt: skip


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    world = World({"feeds.example": (address,)})

    said = problem("http://feeds.example/feed.xml", web(world, allow=()))

    assert said.startswith(f"feeds.example leads to {ip_address(address)}, a")
    assert said.endswith(" address; allow it under allow_private")
    assert world.connected == []


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_not_refused(address: str) -> None:
    assert addresses.refusal(ip_address(address)) == ""


def test_what_the_library_takes_for_global_is_looked_at_more_closely() -> None:
    for address in ("64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1", "168.63.129.16"):
        assert ip_address(address).is_global
        assert addresses.refusal(ip_address(address))


def test_one_refused_address_refuses_the_name() -> None:
    world = World({"mixed.example": ("93.184.215.14", "10.0.0.5")})

    assert problem("https://mixed.example/", web(world)).startswith(
        "mixed.example leads to 10.0.0.5, a private address"
    )
    assert world.connected == []


def test_only_what_is_allowed_by_name_is_reached_besides() -> None:
    world = World({"intranet.example": ("10.1.2.3",), "other.example": ("10.1.2.4",), "net.example": ("fd00::1",)})
    on = web(world, allow=("10.1.2.3", "fd00::/64"))

    assert "only loopback" not in problem("http://other.example/", on)
    assert world.connected == []
    problem("http://intranet.example/", on)
    problem("http://net.example/", on)
    assert set(world.connected) == {"10.1.2.3", "fd00::1"}


def test_what_is_allowed_inside_is_reached_only_by_what_the_user_named() -> None:
    world = World({"intranet.example": ("10.1.2.3",)})
    on = web(world, allow=("10.1.2.3",))

    assert problem("http://intranet.example/", on, named=False) == (
        "intranet.example leads to 10.1.2.3, a private address; "
        "name it yourself, for nothing that is only linked to may lie inside"
    )
    assert world.connected == []
    problem("http://intranet.example/", on)
    assert set(world.connected) == {"10.1.2.3"}


def test_a_redirect_leads_inside_only_from_what_the_user_named() -> None:
    paths = {}
    with serving({"/inside": "a feed of the house"}) as inside, serving(paths) as site:
        paths["/"] = redirect(f"{inside.url}/inside")
        refused = problem(f"{public(site)}/", named=False)

        assert inside.seen == []
        assert body(f"{public(site)}/") == b"a feed of the house"
    assert refused.endswith("loopback address; name it yourself, for nothing that is only linked to may lie inside")


def test_what_came_from_inside_is_given_to_nobody_else(tmp_path: Path) -> None:
    world = World()
    with serving({"/": "a page of the house", "/robots.txt": ""}) as site:
        on = web(world, cache=tmp_path)
        named, linked = on.fetch_all([Request(f"{site.url}/", named=True), Request(f"{site.url}/")])
        again = problem(f"{site.url}/", on, named=False)

    assert isinstance(named, Fetched)
    assert isinstance(linked, Failure)
    assert "loopback address; name it yourself" in again
    assert site.paths == ["/"]


def test_an_address_that_is_none_cannot_be_allowed() -> None:
    with pytest.raises(ValueError, match=r"intranet\.example"):
        web(allow=("intranet.example",))


SPELLINGS = (
    "http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://LOCALHOST:{port}/", "http://localhost.:{port}/",
    "http://localhost..:{port}/", "http://0x7f000001:{port}/", "http://0X7F.1:{port}/", "http://2130706433:{port}/",
    "http://127.1:{port}/", "http://127.0.1:{port}/", "http://0177.0.0.1:{port}/", "http://017700000001:{port}/",
    "http://0x7f.0x0.0x0.0x1:{port}/", "http://127.0.0.1.:{port}/", "http://127.000.000.001:{port}/",
    "http://0:{port}/", "http://0.0.0.0:{port}/", "http://127.127.127.127:{port}/", "http://[::1]:{port}/",
    "http://[::]:{port}/", "http://[0:0:0:0:0:0:0:1]:{port}/", "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/", "http://[::127.0.0.1]:{port}/", "http://[64:ff9b::127.0.0.1]:{port}/",
    "http://[2002:7f00:1::]:{port}/", "http://[fe80::1%25lo]:{port}/", "http://[::1%25lo]:{port}/",
    "http://１２７.０.０.１:{port}/", "http://①②⑦.⓪.⓪.①:{port}/", "http://127。0。0。1:{port}/", "http://ⓛocalhost:{port}/",
    "http://127%2e0%2e0%2e1:{port}/", "http://%31%32%37.0.0.1:{port}/", "http://good.example@127.0.0.1:{port}/",
    "http://good.example:80@127.0.0.1:{port}/", "http://good.example\\@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\\@good.example/", "http:\\\\127.0.0.1:{port}\\", "http:/127.0.0.1:{port}/",
    "http:127.0.0.1:{port}/", "http:///127.0.0.1:{port}/", "//127.0.0.1:{port}/", "127.0.0.1:{port}/",
    "http://127.0.0.1:{port}#@good.example/", "http://127.0.0.1:{port}?@good.example/", " http://127.0.0.1:{port}/ ",
    "http://127.0.0.1\t:{port}/", "http://127.0.0.1\r\n:{port}/", "http://127.0.0.1\0:{port}/",
    "http://127.0.0.1 .good.example:{port}/", "HTTP://127.0.0.1:{port}/", "ftp://127.0.0.1:{port}/",
    "gopher://127.0.0.1:{port}/_x", "file://127.0.0.1:{port}/etc/passwd", "feed://127.0.0.1:{port}/",
    "feed:http://127.0.0.1:{port}/", "view-source:http://127.0.0.1:{port}/", "jar:http://127.0.0.1:{port}!/",
    "http://-127.0.0.1:{port}/", "http://127.0.0.1:0{port}/", "http://127.0.0.1:+{port}/", "ws://127.0.0.1:{port}/",
    "http://inside.example:{port}/", "http://user:pass@inside.example:{port}/", "http://[v1.127.0.0.1]:{port}/",
)  # fmt: skip


def _as_old_resolvers_do(host: str) -> Sequence[str]:
    """Numbers in any base and number are an address; every other name leads to loopback."""
    try:
        return [socket.inet_ntoa(socket.inet_aton(host))]
    except OSError:
        return [LOOPBACK, "::1"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_of_an_address_reaches_the_computer_itself(spelling: str) -> None:
    async def resolve(host: str, port: int) -> Sequence[str]:
        return _as_old_resolvers_do(host)

    world = World()
    with socket.create_server((LOOPBACK, 0)) as listener:
        address = spelling.format(port=listener.getsockname()[1])
        found = web(world, allow=(), resolve=resolve).fetch_all([Request(address, named=True), Request(address)])
        listener.setblocking(False)
        with pytest.raises(BlockingIOError):
            listener.accept()

    assert all(isinstance(one, Failure) for one in found)
    assert world.connected == []


def test_there_are_many_spellings() -> None:
    assert len(set(SPELLINGS)) >= 60


@pytest.mark.parametrize(
    ("spelling", "said"),
    [
        ("http://2130706433/", "2130706433 is an odd spelling of an IP address; write it as four numbers"),
        ("http://10.0.0.5/", "10.0.0.5 is a private address; allow it under allow_private"),
        (
            "http://[::ffff:10.0.0.5]/",
            f"{ip_address('::ffff:10.0.0.5')} is a reserved (IPv4-mapped) address; allow it under allow_private",
        ),
        ("ftp://files.example/feed", "is no web address; name one that begins with https:// or http://"),
        ("http://", "is no address that can be fetched; check how it is written"),
        ("http://a.example:99999/", "is no address that can be fetched; check how it is written"),
        ("http://a.example/" + "x" * 9000, "is longer than any address that is used; check how it is written"),
        ("http://" + "a" * 70 + ".example/", "is no address that can be fetched; check how it is written"),
    ],
)
def test_an_address_that_is_not_fetched_is_told_why(spelling: str, said: str) -> None:
    assert problem(spelling, web(allow=())) == said


def test_a_failure_stands_on_one_line() -> None:
    (found,) = web().fetch_all([Request("http://a\n\x1b[31m.example/", named=True)])

    assert isinstance(found, Failure)
    assert found.subject == "http://a��[31m.example/"


def test_a_name_is_resolved_once_and_its_checked_address_is_connected_to() -> None:
    class Rebinding(World):
        async def resolve(self, host: str, port: int) -> Sequence[str]:
            self.asked.append(host)
            return ("93.184.215.14",) if len(self.asked) == 1 else (LOOPBACK,)

    world = Rebinding()
    with serving({"/": "inside"}) as site:
        said = problem(f"http://rebinding.example:{site.port}/", web(world, allow=()))

        assert world.connected == ["93.184.215.14"]
        assert site.seen == []
    assert said == "rebinding.example leads to 127.0.0.1, a loopback address; allow it under allow_private"
    assert len(world.asked) == 2


def test_a_redirect_inside_is_refused_as_the_address_itself_is() -> None:
    world = World({"outside.example": (LOOPBACK,), "inside.example": ("10.0.0.5",)})
    with serving({"/": redirect("http://inside.example/secret")}) as site:
        said = problem(f"http://outside.example:{site.port}/", web(world))

    assert said == (
        "redirects to http://inside.example/secret: "
        "inside.example leads to 10.0.0.5, a private address; allow it under allow_private"
    )
    assert world.connected == [LOOPBACK]


def test_the_next_address_of_a_name_is_tried_when_one_takes_no_connection() -> None:
    world = World({"two.example": ("93.184.215.14", LOOPBACK)})
    with serving({"/": "here"}) as site:
        assert body(f"http://two.example:{site.port}/", web(world)) == b"here"
    assert world.connected == ["93.184.215.14", LOOPBACK]


def test_a_name_that_is_not_known_is_named() -> None:
    async def resolve(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    said = problem("http://feeds.exmaple/", web(resolve=resolve))

    assert said == "the name feeds.exmaple is not known; check its spelling and the network connection"


def test_a_resolver_that_gives_nothing_or_nonsense_is_named() -> None:
    world = World({"none.example": (), "odd.example": ("here",), "zone.example": ("fe80::1%eth0",)})

    assert problem("http://none.example/", web(world)) == "the name none.example has no address; check its spelling"
    assert problem("http://odd.example/", web(world)) == "the name odd.example leads to no address; check its spelling"
    assert problem("http://zone.example/", web(world)).startswith("zone.example leads to fe80::1%eth0, an address of")
    assert world.connected == []


def test_the_system_s_resolver_is_asked_in_a_thread_of_its_own() -> None:
    from bulletin.web.connections import resolved

    with serving({"/": "here"}) as site:
        assert body(f"http://localhost:{site.port}/", web(resolve=resolved)) == b"here"
