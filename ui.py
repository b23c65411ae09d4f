"""The chat in the browser: layout and wiring only. What it shows is computed in ``assistant``."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from collections.abc import Sequence
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

from assistant.access.gate import OpenGate
from assistant.access.viewer import LOCAL, Viewer
from assistant.app.events import AUDIENCE, QUESTION_LENGTH, App
from assistant.app.labels import LABELS
from assistant.app.presentation import header
from assistant.app.scripts import ASK_AND_CITE, FOLLOW_CONVERSATION, SHOW_MARK
from assistant.app.shield import Shield
from assistant.desk import Desk
from ingest.embedding import EmbeddingError
from ingest.errors import UserError
from ingest.settings import load_settings
from ingest.types import Audience

QUESTIONS_AT_ONCE = 4
CLICKS_AT_ONCE = 16

_QUESTION: dict[str, Any] = {
    "concurrency_limit": QUESTIONS_AT_ONCE,
    "concurrency_id": "questions",
    "show_progress": "hidden",
    "api_visibility": "private",
}
_CLICK: dict[str, Any] = _QUESTION | {"concurrency_limit": CLICKS_AT_ONCE, "concurrency_id": "clicks"}
_STYLE = Path(__file__).parent / "assistant" / "app" / "desk.css"
_FONT = ("system-ui", "Segoe UI", "Roboto", "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", "sans-serif")
_MONO = ("ui-monospace", "Consolas", "monospace")


def layout(app: App) -> gr.Blocks:
    """The page: a bar, the conversation with its question box, the source beside it; and what each event does."""
    labels = LABELS["en"]
    page = gr.Blocks(title=labels.product, fill_width=True, analytics_enabled=False)
    with page:
        answers, opened, asked = gr.State(()), gr.State(None), gr.State("")
        with gr.Row(elem_id="bar"):
            heading = gr.HTML(header("en"), elem_id="heading", apply_default_css=False)
            restart = gr.Button(labels.new_conversation, elem_id="restart", size="sm", scale=0)
            language = gr.Radio(
                [("English", "en"), ("한국어", "ko")],
                value="en",
                elem_id="language",
                label="Language · 언어",
                container=False,
                scale=0,
            )
        with gr.Row(elem_id="columns"):
            with gr.Column(elem_id="talk"):
                conversation = gr.HTML(
                    elem_id="conversation",
                    apply_default_css=False,
                    js_on_load=ASK_AND_CITE + FOLLOW_CONVERSATION,
                )
                with gr.Row(elem_id="composer"):
                    question = gr.Textbox(
                        elem_id="question",
                        label=labels.question,
                        placeholder=labels.placeholder,
                        lines=1,
                        max_lines=6,
                        max_length=QUESTION_LENGTH,
                        autofocus=True,
                        show_label=False,
                        container=False,
                    )
                    send = gr.Button(labels.ask, elem_id="send", variant="primary", scale=0)
            panel = gr.HTML(elem_id="panel", apply_default_css=False, js_on_load=ASK_AND_CITE + SHOW_MARK)
        tab, shown = [language, answers, opened], [conversation, panel]
        words = [heading, restart, question, send, *shown]
        answering = [answers, opened, asked, question, conversation]
        asking = [
            gr.on([question.submit, send.click], app.ask, [question, *tab], answering, **_QUESTION),
            conversation.example(app.ask_example, tab, answering, **_QUESTION),
        ]
        drawing = [started.success(app.show, tab, panel, **_CLICK) for started in asking]
        for started in asking:
            started.failure(app.fault, [asked, *tab], conversation, **_CLICK)
        page.load(app.greet, None, [language, *words], **_CLICK)
        language.input(app.switch, tab, words, **_CLICK)
        restart.click(app.restart, language, [answers, opened, *shown], cancels=[*asking, *drawing], **_CLICK)
        conversation.cite(app.cite, tab, [opened, panel], **_CLICK)
        panel.cite(app.cite, tab, [opened, panel], **_CLICK)
    return page


def build(desk: Desk, host: str = "127.0.0.1", store: Path | None = None, role: Audience = "staff") -> FastAPI:
    """The web app: the page, its pictures, and ``/health``, which answers as soon as anything does.

    :param role: everyone's, where there is no users file
    """
    app, server = App(desk, store), FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    @server.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    @server.get("/desk.css")
    def style() -> FileResponse:
        return FileResponse(_STYLE, media_type="text/css")

    server.get("/pages/{token}.png")(app.page)
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
        mcp_server=False,
        pwa=False,
        theme=gr.themes.Base(font=_FONT, font_mono=_MONO),
        head='<link rel="stylesheet" href="desk.css">',
    )
    server.add_middleware(OpenGate, viewer=Viewer(LOCAL, role))
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
        with listener, closing(Desk(settings)) as desk:
            serve(desk, listener, options.store, options.role)
    except (UserError, EmbeddingError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    return 0


def serve(desk: Desk, listener: socket.socket, store: Path | None, role: Audience) -> None:
    """Answers on ``listener`` until interrupted, from the moment at which the first question would be answered fast."""
    host, port = listener.getsockname()[:2]
    server = build(desk, host, store, role)
    if not is_loopback(host):
        print("There is no sign-in: whoever reaches this address reads internal documents too.", file=sys.stderr)
    desk.suggestions(AUDIENCE)  # asks questions, and so loads the model and the indexes before anyone waits for them
    print(f"Press desk: http://{host}:{port}", flush=True)
    # Open tabs hold a connection each; they must not keep the program from ending.
    config = uvicorn.Config(server, log_level="warning", timeout_graceful_shutdown=1)
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    sys.exit(main())
