# pushr: make run, then make demo; make test for everything that CI runs.
PYTHON ?= python3
STAGE ?= prod
# Tests wait for sockets and processes of their own half of the time: two for each of two cores.
TEST_PROCESSES ?= 4
BIN := .venv/bin
READY := .venv/.ready

.PHONY: all run demo test lint types contract package deploy bench clean install
.DEFAULT_GOAL := test

run: $(READY)  ## the service on this machine, with moto for AWS
	@$(BIN)/python -m infra.local

demo: $(READY)  ## beside a running `make run`: a photo uploaded here is pushed there
	@$(BIN)/python -m infra.demo

test: lint types contract
	$(BIN)/python -m pytest -n $(TEST_PROCESSES) --cov --cov-report=term

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

bench: $(READY)
	$(BIN)/python -m bench

install: $(READY)

$(READY): requirements.txt requirements-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

clean:
	rm -rf .venv .venv-lambda .local build tests/clients/node_modules .coverage .pytest_cache .mypy_cache .ruff_cache
