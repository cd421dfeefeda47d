"""Processes that a measurement starts on loopback, and that end with it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = "127.0.0.1"
PATIENCE = 60.0  # seconds until a server must answer


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
def running(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """The process of a command, in a group of its own that is ended with all its children."""
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=sys.stderr, start_new_session=True
    )
    try:
        yield process
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


def streamlit_command(script: Path, port: int, *options: str) -> list[str]:
    """The command that serves a page of this repository on loopback."""
    return [
        sys.executable, "-m", "streamlit", "run", str(script),
        "--server.address", LOOPBACK, "--server.port", str(port), "--server.headless", "true",
        "--server.fileWatcherType", "none", "--logger.level", "error", *options,
    ]  # fmt: skip


@contextlib.contextmanager
def served(script: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address and the process of a page that is served until the block ends."""
    port = free_port()
    address = f"http://{LOOPBACK}:{port}"
    with running(streamlit_command(script, port, *options)) as process:
        wait_until_up(f"{address}/_stcore/health", process)
        yield address, process
