"""A secure connection is to whom the address names, or there is none; it speaks HTTP/2 where the server does."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from tests.server import Site, running, serving
from tests.server_h2 import serving_h2
from tests.webs import World, body, problem, web

NAME = "feeds.example"
_AUTHORITY = trustme.CA()


def _server(name: str, authority: trustme.CA = _AUTHORITY, **certificate: datetime) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, **certificate).configure_cert(context)
    return context


def _trusting(authority: trustme.CA = _AUTHORITY) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.configure_trust(context)
    return context


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({"/feed": "a feed"}, tls=_server(NAME)) as up:
        yield up


def test_a_certificate_for_the_name_in_the_address_is_taken(site: Site) -> None:
    world = World()

    assert body(f"https://{NAME}:{site.port}/feed", web(world, tls=_trusting())) == b"a feed"
    assert (world.asked, world.connected) == ([NAME], ["127.0.0.1"])


def test_a_certificate_for_another_name_is_not(site: Site) -> None:
    said = "certificate is for another name; use https://… with the name that the site is known by"

    assert problem(f"https://other.example:{site.port}/feed", web(tls=_trusting())) == said
    assert problem(f"https://127.0.0.1:{site.port}/feed", web(tls=_trusting())) == said
    assert site.seen == []


def test_a_certificate_of_nobody_known_is_not(site: Site) -> None:
    said = "certificate is of no authority that this computer knows; if you trust it, install its authority"

    assert problem(f"https://{NAME}:{site.port}/feed", web(tls=_trusting(trustme.CA()))) == said
    assert site.seen == []


def test_a_certificate_whose_time_is_over_or_not_yet_come_is_not() -> None:
    now = datetime.now(UTC)
    over = _server(NAME, not_before=now - timedelta(days=9), not_after=now - timedelta(days=1))
    early = _server(NAME, not_before=now + timedelta(days=1), not_after=now + timedelta(days=9))

    for certificate, said in ((over, "certificate has expired; try"), (early, "certificate is not valid yet; check")):
        with serving({}, tls=certificate) as site:
            assert problem(f"https://{NAME}:{site.port}/", web(tls=_trusting())).startswith(said)


def test_a_server_without_tls_is_named() -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(9)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    with running(talk) as address:
        said = problem(address.replace("http:", "https:"), web(tls=_trusting()))

    assert said.startswith("no secure connection can be made (")
    assert said.endswith("); if the site has no https, use http://…")


def test_a_server_with_tls_asked_without_is_named(site: Site) -> None:
    assert problem(f"http://{NAME}:{site.port}/feed", web()).startswith("the ")


def test_http_2_is_spoken_where_the_server_does() -> None:
    with serving_h2({"/feed": b"two", "/other": b"more" * 50_000}, tls=_server(NAME)) as site:
        on = web(tls=_trusting())

        assert body(f"https://{NAME}:{site.port}/feed", on) == b"two"
        assert body(f"https://{NAME}:{site.port}/other", on) == b"more" * 50_000
    assert site.paths == ["/feed", "/other"]


def test_the_computer_s_own_authorities_are_trusted_and_no_test_s() -> None:
    import httpx2

    context = httpx2.create_ssl_context(trust_env=False)

    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname
