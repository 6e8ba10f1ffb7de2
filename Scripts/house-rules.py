#!/usr/bin/env python3
"""The house rules that a formatter does not know: rooms of SQL and HTML, words that need a reason, long files."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
files = subprocess.run(
    ["git", "ls-files", "-co", "--exclude-standard", "*.swift"], cwd=ROOT, capture_output=True, text=True, check=True
).stdout.split()
problems = []

PURE = {"Days", "Growth", "Collaboration", "Evidence", "Convergence"}
SQL = re.compile(r'"\s*(SELECT|INSERT INTO|UPDATE [a-z_]+ SET|DELETE FROM)\s|^\s*(SELECT|INSERT INTO|DELETE FROM) ')
WORDS = re.compile(r"try!|as! |fatalError\(|@unchecked Sendable|TODO|FIXME|preconditionFailure\(")

for name in files:
    path = ROOT / name
    if not path.exists():
        continue
    lines = path.read_text().splitlines()
    in_sources = name.startswith("Sources/")
    target = name.split("/")[1] if in_sources else ""
    for number, line in enumerate(lines, 1):
        where = f"{name}:{number}"
        if in_sources and target == "App" and SQL.search(line) and not re.search(r"\+Queries|/Migrations/", name):
            problems.append(f"{where}: SQL outside +Queries")
        if in_sources and WORDS.search(line) and "//" not in line and "//" not in (lines[number - 2] if number > 1 else ""):
            problems.append(f"{where}: needs a written reason: {line.strip()[:80]}")
        if target in PURE and re.match(r"\s*(public |internal )?import (Foundation|Database|Hummingbird|GRDB|NIO)", line):
            problems.append(f"{where}: the domain is pure: {line.strip()}")
        if target == "App" and "html(" in line and "/Features/" in name and "+Views" not in name and "html(\"" in line:
            problems.append(f"{where}: HTML outside +Views")
    if in_sources and len(lines) > 600:
        problems.append(f"{name}: {len(lines)} lines; is this still one idea?")

for problem in problems:
    print(problem)
print(f"house rules: {len(files)} files, {len(problems)} problems")
sys.exit(1 if problems else 0)
