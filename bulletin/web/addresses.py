"""Which IP addresses may be reached: public ones, and those that the user allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from bulletin.web.problems import Problem

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# ipaddress.is_global is true for NAT64, 6to4 and multicast, so what is refused is listed: the special-purpose
# registries of IANA, and an address by which one cloud's machines ask their host.
_REFUSED_4 = tuple(
    (IPv4Network(network), kind)
    for network, kind in (
        ("0.0.0.0/8", "an unspecified"),
        ("10.0.0.0/8", "a private"),
        ("100.64.0.0/10", "a private (carrier-grade NAT)"),
        ("127.0.0.0/8", "a loopback"),
        ("168.63.129.16/32", "a private (cloud host)"),
        ("169.254.0.0/16", "a link-local"),
        ("172.16.0.0/12", "a private"),
        ("192.0.0.0/24", "a reserved"),
        ("192.0.2.0/24", "a reserved (documentation)"),
        ("192.88.99.0/24", "a reserved (6to4 relay)"),
        ("192.168.0.0/16", "a private"),
        ("198.18.0.0/15", "a reserved (benchmarks)"),
        ("198.51.100.0/24", "a reserved (documentation)"),
        ("203.0.113.0/24", "a reserved (documentation)"),
        ("224.0.0.0/4", "a multicast"),
        ("255.255.255.255/32", "a broadcast"),
        ("240.0.0.0/4", "a reserved"),
    )
)
# Of IPv6 only 2000::/3 is handed out; the networks outside of it are listed for the sake of the message alone.
_PUBLIC_6 = IPv6Network("2000::/3")
_REFUSED_6 = tuple(
    (IPv6Network(network), kind)
    for network, kind in (
        ("::/128", "an unspecified"),
        ("::1/128", "a loopback"),
        ("::ffff:0:0/96", "a reserved (IPv4-mapped)"),
        ("::/96", "a reserved (IPv4-compatible)"),
        ("64:ff9b::/96", "a reserved (NAT64)"),
        ("64:ff9b:1::/48", "a reserved (NAT64)"),
        ("2001::/32", "a reserved (Teredo)"),
        ("2001::/23", "a reserved"),
        ("2001:db8::/32", "a reserved (documentation)"),
        ("2002::/16", "a reserved (6to4)"),
        ("3fff::/20", "a reserved (documentation)"),
        ("fc00::/7", "a private"),
        ("fe80::/10", "a link-local"),
        ("fec0::/10", "a private (site-local)"),
        ("ff00::/8", "a multicast"),
    )
)


@dataclass(frozen=True, slots=True)
class Inside:
    """The networks that are not public and may be reached all the same, and the next step where another is met."""

    allowed: tuple[Network, ...] = ()
    step: str = "allow it under allow_private"


NOTHING_INSIDE = Inside(step="name it yourself, for nothing that is only linked to may lie inside")


def networks(named: Iterable[str]) -> tuple[Network, ...]:
    """The networks of these addresses ("10.1.2.3") and networks ("10.1.0.0/16"). Raises ValueError."""
    return tuple(ip_network(one, strict=False) for one in named)


def checked(found: Iterable[str], host: str, inside: Inside) -> tuple[Address, ...]:
    """The addresses that a host has, when every one of them may be reached; raises Problem when one may not."""
    addresses = tuple(_address(one, host) for one in found)
    for address in addresses:
        kind = refusal(address)
        if kind and not any(address in network for network in inside.allowed):
            leads = "is" if host == str(address) else f"leads to {address},"
            raise Problem(f"{host} {leads} {kind} address; {inside.step}")
    if not addresses:
        raise Problem(f"the name {host} has no address; check its spelling")
    return addresses


def refusal(address: Address) -> str:
    """The kind of address that is not reached without the user's word, or "" for a public one."""
    if isinstance(address, IPv4Address):
        return next((kind for network, kind in _REFUSED_4 if address in network), "")
    listed = next((kind for network, kind in _REFUSED_6 if address in network), "")
    return listed or ("" if address in _PUBLIC_6 else "a reserved")


def _address(text: str, host: str) -> Address:
    try:
        address = ip_address(text)
    except ValueError as error:
        raise Problem(f"the name {host} leads to no address; check its spelling") from error
    # A zone names a network card of this computer: what is behind it is never public.
    if isinstance(address, IPv6Address) and address.scope_id:
        raise Problem(f"{host} leads to {address}, an address of this computer's own network; name another")
    return address
