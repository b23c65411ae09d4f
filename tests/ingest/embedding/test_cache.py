from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.embedding import cache
from ingest.embedding.cache import load_model, model_name
from ingest.embedding.graph import BUILDER
from ingest.embedding.weights import Weights, recorded_sha256


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replaces the build by a quick one; holds an entry for each that ran."""
    ran: list[str] = []

    def build(_weights: Weights, progress: cache.Progress) -> bytes:
        progress(1, 1)
        ran.append("built")
        return b"a model"

    monkeypatch.setattr(cache, "build", build)
    return ran


def test_the_name_holds_builder_version_and_weights_hash() -> None:
    assert model_name() == f"multilingual-e5-small-int8-{BUILDER}-{recorded_sha256()[:16]}"


def test_the_real_build_gives_the_same_bytes_again(tmp_path: Path, model: bytes) -> None:
    assert load_model(tmp_path) == model


def test_a_second_load_reads_what_the_first_built(
    tmp_path: Path, builds: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert load_model(tmp_path / "new" / "folder") == b"a model"
    first = capsys.readouterr()
    assert first.out == ""
    assert "Building the embedding model (once)" in first.err
    assert load_model(tmp_path / "new" / "folder") == b"a model"
    assert capsys.readouterr().err == ""
    assert len(builds) == 1


@pytest.mark.usefixtures("builds")
def test_the_home_sign_is_expanded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    load_model(Path("~/models"))
    assert (tmp_path / "models" / f"{model_name()}.onnx").read_bytes() == b"a model"


@pytest.mark.parametrize("suffix", [".onnx", ".sha256"])
@pytest.mark.parametrize("damage", [b"", b"a mod", b"a model and more", b"\xff\xfe", None])
def test_a_damaged_copy_is_built_again(tmp_path: Path, builds: list[str], suffix: str, damage: bytes | None) -> None:
    load_model(tmp_path)
    file = tmp_path / f"{model_name()}{suffix}"
    if damage is None:
        file.unlink()
    else:
        file.write_bytes(damage)
    assert load_model(tmp_path) == b"a model"
    assert load_model(tmp_path) == b"a model"
    assert len(builds) == 2


def test_an_interrupted_build_leaves_nothing_that_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(cache, "build", interrupted)
        with pytest.raises(KeyboardInterrupt):
            load_model(tmp_path)
    assert not list(tmp_path.glob("*.onnx"))


def test_several_builders_at_once_build_once(tmp_path: Path, builds: list[str]) -> None:
    with ThreadPoolExecutor(8) as pool:
        models = list(pool.map(load_model, [tmp_path] * 8))
    assert models == [b"a model"] * 8
    assert len(builds) == 1
