"""What becomes of faults: ``python -m benchmarks.faults [--shared ../shared/testdata] [--json FILE]``.

Runs the tests that kill processes, and those that plant orders, and counts them: a point that fails there is a document
that was left half changed, or an order that was obeyed. Reads every damaged, locked or odd file of the test data and
counts what becomes of each. Exit code 2 where a point fails. Load has a part of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from benchmarks.stored import ROOT
from ingest.readers.__main__ import files, outcome
from ingest.readers.isolated import IsolatedReader
from ingest.settings import Settings

POINTS = {
    "a process killed while it changes the store": "tests/ingest/store/test_kill.py",
    "a process killed while an editor changes something": "tests/ingest/store/test_editing_killed.py",
    "orders planted in documents and questions (tests)": "tests/assistant/engines/test_llm_injection.py",
}
Figures = dict[str, Any]


def points(test: str, folder: Path) -> Figures:
    """How many points of a test file were tried, and how many went wrong."""
    report = folder / "report.xml"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test, f"--junitxml={report}"]
    environment = {**os.environ, "PRESSDESK_TEST_ALL": "1"}
    subprocess.run(command, cwd=ROOT, env=environment, check=False, stdout=sys.stderr)
    return counted(report.read_text("utf-8"))


def counted(report: str) -> Figures:
    """The counts of a JUnit report."""
    suite = next(ElementTree.fromstring(report).iter("testsuite"))
    tried, failed, errors, skipped = (int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped"))
    return {"tried": tried - skipped, "wrong": failed + errors}


def damaged(folder: Path) -> Figures:
    """What became of each file, counted by outcome and ending."""
    counts: dict[str, Counter[str]] = {}
    with IsolatedReader(Settings().limits) as reader:
        for path in files([folder]):
            ending, became, _ = outcome(reader, path)
            counts.setdefault(became, Counter())[ending] += 1
    return {became: {**dict(sorted(by.items())), "all": by.total()} for became, by in sorted(counts.items())}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared/testdata")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tried = {name: points(test, Path(folder)) for name, test in POINTS.items()}
    text = json.dumps({"points": tried, "files": damaged(options.shared)}, indent=1)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")
    print(text)
    return 2 if any(point["wrong"] for point in tried.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
