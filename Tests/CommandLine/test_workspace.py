"""A workspace at the command line: backup while it is written to, check, restore, the ledger, and what is refused."""
import json
import os
import pathlib
import sqlite3
import subprocess
import threading

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("REMBUK_BINARY", str(ROOT / ".build/debug/rembuk"))
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("REMBUK_")}
AREAS = "code,name,level,parent\n33,Jawa Contoh,province,\n33.02,Kabupaten Contoh,regency,33\n33.02.01,Lumbir,district,33.02\n33.02.01.2001,Cingebul,village,33.02.01\n"


def rembuk(*arguments):
    return subprocess.run([BINARY, *map(str, arguments)], env=ENVIRONMENT, capture_output=True, text=True, timeout=120)


def done(*arguments):
    result = rembuk(*arguments)
    assert result.returncode == 0, result.stderr
    return result.stdout


def refused(*arguments, code=1):
    result = rembuk(*arguments)
    assert result.returncode == code, result
    if code == 1:
        assert result.stderr.startswith("rembuk: ") and result.stderr.count("\n") == 1, result.stderr
    return result.stderr


@pytest.fixture
def data(tmp_path):
    folder, areas = tmp_path / "data", tmp_path / "areas.csv"
    areas.write_text(AREAS)
    done("import", "areas", areas, "--data", folder)
    for number in range(3):
        done("account", "add", "--email", f"p{number}@contoh.example", "--name", f"P{number} Contoh", "--role", "evaluator", "--data", folder)
    return folder


def contents(folder):
    with sqlite3.connect(folder / "rembuk.sqlite") as database:
        names = [name for name, in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")]
        return {name: sorted(map(repr, database.execute(f'SELECT * FROM "{name}"'))) for name in names if name != "migration"}


def test_there_and_back(data, tmp_path):
    written = json.loads(done("backup", tmp_path / "b", "--data", data, "--json"))
    assert json.loads(done("backup", "check", tmp_path / "b", "--json")) == written
    assert written["rows"] > 0 and written["bytes"] == (tmp_path / "b").stat().st_size
    done("restore", tmp_path / "b", "--data", tmp_path / "restored")
    assert contents(tmp_path / "restored") == contents(data)
    assert done("ledger", "verify", "--data", tmp_path / "restored") == done("ledger", "verify", "--data", data)


def test_a_backup_while_others_write(data, tmp_path):
    """Every account has its entry in the ledger; whatever moment a backup caught, both are of it."""
    stop, counts = threading.Event(), []

    def write():
        number = 100
        while not stop.is_set():
            number += 1
            done("account", "add", "--email", f"p{number}@contoh.example", "--name", "Contoh", "--role", "evaluator", "--data", data)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(6):
            done("backup", tmp_path / f"b{number}", "--data", data)
            done("restore", tmp_path / f"b{number}", "--data", tmp_path / f"r{number}")
            done("ledger", "verify", "--data", tmp_path / f"r{number}")
            with sqlite3.connect(tmp_path / f"r{number}/rembuk.sqlite") as database:
                accounts, = database.execute("SELECT count(*) FROM account WHERE email LIKE 'p%'").fetchone()
                entries, = database.execute("SELECT count(*) FROM ledger WHERE action = 'account.invited'").fetchone()
            assert accounts == entries
            counts.append(accounts)
    finally:
        stop.set()
        writer.join()
    assert counts[-1] > counts[0], "nothing was written meanwhile"


def test_what_is_refused(data, tmp_path):
    done("backup", tmp_path / "b", "--data", data)
    assert "exists" in refused("backup", tmp_path / "b", "--data", data)
    assert "not empty" in refused("restore", tmp_path / "b", "--data", data)
    assert "no workspace" in refused("backup", tmp_path / "c", "--data", tmp_path / "nowhere")
    assert "no workspace" in refused("ledger", "verify", "--data", tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists() and not (tmp_path / "c").exists()
    damaged = bytearray((tmp_path / "b").read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (tmp_path / "d").write_bytes(damaged)
    assert "damaged" in refused("backup", "check", tmp_path / "d")
    assert "damaged" in refused("restore", tmp_path / "d", "--data", tmp_path / "new")
    assert not (tmp_path / "new").exists()
    (tmp_path / "e").write_bytes(damaged[:500])
    assert "too early" in refused("backup", "check", tmp_path / "e")
    assert "not a backup" in refused("backup", "check", data / "rembuk.sqlite")
    refused("backup", code=64)
    refused("ledger", "verify", "--data", data, "--anchor", "33.02:1", code=64)


@pytest.mark.parametrize("tampering", [
    "UPDATE ledger SET actor = 'x' WHERE sequence = 2",
    "DELETE FROM ledger WHERE sequence = 2",
    "UPDATE ledger SET sequence = CASE sequence WHEN 2 THEN 3 ELSE 2 END WHERE sequence IN (2, 3)",
    "DELETE FROM ledger WHERE sequence = (SELECT max(sequence) FROM ledger)",
])
def test_the_ledger_tells(data, tampering):
    heads = done("ledger", "verify", "--data", data).splitlines()[1:]
    assert json.loads(done("ledger", "verify", "--json", "--data", data))["whole"] is True
    district, number, digest = heads[0].split(":")
    done("ledger", "verify", "--data", data, "--anchor", f"{district}:{number}:{digest[:16]}")
    assert "noted" in refused("ledger", "verify", "--data", data, "--anchor", f"{district}:{number}:{'0' * 16}")
    with sqlite3.connect(data / "rembuk.sqlite") as database:
        # Somebody with the file in hands can drop the triggers that refuse it.
        for name, in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("PRAGMA ignore_check_constraints = ON")
        database.execute("CREATE TABLE copy AS SELECT * FROM ledger")
        try:
            database.execute(tampering)
        except sqlite3.IntegrityError:
            database.execute("UPDATE ledger SET sequence = -sequence WHERE sequence IN (2, 3)")
            database.execute("UPDATE ledger SET sequence = CASE sequence WHEN -2 THEN 3 ELSE 2 END WHERE sequence < 0")
    database.close()
    assert "broken at entry" in refused("ledger", "verify", "--data", data)
    result = rembuk("ledger", "verify", "--json", "--data", data)
    assert result.returncode == 1 and json.loads(result.stdout)["first_break"]["sequence"] >= 2
