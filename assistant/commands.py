"""The commands ``ask``, ``batch``, ``search`` and ``eval``; JSON and exit codes as the contract says."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from assistant.answer import Turn
from assistant.question.message import clean
from ingest.cli import DONE, PARTLY, Subparsers, command, print_json_line
from ingest.errors import UserError
from ingest.settings import Settings
from ingest.types import Audience

if TYPE_CHECKING:
    from assistant.desk import Desk
    from assistant.retrieval import Hit

_TURNS = TypeAdapter(tuple[Turn, ...])
Line = TypeVar("Line", "BatchLine", "SearchLine")


class BatchLine(BaseModel):
    """One line of a batch file."""

    model_config = ConfigDict(extra="forbid")

    id: str
    question: str
    history: tuple[Turn, ...] = ()
    as_of: date | None = None
    audience: Audience | None = None


class SearchLine(BaseModel):
    """One line of a file of searches."""

    model_config = ConfigDict(extra="forbid")

    id: str
    query: str


def add_commands(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Adds the commands to a parser; each sets ``handler``."""
    ask = command(subparsers, "ask", _ask, "answer one question from the documents")
    ask.add_argument("question")
    _add_asking(ask)
    ask.add_argument("--history", type=Path, metavar="FILE", help="JSON list of earlier turns, oldest first")
    ask.add_argument("--document", action="append", metavar="ID", help="keep to this document (may be repeated)")
    _add_engine(ask)
    ask.add_argument("--trace", action="store_true", help="show on stderr what was retrieved")

    batch = command(subparsers, "batch", _batch, "answer a file of questions, a JSON line each")
    batch.add_argument("file", type=Path, metavar="FILE.jsonl")
    _add_asking(batch)
    _add_engine(batch)

    search = command(subparsers, "search", _search, "find passages without answering")
    search.add_argument("query", nargs="?")
    _add_asking(search)
    search.add_argument("--top", type=_at_least_one, default=10, metavar="N", help="passages at most (default: 10)")
    search.add_argument("--batch", type=Path, metavar="FILE.jsonl", help='a JSON line each: {"id", "query"}')

    evaluate = command(subparsers, "eval", _eval, "run the fixed question set")
    evaluate.add_argument("questions", type=Path, nargs="?", default=Path("eval_questions.yaml"))
    _add_engine(evaluate)
    evaluate.add_argument("--report", type=Path, metavar="DIR", help="write report.json, report.md and junit.xml here")
    evaluate.add_argument("--baseline", type=Path, metavar="FILE", help="compare with an earlier report.json")


def _add_asking(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", type=_day, metavar="DATE", help="answer as of this day (YYYY-MM-DD)")
    parser.add_argument("--audience", choices=get_args(Audience), default="staff", help="whose eyes (default: staff)")


def _add_engine(parser: argparse.ArgumentParser) -> None:
    engines = ["extractive", "llm"]
    parser.add_argument("--engine", choices=engines, help="who drafts the answers (default: setting answer.engine)")


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{written!r} is no day; write it as 2025-01-31") from None


def _at_least_one(written: str) -> int:
    if not written.isdecimal() or int(written) < 1:
        raise argparse.ArgumentTypeError(f"{written!r} is no number from 1 up")
    return int(written)


def _open(settings: Settings) -> closing[Desk]:
    from assistant.desk import Desk  # loads the models' libraries, which --help does not need

    return closing(Desk(settings))


def _drafted(settings: Settings, args: argparse.Namespace) -> Settings:
    """The settings with the engine of the command line, where it names one."""
    if args.engine is None:
        return settings
    return settings.model_copy(update={"answer": settings.answer.model_copy(update={"engine": args.engine})})


def _ask(args: argparse.Namespace, settings: Settings) -> int:
    history = _read_history(args.history) if args.history else ()
    with _open(_drafted(settings, args)) as desk:
        eyes: dict[str, Any] = {"audience": args.audience, "as_of": args.as_of, "documents": args.document}
        answer = desk.ask(args.question, history=history, **eyes)
        if args.trace:
            for rank, hit in enumerate(desk.search(answer.standalone_question, **eyes), 1):
                print(f"{rank:2} {hit.score:6.3f} p{hit.page} {hit.text[:100]}", file=sys.stderr)
    if args.json:
        print_json_line(answer.as_json())
        return DONE
    print(f"[{answer.status}] {answer.text}")
    for citation in answer.citations:
        page = "" if citation.page is None else f", page {citation.page}"
        ocr = ", OCR" if citation.ocr else ""
        print(f"  [{citation.number}] {citation.title} ({citation.date or 'undated'}{page}{ocr}): “{citation.quote}”")
    for notice in answer.notices:
        print(f"  ! {notice.text}")
    return DONE


def _batch(args: argparse.Namespace, settings: Settings) -> int:
    def answer(desk: Desk, line: BatchLine) -> dict[str, Any]:
        audience = line.audience or args.audience
        return desk.ask(
            line.question, history=line.history, as_of=line.as_of or args.as_of, audience=audience
        ).as_json()

    return _each_line(args.file, BatchLine, _drafted(settings, args), answer)


def _search(args: argparse.Namespace, settings: Settings) -> int:
    if (args.query is None) == (args.batch is None):
        raise UserError("Give search either a query or --batch with a file of them.")
    if args.batch is not None:
        return _each_line(args.batch, SearchLine, settings, lambda desk, line: _found(desk, line.query, args))
    with _open(settings) as desk:
        _print_hits(_found(desk, args.query, args), args)
    return DONE


def _each_line(path: Path, form: type[Line], settings: Settings, answer: Callable[[Desk, Line], dict[str, Any]]) -> int:
    """Answers a file line by line; a line that is not of the form gets an error in its place."""
    lines = [line for line in _read(path).split("\n") if line.strip()]
    code = DONE
    with _open(settings) as desk:
        for number, line in enumerate(lines, 1):
            try:
                given = form.model_validate_json(line)
            except ValidationError as error:
                code = PARTLY
                print_json_line(_malformed(line, number, error))
                continue
            print_json_line({"id": given.id, **answer(desk, given)})
    return code


def _found(desk: Desk, query: str, args: argparse.Namespace) -> dict[str, Any]:
    started = time.perf_counter()
    hits = desk.search(query, top=args.top, audience=args.audience, as_of=args.as_of)
    seconds = round(time.perf_counter() - started, 4)
    return {
        "schema": 1,
        "query": clean(query),
        "seconds": seconds,
        "hits": [_hit(r, hit) for r, hit in enumerate(hits, 1)],
    }


def _hit(rank: int, hit: Hit) -> dict[str, Any]:
    fields = ("score", "document_id", "chunk_id", "path", "page", "section", "start", "end", "text")
    return {"rank": rank, **{name: getattr(hit, name) for name in fields}}


def _eval(args: argparse.Namespace, settings: Settings) -> int:
    from assistant.evaluation import run_evaluation

    with _open(_drafted(settings, args)) as desk:
        report = run_evaluation(desk, args.questions, args.report, args.baseline)
    if args.json:
        print_json_line(report.as_json())
    else:
        print(report.summary())
    return PARTLY if report.gates_failed else DONE


def _read_history(path: Path) -> tuple[Turn, ...]:
    try:
        return _TURNS.validate_json(_read(path))
    except ValidationError as error:
        raise UserError(f"{path}: not a history (a JSON list of role and content): {_reason(error)}.") from None


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path}: cannot be read as UTF-8 text: {error}.") from None


def _malformed(line: str, number: int, error: ValidationError) -> dict[str, Any]:
    """What stands in the place of a line that is no question; its id where one can be made out."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):  # no JSON, an endless number, or lists in lists without end
        given = None
    name = given.get("id") if isinstance(given, dict) else None
    name = name if isinstance(name, str | int) else None
    text = f"Line {number} is not a question: {_reason(error)}."
    silent: dict[str, Any] = {"statements": [], "citations": [], "notices": [], "related": []}
    return {"schema": 1, "id": name, "status": "error", "text": text, "error": text, **silent}


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else str(first["msg"])


def _print_hits(found: dict[str, Any], args: argparse.Namespace) -> None:
    if args.json:
        print_json_line(found)
        return
    for hit in found["hits"]:
        page = "" if hit["page"] is None else f" page {hit['page']}"
        print(f"{hit['rank']:2} {hit['score']:6.3f} {Path(hit['path']).name}{page}: {hit['text']}")
