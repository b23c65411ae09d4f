"""Under which name a fact is listed: spellings that the alias list joins have one."""

from __future__ import annotations

from ingest.facts.base import NAMED, Fact
from ingest.language.aliases import Aliases


def canonical_name(fact: Fact, aliases: Aliases) -> str:
    """The listed first spelling of a fact's name (a contact's is its person's), its own value where no list has it."""
    said = fact.details.get("name") if fact.kind == "contact" else fact.value if fact.kind in NAMED else None
    return (aliases.canonical(str(said)) or str(said)) if said else fact.value
