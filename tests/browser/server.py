"""A Streamlit server of this repository, for as long as a test needs it."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
LOOPBACK = "127.0.0.1"
STARTS_WITHIN_SECONDS = 120
STARTED = "server started on"


@dataclass
class Server:
    """A running server: its address, and the lines that it has written so far."""

    process: subprocess.Popen[str]
    address: str
    lines: list[str] = field(default_factory=list)
    said_that_it_started_or_ended: threading.Event = field(default_factory=threading.Event)

    def read(self) -> None:
        """Take in what the server writes until it ends."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            if STARTED in line:
                self.said_that_it_started_or_ended.set()
        self.said_that_it_started_or_ended.set()


def free_port() -> int:
    """A port of loopback on which nothing listens."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def started_server() -> Iterator[Server]:
    """A server that answers, ended with the block."""
    port = free_port()
    process = subprocess.Popen(
        [
            sys.executable, "-m", "streamlit", "run", "app.py",
            "--server.headless", "true", "--server.address", LOOPBACK, "--server.port", str(port),
            "--server.fileWatcherType", "none",
        ],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )  # fmt: skip
    server = Server(process, f"http://{LOOPBACK}:{port}")
    reader = threading.Thread(target=server.read, daemon=True)
    reader.start()
    try:
        server.said_that_it_started_or_ended.wait(STARTS_WITHIN_SECONDS)
        if not any(STARTED in line for line in server.lines):
            written = "\n".join(server.lines) or "nothing was written"
            raise RuntimeError(f"The server did not start: {written}")
        with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=60) as answer:
            assert answer.status == 200
        yield server
    finally:
        process.terminate()
        process.wait(30)
        reader.join(30)
        if process.stdout is not None:
            process.stdout.close()
