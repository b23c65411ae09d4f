"""What every command of the product shares: common options, exit codes, and mistakes told in a sentence."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from ingest.errors import UserError
from ingest.settings import Settings, load_settings

DONE, FAILED, PARTLY = 0, 1, 2
"""Exit codes: done; the command itself failed or was misused; it ran, but some inputs failed."""

Handler = Callable[[argparse.Namespace, Settings], int]
Subparsers = argparse._SubParsersAction  # argparse gives the type no public name


def command(
    subparsers: Subparsers[argparse.ArgumentParser], name: str, handler: Handler, about: str
) -> argparse.ArgumentParser:
    """Adds a command with the common options; the parser for its own ones."""
    parser = subparsers.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
    parser.add_argument("--store", type=Path, metavar="DIR", help="the store (default: $PRESSDESK_STORE, else .store)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(handler=handler)
    return parser


def main_of(
    program: str,
    about: str,
    groups: Iterable[Callable[[Subparsers[argparse.ArgumentParser]], None]],
    argv: Sequence[str] | None,
) -> int:
    """Parses the arguments and runs the command of the groups that they name; its exit code."""
    parser = argparse.ArgumentParser(prog=program, description=about)
    subparsers = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for add_commands in groups:
        add_commands(subparsers)
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as leaving:  # argparse says 2 for a misuse, which here means that some inputs failed
        return FAILED if leaving.code else DONE
    return _run(arguments)


def print_json(value: dict[str, Any]) -> None:
    """One JSON document, for reading by eye too."""
    print(_as_text(value, indent=2))


def print_json_line(value: dict[str, Any]) -> None:
    """One line of JSON lines, out at once."""
    print(_as_text(value), flush=True)


def _as_text(value: dict[str, Any], indent: int | None = None) -> str:
    """JSON as stdout can take it: escapes say the same where its encoding lacks a character, or none has it."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent)
    return text


def _run(arguments: argparse.Namespace) -> int:
    """Runs the chosen command; a mistake ends in a sentence and exit code 1, never in a stack trace."""
    from ingest.embedding import EmbeddingError

    try:
        handler: Handler = arguments.handler
        return handler(arguments, load_settings(arguments.store))
    except (UserError, EmbeddingError) as error:
        sentence = str(error)
    except BrokenPipeError:  # whoever read our output has had enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:
        sentence = f"{error.filename or 'The store'}: {error.strerror or error}."
    except KeyboardInterrupt:
        sentence = "Interrupted; what was finished before is kept."
    if arguments.json:
        print_json({"schema": 1, "error": sentence})
    print(sentence, file=sys.stderr)
    return FAILED
