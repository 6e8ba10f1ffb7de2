#!/usr/bin/env bash
# The Growth library and the command `growth zscores` on a million children. Needs no data and no server.
set -euo pipefail
cd "$(dirname "$0")/.."
swift build -c release --package-path Benchmarks --scratch-path Benchmarks/.build --product GrowthBenchmark
Benchmarks/.build/release/GrowthBenchmark

swift build -c release --product rembuk
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 - "$folder/million.csv" <<'PY'
import random, sys
random.seed(1)
with open(sys.argv[1], "w") as file:
    file.write("id,sex,age,weight,lenhei,measure,headc,armc,triskin,subskin,oedema\n")
    for child in range(1_000_000):
        age = random.randrange(0, 1826)
        height = 50 + 20 * (age / 365) ** 0.6 + random.gauss(0, 3)
        weight = 3.3 + 5 * (age / 365) ** 0.6 + random.gauss(0, 1)
        file.write(f"{child},{random.choice('12')},{age},{max(2, weight):.2f},{height:.1f},{'l' if age < 731 else 'h'},"
                   f"{random.gauss(46, 2):.1f},{random.gauss(15, 1):.1f},{random.gauss(9, 1.5):.1f},{random.gauss(7, 1):.1f},n\n")
PY
for run in 1 2 3; do
    /usr/bin/time -f "growth zscores, 1,000,000 children: %e s, %M KB" .build/release/rembuk growth zscores "$folder/million.csv" -o "$folder/out.csv"
done
