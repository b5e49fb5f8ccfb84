# Everything runs in .venv, which the first target that needs it makes. `make` alone lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
# What is never imported need not be compiled.
INSTALL := $(PIP) install --no-compile

# The tests start influx-lint hundreds of times: where Python keeps no bytecode, each start compiles all of it again.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
ifndef SIDE_BY_SIDE
.NOTPARALLEL:
endif
.PHONY: help demo test test-all fast slow realcode lint format docs site bench clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.package ## show what influx-lint finds in the example project
	@rm -f $(VENV)/demo.json
	@echo '$$ influx-lint check examples/weather-station'
	@status=0; \
	$(BIN)/influx-lint check examples/weather-station \
		--output-format text --output-format json=$(VENV)/demo.json || status=$$?; \
	if [ $$status -ne 1 ] || [ ! -s $(VENV)/demo.json ]; then \
		echo "there is no report of findings (exit status $$status)" >&2; exit 1; \
	fi
	@echo
	@echo 'As expected: the example was written for InfluxDB 2.2, so there are findings, and the exit status is 1.'

test: $(VENV)/.dev ## run ruff, mypy and the fast tests (about three minutes on two idle cores)
	@$(MAKE) --no-print-directory --jobs=2 SIDE_BY_SIDE=1 lint fast

test-all: test slow ## the same, then the tests that take longer (about a quarter of an hour more)

fast: $(VENV)/.dev ## run the fast tests alone
	@$(BIN)/python -m pytest -n auto -m 'not slow'

slow: $(VENV)/.dev ## run the tests that take longer alone: real code, hooks, hostile input, kills, language servers
	@$(BIN)/python -m pytest -n auto -m slow

realcode: $(VENV)/.dev ## run the tests over real code on all files, not on a sample (fetches packages)
	@$(PIP) download --no-deps --only-binary=:all: --python-version 3.11 --dest $(VENV)/wheels \
		--requirement tests/acceptance/real_packages.txt
	@INFLUX_LINT_WHEELS=$(VENV)/wheels INFLUX_LINT_EVERY=1 \
		$(BIN)/python -m pytest -n auto tests/acceptance/test_real_code.py

lint: $(VENV)/.dev ## run ruff and mypy
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy influx_lint tests bench docs/generate.py

format: $(VENV)/.dev ## format the code
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

docs: $(VENV)/.dev ## write the generated documentation and schemas
	@$(BIN)/python docs/generate.py
	@$(BIN)/python docs/picture.py

site: $(VENV)/.site ## build the documentation site into build/site, and check its links
	@$(BIN)/python docs/site.py build/pages
	@$(BIN)/zensical build --strict --clean

bench: $(VENV)/.bench ## measure, beside other tools (ARGS="…" goes to bench/run.py)
	@$(BIN)/python bench/run.py $(ARGS)

clean: ## remove .venv and everything that tools leave behind
	@rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -type d -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	{ echo 'influx-lint needs Python 3.11 or later: make PYTHON=/path/to/python …' >&2; exit 1; }
	@echo 'Making $(VENV) with' "$$($(PYTHON) --version)"
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/.package: pyproject.toml | $(VENV)/pyvenv.cfg
	@echo 'Installing influx-lint into $(VENV)'
	@$(INSTALL) --editable .
	@touch $@

$(VENV)/.dev $(VENV)/.site $(VENV)/.bench: $(VENV)/.%: pyproject.toml | $(VENV)/pyvenv.cfg
	@echo 'Installing influx-lint and what its $* tools need into $(VENV)'
	@$(INSTALL) --editable '.[$*]'
	@touch $@ $(VENV)/.package
