"""The chat in the browser: layout and wiring only. What it shows is computed in ``assistant``."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

# Read when Gradio is imported: no usage figures, no version check, no look at the model hub.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
os.environ["HF_HUB_OFFLINE"] = "1"

import gradio as gr
import uvicorn
from fastapi import FastAPI, HTTPException, Response
from fastapi.responses import FileResponse

from assistant.answer import Answer
from assistant.desk import Desk
from assistant.frames import Language
from assistant.labels import LABELS, preferred_language
from assistant.page_links import PageLinks, look_up
from assistant.presentation import header, transcript, welcome
from assistant.scripts import ASK_AND_CITE, FOLLOW_CONVERSATION, SHOW_MARK
from assistant.session import Session
from assistant.shield import Shield
from assistant.source_panel import source
from ingest.embedding import EmbeddingError
from ingest.errors import UserError
from ingest.settings import Settings
from ingest.types import Audience

Answers = tuple[Answer, ...]
Opened = tuple[int, int] | None

AUDIENCE: Audience = "staff"
"""Who sits at this app: it has no sign-in, so everyone who reaches it reads as staff."""
QUESTIONS_AT_ONCE = 4
CLICKS_AT_ONCE = 16
QUESTION_LENGTH = 2_000

_QUESTION: dict[str, Any] = {
    "concurrency_limit": QUESTIONS_AT_ONCE,
    "concurrency_id": "questions",
    "show_progress": "hidden",
    "api_visibility": "private",
}
_CLICK: dict[str, Any] = _QUESTION | {"concurrency_limit": CLICKS_AT_ONCE, "concurrency_id": "clicks"}
_STYLE = Path(__file__).parent / "assistant" / "desk.css"
_FONT = ("system-ui", "Segoe UI", "Roboto", "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", "sans-serif")
_MONO = ("ui-monospace", "Consolas", "monospace")


class App:
    """The events of the page. Holds nothing of any user: a tab's answers and open source travel with its events."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._links = PageLinks()

    def greet(self, request: gr.Request) -> tuple[Any, ...]:
        """The page as it opens, in the browser's language."""
        language = preferred_language(request.headers.get("accept-language", ""))
        return language, *self.switch(language, (), None)

    def switch(self, language: Language, answers: Answers, opened: Opened) -> tuple[Any, ...]:
        """The page in another language; answers stay in their own."""
        session, labels = Session(language, answers, opened), LABELS[language]
        return (
            header(language),
            gr.update(value=labels.new_conversation),
            gr.update(label=labels.question, placeholder=labels.placeholder),
            gr.update(value=labels.ask),
            self._conversation(session),
            self._panel(session),
        )

    def ask(self, question: str, language: Language, answers: Answers, opened: Opened) -> Iterator[tuple[Any, ...]]:
        """The question as asked and the box emptied; then the answer; then its first source."""
        question = question.strip()[:QUESTION_LENGTH]
        session, same = Session(language, answers, opened), gr.skip()
        if not question:
            yield same, same, same, same, same, same
            return
        yield same, same, question, "", transcript(session, pending=question), same
        session = session.answered(self._desk.ask(question, history=session.history(), audience=AUDIENCE))
        yield session.answers, session.opened, question, same, transcript(session), same
        yield same, same, same, same, same, self._panel(session)

    def ask_example(
        self, event: gr.EventData, language: Language, answers: Answers, opened: Opened
    ) -> Iterator[tuple[Any, ...]]:
        """As ``ask``, for a suggested question that was clicked."""
        yield from self.ask(str(event.question), language, answers, opened)

    def fault(self, question: str, language: Language, answers: Answers, opened: Opened) -> str:
        """The conversation when answering broke down: the question stays, with a plain word about it."""
        return transcript(Session(language, answers, opened), failed=question)

    def cite(self, event: gr.EventData, language: Language, answers: Answers, opened: Opened) -> tuple[Opened, str]:
        """The panel with the clicked source open. Touches no answer: one may be on its way meanwhile."""
        session = Session(language, answers, opened).opening(int(event.turn), int(event.number))
        return session.opened, self._panel(session, reveal=True)

    def restart(self, language: Language) -> tuple[Any, ...]:
        """An empty conversation."""
        session = Session(language)
        return session.answers, session.opened, self._conversation(session), self._panel(session)

    def page(self, token: str) -> Response:
        """The picture behind an address; 404 where the address is void or the source may no longer be shown."""
        link = self._links.find(token)
        seen = link and look_up(self._desk, link.citation, link.audience)
        if not seen or seen.picture is None:
            raise HTTPException(404)
        return Response(seen.picture.png, media_type="image/png", headers={"Cache-Control": "no-store"})

    def _conversation(self, session: Session) -> str:
        if session.answers:
            return transcript(session)
        return welcome(self._desk.suggestions(AUDIENCE, session.language), session.language)

    def _panel(self, session: Session, *, reveal: bool = False) -> str:
        opened = session.open_citation()
        if opened is None:
            return source(session, None, None)
        seen = look_up(self._desk, opened[1], AUDIENCE)
        address = f"pages/{self._links.issue(opened[1], AUDIENCE)}.png" if seen and seen.picture else None
        return source(session, seen, address, reveal=reveal)


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
        answering = [answers, opened, asked, question, *shown]
        asking = [
            gr.on([question.submit, send.click], app.ask, [question, *tab], answering, **_QUESTION),
            conversation.example(app.ask_example, tab, answering, **_QUESTION),
        ]
        for started in asking:
            started.failure(app.fault, [asked, *tab], conversation, **_CLICK)
        page.load(app.greet, None, [language, *words], **_CLICK)
        language.input(app.switch, tab, words, **_CLICK)
        restart.click(app.restart, language, [answers, opened, *shown], cancels=asking, **_CLICK)
        conversation.cite(app.cite, tab, [opened, panel], **_CLICK)
        panel.cite(app.cite, tab, [opened, panel], **_CLICK)
    return page


def build(desk: Desk, host: str = "127.0.0.1") -> FastAPI:
    """The web app: the page, its pictures, and ``/health``, which answers as soon as anything does."""
    app, server = App(desk), FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

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
    server.add_middleware(Shield)
    return server


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves the chat until interrupted; 1 where the address cannot be had."""
    parser = argparse.ArgumentParser(prog="ui.py", description="The press desk in the browser.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=7860, help="port to listen on, 0 for a free one (%(default)s)")
    parser.add_argument("--store", type=Path, help="folder of the registry and the indexes (default: .store)")
    options = parser.parse_args(arguments)
    try:
        settings = Settings() if options.store is None else Settings(store=options.store)
        os.environ["GRADIO_TEMP_DIR"] = str(settings.cache.expanduser() / "gradio")
        with closing(Desk(settings)) as desk, socket.create_server((options.host, options.port)) as listener:
            serve(desk, listener)
    except (UserError, EmbeddingError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Cannot listen on {options.host}:{options.port}: {error.strerror}. Try another --port.", file=sys.stderr)
        return 1
    return 0


def serve(desk: Desk, listener: socket.socket) -> None:
    """Answers on ``listener`` until interrupted, from the moment at which the first question would be answered fast."""
    host, port = listener.getsockname()[:2]
    server = build(desk, host)
    desk.suggestions(AUDIENCE)  # asks questions, and so loads the model and the indexes before anyone waits for them
    print(f"Press desk: http://{host}:{port}", flush=True)
    # Open tabs hold a connection each; they must not keep the program from ending.
    config = uvicorn.Config(server, log_level="warning", timeout_graceful_shutdown=1)
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    sys.exit(main())
