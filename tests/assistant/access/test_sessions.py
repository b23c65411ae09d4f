"""Sessions end, and wrong passwords are counted."""

from assistant.access.lockout import Lockout
from assistant.access.sessions import Sessions
from ingest.settings import AccessSettings

SETTINGS = AccessSettings(idle_minutes=10, session_hours=1, failures=3, lockout_minutes=15)


class Clock:
    """Seconds, as far as a test has let them pass."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


def test_a_session_is_its_users_until_it_is_ended() -> None:
    sessions = Sessions(SETTINGS)
    token, another = sessions.start("jane", "hash"), sessions.start("anne", None)
    assert sessions.use(token) == ("jane", "hash")
    sessions.end(token)
    assert sessions.use(token) is None
    assert sessions.use(another) == ("anne", None)
    assert sessions.use("") is None


def test_it_ends_after_minutes_without_use() -> None:
    clock = Clock()
    sessions = Sessions(SETTINGS, clock)
    token = sessions.start("jane", None)
    clock.seconds += 599
    assert sessions.use(token)
    clock.seconds += 599
    assert sessions.use(token)
    clock.seconds += 600
    assert sessions.use(token) is None
    clock.seconds -= 600
    assert sessions.use(token) is None


def test_it_ends_after_hours_however_much_it_is_used() -> None:
    clock = Clock()
    sessions = Sessions(SETTINGS, clock)
    token = sessions.start("jane", None)
    for _ in range(7):
        assert sessions.use(token)
        clock.seconds += 520
    assert sessions.use(token) is None


def test_a_name_is_locked_out_from_one_address_for_a_while() -> None:
    clock = Clock()
    lockout = Lockout(SETTINGS, clock)
    assert [lockout.admit("jane", "a") for _ in range(5)] == [True] * 3 + [False] * 2
    assert lockout.admit("jane", "b")
    assert lockout.admit("anne", "a")
    clock.seconds += 15 * 60
    assert lockout.admit("jane", "a")


def test_a_right_password_takes_the_wrong_ones_back() -> None:
    lockout = Lockout(SETTINGS)
    for _ in range(10):
        assert lockout.admit("jane", "a")
        assert lockout.admit("jane", "a")
        lockout.succeeded("jane", "a")


def test_an_address_that_tries_many_names_is_locked_out_for_all() -> None:
    lockout = Lockout(SETTINGS)
    admitted = [lockout.admit(f"name{n}", "a") for n in range(20)]
    assert admitted == [True] * 15 + [False] * 5
    assert lockout.admit("jane", "b")
