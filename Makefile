# `make demo` and `make test` need only Python ≥ 3.11 (with pip and venv) and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CASE := demo/leaked-letter.stemma

.PHONY: demo test explore lint docs bench lock test-oldest clean

demo: $(VENV)/.installed
	@rm -rf demo && mkdir -p demo
	$(BIN)/stemmata build samples/leaked-letter/reports --case $(CASE)
	$(BIN)/stemmata show $(CASE) stemma
	$(BIN)/stemmata dossier $(CASE) --output demo/dossier
	@echo
	@echo "Open demo/dossier/index.html in a browser. Then give it your own reports:"
	@echo "    $(BIN)/stemmata build FOLDER --case my.stemma"

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

# Properties on examples drawn anew: run it now and then, and keep what it finds as an @example.
explore: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m hypothesis --hypothesis-profile=explore

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The documentation as a site, in site/; nothing is fetched.
docs: $(VENV)/.installed-dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo "Open site/index.html, or search it at http://127.0.0.1:8000/ after: $(BIN)/python -m http.server --bind 127.0.0.1 -d site"

bench: $(VENV)/.installed-dev
	$(BIN)/python -m bench.speed

# Re-resolves the lock files from pyproject.toml; needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  pyproject.toml --output-file requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  pyproject.toml --group dev --output-file requirements-dev.lock

# The suite on the oldest versions that pyproject.toml allows; needs uv.
test-oldest:
	uv venv --quiet --clear .venv-oldest
	VIRTUAL_ENV=.venv-oldest uv pip install --quiet --resolution lowest-direct --editable . --group dev
	.venv-oldest/bin/python -m pytest

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("Stemmata needs Python 3.11 or later; try make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python requirements.lock pyproject.toml
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

clean:
	rm -rf $(VENV) .venv-oldest demo .pytest_cache .mypy_cache .ruff_cache .hypothesis site
