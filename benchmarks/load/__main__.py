"""Fifty people at the desk at once: how fast they are answered, and whether each sees only what is theirs.

    python -m benchmarks.load [--users 50] [--seconds 120] [--step-seconds 45] [--wait 5 15] [--json load.json]

Starts ``ui.py`` on a store made from ``corpus/`` and two sample documents, one internal, one under embargo. The people
ask through Gradio's own client, at the endpoint ``/ask``: questions of ``eval_questions.yaml``, one in ten about one of
the sample documents, and after each a pause by chance (seeded). First so many people; then the same while
a document is taken in by ``python -m ingest add``; then ever more, until the 95th percentile passes 3 s. All people are
threads of this one process, which shares the processors with the app. Exit code 2 where there was an error, or
somebody was shown what is not theirs.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from assistant.records import Records
from benchmarks.load.crowd import Crowd, Plan
from benchmarks.load.documents import ARRIVING, HIDDEN, write
from benchmarks.load.figures import Privacy, Run, privacy, tables
from benchmarks.load.people import prompts_of
from benchmarks.load.server import ROOT, app, ingest, make_accounts
from ingest.registry import Registry
from ingest.settings import Settings

SEED = 5


def measure(documents: Path, plan: Plan, step_seconds: float, folder: Path) -> tuple[list[Run], list[Privacy]]:
    """All runs, in an empty folder.

    :param documents: what is asked about
    :param step_seconds: how long each run with more people takes; 0 for none of them
    """
    store, users = folder / "store", folder / "users.yaml"
    accounts = make_accounts(users, plan.users)
    ingest(store, documents, write(folder / "hidden", *HIDDEN))
    arriving = write(folder / "arriving", ARRIVING)
    with app(store, users, folder / "log") as running, closing(Crowd(running, accounts, plan)) as crowd:
        runs = [crowd.run("questions", plan), *crowd.run_beside_ingest(store, arriving)]
        whole = runs[:2]
        if step_seconds:
            grown = crowd.grow(step_seconds)
            runs, whole = runs + grown, whole + grown
    with closing(Registry.open(Settings(store=store))) as registry:
        noted = [(e.viewer, e.answer.question) for e in Records(registry).trail.everything()]
    return runs, privacy([one for run in whole for one in run.asked], noted)


def main() -> int:
    """Prints the tables, and writes the figures as JSON where a file is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, default=ROOT / "corpus")
    parser.add_argument("--questions", type=Path, default=ROOT / "eval_questions.yaml")
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120, help="of the first run, and of that beside an ingest")
    parser.add_argument("--step-seconds", type=float, default=45, help="of each run with more people; 0 for none")
    parser.add_argument("--wait", type=float, nargs=2, default=(5, 15), metavar="SECONDS", help="shortest, longest")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    plan = Plan(options.users, options.seconds, tuple(options.wait), SEED, prompts_of(options.questions))
    loads = os.getloadavg()
    with tempfile.TemporaryDirectory() as folder:
        runs, roles = measure(options.documents.resolve(), plan, options.step_seconds, Path(folder))
    machine = {
        "processors": os.cpu_count(),
        "python": sys.version.split()[0],
        "load_before": [round(x, 2) for x in loads],
    }
    if options.json:
        figures = {
            "machine": machine,
            "runs": [run.as_json() for run in runs],
            "roles": [asdict(role) for role in roles],
        }
        options.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(", ".join(f"{name}: {value}" for name, value in machine.items()), tables(runs, roles), sep="\n\n")
    wrong = any(run.errors for run in runs) or any(role.wrong for role in roles)
    return 2 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
