"""The users file and the commands that write it."""

from __future__ import annotations

import io
import json
import stat
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.__main__ import main
from assistant.access.passwords import hash_password, hash_token, is_password
from assistant.access.users import Users, check_name
from ingest.errors import UserError

PASSWORD = "a long sample password"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of a users file, that the settings name."""
    path = tmp_path / "users.yaml"
    monkeypatch.setenv("PRESSDESK_USERS", str(path))
    return path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str, typed: str = PASSWORD) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    return main(["users", *arguments])


def test_a_user_is_added_with_a_hash_that_only_the_owner_reads(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "add", "jane", "--role", "staff") == 0
    [(name, user)] = Users(file).all().items()
    assert (name, user.role) == ("jane", "staff")
    assert user.password is not None
    assert user.password.startswith("$argon2id$")
    assert is_password(PASSWORD, user.password)
    assert PASSWORD not in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_no_command_takes_a_password_as_an_argument(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "add", "jane", "--role", "staff", "--password", PASSWORD) == 1
    assert not file.exists()
    capsys.readouterr()


def test_a_password_is_typed_twice_at_a_terminal(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    typed = iter([PASSWORD, "another long password", PASSWORD, PASSWORD])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    assert main(["users", "add", "jane", "--role", "press"]) == 1
    assert not file.exists()
    assert main(["users", "add", "jane", "--role", "press"]) == 0
    assert "jane" in Users(file).all()


def test_role_password_and_removal(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    users = Users(file)
    run(monkeypatch, "add", "jane", "--role", "staff")
    first = users.all()["jane"]
    assert run(monkeypatch, "role", "jane", "editor") == 0
    assert users.all()["jane"].role == "editor"
    assert users.all()["jane"].password == first.password
    assert run(monkeypatch, "password", "jane", typed="another long password") == 0
    assert is_password("another long password", users.all()["jane"].password)
    assert run(monkeypatch, "remove", "jane") == 0
    assert users.all() == {}


def test_a_token_is_shown_once_and_stored_as_its_hash(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "add", "robot", "--role", "press", "--no-password")
    capsys.readouterr()
    assert run(monkeypatch, "token", "robot") == 0
    token = capsys.readouterr().out.strip()
    assert Users(file).holder_of(token) == "robot"
    assert Users(file).all()["robot"].token == hash_token(token)
    assert token not in file.read_text("utf-8")
    assert Users(file).holder_of("") is None
    run(monkeypatch, "token", "robot", "--remove")
    assert Users(file).holder_of(token) is None


def test_the_list_shows_no_hash(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "add", "jane", "--role", "staff")
    run(monkeypatch, "add", "robot", "--role", "press", "--no-password")
    capsys.readouterr()
    run(monkeypatch, "list", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["users"][0] == {"name": "jane", "role": "staff", "password": True, "token": False}
    run(monkeypatch, "list")
    assert "press   robot  (single sign-on only)" in capsys.readouterr().out
    assert "$argon2" not in repr(Users(file).all())


@pytest.mark.parametrize(
    ("arguments", "typed", "told"),
    [
        (("add", "jane", "--role", "staff"), PASSWORD, "already"),
        (("add", "=cmd", "--role", "staff"), PASSWORD, "no name"),
        (("add", "local", "--role", "staff"), PASSWORD, "no name"),
        (("add", "anne", "--role", "staff"), "short", "12 to 256 characters"),
        (("remove", "anne"), PASSWORD, "no user anne"),
        (("role", "anne", "press"), PASSWORD, "no user anne"),
    ],
)
def test_a_mistake_is_told_in_a_sentence_and_changes_nothing(
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    typed: str,
    told: str,
) -> None:
    run(monkeypatch, "add", "jane", "--role", "staff")
    before = file.read_bytes()
    assert run(monkeypatch, *arguments, typed=typed) == 1
    assert told in capsys.readouterr().err
    assert file.read_bytes() == before


def test_without_a_users_file_named_the_commands_say_how_to_name_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PRESSDESK_USERS", raising=False)
    assert run(monkeypatch, "list") == 1
    assert "PRESSDESK_USERS" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"users: [", b"jane: staff", b"users: {jane: {role: boss}}", b"users: {jane: {role: staff, x: 1}}",
     b"users: {'=1': {role: staff}}", b""],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_in_a_sentence_and_left_as_it_is(
    file: Path, content: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(content)
    with pytest.raises(UserError):
        Users(file).all()
    assert run(monkeypatch, "add", "jane", "--role", "staff") == 1
    assert "Traceback" not in capsys.readouterr().err
    assert file.read_bytes() == content


def test_a_file_that_is_gone_lets_nobody_in(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, "add", "jane", "--role", "staff")
    users = Users(file)
    assert users.get("jane")
    file.unlink()
    with pytest.raises(UserError, match="cannot be read"):
        users.get("jane")


def test_a_password_counts_however_a_keyboard_composes_it() -> None:
    stored = hash_password("비밀번호는열두글자이상입니다")
    assert is_password("비밀번호는열두글자이상입니다", stored)
    assert is_password(unicodedata.normalize("NFD", "비밀번호는열두글자이상입니다"), stored)
    assert not is_password("비밀번호는열두글자이상입니까", stored)


def test_no_password_counts_where_none_is_stored() -> None:
    assert not is_password("", None)
    assert not is_password(PASSWORD, None)


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_a_name_never_begins_a_formula_or_a_tag(name: str) -> None:
    try:
        check_name(name)
    except UserError:
        return
    assert name[0].isalnum() or name[0] == "_"
    assert not set(name) & set("<>\"'&/\\\0\r\n\t ")
