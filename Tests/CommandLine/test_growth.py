"""`rembuk growth …` as a script would call it: the contract's columns, formats and exit codes, against the WHO's own answers."""
import csv
import io
import json
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("REMBUK_BINARY", str(ROOT / ".build/debug/rembuk"))
DATA = ROOT.parent / "shared/data/growth"
ADDED = "clenhei cmeasure c9mo_flag cbmi csex zlen flen zwei fwei zwfl fwfl zbmi fbmi zhc fhc zac fac zts fts zss fss".split()
GROUPS = "--area typeres --region gregion --wealth wealthq --education mothered --other othergr".split()

needs_data = pytest.mark.skipif(not DATA.exists(), reason=f"{DATA} is absent")


def rembuk(*arguments, text=None):
    return subprocess.run([BINARY, "growth", *map(str, arguments)], input=text, capture_output=True, text=True, timeout=120)


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def same(mine, other, tolerance=0.0):
    if mine == "" or other == "":
        return mine == other
    try:
        return abs(float(mine) - float(other)) <= tolerance * abs(float(other))
    except ValueError:
        return mine == other


@needs_data
def test_every_z_score_of_the_reference(tmp_path):
    out = tmp_path / "out.csv"
    result = rembuk("zscores", DATA / "zscore-input.csv", "-o", out)
    assert result.returncode == 0 and result.stdout == "" and result.stderr == ""
    mine, other = rows(out.read_text()), rows((DATA / "zscore-expected.csv").read_text())
    assert len(mine) == len(other)
    for a, b in zip(mine, other):
        for name in ADDED:
            # The deliberate difference: no weight-for-height for a weight of 0.
            if name in ("zwfl", "fwfl") and a["weight"] == "0":
                continue
            assert same(a[name], b[name]), (a["id"], name)
    assert list(mine[0])[-len(ADDED):] == ADDED


@needs_data
@pytest.mark.parametrize("file, design, expected", [
    ("prevalence-input.csv", "", "none"),
    ("prevalence-input.csv", "--weights sw", "weights"),
    ("prevalence-input.csv", "--weights sw --cluster cluster --strata strata", "design"),
    ("prevalence-lonely-input.csv", "--weights sw --cluster cluster --strata strata", "lonely"),
])
def test_prevalences_of_the_reference(file, design, expected):
    result = rembuk("prevalence", DATA / file, *GROUPS, *design.split())
    assert result.returncode == 0, result.stderr
    compare(rows(result.stdout), rows((DATA / f"prevalence-expected-{expected}.csv").read_text()))


@needs_data
def test_national_survey_from_standard_input():
    text = (DATA / "survey-nigeria.csv").read_text()
    arguments = "--age-unit months --cluster psu --strata st --column lenhei=height --region region".split()
    result = rembuk("prevalence", "-", *arguments, text=text)
    assert result.returncode == 0, result.stderr
    compare(rows(result.stdout), rows((DATA / "survey-nigeria-expected-prevalence.csv").read_text()))
    table = json.loads(rembuk("prevalence", "-", *arguments, "--json", text=text).stdout)
    assert table["groups"][0]["Group"] == "All" and table["groups"][0]["HA_2_r"] == float(rows(result.stdout)[0]["HA_2_r"])


def compare(mine, other):
    mine = {row["Group"]: row for row in mine}
    # The reference's path without a design adds an empty row for "missing".
    other = {row["Group"]: row for row in other if row["Group"] != "Maternal education: NA"}
    assert set(mine) == set(other)
    for group, row in other.items():
        assert len(row) == 135 and list(mine[group]) == list(row)
        for name, value in row.items():
            assert same(mine[group][name], value, 1e-3 if name.endswith("_stdev") else 1e-6), (group, name)


@needs_data
def test_quality():
    arguments = [DATA / "survey-nigeria.csv", "--age-unit", "months", "--column", "lenhei=height"]
    checks = {check["check"]: check for check in json.loads(rembuk("quality", *arguments, "--json").stdout)["checks"]}
    assert round(checks["digit_preference_height"]["value"], 3) == 4.921
    assert checks["sd_haz"]["rating"] == "problematic"
    assert "digit_preference_height" in rembuk("quality", *arguments).stdout


def test_formats():
    result = rembuk("zscores", "-", text="sex,age,weight,lenhei,measure\nL,1000,13,90,h\nNA,,NA,,\n")
    assert result.returncode == 0
    first, second = rows(result.stdout)
    assert first["csex"] == "1" and first["zlen"].count(".") == 1 and len(first["zlen"].split(".")[1]) == 2 and first["flen"] == "0"
    assert all(second[name] == "" for name in ADDED if name != "c9mo_flag")


@pytest.mark.parametrize("text, message", [
    ("", "empty"),
    ("sex,weight\n1,2\n", "no column age"),
    ("sex,age,weight,weight\n1,2,3,4\n", "twice"),
    ("sex,age,weight\n1,30,4\n1,30,four\n", "row 3, column weight"),
    ("sex,age,weight\n1,-30,4\n", "row 2, column age"),
    ("sex,age,weight\n1,30\n", "row 2 has 2 fields"),
    ("sex,age,weight\n1,30,\"4\n", "row 2"),
])
@pytest.mark.parametrize("command", ["zscores", "prevalence", "quality"])
def test_refusals(command, text, message, tmp_path):
    out = tmp_path / "out.csv"
    result = rembuk(command, "-", "-o", out, text=text)
    assert result.returncode == 1
    assert message in result.stderr.strip().splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


def test_wrong_usage():
    assert rembuk("zscores").returncode == 64
    assert rembuk("zscores", "-", "--age-unit", "weeks", text="").returncode == 64
    assert rembuk("zscores", "-", "--column", "height=tinggi", text="").returncode == 64
    assert rembuk("prevalence", "-", "--cluster", "psu", text="sex,age\n1,2\n").returncode == 1
    assert rembuk("zscores", "/nowhere.csv").returncode == 1


def test_the_input_may_be_the_output(tmp_path):
    file = tmp_path / "children.csv"
    file.write_text("sex,age,weight,lenhei\n" + "2,1000,12.5,91.2\n" * 50_000)
    result = rembuk("zscores", file, "-o", file)
    assert result.returncode == 0 and result.stderr == ""
    lines = file.read_text().splitlines()
    assert len(lines) == 50_001 and len(set(lines[1:])) == 1
    assert list(tmp_path.iterdir()) == [file]
