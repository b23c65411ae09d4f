"""What a text says of a person where it names one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named at ``text[start:end]``; ``name``, ``title`` and ``organisation`` are as written, white space made
    plain. ``organisation`` is what the title is of, without "the"; None where the text does not say.
    """

    start: int
    end: int
    name: str
    title: str | None
    organisation: str | None
