"""Chromium as an oracle: opens a page, says what it fetched, and answers expressions about it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

FLAGS = "--headless --no-sandbox --disable-gpu --no-first-run --remote-debugging-pipe"


class Page:
    """One opened page; ``fetched`` are the addresses it asked for, ``complaints`` what it logged."""

    def __init__(self, reads: int, writes: int) -> None:
        self._in = os.fdopen(reads, "rb")
        self._out = os.fdopen(writes, "wb")
        self._waiting = b""
        self._number = 0
        self._session = ""
        self.fetched: list[str] = []
        self.complaints: list[str] = []

    def open(self, address: str) -> None:
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self._ask(f"{domain}.enable")
        self._ask("Page.navigate", url=address)
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def ask(self, expression: str) -> Any:
        """What ``expression`` comes to in the page."""
        answer = self._ask("Runtime.evaluate", expression=expression, returnByValue=True,
                           awaitPromise=True)  # fmt: skip
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode() + b"\0")
        self._out.flush()
        while (answer := self._next()).get("id") != self._number:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._waiting:
            read = os.read(self._in.fileno(), 65536)
            assert read, "Chromium is gone"
            self._waiting += read
        message, _, self._waiting = self._waiting.partition(b"\0")
        told = json.loads(message)
        parameters = told.get("params", {})
        if told.get("method") == "Network.requestWillBeSent":
            self.fetched.append(parameters["request"]["url"])
        elif told.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown"):
            self.complaints.append(json.dumps(parameters, ensure_ascii=False))
        return told

    def close(self) -> None:
        self._in.close()
        self._out.close()


@contextmanager
def opened(page: Path) -> Iterator[Page]:
    """The page in a Chromium of its own; skips where Chromium is missing."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        assert os.environ.get("CI") != "true", "CI must have Chromium"
        pytest.skip("Chromium is not installed")
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        start = f'exec "$0" {FLAGS} --user-data-dir="$1" 3<&{theirs_in} 4>&{theirs_out}'
        process = subprocess.Popen(
            ["bash", "-c", start, program, profile],
            pass_fds=(theirs_in, theirs_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        found = Page(ours_in, ours_out)
        try:
            found.open(page.resolve().as_uri())
            yield found
        finally:
            found.close()
            process.terminate()
            process.wait(30)
