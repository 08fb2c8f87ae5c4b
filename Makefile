# The portal's commands; `make` or `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help address run dev test faults lint bench audit assets messages

# Some images set it: each of a hundred processes would compile all of the portal for itself.
unexport PYTHONDONTWRITEBYTECODE

PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
# pip's own lines, one a package: an installation that says nothing looks like one that hangs.
PIP := $(BIN)/pip --disable-pip-version-check install --require-hashes
SHOW := 2>&1 | { grep --line-buffered -E '^(Collecting|Installing|ERROR|error)' || true; }

help: ## List the commands
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: address .venv/run ## Set up what is missing and serve the demonstration (PORT=8000)
	@PORT=$(PORT) exec $(BIN)/python manage.py start

address:
	@printf '\n  http://localhost:%s/dung-thu/\n\n' $(PORT)

dev: address .venv/test ## The same with DEBUG, restarting when code changes
	@PORT=$(PORT) DEBUG=1 exec $(BIN)/python manage.py start --reload

test: .venv/test ## Run the tests: unit, property and browser
	@bash .ci/chromium
	$(BIN)/python -m pytest -n 2 -m "not faults" $(ARGS)

faults: .venv/test ## Kill, fill and break running portals: the tests that take longest
	@bash .ci/chromium
	$(BIN)/python -m pytest -n 2 -m faults $(ARGS)

lint: .venv/test ## Check style, templates and import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --quiet --lint templates site
	PYTHONPATH=site $(BIN)/lint-imports

bench: .venv/test ## Measure speed against the peers into docs/benchmarks.md
	$(BIN)/python -m tests.bench

audit: .venv/test ## Check every template with the Nu checker and Lighthouse
	@bash .ci/chromium
	@bash .ci/auditors
	PYTHONPATH=.:site DJANGO_SETTINGS_MODULE=portal.settings.test $(BIN)/python -m tests.audit $(ARGS)

assets: .venv/test ## Rebuild the compiled style sheets and scripts (needs Node)
	assets/build.sh

messages: .venv/run ## Merge and compile the Vietnamese texts, naming what is untranslated
	$(BIN)/python manage.py compile_parts --missing

# The stamps are written last: an interrupted installation starts again where it stopped.
.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3"; exit 1; }
	@echo "Making a virtual environment in .venv …"
	@$(PYTHON) -m venv --clear .venv

.venv/run: requirements.txt | .venv/bin/pip
	@echo "Installing $$(grep -c '==' $<) packages …"
	@$(PIP) -r $< $(SHOW)
	@touch $@

.venv/test: requirements-dev.txt | .venv/run
	@echo "Installing what the tests need …"
	@$(PIP) -r $< $(SHOW)
	@touch $@
