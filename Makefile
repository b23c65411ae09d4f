# Everything runs from .venv, built with plain venv and pip from the lock files; after that nothing touches the network.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check
# The lock files name all that is needed, and leave out what is not (see LEFT_OUT).
PIP_INSTALL_LOCKED := $(PIP_INSTALL) --no-deps --requirement
# A file that cannot be read is reported and stops nothing.
INGEST_CORPUS := $(PY) -m ingest add corpus || test $$? -eq 2

.PHONY: setup run ask test lint bench bench-quick typeset lock clean

setup: $(VENV)/.ready

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: pyproject.toml requirements.lock | $(VENV)/.made
	$(PIP_INSTALL_LOCKED) requirements.lock
	$(PIP_INSTALL) --no-deps --editable .
	@touch $@

$(VENV)/.ready: $(VENV)/.installed
	$(PY) -m ingest.embedding
	@touch $@

$(VENV)/.test: $(VENV)/.ready requirements-dev.lock
	$(PIP_INSTALL_LOCKED) requirements-dev.lock
	@touch $@

run: setup
	$(INGEST_CORPUS)
	$(PY) ui.py

ask: setup
	@test -d "$${PRESSDESK_STORE:-.store}" || $(INGEST_CORPUS)
	@$(PY) -m assistant ask "$$Q"

test: $(VENV)/.test
	$(PY) -m pytest --numprocesses 2 --dist loadfile

lint: $(VENV)/.test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

# The parts that PARTS names (all of them take hours), and docs/BENCHMARKS.md from everything that was ever measured.
bench: $(VENV)/.test
	$(PY) -m benchmarks $(PARTS)

# Whether anything is worse than benchmarks/baseline.json says; `$(PY) -m benchmarks.quick --accept` makes a new one.
bench-quick: $(VENV)/.test
	$(PY) -m benchmarks.quick

# The documents of corpus/ again: the release from its text, the program documents from tools/program_documents/sources.
typeset: $(VENV)/.test
	$(PY) tools/typeset_release.py
	$(PY) -m tools.program_documents

# New pins for both lock files, from what pyproject.toml asks for. Nothing else needs pip-tools, so no lock file has it.
# Chroma asks for a client of Kubernetes, which its distributed server alone loads: an eighth of the installation.
LEFT_OUT := kubernetes aiohttp-retry durationpy oauthlib requests-oauthlib websocket-client
COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(PY) -m piptools compile --quiet --strip-extras $(LOCK) \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links $(LEFT_OUT:%=--unsafe-package=%)
LOCK ?= --upgrade
lock: $(VENV)/.made
	$(PIP_INSTALL) pip-tools
	$(COMPILE) --output-file requirements.lock pyproject.toml
	$(COMPILE) --extra postgres --extra test --extra lint --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) .store build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
