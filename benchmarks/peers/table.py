"""The results as Markdown: the answers, the search, and where a peer does better."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Figures = Mapping[str, Any]

LABELS = {
    "extractive": "this product, extractive",
    "model": "this product, local model",
    "llamaindex": "LlamaIndex `CitationQueryEngine`",
    "paperqa": "PaperQA",
    "search": "this product",
    "llamaindex-search": "LlamaIndex, `VectorStoreIndex` on Chroma",
}
OURS = ("extractive", "model", "search")
ANSWERS = {
    "right": "right (every fact, an expected page cited)",
    "fact_recall": "fact recall",
    "page_precision": "citation precision, page",
    "page_recall": "citation recall, page",
    "document_precision": "citation precision, document",
    "document_recall": "citation recall, document",
    "listed_precision": "all sources listed: precision, page",
    "listed_recall": "all sources listed: recall, page",
    "quote_validity": "sources listed whose words stand on their page",
    "false_answers": "false answers to unanswerable ↓",
    "abstained": "abstained on answerable ↓",
    "unverified_numbers": "numbers in no cited passage ↓",
    "invented_numbers": "numbers in no passage it had ↓",
}
SEARCH = {
    "hit@1": "hit@1",
    "hit@5": "hit@5",
    "page@5": "page@5",
    "mrr": "MRR",
}
LENGTHS = {"quote_letters": "a source listed", "answer_letters": "an answer", "passage_letters": "a passage found"}
LESS_IS_BETTER = ("false_answers", "abstained", "unverified_numbers", "invented_numbers")
COSTS = {"latency": "latency ↓", "memory_mb": "memory ↓"}


def markdown(results: Figures) -> str:
    """The three tables and the line on where peers win, of ``benchmarks/results/peers.json``."""
    found = results["rows"]
    same, whole = found["same_questions"], found["all_questions"]
    parts = []
    if same:
        asked = next(iter(same.values()))["questions"]
        parts.append(f"**The same {asked['all']} questions** ({_kinds(asked)}, seed {results['seed']})")
        parts.append("\n".join(_table(same, ANSWERS, ("quote_letters", "answer_letters"))))
    if whole:
        asked = whole["extractive"]["questions"]
        parts.append(
            f"**All {asked['all']} questions** ({_kinds(asked)}; the others are ambiguous, partial or steering)"
        )
        parts.append("\n".join(_table(whole, ANSWERS, ("quote_letters", "answer_letters"))))
    if found["search"]:
        asked = next(iter(found["search"].values()))["questions"]
        parts.append(f"**Search alone**, {asked['all']} questions that the documents answer")
        parts.append("\n".join(_table(found["search"], SEARCH, ("passage_letters",))))
    parts.append("**Where a peer does better**")
    parts.append("\n".join(wins(same, ANSWERS) + wins(found["search"], SEARCH)) or "Nowhere in this run.")
    return "\n\n".join(parts) + "\n"


def wins(rows: Figures, measures: Mapping[str, str]) -> list[str]:
    """A line for each measure in which a peer does better than the best of this product's rows."""
    return [line for key, label in {**measures, **COSTS}.items() for line in _better(rows, key, label)]


def _better(rows: Figures, key: str, label: str) -> Iterator[str]:
    less = key in LESS_IS_BETTER or key in COSTS
    values = {row: value for row, figures in rows.items() if (value := _value(figures, key)) is not None}
    ours = [value for row, value in values.items() if row in OURS]
    if not ours:
        return
    best = min(ours) if less else max(ours)
    for row, value in values.items():
        if row not in OURS and (value < best if less else value > best):
            yield f"- {LABELS[row]} does better in {label.removesuffix(' ↓')}: {_against(rows, row, key, value, best)}."


def _against(rows: Figures, peer: str, key: str, value: float, best: float) -> str:
    if key in COSTS:
        return f"{value / best:.2f} times this product's best"
    how = "the intervals overlap" if _overlap(rows, peer, key, best) else "the intervals do not overlap"
    return f"{value:.1%} to {best:.1%}, {how}"


def _overlap(rows: Figures, peer: str, key: str, best: float) -> bool:
    ours = next(figures[key] for row, figures in rows.items() if row in OURS and figures[key]["value"] == best)
    theirs = rows[peer][key]
    return bool(theirs["low"] <= ours["high"] and ours["low"] <= theirs["high"])


def _value(figures: Figures, key: str) -> float | None:
    found = figures["latency"]["p50"] if key == "latency" else figures[key]
    value = found["value"] if isinstance(found, Mapping) else found
    return None if value is None else float(value)


def _table(rows: Figures, measures: Mapping[str, str], lengths: Sequence[str]) -> Iterator[str]:
    """A row a measure, a column an assistant; the best of each row is bold."""
    yield _line("", (LABELS[row] for row in rows))
    yield "| --- |" + " --- |" * len(rows)
    for key, label in measures.items():
        values = [_value(figures, key) for figures in rows.values()]
        known = [value for value in values if value is not None]
        best = (min if key in LESS_IS_BETTER else max)(known) if known and len(rows) > 1 else None
        cells = [_share(figures[key], bold=value == best) for figures, value in zip(rows.values(), values, strict=True)]
        yield _line(label, cells)
    for key in lengths:
        yield _line(f"letters of {LENGTHS[key]}, average", (str(figures[key] or "–") for figures in rows.values()))
    yield _line("latency, median (× the first column's)", map(_seconds, rows.values()))
    yield _line("memory, largest, with the embedding", (f"{figures['memory_mb']} MB" for figures in rows.values()))


def _line(label: str, cells: Iterable[str]) -> str:
    return f"| {label} | {' | '.join(cells)} |"


def _seconds(figures: Figures) -> str:
    found = figures["latency"]
    return f"{found['p50']:.2f} s" + (f" (× {found['ratio']:.1f})" if "ratio" in found else "")


def _share(metric: Figures, *, bold: bool) -> str:
    """A share with its counts and interval; a sum of reciprocal ranks has decimals."""
    if metric["value"] is None:
        return "–"
    passed = metric["passed"]
    counts = f"{passed:.0f}" if passed == int(passed) else f"{passed:.1f}"
    value = f"{metric['value']:.1%}"
    strong = f"**{value}**" if bold else value
    return f"{strong} ({counts} of {metric['total']}; {metric['low']:.0%} to {metric['high']:.0%})"


def _kinds(asked: Figures) -> str:
    return f"{asked['answerable']} answerable, {asked['unanswerable']} unanswerable"
