"""This product's rows: ``python -m benchmarks.peers.ours FOLDER --row extractive|model|search [--llm URL]``."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path, PurePath

from assistant.answer import Citation
from assistant.desk import Desk
from assistant.evaluation.schema import load_questions
from benchmarks.llm import with_model
from benchmarks.peers.replies import Passage, ask_rest, task
from ingest.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
TOP = 10


def main() -> None:
    """Asks every question of the row that has no reply yet."""
    chosen = task()
    known = {question.id: question for question in load_questions(ROOT / "eval_questions.yaml").questions}
    settings = Settings(store=chosen.folder / "store")
    if chosen.row == "model":
        settings = with_model(settings, chosen.llm)

    with closing(Desk(settings)) as desk:
        names = {document.document_id: PurePath(document.path).name for document in desk.registry.documents()}

        def ask(id_: str, question: str) -> tuple[str, Sequence[Passage], Sequence[Passage], str | None]:
            had = known[id_]
            if chosen.row == "search":
                hits = desk.search(question, top=TOP)
                return "", (), [_passage(names[hit.document_id], hit.page, hit.text) for hit in hits], None
            answer = desk.ask(question, history=had.history, as_of=had.as_of, audience=had.audience)
            text = "\n".join(f"{s.text} {''.join(f'[{n}]' for n in s.citations)}" for s in answer.statements)
            cited = [_cited(citation) for citation in answer.citations]
            return text or answer.text, cited, (), answer.status

        ask_rest(chosen, ask)


def _cited(citation: Citation) -> Passage:
    return _passage(PurePath(citation.path).name, citation.page, citation.quote)


def _passage(document: str, page: int | None, words: str) -> Passage:
    return Passage(document, () if page is None else (page,), words)


if __name__ == "__main__":
    main()
