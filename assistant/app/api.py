"""What other programs may ask the running desk: through Gradio's API, and as tools of its MCP server.

The same gate lets them in as lets people in, and the audience is the viewer's role. None of these is marked for
Gradio's queue: its MCP server would call itself over the network for those, as nobody; its own client puts them there
all the same. Gradio makes each function's schema from its types, and its description from the docstring.
"""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import gradio as gr
from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from gradio.events import api
from pydantic import TypeAdapter, ValidationError

from assistant.access.viewer import viewer_of
from assistant.answer import Turn
from assistant.app.events import QUESTION_LENGTH
from assistant.app.tabs.frame import QUESTIONS_AT_ONCE, App
from assistant.records.store import new_id
from assistant.retrieval import Hit
from ingest.registry import FactKind, FactRow

MOST_HITS = 50
_AT_ONCE: dict[str, Any] = {"concurrency_limit": QUESTIONS_AT_ONCE, "concurrency_id": "programs"}
"""For those whose client uses the queue, where else one call would wait for another's."""
_TURNS = TypeAdapter(tuple[Turn, ...])


def publish(app: App) -> None:
    """Adds the endpoints ``/ask``, ``/search`` and ``/facts`` to the page that is being built."""
    desk = _Api(app)
    for endpoint in (desk.ask, desk.search, desk.facts):
        api(endpoint, api_name=endpoint.__name__, queue=False, **_AT_ONCE)


class _Api:
    def __init__(self, app: App) -> None:
        self._app = app
        self._at_once = CapacityLimiter(QUESTIONS_AT_ONCE)

    async def ask(
        self,
        question: str,
        request: gr.Request,
        history: list[dict[str, str]] | None = None,
        as_of: str | None = None,
        documents: list[str] | None = None,
    ) -> dict[str, Any]:
        """Answers one question from the documents: a status, a text with [n] marks, and what each n cites.

        Args:
            question: The question, in English or Korean.
            history: Earlier turns, oldest first, each with "role" ("user" or "assistant") and "content".
            as_of: A day as YYYY-MM-DD: documents dated later are left out.
            documents: Ids of the only documents to look in.
        """
        viewer, turns, day = viewer_of(request), _turns(history), _day(as_of)

        def asked() -> dict[str, Any]:
            answer = self._app.desk.ask(
                question[:QUESTION_LENGTH], history=turns, as_of=day, audience=viewer.role, documents=documents
            )
            self._app.records.trail.record(viewer, new_id(), answer)
            return _without_paths(answer.as_json())

        return await run_sync(asked, limiter=self._at_once)

    async def search(self, query: str, request: gr.Request, top: int = 10, as_of: str | None = None) -> dict[str, Any]:
        """Finds passages of the documents, the nearest first, without answering.

        Args:
            query: What to look for, in English or Korean.
            top: How many passages at most.
            as_of: A day as YYYY-MM-DD: documents dated later are left out.
        """
        viewer, day, most = viewer_of(request), _day(as_of), min(max(int(top), 1), MOST_HITS)

        def found() -> dict[str, Any]:
            hits = self._app.desk.search(query[:QUESTION_LENGTH], top=most, audience=viewer.role, as_of=day)
            return {"schema": 1, "query": query, "hits": [_hit(n, hit) for n, hit in enumerate(hits, 1)]}

        return await run_sync(found, limiter=self._at_once)

    async def facts(self, request: gr.Request, kind: str | None = None) -> dict[str, Any]:
        """Lists what the documents state, each with its quote.

        Args:
            kind: One of company, partner, organisation, person, place, date, amount, support_measure, contact; or all.
        """
        viewer, wanted = viewer_of(request), _kind(kind)

        def listed() -> dict[str, Any]:
            rows = self._app.desk.facts(wanted, audience=viewer.role)
            return {"schema": 1, "facts": [_fact(row) for row in rows]}

        return await run_sync(listed, limiter=self._at_once)


def _turns(history: list[dict[str, str]] | None) -> tuple[Turn, ...]:
    try:
        return _TURNS.validate_python(history or ())
    except ValidationError:
        raise _wrong('history: a list of {"role": "user" or "assistant", "content": text} is wanted.') from None


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise _wrong("as_of: a day like 2025-01-31 is wanted.") from None


def _kind(written: str | None) -> FactKind | None:
    known: dict[str, FactKind] = {kind: kind for kind in get_args(FactKind)}
    if written and written not in known:
        raise _wrong(f"kind: one of {', '.join(known)} is wanted.")
    return known[written] if written else None


def _wrong(sentence: str) -> gr.Error:
    """What the caller reads; no stack trace in the log, for it is no fault of ours."""
    return gr.Error(sentence, print_exception=False)


def _hit(rank: int, hit: Hit) -> dict[str, Any]:
    fields = ("score", "document_id", "chunk_id", "page", "section", "start", "end", "text")
    return {"rank": rank, **{name: getattr(hit, name) for name in fields}}


def _fact(row: FactRow) -> dict[str, Any]:
    fields = ("kind", "page", "quote", "text", "value")
    return {
        "document_id": row.document.document_id,
        "title": row.document.title,
        "date": row.document.date.isoformat() if row.document.date else None,
        **{name: getattr(row.fact, name) for name in fields},
        "start": row.fact.quote_start,
        "end": row.fact.quote_end,
        "canonical": row.name,
        "corrected": row.by_hand,
        **row.fact.details,
    }


def _without_paths(answer: dict[str, Any]) -> dict[str, Any]:
    """Where files are is the operator's business; besides, Gradio's client would try to fetch what has a path."""
    cited = [{name: value for name, value in citation.items() if name != "path"} for citation in answer["citations"]]
    return answer | {"citations": cited}
