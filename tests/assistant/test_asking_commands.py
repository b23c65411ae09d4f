"""``python -m assistant`` and ``pressdesk``: what they print, and their exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from answer_rules import breaches

import ui
from assistant.__main__ import main, pressdesk
from assistant.answer import Answer
from assistant.desk import Desk
from ingest.settings import Settings

QUESTION = "Who runs the maritime testbed?"
ANSWER_KEYS = [
    *("schema", "question", "standalone_question", "language", "as_of", "audience", "status", "text", "statements"),
    *("citations", "notices", "related", "engine", "seconds"),
]
CITATION_KEYS = [
    *("number", "document_id", "chunk_id", "title", "kind", "date", "page", "page_label", "section", "quote", "start"),
    *("end", "visibility", "path", "ocr"),
]
HIT_KEYS = ["rank", "score", "document_id", "chunk_id", "path", "page", "section", "start", "end", "text"]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(sample_settings: Settings, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the store of the sample documents: exit code, stdout, stderr."""

    def command(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([*map(str, arguments), "--store", str(sample_settings.store)])
        return code, *capsys.readouterr()

    return command


@pytest.fixture
def lines(tmp_path: Path) -> Callable[..., Path]:
    """Writes a JSON lines file: objects as JSON, strings as they are."""

    def write(*given: object) -> Path:
        path = tmp_path / "lines.jsonl"
        texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in given]
        path.write_text("".join(f"{text}\n" for text in texts), "utf-8")
        return path

    return write


def as_json(run: Run, *arguments: object) -> dict[str, Any]:
    code, out, _ = run(*arguments, "--json")
    assert code == 0
    result: dict[str, Any] = json.loads(out)
    return result


def as_json_lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_ask_prints_the_answer_object(run: Run, samples: Desk) -> None:
    found = as_json(run, "ask", QUESTION)
    assert list(found) == ANSWER_KEYS
    assert found["schema"] == 1
    assert list(found["statements"][0]) == ["text", "citations"]
    assert list(found["citations"][0]) == CITATION_KEYS
    found.pop("schema")
    answer = Answer.model_validate(found)
    assert breaches(answer, samples.registry) == []
    assert answer.audience == "staff"


def test_ask_without_json_is_for_people(run: Run) -> None:
    code, out, _ = run("ask", QUESTION)
    assert code == 0
    assert out.startswith("[answered] ")
    assert "[1] Questions and Answers: Maritime Mobility Testbed in Norddal, Norway (2025-08-20" in out


def test_a_question_nobody_can_answer_is_no_failure(run: Run) -> None:
    assert as_json(run, "ask", "What is the price of gold?")["status"] in {"not_in_documents", "out_of_scope"}


def test_ask_follows_a_conversation(run: Run, tmp_path: Path) -> None:
    history = tmp_path / "history.json"
    turns = [{"role": "user", "content": QUESTION}, {"role": "assistant", "content": "KIMA. [1]"}]
    history.write_text(json.dumps(turns), "utf-8")
    found = as_json(run, "ask", "And since when?", "--history", history)
    assert "maritime testbed" in found["standalone_question"]


def test_ask_keeps_to_the_documents_named(run: Run, samples: Desk) -> None:
    first, second, third, *_ = [document.document_id for document in samples.registry.documents()]
    found = as_json(run, "ask", "Who is the contact?", "--document", first, "--document", second)
    assert {part["document_id"] for part in (*found["citations"], *found["related"])} <= {first, second}
    assert as_json(run, "ask", "Who is the contact?", "--document", third[:-1])["status"] == "not_in_documents"


def test_as_of_hides_what_came_later(run: Run) -> None:
    assert as_json(run, "ask", QUESTION, "--as-of", "2025-08-20")["status"] == "answered"
    before = as_json(run, "ask", QUESTION, "--as-of", "2025-08-19")
    assert before["as_of"] == "2025-08-19"
    assert not [c for c in (*before["citations"], *before["related"]) if "Maritime" in c["title"]]
    hits = as_json(run, "search", "maritime testbed", "--as-of", "2025-08-19")["hits"]
    assert hits
    assert not [hit for hit in hits if "maritime" in hit["path"]]


def test_trace_goes_to_stderr_alone(run: Run) -> None:
    code, out, err = run("ask", QUESTION, "--json", "--trace")
    assert code == 0
    assert list(json.loads(out)) == ANSWER_KEYS
    assert "Norddal" in err


@pytest.mark.parametrize("option", [("--as-of", "2025-08-19"), ("--document", "nothing")])
def test_trace_shows_nothing_that_the_answer_may_not_see(run: Run, option: tuple[str, str]) -> None:
    _, _, err = run("ask", QUESTION, "--trace", *option)
    assert "Norddal" not in err


def test_search_prints_hits_without_answering(run: Run, samples: Desk) -> None:
    found = as_json(run, "search", "charging pier lightning", "--top", 3)
    assert list(found) == ["schema", "query", "seconds", "hits"]
    assert [hit["rank"] for hit in found["hits"]] == [1, 2, 3]
    assert all(list(hit) == HIT_KEYS for hit in found["hits"])
    first = found["hits"][0]
    assert "lightning" in first["text"]
    page = samples.registry.page_text(first["document_id"], first["page"])
    assert page[first["start"] : first["end"]].split() == first["text"].split()


def test_batch_answers_in_order(run: Run, lines: Callable[..., Path]) -> None:
    asked = [
        {"id": "b", "question": QUESTION},
        {"id": "a", "question": "And since when?", "history": [{"role": "user", "content": QUESTION}]},
        {"id": "a", "question": QUESTION, "as_of": "2025-08-19", "audience": "press"},
    ]
    code, out, _ = run("batch", lines(*asked), "--json")
    assert code == 0
    found = as_json_lines(out)
    assert [line["id"] for line in found] == ["b", "a", "a"]
    assert all(list(line) == ["id", *ANSWER_KEYS] for line in found)
    assert [line["as_of"] == "2025-08-19" for line in found] == [False, False, True]
    assert [line["audience"] for line in found] == ["staff", "staff", "press"]


def test_batch_agrees_with_ask(run: Run, lines: Callable[..., Path]) -> None:
    one = as_json(run, "ask", QUESTION)
    _, out, _ = run("batch", lines({"id": "1", "question": QUESTION}), "--json")
    [line] = as_json_lines(out)
    assert {**line, "seconds": 0} == {"id": "1", **one, "seconds": 0}


def test_options_of_a_batch_hold_for_lines_that_say_nothing_else(run: Run, lines: Callable[..., Path]) -> None:
    asked = [{"id": "1", "question": QUESTION}, {"id": "2", "question": QUESTION, "audience": "editor"}]
    _, out, _ = run("batch", lines(*asked), "--json", "--audience", "press", "--as-of", "2025-09-01")
    assert [(line["audience"], line["as_of"]) for line in as_json_lines(out)] == [
        ("press", "2025-09-01"),
        ("editor", "2025-09-01"),
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("this is no JSON", None),
        ('{"id": "x", "question": "Who', None),
        ("[]", None),
        ("[" * 100_000, None),
        ('{"id": "x", "question": ' + "[" * 100_000, None),
        ('{"id": ' + "9" * 5_000 + "}", None),
        ('{"id": NaN, "question": "Who?"}', None),
        ('{"id": {"of": "x"}, "question": "Who?"}', None),
        ({"id": 7, "question": "Who?"}, 7),
        ({"id": "x"}, "x"),
        ({"question": QUESTION}, None),
        ({"id": "x", "question": 7}, "x"),
        ({"id": "x", "question": QUESTION, "audience": "everyone"}, "x"),
        ({"id": "x", "question": QUESTION, "as_of": "2025-13-01"}, "x"),
        ({"id": "x", "question": QUESTION, "history": [{"role": "system", "content": "obey"}]}, "x"),
        ({"id": "x", "question": QUESTION, "answer": "made up"}, "x"),
    ],
)
def test_a_malformed_line_fails_in_its_place(
    run: Run, lines: Callable[..., Path], line: object, name: str | int | None
) -> None:
    good = {"id": "1", "question": "hi"}
    code, out, _ = run("batch", lines(good, line, good), "--json")
    assert code == 2
    first, wrong, last = as_json_lines(out)
    assert (first["status"], wrong["status"], last["status"]) == ("out_of_scope", "error", "out_of_scope")
    assert wrong["id"] == name
    assert "Line 2" in wrong["error"]


def test_a_malformed_line_has_every_part_that_is_read_off_an_answer(run: Run, lines: Callable[..., Path]) -> None:
    [line] = as_json_lines(run("batch", lines("no JSON"), "--json")[1])
    assert line["text"]
    assert [line[part] for part in ("statements", "citations", "notices", "related")] == [[], [], [], []]


def test_an_id_that_is_no_text_does_not_end_the_batch(run: Run, lines: Callable[..., Path]) -> None:
    code, out, _ = run("batch", lines(r'{"id": "\ud800", "question": "hi"}', {"id": "1", "question": "hi"}), "--json")
    assert code == 2
    assert [line["status"] for line in as_json_lines(out)] == ["error", "out_of_scope"]


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\x0b", "\x1c"])
def test_a_line_ends_at_a_newline_only(run: Run, tmp_path: Path, mark: str) -> None:
    path = tmp_path / "lines.jsonl"
    asked = json.dumps({"id": "1", "question": f"Who runs{mark} it?"}, ensure_ascii=mark < " ")
    path.write_bytes(b"\xef\xbb\xbf" + asked.encode() + b"\r\n\r\n")
    code, out, _ = run("batch", path, "--json")
    assert (code, [line["id"] for line in map(json.loads, out.split("\n")[:-1])]) == (0, ["1"])


def test_a_malformed_search_fails_in_its_place(run: Run, lines: Callable[..., Path]) -> None:
    code, out, _ = run("search", "--batch", lines({"id": "1", "query": "pier"}, {"id": "2"}), "--json", "--top", 2)
    assert code == 2
    good, wrong = as_json_lines(out)
    assert list(good) == ["id", "schema", "query", "seconds", "hits"]
    assert (good["id"], len(good["hits"])) == ("1", 2)
    assert (wrong["id"], wrong["status"]) == ("2", "error")


def test_an_empty_batch_prints_nothing(run: Run, lines: Callable[..., Path]) -> None:
    assert run("batch", lines("", "  "), "--json") == (0, "", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("batch", "/nowhere/questions.jsonl"),
        ("batch", "/"),
        ("search", "--batch", "/nowhere/searches.jsonl"),
        ("ask", QUESTION, "--history", "/nowhere/history.json"),
        ("ask", QUESTION, "--as-of", "30 September"),
        ("ask", QUESTION, "--audience", "everyone"),
        ("ask", QUESTION, "--engine", "oracle"),
        ("ask",),
        ("ask", QUESTION, "--as-of", "2025-02-30"),
        ("search", QUESTION, "--top", "many"),
        ("search", QUESTION, "--top", "0"),
        ("search", QUESTION, "--top", "-2"),
        ("search",),
        ("search", QUESTION, "--batch", "/nowhere/searches.jsonl"),
        ("dance",),
        (),
    ],
)
def test_a_misuse_ends_with_exit_1_and_a_sentence(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (1, "")
    assert err.strip()
    assert "Traceback" not in err


@pytest.mark.parametrize("text", ["", "not JSON", "{}", '[{"role": "user"}]', '[{"role": "robot", "content": ""}]'])
def test_a_file_that_is_no_history_is_named(run: Run, tmp_path: Path, text: str) -> None:
    history = tmp_path / "history.json"
    history.write_text(text, "utf-8")
    code, out, err = run("ask", QUESTION, "--history", history, "--json")
    assert code == 1
    assert "not a history" in json.loads(out)["error"]
    assert len(err.strip().splitlines()) == 1
    assert str(history) in err


def test_a_file_in_another_encoding_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_bytes('{"id": "1", "question": "언제?"}'.encode("euc-kr"))
    code, _, err = run("batch", path)
    assert code == 1
    assert str(path) in err


@pytest.mark.parametrize("encoding", ["utf-8:strict", "ascii:strict"])
@pytest.mark.parametrize("command", ["ask", "search"])
def test_bytes_that_are_no_text_end_in_an_answer(command: str, encoding: str, tmp_path: Path) -> None:
    words: list[str | bytes] = [sys.executable, "-m", "assistant", command, b"\xff " + "장관".encode(), "--json"]
    settings = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "1", "PRESSDESK_STORE": str(tmp_path / "store")}
    done = subprocess.run(words, env=os.environ | settings, capture_output=True, check=True)
    found = json.loads(done.stdout)
    assert found["question" if command == "ask" else "query"] == "장관"
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"PRESSDESK_CHUNKS__SIZE": "few"}, "chunks.size"),
        ({"PRESSDESK_CHUNKS": "few"}, "chunks"),
        ({"PRESSDESK_CONFIG": "wrong.toml"}, "wrong.toml"),
        ({"PRESSDESK_CONFIG": "unknown.toml"}, "colour"),
    ],
)
def test_a_wrong_setting_is_named(
    settings: dict[str, str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "wrong.toml").write_text("store = [", "utf-8")
    (tmp_path / "unknown.toml").write_text("colour = 'blue'", "utf-8")
    monkeypatch.chdir(tmp_path)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    for start in (lambda: main(["ask", QUESTION]), lambda: ui.main([])):
        assert start() == 1
        [sentence] = capsys.readouterr().err.splitlines()
        assert told in sentence


def test_an_empty_store_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = str(tmp_path / "store")
    assert main(["ask", QUESTION, "--store", store, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "not_in_documents"
    assert main(["search", QUESTION, "--store", store, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["hits"] == []


def test_pressdesk_fronts_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert pressdesk(["--help"]) == 0
    out = capsys.readouterr().out
    for name in ("add", "list", "show", "remove", "rebuild", "doctor", "ask", "batch", "search", "eval"):
        assert f"\n    {name} " in out


@pytest.mark.parametrize("command", ["ask", "batch", "search", "eval"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    out = capsys.readouterr().out
    assert "--store" in out
    assert "--json" in out


def test_help_loads_neither_a_store_nor_a_model() -> None:
    script = (
        "import sys; from assistant.__main__ import main; main(['ask', '--help']); "
        "print(sorted({'chromadb', 'gradio', 'llama_index', 'onnxruntime'} & {m.split('.')[0] for m in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
