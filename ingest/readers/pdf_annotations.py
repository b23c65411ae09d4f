"""What lies on a PDF's page without being part of it: values in form fields, text boxes, reviewers' comments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdf
from pypdf.generic import DictionaryObject, StreamObject

_HIDDEN, _NO_VIEW = 1 << 1, 1 << 5  # bits of an annotation's flags
_PASSWORD = 1 << 13  # bit of a field's flags
_COMMENTS = frozenset({"/Text", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Ink", "/Stamp"})
_FEW_PARENTS = 50  # a field has fewer; more are a circle


@dataclass(frozen=True, slots=True)
class Annotations:
    """``lines`` are text that the page shows, ``commented`` says that there are remarks, which are no words of its."""

    lines: tuple[str, ...] = ()
    commented: bool = False


def annotations_of(page: pypdf.PageObject) -> Annotations:
    """The page's; raises what pypdf raises on damaged files."""
    shown = [item for item in _items(page) if not int(item.get("/F", 0)) & (_HIDDEN | _NO_VIEW)]
    lines = dict.fromkeys(line for item in shown if (line := _line(item)))
    commented = any(item.get("/Subtype") in _COMMENTS and str(item.get("/Contents", "")).strip() for item in shown)
    return Annotations(tuple(lines), commented)


def _items(page: pypdf.PageObject) -> Iterator[DictionaryObject]:
    for reference in page.get("/Annots") or ():
        item = reference.get_object()
        if isinstance(item, DictionaryObject):
            yield item


def _line(item: DictionaryObject) -> str:
    """The words that an annotation shows on the page, a field's value behind what the field is called."""
    match item.get("/Subtype"):
        case "/FreeText":
            return str(item.get("/Contents", "")).strip()
        case "/Widget" if (
            _inherited(item, "/FT") in ("/Tx", "/Ch") and not int(_inherited(item, "/Ff") or 0) & _PASSWORD
        ):
            value = _words(_inherited(item, "/V"))
            label = _words(_inherited(item, "/TU")) or _words(_inherited(item, "/T"))
            return f"{label}: {value}" if value and label else value
    return ""


def _inherited(item: DictionaryObject, key: str) -> Any:
    """An entry of a field, or of the field that it is a part of; None where none has it."""
    for _ in range(_FEW_PARENTS):
        if key in item:
            return item[key]
        parent = item.get("/Parent")
        if parent is None:
            return None
        item = parent.get_object()
    return None


def _words(value: Any) -> str:
    if isinstance(value, StreamObject):
        return value.get_data().decode("utf-8", "replace").strip()
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    return str(value).strip() if isinstance(value, str) else ""
