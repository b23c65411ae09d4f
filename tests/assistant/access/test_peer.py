"""What a proxy says of a request counts only from a trusted one."""

from ipaddress import ip_network

import pytest
from pydantic import ValidationError

from assistant.access.peer import Peer, peer_of
from ingest.settings import AccessSettings

BEHIND = AccessSettings(
    proxy_header="X-Sample-User", trusted_proxies=(ip_network("10.0.0.0/24"), ip_network("::1/128"))
)


def peer(address: str, settings: AccessSettings = BEHIND, **headers: str) -> Peer:
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return peer_of({"type": "http", "scheme": "http", "client": (address, 1), "headers": named}, settings)


def test_a_trusted_proxy_names_the_user_the_address_and_the_protocol() -> None:
    told = peer("10.0.0.7", x_sample_user="jane", x_forwarded_for="192.0.2.9", x_forwarded_proto="https")
    assert told == Peer("192.0.2.9", True, "jane")


def test_nobody_else_does() -> None:
    headers = {"x_sample_user": "jane", "x_forwarded_for": "192.0.2.9", "x_forwarded_proto": "https"}
    for address in ("10.0.1.7", "127.0.0.1", "", "nonsense"):
        assert peer(address, **headers) == Peer(address, False, None)
    assert peer("10.0.0.7", AccessSettings(), **headers) == Peer("10.0.0.7", False, None)


def test_the_address_is_the_last_that_no_trusted_proxy_added() -> None:
    assert peer("::1", x_forwarded_for="203.0.113.1, 192.0.2.9, 10.0.0.3").address == "192.0.2.9"


def test_a_name_given_twice_is_nobodys() -> None:
    twice = [(b"x-sample-user", b"jane"), (b"x-sample-user", b"anne")]
    scope = {"type": "http", "scheme": "http", "client": ("10.0.0.7", 1), "headers": twice}
    assert peer_of(scope, BEHIND).name is None


def test_a_header_without_proxies_is_a_wrong_setting() -> None:
    with pytest.raises(ValidationError, match="trusted_proxies"):
        AccessSettings(proxy_header="X-Sample-User")
