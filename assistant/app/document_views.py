"""The tab *Documents* as HTML: the list, the uploads, what is in a document. Everything from outside is escaped.

The HTML asks for things by ``data-`` attributes alone: ``data-document`` of a row, ``data-act`` with ``data-on`` of a
button.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import PurePath

from assistant.answering.frames import Language
from assistant.app.document_words import DOCUMENT_WORDS, DocumentWords
from assistant.app.labels import LABELS, day, kind_name, page_name
from assistant.clock import SEOUL
from ingest.editing import Upload
from ingest.registry import FactRow, StoredChunk
from ingest.types import Document, Page

SHOWS = ("all", "unreviewed", "warnings", "closed")
SHOWN = 40
"""Pages, chunks or facts of a document that a preview holds."""
_SEOUL_MINUTE = "%Y-%m-%d %H:%M"


@dataclass(frozen=True, slots=True)
class Step:
    """How far one file of an upload is."""

    name: str
    said: str
    kind: str = "going"  # or "done", "failed"


def listing(documents: Iterable[Document], show: str, chosen: str, language: Language) -> str:
    """The documents as a table, the chosen one marked; ``show`` is one of ``SHOWS``."""
    words = DOCUMENT_WORDS[language]
    kept = [document for document in documents if _is_shown(document, show)]
    if not kept:
        return f'<p class="hint" lang="{language}">{escape(words.none)}</p>'
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in words.columns)
    rows = "".join(_row(document, chosen, language) for document in kept)
    count = escape(words.documents.format(count=len(kept)))
    return (
        f'<table class="documents" lang="{language}"><caption>{count}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def unfinished(uploads: Sequence[Upload], withdrawn: Sequence[str], language: Language) -> str:
    """What is not in: uploads that wait or failed, and what was withdrawn; empty where there is neither."""
    words = DOCUMENT_WORDS[language]
    waiting = [upload for upload in uploads if upload.state != "in"]
    parts = []
    if waiting:
        items = "".join(_upload(upload, words) for upload in waiting)
        parts.append(f"<h3>{escape(words.uploads)}</h3><ul>{items}</ul>")
    if withdrawn:
        items = "".join(
            f'<li><span title="{escape(path)}">{escape(PurePath(path).name)}</span>'
            f"{_button('bring-back', path, words.bring_back, PurePath(path).name)}</li>"
            for path in withdrawn
        )
        parts.append(f"<h3>{escape(words.withdrawn)}</h3><ul>{items}</ul>")
    return f'<section class="unfinished" lang="{language}">{"".join(parts)}</section>' if parts else ""


def steps(files: Sequence[Step], language: Language) -> str:
    """How far each file of an upload is; read out as it changes."""
    rows = "".join(
        f'<li class="step-{step.kind}"><strong>{escape(step.name)}</strong> <span>{escape(step.said)}</span></li>'
        for step in files
    )
    return f'<ul class="steps" role="status" lang="{language}">{rows}</ul>'


def told(sentence: str, language: Language, *, bad: bool = False) -> str:
    """A sentence that answers what was done; read out."""
    kind = "told told-bad" if bad else "told"
    return f'<p class="{kind}" role="status" lang="{language}">{escape(sentence)}</p>' if sentence else ""


def findings(found: Sequence[str], language: Language) -> str:
    """What the doctor found."""
    words = DOCUMENT_WORDS[language]
    if not found:
        return told(words.sound, language)
    items = "".join(f"<li>{escape(line)}</li>" for line in found)
    return told(words.findings.format(count=len(found)), language, bad=True) + f'<ul class="findings">{items}</ul>'


def sheet(document: Document | None, upload: Upload | None, language: Language) -> str:
    """The head of the document beside the list: its title, where it is from, what is wrong with it.

    :param upload: what it was taken in from, where it was uploaded
    """
    words = DOCUMENT_WORDS[language]
    if document is None:
        return f'<p class="hint" lang="{language}">{escape(words.hint)}</p>'
    origin = document.path
    if upload is not None:
        origin = f"{words.uploaded.format(name=upload.name)} · {_by(upload, words)}"
    warnings = "".join(f"<li>{escape(warning)}</li>" for warning in document.warnings)
    return (
        f'<section lang="{language}"><h2>{escape(document.title)}</h2>{_badges(document, language)}'
        f'<p class="origin">{escape(origin)}</p>'
        + (f'<ul class="warnings">{warnings}</ul>' if warnings else "")
        + "</section>"
    )


def preview(pages: Sequence[Page], chunks: Sequence[StoredChunk], facts: Sequence[FactRow], language: Language) -> str:
    """What is in a document, folded: its text by page, its chunks, its facts."""
    words = DOCUMENT_WORDS[language]
    texts = [_block(_page_name(page.number, language), page.text) for page in pages[:SHOWN]]
    parts = [
        _block(" · ".join(part for part in (_page_name(chunk.page, language), chunk.section) if part), chunk.text)
        for chunk in chunks[:SHOWN]
    ]
    rows = [_fact(row, language) for row in facts[:SHOWN]]
    return (
        f'<div class="preview" lang="{language}">'
        + "".join(
            _folded(name.format(count=len(all_of)), shown, len(all_of) - len(shown), words)
            for name, all_of, shown in (
                (words.pages, pages, texts),
                (words.chunks, chunks, parts),
                (words.facts, facts, rows),
            )
        )
        + "</div>"
    )


def moment(when: datetime | None) -> str:
    """A time as the form shows and takes it: to the minute, in Seoul."""
    return when.astimezone(SEOUL).strftime(_SEOUL_MINUTE) if when else ""


def _is_shown(document: Document, show: str) -> bool:
    if show == "unreviewed":
        return not document.reviewed
    if show == "warnings":
        return bool(document.warnings or document.partial)
    if show == "closed":
        return document.visibility == "internal" or document.embargo_until is not None
    return True


def _row(document: Document, chosen: str, language: Language) -> str:
    date = LABELS[language].undated if document.date is None else day(document.date, language)
    current = ' aria-current="true"' if document.document_id == chosen else ""
    kind = kind_name(document.kind, language) if document.kind else ""
    return (
        f'<tr{current}><th scope="row"><button type="button" data-document="{escape(document.document_id)}"{current}>'
        f"{escape(document.title)}</button></th><td>{escape(kind)}</td><td>{escape(date)}</td>"
        f"<td>{_badges(document, language)}</td></tr>"
    )


def _badges(document: Document, language: Language) -> str:
    words = DOCUMENT_WORDS[language]
    names = [("public" if document.visibility == "public" else "internal", words.states[document.visibility])]
    if document.embargo_until is not None:
        names.append(("embargo", words.embargo_until.format(moment=moment(document.embargo_until))))
    if not document.reviewed:
        names.append(("unreviewed", words.states["unreviewed"]))
    if document.partial:
        names.append(("partial", words.states["partial"]))
    if document.warnings:
        names.append(("partial", words.warnings.format(count=len(document.warnings))))
    return (
        '<span class="states">'
        + "".join(f'<span class="state state-{kind}">{escape(name)}</span>' for kind, name in names)
        + "</span>"
    )


def _upload(upload: Upload, words: DocumentWords) -> str:
    return (
        f"<li><strong>{escape(upload.name)}</strong> <em>{escape(words.upload_states[upload.state])}</em> "
        f"<small>{escape(_by(upload, words))}</small>"
        + (f"<p>{escape(upload.sentence)}</p>" if upload.sentence else "")
        + _button("retry", upload.id, words.retry, upload.name)
        + _button("discard", upload.id, words.discard, upload.name)
        + "</li>"
    )


def _by(upload: Upload, words: DocumentWords) -> str:
    return words.by.format(name=upload.by, moment=moment(upload.at))


def _button(act: str, on: str, name: str, of: str) -> str:
    return (
        f'<button type="button" data-act="{act}" data-on="{escape(on)}" aria-label="{escape(f"{name}: {of}")}">'
        f"{escape(name)}</button>"
    )


def _page_name(number: int | None, language: Language) -> str:
    return page_name(number, language) if number is not None else ""


def _block(head: str, text: str) -> str:
    return (f"<h4>{escape(head)}</h4>" if head else "") + f'<pre dir="auto">{escape(text)}</pre>'


def _fact(row: FactRow, language: Language) -> str:
    place = _page_name(row.fact.page, language)
    name = f"<strong>{escape(row.name or row.fact.value)}</strong>"
    kind = DOCUMENT_WORDS[language].fact_kinds[row.fact.kind]
    return f"<p>{name} <small>{escape(f'{kind} · {place}' if place else kind)}</small><br>{escape(row.fact.quote)}</p>"


def _folded(name: str, shown: Sequence[str], left: int, words: DocumentWords) -> str:
    more = f'<p class="hint">{escape(words.more.format(count=left))}</p>' if left else ""
    return f"<details><summary>{escape(name)}</summary>{''.join(shown)}{more}</details>"
