#!/usr/bin/env bash
# The whole suite: domain tests, feature tests on both engines, the command line, durability, the browser.
# A private PostgreSQL on loopback is started for it and stopped after it.
set -euo pipefail
cd "$(dirname "$0")/.."

REMBUK_TEST_POSTGRES=$(Scripts/postgres-for-tests.sh start)
export REMBUK_TEST_POSTGRES
trap 'Scripts/postgres-for-tests.sh stop >/dev/null 2>&1 || true' EXIT

swift build --build-tests
timeout 1800 swift test --skip-build
.venv/bin/python -m pytest -q
