"""What leaves the desk by an address: page pictures, documents' files and exports of records."""

from __future__ import annotations

import mimetypes
from pathlib import PurePath
from urllib.parse import quote

from fastapi import FastAPI, HTTPException, Request, Response

from assistant.access.viewer import viewer_of
from assistant.app.page_links import PageLink, Seen, look_up
from assistant.app.tabs.frame import App
from assistant.question.message import clean
from assistant.records.records import Kind

_KEPT_OUT = str.maketrans(dict.fromkeys('/\\:*?"<>|', " "))
_NAME = 80
"""Code points of a title that a file is named by."""
_EXPORTS: dict[str, Kind] = {"history": "trail", "enquiries": "enquiries"}


def serve_downloads(server: FastAPI, app: App) -> None:
    """Adds the routes. Each looks up again what its viewer may see at this minute, and is 404 for all else."""

    @server.get("/pages/{token}.png")
    def picture(token: str, request: Request) -> Response:
        _, seen = _looked_up(app, token, request)
        if seen.picture is None:
            raise HTTPException(404)
        return Response(seen.picture.png(), media_type="image/png", headers={"Cache-Control": "no-store"})

    @server.get("/files/{token}")
    def file(token: str, request: Request) -> Response:
        link, _ = _looked_up(app, token, request)
        suffix = PurePath(link.citation.path).suffix.lower()
        kind = mimetypes.types_map.get(suffix, "application/octet-stream")
        # Never shown in place: a document's own markup must not act under the desk's address.
        return _attached(app.desk.registry.original(link.citation.document_id), kind, link.citation.title, suffix)

    @server.get("/exports/{what}.csv")
    def export(what: str, request: Request) -> Response:
        if what not in _EXPORTS:
            raise HTTPException(404)
        table = app.records.export_own(viewer_of(request), _EXPORTS[what])
        return _attached(table.encode("utf-8-sig"), "text/csv", what, ".csv")

    @server.get("/exports/everyone/{what}.csv")
    def export_everyones(what: str, request: Request) -> Response:
        viewer = viewer_of(request)
        if what not in _EXPORTS or viewer.role != "editor":
            raise HTTPException(404)
        table = app.records.export(viewer, _EXPORTS[what])
        return _attached(table.encode("utf-8-sig"), "text/csv", f"everyone {what}", ".csv")


def _looked_up(app: App, token: str, request: Request) -> tuple[PageLink, Seen]:
    viewer = viewer_of(request)
    link = app.links.find(token, viewer)
    seen = look_up(app.desk, link.citation, viewer.role, link.page) if link else None
    if link is None or seen is None:
        raise HTTPException(404)
    return link, seen


def _attached(content: bytes, kind: str, title: str, suffix: str) -> Response:
    """A file to be kept, named after its title: its path is nobody's business."""
    name = f"{clean(title.translate(_KEPT_OUT))[:_NAME].strip(' .') or 'document'}{suffix}"
    headers = {"Cache-Control": "no-store", "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(content, media_type=kind, headers=headers)
