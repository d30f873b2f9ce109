# `make demo` and `make test` need Python 3.11, make and a package index; they set up .venv themselves.
PYTHON ?= python3
BIN := .venv/bin
DEMO = $(BIN)/dateline --ledger build/demo.db
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check check-all model bench serve schema readme clean

.venv/run: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dateline needs Python 3.11 or later: make PYTHON=python3.11 ...")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

# Where PYTHONDONTWRITEBYTECODE is set, as builders like to, Python would compile our modules again at every start.
.venv/compiled: .venv/run $(shell find src -name '*.py')
	$(BIN)/python -m compileall -q src
	touch $@

.venv/dev: .venv/compiled
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

.venv/training: .venv/dev
	$(BIN)/python -m pip install --quiet --editable '.[training]'
	touch $@

demo: .venv/compiled ## read the example reports into a ledger, ask it, export it, verify both
	@mkdir -p build && rm -rf build/demo.db* build/demo-export
	$(BIN)/dateline read examples/01-*.html
	$(DEMO) add examples/*.html examples/*.txt examples/*.jsonl
	$(DEMO) incidents
	$(DEMO) tallies
	$(DEMO) contradictions
	$(DEMO) compare attacks --where from=2025-11
	$(DEMO) pace $$($(DEMO) tallies --json | grep -m1 '"61 attacks"' | cut -c 9-16)
	$(DEMO) due --today 2025-12-12
	$(DEMO) verify
	$(DEMO) export csv -o build/demo-export
	$(DEMO) verify build/demo-export

test: check ## style, types, layers and every test but the slow ones
	$(BIN)/python -m pytest -m 'not slow'

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

check-all: check ## the slow tests too
	$(BIN)/python -m pytest

model: .venv/training ## make model TRAIN=DIR trains the language model again
	@test -n "$(TRAIN)" || { echo 'make model TRAIN=DIR: DIR holds trees/, roles/, factuality/ and names/'; exit 2; }
	$(BIN)/python -m training.make --data $(TRAIN)

bench: .venv/compiled ## make bench BENCH=DIR runs the measures of DIR
	@test -n "$(BENCH)" || { echo 'make bench BENCH=DIR: DIR holds the measures (ledger.py, times.py, ...) and data/'; exit 2; }
	$(BIN)/python scripts/bench.py $(BENCH)

serve: .venv/run ## the examples' ledger as pages, once make demo has made it
	$(DEMO) serve

schema: .venv/dev ## write the JSON Schema of a reading again
	$(BIN)/python scripts/schema.py docs/reference/reading.schema.json

readme: .venv/run ## run the README's commands over the examples and write what they print under them
	$(BIN)/python scripts/readme.py

clean:
	rm -rf .venv build dist
