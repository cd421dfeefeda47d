"""Processes that a measurement starts on loopback, and that end with it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOOR = ROOT / "benchmarks" / "floor"
LOOPBACK = "127.0.0.1"
PATIENCE = 60.0  # seconds until a server must answer
LAST_WORDS = 4_000  # bytes of what a process wrote that are shown where something failed


def free_port() -> int:
    """A port of loopback on which nothing listens."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def wait_until_up(url: str, process: subprocess.Popen[bytes]) -> None:
    """Return when the URL answers. Raises RuntimeError if the process ends or stays silent."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"The server of {url} ended with code {process.returncode}.")
        silent = contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError)
        with silent, urllib.request.urlopen(url, timeout=2):
            return
        time.sleep(0.1)
    raise RuntimeError(f"{url} did not answer within {PATIENCE:.0f} s.")


@contextlib.contextmanager
def running(command: list[str], folder: Path = ROOT) -> Iterator[subprocess.Popen[bytes]]:
    """The process of a command, in a group of its own that is ended with all its children.

    What it writes is kept, and printed where the block ends with an error.
    """
    with tempfile.TemporaryFile() as written:
        process = subprocess.Popen(
            command, cwd=folder, stdout=written, stderr=written, start_new_session=True
        )
        try:
            yield process
        except Exception:
            written.seek(0)
            print(written.read()[-LAST_WORDS:].decode(errors="replace"), file=sys.stderr)
            raise
        finally:
            stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process and its children; at once where they do not go by themselves."""
    for sign, seconds in ((signal.SIGTERM, 5), (signal.SIGKILL, 5)):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
            return


def server_command(folder: Path, port: int) -> list[str]:
    """The command that serves the app.py of a folder on loopback.

    By uvicorn where app.py declares an application, by Streamlit's own server where it is a plain
    script, as it is in earlier commits. A checkout with an environment of its own runs in that one.
    """
    own_python = folder / ".venv" / "bin" / "python"
    python = str(own_python) if own_python.exists() else sys.executable
    if "st.App(" in (folder / "app.py").read_text(encoding="utf-8"):
        address = ["--host", LOOPBACK, "--port", str(port)]
        return [python, "-m", "uvicorn", "app:app", "--ws-per-message-deflate", "false", *address]
    return [
        python, "-m", "streamlit", "run", "app.py",
        "--server.address", LOOPBACK, "--server.port", str(port), "--server.headless", "true",
        "--server.fileWatcherType", "none",
    ]  # fmt: skip


@contextlib.contextmanager
def served(folder: Path = ROOT) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address and the process of a folder's app.py, served until the block ends."""
    port = free_port()
    address = f"http://{LOOPBACK}:{port}"
    with running(server_command(folder, port), folder) as process:
        wait_until_up(f"{address}/_stcore/health", process)
        yield address, process
