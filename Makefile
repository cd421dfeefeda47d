# Needs Python 3.11 to 3.13; everything else it installs into .venv.
PYTHON ?= $(shell for candidate in python3.13 python3.12 python3.11 python3; do \
	$$candidate -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null \
	&& echo $$candidate && break; done)
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: run test lint bench bench-ui bench-load replicas calibrate clean

run: $(VENV)/run
	$(BIN)/streamlit run app.py --server.port $(PORT) --server.headless true

test: $(VENV)/dev lint
	$(BIN)/python tests/set_up.py
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not browser"
	# Once more where a machine was too busy; the summary names each test that needed it.
	$(BIN)/python -m pytest -n 2 --dist worksteal --reruns 1 -rR -m browser

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/run
	$(BIN)/python benchmarks/recompute.py

bench-ui: $(VENV)/dev
	$(BIN)/python tests/set_up.py
	$(BIN)/python benchmarks/browser.py

bench-load: $(VENV)/dev
	$(BIN)/python benchmarks/load.py

replicas: $(VENV)/dev
	$(BIN)/python tests/set_up.py
	$(BIN)/python benchmarks/replicas.py

calibrate: $(VENV)/dev
	$(BIN)/python tests/calibrate.py

# What is used is compiled when it is imported; most of what is installed never is.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run: requirements.txt | $(BIN)/python
	$(INSTALL) -r requirements.txt
	touch $@

$(VENV)/dev: requirements-dev.txt requirements.txt | $(BIN)/python
	$(INSTALL) -r requirements-dev.txt
	touch $(VENV)/run $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
