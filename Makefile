# Everything that is done with Gradwalk. `make` alone lists the targets.

HOST ?= 127.0.0.1
PORT ?= 8000

export HOST PORT
# Node may live in the virtual environment; every tool is the project's own.
export PATH := $(CURDIR)/.venv/bin:$(CURDIR)/node_modules/.bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help setup run build test check types picture bench lighthouse lock format clean

# List the targets.
help:
	@awk '/^# / { note = substr($$0, 3) } \
	    /^[a-z]+:/ && note { sub(/:.*/, ""); printf "  make %-8s %s\n", $$0, note } \
	    !/^# / { note = "" }' $(firstword $(MAKEFILE_LIST))

# Install everything for working on the project.
setup:
	@sh scripts/setup.sh dev

# Serve the page at http://127.0.0.1:8000 (HOST=… PORT=… choose another address).
run:
	@sh scripts/setup.sh run
	@node scripts/build.mjs --if-needed
	@python -m app

# Bundle the browser's scripts, styles and fonts into static/dist.
build:
	@sh scripts/setup.sh dev
	node scripts/build.mjs

# Run all tests: TypeScript's, Python's, and those in a browser.
test:
	@sh scripts/setup.sh test
	node scripts/build.mjs --if-needed
	@node scripts/test.mjs; failed=$$?; python -m pytest -n auto --maxprocesses 4 && exit $$failed

# Check style and types, and that generated files are up to date.
check:
	@sh scripts/setup.sh dev
	ruff check
	ruff format --check
	mypy
	eslint
	tsc --noEmit
	tsc --noEmit -p static/test
	node scripts/types.mjs --check

# Regenerate the browser's API types from the server's OpenAPI document.
types:
	@sh scripts/setup.sh dev
	node scripts/types.mjs

# Take the picture in the README from the page as it is.
picture:
	@sh scripts/setup.sh test
	node scripts/build.mjs --if-needed
	python -m scripts.picture

# Measure the speed of engine, server and page.
bench:
	@sh scripts/setup.sh test
	node scripts/build.mjs --if-needed
	@sh scripts/bench.sh

# Score the page with Lighthouse, as a phone and as a desktop (below 95 fails).
lighthouse:
	@sh scripts/setup.sh test
	node scripts/build.mjs --if-needed
	@npm ci --silent --ignore-scripts --no-audit --no-fund --prefix bench/lighthouse
	node bench/lighthouse/run.mjs

# Compile the locks anew from requirements/*.in and package.json.
lock:
	@sh scripts/setup.sh dev
	sh scripts/lock.sh

# Put the code into its standard form.
format:
	@sh scripts/setup.sh dev
	ruff check --fix
	ruff format

# Remove what can be made again.
clean:
	rm -rf .venv node_modules static/dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
