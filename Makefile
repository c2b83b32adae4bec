# Newsbase's commands. `make help` lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.SUFFIXES:

# The first of these that is Python 3.11 or newer; or say which: make run PYTHON=/path/to/python
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet install --no-deps --only-binary :all: --require-hashes
MANAGE := $(PY) manage.py
export PYTHONWARNINGS ?= ignore::DeprecationWarning

.PHONY: help run stop test bench lint format requirements clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/run ## install, start the database, load the seeds, serve
	@$(MANAGE) prepare --to-serve
	@exec $(PY) -m gunicorn

stop: $(VENV)/run ## stop the embedded database, once the server is stopped
	@$(MANAGE) postgres stop

test: $(VENV)/dev ## run the tests (ARGS="-k name" for some of them)
	@$(PY) -m pytest -n 2 $(ARGS)

bench: $(VENV)/run ## how fast articles are read (DATA="a.jsonl b/" for others than the samples)
	@$(PY) -m benchmarks.extraction $(DATA)
	@$(PY) -m benchmarks.resolution $(DATA)

lint: $(VENV)/dev ## check style, types, layers, templates, migrations, static files
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/djade --check --target-version 5.2 $$(git ls-files '*.html')
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) collectstatic --no-input --verbosity 0

format: $(VENV)/dev ## put code and templates in the project's form
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .
	-$(VENV)/bin/djade --target-version 5.2 $$(git ls-files '*.html')

requirements: ## compile the pinned requirements anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url requirements.in -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url requirements-dev.in -o requirements-dev.txt

clean: ## remove the virtual environment and caches; the data stay
	rm -rf "$(VENV)" .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

# The stamps are touched last, so that an interrupted installation is done again.
$(VENV)/python:
	@test -n "$(PYTHON)" || { echo "Newsbase needs Python 3.11 or newer: make run PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -m venv "$(VENV)"
	@touch $@

$(VENV)/run: $(VENV)/python requirements.txt
	@echo "Installing the requirements …"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/dev: $(VENV)/run requirements-dev.txt
	@$(PIP) -r requirements-dev.txt
	@touch $@
