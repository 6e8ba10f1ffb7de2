#!/usr/bin/env bash
# All benchmarks, one after another: the growth library and command, then the import and the pages. About eight minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
Benchmarks/growth.sh
python3 Benchmarks/web.py "$@"
