# Schoolgate. `make run` starts the demo, `make test` runs the tests, `make check` reads the code.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEV := DJANGO_SETTINGS_MODULE=site_project.settings.dev
WORKERS ?= 2

help: ## Say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: $(VENV)/.installed ## Start the demo school; prints the address and the sign-in names
	@$(DEV) $(BIN)/python manage.py serve --demo

demo: $(VENV)/.installed ## Renew the demo's dates; prints the sign-in names again
	@$(DEV) $(BIN)/python manage.py seed_demo

test: $(VENV)/.installed-dev ## Run the tests: rules, pages, letters
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not slow and not browser"

test-browser: $(VENV)/.installed-dev ## Walk every journey in a real Chromium, and look at every state of every page
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "browser and not slow"

proofs: $(VENV)/.installed-dev ## Run the slow proofs: storms, races, kills, mutants, long random days
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m slow

test-postgres: $(VENV)/.installed-dev ## Run what meets the database on PostgreSQL (DATABASE_URL=postgres://…)
	@test -n "$$DATABASE_URL" || { echo "Set DATABASE_URL=postgres://user@host/database first."; exit 1; }
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "database and not browser"

check: $(VENV)/.installed-dev ## Lint, types, templates, migrations, deploy check
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/djlint --quiet --lint templates
	@$(DEV) $(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python -m tests.deploy_check

html: $(VENV)/.installed-dev ## Hold every page against the HTML standard (needs Java and npm)
	@mkdir -p var/html-check && cp tests/html_check/package*.json var/html-check/
	@npm ci --silent --no-audit --no-fund --prefix var/html-check
	@$(BIN)/python -m tests.html_check var/html-check/node_modules/vnu-jar/build/dist/vnu.jar var/html-check/pages

bench: $(VENV)/.installed-dev ## Measure pages as ratios to the smallest answer, the check of words, and a storm of bookings
	@$(BIN)/python -m benchmarks.pages
	@$(BIN)/python -m benchmarks.tone
	@$(BIN)/python -m benchmarks.storm

format: $(VENV)/.installed-dev ## Put the code into the one shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

messages: $(VENV)/.installed ## Collect the words on screen for translators
	@$(BIN)/python -m django makemessages --locale cy --no-location --ignore .venv --ignore var

LOCK := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	--constraint requirements-lts.txt --custom-compile-command "make lock"

lock: $(VENV)/.installed-dev ## Lock the dependencies anew
	@$(BIN)/$(LOCK) pyproject.toml --output-file requirements.txt
	@$(BIN)/$(LOCK) --extra dev pyproject.toml --output-file requirements-dev.txt

$(VENV)/.installed: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the site needs (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the tests need (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	@touch $@ $(VENV)/.installed

.PHONY: help run demo test test-browser proofs test-postgres check html bench format messages lock
