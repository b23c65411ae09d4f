"""``python -m assistant``: questions in, answers out; and ``pressdesk``, which fronts ``python -m ingest`` too."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from assistant.access.commands import add_user_commands
from assistant.commands import add_commands
from ingest.cli import main_of


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code: 0 done, 1 failed or misused, 2 some inputs failed."""
    return main_of(
        "python -m assistant", "Answers from the press desk's documents.", [add_commands, add_user_commands], argv
    )


def pressdesk(argv: Sequence[str] | None = None) -> int:
    """The console script: the commands of ingest and assistant under one name."""
    from ingest.commands import add_commands as add_ingest_commands

    groups = [add_ingest_commands, add_commands, add_user_commands]
    return main_of("pressdesk", "A press desk that answers from its documents.", groups, argv)


if __name__ == "__main__":
    sys.exit(main())
