"""Figures beside their targets, the farthest from theirs first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from benchmarks.stored import Result

TARGETS = Path(__file__).with_name("targets.yaml")


class Target(BaseModel):
    """What a figure should be; ``moves`` says what would bring it there. Exactly one bound is given."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    what: str
    part: str
    figure: tuple[str | int, ...]
    value: float
    at_least: bool
    unit: str = ""
    moves: str

    def shown(self, value: float) -> str:
        """A value in the figure's unit."""
        return f"{value:.1%}" if self.unit == "%" else f"{value:,.3g} {self.unit}".strip()


class Standing(BaseModel):
    """A target and what was measured."""

    model_config = ConfigDict(frozen=True)

    target: Target
    value: float

    @property
    def shortfall(self) -> float:
        """How far the figure is on the wrong side, 0 to 1; below 0 where the target is met."""
        worse, better = (self.value, self.target.value) if self.target.at_least else (self.target.value, self.value)
        larger = max(abs(worse), abs(better))
        return (better - worse) / larger if larger else 0.0

    @property
    def missed(self) -> bool:
        """Whether the figure is on the wrong side."""
        return self.shortfall > 0


def targets(path: Path = TARGETS) -> list[Target]:
    """All targets."""
    return [Target.model_validate(one) for one in yaml.safe_load(path.read_text("utf-8"))]


def weakest(results: Mapping[str, Result], wanted: Iterable[Target], most: int = 3) -> list[Standing]:
    """The standings of what was measured, weakest first."""
    found = [
        Standing(target=target, value=value)
        for target in wanted
        if target.part in results and (value := figure(results[target.part].figures, target.figure)) is not None
    ]
    return sorted(found, key=lambda one: -one.shortfall)[:most]


def figure(figures: Mapping[str, Any], names: Iterable[str | int]) -> float | None:
    """The figure by its names (numbers in lists) from the outermost on, or None; of a share its value."""
    found: Any = figures
    for name in names:
        try:
            found = found[name]
        except (KeyError, IndexError, TypeError):
            return None
    if isinstance(found, Mapping):
        found = found.get("value")
    return None if found is None else float(found)
