# What a developer types. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STORE ?= chidao-data
PORT ?= 8000
# Processes that run tests side by side; each starts a Neo4j and a Chromium of its own where its files need one.
WORKERS ?= 2
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock

.DEFAULT_GOAL := help
.PHONY: help run install machine check test accuracy slower bench docs notebooks fuzz clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("chidao needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/core.stamp: $(BIN)/python pyproject.toml requirements.lock
	@echo "Installing into $(VENV) ..." >&2
	@$(PIP) -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/core.stamp
	@echo "Installing what the tests and notebooks need ..." >&2
	@$(PIP) -e '.[dev,notebooks,docs,spacy,office,s3,spark]'
	@touch $@

run: $(VENV)/core.stamp ## install, read data/samples, serve at http://127.0.0.1:8000
	@$(BIN)/chidao ingest data/samples --store $(STORE)
	@$(BIN)/chidao serve --store $(STORE) --port $(PORT)

install: $(VENV)/dev.stamp ## set up .venv with everything for development

# Java and Maven for a real Neo4j, Chromium for the page: by apt where they are missing and this user may.
machine:
	@.ci/machine

check: $(VENV)/dev.stamp ## ruff and mypy --strict
	@$(BIN)/ruff check .
	@$(BIN)/mypy

test: $(VENV)/dev.stamp machine check accuracy slower ## everything: lint, types, accuracy, speed, tests on both stores, page, notebooks
	@$(BIN)/python -m tests.servers.neo4j --assemble
	@$(BIN)/python -m pytest -q --nbmake -n $(WORKERS) --dist loadfile

accuracy: $(VENV)/dev.stamp ## extraction and chains measured against the gold of data/samples
	@$(BIN)/python -m bench.accuracy $(GOLD)

slower: $(VENV)/dev.stamp ## what got slower: each question beside bench/scale_baseline.json (half a minute)
	@$(BIN)/python -m bench.compare

bench: $(VENV)/dev.stamp ## speed of extraction beside two yardsticks, and of questions as a graph grows
	@$(BIN)/python -m bench.run
	@$(BIN)/python -m bench.scale --papers 10000 100000

docs: $(VENV)/dev.stamp ## the pages of docs/ as a site in site/ (open site/index.html)
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet

notebooks: $(VENV)/dev.stamp machine ## run the notebooks from top to bottom; plots go to build/plots
	@$(BIN)/python -m pytest -q --nbmake notebooks tests/test_notebooks.py

fuzz: $(VENV)/dev.stamp ## ten minutes of coverage-guided fuzzing over the samples
	@$(PIP) atheris
	@$(BIN)/python -m tests.fuzz.fuzz_extract -max_total_time=600 -timeout=20 -max_len=6000

clean: ## remove .venv and caches (not the data)
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache build site
