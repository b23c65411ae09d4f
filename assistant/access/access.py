"""Who stands behind a request, in one place: by a session, by a token, or by the word of a proxy or a hook."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from ipaddress import ip_address

from starlette.requests import Request

from assistant.access.lockout import Lockout
from assistant.access.passwords import is_password
from assistant.access.peer import Peer, peer_of
from assistant.access.sessions import Sessions
from assistant.access.users import Users
from assistant.access.viewer import LOCAL, Viewer
from ingest.errors import UserError
from ingest.settings import AccessSettings, Settings
from ingest.types import Audience

COOKIE = "pressdesk"
AuthDependency = Callable[[Request], str | None]
"""Single sign-on of one's own: the name of whoever sent the request, or None where it does not say."""


class Access:
    """Knows who may come in; safe to share between threads."""

    def __init__(
        self,
        users: Users | None = None,
        settings: AccessSettings | None = None,
        *,
        role: Audience = "staff",
        auth_dependency: AuthDependency | None = None,
    ) -> None:
        """:param role: everyone's, where there is no users file
        :param auth_dependency: asked first; whom it names has the role that the users file gives them
        """
        self.users, self.settings = users, settings or AccessSettings()
        self.sessions, self._lockout = Sessions(self.settings), Lockout(self.settings)
        self._everyone, self._auth_dependency = Viewer(LOCAL, role), auth_dependency

    @classmethod
    def of(cls, settings: Settings, host: str, role: Audience, auth_dependency: AuthDependency | None = None) -> Access:
        """What the settings ask for.

        :param host: the address that the desk will answer on
        :raises UserError: it can be reached from elsewhere and there is no users file, or that cannot be read
        """
        if settings.users is None:
            if not ip_address(host).is_loopback:
                raise UserError(
                    f"Without a users file the desk answers on this machine alone, and {host} can be reached from "
                    "elsewhere: add users with `python -m assistant users add` and name their file in PRESSDESK_USERS, "
                    "or leave --host out."
                )
            return cls(None, settings.access, role=role)
        users = Users(settings.users)
        users.all()
        return cls(users, settings.access, auth_dependency=auth_dependency)

    def viewer(self, request: Request) -> Viewer | None:
        """Who sent the request, with the role that they have now; None where nobody known did.

        :raises UserError: the users file cannot be read
        """
        if self.users is None:
            return self._everyone
        name = self._name(request)
        user = self.users.get(name) if name else None
        return Viewer(name, user.role) if name and user else None

    def signed_on(self, request: Request) -> str | None:
        """The name under which another program vouches for who sent the request; whether it is a user's or not."""
        told = self._auth_dependency(request) if self._auth_dependency else None
        return told or self.peer(request).name

    def peer(self, request: Request) -> Peer:
        """Where the request comes from."""
        return peer_of(request.scope, self.settings)

    def sign_in(self, name: str, password: str, address: str) -> str | None:
        """A new session's token; None where name and password are not a user's. Takes a moment: for a thread.

        :raises LockedOutError: nothing counts for the name from this address now
        """
        if self.users is None or not self._lockout.admit(name, address):
            raise LockedOutError
        user = self.users.get(name)
        if not is_password(password, user.password if user else None) or user is None:
            return None
        self._lockout.succeeded(name, address)
        return self.sessions.start(name, user.password)

    def _name(self, request: Request) -> str | None:
        if name := self.signed_on(request):
            return name
        if "authorization" in request.headers:
            return self._holder(request.headers["authorization"])
        return self._of_session(request.cookies)

    def _holder(self, authorization: str) -> str | None:
        """The user whose token it is: as ``Bearer token``, or as ``Basic`` with the token for a password."""
        scheme, _, given = authorization.partition(" ")
        if self.users is None or scheme.lower() not in ("bearer", "basic"):
            return None
        if scheme.lower() == "bearer":
            return self.users.holder_of(given.strip())
        try:
            name, _, token = base64.b64decode(given, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        return name if self.users.holder_of(token) == name else None

    def _of_session(self, cookies: Mapping[str, str]) -> str | None:
        found = self.sessions.use(cookies.get(COOKIE, ""))
        if found is None or self.users is None:
            return None
        name, password = found
        user = self.users.get(name)
        return name if user and user.password == password else None


class LockedOutError(Exception):
    """Too many wrong passwords: even a right one does not count for some minutes."""
