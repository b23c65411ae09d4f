"""Changes of a store of sample documents, from its files to its answers: what the kill tests interrupt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from mortal import Step, Steps
from sample_desk import NOW, Desk

from ingest import pipeline
from ingest.language.tokens import tokens
from ingest.registry import Registry

MARKERS = ("harborold", "harbornew", "quillold", "quillnew", "등불사업", "orchard", "anchor")
"""Words each of which stands in one version of one text only."""
PUBLIC = "{visibility: public}"

State = dict[str, Any]
"""What the registry says of each path, by file name: the document, and the text that it or its twin holds."""


def text_about(marker: str) -> str:
    """A sample document of a few chunks."""
    lines = [f"Paragraph {n} tells what the {marker} program plans for its laboratory space." for n in range(24)]
    lines.append("The ministry signed an agreement with Moonlamp in Osaka on 3 March 2024.")
    return "\n\n".join([f"{marker} note", *lines])


def write_first(desk: Desk) -> None:
    """Four documents, two of them with the same text, and the spellings of a name."""
    desk.write("harbor.txt", text_about("harborold"))
    desk.write("quill.md", text_about("quillold"))
    desk.write("twin.txt", text_about("harborold"))
    desk.write("lantern.txt", text_about("등불사업"))
    names = ("harbor.txt", "quill.md", "twin.txt", "lantern.txt", "orchard.html", "anchor.txt")
    desk.write("corpus.yaml", "documents:\n" + "".join(f"  {name}: {PUBLIC}\n" for name in names))
    desk.write("aliases.yaml", "aliases: [[Sunlamp, 해등]]")


def _write_more(desk: Desk) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in text_about("orchard").split("\n\n"))
    desk.write("orchard.html", f"<html><body>{paragraphs}</body></html>")
    desk.write("anchor.txt", text_about("anchor"))


def _write_others(desk: Desk) -> None:
    """New versions, a file less, an embargo, and a name by which the rules find more facts."""
    desk.write("harbor.txt", text_about("harbornew"))
    desk.write("quill.md", text_about("quillnew"))
    (desk.inbox / "twin.txt").unlink()
    embargo = "{visibility: public, embargo_until: 2099-01-01T09:00}"
    desk.write("corpus.yaml", f"documents: {{harbor.txt: {PUBLIC}, quill.md: {PUBLIC}, lantern.txt: {embargo}}}")
    desk.write("aliases.yaml", "aliases: [[Moonlamp, Moonlamp Inc., 달등]]")


def _keep(_: Desk) -> None:
    """The files stay as they are."""


def _add(desk: Desk) -> None:
    desk.add(remove_missing=True)


def _remove(desk: Desk) -> None:
    held = desk.documents()
    if gone := [held[name].document_id for name in ("harbor.txt", "lantern.txt") if name in held]:
        pipeline.remove(desk.settings, gone)


def _rebuild(desk: Desk) -> None:
    pipeline.rebuild(desk.settings, open_model=desk.open_model)


def _rebuild_for_another_model(desk: Desk) -> None:
    desk.use_model("another")
    _rebuild(desk)


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to the files, and the command that brings the store after them.

    ``wreck`` names a change, and the step of it at which a process was killed before.
    """

    write: Callable[[Desk], None]
    run: Callable[[Desk], None]
    wreck: tuple[str, Step] | None = None


CHANGES = {
    "add": Change(_write_more, _add),
    "replace": Change(_write_others, _add),
    "remove": Change(_keep, _remove),
    "rebuild": Change(_keep, _rebuild),
    "rebuild for another model": Change(_keep, _rebuild_for_another_model),
    "mend": Change(_keep, _add, wreck=("rebuild", Step("after Chroma's _upsert", 1))),
}


def run_mortal(folder: Path, change: str, fatal: Step | None, told: Connection) -> None:
    """A process that changes a store and dies at the fatal step, or else tells every step it took."""
    desk = Desk(folder, fresh=False)
    steps = Steps(desk.settings.store, fatal)
    CHANGES[change].run(desk)
    desk.close()
    told.send(steps.taken)


def state_of(desk: Desk) -> State:
    """What the registry says of every path."""
    registry = desk.registry()
    entries = registry.entries()
    bodies = {entry.document.document_id: _body(registry, entry.document.document_id) for entry in entries}
    return {
        Path(entry.document.path).name: (
            entry.document,
            dict(entry.declared),
            bodies[entry.copy_of or entry.document.document_id],
        )
        for entry in entries
    }


def _body(registry: Registry, document_id: str) -> Any:
    chunks = registry.chunks_of(document_id)
    sentences = registry.sentences(document_id, 0, 10**6)
    return (
        registry.pages(document_id),
        [(c.ordinal, c.page, c.section, c.start, c.end, c.text, c.first, c.last) for c in chunks],
        [(s.ordinal, s.kind, s.text, s.spans, s.section) for s in sentences],
        list(registry.tokens_of([document_id]).get(document_id, {}).values()),
        [v.tobytes() for level in ("chunk", "sentence") for v in registry.vectors_of(document_id, level).values()],
    )


def markers_in(state: State, audience: str) -> set[str]:
    """The markers that somebody must find, and nobody else any other."""
    documents = [
        (document, body) for document, _, body in state.values() if audience == "editor" or not document.embargo_until
    ]
    return {marker for marker in MARKERS if any(marker in page.text for _, body in documents for page in body[0])}


def markers_found(desk: Desk, audience: str) -> set[str]:
    """The markers that stand in what their search finds, by either leg."""
    registry, index = desk.open()
    visible = registry.visible(audience, NOW)  # type: ignore[arg-type]
    found = set()
    for marker in MARKERS:
        question = f"{marker} program"
        near = [name for name, _ in index.vector_search(desk.vector(question), visible, 5)]
        same = [name for name, _ in index.keyword_search(tokens(question), visible, 5)]
        texts = [" ".join(c.text for c in registry.chunks(leg).values()) for leg in (near, same)]
        if any(marker in text for text in texts):
            assert all(marker in text for text in texts), f"one leg finds {marker} and the other does not"
            found.add(marker)
    return found
