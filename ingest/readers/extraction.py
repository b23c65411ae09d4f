"""What the two PDF libraries have in common: the shape of an extraction, and the sentences where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.pdf_annotations import Annotations
from ingest.settings import LimitSettings
from ingest.types import PageReader, ReadError


@dataclass(frozen=True, slots=True)
class Extraction:
    """One library's view of a PDF: raw page texts, printed page labels where the file has any, metadata title.

    ``mended`` are the pages whose text has been put in order or rid of what cannot be seen, ``hidden`` the latter.
    ``annotations`` are empty, or there is one for each page. ``seconded`` are pages with the other library's text,
    ``pictured`` those with hardly any text and a picture that fills them. ``layered``: some layers are not shown.
    """

    library: PageReader
    texts: tuple[str, ...]
    labels: tuple[str, ...] | None
    title: str | None
    mended: frozenset[int] = frozenset()
    hidden: tuple[int, ...] = ()
    annotations: tuple[Annotations, ...] = ()
    seconded: frozenset[int] = frozenset()
    pictured: frozenset[int] = frozenset()
    layered: bool = False

    def reader(self, number: int) -> PageReader:
        """Whose text a page has."""
        return "pdfium" if number in self.seconded else self.library


def locked(name: str) -> ReadError:
    return ReadError("encrypted", f"{name} is locked with a password: save a copy without one and add that.")


def damaged(name: str) -> ReadError:
    return ReadError(
        "unreadable", f"{name} is damaged or no PDF: open it in a PDF viewer, save it as a new PDF and add that."
    )


def no_text(name: str) -> ReadError:
    return ReadError(
        "empty",
        f"{name} has no readable text: if it is a scan, scan it anew or run text recognition (OCR) on it and add "
        "the result.",
    )


def too_many_pages(name: str, pages: int, limits: LimitSettings) -> ReadError:
    return ReadError(
        "too_large",
        f"{name} has {pages:,} pages and the limit is {limits.pages:,}: split it, or raise the setting limits.pages.",
    )


def page_list(numbers: Sequence[int]) -> str:
    """``page 3``, ``pages 1, 4-6``: runs of three and more are shortened."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ("page " if len(numbers) == 1 else "pages ") + ", ".join(parts)
