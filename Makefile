# make        the environment in .venv, then every map in graphs/
# make test   the same with the tools, a browser, and the tests for every day
# make lint | thorough | lowest | newest | soak | bench | lock | docs | site | suite | reasoner | dist | clean    see below
#
# Needs git, make and Python 3.11 or newer; nothing is installed outside .venv but, by root, a browser for the tests.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := build
.PHONY: build env env-dev browser test thorough lowest newest lint soak bench lock docs site runtime suite reasoner dist clean

unexport PYTHONDONTWRITEBYTECODE # or every process that is started compiles all that it imports

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL := $(PIP) install --require-hashes --no-deps --only-binary :all:
# What deno formats, lints and types: the page, its worker, the overview of maps, and the tests of their modules.
SCRIPTS := argmap/draw/page/js argmap/draw/page/sparql argmap/draw/gallery/gallery.js argmap/draw/confirming/confirming.js argmap/draw/scorm argmap/notebook argmap/server/app argmap/server/query tests/browser/units
RUNTIME := build/runtime/node_modules/pyodide
DENO := DENO_NO_UPDATE_CHECK=1 $(BIN)/deno
# As many workers as tests/conftest.py says. What fails is tried once more and named as rerun: a browser or a socket may be late on
# a busy machine, a fault fails twice.
PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses 8 --dist worksteal --reruns 1

build: env
	$(BIN)/python build_graph.py

env: $(VENV)/runtime.stamp
env-dev: $(VENV)/dev.stamp

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "argmap needs Python 3.11 or newer; none was found (try make PYTHON=/path/to/python)." >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/install-packages "$$($(PYTHON) -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')"
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime.stamp: $(BIN)/python requirements.lock pyproject.toml
	$(INSTALL) -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/runtime.stamp requirements-dev.lock
	$(INSTALL) -r requirements-dev.lock
	@touch $@

$(VENV)/thorough.stamp: $(VENV)/dev.stamp requirements-thorough.lock
	$(INSTALL) -r requirements-thorough.lock
	@touch $@

# The browser tests drive a Chromium that the machine has, the shell without windows before others, since it needs a quarter less;
# CHROMIUM=/path names one, BROWSER=no leaves those tests out.
browser:
	@test "$(BROWSER)" = no || test -x "$(CHROMIUM)" || command -v chromium-headless-shell chromium chromium-browser google-chrome >/dev/null \
		|| .ci/install-packages chromium

test: build env-dev browser
	$(PYTEST) -m "not thorough" --ignore tests/soak $(if $(filter no,$(BROWSER)),--ignore tests/browser)

# What is too slow for every day: more pages in the browser, large maps, an office that opens slides, short soak runs. The browser is one
# with windows, if there is one: pixels are compared, and readers have it.
WINDOWED := CHROMIUM="$${CHROMIUM:-$$(command -v chromium chromium-browser google-chrome | head -n 1 || true)}"
thorough: build $(VENV)/thorough.stamp browser
	$(MAKE) --no-print-directory runtime || echo "No npm registry: the studio is not tried, and its tests say so."
	$(WINDOWED) $(PYTEST) -m thorough $(if $(filter no,$(BROWSER)),--ignore tests/browser)
	$(PYTEST) tests/soak

# The unit tests at the lowest versions that pyproject.toml allows, in an environment of their own without argmap[large].
LOWEST := $(VENV)/lowest
lowest: env-dev
	$(PIP) install uv
	$(BIN)/uv pip compile pyproject.toml --extra documents --resolution lowest-direct --no-annotate --no-header --quiet --output-file $(VENV)/lowest.txt
	test -x $(LOWEST)/bin/python || $(PYTHON) -m venv $(LOWEST)
	$(BIN)/uv pip install --quiet --python $(LOWEST)/bin/python --no-deps -r $(VENV)/lowest.txt
	grep -E '^(pytest|hypothesis|playwright|fonttools|brotli)' requirements-dev.lock | cut -d ' ' -f 1 > $(VENV)/lowest-tools.txt
	$(BIN)/uv pip install --quiet --python $(LOWEST)/bin/python -r $(VENV)/lowest-tools.txt
	$(BIN)/uv pip install --quiet --python $(LOWEST)/bin/python --no-deps --editable .
	$(LOWEST)/bin/python -m pytest -n auto --reruns 1 tests/unit -m "not thorough" --ignore tests/unit/test_docs.py

# Laws and command-line tests at the newest versions that pyproject.toml allows, on another Python: make newest PYTHON=python3.13
NEWEST := build/newest
newest:
	$(PYTHON) -m venv $(NEWEST)
	$(NEWEST)/bin/python -m pip --disable-pip-version-check --quiet install --upgrade --editable ".[documents,large]" pytest pytest-xdist hypothesis
	$(NEWEST)/bin/python -m pytest -n auto tests/laws tests/unit/test_cli*.py tests/unit/test_convert.py tests/unit/test_write.py -m "not thorough"

lint: env-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict argmap
	$(BIN)/lint-imports
	$(DENO) fmt --check --quiet $(SCRIPTS) argmap/draw/page/css argmap/draw/gallery/gallery.css argmap/draw/confirming/confirming.css
	$(DENO) lint --quiet $(SCRIPTS)
	$(DENO) check --quiet $(SCRIPTS)

# The laws and the fuzz targets of the readers once more, with many more examples than in a normal run.
soak: env-dev
	HYPOTHESIS_PROFILE=soak $(PYTEST) tests/laws tests/soak $(if $(filter no,$(BROWSER)),,tests/browser/test_page_evaluation.py)

# What things cost, beside other tools: Argdown's command line (needs node and npm), solvers, Graphviz, stock pyvis. What is
# missing on the machine is said and left out.
bench: env
	$(BIN)/python bench/cold
	$(BIN)/python bench/notation
	$(BIN)/python bench/semantics
	$(BIN)/python bench/whatif
	$(BIN)/python bench/keystroke
	$(BIN)/python bench/strength
	$(BIN)/python bench/query
	$(BIN)/python bench/pictures
	$(BIN)/python bench/page
	$(BIN)/python bench/ramps
	$(BIN)/python bench/compare
	$(BIN)/python bench/serve

# The W3C's tests of SPARQL, which rdflib carries in its source, for tests/conformance; without them those tests say that they are skipped.
suite: env-dev
	mkdir -p build
	-$(PIP) download --no-deps --no-binary rdflib --dest build "rdflib==$$($(BIN)/python -c 'import rdflib; print(rdflib.__version__)')"
	-tar -xzf build/rdflib-*.tar.gz -C build

# The reasoner HermiT, which owlready2 carries in its source, for tests/conformance; without it, or without Java, those tests say that
# they are skipped.
reasoner: env-dev
	mkdir -p build
	-$(PIP) download --require-hashes --no-deps --no-binary owlready2 --dest build -r tests/conformance/reasoner.lock
	-tar -xzf build/owlready2-*.tar.gz -C build --wildcards '*/hermit'

# New versions within the bounds of pyproject.toml; no registry's name is written into the locks.
lock: $(BIN)/python
	$(PIP) install uv
	for group in build dev thorough; do \
		file=requirements$$([ $$group = build ] || echo -$$group).lock; \
		env -i PATH="$$PATH" HOME="$$HOME" $${SSL_CERT_FILE:+SSL_CERT_FILE="$$SSL_CERT_FILE"} UV_NO_CONFIG=1 \
			$(BIN)/uv pip compile pyproject.toml --extra documents --extra edit --extra large --group $$group \
			$$([ $$group = build ] || echo "--constraint requirements.lock") $$([ $$group != thorough ] || echo "--constraint requirements-dev.lock") \
			--upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
			--custom-compile-command "make lock" --quiet --output-file $$file; \
	done

docs: env
	$(BIN)/python docs/generate.py

# One link for a class: the docs in site/, the maps with their overview in site/maps/, the studio in site/studio/. Docs and maps work
# from files, the studio from any web space.
site: docs build env-dev runtime
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going -t site -b html docs site
	rm -rf site/maps && mkdir site/maps && cp -R graphs/. site/maps
	$(BIN)/argmap studio site/studio --runtime $(RUNTIME)

# The runtime of the studio, Python as WebAssembly, from npm by deno, which needs no Node. `argmap studio` refuses any other than
# the one that it was tried with. What is there already is not fetched again.
runtime: $(RUNTIME)/pyodide.asm.wasm
$(RUNTIME)/pyodide.asm.wasm: argmap/server/vendor/pyodide/vendor.json | env-dev
	rm -rf build/runtime && mkdir -p build/runtime
	echo '{"nodeModulesDir": "manual"}' > build/runtime/deno.json
	cd build/runtime && DENO_NO_UPDATE_CHECK=1 "$(CURDIR)/$(BIN)/deno" install --quiet \
		"$$($(PYTHON) -c 'import json; print(json.load(open("$(CURDIR)/$<"))["package"])')"
	touch $@

dist: env
	$(BIN)/python -m flit_core.wheel --outdir dist

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
