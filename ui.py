"""The desk in the browser: layout and wiring only. What it shows is computed in ``assistant``."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from ipaddress import ip_address
from pathlib import Path
from typing import Any, get_args

# Read when Gradio is imported: no usage figures, no version check, no look at the model hub.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
os.environ["HF_HUB_OFFLINE"] = "1"

import gradio as gr
import uvicorn
from fastapi import FastAPI
from fastapi.responses import FileResponse
from starlette.middleware.trustedhost import TrustedHostMiddleware

from assistant.access.access import Access
from assistant.access.pages import SIGN_IN_AGAIN, signed_in
from assistant.access.signing import guard
from assistant.access.viewer import viewer_of
from assistant.answering.frames import Language
from assistant.app.api import publish
from assistant.app.downloads import serve_downloads
from assistant.app.fact_downloads import serve_facts
from assistant.app.labels import LABELS, preferred_language
from assistant.app.presentation import header
from assistant.app.shield import Shield
from assistant.app.tabs import ask, documents, facts, onboarding, quality
from assistant.app.tabs.frame import CLICK, App, Place, Words
from assistant.app.upload_gate import UploadGate
from assistant.app.uploading import finish
from assistant.desk import Desk
from assistant.records import Records
from assistant.records.retention import kept_in_days
from ingest.embedding import EmbeddingError
from ingest.errors import UserError
from ingest.settings import load_settings
from ingest.types import Audience

TABS: dict[str, Callable[[App, Place], Words]] = {
    "ask": ask.build,
    "facts": facts.build,
    "onboarding": onboarding.build,
    "documents": documents.build,
    "quality": quality.build,
}
"""The tabs in order. A new one is a line here; its name in both languages is already in ``labels``."""
FOR_EDITORS = {"documents", "quality"}
_DAILY = (86_400, 86_400)  # seconds: temporary files of that age go that often
_STYLES = Path(__file__).parent / "assistant" / "app"
_FONT = ("system-ui", "Segoe UI", "Roboto", "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", "sans-serif")
_MONO = ("ui-monospace", "Consolas", "monospace")


def layout(app: App) -> gr.Blocks:
    """The page: a bar, and the tabs below it, each put into words when the page opens and when the language changes."""
    page = gr.Blocks(title=LABELS["en"].product, fill_width=True, analytics_enabled=False, delete_cache=_DAILY)
    with page:
        with gr.Row(elem_id="bar"):
            heading = gr.HTML(header("en"), elem_id="heading", apply_default_css=False)
            language = gr.Radio(
                [("English", "en"), ("한국어", "ko")],
                value="en",
                elem_id="language",
                label="Language · 언어",
                container=False,
                scale=0,
            )
        publish(app)  # before the tabs, whose own events must not take the names of these
        tabs, words = [], []
        with gr.Tabs(elem_id="tabs"):
            for name, build_tab in TABS.items():
                hidden = name in FOR_EDITORS
                with gr.Tab(LABELS["en"].tabs[name], id=name, elem_id=f"tab-{name}", visible=not hidden) as tab:
                    words.append(build_tab(app, Place(language, tab)))
                tabs.append(tab)
        page.load(None, js=SIGN_IN_AGAIN, queue=False, api_visibility="private")
        start = page.load(_language_of_browser, None, language, **CLICK)
        for said in (Words(_frame_words, [], [heading, *tabs]), *words):
            for happens in (start.success, language.input):
                happens(said.fill, [language, *said.inputs], said.outputs, **CLICK)
    return page


def _language_of_browser(request: gr.Request) -> str:
    return preferred_language(request.headers.get("accept-language", ""))


def _frame_words(language: Language, request: gr.Request) -> tuple[Any, ...]:
    """The bar and the tabs' names; the tabs for editors are not even named to anyone else."""
    viewer = viewer_of(request)
    editor = viewer.role == "editor"
    names = LABELS[language].tabs
    tabs = (gr.update(label=names[name], visible=editor or name not in FOR_EDITORS) for name in TABS)
    return header(language) + signed_in(viewer, language), *tabs


def build(desk: Desk, host: str = "127.0.0.1", store: Path | None = None, access: Access | None = None) -> FastAPI:
    """The web app: the page, its pictures, and ``/health``, which answers as soon as anything does.

    :param access: who may come in; by default everyone, as staff
    """
    app, server = App(desk, store), FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    server.add_middleware(UploadGate)
    guard(server, access or Access())

    @server.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    @server.get("/desk.css")
    def style() -> FileResponse:
        return FileResponse(_STYLES / "desk.css", media_type="text/css")

    @server.get("/learn.css")
    def learning_style() -> FileResponse:
        return FileResponse(_STYLES / "learn.css", media_type="text/css")

    serve_downloads(server, app)
    serve_facts(server, app)
    gr.mount_gradio_app(
        server,
        layout(app),
        path="/",
        server_name=host,
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        max_file_size=desk.settings.uploads.file_bytes,
        mcp_server=True,
        pwa=False,
        theme=gr.themes.Base(font=_FONT, font_mono=_MONO),
        head='<link rel="stylesheet" href="desk.css"><link rel="stylesheet" href="learn.css">',
    )
    server.add_middleware(Shield)
    if is_loopback(host):
        # Else a page elsewhere could have its own name lead here, and read along.
        server.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", host])
    return server


def is_loopback(host: str) -> bool:
    """Whether the address can be reached from this machine alone."""
    return ip_address(host).is_loopback


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves the chat until interrupted; 1 where the address cannot be had."""
    parser = argparse.ArgumentParser(prog="ui.py", description="The press desk in the browser.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=7860, help="port to listen on, 0 for a free one (%(default)s)")
    parser.add_argument("--store", type=Path, help="folder of the registry and the indexes (default: .store)")
    parser.add_argument(
        "--role", choices=get_args(Audience), default="staff", help="everyone's role without a users file"
    )
    options = parser.parse_args(arguments)
    try:
        settings = load_settings(options.store)
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    os.environ["GRADIO_TEMP_DIR"] = str(settings.cache.expanduser() / "gradio")
    try:
        listener = socket.create_server((options.host, options.port))
    except OSError as error:
        print(f"Cannot listen on {options.host}:{options.port}: {error.strerror}. Try another --port.", file=sys.stderr)
        return 1
    try:
        with listener, closing(Desk(settings)) as desk, kept_in_days(Records(desk.registry), settings.records):
            serve(desk, listener, options.store, Access.of(settings, listener.getsockname()[0], options.role))
    except (UserError, EmbeddingError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    return 0


def serve(desk: Desk, listener: socket.socket, store: Path | None, access: Access) -> None:
    """Answers on ``listener`` until interrupted, from the moment at which the first question would be answered fast."""
    host, port = listener.getsockname()[:2]
    server = build(desk, host, store, access)
    if access.users is None:
        print("There is no users file, so nobody signs in, and this machine alone is answered.", file=sys.stderr)
    desk.suggestions("staff")  # asks questions, and so loads the model and the indexes before anyone waits for them
    finish(desk)
    print(f"Press desk: http://{host}:{port}", flush=True)
    # Open tabs hold a connection each; they must not keep the program from ending.
    config = uvicorn.Config(server, log_level="warning", timeout_graceful_shutdown=1, proxy_headers=False)
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    sys.exit(main())
