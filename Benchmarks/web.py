"""Imports 100,000 rows, then serves a workspace with a million measurements and asks for its pages with 32 connections.

    make bench        (or: .venv/bin/python Benchmarks/web.py [--quick])

Each page is asked for beside /plain, a route that answers two letters, in turns: the ratio says what the page costs, whatever the machine.
Prints a table in Markdown; README.md carries the last one.
"""
import argparse
import gzip
import http.client
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[1]
os.environ.setdefault("REMBUK_BINARY", str(ROOT / ".build/release/rembuk"))
sys.path.insert(0, str(ROOT / "Tests"))
from server import BINARY, Workspace  # noqa: E402 (which binary is decided before)

PASSWORD = "kopi tubruk pagi hari"
PAGES = {
    "Home": "/", "Growth": "/growth", "Kecamatan": "/growth/areas/33.02.21", "Village": None, "Public": "/public", "Meetings": "/meetings",
    "Responsibilities": "/responsibilities", "Assessment": "/assessment",
}


def measured(workspace, *arguments):
    """Seconds and the peak memory in MB that GNU time reports of a command on the workspace."""
    command = ["/usr/bin/time", "-f", "%e %M", BINARY, *arguments, "--data", workspace.folder]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    seconds, kilobytes = done.stderr.strip().splitlines()[-1].split()
    return float(seconds), int(kilobytes) / 1024


def sample(folder):
    """A workspace filled with the sample; its server has ended."""
    workspace = Workspace(folder)
    workspace.start("--sample")
    workspace.stop()
    return workspace


class Browser:
    """Enough of one: cookies and forms."""

    def __init__(self, port):
        self.port, self.cookies = port, {}

    def request(self, method, path, fields=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = dict(headers or {})
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{key}={value}" for key, value in self.cookies.items())
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            key, value = cookie.split(";")[0].split("=", 1)
            self.cookies[key] = value
        return answer, content

    def accept(self, link):
        path = urllib.parse.urlparse(link).path
        _, page = self.request("GET", path)
        fields = dict(re.findall(rb'<input type="?hidden"? name="?([\w-]+)"? value="([^"]*)"', page))
        fields = {key.decode(): value.decode() for key, value in fields.items()}
        answer, page = self.request("POST", path, {**fields, "password": PASSWORD, "again": PASSWORD})
        assert answer.status in (302, 303), (answer.status, page[:2000])


def wrk(port, path, cookie, seconds):
    """Requests a second, and the 99th percentile in ms."""
    command = ["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", "-H", f"Cookie: {cookie}", "-H", "Accept-Encoding: gzip",
               f"http://127.0.0.1:{port}{path}"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in text and "Socket errors" not in text, text
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)\b", text).groups()
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]), float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def first_visit(browser, path):
    """kB over the wire of the page and of the stylesheet it links, compressed."""
    _, page = browser.request("GET", path, headers={"Accept-Encoding": "gzip"})
    plain = gzip.decompress(page) if page[:2] == b"\x1f\x8b" else page
    total = len(page)
    for link in set(re.findall(rb'(?:href|src)="?(/assets/[^" >]+)', plain)):
        total += len(browser.request("GET", link.decode(), headers={"Accept-Encoding": "gzip"})[1])
    return total / 1000


def invent(folder, *options):
    subprocess.run([str(part) for part in (BINARY, "sample", "growth", *options, "-o", folder)], check=True, stdout=subprocess.DEVNULL)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--quick", action="store_true", help="a tenth of the data, short runs: does it work at all?")
    options.add_argument("--keep", help="keep the workspace in this folder, and use it where it is there")
    options = options.parse_args()
    children, months, seconds = (12_900, 9, 2) if options.quick else (129_000, 9, 10)
    folder = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="rembuk-bench-"))
    folder.mkdir(parents=True, exist_ok=True)

    # Importing
    rows = 10_000 if options.quick else 100_000
    invent(folder / "one", "--children", rows, "--seed", 3)
    file = sorted((folder / "one").glob("2*.xlsx"))[0]
    print(f"| Import of {rows:,} rows of 35 columns, xlsx | rows/s | peak MB |\n|---|---|---|")
    for attempt in range(3):
        target = folder / "import"
        shutil.rmtree(target, ignore_errors=True)
        took, memory = measured(sample(target), "import", "growth", file)
        print(f"| run {attempt + 1}: {took:.2f} s | {rows / took:,.0f} | {memory:.0f} |", flush=True)

    # Serving
    data = folder / "million"
    if not data.exists():
        million = sample(data)
        invent(folder / "months", "--children", children, "--months", months, "--seed", 5, "--format", "csv")
        for month in sorted((folder / "months").glob("2*.csv")):
            million.run("import", "growth", month)
    workspace = Workspace(data)
    workspace.start()
    port = workspace.port
    try:
        browser = Browser(port)
        link = workspace.run("account", "add", "--email", f"ukur{time.time_ns()}@contoh.example", "--name", "Ukur", "--role", "secretary")
        browser.accept(link.strip().split()[-1])
        cookie = "; ".join(f"{key}={value}" for key, value in browser.cookies.items())
        _, page = browser.request("GET", "/growth/areas/33.02.21")
        pages = dict(PAGES)
        pages["Village"] = re.search(rb"/growth/areas/33\.02\.21\.\d{4}", page)[0].decode()
        print("\n| Page | kB, first visit | requests/s | p99 ms | of /plain's rate |\n|---|---|---|---|---|")
        for name, path in pages.items():
            answer, _ = browser.request("GET", path)
            assert answer.status == 200, (path, answer.status)
            wrk(port, path, cookie, 1)
            # In turns, and the middle of three: the machine is not the same from minute to minute.
            tries = []
            for _ in range(3):
                plain, _ = wrk(port, "/plain", cookie, max(1, seconds // 3))
                rate, latency = wrk(port, path, cookie, max(1, seconds // 3))
                tries.append((rate / plain, rate, latency))
            ratio, rate, latency = sorted(tries)[1]
            print(f"| {name} `{path}` | {first_visit(browser, path):.1f} | {rate:,.0f} | {latency:.1f} | {ratio:.2f} |", flush=True)
        memory = int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{workspace.process.pid}/status").read_text())[1]) / 1024
        print(f"\nPeak memory of the server: {memory:.0f} MB")
    finally:
        workspace.stop()
        if not options.keep:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
