# The commands of a newcomer. Each sets up what it needs; see CONTRIBUTING.md.
.PHONY: run test check docs bench format setup clean

PORT ?= 8080
DATA ?= data
RELEASE = .build/release/rembuk

run: setup                     ## serve the sample district at http://localhost:$(PORT)
	swift build -c release --product rembuk
	$(RELEASE) serve --sample --port $(PORT) --data $(DATA)

setup:
	Scripts/setup.sh run

test:                          ## every test, on SQLite and on PostgreSQL, and the journeys in a browser
	Scripts/setup.sh test
	Scripts/test.sh

check: setup                   ## format and house rules
	swift format lint --strict --recursive --parallel Sources Tests Package.swift
	python3 Scripts/house-rules.py
	Scripts/growth-docs.sh

docs:                          ## the pages of the Growth library
	Scripts/growth-docs.sh

bench:                         ## speeds and sizes, each beside its limit or a peer; nothing else should run meanwhile
	Scripts/setup.sh bench
	Benchmarks/run.sh

format:
	swift format --recursive --parallel --in-place Sources Tests Package.swift

clean:
	rm -rf .build Benchmarks/.build
