"""Asks the forty questions again: `python tests/samples/forty/ask.py SHARED STORE` prints a JSON line for each answer.

SHARED is the folder that holds `testdata/` and `bench/`; STORE is made, and must not exist.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

HERE = Path(__file__).parent


def lay_out(documents: dict[str, dict[str, object]], shared: Path, folder: Path) -> None:
    """Copies the documents into `folder` with a corpus.yaml that says what each is."""
    entries: dict[str, dict[str, object]] = {}
    for entry in documents.values():
        source = shared / str(entry["path"])
        target = folder / (source.stem + ".txt" if source.suffix == ".md" else source.name)
        shutil.copyfile(source, target)
        entries[target.name] = {key: value for key, value in entry.items() if key != "path"} | {"visibility": "public"}
    (folder / "corpus.yaml").write_text(yaml.safe_dump({"documents": entries}, allow_unicode=True), encoding="utf-8")


def main(shared: Path, store: Path) -> int:
    """Returns the exit code of the batch command; its answers go to stdout."""
    if store.exists():
        print(f"{store} exists already: name a folder that does not.", file=sys.stderr)
        return 1
    forty = yaml.safe_load((HERE / "questions.yaml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(forty["documents"], shared, folder)
        asked = [json.dumps({"id": q["id"], "question": q["question"]}, ensure_ascii=False) for q in forty["questions"]]
        (folder / ".asked.jsonl").write_text("\n".join(asked) + "\n", encoding="utf-8")
        add = [sys.executable, "-m", "ingest", "add", name, "--store", str(store)]
        subprocess.run(add, check=True, stdout=sys.stderr)
        batch = [sys.executable, "-m", "assistant", "batch", str(folder / ".asked.jsonl"), "--store", str(store)]
        return subprocess.run([*batch, "--audience", "press", "--json"], check=False).returncode


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python tests/samples/forty/ask.py SHARED STORE")
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
