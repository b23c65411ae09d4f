# Everything runs from .venv, built with plain venv and pip from the lock files; after that nothing touches the network.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: setup run ask test lint clean lock typeset bench

setup: $(VENV)/.ready

$(VENV)/.installed: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

$(VENV)/.ready: $(VENV)/.installed
	$(PY) -m ingest.embedding
	touch $@

$(VENV)/.test: $(VENV)/.ready requirements-dev.lock
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	touch $@

run: setup
	$(PY) -m ingest add corpus
	$(PY) ui.py

ask: setup
	@test -d .store || $(PY) -m ingest add corpus
	@$(PY) -m assistant ask "$(Q)"

test: $(VENV)/.test
	$(PY) -m pytest

lint: $(VENV)/.test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

# The corpus' PDF again, from the release's text (see tools/typeset_release.py).
typeset: $(VENV)/.test
	$(PY) tools/typeset_release.py

# New pins for both lock files, from what pyproject.toml asks for.
lock: $(VENV)/.test
	$(PY) -m piptools compile --quiet --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --upgrade --output-file requirements.lock pyproject.toml
	$(PY) -m piptools compile --quiet --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --upgrade --extra test --extra lint --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) .store build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
