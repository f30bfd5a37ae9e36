"""The table of publishers that own several outlets."""

from __future__ import annotations

import pytest

from bulletin.families import family
from bulletin.readers.addresses import registrable


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("waz.de", "Funke"),
        ("www.mirror.co.uk", "Reach"),
        ("Sport.Bild.de", "Axel Springer"),
        ("timesofindia.indiatimes.com", "Times Group"),
        ("indiatimes.com", ""),
        ("notwaz.de", ""),
        ("waz.de.example", ""),
        ("halden-post.example", ""),
        ("", ""),
    ],
)
def test_a_host_belongs_to_the_family_of_its_site(host: str, name: str) -> None:
    assert family(host) == name


def test_every_host_of_the_table_stands_there_once_and_is_a_site() -> None:
    from bulletin.families import _FAMILIES

    hosts = [word for line in _FAMILIES.split("\n") for word in line.rpartition(":")[2].split()]
    assert len(hosts) == len(set(hosts))
    assert all(registrable(host) != "" and "." in host for host in hosts)
    assert all(family(host) for host in hosts)
