"""Put first on a child's PYTHONPATH: every connection or look-up that leaves loopback is written down and refused."""

import ipaddress
import os
import socket
import sys
from pathlib import Path

_LOCAL_NAMES = {"localhost", "ip6-localhost", ""}


def _is_local(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host or "")
    if name in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(name.split("%")[0]).is_loopback or name in ("0.0.0.0", "::")
    except ValueError:
        return False


def _audit(event: str, arguments: tuple) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else ""
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    if not _is_local(host):
        with Path(os.environ["PRESSDESK_GUARD_LOG"]).open("a", encoding="utf-8") as log:
            log.write(f"{event} {host!r} {sys.argv[:3]}\n")
        raise OSError(f"the network is closed in this test: {event} {host!r}")


assert socket  # imported first, so that its own start-up is not audited
sys.addaudithook(_audit)
