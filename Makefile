# Everything is made here; `make` lists what can be made.
# A fresh machine needs make and Python 3.11 or newer: the rest is installed when a target needs it.

# Names of this Makefile that a caller may set: make site PYTHON=python3.13
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(if \
	$(shell $(name) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),$(name))))
TESTS ?=
BENCH ?=
UPGRADE ?=

bin := .venv/bin
pip_install := $(bin)/python -m pip install --quiet --quiet --disable-pip-version-check --no-input
locked := --require-hashes --only-binary=:all: --no-deps
lock := $(bin)/uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --custom-compile-command 'make lock' $(UPGRADE)

# Silences the notice that mkdocs-material 9.8.1 prints at each build (ADR-0005); goes with it.
export NO_MKDOCS_2_WARNING = 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site test serve check bench lock clean browser java

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' Makefile

site: .venv/runtime ## build the whole report into site/
	@$(bin)/consent-report build

test: .venv/runtime .venv/tools browser java ## run every test, those in the browser too (TESTS="-k name" for some)
	@$(bin)/python -m pytest $(TESTS)

serve: .venv/runtime ## show the latest edition while you edit it
	@$(bin)/mkdocs serve

check: .venv/runtime .venv/tools ## check style, types and data, and run the fast tests: before each commit
	@$(bin)/ruff format --check --quiet
	@$(bin)/ruff check --quiet
	@$(bin)/mypy --no-error-summary
	@$(bin)/consent-report check
	@$(bin)/python -m pytest --quiet -m 'not slow' $(TESTS)

bench: .venv/runtime .venv/tools ## measure build time (BENCH="--search 75 1000 10000" for the search)
	@$(bin)/python -m tests.bench $(BENCH)

lock: .venv/tools ## write both lock files anew (UPGRADE=--upgrade for newer versions)
	@$(lock) pyproject.toml --group build --output-file requirements.txt
	@$(lock) --group dev --constraints requirements.txt --output-file requirements-dev.txt

clean: ## remove everything that was made, the environment too
	@rm -rf .venv site build .mypy_cache .pytest_cache .ruff_cache .hypothesis hooks/*.egg-info
	@find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment. Each stamp is written last, so that an installation cut short is begun again.
.venv/locked: requirements.txt
	@$(if $(PYTHON),,echo 'Python 3.11 or newer is needed; name yours: make PYTHON=/path/to/python' >&2; exit 1)
	@echo 'making the environment in .venv'
	@'$(PYTHON)' -c 'import ensurepip, venv' 2>/dev/null || scripts/apt-install "$$('$(PYTHON)' -c \
		'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
	@'$(PYTHON)' -m venv --clear .venv
	@$(pip_install) $(locked) -r requirements.txt
	@touch $@

.venv/runtime: .venv/locked pyproject.toml
	@$(pip_install) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/tools: .venv/locked requirements-dev.txt
	@echo 'adding the tools for tests to .venv'
	@$(pip_install) $(locked) -r requirements-dev.txt
	@touch $@

# What the tests need of the system: browsers, fonts, and what playwright's own node is linked to.
browser: .venv/tools
	@$(bin)/playwright --version >/dev/null 2>&1 || scripts/apt-install libatomic1
	@$(bin)/python -m tests.support.chromium >/dev/null 2>&1 || \
		scripts/apt-install chromium fonts-dejavu-core || true
	@$(bin)/python -m tests.support.chromium >/dev/null
	@$(bin)/python -m tests.support.firefox >/dev/null 2>&1 || \
		scripts/apt-install firefox-esr || scripts/apt-install firefox || true
	@$(bin)/python -m tests.support.firefox >/dev/null

# What the checker of HTML runs on.
java: .venv/tools
	@$(bin)/python -m tests.support.nu_checker >/dev/null 2>&1 || \
		scripts/apt-install default-jre-headless || true
	@$(bin)/python -m tests.support.nu_checker >/dev/null
