"""Precision and recall of the fact tables on hand-made gold lists: ``python -m benchmarks.facts [GOLD…] [--json F]``.

An item is right where its normalised value is in the gold list of its kind: a person with the title, a company with
nothing but its name (the words of its role are counted apart), a date with whether its year was inferred, an amount
with its unit, a contact with name, telephone and e-mail. ``tests/gold/README.md`` says how the lists were made.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ingest.chunks import chunk_document
from ingest.facts.base import KINDS, Fact, FactKind
from ingest.facts.canonical import canonical_name
from ingest.facts.dates import resolved
from ingest.facts.extraction import extract_facts
from ingest.language.aliases import Aliases
from ingest.readers.isolated import IsolatedReader
from ingest.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests/gold"
ROLES = ("company", "partner", "organisation")
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Items of one kind: those right, those wrong, those missing."""

    right: tuple[Key, ...]
    wrong: tuple[Key, ...]
    missing: tuple[Key, ...]

    @property
    def precision(self) -> float:
        """Share of the items found that are right; 1 where none was found."""
        found = len(self.right) + len(self.wrong)
        return len(self.right) / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold items that were found; 1 where there are none."""
        wanted = len(self.right) + len(self.missing)
        return len(self.right) / wanted if wanted else 1.0


def facts_of(gold: Mapping[str, Any]) -> list[tuple[Fact, str]]:
    """The facts of the gold list's document, each with its canonical name."""
    settings = Settings()
    path = ROOT / gold["document"]
    with IsolatedReader(settings.limits) as reader:
        pages = reader.read(path.name, path.read_bytes()).pages
    aliases = Aliases.load([ROOT / gold["aliases"]] if "aliases" in gold else [])
    sentences = chunk_document(pages, settings.chunks).sentences
    texts = {sentence.ordinal: sentence.text for sentence in sentences}
    facts = [resolved(fact, texts[fact.sentence], gold["dated"]) for fact in extract_facts(pages, sentences, aliases)]
    return [(fact, canonical_name(fact, aliases)) for fact in facts]


def scores(gold: Mapping[str, Any], facts: Iterable[tuple[Fact, str]]) -> dict[str, Score]:
    """The score of each kind, and of the roles of organisations, on one document."""
    found = list(facts)
    result = {
        kind: _score(
            [_found_key(fact, name) for fact, name in found if fact.kind == kind],
            [(_gold_key(kind, item), bool(item.get("optional"))) for item in gold.get(kind, [])],
            by_beginning=kind == "support_measure",
        )
        for kind in KINDS
    }
    roles = [
        (_text(item["name"]), _text(item["role"])) for kind in ROLES for item in gold.get(kind, []) if item["role"]
    ]
    said = [(name, _text(fact.details["role"])) for fact, name in found if fact.kind in ROLES]
    named = {name for name, _ in roles}
    right = tuple(sorted(set(roles) & set(said)))
    wrong = tuple(sorted({pair for pair in said if pair[0] in named and pair[1] and pair not in roles}))
    return result | {"role": Score(right, wrong, tuple(sorted(set(roles) - set(said))))}


def _score(found: Sequence[Key], wanted: Sequence[tuple[Key, bool]], by_beginning: bool) -> Score:
    if by_beginning:
        begun = [(next((key for key, _ in wanted if text.startswith(key[0])), (text,))) for (text,) in found]
        found = begun
    required = {key for key, optional in wanted if not optional}
    allowed = {key for key, _ in wanted}
    keys = set(found)
    return Score(tuple(sorted(keys & required)), tuple(sorted(keys - allowed)), tuple(sorted(required - keys)))


def _found_key(fact: Fact, name: str) -> Key:
    details = fact.details
    if fact.kind == "person":
        return name, _text(details["title"])
    if fact.kind == "date":
        return fact.value, _text(details["inferred"])
    if fact.kind == "amount":
        return fact.value, _text(details["currency"] or details["unit"])
    if fact.kind == "contact":
        return name if details["name"] else "", _text(details["phone"]), _text(details["email"])
    return (fact.text,) if fact.kind == "support_measure" else (name,)


def _gold_key(kind: FactKind, item: Mapping[str, Any]) -> Key:
    fields = {
        "person": ("name", "title"),
        "date": ("value", "inferred"),
        "amount": ("value", "unit"),
        "contact": ("name", "phone", "email"),
        "support_measure": ("begins",),
    }.get(kind, ("name",))
    return tuple(_text(item.get(field)) for field in fields)


def _together(parts: Iterable[Score]) -> Score:
    listed = list(parts)
    return Score(
        *(tuple(key for part in listed for key in getattr(part, name)) for name in ("right", "wrong", "missing"))
    )


def _text(value: object) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def main() -> None:
    """Prints a table a document, and what is wrong or missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    figures: dict[str, dict[str, dict[str, float]]] = {}
    for path in options.gold or sorted(GOLD.glob("*.yaml")):
        gold = yaml.safe_load(path.read_text("utf-8"))
        if not (ROOT / gold["document"]).exists():
            print(f"{path.stem}: {gold['document']} is not on this machine.", file=sys.stderr)
            continue
        print(f"\n{path.stem}\n\n| kind | gold | precision | recall |\n| --- | --- | --- | --- |")
        result = scores(gold, facts_of(gold))
        figures[path.stem] = {}
        for kind, score in [*result.items(), ("all kinds", _together(result[kind] for kind in KINDS))]:
            gold_items = len(score.right) + len(score.missing)
            print(f"| {kind} | {gold_items} | {score.precision:.2f} | {score.recall:.2f} |")
            figures[path.stem][kind] = {"gold": gold_items, "precision": score.precision, "recall": score.recall}
        for kind, score in result.items():
            for word, keys in (("wrong", score.wrong), ("missing", score.missing)):
                for key in keys:
                    print(f"{word:8} {kind}: {' | '.join(key)}", file=sys.stderr)
    if options.json:
        options.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
