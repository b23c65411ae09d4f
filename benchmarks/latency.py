"""How long a question takes, cold and warm, and what the app holds in memory.

    python -m benchmarks.latency [--questions eval_questions.yaml]

Ingests ``corpus/`` into a store of its own. Cold: a new process of ``assistant ask``, best and median of five. Warm:
the median and 95th percentile over the question set in one process, after one question. App: resident memory of the
process of ``ui.py`` once it is healthy.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import psutil
import yaml

from assistant.answer import Turn
from assistant.desk import Desk
from ingest.pipeline import add
from ingest.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
QUESTION = "How many companies move into Shonan iPark?"


def cold(store: Path, times: int = 5) -> list[float]:
    """Seconds of a whole new process for one answer."""
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        command = [sys.executable, "-m", "assistant", "ask", QUESTION, "--json", "--store", str(store)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        seconds.append(time.perf_counter() - started)
    return seconds


def warm(store: Path, questions: Path) -> list[float]:
    """Seconds of each question of the set in one process."""
    desk = Desk(Settings(store=store))
    desk.ask(QUESTION)
    seconds = []
    for item in yaml.safe_load(questions.read_text("utf-8"))["questions"]:
        history = [Turn.model_validate(turn) for turn in item.get("history", [])]
        started = time.perf_counter()
        desk.ask(item["question"], history=history)
        seconds.append(time.perf_counter() - started)
    desk.close()
    return seconds


def app_memory(store: Path) -> tuple[float, int]:
    """Seconds until the app is healthy, and its resident memory in bytes."""
    started = time.perf_counter()
    command = [sys.executable, "ui.py", "--port", "7893", "--store", str(store)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            while True:
                try:
                    with urllib.request.urlopen("http://127.0.0.1:7893/health", timeout=2) as reply:
                        assert json.load(reply) == {"status": "ok"}
                        return time.perf_counter() - started, psutil.Process(server.pid).memory_info().rss
                except OSError:
                    if server.poll() is not None or time.perf_counter() - started > 120:
                        raise
                    time.sleep(0.2)
        finally:
            server.terminate()


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=Path, default=ROOT / "eval_questions.yaml")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder)
        add(Settings(store=store), [ROOT / "corpus"])
        processes, answers = cold(store), warm(store, options.questions)
        started, memory = app_memory(store)
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}")
    print(f"ask, cold            best {min(processes):.2f} s, median {statistics.median(processes):.2f} s")
    ordered = sorted(answers)
    print(f"question, warm       median {statistics.median(ordered) * 1000:.0f} ms, "
          f"p95 {ordered[int(len(ordered) * 0.95)] * 1000:.0f} ms, {len(ordered)} questions")  # fmt: skip
    print(f"app                  healthy after {started:.1f} s, {memory / 2**20:.0f} MiB resident")


if __name__ == "__main__":
    main()
