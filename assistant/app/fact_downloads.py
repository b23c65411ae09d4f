"""The fact tables as CSV files. The address says which table; the request's viewer, whose eyes it is for."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response

from assistant.access.viewer import viewer_of
from assistant.answering.frames import Language
from assistant.app.fact_views import lines
from assistant.app.learn_events import SEARCH_LENGTH, kind_of
from assistant.app.tabs.frame import App
from assistant.dossier.export import as_csv


def serve_facts(server: FastAPI, app: App) -> None:
    """Adds the route ``/facts.csv``: the lines of a table that its viewer may see at this minute."""

    @server.get("/facts.csv")
    def facts(request: Request, kind: str = "", search: str = "", language: str = "en") -> Response:
        wanted = kind_of(kind)
        reader: Language = "ko" if language == "ko" else "en"
        dossier = app.dossiers.of(viewer_of(request).role)
        table = as_csv(lines(dossier, wanted, search[:SEARCH_LENGTH], reader))
        headers = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{wanted}.csv"'}
        return Response(table.encode("utf-8-sig"), media_type="text/csv", headers=headers)
