# make         set up .venv and build the bulletin of seeds/ into out/
# make test    set up what the tests need and run them all
# make checkers install the browser and the validators that some tests start
# make check   ruff, mypy --strict and import-linter
# make tune    fit the weights of "same fact?" and choose other numbers again on ../shared/eval
# make eval    measure everything on ../shared/eval, with intervals, and write docs/quality.md
# make torture kill and forge on the long scale
# make fuzz    feed mutated bytes to the readers of feeds, pages and mail, ten minutes each
# make bench   measure speed and memory against sumy, and write docs/performance.md

PYTHON ?= python3
DATE ?= $(shell date +%F)
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable
export PIP_CONSTRAINT := constraints.txt

.PHONY: all test checkers check tune eval bench torture fuzz clean
.DEFAULT_GOAL := all

# The sample articles are of that day. Exit code 3 means: made, with something set aside and named (a PDF without Pango, say).
all: .venv/installed
	$(BIN)/bulletin build seeds/ --date 2026-11-22 --stories 5 --archive out/archive.db || test $$? -eq 3

test: .venv/installed-test
	$(BIN)/pytest --numprocesses auto --dist loadfile

checkers: .venv/installed-test
	tests/install-checkers

check: .venv/installed-check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

tune: .venv/installed-test
	$(BIN)/python tests/benchmarks/tune_match.py ../shared/eval
	$(BIN)/python -m tests.benchmarks.tune_context ../shared/eval
	$(BIN)/python tests/benchmarks/tune_copies.py ../shared/eval
	$(BIN)/python tests/benchmarks/tune_stories.py ../shared/eval
	$(BIN)/python tests/benchmarks/tune_auto.py ../shared/eval

eval: .venv/installed-test
	$(BIN)/python tests/benchmarks/evaluate.py ../shared/eval --date $(DATE)

torture: .venv/installed-test
	$(BIN)/python -m tests.torture_store
	$(BIN)/python -m tests.torture_mail
	$(BIN)/python -m tests.torture_smtp
	$(BIN)/python -m tests.torture_delivery
	$(BIN)/python -m tests.torture_forgeries ../shared/eval
	$(BIN)/python -m tests.torture_wiki
	$(BIN)/python -m tests.torture_run

fuzz: .venv/installed-test
	$(INSTALL) '.[fuzz]'
	$(BIN)/python -m tests.fuzz

bench: .venv/installed-test
	$(BIN)/python tests/benchmarks/speed.py ../shared/eval --date $(DATE)

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'bulletin needs Python 3.11 or newer; name one with: make PYTHON=python3.12'; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { rm -rf .venv; echo 'Python lacks its venv module; on Debian: apt-get install -y python3-venv'; exit 1; }

.venv/installed: .venv/bin/python pyproject.toml constraints.txt
	$(INSTALL) .
	@touch $@

.venv/installed-test: .venv/installed
	$(INSTALL) '.[test]'
	@touch $@

.venv/installed-check: .venv/installed
	$(INSTALL) '.[check]'
	@touch $@

clean:
	rm -rf .venv build dist *.egg-info
