# make report   set everything up and convert the report in seeds/ into out/
# make test     set everything up, lint, and run the tests but the slow ones
# make slow     the tests that take seconds each: LibreOffice, veraPDF, every report in every layout
# make site     build the documentation into build/site, with warnings as errors
# make dist     build sdist and wheel, the same bytes each time, check them, and run the wheel on every Python found
# make release  the same for what is committed, under a changelog that names the version and the day
# make man      the man pages anew, from the commands
# make messages the catalogues of both Chinese scripts, brought up to date with the code
# make lexicon  build the word list anew from the package it is taken from
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: report test slow lint format bench site dist release man messages lexicon clean

report: $(READY)
	$(BIN)/duizhao convert seeds/qingdao-psb-2016h1.txt -o out --force -v

test: lint
	$(BIN)/python -m pytest -n auto -m "not slow"

slow: $(READY)
	$(BIN)/python -m pytest -n auto -m slow

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python .ci/functions.py
	@if command -v biome >/dev/null; then biome ci --error-on-warnings .; \
	else echo "The pages' CSS and JavaScript are not looked at: npm install -g @biomejs/biome@2.6.8"; fi

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	@if command -v biome >/dev/null; then biome check --write .; fi

bench: $(READY)
	$(BIN)/python benchmarks/run.py

site: $(READY)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

dist:
	.ci/dist

release:
	$(PYTHON) .ci/release.py
	.ci/dist

man: $(READY)
	$(BIN)/python man/build.py

messages: $(READY)
	$(BIN)/python .ci/catalogues.py -v

lexicon: $(READY)
	$(BIN)/python -m pip download --quiet --no-deps --no-binary :all: -d build jieba==0.42.1
	$(BIN)/python -m converter.lexicon.build build/jieba-0.42.1.tar.gz

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[test,docs]"
	touch $@

clean:
	rm -rf $(VENV) out dist build
