"""``python -m ingest``: documents in, and what the store holds."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from ingest.commands import add_commands, run


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code: 0 done, 1 failed or misused, 2 some inputs failed."""
    parser = argparse.ArgumentParser(prog="python -m ingest", description=__doc__)
    add_commands(parser.add_subparsers(title="commands", required=True, metavar="COMMAND"))
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as leaving:  # argparse says 2 for a misuse, which here means that some inputs failed
        return 1 if leaving.code else 0
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
