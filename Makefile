# Everything a newcomer needs; each target does its own set-up. `make` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
BIN := .venv/bin
ARGS ?=
PYTEST := $(BIN)/python -m pytest

.PHONY: help demo test coverage test-postgres journeys check fix bench lock vendor messages clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | sort | awk -F'\t' '{printf "  make %-14s %s\n", $$1, $$2}'

.venv/runtime: requirements.lock pyproject.toml tools/environment
	@tools/environment runtime requirements.lock

.venv/dev: requirements-dev.lock pyproject.toml tools/environment
	@tools/environment dev requirements-dev.lock

demo: .venv/runtime ## from nothing to a running Centre with a year of work: http://127.0.0.1:8000
	@$(BIN)/diemtua demo $(ARGS)

test: .venv/dev ## the whole suite on SQLite, browser journeys included; with CI=true under coverage
	@tools/browser
	$(if $(filter true,$(CI)),$(MAKE) coverage,$(PYTEST) -n 2 $(ARGS))
	$(PYTEST) -n 2 -m journey $(ARGS)

coverage: .venv/dev ## the suite on SQLite without journeys; no line or branch of law, dossiers, actions, queries, permissions untried
	@rm -rf var/coverage && mkdir -p var/coverage
	$(BIN)/coverage run -m pytest -n 2 $(ARGS)
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

test-postgres: .venv/dev ## the same suite on a private PostgreSQL
	@tools/browser
	tools/with-postgres $(PYTEST) -n 2 $(ARGS)
	tools/with-postgres $(PYTEST) -n 2 -m journey $(ARGS)

journeys: .venv/dev ## only the browser journeys
	@tools/browser
	$(PYTEST) -n 2 -m journey $(ARGS)

check: .venv/dev ## style, contracts between rooms, types, migrations, catalogues
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy src/diemtua
	$(BIN)/diemtua check
	$(BIN)/diemtua makemigrations --check --dry-run

fix: .venv/dev ## format, and mend what can be mended by itself
	$(BIN)/ruff check --fix . || true
	$(BIN)/ruff format .

bench: .venv/dev ## the figures, on both databases, as ratios in one run
	tools/with-postgres $(BIN)/python -m bench $(ARGS)

lock: .venv/dev ## resolve the dependencies anew into the two lock files
	$(BIN)/uv pip compile -q --universal --python-version 3.11.2 --no-header --no-annotate --generate-hashes --no-emit-index-url pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11.2 --no-header --no-annotate --generate-hashes --no-emit-index-url --extra dev pyproject.toml -o requirements-dev.lock

vendor: .venv/dev ## fetch the vendored front-end packages and fonts anew
	$(BIN)/python tools/vendor.py

messages: .venv/dev ## gather the words of the screens into the catalogues and compile them
	$(BIN)/python tools/messages.py

clean: ## forget the environment and the demonstration
	rm -rf .venv var
