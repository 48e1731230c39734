# make deck    builds the talk: output/building-partnership-with-mexico.pptx
# make test    everything that must hold: style, types, imports one way, tests
# make bench   how fast it is
# make fuzz    damaged bytes for every reader, ten minutes of them
# make mutate  which changes of the code no test notices (half an hour)
# make pages   the pages under docs/ that are made from the code
# make gallery the gallery and the pictures under docs/
# make clean   as after the clone
# Another Python than the first fitting one: make deck PYTHON=/opt/python3.13/bin/python3

SHELL := /bin/sh
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip install --quiet --disable-pip-version-check
FITS := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3.11 python3 python3.14 python3.13 python3.12 python; do \
	"$$p" -c '$(FITS)' >/dev/null 2>&1 && echo "$$p" && break; done)

.PHONY: deck test lint bench fuzz mutate pages gallery clean
.DEFAULT_GOAL := deck

deck: $(VENV)/installed
	$(RUN) -m deckgen build

test: lint
	$(RUN) -m pytest -n auto --dist loadfile

lint: $(VENV)/installed-dev
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports --no-logo

bench: $(VENV)/installed
	$(RUN) bench/run.py

fuzz: $(VENV)/installed
	$(PIP) -e ".[fuzz]"
	$(RUN) bench/fuzz/fuzz.py 600

mutate: $(VENV)/installed-dev
	$(RUN) bench/mutate.py

pages: $(VENV)/installed
	$(RUN) docs/ladder.py
	$(RUN) docs/complaints.py

gallery: $(VENV)/installed
	$(RUN) docs/pictures.py
	$(RUN) docs/gallery.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache src/*.egg-info
	rm -f output/*.pptx
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps are newer than pyproject.toml where what it asks for is installed, so a second run installs nothing.
# What pip installs it compiles too, but not what stays where it is; there each process would compile all it loads where
# PYTHONDONTWRITEBYTECODE is set.
$(VENV)/installed: pyproject.toml | $(RUN)
	$(PIP) -e .
	@$(RUN) -m compileall -q src
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(RUN)
	$(PIP) -e '.[dev]'
	@$(RUN) -m compileall -q src
	@touch $@ $(VENV)/installed

$(RUN):
	@test -n "$(PYTHON)" || { echo "deckgen needs Python 3.11 or newer, and none is on the PATH. Install one, or name it: make deck PYTHON=/path/to/python3"; exit 1; }
	@"$(PYTHON)" -c '$(FITS)' || { echo "deckgen needs Python 3.11 or newer; $(PYTHON) is $$("$(PYTHON)" -V 2>&1)."; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip' 2>/dev/null || { echo "This Python can't make virtual environments. On Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	"$(PYTHON)" -m venv $(VENV)
