"""The acronyms that the documents explain, each with what it stands for and where that is said."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from assistant.dossier.dossier import Dossier
from assistant.dossier.places import Place, Source
from ingest.language.acronyms import find_acronyms


@dataclass(frozen=True, slots=True)
class Explained:
    """A short form; ``long`` as a document spells it, with the places that do. Spellings that differ stand apart."""

    short: str
    long: str
    sources: tuple[Source, ...]


def glossary(dossier: Dossier) -> list[Explained]:
    """By short form; where it has several long ones, that which most places give first."""
    found: dict[tuple[str, str], dict[Place, Source]] = defaultdict(dict)
    spelt: dict[tuple[str, str], str] = {}
    for document_id, sentences in dossier.sentences.items():
        document = dossier.documents[document_id]
        for sentence in sentences:
            place = Place.of_sentence(document, sentence)
            for acronym in find_acronyms(sentence.text):
                key = acronym.short, acronym.long.casefold()
                spelt.setdefault(key, acronym.long)
                found[key].setdefault(place, Source(document, place, sentence.text))
    explained = [Explained(key[0], spelt[key], tuple(places.values())) for key, places in found.items()]
    return sorted(explained, key=lambda e: (e.short.casefold(), -len(e.sources), e.long))
