"""Where a request comes from: what a proxy says of it counts only from those proxies that the settings name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address

from starlette.datastructures import Headers
from starlette.types import Scope

from ingest.settings import AccessSettings

Networks = Sequence[IPv4Network | IPv6Network]


@dataclass(frozen=True, slots=True)
class Peer:
    """The asker's address, whether the browser speaks https, and the name by which a proxy has signed them in."""

    address: str
    https: bool
    name: str | None


def peer_of(scope: Scope, settings: AccessSettings) -> Peer:
    """Who is at the other end of a request."""
    address, https = (scope.get("client") or ("", 0))[0], scope.get("scheme") == "https"
    if not _trusted(address, settings.trusted_proxies):
        return Peer(address, https, None)
    headers = Headers(scope=scope)
    forwarded = [part.strip() for part in headers.get("x-forwarded-for", "").split(",") if part.strip()]
    told = next((a for a in reversed(forwarded) if not _trusted(a, settings.trusted_proxies)), address)
    protocol = headers.get("x-forwarded-proto", scope.get("scheme", "http"))
    names = headers.getlist(settings.proxy_header) if settings.proxy_header else []
    # Two such headers: one of them may be the browser's own.
    return Peer(told, protocol == "https", names[0] if len(names) == 1 and names[0] else None)


def _trusted(address: str, networks: Networks) -> bool:
    try:
        known = ip_address(address)
    except ValueError:
        return False
    return any(known in network for network in networks if network.version == known.version)
