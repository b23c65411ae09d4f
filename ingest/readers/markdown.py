"""Markdown, as it is written: the source is the page's text, so that a quote is found in it letter by letter."""

from __future__ import annotations

import re

import yaml

from ingest.readers.text import decoded, whole_page
from ingest.settings import LimitSettings
from ingest.types import Reading

suffixes = (".md", ".markdown")

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FENCED = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`)(\S(?:.*?\S)?)\1")


def read(data: bytes, name: str, limits: LimitSettings) -> Reading:
    """The whole file as one page without a number.

    A front matter is data about the document and no part of its text: the page begins behind it. The title is the
    front matter's, else the first heading's.
    """
    front_matter, text = _split(decoded(data, name, limits))
    title = front_matter.get("title")
    return Reading(whole_page(text, name), title.strip() if isinstance(title, str) else _first_heading(text))


def _split(source: str) -> tuple[dict[object, object], str]:
    """The front matter's fields and the text behind it; what does not read as a YAML mapping is text."""
    block = _FRONT_MATTER.match(source)
    if block is None:
        return {}, source
    try:
        fields = yaml.safe_load(block[1])
    except (yaml.YAMLError, ValueError, RecursionError):  # ValueError: a date such as 2024-02-31
        return {}, source
    return (fields, source[block.end() :]) if isinstance(fields, dict) else ({}, source)


def _first_heading(text: str) -> str | None:
    """The first heading outside fenced code, without its links' addresses and emphasis marks."""
    heading = _HEADING.search(_FENCED.sub("", text))
    if heading is None:
        return None
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", heading[1])).strip() or None
