"""The wordings the assistant recognises, as data: one YAML file a topic, lists of regular expressions by name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load_patterns(topic: str) -> dict[str, re.Pattern[str]]:
    """The topic's patterns by name, in the file's order; the lines of a list are alternatives."""
    lists: dict[str, list[str]] = yaml.safe_load(files(__package__).joinpath(f"{topic}.yaml").read_text("utf-8"))
    return {name: compiled(lines) for name, lines in lists.items()}


def compiled(lines: Iterable[str]) -> re.Pattern[str]:
    """One pattern of which the lines are alternatives, case ignored."""
    return re.compile("|".join(f"(?:{line})" for line in lines), re.IGNORECASE | re.DOTALL)


@cache
def load_words() -> dict[str, Any]:
    """The word lists of ``words.yaml``."""
    words: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("words.yaml").read_text("utf-8"))
    return words
