"""The regression runs of an app: at most one at a time, in the background, each report kept beside the last ones."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Lock, Thread
from time import sleep

from assistant.evaluation.errors import EvaluationStoppedError
from assistant.evaluation.product import Desk
from assistant.evaluation.report import EvaluationReport, load_report
from assistant.evaluation.run import run_evaluation
from ingest.errors import UserError

KEPT = 20
"""Reports that are kept; older ones are deleted."""
_BREATH = 0.02  # seconds between two questions, in which people's own questions go first
_NAME = "%Y%m%dT%H%M%S"
_LOG = logging.getLogger("pressdesk.quality")


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of how many questions are asked; ``total`` is 0 until the first is."""

    done: int = 0
    total: int = 0


class Runs:
    """Starts runs, stops them and knows their reports; safe to share between threads."""

    def __init__(self, desk: Desk, questions: Path, folder: Path) -> None:
        """:param folder: where the reports are kept"""
        self._desk, self.questions, self._folder = desk, questions, folder
        self._lock, self._stop = Lock(), Event()
        self._progress: Progress | None = None
        self.trouble = ""
        """Why the last run has no report, if it has none."""

    @property
    def progress(self) -> Progress | None:
        """How far the run is that goes on now; None where none does."""
        return self._progress

    def start(self) -> bool:
        """Starts a run unless one goes on; whether it did."""
        with self._lock:
            if self._progress is not None:
                return False
            self._progress, self.trouble = Progress(), ""
            self._stop.clear()
        Thread(target=self._run, daemon=True, name="regression run").start()
        return True

    def stop(self) -> None:
        """Has the run that goes on end after its present question."""
        self._stop.set()

    def latest(self) -> tuple[datetime, EvaluationReport] | None:
        """The last report and when its run ended, UTC.

        :raises EvaluationError: it is of another version of the product
        """
        file = self._latest_file()
        return (_when(file), load_report(file)) if file else None

    def _run(self) -> None:
        try:
            report = run_evaluation(self._desk, self.questions, baseline=self._comparable(), told=self._go_on)
            self._keep(report)
        except EvaluationStoppedError as error:
            self.trouble = f"{error} There is no report of it."
        except (UserError, OSError) as error:
            self.trouble = str(error)
        except Exception as error:  # noqa: BLE001, a fault of an answer must not leave a run that never ends
            _LOG.exception("The regression run broke down")
            self.trouble = f"The run broke down because of a fault in the program ({type(error).__name__})."
        finally:
            self._progress = None

    def _go_on(self, done: int, total: int) -> bool:
        self._progress = Progress(done, total)
        sleep(_BREATH)
        return not self._stop.is_set()

    def _keep(self, report: EvaluationReport) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{datetime.now(UTC).strftime(_NAME)}.json"
        unfinished = file.with_suffix(".part")
        unfinished.write_text(json.dumps(report.as_json(), ensure_ascii=False) + "\n", "utf-8")
        unfinished.replace(file)
        for old in self._files()[:-KEPT]:
            old.unlink()

    def _comparable(self) -> Path | None:
        """The last report, unless it is of another version of the product: then there is nothing to compare with."""
        file = self._latest_file()
        try:
            return file if file and load_report(file) else None
        except UserError:
            _LOG.warning("The report %s is of another version; the run is compared with none.", file)
            return None

    def _latest_file(self) -> Path | None:
        files = self._files()
        return files[-1] if files else None

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.json"))


def _when(file: Path) -> datetime:
    return datetime.strptime(file.stem, _NAME).replace(tzinfo=UTC)
