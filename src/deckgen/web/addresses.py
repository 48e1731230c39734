"""Addresses of the network: which are open to everybody, and which belong to a machine, a house or a provider."""

from __future__ import annotations

import ipaddress
import socket
from ipaddress import IPv4Address, IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
Resolved = tuple[str, ...]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open network.

    Loopback, private, link-local (where providers keep their metadata), shared, multicast and reserved ones are not,
    nor is an IPv6 address that stands for such an IPv4 one.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(found) if isinstance(found, IPv6Address) else None
    if inner is not None:
        return _open(inner)
    return _open(found)


def _open(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one leads to: mapped, by 6to4, by Teredo or by NAT64."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo


def resolved(host: str, port: int) -> Resolved:
    """The IP addresses of a host, each once, in the order in which to try them; OSError where there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[4][0]) for address in found))
