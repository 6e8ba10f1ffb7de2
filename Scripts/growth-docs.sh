#!/usr/bin/env bash
# Renders the pages of the Growth library into .build/growth-docs, and compiles every example they show. A warning is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=.build/growth-docs
rm -rf "$folder" && mkdir -p "$folder/symbols"
swiftc -parse-as-library -swift-version 6 -enable-upcoming-feature ExistentialAny Sources/Growth/*.swift -module-name Growth \
    -emit-module -emit-module-path "$folder/symbols/Growth.swiftmodule" -emit-symbol-graph -emit-symbol-graph-dir "$folder/symbols"
docc convert Sources/Growth/Growth.docc --additional-symbol-graph-dir "$folder/symbols" --output-path "$folder/pages" \
    --fallback-display-name Growth --fallback-bundle-identifier org.rembuk.growth --warnings-as-errors
python3 - Sources/Growth/Growth.docc/Growth.md > "$folder/page.swift" <<'PY'
import re, sys
print("import Growth\nfunc page() throws {")
for block in re.findall(r"```swift\n(.*?)```", open(sys.argv[1]).read(), re.S):
    for line in block.splitlines():
        # A result that only its comment takes.
        print("    _ = " + line if re.match(r"\w+[.\[(].*\S +// ", line) else "    " + line)
print("}")
PY
swiftc -typecheck -swift-version 6 -I "$folder/symbols" "$folder/page.swift"
echo "$folder/pages"
