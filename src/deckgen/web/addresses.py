"""IP addresses: which are on the public internet, and which lead into a machine or a network inside a house.

A server must not be able to send deckgen to an address of the second kind.
"""

from __future__ import annotations

import ipaddress
import socket
from ipaddress import IPv4Address, IPv6Address

# IPv6 addresses that stand for an IPv4 one, in their last 32 bits (RFC 6052).
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet.

    Loopback, private, link-local, shared, multicast and reserved addresses are not. (Cloud providers hand out the
    passwords of a machine at a link-local one.) An IPv6 address that stands for an IPv4 one is judged as that one.
    """
    try:
        # A link-local address may have the name of a network card behind a percent sign.
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(found) if isinstance(found, IPv6Address) else None
    return _is_open(found if inner is None else inner)


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for (mapped, 6to4, Teredo or NAT64); None for all others."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo


def resolved(host: str, port: int) -> tuple[str, ...]:
    """The IP addresses of a host, each once, in the order in which to try them; OSError where there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[4][0]) for address in found))
