#!/usr/bin/env bash
# Installs what the build ("run"), the tests ("test") or the benchmarks ("bench") need and the machine lacks. Idempotent; quick when nothing is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
what=${1:-run}

packages=(python3 pkg-config libsqlite3-dev libpq-dev libsodium-dev zlib1g-dev libexpat1-dev libxlsxwriter-dev)
if [ "$what" = test ]; then packages+=(postgresql chromium python3-venv); fi
if [ "$what" = bench ]; then packages+=(wrk time); fi

missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    root=()
    if [ "$(id -u)" != 0 ]; then root=(sudo); fi
    echo "Installing ${missing[*]} …" >&2
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
fi

if ! command -v swift >/dev/null; then
    echo "Swift 6.3 is not installed: see https://www.swift.org/install/linux/" >&2
    exit 1
fi

# The tests' own Python, so that nothing of the system's is touched. axe-core comes inside axe-playwright-python.
if [ "$what" = test ] && ! .venv/bin/python -c 'import playwright, axe_playwright_python, pytest, openpyxl, yaml, jsonschema' 2>/dev/null; then
    echo "Setting up Python for the tests …" >&2
    python3 -m venv .venv
    .venv/bin/pip install --quiet --disable-pip-version-check -r Tests/requirements.txt >&2
fi
