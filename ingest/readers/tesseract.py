"""Tesseract, the program that recognises text in pictures: whether it can be had, and its word on one picture.

It gets a picture on its standard input and no file names; it runs within the limits of the process that starts it.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import groupby

from PIL import Image
from pydantic import BaseModel, ConfigDict

from ingest.errors import UserError
from ingest.settings import OcrSettings

DPI = 300
LEAST_SURE = 50.0  # of 100, a line's mean: what is read out of a photograph stays below
SURELY_TURNED = 2.0  # Tesseract's own measure
_PATIENCE = 30  # seconds for the list of languages
_ONE_THREAD = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # pages are read side by side by processes
_TURN = re.compile(r"^Rotate: (\d+)$.*^Orientation confidence: ([\d.]+)$", re.MULTILINE | re.DOTALL)
_WORD_LEVEL = "5"


class Tesseract(BaseModel):
    """The program to start, as a reading process is told of it."""

    model_config = ConfigDict(frozen=True)

    program: str
    languages: str
    page_seconds: float
    seconds: float

    @property
    def longest(self) -> float:
        """Seconds that a file takes at most: its time may end as its last page begins."""
        return self.seconds + self.page_seconds


def find_tesseract(ocr: OcrSettings) -> Tesseract | None:
    """The installed Tesseract with the languages asked for, None where it is switched off or, unasked, not there.

    :raises UserError: it is switched on and not there
    """
    if ocr.enabled == "off":
        return None
    program = shutil.which("tesseract")
    missing = set(ocr.languages.split("+")) - _languages(program) if program else set()
    if program and not missing:
        return Tesseract(program=program, languages=ocr.languages, page_seconds=ocr.page_seconds, seconds=ocr.seconds)
    if ocr.enabled == "on":
        lack = f"its data for {', '.join(sorted(missing))}" if missing else "the program"
        raise UserError(
            f"The setting ocr.enabled asks for Tesseract, and {lack} is not installed: see docs/readers.md."
        )
    return None


def upright(picture: Image.Image, tesseract: Tesseract) -> Image.Image:
    """The picture turned so that its text stands upright; as it is where nothing surely says how."""
    turn = _TURN.search(_run(tesseract, picture, "--psm", "0"))
    if turn is None or not int(turn[1]) or float(turn[2]) < SURELY_TURNED:
        return picture
    return picture.rotate(-int(turn[1]), expand=True)


def recognise(picture: Image.Image, tesseract: Tesseract) -> str:
    """The lines of a picture that has one column of text, without those that are hardly more than guessed.

    :raises subprocess.TimeoutExpired: it took longer than the limit
    """
    # Layout analysis drops whole lines of Korean text and mixes columns; mode 4 takes the lines as they come.
    told = _run(tesseract, picture, "-l", tesseract.languages, "--psm", "4", "txt", "tsv").splitlines()
    rows = [line.split("\t") for line in told if line.count("\t") == 11]
    lines = [line for line in told if line.count("\t") != 11]
    sure = list(_sureness(row for row in rows if row[0] == _WORD_LEVEL and row[11].strip()))
    if len(sure) != sum(bool(line.strip()) for line in lines):
        return "\n".join(lines)
    following = iter(sure)
    return "\n".join(line for line in lines if not line.strip() or next(following) >= LEAST_SURE)


def _sureness(words: Iterator[list[str]]) -> Iterator[float]:
    """The mean confidence of each line's words, weighed by their length."""
    for _, line in groupby(words, key=lambda row: row[1:5]):
        weights = [(float(row[10]), len(row[11])) for row in line]
        yield sum(sure * length for sure, length in weights) / sum(length for _, length in weights)


def _languages(program: str) -> set[str]:
    listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=_PATIENCE, check=False)
    return set(listed.stdout.decode("utf-8", "replace").split())


def _run(tesseract: Tesseract, picture: Image.Image, *options: str) -> str:
    """What the program prints; nothing where it fails, as it does on pictures without any text."""
    source = io.BytesIO()
    picture.save(source, "PPM")  # the plainest of formats: nothing in it can go wrong
    done = subprocess.run(
        [tesseract.program, "-", "-", "--dpi", str(DPI), *options],
        input=source.getvalue(),
        capture_output=True,
        timeout=tesseract.page_seconds,
        env=_ONE_THREAD,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace")
