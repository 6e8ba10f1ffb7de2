#!/usr/bin/env python3
"""Writes Sources/App/Sample/BanyumasAreas.swift from ../shared/data/banyumas/areas.csv (cahyadsn/wilayah, MIT, © cahya dsn).

Plain facts of the home ministry's list: codes, names, levels and centres. The program does not read the file; this script was run once."""
import csv
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
rows = list(csv.DictReader(open(ROOT.parent / "shared/data/banyumas/areas.csv", encoding="utf-8")))
lines = [f'{r["code"]},{r["name"]},{r["latitude"]},{r["longitude"]}'.rstrip(",") for r in rows]
assert not any('"' in line or "\\" in line for line in lines)
(ROOT / "Sources/App/Sample/BanyumasAreas.swift").write_text(
    '''/// The areas of Kabupaten Banyumas: code, name, latitude and longitude of a point within.
///
/// Codes and names are those of the home ministry (Kemendagri), taken with their centres from github.com/cahyadsn/wilayah (MIT licence,
/// © cahya dsn). Made by Scripts/make-sample-areas.py.
enum BanyumasAreas {
    static let list = """
'''
    + "".join(f"        {line}\n" for line in lines)
    + '''        """
}
''', encoding="utf-8")
