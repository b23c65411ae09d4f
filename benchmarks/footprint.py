"""What an installation weighs and how fast it starts: ``python -m benchmarks.footprint [--json FILE]``.

Installs requirements.lock into an empty environment as ``make setup`` does, and counts the bytes of its files. Then,
in this environment, with a store made from ``corpus/``: a new process of ``assistant ask`` (median of five, by the
clock and by the processor, which other programs lengthen less), and the app until it is healthy, and its memory then.
``--peers`` names the environment of ``benchmarks.peers``: its size is put beside, and how long a new process takes to
load what each peer needs before it can open anything, which is the least that a cold question to it can take.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.latency import app_memory, cold
from benchmarks.stored import ROOT
from ingest.pipeline import add
from ingest.settings import Settings

MB = 1e6
LARGEST = 10
STARTS = 5
Figures = dict[str, Any]
PEERS = {
    "llamaindex": "from llama_index.core import VectorStoreIndex\n"
    "from llama_index.core.query_engine import CitationQueryEngine\n"
    "from llama_index.llms.openai_like import OpenAILike\n"
    "from llama_index.vector_stores.chroma import ChromaVectorStore",
    "paperqa": "from paperqa import Docs, Settings",
}
"""What a program for each peer imports first."""


def installed(folder: Path) -> Figures:
    """The environment made in an empty folder: seconds it took, its size and its largest packages."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    command = [
        str(folder / "bin/python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
    ]
    subprocess.run([*command, "--requirement", str(ROOT / "requirements.lock")], check=True, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - started
    return {"install_s": seconds, "installed_mb": size(folder) / MB, "largest_mb": largest(folder)}


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def largest(environment: Path) -> dict[str, float]:
    """Megabytes of the largest entries of site-packages, largest first."""
    (packages,) = environment.glob("lib/python*/site-packages")
    sizes = Counter(
        {entry.name: size(entry) if entry.is_dir() else entry.lstat().st_size for entry in packages.iterdir()}
    )
    return {name: count / MB for name, count in sizes.most_common(LARGEST)}


def loading(environment: Path) -> Figures:
    """Median seconds in which a new process loads each peer, after a first one that leaves compiled files behind."""
    python = environment / "bin/python"
    found: Figures = {}
    for name, imports in PEERS.items():
        seconds = []
        for _ in range(STARTS + 1):
            before = time.perf_counter()
            subprocess.run([str(python), "-c", imports], check=True, capture_output=True)
            seconds.append(time.perf_counter() - before)
        found[f"{name}_loads_s"] = statistics.median(seconds[1:])
    return found


def started(store: Path) -> Figures:
    """Cold starts of a question and of the app."""
    before = _children()
    seconds = cold(store, STARTS)
    processor = (_children() - before) / STARTS
    healthy, memory = app_memory(store)
    return {
        "ask_cold_median_s": statistics.median(seconds),
        "ask_cold_least_s": min(seconds),
        "ask_cold_processor_s": processor,
        "app_healthy_s": healthy,
        "app_idle_memory_mb": memory / MB,
    }


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(peers: Path | None, install: bool) -> Figures:
    """All figures; without ``install`` those of the running environment alone."""
    with tempfile.TemporaryDirectory() as folder:
        add(Settings(store=Path(folder) / "store"), [ROOT / "corpus"])
        figures = started(Path(folder) / "store")
        if install:
            figures |= installed(Path(folder) / "environment")
    if peers and peers.exists():
        figures |= {"peers_installed_mb": size(peers) / MB, **loading(peers)}
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, default=ROOT / ".peers", help="the peers' environment")
    parser.add_argument("--no-install", action="store_true")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    text = json.dumps(measure(options.peers, not options.no_install), indent=1)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
