# Two commands matter: `make demo` and `make test`. Both need Python 3.11+ (with venv) and nothing else.
# What the targets do stands in tools/ and in the `rugzak` command; this file only names it.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
export PYTHONPATH := src

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test check fix bench lock prepare prepare-dev

help:  ## Show this list.
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r name text; do \
		printf '%-20s%s\n' "$$name" "$$text"; done

demo: prepare  ## Start the demo and print its address (PORT=8000; HOST=0.0.0.0 lets phones in).
	@exec .venv/bin/python -m rugzak.config.operation.cli demo --host "$(HOST)" --port "$(PORT)" --end-with-parent

demo-reset: prepare  ## Throw the demo's data away; the next `make demo` starts afresh.
	@exec .venv/bin/python -m rugzak.config.operation.cli demo --reset

test: prepare-dev  ## Run everything CI runs: check, then all tests and browser stories.
	@exec .venv/bin/python -m tools.ci test

check: prepare-dev  ## Run the checks without tests: style, types, contracts, templates, migrations, translations.
	@exec .venv/bin/python -m tools.ci check

fix: prepare-dev  ## Mend what the style rules can mend by themselves.
	@exec .venv/bin/python -m tools.ci fix

bench: prepare-dev  ## Measure the most used pages.
	@exec .venv/bin/python -m bench

lock: prepare-dev  ## Renew the lock files in requirements/ from the .in files.
	@exec .venv/bin/python -m tools.lock

prepare:
	@sh tools/bootstrap.sh "$(PYTHON)"

prepare-dev:
	@sh tools/bootstrap.sh "$(PYTHON)" --dev
