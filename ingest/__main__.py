"""``python -m ingest``: documents in, and what the store holds."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ingest.cli import main_of
from ingest.commands import add_commands


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code: 0 done, 1 failed or misused, 2 some inputs failed."""
    return main_of("python -m ingest", "Takes documents in, and shows what the store holds.", [add_commands], argv)


if __name__ == "__main__":
    sys.exit(main())
