# make run    a fresh machine to a working site          make test   a fresh machine to a full verdict
# Both make the virtual environment first. Settings: see `make help`.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv

# The environment is ready when a stamp written last says so. A stamp carries the checksum of the list that it stands
# for: an interrupted or outdated installation is done again, a finished one is not.
SUM_RUN := $(shell cksum < requirements.txt | cut -d ' ' -f 1)
SUM_TEST := $(shell cat requirements.txt requirements-dev.txt | cksum | cut -d ' ' -f 1)
MADE := $(VENV)/made
READY_RUN := $(VENV)/ready-to-run-$(SUM_RUN)
READY_TEST := $(VENV)/ready-to-test-$(SUM_TEST)

# psycopg2 is compiled: that takes PostgreSQL's client headers, a C compiler and Python's headers.
CAN_COMPILE = test -f "$$(pg_config --includedir 2>/dev/null)/libpq-fe.h" \
	&& command -v cc >/dev/null \
	&& test -f "$$($(VENV)/bin/python -c 'import sysconfig; print(sysconfig.get_path("include"))')/Python.h"

.PHONY: help run test check remake

help: ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## /make \1|/p' $(MAKEFILE_LIST) | awk -F '|' '{ printf "%-12s %s\n", $$1, $$2 }'

run: $(READY_RUN) ## site on 127.0.0.1 with the demonstration study; PORT=8000 DATABASE_URL=... PYTHON=python3
	@$(VENV)/bin/python manage.py start --port "$(PORT)"

test: $(READY_TEST) ## everything, on SQLite and PostgreSQL; INSTALL=1 REQUIRE_DATA=1 ARGS="pytest's arguments"
	@$(VENV)/bin/python -m tests.engines $(ARGS)

check: $(READY_TEST) ## lint, format, types and direction of imports only
	@$(VENV)/bin/python -m tests.engines --only-checks

# An environment dies with the Python that it was made from: one that does not answer is made again.
ifneq ($(shell $(VENV)/bin/python -c 'print("alive")' 2>/dev/null),alive)
$(MADE): remake
endif

$(MADE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Touchstone needs Python 3.11 or newer: make PYTHON=python3.11 ...' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null \
		|| { echo 'This Python cannot make virtual environments. On Debian: apt install python3-venv' >&2; exit 1; }
	@echo 'Making a virtual environment in $(VENV) ...'
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(READY_RUN): $(MADE)
	$(call install,requirements.txt)
	@touch $(MADE) $@

$(READY_TEST): $(MADE)
	$(call install,requirements-dev.txt)
	@touch $(MADE) $(READY_RUN) $@

# Installs the list $(1). All stamps go first: an interrupted pip may leave half a package that it later takes for a
# whole one, so that the environment is then made anew.
define install
	@rm -f $(MADE) $(VENV)/ready-to-*
	@cp -f requirements.txt requirements-dev.txt $(VENV)/
	@$(CAN_COMPILE) || { echo 'psycopg2 cannot be compiled here: its binary edition is taken.'; \
		sed 's/^psycopg2==/psycopg2-binary==/' requirements.txt > $(VENV)/requirements.txt; }
	@echo 'Installing $(1) (a minute or so, once) ...'
	@$(VENV)/bin/python -m pip install --quiet --quiet --disable-pip-version-check -r $(VENV)/$(1)
endef
