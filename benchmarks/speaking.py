"""Those who speak with a real server in a measurement: one connection each, every answer timed and kept."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from evidence.models import Passage
from hypotheses.models import Assessment

ROOT = Path(__file__).parent.parent
#: What may be answered to whom all is told rightly: read, written, changed, and told that somebody was faster.
FINE = {200, 201}
OVERTAKEN = 412
STUDY = "bench-4000"
#: The server closes a connection on which nothing was said for two seconds.
IDLE = 1.0


class Speaker:
    """One connection to the server, kept open, in somebody's name; every answer is timed and counted."""

    def __init__(self, port: int, token: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.token, self.spoke = token, 0.0
        self.times: defaultdict[str, list[float]] = defaultdict(list)
        self.answers: Counter[tuple[str, int]] = Counter()
        self.faults: list[str] = []

    def ask(
        self, what: str, method: str, address: str, body: Any = None, match: str = ""
    ) -> tuple[int, Any, str]:
        """Status, body and version of an answer."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        if match:
            headers["If-Match"] = match
        began = time.perf_counter()
        if began - self.spoke > IDLE:
            self.connection.close()
        sent = None if body is None else json.dumps(body)
        self.connection.request(method, f"/api/v1/{address}", sent, headers)
        response = self.connection.getresponse()
        said = response.read()
        self.spoke = time.perf_counter()
        self.times[what].append(self.spoke - began)
        self.answers[what, response.status] += 1
        if response.status not in FINE | {OVERTAKEN}:
            self.faults.append(f"{what}: {response.status} {said[:300]!r}")
        told = json.loads(said) if response.headers.get_content_type() == "application/json" else None
        return response.status, told, response.headers.get("ETag", "")


class Writer(Speaker):
    """Somebody who codes; keeps what was accepted."""

    def __init__(self, port: int, token: str, name: str, shared: int) -> None:
        super().__init__(port, token)
        self.name, self.shared = name, shared
        #: by table and row, the texts accepted, in order
        self.accepted: defaultdict[tuple[Any, int], list[str]] = defaultdict(list)
        self.of_shared: list[str] = []

    def write(self, number: int, document: str, prediction: str) -> None:
        """One passage with its judgement, both changed once; then the row that all change."""
        mark = f"{self.name} {number}"
        passage = {
            "study": STUDY,
            "document": document,
            "summary": mark,
            "quotations": [{"text": f"Words of {mark}."}],
        }
        judged = {
            "study": STUDY,
            "prediction": prediction,
            "direction": "supports",
            "strength": 2,
            "rationale": mark,
        }
        status, made, tag = self.ask("create a passage", "POST", "passages/", passage)
        if status != 201:
            return
        self.accepted[Passage, made["id"]].append(mark)
        self.change("change a passage", Passage, made["id"], "passages", "summary", f"{mark} again", tag)
        judged["passage"] = made["key"]
        status, made, tag = self.ask("create an assessment", "POST", "assessments/", judged)
        if status != 201:
            return
        self.accepted[Assessment, made["id"]].append(mark)
        self.change(
            "change an assessment", Assessment, made["id"], "assessments", "rationale", f"{mark} again", tag
        )
        _, _, tag = self.ask("read one row", "GET", f"passages/{self.shared}/")
        status, _, _ = self.ask(
            "change the row of all", "PATCH", f"passages/{self.shared}/", {"summary": f"all {mark}"}, tag
        )
        if status == 200:
            self.of_shared.append(f"all {mark}")

    def change(self, what: str, model: Any, key: int, resource: str, field: str, text: str, tag: str) -> None:
        """Change one field of a row of one's own."""
        status, _, _ = self.ask(what, "PATCH", f"{resource}/{key}/", {field: text}, tag)
        if status == 200:
            self.accepted[model, key].append(text)


@contextmanager
def server(url: str, folder: Path, port: int) -> Iterator[None]:
    """The site on 127.0.0.1 as a deployment starts it, without the web server in front and without limits of rate."""
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "config.settings.deployment",
        "SECRET_KEY": "only-for-this-measurement-" + "k" * 40,
        "ALLOWED_HOSTS": "127.0.0.1",
        "NUM_PROXIES": "0",
        "SECURE_SSL_REDIRECT": "false",
        "API_COUNTS": str(folder / "counts.sqlite3"),
        "API_READS_A_MINUTE": "1000000",
        "API_WRITES_A_MINUTE": "1000000",
    }
    program = [
        sys.executable,
        "-m",
        "gunicorn",
        "config.wsgi",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        "2",
    ]
    options = ["--worker-class", "gthread", "--threads", "4", "--no-control-socket", "--timeout", "120"]
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen([*program, *options], env=environment, cwd=ROOT, stdout=log, stderr=log)
        try:
            wait_for(port)
            yield
        finally:
            process.terminate()
            process.wait()


def wait_for(port: int) -> None:
    """Wait until somebody answers."""
    for _ in range(600):
        try:
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            asked.request("GET", "/api/v1/studies/")
            asked.getresponse().read()
        except OSError:
            time.sleep(0.1)  # a server that starts has no sign to wait for but its answer
        else:
            return
    raise TimeoutError("The server does not answer.")
