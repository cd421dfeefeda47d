# Needs Python 3.11, 3.12 or 3.13; everything else it installs into .venv.
PYTHON ?= $(shell for candidate in python3.13 python3.12 python3.11 python3; do \
	$$candidate -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null \
	&& echo $$candidate && break; done)
VENV := .venv
BIN = $(VENV)/bin
PORT ?= 8501
# Sixty small messages an answer cost more to compress than to send.
SERVING = --no-access-log --ws-per-message-deflate false
# uv writes the locks; it has an environment of its own, because the locks need not be right for it.
LOCKING := .venv-lock
UV := $(LOCKING)/bin/uv
COMPILE := UV_CUSTOM_COMPILE_COMMAND="make lock" $(UV) pip compile --quiet --upgrade --universal \
	--python-version 3.11 --fork-strategy fewest --generate-hashes
NEWEST := .venv-newest

.PHONY: run test test-long test-newest lock lint bench bench-ui bench-load replicas calibrate mutants fuzz clean

run: $(VENV)/run
	@echo "Open http://localhost:$(PORT) in a browser; Ctrl+C ends the server."
	@$(BIN)/uvicorn app:app --port $(PORT) $(SERVING)

test: $(VENV)/dev lint
	$(run_tests)

# Browser tests last: each has the machine's processors to itself as far as it can.
define run_tests
$(BIN)/python tests/set_up.py
$(BIN)/python -m pytest -n 2 --dist loadfile -m "not long" --ignore tests/browser
$(BIN)/python -m pytest -n 2 --dist worksteal -m "not long" tests/browser
endef

# Tests that take long beside what others test already.
test-long: $(VENV)/dev
	$(BIN)/python tests/set_up.py
	$(BIN)/python -m pytest -n 2 --dist worksteal -m long

# The tests with the newest versions that pyproject.toml admits, in an environment of their own.
test-newest: VENV := $(NEWEST)
test-newest: $(UV)
	rm -rf $(NEWEST)
	$(PYTHON) -m venv $(NEWEST)
	$(UV) pip install --quiet --python $(NEWEST) --upgrade -r pyproject.toml --group dev
	$(run_tests)

lock: $(UV)
	$(COMPILE) pyproject.toml --output-file requirements.txt
	$(COMPILE) pyproject.toml --group dev --constraint requirements.txt \
		--output-file requirements-dev.txt

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/run
	$(BIN)/python benchmarks/recompute.py
	$(BIN)/python benchmarks/files.py

# BEFORE=folder measures the checkout of another commit in the same minutes.
bench-ui: $(VENV)/dev
	$(BIN)/python tests/set_up.py
	$(BIN)/python benchmarks/browser.py $(if $(BEFORE),--before $(BEFORE))

bench-load: $(VENV)/dev
	$(BIN)/python tests/set_up.py
	$(BIN)/python benchmarks/load.py $(if $(BEFORE),--before $(BEFORE))

replicas: $(VENV)/dev
	$(BIN)/python tests/set_up.py
	$(BIN)/python benchmarks/replicas.py

calibrate: $(VENV)/dev
	$(BIN)/python tests/calibrate.py

mutants: $(VENV)/dev
	$(BIN)/python tests/mutants.py

fuzz: $(VENV)/dev
	$(BIN)/python -m tests.model.mutated

# What is used is compiled when it is imported; most of what is installed never is.
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run: requirements.txt | $(BIN)/python
	$(INSTALL) -r requirements.txt
	touch $@

$(VENV)/dev: requirements-dev.txt | $(BIN)/python
	$(INSTALL) -r requirements-dev.txt
	touch $(VENV)/run $@

$(UV):
	$(PYTHON) -m venv $(LOCKING)
	$(LOCKING)/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.9,<1"

clean:
	rm -rf $(VENV) $(LOCKING) $(NEWEST) .pytest_cache .mypy_cache .ruff_cache .hypothesis
