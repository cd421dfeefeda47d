"""A server of this repository, for as long as a test needs it."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.servers import LOOPBACK, free_port, wait_until_up

REPOSITORY = Path(__file__).resolve().parents[2]
# The two ways to start the product; the port comes last.
UVICORN = ("uvicorn", "app:app", "--host", LOOPBACK, "--port")
STREAMLIT = (
    "streamlit", "run", "app.py", "--server.headless", "true", "--server.fileWatcherType", "none",
    "--server.address", LOOPBACK, "--server.port",
)  # fmt: skip
# What a server writes when all is well: that it runs, and who asks for what.
NEWS = re.compile(
    r'^INFO:|Uvicorn running|Application startup|HTTP/1\.1"|"WebSocket|connection (open|closed)$'
)


@dataclass
class Server:
    """A running server: its address, and the lines that it has written so far."""

    process: subprocess.Popen[str]
    address: str
    lines: list[str] = field(default_factory=list)

    def read(self) -> None:
        """Take in what the server writes until it ends."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip())

    @property
    def complaints(self) -> list[str]:
        """What the server wrote that is no news: its warnings and errors."""
        return [line for line in self.lines if line and not NEWS.search(line)]


@contextlib.contextmanager
def started_server(command: Sequence[str] = UVICORN, folder: Path = REPOSITORY) -> Iterator[Server]:
    """A server that answers, ended with the block. folder: where it finds app.py."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", *command, str(port)],
        cwd=folder,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    server = Server(process, f"http://{LOOPBACK}:{port}")
    reader = threading.Thread(target=server.read, daemon=True)
    reader.start()
    try:
        wait_until_up(f"{server.address}/_stcore/health", process)
        yield server
    finally:
        process.terminate()
        process.wait(30)
        reader.join(30)
        if process.stdout is not None:
            process.stdout.close()
