"""What a newcomer meets first: the lock files, the README's commands, the table of settings, every ``--help``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from importlib.metadata import requires
from typing import Any

import pytest
from packaging.requirements import Requirement

import ui
from assistant.__main__ import main as assistant
from assistant.__main__ import pressdesk
from ingest.__main__ import main as ingest
from ingest.readers.__main__ import main as readers
from tests.conftest import ROOT
from tools.settings_table import PAGE, settings_table, table_in
from tools.settings_table import main as table

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
REQUIRED = {
    "requirements.lock": PROJECT["dependencies"],
    "requirements-dev.lock": [*PROJECT["dependencies"], *EXTRAS["postgres"], *EXTRAS["test"], *EXTRAS["lint"]],
}
README = ROOT / "README.md"
COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "python -m ingest": ingest,
    "python -m assistant": assistant,
    "pressdesk": pressdesk,
}


def pins(lock: str) -> dict[str, str]:
    """The version of each package; a line that pins none fails."""
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.lstrip().startswith("#")]
    assert [pair for pair in pairs if len(pair) != 2 or not re.fullmatch(r"[\w.+!]+", pair[1])] == []
    return {package(name): version for name, version in pairs}


def needed(wanted: Sequence[str], left_out: set[str]) -> set[str]:
    """The packages that are asked for, and those that these ask for in turn, by what is installed here."""
    found: dict[str, set[str]] = {}
    waiting = [Requirement(one) for one in wanted]
    while waiting:
        one = waiting.pop()
        name, extras = package(one.name), {"", *one.extras}
        if name in left_out or extras <= found.get(name, set()):
            continue
        found.setdefault(name, set()).update(extras)
        for other in map(Requirement, requires(name) or []):
            if other.marker is None or any(other.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(other)
    return set(found)


def package(requirement: str) -> str:
    """The name in the form in which all its spellings are equal."""
    return re.sub(r"[-_.]+", "-", requirement.split("[")[0]).lower()


def subcommands(program: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert COMMANDS[program](["--help"]) == 0
    return re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE)


@pytest.mark.parametrize("lock", REQUIRED)
def test_a_lock_file_pins_every_package_that_is_asked_for(lock: str) -> None:
    assert {package(requirement) for requirement in REQUIRED[lock]} <= pins(lock).keys()


@pytest.mark.parametrize("lock", REQUIRED)
def test_a_lock_file_names_all_that_is_needed_as_nothing_else_is_installed(lock: str) -> None:
    left_out = set(re.findall(r"^# ([\w.-]+)$", (ROOT / lock).read_text("utf-8"), re.MULTILINE))
    assert needed(REQUIRED[lock], left_out) <= pins(lock).keys()


def test_tests_run_with_the_versions_that_users_get() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


@pytest.mark.parametrize("lock", REQUIRED)
def test_a_lock_file_names_no_host_and_no_folder(lock: str) -> None:
    assert not re.search(r"://|(^|\s)[/~]|--\w", (ROOT / lock).read_text("utf-8"))


def test_every_setting_is_documented_with_its_default() -> None:
    assert table_in(PAGE.read_text("utf-8"))[1] == settings_table(), "python -m tools.settings_table --write"


def test_the_readme_names_only_targets_that_make_knows() -> None:
    known = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = set(re.findall(r"\bmake ([a-z]+)", README.read_text("utf-8")))
    assert {"run", "test", "ask"} <= named <= set(known)


@pytest.mark.parametrize("program", COMMANDS)
def test_the_readme_names_only_commands_that_there_are(program: str, capsys: pytest.CaptureFixture[str]) -> None:
    named = re.findall(rf"\b{program} ([a-z]+)", README.read_text("utf-8"))
    assert set(named) <= set(subcommands(program, capsys))


@pytest.mark.parametrize("program", COMMANDS)
def test_every_command_explains_itself(program: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = subcommands(program, capsys)
    assert len(found) >= 4
    for name in found:
        assert COMMANDS[program]([name, "--help"]) == 0
        assert capsys.readouterr().out.startswith(f"usage: {program} {name} ")


@pytest.mark.parametrize(("program", "main"), [("ui.py", ui.main), ("python -m ingest.readers", readers), ("", table)])
def test_every_other_program_explains_itself(
    program: str, main: Callable[[], object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["settings_table", "--help"])
    with pytest.raises(SystemExit) as leaving:
        main()
    assert leaving.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: {program}")
