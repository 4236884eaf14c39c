# make run    the bot: a conversation in this terminal, or in Telegram with TELEGRAM_BOT_TOKEN set
# make test   everything that must hold: lint, types, knowledge, tests
# make check  the knowledge only        make lint   ruff and mypy only
# make test-report  the page of `report` in a real browser, Chromium
# make bench  the speed figures         make lock   the lock files anew from pyproject.toml (UPGRADE=--upgrade: newest versions)
#
# The first call sets up .venv with exactly the versions of the lock file; standard output holds the command's own output alone.

PY := .venv/bin/python
LOCK := $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
INSTALL := $(PY) -m pip install -qq --disable-pip-version-check --no-deps --require-hashes

.DELETE_ON_ERROR:
.PHONY: run test test-report check lint bench lock
.DEFAULT_GOAL := run

run: .venv/run.stamp
	@$(PY) -m bot run

test: .venv/test.stamp
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --quiet --check .
	@$(PY) -m mypy --no-error-summary
	@$(PY) -m bot check
	@$(PY) -m pytest -q -n auto

# As root on Debian (a machine of continuous integration) Chromium comes by itself; elsewhere one sentence says what is missing.
test-report: .venv/browser.stamp
	@chromium=$$(for name in $(CHROMIUM) chromium chromium-browser google-chrome; do command -v $$name && break; done); \
	if [ -z "$$chromium" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo 'Installing Chromium (once) …' >&2; \
	  apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	  chromium=$$(command -v chromium); \
	fi; \
	if [ -z "$$chromium" ]; then \
	  echo 'Chromium is missing; install it (Debian: sudo apt-get install chromium), or name one with CHROMIUM=…' >&2; exit 1; \
	fi; \
	CHROMIUM="$$chromium" $(PY) -m pytest -q tests/browser

check: .venv/run.stamp
	@$(PY) -m bot check

lint: .venv/test.stamp
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

bench: .venv/run.stamp
	@$(PY) -m benchmarks

lock: .venv/bin/python
	@$(PY) -m pip install -qq --disable-pip-version-check uv
	@$(LOCK) $(UPGRADE) pyproject.toml --output-file requirements.lock
	@$(LOCK) $(UPGRADE) --group dev pyproject.toml --output-file requirements-dev.lock
	@$(LOCK) $(UPGRADE) --group browser --constraints requirements-dev.lock --output-file requirements-browser.lock

# A python3 that is too old gives way to the newest one beside it.
.venv/bin/python:
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then echo 'Python 3.11 or newer is needed; name one with PYTHON=…' >&2; exit 1; fi; \
	echo 'Setting up .venv (once) …' >&2; \
	$$found -m venv --clear .venv >&2

.venv/run.stamp: requirements.lock .venv/bin/python
	@$(INSTALL) -r requirements.lock >&2
	@$(PY) -m compileall -q bot
	@touch $@

.venv/test.stamp: requirements-dev.lock .venv/bin/python
	@echo 'Installing what the tests need (once) …' >&2
	@$(INSTALL) -r requirements-dev.lock >&2
	@touch $@ .venv/run.stamp

.venv/browser.stamp: requirements-browser.lock .venv/test.stamp
	@echo 'Installing what drives the browser (once) …' >&2
	@$(INSTALL) -r requirements-browser.lock >&2
	@touch $@
