"""A workspace and its server, as the tests drive them from outside."""
import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
BINARY = pathlib.Path(os.environ.get("REMBUK_BINARY", ROOT / ".build/debug/rembuk"))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Workspace:
    """A workspace on one engine, and the server that is killed and started again on it."""

    def __init__(self, folder, url=None, token=None, extra=None):
        self.folder, self.token, self.port, self.process = pathlib.Path(folder), token, free_port(), None
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("REMBUK_")}
        if url:
            self.environment["REMBUK_DATABASE_URL"] = url
        self.extra, self.log = extra or {}, pathlib.Path(f"{folder}.log")

    def run(self, *arguments):
        done = subprocess.run([BINARY, *arguments, "--data", self.folder], env=self.environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, *arguments):
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [BINARY, "serve", "--port", str(self.port), "--data", self.folder, *arguments], env={**self.environment, **self.extra},
                stdout=log, stderr=log, cwd=self.folder.parent)
        until = time.time() + 120
        while True:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
                connection.request("GET", "/plain")
                connection.getresponse().read()
                return
            except OSError:
                assert self.process.poll() is None and time.time() < until, self.log.read_text()[-2000:]
                time.sleep(0.05)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait(30)

    def call(self, method, path, body=None, token=None, headers=None):
        """A call of the JSON API: status, headers and the decoded body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = {"Authorization": f"Bearer {token or self.token}", **(headers or {})}
        if body is not None and not isinstance(body, bytes):
            body, sent["Content-Type"] = json.dumps(body), "application/json"
        connection.request(method, f"/api/v1{path}", body, sent)
        answer = connection.getresponse()
        content = answer.read()
        return answer.status, answer.headers, json.loads(content) if "json" in (answer.headers["Content-Type"] or "") else content
