# Python 3.11+, make and git are enough. Everything installs into .venv.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: run demo demo-google test test-all lint bench clean

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e . --group dev
	@touch $(STAMP)

run: $(STAMP)  ## the daemon, on a mailbox of plain files in ./.reachout
	@test -e .reachout/reachout.toml || $(BIN)/reachout init .reachout --example
	@exec $(BIN)/reachout --home .reachout run

demo: $(STAMP)  ## ten weeks in under a minute
	@$(BIN)/reachout demo

demo-google: $(STAMP)  ## the same at Google, over the wire against the server of the tests
	@$(BIN)/python -m tests.simulation.google

test: $(STAMP)
	$(BIN)/python -m pytest -m "not slow" -n 2

test-all: $(STAMP)
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP)
	$(BIN)/python -m tests.bench

clean:
	rm -rf .venv
