# `check` is what the quality gate runs.
.PHONY: test check fix krav ytelse mangling opplasting

test:
	python3 manage.py test

check:
	bash .ci/run

fix:
	python3 manage.py oppsett
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	find templates -name '*.html' -print0 | xargs -0 .venv/bin/djade --target-version 5.2
	.venv/bin/python manage.py hus

# Resolves pyproject.toml into requirement files with hashes.
krav:
	uv pip compile --universal --generate-hashes --no-header --quiet --python-version 3.11 pyproject.toml -o requirements/base.txt
	uv pip compile --universal --generate-hashes --no-header --quiet --python-version 3.11 pyproject.toml --group utvikling -c requirements/base.txt -o requirements/utvikling.txt

# Queries and CPU time of each page, with the demo's rows and with twenty times as many.
ytelse:
	.venv/bin/python -m tests.ytelse.sider

# Every sample, mangled in five ways, through the pages and the command; then the whole matrix.
mangling:
	.venv/bin/python -m pytest tests/kartlegging/mangling/hele_veien.py -q -n0 -m tung
	.venv/bin/python -m tests.kartlegging.mangling --hele

# Rows a second of the import beside the bare reader, peak memory, and files that mean harm.
opplasting:
	.venv/bin/python -m tests.ytelse.opplasting --minne
	.venv/bin/python -m tests.ytelse.fiendtlig
