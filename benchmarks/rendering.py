"""Results as Markdown. Figures are nested mappings; one shape is a table, and nothing is computed here but widths."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from benchmarks.parts import PARTS, Part
from benchmarks.peers.table import markdown as peers
from benchmarks.scale.__main__ import LABELS
from benchmarks.scale.figures import table as scale_table
from benchmarks.stored import Result
from benchmarks.weakest import Standing

HEAD = """# Benchmarks

Written by `python -m benchmarks` (`make bench`, `make bench PARTS="retrieval footprint"`) from `benchmarks/results/`
alone: a part that is not run keeps its last figures, with their day and machine. Shares have their counts and 95 %
Wilson intervals, means normal ones. `make bench-quick` compares a small part of this with `benchmarks/baseline.json`.
"""
Figures = Mapping[str, Any]


def page(results: Mapping[str, Result], weakest: Sequence[Standing]) -> str:
    """The whole of docs/BENCHMARKS.md.

    :param results: by part; a part that is missing was never run
    """
    sections = [_section(part, results.get(part.name)) for part in PARTS]
    return "\n".join([HEAD, *sections, _weakest(weakest)])


def _section(part: Part, result: Result | None) -> str:
    command = f"python -m benchmarks {part.name}  # {part.command}"
    if result is not None and result.command not in (part.command, f"python -m benchmarks {part.name}"):
        command += f"\n{result.command}  # which made the figures below"
    lines = [f"## {part.title}", "", part.about, "", "```", command, "```", ""]
    if result is None:
        return "\n".join([*lines, "Not run here.", ""])
    body = SPECIAL.get(part.name, general)(result.figures)
    return "\n".join([*lines, _circumstances(result), "", body.strip(), ""])


def _circumstances(result: Result) -> str:
    about = [f"{name.replace('_', ' ')} {value}" for name, value in result.machine.items()]
    flat = {name: of for name, of in result.versions.items() if not isinstance(of, Mapping)}
    held = [f"{name} {version}" for name, version in flat.items()]
    for owner, of in result.versions.items():
        if isinstance(of, Mapping):
            held.append(f"{owner}: " + ", ".join(f"{name} {version}" for name, version in of.items()))
    told = [result.date, ", ".join(about), ", ".join(held)]
    return "; ".join(one for one in told if one) + "."


def general(figures: Figures) -> str:
    """Single figures in one table, then a table for each mapping of mappings, under its name."""
    single = {name: value for name, value in figures.items() if _is_cell(value)}
    blocks = ["\n".join(_pairs(single))] if single else []
    for name, value in figures.items():
        if not _is_cell(value):
            listed = value.items() if isinstance(value, Mapping) else enumerate(value, 1)
            rows = {str(key): of for key, of in listed}
            lines = _grid(rows) if not any(map(_is_cell, rows.values())) else _pairs(rows)
            blocks.append("\n".join([f"**{_words(name)}**", "", *lines]))
    return "\n\n".join(blocks)


def _pairs(figures: Figures) -> Iterator[str]:
    yield "| | |"
    yield "| --- | --- |"
    for name, value in figures.items():
        yield f"| {_words(name)} | {cell(value)} |"


def _grid(rows: Figures) -> Iterator[str]:
    columns = sorted(dict.fromkeys(name for row in rows.values() for name in row), key=lambda name: name == "all")
    yield f"| | {' | '.join(map(_words, columns))} |"
    yield "| --- |" + " --- |" * len(columns)
    for name, row in rows.items():
        yield f"| {_words(name)} | {' | '.join(cell(row.get(column)) for column in columns)} |"


def _is_cell(value: object) -> bool:
    return not isinstance(value, Mapping | list) or (isinstance(value, Mapping) and "value" in value)


def cell(value: Any) -> str:
    """A figure as it stands in a table; a share with its counts and interval."""
    if value is None or value == {}:
        return ""
    if isinstance(value, Mapping):
        return _share(value) if "value" in value else ", ".join(f"{name}: {cell(of)}" for name, of in value.items())
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _share(found: Figures) -> str:
    if found["value"] is None:
        return "–"
    if "at_least" in found:
        return f"{found['value']:.1%} (at least {found['at_least']:.0%})"
    low, high = found.get("low"), found.get("high")
    counts = f"{found['passed']:g} of {found['total']}" if "passed" in found else f"n={found['total']}"
    value = f"{found['value']:.1%}" if "passed" in found else f"{found['value']:.3f}"
    between = f"{low:.1%} to {high:.1%}" if "passed" in found else f"{low:.3f} to {high:.3f}"
    return f"{value} ({counts}; {between})"


def _words(name: object) -> str:
    return re.sub(r"_(?=\w)", " ", str(name))


def _scale(figures: Figures) -> str:
    runs: dict[int, dict[str, float]] = {}
    for name, value in figures.items():
        if found := re.fullmatch(r"chunks_(\d+)_(\w+?)", name):
            runs.setdefault(int(found[1]), {})[found[2]] = value
    return scale_table(
        runs, {label: name for label, name in LABELS.items() if all(name in run for run in runs.values())}
    )


def _load(figures: Figures) -> str:
    runs = [{**run, "errors": sum(run["errors"].values())} for run in figures["runs"]]
    tables = {f"{run['run']}, {run['users']} users": {**run, **run["processors"]} for run in runs}
    for run in tables.values():
        for name in ("run", "users", "processors"):
            del run[name]
    return general(
        {"seconds, questions a second, busy processors": tables, "what each role was shown": _by_role(figures)}
    )


def _by_role(figures: Figures) -> Figures:
    return {role["role"]: {name: value for name, value in role.items() if name != "role"} for role in figures["roles"]}


def _injection(figures: Figures) -> str:
    named = {f"{row['format']}, {row['place']}": row for row in figures["rows"]}
    rows = {name: {key: of for key, of in row.items() if key not in ("format", "place")} for name, row in named.items()}
    counts = next(iter(rows.values()), {})
    return general(
        {"by format and place": rows | {"all": {key: sum(row[key] for row in rows.values()) for key in counts}}}
    )


def _unseen(figures: Figures) -> str:
    return "\n\n".join("\n".join(_lines(table)) for table in figures["tables"])


def _lines(table: Sequence[Sequence[str]]) -> Iterator[str]:
    for number, row in enumerate(table):
        yield f"| {' | '.join(row)} |"
        if number == 0:
            yield "|" + " --- |" * len(row)


def _weakest(standings: Sequence[Standing]) -> str:
    lines = [
        "## The three weakest results",
        "",
        "Of the figures with a target (`benchmarks/targets.yaml`), those that lie farthest on the wrong side of it, as "
        "a share of target or figure, whichever is larger; then those nearest to it.",
        "",
    ]
    for number, one in enumerate(standings, 1):
        target, verdict = one.target, "missed" if one.missed else "met"
        wanted = f"{'at least' if target.at_least else 'at most'} {target.shown(target.value)} wanted"
        lines.append(f"{number}. **{target.what}**: {target.shown(one.value)}, {wanted} ({verdict}). {target.moves}")
    return "\n".join([*lines, ""])


SPECIAL: Mapping[str, Callable[[Figures], str]] = {
    "peers": peers,
    "scale": _scale,
    "load": _load,
    "injection": _injection,
    "unseen": _unseen,
}
