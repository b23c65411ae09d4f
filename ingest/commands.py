"""The ``ingest`` commands: their arguments, and what they print."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterable
from contextlib import closing, suppress
from math import inf
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from ingest.cli import DONE, PARTLY, Subparsers, command, print_json, print_json_line
from ingest.errors import UserError
from ingest.facts.base import KINDS
from ingest.settings import Settings

if TYPE_CHECKING:
    from ingest.outcomes import Report
    from ingest.registry import Registry
    from ingest.types import Page

# Every command imports what it needs when it runs: `list` must not wait for Chroma or for a model.


def add_commands(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Adds the commands to a parser; each sets ``handler``."""
    add = command(subparsers, "add", _add, "take files and folders in")
    add.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder with all that is in it")
    add.add_argument("--remove-missing", action="store_true", help="drop documents below PATH whose file is gone")
    _add_visibility(add)
    watch = command(subparsers, "watch", _watch, "take in what changes in folders, until interrupted")
    watch.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="a folder with all that is in it")
    watch.add_argument("--every", type=_seconds, default=2.0, metavar="SECONDS", help="between two looks (default: 2)")
    _add_visibility(watch)
    command(subparsers, "list", _list, "the documents held")
    show = command(subparsers, "show", _show, "one document with its pages and chunks")
    show.add_argument("id", metavar="ID")
    remove = command(subparsers, "remove", _remove, "remove documents, and all copies of them")
    remove.add_argument("ids", nargs="+", metavar="ID")
    command(subparsers, "rebuild", _rebuild, "make the vector and keyword indexes again from the registry")
    facts = command(subparsers, "facts", _facts, "the fact tables: who, what, where, when and how much, with quotes")
    facts.add_argument("--kind", choices=KINDS, help="only the rows of this kind")
    facts.add_argument("--csv", action="store_true", help="print CSV")
    command(subparsers, "doctor", _doctor, "check that registry, indexes and files agree")


def _add_visibility(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--visibility",
        choices=("public", "internal"),
        help="who may see documents that no corpus.yaml describes (new ones: public); internal beats a corpus.yaml",
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 0 < seconds < inf:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0")
    return seconds


def _add(arguments: argparse.Namespace, settings: Settings) -> int:
    from ingest.pipeline import add

    report = add(settings, arguments.paths, remove_missing=arguments.remove_missing, visibility=arguments.visibility)
    for warning in report.warnings:
        print(warning, file=sys.stderr)
    result = report.as_json(str(settings.store))
    if arguments.json:
        print_json(result)
        return PARTLY if report.failed else DONE
    _print_changes(result["documents"], report.removed)
    print(", ".join(f"{number} {status}" for status, number in result["totals"].items()))
    return PARTLY if report.failed else DONE


def _print_changes(rows: Iterable[dict[str, Any]], removed: Iterable[str]) -> None:
    for row in rows:
        print(f"{row['status']:<9} {row['path']}" + (f": {row['error']}" if row["error"] else ""))
        for warning in row["warnings"]:
            print(f"          {warning}")
    for path in removed:
        print(f"removed   {path}")


def _watch(arguments: argparse.Namespace, settings: Settings) -> int:
    """Prints what each run changed; a file that keeps failing is told once."""
    from ingest.watch import watch

    known: dict[str, dict[str, Any]] = {}

    def is_news(row: dict[str, Any]) -> bool:
        return row["status"] != "unchanged" or bool(known and row["path"] not in known)

    def tell(report: Report) -> None:
        result = report.as_json(str(settings.store))
        rows = [row for row in result["documents"] if row != known.get(row["path"]) and is_news(row)]
        known.clear()
        known.update((row["path"], row) for row in result["documents"])
        for warning in report.warnings:
            print(warning, file=sys.stderr)
        if arguments.json and (rows or report.removed):
            print_json_line(result | {"documents": rows})
        elif not arguments.json:
            _print_changes(rows, report.removed)
            sys.stdout.flush()

    for folder in arguments.folders:
        if not folder.is_dir():
            raise UserError(f"{folder} is no folder; nothing was changed.")
    stop = Event()  # an interrupt that comes while Python frees an object is lost but for this

    def interrupt(*_: object) -> None:
        stop.set()
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interrupt)
    with suppress(KeyboardInterrupt):
        watch(
            settings,
            arguments.folders,
            tell,
            lambda sentence: print(sentence, file=sys.stderr, flush=True),
            stop.is_set,
            pause=arguments.every,
            visibility=arguments.visibility,
        )
    return DONE


def _list(arguments: argparse.Namespace, settings: Settings) -> int:
    from ingest.outcomes import held_json

    with _registry(settings) as registry:
        rows = [held_json(document) for document in registry.documents()]
    if arguments.json:
        print_json({"schema": 1, "documents": rows})
        return DONE
    for row in rows:
        embargo = f", embargo until {row['embargo_until']}" if row["embargo_until"] else ""
        print(f"{row['document_id']}  {row['date'] or 'undated':<10}  {row['visibility']}{embargo}  {row['title']}")
        unreviewed = "" if row["reviewed"] else ", unreviewed"
        print(f"                  {row['path']} ({row['pages']} pages, {row['chunks']} chunks{unreviewed})")
    return DONE


def _show(arguments: argparse.Namespace, settings: Settings) -> int:
    from ingest.outcomes import held_json

    with _registry(settings) as registry:
        document = registry.document(arguments.id)
        if document is None:
            raise UserError(f"No document has the id {arguments.id}; `python -m ingest list` shows them.")
        pages = registry.pages(arguments.id)
        held = registry.chunks_of(arguments.id)
    if not arguments.json:
        for page in pages:
            print(" ".join(filter(None, ["---", f"page {page.number}" if page.number else None, _read_by(page)])))
            print(page.text)
        return DONE
    chunks = [
        {
            "chunk_id": chunk.chunk_id,
            "page": chunk.page,
            "section": chunk.section,
            "start": chunk.start,
            "end": chunk.end,
            "text": chunk.text,
        }
        for chunk in held
    ]
    shown = [
        {
            "page": page.number,
            "page_label": page.label,
            "reader": page.reader,
            "ocr": page.ocr,
            "text": page.text,
        }
        for page in pages
    ]
    print_json({"schema": 1, "document": held_json(document), "pages": shown, "chunks": chunks})
    return DONE


def _read_by(page: Page) -> str:
    """Whose text a page has, where several programs could have read it."""
    return f"(read by {page.reader}{', OCR' if page.ocr else ''})" if page.reader else ""


def _remove(arguments: argparse.Namespace, settings: Settings) -> int:
    from ingest.pipeline import remove

    removed = remove(settings, arguments.ids)
    if arguments.json:
        print_json({"schema": 1, "removed": list(removed)})
    else:
        print("\n".join(f"removed   {path}" for path in removed))
    return DONE


def _rebuild(arguments: argparse.Namespace, settings: Settings) -> int:
    from ingest.pipeline import rebuild

    documents = rebuild(settings)
    if arguments.json:
        print_json({"schema": 1, "documents": documents})
    else:
        print(f"The indexes of {documents} documents are made again.")
    return DONE


def _facts(arguments: argparse.Namespace, settings: Settings) -> int:
    from ingest.facts.listing import as_csv, as_tables, fact_json

    with _registry(settings) as registry:
        rows = registry.facts(arguments.kind)
        warnings = [sentence for _, sentence in registry.unmet_corrections()]
    for warning in warnings:
        print(warning, file=sys.stderr)
    if arguments.json:
        print_json({"schema": 1, "facts": [fact_json(row) for row in rows], "warnings": warnings})
    elif arguments.csv:
        print(as_csv(rows), end="")
    else:
        print("\n".join(as_tables(rows)) or "The store has no facts.")
    return DONE


def _doctor(arguments: argparse.Namespace, settings: Settings) -> int:
    from ingest.doctor import examine

    findings = examine(settings)
    if arguments.json:
        print_json({"schema": 1, "findings": findings})
    else:
        print("\n".join(findings) if findings else "The store is sound.")
    return PARTLY if findings else DONE


def _registry(settings: Settings) -> closing[Registry]:
    from ingest.registry import Registry

    return closing(Registry.open(settings))
