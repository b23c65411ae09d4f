"""Labelled fields of notices and program sheets: who may apply, what is offered, until when, whom to ask.

Such documents answer in fields, not in sentences: "□ 접수 기간 : …", "Eligibility: …", a section 문의처, a row or
column of that name. The label says what the value answers, in words that a question need not share; ``fields.yaml``
maps the questions to the labels, in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import yaml

from assistant.evidence.answer_types import SHOWN
from assistant.evidence.features import Floats
from assistant.patterns import compiled, load_patterns
from assistant.question.asked import Asked
from assistant.question.understanding import Question, Term
from ingest.language.tokens import content_words

if TYPE_CHECKING:
    from assistant.evidence.candidates import Evidence, Passage

OWN, FIRST, UNDER, COLUMN, NOTE = 1.0, 0.85, 0.7, 0.6, 0.4
"""How surely a passage is of a field: by its own label, as the first line under a heading or further below, by its
column's heading, and as a note to any of these."""
PREFERRED, OTHER = 2.0, -1.5
"""What is added to the log odds that a passage answers: at most, for a label of what is asked; for another's label, and
for what is strange to the question's subject."""
FAMILIAR = 0.9
"""Share of the question's other words from which a document is of what the question is about."""
LONGEST_LABEL = 40
"""Characters; a longer stretch before a colon, or a longer heading, is no label."""

_ALONE = frozenset({"exclusion", "contact"})
"""Fields whose labels hold another's: 신청 제외 대상 is not 신청 대상, and 지원내용 문의 says whom to ask."""
_SPREAD = frozenset({"contact"})
"""Fields told in more than one sentence: whom to ask, and how to reach them."""
ROWS = frozenset({"list_item", "table_row"})
"""Kinds of sentences that stand beside their neighbours rather than after them."""
_MARKER = r"[^\w(<\[【「]*(?:\(?(?:\d{1,2}|[가-하]|[IVX]{1,4})[.)](?!\d)\s*)?[^\w(<\[【「]*"
_LABEL = re.compile(
    rf"{_MARKER}(?:[(<\[【](?P<bracketed>[^)>\]】]{{2,25}})[)>\]】]\s*[:：]?"
    r"|(?P<plain>[^:：|]{2,40}?)[\s*_]*(?:[:：](?!\d\d\b)|\s[–—-]\s))[\s*_]*(?P<value>.*)$",
    re.DOTALL,
)
_NUMBERING = re.compile(r"^(?:[\W\d_]+|(?:[가-하IVX]{1,3})[.)] ?)+")
_NOTE = re.compile(r"^\W*?(?:\*+\s|※)")
_FRAMED = re.compile(r"^\W*[<〈《【\[][^>〉》】\]]*[>〉》】\]]\W*$")
_NUMBER = re.compile(r"\d")
_PHONE = re.compile(r"\d{2,4}-\d{3,4}|(?<!\d)1\d{2,3}(?![\d년])")  # 1357 too
_LONGEST_NAME = 20  # characters of a label in a cell or on a line of its own
_LONGEST_HEAD = 15  # characters of a column's heading


@dataclass(frozen=True, slots=True)
class Field:
    """A kind of field: questions for it, its labels, and the keys of words that say only that it is asked for."""

    asked: re.Pattern[str]
    labels: re.Pattern[str]
    keys: frozenset[str]


@cache
def fields() -> dict[str, Field]:
    """The known fields by name."""
    raw: dict[str, dict[str, list[str]]] = yaml.safe_load(
        files("assistant.patterns").joinpath("fields.yaml").read_text("utf-8")
    )
    return {
        name: Field(
            asked=compiled(entry["asked"]),
            labels=compiled(entry["labels"]),
            keys=frozenset(word.key for text in entry["words"] for word in content_words(text)),
        )
        for name, entry in raw.items()
    }


@cache
def asked_fields(text: str) -> frozenset[str]:
    """The names of the fields a question asks for; who may not apply is another field than who may."""
    found = frozenset(name for name, field in fields().items() if field.asked.search(text))
    return found - {"eligibility"} if "exclusion" in found else found


@cache
def fields_of(label: str) -> frozenset[str]:
    """The names of the fields that a label or a heading introduces."""
    plain = _NUMBERING.sub("", label.strip()).strip(" *_#:：")
    if not plain or len(plain) > LONGEST_LABEL:
        return frozenset()
    found = frozenset(name for name, field in fields().items() if field.labels.search(plain))
    return found & _ALONE or found


def cells_of(row: str) -> list[str]:
    """The cells of a table's row."""
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def is_keyed(row: str) -> bool:
    """Whether a table's row holds a label and its value side by side, and so is no header."""
    return bool(_labels_in_row(cells_of(row)))


def field_degrees(question: Question, passages: Sequence[Passage]) -> Floats:
    """How surely each passage is of a field asked for, (passages,): 0 to 1, or -1 where its own label is another's.

    All 0 where the question asks for no field.
    """
    asked = asked_fields(question.standalone)
    return np.array([_degree(passage, asked) for passage in passages]) if asked else np.zeros(len(passages))


def held_by_label(kind: Asked, text: str, degree: float) -> float:
    """1 where a label of the field asked for says that this kind is there, though its words may not show it."""
    if degree < UNDER:
        return 0.0
    shown = {"count": _NUMBER, "contact": _PHONE}.get(kind)
    return float(shown.search(text) is not None) if shown else float(kind not in SHOWN)


def under_heading(passage: Passage, text: str, degree: float) -> str:
    """The passage's text after the heading that says what it is of: "Application deadline: 15 April"."""
    section = passage.sentence.section
    return f"{section}: {text}" if section and degree > 0 and not own_fields(passage) else text


def familiarity(question: Question, passages: Sequence[Passage], matches: Floats, weights: Floats) -> Floats:
    """How far each passage's document is about what the question asks the field of, (passages,).

    Every programme has applicants and a deadline.

    :param matches: how well each passage accounts for each term, (passages, terms)
    :param weights: of the terms, (terms,)
    """
    asked = asked_fields(question.standalone)
    subject = weights * [not _names_field(t, asked) and not t.name and t.date is None for t in question.terms]
    if not subject.sum():
        return np.ones(len(matches))
    documents = np.array([passage.document.document_id for passage in passages])
    best = np.stack([matches[documents == document].max(axis=0) for document in documents])
    return np.asarray(best @ subject / subject.sum() / FAMILIAR).clip(0.0, 1.0)


def accounted_by_label(question: Question, degrees: Floats) -> Floats:
    """How well labels account for the question's terms, (passages, terms): for those that only name the field."""
    asked = asked_fields(question.standalone)
    named = np.array([_names_field(term, asked) for term in question.terms], dtype=bool)
    return np.outer(degrees.clip(0.0), named)


def _names_field(term: Term, asked: frozenset[str]) -> bool:
    keys = frozenset[str]().union(*(fields()[name].keys for name in asked))
    return not term.name and term.date is None and keys.issuperset(term.keys)


def preferred(probabilities: Floats, degrees: Floats, familiar: Floats) -> Floats:
    """The probabilities that passages answer, given how surely each is of the field asked for; all (passages,)."""
    if not degrees.any():
        return probabilities
    bonus = np.where(degrees < 0, OTHER, PREFERRED * degrees) + OTHER * (1 - familiar)
    odds = np.exp(bonus) * probabilities
    return np.asarray(odds / (1 - probabilities + odds))


def of_field(found: Sequence[Evidence], best: Sequence[Evidence]) -> list[Evidence]:
    """What was found, without what stands under no label of the field asked for where the first of the best does."""
    labelled = bool(best) and best[0].field >= UNDER
    return [one for one in found if one.field > 0 or not labelled]


def only_heads(passage: Passage, question: Question) -> bool:
    """Whether the passage is a table's header or, where a field is asked for, a heading or label without a value."""
    sentence = passage.sentence
    asked = bool(asked_fields(question.standalone))
    if sentence.kind == "table_row":
        return _is_header(passage, asked)
    if not asked:
        return False
    label = _LABEL.match(sentence.text)
    bare = not label["value"].strip() if label else len(sentence.text) <= _LONGEST_NAME and fields_of(sentence.text)
    return sentence.kind == "heading" or bool(bare) or _FRAMED.match(sentence.text) is not None


def _degree(passage: Passage, asked: frozenset[str]) -> float:
    own = own_fields(passage)
    if own and not own & asked:
        return -1.0
    if _NOTE.match(passage.text):
        return UNDER if own else NOTE if headed_by(passage) & asked else 0.0
    if own:
        return OWN
    if asked & _SPREAD & _goes_on_from(passage):
        return UNDER
    if asked & column_fields(passage):
        return COLUMN  # of one row's thing; what is said of all of them comes before it
    if not headed_by(passage) & asked:
        return 0.0
    return FIRST if passage.before is None or passage.before.kind == "heading" else UNDER


def _goes_on_from(passage: Passage) -> frozenset[str]:
    """What the label of the sentence before introduces: "Contact: the press team. Telephone 02-…"."""
    before = passage.before
    if before is None or before.kind in ROWS or passage.sentence.kind in ROWS or before.kind == "heading":
        return frozenset()
    found = _LABEL.match(before.text)
    return fields_of(found["plain"] or "") if found and found["value"].strip() else frozenset()


def headed_by(passage: Passage) -> frozenset[str]:
    """What the heading of its section, the line that opens its list or a bare label just before it introduces."""
    lines = [passage.sentence.section or ""]
    if passage.opening is not None and passage.sentence.kind == "list_item":
        lines.append(passage.opening.text)
    if passage.before is not None and passage.before.kind != "table_row" and len(passage.before.text) <= _LONGEST_NAME:
        lines.append(passage.before.text)
    return frozenset[str]().union(*map(fields_of, lines))


def own_fields(passage: Passage) -> frozenset[str]:
    """What the passage's own label introduces; of a row, its cells that are labels."""
    if passage.sentence.kind == "table_row":
        return _labels_in_row(cells_of(passage.text))
    found = _LABEL.match(passage.text)
    return fields_of(found["bracketed"] or found["plain"]) if found and found["value"].strip() else frozenset()


def _labels_in_row(cells: Sequence[str]) -> frozenset[str]:
    """The fields of the cells beside which a value stands."""
    known = [fields_of(cell) if len(cell) <= _LONGEST_NAME else frozenset[str]() for cell in cells]
    first, last = load_patterns("table_heads").values()
    if first.fullmatch(cells[0]) or _heads_columns(cells, known):
        return frozenset()
    pairs = zip(known, cells[1:], known[1:], strict=False)
    return frozenset[str]().union(
        *(own for own, value, beside in pairs if own and value and not beside and not last.fullmatch(value))
    )


def _heads_columns(cells: Sequence[str], known: Sequence[frozenset[str]]) -> bool:
    """Whether cells are the headings of columns: nothing but short words, and a label where a value would stand."""
    return len(cells) > 2 and any(known[1::2]) and all(map(_is_short, filter(None, cells)))


def _is_short(cell: str) -> bool:
    return len(cell) <= _LONGEST_HEAD and not _NUMBER.search(cell)


def column_fields(passage: Passage) -> frozenset[str]:
    """What the headings of the row's filled cells introduce."""
    if passage.opening is None or passage.sentence.kind != "table_row" or is_keyed(passage.opening.text):
        return frozenset()
    cells, heads = cells_of(passage.text), cells_of(passage.opening.text)
    if len(cells) != len(heads):
        return frozenset()
    return frozenset[str]().union(*(fields_of(head) for head, cell in zip(heads, cells, strict=True) if cell))


def _is_header(passage: Passage, asked: bool) -> bool:
    """Whether a row only heads others: by what its cells say, or, ``asked``, by their being first and short."""
    cells = [cell for cell in cells_of(passage.text) if cell]
    short = all(map(_is_short, cells))
    if len(cells) < 2:
        return short or _FRAMED.match(passage.text.strip(" |")) is not None
    if is_keyed(passage.text) or not short:
        return False
    heads = load_patterns("table_heads")
    named = heads["first"].fullmatch(cells[0]) or heads["last"].fullmatch(cells[-1])
    if passage.opening is None:
        return named is not None or asked
    return 2 * len(set(cells).intersection(cells_of(passage.opening.text))) >= len(set(cells))
