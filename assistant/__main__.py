"""``python -m assistant``: questions in, answers out; and ``pressdesk``, which fronts ``python -m ingest`` too."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError
from pydantic_settings import SettingsError

from assistant.commands import add_commands
from ingest.errors import UserError


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; its exit code."""
    parser = argparse.ArgumentParser(prog="python -m assistant", description="Answers from the press desk's documents.")
    return run(parser, [add_commands], argv)


def pressdesk(argv: Sequence[str] | None = None) -> int:
    """The console script: the commands of ingest and assistant under one name."""
    from ingest.commands import add_commands as add_ingest_commands

    parser = argparse.ArgumentParser(prog="pressdesk", description="A press desk that answers from its documents.")
    return run(parser, [add_ingest_commands, add_commands], argv)
