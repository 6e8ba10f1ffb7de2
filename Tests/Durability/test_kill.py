"""An acknowledged write is never lost: the server is killed at random moments under writes, and what it had answered must be there.

A kill alone proves little about the disk, as the kernel keeps what a dead program wrote. So in the second test a disk stands in between
that keeps only what was synchronised (disk.c), as after a power cut. Each test is itself tested: with a proxy that acknowledges before the
server has, and with a disk that lies about synchronising, it must find losses.
"""
import http.client
import json
import os
import pathlib
import random
import re
import shutil
import socket
import sqlite3
import subprocess
import threading
import time

import pytest

from server import BINARY, Workspace

POSTGRES = os.environ.get("REMBUK_TEST_POSTGRES")
KILLS = int(os.environ.get("REMBUK_KILLS", "5"))
WRITERS = 4


def meetings(workspace):
    """The titles of all meetings there are."""
    titles, page = [], 1
    while True:
        status, _, lines = workspace.call("GET", f"/meetings?page={page}")
        assert status == 200, lines
        if not lines:
            return titles
        titles += [line["title"] for line in lines]
        page += 1


def write_until_killed(port, token, name, acknowledged, stop):
    """Plans meetings one after another; notes the title of each that was acknowledged with 201."""
    connection, number = http.client.HTTPConnection("127.0.0.1", port, timeout=10), 0
    while not stop.is_set():
        number += 1
        title = f"{name}-{number}"
        body = json.dumps({"title": title, "day": "2031-01-15", "time": "09:00"})
        try:
            connection.request("POST", "/api/v1/meetings", body, {"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return
        assert answer.status == 201, answer.status
        acknowledged.append(title)


class EarlyAcknowledgement:
    """A proxy that answers 201 at once and hands the request on a moment later: the fault that the test must find."""

    def __init__(self, port):
        self.port, self.listener = port, socket.create_server(("127.0.0.1", 0))
        self.own = self.listener.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.talk, args=(client,), daemon=True).start()

    def talk(self, client):
        with client, client.makefile("rb") as incoming:
            while True:
                lines = []
                while (line := incoming.readline()) not in (b"\r\n", b""):
                    lines.append(line)
                if not lines:
                    return
                length = next((int(line.split(b":")[1]) for line in lines if line.lower().startswith(b"content-length:")), 0)
                request = b"".join(lines) + b"\r\n" + incoming.read(length)
                client.sendall(b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")
                threading.Timer(0.05, self.hand_on, (request,)).start()

    def hand_on(self, request):
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=10) as server:
                server.sendall(request)
                server.recv(65536)
        except OSError:
            pass


def killed_under_writes(workspace, seed, port=None):
    """Starts the server, writes from several sides, kills it after a random while. Returns what it had acknowledged."""
    chance = random.Random(seed)
    workspace.start()
    acknowledged, stop = [], threading.Event()
    writers = [
        threading.Thread(target=write_until_killed, args=(port or workspace.port, workspace.token, f"{seed}-{side}", acknowledged, stop))
        for side in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    time.sleep(0.4 + chance.random())
    workspace.kill()
    stop.set()
    for writer in writers:
        writer.join(30)
    return list(acknowledged)


def lost(workspace, acknowledged):
    """What was acknowledged and is not there, after the server has been started again and the ledger verified."""
    workspace.run("ledger", "verify")
    workspace.start()
    there = meetings(workspace)
    workspace.stop()
    assert len(there) == len(set(there)), "a write came twice"
    return set(acknowledged) - set(there)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """The sample on SQLite, with a token for its secretary."""
    folder = tmp_path_factory.mktemp("durability") / "template"
    workspace = Workspace(folder)
    workspace.start("--sample")
    workspace.stop()
    workspace.token = workspace.run("account", "token", "--email", "secretary@contoh.example").strip().split()[-1]
    return workspace


@pytest.fixture(params=["sqlite", "postgres"])
def workspace(request, template, tmp_path):
    if request.param == "sqlite":
        shutil.copytree(template.folder, tmp_path / "data")
        yield Workspace(tmp_path / "data", token=template.token)
        return
    if not POSTGRES:
        pytest.skip("REMBUK_TEST_POSTGRES names no server")
    psql = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/psql"))[-1]
    name = f"rembuk_kill_{os.getpid()}"
    subprocess.run([psql, POSTGRES, "-qc", f"CREATE DATABASE {name}"], check=True)
    try:
        workspace = Workspace(tmp_path / "data", url=re.sub(r"postgres:///\w+", f"postgres:///{name}", POSTGRES), token=template.token)
        # From SQLite by a backup: the two engines hold the same.
        template.run("backup", tmp_path / "template.backup")
        workspace.run("restore", tmp_path / "template.backup")
        yield workspace
    finally:
        subprocess.run([psql, POSTGRES, "-qc", f"DROP DATABASE {name} WITH (FORCE)"], check=True)


def test_kill_loses_nothing_that_was_acknowledged(workspace):
    acknowledged = []
    for seed in range(KILLS):
        acknowledged += killed_under_writes(workspace, seed)
        assert not lost(workspace, acknowledged)
    assert len(acknowledged) > 10 * KILLS, "too few writes to say anything"


def test_the_test_finds_an_early_acknowledgement(workspace):
    proxy = EarlyAcknowledgement(workspace.port)
    acknowledged = killed_under_writes(workspace, 100, port=proxy.own)
    proxy.listener.close()
    assert lost(workspace, acknowledged)


# A power cut


@pytest.fixture(scope="module")
def disk(tmp_path_factory):
    library = tmp_path_factory.mktemp("disk") / "disk.so"
    compiler = shutil.which("clang") or shutil.which("cc")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, pathlib.Path(__file__).with_name("disk.c"), "-lpthread"], check=True)
    return library


def powered_off_under_writes(template, disk, folder, seed, lies):
    """As `killed_under_writes`, on the disk between; the workspace that is left is what had been synchronised."""
    before, image = folder / "data", folder / "image"
    shutil.copytree(template.folder, before)
    shutil.copytree(template.folder, image)
    extra = {"LD_PRELOAD": str(disk), "DISK_WATCH": str(before), "DISK_IMAGE": str(image), "DISK_LIES": "1" if lies else "0"}
    acknowledged = killed_under_writes(Workspace(before, token=template.token, extra=extra), seed)
    # The index of the write-ahead log is shared memory; a machine that was off has none.
    (image / "rembuk.sqlite-shm").unlink(missing_ok=True)
    return acknowledged, Workspace(image, token=template.token)


def test_a_power_cut_loses_nothing_that_was_acknowledged(template, disk, tmp_path):
    for seed in range(KILLS):
        acknowledged, left = powered_off_under_writes(template, disk, tmp_path / str(seed), seed, lies=False)
        assert len(acknowledged) > 10, "too few writes to say anything"
        assert not lost(left, acknowledged)


def test_the_test_finds_a_disk_that_does_not_synchronise(template, disk, tmp_path):
    acknowledged, left = powered_off_under_writes(template, disk, tmp_path, 200, lies=True)
    assert lost(left, acknowledged)


# An import


def test_an_import_that_is_killed_was_applied_whole_or_not_at_all(template, tmp_path):
    """A file of 4,000 rows is applied in one transaction, whenever the command dies; then the same file again brings the rest: all or none."""
    subprocess.run([BINARY, "sample", "growth", "--children", "4000", "--seed", "9", "--format", "csv", "-o", tmp_path / "export"], check=True)
    file = next(path for path in (tmp_path / "export").glob("2*.csv"))
    count = "SELECT (SELECT count(*) FROM measurement), (SELECT count(*) FROM child), (SELECT sum(measured) FROM growth_summary)"

    def counts(folder):
        with sqlite3.connect(folder / "rembuk.sqlite") as database:
            return database.execute(count).fetchone()

    whole = tmp_path / "whole"
    shutil.copytree(template.folder, whole)
    before, start = counts(whole), time.monotonic()
    Workspace(whole).run("import", "growth", file)
    after, takes = counts(whole), time.monotonic() - start
    assert after > before
    seen, chance = set(), random.Random(1)
    for attempt in range(3 * KILLS):
        folder = tmp_path / f"killed-{attempt}"
        shutil.copytree(template.folder, folder)
        process = subprocess.Popen([BINARY, "import", "growth", file, "--data", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # The first ones early, the last ones about when it commits.
        time.sleep(takes * min(1.05, (attempt + chance.random()) / (3 * KILLS - 2)))
        process.kill()
        process.wait()
        left = counts(folder)
        assert left in (before, after), (attempt, before, left, after)
        seen.add(left)
        Workspace(folder).run("ledger", "verify")
        Workspace(folder).run("import", "growth", file)
        assert counts(folder) == after
        shutil.rmtree(folder)
    assert before in seen, "no kill came before the end: it says nothing"
