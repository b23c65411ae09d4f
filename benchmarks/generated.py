"""Documents of real size for ``benchmarks.ingest``: generated samples in English and Korean, of no real programme.

Names are put together from syllables, so that the vocabulary grows with the number of documents as it does in a real
collection, and with numbers and dates they make nearly every sentence a text of its own. Sentences, lists and tables
are about as long and as full of numbers as those of real notices. Equal seeds give equal documents.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from random import Random
from textwrap import wrap

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.generated_texts import ENGLISH, KOREAN, MONTHS, Language

Table = list[list[str]]
Block = str | list[str] | Table  # a paragraph, a list's items, a table's rows
NOTICE = {"en": "Generated sample for measuring ingest.", "ko": "적재 측정을 위해 생성한 견본입니다."}


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one sheet: a heading and blocks."""

    heading: str
    blocks: tuple[Block, ...]


class _Author:
    """Writes one document."""

    def __init__(self, language: Language, random: Random) -> None:
        self._language, self._random = language, random
        self._organisations = [self._coined() for _ in range(6)]
        self._name = self._coined()

    def title(self) -> str:
        return self._fill(self._language.title)

    def page(self, number: int) -> Page:
        """A full sheet: paragraphs, and now and then a list or a table."""
        blocks: list[Block] = []
        left = self._language.letters
        while left > 0:
            kind = self._random.random()
            block: Block
            if kind < 0.8:
                block = " ".join(self._some(self._language.sentences, 3, 6))
            elif kind < 0.95:
                block = self._some(self._language.items, 2, 4)
            else:
                block = [list(self._language.head), *(self._row() for _ in range(self._random.randint(2, 5)))]
            blocks.append(block)
            left -= len(str(block))
        return Page(self._fill(self._language.heading, n=number), tuple(blocks))

    def _some(self, templates: tuple[str, ...], least: int, most: int) -> list[str]:
        return [self._fill(t) for t in self._random.sample(templates, self._random.randint(least, most))]

    def _row(self) -> list[str]:
        return [self._random.choice(self._organisations), self._fill("{subject}"), self._fill("{amount}")]

    def _coined(self) -> str:
        first, last = self._language.sounds
        word = "".join(self._random.choice(first) for _ in range(self._random.randint(1, 2)))
        return (word + self._random.choice(last)).capitalize() + self._language.ending

    def _fill(self, template: str, n: int = 1) -> str:
        random, day = self._random, self._random.randint(1, 20)
        month = random.randint(1, 12)
        return template.format(
            n=n, name=self._name, org=random.choice(self._organisations), other=random.choice(self._organisations),
            subject=random.choice(self._language.subjects), place=random.choice(self._language.places), day=day,
            later=day + random.randint(1, 8), month=month, month_en=MONTHS[month - 1], year=random.randint(2018, 2026),
            count=random.randint(2, 60), more=random.randint(61, 400), amount=f"{random.randint(10, 9999):,}",
            percent=random.randint(5, 95), months=random.randint(2, 36),
        )  # fmt: skip


def write_documents(folder: Path, documents: int, seed: int = 1) -> int:
    """Writes so many files of one to four sheets each; equal shares of formats, two of three in English.

    :returns: how many sheets they have in all; a format without pages has as much text a sheet as one with them
    """
    folder.mkdir(parents=True, exist_ok=True)
    sheets = 0
    for number in range(documents):
        random = Random(f"{seed}-{number}")
        language = KOREAN if random.random() < 1 / 3 else ENGLISH
        author = _Author(language, random)
        pages = [author.page(n) for n in range(1, random.randint(1, 4) + 1)]
        suffix, render = list(FORMATS.items())[number % len(FORMATS)]
        data = render(f"{author.title()}", language.name, pages)
        (folder / f"sample-{number:05}{suffix}").write_bytes(data)
        sheets += len(pages)
    return sheets


def _pdf(title: str, language: str, pages: list[Page]) -> bytes:
    font, size = ("Helvetica", 10.5) if language == "en" else ("HYSMyeongJo-Medium", 10.5)
    if language == "ko":
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setTitle(title)
    for number, page in enumerate(pages, 1):
        canvas.setFont(font, 8)
        canvas.drawString(60, 815, NOTICE[language])
        canvas.drawCentredString(300, 25, f"- {number} -")
        text = canvas.beginText(60, 790)
        text.setFont(font, size, leading=14.5)
        for line in _lines(title if number == 1 else None, page, 92 if language == "en" else 44):
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _lines(title: str | None, page: Page, width: int) -> Iterator[str]:
    """A sheet as lines of print."""
    if title:
        yield from (title, "")
    yield from (page.heading, "")
    for block in page.blocks:
        if isinstance(block, str):
            yield from wrap(block, width)
        else:
            yield from ("   ".join(row) if isinstance(row, list) else f"- {row}" for row in block)
        yield ""


def _docx(title: str, language: str, pages: list[Page]) -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    document.add_heading(title, 0)
    document.add_paragraph(NOTICE[language])
    for page in pages:
        document.add_heading(page.heading, 1)
        for block in page.blocks:
            if isinstance(block, str):
                document.add_paragraph(block)
            elif isinstance(block[0], str):
                for item in block:
                    document.add_paragraph(item, style="List Bullet")
            else:
                table = document.add_table(0, len(block[0]))
                for row in block:
                    for cell, words in zip(table.add_row().cells, row, strict=True):
                        cell.text = words
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _html(title: str, language: str, pages: list[Page]) -> bytes:
    body = [f"<h1>{escape(title)}</h1>", f"<p>{NOTICE[language]}</p>"]
    for page in pages:
        body.append(f"<h2>{escape(page.heading)}</h2>")
        for block in page.blocks:
            if isinstance(block, str):
                body.append(f"<p>{escape(block)}</p>")
            elif isinstance(block[0], str):
                body.append("<ul>" + "".join(f"<li>{escape(str(item))}</li>" for item in block) + "</ul>")
            else:
                rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block)
                body.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    head = f'<head><meta charset="utf-8"><title>{escape(title)}</title></head>'
    return f'<!doctype html><html lang="{language}">{head}<body>{"".join(body)}</body></html>'.encode()


def _plain(title: str, language: str, pages: list[Page]) -> bytes:
    width = 92 if language == "en" else 44
    lines = [title, "", NOTICE[language], ""]
    for page in pages:
        lines += _lines(None, page, width)
    return "\n".join(lines).encode()


def _markdown(title: str, language: str, pages: list[Page]) -> bytes:
    lines = [f"# {title}", "", NOTICE[language], ""]
    for page in pages:
        lines += [f"## {page.heading}", ""]
        for block in page.blocks:
            if isinstance(block, str):
                lines.append(block)
            elif isinstance(block[0], str):
                lines += [f"- {item}" for item in block]
            else:
                rows = [f"| {' | '.join(row)} |" for row in block]
                lines += [rows[0], "|" + " --- |" * len(block[0]), *rows[1:]]
            lines.append("")
    return "\n".join(lines).encode()


FORMATS: dict[str, Callable[[str, str, list[Page]], bytes]] = {
    ".pdf": _pdf,
    ".docx": _docx,
    ".html": _html,
    ".txt": _plain,
    ".md": _markdown,
}
