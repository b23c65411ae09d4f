"""The assistant's own sentences, in both languages: data beside this file, filled in here.

A frame holds no number, date or name but the question's own or a citation's metadata.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

Language = Literal["en", "ko"]


@cache
def _frames() -> dict[str, dict[str, str]]:
    frames: dict[str, dict[str, str]] = yaml.safe_load(files(__package__).joinpath("frames.yaml").read_text("utf-8"))
    return frames


def frame(name: str, language: Language, /, **values: object) -> str:
    """The named sentence in the language, with its values filled in."""
    return _frames()[language][name].format(**values)
