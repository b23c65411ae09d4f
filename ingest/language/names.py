"""Names of people and organisations: listed spellings, shapes, and people with their titles."""

from __future__ import annotations

from ingest.language.aliases import Aliases, AliasesError, NameMention
from ingest.language.people import find_people
from ingest.language.person_mentions import PersonMention
from ingest.language.proper_names import find_names

__all__ = ["Aliases", "AliasesError", "NameMention", "PersonMention", "find_names", "find_people"]
