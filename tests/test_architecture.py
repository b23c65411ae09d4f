"""The arrows between the rooms: data flows one way, and a module imports only what stands before it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

LONGEST = 400
"""Lines a file may have and still be read in one sitting."""
FROM_INGEST = {
    "ingest.cli",
    "ingest.embedding",
    "ingest.errors",
    "ingest.index",
    "ingest.language",
    "ingest.lexicon",
    "ingest.pictures",
    "ingest.registry",
    "ingest.sentences",
    "ingest.settings",
    "ingest.types",
}
"""What the assistant may know of ingest: the store, the types and what words are; none of the steps that fill it."""
FILLING = {Path("assistant/app"): {"ingest.editing"}}
"""The app alone also passes on what editors do with documents, through one door; see docs/decisions.md."""


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def _modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("path", _modules("ingest"), ids=lambda p: str(p.relative_to(ROOT)))
def test_ingest_knows_nothing_of_the_assistant_or_the_app(path: Path) -> None:
    assert not {name for name in _imports(path) if name.split(".")[0] in {"assistant", "ui"}}


@pytest.mark.parametrize("path", _modules("assistant"), ids=lambda p: str(p.relative_to(ROOT)))
def test_the_assistant_reads_the_store_and_never_fills_it(path: Path) -> None:
    front = path.relative_to(ROOT) == Path("assistant/__main__.py")  # the console script fronts both packages
    used = {name for name in _imports(path) if name.split(".")[0] in {"ingest", "ui"}}
    strangers = {name for name in used if ".".join(name.split(".")[:2]) not in FROM_INGEST}
    doors = {name for folder, names in FILLING.items() if folder in path.relative_to(ROOT).parents for name in names}
    assert strangers <= ({"ingest.commands"} if front else doors)


def test_nobody_imports_the_app() -> None:
    for path in (*_modules("ingest"), *_modules("assistant")):
        assert "ui" not in {name.split(".")[0] for name in _imports(path)}


@pytest.mark.parametrize(
    "path", [*_modules("ingest"), *_modules("assistant"), ROOT / "ui.py"], ids=lambda p: str(p.relative_to(ROOT))
)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST
