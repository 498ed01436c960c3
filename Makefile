# `make demo` shows a newspaper, `make test` runs the suite. Everything they need is set up on the way.

PORT ?= 8000
PAPER ?= demo-paper
PYTEST ?= .venv/bin/pytest
TWO_AT_A_TIME := -n 2 --dist loadgroup --no-loadscope-reorder
# The rooms with tests that talk to the database: those are run a second time, on PostgreSQL.
DATABASE_ROOMS := $(foreach room,people newsroom ledger translation press publication demo,$(wildcard src/colporteur/$(room)/tests))

# Any Python from 3.9 on that starts: where pyenv has not the version of `.python-version`, its `python3` does not.
PYTHON := $(shell for python in python3 /usr/bin/python3 /usr/local/bin/python3 "$$HOME"/.pyenv/versions/3.*/bin/python3; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 9))' >/dev/null 2>&1 && echo "$$python" && break; done)

.PHONY: help demo test check bench soak clean
.DEFAULT_GOAL := help

help:
	@echo 'make demo   a demo newspaper at http://127.0.0.1:$(PORT) (PORT= changes the port)'
	@echo 'make test   the whole suite, browser tests included'
	@echo 'make check  style, types, layers, templates, migrations, catalogues, documentation'
	@echo 'make bench  the benchmarks; each prints its figures as one JSON object in its last line'
	@echo 'make soak   what takes longer than the suite may'
	@echo 'make clean  remove the environment, caches and the demo newspaper'

demo: bootstrap-demo
	@COLPORTEUR_HOME='$(PAPER)' COLPORTEUR_SERVER_PORT='$(PORT)' COLPORTEUR_SITE_ADDRESS='http://127.0.0.1:$(PORT)' \
		.venv/bin/colporteur demo

test: bootstrap-test
	$(PYTEST) $(TWO_AT_A_TIME) --database=postgresql $(DATABASE_ROOMS)
	$(PYTEST) $(TWO_AT_A_TIME)

check: bootstrap-check
	.venv/bin/python scripts/check.py

bench: bootstrap-bench
	@for benchmark in $(filter-out %/machine.py %/__init__.py,$(sort $(wildcard benchmarks/*.py))); do \
		echo "== $$benchmark"; .venv/bin/python "$$benchmark" || exit 1; done

soak: bootstrap-test
	$(PYTEST) -m soak

clean:
	rm -rf .venv .bootstrap .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist '$(PAPER)'
	find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
	find src -name '*.mo' -delete

.PHONY: bootstrap-demo bootstrap-test bootstrap-check bootstrap-bench
bootstrap-demo bootstrap-test bootstrap-check bootstrap-bench: bootstrap-%:
	@test -n '$(PYTHON)' || { echo 'make needs a Python, 3.9 or newer (as root on Debian: apt-get install python3).' >&2; exit 1; }
	@'$(PYTHON)' scripts/bootstrap.py $*
