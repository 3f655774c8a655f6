# The two commands of the README are `make run` and `make test`; both need only Python 3.11 or
# newer, make and a package index.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 7860
# More for pip, for example another index: PIP_ARGS="--extra-index-url <PyTorch's CPU index>"
PIP_ARGS ?=
# A folder with localgovfaq_dev/ (BEIR's files) and jsquad_valid.json.gz (SQuAD's)
DATA ?= ../shared/data/dev

VENV := .venv
VENV_PYTHON := $(VENV)/bin/python
PIP := $(VENV_PYTHON) -m pip install --disable-pip-version-check --quiet $(PIP_ARGS) -c constraints.txt

.PHONY: help run test install check regression bench
.DELETE_ON_ERROR:

help:
	@echo "make run      install what is needed, build the index, serve the page (HOST, PORT)"
	@echo "make test     install what is needed and run the tests"
	@echo "make check    formatting, lint and types"
	@echo "make regression  ask the plans' questions; fail when they are answered worse than before"
	@echo "make bench    retrieval figures on public benchmarks (DATA)"
	@echo "make install  the virtual environment alone"
	@echo "PYTHON and PIP_ARGS choose the interpreter and add to pip's arguments."

run: $(VENV)/.installed
	$(VENV_PYTHON) app.py --host $(HOST) --port $(PORT)

test: install
	$(VENV_PYTHON) -m pytest

install: $(VENV)/.installed-dev

check: install
	$(VENV_PYTHON) -m ruff format --check .
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m mypy

# The day is given, so that the answers are the same on every day. Times are not compared.
regression: install
	$(VENV_PYTHON) -m eval run --questions eval/sets/nishitokyo.jsonl \
		--questions eval/sets/invented.jsonl --today 2025-06-01 --out var/regression
	$(VENV_PYTHON) -m eval compare eval/baselines/plans var/regression --fail-on-regression

bench: $(VENV)/.installed
	@if [ -d "$(DATA)/localgovfaq_dev" ]; then \
		$(VENV_PYTHON) -m eval bench retrieval --corpus "$(DATA)/localgovfaq_dev/corpus.jsonl" \
			--queries "$(DATA)/localgovfaq_dev/queries.jsonl" --qrels "$(DATA)/localgovfaq_dev/qrels.tsv"; \
	else echo "skipped: no $(DATA)/localgovfaq_dev; name the folder with DATA=..."; fi
	@if [ -f "$(DATA)/jsquad_valid.json.gz" ]; then \
		$(VENV_PYTHON) -m eval bench squad --data "$(DATA)/jsquad_valid.json.gz"; \
	else echo "skipped: no $(DATA)/jsquad_valid.json.gz; name the folder with DATA=..."; fi

# The stamps are younger than what they were made from: nothing changed, nothing to install.
$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV_PYTHON)
	@echo "Installing into $(VENV); the first time takes some minutes."
	$(PIP) -e ".[mcp]"
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(VENV_PYTHON)
	@echo "Installing into $(VENV); the first time takes some minutes."
	$(PIP) -e ".[dev]"
	@touch $@ $(VENV)/.installed

$(VENV_PYTHON):
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { \
		echo "error: $(PYTHON) is missing or older than 3.11; name another with PYTHON=python3.12"; \
		exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "error: $(PYTHON) cannot make a virtual environment; Debian: apt install python3-venv"; \
		exit 1; }
