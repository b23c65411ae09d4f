"""What a document says of itself: title, kind, day, issuer, contact. Where it does not clearly say, nothing is guessed.

It decides only what the operator's ``corpus.yaml`` leaves out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.chunks import Chunked
from ingest.facts.base import Fact
from ingest.masthead.contacts import contact_of
from ingest.masthead.days import day_of
from ingest.masthead.issuers import issuer_of
from ingest.masthead.kinds import kind_of
from ingest.masthead.rows import head_rows
from ingest.masthead.titles import title_of
from ingest.types import Reading


@dataclass(frozen=True, slots=True)
class Masthead:
    """``date_inferred``: the document writes the day without its year, which other words of it give."""

    title: str | None = None
    kind: str | None = None
    date: dt.date | None = None
    date_inferred: bool = False
    issuer: str | None = None
    contact: str | None = None


NO_MASTHEAD = Masthead()


def masthead(reading: Reading, chunked: Chunked, facts: Sequence[Fact]) -> Masthead:
    """The masthead of a document that has been cut into sentences and searched for facts."""
    rows = head_rows(chunked.sentences)
    title = title_of(rows, reading)
    day, inferred = day_of(rows, reading.pages)
    return Masthead(title, kind_of(rows, title), day, inferred, issuer_of(rows), contact_of(chunked.sentences, facts))
