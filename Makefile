# Everyday work. A target that runs Python first sees to its environment: .venv, made from setup.cfg,
# made again when setup.cfg, pyproject.toml or constraints.txt changes.

PYTHON ?= python3
VENV = .venv
WORKERS = 2
# What the tests of a module share is made once: all of them run in one process.
PYTEST = -m pytest -n $(WORKERS) --dist loadscope
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet

# Tox looks for Pythons on the PATH, where pyenv puts only those that are chosen.
PYENV := $(wildcard $(HOME)/.pyenv/versions/*/bin/python3)

# Every run starts processes of its own: without compiled modules each of them compiles the package again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test test-random coverage test-pythons lint types docs site release messages pictures samples template check-generated bench bench-consolidate bench-localize bench-ablation bench-page mutate clean

help:  ## Show the targets
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 18

demo: $(VENV)/.user  ## Validate and consolidate the samples, into out/
	@$(PY) -m scripts.demo

test: $(VENV)/.dev  ## Run all tests
	@$(PY) $(PYTEST) -p no:randomly

test-random: $(VENV)/.dev  ## Run all tests in an order of chance, of which the first lines name the seed
	@$(PY) $(PYTEST)

coverage: $(VENV)/.dev  ## Run all tests, and show which lines none of them reaches (takes half as long again)
	@$(PY) $(PYTEST) -p no:randomly --cov=xlsx_lkip --cov-report=term:skip-covered

test-pythons: $(VENV)/.dev  ## Run a few tests under every supported Python that is installed
	@$(PY) -m tox $(if $(PYENV),--discover $(PYENV))

lint: $(VENV)/.dev  ## Check style and formatting
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: $(VENV)/.dev  ## Check types
	@$(PY) -m mypy

docs: $(VENV)/.dev  ## Write the rule pages, the command page and the picture of the layout from the code
	@$(PY) -m scripts.make_docs
	@$(PY) -m scripts.draw_layout

site: $(VENV)/.dev  ## Build the documentation as a site, into build/site
	@$(PY) -m mkdocs build --strict

release: $(VENV)/.dev  ## Build the last commit twice into dist/, compare the bytes, and list what the wheel brings along
	@$(PY) -m scripts.release

messages: $(VENV)/.dev  ## Gather all messages into the catalogs, and compile them
	@$(PY) -m scripts.make_messages

pictures: $(VENV)/.dev  ## Draw docs/img again (needs LibreOffice, pdftoppm, chromium)
	@$(PY) -m scripts.pictures

samples: $(VENV)/.dev  ## Write samples/ from the published report's figures
	@$(PY) -m scripts.make_samples

template: $(VENV)/.dev  ## Write templates/ from the declaration
	@$(PY) -m scripts.make_template

check-generated: $(VENV)/.dev  ## Fail when docs, messages, samples or template are stale
	@$(PY) -m scripts.check_generated

bench: $(VENV)/.bench  ## Measure validate against a raw parse and the usual scripts
	@$(PY) -m benchmarks.validate $(ARGS)

bench-consolidate: $(VENV)/.bench  ## Measure how a whole province is consolidated
	@$(PY) -m benchmarks.consolidate $(ARGS)

bench-page: $(VENV)/.dev  ## Measure the page of 5,000 findings in a browser (needs chromium)
	@$(PY) -m benchmarks.page $(ARGS)

bench-localize: $(VENV)/.bench  ## Measure how often the suggestion names the right cell
	@$(PY) -m benchmarks.localize $(ARGS)

bench-ablation: $(VENV)/.bench  ## Measure what each piece of error localization is worth
	@$(PY) -m benchmarks.ablation $(ARGS)

mutate: $(VENV)/.dev  ## Change thousands of submissions as people do, and see that no wrong total is silent
	@$(PY) -W ignore -m tests.mutations $(ARGS)

clean:  ## Remove the environment, outputs and caches
	rm -rf $(VENV) .tox out build dist *.egg-info .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.user: EXTRAS =
$(VENV)/.dev: EXTRAS = [dev]
$(VENV)/.bench: EXTRAS = [dev,bench]
$(VENV)/.user $(VENV)/.dev $(VENV)/.bench: setup.cfg pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "xlsx-lkip memerlukan Python 3.11 atau lebih baru; sebutkan dengan PYTHON=..."; exit 1; }
	@echo "Menyiapkan $(VENV) (hanya sekali; pustaka diunduh) ..."
	@test -x $(PY) || $(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --constraint constraints.txt --editable '.$(EXTRAS)'
	@touch $@
